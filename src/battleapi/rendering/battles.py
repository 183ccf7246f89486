"""Battles as they are served: the summary that stands in lists, and the whole record."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from ..comparison.results import Cell, Contrast, Toll
from ..model.actors import ExternalId
from ..model.vocabulary.assertions import OutcomeType
from ..model.vocabulary.claims import Flag
from ..model.vocabulary.comparison import Axis, CellFlag
from ..model.vocabulary.records import (
    BattleKind,
    BattleLevel,
    BattleStatus,
    CombatantRole,
    CommanderFate,
)
from .cast import Cast
from .cells import ServedSpread
from .claims import ServedClaim
from .events import ServedEvent
from .parts import Ref, Served, ServedCitation, ServedDate, ServedPlace
from .passages import ServedPassage
from .registries import RecordActor, RecordConflict, RecordPlace, RecordSource


class ResultClaimant(Served):
    """Who says that this was the result; all null where nobody says who won."""

    actor: str | None
    name: str | None
    label: str | None = Field(description="As worded.")
    voice: str | None = Field(
        description="A root actor, `~label@<source>`, or `document:<source>`."
    )


class ServedResult(Served):
    """The result that the record leads with, and how many outcome claims there are in all.

    Where no claim says who won it is there all the same: its values are null and `by` is empty.
    """

    label: str | None = Field(description="As worded.")
    type: OutcomeType | None
    by: tuple[Ref, ...]
    claimant: ResultClaimant
    claim: str | None = Field(description="The id of the claim.")
    claim_count: int = Field(description="Current outcome claims of the record, this one included.")


class ServedSide(Served):
    """A side, whom it opposes, and who stands on it."""

    side: int
    opposes: tuple[int, ...]
    actors: tuple[Ref, ...]


class ServedToll(ServedSpread):
    """What all voices together say of all parties; nobody's own sum."""

    missing: tuple[Ref, ...] = Field(
        description="Parties present of which nobody gives a number; never counted as 0."
    )

    @classmethod
    def of_all(cls, toll: Toll, cast: Cast) -> Self:
        """The served form of a toll."""
        return cls(
            low=toll.spread.low,
            high=toll.spread.high,
            open=toll.spread.open,
            missing=cast.parties(toll.missing),
        )


class ServedContrast(Served):
    """A party's own figure beside that of its enemies."""

    party: str
    party_name: str | None
    effect: str
    own: ServedSpread
    enemy: ServedSpread
    ratio: float | None = Field(
        description="The least that enemies claim over the most that the party admits; null where "
        "it admits none, or names no end."
    )

    @classmethod
    def of(cls, contrast: Contrast, cast: Cast) -> Self:
        """The served form of a contrast."""
        return cls(
            party=contrast.party,
            party_name=cast.party(contrast.party),
            effect=contrast.effect,
            own=ServedSpread.of(contrast.own),
            enemy=ServedSpread.of(contrast.enemy),
            ratio=contrast.ratio,
        )


class WidestDispute(Served):
    """The cell whose voices are furthest apart, about it or about a part of it.

    Of the comparison by default rules.
    """

    party: Ref | None
    effect: str | None
    population: str | None = Field(description="Whom it counts; null where no claim says.")
    low: int | None = Field(
        description="The range of the cell: of those who give a figure of just this, if any do."
    )
    high: int | None
    open: bool
    dispute_gap: float = Field(description="The battle's `dispute_gap`.")
    dispute_ratio: float | None = Field(
        description="Of this cell; null where it is disputed from 0 only. The battle's may be "
        "another's."
    )
    from_zero: bool = Field(description="Whether this cell is disputed from 0.")
    flags: tuple[CellFlag, ...] = Field(
        description="Those of the cell. With `disputed_by_bounds` or `disputed_in_part` the range "
        "need not show what is disputed, and may be a single number."
    )

    @classmethod
    def of_cell(cls, cell: Cell, cast: Cast) -> Self:
        """The served form of a disputed cell."""
        party = cell.keys.get(Axis.PARTY)
        return cls(
            party=None if party is None else Ref(id=party, name=cast.party(party)),
            effect=cell.keys.get(Axis.EFFECT),
            population=cell.population,
            low=cell.low,
            high=cell.high,
            open=cell.open,
            dispute_gap=cell.dispute_gap,
            dispute_ratio=cell.dispute_ratio,
            from_zero=cell.from_zero,
            flags=cell.flags,
        )


