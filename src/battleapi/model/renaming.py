"""One id in the place of another, wherever a thing refers to it: what a merge makes of records."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from typing import Any

from . import references
from .battles import BattleRecord
from .references import Reference
from .registry import Shared
from .resources import Resource

_COMBATANTS = "combatants"


def renamed_in_battle(record: BattleRecord, resource: Resource, old: str, new: str) -> BattleRecord:
    """The record with the new id in every place where it had the old one.

    What says the same of both then stands once. Two combatants of one side become one: the words
    and the role are those of the new id's, everything else is of both. Raises ValidationError where
    the record would break a rule of its own values.
    """
    plain = record.model_dump(mode="json", by_alias=True)
    renamed = _renamed(plain, references.of_record(record), resource, old, new)
    if resource is Resource.ACTOR:
        renamed[_COMBATANTS] = _united(plain[_COMBATANTS], renamed[_COMBATANTS], new)
        for was, claim in zip(plain["claims"], renamed["claims"], strict=True):
            # Whom the record itself names twice, in two wordings, it still does.
            if {old, new} <= {one["actor"] for one in was["about"]}:
                claim["about"] = _once(claim["about"], new)
    return BattleRecord.model_validate_json(_text(renamed))


def renamed_in_shared(thing: Shared, resource: Resource, old: str, new: str) -> Shared:
    """A shared thing with the new id in every place where it had the old one."""
    plain = thing.model_dump(mode="json", by_alias=True)
    renamed = _renamed(plain, references.of_shared(thing), resource, old, new)
    return type(thing).model_validate_json(_text(renamed))


def _text(plain: dict[str, Any]) -> str:
    # Strict values, such as dates and counts, are read from JSON and from nothing else.
    return json.dumps(plain, ensure_ascii=False)


def _renamed(
    plain: dict[str, Any], named: Iterable[Reference], resource: Resource, old: str, new: str
) -> dict[str, Any]:
    renamed = copy.deepcopy(plain)
    for one in named:
        if (one.resource, one.id) == (resource, old):
            *path, last = one.at.split("/")[1:]
            holder: Any = renamed
            for key in path:
                holder = holder[int(key) if isinstance(holder, list) else key]
            holder[int(last) if isinstance(holder, list) else last] = new
    _drop_what_became_equal(plain, renamed)
    return renamed


def _drop_what_became_equal(before: Any, after: Any) -> None:  # noqa: ANN401 - any JSON value
    """Take out of every list what is now the same as an entry before it, and was not."""
    if isinstance(after, dict):
        for key, value in after.items():
            _drop_what_became_equal(before[key], value)
    elif isinstance(after, list):
        for was, value in zip(before, after, strict=True):
            _drop_what_became_equal(was, value)
        kept: list[int] = []
        for place, value in enumerate(after):
            same = next((one for one in kept if after[one] == value), None)
            if same is None or before[same] == before[place]:
                kept.append(place)
        after[:] = [after[place] for place in kept]


def _united(
    before: list[dict[str, Any]], after: list[dict[str, Any]], new: str
) -> list[dict[str, Any]]:
    """Combatants with one for each side of the new id, where the first of them stood."""
    words = {one["side"]: one for one in before if one["actor"] == new}
    found: dict[tuple[str, int | None], dict[str, Any]] = {}
    for one in after:
        key = (one["actor"], one["side"])
        known = found.setdefault(key, one)
        if known is one:
            continue
        told = words.get(one["side"], known)
        found[key] = known | {"label": told["label"], "role": told["role"]}
        for name in ("commanders", "units", "sided_by", "citations"):
            found[key][name] = known[name] + [x for x in one[name] if x not in known[name]]
    return list(found.values())


def _once(about: list[dict[str, Any]], actor: str) -> list[dict[str, Any]]:
    """Parties with one that is this actor: a claim is about each of them once."""
    first = next((one for one in about if one["actor"] == actor), None)
    return [one for one in about if one["actor"] != actor or one is first]
