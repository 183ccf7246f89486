"""The methods: named, versioned rules by which figures of several voices are put into one cell.

Each is one function from hearings to what it makes of them; to add one is to write one function,
its word in the vocabulary and its vectors. A changed rule is a new version. None of them says what
happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean as arithmetic_mean
from statistics import median as median_of
from types import MappingProxyType
from typing import TypeAlias

from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import CellFlag, Exclusion, MethodName
from .contrasts import preferred
from .hearing import Hearing
from .results import Heard
from .spans import NO_SPREAD, Spread, spread

Independent: TypeAlias = Callable[[str, str], bool]
"""Whether two voices are known to be independent."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method makes of some hearings.

    `used` are those that went in. `left` says why the others did not; of those in `unjudged` it is
    that nobody has judged them.
    """

    spread: Spread
    value: int | float | None
    used: tuple[Hearing, ...]
    left: Exclusion | None = None
    flags: tuple[CellFlag, ...] = ()
    unjudged: tuple[Hearing, ...] = ()

    def reason(self, hearing: Hearing) -> Exclusion | None:
        """Why a hearing did not go in."""
        unjudged = any(one is hearing for one in self.unjudged)
        return Exclusion.NOT_JUDGED if unjudged else self.left


@dataclass(frozen=True, slots=True)
class Method:
    """A method as readers choose it.

    `apply` takes hearings, such as `taken` leaves, and what is known of voices. `by_stance` is true
    where it holds claimants of one stance against those of another.
    """

    name: MethodName
    version: int
    apply: Callable[[Sequence[Hearing], Independent], Outcome]
    by_stance: bool = False

    def taken(self, hearings: Sequence[Hearing]) -> list[Hearing]:
        """Those that are put together: numbers of just the cell, else "some", else bounds.

        Where the method goes by stance, of those of the same stance.
        """
        grouped: dict[Stance | None, list[Heard]] = {}
        for one in hearings:
            stance = one.heard.stance if self.by_stance else None
            grouped.setdefault(stance, []).append(one.heard)
        voices = {one.voice for heard in grouped.values() for one in preferred(heard)}
        return [one for one in hearings if one.heard.voice in voices]

    @property
    def definition(self) -> str:
        """The definition that the vocabulary has for this name."""
        return self.name.definition

    @property
    def origin(self) -> str:
        """Who works by it."""
        return self.name.origin


def hull(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """From the least low to the greatest high; the low of an open figure counts as a high.

    Iraq Body Count, Airwars and Every Casualty Counts publish such ranges. It is no uncertainty
    interval: nothing is said of how likely a number in it is.

    Version 1; source: Iraq Body Count, Airwars, Every Casualty Counts.
    """
    return _over(hearings, None)


def low_best_high(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The range with a best number: that of the preferred claim, or of the one data set.

    UCDP's best is a coder's choice; a median is none. Where several are preferred, or several data
    sets give a best, there is none here.

    Version 1; source: UCDP.
    """
    for best in (
        [one for one in hearings if one.is_preferred],
        [one for one in hearings if one.is_best],
    ):
        points = {point for one in best for point in one.points}
        if len(points) == 1:
            return _over(hearings, points.pop())
        if points:
            break
    return _over(hearings, None)


