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

    voice: str
    name: str | None
    stance: Stance | None
    party: str | None
    effect: str | None
    event: str | None = Field(description="The event of which it is, where that is one.")
    day: str | None = Field(description="The day of which it is, where that is one; ISO 8601.")
    low: int | None
    high: int | None = Field(description="Null where there is no upper end, or no figure.")
    open: bool
    words: tuple[str, ...]
    derived: bool = Field(description="True where it is put together of several claims.")
    flags: tuple[CellFlag, ...]
    claims: tuple[str, ...]

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

    party: str | None
    effect: str | None
    day: str | None = Field(description="ISO 8601.")
    low: int | None
    high: int | None = Field(description="Null beside a low where any greater number would do.")
    text: str | None


class ServedReason(Served):
    """Why a verdict is what it is."""

    code: ReasonCode
    text: str = Field(description="One plain sentence, by template.")
    condition: ServedCondition


class ServedDependence(Served):
    """Something that a verdict hangs on."""

    code: DependenceCode
    claims: tuple[str, ...]
    reading: str | None = Field(description="The id of a reading, where it is one.")
    term: str | None = Field(description="The vague word, where it is one.")
    text: str


class ServedDispute(Served):
    """How two voices, or a group and a voice, stand to each other, and why.

    Of two scopes `a` is the narrower, of an implication what is implied.
    """

    verdict: Verdict
    relation: ScopeRelation
    kind: ClaimKind
    party: str | None
    party_name: str | None
    effect: str | None
    event: str | None
    date: ServedDate
    a: tuple[ServedSaid, ...]
    b: tuple[ServedSaid, ...]
    independence: Independence
    reason: ServedReason
    reading: str | None = Field(
        description="The reading, not chosen, by which alone they stand so; null where they do "
        "anyway."
    )
    depends_on: tuple[ServedDependence, ...]

    @classmethod
    def of(cls, dispute: Dispute, cast: Cast, reasons: Reasons) -> Self:
        """The served form of a dispute."""
        rest = dispute.rest
        return cls(
            verdict=dispute.verdict,
            relation=dispute.relation,
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
