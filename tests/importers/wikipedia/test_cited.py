"""Citations and passages of an infobox."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.wikipedia.cited import Cited
from battleapi.importers.wikipedia.infobox import Value


def test_a_citation_has_the_words_at_its_characters() -> None:
    value = Value("result", "result", " A victory  and more")
    cited = Cited("page").words(value, 0, 12)
    assert (cited.locator, cited.quote) == ("infobox/result#char=1,10", "A victory")


def test_the_fields_of_a_second_infobox_are_told_apart() -> None:
    assert Cited("page", 2).locator(Value("date", "date", "1901")) == "infobox/box2_date"


def test_the_article_as_a_whole_is_its_title() -> None:
    assert Cited("page").whole().locator is None


@given(st.text("ab \n", min_size=1, max_size=60).map(lambda text: (text * 600).strip()))
def test_long_values_are_kept_in_passages_that_lose_no_word(raw: str) -> None:
    passages = tuple(Cited("page").passages(Value("notes", "notes", raw)))
    assert "".join("".join(one.text.split()) for one in passages) == "".join(raw.split())
    assert len({one.locator for one in passages}) == len(passages)
