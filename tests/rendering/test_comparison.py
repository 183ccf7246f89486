"""Served comparisons: every member of the shape, names, and axes that are not asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import pytest

from battleapi.comparison.results import Comparison, Exchange, RatioRange
from battleapi.comparison.rules import Rules
from battleapi.model.calendars import day_of
from battleapi.model.checking import read_record_file
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, MethodName
from battleapi.model.vocabulary.records import Phase
from battleapi.rendering.cast import Cast
from battleapi.rendering.comparison import ServedComparison, served_comparison
from tests.records_of import claim_id
from tests.rendering.comparisons import a_cell, heard, the_comparison, the_record


def served(comparison: Comparison) -> Any:
    file = the_record()
    cast = Cast(file.record, file.registry)
    return json.loads(ServedComparison.of(comparison, 3, file.record, cast).model_dump_json())


def test_a_whole_comparison() -> None:
    nothing = {"low": None, "high": None, "open": False}
    assert served(the_comparison()) == {
        "battle": {"id": "fight-at-the-ford", "name": "Fight at the Ford"},
        "revision": 3,
        "kind": "casualties",
        "method": {"id": "range", "version": 1},
        "lexicon": {"id": "strict", "version": 1},
        "tolerance": {"id": "pct10", "version": 1},
        "body_counts": "as_stated",
        "basis": "any",
        "phase": ["battle"],
        "readings": [],
        "asserted_until": None,
        "by": ["party", "effect"],
        "axes": {
            "party": [
                {
                    "id": "blues",
                    "name": "Blues",
                    "side": 2,
                    "actors": [{"id": "blues", "name": "Blues"}],
                }
            ],
            "effect": [{"id": "killed", "effects": ["killed"]}],
            "population": [],
            "day": [],
            "event": [],
            "item_class": [],
            "strength_basis": [],
        },
        "cells": [
            {
                "party": "blues",
                "effect": "killed",
                "population": None,
                "day": None,
                "event": None,
                "item_class": None,
                "strength_basis": None,
                "parties": [{"id": "blues", "name": "Blues"}],
                "low": 4,
                "high": 28,
                "open": False,
                "value": None,
                "own": {"low": 4, "high": 4, "open": False},
                "enemy": {"low": 28, "high": 28, "open": False},
                "other": nothing,
                "gap": {"certain": 24, "possible": 24},
                "ratio": 7.0,
                "disputed": True,
                "dispute_gap": 2.536,
                "dispute_ratio": 7.0,
                "from_zero": False,
                "imprecision": 2.536,
                "grade": "disputed",
                "flags": ["read_two_ways"],
                "voices": [
                    {
                        "voice": "blues",
                        "name": "Blues",
                        "stance": "own",
                        "low": 4,
                        "high": 4,
                        "open": False,
                        "point": 4,
                        "words": ["four"],
                        "derived": False,
                        "flags": [],
                        "claims": [claim_id(1)],
                    },
                    {
                        "voice": "redland",
                        "name": "Redland",
                        "stance": "enemy",
                        "low": 28,
                        "high": 28,
                        "open": False,
                        "point": 28,
                        "words": [],
                        "derived": False,
                        "flags": [],
                        "claims": [claim_id(2)],
                    },
                ],
            }
        ],
        "totals": [
            {
                "effect": "killed",
                "item_class": None,
                "low": 4,
                "high": 28,
                "open": True,
                "mixed_voices": True,
                "missing": [{"id": "villagers", "name": "Villagers"}],
                "unresolved": [{"id": "~the-rebels", "name": "the rebels"}],
                "flags": ["mixed_voices"],
                "voices": [
                    {
                        "voice": "redland",
                        "name": "Redland",
                        "low": 28,
                        "high": None,
                        "open": True,
                        "missing": [
                            {"id": "villagers", "name": "Villagers"},
                            {"id": "greens", "name": "Greens"},
                        ],
                    }
                ],
            }
        ],
        "exchanges": [],
        "excluded": [
            {
                "claim": claim_id(3),
                "voice": "document:chronicle",
                "name": "Chronicle",
                "party": "blues",
                "effect": "killed",
                "words": [],
                "code": "restates",
                "of": [claim_id(1)],
                "text": "Says again what another claim says: four.",
            }
        ],
        "other_readings": [],
        "undated_kept": None,
    }


def test_what_was_chosen_is_said() -> None:
    rules = Rules(
        kind=ClaimKind.MATERIEL,
        by=(Axis.EVENT,),
        phases=(Phase.BACKGROUND, Phase.BATTLE),
        readings=("other-way",),
        asserted_until=day_of(-489, 9, 12),
    )
    shown = served(the_comparison(rules=rules, cells=(), values={}, excluded=()))
    assert (shown["kind"], shown["by"]) == ("materiel", ["item_class", "event"])
    assert shown["phase"] == ["background", "battle"]
    assert (shown["readings"], shown["asserted_until"]) == (["other-way"], "-0489-09-12")


def test_axes_have_names_and_a_place_for_what_is_not_said() -> None:
    keys = {Axis.PARTY: None, Axis.EFFECT: "killed_or_wounded", Axis.EVENT: "crossing"}
    values = {Axis.PARTY: (None,), Axis.EFFECT: ("killed_or_wounded",), Axis.EVENT: ("crossing",)}
    shown = served(
        replace(
            the_comparison(),
            values=MappingProxyType(values),
            cells=(a_cell(keys, heard("blues", 2, None, 1)),),
        )
    )
    assert shown["axes"]["party"] == [{"id": None, "name": None, "side": None, "actors": []}]
    assert shown["axes"]["effect"] == [
        {"id": "killed_or_wounded", "effects": ["killed", "wounded"]}
    ]
    assert shown["axes"]["event"] == [{"id": "crossing", "name": "Crossing"}]
    (cell,) = shown["cells"]
    assert (cell["party"], cell["effect"], cell["event"]) == (
        None,
        "killed_or_wounded",
        "crossing",
    )
    assert (cell["voices"][0]["high"], cell["voices"][0]["open"]) == (None, True)


def test_exchanges_are_told_account_by_account() -> None:
    no = RatioRange(None, None, None)
    ratio = RatioRange(4.0, 3.5, None)
    made = [
        Exchange(account, "blues", "reds", "killed", ratio, no, no, (claim_id(1),))
        for account in ("redland", "admissions")
    ]
    shown = served(the_comparison(exchanges=tuple(made)))["exchanges"]
    assert shown[0] == {
        "account": "redland",
        "name": "Redland",
        "of": {"id": "blues", "name": "Blues"},
        "to": {"id": "reds", "name": "Reds"},
        "effect": "killed",
        "loss_exchange": {"value": 4.0, "low": 3.5, "high": None},
        "fractional_exchange": {"value": None, "low": None, "high": None},
        "force": {"value": None, "low": None, "high": None},
        "claims": [claim_id(1)],
    }
    assert (shown[1]["account"], shown[1]["name"]) == ("admissions", None)


def of_ber(**chosen: Any) -> ServedComparison:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
    return served_comparison(file.record, file.registry, 1, Rules(**chosen))


def test_readings_that_are_not_chosen_are_told_with_their_claims() -> None:
    def told(**chosen: Any) -> dict[str, int]:
        return {one.id: len(one.claims) for one in of_ber(**chosen).other_readings}

    jnim_and_cma, ambush = "armed-terrorist-groups-jnim-and-cma", "jnim-speaks-of-the-ambush"
    by_default = {
        jnim_and_cma: 3,
        ambush: 3,
        "dozens-of-each": 1,
        "losses-include-materiel": 1,
    }
    assert told() == by_default
    (dozens,) = (one for one in of_ber().other_readings if one.id == "dozens-of-each")
    assert dozens.claims == ("c2w5a8e1j4s7n0rd",)
    # JNIM's dozens are read by the first now, and by no other.
    assert told(readings=("dozens-of-each",)) == {
        jnim_and_cma: 3,
        ambush: 2,
        "losses-include-materiel": 1,
    }
    assert told(phases=(Phase.BACKGROUND,)) == {
        "the-seven-were-killed": 1,
        "the-seven-were-wounded": 1,
    }
    # A claim on casualties may be of equipment as well.
    assert told(kind=ClaimKind.MATERIEL) == {
        "communique-of-the-army": 1,
        ambush: 1,
        "losses-include-materiel": 1,
    }
    assert told(kind=ClaimKind.STRENGTH) == {}


@pytest.mark.parametrize("method", MethodName)
def test_totals_and_exchanges_are_the_same_by_every_method(method: MethodName) -> None:
    by_range, by_method = of_ber(), of_ber(method=method)
    assert (by_range.totals[0].low, by_range.totals[0].high) == (11, 35)
    assert len(by_range.exchanges) == 2
    assert by_method.totals == by_range.totals
    assert by_method.exchanges == by_range.exchanges


def test_a_served_comparison_has_no_defaults() -> None:
    schema = ServedComparison.model_json_schema(mode="serialization")
    for name, one in {"": schema, **schema["$defs"]}.items():
        assert set(one.get("properties", {})) == set(one.get("required", [])), name
