"""A thing as it is about to be recorded: the model, its plain values, its canonical bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..model import references
from ..model.battles import BattleRecord
from ..model.canonical import canonical, sha256_hex
from ..model.registry import Shared
from ..model.resources import Resource

ThingT = TypeVar("ThingT", bound=BattleRecord | Shared)


@dataclass(frozen=True, slots=True)
class Content(Generic[ThingT]):
    """One state of a thing.

    To take a record apart and write it costs most of storing it, so it is done once and handed on.
    """

    thing: ThingT
    plain: dict[str, Any] = field(repr=False)
    canonical: bytes = field(repr=False)
    sha256: str

    @classmethod
    def of(cls, thing: ThingT) -> Content[ThingT]:
        """The content of a validated thing."""
        plain = thing.model_dump(mode="json", by_alias=True)
        written = canonical(plain)
        return cls(thing, plain, written, sha256_hex(written))


def part_digests(plain: dict[str, Any]) -> Iterator[tuple[tuple[Resource, str], str]]:
    """The claims and events of a record's plain values, each with the SHA-256 of its own bytes."""
    for resource in (Resource.CLAIM, Resource.EVENT):
        for part in plain[resource.plural]:
            yield (resource, part["id"]), sha256_hex(canonical(part))


def named_by(record: BattleRecord) -> tuple[tuple[Resource, str], ...]:
    """Every thing that a record names, once."""
    found = {(one.resource, one.id): None for one in references.of_record(record)}
    return tuple(found)
