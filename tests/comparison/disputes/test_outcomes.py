"""Which outcomes exclude, imply or leave room for each other."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.budget import Budget
from battleapi.comparison.disputes.outcome_disputes import OutcomeDisputes
from battleapi.comparison.disputes.told import Assertion
from battleapi.comparison.results import Dispute
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.assertions import ControlChange, OutcomeAspect, OutcomeType
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import DependenceCode, Independence, Verdict
from tests.records_of import Document, a_claim, a_party, a_reading, a_record, a_speaker, an_event


def outcomes_in(file: RecordFile) -> list[Dispute]:
    """Every outcome and holder that the record has, whoever says it."""
    standing = Standing(file.record, file.registry)
    told = [
        Assertion(standing.voice(claim), claim, tuple(one.id for one in claim.readings))
        for claim in file.claims
        if claim.kind in (ClaimKind.OUTCOME, ClaimKind.CONTROL)
    ]
    found = OutcomeDisputes(file.record, standing, told, lambda *_: Independence.NOT_ESTABLISHED)
    return [one.write() for one in found.cases(list(Verdict), Budget(1_000))]


def outcome(kind: str, *by: str, number: int = 1, **changes: Any) -> Document:
    """An outcome of some actors; of blues, told by the chronicle."""
    aspect = OutcomeType(kind).aspects[0]
    said = {"type": kind, "aspect": aspect, "by": list(by), "about": [a_party(one) for one in by]}
    return a_claim("outcome", number, as_said=kind, **said | changes)


def held(change: str, *by: str, number: int = 1, **changes: Any) -> Document:
    return a_claim("control", number, change=change, about=[a_party(one) for one in by], **changes)


def pair(one: Document, other: Document) -> Dispute | None:
    """What two claims come to, the first by the blues and the second by the villagers."""
    first = one | {"claimant": a_speaker("blues")}
    second = other | {"claimant": a_speaker("villagers"), "id": "c000000000000002"}
    found = outcomes_in(a_record(first, second))
    assert len(found) <= 1
    return found[0] if found else None


def verdict(one: Document, other: Document) -> tuple[str, str]:
    found = pair(one, other)
    assert found is not None
    return found.verdict, found.reason


# Ber


@pytest.fixture(scope="module")
def ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


def test_the_outcomes_of_ber(ber: RecordFile) -> None:
    retreat, victory = outcomes_in(ber)

    assert (victory.verdict, victory.relation, victory.reason) == (
        "compatible",
        "inside",
        "other_scope",
    )
    assert victory.event == "ber-2023-red-line-clash"
    assert [said.words for said in (*victory.a, *victory.b)] == [("repelled",), ("Malian victory",)]
    assert victory.independence is Independence.NOT_ESTABLISHED

    assert (retreat.verdict, retreat.relation, retreat.reason) == (
        "entailed_by",
        "same_event",
        "implied_outcome",
    )
    assert (retreat.kind, retreat.party, retreat.effect) == ("outcome", None, None)
    assert retreat.date.edtf == "2023-08-11"
    (implied,), (implying,) = retreat.a, retreat.b
    assert (implied.words, implied.voice) == (
        ("the Malian Army retreated",),
        "document:wikipedia-battle-of-ber-2023",
    )
    assert (implying.words, implying.voice, implying.party) == (("repelled",), "cma", "cma")
    assert (implied.stance, implying.stance) == (Stance.THIRD_PARTY, Stance.OWN)
    assert retreat.independence is Independence.NOT_ESTABLISHED
    assert retreat.depends_on == ()


# Results


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Of two enemies one wins.
        (("victory", "blues"), ("victory", "reds"), "contradicts"),
        (("victory", "blues"), ("victory", "redland"), "contradicts"),
        (("victory", "blues"), ("victory", "scouts"), "contradicts"),
        (("pyrrhic_victory", "blues"), ("defensive_victory", "reds"), "contradicts"),
        (("tactical_victory", "blues"), ("tactical_victory", "reds"), "contradicts"),
        (("strategic_victory", "blues"), ("strategic_victory", "reds"), "contradicts"),
        # Who fights one enemy can win with another who does.
        (("victory", "blues"), ("victory", "greens"), "compatible"),
        (("victory", "blues"), ("victory", "envoys"), "compatible"),
        # The field, the aim and the fight are three things.
        (("tactical_victory", "blues"), ("strategic_victory", "reds"), "compatible"),
        (("victory", "blues"), ("strategic_victory", "reds"), "compatible"),
        (("draw",), ("strategic_victory", "reds"), "compatible"),
        (("inconclusive",), ("tactical_victory", "reds"), "compatible"),
        # How it was won is another matter than by whom.
        (("victory", "blues"), ("decisive_victory", "blues"), "agrees"),
        (("pyrrhic_victory", "blues"), ("victory", "blues"), "agrees"),
        (("victory", "redland"), ("victory", "reds"), "agrees"),
        (("victory",), ("victory",), "agrees"),
        # Won is not undecided.
        (("victory", "blues"), ("draw",), "contradicts"),
        (("decisive_victory", "reds"), ("inconclusive",), "contradicts"),
        (("victory",), ("draw",), "contradicts"),
        (("draw",), ("inconclusive",), "agrees"),
        (("draw",), ("draw",), "agrees"),
        # Won is not failed; what one attacked failed at, the other defended.
        (("victory", "blues"), ("failure", "blues"), "contradicts"),
        (("strategic_victory", "blues"), ("failure", "blues"), "compatible"),
        (("failure", "blues"), ("failure", "reds"), "compatible"),
        (("failure", "reds"), ("defensive_victory", "blues"), "entailed_by"),
        # Other questions.
        (("ceasefire",), ("victory", "blues"), "compatible"),
        (("disputed",), ("victory", "blues"), "compatible"),
        (("other",), ("victory", "blues"), "compatible"),
        (("other",), ("other",), "compatible"),
        # Resolutions.
        (("repulse", "blues"), ("repulse", "reds"), "contradicts"),
        (("repulse", "blues"), ("breakthrough", "reds"), "contradicts"),
        (("repulse", "blues"), ("penetration", "reds"), "compatible"),
        (("breakthrough", "blues"), ("penetration", "blues"), "contradicts"),
        (("breakthrough", "blues"), ("penetration", "reds"), "contradicts"),
        (("withdrawal", "blues"), ("withdrawal", "reds"), "compatible"),
        (("withdrawal", "blues"), ("repulse", "blues"), "compatible"),
        (("withdrawal", "reds"), ("repulse", "blues"), "entailed_by"),
        (("withdrawal", "blues"), ("withdrawal_with_heavy_losses", "blues"), "entailed_by"),
        (("withdrawal_with_heavy_losses", "reds"), ("repulse", "blues"), "compatible"),
        (("annihilation", "blues"), ("pursuit", "blues"), "compatible"),
    ],
)
def test_two_outcomes_of_the_battle(
    one: tuple[str, ...], other: tuple[str, ...], expected: str
) -> None:
    assert verdict(outcome(*one), outcome(*other))[0] == expected
    turned = pair(outcome(*other), outcome(*one))
    assert turned is not None
    assert turned.verdict == expected
    if expected == "entailed_by":
        # The first is the one that follows, whoever said it first.
        assert turned.a[0].words == (one[0],)
        assert turned.b[0].words == (other[0],)


def test_a_stalemate_excludes_that_anybody_moved() -> None:
    still = outcome("stalemate", aspect="resolution")
    assert verdict(still, outcome("withdrawal", "reds")) == ("contradicts", "exclusive_outcomes")
    assert verdict(still, outcome("pursuit", "reds"))[0] == "contradicts"
    assert verdict(outcome("stalemate", aspect="result"), outcome("draw"))[0] == "agrees"
    assert verdict(outcome("stalemate", aspect="result"), outcome("victory", "reds"))[0] == (
        "contradicts"
    )


def test_that_one_side_won_follows_from_that_this_one_did() -> None:
    found = pair(outcome("victory", "blues"), outcome("victory"))
    assert found is not None
    assert (found.verdict, found.reason) == ("entailed_by", "implied_outcome")
    assert (found.a[0].party, found.b[0].party) == (None, "blues")
    assert (found.party, found.a[0].stance) == (None, None)


def test_only_those_who_were_beaten_off_are_said_to_have_left() -> None:
    beaten = outcome("repulse", "reds", against=["blues"])
    assert verdict(beaten, outcome("withdrawal", "blues"))[0] == "entailed_by"
    assert verdict(beaten, outcome("withdrawal", "greens"))[0] == "compatible"


def test_the_claims_can_say_themselves_who_was_against_whom() -> None:
    ours, theirs = outcome("victory", "blues", against=["greens"]), outcome("victory", "greens")
    assert verdict(ours, theirs) == ("contradicts", "exclusive_outcomes")
    assert verdict(theirs, ours) == ("contradicts", "exclusive_outcomes")


def test_a_resolution_never_contradicts_a_result() -> None:
    won = outcome("victory", "blues")
    for kind in OutcomeType:
        if OutcomeAspect.RESOLUTION in kind.aspects:
            left = outcome(kind, "blues", aspect="resolution")
            assert verdict(won, left) == ("compatible", "other_question")


def test_resolutions_in_order_are_compared_place_by_place() -> None:
    first, second = outcome("repulse", "blues", sequence=1), outcome("breakthrough", "reds")
    assert verdict(first, second | {"sequence": 2}) == ("compatible", "other_question")
    assert verdict(first, second | {"sequence": 1}) == ("contradicts", "exclusive_outcomes")
    assert verdict(first, second) == ("compatible", "other_question")


def test_outcomes_of_two_events_have_nothing_in_common() -> None:
    events = [an_event("crossing"), an_event("storm")]
    claims = [
        outcome("victory", "blues", event="crossing", claimant=a_speaker("blues")),
        outcome("victory", "reds", number=2, event="storm", claimant=a_speaker("reds")),
    ]
    assert outcomes_in(a_record(*claims, events=events)) == []


def test_the_battle_does_not_contradict_its_events() -> None:
    lost = outcome("victory", "reds", event="crossing")
    found = pair(outcome("victory", "blues"), lost)
    assert found is not None
    assert (found.verdict, found.relation, found.reason) == ("compatible", "inside", "other_scope")
    assert (found.event, found.date.edtf) == ("crossing", "1900-05-10")


def test_one_voice_is_not_in_dispute_with_itself() -> None:
    claims = [outcome("victory", "blues"), outcome("draw", number=2)]
    (found,) = outcomes_in(a_record(*claims))
    assert (found.verdict, found.reason) == ("self_inconsistent", "exclusive_outcomes")
    agreeing = [outcome("victory", "blues"), outcome("decisive_victory", "blues", number=2)]
    assert outcomes_in(a_record(*agreeing)) == []


def test_what_one_voice_says_of_each_side_does_not_contradict_itself() -> None:
    def found(kind: str, other: str, *sides: str) -> list[tuple[str, str]]:
        of_each = [(kind, sides[0]), (other, sides[1])]
        claims = [
            outcome(one, side, number=n, aspect="resolution", sequence=1)
            for n, (one, side) in enumerate(of_each, start=1)
        ]
        return [(one.verdict, one.reason) for one in outcomes_in(a_record(*claims))]

    for kind, other in (
        ("penetration", "penetration"),
        ("repulse", "repulse"),
        ("stalemate", "withdrawal"),
        ("repulse", "breakthrough"),
    ):
        assert found(kind, other, "blues", "reds") == []
    of_one = found("stalemate", "withdrawal", "blues", "blues")
    assert of_one == [("self_inconsistent", "exclusive_outcomes")]
    # Who won is one question for both.
    claims = [outcome("victory", "blues"), outcome("victory", "reds", number=2)]
    (won,) = outcomes_in(a_record(*claims))
    assert won.verdict == "self_inconsistent"


def test_what_a_verdict_on_outcomes_depends_on() -> None:
    draw = a_reading({"type": "draw", "by": [], "about": []}, id="a-draw")
    guessed = outcome(
        "victory",
        "blues",
        about=[a_party("blues", "the rebels", "inferred_by_editor")],
        readings=[draw],
    )
    found = pair(guessed, outcome("victory", "reds"))
    assert found is not None
    assert [(one.code, one.claims, one.reading) for one in found.depends_on] == [
        (DependenceCode.PARTY_INFERRED, ("c000000000000001",), None),
        (DependenceCode.READING, ("c000000000000001",), "a-draw"),
    ]
    assert found.a[0].flags == ("party_inferred",)
    standing = Standing(a_record().record, a_record().registry)
    chosen = Assertion("blues", a_record(guessed).claims[0], ("a-draw",))
    other = Assertion("reds", a_record(outcome("draw", number=2)).claims[0], ())
    record = a_record().record
    both = OutcomeDisputes(record, standing, [chosen, other], lambda *_: Independence.DEPENDENT)
    (case,) = both.cases(list(Verdict), Budget(1_000))
    under = case.write()
    assert under.independence is Independence.DEPENDENT
    assert [one.reading for one in under.depends_on] == [None, "a-draw"]


# Control


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("gained", "blues"), ("held", "reds"), "contradicts"),
        (("gained", "blues"), ("gained", "greens"), "compatible"),
        (("gained", "blues"), ("held", "blues"), "agrees"),
        (("gained", "reds"), ("gained", "scouts"), "agrees"),
        (("gained", "blues"), ("lost", "blues"), "contradicts"),
        (("lost", "blues"), ("lost", "blues"), "agrees"),
        (("gained", "blues"), ("lost", "reds"), "compatible"),
        (("contested", "blues"), ("held", "reds"), "contradicts"),
        (("contested", "blues"), ("lost", "reds"), "compatible"),
        (("contested", "blues"), ("contested", "reds"), "agrees"),
        (("gained",), ("held", "reds"), "compatible"),
    ],
)
def test_two_holders_of_one_place(
    one: tuple[str, ...], other: tuple[str, ...], expected: str
) -> None:
    assert verdict(held(*one), held(*other))[0] == expected
    assert verdict(held(*other), held(*one))[0] == expected


def test_holders_of_two_places_or_events_have_nothing_in_common() -> None:
    assert pair(held("gained", "blues"), held("held", "reds", event="crossing")) is None
    assert pair(held("gained", "blues"), outcome("victory", "reds")) is None
    found = pair(held("gained", "blues", as_said="took it"), held("held", "blues"))
    assert found is not None
    assert (found.kind, found.party, found.relation) == ("control", "blues", "same_event")
    assert (found.a[0].words, found.b[0].words) == (("took it",), ())


# Whatever is said

RESULTS = [kind for kind in OutcomeType if OutcomeAspect.RESULT in kind.aspects]
RESOLUTIONS = [kind for kind in OutcomeType if OutcomeAspect.RESOLUTION in kind.aspects]
WHOSE = st.lists(st.sampled_from(["blues", "greens", "reds", "envoys"]), max_size=2, unique=True)


@given(
    kinds=st.sampled_from([*product(RESULTS, repeat=2), *product(RESOLUTIONS, repeat=2)]),
    one=WHOSE,
    other=WHOSE,
)
def test_verdicts_on_outcomes_do_not_depend_on_who_is_first(
    kinds: tuple[OutcomeType, OutcomeType], one: list[str], other: list[str]
) -> None:
    aspect = "result" if kinds[0] in RESULTS and kinds[1] in RESULTS else "resolution"
    first, second = outcome(kinds[0], *one, aspect=aspect), outcome(kinds[1], *other, aspect=aspect)
    ahead, behind = pair(first, second), pair(second, first)
    assert ahead is not None
    assert behind is not None
    assert (ahead.verdict, ahead.reason) == (behind.verdict, behind.reason)
    if kinds[0] is kinds[1] and one == other:
        assert ahead.verdict == ("compatible" if kinds[0] is OutcomeType.OTHER else "agrees")


@given(one=st.sampled_from(ControlChange), other=st.sampled_from(ControlChange))
def test_nobody_contradicts_those_who_say_the_same(
    one: ControlChange, other: ControlChange
) -> None:
    found = verdict(held(one, "blues"), held(other, "blues"))[0]
    assert found == verdict(held(other, "blues"), held(one, "blues"))[0]
    assert found == "agrees" or one is not other
