from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.importers.acw.figures import Figure
from battleapi.importers.acw.forces import Forces
from battleapi.importers.findings import Finding, Findings
from battleapi.model.claims import Party
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.claims import AboutBasis
from tests.importers.acw_folder import the_tables, write_folder


@pytest.fixture
def forces(tmp_path: Path) -> Forces:
    return Forces(write_folder(tmp_path), Findings())


def a_figure(code: str, side: str, source: str = "kennedy_1998", number: int = 52) -> Figure:
    words = f"{number},{number}.0"
    return Figure(1, (code,), side, source, "casualties", words, Quantity.exact(number))


def sides(forces: Forces, code: str) -> dict[int, tuple[int, ...]]:
    return {one.side: one.opposes for one in forces.sides(code)}


def test_the_two_states_oppose_each_other(forces: Forces) -> None:
    assert sides(forces, "VA901") == {1: (2,), 2: (1,)}
    combatants = forces.combatants("VA901")
    assert [(one.actor, one.label, one.side) for one in combatants] == [
        ("united-states", "US", 1),
        ("confederate-states", "Confederate", 2),
    ]
    (citation,) = combatants[0].citations
    assert (citation.source, citation.locator) == ("acw-table-cwsac-forces", "row/2")
    assert citation.root() == "acw-cwsac-1993"


def test_native_americans_are_named_as_described(forces: Forces) -> None:
    assert sides(forces, "ND901") == {1: (2,), 2: (1,)}
    native = forces.combatants("ND901")[1]
    assert (native.actor, native.side) == ("river-people", 2)
    assert native.label == "500 River People (and others)"
    assert forces.of("ND901")["Native American"].actor.name == "River People"


def test_a_side_of_their_own_where_they_fought_the_confederate_states(forces: Forces) -> None:
    # That they stood with the United States is said by some of the sources, not by all.
    assert sides(forces, "OK901") == {1: (2,), 2: (1, 3), 3: (2,)}
    combatants = forces.combatants("OK901")
    assert [(one.actor, one.side) for one in combatants] == [
        ("united-states", 1),
        ("confederate-states", 2),
        ("river-people", 3),
    ]
    assert [one.citations[0].source for one in combatants] == [
        "acw-table-cwss-forces",
        "acw-table-cwsac-forces",
        "acw-table-cwsac-forces",
    ]


def test_a_battle_of_kennedy_alone_has_his_forces(forces: Forces) -> None:
    assert {one.citations[0].source for one in forces.combatants("GA901")} == {
        "acw-table-kennedy1997-forces"
    }
    assert forces.of("XX001") == {}


@pytest.mark.parametrize(
    ("figure", "actor"),
    [
        (a_figure("VA901", "US"), "united-states"),
        (a_figure("VA901", "CS"), "confederate-states"),
        (a_figure("OK901", "US"), "united-states"),
        (a_figure("OK901", "CS", number=52), "confederate-states"),
        (a_figure("OK901", "CS", "greer_2005", 412), "confederate-states"),
    ],
)
def test_a_side_is_a_state(figure: Figure, actor: str, forces: Forces) -> None:
    assert forces.party(figure) == Party(actor=actor, label=None, basis=AboutBasis.STATED)


@pytest.mark.parametrize("figure", [a_figure("ND901", "CS"), a_figure("OK901", "CS", number=412)])
def test_not_all_that_is_filed_under_cs_is_confederate(figure: Figure, forces: Forces) -> None:
    assert forces.party(figure) == Party(
        actor="river-people", label="CS", basis=AboutBasis.INFERRED_BY_DOCUMENT
    )


def test_a_belligerent_that_is_not_known_is_listed(tmp_path: Path) -> None:
    tables = the_tables()
    tables["cwsac_forces.csv"].append(["VA901", "French", ""])
    findings = Findings()
    forces = Forces(write_folder(tmp_path, tables), findings)
    assert len(forces.of("VA901")) == 2
    reason = "It is none of US, Confederate, Native American."
    assert findings.not_understood == [
        Finding("cwsac_forces.csv", 9, "belligerent", "French", reason)
    ]


def test_each_row_is_accounted_for(tmp_path: Path) -> None:
    tables = the_tables()
    tables["cwsac_forces.csv"].append(["VA901", "French", ""])
    tables["cwss_forces.csv"].append(["VA901", "US"])
    findings = Findings()
    Forces(write_folder(tmp_path, tables), findings)
    tally = findings.tally("rows of forces")
    assert (tally.not_understood, tally.empty) == (1, 4)
    assert tally.accounts_for_all
