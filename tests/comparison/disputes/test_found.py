"""The disputes of a record: Ber as specified, and small records in which one thing is otherwise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import MOST, confrontation, disputes, disputes_found
from battleapi.comparison.disputes import grounds as grounds_module
from battleapi.comparison.results import Dispute
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span, dispute_gap
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, PartyBasis, Verdict
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName
from battleapi.model.vocabulary.records import Phase
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_source,
    a_speaker,
    an_actor,
    an_event,
    at_least,
    claim_id,
    dozens,
    the_actors,
    the_sources,
)

ARMED_GROUPS = "armed-terrorist-groups-jnim-and-cma"
AMBUSH = "jnim-speaks-of-the-ambush"
LOSSES = "losses-include-materiel"
FIRST_DAY, SECOND_DAY = a_date("1900-05-10"), a_date("1900-05-11")


@pytest.fixture(scope="module")
def ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


def disputes_in(file: RecordFile, *verdicts: str, **rules: Any) -> tuple[Dispute, ...]:
    wanted = [Verdict(one) for one in verdicts] or list(Verdict)
    return disputes(file.record, file.registry, Rules(**rules), wanted)


def about(found: Sequence[Dispute], party: str | None, effect: str | None = None) -> Dispute:
    (one,) = (one for one in found if one.party == party and effect in (None, one.effect))
    return one


def voices_of(dispute: Dispute) -> set[str]:
    return {one.voice for one in (*dispute.a, *dispute.b)}


def depends_on(dispute: Dispute) -> list[tuple[str, str | None]]:
    return [(one.code, one.reading or one.term) for one in dispute.depends_on]


def said(number: int, voice: str | None, count: int | Document, **changes: Any) -> Document:
    """A figure of the killed blues; the chronicle's without a voice."""
    quantity = a_quantity(count) if isinstance(count, int) else count
    return a_claim(number=number, claimant=a_speaker(voice), quantity=quantity, **changes)


# Ber


def test_v1_the_dead_of_jnim(ber: RecordFile) -> None:
    found, by_reading = disputes_in(ber, "contradicts")
    assert (found.reading, by_reading.reading) == (None, ARMED_GROUPS)
    assert (found.verdict, found.relation, found.reason, found.kind) == (
        "contradicts",
        "same_cell",
        "disjoint",
        "casualties",
    )
    assert (found.party, found.effect, found.event, found.date.edtf) == (
        "jnim",
        "killed",
        None,
        "2023-08-11/2023-08-12",
    )
    (own,), (enemy,) = found.a, found.b
    assert (own.voice, own.stance, own.span, own.words, own.derived, own.claims) == (
        "jnim",
        "own",
        (4, 4),
        ("four",),
        False,
        ("c8x3f6t1q0r7b2gd",),
    )
    assert (enemy.voice, enemy.stance, enemy.span, enemy.words, enemy.derived, enemy.claims) == (
        "mali",
        "enemy",
        (28, 28),
        ("four", "twenty-four"),
        True,
        ("c4n9j5w2c7v0k8ys", "c5q2m9x4kd1v0t7a"),
    )
    assert "party_inferred" in enemy.flags
    assert found.independence == "not_established"
    # That bodies were counted decides nothing: more than 28 contradicts 4 as well.
    assert depends_on(found) == [
        ("party_inferred", None),
        ("reading", AMBUSH),
        ("reading", ARMED_GROUPS),
    ]
    assert found.depends_on[0].claims == ("c4n9j5w2c7v0k8ys", "c5q2m9x4kd1v0t7a")
    assert found.rest.span is None


def test_v1_by_stated_parties_alone(ber: RecordFile) -> None:
    assert disputes_in(ber, "contradicts", basis=PartyBasis.STATED) == ()
    found = about(
        disputes_in(ber, "compatible_if", basis=PartyBasis.STATED), "~armed-terrorist-groups"
    )
    assert (found.relation, found.reason) == ("inside", "rest_is_possible")
    assert [(one.party, one.span) for one in (*found.a, *found.b)] == [
        ("jnim", (4, 4)),
        ("~armed-terrorist-groups", (28, 28)),
    ]
    # Others that the label means, whoever they are.
    assert (found.rest.party, found.rest.effect, found.rest.span) == (None, "killed", (24, 24))
    assert ("party_inferred", None) not in depends_on(found)
    assert ("body_count", None) in depends_on(found)


def test_v1b_jnim_speaks_of_the_ambush(ber: RecordFile) -> None:
    assert disputes_in(ber, "contradicts", readings=(AMBUSH,)) == ()
    found = about(disputes_in(ber, readings=(AMBUSH,)), "jnim")
    assert (found.verdict, found.relation, found.reason) == ("agrees", "same_cell", "meet")
    assert [one.span for one in (*found.a, *found.b)] == [(4, 4), (4, 4)]
    assert found.date.edtf == "2023-08-11"


