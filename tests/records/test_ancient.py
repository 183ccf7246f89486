"""Two battles before our era: years below 1, Julian words, writers who disagree by a factor of ten.

The figures are those of the ancient texts; where an English word stands in a record, it is that of
an old translation, or says what the Greek or Latin word says. `p` counts the numbered sections of a
chapter in Herodotus, Livy, Quintilian, Gellius and Macrobius, and paragraphs in the other books.
No date of a day is given for Cannae: the Romans' own calendar was adrift then.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from battleapi.model.calendars import GREGORIAN, JULIAN, day_of
from battleapi.model.checking import read_record_file
from battleapi.model.claims import AttributeClaim, CasualtyClaim, StrengthClaim, quantity_of
from battleapi.model.counting import Tally
from battleapi.model.effective import effective_date, phase_of
from battleapi.model.intervals import Interval, interval_of
from battleapi.model.quantities import Quantity
from battleapi.model.record_file import COPIES, RecordFile
from battleapi.model.standing import Standing
from battleapi.model.summaries import Summaries
from battleapi.model.vocabulary.claims import ClaimKind, RelationType

HERE = Path(__file__).parent
NAMES = ("marathon-490-bce", "cannae-216-bce")


def load(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def marathon() -> RecordFile:
    return read_record_file(load("marathon-490-bce"))


@pytest.fixture(scope="module")
def cannae() -> RecordFile:
    return read_record_file(load("cannae-216-bce"))


def of_source(
    file: RecordFile, source: str, kind: type[CasualtyClaim | StrengthClaim]
) -> list[CasualtyClaim | StrengthClaim]:
    return [
        claim
        for claim in file.claims
        if isinstance(claim, kind) and claim.citations[0].source == source
    ]


def ends(interval: Interval | None) -> tuple[int | None, int | None]:
    assert interval is not None
    return interval.low, interval.high


def intervals(
    file: RecordFile, source: str, kind: type[CasualtyClaim | StrengthClaim]
) -> dict[tuple[str | None, str], tuple[int | None, int | None]]:
    """Party and words to the interval, for what one source says."""
    tally = Tally(file, Standing(file, file.registry))
    return {
        (Standing.party(claim), claim.quantity.as_said or ""): ends(tally.interval(claim))
        for claim in of_source(file, source, kind)
    }


def dates_given(file: RecordFile) -> list[AttributeClaim]:
    return [c for c in file.claims if isinstance(c, AttributeClaim) and c.attribute == "date"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_what_the_model_writes_and_copies_what_it_uses(name: str) -> None:
    document = load(name)
    file = read_record_file(document)
    assert file.model_dump(mode="json") == document
    needed = RecordFile.of(file.record, file.registry)
    for copies in COPIES:
        held = {thing.id for thing in getattr(file, copies)}
        assert held == {thing.id for thing in getattr(needed, copies)}, copies


def test_the_records_can_stand_in_one_service() -> None:
    bundled = files("battleapi") / "records" / "battle-of-ber-2023.json"
    seen: dict[tuple[str, str], Any] = {}
    shared = []
    for document in (json.loads(bundled.read_text(encoding="utf-8")), *map(load, NAMES)):
        for copies in COPIES:
            for thing in document[copies]:
                earlier = seen.setdefault((copies, thing["id"]), thing)
                assert earlier == thing
                if earlier is not thing:
                    shared.append(thing["id"])
    assert shared == ["geonames"]


# Dates


def test_490_bc_is_the_year_minus_489(marathon: RecordFile) -> None:
    date = marathon.date
    assert (date.edtf, date.text, date.calendar) == ("-0489", "490 BC", "julian")
    assert (date.earliest, date.latest) == ("-0489-01-01", "-0489-12-31")
    assert date.first_day == day_of(-489, 1, 1, GREGORIAN) == -178969
    assert date.precision == "year"


def test_julian_words_are_kept_beside_a_gregorian_day(marathon: RecordFile) -> None:
    given = {claim.as_said: claim for claim in dates_given(marathon)}
    september, august = given["12 September 490 BC"], given["12 August 490 BC"]
    assert september.value == september.occurred.edtf == "-0489-09-07"
    assert september.occurred.calendar == "julian"
    assert september.occurred.first_day == day_of(-489, 9, 12, JULIAN)
    assert august.value == august.occurred.edtf == "-0489-08-07"
    assert august.occurred.first_day == day_of(-489, 8, 12, JULIAN)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("marathon-490-bce", "the sixth day of the month Boedromion"),
        ("cannae-216-bce", "ante diem quartum Nonas Sextiles"),
    ],
)
def test_a_day_of_a_lunar_or_drifting_calendar_is_kept_as_words(name: str, words: str) -> None:
    file = read_record_file(load(name))
    claim = next(claim for claim in dates_given(file) if claim.as_said == words)
    assert claim.value is None
    assert claim.occurred.is_undated
    assert claim.occurred.text == words
    assert effective_date(claim, file.record).date == file.date


# Figures


def test_herodotus_counts_the_dead_of_marathon(marathon: RecordFile) -> None:
    assert intervals(marathon, "herodotus-histories", CasualtyClaim) == {
        ("achaemenid-empire", "about six thousand four hundred"): (5760, 7040),
        ("athens", "a hundred and ninety and two"): (192, 192),
        ("athens", "Callimachus, Stesilaus, Cynegirus"): (3, None),
    }
    ships = next(claim for claim in marathon.claims if claim.kind == "materiel")
    assert ends(Tally(marathon, Standing(marathon, marathon.registry)).interval(ships)) == (7, 7)


def test_parts_of_a_figure_are_not_counted_beside_it(marathon: RecordFile) -> None:
    tally = Tally(marathon, Standing(marathon, marathon.registry))
    by_id = {claim.id: claim for claim in marathon.claims}
    parts = {
        (quantity_of(claim), quantity_of(by_id[whole]))
        for claim in marathon.claims
        for whole in claim.related_by(RelationType.INCLUDED_IN)
        if not tally.counted(claim) and tally.counted(by_id[whole])
    }
    assert {(part.as_said, whole.as_said) for part, whole in parts if part and whole} == {
        ("Callimachus, Stesilaus, Cynegirus", "a hundred and ninety and two"),
        ("a thousand", "ten thousand"),
    }


def test_what_livy_has_heard_is_not_in_his_own_voice(cannae: RecordFile) -> None:
    heard = of_source(cannae, "livy-history-of-rome", CasualtyClaim)
    assert [claim.claimant.label for claim in heard] == ["are said"] * 5


def test_later_writers_give_more_persians(marathon: RecordFile) -> None:
    assert {
        claim.citations[0].source: claim.quantity.value
        for claim in marathon.claims
        if isinstance(claim, StrengthClaim)
        and claim.about[0].actor == "achaemenid-empire"
        and claim.item is None
    } == {"justin-epitome": 600_000, "plato-menexenus": 500_000}
    assert intervals(marathon, "nepos-miltiades", StrengthClaim) == {
        ("athens,plataea", "ten thousand"): (10_000, 10_000),
        ("plataea", "a thousand"): (1_000, 1_000),
        ("achaemenid-empire", "a hundred thousand"): (100_000, 100_000),
        ("achaemenid-empire", "ten thousand"): (10_000, 10_000),
    }


def test_a_number_beyond_counting_is_no_number(marathon: RecordFile) -> None:
    (claim,) = of_source(marathon, "plutarch-malice-of-herodotus", CasualtyClaim)
    assert claim.quantity.term == "infinite"
    assert ends(Tally(marathon, Standing(marathon, marathon.registry)).interval(claim)) == (
        None,
        None,
    )
    assert (
        Standing(marathon.record, marathon.registry).voice(claim)
        == "~it-is-said@plutarch-malice-of-herodotus"
    )


def test_a_lost_source_is_reached_through_the_one_drawn_from_it(marathon: RecordFile) -> None:
    sources = marathon.registry.sources
    assert sources["justin-epitome"].derives_from == ("trogus-philippic-history",)
    assert sources["trogus-philippic-history"].reached.through == "justin-epitome"


def test_the_dead_of_cannae_by_writer(cannae: RecordFile) -> None:
    killed = {
        (claim.citations[0].source, Standing.party(claim)): claim.quantity.value
        for claim in cannae.claims
        if isinstance(claim, CasualtyClaim) and claim.effects == ("killed",)
    }
    assert killed == {
        ("polybius-histories", "roman-infantry-at-cannae"): 70_000,
        ("polybius-histories", "celts-of-hannibal"): 4_000,
        ("polybius-histories", "iberians-and-libyans-of-hannibal"): 1_500,
        ("polybius-histories", "cavalry-of-hannibal"): 200,
        ("livy-history-of-rome", "roman-infantry-at-cannae"): 45_500,
        ("livy-history-of-rome", "roman-cavalry-at-cannae"): 2_700,
        ("livy-history-of-rome", "army-of-hannibal"): 8_000,
        ("appian-hannibalic-war", "roman-army-at-cannae"): 50_000,
        ("plutarch-fabius", "roman-army-at-cannae"): 50_000,
        ("quintilian-institutes", "roman-army-at-cannae"): 60_000,
    }


def test_a_little_more_than_six_thousand_is_6001_at_least(cannae: RecordFile) -> None:
    strengths = intervals(cannae, "polybius-histories", StrengthClaim)
    assert strengths["roman-cavalry-at-cannae", "a little more than six thousand"] == (6_001, None)
    assert strengths["roman-infantry-at-cannae", "eighty thousand"] == (80_000, 80_000)


def test_manuscripts_that_differ_are_readings(cannae: RecordFile) -> None:
    (claim,) = [
        claim
        for claim in of_source(cannae, "livy-history-of-rome", CasualtyClaim)
        if claim.readings
    ]
    (reading,) = claim.readings
    (overlay,) = reading.instead
    assert ends(interval_of(claim.quantity)) == (1_500, 1_500)
    assert overlay.quantity == Quantity.exact(300, "three hundred")


def test_troops_of_many_peoples_belong_to_one_army(cannae: RecordFile) -> None:
    standing = Standing(cannae.record, cannae.registry)
    for people in ("celts-of-hannibal", "iberians-and-libyans-of-hannibal", "cavalry-of-hannibal"):
        assert standing.belonging.root(people) == "carthage"
        assert standing.side(people) == 2
    assert standing.side("roman-cavalry-at-cannae") == 1


def test_summaries_write_years_before_our_era(marathon: RecordFile, cannae: RecordFile) -> None:
    for file, year in ((marathon, "490 BCE"), (cannae, "216 BCE")):
        summaries = Summaries(file.record, file.registry)
        dated = [
            claim
            for claim in file.claims
            if claim.kind is not ClaimKind.ATTRIBUTE and phase_of(claim, file.record) == "battle"
        ]
        assert len(dated) >= 18
        assert all(summaries.of(claim).endswith(year) for claim in dated)
