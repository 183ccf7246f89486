"""Statements: all that one voice says of one scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.values import SAFE_INTEGER
from ..model.vocabulary.comparison import CellFlag
from .figures import Figure
from .scopes import Scope
from .spans import Span, allowed, disputed, narrowest, total


class Statement(NamedTuple):
    """All that one voice says of one scope. `span` is what it allows.

    `items` are what it says of things item by item, where this is the sum of that.
    """

    scope: Scope
    figures: tuple[Figure, ...]
    span: Span
    items: tuple[Statement, ...] = ()

    @property
    def voice(self) -> str:
        """Who says it."""
        return self.figures[0].voice

    @property
    def is_consistent(self) -> bool:
        """Whether no two of its figures contradict each other by more than rounding."""
        if len(self.figures) < 2:
            return True
        if self.items:
            return all(one.is_consistent for one in self.items)
        return not disputed(figure.span for figure in self.figures)

    @property
    def tellings(self) -> tuple[Span, ...]:
        """What it allows each time that it tells anything new; of a sum once."""
        return (self.span,) if self.items else narrowest(_counted(self.figures))

    @property
    def points(self) -> tuple[int, ...]:
        """The numbers that it states, each once; of things item by item what those add up to."""
        if self.items:
            return points_added(self.items)
        stated = [figure.point for figure in self.figures if figure.point is not None]
        return tuple(dict.fromkeys(stated))

    @property
    def first_id(self) -> str:
        """The least id of its claims."""
        if len(self.figures) == 1:
            return self.figures[0].claim.id
        return min(figure.claim.id for figure in self.figures)


def account(said: Sequence[Statement]) -> tuple[Span, ...]:
    """What one voice allows of one scope; where its figures contradict each other, each of them."""
    if len(said) == 1 and said[0].is_consistent:
        return (said[0].span,)
    tellings = narrowest([span for one in said for span in one.tellings])
    return tellings if disputed(tellings) else (allowed(tellings),)


def statements(figures: Iterable[Figure]) -> dict[str, tuple[Statement, ...]]:
    """What each voice says, scope by scope, in the order of the record."""
    grouped: dict[tuple[str, Scope], list[Figure]] = defaultdict(list)
    for figure in figures:
        grouped[figure.voice, figure.scope].append(figure)
    found: dict[str, list[Statement]] = defaultdict(list)
    for (voice, scope), some in grouped.items():
        found[voice].append(Statement(scope, tuple(some), _span(some)))
    return {voice: tuple(some) for voice, some in found.items()}


def _span(some: Sequence[Figure]) -> Span:
    """What figures allow together."""
    return some[0].span if len(some) == 1 else allowed(_counted(some))


def _counted(some: Sequence[Figure]) -> list[Span]:
    """What each figure allows; "some" only where none of them gives a number."""
    counted = [one.span for one in some if CellFlag.UNCOUNTED not in one.flags]
    return counted or [one.span for one in some]


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
        return items[0]._replace(scope=scope)
    figures = sorted((one for item in items for one in item.figures), key=lambda one: one.place)
    return Statement(scope, tuple(figures), total(one.span for one in items), items)


def points_added(parts: Sequence[Statement]) -> tuple[int, ...]:
    """The numbers of one part; of several parts their sum, where each states just one."""
    each = [one.points for one in parts]
    if len(each) == 1:
        return each[0]
    if any(len(one) != 1 for one in each):
        return ()
    whole = sum(points[0] for points in each)
    return (whole,) if whole <= SAFE_INTEGER else ()
