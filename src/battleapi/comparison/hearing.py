"""What one voice says of one cell: by a figure of just that, by its parts, or in bounds only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model.claims import quantity_of
from ..model.values import SAFE_INTEGER
from ..model.vocabulary.claims import AssessmentScheme, Rank, Stance
from ..model.vocabulary.comparison import CellFlag
from ..model.vocabulary.quantities import Qualifier
from .families import layout, packing, partitions
from .figures import Figure
from .results import Heard
from .scopes import Scope
from .spans import Span, facing_ends, total


@dataclass(frozen=True, slots=True)
class Statement:
    """All that one voice says of one scope. `span` holds all of it.

    `items` are what it says of things item by item, where this is the sum of that.
    """

    scope: Scope
    figures: tuple[Figure, ...]
    span: Span
    items: tuple[Statement, ...] = ()

    @property
    def is_consistent(self) -> bool:
        """Whether no two of its figures contradict each other."""
        if self.items:
            return all(one.is_consistent for one in self.items)
        return facing_ends(figure.span for figure in self.figures) is None


_FLAGS = tuple(CellFlag)


def in_order(flags: Collection[CellFlag]) -> tuple[CellFlag, ...]:
    """Flags in the order of the vocabulary."""
    return tuple(one for one in _FLAGS if one in flags) if flags else ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one voice says of one cell, with what methods ask of it.

    `points` are the numbers that it states, or the one that its parts add up to. `tellings` are
    what it allows each time that it tells it, figure by figure or sum by sum.
    """

    heard: Heard
    figures: tuple[Figure, ...]
    points: tuple[int, ...]
    tellings: tuple[Span, ...] = ()

    def flagged(self, flag: CellFlag) -> Hearing:
        """The same with a flag more."""
        flags = in_order({flag, *self.heard.flags})
        return replace(self, heard=replace(self.heard, flags=flags))

    @property
    def said(self) -> int | None:
        """The day by which all of it was made; null where that of a figure is not known."""
        days = [figure.said for figure in self.figures]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    @property
    def source_grade(self) -> str | None:
        """The worst Admiralty grade of its sources, A to E; null where one is not judged."""
        return _worst(self.figures, AssessmentScheme.ADMIRALTY_SOURCE, "F")

    @property
    def information_grade(self) -> str | None:
        """The worst Admiralty grade of its information, 1 to 5; null where one is not judged."""
        return _worst(self.figures, AssessmentScheme.ADMIRALTY_INFORMATION, "6")

    @property
    def is_preferred(self) -> bool:
        """Whether editors prefer all of its claims."""
        return all(figure.claim.rank is Rank.PREFERRED for figure in self.figures)

    @property
    def is_best(self) -> bool:
        """Whether it is the best number of a data set."""
        quantities = (quantity_of(figure.claim) for figure in self.figures)
        return all(
            one is not None and one.qualifier is Qualifier.BEST_WITH_BOUNDS for one in quantities
        )


def statements(figures: Iterable[Figure]) -> dict[str, tuple[Statement, ...]]:
    """What each voice says, scope by scope, in the order of the record."""
    grouped: dict[tuple[str, Scope], list[Figure]] = defaultdict(list)
    for figure in figures:
        grouped[figure.voice, figure.scope].append(figure)
    found: dict[str, list[Statement]] = defaultdict(list)
    for (voice, scope), some in grouped.items():
        counted = [one for one in some if CellFlag.UNCOUNTED not in one.flags] or some
        found[voice].append(Statement(scope, tuple(some), _hull(one.span for one in counted)))
    return {voice: tuple(some) for voice, some in found.items()}


class Hearings:
    """Hears all voices of one comparison, on any scope.

    Voices mostly speak of the same scopes, so how those stand to the one asked for is found once.
    """

    def __init__(self, said: Mapping[str, Sequence[Statement]]) -> None:
        self._numbers: dict[Scope, int] = {}
        self._by_item = {voice: self._numbered(some) for voice, some in said.items()}
        self._said = {voice: self._numbered(items_added(some)) for voice, some in said.items()}
        self._scopes = tuple(self._numbers)
        self._heard: dict[Scope, Mapping[str, Hearing]] = {}

    def of(self, whole: Scope) -> Mapping[str, Hearing]:
        """What each voice says of a scope; those that say nothing of it are left out."""
        if whole not in self._heard:
            related = _Related(whole, self._scopes)
            told = self._said if whole.item is None else self._by_item
            heard = ((voice, related.hear(said)) for voice, said in told.items())
            self._heard[whole] = {voice: one for voice, one in heard if one is not None}
        return self._heard[whole]

    def _numbered(self, said: Iterable[Statement]) -> _Numbered:
        """Statements by the numbers of their scopes.

        In the order of their ids, so that of equals the same is taken whatever order the claims
        stand in.
        """
        ordered = sorted(said, key=_first_id)
        found = {self._numbers.setdefault(one.scope, len(self._numbers)): one for one in ordered}
        return _Numbered(found, {number: place for place, number in enumerate(found)})


