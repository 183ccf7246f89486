"""Claimants in their order: what such a list takes, and which of them a page has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from battleapi.errors import Fault, InvalidCursor
from battleapi.rendering.claimants import ServedRankedClaimant

from .asked import cursor_parameter, limit_parameter, read_limit, read_position
from .cursors import Key, write_cursor
from .lists import Pairs, next_address
from .parameters import EMPTY, Parameter, near, read_values, refuse

_MOST_BATTLES = 9_999
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


def _by_ratio(row: ServedRankedClaimant) -> Key:
    ratio = 0 if row.ratio is None else round(row.ratio * 1000)
    return (int(row.ratio is None), ratio, row.claimant.voice)


def _by_ratio_downward(row: ServedRankedClaimant) -> Key:
    missing, ratio, voice = _by_ratio(row)
    return (missing, -int(ratio), voice)


def _by_name(row: ServedRankedClaimant) -> Key:
    return (row.claimant.name or row.claimant.voice, row.claimant.voice)


# What has no ratio comes last either way, as what has no value does on every list.
_ORDERS: Mapping[str, Callable[[ServedRankedClaimant], Key]] = MappingProxyType(
    {"-ratio": _by_ratio_downward, "ratio": _by_ratio, "name": _by_name}
)

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "sort",
        "The order; what has no ratio comes last. Default `-ratio`, the greatest first.",
        {"type": "string", "enum": list(_ORDERS)},
        example="name",
    ),
    Parameter(
        "min_battles",
        "Leave out claimants with figures of enemies in fewer battles. Default 1.",
        {"type": "integer", "minimum": 1, "maximum": _MOST_BATTLES},
        example="1",
    ),
    limit_parameter(),
    cursor_parameter(),
)
"""What a list of claimants takes."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A request for a page of claimants, read: which, in which order, from where on."""

    sort: str
    min_battles: int
    limit: int
    after: Key | None
    bound_to: bytes
    pairs: Pairs

    def page(
        self, rows: Iterable[ServedRankedClaimant], path: str
    ) -> tuple[list[ServedRankedClaimant], str | None]:
        """The claimants of the page, and the address of the next one."""
        place = _ORDERS[self.sort]
        wanted = sorted((one for one in rows if one.battles >= self.min_battles), key=place)
        rest = [one for one in wanted if self.after is None or place(one) > self.after]
        shown = rest[: self.limit]
        if len(rest) <= self.limit:
            return shown, None
        return shown, next_address(path, self.pairs, write_cursor(self.bound_to, place(shown[-1])))


def read_ranking(query_string: bytes, path: str) -> Ranking:
    """The page of a list of claimants that a request asks for.

    Raises:
        InvalidParameters: With every fault of the query.
        InvalidCursor: The cursor was altered or belongs to another question.
    """
    values, faults = read_values(query_string, PARAMETERS)
    found = list(faults)
    sort = values.get("sort", ("-ratio",))[0]
    if sort not in _ORDERS:
        detail = "The list has no such sort key." if sort else EMPTY
        expected = near(sort, _ORDERS) or tuple(_ORDERS)
        found.append(Fault("query", "sort", "unknown_value", detail, expected))
    battles = values.get("min_battles", ("1",))[0]
    if not _NUMBER.fullmatch(battles):
        detail = f"min_battles is a whole number from 1 to {_MOST_BATTLES}."
        expected = (f"1..{_MOST_BATTLES}",)
        found.append(Fault("query", "min_battles", "out_of_range", detail, expected))
    limit, wrong = read_limit(values)
    refuse((*found, *wrong))
    bound_to = json.dumps([path, sort, battles]).encode("utf-8")
    after = read_position(values, bound_to)
    if after is not None and [type(one) for one in after] != _KINDS[sort]:
        # Whoever makes a cursor of his own still gets no odd value into the order.
        raise InvalidCursor("The cursor does not name a place in this list.")
    pairs = tuple((name, sent[0]) for name, sent in values.items())
    return Ranking(sort, int(battles), limit, after, bound_to, pairs)


_KINDS: Mapping[str, list[type]] = MappingProxyType(
    {"-ratio": [int, int, str], "ratio": [int, int, str], "name": [str, str]}
)
