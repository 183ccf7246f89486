"""One event: a row read into its values, whatever names a release gives its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from ...errors import BadRequest
from ..cells import CellError, count, degrees, needed, whole, words_of
from ..tables import Row, read_table

NEEDED = (
    "event_id_cnty",
    "event_date",
    "event_type",
    "actor1",
    "country",
    "location",
    "fatalities",
)
"""What every release has, and an import cannot do without."""

_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d-%b-%Y")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a row names it; `sort` is the code or the words for what it is."""

    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event by its cells."""

    id: str
    day: date
    day_text: str
    day_precision: int | None
    place_precision: int | None
    type: str
    sub_type: str
    actors: tuple[Named, ...]
    associates: tuple[str, ...]
    point: tuple[float, float] | None
    fatalities: int | None
    uploaded: date | None
    row: Row

    @property
    def figures(self) -> str:
        """What two rows of one event agree in where they say the same."""
        return "-" if self.fatalities is None else str(self.fatalities)


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file, their columns in lower case: older releases have EVENT_ID_CNTY.

    Raises BadRequest where it cannot be read, or has not all of the columns that are needed.
    """
    for row in read_table(path, ()):
        cells: Mapping[str, str] = {key.strip().lower(): text for key, text in row.cells.items()}
        if row.number == 1:
            missing = [column for column in NEEDED if column not in cells]
            if missing:
                raise BadRequest(f"{path.name} has no column {', '.join(missing)}.")
        yield Row(row.number, MappingProxyType(cells), row.text, row.whole)


def event_of(row: Row) -> Event:
    """The event of a row. Raises CellError for the first cell that cannot be read."""
    if not row.whole:
        raise CellError("", row.text, "It has not all the cells of the heading.")
    latitude, longitude = degrees(row, "latitude"), degrees(row, "longitude")
    return Event(
        id=needed(row, "event_id_cnty"),
        day=_day(row),
        day_text=words_of(row, "event_date"),
        day_precision=_graded(row, "time_precision"),
        place_precision=_graded(row, "geo_precision"),
        type=needed(row, "event_type"),
        sub_type=words_of(row, "sub_event_type"),
        actors=tuple(_actors(row)),
        associates=tuple(
            dict.fromkeys(
                name
                for column in ("assoc_actor_1", "assoc_actor_2")
                for name in listed(row, column)
            )
        ),
        point=None if latitude is None or longitude is None else (latitude, longitude),
        fatalities=count(row, "fatalities"),
        uploaded=_uploaded(row),
        row=row,
    )


def listed(row: Row, column: str) -> Iterator[str]:
    """The names in a cell, which have semicolons between them."""
    yield from filter(None, map(str.strip, words_of(row, column).split(";")))


def _actors(row: Row) -> Iterator[Named]:
    needed(row, "actor1")
    for number in ("1", "2"):
        name = words_of(row, f"actor{number}")
        if name:
            yield Named(name, words_of(row, f"inter{number}").lower())


def _day(row: Row) -> date:
    text = needed(row, "event_date")
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise CellError("event_date", text, "It is no day.")


def _uploaded(row: Row) -> date | None:
    """The day of `timestamp`, in seconds since 1970."""
    seconds = whole(row, "timestamp")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError) as error:
        raise CellError("timestamp", row["timestamp"], "It is no moment.") from error


def _graded(row: Row, column: str) -> int | None:
    grade = whole(row, column)
    if grade is not None and not 1 <= grade <= 3:
        raise CellError(column, row[column], "It is none of the codes from 1 to 3.")
    return grade
