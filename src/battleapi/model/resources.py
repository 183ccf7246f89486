"""The seven kinds of thing that have an id, a revision and an address."""

from __future__ import annotations

from enum import StrEnum


class Resource(StrEnum):
    """A kind of thing; its value is used in the log, the store and as `resource` in answers."""

    BATTLE = "battle"
    CLAIM = "claim"
    EVENT = "event"
    ACTOR = "actor"
    CONFLICT = "conflict"
    SOURCE = "source"
    PLACE = "place"

    @property
    def plural(self) -> str:
        """The path segment under `/v1`: `battles`."""
        return f"{self.value}s"
