"""Actors: whoever fights, speaks, suffers or reports, in one registry."""

from __future__ import annotations

from typing import Self

from pydantic import ConfigDict, Field, model_validator

from .dates import EdtfText
from .edtf import parse
from .values import CountryCode, Distinct, RuleError, Slug, Value, Words
from .vocabulary.registries import ActorKind, Authority, MembershipType


class ExternalId(Value):
    """The same thing under another project's identifier."""

    authority: Authority = Field(description="Whose identifier it is.")
    id: Words = Field(description="The identifier there.")


class Membership(Value):
    """One actor's belonging to another, perhaps for a time.

    Organs and components share their whole's voice (ILC Articles on State Responsibility,
    article 4); coalition partners, contingents and office holders keep their own.
    """

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    of: Slug = Field(description="The whole that the actor belongs to, by id.")
    type: MembershipType = Field(description="How it belongs.")
    role: Words | None = Field(default=None, description="The name of an office; else null.")
    since: EdtfText | None = Field(
        default=None, alias="from", description="EDTF: since when; null where it is not known."
    )
    until: EdtfText | None = Field(
        default=None, alias="to", description="EDTF: until when; null where it is not known."
    )

    @model_validator(mode="after")
    def _role_is_of_an_office(self) -> Self:
        if (self.role is not None) != (self.type is MembershipType.OFFICE):
            raise RuleError("role is the name of an office: given for type office and for no other")
        return self

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        begins, ends = self._span()
        if begins is not None and ends is not None and begins > ends:
            raise RuleError("a membership does not end before it begins")
        return self

    def holds_on(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether it holds on some day of a span; a side that is not known excludes nothing."""
        begins, ends = self._span()
        too_late = begins is not None and last_day is not None and begins > last_day
        too_early = ends is not None and first_day is not None and ends < first_day
        return not (too_late or too_early)

    def _span(self) -> tuple[int | None, int | None]:
        return (
            parse(self.since).first_day if self.since else None,
            parse(self.until).last_day if self.until else None,
        )


class Actor(Value):
    """A state, force, group, population, newsroom, person or witness."""

    id: Slug = Field(description="Permanent; it never follows the name.")
    kind: ActorKind = Field(description="What sort of actor it is.")
    name: Words = Field(description="The name that it is listed under.")
    short_name: Words | None = Field(default=None, description="How sentences call it: the CMA.")
    aliases: Distinct[Words] = Field(default=(), description="Other names.")
    country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-2; null where it is of no one country."
    )
    memberships: Distinct[Membership] = Field(default=(), description="What it belongs to.")
    external_ids: Distinct[ExternalId] = Field(
        default=(), description="Its identifiers in other projects."
    )

    @model_validator(mode="after")
    def _not_its_own_member(self) -> Self:
        if any(membership.of == self.id for membership in self.memberships):
            raise RuleError("an actor is not a member of itself")
        return self