def test_v1c_the_groups_are_jnim_and_the_cma(ber: RecordFile) -> None:
    (found,) = disputes_in(ber, "contradicts", readings=(ARMED_GROUPS,))
    assert (found.relation, found.reason, found.party, found.effect) == (
        "group",
        "highs_sum_under_low",
        "cma,jnim",
        "killed",
    )
    assert [(one.voice, one.party, one.effect, one.span) for one in found.a] == [
        ("jnim", "jnim", "killed", (4, 4)),
        ("cma", "cma", "killed", (0, 0)),
    ]
    assert found.a[1].words == ("did not take any losses",)
    assert "bounded" in found.a[1].flags
    assert [(one.voice, one.party, one.span, one.derived) for one in found.b] == [
        ("mali", "cma,jnim", (28, 28), True)
    ]
    # The reader has chosen the party: the document infers it no longer. That the CMA may have lost
    # equipment as well decides nothing about its dead.
    assert depends_on(found) == [("reading", AMBUSH), ("reading", ARMED_GROUPS)]
    # Every pair is compatible.
    pairs = [
        one
        for one in disputes_in(ber, "compatible_if", readings=(ARMED_GROUPS,))
        if one.party == "cma,jnim"
    ]
    assert [(one.a[0].voice, one.rest.party, one.rest.span) for one in pairs] == [
        ("cma", "jnim", (28, 28)),
        ("jnim", "cma", (24, 24)),
        ("resident-of-ber", "jnim", (24, 24)),
    ]


def test_v3_dozens_of_the_army_and_of_wagner(ber: RecordFile) -> None:
    joint = "malian-armed-forces,wagner-group"
    found = about(disputes_in(ber, "compatible_if"), joint)
    (own,), (enemy,) = found.a, found.b
    assert (own.voice, own.party, own.effect, own.span, own.derived) == (
        "mali",
        "malian-armed-forces",
        "killed_or_wounded",
        (15, 15),
        True,
    )
    assert own.words == ("one", "four", "six", "four")
    assert (enemy.voice, enemy.span) == ("jnim", (24, None))
    assert (found.rest.party, found.rest.effect, found.rest.span, found.rest.day) == (
        "wagner-group",
        "killed_or_wounded",
        (9, None),
        None,
    )
    assert ("term", "dozens") in depends_on(found)
    # Of the ambush: the army's 5 of that day hold those of the ambush.
    ambush = about(disputes_in(ber, "compatible_if", readings=(AMBUSH,)), joint)
    assert (ambush.a[0].span, ambush.a[0].derived) == ((0, 5), True)
    assert "bounded" in ambush.a[0].flags
    assert (ambush.rest.party, ambush.rest.span) == ("wagner-group", (19, None))
    # ACLED's lexicon has no wounded.
    for other in disputes_in(ber, lexicon=LexiconName.ACLED):
        assert other.party != joint


def test_v4_the_cma_lost_nobody_and_nothing(ber: RecordFile) -> None:
    found = about(disputes_in(ber), "cma")
    assert (found.verdict, found.a[0].voice, found.b[0].voice) == (
        "compatible",
        "resident-of-ber",
        "cma",
    )
    # That none of the battle are none of its first day needs no saying.
    assert (found.a[0].when.day, found.rest.span) == ("2023-08-12", None)
    assert found.independence == "not_established"
    (vehicle,) = disputes_in(ber, "contradicts", kind=ClaimKind.MATERIEL, readings=(LOSSES,))
    # Where it is not chosen, it is told that only this reading makes them contradict each other.
    assert disputes_in(ber, kind=ClaimKind.MATERIEL) == (replace(vehicle, reading=LOSSES),)
    assert vehicle.reading is None
    assert (vehicle.reason, vehicle.party, vehicle.effect, vehicle.kind) == (
        "part_exceeds_whole",
        "cma",
        "lost",
        "materiel",
    )
    assert [(one.voice, one.effect, one.span) for one in (*vehicle.a, *vehicle.b)] == [
        ("resident-of-ber", "destroyed", (1, 1)),
        ("cma", "lost", (0, 0)),
    ]
    assert depends_on(vehicle) == [("reading", LOSSES)]


def test_v9_outcomes_stand_beside_figures(ber: RecordFile) -> None:
    found = disputes_in(ber, "compatible", "entailed_by")
    assert [(one.verdict, one.reason, one.kind) for one in found] == [
        ("compatible", "rest_is_possible", "casualties"),
        ("compatible", "other_scope", "outcome"),
        ("entailed_by", "implied_outcome", "outcome"),
    ]
    assert disputes_in(ber, "compatible", kind=ClaimKind.STRENGTH) == ()
    assert {one.independence for one in found} == {"not_established"}


def test_contradictions_come_first_then_one_verdict_after_the_other(ber: RecordFile) -> None:
    found = disputes_in(ber)
    assert [(one.verdict, one.reading) for one in found] == [
        ("contradicts", None),
        ("contradicts", ARMED_GROUPS),
        ("compatible_if", None),
        ("compatible", None),
        ("compatible", None),
        ("entailed_by", None),
    ]
    assert disputes_in(ber, phases=(Phase.AFTERMATH,)) == ()


def test_what_there_is_only_by_a_reading_is_told_with_it(ber: RecordFile) -> None:
    _, found = disputes_in(ber, "contradicts")
    (chosen,) = disputes_in(ber, "contradicts", readings=(ARMED_GROUPS,))
    assert found == replace(chosen, reading=ARMED_GROUPS)
    assert (found.relation, found.party, found.reason) == (
        "group",
        "cma,jnim",
        "highs_sum_under_low",
    )
    assert [(one.voice, one.span) for one in (*found.a, *found.b)] == [
        ("jnim", (4, 4)),
        ("cma", (0, 0)),
        ("mali", (28, 28)),
    ]
    assert depends_on(found) == [("reading", AMBUSH), ("reading", ARMED_GROUPS)]
    assert disputes_in(ber, "contradicts", readings=(AMBUSH,)) == ()
    assert all(one.reading is None for one in disputes_in(ber, "compatible_if", "agrees"))


