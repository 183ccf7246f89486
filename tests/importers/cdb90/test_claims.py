from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.cdb90.claims import quantity
from battleapi.importers.cdb90.records import Cdb90
from battleapi.importers.directory import Directory
from battleapi.model.claims import (
    AttributeClaim,
    CasualtyClaim,
    Claim,
    MaterielClaim,
    MeasureClaim,
    OutcomeClaim,
    StrengthClaim,
)
from battleapi.model.quantities import Quantity
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.assertions import AttributeName, OutcomeAspect, OutcomeType
from battleapi.model.vocabulary.claims import RelationType
from battleapi.model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthBasis
from battleapi.model.vocabulary.quantities import BoundsKind, Qualifier
from battleapi.model.vocabulary.records import BattleStatus
from tests.importers.cdb90_folder import Cells, the_tables, write_folder

ORIGINAL = "cdb90-database-of-battles-1990"


@pytest.fixture
def records(tmp_path: Path) -> dict[str, RecordFile]:
    return read(tmp_path)


def read(folder: Path, **attacker: str) -> dict[str, RecordFile]:
    """The records; `attacker` are other cells of the attacker of the first battle."""
    tables = the_tables()
    tables["belligerents.csv"][1] |= attacker
    corpus = Cdb90(write_folder(folder, tables))
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


def of(record: RecordFile, *, row: str, table: str = "belligerents") -> list[Claim]:
    return [
        one
        for one in record.claims
        if (one.citations[0].source, one.citations[0].locator)
        == (f"cdb90-table-{table}", f"row/{row}")
    ]


def strengths(record: RecordFile, row: str = "2") -> list[StrengthClaim]:
    return [one for one in of(record, row=row) if isinstance(one, StrengthClaim)]


def test_an_error_in_per_cent_gives_bounds() -> None:
    assert quantity("900", "122", "0") == Quantity.best(
        900, 900, 1998, "900", BoundsKind.ERROR_PERCENT
    )
    assert quantity("11300", "33", "-3") == Quantity.best(
        11300, 10961, 15029, "11300", BoundsKind.ERROR_PERCENT
    )
    # Bounds are whole, and rounded outward.
    rounded = quantity("7", "10", "-10")
    assert (rounded.lower, rounded.upper) == (6, 8)


def test_without_an_error_or_with_none_a_count_is_exact() -> None:
    assert quantity("40") == Quantity.exact(40, "40")
    assert quantity("40", "0", "0") == Quantity.exact(40, "40")
    assert quantity("0", "", "") == Quantity.exact(0, "0")


def test_an_error_to_one_side_alone_leaves_the_other_open() -> None:
    assert quantity("40", "25", "") == Quantity.best(40, None, 50, "40", BoundsKind.ERROR_PERCENT)
    assert quantity("40", "", "-25") == Quantity.best(40, 30, None, "40", BoundsKind.ERROR_PERCENT)


def test_more_than_all_of_it_too_many_is_none() -> None:
    assert quantity("40", "0", "-150").lower == 0


def test_a_blank_count_is_not_known() -> None:
    assert quantity("", "5", "-5") == Quantity.unknown()


@pytest.mark.parametrize("cell", ["-9", "1.5", "many", "1" * 16, "\u0665"])
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is no whole number"):
        quantity(cell)


@given(st.integers(0, 10**9), st.integers(0, 500), st.integers(0, 100))
def test_the_count_is_within_its_bounds(count: int, plus: int, minus: int) -> None:
    found = quantity(str(count), str(plus), f"-{minus}")
    assert found.value == count
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower <= count <= found.upper
    assert count * (100 - minus) - 100 < found.lower * 100 <= count * (100 - minus)
    assert count * (100 + plus) <= found.upper * 100 < count * (100 + plus) + 100


def test_every_strength_has_its_basis_and_its_item(records: dict[str, RecordFile]) -> None:
    found = [(one.basis, one.item, one.quantity.as_said) for one in strengths(records["cdb90-901"])]
    assert found == [
        (StrengthBasis.TOTAL_ENGAGED, None, "1000"),
        (StrengthBasis.INITIAL, None, "800"),
        (StrengthBasis.REINFORCEMENTS, None, "200"),
        (StrengthBasis.FINAL, None, None),
        (StrengthBasis.NOT_STATED, "horse cavalry", "100"),
        (StrengthBasis.NOT_STATED, "tanks", "12"),
        (StrengthBasis.NOT_STATED, "light tanks", "5"),
        (StrengthBasis.NOT_STATED, "main battle tanks", "7"),
        (StrengthBasis.NOT_STATED, "artillery tubes", "0"),
        (StrengthBasis.NOT_STATED, "close air support sorties", "3"),
    ]
    final, none = (strengths(records["cdb90-901"])[place] for place in (3, 8))
    assert final.quantity.qualifier is Qualifier.UNKNOWN
    assert none.quantity == Quantity.exact(0, "0")


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("1", StrengthBasis.INITIAL),
        ("2", StrengthBasis.AVERAGE_DAILY),
        ("3", StrengthBasis.TOTAL_ENGAGED),
        ("", StrengthBasis.NOT_STATED),
    ],
)
def test_the_code_says_what_the_strength_is_of(
    tmp_path: Path, code: str, basis: StrengthBasis
) -> None:
    assert strengths(read(tmp_path, code=code)["cdb90-901"])[0].basis is basis


