"""THE declaration of filters: name, meaning, values and SQL of each, in one place.

The API's parameters, OpenAPI, `/v1/filters` and the manual are made from `FILTERS`; so is the SQL.
A filter means one thing; `uses` says on which lists it stands, with which values, and how it is
judged there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ..model.resources import Resource
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimKind, ClaimStatus, Polarity, Stance
from ..model.vocabulary.materiel import MaterielEffect
from ..model.vocabulary.records import BattleKind, EventKind, Phase
from ..model.vocabulary.registries import ActorKind, ConflictKind, SourceKind
from . import columns as t
from .domains import (
    Country,
    Domain,
    EdtfRange,
    IdOf,
    RatioOfTwo,
    TermOf,
    TrueOrFalse,
    UndatedChoice,
    WholeNumber,
)
from .operators import (
    Linked,
    Operator,
    among,
    at_least,
    at_most,
    descended,
    in_battle_of,
    linked_by_either,
    overlaps,
    shown_in_battle,
    whether,
)

Unjudged = Literal["undated", "unlocated", "open", "from_zero"]
"""Why a filter cannot judge a row; the key of `left_out` that counts it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A filter on one list.

    `unjudged` names what makes a row unfit to be judged. `of_one_claim`: the condition is on claims
    of the row, and all such conditions of a question have to hold for one and the same claim.
    """

    domain: Domain
    operator: Operator
    unjudged: Unjudged | None = None
    of_one_claim: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter. Values of a repeatable one are alternatives; `!` before them negates."""

    name: str
    doc: str
    uses: Mapping[Resource, Use] = field(repr=False)
    repeatable: bool = True
    negatable: bool = True


_BATTLE, _CLAIM, _EVENT = Resource.BATTLE, Resource.CLAIM, Resource.EVENT
_ACTOR, _CONFLICT, _SOURCE, _PLACE = (
    Resource.ACTOR,
    Resource.CONFLICT,
    Resource.SOURCE,
    Resource.PLACE,
)
_EFFECTS = TermOf(CasualtyEffect, MaterielEffect)


def _of_claims(
    domain: Domain, operator: Operator, unjudged: Unjudged | None = None
) -> Mapping[Resource, Use]:
    return {
        _CLAIM: Use(domain, operator, unjudged),
        _BATTLE: Use(domain, operator, unjudged, of_one_claim=True),
    }


def _ids() -> Mapping[Resource, Use]:
    return {resource: Use(IdOf(resource), among("id")) for resource in Resource}


