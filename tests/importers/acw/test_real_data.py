"""The figures of the whole corpus, where it is beside this project."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from math import inf
from pathlib import Path

import pytest

from battleapi.comparison.spans import Span, contradict, ends_between
from battleapi.importers.acw.figures import TOTAL, Figure
from battleapi.importers.acw.records import CivilWar
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.claims import CasualtyClaim, OutcomeClaim
from battleapi.model.intervals import rounding_unit
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.quantities import Qualifier
from battleapi.model.vocabulary.records import BattleLevel, BattleStatus
from tests.documentation import ROOT
from tests.importers.civil_war_page import how_far, section, text

UNDIVIDED = (CasualtyEffect.CASUALTY,)
REMARKED = re.compile(r"^\| .* \| (\d+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def corpus(civil_war_folder: Path) -> CivilWar:
    return CivilWar(civil_war_folder)


@pytest.fixture(scope="module")
def records(corpus: CivilWar) -> Mapping[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


@pytest.fixture(scope="module")
def figures(corpus: CivilWar) -> list[Figure]:
    return [one for listed in corpus.figures.values() for one in listed]


def two_or_more(figures: Iterable[Figure]) -> tuple[int, int, int, int]:
    """Battle-sides, as filed, with two casualty figures at least.

    And on how many of them numbers differ, share nothing, and contradict beyond rounding.
    """
    several = several_of(figures)
    return (
        len(several),
        sum(len({*spans}) > 1 for spans in several),
        sum(share_nothing(spans) for spans in several),
        sum(any(contradict(*pair) for pair in combinations(spans, 2)) for spans in several),
    )


def several_of(figures: Iterable[Figure]) -> list[list[Span]]:
    """The casualties of each battle-side, as filed, that has two figures at least."""
    found: dict[Hashable, list[Span]] = defaultdict(list)
    for one in figures:
        if one.category == TOTAL:
            found[one.codes, one.side].append(Span(one.quantity.lower or 0, one.quantity.upper))
    return [spans for spans in found.values() if len(spans) > 1]


def are_half_a_unit_apart(one: Span, other: Span) -> bool:
    """Whether two are apart by more than half the unit of the coarser one."""
    ends = ends_between(one, other)
    if ends is None:
        return False
    lower, upper = ends
    return 2 * (upper - lower) > max(rounding_unit(lower or 1), rounding_unit(upper))


def share_nothing(spans: Iterable[Span]) -> bool:
    known = tuple(spans)
    return max(one.low for one in known) > min(one.high for one in known if one.high is not None)


def is_known(figure: Figure) -> bool:
    return figure.quantity.qualifier is not Qualifier.UNKNOWN


def test_every_row_is_taken(corpus: CivilWar, records: Mapping[str, RecordFile]) -> None:
    assert corpus.findings.not_understood == []
    assert corpus.findings.tallies == {
        "rows of forces": Tally(read=2280, taken=777, empty=1503),
        "rows of figures": Tally(read=8850, taken=8850),
        "battles": Tally(read=385, taken=385),
    }
    rows = [
        claim.citations[0].locator
        for file in records.values()
        for claim in file.claims
        if not isinstance(claim, OutcomeClaim)
    ]
    assert {*rows} == {f"row/{row}" for row in range(1, 8851)}
    assert len(rows) == 8850


def test_the_rows_have_382_keys_and_four_of_them_name_several_battles(
    figures: list[Figure], records: Mapping[str, RecordFile]
) -> None:
    # 384 entries of the commission, two of them operations, and one that only Kennedy has.
    keys = {one.codes for one in figures}
    assert len(keys) == 382
    assert sorted(key for key in keys if len(key) > 1) == [
        ("SC008", "SC009"),
        ("VA032", "VA033", "VA034"),
        ("VA032", "VA034", "VA033"),
        ("VA036", "VA037", "VA038"),
    ]
    assert len(records) == 385
    levels = Counter(file.level for file in records.values())
    assert levels == {BattleLevel.BATTLE: 383, BattleLevel.CAMPAIGN: 2}
    joint = [one for file in records.values() for one in file.claims if one.covers_battles]
    assert len(joint) == 10
    assert {other for one in joint for other in one.covers_battles} <= records.keys()


@pytest.fixture(scope="module")
def as_filed(figures: list[Figure]) -> list[Figure]:
    """As the rows have it, before a 0 is known to be no number."""
    return [
        one if is_known(one) else replace(one, quantity=one.quantity.exact(0)) for one in figures
    ]


def test_casualties_differ_as_they_are_filed(figures: list[Figure], as_filed: list[Figure]) -> None:
    assert two_or_more(as_filed) == (666, 471, 470, 447)
    assert how_far("as filed in the table of claims") == (666, 471, 470, 447)
    assert two_or_more(filter(is_known, figures)) == (660, 464, 463, 440)
    assert how_far("as filed, the zeros of the CWSS unknown") == (660, 464, 463, 440)


def test_half_the_unit_alone_would_let_more_agree(as_filed: list[Figure]) -> None:
    several = several_of(as_filed)
    apart = [
        spans
        for spans in several
        if any(are_half_a_unit_apart(*pair) for pair in combinations(spans, 2))
    ]
    assert (len(several), len(apart)) == (666, 436)
    assert "By half the unit alone it would be 436 of the 666." in text()
    # Between the ends alone, so that a figure in the middle is not heard.
    ends = ((max(spans, key=lambda one: one.low), min(spans, key=top)) for spans in several)
    assert sum(are_half_a_unit_apart(*pair) for pair in ends) == 428
    decided = (ROOT / "docs" / "decisions" / "0011-what-a-comparison-compares.md").read_text()
    assert (
        "Of 666 sides of battles of the American Civil War, as filed, with several figures, two "
        "differ by more than half the unit on 436, and by this rule on 447."
    ) in " ".join(decided.split())


def top(span: Span) -> float:
    return inf if span.high is None else span.high


def test_what_phisterer_has_missing_are_captured_at_places(figures: list[Figure]) -> None:
    said = {
        (one.codes, one.source, one.category): one.quantity.value
        for one in figures
        if one.side == "US"
    }
    harpers_ferry, lexington = ("WV010",), ("MO006",)
    missing = said[harpers_ferry, "phisterer_1883", "missing"]
    captured = said[harpers_ferry, "cwsac_1993", "captured"]
    assert said[harpers_ferry, "cwsac_1993", "missing"] == 0
    both = said[harpers_ferry, "fox_1898", "missing"]
    assert (
        f"At Harpers Ferry (`acw-wv010`) he has {missing:,} missing of the United States, where "
        f"the commission has 0 missing and {captured:,} captured, and Fox has {both:,} of both; at "
        f"Lexington (`acw-mo006`) he has {said[lexington, 'phisterer_1883', 'missing']:,} where "
        f"Wikipedia has {said[lexington, 'wikipedia', 'missing']} missing and "
        f"{said[lexington, 'wikipedia', 'captured']:,} captured."
    ) in text()


def test_what_bodart_has_missing_is_all_of_his_total_that_was_not_hit(
    figures: list[Figure],
) -> None:
    found: dict[Hashable, dict[str, int]] = defaultdict(dict)
    for one in figures:
        if one.source == "bodart_1908":
            found[one.codes, one.side][one.category] = one.quantity.value or 0
    rests = [
        (one["missing"], one["casualties"] - one["killed+wounded"])
        for one in found.values()
        if {"missing", "casualties", "killed+wounded"} <= one.keys()
    ]
    assert len(rests) == 63
    assert all(missing == rest for missing, rest in rests)


@pytest.mark.usefixtures("records")
def test_the_page_has_how_often_something_is_remarked_on(corpus: CivilWar) -> None:
    times = Counter(one.reason.partition(":")[0] for one in corpus.findings.remarks)
    expected = {
        "A 0 of this source may mean that the number is missing": 31,
        "Nobody fights with a force of 0": 42,
        "The figure is of several battles together": 10,
        "The source gives more than one figure for the same": 36,
        "The low number is above the high one": 1,
    }
    assert times == expected
    listed = [int(count) for count in REMARKED.findall(section("What is remarked on"))]
    assert listed == [*expected.values()]


def test_casualties_differ_by_party(records: Mapping[str, RecordFile]) -> None:
    """What is served: without joint figures, and Native Americans apart from Confederates.

    Two of the sides with several figures are those of one joint key, on which the figures agree. On
    two others they differ only because figures of both sides were filed under CS.
    """
    found: dict[Hashable, list[tuple[int | None, int | None]]] = defaultdict(list)
    for file in records.values():
        for claim in file.claims:
            if isinstance(claim, CasualtyClaim) and claim.effects == UNDIVIDED:
                known = claim.quantity.qualifier is not Qualifier.UNKNOWN
                if known and not claim.covers_battles:
                    numbers = (claim.quantity.lower, claim.quantity.upper)
                    found[file.id, Standing.party(claim)].append(numbers)
    several = [numbers for numbers in found.values() if len(numbers) > 1]
    assert (len(several), sum(len({*numbers}) > 1 for numbers in several)) == (658, 462)


def test_zeros_that_may_be_missing_are_unknown(figures: list[Figure]) -> None:
    unknown = Counter((one.source, one.category) for one in figures if not is_known(one))
    assert unknown == {("nps_cwss", "casualties"): 31, ("nps_cwss", "strength"): 42}
    zeros = Counter(one.source for one in figures if one.quantity.value == 0)
    assert zeros == {"kennedy_1998": 27, "cwsac_1993": 22, "greer_2005": 9, "bodart_1908": 7}


def test_antietam_by_source(records: Mapping[str, RecordFile]) -> None:
    file = records["acw-md003"]
    standing = Standing(file, file.registry)
    confederate = {
        standing.voice(claim): claim.quantity.value
        for claim in file.claims
        if isinstance(claim, CasualtyClaim)
        and claim.effects == UNDIVIDED
        and Standing.party(claim) == "confederate-states"
    }
    assert confederate == {
        "document:acw-wikipedia": 10316,
        "document:acw-nps-cwss": 10300,
        "document:acw-kennedy-1998": 10300,
        "document:acw-greer-2005": 10300,
        "document:acw-bodart-1908": 11200,
        "document:acw-cdb90-1990": 13700,
        "document:acw-phisterer-1883": 25899,
    }
    assert (file.name, file.date.edtf) == ("Antietam", "1862-09-16/1862-09-18")


def test_who_fought_where_there_were_no_confederates(
    records: Mapping[str, RecordFile],
) -> None:
    forces = {
        file.id: [(one.actor, one.side) for one in file.combatants] for file in records.values()
    }
    assert forces["acw-co001"] == [("united-states", 1), ("cheyennes-and-a-few-arapahos", 2)]
    assert forces["acw-ok002"] == [
        ("united-states", 1),
        ("confederate-states", 2),
        ("creek-and-seminole", 3),
    ]
    without = [key for key, found in forces.items() if ("confederate-states", 2) not in found]
    assert without == [
        "acw-co001",
        "acw-id001",
        "acw-mn001",
        "acw-mn002",
        "acw-nd001",
        "acw-nd002",
        "acw-nd003",
        "acw-nd004",
        "acw-nd005",
    ]
    native = Counter(
        Standing.party(claim)
        for file in records.values()
        for claim in file.claims
        if Standing.party(claim) not in (None, "united-states", "confederate-states")
    )
    assert native == {
        "cheyennes-and-a-few-arapahos": 7,
        "creek-and-seminole": 2,
        "santee-and-teton-sioux": 19,
        "santee-sioux": 11,
        "santee-yankton-cut-heads-hunkapapa-and-teton-sioux-and-blackfeet": 6,
        "shoshoni-indians": 6,
    }
