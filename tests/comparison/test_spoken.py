"""How sentences call voices, parties, days and amounts."""

from __future__ import annotations

import pytest

from battleapi.comparison.event_days import ALL_OF_THE_BATTLE, Extent
from battleapi.comparison.results import Heard
from battleapi.comparison.spans import Span
from battleapi.comparison.spoken import (
    NONE_TOLD,
    Speakers,
    Spoken,
    amount,
    day_words,
    effect_words,
    hurt,
    is_of_many,
    population_words,
    told,
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
            a_source("history", name="A History: Volume II", author="A. Writer"),
            a_source("papers", name="The Papers of the War: A Compilation of Records"),
            a_source("untitled", name="Reports on the fighting at the ford and the mill"),
        ],
    )
    return Spoken(file.record, file.registry)


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        ("blues", "the Blues"),
        ("redland", "Redland"),
        ("redland@1993", "Redland (1993)"),
        ("redland@-489", "Redland (490 BCE)"),
        ("document:chronicle", "Chronicle"),
        ("document:history", "A History: Volume II"),
        ("document:papers", "The Papers of the War"),
        ("document:untitled", "Reports on the fighting at the ford and the mill"),
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


def test_among_whom_they_are_stands_behind() -> None:
    many = told([heard("a", 28)])
    assert hurt(many, "killed") == "28 dead"
    assert hurt(many, "casualty", "civilians") == "28 casualties among civilians"
    assert hurt(told([heard("a", 1)]), "casualty") == "1 casualty"
    assert hurt(NONE_TOLD, "killed", "civilians") == "no dead among civilians"


@pytest.mark.parametrize(
    ("population", "words"),
    [
        ("combatant", "combatants"),
        ("combatant_or_civilian", "combatants and civilians"),
        ("civilian_or_hors_de_combat", "civilians and people hors de combat"),
        ("unknown", "people of unknown status"),
    ],
)
def test_those_counted_have_words(population: str, words: str) -> None:
    assert population_words(population) == words


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (ALL_OF_THE_BATTLE, ""),
        (Extent(first="1900-05-10", last="1900-05-10"), " on 10 May 1900"),
        (Extent(first="1900-05-10", last="1900-05-11"), " during 10-11 May 1900"),
        (Extent("crossing"), " in 'Crossing'"),
        (Extent("crossing", "1900-05-10", "1900-05-10"), " in 'Crossing' on 10 May 1900"),
    ],
)
def test_when_it_was_is_told_of_less_than_the_battle(
    spoken: Spoken, extent: Extent, words: str
) -> None:
    assert spoken.extent(extent) == words


def test_a_population_is_of_civilians_anyway(spoken: Spoken) -> None:
    assert spoken.is_of_civilians("villagers")
    for party in ("blues", "blues,villagers", "~armed-men", "nobody"):
        assert not spoken.is_of_civilians(party)


def test_a_label_that_is_written_in_two_ways_has_one_name_in_any_order() -> None:
    claims = [
        a_claim(number=n, about=[a_party(None, label)])
        for n, label in enumerate(["armed men", "Armed Men"], 1)
    ]
    for some in (claims, claims[::-1]):
        file = a_record(*some)
        assert Spoken(file.record, file.registry).party("~armed-men") == "'Armed Men'"


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
    alone = Speakers((name,), documents=False)
    assert alone.counts == (f"{name} count" if many else f"{name} counts")
    assert alone.whose == ("their" if many else "its")
    both = Speakers((name, "Mali"), documents=False)
    assert (both.counts, both.whose) == (f"{name} and Mali count", "their")
    # A title is one thing.
    title = Speakers((name,), documents=True)
    assert (title.counts, title.whose, title.verb("speak")) == (f"{name} gives", "its", "speaks")


def test_speakers_stand_in_the_order_of_their_ids(spoken: Spoken) -> None:
    found = spoken.speakers(["redland", "document:chronicle", "blues", "redland"])
    assert found == Speakers(("the Blues", "Chronicle", "Redland"), documents=False)
    assert found.counts == "the Blues, Chronicle and Redland count"
    assert spoken.speakers(["document:history", "document:chronicle"]).counts == (
        "Chronicle and A History: Volume II give"
    )