# Small records


def test_a_contradiction_of_several_readings_is_told_of_the_first_by_name() -> None:
    other = a_quantity(40)
    readings = [a_reading({"quantity": other}, id=one) for one in ("forty", "two-score")]
    file = a_record(said(1, "blues", 4, readings=readings), said(2, "reds", 4))
    (found,) = disputes_in(file, "contradicts")
    assert (found.reading, found.a[0].span, found.b[0].span) == ("forty", (4, 4), (40, 40))
    # What a claim says by a reading that is chosen it says by no other.
    assert disputes_in(file, "contradicts", readings=("forty",)) == (replace(found, reading=None),)


def test_a_contradiction_of_several_readings_is_told_of_the_widest() -> None:
    twenty = [a_reading({"quantity": a_quantity(20)}, id="a-score")]
    hundreds = [a_reading({"quantity": a_quantity(300)}, id="three-hundred")]
    claims = [said(1, "blues", 10, readings=twenty), said(2, "reds", 10, readings=hundreds)]
    for some in (claims, claims[::-1]):
        (found,) = disputes_in(a_record(*some), "contradicts")
        assert (found.reading, found.b[0].span) == ("three-hundred", (300, 300))


def test_what_is_passed_over_as_read_is_not_only_by_a_reading() -> None:
    other_day = [a_reading({"occurred": SECOND_DAY})]
    file = a_record(
        said(1, "reds", 28, occurred=FIRST_DAY, readings=other_day),
        said(2, "blues", 4, occurred=FIRST_DAY),
        said(3, "blues", 10),
        date=a_date("1900-05-10/1900-05-11"),
    )
    # That 28 of a day are more than 10 of both is so whichever day it is.
    (found,) = disputes_in(file, "contradicts")
    assert (found.reading, found.a[0].span, found.b[0].span) == (None, (4, 4), (28, 28))


def test_a_contradiction_that_there_is_anyway_is_told_once() -> None:
    readings = [a_reading({"quantity": a_quantity(40)})]
    file = a_record(said(1, "blues", 4, readings=readings), said(2, "reds", 9))
    (found,) = disputes_in(file, "contradicts")
    assert (found.reading, found.a[0].span) == (None, (4, 4))


@pytest.mark.parametrize(("count", "capped"), [(8, False), (9, True)])
def test_no_more_readings_are_tried_than_eight(count: int, capped: bool) -> None:
    claims: list[Document] = []
    for n in range(count):
        day, forty = a_date(f"1900-05-{10 + n}"), {"quantity": a_quantity(40)}
        readings = [a_reading(forty, id=f"forty-on-day-{n}")]
        claims += [
            said(2 * n + 1, "blues", 4, occurred=day, readings=readings),
            said(2 * n + 2, "reds", 4, occurred=day),
        ]
    file = a_record(*claims, date=a_date("1900-05-10/1900-05-18"))
    found = disputes_found(file.record, file.registry, verdicts=[Verdict.CONTRADICTS])
    assert {one.reading for one in found.cases} == {f"forty-on-day-{n}" for n in range(8)}
    assert found.capped is capped


def test_the_event_and_day_of_what_each_says_is_told() -> None:
    events = [an_event("crossing")]
    file = a_record(
        said(1, "reds", 11, event="crossing"),
        said(2, "blues", 4, event="crossing"),
        said(3, None, 2),
        date=a_date("1900-05-10/1900-05-11"),
        events=events,
    )
    found = disputes_in(file, "contradicts")
    told = {(one.voice, one.when) for each in found for one in (*each.a, *each.b)}
    assert told == {
        ("redland", ("crossing", "1900-05-10")),
        ("blues", ("crossing", "1900-05-10")),
        ("document:chronicle", (None, None)),
    }


def test_v2_one_on_the_first_day_of_seven() -> None:
    file = a_record(
        said(1, "blues", 1, occurred=FIRST_DAY),
        said(2, "blues", 6, occurred=SECOND_DAY),
        said(3, None, 7),
    )
    first, second, both = sorted(disputes_in(file), key=lambda one: one.a[0].span or (0, 0))
    assert (first.verdict, first.rest.party, first.rest.effect) == (
        "compatible_if",
        "blues",
        "killed",
    )
    assert (first.rest.span, first.rest.day) == ((6, 6), "1900-05-11")
    assert (second.rest.span, second.rest.day) == ((1, 1), "1900-05-10")
    assert (both.verdict, both.relation, both.a[0].derived or both.b[0].derived) == (
        "agrees",
        "same_cell",
        True,
    )


def test_v3b_several_against_exactly_two() -> None:
    several = a_quantity(None, "several", qualifier="indefinite", term="several")
    file = a_record(said(1, "blues", several), said(2, None, 2))
    (found,) = disputes_in(file, "contradicts")
    assert [one.span for one in (*found.a, *found.b)] == [(2, 2), (3, None)]
    assert depends_on(found) == [("term", "several")]
    assert disputes_in(file, lexicon=LexiconName.NONE) == ()


