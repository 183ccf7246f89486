from __future__ import annotations

import bz2
import gzip
import json
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding, Tally
from battleapi.importers.wikidata.records import WikidataBattles
from battleapi.model.claims import AttributeClaim, CasualtyClaim, InvolvementClaim
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.claims import AboutBasis, Rank
from battleapi.model.vocabulary.quantities import BoundsKind
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from battleapi.model.vocabulary.registries import PlacePrecision, PointBasis
from tests.importers.wikidata_items import (
    JULIAN,
    Json,
    amount,
    entity,
    item,
    point,
    read,
    record_of,
    said,
    snak,
    time,
)

UPLAND = entity(11, "Upland", P31=[said(item(3624078))], P297=[said(snak("string", "ML"))])
WAR = entity(12, "Ford War", P31=[said(item(198))])
ARMY = entity(13, "Ford Army", P31=[said(item(176799))])
CIRCA = {"P1480": [item(5727902)]}


def deaths(
    folder: Path, *statements: Json, name: str = "P1120", **more: list[Json]
) -> list[CasualtyClaim]:
    record = record_of(folder, entity(7, "Low Ford", **{name: list(statements)}, **more), ARMY)
    return [one for one in record.claims if isinstance(one, CasualtyClaim)]


def test_an_item_is_a_record(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        entity(
            7,
            "Low Ford",
            P585=[said(time("-0490-09-12T00:00:00Z", 11, JULIAN))],
            P276=[said(item(14))],
            P625=[said(point(16.5, -2.5, 0.01))],
            P17=[said(item(11))],
            P361=[said(item(12))],
            P710=[said(item(13)), said(item(15))],
        ),
        UPLAND,
        WAR,
        ARMY,
    )
    assert (record.id, record.name) == ("wikidata-q7", "Low Ford")
    assert (record.kind, record.level) == (BattleKind.BATTLE, BattleLevel.BATTLE)
    assert record.aliases == ("Fight of Low Ford",)
    assert (record.date.edtf, record.date.text) == ("-0489-09-07", "12 September 490 BCE")
    assert [(one.authority.value, one.id) for one in record.external_ids] == [
        ("wikidata", "Q7"),
        ("wikipedia", "en:Low Ford"),
    ]
    (war,) = record.conflicts
    assert (war.id, war.external_ids[0].id) == ("ford-war", "Q12")
    (place,) = record.places
    assert (place.id, place.name, place.admin) == ("wikidata-q7-place", "Q14", ("Upland",))
    assert (place.lat, place.lon, place.basis) == (16.5, -2.5, PointBasis.SOURCE)
    assert place.countries == ("ML",)
    assert record.place.precision is PlacePrecision.EXACT
    assert [(one.name, one.external_ids[0].id) for one in record.actors] == [
        ("Ford Army", "Q13"),
        ("Q15", "Q15"),
    ]
    assert [type(one) for one in record.claims] == [InvolvementClaim, InvolvementClaim]
    (source,) = record.sources
    assert (source.id, source.version, source.licence) == ("wikidata-q7", "900", "CC0-1.0")
    assert source.date.edtf == "2024-05-06"
    assert record.passages == ()


def test_each_number_is_a_claim_with_its_bounds_and_its_rank(tmp_path: Path) -> None:
    why = {"P2241": [item(16)]}
    found = deaths(
        tmp_path,
        said(amount("+515")),
        said(amount("+500", "+400", "+700"), "preferred"),
        said(amount("+600", "+600", "+600")),
        said(amount("+1000"), "deprecated", {**CIRCA, **why}),
        said({"snaktype": "somevalue"}),
    )
    assert [one.quantity for one in found] == [
        Quantity.exact(515, "515"),
        Quantity.best(500, 400, 700, "500, lower 400, upper 700", BoundsKind.STATED),
        Quantity.exact(600, "600"),
        Quantity.about(1000, "circa 1000"),
        Quantity.unknown("unknown value"),
    ]
    assert [(one.rank, one.rank_reason) for one in found] == [
        (Rank.NORMAL, None),
        (Rank.PREFERRED, "Ranked so in Wikidata."),
        (Rank.NORMAL, None),
        (Rank.DEPRECATED, "Ranked so in Wikidata: Q16."),
        (Rank.NORMAL, None),
    ]
    assert [one.citations[0].locator for one in found] == [
        f"section/P1120/p{number}" for number in range(1, 6)
    ]
    assert len({one.id for one in found}) == 5


