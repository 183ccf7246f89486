"""A comparison as it is served: its rules, its table, and every claim that is not in it."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field

from ..comparison.compare import compare
from ..comparison.methods import METHODS
from ..comparison.readings import others_of
from ..comparison.results import Comparison, Exchange, RatioRange, Total
from ..comparison.rules import DEFAULT_RULES, Rules
from ..model.battles import BattleRecord
from ..model.calendars import iso_date
from ..model.lexicons import LEXICONS
from ..model.registry import Registry
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import Axis, CellFlag, PartyBasis
from ..model.vocabulary.quantities import BodyCounts
from ..model.vocabulary.records import Phase
from .cast import Cast
from .cells import ServedCell, ends
from .excluded import ServedExcluded, excluded_from
from .parts import Ref, Served
from .reasons import Reasons


class RuleVersion(Served):
    """A rule by its name, and which version of it."""

    id: str
    version: int = Field(ge=1)


class Compared(Served):
    """What a comparison is of, and by which rule its cells are made."""

    battle: Ref
    revision: int
    kind: ClaimKind
    method: RuleVersion


class ReadBy(Served):
    """How claims were read before anything was compared."""

    lexicon: RuleVersion
    tolerance: RuleVersion
    body_counts: BodyCounts
    basis: PartyBasis
    phase: tuple[Phase, ...]
    readings: tuple[str, ...] = Field(description="Taken instead of the top level, by id.")
    asserted_until: str | None = Field(
        description="What was claimed or happened after this day is left out; claims without a "
        "date are kept."
    )

    @staticmethod
    def members(rules: Rules) -> dict[str, Any]:
        """These members, by their names."""
        until = rules.asserted_until
        return {
            "lexicon": RuleVersion(id=rules.lexicon, version=LEXICONS[rules.lexicon].version),
            "tolerance": RuleVersion(id=rules.tolerance, version=_TOLERANCE_VERSION),
            "body_counts": rules.body_counts,
            "basis": rules.basis,
            "phase": rules.phases,
            "readings": rules.readings,
            "asserted_until": None if until is None else iso_date(until),
        }


_TOLERANCE_VERSION = 1
"""Of both rules for approximate numbers."""


class ServedVoiceTotal(Served):
    """One voice's sum; `high` is null where it has no upper end."""

    voice: str
    name: str | None
    low: int
    high: int | None
    open: bool
    missing: tuple[Ref, ...] = Field(description="Parties present of which it gives no number.")


class ServedTotal(Served):
    """One effect over every party present: all voices mixed, then each by itself."""

    effect: str
    item_class: str | None
    low: int | None
    high: int | None
    open: bool
    mixed_voices: bool = Field(description="True where no one voice says this sum.")
    missing: tuple[Ref, ...] = Field(
        description="Parties present of which nobody gives a number; never counted as 0."
    )
    unresolved: tuple[Ref, ...] = Field(
        description="Labels that may mean one of the others, so that they are not added."
    )
    flags: tuple[CellFlag, ...]
    voices: tuple[ServedVoiceTotal, ...]

    @classmethod
    def of(cls, total: Total, cast: Cast) -> Self:
        """The served form of a total."""
        return cls(
            effect=total.effect,
            item_class=total.item_class,
            low=total.spread.low,
            high=total.spread.high,
            open=total.spread.open,
            mixed_voices=CellFlag.MIXED_VOICES in total.flags,
            missing=cast.parties(total.missing),
            unresolved=cast.parties(total.unresolved),
            flags=total.flags,
            voices=tuple(
                ServedVoiceTotal(
                    voice=one.voice,
                    name=cast.voice(one.voice),
                    **ends(one.span),
                    missing=cast.parties(one.missing),
                )
                for one in total.voices
            ),
        )


class ServedRatio(Served):
    """A ratio between its bounds, and of the two points; all null where a figure is missing."""

    value: float | None
    low: float | None
    high: float | None = Field(description="Null alone where there is no upper end.")

    @classmethod
    def of(cls, ratio: RatioRange) -> Self:
        """The served form of a ratio."""
        return cls(value=ratio.value, low=ratio.low, high=ratio.high)


class ServedExchange(Served):
    """One account's losses of one party for each loss of another."""

    account: str = Field(description="A voice, or `admissions`: each party by its own word.")
    name: str | None = Field(description="The name of the voice; null for `admissions`.")
    of: Ref
    to: Ref
    effect: str
    loss_exchange: ServedRatio
    fractional_exchange: ServedRatio = Field(description="Losses as shares of initial strength.")
    force: ServedRatio = Field(description="The strength of `of` for each of `to`.")
    claims: tuple[str, ...]

    @classmethod
    def of_account(cls, exchange: Exchange, cast: Cast) -> Self:
        """The served form of an exchange."""
        (of,) = cast.parties((exchange.of,))
        (to,) = cast.parties((exchange.to,))
        return cls(
            account=exchange.account,
            name=cast.voice(exchange.account),
            of=of,
            to=to,
            effect=exchange.effect,
            loss_exchange=ServedRatio.of(exchange.loss_exchange),
            fractional_exchange=ServedRatio.of(exchange.fractional_exchange),
            force=ServedRatio.of(exchange.force),
            claims=exchange.claims,
        )