def test_v12_equal_figures_of_likely_one_origin_do_not_corroborate() -> None:
    sources = [*the_sources(), a_source("annals")]
    values = [("killed", 3_903), ("wounded", 18_735)]
    claims = [
        a_claim(
            number=2 * n + m,
            effects=[effect],
            quantity=a_quantity(count),
            citations=[{"source": source}],
        )
        for n, (effect, count) in enumerate(values)
        for m, source in enumerate(("chronicle", "annals"), 1)
    ]
    found = disputes_in(a_record(*claims, sources=sources))
    assert [(one.verdict, one.independence) for one in found] == [
        ("agrees", "likely_common_origin")
    ] * 2


def test_v12_killed_and_casualties() -> None:
    vicksburg = a_record(
        said(1, "blues", 3_202, effects=["killed", "wounded"]),
        said(2, None, 32_697, effects=["casualty"]),
    )
    (found,) = disputes_in(vicksburg)
    assert (found.verdict, found.rest.span) == ("compatible_if", (29_495, 29_495))
    assert (found.rest.party, found.rest.effect) == ("blues", None)
    too_many = a_record(said(1, "blues", 500), said(2, None, 300, effects=["casualty"]))
    (found,) = disputes_in(too_many)
    assert (found.verdict, found.reason) == ("contradicts", "part_exceeds_whole")


def test_the_widest_gap_is_the_first() -> None:
    file = a_record(
        said(1, "blues", 10),
        said(2, None, 21),
        said(3, "blues", 2, effects=["wounded"]),
        said(4, None, 41, effects=["wounded"]),
        said(5, "blues", 7, effects=["captured"]),
        said(6, None, 15, effects=["captured"]),
    )
    # log2(42 / 3) = 3.807; log2(16 / 8) = 1 and log2(22 / 11) = 1, then by effect.
    found = disputes_in(file, "contradicts")
    assert [one.effect for one in found] == ["wounded", "captured", "killed"]


def test_a_part_is_not_told_of_where_the_wholes_contradict() -> None:
    file = a_record(
        said(1, "blues", 9, occurred=FIRST_DAY),
        said(2, "blues", 30, occurred=SECOND_DAY),
        said(3, None, 4),
    )
    (found,) = disputes_in(file)
    assert (found.relation, found.b[0].span) == ("same_cell", (39, 39))


def test_of_parts_and_wholes_the_closest_are_told() -> None:
    file = a_record(
        said(1, "blues", 51, occurred=FIRST_DAY),
        said(2, None, 21),
        said(3, None, 31, effects=["killed", "wounded"]),
    )
    found = disputes_in(file, "contradicts")
    assert [(one.a[0].span, one.b[0].span) for one in found] == [((51, 51), (21, 21))]
    file = a_record(
        said(1, "blues", 1, occurred=FIRST_DAY),
        said(2, None, 21),
        said(3, None, 31, effects=["killed", "wounded"]),
    )
    found = disputes_in(file, "compatible_if")
    assert [(one.a[0].span, one.b[0].span) for one in found] == [((1, 1), (21, 21))]


def test_scopes_that_cross_are_not_comparable() -> None:
    file = a_record(
        said(1, "blues", 5, occurred=FIRST_DAY, effects=["killed", "wounded"]),
        said(2, None, 3),
        said(3, "blues", 5, effects=["wounded"]),
    )
    (found,) = disputes_in(file, "not_comparable")
    assert (found.relation, found.reason) == ("crossed", "crossed_scopes")
    assert [one.span for one in (*found.a, *found.b)] == [(3, 3), (5, 5)]


def test_one_voice_is_not_in_dispute_with_itself() -> None:
    claims = [said(1, "blues", 5), said(2, "blues", 51), said(3, "blues", 12), said(4, "blues", 51)]
    (found,) = disputes_in(a_record(*claims))
    (turned,) = disputes_in(a_record(*reversed(claims)))
    assert (turned.a, turned.b) == (found.a, found.b)
    assert (found.verdict, found.relation, found.reason) == (
        "self_inconsistent",
        "same_cell",
        "disjoint",
    )
    assert [one.span for one in (*found.a, *found.b)] == [(5, 5), (51, 51)]
    assert found.independence == "dependent"
    part = a_record(said(1, "blues", 8), said(2, "blues", 3, effects=["casualty"]))
    (found,) = disputes_in(part)
    assert (found.verdict, found.relation, found.reason) == (
        "self_inconsistent",
        "inside",
        "part_exceeds_whole",
    )


def test_what_a_brigade_lost_is_not_what_its_army_lost() -> None:
    brigade = {"about": [a_party("scouts")]}
    army = {"about": [a_party("reds")]}
    file = a_record(said(1, "blues", 301, **brigade), said(2, None, 2_001, **army))
    (found,) = disputes_in(file)
    assert (found.verdict, found.a[0].party, found.b[0].party) == (
        "compatible_if",
        "scouts",
        "reds",
    )
    # The army without its scouts has no name.
    assert (found.rest.party, found.rest.span) == (None, (1_700, 1_700))


