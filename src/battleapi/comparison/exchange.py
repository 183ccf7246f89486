"""Exchange ratios: the losses of one party for each loss of its opponent, account by account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, Self

from ..model.battles import BattleRecord
from ..model.standing import Standing
from ..model.vocabulary.casualties import Population
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis
from ..model.vocabulary.materiel import StrengthBasis, StrengthItem
from .results import Cell, Exchange, Heard, RatioRange
from .spans import Span, quotient, spread

ADMISSIONS = "admissions"
"""The account in which each party speaks of itself."""

NO_RATIO = RatioRange(None, None, None)

_LOSSES = frozenset({Axis.PARTY, Axis.EFFECT})
# A ratio of strengths needs both of one moment; the first of these that an account has for both.
_AT_THE_START = (
    StrengthBasis.INITIAL,
    StrengthBasis.PRESENT_FOR_DUTY,
    StrengthBasis.TOTAL_ENGAGED,
    StrengthBasis.NOT_STATED,
)


@dataclass(frozen=True, slots=True)
class Opposition:
    """The side of each party, by its id, and the sides that each side opposes.

    A party that stands on no side, or on several, is not there.
    """

    side: Mapping[str, int]
    opposes: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, record: BattleRecord, standing: Standing, parties: Iterable[str | None]) -> Self:
        """The opposition of the parties of a table; joint ones stand where all of them stand."""
        found: dict[str, int] = {}
        for party in parties:
            sides = {standing.side(actor) for actor in party.split(",")} if party else set()
            if party is not None and len(sides) == 1 and (side := sides.pop()) is not None:
                found[party] = side
        return cls(found, {one.side: frozenset(one.opposes) for one in record.sides})

    def opposed(self, one: str, other: str) -> bool:
        """Whether the sides of two parties oppose each other, by the word of either."""
        a, b = self.side.get(one), self.side.get(other)
        return a is not None and b is not None and (b in self._of(a) or a in self._of(b))

    def share_an_enemy(self, one: str, other: str) -> bool:
        """Whether two parties, not opposed themselves, fight the same side."""
        a, b = self.side.get(one), self.side.get(other)
        if a is None or b is None or self.opposed(one, other):
            return False
        return not self._of(a).isdisjoint(self._of(b))

    def _of(self, side: int) -> frozenset[int]:
        return self.opposes.get(side, frozenset())


class Amount(NamedTuple):
    """What an account gives: bounds, the number stated if there is one, and the claims."""

    span: Span
    point: int | None
    claims: tuple[str, ...]


def exchanges(
    cells: Iterable[Cell], strengths: Iterable[Cell], opposition: Opposition
) -> tuple[Exchange, ...]:
    """The exchange ratios of every account of two opposed parties in one effect.

    `cells` are losses of combatants by party and effect: others, and voices that give only bounds,
    are passed over. `strengths` are those of people, by any axes that name the party. An account is
    a voice, or `admissions`. Each pair of parties is there once: losses of `of` for each loss of
    `to`. For a voice that speaks of itself, `to` is itself: enemy losses for each loss of its own.
    For all others, documents and admissions, `to` is the party of the side with the lower number.
    """
    losses = [cell for cell in cells if cell.keys.keys() == _LOSSES]
    by_effect: dict[str, list[Cell]] = {}
    for cell in losses:
        effect = cell.keys[Axis.EFFECT]
        of_forces = cell.population in {None, Population.COMBATANT}
        if of_forces and effect is not None and cell.keys[Axis.PARTY] in opposition.side:
            by_effect.setdefault(effect, []).append(cell)
    accounts = _Strengths(strengths)
    return tuple(
        exchange
        for effect, of_effect in by_effect.items()
        for one, other in combinations(of_effect, 2)
        if opposition.opposed(_party(one), _party(other))
        for exchange in _between(effect, one, other, accounts, opposition)
    )


def ratio(of: Iterable[Amount], to: Iterable[Amount]) -> RatioRange:
    """The product of some figures over that of others, by points and between bounds.

    Three decimals. Null where what is divided by may be 0; without a value where a figure states no
    number; without a high where a figure that is divided has no end.
    """
    over, under = tuple(of), tuple(to)
    least_under = _product(one.span.low for one in under)
    if least_under == 0 or least_under is None:
        return NO_RATIO
    points_under = _product(one.point for one in under)
    most_under = _product(one.span.high for one in under)
    least_over = _product(one.span.low for one in over)
    return RatioRange(
        value=quotient(_product(one.point for one in over), points_under),
        # Without an end to what is divided by, the ratio can come as near to 0 as one likes.
        low=0.0 if most_under is None else quotient(least_over, most_under),
        high=quotient(_product(one.span.high for one in over), least_under),
    )


def _between(
    effect: str, one: Cell, other: Cell, strengths: _Strengths, opposition: Opposition
) -> Iterator[Exchange]:
    """The accounts of one pair: admissions first, then voices in their order."""
    lower, higher = sorted((one, other), key=lambda cell: opposition.side[_party(cell)])
    heard = {voice.voice: voice for voice in lower.voices if not voice.is_bounded}
    both = [
        (heard[voice.voice], voice)
        for voice in higher.voices
        if not voice.is_bounded and voice.voice in heard
    ]
    admitted = _admitted(lower), _admitted(higher)
    if admitted[0] is not None and admitted[1] is not None:
        yield _exchange(
            ADMISSIONS,
            effect,
            (_party(higher), admitted[1]),
            (_party(lower), admitted[0]),
            strengths,
        )
    for below, above in both:
        first, second = (_party(higher), figure(above)), (_party(lower), figure(below))
        if above.stance is Stance.OWN and below.stance is not Stance.OWN:
            first, second = second, first
        yield _exchange(above.voice, effect, first, second, strengths)


def _exchange(
    account: str,
    effect: str,
    of: tuple[str, Amount],
    to: tuple[str, Amount],
    strengths: _Strengths,
) -> Exchange:
    (of_party, of_loss), (to_party, to_loss) = of, to
    known = strengths.both(account, of_party, to_party)
    fractional, force = NO_RATIO, NO_RATIO
    used = [of_loss, to_loss]
    if known is not None:
        of_strength, to_strength = known
        fractional = ratio((of_loss, to_strength), (of_strength, to_loss))
        force = ratio((of_strength,), (to_strength,))
        used += known
    return Exchange(
        account=account,
        of=of_party,
        to=to_party,
        effect=effect,
        loss_exchange=ratio((of_loss,), (to_loss,)),
        fractional_exchange=fractional,
        force=force,
        claims=tuple(dict.fromkeys(claim for one in used for claim in one.claims)),
    )


class _Strengths:
    """The strengths that accounts give, by party and moment."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._of: dict[tuple[str, str | None, str], Amount] = {}
        for cell in cells:
            party, basis = cell.keys[Axis.PARTY], cell.keys.get(Axis.STRENGTH_BASIS)
            if party is None or cell.keys.get(Axis.ITEM_CLASS) not in _PEOPLE:
                continue
            for voice in cell.voices:
                if not voice.is_bounded:
                    self._of[party, basis, voice.voice] = figure(voice)
            if (admitted := _admitted(cell)) is not None:
                self._of[party, basis, ADMISSIONS] = admitted

    def both(self, account: str, one: str, other: str) -> tuple[Amount, Amount] | None:
        """The strengths of two parties at the start by one account, both of one moment."""
        for basis in (*_AT_THE_START, None):
            found = self._of.get((one, basis, account)), self._of.get((other, basis, account))
            if found[0] is not None and found[1] is not None:
                return found[0], found[1]
        return None


_PEOPLE = frozenset({None, StrengthItem.PERSONNEL.value})


def figure(heard: Heard) -> Amount:
    """The figure of one voice; the least of an open one is no number that it states."""
    low, high = heard.span
    point = heard.point
    if point is None and low == high:
        point = low
    if high is None and point == low:
        point = None
    return Amount(heard.span, point, heard.claims)


def _admitted(cell: Cell) -> Amount | None:
    """What a party says of itself, all its voices together; null where it gives no figure."""
    own = [voice for voice in cell.voices if voice.stance is Stance.OWN and not voice.is_bounded]
    if len(own) < 2:
        return figure(own[0]) if own else None
    together = spread(voice.span for voice in own).span
    points = {figure(voice).point for voice in own}
    claims = tuple(dict.fromkeys(claim for voice in own for claim in voice.claims))
    point = points.pop() if len(points) == 1 else None
    return Amount(together, point, claims) if together is not None else None


def _party(cell: Cell) -> str:
    return cell.keys[Axis.PARTY] or ""


def _product(factors: Iterable[int | None]) -> int | None:
    """The product; null where a factor is."""
    found = 1
    for factor in factors:
        if factor is None:
            return None
        found *= factor
    return found
