"""Who was there: the two sides of an event, its conflict, and the civilians."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.actors import Actor, ExternalId
from ...model.battles import Combatant, Side
from ...model.citations import Citation
from ...model.conflicts import Conflict
from ...model.vocabulary.records import CombatantRole
from ...model.vocabulary.registries import ActorKind, Authority, ConflictKind
from ..directory import Directory
from ..slugs import slug
from .events import Event, SideOf, Violence
from .states import country_code

CIVILIANS = Actor(
    id="civilians",
    kind=ActorKind.POPULATION,
    name="Civilians",
    external_ids=(ExternalId(authority=Authority.UCDP, id="actor:1"),),
)
"""Side B of all one-sided violence, and whom `deaths_civilians` counts."""


def ucdp_id(of: str, number: int) -> ExternalId:
    """An identifier of UCDP with what it is of: conflicts, actors and events are numbered apart."""
    return ExternalId(authority=Authority.UCDP, id=f"{of}:{number}")


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors of one event, as they are known to the whole import."""

    conflict: Conflict
    side_a: Actor
    side_b: Actor
    civilians: Actor

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All of them."""
        return (self.side_a, self.side_b, self.civilians)


def parties_of(event: Event, directory: Directory) -> Parties:
    """The conflict and the actors that the rows mean, wherever else they are spoken of."""
    number, name = event.conflict
    conflict = directory.conflict(
        Conflict(
            id=slug(name),
            kind=ConflictKind.OTHER,
            name=name,
            external_ids=(ucdp_id("conflict", number),),
        )
    )
    civilians = directory.actor(CIVILIANS)
    return Parties(
        conflict=conflict,
        side_a=directory.actor(_actor(event.side_a, event), conflict.id),
        side_b=civilians
        if event.violence is Violence.ONE_SIDED
        else directory.actor(_actor(event.side_b, event), conflict.id),
        civilians=civilians,
    )


def sides_of(event: Event) -> tuple[Side, ...]:
    """Two sides that fight each other; of violence against civilians only the one that does it."""
    if event.violence is Violence.ONE_SIDED:
        return (Side(side=1),)
    return (Side(side=1, opposes=(2,)), Side(side=2, opposes=(1,)))


def combatants_of(event: Event, parties: Parties, here: Citation) -> tuple[Combatant, ...]:
    """Both sides as the row names them; civilians are on none."""
    one_sided = event.violence is Violence.ONE_SIDED
    return (
        Combatant(
            actor=parties.side_a.id,
            label=event.side_a.name,
            side=1,
            role=CombatantRole.BELLIGERENT,
            citations=(here,),
        ),
        Combatant(
            actor=parties.side_b.id,
            label=event.side_b.name,
            side=None if one_sided else 2,
            role=CombatantRole.CIVILIANS if one_sided else CombatantRole.BELLIGERENT,
            citations=(here,),
        ),
    )


def _actor(side: SideOf, event: Event) -> Actor:
    number = side.state if side.is_government else None
    state = () if number is None else (ExternalId(authority=Authority.GW, id=str(number)),)
    return Actor(
        id=slug(side.name),
        kind=_kind(side),
        name=side.name,
        country=None if number is None else country_code(number, event.start),
        external_ids=(ucdp_id("actor", side.number), *state),
    )


def _kind(side: SideOf) -> ActorKind:
    if side.is_alliance:
        return ActorKind.COALITION
    if side.is_government:
        return ActorKind.GOVERNMENT
    return ActorKind.NON_STATE_ARMED_GROUP