def test_a_count_of_bodies_matters_where_it_is_the_lower() -> None:
    file = a_record(
        said(1, "reds", 4, count_basis="body_count"),
        said(2, None, 28),
    )
    (found,) = disputes_in(file, "contradicts")
    assert depends_on(found) == [("body_count", None)]
    assert disputes_in(file, "contradicts", body_counts=BodyCounts.MINIMUM) == ()


def test_sources_that_mean_different_things_by_casualties() -> None:
    def meaning(source: str, *effects: str) -> Document:
        return a_source(source, casualty_definition={"at_least": list(effects)})

    wide = meaning("annals", "killed", "wounded", "missing")
    claims = [
        said(1, None, 9, effects=["casualty"]),
        said(2, None, 41, effects=["casualty"], citations=[{"source": "annals"}]),
    ]
    for narrow, expected in (
        (meaning("chronicle", "killed", "wounded"), [("casualty_definition", None)]),
        (meaning("chronicle", "killed", "wounded", "missing"), []),
        (a_source("chronicle"), []),
    ):
        file = a_record(*claims, sources=[narrow, the_sources()[1], wide])
        (found,) = disputes_in(file, "contradicts")
        assert depends_on(found) == expected
    assert found.relation == "same_cell"


def test_what_a_source_counts_as_casualties_is_what_it_is_the_whole_of() -> None:
    wide = {"at_least": ["killed", "wounded", "missing"]}
    sources = [*the_sources(), a_source("annals", casualty_definition=wide)]
    claims = [
        said(1, None, 12, effects=["casualty"]),
        said(2, None, 12, effects=["casualty"], citations=[{"source": "annals"}]),
        said(3, "blues", 127, effects=["missing"]),
    ]
    file = a_record(*claims, sources=sources)
    (found,) = disputes_in(file, "contradicts")
    assert (found.reason, found.b[0].voice) == ("part_exceeds_whole", "document:annals")
    # What the other means by casualties need not have the missing in it.
    (other,) = disputes_in(a_record(claims[0], claims[2], sources=sources))
    assert (other.verdict, other.relation) == ("not_comparable", "crossed")


def test_a_later_round_is_another_voice() -> None:
    file = a_record(
        said(1, "blues", 5, asserted=a_date("1900-06-01")),
        said(2, "blues", 51, asserted=a_date("1950-06-01")),
        a_claim("outcome", 3, claimant=a_speaker("blues"), asserted=a_date("1900-06-01")),
        a_claim(
            "outcome",
            4,
            claimant=a_speaker("blues"),
            asserted=a_date("1950-06-01"),
            type="draw",
            by=[],
            about=[],
        ),
    )
    figures, outcomes = disputes_in(file, "contradicts")
    for found in (figures, outcomes):
        assert [one.voice for one in (*found.a, *found.b)] == ["blues", "blues@1950"]
    until = 693_961 + 500
    assert disputes_in(file, "contradicts", asserted_until=until) == ()


def test_outcomes_that_say_again_what_others_say_are_left_out() -> None:
    again = {"related": [{"type": "restates", "claim": claim_id(1)}]}
    lost = {"type": "victory", "by": ["reds"], "about": [a_party("reds")]}
    file = a_record(
        a_claim("outcome", 1, **lost),
        a_claim("outcome", 2, claimant=a_speaker("blues")),
        a_claim("outcome", 3, claimant=a_speaker("reds"), **lost, **again),
    )
    (found,) = disputes_in(file)
    assert [one.claims for one in (*found.a, *found.b)] == [(claim_id(2),), (claim_id(1),)]


def test_outcomes_of_sources_that_derive_from_each_other_are_dependent() -> None:
    sources = [*the_sources(), a_source("annals", derives_from=["chronicle"])]
    file = a_record(
        a_claim("outcome", 1),
        a_claim("outcome", 2, citations=[{"source": "annals"}]),
        sources=sources,
    )
    (found,) = disputes_in(file)
    assert (found.verdict, found.independence) == ("agrees", "dependent")


def test_outcomes_by_the_reading_chosen() -> None:
    draw = a_reading({"type": "draw", "by": [], "about": []}, id="a-draw")
    file = a_record(
        a_claim("outcome", 1, readings=[draw]),
        a_claim("outcome", 2, claimant=a_speaker("blues")),
    )
    (found,) = disputes_in(file, readings=("a-draw",))
    assert (found.verdict, depends_on(found)) == ("contradicts", [("reading", "a-draw")])
    assert [(one.verdict, one.reading) for one in disputes_in(file)] == [
        ("contradicts", "a-draw"),
        ("agrees", None),
    ]


def things(number: int, voice: str, item: str, count: int, **changes: Any) -> Document:
    """Vehicles that the blues lost for good."""
    said_of = {"item": item, "item_class": "vehicle", "effects": ["destroyed"]}
    return a_claim(
        "materiel",
        number,
        claimant=a_speaker(voice),
        quantity=a_quantity(count),
        **said_of | changes,
    )


def test_a_voice_that_lists_one_thing_is_told_of_once() -> None:
    file = a_record(
        things(1, "blues", "trucks", 3),
        things(2, "blues", "jeeps", 1, effects=["captured"]),
        things(3, "reds", "vehicles", 21),
    )
    (found,) = disputes_in(file, kind=ClaimKind.MATERIEL)
    assert (found.verdict, found.relation) == ("contradicts", "same_cell")
    assert [one.span for one in (*found.a, *found.b)] == [(3, 3), (21, 21)]


