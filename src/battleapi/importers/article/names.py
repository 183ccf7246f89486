"""The names in a value of the infobox: who fought, who led, which units were there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.vocabulary.records import CommanderFate

_PARTY = re.compile(r"<hr\s*/?>|-{4,}", re.IGNORECASE)
_BETWEEN = re.compile(r"<br\s*/?>|[;\n•]|,(?![^()]*\))", re.IGNORECASE)
_AROUND = " \t*·-–—"
_FATES = {
    "†": CommanderFate.KILLED,
    "kia": CommanderFate.KILLED,
    "killed": CommanderFate.KILLED,
    "dow": CommanderFate.DIED_OF_WOUNDS,
    "died of wounds": CommanderFate.DIED_OF_WOUNDS,
    "wia": CommanderFate.WOUNDED,
    "wounded": CommanderFate.WOUNDED,
    "pow": CommanderFate.CAPTURED,
    "captured": CommanderFate.CAPTURED,
    "surrendered": CommanderFate.SURRENDERED,
    "mia": CommanderFate.MISSING,
    "missing": CommanderFate.MISSING,
    "executed": CommanderFate.EXECUTED,
}
_FATE = re.compile(rf"\s*(?:†|\(({'|'.join(_FATES)})\))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: as worded, the party that it is of, and its characters in the value.

    Parties are counted from 1; `<hr>` begins another. `is_heading` are words that end in a colon:
    they name those that follow.
    """

    text: str
    party: int
    start: int
    end: int

    @property
    def is_heading(self) -> bool:
        """Whether it says what the names behind it are."""
        return self.text.endswith(":")

    def with_fate(self) -> tuple[str, CommanderFate | None]:
        """The name without the mark of what became of its bearer, and what that says."""
        found = _FATE.search(self.text)
        if found is None:
            return self.text, None
        return self.text[: found.start()].rstrip(), _FATES[(found[1] or "†").lower()]


def names_in(value: str) -> tuple[Name, ...]:
    """Every name of a value: between commas, semicolons and line breaks, not inside brackets."""
    return tuple(
        name
        for party, (start, end) in enumerate(_pieces(_PARTY, value, 0, len(value)), start=1)
        for one in _pieces(_BETWEEN, value, start, end)
        for name in _headed(value, party, *one)
    )


def _pieces(
    separator: re.Pattern[str], value: str, start: int, end: int
) -> Iterator[tuple[int, int]]:
    for found in separator.finditer(value, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _headed(value: str, party: int, start: int, end: int) -> Iterator[Name]:
    """A name, and before it the heading that may stand on the same line: `Supported by: Blue`."""
    heading, colon, _ = value[start:end].partition(":")
    if colon:
        yield from _stripped(value, party, start, start + len(heading) + 1)
        start += len(heading) + 1
    yield from _stripped(value, party, start, end)


def _stripped(value: str, party: int, start: int, end: int) -> Iterator[Name]:
    piece = value[start:end]
    text = piece.strip(_AROUND)
    if text:
        begin = start + len(piece) - len(piece.lstrip(_AROUND))
        yield Name(text, party, begin, begin + len(text))
