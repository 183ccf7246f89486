"""One plain sentence for every claim, made by template from the claim and what it refers to.

Who speaks, in the words of the source; then the figure in its own words; then about whom, in
quotation marks where the words leave that open; then the date. The template adds no judgement.
"""

from __future__ import annotations

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
    ResponsibilityClaim,
    StatementClaim,
    StrengthClaim,
    quantity_of,
)
from .figure_words import (
    PEOPLE,
    count_words,
    measure_words,
    names_effects,
    names_item,
    people_words,
    term_words,
)
from .naming import Names
from .quantities import Quantity
from .registry import Registry
from .vocabulary.assertions import (
    AttributeName,
    ControlChange,
    EventRelationType,
    MeasureDimension,
    OutcomeType,
    ResponsibilityMode,
)
from .vocabulary.casualties import CasualtyEffect, CountBasis
from .vocabulary.claims import Polarity, RelationType
from .vocabulary.materiel import MaterielEffect, StrengthItem
from .wording import calendar_mark, capitalised, in_the_past, listed, ordinal, with_article

NOT_NAMED = "a party not named"


class Summaries:
    """Writes the summaries of one record's claims, with the names of its registry."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._names = Names(record, registry)
        self._claims = {claim.id: claim for claim in record.claims}

    def of(self, claim: Claim) -> str:
        """The summary of one claim of the record, without a full stop."""
        said = self._said(claim)
        if others := len(claim.covers_battles):
            said += f", in this battle and {others} other{'s' * (others > 1)}"
        when = None if _dates_itself(claim) else self._names.when(claim)
        return capitalised(f"{said}, {when}" if when else said)

    def _said(self, claim: Claim) -> str:
        who = self._names.subject(claim)
        match claim.polarity:
            case Polarity.ASSERTS:
                predicate = self._predicate(claim)
                if predicate is None:
                    return f"{self._names.speaker(claim)}: {self._content(claim)}"
                return f"{who} {predicate}"
            case Polarity.DENIES:
                return f"{who} denied: {self._content(claim)}"
            case Polarity.RETRACTS:
                return f"{who} took back: {self._content(claim)}"
            case Polarity.OMITS:
                return f"{who} did not mention {self._passed_over(claim)}"
            case Polarity.NO_RESPONSE:
                return f"{who} did not respond{self._to_what(claim)}"

    def _passed_over(self, claim: Claim) -> str:
        if isinstance(claim, CasualtyClaim):
            among = self._names.parties(claim)
            harm = f"any {people_words(claim, named=bool(among))}".strip()
            return f"{harm} {term_words(claim.effects)}" + (f" among {among}" if among else "")
        if isinstance(claim, MaterielClaim):
            return f"any {claim.item} {self._what_became_of_it(claim, said=False)}"
        return self._names.parties(claim) or "it"

    def _to_what(self, claim: Claim) -> str:
        answered = [
            self._claims[one]
            for one in claim.related_by(RelationType.RESPONDS_TO)
            if one in self._claims
        ]
        words = dict.fromkeys(
            f"{self._names.speaker_of(one)} {_address_of(one)}" for one in answered
        )
        to_whom = f" to {listed(list(words))}" if words else ""
        return to_whom + (f" over {self._names.dated_event(claim)}" if claim.event else "")

    # Sentences with a verb of their own: who speaks is their subject

    @singledispatchmethod
    def _predicate(self, _claim: Claim) -> str | None:
        """What the speaker does in saying it, where the claim is more than a finding."""
        return None

    @_predicate.register
    def _takes_part(self, claim: InvolvementClaim) -> str | None:
        parties, against = self._names.parties(claim), self._names.actors(claim.against)
        locator = claim.citations[0].locator or ""
        if claim.claimant.is_document and locator.startswith("infobox/combatant") and parties:
            many = len(claim.about) > 1
            return f"listed {parties} as {'combatants' if many else 'a combatant'}"
        if against and self._names.speaks_of_itself(claim):
            return f"reported fighting {against}"
        if parties and claim.claimant.actor and claim.against == (claim.claimant.actor,):
            return f"reported fighting {parties}"
        return None

    @_predicate.register
    def _holds_responsible(self, claim: ResponsibilityClaim) -> str:
        whom, event = self._names.actors(claim.attributed_to), self._names.dated_event(claim)
        match claim.mode:
            case ResponsibilityMode.ACCUSES:
                return f"accused {whom or 'nobody by name'}" + (
                    f" of {event}" if claim.event else ""
                )
            case ResponsibilityMode.ATTRIBUTES:
                what = event if claim.event else "it"
                return f"attributed {what} to {whom or 'nobody by name'}"
            case _:
                others = claim.attributed_to not in ((), (claim.claimant.actor,))
                return f"{in_the_past(str(claim.mode))} responsibility for {event}" + (
                    f" by {whom}" if others else ""
                )

    @_predicate.register
    def _gives(self, claim: AttributeClaim) -> str:
        return f"gave {self._content(claim)}"

    @_predicate.register
    def _calls(self, claim: OutcomeClaim) -> str:
        which = f"{ordinal(claim.sequence)} " if claim.sequence is not None else ""
        event = self._names.event(claim.event)
        return f"called the {which}outcome of {event} {self._content(claim)}"

    @_predicate.register
    def _speaks(self, claim: StatementClaim) -> str:
        return self._content(claim)

    # What is said, without who says it and when

    @singledispatchmethod
    def _content(self, claim: Claim) -> str:
        """One template for each kind."""
        raise TypeError(f"no template for {type(claim).__name__}")

    @_content.register
    def _casualties(self, claim: CasualtyClaim) -> str:
        parties = self._names.parties(claim)
        bodies = claim.count_basis is CountBasis.BODY_COUNT
        count, people = self._figure(claim.quantity), people_words(claim, named=bool(parties))
        undivided = CasualtyEffect.CASUALTY in claim.effects
        nobody = count == "no" and not (people or bodies or undivided)
        said = ["no-one" if nobody else count, people]
        if not names_effects(claim.quantity, claim.effects):
            said.append("bodies" if bodies else term_words(claim.effects))
        if claim.cumulative:
            said.append("so far")
        if parties:
            said.append(f"{'of' if bodies else 'among'} {parties}")
        return " ".join(filter(None, said))

    @_content.register
    def _materiel(self, claim: MaterielClaim) -> str:
        said = [self._figure(claim.quantity)]
        if not names_item(claim.quantity, claim.item):
            said.append(claim.item)
        said.append(
            self._what_became_of_it(claim, said=names_effects(claim.quantity, claim.effects))
        )
        return " ".join(said)

    def _what_became_of_it(self, claim: MaterielClaim, *, said: bool) -> str:
        """Whose equipment it was and what became of it, unless that is said already."""
        parties = self._names.parties(claim)
        effects = "" if said else f" {term_words(claim.effects)}"
        if claim.cumulative:
            effects += " so far"
        if parties and set(claim.effects) <= _BY_ITS_OWNER:
            return f"{effects} by {parties}".strip()
        return f"of {parties}{effects}" if parties else f"{effects}, owner not stated".lstrip()

    @_content.register
    def _strength(self, claim: StrengthClaim) -> str:
        item = claim.item or _ITEM_WORDS.get(claim.counts, claim.counts.value)
        parties = self._names.parties(claim) or NOT_NAMED
        said = [self._figure(claim.quantity)]
        name = f" {parties}".casefold().rstrip("'")
        if not name.endswith(f" {item.casefold()}") and not names_item(claim.quantity, item):
            said.append(item)
        return f"{' '.join(said)} of {parties}"

    def _figure(self, quantity: Quantity) -> str:
        """The figure, with what it is a share or the rest of in brackets."""
        whole_id = quantity.relative.of or quantity.relative.remainder_of
        whole = self._claims.get(whole_id or "")
        number = quantity_of(whole) if whole else None
        if whole is None or number is None or not number.relative.is_empty:
            return count_words(quantity)
        return f"{count_words(quantity)} (of {self._content(whole)})"

    @_content.register
    def _outcome(self, claim: OutcomeClaim) -> str:
        said, by = f"'{claim.as_said}'", self._names.parties(claim)
        ends = f" by {by}" if by else ""
        if claim.against:
            ends += f" against {self._names.actors(claim.against)}"
        if claim.type is OutcomeType.OTHER:
            return said + ends
        outcome = term_words([claim.type])
        if claim.type not in _ADJECTIVES:
            outcome = with_article(outcome)
        return f"{outcome}{ends} ({said})"

    @_content.register
    def _control(self, claim: ControlClaim) -> str:
        place, parties = self._names.place(claim.place), self._names.parties(claim)
        if parties:
            return f"{parties} {claim.change.value} {place}"
        return f"{place} was {_PASSIVE.get(claim.change, claim.change.value)}, by whom not stated"

    @_content.register
    def _involvement(self, claim: InvolvementClaim) -> str:
        parties = self._names.parties(claim)
        took_part = f"{parties or NOT_NAMED} took part"
        if claim.against:
            took_part = f"{parties or NOT_NAMED} fought {self._names.actors(claim.against)}"
        if claim.under_name is None or parties == f"'{claim.under_name}'":
            return took_part
        return f"{took_part} under the name '{claim.under_name}'"

    @_content.register
    def _responsibility(self, claim: ResponsibilityClaim) -> str:
        whom = self._names.actors(claim.attributed_to) or "nobody by name"
        return f"responsibility of {whom} for {self._names.dated_event(claim)}"

    @_content.register
    def _attribute(self, claim: AttributeClaim) -> str:
        dated = claim.attribute is not AttributeName.DATE
        of = self._names.dated_event(claim) if dated else self._names.event(claim.event)
        parties = self._names.parties(claim)
        if claim.attribute is AttributeName.COMMANDER and parties:
            of = f"{parties} in {of}"
        given = f"'{claim.as_said}'"
        if claim.attribute is AttributeName.DATE:
            given += calendar_mark(claim.occurred)
        if claim.attribute in _OF_PEOPLE and claim.value is not None:
            name = self._names.actor(claim.value)
            given = name if name == claim.as_said else f"{name} ({given})"
        return f"{given} as the {claim.attribute.value} of {of}"

    @_content.register
    def _event_relation(self, claim: EventRelationClaim) -> str:
        target = self._names.event(claim.target) if claim.target else f"'{claim.target_label}'"
        was = "was " if claim.relation is EventRelationType.IN_RESPONSE_TO else ""
        return f"{self._names.event(claim.event)} {was}{term_words([claim.relation])} {target}"

    @_content.register
    def _measure(self, claim: MeasureClaim) -> str:
        words = measure_words(claim.measure)
        match claim.dimension:
            case MeasureDimension.DURATION:
                return f"{self._names.event(claim.event)} lasted {words}"
            case MeasureDimension.DEADLINE:
                return f"{self._names.event(claim.event)} was {words} before the deadline"
        ends = [
            f"{word} {name}"
            for word, end in (("from", claim.start), ("to", claim.end))
            if (name := end.label or (self._names.place(end.place) if end.place else None))
        ]
        return " ".join([term_words([claim.dimension]), words, *ends])

    @_content.register
    def _statement(self, claim: StatementClaim) -> str:
        addressed = self._names.actors(claim.addressed_to)
        to_whom = f", to {addressed}" if addressed else ""
        on = f"({claim.topic.value}{to_whom})"
        verb = in_the_past(claim.speech_act)
        return f"{verb} {on}: '{claim.as_said}'" if claim.as_said else f"{verb} something {on}"


_BY_ITS_OWNER = frozenset({MaterielEffect.ABANDONED, MaterielEffect.SCUTTLED})
_ITEM_WORDS = {StrengthItem.PERSONNEL: PEOPLE}
_OF_PEOPLE = frozenset({AttributeName.INITIATOR, AttributeName.COMMANDER})
_ADJECTIVES = frozenset({OutcomeType.INCONCLUSIVE, OutcomeType.DISPUTED})
_PASSIVE = {ControlChange.GAINED: "taken"}


def _dates_itself(claim: Claim) -> bool:
    """Whether its sentence has the date inside, or is about no one date."""
    match claim:
        case EventRelationClaim():
            return True
        case AttributeClaim():
            return claim.event is not None or claim.attribute is AttributeName.DATE
        case ResponsibilityClaim():
            return claim.event is not None
    return claim.polarity is Polarity.NO_RESPONSE and claim.event is not None


def _address_of(claim: Claim) -> str:
    """What a claim is to whoever is asked to answer it."""
    accuses = isinstance(claim, ResponsibilityClaim) and claim.mode is ResponsibilityMode.ACCUSES
    return "accusation" if accuses else "statement"
