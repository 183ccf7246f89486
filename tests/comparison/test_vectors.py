"""The test vectors of the comparison as tables: Ber as specified, and small records beside it.

Each vector is one or two tests, named after it; what two figures are to each other is tested with
the disputes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.results import Cell, Comparison, Gap, Heard, Total, VoiceTotal
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import NO_SPREAD, Span, Spread
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import (
    Axis,
    CellFlag,
    Grade,
    MethodName,
    PartyBasis,
)
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName
from battleapi.model.vocabulary.records import Phase
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_quantity,
    a_record,
    a_source,
    at_least,
    claim_id,
)

AMBUSH = "jnim-speaks-of-the-ambush"
ARMED_GROUPS = "armed-terrorist-groups-jnim-and-cma"
BY_DAY = (Axis.PARTY, Axis.EFFECT, Axis.DAY)
BOTH = "malian-armed-forces,wagner-group"
MALI_11TH, MALI_12TH = "c4n9j5w2c7v0k8ys", "c5q2m9x4kd1v0t7a"
OWN_11TH, OWN_12TH = "c3d8s0v5n9k2e6hw", "c6y1p4z7u2a5l8mj"
WOUNDED_11TH, WOUNDED_12TH = "c1f5t8m2x6q0b3vc", "c8r2j6n0d4g7s1we"
JNIM_FOUR, JNIM_DOZENS = "c8x3f6t1q0r7b2gd", "c2w5a8e1j4s7n0rd"
CMA_NONE, RESIDENT_NONE = "c9b3v7n1m5k8j2ha", "c0z4x8c2v6b9n3mq"
SEVERAL_CIVILIANS = "czgvzolicf84ss8c"


@pytest.fixture(scope="module")
def ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


def compared(file: RecordFile, **rules: Any) -> Comparison:
    return compare(file.record, file.registry, Rules(**rules))


def cell_of(comparison: Comparison, party: str | None, effect: str, **keys: str) -> Cell:
    wanted = {Axis.PARTY: party, Axis.EFFECT: effect} | {Axis(key): keys[key] for key in keys}
    (one,) = (cell for cell in comparison.cells if wanted.items() <= cell.keys.items())
    return one


def total_of(comparison: Comparison, effect: str, item_class: str | None = None) -> Total:
    (one,) = (t for t in comparison.totals if (t.effect, t.item_class) == (effect, item_class))
    return one


def voice_of(cell: Cell, voice: str) -> Heard:
    (one,) = (one for one in cell.voices if one.voice == voice)
    return one


def range_of(cell: Cell) -> tuple[int | None, int | None, bool]:
    return cell.low, cell.high, cell.open


def left_out(comparison: Comparison) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {one.claim: (one.code.value, one.of) for one in comparison.excluded}


def exactly(count: int) -> Span:
    return Span(count, count)


def figure(number: int, source: str, count: int | Document, **changes: Any) -> Document:
    """A figure of the killed blues by a source in its own voice."""
    quantity = a_quantity(count) if isinstance(count, int) else count
    citations = [a_citation(source)]
    return a_claim(number=number, quantity=quantity, citations=citations, **changes)


def between(low: int, high: int) -> Document:
    return a_quantity(None, qualifier="between", lower=low, upper=high, bounds_kind="stated")


# V1: the dead of JNIM


def test_v1_jnim_counts_four_of_its_own_and_mali_28(ber: RecordFile) -> None:
    cell = cell_of(compared(ber), "jnim", "killed")
    assert range_of(cell) == (4, 28, False)
    assert (cell.own, cell.enemy, cell.other) == (
        Spread(4, 4, False),
        Spread(28, 28, False),
        NO_SPREAD,
    )
    assert cell.gap == Gap(24, 24)
    assert cell.ratio == 7.0
    assert cell.disputed
    assert (cell.dispute_gap, cell.dispute_ratio, cell.from_zero) == (2.536, 7.0, False)
    assert cell.imprecision == 2.536
    assert cell.grade is Grade.DISPUTED
    assert cell.flags == (CellFlag.PARTY_INFERRED, CellFlag.READ_TWO_WAYS)
    own, enemy = voice_of(cell, "jnim"), voice_of(cell, "mali")
    assert (own.stance, own.span, own.derived) == (Stance.OWN, exactly(4), False)
    assert (own.words, own.claims) == (("four",), (JNIM_FOUR,))
    assert own.flags == (CellFlag.READ_TWO_WAYS,)
    assert (enemy.stance, enemy.span, enemy.derived) == (Stance.ENEMY, exactly(28), True)
    assert (enemy.words, enemy.claims) == (("four", "twenty-four"), (MALI_11TH, MALI_12TH))
    assert enemy.point == 28


@pytest.mark.parametrize(
    ("method", "made", "value", "voices"),
    [
        (MethodName.RANGE, (4, 28, False), None, {"jnim", "mali"}),
        (MethodName.LOW_BEST_HIGH, (4, 28, False), None, {"jnim", "mali"}),
        (MethodName.CONSERVATIVE, (4, 28, False), 4, {"jnim", "mali"}),
        (MethodName.MAXIMUM, (4, 28, False), 28, {"jnim", "mali"}),
        (MethodName.MEDIAN, (4, 28, False), 16, {"jnim", "mali"}),
        (MethodName.MEAN, (4, 28, False), 16, {"jnim", "mali"}),
        (MethodName.OWN, (4, 4, False), None, {"jnim"}),
        (MethodName.ENEMY, (28, 28, False), None, {"mali"}),
        (MethodName.THIRD_PARTY, (None, None, False), None, set()),
        (MethodName.BRACKET, (4, 28, False), None, {"jnim", "mali"}),
        (MethodName.MAJORITY, (4, 28, False), None, {"jnim", "mali"}),
        (MethodName.LATEST, (4, 4, False), 4, {"jnim"}),
        (MethodName.SOURCE_PRIORITY, (None, None, False), None, set()),
        (MethodName.INTERSECTION, (None, None, False), None, {"jnim", "mali"}),
    ],
)
def test_v1_by_each_method(
    ber: RecordFile,
    method: MethodName,
    made: tuple[int | None, int | None, bool],
    value: float | None,
    voices: set[str],
) -> None:
    found = compared(ber, method=method)
    cell = cell_of(found, "jnim", "killed")
    assert range_of(cell) == made
    assert cell.value == value
    assert type(cell.value) is type(value)
    assert {one.voice for one in cell.voices} == voices
    between_claims = method in {MethodName.MEDIAN, MethodName.MEAN}
    assert (CellFlag.BETWEEN_CLAIMS in cell.flags) == between_claims
    assert (CellFlag.EMPTY in cell.flags) == (method is MethodName.INTERSECTION)
    # Whatever the method, what each says of it is the same.
    assert (cell.own.low, cell.enemy.low, cell.ratio, cell.dispute_gap) == (4, 28, 7.0, 2.536)


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (MethodName.OWN, "other_stance"),
        (MethodName.LATEST, "not_latest"),
        (MethodName.SOURCE_PRIORITY, "not_judged"),
    ],
)
def test_v1_what_a_method_leaves_out_is_listed(
    ber: RecordFile, method: MethodName, code: str
) -> None:
    left = left_out(compared(ber, method=method))
    instead = (JNIM_FOUR,) if method is MethodName.LATEST else ()
    assert left[MALI_11TH] == left[MALI_12TH] == (code, instead)
    assert (JNIM_FOUR in left) == (method is MethodName.SOURCE_PRIORITY)


def test_v1_by_stated_parties_the_28_are_of_a_label_with_jnim_inside(ber: RecordFile) -> None:
    found = compared(ber, basis=PartyBasis.STATED)
    jnim = cell_of(found, "jnim", "killed")
    assert range_of(jnim) == (4, 4, False)
    assert (jnim.disputed, jnim.grade) == (False, Grade.ADMITTED)
    assert CellFlag.PARTY_INFERRED not in jnim.flags
    label = cell_of(found, "~armed-terrorist-groups", "killed")
    assert range_of(label) == (28, 28, False)
    assert CellFlag.PARTY_UNRESOLVED in label.flags
    assert voice_of(label, "mali").stance is None
    inside = voice_of(label, "jnim")
    assert (inside.span, inside.is_bounded) == (Span(4, None), True)
    assert not label.disputed


def test_v1_a_count_of_bodies_can_be_a_minimum(ber: RecordFile) -> None:
    cell = cell_of(compared(ber, body_counts=BodyCounts.MINIMUM), "jnim", "killed")
    assert range_of(cell) == (4, 28, True)
    assert voice_of(cell, "mali").span == Span(28, None)
    assert (cell.disputed, cell.ratio, cell.gap) == (True, 7.0, Gap(24, None))


def test_v1b_jnim_may_speak_of_the_ambush_alone(ber: RecordFile) -> None:
    by_day = compared(ber, readings=(AMBUSH,), by=BY_DAY)
    first = cell_of(by_day, "jnim", "killed", day="2023-08-11")
    assert range_of(first) == (4, 4, False)
    assert (first.own, first.enemy) == (Spread(4, 4, False), Spread(4, 4, False))
    assert (first.grade, first.ratio) == (Grade.ADMITTED_AND_CLAIMED, 1.0)
    second = cell_of(by_day, "jnim", "killed", day="2023-08-12")
    assert (second.own, second.enemy) == (NO_SPREAD, Spread(24, 24, False))
    assert second.grade is Grade.ENEMY_ONLY
    assert not by_day.disputed
    whole = cell_of(compared(ber, readings=(AMBUSH,)), "jnim", "killed")
    assert voice_of(whole, "jnim").span == Span(4, None)
    assert (whole.disputed, whole.grade, whole.ratio) == (False, Grade.ENEMY_ONLY, None)


def test_v1c_the_armed_groups_may_be_jnim_and_the_cma(ber: RecordFile) -> None:
    found = compared(ber, readings=(ARMED_GROUPS,))
    both = cell_of(found, "cma,jnim", "killed")
    assert range_of(both) == (28, 28, False)
    assert voice_of(both, "jnim").span == Span(4, None)
    assert not found.disputed
    assert cell_of(found, "jnim", "killed").grade is Grade.ADMITTED


# V2, V3: Malian forces


def test_v2_mali_adds_up_its_own_dead(ber: RecordFile) -> None:
    found = compared(ber)
    killed = cell_of(found, "malian-armed-forces", "killed")
    assert range_of(killed) == (7, 7, False)
    (mali,) = killed.voices
    assert (mali.voice, mali.stance, mali.derived, mali.point) == ("mali", Stance.OWN, True, 7)
    assert (mali.words, mali.claims) == (("one", "six"), (OWN_11TH, OWN_12TH))
    assert (killed.grade, killed.flags) == (Grade.ADMITTED, ())
    assert range_of(cell_of(found, "malian-armed-forces", "wounded")) == (8, 8, False)
    left = left_out(found)
    assert left["c1z6g9b4t7p0y3fk"] == ("restates", (OWN_11TH, OWN_12TH))
    assert left["c7dpr3e1h8f7xw3j"] == ("restates", (WOUNDED_11TH, WOUNDED_12TH))
    assert left["c0h7w3r8e2n6y5zb"] == ("restates", (MALI_11TH, MALI_12TH))
    assert left["c5k9w3e7r1t4y8up"] == ("restates", (JNIM_FOUR,))


def test_v2_by_day_and_by_party_alone(ber: RecordFile) -> None:
    by_day = compared(ber, by=BY_DAY)
    days = {"2023-08-11": (1, 4), "2023-08-12": (6, 4)}
    for day, (killed, wounded) in days.items():
        for effect, count in (("killed", killed), ("wounded", wounded)):
            cell = cell_of(by_day, "malian-armed-forces", effect, day=day)
            assert range_of(cell) == (count, count, False)
    joint = cell_of(compared(ber), BOTH, "killed_or_wounded")
    assert voice_of(joint, "mali").span.low == 15


def test_v2_one_on_the_11th_is_inside_of_seven_in_the_battle() -> None:
    file = a_record(
        figure(1, "chronicle", 7),
        figure(
            2, "letter", 1, occurred={"edtf": "1900-05-11", "text": None, "calendar": "gregorian"}
        ),
    )
    (cell,) = compared(file).cells
    assert range_of(cell) == (7, 7, False)
    part = voice_of(cell, "document:letter")
    assert (part.span, part.is_bounded) == (Span(1, None), True)
    assert not cell.disputed


def test_v3_jnims_dozens_are_of_mali_and_wagner_together(ber: RecordFile) -> None:
    cell = cell_of(compared(ber), BOTH, "killed_or_wounded")
    assert range_of(cell) == (24, 24, True)
    assert (cell.own, cell.enemy) == (Spread(15, 15, True), Spread(24, 24, True))
    mali, jnim = voice_of(cell, "mali"), voice_of(cell, "jnim")
    assert (mali.span, mali.is_bounded, mali.derived) == (Span(15, None), True, True)
    assert mali.claims == (OWN_11TH, WOUNDED_11TH, OWN_12TH, WOUNDED_12TH)
    assert (jnim.span, jnim.words) == (Span(24, None), ("dozens of deaths and injuries",))
    assert (cell.disputed, cell.grade, cell.ratio) == (False, Grade.ENEMY_ONLY, None)
    assert cell.gap == Gap(0, None)
    assert cell.imprecision is None


def test_v3_of_the_ambush_mali_has_five(ber: RecordFile) -> None:
    by_day = compared(ber, readings=(AMBUSH,), by=BY_DAY)
    cell = cell_of(by_day, BOTH, "killed_or_wounded", day="2023-08-11")
    assert cell.own == Spread(5, 5, True)
    assert cell.enemy == Spread(24, 24, True)
    assert voice_of(cell, "mali").claims == (OWN_11TH, WOUNDED_11TH)


def test_v3_v6_acled_has_words_for_deaths_alone(ber: RecordFile) -> None:
    found = compared(ber, lexicon=LexiconName.ACLED)
    left = left_out(found)
    assert left[JNIM_DOZENS] == left[SEVERAL_CIVILIANS] == ("effect_not_covered", ())
    assert (BOTH, "killed_or_wounded") not in {tuple(cell.keys.values()) for cell in found.cells}


@pytest.mark.parametrize(
    ("lexicon", "span", "disputed"),
    [("strict", Span(3, None), True), ("idiom", Span(3, 9), True), ("none", None, False)],
)
def test_v3b_exactly_two_and_several(lexicon: str, span: Span | None, disputed: bool) -> None:
    several = a_quantity(None, "several", qualifier="indefinite", term="several")
    file = a_record(figure(1, "chronicle", 2), figure(2, "letter", several))
    found = compared(file, lexicon=LexiconName(lexicon))
    (cell,) = found.cells
    assert cell.disputed is disputed
    assert {one.voice: one.span for one in cell.voices}.get("document:letter") == span
    assert left_out(found) == ({} if span else {claim_id(2): ("term_not_in_lexicon", ())})


# V4 to V7: CMA, peacekeepers, civilians, 9 June


def test_v4_the_cma_admits_none_and_a_resident_saw_none(ber: RecordFile) -> None:
    cell = cell_of(compared(ber), "cma", "casualty")
    assert range_of(cell) == (0, 0, False)
    assert {one.voice for one in cell.voices} == {"cma", "resident-of-ber"}
    resident = voice_of(cell, "resident-of-ber")
    assert (resident.is_bounded, resident.claims) == (True, (RESIDENT_NONE,))
    assert voice_of(cell, "cma").words == ("did not take any losses",)
    assert (cell.ratio, cell.disputed, cell.dispute_gap) == (None, False, 0.0)
    assert CellFlag.OWN_ZERO in cell.flags
    assert cell.grade is Grade.ADMITTED
    second = cell_of(compared(ber, by=BY_DAY), "cma", "casualty", day="2023-08-12")
    assert range_of(second) == (0, 0, False)
    assert voice_of(second, "cma").span == exactly(0)


def test_v4_losses_may_be_of_materiel_too(ber: RecordFile) -> None:
    found = compared(ber, kind=ClaimKind.MATERIEL, readings=("losses-include-materiel",))
    shown = {claim for cell in found.cells for one in cell.voices for claim in one.claims}
    assert CMA_NONE in shown
    vehicles = cell_of(found, "cma", "destroyed", item_class="vehicle")
    assert voice_of(vehicles, "resident-of-ber").span == exactly(1)
    assert voice_of(vehicles, "cma").span == exactly(0)
    assert (vehicles.disputed, vehicles.from_zero) == (True, True)


def test_v5_the_wounded_of_minusma_are_its_own_word(ber: RecordFile) -> None:
    found = compared(ber)
    cell = cell_of(found, "minusma", "wounded")
    assert range_of(cell) == (4, 4, False)
    assert [(one.voice, one.stance) for one in cell.voices] == [("minusma", Stance.OWN)]
    assert cell.grade is Grade.ADMITTED
    assert left_out(found)["c3calg9jedebmzps"] == ("restates", ("cdxkgddu7qczmd9t",))


def test_v6_several_civilians_are_three_or_more(ber: RecordFile) -> None:
    cell = cell_of(compared(ber), "civilians-of-ber", "wounded")
    assert range_of(cell) == (3, 3, True)
    assert (cell.grade, cell.imprecision) == (Grade.SINGLE, None)
    idiom = cell_of(compared(ber, lexicon=LexiconName.IDIOM), "civilians-of-ber", "wounded")
    assert range_of(idiom) == (3, 9, False)


@pytest.mark.parametrize(
    ("readings", "low", "killed"),
    [
        ((), 2, {"minusma-burkina-faso,~seven-others": Span(2, None)}),
        (
            ("the-seven-were-killed",),
            9,
            {"minusma-burkina-faso": exactly(2), "~seven-others": exactly(7)},
        ),
        (("the-seven-were-wounded",), 2, {"minusma-burkina-faso": exactly(2)}),
    ],
)
def test_v7_the_dead_of_9_june(
    ber: RecordFile, readings: tuple[str, ...], low: int, killed: dict[str, Span]
) -> None:
    found = compared(ber, phases=(Phase.BACKGROUND,), readings=readings)
    assert {
        cell.keys[Axis.PARTY]: voice.span
        for cell in found.cells
        if cell.keys[Axis.EFFECT] == "killed"
        for voice in cell.voices
        if voice.voice.startswith("document:")
    } == killed
    article = next(
        one
        for one in total_of(found, "killed").voices
        if one.voice == "document:wikipedia-battle-of-ber-2023"
    )
    assert article.span == Span(low, None if not readings else low)
    # In the battle itself it is not counted.
    in_battle = compared(ber).cells
    shown = {claim for cell in in_battle for one in cell.voices for claim in one.claims}
    assert "csdjjd7aso8l0lkw" not in shown


# V8, V10: totals


def test_v8_the_dead_of_the_battle_voice_by_voice_and_mixed(ber: RecordFile) -> None:
    killed = total_of(compared(ber), "killed")
    assert killed.spread == Spread(11, 35, True)
    assert killed.missing == ("wagner-group", "minusma", "civilians-of-ber")
    assert killed.flags == (CellFlag.MIXED_VOICES,)
    mali, jnim = killed.voices
    assert mali == VoiceTotal(
        "mali", exactly(35), ("wagner-group", "cma", "minusma", "civilians-of-ber")
    )
    assert jnim == VoiceTotal("jnim", Span(4, None), ("cma", "minusma", "civilians-of-ber"))


def test_v8_the_wounded_as_the_summary_shows_them(ber: RecordFile) -> None:
    wounded = total_of(compared(ber), "wounded")
    assert wounded.spread == Spread(15, 15, True)
    assert wounded.missing == ("wagner-group", "jnim")


def test_v10_destroyed_vehicles_may_overlap(ber: RecordFile) -> None:
    found = compared(ber, kind=ClaimKind.MATERIEL)
    vehicles = total_of(found, "destroyed", "vehicle")
    assert vehicles.spread == Spread(3, 4, False)
    assert CellFlag.IF_BOTH_TRUE in vehicles.flags
    assert voice_of(cell_of(found, None, "destroyed"), "mali").span == exactly(3)
    assert voice_of(cell_of(found, "cma", "destroyed"), "resident-of-ber").span == exactly(1)
    motorcycles = total_of(found, "abandoned", "motorcycle")
    assert motorcycles.spread == Spread(12, 12, False)
    assert motorcycles.unresolved == ("~armed-terrorist-groups",)
    assert total_of(found, "abandoned", "small_arms").spread == Spread(18, 18, False)


# V11: what is disputed, and how far


@pytest.mark.parametrize(
    ("said", "made", "disputed", "gap"),
    [
        ((4, at_least(28)), (4, 28, True), True, 2.536),
        ((between(100, 500),), (100, 500, False), False, 0.0),
        ((between(100, 500), between(300, 900)), (100, 900, False), False, 0.0),
        ((10_300, 10_316), (10_300, 10_316, False), False, 0.0),
        ((10_300, 11_200), (10_300, 11_200, False), True, 0.121),
        ((0, 5), (0, 5, False), True, 2.585),
    ],
)
def test_v11_cells_of_two_voices(
    said: tuple[int | Document, ...],
    made: tuple[int, int, bool],
    disputed: bool,
    gap: float,
) -> None:
    sources = ("chronicle", "letter")
    claims = [
        figure(n, source, one) for n, (source, one) in enumerate(zip(sources, said, strict=False))
    ]
    (cell,) = compared(a_record(*claims)).cells
    assert range_of(cell) == made
    assert (cell.disputed, cell.dispute_gap) == (disputed, gap)
    assert cell.from_zero == (said[0] == 0)
    assert (CellFlag.WITHIN_ROUNDING in cell.flags) == (10_316 in said)


def test_v11_some_sets_no_low_where_there_is_a_number() -> None:
    some = a_quantity(None, "some", qualifier="unknown_positive")
    (cell,) = compared(a_record(figure(1, "chronicle", some), figure(2, "letter", 20))).cells
    assert range_of(cell) == (20, 20, False)
    assert not cell.disputed


# V12: the American Civil War


def historian(number: int, source: str, count: int, *effects: str) -> Document:
    return figure(number, source, count, effects=list(effects))


def historians() -> list[Document]:
    return [a_source(one, kind="study") for one in ("livermore", "clodfelter", "chronicle")]


def test_v12_gettysburg_livermore_and_clodfelter_have_a_likely_common_origin() -> None:
    file = a_record(
        historian(1, "livermore", 3_903, "killed"),
        historian(2, "clodfelter", 3_903, "killed"),
        historian(3, "livermore", 18_735, "wounded"),
        historian(4, "clodfelter", 18_735, "wounded"),
        sources=historians(),
    )
    found = compared(file)
    for effect, count in (("killed", 3_903), ("wounded", 18_735)):
        cell = cell_of(found, "blues", effect)
        assert range_of(cell) == (count, count, False)
        assert cell.flags == (CellFlag.LIKELY_COMMON_ORIGIN,)
        assert cell.grade is Grade.AGREED
        assert not cell.disputed
    majority = cell_of(compared(file, method=MethodName.MAJORITY), "blues", "killed")
    assert majority.value is None


def test_v12_vicksburg_the_killed_and_wounded_are_inside_of_the_casualties() -> None:
    file = a_record(
        historian(1, "livermore", 3_202, "killed", "wounded"),
        historian(2, "clodfelter", 32_697, "casualty"),
        sources=historians(),
    )
    found = compared(file)
    assert not found.disputed
    part, whole = (
        cell_of(found, "blues", "killed_or_wounded"),
        cell_of(found, "blues", "casualty"),
    )
    assert (range_of(part), range_of(whole)) == ((3_202, 3_202, False), (32_697, 32_697, False))
    assert voice_of(part, "document:clodfelter").span == Span(0, 32_697)
    assert voice_of(whole, "document:livermore").span == Span(3_202, None)


def test_v12_more_killed_than_casualties_contradict() -> None:
    file = a_record(
        historian(1, "livermore", 500, "killed"),
        historian(2, "clodfelter", 300, "casualty"),
        sources=historians(),
    )
    found = compared(file)
    for cell in found.cells:
        assert (cell.disputed, cell.dispute_gap, cell.grade) == (True, 0.735, Grade.DISPUTED)
    assert range_of(cell_of(found, "blues", "killed")) == (500, 500, False)
    assert range_of(cell_of(found, "blues", "casualty")) == (300, 300, False)
