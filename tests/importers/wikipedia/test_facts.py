"""Outcomes and dates of an infobox."""

from __future__ import annotations

from battleapi.importers.wikipedia.facts import Facts, leads_elsewhere, read_dates
from battleapi.importers.wikipedia.infobox import Value
from battleapi.importers.wikipedia.pending import claims_of
from battleapi.model.claims import AttributeClaim, OutcomeClaim
from battleapi.model.vocabulary.assertions import AttributeName, OutcomeAspect, OutcomeType
from tests.importers.wikipedia.test_forces import read

SIDES = "combatant1={{flag|Norway}}|combatant2={{flag|Sweden}}"


def outcomes(raw: str) -> list[OutcomeClaim]:
    forces = read(SIDES).forces
    facts = Facts("battle", forces.cited, forces)
    claims = claims_of(list(facts.results(Value("result", "result", raw))))
    return [one for one in claims if isinstance(one, OutcomeClaim)]


def test_the_victor_is_whom_the_words_name() -> None:
    first, second = outcomes("Decisive [[Norway|Norwegian]] victory<ref>x</ref>\n* Ford destroyed")
    assert (first.as_said, first.type, first.by) == (
        "Decisive Norwegian victory",
        OutcomeType.DECISIVE_VICTORY,
        ("norway",),
    )
    assert first.aspect is OutcomeAspect.RESULT
    assert first.claimant.is_document
    assert (second.as_said, second.type, second.by) == ("Ford destroyed", OutcomeType.OTHER, ())
    assert second.citations[0].quote == "Ford destroyed"


def test_nobody_is_the_victor_where_the_words_name_nobody_of_the_battle() -> None:
    (danish,) = outcomes("Danish victory")
    (even,) = outcomes("Inconclusive")
    assert (danish.type, danish.by) == (OutcomeType.VICTORY, ())
    assert (even.type, even.about) == (OutcomeType.INCONCLUSIVE, ())


def test_a_result_that_is_told_elsewhere_is_none() -> None:
    elsewhere = Value("result", "result", "See [[#Aftermath|Aftermath]]")
    assert leads_elsewhere(elsewhere)
    assert not leads_elsewhere(Value("result", "result", "Draw"))
    assert outcomes(elsewhere.raw) == []


def test_dots_and_spaces_in_names_of_states_do_not_matter() -> None:
    forces = read("combatant1={{USA}}|combatant2={{SWE}}").forces
    facts = Facts("battle", forces.cited, forces)
    (claim,) = claims_of(list(facts.results(Value("result", "result", "U.S. victory"))))
    assert isinstance(claim, OutcomeClaim)
    assert claim.by == ("united-states",)


def test_words_that_are_too_long_are_remarked_on() -> None:
    found = read(SIDES)
    facts = Facts("battle", found.forces.cited, found.forces)
    assert list(facts.results(Value("result", "result", "x" * 500))) == []
    assert len(found.remarks) == 1


def test_a_date_is_that_of_the_whole_value() -> None:
    assert (
        read_dates(Value("date", "date", "3&ndash;5 May<br>1901")).edtf == "1901-05-03/1901-05-05"
    )
    assert read_dates(Value("date", "date", "3 May 1901<br>5 May 1901")).edtf is None


def test_a_date_above_its_phases_is_that_of_the_battle() -> None:
    value = Value("date", "date", "3–9 May 1901\n* Siege: 3–4 May 1901\n* Sortie: at night")
    date = read_dates(value)
    assert (date.edtf, date.text) == (
        "1901-05-03/1901-05-09",
        "3–9 May 1901 Siege: 3–4 May 1901 Sortie: at night",
    )
    forces = read(SIDES).forces
    (phase,) = claims_of(list(Facts("battle", forces.cited, forces).dates(value)))
    assert isinstance(phase, AttributeClaim)
    assert (phase.as_said, phase.value) == ("Siege: 3–4 May 1901", "1901-05-03/1901-05-04")


def test_each_of_several_dates_is_a_claim() -> None:
    forces = read(SIDES).forces
    facts = Facts("battle", forces.cited, forces)
    raw = "3 May 1901 (first)<br>5 June 1901<br>later"
    claims = claims_of(list(facts.dates(Value("date", "date", raw))))
    told = [
        (one.attribute, one.as_said, one.value) for one in claims if isinstance(one, AttributeClaim)
    ]
    assert told == [
        (AttributeName.DATE, "3 May 1901 (first)", "1901-05-03"),
        (AttributeName.DATE, "5 June 1901", "1901-06-05"),
    ]
    assert list(facts.dates(Value("date", "date", "3 May 1901"))) == []


def test_a_result_of_two_halves_is_two_outcomes() -> None:
    raw = "[[Norway|Norwegian]] victory; capture of [[Ford; Town|Tarn; Ford]]<br>Stalemate; ;"
    first, second, third = outcomes(raw)
    assert (first.type, first.by) == (OutcomeType.VICTORY, ("norway",))
    assert first.citations[0].quote == "[[Norway|Norwegian]] victory"
    assert (second.as_said, second.type, second.by) == (
        "capture of Tarn; Ford",
        OutcomeType.OTHER,
        (),
    )
    assert second.citations[0].quote == "capture of [[Ford; Town|Tarn; Ford]]"
    assert (third.as_said, third.type) == ("Stalemate", OutcomeType.STALEMATE)
