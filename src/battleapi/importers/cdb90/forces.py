"""Who fought: the two forces of a battle, with their actors and commanders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ...model.actors import Actor, ExternalId
from ...model.battles import Combatant, Commander, Side
from ...model.claims import Party
from ...model.values import are_words
from ...model.vocabulary.claims import AboutBasis
from ...model.vocabulary.records import CombatantRole
from ...model.vocabulary.registries import ActorKind, Authority
from ..directory import Directory
from ..findings import Finding, Findings
from ..slugs import slug
from ..tables import Row
from .folder import ACTORS, BELLIGERENTS, COMMANDERS, Folder
from .sources import PACKAGE, cited

ATTACKER, DEFENDER = "attacker", "defender"
SIDES = (Side(side=1, opposes=(2,)), Side(side=2, opposes=(1,)))
"""The attacker on side 1, the defender on side 2."""

_BETWEEN_ACTORS = " & "
_NO_ARTICLE = ("", "?")

# The data set says that its actors are states or not, and not which. These are not, and the words
# for them are used of different people in different wars.
_NO_STATES = {
    "Conde Rebels": ActorKind.NON_STATE_ARMED_GROUP,
    "English Parliament": ActorKind.NON_STATE_ARMED_GROUP,
    "English Rebels": ActorKind.NON_STATE_ARMED_GROUP,
    "Independentalists": ActorKind.NON_STATE_ARMED_GROUP,
    "Jacobites": ActorKind.NON_STATE_ARMED_GROUP,
    "Mahdists": ActorKind.NON_STATE_ARMED_GROUP,
    "Palestine": ActorKind.NON_STATE_ARMED_GROUP,
    "Parliamentarian": ActorKind.NON_STATE_ARMED_GROUP,
    "Protestant Union": ActorKind.COALITION,
    "Royalist": ActorKind.NON_STATE_ARMED_GROUP,
    "Scottish Royalist": ActorKind.NON_STATE_ARMED_GROUP,
}


@dataclass(frozen=True, slots=True)
class Led:
    """A commander of a force: the row that names them, and the person where an article is named."""

    row: Row
    label: str
    person: Actor | None


@dataclass(frozen=True, slots=True)
class Force:
    """One side of a battle, `attacker` or `defender`; the actors are as the directory has them."""

    role: str
    row: Row
    label: str
    actors: tuple[Actor, ...]
    led_by: tuple[Led, ...]

    @property
    def about(self) -> tuple[Party, ...]:
        """The parties of a figure of this force: of all its actors together."""
        return tuple(
            Party(actor=one.id, label=self.label, basis=AboutBasis.STATED) for one in self.actors
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Its actors, by id."""
        return tuple(one.id for one in self.actors)

    def combatants(self) -> tuple[Combatant, ...]:
        """A combatant for each actor.

        Of a force of several actors it is not said who led which: then nobody is listed here, and
        its commanders are claims alone.
        """
        here = cited(BELLIGERENTS, self.row.number, of_compiler=True)
        alone = len(self.actors) == 1
        return tuple(
            Combatant(
                actor=one.id,
                label=self.label,
                side=1 if self.role == ATTACKER else 2,
                role=CombatantRole.BELLIGERENT,
                commanders=tuple(map(_commander, self.led_by)) if alone else (),
                citations=(here,),
            )
            for one in self.actors
        )


def forces_of(
    folder: Folder, number: str, war: str, directory: Directory, findings: Findings
) -> tuple[Force, Force]:
    """The attacker and the defender of a battle; `war` is the id of the conflict.

    Where both sides are given the same actor, each is an actor of the name of its force. Raises
    ValueError where there are not exactly two forces.
    """
    rows = {_role(row): row for row in folder.rows(BELLIGERENTS, number)}
    if set(rows) != {ATTACKER, DEFENDER} or len(folder.rows(BELLIGERENTS, number)) != 2:
        raise ValueError(f"{BELLIGERENTS} has not one attacker and one defender of the battle.")
    names = {role: row["actors"].split(_BETWEEN_ACTORS) for role, row in rows.items()}
    _hold_against(names, folder.rows(ACTORS, number))
    is_one = not set(names[ATTACKER]).isdisjoint(names[DEFENDER])
    commanders = folder.rows(COMMANDERS, number)

    def force_of(role: str) -> Force:
        row = rows[role]
        label = " ".join(row["nam"].split())
        if is_one:
            reason = "Both sides have this actor: each is filed under the name of its force."
            findings.remarks.append(
                Finding(BELLIGERENTS, row.number, "actors", row["actors"], reason)
            )
            proposed = [_force(label, number)]
        else:
            proposed = [_actor(name, war) for name in names[role]]
        actors = tuple(directory.actor(one, war) for one in proposed)
        led_by = []
        for one in commanders:
            if _role(one) == role and one["commanders"]:
                person = _person(one, findings)
                meant = None if person is None else directory.actor(person, war)
                led_by.append(Led(one, " ".join(one["commanders"].split()), meant))
        return Force(role, row, label, actors, tuple(led_by))

    return force_of(ATTACKER), force_of(DEFENDER)


def _role(row: Row) -> str:
    """Which side a row is of. Raises ValueError where it does not say so."""
    flag = row["attacker"]
    if flag not in ("0", "1"):
        raise ValueError(f"attacker is 0 or 1, and not {flag or 'blank'}.")
    return ATTACKER if flag == "1" else DEFENDER


def _hold_against(names: dict[str, list[str]], rows: Sequence[Row]) -> None:
    """Raises ValueError where the table of actors has others than the table of belligerents."""
    for row in rows:
        if row["actor"] not in names[_role(row)]:
            raise ValueError(f"{ACTORS} has {row['actor']}, and {BELLIGERENTS} has not.")


def _actor(name: str, war: str) -> Actor:
    kind = _NO_STATES.get(name)
    if kind is not None:
        return Actor(id=slug(f"{name} {war}"), kind=kind, name=name)
    return Actor(
        id=slug(name),
        kind=ActorKind.STATE,
        name=name,
        external_ids=(ExternalId(authority=Authority.CDB90, id=name),),
    )


def _force(label: str, number: str) -> Actor:
    thing_id = slug(f"{PACKAGE} {number} {label}")
    return Actor(id=thing_id, kind=ActorKind.MILITARY_UNIT, name=label)


def _person(row: Row, findings: Findings) -> Actor | None:
    """Who has the article that a row names; null where it names none that can be read."""
    if row["uri"] in _NO_ARTICLE:
        return None
    title = unquote(row["uri"]).replace("_", " ").strip()
    if "\\x" in title or not are_words(title):
        reason = "The bytes of this cell are no UTF-8: the commander is taken without the article."
        findings.remarks.append(Finding(COMMANDERS, row.number, "uri", row["uri"], reason))
        return None
    article = ExternalId(authority=Authority.WIKIPEDIA, id=f"en:{title}")
    return Actor(id=slug(title), kind=ActorKind.PERSON, name=title, external_ids=(article,))


def _commander(led: Led) -> Commander:
    return Commander(
        actor=None if led.person is None else led.person.id,
        label=led.label,
        citations=(cited(COMMANDERS, led.row.number),),
    )
