"""Who speaks, and of whom."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from ..values import RuleError, Slug, Value, Words
from ..vocabulary.claims import AboutBasis


class Claimant(Value):
    """Who says it. Both leaves are null where the source speaks in its own voice."""

    actor: Slug | None = Field(default=None, description="The actor, by id.")
    label: Words | None = Field(default=None, description="Who it is, as worded.")

    @property
    def is_document(self) -> bool:
        """Whether the source itself is the one who says it."""
        return self.actor is None and self.label is None


class Party(Value):
    """Whom a claim is about; several of them share one figure."""

    actor: Slug | None = Field(
        default=None, description="The actor, by id; null where only the words are known."
    )
    label: Words | None = Field(default=None, description="Who it is, as worded.")
    basis: AboutBasis = Field(description="How it is known whom the words mean.")

    @model_validator(mode="after")
    def _unresolved_is_a_label(self) -> Self:
        if (self.basis is AboutBasis.UNRESOLVED) != (self.actor is None):
            raise RuleError("basis is unresolved exactly where actor is null")
        if self.actor is None and self.label is None:
            raise RuleError(
                "an unresolved party has a label; one that is not named at all is left out of about"
            )
        return self
