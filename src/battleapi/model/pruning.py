"""What is left of a record file when the parts that are not well formed are cut off.

The rules between things can then be checked on the rest, so that one misspelt word in a claim does
not hide a reference that leads nowhere in another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from .pointers import Path, pointer
from .record_file import COPIES
from .resources import Resource

Id: TypeAlias = str | int | tuple[str | int | None, ...]
"""What a member of a list is known by: the value of its key, or of its keys in order."""

ID_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sides": ("side",),
        # Who changed sides in the battle stands once on each.
        "combatants": ("actor", "side"),
        "events": ("id",),
        "claims": ("id",),
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
    `gone` the ids that were cut off with their places; `lost` the keys that could not be read.
    """

    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    gone: Mapping[str, tuple[tuple[int, Id], ...]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    def hides(self, name: str, thing_id: Id) -> bool:
        """Whether a thing may stand in a list of that name after all, among what was cut off."""
        return name in self.lost or any(thing_id == one for _, one in self.gone.get(name, ()))

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


def prune(document: Mapping[str, Any], faulty: Iterable[Path]) -> tuple[dict[str, Any], Cut]:
    """A record file without its faulty parts, and what those were.

    Of a list the members that a path leads into are cut off, of everything else the whole value,
    which then has its default or a stand-in.
    """
    members: dict[str, set[int]] = {}
    keys: set[str | int] = set()
    for name, *rest in (path for path in faulty if path):
        if name in ID_KEYS and rest:
            members.setdefault(str(name), set()).add(int(rest[0]))
        else:
            keys.add(name)
    left = {key: value for key, value in document.items() if key not in keys}
    left |= {key: value for key, value in _STAND_INS.items() if key in keys}
    places: dict[str, tuple[int, ...]] = {}
    gone: dict[str, tuple[tuple[int, Id], ...]] = {}
    for name, cut in members.items():
        whole = document[name]
        places[name] = tuple(place for place in range(len(whole)) if place not in cut)
        left[name] = [whole[place] for place in places[name]]
        gone[name] = tuple(
            (place, one) for place in sorted(cut) if (one := _id(name, whole[place])) is not None
        )
    return left, Cut(places, gone, frozenset(map(str, keys)))


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