class BattleCounts(Served):
    """How much there is in the record: current claims, their voices, sources, events.

    Sources are those that its facts and claims cite or came through.
    """

    claims: int
    claimants: int
    sources: int
    events: int


class BattleHead(Served):
    """What a list and a whole record both say of a battle, in this order."""

    id: str
    kind: BattleKind
    level: BattleLevel
    status: BattleStatus
    name: str
    aliases: tuple[str, ...]
    headline: str | None = Field(
        description="What is claimed, in one or two sentences by template; null where no voice "
        "gives a number of just a cell that it does not contradict itself."
    )
    conflict: Ref | None
    part_of: Ref | None
    date: ServedDate
    place: ServedPlace
    result: ServedResult
    killed: ServedToll
    wounded: ServedToll
    disputed: bool = Field(description="Whether any figures of losses contradict each other.")
    dispute_gap: float = Field(
        description="The greatest of the default comparison's cells: that of `widest_dispute`."
    )
    dispute_ratio: float | None = Field(
        description="The greatest of these cells, which `ratio_min` and `sort=dispute_ratio` go "
        "by; null where none of them has one. It may be of another cell than `widest_dispute`, as "
        "where that is disputed from 0."
    )
    from_zero: bool = Field(description="Whether any of these cells is disputed from 0.")
    widest_dispute: WidestDispute | None = Field(
        description="The cell with the greatest `dispute_gap`; null where nothing is disputed."
    )
    contrasts: tuple[ServedContrast, ...] = Field(
        description="At most three parties with enemies that speak of the same, the widest first."
    )
    counts: BattleCounts
    sides: tuple[ServedSide, ...]
    external_ids: tuple[ExternalId, ...]


class BattleSummary(BattleHead):
    """A battle in a list."""

    revision: int
    recorded_at: str = Field(description="RFC 3339.")


class ServedCommander(Served):
    """Who led, and what became of them."""

    actor: str | None
    name: str | None
    label: str
    fate: CommanderFate | None
    citations: tuple[ServedCitation, ...]


class ServedCombatant(Served):
    """An actor's part in the battle; `side` null is present on no side."""

    actor: str
    name: str | None
    label: str = Field(description="As worded.")
    side: int | None
    role: CombatantRole
    commanders: tuple[ServedCommander, ...]
    units: tuple[Ref, ...]
    sided_by: tuple[str, ...] = Field(description="The claims that put it where it stands.")
    citations: tuple[ServedCitation, ...]


class ServedFieldCitations(Served):
    """Where the battle's own facts are written."""

    name: tuple[ServedCitation, ...]
    conflict: tuple[ServedCitation, ...]
    part_of: tuple[ServedCitation, ...]
    date: tuple[ServedCitation, ...]
    place: tuple[ServedCitation, ...]


class Issue(Served):
    """Something about the record that a reader should know, and the claims it touches."""

    code: Flag
    text: str
    claims: tuple[str, ...]


class ServedRecord(BattleHead):
    """A battle's whole record, readable alone."""

    citations_by_field: ServedFieldCitations
    combatants: tuple[ServedCombatant, ...]
    events: tuple[ServedEvent, ...]
    claims: tuple[ServedClaim, ...]
    passages: tuple[ServedPassage, ...]
    conflicts: tuple[RecordConflict, ...]
    places: tuple[RecordPlace, ...]
    actors: tuple[RecordActor, ...]
    sources: tuple[RecordSource, ...]
    issues: tuple[Issue, ...]
    revision: int
    recorded_at: str = Field(description="RFC 3339.")
    sha256: str = Field(description="Of the stored canonical JSON.")
