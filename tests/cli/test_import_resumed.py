"""An import that was killed is begun anew: nothing is doubled, and nothing is missing."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from battleapi.cli.options import opened_store, read_settings
from battleapi.editing.verify import verify
from battleapi.store.migrate import migrate
from battleapi.store.tables import heads, log
from tests.conftest import ENGINES, Engine
from tests.importers.acw_folder import the_tables, write_folder

pytestmark = pytest.mark.slow

BATTLES = 120
DEADLINE = 120.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of several batches."""
    tables = the_tables()
    listed = tables["cwsac_battles.csv"]
    codes = [f"TX{number:03}" for number in range(BATTLES - 6)]
    listed += [[code, f"Ford {code}", *listed[1][2:]] for code in codes]
    tables["DERIVED_competing_claims.csv"] += [
        [code, "US", source, "killed", "7", "7.0"]
        for code in codes
        for source in ("fox_1898", "wikipedia", "bodart_1908")
    ]
    return write_folder(tmp_path_factory.mktemp("killed") / "acw", tables)


def words(folder: Path, url: str) -> list[str]:
    program = [sys.executable, "-m", "battleapi", "import", "acw", str(folder), "--publish"]
    return [*program, "--database-url", url]


def count_of_battles(url: str) -> int:
    with opened_store(read_settings(url)) as store:
        return store.reader.counts()["battles"]


def contents(url: str) -> dict[tuple[str, str], tuple[int, str]]:
    """Everything that is stored, by resource and id: how often it was written, and what it is."""
    wanted = select(heads.c.resource, heads.c.id, heads.c.revision, log.c.sha256).join_from(
        heads, log, heads.c.sequence == log.c.sequence
    )
    with opened_store(read_settings(url)) as store:
        assert list(verify(store)) == []
        with store.snapshot() as connection:
            rows = connection.execute(wanted).all()
    return {(row.resource, row.id): (row.revision, row.sha256) for row in rows}


@pytest.fixture(scope="module", params=ENGINES)
def engine_of_all(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.param
    return engine


@pytest.fixture(scope="module")
def new_store(
    engine_of_all: Engine, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[[], str]]:
    """Make a migrated, empty store."""
    made: list[str] = []

    def make() -> str:
        if engine_of_all == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'battleapi.sqlite3'}"
        else:
            url = request.getfixturevalue("postgres_databases").create()
            made.append(url)
        migrate(url)
        return url

    yield make
    for url in made:
        request.getfixturevalue("postgres_databases").drop(url)


@pytest.fixture(scope="module")
def undisturbed(folder: Path, new_store: Callable[[], str]) -> Any:
    """What an import stores that nobody killed."""
    url = new_store()
    subprocess.run(words(folder, url), check=True, capture_output=True, timeout=DEADLINE)
    assert count_of_battles(url) == BATTLES
    return contents(url)


@pytest.mark.parametrize("stored", [1, BATTLES], ids=["storing", "rendering"])
def test_a_killed_import_is_finished_by_the_same_command(
    stored: int,
    folder: Path,
    new_store: Callable[[], str],
    undisturbed: Any,
    tmp_path: Path,
) -> None:
    url = new_store()
    with subprocess.Popen(words(folder, url), stdout=subprocess.DEVNULL) as importing:
        until = time.monotonic() + DEADLINE
        while count_of_battles(url) < stored:
            assert time.monotonic() < until
            assert importing.poll() is None, "the import was over before it could be killed"
            time.sleep(0.01)
        importing.kill()
    before = count_of_battles(url)
    # Some, or all while their documents are made.
    assert (before == BATTLES) == (stored == BATTLES)

    report = tmp_path / "report.json"
    again = [*words(folder, url), "--report", str(report)]
    subprocess.run(again, check=True, capture_output=True, timeout=DEADLINE)
    battles = json.loads(report.read_text(encoding="utf-8"))["battles"]
    assert (battles["created"], battles["unchanged"]) == (BATTLES - before, before)
    assert contents(url) == undisturbed
