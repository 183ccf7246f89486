from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from battleapi.importers.acw.figures import Figure, read_figures
from battleapi.importers.findings import Finding, Findings
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect
from tests.importers.acw_folder import CLAIMS_HEADING

TABLE = "DERIVED_competing_claims.csv"
CODES = {"VA901", "VA902"}


def read(folder: Path, *rows: str) -> tuple[list[Figure], Findings]:
    (folder / TABLE).write_text("\n".join([",".join(CLAIMS_HEADING), *rows]), encoding="utf-8")
    findings = Findings()
    return list(read_figures(folder, CODES, findings)), findings


@pytest.mark.parametrize(
    ("numbers", "quantity"),
    [
        ("1500,1500.0", Quantity.exact(1500, "1500")),
        ("0,0.0", Quantity.exact(0, "0")),
        ("15,30.0", Quantity.between(15, 30, "15-30")),
        ("600,", Quantity.at_least(600, "600")),
        (",600.0", Quantity.at_most(600, "600")),
    ],
)
def test_two_cells_are_one_quantity(numbers: str, quantity: Quantity, tmp_path: Path) -> None:
    (figure,), findings = read(tmp_path, f"VA901,US,wikipedia,killed,{numbers}")
    assert figure.quantity == quantity
    assert figure.words == numbers
    assert (figure.row, figure.codes, figure.side) == (1, ("VA901",), "US")
    assert (findings.not_understood, findings.remarks) == ([], [])


def test_disordered_bounds_are_kept_and_remarked(tmp_path: Path) -> None:
    (figure,), findings = read(tmp_path, "VA901,CS,kennedy_1998,casualties,1500,1000.0")
    assert (figure.quantity.lower, figure.quantity.upper) == (1500, 1000)
    reason = "The low number is above the high one: both are kept."
    assert findings.remarks == [Finding(TABLE, 1, "low", "1500", reason)]


def test_a_zero_that_may_be_missing_is_unknown(tmp_path: Path) -> None:
    figures, findings = read(
        tmp_path,
        "VA901,CS,nps_cwss,casualties,0,0.0",
        "VA901,CS,nps_cwss,strength,0,0.0",
        "VA901,CS,kennedy_1998,casualties,0,0.0",
        "VA901,CS,nps_cwss,casualties,10,10.0",
    )
    assert [one.quantity for one in figures] == [
        Quantity.unknown("0"),
        Quantity.unknown("0"),
        Quantity.exact(0, "0"),
        Quantity.exact(10, "10"),
    ]
    assert [(one.row, one.text, one.reason) for one in findings.remarks] == [
        (1, "0", "A 0 of this source may mean that the number is missing: taken as unknown."),
        (2, "0", "Nobody fights with a force of 0: taken as unknown."),
    ]


def test_a_category_says_what_happened_to_people(tmp_path: Path) -> None:
    killed, wounded = CasualtyEffect.KILLED, CasualtyEffect.WOUNDED
    captured, missing = CasualtyEffect.CAPTURED, CasualtyEffect.MISSING
    expected = {
        "casualties": (CasualtyEffect.CASUALTY,),
        "killed": (killed,),
        "wounded": (wounded,),
        "killed+wounded": (killed, wounded),
        "captured": (captured,),
        "missing": (missing,),
        "captured+missing": (captured, missing),
        "strength": (),
    }
    figures, _ = read(tmp_path, *(f"VA901,US,wikipedia,{one},7,7.0" for one in expected))
    assert {one.category: one.effects for one in figures} == expected


@pytest.mark.parametrize(
    ("source", "captured_too"),
    [
        ("kennedy_1998", True),
        ("bodart_1908", True),
        ("fox_1898", True),
        ("phisterer_1883", False),
        ("cwsac_1993", False),
        ("clodfelter_2008", False),
        ("wikipedia", False),
    ],
)
def test_the_missing_are_those_captured_as_well_where_that_is_stated(
    source: str, captured_too: bool, tmp_path: Path
) -> None:
    (figure,), _ = read(tmp_path, f"VA901,US,{source},missing,7,7.0")
    captured, missing = CasualtyEffect.CAPTURED, CasualtyEffect.MISSING
    assert figure.effects == ((captured, missing) if captured_too else (missing,))


def test_a_figure_of_several_battles_has_all_their_codes(tmp_path: Path) -> None:
    (figure,), findings = read(tmp_path, "VA902 VA901 VA902,US,greer_2005,casualties,9,9.0")
    assert figure.codes == ("VA902", "VA901")
    assert [(one.field, one.text) for one in findings.remarks] == [
        ("cwsac_id", "VA902 VA901 VA902")
    ]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("XX001,US,wikipedia,killed,7,7.0", ("cwsac_id", "XX001", "No list of battles")),
        ("VA901 XX001,US,wikipedia,killed,7,7.0", ("cwsac_id", "VA901 XX001", "No list")),
        (",US,wikipedia,killed,7,7.0", ("cwsac_id", "", "No list of battles")),
        ("VA901,FR,wikipedia,killed,7,7.0", ("side", "FR", "It is none of US, CS.")),
        ("VA901,US,gazette,killed,7,7.0", ("source", "gazette", "It is none of phisterer_1883")),
        ("VA901,US,wikipedia,sick,7,7.0", ("category", "sick", "It is none of casualties, ")),
        ("VA901,US,wikipedia,killed,some,7.0", ("low", "some", "It is no whole number.")),
        ("VA901,US,wikipedia,killed,7,7.5", ("high", "7.5", "It is no whole number.")),
        ("VA901,US,wikipedia,killed,-7,7.0", ("low", "-7", "It is no whole number.")),
        ("VA901,US,wikipedia,killed,,", ("low", "", "There is no number.")),
        ("VA901,US,wikipedia,killed,7", ("", "VA901,US,wikipedia,killed,7", "The row has not")),
    ],
)
def test_what_is_not_understood_is_listed(row: str, finding: Any, tmp_path: Path) -> None:
    figures, findings = read(tmp_path, row, "VA901,US,wikipedia,wounded,8,8.0")
    assert [one.row for one in figures] == [2]
    (found,) = findings.not_understood
    field, text, reason = finding
    assert (found.file, found.row, found.field, found.text) == (TABLE, 1, field, text)
    assert found.reason.startswith(reason)