def conservative(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The least number that anybody states: a value, a lower bound, a lexicon's point.

    ACLED codes the lowest of conflicting reports. An upper bound states none.

    Version 1; source: ACLED.
    """
    return _of_points(hearings, min)


def maximum(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The greatest number that anybody states.

    Version 1; source: battleapi.
    """
    return _of_points(hearings, max)


def median(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The median of the numbers stated, unrounded; where nobody says it, it is between claims.

    Version 1; source: battleapi.
    """
    return _of_points(hearings, median_of)


def mean(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The arithmetic mean of the numbers stated, unrounded.

    Version 1; source: battleapi.
    """
    return _of_points(hearings, arithmetic_mean)


def source_priority(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The range of the figures that no other beats by Admiralty grades.

    One beats another that is better in reliability (A to E) or credibility (1 to 5) and in neither
    worse. What is graded F or 6 cannot be judged and is left out, as is what nobody graded.

    Version 1; source: Every Casualty Counts: source hierarchy; Admiralty (NATO AJP-2.1).
    """
    grades = {one.heard.voice: (one.source_grade, one.information_grade) for one in hearings}
    judged = [one for one in hearings if None not in grades[one.heard.voice]]
    given = {grades[one.heard.voice] for one in judged}
    best = {one for one in given if not any(_beats(other, one) for other in given)}
    front = [one for one in judged if grades[one.heard.voice] in best]
    made = _over(front, None, Exclusion.LESS_RELIABLE)
    unjudged = tuple(one for one in hearings if None in grades[one.heard.voice])
    return replace(made, unjudged=unjudged)


def majority(hearings: Sequence[Hearing], independent: Independent) -> Outcome:
    """The number that most voices give that are all independent of each other, two at least.

    Null where no two independent voices agree, or two numbers have as many.

    Version 1; source: battleapi.
    """
    by_point: dict[int, list[str]] = {}
    for one in hearings:
        for point in one.points:
            by_point.setdefault(point, []).append(one.heard.voice)
    votes = Counter(
        {point: _independent_voices(voices, independent) for point, voices in by_point.items()}
    )
    first, *others = votes.most_common(2) or [(0, 0)]
    tied = bool(others) and others[0][1] == first[1]
    return _over(hearings, None if first[1] < 2 or tied else first[0])


def own(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The range of what the party says of itself.

    Version 1; source: battleapi.
    """
    return _by_stance(hearings, {Stance.OWN})


def enemy(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The range of what the party's enemies say of it.

    Version 1; source: battleapi.
    """
    return _by_stance(hearings, {Stance.ENEMY})


def third_party(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The range of what those say who are no party to the battle.

    Version 1; source: battleapi.
    """
    return _by_stance(hearings, {Stance.THIRD_PARTY})


def bracket(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """From the party's own low to its enemies' high; empty where either says nothing.

    Where the party admits more than its enemies claim the ends stand as they are, inverted.

    Version 1; source: battleapi.
    """
    mine = [one for one in hearings if one.heard.stance is Stance.OWN]
    theirs = [one for one in hearings if one.heard.stance is Stance.ENEMY]
    admitted = spread(one.heard.span for one in mine)
    claimed = spread(one.heard.span for one in theirs)
    used = tuple(one for one in hearings if one.heard.stance in {Stance.OWN, Stance.ENEMY})
    if admitted.low is None or claimed.high is None:
        return Outcome(NO_SPREAD, None, used, Exclusion.OTHER_STANCE)
    inverted = admitted.low > claimed.high and not claimed.open
    ends = Spread(admitted.low, claimed.high, claimed.open)
    flags = (CellFlag.INVERTED,) if inverted else ()
    return Outcome(ends, None, used, Exclusion.OTHER_STANCE, flags)


def latest(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """The newest figure, by when it was said, else by when the edition used was published.

    Never by when it was recorded here. What has no such date is left out.

    Version 1; source: battleapi.
    """
    days = [one.said for one in hearings if one.said is not None]
    newest = max(days, default=None)
    found = [one for one in hearings if newest is not None and one.said == newest]
    points = {point for one in found for point in one.points}
    return _over(found, points.pop() if len(points) == 1 else None, Exclusion.NOT_LATEST)


def intersection(hearings: Sequence[Hearing], _independent: Independent) -> Outcome:
    """What every figure allows: from the greatest low to the least high, if there is such.

    Version 1; source: battleapi.
    """
    spans = [span for one in hearings for span in one.tellings or (one.heard.span,)]
    if not spans:
        return Outcome(NO_SPREAD, None, ())
    low = max(span.low for span in spans)
    ends = [span.high for span in spans if span.high is not None]
    if ends and low > min(ends):
        return Outcome(NO_SPREAD, None, tuple(hearings), flags=(CellFlag.EMPTY,))
    both = Spread(low, min(ends) if ends else low, not ends)
    return Outcome(both, None, tuple(hearings))


def _over(
    hearings: Sequence[Hearing], value: float | None, left: Exclusion | None = None
) -> Outcome:
    return Outcome(spread(one.heard.span for one in hearings), value, tuple(hearings), left)


def _of_points(
    hearings: Sequence[Hearing], choose: Callable[[Sequence[int]], int | float]
) -> Outcome:
    used = [one for one in hearings if one.points]
    points = [point for one in used for point in one.points]
    if not points:
        return Outcome(NO_SPREAD, None, (), Exclusion.NO_POINT)
    value = choose(points)
    whole = int(value) if value == int(value) else value
    between = () if whole in points else (CellFlag.BETWEEN_CLAIMS,)
    chosen = _over(used, whole, Exclusion.NO_POINT)
    return Outcome(chosen.spread, whole, chosen.used, chosen.left, between)


def _by_stance(hearings: Sequence[Hearing], stances: set[Stance]) -> Outcome:
    found = [one for one in hearings if one.heard.stance in stances]
    return _over(found, None, Exclusion.OTHER_STANCE)


def _beats(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Whether grades are better than others in one of the two, and in neither worse."""
    pairs = [(mine or "", theirs or "") for mine, theirs in zip(one, other, strict=True)]
    return one != other and all(mine <= theirs for mine, theirs in pairs)


def _independent_voices(voices: Sequence[str], independent: Independent) -> int:
    """How many of the voices are all independent of each other.

    Those that are independent of most others are taken first, so that two that are are found.
    """
    beside = {one: sum(independent(one, other) for other in voices) for one in sorted(voices)}
    chosen: list[str] = []
    for voice in sorted(beside, key=lambda one: -beside[one]):
        if all(independent(voice, other) for other in chosen):
            chosen.append(voice)
    return len(chosen)


METHODS: Mapping[MethodName, Method] = MappingProxyType(
    {
        method.name: method
        for method in (
            Method(MethodName.RANGE, 1, hull),
            Method(MethodName.LOW_BEST_HIGH, 1, low_best_high),
            Method(MethodName.CONSERVATIVE, 1, conservative),
            Method(MethodName.MAXIMUM, 1, maximum),
            Method(MethodName.MEDIAN, 1, median),
            Method(MethodName.MEAN, 1, mean),
            Method(MethodName.SOURCE_PRIORITY, 1, source_priority),
            Method(MethodName.MAJORITY, 1, majority),
            Method(MethodName.OWN, 1, own, by_stance=True),
            Method(MethodName.ENEMY, 1, enemy, by_stance=True),
            Method(MethodName.THIRD_PARTY, 1, third_party, by_stance=True),
            Method(MethodName.BRACKET, 1, bracket, by_stance=True),
            Method(MethodName.LATEST, 1, latest),
            Method(MethodName.INTERSECTION, 1, intersection),
        )
    }
)
"""Every method by its name, in the order of the vocabulary."""
