"""A thing as it is about to be recorded: the model, its plain values, its canonical bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Generic, TypeAlias, TypeVar

from ..model import references
from ..model.battles import BattleRecord
from ..model.canonical import canonical, sha256_hex
from ..model.registry import Shared
from ..model.resources import Resource

ThingT = TypeVar("ThingT", bound=BattleRecord | Shared)

PartDigests: TypeAlias = Mapping[tuple[Resource, str], str]
"""The claims and events of a record, each with the SHA-256 of its own canonical bytes."""


@dataclass(frozen=True, slots=True)
class Content(Generic[ThingT]):
    """One state of a thing.

    To take a record apart and write it costs most of storing it, so it is done once and handed on.
    `parts` are those of a battle; shared things have none.
    """

    thing: ThingT
    plain: dict[str, Any] = field(repr=False)
    canonical: bytes = field(repr=False)
    sha256: str
    parts: PartDigests = field(repr=False)

    @classmethod
    def of(cls, thing: ThingT) -> Content[ThingT]:
        """The content of a validated thing."""
        plain = thing.model_dump(mode="json", by_alias=True)
        if isinstance(thing, BattleRecord):
            written, parts = _divided(plain)
        else:
            written, parts = canonical(plain), {}
        return cls(thing, plain, written, sha256_hex(written), parts)


def _divided(plain: dict[str, Any]) -> tuple[bytes, PartDigests]:
    """A record's bytes, put together from those of its parts, which are written once."""
    digests: dict[tuple[Resource, str], str] = {}
    lists: dict[str, bytes] = {}
    for resource in _PARTS:
        written = [canonical(part) for part in plain[resource.plural]]
        for part, own in zip(plain[resource.plural], written, strict=True):
            digests[resource, part["id"]] = sha256_hex(own)
        lists[resource.plural] = b'"%s":[%s]' % (resource.plural.encode(), b",".join(written))
    members: list[bytes] = []
    # The keys are ASCII, so they are in the order of UTF-16 units as they are.
    for is_list, keys in groupby(sorted(plain), lists.__contains__):
        if is_list:
            members += (lists[key] for key in keys)
        else:
            members.append(canonical({key: plain[key] for key in keys})[1:-1])
    return b"{%s}" % b",".join(members), digests


_PARTS = (Resource.CLAIM, Resource.EVENT)


def part_digests(plain: dict[str, Any]) -> Iterator[tuple[tuple[Resource, str], str]]:
    """The claims and events of a record's plain values, each with the SHA-256 of its own bytes."""
    for resource in _PARTS:
        for part in plain[resource.plural]:
            yield (resource, part["id"]), sha256_hex(canonical(part))


Named: TypeAlias = Sequence[tuple[Resource, str]]
"""Things that are named, by kind and id."""


def named_by(record: BattleRecord) -> Named:
    """Every thing that a record names, once."""
    found = {(one.resource, one.id): None for one in references.of_record(record)}
    return tuple(found)
