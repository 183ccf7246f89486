"""From a stored battle to its served documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ..comparison.compare import compare
from ..comparison.digest import digest_of
from ..model.battles import BattleRecord, Combatant
from ..model.claims import Claim, OutcomeClaim
from ..model.counting import stands
from ..model.registry import Registry
from ..model.resources import Resource
from ..model.standing import Standing
from ..model.vocabulary.assertions import OutcomeAspect
from ..model.vocabulary.claims import ClaimStatus, Rank
from .battles import (
    BattleCounts,
    BattleSummary,
    ResultClaimant,
    ServedCombatant,
    ServedCommander,
    ServedContrast,
    ServedFieldCitations,
    ServedRecord,
    ServedResult,
    ServedSide,
    ServedToll,
    WidestDispute,
)
from .cast import Cast
from .claim_renderer import ClaimRenderer
from .claims import ServedClaim
from .comparison import ServedComparison
from .events import ServedEvent
from .issues import issues_of
from .parts import Names, ServedCitation, ServedDate, ServedPlace
from .passages import ServedPassage
from .registries import RecordActor, RecordConflict, RecordPlace, RecordSource
from .stamps import Stamp


class BattleRenderer:
    """Renders one revision of one battle.

    `claim_stamps` say in which revision each claim came to be as it is; `battle_names` has the
    names of other battles that the record refers to.
    """

    def __init__(
        self,
        record: BattleRecord,
        registry: Registry,
        stamp: Stamp,
        claim_stamps: Mapping[str, Stamp],
        battle_names: Mapping[str, str],
    ) -> None:
        self._record = record
        self._used = registry.closure(record)
        self._stamp = stamp
        self._names = Names(
            registry,
            {**battle_names, record.id: record.name},
            {event.id: event.name for event in record.events},
        )
        self._standing = Standing(record, self._used)
        self._cast = Cast(record, self._used)
        self._compared = compare(record, self._used)
        self._digest = digest_of(record, self._used, self._compared)
        renderer = ClaimRenderer(record, self._names, self._standing, claim_stamps)
        self.claims: tuple[ServedClaim, ...] = tuple(map(renderer.render, record.claims))
        battle = self._names.ref(Resource.BATTLE, record.id)
        self.events: tuple[ServedEvent, ...] = tuple(
            ServedEvent.of(event, battle, self._names) for event in record.events
        )

    def summary(self) -> BattleSummary:
        """The battle as it stands in lists."""
        return BattleSummary(**self._summary_fields)

    def record(self) -> ServedRecord:
        """The whole record."""
        record, names = self._record, self._names
        flags = zip(record.claims, (claim.flags for claim in self.claims), strict=True)
        return ServedRecord(
            **self._summary_fields,
            citations_by_field=ServedFieldCitations(
                **{
                    field: ServedCitation.all_of(cited, names)
                    for field, cited in record.citations_by_field
                }
            ),
            combatants=tuple(map(self._combatant, record.combatants)),
            events=self.events,
            claims=self.claims,
            passages=tuple(ServedPassage.of(passage, names) for passage in record.passages),
            **self.copies(self._used),
            issues=issues_of(flags, names),
            sha256=self._stamp.sha256,
        )

    def comparison(self) -> ServedComparison:
        """The comparison of its casualties by the default rules."""
        return ServedComparison.of(self._compared, self._stamp.revision, self._record, self._cast)

    def copies(self, registry: Registry) -> dict[str, Any]:
        """Shared things as the record shows them, by the key under which they stand."""
        names = self._names
        return {
            "conflicts": tuple(
                RecordConflict.of(one, names) for one in registry.conflicts.values()
            ),
            "places": tuple(RecordPlace.of(one, names) for one in registry.places.values()),
            "actors": tuple(RecordActor.of(one, names) for one in registry.actors.values()),
            "sources": tuple(
                RecordSource.of(one, names, self._claims_citing(one.id))
                for one in registry.sources.values()
            ),
        }

    @cached_property
    def _summary_fields(self) -> dict[str, Any]:
        record, names = self._record, self._names
        digest = self._digest
        return {
            "id": record.id,
            "kind": record.kind,
            "level": record.level,
            "status": record.status,
            "name": record.name,
            "aliases": record.aliases,
            "headline": digest.headline,
            "conflict": names.ref_or_none(Resource.CONFLICT, record.conflict),
            "part_of": names.ref_or_none(Resource.BATTLE, record.part_of),
            "date": ServedDate.of(record.date),
            "place": ServedPlace.of(record.place, self._used),
            "result": self._result(),
            "killed": ServedToll.of_all(digest.killed, self._cast),
            "wounded": ServedToll.of_all(digest.wounded, self._cast),
            "disputed": digest.disputed,
            "dispute_gap": digest.dispute_gap,
            "dispute_ratio": digest.dispute_ratio,
            "from_zero": digest.from_zero,
            "widest_dispute": self._widest_dispute(),
            "contrasts": tuple(ServedContrast.of(one, self._cast) for one in digest.contrasts),
            "counts": self._counts(),
            "sides": tuple(
                ServedSide(
                    side=side.side,
                    opposes=side.opposes,
                    actors=names.refs(
                        Resource.ACTOR,
                        (one.actor for one in record.combatants if one.side == side.side),
                    ),
                )
                for side in record.sides
            ),
            "external_ids": record.external_ids,
            "revision": self._stamp.revision,
            "recorded_at": self._stamp.recorded_at,
        }

    def _widest_dispute(self) -> WidestDispute | None:
        widest = self._digest.widest
        return None if widest is None else WidestDispute.of_cell(widest, self._cast)

    def _current(self) -> Iterator[Claim]:
        return (claim for claim in self._record.claims if claim.status is ClaimStatus.CURRENT)

    def _counts(self) -> BattleCounts:
        current = list(self._current())
        cited = {source for citation in self._record.citations() for source in citation.sources()}
        return BattleCounts(
            claims=len(current),
            claimants=len({self._standing.voice(claim) for claim in current}),
            sources=len(cited),
            events=len(self._record.events),
        )

    def _result(self) -> ServedResult:
        """The result of the whole battle: of the preferred claims the first, else the first."""
        outcomes = [claim for claim in self._current() if isinstance(claim, OutcomeClaim)]
        results = [
            claim
            for claim in outcomes
            if stands(claim) and claim.event is None and claim.aspect is OutcomeAspect.RESULT
        ]
        if not results:
            nobody = ResultClaimant(actor=None, name=None, label=None, voice=None)
            return ServedResult(
                label=None, type=None, by=(), claimant=nobody, claim=None, claim_count=len(outcomes)
            )
        # `min` keeps the first of equals: the order of the record is the editors' order.
        lead = min(results, key=lambda claim: claim.rank is not Rank.PREFERRED)
        served = next(claim for claim in self.claims if claim.id == lead.id)
        return ServedResult(
            label=lead.as_said,
            type=lead.type,
            by=self._names.refs(Resource.ACTOR, lead.by),
            claimant=ResultClaimant(**dict(served.claimant)),
            claim=lead.id,
            claim_count=len(outcomes),
        )

    def _combatant(self, combatant: Combatant) -> ServedCombatant:
        names = self._names
        return ServedCombatant(
            actor=combatant.actor,
            name=names.actor(combatant.actor),
            label=combatant.label,
            side=combatant.side,
            role=combatant.role,
            commanders=tuple(
                ServedCommander(
                    actor=commander.actor,
                    name=names.actor(commander.actor),
                    label=commander.label,
                    fate=commander.fate,
                    citations=ServedCitation.all_of(commander.citations, names),
                )
                for commander in combatant.commanders
            ),
            units=names.refs(Resource.ACTOR, combatant.units),
            sided_by=combatant.sided_by,
            citations=ServedCitation.all_of(combatant.citations, names),
        )

    def _claims_citing(self, source_id: str) -> int:
        return sum(
            any(source_id in citation.sources() for citation in claim.citations)
            for claim in self._current()
        )
