from __future__ import annotations

from typing import Any

import pytest

from battleapi.editing.reconciling.facts import reconciled_facts
from battleapi.model.battles import BattleRecord
from tests.records_of import a_citation, a_combatant, a_date, a_party, an_event
from tests.store.specimens import cited, claim_id

from .readings import GAZETTE, SPEAKING, a_record, read, said

HERE = [a_citation(GAZETTE)]
ELSEWHERE = [a_citation("the-paper")]


def after(stored: BattleRecord, now: BattleRecord) -> BattleRecord:
    return stored.model_copy(update=reconciled_facts(stored, now, SPEAKING))


def changed(record: BattleRecord, **changes: Any) -> BattleRecord:
    return BattleRecord.model_validate(record.model_dump(mode="json") | changes)


def recited(record: BattleRecord, field: str, **changes: Any) -> BattleRecord:
    """The record with a fact that a person has mended, cited from the paper."""
    cited_by = record.citations_by_field.model_dump(mode="json") | {field: ELSEWHERE}
    return changed(record, citations_by_field=cited_by, **changes)


def a_fighter(actor: str, side: int | None, **changes: Any) -> dict[str, Any]:
    return a_combatant(actor, side, citations=HERE) | changes


OPPOSED = [{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}]
FACTS = [
    ("name", {"name": "The Ford", "kind": "siege", "level": "campaign"}),
    ("conflict", {"conflict": "great-war"}),
    ("part_of", {"part_of": "campaign"}),
    ("date", {"date": a_date("1900-05-10")}),
    ("place", {"place": {"id": None, "text": "the ford", "precision": "exact"}}),
]


@pytest.mark.parametrize(("field", "fact"), FACTS)
def test_a_fact_of_the_import_is_as_it_is_read_now(field: str, fact: dict[str, Any]) -> None:
    stored = a_record(date="1899")
    now = changed(stored, **fact)
    assert after(stored, now) == (now if field != "name" else changed(now, aliases=[]))


@pytest.mark.parametrize(("field", "fact"), FACTS)
def test_a_fact_that_is_cited_from_elsewhere_stays(field: str, fact: dict[str, Any]) -> None:
    now = a_record(date="1899")
    stored = recited(now, field, **fact)
    found = after(stored, now)
    # The name that the import has is not lost.
    assert found == changed(stored, aliases=["First"] if field == "name" else [])
    assert after(found, now) == found


def test_a_fact_that_was_not_there_is_taken() -> None:
    now = a_record(date="1899")
    stored = changed(
        now,
        date={"edtf": None, "text": None, "calendar": None},
        citations_by_field={"name": ELSEWHERE},
    )
    found = after(stored, now)
    assert (found.date, found.citations_by_field.date) == (now.date, cited(GAZETTE))
    assert found.citations_by_field.name[0].source == "the-paper"


def test_other_names_and_identifiers_are_added() -> None:
    wikidata = {"authority": "wikidata", "id": "Q7"}
    cdb = {"authority": "cdb90", "id": "7"}
    stored = a_record(aliases=["The Ford"], external_ids=[cdb])
    now = a_record(aliases=["Low Ford", "The Ford"], external_ids=[wikidata, cdb])
    found = after(stored, now)
    assert found.aliases == ("The Ford", "Low Ford")
    assert [one.id for one in found.external_ids] == ["7", "Q7"]


def test_combatants_of_the_import_are_as_they_are_read_now() -> None:
    stored = a_record(
        combatants=[a_fighter("red", 1), a_fighter("blue", 2), a_fighter("green", 2)], sides=OPPOSED
    )
    now = changed(
        stored,
        combatants=[a_fighter("blue", 1), a_fighter("red", 1, label="Reds"), a_fighter("grey", 2)],
    )
    found = after(stored, now)
    assert [(one.actor, one.side, one.label) for one in found.combatants] == [
        ("red", 1, "Reds"),
        ("blue", 1, "blue"),
        ("grey", 2, "grey"),
    ]
    assert after(found, now) == found


def test_combatants_of_others_stay_where_they_were_put() -> None:
    now = a_record(combatants=[a_fighter("red", 1), a_fighter("blue", 2)], sides=OPPOSED)
    put = [a_fighter("red", 1), a_fighter("blue", 3, citations=ELSEWHERE)]
    put.append(a_fighter("green", 3, citations=ELSEWHERE))
    sides = [
        {"side": 1, "opposes": [2, 3]},
        {"side": 2, "opposes": [1]},
        {"side": 3, "opposes": [1]},
    ]
    stored = changed(now, combatants=put, sides=sides)
    found = after(stored, now)
    assert found == stored
    # One more arrives, and nobody moves.
    more = changed(now, combatants=[a_fighter("red", 1), a_fighter("grey", 2)])
    found = after(stored, more)
    assert [(one.actor, one.side) for one in found.combatants] == [
        ("red", 1),
        ("blue", 3),
        ("green", 3),
        ("grey", 2),
    ]
    assert {one.side: one.opposes for one in found.sides} == {1: (2, 3), 2: (1,), 3: (1,)}


def test_what_a_person_added_to_a_combatant_stays() -> None:
    led = {"actor": None, "label": "A general", "citations": ELSEWHERE}
    by_import = {"actor": None, "label": "A colonel", "citations": HERE}
    old = {"actor": None, "label": "A major", "citations": HERE}
    stored = a_record(
        combatants=[
            a_fighter(
                "red", 1, commanders=[old, led], units=["scouts"], sided_by=[claim_id(3), said("x")]
            ),
            a_fighter("green", 1, commanders=[led]),
        ],
        sides=[{"side": 1}],
    )
    now = changed(
        stored,
        combatants=[
            a_fighter("red", 1, commanders=[by_import], units=["guns"], sided_by=[said("y")])
        ],
    )
    red, green = after(stored, now).combatants
    assert [one.label for one in red.commanders] == ["A colonel", "A general"]
    assert red.units == ("scouts", "guns")
    assert red.sided_by == (said("y"), claim_id(3))
    assert green == stored.combatants[1]


def test_an_event_is_of_whoever_is_cited_for_it() -> None:
    mine = an_event("crossing", citations=HERE)
    theirs = an_event("parley", citations=ELSEWHERE)
    gone = an_event("retreat", citations=HERE)
    stored = a_record(events=[mine, theirs, gone])
    now = a_record(
        events=[
            mine | {"text": "They cross."},
            theirs | {"text": "They talk.", "citations": HERE},
            an_event("pursuit", citations=HERE),
        ]
    )
    crossing, parley, retreat, pursuit = after(stored, now).events
    assert (crossing, pursuit) == (now.events[0], now.events[2])
    assert (parley, retreat) == stored.events[1:]


def test_who_was_united_by_hand_keeps_the_words_that_are_still_read() -> None:
    places = [a_citation(GAZETTE, locator="row/10"), a_citation(GAZETTE, locator="row/11")]
    united = a_fighter("green", 2, label="Green C", citations=places)
    stored = a_record(combatants=[united], sides=[{"side": 2}])
    again = changed(stored, combatants=[united | {"label": "Green B"}])
    worded = read("4 killed", about=[a_party("green", "Green C")])
    claims = [worded.model_dump(mode="json")]
    assert after(stored, changed(again, claims=claims)).combatants == stored.combatants
    # Words that are not in the document any more go.
    assert after(stored, again).combatants[0].label == "Green B"