class _Numbered(NamedTuple):
    """What one voice says by the numbers of the scopes, and their places in its order."""

    said: Mapping[int, Statement]
    places: Mapping[int, int]

    def among(self, numbers: AbstractSet[int]) -> list[int]:
        """Those of the numbers that it speaks of, in its order."""
        found = self.said.keys() & numbers
        return sorted(found, key=self.places.__getitem__) if len(found) > 1 else list(found)


def items_added(said: Sequence[Statement]) -> Sequence[Statement]:
    """What is said item by item as what is said of all of them."""
    if all(one.scope.item is None for one in said):
        return said
    grouped: dict[Scope, list[Statement]] = defaultdict(list)
    for one in said:
        grouped[one.scope._replace(item=None)].append(one)
    return [_of_all_items(scope, tuple(some)) for scope, some in grouped.items()]


def _of_all_items(scope: Scope, items: tuple[Statement, ...]) -> Statement:
    if len(items) == 1:
        return replace(items[0], scope=scope)
    figures = sorted((one for item in items for one in item.figures), key=lambda one: one.place)
    return Statement(scope, tuple(figures), total(one.span for one in items), items)


class _Related:
    """How scopes stand to one of them, the whole, and what parts of it make of it."""

    def __init__(self, whole: Scope, scopes: Sequence[Scope]) -> None:
        self._whole = whole
        self._scopes = scopes
        near = [(n, one) for n, one in enumerate(scopes) if not one.apart(whole)]
        self._exact = {n for n, one in near if one.equals(whole)}
        self._parts = {n for n, one in near if one.inside(whole)} - self._exact
        self._holding = {n for n, one in near if whole.inside(one)} - self._exact
        self._near = {n for n, _ in near}
        self._everything, bits = layout(whole, [scopes[n] for n in self._parts])
        self._bits = dict(zip(self._parts, bits, strict=True))
        self._families: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}

    def hear(self, voice: _Numbered) -> Hearing | None:
        """What a voice says of the whole; null where that is nothing.

        Its figure of just that, else its figures of parts that make it up, added; else bounds: from
        below the largest sum of disjoint parts, from above the least high of what holds it.
        """
        if voice.said.keys().isdisjoint(self._near):
            return None
        said = voice.said
        exact = [said[n] for n in voice.among(self._exact)]
        inside = tuple(voice.among(self._parts))
        wholes = [said[n] for n in voice.among(self._holding)]
        parts = tuple(said[n] for n in inside)
        bits = tuple(self._bits[n] for n in inside)
        families = self._made_up_of(inside) if inside else ()
        told = [[said[n] for n in family] for family in families]
        if not exact and not told:
            # Where no part has any, the voice still says so of them.
            chosen = packing(bits, [one.span.low for one in parts]) or range(len(parts))
            return _bounds([parts[n] for n in chosen], wholes)
        found = _exactly(exact) if exact else _added(told)
        sums = [total(one.span for one in family) for family in told]
        span = found.heard.span
        if _is_at_odds(span, sums, wholes) or _is_exceeded(span, bits, parts):
            return found.flagged(CellFlag.SELF_INCONSISTENT)
        return found

    def _made_up_of(self, numbers: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        """Each family of some parts that makes up the whole."""
        if numbers not in self._families:
            full = [n for n in numbers if self._scopes[n].narrowed == self._whole.narrowed]
            found = partitions(self._everything, [self._bits[n] for n in full])
            self._families[numbers] = tuple(tuple(full[n] for n in family) for family in found)
        return self._families[numbers]


def _exactly(said: Sequence[Statement]) -> Hearing:
    """What a voice says of just the whole: several where its sources mean different things."""
    whole = _hull(one.span for one in said)
    tellings = tuple(
        span
        for one in said
        for span in ([one.span] if one.items else [figure.span for figure in one.figures])
    )
    points = tuple(dict.fromkeys(point for one in said for point in _points([one])))
    derived = all(figure.span != whole for one in said for figure in one.figures)
    return _hearing(said, whole, _Told(points, tellings), derived=derived)


def _added(families: Sequence[Sequence[Statement]]) -> Hearing:
    """What a voice says by parts; where it tells the same in several ways, all of that."""
    sums = tuple(total(one.span for one in family) for family in families)
    some = list({id(one): one for family in families for one in family}.values())
    points = [_points(family) for family in families]
    known = tuple(dict.fromkeys(point for each in points for point in each))
    told = _Told(known if all(points) else (), sums)
    return _hearing(some, _hull(sums), told, derived=True)


def _is_at_odds(said: Span, sums: Iterable[Span], wholes: Iterable[Statement]) -> bool:
    """Whether a figure of the whole is not what parts add up to, or more than what holds it."""
    return any(not one.meets(said) for one in sums) or any(one.span.below(said) for one in wholes)


def _is_exceeded(said: Span, bits: Sequence[int], parts: Sequence[Statement]) -> bool:
    """Whether disjoint parts of a whole are more than its figure."""
    lows = [one.span.low for one in parts]
    if said.high is None or sum(lows) <= said.high:
        return False
    return sum(lows[place] for place in packing(bits, lows)) > said.high


def _bounds(parts: Sequence[Statement], wholes: Sequence[Statement]) -> Hearing | None:
    ended = [one for one in wholes if one.span.high is not None]
    least = min(ended, key=lambda one: one.span.high or 0, default=None)
    low = total(one.span for one in parts).low
    high = None if least is None else least.span.high
    used = [*parts, *([least] if least is not None else [])]
    if not used:
        return None
    crossed = high is not None and low > high
    span = Span(high, low) if high is not None and crossed else Span(low, high)
    flags = {CellFlag.BOUNDED, CellFlag.SELF_INCONSISTENT} if crossed else {CellFlag.BOUNDED}
    return _hearing(used, span, _Told(flags=frozenset(flags)), derived=len(used) > 1)


class _Told(NamedTuple):
    """What there is beside a span: points, each way in which it is told, and flags."""

    points: tuple[int, ...] = ()
    tellings: tuple[Span, ...] = ()
    flags: frozenset[CellFlag] = frozenset()


def _hearing(said: Sequence[Statement], span: Span, told: _Told, *, derived: bool) -> Hearing:
    figures = said[0].figures
    if len(said) > 1:
        every = (figure for one in said for figure in one.figures)
        figures = tuple(sorted(every, key=lambda one: one.place))
    flags = told.flags.union(*(figure.flags for figure in figures))
    if CellFlag.UNCOUNTED in flags and not all(
        CellFlag.UNCOUNTED in figure.flags for figure in figures
    ):
        flags -= {CellFlag.UNCOUNTED}
    if facing_ends(told.tellings) is not None or not all(one.is_consistent for one in said):
        flags |= {CellFlag.SELF_INCONSISTENT}
    stances = {figure.stance for figure in figures}
    heard = Heard(
        voice=figures[0].voice,
        stance=stances.pop() if len(stances) == 1 else Stance.MIXED,
        span=span,
        words=tuple(word for figure in figures for word in figure.words),
        derived=derived,
        flags=in_order(flags),
        claims=tuple(dict.fromkeys(figure.claim.id for figure in figures)),
        point=told.points[0] if len(told.points) == 1 else None,
    )
    return Hearing(heard, figures, told.points, told.tellings)


def _first_id(said: Statement) -> str:
    return min(figure.claim.id for figure in said.figures)


def _hull(spans: Iterable[Span]) -> Span:
    known = tuple(spans)
    if len(known) == 1:
        return known[0]
    ends = [span.high for span in known if span.high is not None]
    return Span(min(span.low for span in known), max(ends) if len(ends) == len(known) else None)


def _points(said: Sequence[Statement]) -> tuple[int, ...]:
    """What one statement says, each number once; of several parts their sum, where each has one."""
    each = [
        _points(one.items)
        if one.items
        else tuple(
            dict.fromkeys(figure.point for figure in one.figures if figure.point is not None)
        )
        for one in said
    ]
    if len(each) == 1:
        return each[0]
    if any(len(one) != 1 for one in each):
        return ()
    whole = sum(points[0] for points in each)
    return (whole,) if whole <= SAFE_INTEGER else ()


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
