"""Computed values that are sent and differ: refused, each with the right one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from battleapi.errors import Fault, InvalidRecord
from battleapi.rendering.intake import read_document
from battleapi.rendering.lowering import lowered
from tests.rendering.served_records import rich, served


def faults(document: object) -> tuple[Fault, ...]:
    with pytest.raises(InvalidRecord) as caught:
        read_document(document)
    return caught.value.faults


def leaf(document: Any, *path: str | int) -> Any:
    for step in path:
        document = document[step]
    return document


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        (("claims", 0, "summary"), "x", "The Reds: 24 killed"),
        (("claims", 0, "party"), "reds", "blues"),
        (("claims", 0, "stance"), "own", "enemy"),
        (("claims", 0, "stance"), None, "enemy"),
        (("claims", 0, "counted"), None, None),
        (("claims", 0, "effect"), "wounded", "killed"),
        (("claims", 0, "flags"), [], None),
        (("claims", 0, "flags", 0), "read_two_ways", "party_inferred"),
        (("claims", 0, "interval", "low"), 23, "24"),
        (("claims", 0, "interval", "open"), True, "false"),
        (("claims", 0, "interval", "open"), 0, "false"),
        (("claims", 0, "claimant", "voice"), "reds", "redland"),
        (("claims", 0, "claimant", "name"), "Red", "Reds"),
        (("claims", 0, "about", 0, "name"), "Blue", "Blues"),
        (("claims", 0, "battle", "name"), "Fight", "Fight at the Ford"),
        (("claims", 0, "battle", "id"), "x", "fight-at-the-ford"),
        (("claims", 0, "inflicted_by", 0, "name"), None, "Reds"),
        (("claims", 0, "occurred", "first_day"), 1, "693726"),
        (("claims", 0, "occurred", "first_day"), True, "693726"),
        (("claims", 0, "asserted", "latest"), "1900-01-01", "null"),
        (("claims", 0, "effective_date", "of"), "battle", "claim"),
        (("claims", 1, "effective_date", "latest"), None, "1900-05-11"),
        (("claims", 1, "phase"), "aftermath", "battle"),
        (("claims", 1, "superseded_by"), ["c000000000000009"], "[]"),
        (("claims", 0, "citations", 0, "source", "name"), "x", "Chronicle"),
        (("claims", 0, "citations", 0, "via", 0, "name"), "x", "Blues"),
        (("claims", 0, "citations", 0, "via", 0, "source", "name"), "x", "Letter"),
        (("claims", 0, "readings", 0, "instead", 0, "event", "name"), "x", "Crossing"),
        (("claims", 0, "readings", 0, "instead", 0, "occurred", "precision"), "day", "month"),
        (("claims", 0, "assessments", 0, "by", "name"), "x", "Gazette"),
        (("claims", 1, "by", 0, "name"), "x", "Blues"),
        (("claims", 2, "start", "place", "name"), "x", "Ford"),
        (("claims", 3, "place", "name"), "x", "Ford"),
        (("claims", 3, "event", "name"), "x", "Crossing"),
        (("conflict", "name"), "War", "River War"),
        (("date", "first_day"), 1, "693725"),
        (("date", "precision"), "year", "day"),
        (("place", "name"), "x", "Ford"),
        (("place", "lat"), 2, "1.5"),
        (("place", "countries"), [], '["RO"]'),
        (("result", "label"), "x", "a victory of the Blues"),
        (("result", "claim_count"), 3, "1"),
        (("result",), None, None),
        (("counts", "claims"), 5, "4"),
        (("sides", 0, "actors", 0, "id"), "blues", "reds"),
        (("sides", 0, "actors"), [], '[{"id": "reds", "name": "Reds"}]'),
        (("combatants", 0, "name"), "x", "Reds"),
        (("combatants", 0, "units", 0, "name"), "x", "Scouts"),
        (("combatants", 0, "commanders", 0, "name"), "x", "Colonel"),
        (("events", 0, "battle", "name"), "x", "Fight at the Ford"),
        (("events", 0, "place", "lon"), None, "2.5"),
        (("events", 0, "participants", 0, "name"), "x", "Reds"),
        (("events", 1, "part_of", "name"), None, "Crossing"),
        (("issues", 0, "code"), "sum_mismatch", "party_inferred"),
        (("issues",), [], None),
        (("sources", 0, "claim_count"), 9, "4"),
        (("sources", 1, "reached", "through", "name"), "x", "Chronicle"),
        (("actors", 0, "memberships", 0, "of", "name"), "x", "Redland"),
    ],
)
def test_a_computed_value_that_differs_is_refused_with_the_right_one(
    path: tuple[str | int, ...], wrong: object, right: str | None
) -> None:
    document = served(rich())
    *above, last = path
    before = leaf(document, *path)
    leaf(document, *above)[last] = wrong
    (fault,) = faults(document)
    assert (fault.where, fault.at) == ("record", "/" + "/".join(map(str, path)))
    assert fault.code == "computed_differs"
    assert fault.detail == "This is computed, and comes out otherwise. It need not be sent."
    text = before if isinstance(before, str) else json.dumps(before, ensure_ascii=False)
    assert fault.expected == (text,)
    assert right is None or fault.expected[0].startswith(right)


def test_every_difference_is_told_at_once() -> None:
    document = served(rich())
    document["counts"]["claims"] = 5
    document["claims"][0]["interval"] = {"low": 1, "high": 24, "sum": 3}
    document["events"][0]["battle"]["name"] = "x"
    assert [(one.at, one.code, one.expected) for one in faults(document)] == [
        ("/counts/claims", "computed_differs", ("4",)),
        ("/events/0/battle/name", "computed_differs", ("Fight at the Ford",)),
        ("/claims/0/interval/low", "computed_differs", ("24",)),
        ("/claims/0/interval/sum", "unknown_key", ("low", "high", "open", "lexicon", "tolerance")),
    ]


def test_a_changed_statement_shows_what_follows_from_it() -> None:
    document = served(rich())
    document["claims"][0]["quantity"] |= {"value": 25, "lower": 25, "upper": 25}
    assert [(one.at, one.expected) for one in faults(document)] == [
        (
            "/claims/0/summary",
            ("The Reds: 25 killed among 'the rebels', in this battle and 1 other, 11 May 1900",),
        ),
        ("/claims/0/interval/low", ("25",)),
        ("/claims/0/interval/high", ("25",)),
    ]


def test_broken_rules_and_differences_are_told_at_once() -> None:
    document = served(rich())
    document["claims"][2]["start"]["place"] = {"id": "forde", "name": "Ford"}
    document["counts"]["claims"] = 5
    document["claims"][0]["interval"]["low"] = 1
    document["date"]["precision"] = "year"
    assert [(one.at, one.code) for one in faults(document)] == [
        ("/claims/2/start/place", "unknown_reference"),
        ("/date/precision", "computed_differs"),
        ("/counts/claims", "computed_differs"),
        ("/claims/0/interval/low", "computed_differs"),
    ]


def test_copies_are_compared_where_one_stands_twice() -> None:
    document = served(rich())
    document["sources"].insert(0, document["sources"][0])
    document["sources"][2] = {**document["sources"][2], "claim_count": 9}
    assert [(one.at, one.code, one.expected) for one in faults(document)] == [
        ("/sources/1", "duplicate_id", ()),
        ("/sources/2/claim_count", "computed_differs", ("1",)),
    ]


def test_nothing_is_compared_where_the_shape_is_broken() -> None:
    document = served(rich())
    document["counts"]["claims"] = 5
    document["status"] = "public"
    document["events"][0]["participants"][0]["actor"] = "redz"
    assert [(one.at, one.code) for one in faults(document)] == [
        ("/status", "unknown_term"),
        ("/events/0/participants/0/actor", "unknown_reference"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("headline_",), "x", "unknown_key"),
        (("claims", 1, "interval"), {"low": 1}, "unknown_key"),
        (("claims", 0, "quantity", "interval"), 1, "unknown_key"),
        (("claims", 0, "about", 0, "actor"), {"id": "blues", "name": "Blues"}, "wrong_type"),
        (("conflict",), {"id": "river-war", "name": "River War", "kind": "war"}, "wrong_type"),
        (("conflict",), {"name": "River War"}, "wrong_type"),
        (("conflict",), {"id": 5}, "wrong_type"),
        (("claims", 0, "kind"), "rumour", "unknown_term"),
        (("claims", 0, "kind"), ["casualties"], "unknown_term"),
    ],
)
def test_what_neither_shape_has_is_refused_where_it_stands(
    path: tuple[str | int, ...], value: object, code: str
) -> None:
    document = served(rich())
    *above, last = path
    leaf(document, *above)[last] = value
    assert ("/" + "/".join(map(str, path)), code) in {
        (one.at, one.code) for one in faults(document)
    }


# What is taken off


def test_a_record_file_has_nothing_to_take_off() -> None:
    document = rich().model_dump(mode="json")
    assert lowered(document) == (document, {})


def test_what_is_computed_is_taken_off_with_its_path() -> None:
    document: Any = {
        "conflict": {"id": "river-war", "name": "River War"},
        "counts": {"claims": 1},
        "claims": [{"kind": "control", "place": {"id": "ford"}, "stance": None, "foo": 1}],
        "actors": [{"memberships": [{"of": {"id": "a", "name": None}, "from": "1900"}]}],
    }
    stated, computed = lowered(document)
    assert stated == {
        "conflict": "river-war",
        "claims": [{"kind": "control", "place": "ford", "foo": 1}],
        "actors": [{"memberships": [{"of": "a", "from": "1900"}]}],
    }
    assert computed == {
        ("conflict", "name"): "River War",
        ("counts",): {"claims": 1},
        ("claims", 0, "stance"): None,
        ("actors", 0, "memberships", 0, "of", "name"): None,
    }


@pytest.mark.parametrize("document", [None, 5, "x", [], [{"counts": 1}], {"claims": {"x": 1}}])
def test_what_is_no_record_is_left_alone(document: object) -> None:
    assert lowered(document) == (document, {})
