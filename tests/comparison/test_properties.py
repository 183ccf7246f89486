"""What holds of every comparison, whatever the claims: tried on battles made by chance.

The battles of `tests.generated_records` have claims of every kind; those made here have many claims
of few parties, effects, days and voices, so that cells are shared, crossed and added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count, product
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.digest import digest_of
from battleapi.comparison.disputes import disputes
from battleapi.comparison.readings import readings_of
from battleapi.comparison.results import Cell, Comparison, Heard, Total
from battleapi.comparison.rules import AXES_OF, DEFAULT_RULES, Rules
from battleapi.comparison.spans import Span, Spread, contradict, spread
from battleapi.errors import InvalidRecord
from battleapi.model.checking import read_record_file
from battleapi.model.claim_intervals import ClaimIntervals
from battleapi.model.claims import Claim
from battleapi.model.effective import phase_of
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind, ClaimStatus, Polarity, Rank, Stance
from battleapi.model.vocabulary.comparison import (
    Axis,
    CellFlag,
    Exclusion,
    Grade,
    MethodName,
    PartyBasis,
)
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
                an_event("muster", phase="background", date=a_date("1900-05-01")),
                an_event("burial", phase="aftermath", date=a_date("1900-05-12")),
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
    return sound(draw(in_any_manner(claims))), draw(all_rules(kind))


OTHER_DAYS = ("1900-05-20", "1899", "1900-05-09/1900-05-10")
SILENT: Document = {"quantity": a_quantity(None, qualifier="unknown")}
MANNERS: tuple[Document, ...] = (
    *[{}] * 12,
    {"status": "superseded"},
    {"status": "retracted"},
    {"status": "proposed"},
    {"status": "declined"},
    {"polarity": "denies"},
    {"polarity": "omits"} | SILENT,
    {"polarity": "no_response"} | SILENT,
    {"rank": "deprecated"},
    {"rank": "preferred"},
    {"event": "muster"},
    {"event": "burial"},
    {"covers_battles": ["elsewhere"]},
    *({"event": None, "occurred": a_date(days), "readings": []} for days in OTHER_DAYS),
)
"""Ways in which a claim may stand, most often as it is: what is not compared among them."""


@st.composite
def in_any_manner(draw: st.DrawFn, claims: Sequence[Document]) -> list[Document]:
    """The claims, some of them of any status, polarity, rank, phase and days.

    What stands in the place of one that is superseded or retracted is there too.
    """
    found: list[Document] = []
    for number, claim in enumerate(claims, 1):
        manner = draw(st.sampled_from(MANNERS))
        found.append(claim | manner)
        link = {"superseded": "supersedes", "retracted": "retracts"}.get(manner.get("status", ""))
        if link is not None:
            newer = {"id": claim_id(50 + number), "quantity": draw(figures_said), "readings": []}
            related = [{"type": link, "claim": claim["id"]}]
            found.append(claim | newer | {"related": related})
    return found


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


def first_by_claims(cell: Cell) -> tuple[list[str], tuple[str, ...]]:
    return sorted(claim for one in cell.voices for claim in one.claims), cell.parties


def unordered(comparison: Comparison) -> dict[str, object]:
    """A comparison without the order of anything in it.

    Cells of combatants and of civilians can have one key, where nobody says whom they count.
    """
    cells = defaultdict(list)
    for cell in sorted(comparison.cells, key=first_by_claims):
        cells[key_of(cell)].append(unordered_cell(cell))
    return {
        "cells": cells,
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
    # What is of another phase is no claim of what is compared.
    as_read = {claim.id for _, claim in read if claim.kind is rules.kind}
    as_read &= {
        claim.id
        for _, claim in readings_of(file.record, rules.readings)
        if phase_of(claim, file.record) in rules.phases
    }
    assert shown | set(left) == as_read
    assert all({*one.of} <= as_read - {one.claim} for one in found.excluded)


@given(battles())
def test_what_does_not_stand_is_left_out_for_just_that(made: tuple[RecordFile, Rules]) -> None:
    """The code of a claim is told from the claim alone, and what stands in its place is named."""
    file, rules = made
    excluded = {one.claim: one for one in compared(file, rules).excluded}
    for claim in file.record.claims:
        if claim.kind is not rules.kind or phase_of(claim, file.record) not in rules.phases:
            continue
        code = why_it_does_not_stand(claim)
        if code is not None:
            assert excluded[claim.id].code is code
            links = [
                other.id
                for other in file.record.claims
                if any(link.claim == claim.id and link.type in _IN_PLACE for link in other.related)
            ]
            assert [*excluded[claim.id].of] == (links if code in _REPLACED else [])


_IN_PLACE = {"supersedes", "retracts"}
_REPLACED = {Exclusion.SUPERSEDED, Exclusion.RETRACTED}


def why_it_does_not_stand(claim: Claim) -> Exclusion | None:
    """The reason that a claim of the battle has in itself, whatever other claims there are."""
    if claim.status is not ClaimStatus.CURRENT:
        return Exclusion(claim.status.value)
    if claim.polarity is not Polarity.ASSERTS:
        return Exclusion.NOT_ASSERTED
    if claim.rank is Rank.DEPRECATED:
        return Exclusion.DEPRECATED
    of_other_days = claim.occurred.edtf in OTHER_DAYS and not claim.cumulative
    return Exclusion.OTHER_DAYS if claim.event is None and of_other_days else None


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
    """So it is where the new voice gives a figure of just the cell and tells nothing apart anew.

    Of a figure of just the cell it has whom, what, when and by whom of a claim that is in the cell
    by itself; its number, words, source, day of saying and way of counting are its own. It does not
    hold of what gives the first figure of just a cell, which stood in bounds or sums before, nor of
    what first tells apart days, people or victors: then the cell is another one. A toll is of the
    days up to that on which it is said.
    """
    file = sound(claims)
    before = compared(file)
    cells = [(cell, one) for cell in before.cells for one in numbers_of(cell) if not one.derived]
    assume(cells)
    cell, heard = data.draw(st.sampled_from(cells))
    model = next(claim for claim in claims if claim["id"] == heard.claims[0])
    another = model | {
        "id": claim_id(99),
        "claimant": a_speaker(None, "a passer-by"),
        "citations": [a_citation(data.draw(sources))],
        "quantity": data.draw(figures_said),
        "asserted": model["asserted"] if model["cumulative"] else dated(data.draw(asserted)),
        "count_basis": data.draw(st.sampled_from(["not_stated", "body_count", "register"])),
        "assessments": data.draw(admiralty),
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
    """Whoever says it again, in whatever words, of whatever days, wherever and whenever.

    Neither the table changes, nor what is disputed, nor what the summary and its headline say.
    """
    file = sound(claims)
    before = compared(file, rules)
    left = {one.claim for one in before.excluded}
    # What says again a claim that is not in stands in its place.
    shown = [claim for claim in claims if claim["id"] not in left]
    assume(shown)
    told = data.draw(st.sampled_from(shown))
    drawn = {
        "quantity": figures_said,
        "claimant": speakers,
        "citations": sources.map(lambda source: [a_citation(source)]),
        "occurred": (days | st.sampled_from(OTHER_DAYS)).map(dated),
        "asserted": asserted.map(dated),
        "event": st.sampled_from([None, "crossing", "retreat", "burial"]),
        "about": parties,
        "effects": effects,
        "population": populations,
        "inflicted_by": st.sampled_from([[], ["reds"], ["blues"]]),
        "count_basis": st.sampled_from(["not_stated", "body_count", "register"]),
        "cumulative": st.booleans(),
        "assessments": admiralty,
    }
    otherwise = data.draw(st.sets(st.sampled_from(list(drawn))))
    again = told | {key: data.draw(drawn[key]) for key in drawn if key in otherwise}
    again |= {"id": claim_id(99), "related": [{"type": "restates", "claim": told["id"]}]}
    with_it = sound([*claims, again])
    after = compared(with_it, rules)
    assert replace(after, excluded=()) == replace(before, excluded=())
    assert [one for one in after.excluded if one.claim != claim_id(99)] == [*before.excluded]
    assert disputes(with_it.record, with_it.registry, rules) == disputes(
        file.record, file.registry, rules
    )
    if told["id"] not in {one.claim for one in compared(file).excluded}:
        assert digest_of(with_it.record, with_it.registry) == digest_of(file.record, file.registry)


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


Part = tuple[str, str, str]
PARTS: Mapping[str, tuple[Part, ...]] = {
    party: tuple(product([party], ["killed", "wounded"], ["1900-05-10", "1900-05-11"]))
    for party in ("blues", "greens")
}
"""Of each party the killed and wounded of two days: they make up its losses."""
SPEAKERS = {
    "document:chronicle": a_speaker(),
    "gazette": a_speaker("gazette"),
    "redland": a_speaker("reds"),
    "blues": a_speaker("blues"),
}

spans = st.builds(
    lambda low, more: Span(low, None if more is None else low + more),
    counts,
    st.sampled_from([0, 0, 0, 1, 5, 90, None]),
)


def written(span: Span) -> Document:
    """What is said where exactly these numbers are allowed."""
    low, high = span
    if high is None:
        return at_least(low)
    if low == high:
        return a_quantity(low)
    if not low:
        return a_quantity(None, qualifier="at_most", lower=0, upper=high, bounds_kind="stated")
    return a_quantity(None, qualifier="between", lower=low, upper=high, bounds_kind="stated")


@st.composite
def accounts(draw: st.DrawFn) -> dict[str, dict[Part, Span]]:
    """What some voices say of parties part by part: of each that they speak of, most parts."""
    found: dict[str, dict[Part, Span]] = {}
    for voice in draw(st.lists(st.sampled_from(list(SPEAKERS)), min_size=1, unique=True)):
        said: dict[Part, Span] = {}
        for party in draw(st.lists(st.sampled_from(list(PARTS)), min_size=1, unique=True)):
            missing = draw(st.sampled_from([None, None, None, *PARTS[party]]))
            said |= {part: draw(spans) for part in PARTS[party] if part != missing}
        found[voice] = said
    return found


@given(accounts(), st.data(), st.randoms(use_true_random=False))
def test_parts_make_up_their_whole_or_the_voice_is_flagged(
    said: dict[str, dict[Part, Span]], data: st.DataObject, random: Any
) -> None:
    """Killed and wounded of two days and of two parties by several voices, in numbers of all forms.

    Of a party of which a voice gives every part its figure is their sum. Of one that lacks a part
    it gives bounds and is flagged: it is the rest at least. With a whole beside the parts the
    figure is what both allow; where that is nothing it is the whole, and the voice is flagged.
    """
    numbers = count(1)
    claims = [
        a_claim(
            number=next(numbers),
            about=[a_party(party)],
            claimant=SPEAKERS[voice],
            effects=[effect],
            occurred=a_date(day),
            quantity=written(span),
        )
        for voice, parts in said.items()
        for (party, effect, day), span in parts.items()
    ]
    rules = Rules(by=(Axis.PARTY,))
    random.shuffle(claims)
    heard = {
        (cell.keys[Axis.PARTY], one.voice): one
        for cell in compared(record_of(claims), rules).cells
        for one in cell.voices
    }
    sums = {
        (party, voice): [span for part, span in parts.items() if part[0] == party]
        for voice, parts in said.items()
        for party in {part[0] for part in parts}
    }
    assert heard.keys() == sums.keys()
    for key, some in sums.items():
        low, high = plain_sum(some)
        complete = len(some) == len(PARTS[key[0]])
        assert heard[key].span == (low, high if complete else None)
        assert heard[key].derived or not complete
        flagged = {CellFlag.BOUNDED, CellFlag.SELF_INCONSISTENT} & {*heard[key].flags}
        assert flagged == (set() if complete else {CellFlag.BOUNDED})
    wholes = {key: data.draw(spans) for key in sums}
    claims += [
        a_claim(
            number=next(numbers),
            about=[a_party(party)],
            claimant=SPEAKERS[voice],
            effects=["killed", "wounded"],
            quantity=written(whole),
        )
        for (party, voice), whole in wholes.items()
    ]
    random.shuffle(claims)
    cells = compared(record_of(claims), rules).cells
    for cell in cells:
        for one in cell.voices:
            key = cell.keys[Axis.PARTY] or "", one.voice
            low, high = plain_sum(sums[key])
            if len(sums[key]) < len(PARTS[key[0]]):
                high = None
            whole = wholes[key]
            apart = (whole.high is not None and low > whole.high) or (
                high is not None and high < whole.low
            )
            assert (CellFlag.SELF_INCONSISTENT in one.flags) == apart
            assert one.span == (whole if apart else meet(whole, Span(low, high)))
            assert CellFlag.BOUNDED not in one.flags


@given(st.lists(spans, min_size=8, max_size=8), spans, spans, st.randoms(use_true_random=False))
def test_parts_of_two_parties_make_up_what_is_said_of_both(
    parts: list[Span], lump: Span, whole: Span, random: Any
) -> None:
    """One voice tells two parties apart, another gives them in one number, then the first does."""
    both = [a_party("blues"), a_party("greens")]
    of_both: Document = {"about": both, "effects": ["killed", "wounded"]}
    told = (*PARTS["blues"], *PARTS["greens"])
    claims = [
        a_claim(
            number=number,
            about=[a_party(party)],
            effects=[effect],
            occurred=a_date(day),
            quantity=written(span),
        )
        for number, ((party, effect, day), span) in enumerate(zip(told, parts, strict=True), 1)
    ]
    other = a_speaker("gazette")
    claims.append(a_claim(number=9, claimant=other, quantity=written(lump), **of_both))
    random.shuffle(claims)

    def of_the_two(*more: Document) -> Cell:
        cells = compared(record_of([*claims, *more]), Rules(by=(Axis.PARTY,))).cells
        (found,) = [cell for cell in cells if cell.keys[Axis.PARTY] == "blues,greens"]
        assert {one.voice for one in found.voices} == {"document:chronicle", "gazette"}
        return found

    added = Span(*plain_sum(parts))
    cell = of_the_two()
    said = {one.voice: one for one in cell.voices}
    assert said["document:chronicle"].span == added
    assert said["document:chronicle"].derived
    assert said["gazette"].span == lump
    assert cell.disputed == contradict(lump, added)
    assert CellFlag.SELF_INCONSISTENT not in cell.flags
    cell = of_the_two(a_claim(number=10, quantity=written(whole), **of_both))
    said = {one.voice: one for one in cell.voices}
    apart = not whole.meets(added)
    assert said["document:chronicle"].span == (whole if apart else meet(whole, added))
    assert (CellFlag.SELF_INCONSISTENT in said["document:chronicle"].flags) == apart
    assert CellFlag.SELF_INCONSISTENT not in said["gazette"].flags


def meet(one: Span, other: Span) -> Span:
    """What both allow, of two that share a count."""
    highs = [each.high for each in (one, other) if each.high is not None]
    return Span(max(one.low, other.low), min(highs) if highs else None)


def plain_sum(spans: Iterable[Span]) -> tuple[int, int | None]:
    """The least and the most that numbers can add up to; null where there is no most."""
    known = list(spans)
    highs = [span.high for span in known if span.high is not None]
    return sum(span.low for span in known), sum(highs) if len(highs) == len(known) else None


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
