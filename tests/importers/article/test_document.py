"""An article taken apart: every line of it is in a part, at its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.article.document import BoxValue, Line, Paragraph, read_article

SHORT = """\
= Fight at the Ford (1900) =

Infobox
- Conflict: Fight at the Ford
- Casualties1: 7 killed: all named<hr> 4 injured
-Date :10 May 1900
- Notes:

It was a small fight.

== Background ==
The Reds came first.
They camped by the mill.

The Blues came later.

== Aftermath ==

=== Losses/claims ===
Few were hurt.
== Background ==
Once more.
"""


def test_the_parts_of_an_article_in_order() -> None:
    article = read_article(SHORT)
    assert article.title == Line(1, "Fight at the Ford (1900)")
    assert article.values == [
        BoxValue("Conflict", 4, "Fight at the Ford"),
        BoxValue("Casualties1", 5, "7 killed: all named<hr> 4 injured"),
        BoxValue("Date", 6, "10 May 1900"),
        BoxValue("Notes", 7, ""),
    ]
    assert article.values[1].locator == "infobox/casualties1"
    assert article.paragraphs == [
        Paragraph("lead/p1", 9, "It was a small fight."),
        Paragraph("section/Background/p1", 12, "The Reds came first.\nThey camped by the mill."),
        Paragraph("section/Background/p2", 15, "The Blues came later."),
        Paragraph("section/Aftermath/Losses%2Fclaims/p1", 20, "Few were hurt."),
        Paragraph("section/Background/p3", 22, "Once more."),
    ]
    assert article.strays == []


def test_what_is_of_no_part_is_kept_apart() -> None:
    article = read_article(
        "= One =\n\n= Two =\nINFOBOX:\n- Place: here\nno value\n* 7: \n\nInfobox\nx"
    )
    assert article.title == Line(1, "One")
    assert article.values == [BoxValue("Place", 5, "here"), BoxValue("7", 7, "")]
    assert article.strays == [Line(3, "= Two ="), Line(6, "no value")]
    assert article.paragraphs == [Paragraph("lead/p1", 9, "Infobox\nx")]


def test_indented_lines_are_part_of_the_value_above() -> None:
    box = "Infobox military conflict\n- Casualties1:\n  - 7 killed\n\t- 8: wounded\n- Notes: a\n  b"
    article = read_article(f"{box}\n\n  Words: indented.")
    assert article.values == [
        BoxValue("Casualties1", 2, "- 7 killed\n- 8: wounded"),
        BoxValue("Notes", 5, "a\nb"),
    ]
    assert article.values[1].words == "a b"
    assert article.strays == []
    assert [one.text for one in article.paragraphs] == ["Words: indented."]


def test_an_article_needs_nothing() -> None:
    empty = read_article("\r\n \r\n")
    assert (empty.title, empty.values, empty.paragraphs, empty.strays) == (None, [], [], [])


def test_a_key_becomes_the_field_of_a_locator() -> None:
    fields = [BoxValue(key, 1, "x").field for key in ("Combatant1", "Part of", "Élan", "–")]
    assert fields == ["combatant1", "part_of", "lan", ""]


lines = st.sampled_from(
    [
        "",
        "Infobox",
        "- A: b",
        "- no value",
        " - a",
        "= T =",
        "== H ==",
        "=== I ===",
        "Words.",
        " more ",
    ]
)


@given(st.lists(lines, max_size=20))
def test_every_line_is_in_one_part(written: list[str]) -> None:
    article = read_article("\n".join(written))
    told = [line.number for line in article.strays]
    for value in article.values:
        told += range(value.line, value.line + value.text.count("\n") + 1)
    told += [] if article.title is None else [article.title.number]
    for one in article.paragraphs:
        told += range(one.line, one.line + one.text.count("\n") + 1)
    assert len(set(told)) == len(told)
    # What is left names the infobox, or is a heading that paragraphs have in their places.
    left = {written[number - 1] for number in range(1, len(written) + 1) if number not in told}
    assert left <= {"", "Infobox", "== H ==", "=== I ==="}
    assert len({one.locator for one in article.paragraphs}) == len(article.paragraphs)
