"""The small values that served documents are made of, and how they are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from pydantic import Field

from ..model.citations import Citation, Locator
from ..model.dates import HistoricalDate
from ..model.effective import DateOwner, EffectiveDate
from ..model.places import PlaceReference
from ..model.registry import Registry
from ..model.resources import Resource
from ..model.values import Value
from ..model.vocabulary.claims import ViaRole
from ..model.vocabulary.dates import Calendar, DatePrecision
from ..model.vocabulary.registries import PlacePrecision, PointBasis


class Served(Value):
    """The base of served models: they have no defaults, so a reader never meets an absent key."""


class Ref(Served):
    """A thing by id, with the name that it has now; null where its record is not loaded."""

    id: str
    name: str | None


class Names:
    """Looks up what things are called now."""

    def __init__(
        self,
        registry: Registry,
        battles: Mapping[str, str] | None = None,
        events: Mapping[str, str] | None = None,
    ) -> None:
        self.registry = registry
        self._battles = battles or {}
        self._events = events or {}

    def name(self, resource: Resource, thing_id: str) -> str | None:
        """The name of a thing; null where it is not known here."""
        match resource:
            case Resource.BATTLE:
                return self._battles.get(thing_id)
            case Resource.EVENT:
                return self._events.get(thing_id)
            case _:
                thing = self.registry.get(resource, thing_id)
                return thing.name if thing is not None else None

    def ref(self, resource: Resource, thing_id: str) -> Ref:
        """A reference with its name."""
        return Ref(id=thing_id, name=self.name(resource, thing_id))

    def ref_or_none(self, resource: Resource, thing_id: str | None) -> Ref | None:
        """The same for a reference that may be null."""
        return None if thing_id is None else self.ref(resource, thing_id)

    def refs(self, resource: Resource, ids: Iterable[str]) -> tuple[Ref, ...]:
        """The same for a list."""
        return tuple(self.ref(resource, one) for one in ids)

    def actor(self, actor_id: str | None) -> str | None:
        """An actor's name; null for null."""
        return None if actor_id is None else self.name(Resource.ACTOR, actor_id)


class ServedDate(Served):
    """A date with its bounds as ISO 8601 strings and as integer days (`date.toordinal()`)."""

    edtf: str | None = Field(description="ISO 8601-2 (EDTF), proleptic Gregorian; null: undated.")
    text: str | None = Field(description="The words of the source.")
    earliest: str | None = Field(description="The first day it can mean.")
    latest: str | None = Field(description="The last day it can mean.")
    first_day: int | None = Field(description="`earliest` as a day number; 1 is 0001-01-01.")
    last_day: int | None = Field(description="`latest` as a day number.")
    precision: DatePrecision | None
    calendar: Calendar | None = Field(description="The calendar of the words.")

    @classmethod
    def of(cls, date: HistoricalDate) -> Self:
        """The served form of a stored date."""
        return cls(
            edtf=date.edtf,
            text=date.text,
            earliest=date.earliest,
            latest=date.latest,
            first_day=date.first_day,
            last_day=date.last_day,
            precision=date.precision,
            calendar=date.calendar,
        )


class ServedEffectiveDate(Served):
    """The days that a claim is found and sorted by, and whose they are."""

    edtf: str | None = Field(description="ISO 8601-2 (EDTF), proleptic Gregorian; null: undated.")
    earliest: str | None = Field(description="The first day it can mean.")
    latest: str | None = Field(description="The last day it can mean.")
    first_day: int | None = Field(description="`earliest` as a day number; 1 is 0001-01-01.")
    last_day: int | None = Field(description="`latest` as a day number.")
    of: DateOwner | None = Field(
        description="Whose date it is: the claim's own (`occurred`), else that of its event, else "
        "that of the battle; null where none of them is dated."
    )

    @classmethod
    def of_claim(cls, found: EffectiveDate) -> Self:
        """The served form of an effective date."""
        date = found.date
        return cls(
            edtf=date.edtf,
            earliest=date.earliest,
            latest=date.latest,
            first_day=date.first_day,
            last_day=date.last_day,
            of=found.of,
        )


class ServedPlace(Served):
    """Where something was.

    The point is the registry's; `precision` says how far to trust it; of a country there is none.
    """

    id: str | None
    name: str | None
    text: str | None = Field(description="The words of the source.")
    precision: PlacePrecision | None
    admin: tuple[str, ...] = Field(description="From the country down.")
    countries: tuple[str, ...] = Field(description="ISO 3166-1 alpha-2 codes.")
    lat: float | None
    lon: float | None
    basis: PointBasis | None

    @classmethod
    def of(cls, reference: PlaceReference, registry: Registry) -> Self:
        """The served form of a place reference, with what the registry knows of the place."""
        place = registry.places.get(reference.id or "")
        # The middle of a country is no place where anything was.
        located = place if reference.precision is not PlacePrecision.COUNTRY else None
        return cls(
            id=reference.id,
            name=place.name if place else None,
            text=reference.text,
            precision=reference.precision,
            admin=place.admin if place else (),
            countries=place.countries if place else (),
            lat=located.lat if located else None,
            lon=located.lon if located else None,
            basis=located.basis if located else None,
        )


class ServedViaStep(Served):
    """One station between whoever spoke and the document that was read."""

    role: ViaRole
    actor: str | None
    name: str | None
    label: str | None
    source: Ref | None


class ServedCitation(Served):
    """A place in a source, and the way the words took to it, speaker first."""

    source: Ref
    locator: Locator | None
    quote: str | None
    via: tuple[ServedViaStep, ...]

    @classmethod
    def of(cls, citation: Citation, names: Names) -> Self:
        """The served form of a stored citation."""
        return cls(
            source=names.ref(Resource.SOURCE, citation.source),
            locator=citation.locator,
            quote=citation.quote,
            via=tuple(
                ServedViaStep(
                    role=step.role,
                    actor=step.actor,
                    name=names.actor(step.actor),
                    label=step.label,
                    source=names.ref_or_none(Resource.SOURCE, step.source),
                )
                for step in citation.via
            ),
        )

    @classmethod
    def all_of(cls, citations: Iterable[Citation], names: Names) -> tuple[Self, ...]:
        """The served form of a list of citations."""
        return tuple(cls.of(citation, names) for citation in citations)
