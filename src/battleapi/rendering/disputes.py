"""Disputes as they are served: which figures and outcomes stand against each other, and why."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from ..comparison.results import Dispute, Said
from ..model.vocabulary.claims import ClaimKind, Stance
from ..model.vocabulary.comparison import (
    CellFlag,
    DependenceCode,
    Independence,
    ReasonCode,
    ScopeRelation,
    Verdict,
)
from .cast import Cast
from .cells import ends
from .parts import Served, ServedDate
from .reasons import Reasons


class ServedSaid(Served):
    """What one voice says on one side of a dispute; of outcomes there are words and no figure."""

    voice: str = Field(description="As in the cells of the comparison.")
    name: str | None = Field(description="What the voice is called; null where it has no name.")
    stance: Stance | None = Field(
        description="How the voice stands to those of whom it speaks; null where nothing says so."
    )
    party: str | None = Field(description="Of whom it is, as in cells.")
    effect: str | None = Field(
        description="What it counts, of strengths the moment, as in cells; null without a figure."
    )
    event: str | None = Field(description="The event of which it is, where that is one.")
    day: str | None = Field(description="The day of which it is, where that is one; ISO 8601.")
    low: int | None = Field(description="The least that it allows; null where it is no figure.")
    high: int | None = Field(description="Null where there is no upper end, or no figure.")
    open: bool = Field(description="Whether it is a figure without an upper end.")
    words: tuple[str, ...] = Field(description="The words of the claims, as the source has them.")
    derived: bool = Field(description="True where it is put together of several claims.")
    flags: tuple[CellFlag, ...] = Field(description="As of a voice in a cell.")
    claims: tuple[str, ...] = Field(description="The claims that it is made of, by id.")

    @classmethod
    def of(cls, said: Said, cast: Cast) -> Self:
        """The served form of what a voice says."""
        return cls(
            voice=said.voice,
            name=cast.voice(said.voice),
            stance=said.stance,
            party=said.party,
            effect=said.effect,
            event=said.when.event,
            day=said.when.day,
            **ends(said.span),
            words=said.words,
            derived=said.derived,
            flags=said.flags,
            claims=said.claims,
        )


class ServedCondition(Served):
    """What would have to be so for both sides to be true; all null where nothing would."""

    party: str | None = Field(description="Of whom something would have to be so.")
    effect: str | None = Field(description="What would have to be counted of them.")
    day: str | None = Field(description="The day, where it is of one; ISO 8601.")
    low: int | None = Field(description="The least that they would have to be.")
    high: int | None = Field(description="Null beside a low where any greater number would do.")
    text: str | None = Field(description="The same in one plain sentence, by template.")


class ServedReason(Served):
    """Why a verdict is what it is."""

    code: ReasonCode = Field(description="The reason as a word of the vocabulary.")
    text: str = Field(description="One plain sentence, by template.")
    condition: ServedCondition = Field(description="Of `compatible_if` what both hang on.")


class ServedDependence(Served):
    """Something that a verdict hangs on."""

    code: DependenceCode = Field(description="What sort of thing it is.")
    claims: tuple[str, ...] = Field(description="The claims that it is about, by id.")
    reading: str | None = Field(description="The id of a reading, where it is one.")
    term: str | None = Field(description="The vague word, where it is one.")
    text: str = Field(description="One plain sentence, by template.")


class ServedDispute(Served):
    """How two voices, or a group and a voice, stand to each other, and why.

    Of two scopes `a` is the narrower, of an implication what is implied. A dispute stands under the
    party and the effect of `b`.
    """

    verdict: Verdict = Field(description="How the two stand to each other.")
    relation: ScopeRelation = Field(description="How the scope of `a` stands to that of `b`.")
    dispute_gap: float = Field(
        description="log2((L + 1) / (H + 1)) of the greater low L and the lesser high H of a "
        "contradiction, of a group with the sum of its parts; else 0. The list goes by it."
    )
    kind: ClaimKind = Field(description="What sort of claims they are.")
    party: str | None = Field(
        description="Of whom `b` is, as in cells; of outcomes null where `a` is of others. Where "
        "`a` is of a part of the party, that stands in `a`."
    )
    party_name: str | None = Field(description="What the party is called.")
    effect: str | None = Field(
        description="What `b` counts, as in cells. Where `a` counts a part of it, that stands in "
        "`a`: 85 killed against 5 casualties are under `casualty`."
    )
    event: str | None = Field(
        description="The event that both are of, where that is one; of a group that of the whole, "
        "of outcomes that of `a`."
    )
    date: ServedDate = Field(
        description="The date of `b`, else of `a`, where that is one; else the battle's. Of "
        "outcomes that of `a`."
    )
    a: tuple[ServedSaid, ...] = Field(
        description="One side: one voice, or the parts of a group, which may be of several voices."
    )
    b: tuple[ServedSaid, ...] = Field(description="The other side; of a group the whole.")
    independence: Independence = Field(
        description="Whether the voices know it from different roots; of a group the least of them."
    )
    reason: ServedReason = Field(description="Why the verdict is what it is.")
    reading: str | None = Field(
        description="The reading, not chosen, by which alone they stand so; null where they do "
        "anyway."
    )
    depends_on: tuple[ServedDependence, ...] = Field(description="All that the verdict hangs on.")

    @classmethod
    def of(cls, dispute: Dispute, cast: Cast, reasons: Reasons) -> Self:
        """The served form of a dispute."""
        rest = dispute.rest
        return cls(
            verdict=dispute.verdict,
            relation=dispute.relation,
            dispute_gap=dispute.gap,
            kind=dispute.kind,
            party=dispute.party,
            party_name=cast.party(dispute.party),
            effect=dispute.effect,
            event=dispute.event,
            date=ServedDate.of(dispute.date),
            a=tuple(ServedSaid.of(one, cast) for one in dispute.a),
            b=tuple(ServedSaid.of(one, cast) for one in dispute.b),
            independence=dispute.independence,
            reason=ServedReason(
                code=dispute.reason,
                text=reasons.of_dispute(dispute),
                condition=ServedCondition(
                    party=rest.party,
                    effect=rest.effect,
                    day=rest.day,
                    low=None if rest.span is None else rest.span.low,
                    high=None if rest.span is None else rest.span.high,
                    text=reasons.of_rest(rest),
                ),
            ),
            reading=dispute.reading,
            depends_on=tuple(
                ServedDependence(
                    code=one.code,
                    claims=one.claims,
                    reading=one.reading,
                    term=one.term,
                    text=reasons.of_dependence(one, dispute.reading),
                )
                for one in dispute.depends_on
            ),
        )
