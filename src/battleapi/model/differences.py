"""What changed between two states of a thing, for a reader: pointers, before and after.

The two states are plain JSON values. Members of a list that have an `id` are matched by it, so an
event inserted in front of forty others is one addition and not forty changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import JsonValue

from .values import Value


class DifferenceKind(StrEnum):
    """What happened to the value at a pointer."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class Difference(Value):
    """One value that differs.

    `at` is a JSON pointer (RFC 6901) into the later state, and into the earlier one for what was
    removed. `within` is the id of the innermost list member that holds it, since the numbers in a
    pointer shift. Of what was added `before` is null, of what was removed `after` is. For a list
    whose members stand in another order both are the ids in order.
    """

    at: str
    kind: DifferenceKind
    within: str | None
    before: JsonValue
    after: JsonValue


def differences(before: JsonValue, after: JsonValue) -> tuple[Difference, ...]:
    """Every difference between two JSON values, in the order of the later one; removals last."""
    return tuple(_compare(before, after, "", None))


def _compare(
    before: JsonValue, after: JsonValue, at: str, within: str | None
) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _compare_objects(before, after, at, within)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _compare_lists(before, after, at, within)
    elif not _same(before, after):
        yield Difference(
            at=at, kind=DifferenceKind.CHANGED, within=within, before=before, after=after
        )


def _compare_objects(
    before: dict[str, JsonValue], after: dict[str, JsonValue], at: str, within: str | None
) -> Iterator[Difference]:
    for key, value in after.items():
        pointer = f"{at}/{_escaped(key)}"
        if key in before:
            yield from _compare(before[key], value, pointer, within)
        else:
            yield _added(pointer, within, value)
    for key, value in before.items():
        if key not in after:
            yield _removed(f"{at}/{_escaped(key)}", within, value)


def _compare_lists(
    before: list[JsonValue], after: list[JsonValue], at: str, within: str | None
) -> Iterator[Difference]:
    earlier, later = _ids(before), _ids(after)
    if earlier is None or later is None:
        yield from _compare_positions(before, after, at, within)
        return
    for place, (member, value) in enumerate(zip(later, after, strict=True)):
        pointer = f"{at}/{place}"
        if member in earlier:
            yield from _compare(before[earlier[member]], value, pointer, member)
        else:
            yield _added(pointer, within, value)
    for member, place in earlier.items():
        if member not in later:
            yield _removed(f"{at}/{place}", within, before[place])
    kept_before = [member for member in earlier if member in later]
    kept_after = [member for member in later if member in earlier]
    if kept_before != kept_after:
        yield Difference(
            at=at,
            kind=DifferenceKind.REORDERED,
            within=within,
            before=[*kept_before],
            after=[*kept_after],
        )


def _compare_positions(
    before: list[JsonValue], after: list[JsonValue], at: str, within: str | None
) -> Iterator[Difference]:
    shared = min(len(before), len(after))
    for place in range(shared):
        yield from _compare(before[place], after[place], f"{at}/{place}", within)
    for place in range(shared, len(after)):
        yield _added(f"{at}/{place}", within, after[place])
    for place in range(shared, len(before)):
        yield _removed(f"{at}/{place}", within, before[place])


def _added(at: str, within: str | None, value: JsonValue) -> Difference:
    return Difference(at=at, kind=DifferenceKind.ADDED, within=within, before=None, after=value)


def _removed(at: str, within: str | None, value: JsonValue) -> Difference:
    return Difference(at=at, kind=DifferenceKind.REMOVED, within=within, before=value, after=None)


def _ids(members: list[JsonValue]) -> dict[str, int] | None:
    # Null where a member has no id or shares it: then only the position can match.
    found: dict[str, int] = {}
    for place, member in enumerate(members):
        name = member.get("id") if isinstance(member, dict) else None
        if not isinstance(name, str) or name in found:
            return None
        found[name] = place
    return found


def _same(before: JsonValue, after: JsonValue) -> bool:
    # In Python 1 == True == 1.0; in a record a count is not a flag.
    return type(before) is type(after) and before == after


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
