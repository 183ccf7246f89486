"""One plain sentence for every kind and polarity, spelled out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from battleapi.model.record_file import RecordFile
from battleapi.model.summaries import Summaries
from battleapi.model.vocabulary.claims import ClaimKind, Polarity
from tests.records_of import (
    NO_DATE,
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_date,
    a_measure,
    a_party,
    a_quantity,
    a_record,
    a_source,
    a_speaker,
    a_station,
    an_event,
    claim_id,
    dozens,
    the_sources,
)

WHEN = "10-11 May 1900"


def summary(kind: str = "casualties", **changes: Any) -> str:
    """The summary of a claim, without the date of the battle that ends it where there is one."""
    file = a_record(a_claim(kind, **changes), events=[an_event(), an_event("retreat")])
    sentence = Summaries(file.record, file.registry).of(file.claims[0])
    assert sentence.endswith(f", {WHEN}") is (kind != "event_relation")
    return sentence.removesuffix(f", {WHEN}")


# Every kind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("casualties", "Ford Press: 24 killed among the Blues"),
        ("materiel", "Ford Press: 24 rifles of the Blues captured"),
        ("strength", "Ford Press: 300 people of the Blues"),
        (
            "outcome",
            (
                "Ford Press called the outcome of the battle a victory by the Blues "
                "('a victory of the Blues')"
            ),
        ),
        ("control", "Ford Press: the Blues gained Ford"),
        ("involvement", "Ford Press: the Blues took part"),
        ("responsibility", "Ford Press accused the Reds"),
        ("attribute", "Ford Press gave 'the Fight at the Ford' as the name of the battle"),
        ("event_relation", "Ford Press: the battle led to 'Crossing'"),
        ("measure", "Ford Press: distance 56 km"),
        ("statement", "Ford Press deplored something (losses)"),
    ],
)
def test_a_claim_of_each_kind(kind: str, sentence: str) -> None:
    assert summary(kind) == sentence


def test_no_kind_is_left_out() -> None:
    for kind in ClaimKind:
        assert re.match(r"Ford Press(: | gave | accused | deplored | called )", summary(kind))


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        # Casualties
        ("casualties", {"about": []}, "Ford Press: 24 killed"),
        (
            "casualties",
            {"quantity": a_quantity(0, "None")},
            "Ford Press: no-one killed among the Blues",
        ),
        (
            "casualties",
            {"quantity": a_quantity(0, "no losses"), "effects": ["casualty"]},
            "Ford Press: no casualties among the Blues",
        ),
        (
            "casualties",
            {"quantity": dozens(), "effects": ["killed", "wounded"]},
            "Ford Press: dozens killed or wounded among the Blues",
        ),
        (
            "casualties",
            {"quantity": dozens("dozens of deaths and injuries"), "effects": ["killed", "wounded"]},
            "Ford Press: 'dozens of deaths and injuries' among the Blues",
        ),
        (
            "casualties",
            {"effects": ["non_battle_injury"]},
            "Ford Press: 24 injured otherwise than in the fighting among the Blues",
        ),
        (
            "casualties",
            {"effects": ["died_of_wounds", "non_battle_death"]},
            "Ford Press: 24 died of wounds or dead of other causes among the Blues",
        ),
        (
            "casualties",
            {"count_basis": "body_count", "quantity": a_quantity(24, "twenty-four")},
            "Ford Press: twenty-four bodies of the Blues",
        ),
        (
            "casualties",
            {"count_basis": "body_count", "quantity": a_quantity(24, "twenty-four bodies")},
            "Ford Press: 'twenty-four bodies' of the Blues",
        ),
        ("casualties", {"count_basis": "body_count", "about": []}, "Ford Press: 24 bodies"),
        (
            "casualties",
            {"quantity": a_quantity(None, qualifier="unknown_positive")},
            "Ford Press: some killed among the Blues",
        ),
        (
            "casualties",
            {"rank_group": "officers", "cumulative": True},
            "Ford Press: 24 officers killed so far among the Blues",
        ),
        (
            "casualties",
            {"affiliation": "peacekeeper", "quantity": a_quantity(0, "none")},
            "Ford Press: no peacekeepers killed among the Blues",
        ),
        (
            "casualties",
            {"affiliation": "medical"},
            "Ford Press: 24 medical personnel killed among the Blues",
        ),
        (
            "casualties",
            {"about": [], "population": ["civilian"]},
            "Ford Press: 24 civilians killed",
        ),
        (
            "casualties",
            {"about": [], "population": ["combatant", "civilian"]},
            "Ford Press: 24 killed",
        ),
        ("casualties", {"about": [], "population": ["unknown"]}, "Ford Press: 24 killed"),
        ("casualties", {"population": ["civilian"]}, "Ford Press: 24 killed among the Blues"),
        (
            "casualties",
            {"about": [], "population": ["civilian"], "polarity": "omits"},
            "Ford Press did not mention any civilians killed",
        ),
        # Materiel
        ("materiel", {"cumulative": True}, "Ford Press: 24 rifles of the Blues captured so far"),
        (
            "materiel",
            {"effects": ["abandoned"], "cumulative": True},
            "Ford Press: 24 rifles abandoned so far by the Blues",
        ),
        (
            "materiel",
            {"polarity": "omits"},
            "Ford Press did not mention any rifles of the Blues captured",
        ),
        ("materiel", {"about": []}, "Ford Press: 24 rifles captured, owner not stated"),
        (
            "materiel",
            {"quantity": a_quantity(1, "a Blue vehicle"), "item": "vehicle", "effects": ["lost"]},
            "Ford Press: 'a Blue vehicle' of the Blues lost",
        ),
        (
            "materiel",
            {
                "quantity": a_quantity(None, "captured equipment", qualifier="unknown_positive"),
                "item": "equipment",
            },
            "Ford Press: 'captured equipment' of the Blues",
        ),
        (
            "materiel",
            {"quantity": a_quantity(None, qualifier="unknown_positive"), "effects": ["shot_down"]},
            "Ford Press: some rifles of the Blues shot down",
        ),
        # Strength
        ("strength", {"about": []}, "Ford Press: 300 people of a party not named"),
        (
            "strength",
            {"quantity": a_quantity(300, "three hundred men")},
            "Ford Press: 'three hundred men' of the Blues",
        ),
        (
            "strength",
            {"quantity": a_quantity(300, "three hundred"), "item": "horse"},
            "Ford Press: 'three hundred' horse of the Blues",
        ),
        (
            "strength",
            {"item": "horse", "about": [a_party(None, "the Blue horse")]},
            "Ford Press: 300 of 'the Blue horse'",
        ),
        (
            "strength",
            {"item": "horse", "about": [a_party("blues", "the Blue horse", "stated")]},
            "Ford Press: 300 horse of the Blues",
        ),
        ("strength", {"counts": "sorties"}, "Ford Press: 300 sorties of the Blues"),
        (
            "strength",
            {
                "counts": "materiel",
                "item": "vehicles",
                "item_class": "vehicle",
                "quantity": a_quantity(80, "80 vehicles"),
            },
            "Ford Press: '80 vehicles' of the Blues",
        ),
        # Outcome and control
        (
            "outcome",
            {"as_said": "repelled", "aspect": "resolution", "type": "repulse"},
            "Ford Press called the outcome of the battle a repulse by the Blues ('repelled')",
        ),
        (
            "outcome",
            {
                "as_said": "repelled",
                "aspect": "resolution",
                "type": "repulse",
                "against": ["reds", "greens"],
            },
            (
                "Ford Press called the outcome of the battle a repulse by the Blues "
                "against the Reds and Greens ('repelled')"
            ),
        ),
        (
            "outcome",
            {"as_said": "a drawn fight", "type": "draw", "by": [], "about": []},
            "Ford Press called the outcome of the battle a draw ('a drawn fight')",
        ),
        (
            "outcome",
            {"as_said": "undecided", "type": "inconclusive", "by": [], "about": []},
            "Ford Press called the outcome of the battle inconclusive ('undecided')",
        ),
        (
            "outcome",
            {"as_said": "wiped out", "aspect": "resolution", "type": "annihilation"},
            (
                "Ford Press called the outcome of the battle an annihilation by the Blues "
                "('wiped out')"
            ),
        ),
        (
            "outcome",
            {"as_said": "a draw with honours", "type": "other"},
            "Ford Press called the outcome of the battle 'a draw with honours' by the Blues",
        ),
        (
            "outcome",
            {"as_said": "repelled", "aspect": "resolution", "type": "repulse", "sequence": 1},
            "Ford Press called the first outcome of the battle a repulse by the Blues ('repelled')",
        ),
        (
            "outcome",
            {"as_said": "fled", "aspect": "resolution", "type": "pursuit", "sequence": 2},
            "Ford Press called the second outcome of the battle a pursuit by the Blues ('fled')",
        ),
        (
            "outcome",
            {"polarity": "denies"},
            "Ford Press denied: a victory by the Blues ('a victory of the Blues')",
        ),
        (
            "control",
            {"about": [], "change": "lost"},
            "Ford Press: Ford was lost, by whom not stated",
        ),
        ("control", {"about": []}, "Ford Press: Ford was taken, by whom not stated"),
        # Involvement
        (
            "involvement",
            {"against": ["reds", "greens"], "under_name": "Us"},
            "Ford Press: the Blues fought the Reds and Greens under the name 'Us'",
        ),
        ("involvement", {"about": []}, "Ford Press: a party not named took part"),
        (
            "involvement",
            {"citations": [a_citation(locator="infobox/combatant2")]},
            "Ford Press listed the Blues as a combatant",
        ),
        (
            "involvement",
            {
                "citations": [a_citation(locator="infobox/combatant2")],
                "about": [a_party("blues"), a_party("greens")],
            },
            "Ford Press listed the Blues and Greens as combatants",
        ),
        (
            "involvement",
            {
                "claimant": a_speaker("scouts"),
                "about": [a_party(None, "bandits")],
                "under_name": "bandits",
                "against": ["scouts"],
            },
            "Scouts reported fighting 'bandits'",
        ),
        (
            "involvement",
            {"claimant": a_speaker("reds"), "against": ["reds"]},
            "The Reds reported fighting the Blues",
        ),
        (
            "involvement",
            {"claimant": a_speaker("blues"), "against": ["reds"]},
            "The Blues reported fighting the Reds",
        ),
        ("involvement", {"claimant": a_speaker("reds")}, "The Reds: the Blues took part"),
        ("involvement", {"claimant": a_speaker("blues")}, "The Blues: the Blues took part"),
        ("involvement", {"claimant": a_speaker("gazette")}, "Gazette: the Blues took part"),
        # Responsibility
        (
            "responsibility",
            {"mode": "claims", "attributed_to": ["blues", "greens"]},
            "Ford Press claimed responsibility for the battle by the Blues and Greens",
        ),
        (
            "responsibility",
            {"mode": "claims", "claimant": a_speaker("reds")},
            "The Reds claimed responsibility for the battle",
        ),
        (
            "responsibility",
            {"mode": "attributes", "attributed_to": []},
            "Ford Press attributed it to nobody by name",
        ),
        # Attributes
        (
            "attribute",
            {"attribute": "initiator", "as_said": "attacked", "value": "reds"},
            "Ford Press gave the Reds ('attacked') as the initiator of the battle",
        ),
        (
            "attribute",
            {"attribute": "commander", "as_said": "Gazette", "value": "gazette"},
            "Ford Press gave Gazette as the commander of the Blues in the battle",
        ),
        # Relations
        (
            "event_relation",
            {"relation": "in_response_to", "target": None, "target_label": "the raid"},
            "Ford Press: the battle was in response to 'the raid'",
        ),
        # Measures
        (
            "measure",
            {
                "measure": a_measure(56, as_said="fifty-six kilometers"),
                "start": {"place": "ford", "label": None},
                "end": {"place": None, "label": "the mill"},
            },
            "Ford Press: distance 'fifty-six kilometers' from Ford to the mill",
        ),
        (
            "measure",
            {"dimension": "duration", "measure": a_measure(1, "hour")},
            "Ford Press: the battle lasted 1 hour",
        ),
        (
            "measure",
            {"dimension": "deadline", "measure": a_measure(3, "day", as_said="three days")},
            "Ford Press: the battle was 'three days' before the deadline",
        ),
        # Statements
        (
            "statement",
            {"speech_act": "demands", "topic": "policy", "addressed_to": ["reds", "envoys"]},
            "Ford Press demanded something (policy, to the Reds and Envoys)",
        ),
        (
            "statement",
            {"speech_act": "threatens", "as_said": "we shall be back"},
            "Ford Press threatened (losses): 'we shall be back'",
        ),
    ],
)
def test_what_a_claim_adds_to_its_sentence(kind: str, changes: Document, sentence: str) -> None:
    assert summary(kind, **changes) == sentence


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("responsibility", "Ford Press accused the Reds of 'Crossing' (10 May 1900)"),
        (
            "attribute",
            "Ford Press gave 'the Fight at the Ford' as the name of 'Crossing' (10 May 1900)",
        ),
        ("event_relation", "Ford Press: 'Crossing' led to 'Retreat'"),
        ("casualties", "Ford Press: 24 killed among the Blues, 10 May 1900"),
    ],
)
def test_a_claim_of_an_event(kind: str, sentence: str) -> None:
    changes: Document = {"target": "retreat"} if kind == "event_relation" else {}
    file = a_record(
        a_claim(kind, event="crossing", **changes), events=[an_event(), an_event("retreat")]
    )
    assert Summaries(file.record, file.registry).of(file.claims[0]) == sentence


# Every polarity


@pytest.mark.parametrize(
    ("polarity", "sentence"),
    [
        ("asserts", "The Reds: 24 killed among the Blues"),
        ("denies", "The Reds denied: 24 killed among the Blues"),
        ("retracts", "The Reds took back: 24 killed among the Blues"),
        ("omits", "The Reds did not mention any killed among the Blues"),
        ("no_response", "The Reds did not respond"),
    ],
)
def test_a_claim_of_each_polarity(polarity: str, sentence: str) -> None:
    assert summary(claimant=a_speaker("reds"), polarity=polarity) == sentence


@pytest.mark.parametrize(("polarity", "verb"), [("denies", "denied"), ("retracts", "took back")])
def test_responsibility_that_is_denied_or_taken_back(polarity: str, verb: str) -> None:
    blamed = {"claimant": a_speaker("blues"), "polarity": polarity}
    assert summary("responsibility", **blamed) == (
        f"The Blues {verb}: responsibility of the Reds for the battle"
    )


def test_no_polarity_is_left_out() -> None:
    sentences = {summary(claimant=a_speaker("reds"), polarity=one) for one in Polarity}
    assert len(sentences) == len(Polarity) == 5


def test_silence_about_nobody() -> None:
    assert summary("involvement", claimant=a_speaker("reds"), polarity="omits", about=[]) == (
        "The Reds did not mention it"
    )


def test_silence_says_to_what() -> None:
    accusation = a_claim("responsibility", event="crossing", claimant=a_speaker("blues"))
    silence: Document = {
        "polarity": "no_response",
        "mode": None,
        "claimant": a_speaker("reds"),
        "related": [{"type": "responds_to", "claim": claim_id(1)}],
    }
    file = a_record(
        accusation,
        a_claim("responsibility", 2, event="crossing", **silence),
        a_claim("responsibility", 3, **silence),
        a_claim("statement", 4, claimant=a_speaker("greens")),
        a_claim(
            "responsibility",
            5,
            **silence | {"related": [{"type": "responds_to", "claim": claim_id(4)}]},
        ),
    )
    summaries = Summaries(file.record, file.registry)
    assert [summaries.of(file.claims[place]) for place in (1, 2, 4)] == [
        "The Reds did not respond to the Blues' accusation over 'Crossing' (10 May 1900)",
        f"The Reds did not respond to the Blues' accusation, {WHEN}",
        f"The Reds did not respond to Greens' statement, {WHEN}",
    ]


def test_a_date_that_is_given_is_not_said_twice() -> None:
    body: Document = {"attribute": "date", "as_said": "the tenth", "value": "1900-05-10"}
    file = a_record(a_claim("attribute", **body))
    assert Summaries(file.record, file.registry).of(file.claims[0]) == (
        "Ford Press gave 'the tenth' as the date of the battle"
    )


def test_a_julian_date_that_is_given_says_so() -> None:
    words = "14 October 1066"
    julian = {"edtf": "1066-10-20", "text": words, "calendar": "julian"}
    body: Document = {"attribute": "date", "as_said": words, "value": "1066-10-20"}
    file = a_record(a_claim("attribute", **body, occurred=julian))
    assert Summaries(file.record, file.registry).of(file.claims[0]) == (
        "Ford Press gave '14 October 1066' (Julian) as the date of the battle"
    )


def test_a_share_names_its_whole() -> None:
    relative: Document = {"share": None, "of": None, "remainder_of": None}
    share = relative | {"share": [1, 3], "of": claim_id(1)}
    rest = relative | {"remainder_of": claim_id(1)}
    file = a_record(
        a_claim("strength"),
        a_claim(number=2, quantity=a_quantity(None, relative=share)),
        a_claim(
            number=3,
            effects=["captured"],
            quantity=a_quantity(None, "those left", relative=rest),
        ),
    )
    summaries = Summaries(file.record, file.registry)
    assert [summaries.of(claim) for claim in file.claims[1:]] == [
        f"Ford Press: 1/3 (of 300 people of the Blues) killed among the Blues, {WHEN}",
        f"Ford Press: 'those left' (of 300 people of the Blues) captured among the Blues, {WHEN}",
    ]


# Who speaks, of whom


@pytest.mark.parametrize(
    ("changes", "speaker"),
    [
        ({"claimant": a_speaker("reds", "a Red officer")}, "A Red officer"),
        ({"claimant": a_speaker("reds")}, "The Reds"),
        ({"claimant": a_speaker("gazette")}, "Gazette"),
        ({"claimant": a_speaker(None, "medical sources")}, "'medical sources' in Ford Press"),
        (
            {
                "claimant": a_speaker(None, "it is said"),
                "citations": [a_citation("letter", via=[a_station("speaker", label="it is said")])],
            },
            "'it is said' in Letter",
        ),
        ({}, "Ford Press"),
        ({"citations": [a_citation("letter")]}, "Letter"),
        ({"citations": [a_citation(via=[a_station("relay", source="letter")])]}, "Letter"),
    ],
)
def test_who_speaks_is_named_as_the_source_does(changes: Document, speaker: str) -> None:
    assert summary(**changes) == f"{speaker}: 24 killed among the Blues"


def authored(*claims: Document) -> list[str]:
    """The summaries of claims in a chronicle whose author is known, without their date."""
    chronicle = a_source("chronicle", publisher="Ford Press", author="Anna Ford")
    file = a_record(*claims, sources=[chronicle, *the_sources()[1:]])
    summaries = Summaries(file.record, file.registry)
    return [summaries.of(claim).removesuffix(f", {WHEN}") for claim in file.claims]


def test_a_source_of_a_known_author_is_named_by_author_and_work() -> None:
    assert authored(
        a_claim(),
        a_claim("outcome", 2),
        a_claim(number=3, polarity="denies"),
        a_claim(number=4, claimant=a_speaker(None, "some")),
        a_claim("involvement", 5, claimant=a_speaker(None, "some"), polarity="omits"),
        a_claim("statement", 6),
        a_claim(
            "statement",
            7,
            claimant=a_speaker("reds"),
            polarity="no_response",
            related=[{"type": "responds_to", "claim": claim_id(6)}],
        ),
    ) == [
        "Anna Ford, Chronicle: 24 killed among the Blues",
        (
            "Anna Ford, Chronicle, called the outcome of the battle a victory by the Blues "
            "('a victory of the Blues')"
        ),
        "Anna Ford, Chronicle, denied: 24 killed among the Blues",
        "'some' in Anna Ford, Chronicle: 24 killed among the Blues",
        "'some' in Anna Ford, Chronicle, did not mention the Blues",
        "Anna Ford, Chronicle, deplored something (losses)",
        "The Reds did not respond to Anna Ford's statement",
    ]


@pytest.mark.parametrize(
    ("about", "parties"),
    [
        ([a_party("blues", "the rebels")], "the Blues"),
        ([a_party("greens")], "Greens"),
        ([a_party("blues", "the rebels", "inferred_by_document")], "'the rebels'"),
        ([a_party("blues", None, "inferred_by_editor")], "the Blues"),
        ([a_party(None, "armed men")], "'armed men'"),
        (
            [a_party("blues"), a_party("greens"), a_party(None, "others")],
            "the Blues, Greens and 'others'",
        ),
        (
            [
                a_party("blues", "the rebels", "inferred_by_editor"),
                a_party("greens", "the rebels", "inferred_by_editor"),
            ],
            "'the rebels'",
        ),
        (
            [
                a_party("blues", "the Blue and Green troops"),
                a_party("greens", "the Blue and Green troops"),
            ],
            "the Blue and Green troops",
        ),
        ([a_party("blues", "the rebels"), a_party("greens", None)], "the Blues and Greens"),
    ],
)
def test_whom_it_is_about_is_quoted_where_the_words_leave_that_open(
    about: list[Document], parties: str
) -> None:
    assert summary(about=about) == f"Ford Press: 24 killed among {parties}"


def test_what_is_not_loaded_is_named_by_its_id() -> None:
    spoken = a_claim("control", claimant=a_speaker("reds"))
    file = RecordFile.model_validate(
        a_battle(claims=[spoken, a_claim(number=2)], actors=[], places=[], sources=[])
    )
    summaries = Summaries(file.record, file.registry)
    assert summaries.of(file.claims[0]) == f"Reds: blues gained ford, {WHEN}"
    assert summaries.of(file.claims[1]) == f"Chronicle: 24 killed among blues, {WHEN}"


# When


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({"occurred": a_date("1900-05-11", "on the morrow")}, ", 11 May 1900"),
        ({"occurred": a_date("1900-05-11/..", "Since 11 May 1900")}, ", since 11 May 1900"),
        # A date without its year says too little among the claims of other battles.
        ({"occurred": a_date("1900-05-11/..", "Since the 11th")}, ", from 11 May 1900"),
        ({"occurred": a_date("1900-05~", "in spring")}, ", about May 1900"),
        ({"event": "crossing"}, ", 10 May 1900"),
        ({}, ", 10-11 May 1900"),
    ],
)
def test_when_it_was(changes: Document, ending: str) -> None:
    file = a_record(a_claim(**changes))
    sentence = Summaries(file.record, file.registry).of(file.claims[0])
    assert sentence == f"Ford Press: 24 killed among the Blues{ending}"


AGINCOURT = {"edtf": "1415-11-03", "text": "25 October 1415", "calendar": "julian"}


def test_a_julian_day_is_written_as_the_source_has_it() -> None:
    file = a_record(
        a_claim(),
        a_claim("responsibility", 2, event="crossing"),
        date=AGINCOURT,
        events=[an_event(date=AGINCOURT)],
    )
    summaries = Summaries(file.record, file.registry)
    assert [summaries.of(claim) for claim in file.claims] == [
        "Ford Press: 24 killed among the Blues, 25 October 1415 (Julian)",
        "Ford Press accused the Reds of 'Crossing' (25 October 1415 [Julian])",
    ]
    assert file.date.edtf == "1415-11-03"


@pytest.mark.parametrize(
    ("phase", "text", "ending"),
    [
        ("battle", None, ", 10-11 May 1900"),
        ("battle", "at dawn", ", 10-11 May 1900"),
        # What came before or after was not on the days of the battle.
        ("aftermath", "Early and mid-September", ", early and mid-September"),
        ("aftermath", None, ""),
        ("background", None, ""),
    ],
)
def test_when_an_undated_event_was(phase: str, text: str | None, ending: str) -> None:
    event = an_event(phase=phase, date=NO_DATE | {"text": text})
    file = a_record(
        a_claim(event="crossing"),
        a_claim(number=2, event="crossing", occurred=a_date("1900-05-11")),
        events=[event],
    )
    summaries = Summaries(file.record, file.registry)
    said = "Ford Press: 24 killed among the Blues"
    assert summaries.of(file.claims[0]) == f"{said}{ending}"
    assert summaries.of(file.claims[1]) == f"{said}, 11 May 1900"


@pytest.mark.parametrize(
    ("covered", "dated", "ending"),
    [
        (["siege"], {}, ", in this battle and 1 other"),
        (["siege", "raid"], {"event": "crossing"}, ", in this battle and 2 others"),
        (
            ["siege"],
            {"occurred": a_date("1900-05")},
            ", in this battle and 1 other, May 1900",
        ),
    ],
)
def test_a_figure_over_several_battles_is_not_of_the_days_of_one(
    covered: list[str], dated: Document, ending: str
) -> None:
    file = a_record(a_claim(covers_battles=covered, **dated))
    sentence = Summaries(file.record, file.registry).of(file.claims[0])
    assert sentence == f"Ford Press: 24 killed among the Blues{ending}"


def test_a_sentence_without_a_date() -> None:
    file = a_record(a_claim(), date=NO_DATE)
    sentence = Summaries(file.record, file.registry).of(file.claims[0])
    assert sentence == "Ford Press: 24 killed among the Blues"


def test_what_is_no_claim_has_no_template() -> None:
    file = a_record(a_claim())
    summaries = Summaries(file.record, file.registry)
    with pytest.raises(TypeError, match="no template for str"):
        summaries._content("24 killed")
