"""What holds of every comparison, whatever the claims: tried on battles made by chance.

The battles of `tests.generated_records` have claims of every kind; those made here have many claims
of few parties, effects, days and voices, so that cells are shared, crossed and added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.readings import readings_of
from battleapi.comparison.results import Cell, Comparison, Heard, Total
from battleapi.comparison.rules import AXES_OF, DEFAULT_RULES, Rules
from battleapi.comparison.spans import Span, Spread, contradict, spread
from battleapi.errors import InvalidRecord
from battleapi.model.checking import read_record_file
from battleapi.model.claim_intervals import ClaimIntervals
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import Axis, CellFlag, Grade, MethodName, PartyBasis
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from battleapi.model.vocabulary.records import Phase
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_source,
    a_speaker,
    an_event,
    at_least,
    claim_id,
    dozens,
    the_sources,
)

NOWHERE: Document = {"value": None, "lower": None, "upper": None}
UNRESOLVED = a_party(None, "armed men")
INFERRED = a_party("blues", "armed men", "inferred_by_document")

few = st.integers(0, 12)
counts = few | st.sampled_from([24, 28, 100, 3_903, 10_300, 10_316])
figures_said = st.one_of(
    st.builds(a_quantity, counts),
    st.builds(a_quantity, counts),
    st.builds(at_least, few),
    st.builds(
        lambda n: a_quantity(None, qualifier="at_most", lower=0, upper=n, bounds_kind="stated"), few
    ),
    st.builds(
        lambda low, more: a_quantity(
            None, qualifier="between", lower=low, upper=low + more, bounds_kind="stated"
        ),
        few,
        few,
    ),
    st.builds(
        lambda low, best, more: a_quantity(
            low + best,
            qualifier="best_with_bounds",
            lower=low,
            upper=low + best + more,
            bounds_kind="coder_bounds",
        ),
        few,
        few,
        few,
    ),
    st.builds(lambda n: a_quantity(None, qualifier="approximately") | {"value": n + 1}, few),
    st.just(dozens()),
    st.sampled_from(
        [
            a_quantity(None, qualifier="unknown_positive", **NOWHERE),
            a_quantity(None, qualifier="unknown", **NOWHERE),
            a_quantity(None, "heavy", qualifier="not_numeric", term="heavy", **NOWHERE),
        ]
    ),
)
parties = st.sampled_from(
    [
        [a_party("blues")],
        [a_party("blues")],
        [a_party("reds")],
        [a_party("scouts")],
        [a_party("redland")],
        [a_party("blues"), a_party("greens")],
        [a_party("greens")],
        [a_party("villagers")],
        [a_party("contingent")],
        [a_party("envoys")],
        [UNRESOLVED],
        [INFERRED],
        [a_party("reds", None, "inferred_by_editor")],
        [],
    ]
)
effects = st.sampled_from(
    [["killed"], ["killed"], ["wounded"], ["killed", "wounded"], ["casualty"], ["captured"]]
)
things = st.sampled_from(
    [
        {"item": "rifles", "item_class": "small_arms"},
        {"item": "pistols", "item_class": "small_arms"},
        {"item": "tanks", "item_class": "tank"},
        {"item": "tracks", "item_class": "armour"},
        {"item": "kit", "item_class": "unspecified"},
    ]
)
speakers = st.sampled_from(
    [
        a_speaker(),
        a_speaker(),
        a_speaker("reds"),
        a_speaker("redland"),
        a_speaker("blues"),
        a_speaker("gazette"),
        a_speaker(None, "an officer"),
    ]
)
sources = st.sampled_from(["chronicle", "letter", "digest", "almanac"])
days = st.sampled_from([None, None, "1900-05-10", "1900-05-11", "1900-05-10/1900-05-11", "1900"])
asserted = st.sampled_from([None, "1900-05-12", "1900-06", "1993-01-01"])
populations = st.sampled_from([[], [], ["combatant"], ["civilian"], ["combatant", "civilian"]])
admiralty = st.sampled_from(
    [
        [],
        *(
            [
                {"scheme": "admiralty_source", "grade": source},
                {"scheme": "admiralty_information", "grade": information},
            ]
            for source, information in ("A2", "B1", "C3", "F3")
        ),
    ]
)


def dated(edtf: str | None) -> Document:
    return {"edtf": None, "text": None, "calendar": None} if edtf is None else a_date(edtf)


@st.composite
def casualty_claims(draw: st.DrawFn, number: int) -> Document:
    """A claim of few parties, effects, days and voices; it stands."""
    quantity = draw(figures_said)
    related: list[Document] = []
    if number > 1:
        earlier = claim_id(draw(st.integers(1, number - 1)))
        quantity = draw(st.sampled_from([quantity] * 5 + [_share(earlier)]))
        kinds = [None] * 6 + ["restates", "part_of_total"]
        kind = draw(st.sampled_from(kinds))
        related = [] if kind is None else [{"type": kind, "claim": earlier}]
    otherwise = a_reading({"event": "crossing"}, {"effects": ["wounded"], "quantity": at_least(1)})
    return a_claim(
        number=number,
        about=draw(parties),
        effects=draw(effects),
        quantity=quantity,
        claimant=draw(speakers),
        citations=[a_citation(draw(sources))],
        event=draw(st.sampled_from([None, None, None, "crossing", "retreat"])),
        occurred=dated(draw(days)),
        asserted=dated(draw(asserted)),
        population=draw(populations),
        rank_group=draw(st.sampled_from([None] * 6 + ["officers"])),
        count_basis=draw(st.sampled_from(["not_stated", "body_count", "register"])),
        inflicted_by=draw(st.sampled_from([[], [], ["reds"], ["blues"]])),
        cumulative=draw(st.sampled_from([False, False, False, True])),
        assessments=draw(admiralty),
        readings=draw(st.sampled_from([[], [], [otherwise]])),
        related=related,
    )


@st.composite
def materiel_claims(draw: st.DrawFn, number: int) -> Document:
    """A claim of few things; it stands."""
    return a_claim(
        "materiel",
        number,
        **draw(things),
        about=draw(parties),
        effects=draw(st.sampled_from([["destroyed"], ["captured"], ["lost"]])),
        quantity=draw(figures_said),
        claimant=draw(speakers),
        citations=[a_citation(draw(sources))],
        occurred=dated(draw(days)),
    )


def _share(of: str) -> Document:
    return a_quantity(
        None, "a third", relative={"share": [1, 3], "of": of, "remainder_of": None}, **NOWHERE
    )


def record_of(claims: Sequence[Document]) -> RecordFile:
    """A battle of two days and two events with these claims; refused ones end the example."""
    definition = {"text": None, "at_least": ["killed", "wounded"], "at_most": ["killed", "wounded"]}
    there = [{"actor": actor, "role": "party"} for actor in ("reds", "blues")]
    return read_record_file(
        a_battle(
            claims=list(claims),
            events=[
                an_event(participants=there),
                an_event("retreat", kind="movement", date=a_date("1900-05-11")),
            ],
            sources=[
                *the_sources(),
                a_source("digest", derives_from=["chronicle"], date=a_date("1950")),
                a_source("almanac", casualty_definition=definition),
            ],
        )
    )


@st.composite
def several_claims(draw: st.DrawFn, kind: Any = casualty_claims) -> list[Document]:
    many = draw(st.integers(1, 7))
    claims: list[Document] = []
    for number in range(1, many + 1):
        claim = draw(kind(number))
        for link in claim.get("related", []):
            if link["type"] == "part_of_total":
                # A part and its total are of one voice.
                total = next(one for one in claims if one["id"] == link["claim"])
                claim |= {key: total[key] for key in ("claimant", "citations")}
        claims.append(claim)
    return claims


@st.composite
def battles(draw: st.DrawFn) -> tuple[RecordFile, Rules]:
    """A sound record, and rules by which its claims are compared."""
    of_people = draw(st.booleans()) or draw(st.booleans())
    claims = draw(several_claims(casualty_claims if of_people else materiel_claims))
    kind = ClaimKind.CASUALTIES if of_people else ClaimKind.MATERIEL
    return sound(claims), draw(all_rules(kind))


@st.composite
def all_rules(draw: st.DrawFn, kind: ClaimKind = ClaimKind.CASUALTIES) -> Rules:
    axes = st.lists(st.sampled_from(AXES_OF[kind]), unique=True)
    return Rules(
        kind=kind,
        method=draw(st.sampled_from(list(MethodName))),
        lexicon=draw(st.sampled_from(list(LexiconName))),
        tolerance=draw(st.sampled_from(list(Tolerance))),
        body_counts=draw(st.sampled_from(list(BodyCounts))),
        basis=draw(st.sampled_from(list(PartyBasis))),
        by=draw(st.just(()) | axes.map(tuple)),
        phases=draw(st.sampled_from([(Phase.BATTLE,), tuple(Phase)])),
        readings=draw(st.sampled_from([(), (), ("otherwise",)])),
        asserted_until=draw(st.sampled_from([None, None, 700_000])),
    )


def sound(claims: Sequence[Document]) -> RecordFile:
    """The record of these claims; an example that breaks a rule of records is given up."""
    try:
        return record_of(claims)
    except InvalidRecord:
        assume(False)
        raise


def compared(file: RecordFile, rules: Rules = DEFAULT_RULES) -> Comparison:
    return compare(file.record, file.registry, rules)


def numbers_of(cell: Cell) -> list[Heard]:
    """Those that give a number of just the cell."""
    return [one for one in cell.voices if one.distance == 0]


def nearest(heard: Iterable[Heard]) -> list[Heard]:
    """Those that give a number of just the cell, else those that say "some", else the bounds."""
    known = list(heard)
    return [one for one in known if all(one.distance <= other.distance for other in known)]


def key_of(cell: Cell) -> tuple[str | None, ...]:
    return (*cell.keys.values(), cell.population)


def unordered_voice(heard: Heard) -> object:
    return heard._replace(words=tuple(sorted(heard.words)), claims=tuple(sorted(heard.claims)))


def unordered_cell(cell: Cell) -> object:
    return replace(cell, keys={}, voices=()), frozenset(map(unordered_voice, cell.voices))


def unordered_total(total: Total) -> object:
    bare = replace(total, unresolved=tuple(sorted(total.unresolved)), voices=())
    return bare, frozenset(total.voices)


def unordered(comparison: Comparison) -> dict[str, object]:
    """A comparison without the order of anything in it."""
    return {
        "cells": {key_of(cell): unordered_cell(cell) for cell in comparison.cells},
        "totals": {(t.effect, t.item_class): unordered_total(t) for t in comparison.totals},
        "excluded": {(x.claim, x.code, frozenset(x.of)) for x in comparison.excluded},
    }


# What is shown and what is not


@given(battles())
def test_every_claim_of_the_kind_is_shown_or_left_out_with_one_code(
    made: tuple[RecordFile, Rules],
) -> None:
    file, rules = made
    found = compared(file, rules)
    shown = {claim for cell in found.cells for one in cell.voices for claim in one.claims}
    left = [one.claim for one in found.excluded]
    assert len(left) == len(set(left))
    assert not shown & set(left)
    read = [*enumerate(file.record.claims), *readings_of(file.record, rules.readings)]
    as_read = {claim.id for _, claim in read if claim.kind is rules.kind}
    assert shown | set(left) == as_read
    assert all({*one.of} <= as_read - {one.claim} for one in found.excluded)


@given(record_files(), st.sampled_from(list(AXES_OF)).flatmap(all_rules))
def test_any_record_can_be_compared_by_any_rules(document: Document, rules: Rules) -> None:
    file = read_record_file(document)
    found = compared(file, rules)
    assert found.rules is rules
    assert {*rules.axes} <= {*found.values} <= {*rules.axes, Axis.POPULATION}


# The range


@given(several_claims())
def test_a_range_has_all_that_is_said_of_just_the_cell(claims: list[Document]) -> None:
    file = sound(claims)
    intervals = ClaimIntervals(file.record.claims)
    of = {claim.id: intervals.of(claim) for claim in file.record.claims}
    for cell in compared(file).cells:
        for one in numbers_of(cell):
            assert cell.low is not None
            assert cell.high is not None
            assert cell.low <= one.span.low
            assert one.span.high is not None or cell.open
            assert one.span.high is None or one.span.high <= cell.high
            if len(one.claims) == 1:
                said = of[one.claims[0]]
                assert said is not None
                assert one.span == (said.low, said.high)


@given(several_claims(), st.data())
def test_a_new_voice_never_narrows_a_range(claims: list[Document], data: st.DataObject) -> None:
    file = sound(claims)
    before = compared(file)
    cells = [(cell, one) for cell in before.cells for one in numbers_of(cell) if not one.derived]
    assume(cells)
    cell, heard = data.draw(st.sampled_from(cells))
    model = next(claim for claim in claims if claim["id"] == heard.claims[0])
    said = data.draw(figures_said)
    another = model | {
        "id": claim_id(99),
        "claimant": a_speaker(None, "a passer-by"),
        "quantity": said,
        "related": [],
        "readings": [],
    }
    after = {key_of(one): one for one in compared(sound([*claims, another])).cells}[key_of(cell)]
    assert cell.low is not None
    assert cell.high is not None
    assert after.low is not None
    assert after.high is not None
    assert after.low <= cell.low
    assert after.high >= cell.high
    assert after.open or not cell.open


# Order and repetition


@given(battles(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(made: tuple[RecordFile, Rules], random: Any) -> None:
    file, rules = made
    claims = list(file.record.claims)
    random.shuffle(claims)
    shuffled = file.record.model_copy(update={"claims": tuple(claims)})
    assert unordered(compare(shuffled, file.registry, rules)) == unordered(compared(file, rules))


@given(several_claims(), all_rules(), st.data())
def test_a_restatement_changes_nothing_but_its_own_exclusion(
    claims: list[Document], rules: Rules, data: st.DataObject
) -> None:
    before = compared(sound(claims), rules)
    left = {one.claim for one in before.excluded}
    # What says again a claim that is not in stands in its place.
    shown = [claim for claim in claims if claim["id"] not in left]
    assume(shown)
    told = data.draw(st.sampled_from(shown))
    again = told | {
        "id": claim_id(99),
        "quantity": data.draw(figures_said),
        "claimant": data.draw(speakers),
        "related": [{"type": "restates", "claim": told["id"]}],
    }
    after = compared(sound([*claims, again]), rules)
    assert replace(after, excluded=()) == replace(before, excluded=())
    further = [one for one in after.excluded if one not in before.excluded]
    assert [one.claim for one in further] == [claim_id(99)]


# Numbers


@given(battles())
def test_all_numbers_agree_with_each_other(made: tuple[RecordFile, Rules]) -> None:
    file, rules = made
    for cell in compared(file, rules).cells:
        ends = (cell.low, cell.high, *cell.own[:2], *cell.enemy[:2], *cell.other[:2])
        assert all(end is None or type(end) is int for end in ends)
        for heard in cell.voices:
            low, high = heard.span
            assert type(low) is int
            assert high is None or (type(high) is int and low <= high)
            assert heard.point is None or type(heard.point) is int
        assert (cell.low is None) == (cell.high is None)
        assert (cell.dispute_gap == 0) == (not cell.disputed or round(cell.dispute_gap, 3) == 0)
        assert (cell.grade is Grade.DISPUTED) == cell.disputed
        assert cell.disputed or (cell.dispute_ratio is None and not cell.from_zero)
        assert not cell.disputed or cell.from_zero or cell.dispute_ratio is not None
        if cell.disputed:
            assert cell.dispute_gap > 0
        assert cell.imprecision is None or cell.imprecision >= 0
        assert cell.gap.certain is None or cell.gap.certain >= 0
        assert cell.gap.possible is None or cell.gap.possible >= 0


@given(battles())
def test_what_each_stance_says_comes_from_its_voices(made: tuple[RecordFile, Rules]) -> None:
    file, rules = made
    for cell in compared(file, replace(rules, method=MethodName.RANGE)).cells:
        others = {one.stance for one in cell.voices} - {Stance.OWN, Stance.ENEMY}
        for stances, said in (
            ({Stance.OWN}, cell.own),
            ({Stance.ENEMY}, cell.enemy),
            (others, cell.other),
        ):
            mine = [one for one in cell.voices if one.stance in stances]
            assert said == spread(one.span for one in nearest(mine))


@given(battles())
def test_each_method_by_stance_is_what_the_cell_has_of_it(made: tuple[RecordFile, Rules]) -> None:
    file, rules = made
    by_method = {
        name: compared(file, replace(rules, method=name)).cells
        for name in (MethodName.RANGE, MethodName.OWN, MethodName.ENEMY, MethodName.BRACKET)
    }
    for cell, own, enemy, bracket in zip(*by_method.values(), strict=True):
        assert Spread(own.low, own.high, own.open) == cell.own
        assert Spread(enemy.low, enemy.high, enemy.open) == cell.enemy
        both = not cell.own.is_empty and not cell.enemy.is_empty
        assert bracket.low == (cell.own.low if both else None)
        assert bracket.high == (cell.enemy.high if both else None)


# Sums


@given(st.lists(counts, min_size=4, max_size=4), counts, st.randoms(use_true_random=False))
def test_parts_make_up_their_whole_or_the_voice_is_flagged(
    parts: list[int], total: int, random: Any
) -> None:
    """Killed and wounded of two days by one voice, without and with the whole beside them."""
    claims = [
        a_claim(number=n + 1, effects=[effect], occurred=a_date(day), quantity=a_quantity(parts[n]))
        for n, (effect, day) in enumerate(
            (effect, day)
            for effect in ("killed", "wounded")
            for day in ("1900-05-10", "1900-05-11")
        )
    ]
    whole = a_claim(number=5, effects=["killed", "wounded"], quantity=a_quantity(total))
    rules = Rules(by=(Axis.PARTY,))
    random.shuffle(claims)
    (cell,) = compared(record_of(claims), rules).cells
    assert [one.span for one in cell.voices] == [Span(sum(parts), sum(parts))]
    assert cell.voices[0].derived
    assert cell.flags == ()
    (cell,) = compared(record_of([*claims, whole]), rules).cells
    (heard,) = cell.voices
    assert (CellFlag.SELF_INCONSISTENT in heard.flags) == (sum(parts) != total)
    assert heard.span == Span(total, total)


@given(st.lists(counts, min_size=4, max_size=4), counts, st.randoms(use_true_random=False))
def test_things_listed_item_by_item_are_added(parts: list[int], other: int, random: Any) -> None:
    """Rifles and pistols of two days by one voice, in any order; by another a lump sum."""
    claims = [
        a_claim("materiel", n + 1, item=item, occurred=a_date(day), quantity=a_quantity(parts[n]))
        for n, (item, day) in enumerate(
            (item, day) for item in ("rifles", "pistols") for day in ("1900-05-10", "1900-05-11")
        )
    ]
    lump = a_claim(
        "materiel",
        5,
        item="arms",
        quantity=a_quantity(other),
        claimant=a_speaker("gazette"),
    )
    random.shuffle(claims)
    (cell,) = compared(record_of([*claims, lump]), Rules(kind=ClaimKind.MATERIEL)).cells
    said = {one.voice: one for one in cell.voices}
    assert said["document:chronicle"].span == Span(sum(parts), sum(parts))
    assert said["document:chronicle"].point == sum(parts)
    assert CellFlag.SELF_INCONSISTENT not in cell.flags
    assert said["gazette"].span == Span(other, other)
    assert cell.disputed == contradict(Span(other, other), Span(sum(parts), sum(parts)))
