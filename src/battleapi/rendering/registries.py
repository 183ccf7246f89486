"""Actors, conflicts, places and sources as they are served."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from pydantic import ConfigDict, Field

from ..model.actors import Actor, ExternalId, Membership
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.resources import Resource
from ..model.sources import CasualtyDefinition, Source
from ..model.vocabulary.registries import (
    ActorKind,
    ConflictKind,
    MembershipType,
    PointBasis,
    SourceKind,
)
from .parts import Names, Ref, Served, ServedCitation, ServedDate
from .stamps import Stamp


class ServedMembership(Served):
    """What an actor belongs to."""

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    of: Ref
    type: MembershipType
    role: str | None
    since: str | None = Field(alias="from", description="EDTF.")
    until: str | None = Field(alias="to", description="EDTF.")


class ServedMember(Served):
    """Who belongs to an actor."""

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    id: str
    name: str | None
    type: MembershipType
    role: str | None
    since: str | None = Field(alias="from", description="EDTF.")
    until: str | None = Field(alias="to", description="EDTF.")


class RecordActor(Served):
    """An actor as a battle's record shows it."""

    id: str
    kind: ActorKind
    name: str
    short_name: str | None
    aliases: tuple[str, ...]
    country: str | None = Field(description="ISO 3166-1 alpha-2.")
    memberships: tuple[ServedMembership, ...]
    external_ids: tuple[ExternalId, ...]

    @classmethod
    def of(cls, actor: Actor, names: Names, **more: object) -> Self:
        """The served form of a stored actor; `more` is what a larger shape adds."""
        memberships = tuple(
            ServedMembership(
                of=names.ref(Resource.ACTOR, one.of),
                type=one.type,
                role=one.role,
                since=one.since,
                until=one.until,
            )
            for one in actor.memberships
        )
        return cls.model_validate({**dict(actor), "memberships": memberships, **more})


class ActorCounts(Served):
    """How often an actor, itself or by a member, stands in published battles.

    Of battles those count in which it is a combatant or a unit, of claims the current ones.
    """

    battles: int
    claims_made: int
    claims_about: int


class Revised(Served):
    """The revision that a thing of a registry is in."""

    revision: int
    recorded_at: str = Field(description="RFC 3339.")
    sha256: str = Field(description="Of the stored canonical JSON.")


class ServedActor(Revised, RecordActor):
    """An actor with its members and how often it is met."""

    members: tuple[ServedMember, ...]
    counts: ActorCounts

    @classmethod
    def build(
        cls,
        actor: Actor,
        names: Names,
        members: Iterable[tuple[Actor, Membership]],
        counts: ActorCounts,
        stamp: Stamp,
    ) -> Self:
        """An actor's document; `members` are those with a membership in it, by any type."""
        listed = tuple(
            ServedMember(
                id=member.id,
                name=member.name,
                type=one.type,
                role=one.role,
                since=one.since,
                until=one.until,
            )
            for member, one in members
        )
        return cls.of(actor, names, members=listed, counts=counts, **_stamped(stamp))


class RecordConflict(Served):
    """A conflict as a battle's record shows it."""

    id: str
    kind: ConflictKind
    name: str
    aliases: tuple[str, ...]
    date: ServedDate
    part_of: Ref | None
    external_ids: tuple[ExternalId, ...]

    @classmethod
    def of(cls, conflict: Conflict, names: Names, **more: object) -> Self:
        """The served form of a stored conflict; `more` is what a larger shape adds."""
        computed = {
            "date": ServedDate.of(conflict.date),
            "part_of": names.ref_or_none(Resource.CONFLICT, conflict.part_of),
        }
        return cls.model_validate({**dict(conflict), **computed, **more})


class ConflictCounts(Served):
    """How many published battles it has, those of its parts included."""

    battles: int


class ServedConflict(Revised, RecordConflict):
    """A conflict with its parts and its number of battles."""

    parts: tuple[Ref, ...]
    counts: ConflictCounts

    @classmethod
    def build(
        cls, conflict: Conflict, names: Names, parts: Iterable[Conflict], battles: int, stamp: Stamp
    ) -> Self:
        """A conflict's document; `parts` are the conflicts directly below it."""
        refs = tuple(Ref(id=part.id, name=part.name) for part in parts)
        counts = ConflictCounts(battles=battles)
        return cls.of(conflict, names, parts=refs, counts=counts, **_stamped(stamp))


class RecordPlace(Served):
    """A place as a battle's record shows it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    admin: tuple[str, ...] = Field(description="From the country down.")
    countries: tuple[str, ...] = Field(description="ISO 3166-1 alpha-2 codes.")
    lat: float | None
    lon: float | None
    basis: PointBasis | None = Field(description="Whose the point is.")
    citations: tuple[ServedCitation, ...]
    external_ids: tuple[ExternalId, ...]

    @classmethod
    def of(cls, place: Place, names: Names, **more: object) -> Self:
        """The served form of a stored place; `more` is what a larger shape adds."""
        citations = ServedCitation.all_of(place.citations, names)
        return cls.model_validate({**dict(place), "citations": citations, **more})


class ServedRegistryPlace(Revised, RecordPlace):
    """A place of the registry."""

    @classmethod
    def build(cls, place: Place, names: Names, stamp: Stamp) -> Self:
        """A place's document."""
        return cls.of(place, names, **_stamped(stamp))


class ServedReached(Served):
    """How the source is known: read itself, or through another one."""

    read: bool
    through: Ref | None


class RecordSource(Served):
    """A source as a battle's record shows it; `claim_count` counts the claims of that record."""

    id: str
    kind: SourceKind
    name: str
    version: str | None
    publisher: str | None
    author: str | None
    date: ServedDate
    language: str | None = Field(description="BCP 47.")
    licence: str | None
    url: str | None
    reached: ServedReached
    derives_from: tuple[Ref, ...]
    casualty_definition: CasualtyDefinition
    claim_count: int = Field(description="Current claims that cite it, directly or on their way.")

    @classmethod
    def of(cls, source: Source, names: Names, claim_count: int, **more: object) -> Self:
        """The served form of a stored source; `more` is what a larger shape adds."""
        computed = {
            "date": ServedDate.of(source.date),
            "reached": ServedReached(
                read=source.reached.read,
                through=names.ref_or_none(Resource.SOURCE, source.reached.through),
            ),
            "derives_from": names.refs(Resource.SOURCE, source.derives_from),
            "claim_count": claim_count,
        }
        return cls.model_validate({**dict(source), **computed, **more})


class ServedSource(Revised, RecordSource):
    """A source; `claim_count` counts the claims of all published battles."""

    @classmethod
    def build(cls, source: Source, names: Names, claim_count: int, stamp: Stamp) -> Self:
        """A source's document."""
        return cls.of(source, names, claim_count, **_stamped(stamp))


def _stamped(stamp: Stamp) -> dict[str, Any]:
    return {
        "revision": stamp.revision,
        "recorded_at": stamp.recorded_at,
        "sha256": stamp.sha256,
    }
