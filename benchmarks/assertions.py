"""Claims of generated records: what each side, a witness and the histories say of one battle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from battleapi.model.citations import Citation, ViaStep
from battleapi.model.claims import (
    AttributeClaim,
    CasualtyClaim,
    Claim,
    Claimant,
    ControlClaim,
    InvolvementClaim,
    MaterielClaim,
    OutcomeClaim,
    Party,
    Related,
    StatementClaim,
    StrengthClaim,
)
from battleapi.model.places import Place
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.assertions import (
    AttributeName,
    ControlChange,
    OutcomeAspect,
    OutcomeType,
    SpeechAct,
    StatementTopic,
)
from battleapi.model.vocabulary.casualties import CasualtyEffect, CountBasis, Population
from battleapi.model.vocabulary.claims import AboutBasis, RelationType, ViaRole
from battleapi.model.vocabulary.materiel import (
    ItemClass,
    MaterielEffect,
    StrengthBasis,
    StrengthItem,
)

from .pools import Power, War

MEAN_CLAIMS = 12
_MOST_CLAIMS = 21
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_VAGUE_WORDS = ("dozens", "several", "hundreds", "a few", "scores")
_ITEMS = (
    ("cannon", ItemClass.ARTILLERY),
    ("horses", ItemClass.ANIMALS),
    ("wagons", ItemClass.VEHICLE),
    ("rifles", ItemClass.SMALL_ARMS),
    ("standards", ItemClass.OTHER),
)


class ClaimWriter:
    """Draws the claims of one battle; the first is the involvement that sides the combatants."""

    def __init__(self, random: Random, war: War, place: Place, events: Sequence[str]) -> None:
        self._random = random
        self._war = war
        self._place = place
        self._events = events

    def drawn(self) -> Iterator[Claim]:
        """From 3 to 21 claims."""
        attacker, defender, *_ = self._war.powers
        yield InvolvementClaim(
            **self._head(None, attacker), against=(defender.force,), **self._tail(None)
        )
        yield self._outcome()
        kinds: tuple[tuple[Callable[[], Claim], int], ...] = (
            (self._casualties, 45),
            (self._strength, 20),
            (self._materiel, 12),
            (self._control, 8),
            (self._attribute, 6),
            (self._statement, 6),
            (self._outcome, 3),
        )
        total: CasualtyClaim | None = None
        for _ in range(self._random.randint(1, 2 * MEAN_CLAIMS - 5)):
            if total is not None:
                yield self._part_of(total)
                total = None
                continue
            make = self._random.choices(*zip(*kinds, strict=True))[0]
            claim: Claim = make()
            yield claim
            if isinstance(claim, CasualtyClaim) and self._random.random() < 0.2:
                total = claim

    def _casualties(self) -> CasualtyClaim:
        speaker, about = self._speaker(), self._random.choice(self._war.powers)
        effects = self._random.choices(
            (
                (CasualtyEffect.KILLED,),
                (CasualtyEffect.WOUNDED,),
                (CasualtyEffect.CAPTURED,),
                (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED),
                (CasualtyEffect.CASUALTY,),
            ),
            (45, 20, 10, 15, 10),
        )[0]
        return CasualtyClaim(
            **self._head(speaker, about),
            effects=effects,
            population=(Population.COMBATANT,),
            count_basis=self._random.choice(
                (CountBasis.STATED_TOTAL, CountBasis.ESTIMATE, CountBasis.NOT_STATED)
            ),
            quantity=self._quantity(),
            **self._tail(speaker),
        )

    def _part_of(self, total: CasualtyClaim) -> CasualtyClaim:
        """A part of a total in the same voice, as its officers or its first day."""
        return total.model_copy(
            update={
                "id": self._claim_id(),
                "quantity": Quantity.exact(self._random.randint(1, 9)),
                "related": (Related(type=RelationType.PART_OF_TOTAL, claim=total.id),),
            }
        )

    def _strength(self) -> StrengthClaim:
        speaker, about = self._speaker(), self._random.choice(self._war.powers)
        return StrengthClaim(
            **self._head(speaker, about),
            counts=StrengthItem.PERSONNEL,
            basis=self._random.choice((StrengthBasis.INITIAL, StrengthBasis.NOT_STATED)),
            quantity=self._quantity(scale=100),
            **self._tail(speaker),
        )

    def _materiel(self) -> MaterielClaim:
        speaker, about = self._speaker(), self._random.choice(self._war.powers)
        item, item_class = self._random.choice(_ITEMS)
        head = self._head(speaker, about)
        if self._random.random() < 0.2:
            head["about"] = (Party(label="the enemy", basis=AboutBasis.UNRESOLVED),)
        return MaterielClaim(
            **head,
            item=item,
            item_class=item_class,
            effects=(self._random.choice((MaterielEffect.CAPTURED, MaterielEffect.DESTROYED)),),
            quantity=self._quantity(),
            **self._tail(speaker),
        )

    def _outcome(self) -> OutcomeClaim:
        winner = self._random.choice(self._war.powers[:2])
        speaker = self._speaker()
        outcome = self._random.choice(
            (OutcomeType.VICTORY, OutcomeType.DECISIVE_VICTORY, OutcomeType.TACTICAL_VICTORY)
        )
        return OutcomeClaim(
            **self._head(speaker, winner, is_of_event=False),
            as_said=f"victory of the {winner.force.replace('-', ' ')}",
            aspect=OutcomeAspect.RESULT,
            type=outcome,
            by=(winner.force,),
            **self._tail(speaker),
        )

    def _control(self) -> ControlClaim:
        speaker, holder = self._speaker(), self._random.choice(self._war.powers)
        change = self._random.choice(tuple(ControlChange))
        return ControlClaim(
            **self._head(speaker, holder),
            place=self._place.id,
            change=change,
            **self._tail(speaker),
        )

    def _attribute(self) -> AttributeClaim:
        speaker = self._speaker()
        return AttributeClaim(
            **self._head(speaker, None),
            attribute=AttributeName.NAME,
            as_said=f"the day of {self._place.name}",
            **self._tail(speaker),
        )

    def _statement(self) -> StatementClaim:
        speaker = self._random.choice(self._war.powers)
        return StatementClaim(
            **self._head(speaker, self._random.choice(self._war.powers)),
            topic=self._random.choice(tuple(StatementTopic)),
            speech_act=self._random.choice(tuple(SpeechAct)),
            as_said=f"a great day for {self._place.name}",
            **self._tail(speaker),
        )

    def _speaker(self) -> Power | None:
        """Whose figure it is; None is the voice of the source itself, or of a witness."""
        return self._random.choice(self._war.powers) if self._random.random() < 0.6 else None

    def _head(
        self, speaker: Power | None, about: Power | None, *, is_of_event: bool = True
    ) -> dict[str, Any]:
        random = self._random
        parties: tuple[Party, ...] = ()
        if about is not None:
            label = f"the {about.force.replace('-', ' ')}"
            parties = (Party(actor=about.force, label=label, basis=AboutBasis.STATED),)
        claimant = Claimant()
        if speaker is not None:
            claimant = Claimant(actor=speaker.voice, label=speaker.voice.replace("-", " "))
        return {
            "id": self._claim_id(),
            "event": random.choice(self._events) if is_of_event and random.random() < 0.3 else None,
            "claimant": claimant,
            "about": parties,
        }

    def _tail(self, speaker: Power | None) -> dict[str, Any]:
        random = self._random
        read = random.choice(self._war.read)
        via: tuple[ViaStep, ...] = ()
        if speaker is not None and random.random() < 0.5:
            via = (
                ViaStep(role=ViaRole.SPEAKER, actor=speaker.voice, source=speaker.statements),
                ViaStep(role=ViaRole.COMPILER, source=read),
            )
        elif speaker is None and random.random() < 0.15:
            observer, testimony = self._war.observer, self._war.testimony
            via = (ViaStep(role=ViaRole.SPEAKER, actor=observer, source=testimony),)
        citation = Citation(source=read, locator=f"page/{random.randint(1, 600)}", via=via)
        return {"citations": (citation,)}

    def _quantity(self, scale: int = 1) -> Quantity:
        random = self._random
        count = int(random.lognormvariate(4, 1.5)) * scale + 1
        word = random.choice(_VAGUE_WORDS)
        ways = (
            (Quantity.exact(count, f"{count:,}"), 55),
            (Quantity.about(count, f"about {count:,}"), 15),
            (Quantity.at_least(count, f"at least {count:,}"), 8),
            (Quantity.at_most(count, f"up to {count:,}"), 4),
            (Quantity.between(count, 2 * count, f"{count:,} to {2 * count:,}"), 10),
            (Quantity.vague(word, f"{word} of men"), 5),
            (Quantity.some("some"), 3),
        )
        quantity: Quantity = random.choices(*zip(*ways, strict=True))[0]
        return quantity

    def _claim_id(self) -> str:
        return "c" + "".join(self._random.choices(_LETTERS, k=15))
