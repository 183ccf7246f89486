"""The shared things of generated records: powers, wars, places and sources, drawn once for a seed.

History is cut into ages; a war, the powers that fight it and the sources that tell of it are of one
age, so that records share things in the way that real ones do: much within a war, little across.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from battleapi.model.actors import Actor, Membership
from battleapi.model.citations import Citation
from battleapi.model.conflicts import Conflict
from battleapi.model.dates import HistoricalDate
from battleapi.model.places import Place
from battleapi.model.registry import Registry
from battleapi.model.sources import CasualtyDefinition, Reached, Source
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.registries import (
    ActorKind,
    ConflictKind,
    MembershipType,
    PointBasis,
    SourceKind,
)

from .calendar_words import span_of_years, year_date
from .names import invented_names

LAST_YEAR = 2025
"""The last year of any generated battle; the first is that of the first age, 500 BCE."""

AGES = ((-499, 499), (500, 1499), (1500, 1788), (1789, 1899), (1900, 1959), (1960, 2025))
"""The ages, from year to year; about as many generated battles fall into each of the later ones."""

WARS_OF_AN_AGE, POWERS_OF_AN_AGE, STUDIES_OF_AN_AGE, PLACES_OF_A_WAR = 40, 24, 30, 12

_COUNTRIES = (
    *("AT", "BE", "BG", "CD", "CN", "CZ", "DE", "DZ", "EG", "ES", "ET", "FR", "GB", "GE", "GR"),
    *("HU", "IL", "IN", "IQ", "IR", "IT", "JP", "KR", "LY", "ML", "PL", "PT", "RO", "RS", "RU"),
    *("SD", "SE", "SO", "SY", "TN", "TR", "UA", "US", "VN", "YE"),
)
GAZETTEER = "generated-gazetteer"
_PRESENT_AGE = 5


@dataclass(frozen=True, slots=True)
class Power:
    """Somebody who fights: who speaks for it, who fights for it, and where it says so."""

    whole: str
    voice: str
    force: str
    unit: str | None
    statements: str


@dataclass(frozen=True, slots=True)
class War:
    """A conflict with all that its battles draw on; `read` are sources that were read."""

    conflict: str
    first: int
    last: int
    powers: tuple[Power, ...]
    places: tuple[Place, ...]
    read: tuple[str, ...]
    observer: str
    testimony: str


@dataclass(frozen=True, slots=True)
class Pools:
    """Everything shared, and the wars by which it hangs together."""

    registry: Registry
    wars: tuple[War, ...]

    @classmethod
    def of(cls, seed: int) -> Pools:
        """The pools of a seed: always the same for the same one."""
        return _Drawing(Random(f"{seed}/pools")).pools()


class _Drawing:
    """Draws the pools in one fixed order."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names = invented_names(random)
        self._actors: dict[str, Actor] = {}
        self._conflicts: dict[str, Conflict] = {}
        self._places: dict[str, Place] = {}
        self._sources: dict[str, Source] = {}

    def pools(self) -> Pools:
        self._source(SourceKind.DATASET, GAZETTEER, "Gazetteer of generated places", LAST_YEAR)
        wars = [war for age in range(len(AGES)) for war in self._wars(age)]
        registry = Registry(
            MappingProxyType(self._conflicts),
            MappingProxyType(self._places),
            MappingProxyType(self._actors),
            MappingProxyType(self._sources),
        )
        return Pools(registry, tuple(wars))

    def _wars(self, age: int) -> Iterator[War]:
        random = self._random
        first, last = AGES[age]
        studies = tuple(self._study(age, number) for number in range(STUDIES_OF_AN_AGE))
        powers = [self._power(age, studies) for _ in range(POWERS_OF_AN_AGE)]
        observer, testimony = self._observer(age, studies[0])
        larger: str | None = None
        for _ in range(WARS_OF_AN_AGE):
            begins = random.randint(first, last)
            ends = min(last, begins + random.randint(0, 12))
            conflict = self._conflict(begins, ends, larger)
            larger = None if random.random() < 0.6 else conflict
            yield War(
                conflict=conflict,
                first=begins,
                last=ends,
                powers=tuple(random.sample(powers, k=random.choice((2, 2, 3, 4)))),
                places=tuple(self._place() for _ in range(PLACES_OF_A_WAR)),
                read=tuple(random.sample(studies, k=5)),
                observer=observer,
                testimony=testimony,
            )

    def _conflict(self, first: int, last: int, larger: str | None) -> str:
        name = next(self._names)
        conflict = Conflict(
            id=f"{name.lower()}-war",
            kind=ConflictKind.WAR if larger is None else ConflictKind.CAMPAIGN,
            name=f"War of {name}" if larger is None else f"{name} campaign",
            date=span_of_years(first, last),
            part_of=larger,
        )
        self._conflicts[conflict.id] = conflict
        return conflict.id

    def _power(self, age: int, studies: tuple[str, ...]) -> Power:
        random, name = self._random, next(self._names)
        slug = name.lower()
        if age == _PRESENT_AGE and random.random() < 0.4:
            return self._armed_group(name, studies)
        country = random.choice(_COUNTRIES) if age == _PRESENT_AGE else None
        state = self._actor(ActorKind.STATE, slug, name, country=country)
        court = self._actor(
            ActorKind.GOVERNMENT,
            f"government-of-{slug}",
            f"Government of {name}",
            country=country,
            memberships=(Membership(of=state, type=MembershipType.ORGAN),),
        )
        army = self._actor(
            ActorKind.STATE_FORCE,
            f"army-of-{slug}",
            f"Army of {name}",
            country=country,
            memberships=(Membership(of=state, type=MembershipType.ORGAN),),
        )
        guard = self._actor(
            ActorKind.STATE_FORCE,
            f"guard-of-{slug}",
            f"Guard of {name}",
            country=country,
            memberships=(Membership(of=army, type=MembershipType.COMPONENT),),
        )
        return Power(state, court, army, guard, self._statements(slug, name, studies))

    def _armed_group(self, name: str, studies: tuple[str, ...]) -> Power:
        slug = f"{name.lower()}-front"
        front = self._actor(ActorKind.NON_STATE_ARMED_GROUP, slug, f"{name} Front")
        return Power(front, front, front, None, self._statements(slug, f"{name} Front", studies))

    def _actor(
        self,
        kind: ActorKind,
        slug: str,
        name: str,
        *,
        country: str | None = None,
        memberships: tuple[Membership, ...] = (),
    ) -> str:
        self._actors[slug] = Actor(
            id=slug,
            kind=kind,
            name=name,
            short_name=name.rsplit(" of ", maxsplit=1)[-1],
            country=country,
            memberships=memberships,
        )
        return slug

    def _observer(self, age: int, study: str) -> tuple[str, str]:
        name = next(self._names)
        slug = self._actor(ActorKind.WITNESS, f"witness-{name.lower()}", f"Witness of {name}")
        testimony = f"testimony-of-{slug}"
        year = AGES[age][1]
        self._source(SourceKind.TESTIMONY, testimony, f"Memoir of {name}", year, through=study)
        return slug, testimony

    def _statements(self, slug: str, name: str, studies: tuple[str, ...]) -> str:
        source = f"statements-of-{slug}"
        study = self._random.choice(studies)
        self._source(SourceKind.COMMUNIQUE, source, f"Statements of {name}", None, through=study)
        return source

    def _study(self, age: int, number: int) -> str:
        kind = self._random.choice(
            (SourceKind.STUDY, SourceKind.STUDY, SourceKind.DATASET, SourceKind.ENCYCLOPEDIA)
        )
        name = next(self._names)
        year = self._random.randint(1900, LAST_YEAR)
        slug = f"{kind.value}-{name.lower()}-{age}-{number}"
        self._source(kind, slug, f"{name}: a history of the wars, volume {number + 1}", year)
        return slug

    def _source(
        self, kind: SourceKind, slug: str, name: str, year: int | None, through: str | None = None
    ) -> None:
        random = self._random
        sick = random.random() < 0.1
        definition = (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED) if sick else None
        self._sources[slug] = Source(
            id=slug,
            kind=kind,
            name=name,
            publisher=f"{next(self._names)} Press" if through is None else None,
            author=next(self._names) if through is None else None,
            date=HistoricalDate.undated() if year is None else year_date(year),
            language="en" if through is None else None,
            reached=Reached(read=through is None, through=through),
            casualty_definition=CasualtyDefinition(at_least=definition),
        )

    def _place(self) -> Place:
        random, name = self._random, next(self._names)
        is_located = random.random() < 0.8
        point: Mapping[str, object] = {
            "lat": round(random.uniform(-35, 65), 3),
            "lon": round(random.uniform(-15, 140), 3),
            "basis": PointBasis.GAZETTEER,
            "citations": (Citation(source=GAZETTEER, locator=f"row/{len(self._places) + 1}"),),
        }
        place = Place.model_validate(
            {
                "id": name.lower(),
                "name": name,
                "admin": (f"Province of {next(self._names)}",),
                "countries": (random.choice(_COUNTRIES),),
                **(point if is_located else {}),
            }
        )
        self._places[place.id] = place
        return place
