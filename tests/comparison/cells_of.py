"""Cells of a comparison for tests, made of what voices say; the rest is worked out from that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from battleapi.comparison.event_days import ALL_OF_THE_BATTLE, Extent
from battleapi.comparison.results import Cell, Comparison, Gap, Heard, Total
from battleapi.comparison.rules import DEFAULT_RULES, Rules
from battleapi.comparison.spans import Span, Spread, dispute_gap, disputed, imprecision, spread
from battleapi.model.vocabulary.claims import Stance
from battleapi.model.vocabulary.comparison import Axis, CellFlag, Grade

OWN, ENEMY, THIRD = Stance.OWN, Stance.ENEMY, Stance.THIRD_PARTY


def exactly(count: int) -> Span:
    return Span(count, count)


def at_least(count: int) -> Span:
    return Span(count, None)


def heard(
    voice: str,
    said: Span | int,
    stance: Stance | None = THIRD,
    *,
    point: int | None = None,
    bounded: bool = False,
    claims: tuple[str, ...] | None = None,
) -> Heard:
    """One voice of a cell: its claims are named after it unless they are given."""
    return Heard(
        voice=voice,
        stance=stance,
        span=said if isinstance(said, Span) else exactly(said),
        words=(),
        derived=False,
        flags=(CellFlag.BOUNDED,) if bounded else (),
        claims=(f"claim-of-{voice}",) if claims is None else claims,
        point=point,
    )


def own(voice: str, said: Span | int, **changes: Any) -> Heard:
    return heard(voice, said, OWN, **changes)


def enemy(voice: str, said: Span | int, **changes: Any) -> Heard:
    return heard(voice, said, ENEMY, **changes)


def document(source: str, said: Span | int, **changes: Any) -> Heard:
    return heard(f"document:{source}", said, THIRD, **changes)


def a_cell(
    party: str | None,
    effect: str,
    *voices: Heard,
    flags: tuple[CellFlag, ...] = (),
    population: str | None = None,
    extent: Extent = ALL_OF_THE_BATTLE,
    **keys: str,
) -> Cell:
    """A cell by party and effect, and by further axes: `day="1900-05-10"`.

    Voices that give only bounds join the range where no other does; all join the dispute.
    """
    exact = [one for one in voices if not one.is_bounded] or list(voices)
    by_stance = {
        stance: spread(one.span for one in exact if one.stance is stance) for stance in Stance
    }
    mine, theirs = by_stance[OWN], by_stance[ENEMY]
    spans = [one.span for one in voices]
    together = spread(one.span for one in exact)
    greatest, least = (
        max(s.low for s in spans),
        min((s.high for s in spans if s.high is not None), default=0),
    )
    return Cell(
        keys={Axis.PARTY: party, Axis.EFFECT: effect} | {Axis(key): keys[key] for key in keys},
        low=together.low,
        high=together.high,
        open=together.open,
        value=None,
        own=mine,
        enemy=theirs,
        other=by_stance[THIRD],
        gap=_gap(mine, theirs),
        ratio=_ratio(mine, theirs),
        disputed=disputed(spans),
        dispute_gap=dispute_gap(spans),
        dispute_ratio=greatest * 1000 // least / 1000 if disputed(spans) and least else None,
        from_zero=disputed(spans) and not least,
        imprecision=imprecision(together),
        grade=Grade.SINGLE,
        flags=flags,
        voices=voices,
        population=population,
        extent=extent,
    )


def a_comparison(
    *cells: Cell, totals: Iterable[Total] = (), rules: Rules = DEFAULT_RULES
) -> Comparison:
    """A comparison of these cells, and of nothing else."""
    axes = dict.fromkeys([*rules.axes, *(axis for cell in cells for axis in cell.keys)])
    return Comparison(
        rules=rules,
        values={
            axis: tuple(dict.fromkeys(cell.keys[axis] for cell in cells if axis in cell.keys))
            for axis in axes
        },
        cells=cells,
        totals=tuple(totals),
        exchanges=(),
        excluded=(),
    )


def _gap(mine: Spread, theirs: Spread) -> Gap:
    if mine.low is None or theirs.low is None or mine.high is None or theirs.high is None:
        return Gap(None, None)
    certain = 0 if mine.open else max(0, theirs.low - mine.high)
    return Gap(certain, None if theirs.open else max(0, theirs.high - mine.low))


def _ratio(mine: Spread, theirs: Spread) -> float | None:
    if theirs.low is None or mine.open or not mine.high:
        return None
    return round(theirs.low / mine.high, 3)
