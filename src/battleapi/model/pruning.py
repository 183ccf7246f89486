"""What is left of a record file when the parts that are not well formed are cut off.

The rules between things can then be checked on the rest, so that one misspelt word in a claim does
not hide a reference that leads nowhere, in it or in another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from .battles import FieldCitations
from .pointers import Path, pointer
from .record_file import COPIES, RecordFile
from .remnants import Remnant, remnant
from .resources import Resource
from .values import are_words

Id: TypeAlias = str | int | tuple[str | int | None, ...]
"""What a member of a list is known by: the value of its key, or of its keys in order."""

ID_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sides": ("side",),
        # Who changed sides in the battle stands once on each.
        "combatants": ("actor", "side"),
        "events": ("id",),
        "claims": ("id",),
        "passages": ("source", "locator"),
        **dict.fromkeys(COPIES, ("id",)),
    }
)
"""The lists of a record file, and the keys by which a member of each is known."""

LIST_OF: Mapping[Resource, str] = MappingProxyType(
    {resource: resource.plural for resource in Resource if resource is not Resource.BATTLE}
)
"""The list of a record file in which a thing of each kind stands."""

# Well-formed values for keys that a record needs; rules between things do not look at what is lost.
_STAND_INS: Mapping[str, Any] = MappingProxyType(
    {
        "id": "unreadable",
        "kind": "other",
        "level": "battle",
        "status": "draft",
        "name": "unreadable",
        "date": {"edtf": None, "text": None, "calendar": None},
        "citations_by_field": {},
    }
)


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut off, so that nobody complains of its absence.

    `places` has, for each list that lost members, the original places of those that are left;
    `gone` the ids that were cut off with their places; `lost` the keys of the file that could not
    be read, with `citations_by_field` those of its fields (`citations_by_field/date`), and `given`
    those of them that hold something. `remnants` are the members of lists of which only a part
    could be read, by list and original place. `unread` counts the values that were cut off.
    """

    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    gone: Mapping[str, tuple[tuple[int, Id], ...]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    remnants: Mapping[tuple[str, int], Remnant] = field(default_factory=dict)
    unread: int = 0

    def hides(self, name: str, thing_id: Id) -> bool:
        """Whether a thing may stand in a list of that name after all, among what was cut off."""
        return name in self.lost or any(thing_id == one for _, one in self.gone.get(name, ()))

    def is_read(self, name: str, place: int, *keys: str) -> bool:
        """Whether these values of a member of a list could be read; `place` is that of the rest."""
        rest = self.remnants.get((name, self.place(name, place)))
        return rest is None or rest.unread.isdisjoint(keys)

    def place(self, name: str, place: int) -> int:
        """Where a member of a list stood before anything was cut off."""
        return self.places[name][place] if name in self.places else place

    def original(self, at: str) -> str:
        """A pointer into what is left as a pointer into the whole."""
        _, name, *rest = at.split("/", 3) if at else ("", "")
        if name not in self.places or not rest:
            return at
        return "/".join((pointer(name, self.place(name, int(rest[0]))), *rest[1:]))


WHOLE = Cut()
"""Nothing was cut off."""


def prune(document: Mapping[str, Any], faulty: Iterable[Path]) -> tuple[RecordFile, Cut]:
    """What can be read of a record file, and what was cut off: the values that `faulty` leads to.

    Of a member of a list the values directly below it are cut off where enough is left of it, else
    the whole member. Of `citations_by_field` it is the citations of the one field, of everything
    else the whole value, which then has its default or a stand-in.
    """
    members, facts, keys = _sorted_out(faulty)
    left = {key: value for key, value in document.items() if key not in keys}
    left |= {key: value for key, value in _STAND_INS.items() if key in keys}
    if facts:
        cited = left["citations_by_field"].items()
        left["citations_by_field"] = {key: value for key, value in cited if key not in facts}
    remnants: dict[tuple[str, int], Remnant] = {}
    places: dict[str, tuple[int, ...]] = {}
    gone: dict[str, tuple[tuple[int, Id], ...]] = {}
    unread = 0
    for name, cut in members.items():
        whole = document[name]
        rest = {place: remnant(name, whole[place], cut[place]) for place in sorted(cut)}
        lost = [place for place, one in rest.items() if one is None]
        remnants |= {(name, place): one for place, one in rest.items() if one is not None}
        left[name] = [one for place, one in enumerate(whole) if place not in cut]
        places[name] = tuple(
            place for place in range(len(whole)) if place not in rest or rest[place]
        )
        gone[name] = tuple(
            (place, one) for place in lost if (one := _id(name, whole[place])) is not None
        )
        unread += len(lost)
    lost_keys = frozenset(
        {key for key in keys if key in RecordFile.model_fields}
        | {f"citations_by_field/{key}" for key in facts if key in FieldCitations.model_fields}
    )
    given = frozenset(str(key) for key in keys if document.get(key) is not None)
    unread += len(lost_keys) + sum(len(one.unread) for one in remnants.values())
    cut_off = Cut(places, gone, lost_keys, given, remnants, unread)
    return _with_remnants(RecordFile.model_validate(left), cut_off), cut_off


def _sorted_out(
    faulty: Iterable[Path],
) -> tuple[dict[str, dict[int, set[str]]], set[str], set[str]]:
    """The paths by what is to be cut off: the keys of members of lists, cited facts, other keys."""
    members: dict[str, dict[int, set[str]]] = {}
    facts: set[str] = set()
    keys: set[Any] = set()
    for name, *rest in (path for path in faulty if path):
        if name in ID_KEYS and rest:
            place, *below = rest
            of_one = members.setdefault(str(name), {}).setdefault(int(place), set())
            of_one.update(map(str, below[:1]))
        elif name == "citations_by_field" and rest:
            facts.add(str(rest[0]))
        else:
            keys.add(name)
    return members, facts, keys


def _with_remnants(file: RecordFile, cut: Cut) -> RecordFile:
    """The file with the members that could be read in part, each in its place."""
    lists: dict[str, tuple[Any, ...]] = {}
    for name, places in cut.places.items():
        sound = iter(getattr(file, name))
        lists[name] = tuple(
            cut.remnants[name, place].thing if (name, place) in cut.remnants else next(sound)
            for place in places
        )
    return file.model_copy(update=lists)


def _id(name: str, member: object) -> Id | None:
    """What a member is known by; null where it has none that can be read."""
    if not isinstance(member, Mapping):
        return None
    first, *rest = (member.get(key) for key in ID_KEYS[name])
    if not isinstance(first, str | int) or not all(
        isinstance(one, str | int | None) for one in rest
    ):
        return None
    return (first, *rest) if rest else first


def id_at(whole: Mapping[str, Any] | RecordFile, at: str) -> str | None:
    """The id of the thing in a list that a pointer leads to or into; null for the battle's own."""
    match at.split("/")[1:]:
        case [name, place, *_] if name in LIST_OF.values():
            if isinstance(whole, RecordFile):
                found: str = getattr(whole, name)[int(place)].id
                return found
            one = _id(name, whole[name][int(place)])
            return one if isinstance(one, str) and are_words(one) else None
        case _:
            return None
