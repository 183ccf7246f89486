from __future__ import annotations

import pytest

from battleapi.importers.ucdp.events import event_of
from battleapi.importers.ucdp.leftovers import passages_of
from battleapi.importers.ucdp.sources import (
    article_citations,
    articles_of,
    own_words,
)
from battleapi.model.citations import ViaStep
from battleapi.model.vocabulary.claims import ViaRole
from tests.importers.ucdp_files import a_row


def articles(text: str, offices: str = "") -> list[tuple[str | None, str | None, str]]:
    row = a_row(source_article=text, source_office=offices)
    return [(one.publisher, one.date.edtf, one.name) for one in articles_of(row)]


def test_listed_articles_come_apart() -> None:
    first, second = articles_of(a_row())
    assert (first.publisher, first.date.edtf, first.name) == (
        "Ford Post, Ltd",
        "2013-01-04",
        "Two dead; bridge held",
    )
    assert (second.publisher, second.name) == ("Upland Radio", "Shots, and fog")
    assert first.id.startswith("ucdp-article-ford-post-ltd-2013-01-04-")
    assert first.reached.through == "ucdp-ged"


def test_an_article_is_the_same_in_every_row_and_stands_once() -> None:
    one = '"Ford Post,2013-01-04,Two dead"'
    first = articles_of(a_row(source_article=one, source_office="Ford Post"))
    twice = articles_of(a_row(source_article=f"{one};{one}", source_office="Ford Post;Ford Post"))
    assert first == twice
    assert articles(f"{one};{one}", "Ford Post") == [("Ford Post", "2013-01-04", "Two dead")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("Ford Post 4 Jan 2013\n 'Two dead'", [(None, None, "Ford Post 4 Jan 2013 'Two dead'")]),
        ('"Ford Post"', [(None, None, "Ford Post")]),
        ('"Ford Post,2013-13-01,Two dead"', [("Ford Post", None, "Two dead")]),
        ('"Ford Post,2013-01-04,"', [("Ford Post", "2013-01-04", "Ford Post,2013-01-04")]),
    ],
)
def test_other_texts_are_kept_as_they_are(
    text: str, told: list[tuple[str | None, str | None, str]]
) -> None:
    assert articles(text) == told


def test_what_is_cut_off_is_kept_in_the_passage() -> None:
    row = a_row(source_article="long " * 100, source_office="", source_original="\x01 who")
    (article,) = articles_of(row)
    assert len(article.name) == 400
    assert article.name.endswith("long long…")
    event = event_of(row)
    (passage,) = passages_of(event, (article,))
    assert '"source_article":"long long' in passage.text
    whole = event_of(a_row(source_article="w " * 6000, source_original="who"))
    pieces = passages_of(whole, articles_of(whole.row))
    assert len(pieces) == 2
    row_letters = passage.text.count("w") - row["source_article"].count("w")
    ends = [one.locator.partition("=")[2].split(",") for one in pieces]
    assert [int(end) - int(start) for start, end in ends] == [len(one.text) for one in pieces]
    assert sum(one.text.count("w") for one in pieces) == 6000 + row_letters


def test_the_row_has_it_from_the_article() -> None:
    file, row = "ged.csv", a_row(7)
    (first, _) = article_citations(file, row, articles_of(row))
    assert first.locator == "row/7"
    assert first.via == (
        ViaStep(role=ViaRole.CHANNEL, source=articles_of(row)[0].id),
        ViaStep(role=ViaRole.RELAY, label="ged.csv"),
    )
    assert own_words(file, a_row(source_original="")).via == first.via[1:]
