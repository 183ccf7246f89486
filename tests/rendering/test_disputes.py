"""Served disputes, and the sentences that say why."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from battleapi.comparison.disputes import disputes, disputes_found
from battleapi.comparison.results import Dependence, Dispute, Excluded, Rest, Said, When
from battleapi.comparison.rules import AXES_OF, DEFAULT_RULES, Rules
from battleapi.comparison.spans import Span, dispute_gap, total
from battleapi.model.checking import read_record_file
from battleapi.model.dates import HistoricalDate
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import (
    CellFlag,
    DependenceCode,
    Exclusion,
    Independence,
    ReasonCode,
    ScopeRelation,
    Verdict,
)
from battleapi.model.vocabulary.quantities import LexiconName
from battleapi.rendering.cast import Cast
from battleapi.rendering.comparison import served_comparison
from battleapi.rendering.disputes import ServedDispute
from battleapi.rendering.reasons import Reasons
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    claim_id,
    dozens,
)


def said(low: int | None, high: int | None, *words: str) -> Said:
    """What the Blues say; null and null is no figure."""
    span = None if low is None else Span(low, high)
    made = Said("blues", Stance.OWN, "blues", "killed", span, words, False, (), (claim_id(1),))
    return replace(made, when=When("crossing", "1900-05-10"))


def a_dispute(a: tuple[Said, ...], b: tuple[Said, ...], **changes: Any) -> Dispute:
    made = Dispute(
        verdict=Verdict.CONTRADICTS,
        relation=ScopeRelation.SAME_CELL,
        kind=ClaimKind.CASUALTIES,
        party="blues",
        effect="killed",
        event=None,
        date=HistoricalDate.model_validate(a_date("1900-05-10")),
        a=a,
        b=b,
        independence=Independence.NOT_ESTABLISHED,
        reason=ReasonCode.DISJOINT,
    )
    changed = replace(made, **changes)
    return replace(changed, gap=gap_shown(changed))


def gap_shown(dispute: Dispute) -> float:
    """By how much a contradiction is one, by the figures that it shows; 0 for all else."""
    if dispute.verdict is not Verdict.CONTRADICTS:
        return 0.0
    parts, others = (
        [one.span for one in some if one.span is not None] for some in (dispute.a, dispute.b)
    )
    if dispute.relation is ScopeRelation.GROUP:
        # Of what is added up only one end is known: parts may have more, or the whole other parts.
        low, high = total(parts)
        over = dispute.reason is ReasonCode.LOWS_SUM_OVER_HIGH
        parts = [Span(low, None) if over else Span(0, high)]
    return dispute_gap((*parts, *others))


def reasons(*claims: Document, rules: Rules = DEFAULT_RULES) -> Reasons:
    file = a_record(*claims)
    return Reasons(file.record, Cast(file.record, file.registry), rules)


def test_a_whole_dispute() -> None:
    file = a_record(a_claim(about=[a_party("blues", "them", "inferred_by_document")]))
    cast = Cast(file.record, file.registry)
    dispute = a_dispute(
        (said(4, 4, "four"),),
        (said(28, None),),
        depends_on=(Dependence(DependenceCode.PARTY_INFERRED, (claim_id(1),)),),
    )
    served = ServedDispute.of(dispute, cast, Reasons(file.record, cast, DEFAULT_RULES))
    own = {
        "voice": "blues",
        "name": "Blues",
        "stance": "own",
        "party": "blues",
        "effect": "killed",
        "event": "crossing",
        "day": "1900-05-10",
        "low": 4,
        "high": 4,
        "open": False,
        "words": ["four"],
        "derived": False,
        "flags": [],
        "claims": [claim_id(1)],
    }
    assert json.loads(served.model_dump_json()) == {
        "verdict": "contradicts",
        "relation": "same_cell",
        "dispute_gap": 2.536,
        "kind": "casualties",
        "party": "blues",
        "party_name": "Blues",
        "effect": "killed",
        "event": None,
        "date": {
            "edtf": "1900-05-10",
            "text": None,
            "earliest": "1900-05-10",
            "latest": "1900-05-10",
            "first_day": 693725,
            "last_day": 693725,
            "precision": "day",
            "calendar": "gregorian",
        },
        "a": [own],
        "b": [own | {"low": 28, "high": None, "open": True, "words": []}],
        "independence": "not_established",
        "reason": {
            "code": "disjoint",
            "text": "4 and 28 or more share no value, for the same party, effect and days.",
            "condition": {
                "party": None,
                "effect": None,
                "day": None,
                "low": None,
                "high": None,
                "text": None,
            },
        },
        "reading": None,
        "depends_on": [
            {
                "code": "party_inferred",
                "claims": [claim_id(1)],
                "reading": None,
                "term": None,
                "text": "'them' is read as Blues by the document.",
            }
        ],
    }


def test_a_served_dispute_has_no_defaults() -> None:
    schema = ServedDispute.model_json_schema(mode="serialization")
    for name, one in {"": schema, **schema["$defs"]}.items():
        assert set(one.get("properties", {})) == set(one.get("required", [])), name


def test_every_member_of_a_dispute_is_described() -> None:
    schema = ServedDispute.model_json_schema(mode="serialization")
    parts = {name: schema["$defs"][name] for name in schema["$defs"] if name in _PARTS}
    assert set(parts) == _PARTS
    silent = [
        f"{name}.{member}"
        for name, one in {"": schema, **parts}.items()
        for member, told in one["properties"].items()
        if not told.get("description", "").endswith(".")
    ]
    assert silent == []


_PARTS = {"ServedSaid", "ServedReason", "ServedCondition", "ServedDependence"}


@pytest.mark.parametrize(
    ("a", "b", "changes", "gap"),
    [
        ([(4, 4)], (28, None), {}, 2.536),
        # Of a part that is more than its whole.
        ([(28, 30)], (0, 4), {"relation": ScopeRelation.INSIDE}, 2.536),
        # Parts that come to 28 at least, and other parts that come to 4 at most.
        ([(20, 20), (8, None)], (4, 4), {"reason": ReasonCode.LOWS_SUM_OVER_HIGH}, 2.536),
        ([(4, 4), (0, 0)], (28, 28), {"reason": ReasonCode.HIGHS_SUM_UNDER_LOW}, 2.536),
        ([(4, 4)], (28, 28), {"verdict": Verdict.SELF_INCONSISTENT}, 0.0),
        ([(None, None)], (None, None), {"reason": ReasonCode.EXCLUSIVE_OUTCOMES}, 0.0),
    ],
)
def test_how_far_a_dispute_is_one(
    a: list[tuple[int, int | None]],
    b: tuple[int, int | None],
    changes: dict[str, Any],
    gap: float,
) -> None:
    group = {"relation": ScopeRelation.GROUP} if len(a) > 1 else {}
    dispute = a_dispute(tuple(said(*one) for one in a), (said(*b),), **changes, **group)
    file = a_record(a_claim())
    cast = Cast(file.record, file.registry)
    served = ServedDispute.of(dispute, cast, Reasons(file.record, cast, DEFAULT_RULES))
    assert served.dispute_gap == gap


def test_what_a_part_contradicts_stands_under_the_whole() -> None:
    """Where only bounds contradict, the cell that is disputed is that of `a`."""
    file = a_record(
        a_claim(quantity=a_quantity(85)),
        a_claim(
            number=2,
            effects=["casualty"],
            quantity=a_quantity(5),
            citations=[a_citation("letter")],
        ),
    )
    cast = Cast(file.record, file.registry)
    (found,) = disputes(file.record, file.registry, verdicts=(Verdict.CONTRADICTS,))
    served = ServedDispute.of(found, cast, Reasons(file.record, cast, DEFAULT_RULES))
    of = served.effect, served.a[0].effect, served.b[0].effect
    assert of == ("casualty", "killed", "casualty")
    assert served.dispute_gap == 3.841
    cells = served_comparison(file.record, file.registry, 1).cells
    (dead,) = (one for one in cells if one.effect == "killed")
    assert CellFlag.DISPUTED_BY_BOUNDS in dead.flags
    assert (dead.low, dead.high, dead.dispute_gap) == (85, 85, 3.841)


@pytest.mark.parametrize(
    ("reason", "a", "b", "text"),
    [
        (ReasonCode.MEET, [(4, 6)], (5, 5), "4 to 6 and 5 share a value."),
        (
            ReasonCode.WITHIN_ROUNDING,
            [(10_300, 10_300)],
            (10_316, 10_316),
            "10,300 and 10,316 differ by no more than rounding.",
        ),
        (
            ReasonCode.PART_EXCEEDS_WHOLE,
            [(500, 500)],
            (300, 300),
            "500 is of a part, and more than 300 of the whole.",
        ),
        (
            ReasonCode.REST_IS_POSSIBLE,
            [(4, 4)],
            (28, 28),
            "4 is of a part of what 28 is of; with the rest both can be true.",
        ),
        (
            ReasonCode.LOWS_SUM_OVER_HIGH,
            [(6, None), (7, 7)],
            (10, 10),
            "6 or more and 7 are of parts and add up to at least 13, over 10.",
        ),
        (
            ReasonCode.HIGHS_SUM_UNDER_LOW,
            [(4, 4), (0, 0)],
            (28, 28),
            "4 and 0 make up the whole and add up to at most 4, under 28.",
        ),
        (
            ReasonCode.CROSSED_SCOPES,
            [(4, 4)],
            (28, 28),
            "4 and 28: each counts something that the other does not.",
        ),
    ],
)
def test_why_figures_stand_as_they_do(
    reason: ReasonCode, a: list[tuple[int, int | None]], b: tuple[int, int | None], text: str
) -> None:
    dispute = a_dispute(tuple(said(*one) for one in a), (said(*b),), reason=reason)
    assert reasons(a_claim()).of_dispute(dispute) == text


def test_parts_that_share_no_value_are_not_said_to_be_of_the_same() -> None:
    dispute = a_dispute((said(4, 4),), (said(3, 3),), relation=ScopeRelation.INSIDE)
    assert reasons(a_claim()).of_dispute(dispute) == "4 and 3 share no value."


@pytest.mark.parametrize(
    ("kind", "same"),
    [
        (ClaimKind.CASUALTIES, "party, effect and days"),
        (ClaimKind.MATERIEL, "party, sort of equipment, effect and days"),
        (ClaimKind.STRENGTH, "party, moment and days"),
    ],
)
def test_what_is_the_same_depends_on_what_is_counted(kind: ClaimKind, same: str) -> None:
    dispute = a_dispute((said(4, 4),), (said(28, 28),), kind=kind)
    assert reasons(a_claim()).of_dispute(dispute) == (
        f"4 and 28 share no value, for the same {same}."
    )


def test_outcomes_are_told_in_their_words() -> None:
    won, lost = said(None, None, "a Blue victory"), said(None, None, "repulse, withdrew")
    dispute = a_dispute((won,), (lost,), reason=ReasonCode.EXCLUSIVE_OUTCOMES)
    told = reasons(a_claim()).of_dispute
    assert told(dispute) == (
        "'a Blue victory' and 'repulse, withdrew': only one of the outcomes can be."
    )
    # Who holds a place may be said without words of its own.
    assert told(replace(dispute, a=(said(None, None),))) == "Only one of the outcomes can be."


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        (Rest(), None),
        (
            Rest("greens", "killed_or_wounded", Span(9, None)),
            "Both can be true if Greens' killed or wounded are 9 or more.",
        ),
        (
            Rest("blues,greens", "killed", Span(6, 6), "1900-05-11"),
            "Both can be true if Blues and Greens' killed on 11 May 1900 are 6.",
        ),
        (Rest(None, "killed", Span(3, 7)), "Both can be true if the other killed are 3 to 7."),
        (
            Rest("blues", "casualty", Span(1, 1)),
            "Both can be true if Blues' casualties are 1.",
        ),
        (Rest(None, None, Span(3, 7)), "Both can be true if the rest is 3 to 7."),
        (
            Rest("blues", None, Span(3, 3)),
            "Both can be true if the rest of Blues' number is 3.",
        ),
    ],
)
def test_what_would_make_both_true(rest: Rest, text: str | None) -> None:
    assert reasons(a_claim()).of_rest(rest) == text


def test_what_a_verdict_hangs_on() -> None:
    told = reasons(
        a_claim(quantity=dozens(), readings=[a_reading({"event": "crossing"})]),
        a_claim("outcome", 2, readings=[a_reading({"against": ["reds"], "as_said": "a victory"})]),
    )
    both = (claim_id(1), claim_id(2))
    assert told.of_dependence(Dependence(DependenceCode.TERM, both, term="dozens")) == (
        "'dozens' is taken for 24 or more."
    )
    assert told.of_dependence(Dependence(DependenceCode.TERM, both, term="droves")) == (
        "'droves' is taken for a number."
    )
    assert told.of_dependence(Dependence(DependenceCode.BODY_COUNT, both)) == (
        DependenceCode.BODY_COUNT.definition
    )
    reading = Dependence(DependenceCode.READING, both[:1], "otherwise")
    assert told.of_dependence(reading) == (
        "By the reading otherwise, which is not taken, dozens has the event Crossing."
    )
    assert told.of_dependence(reading, "otherwise") == (
        "Only by the reading otherwise, which is not taken, dozens has the event Crossing."
    )
    assert told.of_dependence(replace(reading, claims=both[1:])) == (
        "By the reading otherwise, which is not taken, 'a victory of the Blues' has the wording "
        "'a victory' and the opponent Reds."
    )


def test_a_reading_that_was_chosen_is_read() -> None:
    rules = Rules(readings=("otherwise",), lexicon=LexiconName.ACLED)
    told = reasons(a_claim(readings=[a_reading({"occurred": a_date("1900")})]), rules=rules)
    reading = Dependence(DependenceCode.READING, (claim_id(1),), "otherwise")
    assert told.of_dependence(reading) == (
        "By the reading otherwise, which is taken, 24 has the date 1900."
    )
    term = Dependence(DependenceCode.TERM, (claim_id(1),), term="dozens")
    assert told.of_dependence(term) == "'dozens' is taken for 12 or more."


@pytest.mark.parametrize(
    ("code", "of", "text"),
    [
        (Exclusion.RESTATES, [2, 3], "Says again what 2 other claims say: one, dozens."),
        (Exclusion.RESTATES, [2], "Says again what another claim says: one."),
        (Exclusion.RESTATES, [], "It says again what other claims say."),
        (Exclusion.SUPERSEDED, [2], "A newer claim stands in its place: one."),
        (Exclusion.RETRACTED, [2], "It was taken back."),
        (Exclusion.TERM_NOT_IN_LEXICON, [], "The lexicon does not have the vague word: 'dozens'."),
        (Exclusion.RESTATES, [4], "Says again what another claim says: 0."),
        (Exclusion.EARLIER_TOLL, [2], "The same voice gives a later toll of the same: one."),
    ],
)
def test_why_a_claim_is_left_out(code: Exclusion, of: list[int], text: str) -> None:
    told = reasons(
        a_claim(quantity=dozens()),
        a_claim(number=2, quantity=a_quantity(1, "one")),
        a_claim(number=3, quantity=dozens()),
        a_claim(number=4, quantity=a_quantity(0)),
        rules=Rules(lexicon=LexiconName.NONE),
    )
    excluded = Excluded(claim_id(1), code, tuple(map(claim_id, of)))
    assert told.of_exclusion(excluded) == text


def test_why_a_claim_is_left_out_is_told_as_the_claims_are_read() -> None:
    """What is told of a figure is what it is by the reading chosen, as its cell has it."""
    scores = a_quantity(None, "scores", qualifier="indefinite", term="scores")
    nine = a_quantity(99)
    told = reasons(
        a_claim(quantity=dozens(), readings=[a_reading({"quantity": scores})]),
        a_claim(number=2, quantity=a_quantity(17), readings=[a_reading({"quantity": nine})]),
        a_claim(
            number=3,
            quantity=a_quantity(2, "two"),
            readings=[
                a_reading(
                    {"quantity": a_quantity(2, "two")},
                    {"quantity": a_quantity(7, "seven")},
                    {"quantity": a_quantity(7, "seven"), "effects": ["wounded"]},
                    an_overlay_of_rifles(),
                )
            ],
        ),
        rules=Rules(lexicon=LexiconName.ACLED, readings=("otherwise",)),
    )

    def text(code: Exclusion, *of: int) -> str:
        return told.of_exclusion(Excluded(claim_id(1), code, tuple(map(claim_id, of))))

    # This lexicon has dozens, and no scores.
    assert text(Exclusion.TERM_NOT_IN_LEXICON) == (
        "The lexicon does not have the vague word: 'scores'."
    )
    assert text(Exclusion.EARLIER_TOLL, 2) == "The same voice gives a later toll of the same: 99."
    assert text(Exclusion.PART_OF_FIGURE, 2) == "The same voice gives the figure of the whole: 99."
    # Of a claim that is split, each figure of the kind compared.
    assert text(Exclusion.RESTATES, 3) == "Says again what another claim says: two, seven."


def an_overlay_of_rifles() -> Document:
    number = a_quantity(5, "five rifles")
    of_rifles = {"item": "rifles", "item_class": "small_arms", "effects": ["captured"]}
    return {"kind": "materiel", "quantity": number, **of_rifles}


@pytest.mark.parametrize("code", list(Exclusion))
def test_every_exclusion_is_told_in_a_sentence(code: Exclusion) -> None:
    told = reasons(a_claim()).of_exclusion(Excluded(claim_id(1), code))
    assert told.endswith(".")
    assert told[0].isupper()


@pytest.mark.parametrize("reason", list(ReasonCode))
def test_every_reason_is_told_in_a_sentence(reason: ReasonCode) -> None:
    told = reasons(a_claim()).of_dispute(
        a_dispute((said(4, None),), (said(28, 28),), reason=reason)
    )
    assert told.endswith(".")
    assert "{" not in told


@settings(max_examples=40)
@given(record_files(), st.sampled_from(list(AXES_OF)))
def test_whatever_is_claimed_is_told_in_sentences(document: Document, kind: ClaimKind) -> None:
    file = read_record_file(document)
    rules = Rules(kind=kind)
    cast = Cast(file.record, file.registry)
    told = Reasons(file.record, cast, rules)
    texts = [one.text for one in served_comparison(file.record, file.registry, 1, rules).excluded]
    for case in disputes_found(file.record, file.registry, rules).cases:
        dispute = case.written()
        served = ServedDispute.of(dispute, cast, told)
        # What is shown of it is what the list is sorted by.
        assert served.dispute_gap == case.gap == gap_shown(dispute)
        texts += [served.reason.text, *(one.text for one in served.depends_on)]
        texts += filter(None, [served.reason.condition.text])
    assert all(text.endswith(".") for text in texts)
