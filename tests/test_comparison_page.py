"""The manual of the comparison has the numbers that the comparison comes to.

Each function below yields the phrases and rows of one section, with their numbers worked out from
the record of Ber. The page has to have all of them, and no number besides: what is in fenced blocks
is held by `test_documentation.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise
from math import log2
from statistics import mean
from typing import Any

import pytest

from battleapi.comparison.claimants import ranked, rivalries
from battleapi.comparison.compare import compare
from battleapi.comparison.digest import digest_of
from battleapi.comparison.disputes import disputes
from battleapi.comparison.figures import figures
from battleapi.comparison.methods import METHODS
from battleapi.comparison.origins import Origins
from battleapi.comparison.results import Cell, Comparison, Dispute, Heard, Rivalry, Total
from battleapi.comparison.rules import DEFAULT_RULES, Rules
from battleapi.comparison.spans import Span, contradict, dispute_gap, spread
from battleapi.model.calendars import day_of
from battleapi.model.checking import read_record_file
from battleapi.model.intervals import interval_of
from battleapi.model.lexicons import LEXICONS
from battleapi.model.quantities import Quantity
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import (
    Axis,
    CellFlag,
    Exclusion,
    Grade,
    Independence,
    MethodName,
    PartyBasis,
    Verdict,
)
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from battleapi.model.vocabulary.records import Phase
from tests.documentation import ROOT
from tests.records_of import a_claim, a_quantity, a_record, a_source, the_sources

PAGE = ROOT / "docs" / "comparison.md"
AMBUSH = "jnim-speaks-of-the-ambush"
ARMED_GROUPS = "armed-terrorist-groups-jnim-and-cma"
JNIM, MALIANS, CMA = "jnim", "malian-armed-forces", "cma"
WITH_WAGNER = "malian-armed-forces,wagner-group"
FIRST_DAY, SECOND_DAY = "2023-08-11", "2023-08-12"
BY_DAY = (Axis.PARTY, Axis.EFFECT, Axis.DAY)

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
# What has digits and is no figure: addresses and ids, days and years, and names of rules.
_NO_FIGURES = re.compile(
    r"`/v1/[^`]*`|\b(?:\d{1,2}(?: and \d{1,2})? )?(?:June|August)(?: 2023)?\b"
    r"|\(2023\)|battle-of-ber-2023|\b1943\b|@?\b1993\b|\bpct10\b"
)


# Ber, compared


def _ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


BER = _ber()


@cache
def compared(**rules: Any) -> Comparison:
    return compare(BER.record, BER.registry, Rules(**rules))


def cell(
    party: str | None, effect: str, day: str | None = None, found: Comparison | None = None
) -> Cell:
    wanted = {Axis.PARTY: party, Axis.EFFECT: effect} | ({Axis.DAY: day} if day else {})
    table = compared() if found is None else found
    (one,) = (one for one in table.cells if wanted.items() <= one.keys.items())
    return one


def heard(one: Cell, voice: str) -> Heard:
    (found,) = (said for said in one.voices if said.voice == voice)
    return found


def total(effect: str, item_class: str | None = None, **rules: Any) -> Total:
    found = (one for one in compared(**rules).totals if one.effect == effect)
    (one,) = (one for one in found if one.item_class == item_class)
    return one


def disputed(*verdicts: Verdict, **rules: Any) -> list[Dispute]:
    return list(disputes(BER.record, BER.registry, Rules(**rules), verdicts))


def words(low: int | None, high: int | None, *, is_open: bool) -> str:
    """`4 to 28`, `at least 24`, `4 to at least 28`, and a dash for nothing."""
    if low is None or high is None:
        return "–"
    if low == high:
        return f"{'at least ' * is_open}{low:,}"
    return f"{low:,} to {'at least ' * is_open}{high:,}"


def range_of(one: Cell | Total) -> str:
    said = one if isinstance(one, Cell) else one.spread
    return words(said.low, said.high, is_open=said.open)


def span_of(span: Span) -> str:
    return f"{span.low:,} or more" if span.high is None else words(*span, is_open=False)


def row(*columns: object) -> str:
    return f"| {' | '.join(map(str, columns))} |"


# What the page has to say, section by section


def introduction() -> Iterator[str]:
    killed = cell(JNIM, "killed")
    yield f'counted {killed.enemy.low} killed of "armed terrorist groups", by which'
    yield f"JNIM counted {killed.own.low} killed of its own."
    own = cell(MALIANS, "killed").low, cell(MALIANS, "wounded").low
    yield f"Mali gave {own[0]} killed and {own[1]} wounded of its own"
    yield (
        f'"{range_of(killed)}" says that somebody says {killed.own.low} and somebody else says '
        f"{killed.enemy.low}, and no more."
    )
    (alone,) = cell(MALIANS, "killed").voices
    yield f"Malian soldiers killed are {alone.span.low}, without any width"


def the_table() -> Iterator[str]:
    joint = cell(WITH_WAGNER, "killed_or_wounded")
    assert joint.open
    yield f'{joint.low} to {joint.high} and `open` is "{range_of(joint)}".'


def voices() -> Iterator[str]:
    table = compared()
    names = list(dict.fromkeys(one.voice for each in table.cells for one in each.voices))
    *most, last = sorted(names, key=["mali", "jnim", "cma", "resident-of-ber", "minusma"].index)
    listed = f"{', '.join(f'`{one}`' for one in most)} and `{last}`"
    yield f"Ber's table has {len(names)} voices: {listed}."
    codes = [one.code for one in table.excluded]
    again = codes.count(Exclusion.RESTATES)
    assert again == len(codes)
    yield f"claims on casualties in the battle, {len(codes)} are not in the"
    killed, of_enemies = cell(MALIANS, "killed").voices[0], heard(cell(JNIM, "killed"), "mali")
    yield f"{again} restate other claims, such as the infobox's {killed.span.low} killed."
    yield f"JNIM's {heard(cell(JNIM, 'killed'), JNIM).span.low} killed of its own"
    yield (
        f"Mali's {killed.span.low} killed are {killed.words[0]} on the first day and "
        f"{killed.words[1]} on the second, its {of_enemies.span.low} killed of the enemy "
        f"{of_enemies.words[0]} and {of_enemies.words[1]}."
    )
    bound = heard(cell(WITH_WAGNER, "killed_or_wounded"), "mali")
    assert bound.is_bounded
    yield f"together Mali says {span_of(bound.span)}, since it counts {bound.span.low} of its own"
    resident = heard(cell(CMA, "casualty"), "resident-of-ber")
    assert resident.is_bounded
    assert resident.span.says_nothing
    yield f"of the whole battle that is {span_of(resident.span)}, which tells nothing"


def cells() -> Iterator[str]:
    found = compared(by=(Axis.EFFECT,))
    (killed,) = (one for one in found.cells if one.keys[Axis.EFFECT] == "killed")
    assert (heard(killed, "mali").stance, killed.low) == (Stance.MIXED, killed.high)
    yield f"the row is {killed.low}, the sum of Mali's account"
    assert heard(killed, JNIM).is_bounded
    yield f"JNIM's {heard(killed, JNIM).span.low} are only a bound there."
    (undivided,) = (one for one in found.cells if one.keys[Axis.EFFECT] == "casualty")
    assert undivided.parties == (CMA,)
    yield f"this row is its {undivided.high} and not everybody's."
    assert set(killed.parties) == {MALIANS, JNIM}


def tolerances() -> Iterator[str]:
    for count in (1, 50, 100, 30_000):
        about = Quantity.model_validate(
            a_quantity(count, qualifier="approximately", lower=None, upper=None)
        )
        each = (interval_of(about, tolerance=one) for one in Tolerance)
        ends = [words(one.low, one.high, is_open=one.open) for one in each]
        yield row(f"about {count:,}", *ends)


def lexicons() -> Iterator[str]:
    shown = (LexiconName.STRICT, LexiconName.IDIOM, LexiconName.ACLED)
    for term in ("a few", "several", "tens", "dozens", "several dozen", "hundreds", "thousands"):
        columns = []
        for name in shown:
            bounds, point = LEXICONS[name].bounds(term), LEXICONS[name].point(term)
            said = "–" if bounds is None else span_of(Span(*bounds))
            columns.append(said if point is None else f"{said}; point {point:,}")
        yield row(term, *columns)
    by_acled = compared(lexicon=LexiconName.ACLED)
    left = {one.claim for one in by_acled.excluded if one.code is Exclusion.EFFECT_NOT_COVERED}
    vague = [cell(WITH_WAGNER, "killed_or_wounded"), cell("civilians-of-ber", "wounded")]
    assert left >= {heard(vague[0], JNIM).claims[0], vague[1].voices[0].claims[0]}
    yield f"the table has {len(by_acled.cells)} cells in the place of {len(compared().cells)}"
    strict, idiom = (
        LEXICONS[one].bounds("dozens") for one in (LexiconName.STRICT, LexiconName.IDIOM)
    )
    assert strict is not None
    assert idiom is not None
    yield f'At Ber "dozens" is at least {strict[0]} by `strict`, and {span_of(Span(*idiom))} by'
    minimum = compared(body_counts=BodyCounts.MINIMUM)
    yield f"JNIM's killed are then {range_of(cell(JNIM, 'killed', found=minimum))}."


def methods() -> Iterator[str]:
    (version,) = {one.version for one in METHODS.values()}
    yield f"All have version {version}."
    shown = ((JNIM, "killed"), (WITH_WAGNER, "killed_or_wounded"), ("civilians-of-ber", "wounded"))
    for name, method in METHODS.items():
        made = [cell(*one, found=compared(method=name)) for one in shown]
        columns = [
            range_of(one) if one.value is None else f"{one.value} ({range_of(one)})" for one in made
        ]
        yield row(f"`{name}`", method.definition, method.origin, *columns)
    ends = spread([Span(4, 4), Span(28, None)])
    yield f'of "4" and "28 or more" it is {words(ends.low, ends.high, is_open=ends.open)}'
    median, middle = (
        cell(JNIM, "killed", found=compared(method=name))
        for name in (MethodName.MEDIAN, MethodName.MEAN)
    )
    assert median.value == middle.value
    assert CellFlag.BETWEEN_CLAIMS in median.flags
    assert CellFlag.BETWEEN_CLAIMS in middle.flags
    yield f"`median` and `mean` give {median.value} JNIM killed. Nobody says {median.value},"
    graded = compared(method=MethodName.SOURCE_PRIORITY)
    assert all(one.low is None for one in graded.cells)
    assert {one.code for one in graded.excluded} >= {Exclusion.NOT_JUDGED}
    assert Exclusion.LESS_RELIABLE not in {one.code for one in graded.excluded}
    newest = compared(method=MethodName.LATEST)
    yield f"`latest` is JNIM's {cell(JNIM, 'killed', found=newest).value}, and not because"
    found = figures(BER.record, BER.registry, DEFAULT_RULES).found
    assert all(one.said is None for one in found if one.voice == "mali")
    met = cell(JNIM, "killed", found=compared(method=MethodName.INTERSECTION))
    assert met.low is None
    assert CellFlag.EMPTY in met.flags


def of_disputes() -> Iterator[str]:
    (stands, by_reading) = disputed(Verdict.CONTRADICTS)
    assert (stands.reading, by_reading.reading) == (None, ARMED_GROUPS)
    low, high = stands.a[0].span, stands.b[0].span
    assert low is not None
    assert high is not None
    gap = cell(JNIM, "killed").dispute_gap
    assert gap == dispute_gap((low, high)) == round(log2((high.low + 1) / (low.low + 1)), 3)
    yield f"each with 1 added: log2({high.low + 1} / {low.low + 1}) = {gap}."
    assert dispute_gap((Span(4, 28), Span(20, None))) == 0
    yield "Figures that meet have 0."
    assert dispute_gap((Span(100, 500),)) == 0
    yield '"100 to 500" is imprecise and disputes nothing'
    assert not contradict(Span(10_300, 10_300), Span(10_316, 10_316))
    assert contradict(Span(10_300, 10_300), Span(11_200, 11_200))
    yield "10,300 and 10,316 are no dispute, since 10,300 may be rounded; 10,300 and 11,200 are."
    assert contradict(Span(5, 5), Span(10, 10))
    yield "Rounding explains a tenth at the most: 5 and 10 are a dispute."
    everything = disputed(*Verdict)
    for verdict in Verdict:
        count = sum(one.verdict is verdict for one in everything)
        yield row(f"`{verdict}`", verdict.definition, count)


def conditions() -> Iterator[str]:
    (inside,) = (one for one in disputed(Verdict.COMPATIBLE_IF) if one.party == WITH_WAGNER)
    part, rest = inside.a[0].span, inside.rest
    assert part is not None
    assert rest.span is not None
    assert rest.party == "wagner-group"
    yield f"Mali's {part.low} killed and wounded are of its own soldiers"
    yield f"both can be true if Wagner Group's killed or wounded are {span_of(rest.span)}."
    gone = disputed(Verdict.COMPATIBLE_IF, lexicon=LexiconName.ACLED)
    assert WITH_WAGNER not in {one.party for one in gone}
    (group,) = disputed(Verdict.CONTRADICTS, readings=(ARMED_GROUPS,))
    spans = [one.span for one in (*group.a, *group.b)]
    jnim, cma, mali = (span.low for span in spans if span is not None)
    assert [one.voice for one in (*group.a, *group.b)] == [JNIM, CMA, "mali"]
    yield f"JNIM's {jnim} is possible beside Mali's {mali}, and so is the CMA's {cma}."
    yield f"{jnim} and {cma} add up to at most {jnim + cma}."


def readings() -> Iterator[str]:
    by_day = compared(by=BY_DAY)
    first, second = (cell(JNIM, "killed", day, by_day) for day in (FIRST_DAY, SECOND_DAY))
    spans = [heard(one, JNIM).span for one in (first, second)]
    assert spans[0] == spans[1]
    assert (first.disputed, second.disputed) == (False, True)
    admitted, claimed = heard(cell(JNIM, "killed"), JNIM).span, heard(second, "mali").span
    yield (
        f"JNIM's {admitted.low} are of both days and allow {span_of(spans[0])} on either, which "
        f"contradicts Mali's {claimed.low} on the second."
    )
    otherwise = compared(by=BY_DAY, readings=(AMBUSH,))
    first, second = (cell(JNIM, "killed", day, otherwise) for day in (FIRST_DAY, SECOND_DAY))
    assert first.grade is Grade.ADMITTED_AND_CLAIMED
    assert second.grade is Grade.ENEMY_ONLY
    yield f"JNIM admits {first.own.low} on 11 August and Mali claims {first.enemy.low}: the dispute"
    yield f"Mali's {second.enemy.low} of 12 August stand with nobody to answer them."
    assert "If JNIM speaks of 11 August 2023 only" in (
        digest_of(BER.record, BER.registry).headline or ""
    )
    ours = [cell(MALIANS, "killed", day, by_day).low for day in (FIRST_DAY, SECOND_DAY)]
    yield f"the Malian soldiers killed are {ours[0]} on 11 August and {ours[1]} on 12 August."
    codes = {one.claim: one.code for one in by_day.excluded}
    dozens = heard(cell(WITH_WAGNER, "killed_or_wounded"), JNIM).claims[0]
    assert codes[dozens] is Exclusion.OUTSIDE_CELLS
    for lexicon in LexiconName:
        least: dict[str, Any] = {"method": MethodName.CONSERVATIVE, "lexicon": lexicon}
        days = [
            cell(JNIM, "killed", day, compared(by=BY_DAY, **least))
            for day in (FIRST_DAY, SECOND_DAY)
        ]
        assert [heard(one, JNIM).point for one in days] == [None, None]
        points = [heard(one, "mali").point for one in days]
        assert points == [one.value for one in days]
        whole = cell(JNIM, "killed", found=compared(**least))
        assert whole.value == heard(whole, JNIM).point
        assert sum(point or 0 for point in points) == heard(whole, "mali").point
        yield f"JNIM's killed by day are {points[0]} and {points[1]}, both Mali's count:"
        yield f"{heard(whole, 'mali').point} in all, where the same method has {whole.value}"


def what_is_stated() -> Iterator[str]:
    stated = compared(basis=PartyBasis.STATED)
    killed = cell(JNIM, "killed", found=stated)
    assert [one.voice for one in killed.voices] == [JNIM]
    label = cell("~armed-terrorist-groups", "killed", found=stated)
    yield f"JNIM's killed are then {range_of(killed)}, by JNIM alone"
    yield f"Mali's {heard(label, 'mali').span.low} are of `~armed-terrorist-groups`"
    wholes = [
        one.rest.span
        for one in disputed(Verdict.COMPATIBLE_IF, basis=PartyBasis.STATED)
        if one.party == "~armed-terrorist-groups" and one.b[0].span == (28, 28)
    ]
    (rest,) = wholes
    assert rest is not None
    yield f"the two are compatible if the other killed are {span_of(rest)}."
    before = compared(phases=(Phase.BACKGROUND,))
    (attack,) = (one for one in before.cells if "~seven-others" in (one.keys[Axis.PARTY] or ""))
    yield f"have {range_of(attack)} killed"
    both = compared(phases=(Phase.BACKGROUND,), readings=("the-seven-were-killed",))
    apart = [
        cell(one, "killed", found=both).low for one in ("minusma-burkina-faso", "~seven-others")
    ]
    yield f"makes them {apart[0]} and {apart[1]}"
    until = compared(asserted_until=day_of(2023, 8, 11))
    killed = cell(JNIM, "killed", found=until)
    assert [one.voice for one in killed.voices] == ["mali"]
    yield f"With `asserted_until=2023-08-11` JNIM's killed are the {killed.low} that Mali counts;"
    yield f"in `undated_kept`, here {until.undated_kept} figures"


def grades() -> Iterator[str]:
    table = compared()
    for grade in Grade:
        count = sum(one.grade is grade for one in table.cells)
        yield row(f"`{grade}`", grade.definition, count)


def totals() -> Iterator[str]:
    killed = total("killed")
    by_voice = {one.voice: one.span for one in killed.voices}
    own, enemy = cell(MALIANS, "killed"), cell(JNIM, "killed")
    admitted, none = enemy.own.low, cell(CMA, "casualty").low
    mali = by_voice["mali"]
    assert mali.low == mali.high
    yield (
        f"By Mali's account {mali.low} were killed, {own.low} of its own and {enemy.enemy.low} of "
        "the enemy."
    )
    low, high = killed.spread.low, killed.spread.high
    assert (own.low or 0) + (admitted or 0) + (none or 0) == low
    assert (own.high or 0) + (enemy.high or 0) + (none or 0) == high
    assert killed.spread.open
    yield f"the low is {own.low} + {admitted} + {none} = {low}"
    yield f"the high {own.high} + {enemy.high} + {none} = {high}, and the total is open"
    yield f"The {none} is the CMA's, who say that they took no losses. Nobody says {low}:"
    assert CellFlag.MIXED_VOICES in killed.flags
    assert low not in {one.low for one in by_voice.values()}


def ratios() -> Iterator[str]:
    killed = cell(JNIM, "killed")
    assert killed.gap.certain == killed.gap.possible
    yield "less the party's own high, and never below 0;"
    yield f"Of JNIM's killed both are {killed.gap.certain}."
    yield f"{killed.enemy.low} / {killed.own.high} = {killed.ratio}. It is null"
    yield "Battles that are disputed only from 0 have no ratio;"


def exchanges() -> Iterator[str]:
    by_account = {one.account: one for one in compared().exchanges}
    assert list(by_account) == ["admissions", "mali"]
    theirs, ours = cell(JNIM, "killed"), cell(MALIANS, "killed")
    lost = {
        "admissions": (theirs.own.low, ours.own.low),
        "mali": (heard(theirs, "mali").span.low, heard(ours, "mali").span.low),
    }
    said = {name: f"{one.loss_exchange.value}" for name, one in by_account.items()}
    for name, one in by_account.items():
        assert (one.of, one.to) == (JNIM, MALIANS)
        yield row(f"`{name}`", *lost[name], said[name])
    for name, text in (("mali", "Mali's account, "), ("admissions", "By admissions it is ")):
        yield f"{text}{lost[name][0]} / {lost[name][1]} = {said[name]}"
    assert compared(kind=ClaimKind.STRENGTH).cells == ()


def claimants() -> Iterator[str]:
    (only,) = ranked((BER.record.id, one) for one in rivalries(BER.record, BER.registry))
    assert (only.claimant, only.answered_cells) == (JNIM, 0)
    yield f"says whom its {cell(JNIM, 'killed').enemy.low} are of"
    yield f"JNIM has {only.claimed_cells} claims that nobody answers."
    pairs = ((28, 4), (10, 10), (5, 0))
    (pooled,) = ranked(
        (f"battle-{n}", Rivalry("a", "b", "killed", Span(one, one), Span(other, other)))
        for n, (one, other) in enumerate(pairs)
    )
    (first, second, third) = pairs
    yield (
        f"with {first[0]} claimed and {first[1]} admitted, {second[0]} and {second[1]}, "
        f"{third[0]} and {third[1]}."
    )
    yield (
        f"Pooled that is {pooled.claimed.low} / {pooled.admitted.low} = {pooled.ratio}, from "
        f"{pooled.n} pairs, of which {pooled.own_zero} has an own zero."
    )
    each = [one / other for one, other in pairs if other]
    yield f"would give ({each[0]} + {each[1]}) / {len(each)} = {mean(each)}"


def equipment() -> Iterator[str]:
    table = compared(kind=ClaimKind.MATERIEL)
    counted = {
        (one.keys[Axis.ITEM_CLASS], one.voices[0].voice): one.low
        for one in table.cells
        if one.keys[Axis.EFFECT] in ("abandoned", "destroyed")
    }
    motorcycles, arms = counted["motorcycle", "mali"], counted["small_arms", "mali"]
    yield f"at Ber {motorcycles} motorcycles and {arms} small arms were left behind"
    by_mali, by_resident = counted["vehicle", "mali"], counted["vehicle", "resident-of-ber"]
    yield f"Mali says that {by_mali} vehicles were destroyed and not whose"
    yield f"a resident says that {by_resident} vehicle of the CMA was."
    yield f"It may be one of the {by_mali}."
    vehicles = total("destroyed", "vehicle", kind=ClaimKind.MATERIEL)
    assert CellFlag.IF_BOTH_TRUE in vehicles.flags
    yield f"The total is therefore {range_of(vehicles)},"
    losses = ("losses-include-materiel",)
    (by_reading,) = disputed(Verdict.CONTRADICTS, kind=ClaimKind.MATERIEL)
    assert (by_reading.reading,) == losses
    assert disputed(Verdict.CONTRADICTS, kind=ClaimKind.MATERIEL, readings=losses) != []


def independence() -> Iterator[str]:
    found = figures(BER.record, BER.registry, DEFAULT_RULES).found
    known = Origins(found, BER.registry)
    pairs = combinations(sorted({one.voice for one in found}), 2)
    assert {known.independence(*one) for one in pairs} == {Independence.NOT_ESTABLISHED}
    values = {"killed": 3_903, "wounded": 18_735}
    said = [
        a_claim(
            number=2 * n + m,
            effects=[effect],
            quantity=a_quantity(count),
            citations=[{"source": source, "locator": None, "quote": None, "via": []}],
        )
        for n, source in enumerate(("one-history", "other-history"), 1)
        for m, (effect, count) in enumerate(values.items())
    ]
    sources = [*the_sources(), *(a_source(one, kind="book") for one in HISTORIES)]
    record = a_record(*said, sources=sources)
    table = compare(record.record, record.registry)
    assert {one.grade for one in table.cells} == {Grade.AGREED}
    assert all(CellFlag.LIKELY_COMMON_ORIGIN in one.flags for one in table.cells)
    yield f"both have {values['killed']:,} killed and {values['wounded']:,} wounded are then graded"


HISTORIES = ("one-history", "other-history")


def citing() -> Iterator[str]:
    killed, revision = cell(JNIM, "killed", found=compared(method=MethodName.BRACKET)), 1
    yield (
        f'"JNIM, killed: {killed.low} (JNIM) to {killed.high} (Mali), Battle of Ber (2023), '
        f"revision {revision}, battleapi, method bracket {METHODS[MethodName.BRACKET].version}, "
        f"lexicon strict {LEXICONS[LexiconName.STRICT].version}, tolerance pct10 1."
    )


# The tests


@dataclass(frozen=True)
class Page:
    """The page without fenced blocks and numbers of lists, each run of white space as one space."""

    text: str

    @classmethod
    def read(cls) -> Page:
        text = _FENCE.sub("", PAGE.read_text(encoding="utf-8"))
        return cls(" ".join(re.sub(r"^\d\. ", "", text, flags=re.MULTILINE).split()))


SECTIONS: tuple[Callable[[], Iterable[str]], ...] = (
    introduction,
    the_table,
    voices,
    cells,
    tolerances,
    lexicons,
    methods,
    of_disputes,
    conditions,
    readings,
    what_is_stated,
    grades,
    totals,
    ratios,
    exchanges,
    claimants,
    equipment,
    independence,
    citing,
)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_the_page_says_what_the_comparison_comes_to(section: Callable[[], Iterable[str]]) -> None:
    page = Page.read().text
    assert [one for one in section() if one not in page] == []


def test_no_number_on_the_page_is_without_a_test() -> None:
    rest = Page.read().text
    phrases = [one for section in SECTIONS for one in section()]
    for phrase in sorted(phrases, key=len, reverse=True):
        rest = rest.replace(phrase, re.sub(r"\d", " ", phrase))
    assert re.findall(r"\S*\d\S*", _NO_FIGURES.sub(" ", rest)) == []


def test_tables_have_a_row_for_each_word_and_no_other() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(r"\| (?!-)", line)]
    headers = [line for line, below in pairwise(lines) if "|---" in below]
    generated = [one for section in SECTIONS for one in section() if one.startswith("| ")]
    stray = [line for line in rows if line not in headers and not line.startswith(tuple(generated))]
    assert stray == []
