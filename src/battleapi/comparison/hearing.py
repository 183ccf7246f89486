"""What one voice says of one cell: by a figure of just that, by its parts, or in bounds only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.claims import quantity_of
from ..model.quantities import Quantity
from ..model.vocabulary.claims import AssessmentScheme, Rank, Stance
from ..model.vocabulary.comparison import CellFlag
from ..model.vocabulary.quantities import Qualifier
from .families import layout, packing, partition
from .figures import Figure
from .results import Heard
from .scopes import Scope
from .spans import Span, total


@dataclass(frozen=True, slots=True)
class Statement:
    """All that one voice says of one scope. `span` holds all of it."""

    scope: Scope
    figures: tuple[Figure, ...]
    span: Span

    @property
    def is_consistent(self) -> bool:
        """Whether no two of its figures contradict each other."""
        greatest = max(figure.span.low for figure in self.figures)
        ends = [figure.span.high for figure in self.figures if figure.span.high is not None]
        return not ends or greatest <= min(ends)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one voice says of one cell, with what methods ask of it.

    `points` are the numbers that it states, or the one that its parts add up to. `said` is the day
    by which all of it was made. `source_grade` and `information_grade` are those of the Admiralty,
    the worst of its claims, null where one of them is not judged. `is_best` is true of the best
    number of a data set.
    """

    heard: Heard
    figures: tuple[Figure, ...]
    points: tuple[int, ...]
    said: int | None
    source_grade: str | None
    information_grade: str | None
    is_preferred: bool
    is_best: bool


def statements(figures: Iterable[Figure]) -> dict[str, tuple[Statement, ...]]:
    """What each voice says, scope by scope, in the order of the record."""
    grouped: dict[tuple[str, Scope], list[Figure]] = defaultdict(list)
    for figure in figures:
        grouped[figure.voice, figure.scope].append(figure)
    found: dict[str, list[Statement]] = defaultdict(list)
    for (voice, scope), some in grouped.items():
        found[voice].append(Statement(scope, tuple(some), _hull(one.span for one in some)))
    return {voice: tuple(some) for voice, some in found.items()}


def hear(said: Sequence[Statement], whole: Scope) -> Hearing | None:
    """What a voice says of a scope; null where that is nothing.

    Its figure of just that scope, else its figures of parts that make it up, added; else bounds:
    from below the largest sum of disjoint parts, from above the least high of what holds it.
    """
    related = [one for one in said if not one.scope.apart(whole)]
    exact = [one for one in related if one.scope.equals(whole)]
    if exact:
        return _hearing(exact, exact[0].span, derived=len(exact[0].figures) > 1)
    listed = [one for one in related if one.scope._replace(item=None).equals(whole)]
    if listed:
        return _hearing(listed, total(one.span for one in listed), derived=True)
    inside = [one for one in related if one.scope.inside(whole)]
    parts: list[Statement] = []
    if inside:
        everything, bits = layout(whole, [one.scope for one in inside])
        full = [n for n, one in enumerate(inside) if one.scope.narrowed == whole.narrowed]
        chosen = partition(everything, [bits[n] for n in full])
        if chosen is not None:
            some = [inside[full[n]] for n in chosen]
            return _hearing(some, total(one.span for one in some), derived=True)
        # Where no part has any, the voice still says so of them.
        parts = [inside[n] for n in packing(bits, [one.span.low for one in inside])] or inside
    return _bounds(parts, [one for one in related if whole.inside(one.scope)])


def _bounds(parts: Sequence[Statement], wholes: Sequence[Statement]) -> Hearing | None:
    ended = [one for one in wholes if one.span.high is not None]
    least = min(ended, key=lambda one: one.span.high or 0, default=None)
    low = sum(one.span.low for one in parts)
    high = None if least is None else least.span.high
    used = [*parts, *([least] if least is not None else [])]
    if not used:
        return None
    crossed = high is not None and low > high
    span = Span(high, low) if high is not None and crossed else Span(low, high)
    return _hearing(used, span, derived=True, bounded=True, consistent=not crossed)


def _hearing(
    said: Sequence[Statement],
    span: Span,
    *,
    derived: bool,
    bounded: bool = False,
    consistent: bool = True,
) -> Hearing:
    figures = tuple(
        sorted((figure for one in said for figure in one.figures), key=lambda one: one.place)
    )
    flags = {flag for figure in figures for flag in figure.flags}
    if bounded:
        flags.add(CellFlag.BOUNDED)
    if not consistent or not all(one.is_consistent for one in said):
        flags.add(CellFlag.SELF_INCONSISTENT)
    stances = {figure.stance for figure in figures}
    heard = Heard(
        voice=figures[0].voice,
        stance=stances.pop() if len(stances) == 1 else Stance.MIXED,
        span=span,
        words=tuple(word for figure in figures for word in figure.words),
        derived=derived,
        flags=tuple(flag for flag in CellFlag if flag in flags),
        claims=tuple(dict.fromkeys(figure.claim.id for figure in figures)),
    )
    quantities = [quantity_of(figure.claim) for figure in figures]
    return Hearing(
        heard=heard,
        figures=figures,
        points=() if bounded else _points(said),
        said=_said(figures),
        source_grade=_worst(figures, AssessmentScheme.ADMIRALTY_SOURCE, "F"),
        information_grade=_worst(figures, AssessmentScheme.ADMIRALTY_INFORMATION, "6"),
        is_preferred=all(figure.claim.rank is Rank.PREFERRED for figure in figures),
        is_best=all(_gives_a_best(quantity) for quantity in quantities),
    )


def _gives_a_best(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.qualifier is Qualifier.BEST_WITH_BOUNDS


def _hull(spans: Iterable[Span]) -> Span:
    known = tuple(spans)
    ends = [span.high for span in known if span.high is not None]
    return Span(min(span.low for span in known), max(ends) if len(ends) == len(known) else None)


def _points(said: Sequence[Statement]) -> tuple[int, ...]:
    """What one statement says, each number once; of several parts their sum, where each has one."""
    each = [
        tuple(dict.fromkeys(one.point for one in statement.figures if one.point is not None))
        for statement in said
    ]
    if len(each) == 1:
        return each[0]
    return (sum(points[0] for points in each),) if all(len(one) == 1 for one in each) else ()


def _said(figures: Iterable[Figure]) -> int | None:
    days = [figure.said for figure in figures]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _worst(
    figures: Iterable[Figure], scheme: AssessmentScheme, cannot_be_judged: str
) -> str | None:
    worst: list[str] = []
    for figure in figures:
        grades = [one.grade for one in figure.claim.assessments if one.scheme is scheme]
        judged = [grade for grade in grades if grade != cannot_be_judged]
        if not judged:
            return None
        worst.append(max(judged))
    return max(worst)