def test_things_that_are_listed_are_added_up() -> None:
    file = a_record(
        things(1, "blues", "trucks", 3, occurred=FIRST_DAY),
        things(2, "blues", "jeeps", 4, occurred=FIRST_DAY),
        things(3, "reds", "cars", 18, occurred=FIRST_DAY, event="crossing"),
        things(4, "villagers", "cars", 18, occurred=SECOND_DAY),
        events=[an_event()],
    )
    (found,) = disputes_in(file, "contradicts", kind=ClaimKind.MATERIEL)
    assert [(one.span, one.derived) for one in (*found.a, *found.b)] == [
        ((18, 18), False),
        ((7, 7), True),
    ]


def test_figures_of_one_event_are_told_with_it() -> None:
    file = a_record(
        said(1, "blues", 5, event="crossing"),
        said(2, None, 51, event="crossing"),
        events=[an_event()],
    )
    (found,) = disputes_in(file)
    assert (found.event, found.date.edtf) == ("crossing", "1900-05-10")


def test_what_is_left_of_a_battle_without_an_event_is_a_rest() -> None:
    events = [an_event("crossing"), an_event("retreat", date=SECOND_DAY)]
    file = a_record(said(1, "reds", 11, event="crossing"), said(2, None, 21), events=events)
    (found,) = disputes_in(file, "compatible_if")
    # Not that the killed of the blues were ten: they are 21.
    assert (found.rest.party, found.rest.effect, found.rest.day) == ("blues", None, None)
    assert found.rest.span == (10, 10)


def test_a_sum_that_contradicts_is_told_once_and_not_as_a_group_as_well() -> None:
    file = a_record(
        said(1, "blues", 4),
        said(2, "blues", 6, effects=["wounded"]),
        said(3, None, 8, effects=["killed", "wounded"]),
    )
    (found,) = disputes_in(file, "contradicts")
    assert (found.relation, found.a[0].span, found.b[0].span) == ("same_cell", (8, 8), (10, 10))
    # Of casualties the sum is a part.
    file = a_record(
        said(1, "blues", 4),
        said(2, "blues", 6, effects=["wounded"]),
        said(3, None, 8, effects=["casualty"]),
        said(4, "villagers", 10, effects=["killed", "wounded"]),
    )
    both = [one for one in disputes_in(file, "contradicts") if "blues" in voices_of(one)]
    assert [(one.relation, one.a[0].span, one.b[0].span) for one in both] == [
        ("inside", (10, 10), (8, 8))
    ]


def test_a_voice_whose_parts_are_not_its_whole() -> None:
    file = a_record(
        said(1, "blues", 1, occurred=FIRST_DAY),
        said(2, "blues", 6, occurred=SECOND_DAY),
        said(3, "blues", 9),
    )
    (found,) = disputes_in(file)
    assert (found.verdict, found.relation, found.reason, found.independence) == (
        "self_inconsistent",
        "group",
        "highs_sum_under_low",
        "dependent",
    )
    assert [one.span for one in (*found.a, *found.b)] == [(1, 1), (6, 6), (9, 9)]
    file = a_record(
        said(1, "blues", 5, occurred=FIRST_DAY),
        said(2, "blues", 6, occurred=SECOND_DAY),
        said(3, "blues", 9),
    )
    (found,) = disputes_in(file)
    assert (found.verdict, found.reason) == ("self_inconsistent", "lows_sum_over_high")


def test_nothing_is_asked_of_the_rest_where_two_contradict_each_other_about_the_whole() -> None:
    both = {"about": [a_party("reds"), a_party("greys")]}
    file = a_record(
        said(1, "blues", 4, **both),
        said(2, "villagers", 20, **both),
        combatants=[a_combatant("blues", 1), a_combatant("reds", 2), a_combatant("greys", 2)],
        actors=[*the_actors(), an_actor("greys")],
    )
    assert [one.verdict for one in disputes_in(file)] == ["contradicts"]


# However much there is


def many_voices(counts: Sequence[int]) -> list[Document]:
    """The dead of the blues by as many documents as there are counts."""
    return [
        a_claim(number=n + 1, citations=[a_citation(f"paper-{n}")], quantity=a_quantity(count))
        for n, count in enumerate(counts)
    ]


def papers(count: int) -> list[Document]:
    return [*the_sources(), *(a_source(f"paper-{n}") for n in range(count))]


def test_of_very_many_contradictions_the_widest_are_told() -> None:
    claims = many_voices([1_111 + 200 * n for n in range(150)])
    found = [
        disputes_found(file.record, file.registry, Rules(), ("contradicts",))  # type: ignore[arg-type]
        for file in (
            a_record(*claims, sources=papers(150)),
            a_record(*reversed(claims), sources=papers(150)),
        )
    ]
    # All of the 11,175 pairs but those that rounding explains.
    assert [(len(one.cases), one.capped) for one in found] == [(MOST, True), (MOST, True)]
    assert [one.who for one in found[0].cases] == [one.who for one in found[1].cases]
    gaps = [one.gap for one in found[0].cases]
    assert gaps == sorted(gaps, reverse=True)
    (widest,) = found[0].written(0, 1)
    assert [one.span for one in (*widest.a, *widest.b)] == [(1_111, 1_111), (30_911, 30_911)]
    assert len(found[0].written(MOST - 3, 50)) == 3


