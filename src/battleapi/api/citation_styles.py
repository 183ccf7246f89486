"""How a revision of a battle is cited: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Style(StrEnum):
    """A format that reference managers read."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


MEDIA_TYPES: Mapping[Style, str] = MappingProxyType(
    {
        Style.BIBTEX: "application/x-bibtex",
        Style.RIS: "application/x-research-info-systems",
        Style.CSL_JSON: "application/vnd.citationstyles.csl+json",
    }
)

PUBLISHER = "battleapi"


@dataclass(frozen=True, slots=True)
class CitedRevision:
    """What a citation says: a state of a record that its address will always give.

    `recorded_at` is RFC 3339; `url` is absolute, since a citation is read elsewhere.
    """

    id: str
    name: str
    revision: int
    recorded_at: str
    author: str
    sha256: str
    url: str

    @property
    def key(self) -> str:
        """`battle-of-ber-2023-r3`."""
        return f"{self.id}-r{self.revision}"

    @property
    def date(self) -> tuple[int, int, int]:
        """Year, month and day of the revision."""
        year, month, day = self.recorded_at[:10].split("-")
        return int(year), int(month), int(day)

    @property
    def note(self) -> str:
        """What proves that the bytes are those that were cited."""
        return f"SHA-256 of the stored record: {self.sha256}"


def cite(cited: CitedRevision, style: Style) -> str:
    """The citation in one style."""
    return _WRITERS[style](cited)


def _bibtex(cited: CitedRevision) -> str:
    year, month, day = cited.date
    entries = {
        "author": f"{{{_tex(cited.author)}}}",
        "title": f"{{{_tex(cited.name)}}}",
        "publisher": PUBLISHER,
        "version": f"revision {cited.revision}",
        "date": f"{year:04}-{month:02}-{day:02}",
        "year": f"{year:04}",
        "url": cited.url,
        "note": cited.note,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in entries.items())
    return f"@misc{{{cited.key},\n{lines}\n}}\n"


def _ris(cited: CitedRevision) -> str:
    year, month, day = cited.date
    tags = (
        ("TY", "DATA"),
        ("ID", cited.key),
        ("AU", _line(cited.author)),
        ("TI", _line(cited.name)),
        ("PB", PUBLISHER),
        ("PY", f"{year:04}"),
        ("DA", f"{year:04}/{month:02}/{day:02}"),
        ("ET", f"revision {cited.revision}"),
        ("UR", cited.url),
        ("N1", cited.note),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


def _csl_json(cited: CitedRevision) -> str:
    item = {
        "id": cited.key,
        "type": "dataset",
        "title": _line(cited.name),
        "author": [{"literal": _line(cited.author)}],
        "publisher": PUBLISHER,
        "version": f"revision {cited.revision}",
        "issued": {"date-parts": [list(cited.date)]},
        "URL": cited.url,
        "note": cited.note,
    }
    return json.dumps([item], ensure_ascii=False)


_WRITERS: Mapping[Style, Callable[[CitedRevision], str]] = MappingProxyType(
    {Style.BIBTEX: _bibtex, Style.RIS: _ris, Style.CSL_JSON: _csl_json}
)

_TEX_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
}


def _tex(text: str) -> str:
    return "".join(_TEX_SIGNS.get(character, character) for character in _line(text))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
