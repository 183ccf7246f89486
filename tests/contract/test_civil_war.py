"""The civil war as it is served: on how many sides of its battles the sources differ, and how far.

The table of `docs/importing/acw.md` has what is counted here, beside what is counted as filed
(`tests/importers/acw/test_real_data.py`), and says what each number means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

import httpx
import pytest

from battleapi.cli.import_commands import acw
from battleapi.comparison.spans import Span, contradict, ends_between
from battleapi.store.migrate import migrate
from tests.conftest import ENGINES
from tests.documentation import Example, masked, run_python
from tests.importers.civil_war_page import PROGRAMS, how_far, text
from tests.served import client_of, fresh_database
from tests.service import Service

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

BATTLES = 385
CWSS = "document:acw-nps-cwss"
NOT_TWO_VOICES = ("dependent", "likely_common_origin")

Side = tuple[str, str]
Cell = dict[str, Any]
Finding = dict[str, Any]
Spoken = tuple[Span, str]


@pytest.fixture(scope="module", params=ENGINES)
def war_url(
    request: pytest.FixtureRequest,
    civil_war_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The URL of a database into which the war was imported, on each engine."""
    with fresh_database(request, tmp_path_factory) as url:
        migrate(url)
        acw(civil_war_folder, publish=True, database_url=url)
        yield url


@pytest.fixture(scope="module")
async def war_client(war_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(war_url) as client:
        yield client


@dataclass(frozen=True)
class War:
    """The default comparison of every battle, and of each side its casualties, undivided.

    `findings` are those on any two voices of a battle, and `lineages` has the works that each
    voice is drawn from, and itself.
    """

    comparisons: dict[str, Any]
    sides: dict[Side, Cell]
    findings: dict[str, list[Finding]]
    lineages: dict[str, set[str]]

    @property
    def several(self) -> dict[Side, Cell]:
        """The sides of which two sources or more give a figure."""
        return {side: cell for side, cell in self.sides.items() if len(figures(cell)) > 1}


def figures(cell: Cell) -> list[tuple[int, int]]:
    """What sources say of just the cell."""
    return [(voice["low"], voice["high"]) for voice in stated(cell)]


def origins(war: War, side: Side) -> dict[str, str]:
    """One voice for all of those that do not speak each for itself, of those with a figure."""
    battle, _ = side
    origin = {one["voice"]: one["voice"] for one in stated(war.sides[side])}
    alike = [
        (one, other)
        for one, other in combinations(origin, 2)
        if war.lineages[one] & war.lineages[other]
    ]
    alike += [
        (one["voice"], other["voice"])
        for found in war.findings[battle]
        if found["independence"] in NOT_TWO_VOICES
        for one, other in product(found["a"], found["b"])
    ]
    for one, other in alike:
        if one in origin and other in origin:
            kept, gone = origin[one], origin[other]
            origin = {voice: kept if of == gone else of for voice, of in origin.items()}
    return origin


def spoken(war: War, *, one_origin: bool) -> Iterator[list[Spoken]]:
    """The figures of each side, each with the voice that it is taken to be of."""
    for side, cell in war.several.items():
        voices = stated(cell)
        own = {one["voice"]: one["voice"] for one in voices}
        origin = origins(war, side) if one_origin else own
        yield [(Span(one["low"], one["high"]), origin[one["voice"]]) for one in voices]


def counted(sides: Iterable[Sequence[Spoken]]) -> tuple[int, int, int, int]:
    """Sides with two voices; on how many they differ, share nothing, and do so beyond rounding."""
    pairs = [
        [(one, other) for (one, a), (other, b) in combinations(figures, 2) if a != b]
        for figures in sides
    ]
    return (
        sum(map(bool, pairs)),
        sum(any(one != other for one, other in found) for found in pairs),
        sum(any(ends_between(*pair) for pair in found) for found in pairs),
        sum(any(contradict(*pair) for pair in found) for found in pairs),
    )


def stated(cell: Cell) -> list[Cell]:
    """The voices with a figure of just the cell."""
    return [voice for voice in cell["voices"] if "bounded" not in voice["flags"]]


def lineage(source: str, drawn: Mapping[str, Sequence[str]]) -> set[str]:
    return {source}.union(*(lineage(one, drawn) for one in drawn[source]))


def share_nothing(cell: Cell) -> bool:
    found = figures(cell)
    return max(low for low, _ in found) > min(high for _, high in found)


@pytest.fixture(scope="module")
async def war(war_client: httpx.AsyncClient) -> War:
    listed = (await war_client.get("/v1/battles?limit=1000&fields=id")).json()["data"]
    comparisons = {
        one["id"]: (await war_client.get(f"/v1/battles/{one['id']}/comparison")).json()
        for one in listed
    }
    sides = {
        (battle, cell["party"]): cell
        for battle, compared in comparisons.items()
        for cell in compared["cells"]
        if cell["effect"] == "casualty"
    }
    findings: dict[str, list[Finding]] = {}
    for battle in dict.fromkeys(battle for battle, _ in sides):
        address = f"/v1/battles/{battle}/disputes?verdict=contradicts&verdict=agrees&limit=1000"
        body = (await war_client.get(address)).json()
        assert body["next"] is None
        findings[battle] = body["data"]
    sources = (await war_client.get("/v1/sources?limit=1000")).json()["data"]
    drawn = {one["id"]: [work["id"] for work in one["derives_from"]] for one in sources}
    lineages = {f"document:{one}": lineage(one, drawn) for one in drawn}
    return War(comparisons, sides, findings, lineages)


async def test_on_how_many_sides_sources_differ(war: War) -> None:
    assert len(war.comparisons) == BATTLES
    several = war.several.values()
    assert len(several) == 658
    assert sum(len({*figures(cell)}) > 1 for cell in several) == 462
    # On two, one source has a range or two figures, and all others are within.
    apart = [cell for cell in several if share_nothing(cell)]
    assert len(apart) == 460
    # The others differ by no more than half the coarser unit, and a tenth.
    beyond_rounding = [
        cell for cell in several if cell["disputed"] and "disputed_by_bounds" not in cell["flags"]
    ]
    assert len(beyond_rounding) == 436
    assert all(share_nothing(cell) for cell in beyond_rounding)
    assert sum("within_rounding" in cell["flags"] for cell in apart) == 22
    assert sum("disputed_by_bounds" in cell["flags"] for cell in apart) == 2
    # With bounds that follow from figures of a part, or of more.
    assert sum(cell["disputed"] for cell in several) == 451
    assert sum((cell["dispute_ratio"] or 0) >= 3 for cell in several) == 69


async def test_on_how_many_sides_sources_differ_that_do_not_copy_each_other(war: War) -> None:
    found: dict[str, set[Side]] = {}
    for battle, findings in war.findings.items():
        for one in findings:
            of = (one["verdict"], one["relation"], one["effect"])
            if of == ("contradicts", "same_cell", "casualty"):
                found.setdefault(one["independence"], set()).add((battle, one["party"]))
    unknown = found["not_established"]
    assert found.keys() == {"not_established", "dependent", "likely_common_origin"}
    assert len(set().union(*found.values())) == 436
    # Pairs that share other odd numbers are beside others everywhere.
    assert len(unknown | found["dependent"]) == 436
    assert len(unknown) == 434


async def test_the_page_has_on_how_many_sides_sources_differ(war: War) -> None:
    served = counted(spoken(war, one_origin=False))
    assert served == (658, 462, 460, 436)
    assert how_far("as served") == served
    apart = counted(spoken(war, one_origin=True))
    assert apart == (630, 450, 448, 423)
    assert how_far("as served, voices of one origin as one") == apart
    disputed = sum(cell["disputed"] for cell in war.several.values())
    assert f"With the bounds that follow from figures of a part, or of more, {disputed} sides" in (
        text()
    )
    assert f"On {served[0] - apart[0]} sides nothing is left to compare" in text()


@pytest.fixture(scope="module")
def war_service(
    war_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Service, Path]]:
    folder = tmp_path_factory.mktemp("served")
    with Service("--database-url", war_url, folder=folder) as running:
        yield running, folder
        running.stop()


