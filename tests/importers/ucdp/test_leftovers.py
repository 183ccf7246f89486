from __future__ import annotations

import json

import pytest

from battleapi.importers.tables import Row
from battleapi.importers.ucdp.events import COLUMNS, event_of
from battleapi.importers.ucdp.leftovers import passages_of
from battleapi.importers.ucdp.sources import articles_of
from tests.importers.ucdp_files import EVENT, a_row

ALWAYS = {"active_year", "code_status", "type_of_violence", "dyad_new_id", "region"}


def left(row: Row) -> set[str]:
    """The columns that are kept as they are."""
    (passage,) = passages_of(event_of(row), articles_of(row))
    found: dict[str, str] = json.loads(passage.text)
    assert all(row[column] == text for column, text in found.items())
    return found.keys() - ALWAYS


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("geom_wkt", "POINT (36.7500001 35.25)"),
        ("geom_wkt", "LINESTRING (36 35, 37 36)"),
        ("priogrid_gid", "180435"),
        ("year", "2012"),
        ("dyad_name", "Syria - Ford Front"),
        ("conflict_dset_id", "1-234"),
        ("side_b_dset_id", "9999"),
        ("gwnob", "652"),
        ("number_of_sources", "-1.0"),
        ("a_column_of_tomorrow", "yes"),
    ],
)
def test_a_cell_that_follows_from_no_other_is_kept(column: str, text: str) -> None:
    assert left(a_row(**{column: text})) == {column}


def test_nothing_is_kept_twice() -> None:
    assert left(a_row()) == set()
    assert left(a_row(latitude="", longitude="")) == {"geom_wkt", "priogrid_gid"}


def test_of_the_fewest_columns_only_the_dyad_and_the_type_are_kept() -> None:
    kept = {column: EVENT[column] for column in COLUMNS if column not in ALWAYS}
    row = Row(1, {**kept, "type_of_violence": "1", "dyad_new_id": "9001"}, "", whole=True)
    assert left(row) == set()


def test_what_only_the_total_could_cite_is_kept_where_there_is_none() -> None:
    articles = {one for one in EVENT if one.startswith("source_")}
    grades = {"event_clarity", "date_prec", "where_prec"}
    assert left(a_row(best="", low="", high="")) == articles | grades
    assert left(a_row(best="", low="")) == set()