@pytest.mark.parametrize(
    ("name", "effects"),
    [
        ("P1120", (CasualtyEffect.KILLED,)),
        ("P1339", (CasualtyEffect.WOUNDED,)),
        ("P1446", (CasualtyEffect.MISSING,)),
        ("P1590", (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED)),
    ],
)
def test_a_property_says_what_is_counted(
    name: str, effects: tuple[CasualtyEffect, ...], tmp_path: Path
) -> None:
    (found,) = deaths(tmp_path, said(amount("+3")), name=name)
    assert found.effects == effects


def test_a_number_may_be_of_a_part_and_of_a_day(tmp_path: Path) -> None:
    parts = {"P518": [item(13), item(17)], "P585": [time("+1916-08-01T00:00:00Z")]}
    (found,) = deaths(tmp_path, said(amount("+3"), qualifiers=parts), P710=[said(item(13))])
    assert [(one.actor, one.label, one.basis) for one in found.about] == [
        ("ford-army", "Ford Army", AboutBasis.STATED),
        (None, "Q17", AboutBasis.UNRESOLVED),
    ]
    assert found.asserted.edtf == "1916-08-01"


def test_references_are_the_way_to_a_number(tmp_path: Path) -> None:
    day = time("+2020-05-01T00:00:00Z")
    (found,) = deaths(
        tmp_path,
        said(
            amount("+3"),
            references=[
                {"P248": [item(13)], "P813": [day]},
                {"P854": [snak("string", "https://example.org/ford")], "P813": [day]},
                {"P854": [snak("string", "no address")]},
                {"P143": [item(328)]},
                {"P143": [item(328)]},
                {"P813": [day]},
            ],
        ),
    )
    record = record_of(tmp_path, entity(7, "Low Ford", P1120=[said(amount("+3"))]))
    assert [one.via for one in record.claims[0].citations] == [()]
    ways = [one.via[0].source or "" for one in found.citations]
    assert [one[: one.rindex("-")] for one in ways] == [
        "wikidata-reference-q13",
        "wikidata-reference-page",
        "wikidata-reference-page",
        "wikidata-reference-q328",
    ]


def test_a_reference_is_a_source_known_through_the_item(tmp_path: Path) -> None:
    day = time("+2020-05-01T00:00:00Z")
    page = {"P854": [snak("string", "https://example.org/ford")], "P813": [day]}
    record = record_of(
        tmp_path, entity(7, "Low Ford", P1120=[said(amount("+3"), references=[page])])
    )
    source = next(one for one in record.sources if not one.reached.read)
    assert (source.name, source.url) == ("https://example.org/ford", "https://example.org/ford")
    assert (source.version, source.reached.through) == ("retrieved 1 May 2020", "wikidata-q7")


def test_no_value_is_no_claim_and_survivors_are_no_loss(tmp_path: Path) -> None:
    whole = entity(
        7,
        "Low Ford",
        P1120=[said({"snaktype": "novalue"})],
        P1561=[said(amount("+12")), said({"snaktype": "somevalue"})],
    )
    (record,), corpus = read(tmp_path, json.dumps(whole))
    assert [
        (one.attribute.value, one.as_said, one.value)
        for one in record.claims
        if isinstance(one, AttributeClaim)
    ] == [("count", "survivors: 12", "12"), ("count", "survivors: unknown value", None)]
    assert len(record.claims) == 2
    assert corpus.findings.remarks == [
        Finding("items.json", 1, "section/P1120/p1", "no value", "No value is no claim, and not 0.")
    ]
    assert [one.locator for one in record.passages] == ["section/P1120/p1"]
    assert corpus.findings.tally("statements") == Tally(read=4, taken=3, empty=1)