def test_only_strength_and_casualties_have_an_error(records: dict[str, RecordFile]) -> None:
    total, *others = strengths(records["cdb90-901"])
    assert (total.quantity.lower, total.quantity.upper) == (950, 1050)
    assert {one.quantity.bounds_kind for one in others} == {None}


def test_losses(records: dict[str, RecordFile]) -> None:
    low = records["cdb90-901"]
    (lost,) = (one for one in of(low, row="2") if isinstance(one, CasualtyClaim))
    assert (lost.quantity.value, lost.quantity.lower, lost.quantity.upper) == (900, 900, 1998)
    assert lost.citations[0].via[0].source == ORIGINAL
    (party,) = lost.about
    assert (party.actor, party.label) == ("aland", "AL ARMY")
    materiel = [one for one in of(low, row="2") if isinstance(one, MaterielClaim)]
    assert [(one.item_class, one.effects, one.quantity.value) for one in materiel] == [
        (ItemClass.ARMOUR, (MaterielEffect.LOST,), 2),
        (ItemClass.ARTILLERY, (MaterielEffect.LOST,), 1),
        (ItemClass.AIRCRAFT, (MaterielEffect.LOST,), None),
    ]


def links(record: RecordFile) -> list[tuple[str | None, RelationType, str | None]]:
    """How the strengths of the attacker stand to each other, by their figures."""
    said = {one.id: one.quantity.as_said for one in strengths(record)}
    return [
        (one.quantity.as_said, link.type, said[link.claim])
        for one in strengths(record)
        for link in one.related
    ]


def test_what_adds_up_is_parts_and_cavalry_is_among_the_strength(tmp_path: Path) -> None:
    part, within = RelationType.PART_OF_TOTAL, RelationType.INCLUDED_IN
    assert links(read(tmp_path / "a")["cdb90-901"]) == [
        ("800", part, "1000"),
        ("200", part, "1000"),
        ("100", within, "1000"),
        ("5", part, "12"),
        ("7", part, "12"),
    ]
    assert links(read(tmp_path / "b", rerp="201", mbt="8", cav="")["cdb90-901"]) == []
    assert links(read(tmp_path / "c", code="1", intst="1000", cav="", tank="")["cdb90-901"]) == [
        ("1000", RelationType.RESTATES, "1000")
    ]


def outcomes(record: RecordFile, aspect: OutcomeAspect) -> list[OutcomeClaim]:
    return [one for one in record.claims if isinstance(one, OutcomeClaim) and one.aspect is aspect]


def test_who_won(records: dict[str, RecordFile]) -> None:
    (won,) = outcomes(records["cdb90-901"], OutcomeAspect.RESULT)
    assert (won.type, won.by, won.against, won.clear, won.as_said) == (
        OutcomeType.VICTORY,
        ("aland",),
        ("bland",),
        True,
        "attacker win",
    )
    (drawn,) = outcomes(records["cdb90-902"], OutcomeAspect.RESULT)
    assert (drawn.type, drawn.by, drawn.against, drawn.clear) == (OutcomeType.DRAW, (), (), False)
    assert outcomes(records["cdb90-903"], OutcomeAspect.RESULT) == []
    (lost,) = outcomes(records["cdb90-904"], OutcomeAspect.RESULT)
    assert (lost.by, lost.against) == (("royalist-moor-war-of-1650",), ("bland",))


def test_resolutions_stand_in_order_and_repulse_is_by_the_enemy(
    records: dict[str, RecordFile],
) -> None:
    found = [
        (one.type, one.by, one.against, one.sequence, one.as_said)
        for one in outcomes(records["cdb90-901"], OutcomeAspect.RESOLUTION)
    ]
    assert found == [
        (OutcomeType.REPULSE, ("bland",), ("aland",), 1, "Repulse"),
        (OutcomeType.PENETRATION, ("aland",), (), 2, "Penetration"),
        (OutcomeType.WITHDRAWAL, ("bland",), (), None, "Withdrew"),
    ]


def attributes(record: RecordFile, name: AttributeName) -> list[tuple[str, str | None]]:
    return [
        (one.as_said, one.value)
        for one in record.claims
        if isinstance(one, AttributeClaim) and one.attribute is name
    ]


def test_the_attacker_began_it(records: dict[str, RecordFile]) -> None:
    began = AttributeName.INITIATOR
    assert attributes(records["cdb90-901"], began) == [("Aland", "aland")]
    assert attributes(records["cdb90-902"], began) == [("Aland & Cland", None)]


