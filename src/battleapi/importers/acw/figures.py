"""The table of competing claims: one figure in each row, `DERIVED_competing_claims.csv`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ...model.quantities import Quantity
from ...model.vocabulary.casualties import CasualtyEffect
from ..findings import Finding, Findings
from ..tables import Row, read_table
from .sources import CLAIMING

TABLE = "DERIVED_competing_claims.csv"
ROWS = "rows of figures"
"""The unit of the tally: here the rows that are wrong, the others with their battles."""
STRENGTH = "strength"
TOTAL = "casualties"

_COLUMNS = ("cwsac_id", "side", "source", "category", "low", "high")
_SIDES = ("US", "CS")
_NUMBER = re.compile(r"([0-9]{1,15})(?:\.0*)?")
_ZERO_MAY_BE_MISSING = "nps_cwss"

_CAPTURED_OR_MISSING = (CasualtyEffect.CAPTURED, CasualtyEffect.MISSING)
# Of a category several effects are joined by a plus; no other ones stand in the table.
_DIVIDED = (
    (CasualtyEffect.KILLED,),
    (CasualtyEffect.WOUNDED,),
    (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED),
    (CasualtyEffect.CAPTURED,),
    (CasualtyEffect.MISSING,),
    _CAPTURED_OR_MISSING,
)
# What three sources have as missing is of those captured as well. Kennedy: the column has the title
# "Missing or captured", and 751 missing are "751 prisoners". Bodart: his terms, as the data set
# lists them, are "missing, captured" and "captured", and his totals are of both. Fox: of his lists
# of losses he says that the captured are under this head (Regimental Losses, page 424), and what he
# gives as missing at Gettysburg stands in a column "Captured or Missing" (page 25). Of Phisterer
# nothing is stated.
_MISSING_ARE_CAPTURED_TOO = ("kennedy_1998", "bodart_1908", "fox_1898")
_EFFECTS: Mapping[str, tuple[CasualtyEffect, ...]] = MappingProxyType(
    {TOTAL: (CasualtyEffect.CASUALTY,)} | {"+".join(effects): effects for effects in _DIVIDED}
)
_CATEGORIES = (*_EFFECTS, STRENGTH)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a number for one side of a battle, or of several battles together.

    `codes` are CWSAC codes in the order of the row; `side`, `source` and `category` are as written,
    `words` are the cells with the two numbers.
    """

    row: int
    codes: tuple[str, ...]
    side: str
    source: str
    category: str
    words: str
    quantity: Quantity

    @property
    def effects(self) -> tuple[CasualtyEffect, ...]:
        """What happened to those counted; empty for a strength."""
        if self.category == "missing" and self.source in _MISSING_ARE_CAPTURED_TOO:
            return _CAPTURED_OR_MISSING
        return _EFFECTS.get(self.category, ())


def read_figures(folder: Path, codes: Container[str], findings: Findings) -> Iterator[Figure]:
    """Every figure of the table that is of known battles; the other rows go into the findings.

    Raises BadRequest where the table cannot be read.
    """
    rows = findings.tally(ROWS)
    for row in read_table(folder / TABLE, _COLUMNS):
        wrong = _wrong(row, codes)
        if wrong is None:
            yield _figure(row, findings)
        else:
            field, reason = wrong
            rows.read += 1
            rows.not_understood += 1
            text = row[field] if field else row.text
            findings.not_understood.append(Finding(TABLE, row.number, field, text, reason))


def _wrong(row: Row, codes: Container[str]) -> tuple[str, str] | None:
    """The column that is not understood, and why; an empty name for the whole row."""
    if not row.whole:
        return "", f"The row has not the {len(_COLUMNS)} cells of the heading."
    named = row["cwsac_id"].split()
    if not named or any(code not in codes for code in named):
        return "cwsac_id", "No list of battles has this code."
    for field, legal in (("side", _SIDES), ("source", CLAIMING), ("category", _CATEGORIES)):
        if row[field] not in legal:
            return field, f"It is none of {', '.join(legal)}."
    for field in ("low", "high"):
        if row[field] and not _NUMBER.fullmatch(row[field]):
            return field, "It is no whole number."
    if not row["low"] and not row["high"]:
        return "low", "There is no number."
    return None


def _figure(row: Row, findings: Findings) -> Figure:
    quantity = _quantity(row["low"], row["high"])
    if row["source"] == _ZERO_MAY_BE_MISSING and quantity.value == 0:
        quantity = Quantity.unknown("0")
        reason = "A 0 of this source may mean that the number is missing: taken as unknown."
        if row["category"] == STRENGTH:
            reason = "Nobody fights with a force of 0: taken as unknown."
        findings.remarks.append(Finding(TABLE, row.number, "low", row["low"], reason))
    if quantity.is_disordered:
        reason = "The low number is above the high one: both are kept."
        findings.remarks.append(Finding(TABLE, row.number, "low", row["low"], reason))
    codes = tuple(dict.fromkeys(row["cwsac_id"].split()))
    if len(codes) > 1:
        reason = "The figure is of several battles together: it is in none of their sums."
        findings.remarks.append(Finding(TABLE, row.number, "cwsac_id", row["cwsac_id"], reason))
    return Figure(
        row.number,
        codes,
        row["side"],
        row["source"],
        row["category"],
        f"{row['low']},{row['high']}",
        quantity,
    )


def _count(cell: str) -> int:
    return int(cell.partition(".")[0])


def _quantity(low: str, high: str) -> Quantity:
    if not low:
        return Quantity.at_most(_count(high), str(_count(high)))
    if not high:
        return Quantity.at_least(_count(low), str(_count(low)))
    lower, upper = _count(low), _count(high)
    if lower == upper:
        return Quantity.exact(lower, str(lower))
    return Quantity.between(lower, upper, f"{lower}-{upper}")
