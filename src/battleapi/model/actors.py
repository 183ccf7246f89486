"""Actors: whoever fights, speaks, suffers or reports, in one registry."""

from __future__ import annotations

from typing import Self

from pydantic import ConfigDict, Field, model_validator

from .dates import EdtfText
from .edtf import parse
from .values import CountryCode, Distinct, Slug, Value, Words
from .vocabulary.registries import ActorKind, Authority, MembershipType


class ExternalId(Value):
    """The same thing under another project's identifier."""

    authority: Authority
    id: Words


class Membership(Value):
    """One actor's belonging to another, perhaps for a time.

    Organs and components share their whole's voice (ILC Articles on State Responsibility,
    article 4); coalition partners, contingents and office holders keep their own.
    """

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    of: Slug
    type: MembershipType
    role: Words | None = None
    since: EdtfText | None = Field(default=None, alias="from")
    until: EdtfText | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _role_is_of_an_office(self) -> Self:
        if (self.role is not None) != (self.type is MembershipType.OFFICE):
            raise ValueError(
                "role is the name of an office: given for type office and for no other"
            )
        return self

    def holds_on(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether it holds on some day of a span; a side that is not known excludes nothing."""
        begins = parse(self.since).first_day if self.since else None
        ends = parse(self.until).last_day if self.until else None
        too_late = begins is not None and last_day is not None and begins > last_day
        too_early = ends is not None and first_day is not None and ends < first_day
        return not (too_late or too_early)


class Actor(Value):
    """A state, force, group, population, newsroom, person or witness."""

    id: Slug
    kind: ActorKind
    name: Words
    short_name: Words | None = None
    aliases: Distinct[Words] = ()
    country: CountryCode | None = None
    memberships: Distinct[Membership] = ()
    external_ids: Distinct[ExternalId] = ()

    @model_validator(mode="after")
    def _not_its_own_member(self) -> Self:
        if any(membership.of == self.id for membership in self.memberships):
            raise ValueError("an actor is not a member of itself")
        return self
