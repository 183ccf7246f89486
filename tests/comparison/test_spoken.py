"""How sentences call voices, parties, days and amounts."""

from __future__ import annotations

import pytest

from battleapi.comparison.spans import NO_SPREAD, Spread
from battleapi.comparison.spoken import (
    Spoken,
    amount,
    day_words,
    effect_words,
    is_of_many,
    people,
    verb,
)
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
    ("said", "words"),
    [
        (Spread(28, 28, False), "28"),
        (Spread(10_300, 25_899, False), "10,300 to 25,899"),
        (Spread(4, 28, True), "4 to at least 28"),
        (Spread(1_000, 1_000, True), "at least 1,000"),
        (Spread(0, 5, False), "0 to 5"),
        (Spread(0, 0, False), "none"),
        (NO_SPREAD, "none"),
    ],
)
def test_an_amount_is_said_in_digits(said: Spread, words: str) -> None:
    assert amount(said, "none") == words


@pytest.mark.parametrize(
    ("party", "words"),
    [
        (None, "28 casualties"),
        ("JNIM", "28 JNIM casualties"),
        ("the CMA", "28 CMA casualties"),
        ("the Reds", "28 casualties among the Reds"),
        ("Malian forces", "28 casualties among Malian forces"),
        ("the Army of the Potomac", "28 casualties among the Army of the Potomac"),
        ("A and B", "28 casualties among A and B"),
        ("'armed men'", "28 casualties among 'armed men'"),
        ("Tuareg Movement in the North", "28 casualties among Tuareg Movement in the North"),
    ],
)
def test_a_short_name_stands_before_what_happened(party: str | None, words: str) -> None:
    assert people(Spread(28, 28, False), "casualty", party) == words


def test_nought_is_no_one() -> None:
    assert people(Spread(0, 0, False), "killed", "JNIM") == "no JNIM dead"


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