def test_what_a_claim_does_not_say_is_kept_as_a_passage(tmp_path: Path) -> None:
    more = said(amount("+3"), qualifiers={"P1013": [item(18)], **CIRCA})
    disputed = said(amount("+4"), qualifiers={"P1480": [item(18912752)]})
    record = record_of(
        tmp_path,
        entity(7, "Low Ford", P1120=[more, disputed, said(amount("+5"))], P361=[said(item(1))] * 2),
    )
    kept = {one.locator: json.loads(one.text) for one in record.passages}
    assert kept.keys() == {"section/P1120/p1", "section/P1120/p2", "section/P361/p2"}
    assert kept["section/P1120/p1"] == more


def test_dates_that_compete_are_claims_and_the_preferred_one_is_the_date(tmp_path: Path) -> None:
    record = record_of(
        tmp_path,
        entity(
            7,
            "Low Ford",
            P585=[
                said(time("+1916-07-01T00:00:00Z")),
                said(time("+1916-07-02T00:00:00Z"), "preferred"),
                said(time("+1910-00-00T00:00:00Z", 8), "deprecated"),
            ],
        ),
    )
    assert record.date.edtf == "1916-07-02"
    assert [
        (one.as_said, one.value) for one in record.claims if isinstance(one, AttributeClaim)
    ] == [("1 July 1916", "1916-07-01"), ("2 July 1916", "1916-07-02"), ("decade of 1910", None)]


@pytest.mark.parametrize(
    ("claims", "edtf"),
    [
        (
            {"P580": "+1916-07-01T00:00:00Z", "P582": "+1916-11-18T00:00:00Z"},
            "1916-07-01/1916-11-18",
        ),
        ({"P580": "+1916-07-01T00:00:00Z"}, "1916-07-01/.."),
        ({"P582": "+1916-11-18T00:00:00Z"}, "../1916-11-18"),
        ({}, None),
    ],
)
def test_a_stretch_of_days(claims: dict[str, str], edtf: str | None, tmp_path: Path) -> None:
    told = {name: [said(time(text))] for name, text in claims.items()}
    assert record_of(tmp_path, entity(7, "Low Ford", **told)).date.edtf == edtf


def test_a_stretch_of_ages_has_no_expression(tmp_path: Path) -> None:
    told = [said(time("-9000-00-00T00:00:00Z", 6, JULIAN))]
    date = record_of(tmp_path, entity(7, "Low Ford", P580=told)).date
    assert (date.edtf, date.text) == (None, "millennium of 9000 BCE")


@pytest.mark.parametrize(
    ("precision", "expected", "basis"),
    [
        (None, None, PointBasis.SOURCE),
        (0.1, PlacePrecision.NEAR, PointBasis.SOURCE),
        (1.0, PlacePrecision.LINEAR_OR_FUZZY, PointBasis.REPRESENTATIVE),
    ],
)
def test_a_vague_point_only_stands_for_an_area(
    precision: float | None,
    expected: PlacePrecision | None,
    basis: PointBasis,
    tmp_path: Path,
) -> None:
    record = record_of(tmp_path, entity(7, "Low Ford", P625=[said(point(1.5, 2.5, precision))]))
    assert (record.place.precision, record.places[0].basis) == (expected, basis)


def test_without_a_point_the_place_is_the_one_that_is_named(tmp_path: Path) -> None:
    record = record_of(tmp_path, entity(7, "Low Ford", P276=[said(item(13))]), ARMY)
    assert [(one.id, one.external_ids[0].id) for one in record.places] == [("ford-army", "Q13")]
    only = record_of(tmp_path, entity(7, "Low Ford", P17=[said(item(11))]), UPLAND)
    assert (only.places[0].name, only.places[0].countries) == ("Upland", ("ML",))
    assert only.place.precision is PlacePrecision.COUNTRY


