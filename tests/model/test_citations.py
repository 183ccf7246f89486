"""Citations: locators in one grammar, and the way the words took."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.citations import Citation, span_in
from battleapi.model.values import MalformedError
from tests.records_of import Document, a_citation, a_station


def citation(**changes: Any) -> Citation:
    return Citation.model_validate(a_citation(**changes))


@pytest.mark.parametrize(
    "locator",
    [
        "infobox/result",
        "infobox/casualties1/2",
        "infobox/casualties1/2/11",
        "lead/p1",
        "section/Aftermath/p2",
        "section/Aftermath/Casualties and losses/p10",
        "section/The 4%2F5 August/p1",
        "row/17",
        "page/3",
        "infobox/casualties1#char=0,8",
        "infobox/casualties1/2#char=10,11",
        "lead/p1#char=120,140",
        "row/17#char=0,1",
        "section/Aftermath/p2#char=3,400",
        "section/C#char=1,2/p1",
    ],
)
def test_a_locator_is_written_in_one_of_five_forms(locator: str) -> None:
    assert citation(locator=locator).locator == locator


@pytest.mark.parametrize(
    "locator",
    [
        "",
        "infobox",
        "infobox/",
        "infobox/Result",
        "infobox/casualties1/0",
        "infobox/casualties1/2/3/4",
        "infobox/casualties1/02",
        "lead",
        "lead/1",
        "lead/p0",
        "lead/p1/",
        "section/p1",
        "section//p1",
        "section/Aftermath",
        "section/Aftermath/p0",
        "row/0",
        "row/x",
        "page/-1",
        "paragraph/1",
        "Row/1",
        "row/1 ",
        " row/1",
        "lead/p1#char=8,8",
        "lead/p1#char=9,8",
        "lead/p1#char=0,08",
        "lead/p1#char=0",
        "lead/p1#char=,8",
        "lead/p1#char=0,8#char=0,8",
        "lead/p1#line=0,8",
        "lead/p1 #char=0,8",
        "#char=0,8",
        "section/A#char=0,8",
        "section/A\nB/p1",
        "section/A\x00B/p1",
    ],
)
def test_what_is_no_locator_is_told_the_forms(locator: str) -> None:
    with pytest.raises(ValidationError) as caught:
        citation(locator=locator)
    (error,) = caught.value.errors()
    reason = error["ctx"]["error"]
    assert isinstance(reason, MalformedError)
    if "\n" not in locator and "\x00" not in locator:
        assert reason.expected[3:] == (
            "row/<n>",
            "page/<n>",
            "any of these with #char=<from>,<to> at its end",
        ) or reason.expected == ("#char=<from>,<to> with <from> below <to>",)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_every_span_of_a_place_can_be_cited(start: int, length: int) -> None:
    span = span_in("lead/p1", start, start + length)
    assert span == f"lead/p1#char={start},{start + length}"
    assert citation(locator=span).locator == span
    with pytest.raises(ValidationError, match="of no character"):
        citation(locator=span_in("lead/p1", start + length, start or 1))


def test_a_locator_is_at_most_400_characters_long() -> None:
    longest = f"section/{'x' * 389}/p1"
    assert citation(locator=longest).locator == longest
    with pytest.raises(ValidationError, match="at most 400"):
        citation(locator=f"section/{'x' * 390}/p1")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_every_row_page_and_paragraph_can_be_cited(one: int, other: int) -> None:
    for locator in (f"row/{one}", f"page/{one}", f"lead/p{one}", f"infobox/x/{one}/{other}"):
        assert citation(locator=locator).locator == locator


def test_the_rest_of_a_citation_may_be_left_out() -> None:
    short = Citation.model_validate({"source": "chronicle"})
    assert short.model_dump() == {"source": "chronicle", "locator": None, "quote": None, "via": ()}


VIA = [
    a_station("speaker", actor="blues", source="letter"),
    a_station("channel", label="radio"),
    a_station("relay", actor="gazette", source="gazette-report"),
    a_station("compiler", source="chronicle"),
]


def test_sources_are_those_cited_and_those_on_the_way_nearest_first() -> None:
    assert citation(via=VIA).sources() == ("chronicle", "gazette-report", "letter")
    assert citation(via=VIA[:3]).sources() == ("chronicle", "gazette-report", "letter")
    assert citation().sources() == ("chronicle",)


@pytest.mark.parametrize(
    ("via", "root"), [([], "chronicle"), (VIA, "letter"), (VIA[1:], "gazette-report")]
)
def test_the_root_is_the_source_in_which_the_words_first_stood(
    via: list[Document], root: str
) -> None:
    assert citation(via=via).root() == root


def test_without_any_source_on_the_way_the_cited_one_is_the_root() -> None:
    assert citation(via=[a_station("speaker", label="a resident")]).root() == "chronicle"


@pytest.mark.parametrize(
    "station", [{}, {"role": "author"}, {"role": "speaker", "name": "x"}, {"role": None}]
)
def test_a_station_has_a_role_of_the_vocabulary_and_no_name(station: Document) -> None:
    with pytest.raises(ValidationError):
        citation(via=[station])


def test_a_station_is_an_actor_a_label_or_a_source() -> None:
    for whom in ({"actor": "blues"}, {"label": "the editors"}, {"source": "letter"}):
        assert citation(via=[a_station("relay", **whom)]).via[0].role == "relay"
    with pytest.raises(ValidationError, match="an actor, a label or a source"):
        citation(via=[a_station("relay")])
