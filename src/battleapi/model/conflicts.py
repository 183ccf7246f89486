"""Conflicts: wars, insurgencies and campaigns, as a tree."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from .actors import ExternalId
from .dates import HistoricalDate
from .values import Distinct, Slug, Value, Words
from .vocabulary.registries import ConflictKind


class Conflict(Value):
    """A war, an insurgency or a campaign; `part_of` names the larger one."""

    id: Slug
    kind: ConflictKind
    name: Words
    aliases: Distinct[Words] = ()
    date: HistoricalDate = HistoricalDate.undated()
    part_of: Slug | None = None
    external_ids: Distinct[ExternalId] = ()

    @model_validator(mode="after")
    def _not_part_of_itself(self) -> Self:
        if self.part_of == self.id:
            raise ValueError("a conflict is not a part of itself")
        return self
