"""Who claims how much of enemies against what those say of themselves, over many battles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.standing import Standing
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimKind, Stance
from ..model.vocabulary.comparison import Axis, PartyBasis
from .compare import compare
from .event_days import descendants
from .headline import exact
from .results import Cell, Rivalry
from .rules import Rules
from .scopes import UNDIVIDED_AT_MOST
from .spans import Span, quotient, spread, total

# The battle as a whole, then what it can be divided into: days, else events.
_DIVISIONS: tuple[tuple[Axis, ...], ...] = ((), (Axis.DAY,), (Axis.EVENT,))


@dataclass(frozen=True, slots=True)
class Claimant:
    """What one voice claims of its enemies, beside what they admit, over many battles.

    `claimed_cells` are the figures that it gives, `open_cells` those of them that have no end,
    `answered_cells` those of which the party itself gives a figure too, `one_sided` the share of
    the others. `n` are the pairs that are pooled: both figures have an end, and the claimed one is
    not only "at most" so many. `claimed` and
    `admitted` are their sums, `own_zero` the pairs in which the party admits none. `ratio` is the
    certain one, from the least claimed to the most admitted, and `ratio_high` the greatest
    possible. Both are of sums, never means of ratios, and null where they would be divided by 0.
    """

    claimant: str
    battles: int
    claimed_cells: int
    open_cells: int
    answered_cells: int
    one_sided: float
    n: int
    own_zero: int
    claimed: Span
    admitted: Span
    ratio: float | None
    ratio_high: float | None


def ranked(rows: Iterable[tuple[str, Rivalry]]) -> tuple[Claimant, ...]:
    """The claimants of rows of a battle's id and a rivalry in it, the greatest ratio first.

    Those without a ratio are last; equal ones are in the order of their ids. Nobody is ranked by
    what is inferred, since rivalries are of stated parties.
    """
    by_claimant: dict[str, list[tuple[str, Rivalry]]] = {}
    for battle, rivalry in rows:
        by_claimant.setdefault(rivalry.claimant, []).append((battle, rivalry))
    found = [_pooled(claimant, some) for claimant, some in by_claimant.items()]
    return tuple(
        sorted(found, key=lambda one: (one.ratio is None, -(one.ratio or 0), one.claimant))
    )


def rivalries(record: BattleRecord, registry: Registry) -> tuple[Rivalry, ...]:
    """Every figure that a voice gives of its enemies, with their own where they give one.

    Only figures of just the same count, and parties that the claims state. Of the battle as a
    whole; where it is answered only for days or for events, of those. No loss is in two of them:
    the dead stand for themselves and not in all casualties again. A voice's later reporting rounds
    count for it where its first one says nothing.
    """
    if not _speaks_of_enemies(record, registry):
        return ()
    found: dict[_Of, list[list[_Pair]]] = {}
    for level, division in enumerate(_DIVISIONS):
        rules = Rules(by=(*_BY, *division), basis=PartyBasis.STATED)
        table = compare(record, registry, rules)
        for cell in table.cells:
            for pair in _pairs(cell, division):
                levels = found.setdefault(pair.of, [[] for _ in _DIVISIONS])
                levels[level].append(pair)
    chosen = [pair for levels in found.values() for pair in _closest(levels)]
    return tuple(pair.rivalry for pair in _apart(chosen, descendants(record.events)))


_BY = (Axis.PARTY, Axis.EFFECT)


class _Of(NamedTuple):
    """Who speaks of whom and of what; an empty population is that of the party."""

    voice: str
    party: str
    effect: str
    population: str


class _Pair(NamedTuple):
    """A rivalry, and the part of the battle that it is of: a day, an event, or null for all."""

    of: _Of
    part: str | None
    rivalry: Rivalry


def _speaks_of_enemies(record: BattleRecord, registry: Registry) -> bool:
    """Whether any figure is of enemies, stated or inferred; without one no table is needed."""
    standing = Standing(record, registry)
    return any(
        claim.kind is ClaimKind.CASUALTIES
        and standing.stance(claim) in {Stance.ENEMY, Stance.MIXED}
        for claim in record.claims
    )


def _pairs(cell: Cell, division: Sequence[Axis]) -> Iterator[_Pair]:
    """What each enemy says of a cell; nothing where its party is a label or its part is unknown."""
    party, effect = cell.keys[Axis.PARTY], cell.keys[Axis.EFFECT]
    part = cell.keys[division[0]] if division else None
    if party is None or effect is None or "~" in party or (division and part is None):
        return
    told = exact(cell)
    own = spread(voice.span for voice in told if voice.stance is Stance.OWN).span
    for voice in told:
        if voice.stance is Stance.ENEMY:
            claimant, _, _ = voice.voice.partition("@")
            rivalry = Rivalry(claimant, party, effect, claimed=voice.span, own=own)
            yield _Pair(_Of(voice.voice, party, effect, cell.population or ""), part, rivalry)


def _closest(levels: Sequence[Sequence[_Pair]]) -> Sequence[_Pair]:
    """The first division of the battle in which anything is answered, else the first there is."""
    answered = (some for some in levels if any(pair.rivalry.own is not None for pair in some))
    return next(answered, next(some for some in levels if some))


def _apart(pairs: Iterable[_Pair], below: Mapping[str, frozenset[str]]) -> list[_Pair]:
    """Pairs of one claimant that have no loss in common; those that are answered go first."""
    kept: list[_Pair] = []
    for pair in sorted(pairs, key=_narrowest_first):
        if not any(_may_share(pair, other, below) for other in kept):
            kept.append(pair)
    return kept


def _narrowest_first(pair: _Pair) -> tuple[bool, int, int, _Of, str]:
    parties = len(pair.of.party.split(","))
    return pair.rivalry.own is None, len(_parts(pair.of.effect)), parties, pair.of, pair.part or ""


def _may_share(one: _Pair, other: _Pair, below: Mapping[str, frozenset[str]]) -> bool:
    """Whether two pairs of one claimant can count the same people."""
    if one.rivalry.claimant != other.rivalry.claimant:
        return False
    if one.of == other.of and one.part is not None and other.part is not None:
        return one.part in below.get(other.part, ()) or other.part in below.get(one.part, ())
    same_party = set(one.of.party.split(",")) & set(other.of.party.split(","))
    counted = [set(of.population.split("_or_")) for of in (one.of, other.of) if of.population]
    if len(counted) > 1 and counted[0].isdisjoint(counted[1]):
        return False
    return bool(same_party and _parts(one.of.effect) & _parts(other.of.effect))


def _parts(effect: str) -> frozenset[str]:
    """The effects in one; undivided casualties are all that they can be."""
    named = frozenset(effect.split("_or_"))
    undivided = CasualtyEffect.CASUALTY.value
    return named | {one.value for one in UNDIVIDED_AT_MOST} if undivided in named else named


def _pooled(claimant: str, rows: Sequence[tuple[str, Rivalry]]) -> Claimant:
    pairs = [
        (rivalry.claimed, rivalry.own)
        for _, rivalry in rows
        if rivalry.own is not None
        and not rivalry.own.open
        and not rivalry.claimed.open
        and (rivalry.claimed.low or not rivalry.claimed.high)
    ]
    claimed, admitted = total(one for one, _ in pairs), total(own for _, own in pairs)
    answered = sum(rivalry.own is not None for _, rivalry in rows)
    return Claimant(
        claimant=claimant,
        battles=len({battle for battle, _ in rows}),
        claimed_cells=len(rows),
        open_cells=sum(rivalry.claimed.open for _, rivalry in rows),
        answered_cells=answered,
        one_sided=float(round(Fraction(len(rows) - answered, len(rows)), 3)),
        n=len(pairs),
        own_zero=sum(own.high == 0 for _, own in pairs),
        claimed=claimed,
        admitted=admitted,
        ratio=quotient(claimed.low, admitted.high),
        ratio_high=quotient(claimed.high, admitted.low),
    )
