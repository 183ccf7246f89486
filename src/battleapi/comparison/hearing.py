"""What one voice says of one cell: by a figure of just that, by its parts, or in bounds only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import attrgetter, or_
from typing import NamedTuple, Self

from ..model.claims import quantity_of
from ..model.values import SAFE_INTEGER
from ..model.vocabulary.claims import AssessmentScheme, Rank, Stance
from ..model.vocabulary.comparison import CellFlag
from ..model.vocabulary.quantities import Qualifier
from .families import layout, packing, partitions
from .figures import Figure
from .results import Heard
from .scopes import Scope
from .spans import Span, allowed, disputed, narrowest, total
from .statements import Statement, items_added, points_added

_FLAGS = tuple(CellFlag)
_IN_THE_RECORD = attrgetter("place")


def in_order(flags: Collection[CellFlag]) -> tuple[CellFlag, ...]:
    """Flags in the order of the vocabulary."""
    if len(flags) < 2:
        return tuple(flags)
    return tuple(one for one in _FLAGS if one in flags)


class Hearing(NamedTuple):
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
        return self._replace(heard=self.heard._replace(flags=flags))

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


class _Told(NamedTuple):
    """A statement at its place in the order of its voice, with the number of its scope."""

    place: int
    number: int
    statement: Statement


class Hearings:
    """Hears all voices of one comparison, on any scope.

    Voices mostly speak of the same scopes, so how those stand to the one asked for is found once.
    """

    def __init__(self, said: Mapping[str, Sequence[Statement]]) -> None:
        self._voices = tuple(said)
        self._numbers: dict[Scope, int] = {}
        added = {voice: items_added(some) for voice, some in said.items()}
        self._by_item = self._by_scope(said)
        is_added_up = any(added[voice] is not some for voice, some in said.items())
        self._said = self._by_scope(added) if is_added_up else self._by_item
        self._scopes = tuple(self._numbers)
        self._heard: dict[Scope, Mapping[str, Hearing]] = {}

    def of(self, whole: Scope) -> Mapping[str, Hearing]:
        """What each voice says of a scope; those that say nothing of it are left out."""
        if whole not in self._heard:
            related = _Related(whole, self._scopes)
            by_scope = self._said if whole.item is None else self._by_item
            told: dict[str, list[_Told]] = defaultdict(list)
            for number in related.numbers:
                for voice, one in by_scope.get(number, ()):
                    told[voice].append(one)
            heard = ((one, related.hear(sorted(told[one]))) for one in self._voices if one in told)
            self._heard[whole] = {voice: one for voice, one in heard if one is not None}
        return self._heard[whole]

    def _by_scope(
        self, said: Mapping[str, Iterable[Statement]]
    ) -> Mapping[int, Sequence[tuple[str, _Told]]]:
        """Statements by the numbers of their scopes.

        A voice's in the order of their ids, so that of equals the same is taken whatever order the
        claims stand in.
        """
        found: dict[int, list[tuple[str, _Told]]] = defaultdict(list)
        for voice, some in said.items():
            for place, one in enumerate(sorted(some, key=attrgetter("first_id"))):
                number = self._numbers.setdefault(one.scope, len(self._numbers))
                found[number].append((voice, _Told(place, number, one)))
        return found


class _Related:
    """How scopes stand to one of them, the whole, and what parts of it make of it."""

    def __init__(self, whole: Scope, scopes: Sequence[Scope]) -> None:
        self._whole = whole
        self._scopes = scopes
        party = whole.party
        # Most are of other parties.
        near = [
            (n, one) for n, one in enumerate(scopes) if one.party & party and not one.apart(whole)
        ]
        self._exact = {n for n, one in near if one.equals(whole)}
        parts = [n for n, one in near if n not in self._exact and one.inside(whole)]
        self._holding = {n for n, one in near if n not in self._exact and whole.inside(one)}
        self._everything, bits = layout(whole, [scopes[n] for n in parts])
        self._bits = dict(zip(parts, bits, strict=True))
        self.numbers = self._exact | self._holding | self._bits.keys()
        self._families: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}

    def hear(self, told: Iterable[_Told]) -> Hearing | None:
        """What a voice says of the whole; null where that is nothing.

        Its figure of just that, else its figures of parts that make it up, added; else bounds: from
        below the largest sum of disjoint parts, from above the least high of what holds it. A
        figure that is no one number is no wider than those allow: who says "some" of the battle and
        9 of its first day says 9 or more.
        """
        exact: list[Statement] = []
        inside: list[int] = []
        parts: list[Statement] = []
        bits: list[int] = []
        wholes: list[Statement] = []
        for _, number, one in told:
            if number in self._exact:
                exact.append(one)
                continue
            if (laid := self._bits.get(number)) is not None:
                inside.append(number)
                parts.append(one)
                bits.append(laid)
            if number in self._holding:
                wholes.append(one)
        is_covered = not self._everything & ~reduce(or_, bits, 0)
        families = self._made_up_of(tuple(inside)) if is_covered else ()
        if not exact and not families:
            return _bounds(_Bounding.of(parts, bits, wholes))
        said = dict(zip(inside, parts, strict=True))
        ways = [[said[number] for number in family] for family in families]
        sums = [total(one.span for one in way) for way in ways]
        found = _exactly(exact) if exact else _added(ways, sums)
        span = found.heard.span
        if _is_at_odds(span, sums, wholes) or _is_exceeded(span, bits, parts):
            return found.flagged(CellFlag.SELF_INCONSISTENT)
        if exact and span.low != span.high and (parts or wholes):
            return _narrowed(found, exact, sums, _Bounding.of(parts, bits, wholes))
        return found

    def _made_up_of(self, numbers: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        """Each family of some parts that makes up the whole."""
        if numbers not in self._families:
            full = [n for n in numbers if self._is_full(self._scopes[n])]
            found = partitions(self._everything, [self._bits[n] for n in full])
            self._families[numbers] = tuple(tuple(full[n] for n in family) for family in found)
        return self._families[numbers]

    def _is_full(self, part: Scope) -> bool:
        """Whether a part leaves nothing out of what it is the part of."""
        return part.narrowed == self._whole.narrowed and part.effects.is_sure_of(
            self._whole.effects
        )


def _exactly(said: Sequence[Statement]) -> Hearing:
    """What a voice says of just the whole: several where its sources mean different things."""
    whole = allowed([one.span for one in said])
    tellings = narrowest([span for one in said for span in one.tellings])
    stated = dict.fromkeys([point for one in said for point in one.points])
    points = tuple([one for one in stated if any(each.has(one) for each in tellings)])
    derived = all(figure.span != whole for one in said for figure in one.figures)
    return _hearing(said, whole, _Beside(points, tellings), derived=derived)


def _added(families: Sequence[Sequence[Statement]], sums: Sequence[Span]) -> Hearing:
    """What a voice says by parts; where it tells the same in several ways, all of that."""
    some = list({id(one): one for family in families for one in family}.values())
    points = [points_added(family) for family in families]
    known = tuple(dict.fromkeys(point for each in points for point in each))
    beside = _Beside(known if all(points) else (), tuple(sums))
    return _hearing(some, allowed(sums), beside, derived=True)


def _is_at_odds(said: Span, sums: Iterable[Span], wholes: Iterable[Statement]) -> bool:
    """Whether a figure of the whole is not what parts add up to, or more than what holds it."""
    return any(not one.meets(said) for one in sums) or any(one.span.below(said) for one in wholes)


def _is_exceeded(said: Span, bits: Sequence[int], parts: Sequence[Statement]) -> bool:
    """Whether disjoint parts of a whole are more than its figure."""
    lows = [one.span.low for one in parts]
    if said.high is None or sum(lows) <= said.high:
        return False
    return sum(lows[place] for place in packing(bits, lows)) > said.high


class _Beside(NamedTuple):
    """What there is beside a span: points, each way in which it is told, and flags."""

    points: tuple[int, ...] = ()
    tellings: tuple[Span, ...] = ()
    flags: frozenset[CellFlag] = frozenset()


_ONLY_BOUNDS = _Beside(flags=frozenset({CellFlag.BOUNDED}))
_CROSSED_BOUNDS = _Beside(flags=frozenset({CellFlag.BOUNDED, CellFlag.SELF_INCONSISTENT}))


class _Bounding(NamedTuple):
    """What parts of a whole and what holds it leave for it, and the statements that do so."""

    used: list[Statement]
    low: int
    high: int | None

    @classmethod
    def of(
        cls, parts: Sequence[Statement], bits: Sequence[int], wholes: Iterable[Statement]
    ) -> Self:
        """The largest sum of disjoint parts, and the least high of what holds the whole."""
        lows = [one.span.low for one in parts]
        # Where no part has any, the voice still says so of them.
        chosen = packing(bits, lows) or range(len(parts))
        used = [parts[n] for n in chosen]
        low = min(sum([lows[n] for n in chosen]), SAFE_INTEGER)
        high: int | None = None
        if ended := [one for one in wholes if one.span.high is not None]:
            least = min(ended, key=lambda one: one.span.high or 0)
            high = least.span.high
            used.append(least)
        return cls(used, low, high)


def _bounds(bounding: _Bounding) -> Hearing | None:
    used, low, high = bounding
    if not used:
        return None
    derived = len(used) > 1
    if high is not None and low > high:
        return _hearing(used, Span(high, low), _CROSSED_BOUNDS, derived=derived)
    return _hearing(used, Span(low, high), _ONLY_BOUNDS, derived=derived)


def _narrowed(
    found: Hearing, exact: Sequence[Statement], sums: Sequence[Span], bounding: _Bounding
) -> Hearing:
    """A figure of the whole, no wider than what is said of its parts and of what holds it."""
    span = found.heard.span
    if bounding.high is not None and bounding.low > bounding.high:
        return found.flagged(CellFlag.SELF_INCONSISTENT)
    narrow = allowed([span, *sums, Span(bounding.low, bounding.high)])
    if narrow == span or CellFlag.SELF_INCONSISTENT in found.heard.flags:
        return found
    said = list(dict.fromkeys([*exact, *bounding.used]))
    points = tuple([one for one in found.points if narrow.has(one)])
    return _hearing(said, narrow, _Beside(points or (narrow.low,), (narrow,)), derived=True)


def _hearing(said: Sequence[Statement], span: Span, beside: _Beside, *, derived: bool) -> Hearing:
    figures = said[0].figures
    if len(said) > 1:
        every = [figure for one in said for figure in one.figures]
        figures = tuple(sorted(every, key=_IN_THE_RECORD))
    flags = {flag for figure in figures for flag in figure.flags}.union(beside.flags)
    if CellFlag.UNCOUNTED in flags and not all(
        CellFlag.UNCOUNTED in figure.flags for figure in figures
    ):
        flags.remove(CellFlag.UNCOUNTED)
    if len(beside.tellings) > 1 and disputed(beside.tellings):
        flags.add(CellFlag.SELF_INCONSISTENT)
    if len(figures) > len(said) and not all(one.is_consistent for one in said):
        flags.add(CellFlag.SELF_INCONSISTENT)
    stances = {figure.stance for figure in figures}
    heard = Heard(
        voice=figures[0].voice,
        stance=figures[0].stance if len(stances) == 1 else Stance.MIXED,
        span=span,
        words=tuple([word for figure in figures for word in figure.words]),
        derived=derived,
        flags=in_order(flags),
        claims=tuple(dict.fromkeys([figure.claim.id for figure in figures])),
        point=beside.points[0] if len(beside.points) == 1 else None,
    )
    return Hearing(heard, figures, beside.points, beside.tellings)


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
