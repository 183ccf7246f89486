"""Dumping a stored battle as the record file that would make it again."""

from __future__ import annotations

import json
import re

from ..errors import NotFound
from ..model.canonical import canonical
from ..model.record_file import RecordFile
from ..model.resources import Resource
from ..model.values import SLUG
from ..store.store import Store


def record_file(store: Store, battle_id: str) -> RecordFile:
    """The newest revision of a battle, draft or published, with copies of all that it leads to.

    Raises NotFound, with the nearest ids of published battles.
    """
    # What has not the form of an id may not even be text that a database takes.
    found = store.record(battle_id) if re.fullmatch(SLUG, battle_id) else None
    if found is None:
        near = store.reader.nearest(Resource.BATTLE, battle_id)
        hint = f" Near it: {', '.join(near)}." if near else ""
        raise NotFound(f"There is no battle of this id in the store.{hint}")
    return RecordFile.of(*found)


def dump(store: Store, battle_id: str, *, pretty: bool = False) -> bytes:
    """A record file as bytes, the same for the same state: canonical JSON, or indented for people.

    Loading it into an empty store and dumping it from there gives the same bytes. Raises NotFound.
    """
    file = record_file(store, battle_id)
    if not pretty:
        return canonical(file)
    plain = file.model_dump(mode="json", by_alias=True)
    return (json.dumps(plain, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