def test_what_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    whole = entity(
        7,
        None,
        P1120=[said(amount("+2.5")), said(amount("-1")), {"rank": "normal"}],
        P1339=[said(snak("quantity", {"amount": "+3", "unit": "http://x/Q1"}))],
        P585=[said(time("+0000-00-00T00:00:00Z", 9))],
        P625=[said(point(1.5, 2.5, 0.1, globe=405))],
    )
    (record,), corpus = read(tmp_path, json.dumps(whole))
    assert (record.name, record.claims) == ("Q7", ())
    told = {one.field: one.reason for one in corpus.findings.not_understood}
    assert told == {
        "section/P1120/p1": "It is no whole number of people.",
        "section/P1120/p2": "It is no whole number of people.",
        "section/P1120/p3": "It has not the form of a statement.",
        "section/P1339/p1": "It is counted in a unit, and not in people.",
        "section/P585/p1": "There is no year 0.",
        "section/P625/p1": "It is not on the Earth.",
    }
    assert corpus.findings.tally("statements") == Tally(read=7, taken=1, not_understood=6)


def test_a_dump_is_read_entity_by_entity(tmp_path: Path) -> None:
    siege = entity(8, "High Ford", P31=[said(item(178561)), said(item(188055))])
    listed = [entity(7, "Low Ford"), WAR, "nothing", siege, entity(7, "Low Ford"), {"id": "P1"}]
    lines = "[\n" + ",\n".join(map(json.dumps, listed)) + "\n]\n"
    (tmp_path / "dump.json.bz2").write_bytes(bz2.compress(lines.encode()))
    corpus = WikidataBattles([tmp_path])
    records = list(corpus.records(BattleStatus.DRAFT, Directory()))
    assert [(one.id, one.kind) for one in records] == [
        ("wikidata-q7", BattleKind.BATTLE),
        ("wikidata-q8", BattleKind.SIEGE),
    ]
    assert corpus.findings.tally("items") == Tally(read=6, taken=2, empty=3, not_understood=1)
    assert [(one.row, one.text) for one in corpus.findings.not_understood] == [(5, "Q7")]
    assert [(one.row, one.text) for one in corpus.findings.remarks] == [(3, "nothing")]


def test_lines_of_json_do_as_well(tmp_path: Path) -> None:
    text = "\n".join(json.dumps(one) for one in (entity(7, "Low Ford"), {}, entity(8, "High")))
    (tmp_path / "some.jsonl.gz").write_bytes(gzip.compress(f"\ufeff{text}\n\n".encode()[3:]))
    corpus = WikidataBattles([tmp_path / "some.jsonl.gz"])
    records = list(corpus.records(BattleStatus.DRAFT, Directory()))
    assert [one.name for one in records] == ["Low Ford", "High"]


def test_an_item_that_is_no_battle_is_remarked_on(tmp_path: Path) -> None:
    records, corpus = read(tmp_path, json.dumps({"entities": {"Q12": WAR}}))
    assert records == []
    assert corpus.findings.remarks == [
        Finding("items.json", 1, "P31", "Q12", "It is an instance of Q198, and no battle.")
    ]


def test_an_item_that_makes_no_record_is_told_of(tmp_path: Path) -> None:
    records, corpus = read(tmp_path, json.dumps(entity(7, "x" * 500)))
    assert records == []
    assert [one.text for one in corpus.findings.not_understood] == ["Q7"]
    assert corpus.findings.tally("items") == Tally(read=1, not_understood=1)


@pytest.mark.parametrize("text", ["", "[1", '{"entities": []}', '{"head": {}, "results": {}}'])
def test_another_file_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"items\.json is no JSON of Wikidata"):
        read(tmp_path, text or "nonsense")
