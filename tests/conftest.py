"""What every test can ask for: databases on both engines, a PostgreSQL to kill, the data folder.

The whole suite runs on SQLite and on PostgreSQL: a test that takes `database_url` runs on each.
PostgreSQL comes from a wheel; `BATTLEAPI_TEST_POSTGRES_URL` names a server to use in its place (its
user must be allowed to create databases). A missing PostgreSQL skips tests, and fails them where
`CI` is set.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NoReturn, cast

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import PostgresDatabases, PostgresMissingError, PostgresServer

Engine = Literal["sqlite", "postgresql"]

ENGINES: tuple[Engine, ...] = ("sqlite", "postgresql")
CI = bool(os.environ.get("CI"))
ROOT = Path(__file__).resolve().parent.parent

# A busy machine makes a single example slow, which says nothing of the code. The same examples
# each time in CI, new ones at each run elsewhere.
settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.load_profile("ci" if CI else "default")

# The tests say what the service is set to; what the person at the terminal has set stays out.
for _name in [name for name in os.environ if name.upper().startswith("BATTLEAPI_")]:
    if not _name.startswith("BATTLEAPI_TEST_"):
        del os.environ[_name]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """The database engine of this run of the test."""
    return cast("Engine", request.param)


@pytest.fixture
def database_url(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh, empty database (no table in it), once on each engine."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'battleapi.sqlite3'}"
        return
    databases: PostgresDatabases = request.getfixturevalue("postgres_databases")
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def postgres_databases(open_folder: Path) -> Iterator[PostgresDatabases]:
    """Databases on the PostgreSQL of this session: `create(template=None)` and `drop(url)`."""
    given = os.environ.get("BATTLEAPI_TEST_POSTGRES_URL")
    if given:
        yield PostgresDatabases(given)
        return
    server = _started(open_folder / "shared", durable=False)
    yield PostgresDatabases(server.admin_url)
    server.remove()


@pytest.fixture
def durable_postgres(open_folder: Path) -> Iterator[PostgresServer]:
    """A started PostgreSQL of this test's own that syncs to disk; made to be killed."""
    folder = Path(tempfile.mkdtemp(dir=open_folder))
    server = _started(folder, durable=True)
    yield server
    server.remove()


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own; short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="battleapi-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The data sets that are not part of this project: `BATTLEAPI_TEST_DATA`, else beside it."""
    folder = Path(os.environ.get("BATTLEAPI_TEST_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder} (set BATTLEAPI_TEST_DATA)")
    return folder


@pytest.fixture(scope="session")
def civil_war_folder(data_folder: Path) -> Path:
    """The data set of the battles of the American Civil War."""
    folder = data_folder / "acw"
    if not folder.is_dir():
        pytest.skip(f"no civil war data at {folder} (set BATTLEAPI_TEST_DATA)")
    return folder


def _started(folder: Path, *, durable: bool) -> PostgresServer:
    try:
        server = PostgresServer(folder, durable=durable)
        server.start()
    except PostgresMissingError as missing:
        _do_without(str(missing))
    return server


def _do_without(reason: str) -> NoReturn:
    if CI:
        pytest.fail(f"CI needs PostgreSQL: {reason}")
    pytest.skip(reason)
