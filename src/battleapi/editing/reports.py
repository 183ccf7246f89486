"""What publishing a record did, thing by thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model.resources import Resource
from ..model.vocabulary.records import BattleStatus


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
    """What publishing one record file did. The battle stands last; a draft is not served."""

    outcomes: tuple[Outcome, ...]
    status: BattleStatus

    @property
    def battle(self) -> Outcome:
        """What became of the battle."""
        return self.outcomes[-1]

    def ids(self, result: Result, resource: Resource) -> tuple[str, ...]:
        """The ids of things of one kind with one result."""
        return tuple(
            one.id for one in self.outcomes if one.result is result and one.resource is resource
        )
