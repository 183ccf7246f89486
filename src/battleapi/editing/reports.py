"""What publishing a record did, thing by thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model.resources import Resource


class Result(StrEnum):
    """What became of a thing."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing; `sequence` is that of its newest revision, old or new."""

    resource: Resource
    id: str
    result: Result
    revision: int
    sequence: int


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What publishing one record file did. The battle stands last."""

    outcomes: tuple[Outcome, ...]

    @property
    def battle(self) -> Outcome:
        """What became of the battle."""
        return self.outcomes[-1]

    @property
    def sequences(self) -> tuple[int, ...]:
        """The log entries that were made, in order."""
        made = (one for one in self.outcomes if one.result is not Result.UNCHANGED)
        return tuple(one.sequence for one in made)

    def ids(self, result: Result, resource: Resource) -> tuple[str, ...]:
        """The ids of things of one kind with one result."""
        return tuple(one.id for one in self._with(result) if one.resource is resource)

    def counts(self) -> dict[Resource, dict[Result, int]]:
        """How many things of each kind were created, updated and left alone."""
        found: dict[Resource, dict[Result, int]] = {}
        for one in self.outcomes:
            row = found.setdefault(one.resource, dict.fromkeys(Result, 0))
            row[one.result] += 1
        return found

    def _with(self, result: Result) -> Iterator[Outcome]:
        return (one for one in self.outcomes if one.result is result)
