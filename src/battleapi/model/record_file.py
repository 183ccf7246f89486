"""The record file: one battle and copies of the shared things that it uses."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from .actors import Actor
from .battles import BattleRecord
from .conflicts import Conflict
from .places import Place
from .registry import Registry
from .sources import Source

COPIES = ("conflicts", "places", "actors", "sources")
"""The keys of a record file that are copies, in the order of the file."""


class RecordFile(BattleRecord):
    """A battle record that can be carried from one service to another.

    The copies are compared with what is stored when the file is loaded: absent ones are created,
    equal ones left alone, differing ones refused.
    """

    conflicts: tuple[Conflict, ...] = Field(
        default=(), description="Copies of the conflicts that the record names."
    )
    places: tuple[Place, ...] = Field(default=(), description="Copies of the places.")
    actors: tuple[Actor, ...] = Field(default=(), description="Copies of the actors.")
    sources: tuple[Source, ...] = Field(default=(), description="Copies of the sources.")

    @property
    def record(self) -> BattleRecord:
        """The battle without its copies: what is stored."""
        return BattleRecord.model_construct(
            **{name: getattr(self, name) for name in BattleRecord.model_fields}
        )

    @property
    def registry(self) -> Registry:
        """The copies, by id."""
        return Registry.of(self.conflicts, self.places, self.actors, self.sources)

    @classmethod
    def of(cls, record: BattleRecord, registry: Registry) -> RecordFile:
        """The file of a stored record: `registry` is cut down to what the record uses."""
        used = registry.closure(record)
        fields: dict[str, Any] = {name: getattr(record, name) for name in BattleRecord.model_fields}
        for name in COPIES:
            fields[name] = tuple(getattr(used, name).values())
        return cls.model_construct(**fields)