_DECLARED = (
    Filter("id", "Only these; up to 200.", _ids(), negatable=False),
    Filter(
        "battle",
        "Of these battles: claims and events that belong to them, conflicts that they are in, and "
        "the actors, sources and places that their records list, which are all that is named "
        "there and what those name in turn: claimants, and sources of a place, too.",
        {
            _CLAIM: Use(IdOf(_BATTLE), among("battle")),
            _EVENT: Use(IdOf(_BATTLE), among("battle")),
            _ACTOR: Use(IdOf(_BATTLE), shown_in_battle(_ACTOR.value)),
            _CONFLICT: Use(IdOf(_BATTLE), Linked(t.battle_conflicts, "conflict", "battle")),
            _SOURCE: Use(IdOf(_BATTLE), shown_in_battle(_SOURCE.value)),
            _PLACE: Use(IdOf(_BATTLE), shown_in_battle(_PLACE.value)),
        },
    ),
    Filter(
        "event",
        "Claims on these events; a claim on a battle as a whole is on none.",
        {_CLAIM: Use(IdOf(_EVENT), among("event"))},
    ),
    Filter(
        "phase",
        "Of this phase of the battle; a claim has that of its event, else `battle`.",
        {
            _CLAIM: Use(TermOf(Phase), among("phase")),
            _EVENT: Use(TermOf(Phase), among("phase")),
        },
    ),
    Filter(
        "conflict",
        "In these conflicts or in any part of them; actors that are combatants or units in one of "
        "their battles, themselves or by a member.",
        {
            _BATTLE: Use(IdOf(_CONFLICT), Linked(t.battle_conflicts, "battle", "conflict")),
            _CLAIM: Use(
                IdOf(_CONFLICT),
                Linked(t.battle_conflicts, "battle", "conflict", "battle", key=False),
            ),
            _EVENT: Use(
                IdOf(_CONFLICT),
                Linked(t.battle_conflicts, "battle", "conflict", "battle", key=False),
            ),
            _ACTOR: Use(
                IdOf(_CONFLICT),
                in_battle_of(t.battle_conflicts, "conflict", t.battle_actors, "actor"),
            ),
            _CONFLICT: Use(IdOf(_CONFLICT), descended(_CONFLICT.value)),
        },
    ),
    Filter(
        "country",
        "In these countries (ISO 3166-1 alpha-2, or a withdrawn code of ISO 3166-3), by the place "
        "of the battle or event; actors by their own country. Claims are where their battle is.",
        {
            _BATTLE: Use(
                Country(), Linked(t.battle_countries, "battle", "country"), unjudged="unlocated"
            ),
            _CLAIM: Use(
                Country(),
                Linked(t.battle_countries, "battle", "country", "battle", key=False),
                unjudged="unlocated",
            ),
            _EVENT: Use(
                Country(), Linked(t.event_countries, "event", "country"), unjudged="unlocated"
            ),
            _ACTOR: Use(Country(), among("country"), unjudged="unlocated"),
            _PLACE: Use(
                Country(), Linked(t.place_countries, "place", "country"), unjudged="unlocated"
            ),
        },
    ),
    Filter(
        "actor",
        "With these actors or any member of them: combatants and their units, participants of an "
        "event, claimants and those a claim is about; of actors, they and their members.",
        {
            _BATTLE: Use(IdOf(_ACTOR), Linked(t.battle_actors, "battle", "actor")),
            _CLAIM: Use(
                IdOf(_ACTOR),
                linked_by_either(
                    Linked(t.claim_about, "claim", "actor"),
                    Linked(t.claim_claimants, "claim", "actor"),
                ),
            ),
            _EVENT: Use(IdOf(_ACTOR), Linked(t.event_actors, "event", "actor")),
            _ACTOR: Use(IdOf(_ACTOR), descended(_ACTOR.value)),
            _CONFLICT: Use(
                IdOf(_ACTOR),
                in_battle_of(t.battle_actors, "actor", t.battle_conflicts, "conflict"),
            ),
        },
    ),
    Filter(
        "claimant",
        "Claims that these actors or members of them make.",
        _of_claims(IdOf(_ACTOR), Linked(t.claim_claimants, "claim", "actor")),
    ),
    Filter(
        "about",
        "Claims about these actors or members of them.",
        _of_claims(IdOf(_ACTOR), Linked(t.claim_about, "claim", "actor")),
    ),
    Filter(
        "kind",
        "Of this kind.",
        {
            _BATTLE: Use(TermOf(BattleKind), among("kind")),
            _CLAIM: Use(TermOf(ClaimKind), among("kind")),
            _EVENT: Use(TermOf(EventKind), among("kind")),
            _ACTOR: Use(TermOf(ActorKind), among("kind")),
            _CONFLICT: Use(TermOf(ConflictKind), among("kind")),
            _SOURCE: Use(TermOf(SourceKind), among("kind")),
        },
    ),
    Filter(
        "claim_kind",
        "Battles with a claim of this kind.",
        {_BATTLE: Use(TermOf(ClaimKind), among("kind"), of_one_claim=True)},
    ),
    Filter(
        "effect",
        "Claims whose effects have this one among them, of persons and of materiel alike. Of "
        "battles: that have such a claim; so `effect=!killed` finds those with some claim that "
        "is not of killed, and not those where nobody is said to be killed.",
        _of_claims(_EFFECTS, Linked(t.claim_effects, "claim", "effect", key=False)),
    ),
    Filter(
        "effect_only",
        "Claims whose one effect this is.",
        _of_claims(_EFFECTS, among("sole_effect")),
    ),
    Filter(
        "stance",
        "Claims whose claimant stands so to those it speaks of.",
        _of_claims(TermOf(Stance), among("stance")),
    ),
    Filter(
        "polarity",
        "Claims that say it, deny it or pass over it.",
        _of_claims(TermOf(Polarity), among("polarity")),
    ),
    Filter(
        "status",
        "Claims of this status; without the filter only current ones.",
        {_CLAIM: Use(TermOf(ClaimStatus), among("status"))},
    ),
    Filter(
        "source",
        "Claims that stand in this source, or came through it. Whatever a document says in its own "
        "voice, `document:<id>` in `claimant.voice`, is among them.",
        {_CLAIM: Use(IdOf(_SOURCE), Linked(t.claim_sources, "claim", "source"))},
    ),
    Filter(
        "source_kind",
        "Claims that stand in a source of this kind, or came through one.",
        _of_claims(TermOf(SourceKind), Linked(t.claim_sources, "claim", "kind", key=False)),
    ),
    Filter(
        "low_min",
        "Claims of so many at least: the low of their interval is this or more. Vague words count "
        "as the least that they can mean; every number has a low, so each is judged.",
        _of_claims(WholeNumber(), at_least("low")),
        repeatable=False,
        negatable=False,
    ),
    Filter(
        "high_max",
        "Claims of so many at most: the high of their interval is this or less. What is open, as "
        "`at least 28` is, has no high and is not found; where it may still be so many, its low "
        "being this or less, it cannot be judged and is counted in `left_out.open`. Battles are "
        "counted there that have such a claim and none that is found.",
        _of_claims(WholeNumber(), at_most("high"), unjudged="open"),
        repeatable=False,
        negatable=False,
    ),
    Filter(
        "disputed",
        "Battles where two voices contradict each other on the losses of a party, by the default "
        "comparison; with `false` all others.",
        {
            _BATTLE: Use(
                TrueOrFalse(
                    "Two voices contradict each other.",
                    "No two voices do, or there is nothing to compare.",
                ),
                whether("disputed"),
            )
        },
        repeatable=False,
        negatable=False,
    ),
    Filter(
        "ratio_min",
        "Battles where two voices differ so many times at least on the losses of a party: the "
        "greatest low is this many times the least high. Where that is 0 there is no ratio; "
        "battles disputed only so are left out and counted in `left_out.from_zero`.",
        {_BATTLE: Use(RatioOfTwo(), at_least("dispute_ratio"), unjudged="from_zero")},
        repeatable=False,
        negatable=False,
    ),
    Filter(
        "date",
        "Whose days may overlap these, in EDTF: proleptic Gregorian, 490 BC is `-0489`, and all "
        "before our era is `../0000`. A claim has its own date, else its event's, else its "
        "battle's. A season is its whole year: `2023-21` finds what `2023` does. Open and unknown "
        "ends reach on. Of what has no start only the last day is sure: `../2023-08-11` is found "
        "by a range with that day; by one that is over before, it cannot be judged, so it is left "
        "out and counted in `left_out.open`. `undated=include` keeps it.",
        {
            resource: Use(EdtfRange(), overlaps, unjudged="undated")
            for resource in (_BATTLE, _CLAIM, _EVENT, _CONFLICT, _SOURCE)
        },
        repeatable=False,
        negatable=False,
    ),
    Filter(
        "undated",
        "What to do with what has no date. Without a date filter nothing is left out by default. "
        "`include` also keeps what `date` cannot judge because it has no start.",
        {
            # Judged together with `date`, by `plans`.
            resource: Use(UndatedChoice(), overlaps, unjudged="undated")
            for resource in (_BATTLE, _CLAIM, _EVENT, _CONFLICT, _SOURCE)
        },
        repeatable=False,
        negatable=False,
    ),
)

FILTERS: Mapping[str, Filter] = MappingProxyType({one.name: one for one in _DECLARED})
"""Every filter by its name, in the order of the manual."""


def filters_of(resource: Resource) -> Mapping[str, Use]:
    """The filters that stand on the list of a resource, by name."""
    return {one.name: one.uses[resource] for one in _DECLARED if resource in one.uses}
