"""Which cells of a row its record does not say in another way."""

from __future__ import annotations

from math import floor

from ...model.passages import Passage
from ...model.sources import Source
from ..cells import words_of
from ..leftover import leftover
from ..tables import Row
from .events import COLUMNS, TOTAL, Event, SideOf
from .sources import DATA_SET, are_told_whole

_OF_ARTICLES = (
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
)
_GRADES = ("event_clarity", "date_prec", "where_prec")
_NUMBERED = ("conflict", "dyad", "side_a", "side_b")
_HELD = frozenset({*COLUMNS, "relid", "where_description", "adm_1", "adm_2"}) - {
    "source_article",
    "type_of_violence",
    "dyad_new_id",
    "event_clarity",
    "date_prec",
    "where_prec",
}
_DEGREE = 2
_CELLS_ROUND = 720


def passages_of(event: Event, articles: tuple[Source, ...]) -> tuple[Passage, ...]:
    """The cells that nothing else in the record says, as one JSON object."""
    return leftover(event.row, DATA_SET.id, _held(event, articles))


def _held(event: Event, articles: tuple[Source, ...]) -> set[str]:
    """The columns that the record says in its own way, or that follow from others of the row."""
    row = event.row
    # The total cites the articles, and is graded.
    has_total = any(event.deaths[column] is not None for column in TOTAL)
    follows = {
        "year": _number(row, "year") == str(event.start.year),
        "dyad_name": words_of(row, "dyad_name") == f"{event.side_a.name} - {event.side_b.name}",
        "gwnoa": _number(row, "gwnoa") == _state_in(event.side_a),
        "gwnob": _number(row, "gwnob") == _state_in(event.side_b),
        "number_of_sources": _number(row, "number_of_sources") == str(len(articles)),
        "geom_wkt": _is_point(row, event),
        "priogrid_gid": _number(row, "priogrid_gid") == _cell(event.point),
        **{f"{one}_dset_id": row[f"{one}_dset_id"] == row[f"{one}_new_id"] for one in _NUMBERED},
        **dict.fromkeys(_OF_ARTICLES, has_total and are_told_whole(row, articles)),
        **dict.fromkeys(_GRADES, has_total),
    }
    return {*_HELD, *(column for column, holds in follows.items() if holds)}


def _number(row: Row, column: str) -> str:
    return row[column].removesuffix(".0")


def _state_in(side: SideOf) -> str | None:
    """The number that an actor has of its state."""
    return str(side.state) if side.is_government else None


def _is_point(row: Row, event: Event) -> bool:
    """Whether the text of the point says no more than the degrees do."""
    lon, _, lat = words_of(row, "geom_wkt").removeprefix("POINT (").removesuffix(")").partition(" ")
    try:
        return event.point == (float(lat), float(lon))
    except ValueError:
        return False


def _cell(point: tuple[float, float] | None) -> str | None:
    """The number of a point's cell of half a degree (Tollefsen, Strand and Buhaug 2012)."""
    if point is None:
        return None
    lat, lon = point
    return str(floor((lat + 90) * _DEGREE) * _CELLS_ROUND + floor((lon + 180) * _DEGREE) + 1)
