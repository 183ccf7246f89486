"""Every casualty and strength value of real pages, where they are beside this project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import mwparserfromhell
import pytest

from battleapi.importers.casualties import parse
from tests.importers.casualties.accounting import lost_numbers

FIELD = re.compile(r"(casualties|strength)\d?")


@pytest.fixture(scope="module")
def values(data_folder: Path) -> list[tuple[str, str]]:
    folder = data_folder / "wikipedia" / "pages"
    if not folder.is_dir():
        pytest.skip(f"no pages at {folder} (set BATTLEAPI_TEST_DATA)")
    return [value for file in sorted(folder.glob("*.xml")) for value in fields(file)]


def fields(file: Path) -> Iterator[tuple[str, str]]:
    """The name and raw value of each such field of a page."""
    for element in ET.parse(file).iter():
        if element.tag.rpartition("}")[2] != "text":
            continue
        for template in mwparserfromhell.parse(element.text or "").filter_templates():
            if "infobox" not in str(template.name).casefold():
                continue
            for parameter in template.params:
                name, value = str(parameter.name).strip(), str(parameter.value)
                if FIELD.fullmatch(name) and value.strip():
                    yield name, value


def test_no_number_of_any_value_is_lost(values: list[tuple[str, str]]) -> None:
    lost = {raw: gone for name, raw in values if (gone := lost_numbers(raw, parse(raw, name)))}
    assert len(values) > 500
    assert lost == {}


def test_nearly_all_values_make_claims(values: list[tuple[str, str]]) -> None:
    """Those without are names of units and words that are no figure."""
    casualties = [(name, raw) for name, raw in values if name.startswith("casualties")]
    silent = [raw for name, raw in casualties if not parse(raw, name)]
    assert len(silent) < len(casualties) // 100