class AxisParty(Served):
    """A party as it stands in cells: who it is, and where it stands."""

    id: str | None = Field(description="Actors joined by commas, `~label`, or null: not stated.")
    name: str | None
    side: int | None = Field(description="Null where it is on none, or on several.")
    actors: tuple[Ref, ...]


class AxisEffect(Served):
    """An effect as it stands in cells, and the effects that one number has together."""

    id: str | None
    effects: tuple[str, ...]


class AxisValue(Served):
    """Any other id that stands in cells; null where claims do not say."""

    id: str | None
    name: str | None = Field(description="What it is called, where it has a name of its own.")


class ServedAxes(Served):
    """The ids that stand in the cells, in their order; for axes that `by` does not name, none.

    But for populations, which are told apart always.
    """

    party: tuple[AxisParty, ...]
    effect: tuple[AxisEffect, ...]
    population: tuple[AxisValue, ...]
    day: tuple[AxisValue, ...]
    event: tuple[AxisValue, ...]
    item_class: tuple[AxisValue, ...]
    strength_basis: tuple[AxisValue, ...]

    @classmethod
    def of(cls, comparison: Comparison, cast: Cast) -> Self:
        """The served form of the values of the axes."""
        values = comparison.values
        return cls(
            party=tuple(
                AxisParty(
                    id=one, name=cast.party(one), side=cast.side(one), actors=cast.actors(one)
                )
                for one in values.get(Axis.PARTY, ())
            ),
            effect=tuple(
                AxisEffect(id=one, effects=() if one is None else tuple(one.split("_or_")))
                for one in values.get(Axis.EFFECT, ())
            ),
            **{
                axis.value: tuple(
                    AxisValue(id=one, name=cast.event(one) if axis is Axis.EVENT else None)
                    for one in values.get(axis, ())
                )
                for axis in Axis
                if axis not in {Axis.PARTY, Axis.EFFECT}
            },
        )


class ServedOtherReading(Served):
    """Another way to read some of the claims compared."""

    id: str
    claims: tuple[str, ...] = Field(description="The claims of the kind that it changes, by id.")


class Table(Served):
    """The table, its totals, and every claim that is in neither."""

    by: tuple[Axis, ...] = Field(description="What the table is divided by.")
    axes: ServedAxes
    cells: tuple[ServedCell, ...]
    totals: tuple[ServedTotal, ...] = Field(description="The same by every method.")
    exchanges: tuple[ServedExchange, ...] = Field(description="The same by every method.")
    excluded: tuple[ServedExcluded, ...]
    other_readings: tuple[ServedOtherReading, ...] = Field(
        description="Readings that are not chosen, in the order of the record; `reading` takes one."
    )
    undated_kept: int | None = Field(
        description="Figures of which nobody knows when they were said, where asserted_until asks."
    )


class ServedComparison(Table, ReadBy, Compared):
    """The figures of a battle side by side, with everything that went in and did not."""

    @classmethod
    def of(cls, comparison: Comparison, revision: int, record: BattleRecord, cast: Cast) -> Self:
        """The served form of the comparison of one revision of a record."""
        rules = comparison.rules
        reasons = Reasons(record, cast, rules)
        return cls(
            battle=cast.battle,
            revision=revision,
            kind=rules.kind,
            method=RuleVersion(id=rules.method, version=METHODS[rules.method].version),
            **ReadBy.members(rules),
            by=rules.axes,
            axes=ServedAxes.of(comparison, cast),
            cells=tuple(ServedCell.of(one, cast) for one in comparison.cells),
            totals=tuple(ServedTotal.of(one, cast) for one in comparison.totals),
            exchanges=tuple(ServedExchange.of_account(x, cast) for x in comparison.exchanges),
            excluded=tuple(excluded_from(comparison, record, cast, reasons)),
            other_readings=tuple(
                ServedOtherReading(id=one, claims=claims)
                for one, claims in others_of(record, rules).items()
            ),
            undated_kept=comparison.undated_kept,
        )


def served_comparison(
    record: BattleRecord, registry: Registry, revision: int, rules: Rules = DEFAULT_RULES
) -> ServedComparison:
    """The comparison of one revision of a battle as it is served."""
    cast = Cast(record, registry)
    comparison = compare(record, registry, rules)
    return ServedComparison.of(comparison, revision, record, cast)
