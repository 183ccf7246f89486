"""The template of the table: example rows of every kind, and the schema of the columns.

The schema is that of a Frictionless Data Package: https://specs.frictionlessdata.io/.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...errors import BadRequest
from .columns import COLUMNS, Column
from .package import PACKAGE_FILE

TABLE_FILE = "claims.csv"
TEMPLATE_NAME = "claims"
"""The name of every table that is made of the template, until it is given its own."""

_FORD = {
    "battle": "fight-at-the-ford-1900",
    "battle_name": "Fight at the Ford",
    "battle_kind": "clash",
    "date": "1900-05-10/1900-05-11",
    "date_text": "10-11 May 1900",
    "place": "The ford below Millbrook",
    "conflict": "River War",
}
_GAZETTE = {
    "source": "The Millbrook Gazette",
    "source_kind": "news_report",
    "source_date": "1900-05-12",
    "licence": "public domain",
    "locator": "page/2",
}
_LETTER = {"source": "A Letter from the Ford", "source_kind": "testimony"}
_ROWS: tuple[Mapping[str, str], ...] = (
    _FORD
    | _GAZETTE
    | {
        "kind": "casualties",
        "effects": "killed",
        "population": "combatant",
        "party": "Blues",
        "party_kind": "non_state_armed_group",
        "side": "2",
        "claimant": "Redland",
        "quantity": "at least 40",
        "quote": "Redland counts at least 40 rebels dead",
    },
    {"battle": _FORD["battle"]}
    | _LETTER
    | {
        "kind": "casualties",
        "effects": "killed wounded",
        "party": "Redland; the Scouts",
        "side": "1",
        "quantity": "dozens",
        "occurred": "1900-05-10",
        "note": "The writer names neither day nor place of birth.",
    },
    {"battle": _FORD["battle"]}
    | _GAZETTE
    | {
        "kind": "strength",
        "party": "Redland",
        "side": "1",
        "value": "350",
        "lower": "300",
        "upper": "400",
    },
    {"battle": _FORD["battle"]}
    | _GAZETTE
    | {
        "kind": "materiel",
        "effects": "captured",
        "item": "field guns",
        "item_class": "artillery",
        "party": "Blues",
        "quantity": "none",
    },
    {"battle": _FORD["battle"]}
    | _LETTER
    | {"kind": "outcome", "outcome": "Tactical victory", "party": "Redland"},
)


def template() -> str:
    """The heading with example rows, as CSV."""
    written = io.StringIO()
    writer = csv.DictWriter(written, tuple(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_ROWS)
    return written.getvalue()


def package() -> dict[str, Any]:
    """The description of the table as a Data Package, for editors and validators."""
    resource = {
        "name": "claims",
        "path": TABLE_FILE,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in COLUMNS.values()],
            "missingValues": [""],
        },
    }
    return {
        "name": TEMPLATE_NAME,
        "title": "Claims about battles, one a row",
        "profile": "tabular-data-package",
        "resources": [resource],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.is_required}
    if column.words:
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.says,
        "constraints": constraints,
    }


def write_template(folder: Path) -> tuple[Path, Path]:
    """Write the table and its description into a folder, which is made if it is not there.

    Raises BadRequest where one of the two is there already, or cannot be written.
    """
    table, described = folder / TABLE_FILE, folder / PACKAGE_FILE
    for path in (table, described):
        if path.exists():
            raise BadRequest(f"{path} is there already, and is not overwritten.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        table.write_text(template(), encoding="utf-8")
        written = json.dumps(package(), ensure_ascii=False, indent=2) + "\n"
        described.write_text(written, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{folder} cannot be written: {error.strerror or error}.") from error
    return table, described
