"""The lines of lists in wikitext."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.wikipedia.lines import Line, lines_of, text_of
from battleapi.importers.wikipedia.pieces import pieces_of
from battleapi.model.vocabulary.records import CommanderFate

MARKUP = st.lists(
    st.sampled_from(
        [
            *("{{flag|Norway}}", "{{flagicon|Sweden}}", "[[Tarn Guard|Guard]]", "{{KIA}}", "<br>"),
            *("\n", "* ", "** ", "<hr>", "----\n", "'''", "''", "{{plainlist|", "}}", "{{ubl|"),
            *("(from 4 May)", "Berg", ":", "<ref>note</ref>", "&nbsp;", "[[File:Flag.svg|20px]]"),
            *("{{unknown thing|x}}", "<small>", "</small>", "<!-- -->", "[http://x y]", "|"),
        ]
    ),
    max_size=14,
).map("".join)


def names(raw: str) -> list[tuple[int, str]]:
    return [(line.depth, line.name) for line in lines_of(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "{{flag|Norway}}<br>{{flag|Sweden}}",
        "{{flag|Norway}}<br/>\n{{flag|Sweden}}",
        "{{flag|Norway}}\n{{flag|Sweden}}",
        "* {{flag|Norway}}\n* {{flag|Sweden}}",
        "{{plainlist|\n* {{flag|Norway}}\n* {{flag|Sweden}}\n}}",
        "{{ubl|{{flag|Norway}}|{{flag|Sweden}}}}",
        "{{Unbulleted list|{{flag|Norway}}|{{flag|Sweden}}}}",
        "{{collapsible list|title=Allies:|{{flag|Norway}}|{{flag|Sweden}}}}",
        "{{nowrap|{{flag|Norway}}}}<hr>'''{{flag|Sweden}}'''",
        "{{flag|Norway}} {{flag|Sweden}}",
        "{{flagicon|NOR}} [[Norway]], {{flagicon|SWE}} [[Sweden]]",
        "{{startplainlist}}\n* {{flag|Norway}}\n* {{flag|Sweden}}\n{{endplainlist}}",
        "<div>{{flag|Norway}}</div><div>{{flag|Sweden}}</div>",
    ],
)
def test_entries_are_divided_by_whatever_divides_them_on_the_page(raw: str) -> None:
    assert names(raw) == [(0, "Norway"), (0, "Sweden")]
    assert [line.link for line in lines_of(raw)] == ["Norway", "Sweden"]


@pytest.mark.parametrize(
    "raw",
    [
        "A\n* B\n** C\nD",
        "* A\n** B\n*** C\n* D",
        "{{plainlist|\n* A\n** B\n*** C\n* D\n}}",
        "A<br>{{*}}B\n** C\nD",
        "{{ubl|A\n* B\n** C|D}}",
    ],
)
def test_bullets_say_how_deep_an_entry_stands(raw: str) -> None:
    assert names(raw) == [(0, "A"), (1, "B"), (2, "C"), (0, "D")]


def test_headings_name_what_follows_up_to_the_next_rule() -> None:
    raw = "{{flag|Norway}}<br>'''Supported by:'''<br>{{flag|Denmark}}<hr>{{flag|Sweden}}"
    assert [(line.name, line.heading, line.group) for line in lines_of(raw)] == [
        ("Norway", None, 0),
        ("Denmark", "Supported by", 0),
        ("Sweden", None, 1),
    ]


def test_a_note_in_brackets_belongs_to_the_entry_above() -> None:
    raw = "[[Nils Ek]]<br><small>(until 4 May)</small><br>[[Ada Holm]]"
    first, second = lines_of(raw)
    assert (first.text, first.name, first.link) == (
        "Nils Ek (until 4 May)",
        "Nils Ek",
        "Nils Ek",
    )
    assert raw[first.start : first.end] == "[[Nils Ek]]<br><small>(until 4 May)"
    assert second.name == "Ada Holm"


@pytest.mark.parametrize(
    ("raw", "link"),
    [
        ("[[Tarn Guard|the Guard]]", "Tarn Guard"),
        ("{{flagicon|Norway}} '''[[Tarn_guard#History]]'''", "Tarn guard"),
        ("[[Tarn Guard]] (two companies)", "Tarn Guard"),
        ("[[Tarn Guard]] men", None),
        ("the [[Reed]] of [[Tarn]]", None),
        ("{{flagcountry|Fascist Italy (1922–1943)}}", "Fascist Italy (1922–1943)"),
        ("{{flag|Nordland|name=The North}}", "Nordland"),
        ("{{NOR}}", "Norway"),
        ("{{army|Norway|name=Norwegian Army}}", "Norwegian Army"),
        ("{{navy|Norway}}", None),
    ],
)
def test_the_link_of_an_entry_is_that_of_all_its_words(raw: str, link: str | None) -> None:
    (line,) = lines_of(raw)
    assert line.link == link


def test_flags_are_countries_or_pictures() -> None:
    raw = (
        "{{flagicon image|flag of tarn.svg}} A<br>[[File:Flag_of_tarn.svg|9px]] B<br>"
        "{{flagicon|UK}}"
    )
    assert [(line.flag, line.country) for line in lines_of(raw)] == [
        ("file:Flag of tarn.svg", None),
        ("file:Flag of tarn.svg", None),
        ("UK", "UK"),
    ]


@pytest.mark.parametrize(
    ("raw", "fates"),
    [
        ("[[Ole Vik]]{{KIA}}", [CommanderFate.KILLED]),
        ("{{nowrap|[[Ole Vik]] {{DOW}}}}", [CommanderFate.DIED_OF_WOUNDS]),
        ("[[Ole Vik]] {{WIA}} {{POW}}", [CommanderFate.WOUNDED, CommanderFate.CAPTURED]),
        ("Ole Vik †", [CommanderFate.KILLED]),
        ("Ole Vik (MIA)", [CommanderFate.MISSING]),
        ("Ole Vik {{Executed|Death of Ole Vik}}", [CommanderFate.EXECUTED]),
        ("Ole Vik {{surrendered}}", [CommanderFate.SURRENDERED]),
        ("Ole Vik (until 4 May)", []),
    ],
)
def test_marks_say_what_became_of_a_commander(raw: str, fates: list[CommanderFate]) -> None:
    (line,) = lines_of(raw)
    assert line.name == "Ole Vik"
    assert list(line.fates) == fates


def test_footnotes_comments_and_pictures_show_no_words() -> None:
    raw = "A<ref>12</ref>{{efn|13}}{{sfn|Hale|1931}}<!-- 14 -->[[Category:Fords]]{{cn|date=1901}}"
    assert text_of(raw) == "A"
    assert [one.reference for one in pieces_of(raw) if one.reference] == [
        "<ref>12</ref>",
        "{{efn|13}}",
        "{{sfn|Hale|1931}}",
        "{{cn|date=1901}}",
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("6&nbsp;May{{snd}}7 May", "6 May – 7 May"),
        ("{{start date|1901|5|3|df=y}}", "3 May 1901"),
        ("{{start date|1901|5}}", "May 1901"),
        ("{{start date|1901}}", "1901"),
        ("{{start date|1901|13|1}}", "1901 13 1"),
        ("{{start date|May 1901}}", "May 1901"),
        ("{{start and end dates|1901|05|03|1902|06|04|df=y}}", "3 May 1901 – 4 June 1902"),
        ("{{OldStyleDate|7 November|1917|25 October}}", "7 November [O.S. 25 October] 1917"),
        ("{{circa|490 BC}}", "c. 490 BC"),
        ("{{convert|8|km|mi|abbr=on}} south", "8 km south"),
        ("{{lang|no|Slaget}}", "Slaget"),
        ("{{HMS|Tarn|F1|6}}", "HMS Tarn"),
        ("{{ship|HMS|Tarn}}", "HMS Tarn"),
        ("{{abbr|a|b}} [https://a.example b] {{dagger}}", "a b †"),
        ("{{Age in days|1901|5|3}}", ""),
        ("a<br>b<hr>c\n\nd", "a\nb\nc\nd"),
        ("x{{{1}}}", "x{{{1}}}"),
    ],
)
def test_the_words_shown(raw: str, text: str) -> None:
    assert text_of(raw) == text


def test_a_template_that_is_not_known_is_a_piece_of_its_own() -> None:
    raw = "A {{Reed count|7}}"
    assert [(one.unknown, raw[one.start : one.end]) for one in pieces_of(raw) if one.unknown] == [
        ("reed count", "{{Reed count|7}}")
    ]


@given(MARKUP)
def test_lines_lie_in_the_wikitext_and_in_its_order(raw: str) -> None:
    last = 0
    for line in lines_of(raw):
        assert isinstance(line, Line)
        assert 0 <= line.start < line.end <= len(raw)
        assert last <= line.start
        last = line.start
        assert line.text or line.flag