def test_commanders_lead_the_force_of_one_actor(records: dict[str, RecordFile]) -> None:
    attacker, defender = records["cdb90-901"].combatants
    (dee,), (bee,) = attacker.commanders, defender.commanders
    assert (dee.label, dee.actor) == ("C. DEE", None)
    assert (bee.label, bee.actor) == ("A. BEE", "anne-bee")
    person = next(one for one in records["cdb90-901"].actors if one.id == "anne-bee")
    assert person.name == "Anne B\u00e9e"
    assert attributes(records["cdb90-901"], AttributeName.COMMANDER) == [
        ("C. DEE", None),
        ("A. BEE", "anne-bee"),
    ]


def test_who_led_which_of_several_actors_is_not_said(records: dict[str, RecordFile]) -> None:
    high = records["cdb90-902"]
    assert [(one.actor, one.commanders) for one in high.combatants] == [
        ("aland", ()),
        ("cland", ()),
        ("bland", ()),
    ]
    assert attributes(high, AttributeName.COMMANDER) == [
        ("EFF & GEE", None),
        ("EFF", "eva-eff"),
        ("GEE", None),
    ]
    (led,) = of(high, row="3", table="commanders")
    assert [party.actor for party in led.about] == ["aland", "cland"]
    first = strengths(high, row="4")[0]
    assert [party.actor for party in first.about] == ["aland", "cland"]


def test_forces_of_one_actor_are_told_apart_by_their_names(tmp_path: Path) -> None:
    corpus = Cdb90(write_folder(tmp_path))
    found = {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}
    assert [(one.actor, one.side) for one in found["cdb90-903"].combatants] == [
        ("cdb90-903-al-2nd-div", 1),
        ("cdb90-903-bl-1st-div", 2),
    ]
    remarked = [(one.row, one.text) for one in corpus.findings.remarks if one.field == "actors"]
    assert remarked == [(6, "Aland"), (5, "Aland")]


def test_bytes_that_are_no_text_leave_the_article_out(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    commanders = folder / "commanders.csv"
    commanders.write_bytes(commanders.read_bytes().replace(b"Anne_B%C3%A9e", b"Anne_B\x8ee"))
    corpus = Cdb90(folder)
    found = {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}
    (bee,) = found["cdb90-901"].combatants[1].commanders
    assert (bee.label, bee.actor) == ("A. BEE", None)
    (told,) = (one for one in corpus.findings.remarks if one.field == "uri")
    assert (told.file, told.row, told.text) == ("commanders.csv", 1, "Anne_B\\x8ee")


def measures(record: RecordFile) -> list[MeasureClaim]:
    return [one for one in record.claims if isinstance(one, MeasureClaim)]


def test_advance_fronts_and_durations(records: dict[str, RecordFile]) -> None:
    found: list[Cells] = [
        {
            "what": one.dimension,
            "whose": ",".join(party.actor or "" for party in one.about),
            "said": one.measure.as_said or "",
            "unit": one.measure.unit or "",
            "event": one.event or "",
        }
        for one in measures(records["cdb90-901"])
    ]
    keys = ("what", "whose", "said", "unit", "event")
    assert [tuple(one[key] for key in keys) for one in found] == [
        ("advance", "aland", "1.5", "km", ""),
        ("front_width", "aland", "0.9", "km", ""),
        ("front_width", "bland", "", "km", ""),
        ("front_width", "aland", "2", "km", ""),
        ("front_width", "bland", "3", "km", ""),
        ("duration", "", "0-1440", "minute", "cdb90-901-period-1"),
    ]
    last = measures(records["cdb90-901"])[-1].measure
    assert (last.qualifier, last.lower, last.upper) == (Qualifier.BETWEEN, 0, 1440)
    (advance, lasted) = (one.measure for one in measures(records["cdb90-904"]))
    assert (advance.qualifier, lasted.qualifier) == (Qualifier.UNKNOWN, Qualifier.UNKNOWN)


def test_the_days_and_hours_of_the_periods(records: dict[str, RecordFile]) -> None:
    low, high, bank, moor = records.values()
    assert [one.date.edtf for one in (low, high, bank, moor)] == [
        "1801-05-04",
        "1805-06-01/1805-06-02",
        "1805-06-01/1805-06-02",
        "/1650-03-04?",
    ]
    first, second = high.events
    assert (first.id, first.date.edtf) == ("cdb90-902-period-1", "1805-06-01")
    assert (first.time.from_minute, first.time.to_minute) == (390, 1140)
    # What ends at midnight has no part in the next day.
    assert (second.date.edtf, second.time.to_minute) == ("1805-06-02", 1440)
    (whole_day,) = low.events
    assert (whole_day.time.text, whole_day.time.from_minute) == (None, None)
    (over_a_day,) = bank.events
    assert over_a_day.time.text == "1805-06-01T07:00:00/1805-06-02T19:00:00"
    assert (over_a_day.time.from_minute, over_a_day.time.to_minute) == (None, None)
    (without_start,) = moor.events
    assert (without_start.time.from_minute, without_start.time.to_minute) == (None, 780)
    assert without_start.date.edtf == "/1650-03-04?"