def test_of_very_many_voices_that_agree_the_first_are_told() -> None:
    claims = many_voices([1_234] * 160)
    told = []
    for order in (claims, claims[::-1]):
        file = a_record(*order, sources=papers(160))
        found = disputes_found(file.record, file.registry)
        assert (len(found.cases), found.capped) == (MOST, True)
        told.append([one.who for one in found.cases])
        # Nothing that was not looked at could contradict.
        none = disputes_found(file.record, file.registry, Rules(), ("contradicts",))  # type: ignore[arg-type]
        assert (none.cases, none.capped) == ((), False)
    assert told[0] == told[1]


def test_of_very_many_outcomes_the_first_are_told() -> None:
    claims = [a_claim("outcome", n + 1, citations=[a_citation(f"paper-{n}")]) for n in range(160)]
    draw = {"type": "draw", "by": [], "about": []}
    claims.append(a_claim("outcome", 161, claimant=a_speaker("reds"), **draw))
    file = a_record(*claims, sources=papers(160))
    found = disputes_found(file.record, file.registry)
    assert (len(found.cases), found.capped) == (MOST, True)
    contradictions = [one for one in found.cases if one.verdict == "contradicts"]
    assert len(contradictions) == 160
    assert found.cases[0].verdict == "contradicts"


def test_of_very_many_scopes_not_all_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        said(2 * n + m + 1, voice, 5 + 3 * m, effects=[effect])
        for n, effect in enumerate(["killed", "wounded", "captured"])
        for m, voice in enumerate(("blues", "reds"))
    ]
    claims.append(said(9, "villagers", 9))
    for order in (claims, claims[::-1]):
        file = a_record(*order)
        monkeypatch.setattr(grounds_module, "_WORK", 1)
        found = disputes_found(file.record, file.registry, Rules(), ("contradicts",))  # type: ignore[arg-type]
        # Of which the most voices speak.
        assert {one.effect for one in found.written()} == {"killed"}
        assert found.capped
        monkeypatch.undo()
        assert not disputes_found(file.record, file.registry).capped


