"""From stored claims to served ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from ..model.battles import BattleRecord
from ..model.claims import CasualtyClaim, Claim, MaterielClaim, Overlay, Party
from ..model.claims.bodies import End
from ..model.counting import Tally
from ..model.effective import effective_date, phase_of
from ..model.flags import Flagging
from ..model.references import ACTOR_LISTS
from ..model.resources import Resource
from ..model.standing import Standing
from ..model.summaries import Summaries
from ..model.vocabulary.claims import RelationType
from .claims import (
    ServedAssessment,
    ServedClaim,
    ServedClaimant,
    ServedOverlay,
    ServedParty,
    ServedReading,
)
from .parts import Names, Ref, ServedCitation, ServedDate, ServedEffectiveDate
from .stamps import Stamp

SERVED_CLAIM: TypeAdapter[ServedClaim] = TypeAdapter(ServedClaim)
"""Builds and checks a served claim of any kind."""


class ClaimRenderer:
    """Renders the claims of one record."""

    def __init__(
        self, record: BattleRecord, names: Names, standing: Standing, stamps: Mapping[str, Stamp]
    ) -> None:
        self._record = record
        self._names = names
        self._standing = standing
        self._stamps = stamps
        self._tally = Tally(record, standing)
        self._flagging = Flagging(record, standing, self._tally)
        self._summaries = Summaries(record, names.registry)
        self._battle = names.ref(Resource.BATTLE, record.id)
        self._linked_by: dict[tuple[RelationType, str], list[str]] = defaultdict(list)
        for claim in record.claims:
            for link in claim.related:
                self._linked_by[link.type, link.claim].append(claim.id)

    def render(self, claim: Claim) -> ServedClaim:
        """One claim with its names and all that is computed.

        Raises `pydantic.ValidationError` where the result is not the shape that is promised.
        """
        stamp = self._stamps[claim.id]
        fields = self._stated(claim) | {
            "summary": self._summaries.of(claim),
            "battle": self._battle,
            "phase": phase_of(claim, self._record),
            "party": self._standing.party(claim),
            "stance": self._standing.stance(claim),
            "counted": self._tally.counted(claim),
            "effective_date": ServedEffectiveDate.of_claim(effective_date(claim, self._record)),
            "superseded_by": self._linked_by[RelationType.SUPERSEDES, claim.id],
            "retracted_by": self._linked_by[RelationType.RETRACTS, claim.id],
            "flags": self._flagging.flags(claim),
            "revision": stamp.revision,
            "recorded_at": stamp.recorded_at,
        }
        interval = self._tally.interval(claim)
        if interval is not None:
            fields["interval"] = interval
        if isinstance(claim, CasualtyClaim | MaterielClaim):
            fields["effect"] = "_or_".join(claim.effects)
        return SERVED_CLAIM.validate_python(fields)

    def _stated(self, claim: Claim) -> dict[str, Any]:
        names = self._names
        fields: dict[str, Any] = {name: getattr(claim, name) for name in type(claim).model_fields}
        for name in ACTOR_LISTS:
            if name in fields:
                fields[name] = names.refs(Resource.ACTOR, fields[name])
        for name, resource in _SINGLE_REFERENCES:
            if name in fields:
                fields[name] = names.ref_or_none(resource, fields[name])
        for name in ("start", "end"):
            if name in fields:
                fields[name] = self._end(fields[name])
        return fields | {
            "claimant": self._claimant(claim),
            "about": self._parties(claim.about),
            "occurred": ServedDate.of(claim.occurred),
            "asserted": ServedDate.of(claim.asserted),
            "covers_battles": names.refs(Resource.BATTLE, claim.covers_battles),
            "citations": ServedCitation.all_of(claim.citations, names),
            "readings": tuple(
                ServedReading(
                    id=reading.id,
                    basis=reading.basis,
                    instead=tuple(self._overlay(claim, overlay) for overlay in reading.instead),
                )
                for reading in claim.readings
            ),
            "assessments": tuple(
                ServedAssessment(
                    scheme=assessment.scheme,
                    grade=assessment.grade,
                    by=names.ref_or_none(Resource.ACTOR, assessment.by),
                    note=assessment.note,
                )
                for assessment in claim.assessments
            ),
        }

    def _claimant(self, claim: Claim) -> ServedClaimant:
        return ServedClaimant(
            actor=claim.claimant.actor,
            name=self._names.actor(claim.claimant.actor),
            label=claim.claimant.label,
            voice=self._standing.voice(claim),
        )

    def _parties(self, parties: tuple[Party, ...]) -> tuple[ServedParty, ...]:
        return tuple(
            ServedParty(
                actor=party.actor,
                name=self._names.actor(party.actor),
                label=party.label,
                basis=party.basis,
            )
            for party in parties
        )

    def _end(self, end: End[str]) -> End[Ref]:
        return End[Ref](place=self._names.ref_or_none(Resource.PLACE, end.place), label=end.label)

    def _overlay(self, claim: Claim, overlay: Overlay) -> ServedOverlay:
        names = self._names
        fields: dict[str, Any] = {name: getattr(overlay, name) for name in overlay.model_fields_set}
        for name in (one for one in ACTOR_LISTS if one in fields):
            fields[name] = names.refs(Resource.ACTOR, fields[name])
        for name, resource in _SINGLE_REFERENCES:
            if name in fields:
                fields[name] = names.ref_or_none(resource, fields[name])
        if "covers_battles" in fields:
            fields["covers_battles"] = names.refs(Resource.BATTLE, overlay.covers_battles)
        if overlay.claimant is not None:
            said = claim.model_copy(update={"claimant": overlay.claimant})
            fields["claimant"] = self._claimant(said)
        if "about" in fields:
            fields["about"] = self._parties(overlay.about)
        if overlay.occurred is not None:
            fields["occurred"] = ServedDate.of(overlay.occurred)
        for name in ("start", "end"):
            if fields.get(name) is not None:
                fields[name] = self._end(fields[name])
        return ServedOverlay(**fields)


_SINGLE_REFERENCES = (
    ("event", Resource.EVENT),
    ("target", Resource.EVENT),
    ("held_by", Resource.ACTOR),
    ("place", Resource.PLACE),
)
