"""Who was there: the actors of an event, and on which side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.actors import Actor, ExternalId
from ...model.battles import Combatant, Side
from ...model.citations import Citation
from ...model.vocabulary.records import BattleKind, CombatantRole
from ...model.vocabulary.registries import ActorKind, Authority
from ..directory import Directory
from ..slugs import slug
from .events import Event, Named

_SORTS: Mapping[str, ActorKind] = MappingProxyType(
    {
        "1": ActorKind.STATE_FORCE,
        "state forces": ActorKind.STATE_FORCE,
        "2": ActorKind.NON_STATE_ARMED_GROUP,
        "rebel group": ActorKind.NON_STATE_ARMED_GROUP,
        "rebel groups": ActorKind.NON_STATE_ARMED_GROUP,
        "3": ActorKind.MILITIA,
        "political militia": ActorKind.MILITIA,
        "political militias": ActorKind.MILITIA,
        "4": ActorKind.MILITIA,
        "identity militia": ActorKind.MILITIA,
        "identity militias": ActorKind.MILITIA,
        "5": ActorKind.RIOTERS,
        "rioters": ActorKind.RIOTERS,
        "6": ActorKind.PROTESTERS,
        "protesters": ActorKind.PROTESTERS,
        "7": ActorKind.POPULATION,
        "civilians": ActorKind.POPULATION,
    }
)
"""What the codes of `inter1` and `inter2` say, as numbers and as words.

8, "External/Other forces", are of any sort: peacekeepers, foreign armies, companies.
"""

_UNARMED = frozenset({ActorKind.PROTESTERS, ActorKind.POPULATION})

_KINDS: Mapping[str, BattleKind] = MappingProxyType(
    {
        "Air/drone strike": BattleKind.AIR_STRIKE,
        "Shelling/artillery/missile attack": BattleKind.SHELLING,
        "Suicide bomb": BattleKind.BOMBING,
        "Remote explosive/landmine/IED": BattleKind.BOMBING,
        "Grenade": BattleKind.BOMBING,
    }
)


def kind_of(event: Event) -> BattleKind:
    """What sort of engagement an event is, by its type and sub-type."""
    if event.sub_type in _KINDS:
        return _KINDS[event.sub_type]
    # Releases before 2019 have `Battle-No change of territory` and the like.
    if event.type.startswith("Battle"):
        return BattleKind.CLASH
    if event.type == "Violence against civilians":
        return BattleKind.VIOLENCE_AGAINST_CIVILIANS
    return BattleKind.OTHER


def is_fight(event: Event) -> bool:
    """Whether those who are named fight: of protests and developments ACLED does not say so."""
    fights = ("Battle", "Explosions", "Remote violence", "Violence against civilians")
    return event.type.startswith(fights)


def actors_of(event: Event, directory: Directory) -> tuple[Actor, ...]:
    """The actors of the event in its order, and after them those who are associated with them."""
    names = {named.name: named for named in event.actors}
    names |= {name: Named(name, "") for name in event.associates if name not in names}
    return tuple(directory.actor(_actor(named)) for named in names.values())


def sides_of(event: Event) -> tuple[Side, ...]:
    """The sides of those who are armed; two of them fight each other."""
    numbers = _sides(event)
    if len(numbers) == 2:
        return (Side(side=1, opposes=(2,)), Side(side=2, opposes=(1,)))
    return tuple(Side(side=number) for number in numbers.values())


def combatants_of(event: Event, actors: tuple[Actor, ...], here: Citation) -> tuple[Combatant, ...]:
    """Those who fight, on sides; those who do not, on none."""
    if not is_fight(event):
        return ()
    numbers = _sides(event)
    named = {one.name: one for one in event.actors}
    return tuple(
        Combatant(
            actor=actor.id,
            label=one.name,
            side=numbers.get(one.name),
            role=(CombatantRole.BELLIGERENT if one.name in numbers else CombatantRole.CIVILIANS),
            citations=(here,),
        )
        for one, actor in zip(named.values(), actors, strict=False)
    )


def _sides(event: Event) -> dict[str, int]:
    """The side of each who is armed."""
    if not is_fight(event):
        return {}
    armed = dict.fromkeys(one.name for one in event.actors if _kind(one) not in _UNARMED)
    return {name: number for number, name in enumerate(armed, start=1)}


def _actor(named: Named) -> Actor:
    return Actor(
        id=slug(named.name),
        kind=_kind(named),
        name=named.name,
        external_ids=(ExternalId(authority=Authority.ACLED, id=named.name),),
    )


def _kind(named: Named) -> ActorKind:
    if named.name.startswith(("Military Forces of", "Police Forces of")):
        return ActorKind.STATE_FORCE
    if named.name.startswith("Civilians") or " Ethnic Group" in named.name:
        return ActorKind.POPULATION
    return _SORTS.get(named.sort, ActorKind.ORGANISATION)
