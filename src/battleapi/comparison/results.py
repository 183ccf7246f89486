"""What a comparison comes to: plain values, complete, without names of other things.

Ids of parties are those of `Standing.party`: sorted actor ids joined by commas, or `~label`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.dates import HistoricalDate
from ..model.vocabulary.claims import ClaimKind, Stance
from ..model.vocabulary.comparison import (
    Axis,
    CellFlag,
    DependenceCode,
    Exclusion,
    Grade,
    Independence,
    ReasonCode,
    ScopeRelation,
    Verdict,
)
from .event_days import ALL_OF_THE_BATTLE, Extent
from .rules import Rules
from .spans import Span, Spread


class Heard(NamedTuple):
    """What one voice says of one cell.

    `words` are those of the claims used, in their order; `derived` is true where it was put
    together of several. `point` is the one number stated, or the sum of those of its parts; null
    where any of them states none.
    """

    voice: str
    stance: Stance | None
    span: Span
    words: tuple[str, ...]
    derived: bool
    flags: tuple[CellFlag, ...]
    claims: tuple[str, ...]
    point: int | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether the voice gives only bounds of the cell."""
        return CellFlag.BOUNDED in self.flags

    @property
    def is_uncounted(self) -> bool:
        """Whether the voice says "some" and no number."""
        return CellFlag.UNCOUNTED in self.flags

    @property
    def distance(self) -> int:
        """How far it is from a number of just the cell: 0 is one, 1 is "some", 2 is bounds."""
        flags = self.flags
        return 2 if CellFlag.BOUNDED in flags else int(CellFlag.UNCOUNTED in flags)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far enemies' figures are above a party's own: at the least, and at the most.

    Null where either is missing; `possible` also where an enemy's figure is open.
    """

    certain: int | None
    possible: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table.

    `keys` has an id for every axis of the table, null where a claim does not say. `low`, `high`,
    `open` are what the method makes of the voices, `value` its one number where it has one.
    `population` is whom it counts, whether the table is divided by that or not; null of things.
    `parties` are all that its figures are about, `extent` when all of them were.
    `disputed` is whether voices contradict each other about it or about the same part of it, and
    `dispute_gap` how far at the most. `dispute_ratio` is the greatest low over the least high: null
    where that high is 0 (then `from_zero` is true) and where it is not disputed.
    """

    keys: Mapping[Axis, str | None]
    low: int | None
    high: int | None
    open: bool
    value: int | float | None
    own: Spread
    enemy: Spread
    other: Spread
    gap: Gap
    ratio: float | None
    disputed: bool
    dispute_gap: float
    dispute_ratio: float | None
    from_zero: bool
    imprecision: float | None
    grade: Grade
    flags: tuple[CellFlag, ...]
    voices: tuple[Heard, ...]
    population: str | None = None
    parties: tuple[str, ...] = ()
    extent: Extent = ALL_OF_THE_BATTLE

    @property
    def order(self) -> tuple[str, ...]:
        """Its ids and those of its claims: a place among cells that no order of claims changes."""
        claims = sorted({claim for voice in self.voices for claim in voice.claims})
        return (*(key or "" for key in self.keys.values()), self.population or "", *claims)


@dataclass(frozen=True, slots=True)
class VoiceTotal:
    """One voice's sum over every party present; `missing` are those it says nothing of."""

    voice: str
    span: Span
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """One effect over every party present: voice by voice, then all voices mixed.

    `effect` is the id of an effect (`killed`), for materiel with `item_class`. `missing` are the
    parties present of which nothing is said: never counted as 0. `unresolved` are labels that may
    mean one of the others, so that they are not added.
    """

    effect: str
    item_class: str | None
    spread: Spread
    missing: tuple[str, ...]
    unresolved: tuple[str, ...]
    flags: tuple[CellFlag, ...]
    voices: tuple[VoiceTotal, ...]


