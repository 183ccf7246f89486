"""When a battle was, by the statements that Wikidata itself takes."""

from __future__ import annotations

from ...model.dates import HistoricalDate
from .items import Item, Statement


def date_of(item: Item) -> HistoricalDate:
    """The point in time, else from start to end; undated where the item has neither."""
    points = _dated(item, "P585")
    if points:
        return points[0]
    starts, ends = _dated(item, "P580"), _dated(item, "P582")
    if not starts and not ends:
        return HistoricalDate.undated()
    start, end = (some[0] if some else None for some in (starts, ends))
    edtf = f"{_end(start, first=True)}/{_end(end, first=False)}"
    words = " to ".join(one.text for one in (start, end) if one is not None and one.text)
    calendar = (start or end or HistoricalDate.undated()).calendar
    if edtf == "../..":
        return HistoricalDate.undated(words or None)
    return HistoricalDate(edtf=edtf, text=words or None, calendar=calendar)


def held_in_date(item: Item) -> set[Statement]:
    """The statements that the date comes of."""
    names = ("P585",) if _dated(item, "P585") else ("P580", "P582")
    return {one for name in names for one in item.best(name)[:1]}


def _dated(item: Item, name: str) -> list[HistoricalDate]:
    return [one.value for one in item.best(name) if isinstance(one.value, HistoricalDate)]


def _end(date: HistoricalDate | None, *, first: bool) -> str:
    if date is None or date.edtf is None:
        return ".."
    # Of a decade or a century only one of its own ends is an end here.
    return date.edtf.split("/")[0 if first else -1]
