from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.lexicons import LEXICONS, Lexicon, LexiconWord, normal_term
from battleapi.model.vocabulary.quantities import LexiconName

STRICT = LEXICONS[LexiconName.STRICT]
IDIOM = LEXICONS[LexiconName.IDIOM]
ACLED = LEXICONS[LexiconName.ACLED]
NONE = LEXICONS[LexiconName.NONE]


@pytest.mark.parametrize(
    ("term", "low", "idiom_high"),
    [
        ("a few", 2, 9),
        ("several", 3, 9),
        ("half a dozen", 6, 9),
        ("a dozen", 12, 19),
        ("tens", 20, 99),
        ("dozens", 24, 99),
        ("a few dozen", 24, 99),
        ("several dozen", 36, 99),
        ("scores", 40, 99),
        ("hundreds", 200, 999),
        ("several hundred", 300, 999),
        ("thousands", 2_000, 9_999),
        ("several thousand", 3_000, 9_999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("several hundred thousand", 300_000, 999_999),
    ],
)
def test_what_a_word_allows(term: str, low: int, idiom_high: int) -> None:
    assert STRICT.bounds(term) == (low, None)
    assert IDIOM.bounds(term) == (low, idiom_high)
    assert STRICT.point(term) is None
    assert IDIOM.point(term) is None


def test_acled_has_three_words_with_points_and_is_for_deaths_only() -> None:
    assert [(w.term, w.low, w.high, w.point) for w in ACLED.words] == [
        ("tens", 10, None, 10),
        ("dozens", 12, None, 12),
        ("hundreds", 100, None, 100),
    ]
    assert ACLED.bounds("Dozens of") == (12, None)
    assert ACLED.point("Dozens of") == 12
    for term in ("several", "several dozen", "thousands", "half a dozen"):
        assert ACLED.bounds(term) is None
        assert ACLED.point(term) is None
    assert [lexicon.deaths_only for lexicon in LEXICONS.values()] == [False, False, True, False]


def test_none_reads_no_word() -> None:
    assert NONE.words == ()
    assert NONE.bounds("dozens") is None
    assert NONE.point("dozens") is None


@pytest.mark.parametrize(
    ("spelling", "term"),
    [
        ("Dozens", "dozens"),
        ("DOZENS OF", "dozens"),
        ("several dozens", "several dozen"),
        ("several  dozen of", "several dozen"),
        ("Half-a-dozen", "half a dozen"),
        ("a half dozen", "half a dozen"),
        ("half dozen", "half a dozen"),
        ("dozen", "a dozen"),
        ("few dozen", "a few dozen"),
        ("several hundreds", "several hundred"),
        ("tens of thousands of", "tens of thousands"),
        ("several tens of thousands", "several tens of thousands"),
        ("several thousands of", "several thousand"),
        ("A few", "a few"),
        ("a few of the", "a few"),
    ],
)
def test_spellings_of_one_word(spelling: str, term: str) -> None:
    word = STRICT.word(spelling)
    assert word is not None
    assert word.term == term


@pytest.mark.parametrize(
    "term", ["few", "many", "numerous", "a handful", "heavy", "dozens and dozens", "", "of", "24"]
)
def test_words_that_are_not_guessed(term: str) -> None:
    assert STRICT.bounds(term) is None
    assert IDIOM.bounds(term) is None


def test_what_a_lexicon_holds() -> None:
    assert list(LEXICONS) == list(LexiconName)
    assert ACLED.model_dump(mode="json") == {
        "name": "acled",
        "version": 1,
        "deaths_only": True,
        "words": [
            {"term": "tens", "low": 10, "high": None, "point": 10},
            {"term": "dozens", "low": 12, "high": None, "point": 12},
            {"term": "hundreds", "low": 100, "high": None, "point": 100},
        ],
    }
    assert ACLED.definition == LexiconName.ACLED.definition
    assert ACLED.origin == "ACLED (FAQ on fatalities)"


def test_idiom_has_the_words_and_lows_of_strict_in_rising_order() -> None:
    lows = [(word.term, word.low) for word in STRICT.words]
    assert [(word.term, word.low) for word in IDIOM.words] == lows
    assert [low for _, low in lows] == sorted(low for _, low in lows)
    assert all(word.high is not None and word.high > word.low for word in IDIOM.words)


def test_a_lexicon_has_every_word_once() -> None:
    twice = (
        LexiconWord(term="several dozen", low=36, high=None, point=None),
        LexiconWord(term="Several dozens of", low=30, high=None, point=None),
    )
    with pytest.raises(ValidationError, match="has one word twice"):
        Lexicon(name=LexiconName.STRICT, version=1, deaths_only=False, words=twice)


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_the_normal_spelling_of_a_normal_spelling_is_itself(term: str) -> None:
    assert normal_term(normal_term(term)) == normal_term(term)
