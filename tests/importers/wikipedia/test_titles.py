"""Titles of pages."""

from __future__ import annotations

import pytest

from battleapi.importers.wikipedia.titles import (
    external_id,
    is_picture,
    link_title,
    normal_title,
    record_id,
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("battle_of_Tarn  Ford", "Battle of Tarn Ford"),
        ("Battle of Tarn Ford#Aftermath", "Battle of Tarn Ford"),
        (":battle", "Battle"),
        ("Tarn%20Ford", "Tarn Ford"),
        ("élan", "Élan"),
        ("#Aftermath", ""),
    ],
)
def test_titles_are_normalised_as_mediawiki_does(text: str, title: str) -> None:
    assert normal_title(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tarn Ford", "Tarn Ford"),
        ("File:Ford.jpg", None),
        (":Category:Fords", None),
        ("de:Schlacht", None),
        (":wikt:ford", None),
        ("#Aftermath", None),
        ("Operation: Ford", "Operation: Ford"),
    ],
)
def test_links_out_of_the_articles_lead_to_none(text: str, title: str | None) -> None:
    assert link_title(text) == title


def test_pictures_and_categories_show_no_words() -> None:
    assert is_picture(" Image:Flag.svg")
    assert is_picture("Category:Fords")
    assert not is_picture(":Category:Fords")
    assert not is_picture("Filey")


def test_ids_follow_from_the_title() -> None:
    assert external_id("Battle of Tarn Ford").id == "en:Battle of Tarn Ford"
    assert record_id("Battle of Tärn Ford (1901)") == "wikipedia-en-battle-of-tarn-ford-1901"
