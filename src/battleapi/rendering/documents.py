"""The documents that are stored when something is written, and served when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from ..comparison.methods import METHODS, Method
from ..comparison.rules import DEFAULT_RULES
from ..model.actors import Actor, Membership
from ..model.battles import BattleRecord
from ..model.conflicts import Conflict
from ..model.lexicons import LEXICONS, Lexicon
from ..model.places import Place
from ..model.registry import Registry
from ..model.sources import Source
from ..model.vocabulary.comparison import MethodName
from ..model.vocabulary.quantities import LexiconName
from .battle_renderer import BattleRenderer
from .parts import Names
from .registries import (
    ActorCounts,
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)
from .stamps import Stamp

_RENDERER = 6
"""Raise it with every change of shape or rule that has no version of its own."""


def rendered_by(
    methods: Mapping[MethodName, Method], lexicons: Mapping[LexiconName, Lexicon]
) -> str:
    """The version of a renderer that compares by these: `5-range-1-strict-1`.

    Only the method and the lexicon of the default rules are in it: no other comparison is stored.
    """
    method, lexicon = methods[DEFAULT_RULES.method], lexicons[DEFAULT_RULES.lexicon]
    return f"{_RENDERER}-{method.name}-{method.version}-{lexicon.name}-{lexicon.version}"


RENDERED_BY = rendered_by(METHODS, LEXICONS)
"""The renderer's version: documents that carry another one are rendered anew."""


class Form(StrEnum):
    """A kind of document. A battle has three; every other thing has one, in lists and alone.

    The comparison is the one by the default rules.
    """

    RECORD = "record"
    SUMMARY = "summary"
    COMPARISON = "comparison"
    CLAIM = "claim"
    EVENT = "event"
    ACTOR = "actor"
    CONFLICT = "conflict"
    SOURCE = "source"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Rendered:
    """One document: compact UTF-8 JSON without any absolute address, and its revision."""

    form: Form
    id: str
    body: bytes
    revision: int
    recorded_at: str


@dataclass(frozen=True, slots=True)
class BattleDocuments:
    """All documents of one battle."""

    record: Rendered
    summary: Rendered
    comparison: Rendered
    claims: tuple[Rendered, ...]
    events: tuple[Rendered, ...]

    def all(self) -> tuple[Rendered, ...]:
        """Every document: record, summary, comparison, claims, events."""
        return (self.record, self.summary, self.comparison, *self.claims, *self.events)


def render_battle(
    record: BattleRecord,
    registry: Registry,
    stamp: Stamp,
    claim_stamps: Mapping[str, Stamp],
    battle_names: Mapping[str, str],
) -> BattleDocuments:
    """Every document of one battle. Raises KeyError for a claim without a stamp."""
    renderer = BattleRenderer(record, registry, stamp, claim_stamps, battle_names)
    return BattleDocuments(
        record=_rendered(Form.RECORD, record.id, renderer.record(), stamp),
        summary=_rendered(Form.SUMMARY, record.id, renderer.summary(), stamp),
        comparison=_rendered(Form.COMPARISON, record.id, renderer.comparison(), stamp),
        claims=tuple(
            _rendered(Form.CLAIM, claim.id, claim, claim_stamps[claim.id])
            for claim in renderer.claims
        ),
        events=tuple(_rendered(Form.EVENT, event.id, event, stamp) for event in renderer.events),
    )


def render_actor(
    actor: Actor,
    registry: Registry,
    members: Iterable[tuple[Actor, Membership]],
    counts: ActorCounts,
    stamp: Stamp,
) -> Rendered:
    """An actor's document; `registry` names what it belongs to, `members` belong to it."""
    served = ServedActor.build(actor, Names(registry), members, counts, stamp)
    return _rendered(Form.ACTOR, actor.id, served, stamp)


def render_conflict(
    conflict: Conflict, registry: Registry, parts: Iterable[Conflict], battles: int, stamp: Stamp
) -> Rendered:
    """A conflict's document; `parts` are directly below it, `battles` counts theirs too."""
    served = ServedConflict.build(conflict, Names(registry), parts, battles, stamp)
    return _rendered(Form.CONFLICT, conflict.id, served, stamp)


def render_source(source: Source, registry: Registry, claim_count: int, stamp: Stamp) -> Rendered:
    """A source's document; `claim_count` counts claims of published battles."""
    served = ServedSource.build(source, Names(registry), claim_count, stamp)
    return _rendered(Form.SOURCE, source.id, served, stamp)


def render_place(place: Place, registry: Registry, stamp: Stamp) -> Rendered:
    """A place's document."""
    served = ServedRegistryPlace.build(place, Names(registry), stamp)
    return _rendered(Form.PLACE, place.id, served, stamp)


def _rendered(form: Form, thing_id: str, served: BaseModel, stamp: Stamp) -> Rendered:
    body = served.model_dump_json(by_alias=True).encode()
    return Rendered(form, thing_id, body, stamp.revision, stamp.recorded_at)
