"""One kind of thing of an import: which of those known is meant by what a source proposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, Protocol, TypeVar

from ..model.actors import Actor, ExternalId
from ..model.conflicts import Conflict
from ..model.extending import extended, names_of
from ..model.likeness import near_name, same_name
from ..model.places import Place
from ..model.registry import RESOURCE_OF, Shared
from ..model.resources import Resource
from ..model.values import LONGEST_SLUG
from ..model.vocabulary.registries import ActorKind, Authority, PointBasis
from .findings import Finding
from .slugs import slug

ThingT = TypeVar("ThingT", Actor, Place, Conflict)

Meeting = Actor | Place | Conflict


class Setting(NamedTuple):
    """Within what an exact name tells who is meant; both are ids, empty where there is none.

    It is a largest conflict with all of its parts, or else one battle that is of no conflict. Where
    neither is given, no name tells anything: battles of no conflict have no war in common.
    """

    war: str = ""
    battle: str = ""


_NOWHERE = Setting()


class Acquaintances(Protocol):
    """Who is known from before an import."""

    def root(self, conflict: str) -> str:
        """The largest conflict that this one is a part of; itself where it is of none."""
        ...

    def alike(self, proposed: ThingT, war: str, battle: str) -> Iterable[tuple[ThingT, bool]]:
        """Those with an identifier or, by `near_name`, a name of the proposal.

        Beside each stands whether a battle of the war or of a part of it, or else the one battle,
        names it or one of its members; both are as in a `Setting`.
        """
        ...

    def is_taken(self, resource: Resource, thing_id: str) -> bool:
        """Whether anything has or had the id."""
        ...

    def get(self, resource: Resource, thing_id: str) -> Shared | None:
        """The thing of an id, of whatever kind."""
        ...


class Meetings(Generic[ThingT]):
    """The things of one kind that an import has met.

    Two of one name are the same only in one war where `by_war` says so.
    """

    def __init__(
        self, known: Acquaintances | None, suggestions: list[Finding], *, by_war: bool = False
    ) -> None:
        self._known = known
        self._suggestions = suggestions
        self._by_war = by_war
        self._things: dict[str, ThingT] = {}
        self._settings: defaultdict[str, set[Setting]] = defaultdict(set)
        self._answers: dict[tuple[ThingT, Setting], str] = {}
        self._identified: dict[ExternalId, str] = {}
        self._named: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._near: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def get(self, thing_id: str) -> ThingT | None:
        """The thing of an id that was met."""
        return self._things.get(thing_id)

    def meant(self, proposed: ThingT, setting: Setting = _NOWHERE) -> ThingT:
        """The thing that is meant by the proposal there, or the proposal under a free id."""
        found = self._answers.get((proposed, setting))
        if found is None:
            found = self._answers[proposed, setting] = self._found(proposed, setting)
            self._learn(extended(self._things[found], proposed))
        self._settings[found].add(setting)
        return self._things[found]

    def _found(self, proposed: ThingT, setting: Setting) -> str:
        if self._known is not None:
            for thing, takes_part in self._known.alike(proposed, *setting):
                if thing.id not in self._things:
                    self._learn(thing)
                if takes_part:
                    self._settings[thing.id].add(setting)
        for one in proposed.external_ids:
            if one in self._identified:
                return self._identified[one]
        return self._of_the_name(proposed, setting) or self._new(proposed, setting)

    def _of_the_name(self, proposed: ThingT, setting: Setting) -> str | None:
        names = {same_name(name): None for name in names_of(proposed)}
        ids = {one: None for name in names for one in self._named[name]}
        found = [
            thing
            for thing in map(self._things.__getitem__, ids)
            if self._counts_in(setting, thing)
            and not _are_told_apart(thing.external_ids, proposed.external_ids)
            and _fits(thing, proposed)
        ]
        # What this very proposal was taken for before has to be found again among others.
        for some in (
            [one for one in found if _is_as_exact(one, proposed)],
            found,
            [one for one in found if same_name(one.name) == same_name(proposed.name)],
        ):
            if len(some) == 1:
                return some[0].id
            if some and some is not found and all(_is_as_exact(one, proposed) for one in some):
                return self._of_equals(some, proposed)
        return None

    def _counts_in(self, setting: Setting, thing: ThingT) -> bool:
        """Whether a name tells there that the thing is meant."""
        if not self._by_war:
            return True
        return setting != _NOWHERE and setting in self._settings[thing.id]

    def _of_equals(self, some: list[ThingT], proposed: ThingT) -> str:
        """One of several that nothing tells apart; a person should merge them."""
        by_name = sorted(
            some, key=lambda one: (same_name(one.name) != same_name(proposed.name), one.id)
        )
        self._suggest(by_name[1], by_name[0])
        return by_name[0].id

    def _new(self, proposed: ThingT, setting: Setting) -> str:
        thing = proposed.model_copy(update={"id": self._free(proposed, setting.battle)})
        near = {one: None for name in names_of(thing) for one in self._near[near_name(name)]}
        others = (
            other
            for other in map(self._things.__getitem__, near)
            if not _are_told_apart(other.external_ids, thing.external_ids)
            and _may_be(other, thing)
            and _have_one_point(other, thing)
        )
        for other in sorted(others, key=lambda one: (_shares_no_name(one, thing), one.id))[:1]:
            self._suggest(thing, other)
        self._learn(thing)
        return thing.id

    def _free(self, proposed: ThingT, battle: str) -> str:
        return next(one for one in _ids(proposed, battle) if not self._is_taken(proposed, one))

    def _is_taken(self, proposed: ThingT, thing_id: str) -> bool:
        if thing_id in self._things:
            return True
        return self._known is not None and self._known.is_taken(
            RESOURCE_OF[type(proposed)], thing_id
        )

    def _learn(self, thing: ThingT) -> None:
        self._things[thing.id] = thing
        for one in thing.external_ids:
            self._identified.setdefault(one, thing.id)
        for name in names_of(thing):
            self._named[same_name(name)][thing.id] = None
            self._near[near_name(name)][thing.id] = None

    def _suggest(self, thing: ThingT, other: ThingT) -> None:
        kind = RESOURCE_OF[type(thing)].value
        way = f": `battleapi merge {kind} {thing.id} {other.id}`"
        self._suggestions.append(
            Finding("", None, kind, thing.name, f"{thing.id} may be {other.id}{way}")
        )


def _ids(proposed: Meeting, battle: str) -> Iterator[str]:
    """The ids that a proposal may have, the one to be preferred first."""
    yield proposed.id
    for one in proposed.external_ids:
        yield slug(f"{proposed.id} {one.authority.value} {one.id}")
    if battle:
        yield slug(f"{proposed.id} {battle}")
    number = 1
    while True:
        number += 1
        end = f"-{number}"
        yield proposed.id[: LONGEST_SLUG - len(end)].rstrip("-") + end


def _are_told_apart(some: Iterable[ExternalId], others: Iterable[ExternalId]) -> bool:
    """Whether one authority has different identifiers for the two, and none that both have."""
    theirs: dict[Authority, set[str]] = {}
    for one in others:
        theirs.setdefault(one.authority, set()).add(one.id)
    mine: dict[Authority, set[str]] = {}
    for one in some:
        mine.setdefault(one.authority, set()).add(one.id)
    return any(ids.isdisjoint(theirs.get(authority, ids)) for authority, ids in mine.items())


def _may_be(thing: Meeting, proposed: Meeting) -> bool:
    """Whether nothing that is said of the two keeps them from being one."""
    match thing, proposed:
        case Actor(), Actor():
            of_a_country = {thing.country, proposed.country} - {None}
            persons = {one.kind is ActorKind.PERSON for one in (thing, proposed)}
            return len(of_a_country) < 2 and len(persons) == 1
        case Place(), Place():
            return _lies_in(thing) == _lies_in(proposed)
        case _:
            return True


def _have_one_point(thing: Meeting, proposed: Meeting) -> bool:
    """Whether nothing is lost of where they are if they become one: one place has one point.

    A place with a point is often that of one battle, which is not where a whole county lies.
    """
    if isinstance(thing, Place) and isinstance(proposed, Place):
        return _point(thing) == _point(proposed)
    return True


def _fits(thing: Meeting, proposed: Meeting) -> bool:
    """Whether the two are one if they have the same name."""
    if isinstance(thing, Place) and isinstance(proposed, Place):
        points = {_point(thing), _point(proposed)}
        nowhere = _lies_in(thing) == ((), ())
        return _may_be(thing, proposed) and len(points if nowhere else points - {None}) < 2
    return _may_be(thing, proposed)


def _is_as_exact(thing: Meeting, proposed: Meeting) -> bool:
    same = set(thing.external_ids) == set(proposed.external_ids)
    if isinstance(thing, Place) and isinstance(proposed, Place):
        return same and _point(thing) == _point(proposed)
    return same


def _lies_in(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (place.countries, place.admin)


def _point(place: Place) -> tuple[float, float, bool] | None:
    """The point, and whether it only stands for an area."""
    if place.lat is None or place.lon is None:
        return None
    return (place.lat, place.lon, place.basis is PointBasis.REPRESENTATIVE)


def _shares_no_name(thing: Meeting, other: Meeting) -> bool:
    return set(map(same_name, names_of(thing))).isdisjoint(map(same_name, names_of(other)))