@pytest.mark.parametrize("example", PROGRAMS, ids=[one.name for one in PROGRAMS])
async def test_a_program_of_the_page_prints_what_is_shown(
    example: Example, war_service: tuple[Service, Path]
) -> None:
    assert example.answer is not None
    assert masked(run_python(example.block, *war_service)) == masked(example.answer.text)


async def test_a_zero_that_may_be_missing_is_no_number(war: War) -> None:
    left = Counter(
        (one["code"], one["voice"])
        for compared in war.comparisons.values()
        for one in compared["excluded"]
        if one["effect"] == "casualty"
    )
    assert left["no_number", CWSS] == 31
    assert [code for code, voice in left if voice != CWSS] == ["covers_other_battles"] * 2
    zeros = Counter(
        voice["voice"]
        for cell in war.sides.values()
        for voice in cell["voices"]
        if voice["high"] == 0
    )
    assert CWSS not in zeros
    assert zeros["document:acw-kennedy-1998"] > 0


async def test_antietam(war: War) -> None:
    cell = war.sides["acw-md003", "confederate-states"]
    assert (cell["low"], cell["high"], cell["open"]) == (10300, 25899, False)
    assert (cell["grade"], cell["dispute_ratio"]) == ("disputed", 2.514)
    exact = {
        voice["voice"].removeprefix("document:acw-"): (voice["low"], voice["words"])
        for voice in cell["voices"]
        if "bounded" not in voice["flags"]
    }
    assert exact == {
        "wikipedia": (10316, ["10316"]),
        "nps-cwss": (10300, ["10300"]),
        "kennedy-1998": (10300, ["10300"]),
        "greer-2005": (10300, ["10300"]),
        "bodart-1908": (11200, ["11200"]),
        "cdb90-1990": (13700, ["13700"]),
        "phisterer-1883": (25899, ["25899"]),
    }
    bounds = {
        voice["voice"].removeprefix("document:acw-"): (voice["low"], voice["high"])
        for voice in cell["voices"]
        if "bounded" in voice["flags"]
    }
    # Killed and wounded of these two, without the missing.
    assert bounds == {"clodfelter-2008": (9298, None), "livermore-1900": (11724, None)}


async def test_battles_are_found_by_how_far_their_sources_differ(
    war: War, war_client: httpx.AsyncClient
) -> None:
    ratios = {
        battle: max((cell["dispute_ratio"] or 0 for cell in compared["cells"]), default=0)
        for battle, compared in war.comparisons.items()
    }
    fields = "limit=1000&count=true&fields=id,dispute_ratio"
    body = (await war_client.get(f"/v1/battles?ratio_min=3&sort=-dispute_ratio&{fields}")).json()
    assert body["total"] == sum(ratio >= 3 for ratio in ratios.values())
    assert all(one["dispute_ratio"] == ratios[one["id"]] for one in body["data"])
    shown = [one["dispute_ratio"] for one in body["data"]]
    assert shown == sorted(shown, reverse=True)
