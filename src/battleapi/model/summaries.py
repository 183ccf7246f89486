"""One plain sentence for every claim, made by template from the claim and nothing else.

Who speaks, in the words of the source; then the figure in its own words; then about whom, in
quotation marks where the words leave that open; then the date. The template adds no judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatchmethod

from .battles import BattleRecord
from .claims import (
    AttributeClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    EventRelationClaim,
    InvolvementClaim,
    MaterielClaim,
    MeasureClaim,
    OutcomeClaim,
    Party,
    ResponsibilityClaim,
    StatementClaim,
    StrengthClaim,
)
from .effective import effective_date
from .figure_words import PEOPLE, count_words, measure_words, names_effects, names_item
from .registry import Registry
from .vocabulary.assertions import EventRelationType, ResponsibilityMode
from .vocabulary.casualties import CasualtyEffect, CountBasis
from .vocabulary.claims import AboutBasis, Polarity
from .vocabulary.materiel import StrengthItem
from .vocabulary.term import Term
from .wording import capitalised, date_words, listed


class Summaries:
    """Writes the summaries of one record's claims, with the names of its registry."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._record = record
        self._registry = registry

    def of(self, claim: Claim) -> str:
        """The summary of one claim of the record, without a full stop."""
        said = self._said(claim)
        when = date_words(effective_date(claim, self._record))
        return capitalised(f"{said}, {when}" if when else said)

    def _said(self, claim: Claim) -> str:
        who = self._speaker(claim)
        match claim.polarity:
            case Polarity.ASSERTS:
                return f"{who}: {self._content(claim)}"
            case Polarity.DENIES:
                return f"{who} denied: {self._content(claim)}"
            case Polarity.RETRACTS:
                return f"{who} took back: {self._content(claim)}"
            case Polarity.OMITS:
                return f"{who} did not mention {self._parties(claim) or 'it'}"
            case Polarity.NO_RESPONSE:
                return f"{who} did not respond"

    def _speaker(self, claim: Claim) -> str:
        claimant = claim.claimant
        if claimant.label is not None:
            return claimant.label
        if claimant.actor is not None:
            return self._actor(claimant.actor)
        source = self._registry.sources.get(claim.citations[0].root())
        return (source.publisher or source.name) if source else claim.citations[0].root()

    @singledispatchmethod
    def _content(self, claim: Claim) -> str:
        """What is said, without who says it and when: one template for each kind."""
        raise TypeError(f"no template for {type(claim).__name__}")

    @_content.register
    def _casualties(self, claim: CasualtyClaim) -> str:
        count, parties = count_words(claim.quantity), self._parties(claim)
        bodies = claim.count_basis is CountBasis.BODY_COUNT
        if not names_effects(claim.quantity, claim.effects):
            count += " bodies" if bodies else f" {_either(claim.effects)}"
        if not parties:
            return count
        return f"{count} {'of' if bodies else 'among'} {parties}"

    @_content.register
    def _materiel(self, claim: MaterielClaim) -> str:
        said = [count_words(claim.quantity)]
        if not names_item(claim.quantity, claim.item):
            said.append(claim.item)
        if not names_effects(claim.quantity, claim.effects):
            said.append(_either(claim.effects))
        parties = self._parties(claim)
        return f"{' '.join(said)}, {f'of {parties}' if parties else 'owner not stated'}"

    @_content.register
    def _strength(self, claim: StrengthClaim) -> str:
        item = claim.item or _ITEM_WORDS.get(claim.counts, claim.counts.value)
        said = [count_words(claim.quantity)]
        if not names_item(claim.quantity, item):
            said.append(item)
        return f"{' '.join(said)} of {self._parties(claim) or 'a party not named'}"

    @_content.register
    def _outcome(self, claim: OutcomeClaim) -> str:
        return f"'{claim.as_said}'"

    @_content.register
    def _control(self, claim: ControlClaim) -> str:
        place = self._place(claim.place)
        return f"{self._parties(claim) or 'nobody'}, {place}: {claim.change.value}"

    @_content.register
    def _involvement(self, claim: InvolvementClaim) -> str:
        took_part = f"{self._parties(claim) or 'a party not named'} took part"
        if claim.against:
            took_part += f" against {listed([self._actor(one) for one in claim.against])}"
        return took_part + (f" under the name '{claim.under_name}'" if claim.under_name else "")

    @_content.register
    def _responsibility(self, claim: ResponsibilityClaim) -> str:
        whom = listed([self._actor(one) for one in claim.attributed_to]) or "nobody by name"
        words = _MODE_WORDS.get(claim.mode, f"{claim.mode} responsibility of")
        return f"{words} {whom}{self._at_event(claim)}"

    @_content.register
    def _attribute(self, claim: AttributeClaim) -> str:
        return f"{claim.attribute.value} '{claim.as_said}'{self._at_event(claim)}"

    @_content.register
    def _event_relation(self, claim: EventRelationClaim) -> str:
        event, target = self._record.event(claim.event), self._record.event(claim.target)
        subject = event.name if event else "the battle"
        relation = claim.relation.value.replace("_", " ")
        was = "was " if claim.relation is EventRelationType.IN_RESPONSE_TO else ""
        return f"{subject} {was}{relation} {target.name if target else claim.target_label}"

    @_content.register
    def _measure(self, claim: MeasureClaim) -> str:
        ends = [
            f"{word} {name}"
            for word, end in (("from", claim.start), ("to", claim.end))
            if (name := end.label or (self._place(end.place) if end.place else None))
        ]
        return " ".join([claim.dimension.value, measure_words(claim.measure), *ends])

    @_content.register
    def _statement(self, claim: StatementClaim) -> str:
        addressed = (
            f" {listed([self._actor(one) for one in claim.addressed_to])}"
            if claim.addressed_to
            else ""
        )
        return f"{claim.speech_act.value}{addressed} ({claim.topic.value})" + (
            f": '{claim.as_said}'" if claim.as_said else ""
        )

    def _at_event(self, claim: Claim) -> str:
        event = self._record.event(claim.event)
        return f" ({event.name})" if event else ""

    def _parties(self, claim: Claim) -> str:
        return listed(list(dict.fromkeys(self._party(party) for party in claim.about)))

    def _party(self, party: Party) -> str:
        if party.label is not None and party.basis is not AboutBasis.STATED:
            return f"'{party.label}'"
        return self._actor(party.actor) if party.actor is not None else f"'{party.label}'"

    def _actor(self, actor_id: str) -> str:
        actor = self._registry.actors.get(actor_id)
        return (actor.short_name or actor.name) if actor else actor_id

    def _place(self, place_id: str) -> str:
        place = self._registry.places.get(place_id)
        return place.name if place else place_id


_EFFECT_WORDS: dict[Term, str] = {CasualtyEffect.CASUALTY: "casualties"}
_MODE_WORDS: dict[ResponsibilityMode | None, str] = {
    ResponsibilityMode.ACCUSES: "accuses",
    ResponsibilityMode.ATTRIBUTES: "attributes it to",
}
_ITEM_WORDS = {StrengthItem.PERSONNEL: PEOPLE}


def _either(effects: Iterable[Term]) -> str:
    words = (_EFFECT_WORDS.get(effect, effect.value.replace("_", " ")) for effect in effects)
    return " or ".join(words)
