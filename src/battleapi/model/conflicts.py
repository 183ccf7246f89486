"""Conflicts: wars, insurgencies and campaigns, as a tree."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .actors import ExternalId
from .dates import HistoricalDate
from .values import Distinct, RuleError, Slug, Value, Words
from .vocabulary.registries import ConflictKind


class Conflict(Value):
    """A war, an insurgency or a campaign; `part_of` names the larger one."""

    id: Slug = Field(description="Permanent; it never follows the name.")
    kind: ConflictKind = Field(description="What sort of conflict it is.")
    name: Words = Field(description="The name that it is listed under.")
    aliases: Distinct[Words] = Field(default=(), description="Other names.")
    date: HistoricalDate = Field(
        default=HistoricalDate.undated(), description="From its beginning to its end."
    )
    part_of: Slug | None = Field(default=None, description="The larger conflict, by id.")
    external_ids: Distinct[ExternalId] = Field(
        default=(), description="Its identifiers in other projects."
    )

    @model_validator(mode="after")
    def _not_part_of_itself(self) -> Self:
        if self.part_of == self.id:
            raise RuleError("a conflict is not a part of itself")
        return self
