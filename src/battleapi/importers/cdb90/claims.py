"""What claims of every table have in common: ids that follow from the tables, and their voice."""

from __future__ import annotations

import re

from ...model.claims import Claimant
from ...model.quantities import Quantity
from ...model.vocabulary.claims import ClaimKind
from ...model.vocabulary.quantities import BoundsKind
from ..claim_ids import Origin, claim_ids
from ..tables import Row
from .folder import NUMBER
from .sources import PACKAGE

OWN_VOICE = Claimant()

_WHOLE = re.compile(r"[0-9]{1,15}")
_PERCENT = re.compile(r"-?([0-9]{1,5})")


def claim_id(row: Row, role: str | None, kind: ClaimKind, column: str, words: str) -> str:
    """The id of the claim of one cell; `role` is the side that it is of, `words` are the cells."""
    origin = Origin(
        battle=row[NUMBER],
        source=PACKAGE,
        claimant=None,
        party=() if role is None else (role,),
        kind=kind,
        effects=(column,),
        dates=(),
        words=words,
        locator=f"row/{row.number}",
    )
    return claim_ids([origin])[0]


def quantity(cell: str, plus: str = "", minus: str = "") -> Quantity:
    """A count with its error in per cent to both sides, as the cells have them.

    A blank count is not known. Without an error, or with one of 0 to both sides, it is exact; with
    an error to one side of which that to the other is not given, that other bound is open. Bounds
    are whole numbers, rounded outward. Raises ValueError where a cell is no whole number.
    """
    if not cell:
        return Quantity.unknown()
    if not _WHOLE.fullmatch(cell):
        raise ValueError(f"{cell} is no whole number.")
    count = int(cell)
    above, below = _percent(plus), _percent(minus)
    if not above and not below:
        return Quantity.exact(count, cell)
    return Quantity.best(
        count,
        None if below is None else max(0, count * (100 - below) // 100),
        None if above is None else -(-count * (100 + above) // 100),
        cell,
        BoundsKind.ERROR_PERCENT,
    )


def _percent(cell: str) -> int | None:
    """An error in per cent, without its sign; null where it is blank."""
    if not cell:
        return None
    found = _PERCENT.fullmatch(cell)
    if found is None:
        raise ValueError(f"{cell} is no number of per cent.")
    return int(found[1])
