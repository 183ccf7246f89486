"""How far the voices of one cell contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import NamedTuple

from ..model.vocabulary.comparison import CellFlag
from .hearing import Hearing
from .scopes import Scope
from .spans import (
    Ends,
    Span,
    disputed,
    distance_between,
    ends_between,
    facing_ends,
    gap_between,
    hull_of_spans,
    nearest,
    ratio_between,
)
from .statements import Statement, account


class Standoff(NamedTuple):
    """Whether any two voices contradict each other, and how far the ends are apart.

    `gap` is log2((L + 1) / (H + 1)), three decimals, 0 where nothing is disputed. `ratio` is L / H,
    three decimals; null where nothing is disputed, and where H is 0 (then `from_zero` is true).
    """

    disputed: bool
    gap: float
    ratio: float | None
    from_zero: bool


NO_STANDOFF = Standoff(False, 0.0, None, False)


def standoff(hearings: Iterable[Hearing]) -> Standoff:
    """The standoff of a cell. Bounds contradict like any other figure."""
    return between([one.tellings if _is_torn(one) else (one.heard.span,) for one in hearings])


def between(accounts: Iterable[Sequence[Span]]) -> Standoff:
    """The standoff of what several voices say of the same: one span each, or several.

    A voice that gives figures which share no value agrees with whoever agrees with one of them: it
    contradicts another voice only where all of them do.
    """
    torn: list[Sequence[Span]] = []
    others: list[Sequence[Span]] = []
    for one in accounts:
        (torn if len(one) > 1 else others).append(one)
    of_one_mind = [span for (span,) in others]
    found: list[Ends] = []
    ends = facing_ends(of_one_mind)
    if ends is not None and disputed(of_one_mind):
        found.append(ends)
    for place, mine in enumerate(torn, 1):
        for theirs in (*others, *torn[place:]):
            pair = nearest(mine, theirs)
            if pair is not None and (ends := ends_between(*pair)) is not None:
                found.append(ends)
    if not found:
        return NO_STANDOFF
    return Standoff(
        disputed=True,
        gap=gap_between(max(found, key=distance_between)),
        ratio=max((ratio_between(one) for one in found if one[0]), default=None),
        from_zero=any(not least_high for least_high, _ in found),
    )


def of_parts(said: Mapping[Scope, Sequence[Statement]], whole: Scope) -> Iterator[Standoff]:
    """How far voices are apart about parts of a whole: about the same, and about one in another.

    By what they say of just these parts. A part is no more than what holds it.
    """
    parts = list(_by_voice(said, whole))
    for _, told in parts:
        if len(told) > 1:
            yield between(told.values())
    for (part, told), (holding, held) in permutations(parts, 2):
        if part.inside(holding):
            for (voice, one), (other, more) in product(told.items(), held.items()):
                if voice != other and hull_of_spans(more).below(hull_of_spans(one)):
                    yield between((one, more))


def _by_voice(
    said: Mapping[Scope, Sequence[Statement]], whole: Scope
) -> Iterator[tuple[Scope, dict[str, tuple[Span, ...]]]]:
    """What each voice says of each part, those that are equal as one, whatever sources mean."""
    parts: list[tuple[Scope, dict[str, list[Statement]]]] = []
    for scope, some in said.items():
        if scope.equals(whole):
            continue
        by_voice = next((known for other, known in parts if other.equals(scope)), None)
        if by_voice is None:
            by_voice = defaultdict(list)
            parts.append((scope, by_voice))
        for one in some:
            by_voice[one.voice].append(one)
    for scope, by_voice in parts:
        yield scope, {voice: account(some) for voice, some in by_voice.items()}


def widest(standoffs: Sequence[Standoff]) -> Standoff:
    """Several standoffs as one: the greatest gap and the greatest ratio of any of them."""
    return Standoff(
        disputed=any(one.disputed for one in standoffs),
        gap=max(one.gap for one in standoffs),
        ratio=max((one.ratio for one in standoffs if one.ratio is not None), default=None),
        from_zero=any(one.from_zero for one in standoffs),
    )


def _is_torn(hearing: Hearing) -> bool:
    flags = hearing.heard.flags
    return CellFlag.SELF_INCONSISTENT in flags and CellFlag.BOUNDED not in flags