@dataclass(frozen=True, slots=True)
class RatioRange:
    """A ratio of two figures: by their points where both state one, and between its bounds.

    All three null where the divisor may be 0 or a figure is missing; `high` alone is null where
    there is no upper end.
    """

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One account's losses of one party against another's, in one effect.

    `account` is a voice, or `admissions`: each party by its own word. `loss_exchange` is losses of
    `of` for each loss of `to`; `fractional_exchange` the same as shares of initial strength;
    `force` the strength of `of` for each of `to`.
    """

    account: str
    of: str
    to: str
    effect: str
    loss_exchange: RatioRange
    fractional_exchange: RatioRange
    force: RatioRange
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A claim that did not go in, and why; `of` are the claims that stand in its place."""

    claim: str
    code: Exclusion
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table, its totals, and every claim that is not in it.

    `values` has for each axis of the table, and for populations, the ids that stand in the cells,
    in their order. `undated_kept` are the figures of which nobody knows when they were said, where
    a day is asked for; else null.
    """

    rules: Rules
    values: Mapping[Axis, tuple[str | None, ...]]
    cells: tuple[Cell, ...]
    totals: tuple[Total, ...]
    exchanges: tuple[Exchange, ...]
    excluded: tuple[Excluded, ...]
    undated_kept: int | None = None

    @property
    def disputed(self) -> bool:
        """Whether any cell is disputed."""
        return any(cell.disputed for cell in self.cells)

    @property
    def dispute_gap(self) -> float:
        """The greatest gap of its cells."""
        return max((cell.dispute_gap for cell in self.cells), default=0.0)

    @property
    def dispute_ratio(self) -> float | None:
        """The greatest ratio of its cells; null where none of them has one."""
        ratios = (cell.dispute_ratio for cell in self.cells)
        return max((one for one in ratios if one is not None), default=None)

    @property
    def from_zero(self) -> bool:
        """Whether any cell is disputed from 0."""
        return any(cell.from_zero for cell in self.cells)

    def total(self, effect: str) -> Total | None:
        """The total of an effect on persons; null where no cell is of it."""
        found = (one for one in self.totals if one.effect == effect and one.item_class is None)
        return next(found, None)


class When(NamedTuple):
    """The one event and the one day, in ISO 8601, of something; null where it is of several."""

    event: str | None = None
    day: str | None = None


NOT_ONE = When()


@dataclass(frozen=True, slots=True)
class Said:
    """One voice's figure or outcome as a dispute shows it; `span` null where it is no figure."""

    voice: str
    stance: Stance | None
    party: str | None
    effect: str | None
    span: Span | None
    words: tuple[str, ...]
    derived: bool
    flags: tuple[CellFlag, ...]
    claims: tuple[str, ...]
    when: When = NOT_ONE


@dataclass(frozen=True, slots=True)
class Rest:
    """What would have to hold for both sides to be true; all null where nothing would."""

    party: str | None = None
    effect: str | None = None
    span: Span | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Dependence:
    """Something that a verdict hangs on: in these claims, by this reading or vague word."""

    code: DependenceCode
    claims: tuple[str, ...]
    reading: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """How two voices, or a group and a voice, stand to each other, and why.

    `reading` is the one under which alone they do, else null; `gap` by how much they contradict.
    """

    verdict: Verdict
    relation: ScopeRelation
    kind: ClaimKind
    party: str | None
    effect: str | None
    event: str | None
    date: HistoricalDate
    a: tuple[Said, ...]
    b: tuple[Said, ...]
    independence: Independence
    reason: ReasonCode
    rest: Rest = field(default_factory=Rest)
    depends_on: tuple[Dependence, ...] = ()
    reading: str | None = None
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Contrast:
    """A party's own figure beside that of its enemies; `population` as in the cell."""

    party: str
    effect: str
    own: Spread
    enemy: Spread
    ratio: float | None
    population: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A mixed total as a summary shows it."""

    spread: Spread
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a battle's summary shows of the default comparison.

    `dispute_ratio` is the greatest of the cells', `from_zero` whether a cell is disputed from 0.
    `widest` is the cell with the greatest gap, null where none is disputed.
    """

    killed: Toll
    wounded: Toll
    disputed: bool
    dispute_gap: float
    dispute_ratio: float | None
    from_zero: bool
    widest: Cell | None
    contrasts: tuple[Contrast, ...]
    headline: str | None


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Enemies' figure beside a party's own, of one cell, where the party is stated.

    One of them for each enemy voice and cell of the finest scope. `own` is null where the party
    says nothing of itself. What ranks claimants is made of these.
    """

    claimant: str
    party: str
    effect: str
    claimed: Span
    own: Span | None
