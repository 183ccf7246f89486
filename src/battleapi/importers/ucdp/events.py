"""One event: a row read into its values, none of them interpreted beyond the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ..cells import CellError, code, count, day, degrees, needed, whole, words_of
from ..tables import Row

COLUMNS = (
    "id",
    "type_of_violence",
    "conflict_new_id",
    "conflict_name",
    "dyad_new_id",
    "side_a_new_id",
    "side_a",
    "side_b_new_id",
    "side_b",
    "source_article",
    "where_prec",
    "where_coordinates",
    "latitude",
    "longitude",
    "country",
    "country_id",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
)
"""What every release since 17.1 has, and an import cannot do without."""

PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
TOTAL = ("low", "best", "high")


class Violence(IntEnum):
    """What `type_of_violence` says."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class SideOf:
    """A side of an event as the row names it; `state` is a Gleditsch and Ward number."""

    number: int
    name: str
    state: int | None

    @property
    def is_alliance(self) -> bool:
        """Whether it is several that fight together: their names make up its name."""
        return ", " in self.name

    @property
    def is_government(self) -> bool:
        """Whether it is the government of one state."""
        return self.name.startswith("Government of ") and not self.is_alliance


@dataclass(frozen=True, slots=True)
class Event:
    """An event by its cells: what is checked here is only that each is what it is said to be."""

    number: int
    relid: str
    violence: Violence
    conflict: tuple[int, str]
    dyad: int
    side_a: SideOf
    side_b: SideOf
    start: date
    end: date
    date_precision: int
    place_precision: int
    clarity: int
    point: tuple[float, float] | None
    country: int
    deaths: dict[str, int | None]
    row: Row

    @property
    def figures(self) -> str:
        """All figures in one line, to tell whether two rows say the same."""
        return " ".join("-" if one is None else str(one) for one in self.deaths.values())


def event_of(row: Row) -> Event:
    """The event of a row. Raises CellError for the first cell that cannot be read."""
    if not row.whole:
        raise CellError("", row.text, "It has not all the cells of the heading.")
    latitude, longitude = degrees(row, "latitude"), degrees(row, "longitude")
    return Event(
        number=code(row, "id"),
        relid=words_of(row, "relid"),
        violence=_violence(row),
        conflict=(code(row, "conflict_new_id"), needed(row, "conflict_name")),
        dyad=code(row, "dyad_new_id"),
        side_a=_side(row, "a"),
        side_b=_side(row, "b"),
        start=day(row, "date_start"),
        end=day(row, "date_end"),
        date_precision=_graded(row, "date_prec", 5),
        place_precision=_graded(row, "where_prec", 7),
        clarity=_graded(row, "event_clarity", 2),
        point=None if latitude is None or longitude is None else (latitude, longitude),
        country=code(row, "country_id"),
        deaths={column: count(row, column) for column in (*PARTS, *TOTAL)},
        row=row,
    )


def _violence(row: Row) -> Violence:
    return Violence(_graded(row, "type_of_violence", 3))


def _graded(row: Row, column: str, most: int) -> int:
    grade = code(row, column)
    if not 1 <= grade <= most:
        raise CellError(column, row[column], f"It is none of the codes from 1 to {most}.")
    return grade


def _side(row: Row, letter: str) -> SideOf:
    return SideOf(
        number=code(row, f"side_{letter}_new_id"),
        name=needed(row, f"side_{letter}"),
        state=_state(row, f"gwno{letter}"),
    )


def _state(row: Row, column: str) -> int | None:
    """The state that a side is the government of; several of them are those of an alliance."""
    return None if "," in row[column] or ";" in row[column] else whole(row, column)