@pytest.mark.parametrize("verdict", Verdict)
def test_what_is_not_looked_at_is_said_to_be_missing(
    verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [
        said(n + 1, voice, count, effects=effects, **({} if day is None else {"occurred": day}))
        for n, (voice, count, effects, day) in enumerate(
            product(
                ("blues", "reds", "villagers"),
                (10_300, 10_316),
                (["killed"], ["casualty"]),
                (FIRST_DAY, SECOND_DAY, None),
            )
        )
    ]
    file = a_record(*claims)
    everything = disputes_found(file.record, file.registry, Rules(), (verdict,))
    assert not everything.capped
    monkeypatch.setattr(confrontation, "_PAIRS", 2)
    monkeypatch.setattr(confrontation, "_PARTS_TRIED", 2)
    some = disputes_found(file.record, file.registry, Rules(), (verdict,))
    assert len(some.cases) <= len(everything.cases)
    assert some.capped or len(some.cases) == len(everything.cases)


# Whatever is said

VOICES = ("blues", "reds", "greens", "villagers", None)
figures_said = st.lists(
    st.tuples(
        st.sampled_from(VOICES),
        st.sampled_from(
            [["blues"], ["greens"], ["blues", "greens"], ["scouts"], ["reds"], ["redland"]]
        ),
        st.sampled_from([["killed"], ["wounded"], ["killed", "wounded"], ["casualty"]]),
        st.sampled_from([None, FIRST_DAY, SECOND_DAY]),
        st.integers(0, 60) | st.just("dozens") | st.just("some"),
    ),
    min_size=2,
    max_size=9,
)


def record_of(drawn: Sequence[Any], order: Sequence[int]) -> RecordFile:
    def quantity(count: Any) -> Document:
        if count == "dozens":
            return dozens()
        return at_least(1) if count == "some" else a_quantity(count)

    claims = [
        a_claim(
            number=n + 1,
            claimant=a_speaker(voice),
            about=[a_party(one) for one in whom],
            effects=effects,
            quantity=quantity(count),
            **({} if day is None else {"occurred": day}),
        )
        for n, (voice, whom, effects, day, count) in enumerate(drawn)
    ]
    return a_record(*(claims[n] for n in order))


def without_order(found: Dispute) -> tuple[Any, ...]:
    def side(said_by: Sequence[Any]) -> list[Any]:
        return sorted(
            (one.voice, one.party, one.effect, one.span, set(one.claims)) for one in said_by
        )

    return (found.verdict, found.relation, found.reason, side(found.a), side(found.b), found.rest)


@given(drawn=figures_said, data=st.data())
def test_the_order_of_claims_decides_nothing(drawn: list[Any], data: st.DataObject) -> None:
    places = list(range(len(drawn)))
    shuffled = data.draw(st.permutations(places))
    found = [
        list(map(without_order, disputes_in(record_of(drawn, order))))
        for order in (places, shuffled)
    ]
    assert found[0] == found[1]


@given(drawn=figures_said)
def test_a_disputed_cell_has_a_contradiction(drawn: list[Any]) -> None:
    file = record_of(drawn, range(len(drawn)))
    comparison = compare(file.record, file.registry)
    found = disputes_in(file, "contradicts")
    assert comparison.disputed <= bool(found)


@given(drawn=figures_said)
def test_nobody_is_set_against_himself_but_as_inconsistent(drawn: list[Any]) -> None:
    for found in disputes_in(record_of(drawn, range(len(drawn)))):
        voices = {one.voice for one in found.a}, {one.voice for one in found.b}
        if found.verdict == "self_inconsistent":
            assert voices[0] == voices[1]
        else:
            assert voices[0].isdisjoint(voices[1])


@given(drawn=figures_said, wanted=st.sets(st.sampled_from(Verdict)))
def test_the_verdicts_asked_for_are_those_of_all(drawn: list[Any], wanted: set[Verdict]) -> None:
    file = record_of(drawn, range(len(drawn)))
    everything = disputes_in(file)
    assert disputes(file.record, file.registry, Rules(), wanted) == tuple(
        one for one in everything if one.verdict in wanted
    )


def test_who_contradicts_himself_agrees_with_nobody() -> None:
    file = a_record(said(1, "blues", 4), said(2, "blues", 40), said(3, "reds", 20))
    against, himself = disputes_in(file)
    assert (himself.verdict, himself.a[0].voice) == ("self_inconsistent", "blues")
    # None of his figures is the other's: the nearest is set against it.
    assert (against.verdict, against.relation) == ("contradicts", "same_cell")
    assert [(one.voice, one.span) for one in (*against.a, *against.b)] == [
        ("redland", (20, 20)),
        ("blues", (40, 40)),
    ]
    assert against.b[0].claims == (claim_id(1), claim_id(2))
    (cell,) = compare(file.record, file.registry).cells
    assert (cell.disputed, cell.dispute_gap) == (True, dispute_gap((Span(20, 20), Span(40, 40))))
    one_alike = a_record(said(1, "blues", 4), said(2, "blues", 40), said(3, "reds", 40))
    assert [one.verdict for one in disputes_in(one_alike)] == ["self_inconsistent"]


def test_what_two_voices_contradict_each_other_about_can_not_be_true_on_a_condition() -> None:
    both = [a_party("blues"), a_party("reds")]
    file = a_record(
        said(1, "blues", 392, about=both),
        said(2, None, 428, about=both, occurred=FIRST_DAY),
        date=a_date("1900-05-10/1900-05-11"),
    )
    (found,) = disputes_in(file)
    assert (found.verdict, found.reason) == ("contradicts", "part_exceeds_whole")


def test_that_a_rest_is_no_more_than_its_whole_is_no_condition() -> None:
    both = [a_party("blues"), a_party("reds")]
    file = a_record(said(1, "blues", 10, about=both), said(2, None, 10, about=both))
    assert [one.verdict for one in disputes_in(file)] == ["agrees"]


def test_a_vaguer_word_takes_no_number_back() -> None:
    several = a_quantity(None, "several", qualifier="indefinite", term="several")
    file = a_record(said(1, "blues", 4), said(2, "blues", several), said(3, "reds", 28))
    (found,) = disputes_in(file)
    assert [one.span for one in (*found.a, *found.b)] == [(4, 4), (28, 28)]
    (cell,) = compare(file.record, file.registry).cells
    assert (cell.low, cell.high, cell.disputed, cell.ratio) == (4, 28, True, 7.0)


def test_a_toll_is_overtaken_as_it_is_read() -> None:
    wounded = [a_reading({"effects": ["wounded"]})]
    file = a_record(
        said(1, "blues", 4),
        said(2, "reds", 28, cumulative=True, occurred=FIRST_DAY),
        said(3, "reds", 4, cumulative=True, occurred=SECOND_DAY, readings=wounded),
        date=a_date("1900-05-10/1900-05-11"),
    )
    assert disputes_in(file, "contradicts", readings=("otherwise",)) != ()
    (found,) = disputes_in(file, "contradicts")
    assert (found.reading, found.a[0].span, found.b[0].span) == ("otherwise", (28, 28), (4, 4))


def test_two_figures_of_one_voice_that_rounding_explains_are_no_contradiction() -> None:
    file = a_record(said(1, "blues", 10_300), said(2, "blues", 10_316))
    assert disputes_in(file) == ()
    (cell,) = compare(file.record, file.registry).cells
    assert (cell.low, cell.high, cell.flags) == (10_300, 10_316, ())


def test_undivided_casualties_do_not_make_up_what_they_may_hold() -> None:
    every = ["killed", "wounded", "captured", "missing"]
    file = a_record(
        said(1, None, 5, effects=["casualty"]),
        said(2, "reds", 9, effects=every),
    )
    (found,) = disputes_in(file)
    assert (found.verdict, found.relation, found.rest.span) == ("compatible_if", "inside", (4, 4))
    _, cell = compare(file.record, file.registry).cells
    assert (cell.keys[Axis.EFFECT], cell.low, cell.high) == ("_or_".join(every), 9, 9)
    assert {one.voice: one.span for one in cell.voices}["document:chronicle"] == (5, None)
