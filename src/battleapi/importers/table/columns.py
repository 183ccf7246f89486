"""The columns of the table of claims: names, what they hold, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ...model.vocabulary.casualties import CasualtyEffect, Population
from ...model.vocabulary.claims import ClaimKind
from ...model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthItem
from ...model.vocabulary.quantities import BoundsKind, Qualifier
from ...model.vocabulary.records import BattleKind
from ...model.vocabulary.registries import ActorKind, SourceKind
from ...model.vocabulary.term import Term
from . import cells


class RowKind(StrEnum):
    """The kinds of claim that a row may be."""

    CASUALTIES = ClaimKind.CASUALTIES.value
    MATERIEL = ClaimKind.MATERIEL.value
    STRENGTH = ClaimKind.STRENGTH.value
    OUTCOME = ClaimKind.OUTCOME.value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its cells are read by, and what people are told of it.

    `type` is that of a Frictionless Table Schema. `words` are the legal words, where only some are.
    """

    name: str
    read: Callable[[str], object]
    says: str
    type: str = "string"
    words: tuple[str, ...] = ()
    is_required: bool = False


def _one_of(name: str, says: str, vocabulary: type[Term]) -> Column:
    listed = tuple(one.value for one in vocabulary)
    return Column(name, cells.term(vocabulary), says, words=listed)


_OF_THE_BATTLE = (
    Column(
        "battle",
        cells.identifier,
        "The id of the battle, the same in all its rows: lower-case "
        "words joined by hyphens. It is permanent.",
        is_required=True,
    ),
    Column("battle_name", cells.words, "Its name; where no row has one, the id stands for it."),
    _one_of(
        "battle_kind", "What sort of engagement it is; `battle` where no row says.", BattleKind
    ),
    Column(
        "date", cells.date, "When it was, in EDTF: `2023-08-11/2023-08-12`, `-0489-09`, `1916~`."
    ),
    Column("date_text", cells.words, "The same in the words of the source."),
    Column("place", cells.words, "Where it was, in words."),
    Column("country", cells.country, "The country of today that the place lies in: two letters."),
    Column(
        "lat",
        cells.degrees(90),
        "Degrees north, as a decimal number; with `lon` and `place`.",
        "number",
    ),
    Column("lon", cells.degrees(180), "Degrees east, as a decimal number.", "number"),
    Column("conflict", cells.words, "The name of the war."),
)
_OF_THE_CLAIM = (
    Column(
        "kind",
        cells.term(RowKind),
        "What the row is about.",
        words=tuple(RowKind),
        is_required=True,
    ),
    Column(
        "effects",
        cells.terms(CasualtyEffect, MaterielEffect),
        "What happened to those counted, one word or several between spaces: `killed`, "
        "`killed wounded`. For `casualties` and `materiel`.",
    ),
    Column(
        "population",
        cells.terms(Population),
        "Whom casualties are of: `combatant`, `civilian`, ...",
    ),
    _one_of("counts", "What a strength counts; `personnel` where it is empty.", StrengthItem),
    Column("item", cells.words, "What was lost or counted, as worded: `AK-47 rifles`."),
    _one_of("item_class", "What sort of equipment that is.", ItemClass),
    Column(
        "party",
        cells.names,
        "Whom it is about, as worded; several share one figure and stand "
        "between semicolons. Of an outcome: the victor.",
    ),
    _one_of("party_kind", "What sort of actor the party is.", ActorKind),
    Column(
        "side",
        cells.whole_number,
        "The side that the party stood on: 1, 2, ... Of two sides each fights the other.",
        "integer",
    ),
    Column(
        "claimant", cells.words, "Who says it, as worded; empty where the source speaks for itself."
    ),
    Column(
        "quantity",
        cells.words,
        "The figure in the words of the source: `28`, `about 300`, "
        "`dozens`, `none`, `heavy`, `unknown`.",
    ),
    Column(
        "value",
        cells.whole_number,
        "The number, or the best one of several, in plain digits.",
        "integer",
    ),
    Column("lower", cells.whole_number, "The lowest number, which is counted in.", "integer"),
    Column("upper", cells.whole_number, "The highest number, which is counted in.", "integer"),
    _one_of(
        "qualifier",
        "How the numbers are meant, where that does not follow from which of them are given.",
        Qualifier,
    ),
    _one_of(
        "bounds_kind",
        "Where the bounds come from; `coder_bounds` where a best number stands with them, else "
        "`stated`.",
        BoundsKind,
    ),
    Column(
        "outcome", cells.words, "How the battle ended, in words: `Decisive Malian victory`, `Draw`."
    ),
    Column(
        "occurred",
        cells.date,
        "When the thing was, in EDTF, where it was not on all days of the battle.",
    ),
)
_OF_THE_SOURCE = (
    Column(
        "source",
        cells.words,
        "The title of the document that says it; each title is one source.",
        is_required=True,
    ),
    _one_of("source_kind", "What sort of document it is.", SourceKind),
    Column("source_author", cells.words, "Who wrote it."),
    Column("source_publisher", cells.words, "Who published it."),
    Column("source_date", cells.date, "When it was published, in EDTF."),
    Column("source_url", cells.address, "Where people can read it."),
    Column("licence", cells.words, "Its licence: an SPDX id such as `CC-BY-4.0`, or words."),
    Column("locator", cells.locator, "Where in it: `page/12`, `section/Aftermath/p2`, `row/7`."),
    Column("quote", cells.text, "Its words verbatim, where the licence allows it."),
    Column("note", cells.text, "Whatever else is to be kept; no claim is made of it."),
)

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {one.name: one for one in (*_OF_THE_BATTLE, *_OF_THE_CLAIM, *_OF_THE_SOURCE)}
)
"""Every column by its name, in the order of the template."""

BATTLE_FACTS = tuple(one.name for one in _OF_THE_BATTLE[1:])
SOURCE_FACTS = tuple(one.name for one in _OF_THE_SOURCE[1:7])
"""What all rows of one battle, or of one source, say alike or leave empty."""

REQUIRED = tuple(one.name for one in COLUMNS.values() if one.is_required)


class CellFault(ValueError):
    """A cell that is not as it has to be."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"{column}: {reason}")
        self.column = column
        self.reason = reason


def read_cells(row: Iterable[tuple[str, str]]) -> tuple[dict[str, object], list[CellFault]]:
    """What the filled cells of known columns hold, and every fault of one."""
    read: dict[str, object] = {}
    faults: list[CellFault] = []
    for name, cell in row:
        column, filled = COLUMNS.get(name), cell.strip()
        if column is None or not filled:
            continue
        try:
            read[name] = column.read(filled)
        except ValueError as error:
            faults.append(CellFault(name, str(error)))
    faults += [
        CellFault(name, "It is empty, and every row needs it.")
        for name in REQUIRED
        if name not in read and all(fault.column != name for fault in faults)
    ]
    return read, faults
