"""How sentences call voices, parties, days and amounts."""

from __future__ import annotations

import pytest

from battleapi.comparison.results import Heard
from battleapi.comparison.spans import Span
from battleapi.comparison.spoken import (
    NONE_TOLD,
    Spoken,
    amount,
    day_words,
    effect_words,
    is_of_many,
    people,
    told,
    verb,
)
from tests.comparison.cells_of import at_least, heard
from tests.records_of import a_claim, a_party, a_record, a_source, a_speaker, an_actor, the_actors


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    file = a_record(
        a_claim(claimant=a_speaker(None, "Medical sources"), about=[a_party(None, "Armed Men")]),
        a_claim(number=2, claimant=a_speaker("blues", "a spokesman")),
        actors=[*the_actors(), an_actor("kites", "non_state_armed_group", short_name="KITES")],
        sources=[
            a_source("chronicle", publisher="Ford Press"),
            a_source("letter", reached={"read": False, "through": "chronicle"}),
            a_source("history", author="A. Writer", publisher="Ford Press"),
        ],
    )
    return Spoken(file.record, file.registry)


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        ("blues", "the Blues"),
        ("redland", "Redland"),
        ("redland@1993", "Redland (1993)"),
        ("document:chronicle", "Ford Press"),
        ("document:history", "A. Writer"),
        ("document:letter", "Letter"),
        ("document:nowhere", "nowhere"),
        ("~medical-sources@chronicle", "'Medical sources'"),
        ("~nobody@chronicle", "'nobody'"),
    ],
)
def test_a_voice_has_a_name(spoken: Spoken, voice: str, name: str) -> None:
    assert spoken.voice(voice) == name


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("reds", "the Reds"),
        ("blues,greens", "the Blues and Greens"),
        ("~armed-men", "'Armed Men'"),
        ("~armed-men,blues", "'Armed Men' and the Blues"),
    ],
)
def test_a_party_has_a_name(spoken: Spoken, party: str, name: str) -> None:
    assert spoken.party(party) == name


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-08-11", "11 August 2023"),
        ("1863-07-03", "3 July 1863"),
        ("-0489-09-12", "12 September 490 BCE (Gregorian)"),
    ],
)
def test_a_day_has_words(day: str, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        ("killed", "dead"),
        ("wounded", "wounded"),
        ("killed_or_wounded", "killed or wounded"),
        ("casualty", "casualties"),
        ("captured_or_missing", "captured or missing"),
    ],
)
def test_an_effect_has_words_after_a_number(effect: str, words: str) -> None:
    assert effect_words(effect) == words


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        ([heard("a", 28)], "28"),
        ([heard("a", 10_300), heard("b", 25_899)], "10,300 to 25,899"),
        ([heard("a", 4), heard("b", at_least(28))], "4 to at least 28"),
        ([heard("a", at_least(1_000))], "at least 1,000"),
        ([heard("a", Span(0, 5))], "0 to 5"),
        ([heard("a", 0)], "none"),
        ([], "none"),
        # Nobody says 5,760.
        ([heard("a", Span(5_760, 7_040), point=6_400)], "about 6,400"),
        ([heard("a", Span(5_760, 7_040), point=6_400), heard("b", 500)], "about 500 to 6,400"),
        # The best number of a data set may be one of its bounds.
        ([heard("a", Span(15, 33), point=33)], "15 to 33"),
        ([heard("a", at_least(28), point=28)], "at least 28"),
    ],
)
def test_an_amount_is_said_in_numbers_that_are_said(voices: list[Heard], words: str) -> None:
    assert amount(told(voices), "none") == words


def test_whose_they_are_stands_behind() -> None:
    many = told([heard("a", 28)])
    assert people(many, "killed", "JNIM") == "28 dead of JNIM"
    assert people(many, "casualty", None) == "28 casualties"
    assert people(told([heard("a", 1)]), "casualty", "JNIM") == "1 casualty of JNIM"
    assert people(NONE_TOLD, "killed", "the CMA and JNIM") == "no dead of the CMA and JNIM"


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Mali", False),
        ("the CMA", False),
        ("JNIM", False),
        ("ISIS", False),
        ("Hamas", False),
        ("Ford Press", False),
        ("the Reds", True),
        ("Malian forces", True),
        ("Athenians", True),
        ("Confederates", True),
        ("A and B", True),
    ],
)
def test_the_verb_follows_its_subject(name: str, many: bool) -> None:
    assert is_of_many(name) is many
    assert verb("count", [name]) == ("count" if many else "counts")
    assert verb("count", [name, name]) == "count"
