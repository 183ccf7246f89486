"""Many connections at once: `.venv/bin/python -m benchmarks.connections`.

10, 32, 64 and 128 clients read lists, filtered lists, documents and unchanged documents in turn, on
SQLite and on PostgreSQL. What is looked for is a stall: a service that waits with all its threads
for what only its threads can give back answers nothing at all from some number of clients on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.postgres import PostgresDatabases, PostgresServer

from .load import LoadResult, Target, run_load
from .processes import running
from .stores import BER, fill_store, sqlite_stores

CONNECTIONS = (10, 32, 64, 128)
_QUESTIONS = (
    "/v1/battles?limit=20",
    "/v1/battles?limit=50&sort=-date",
    "/v1/battles?date=-0499/-0300&limit=20",
    "/v1/battles?date=1700/1800&kind=siege&limit=20",
    "/v1/battles?country=ML&limit=20&count=true",
    "/v1/battles?claim_kind=casualties&effect=captured&limit=20",
    "/v1/claims?effect=killed&stance=own&limit=50",
    "/v1/claims?kind=materiel&polarity=asserts&limit=20",
    "/v1/claims?date=1914/1918&limit=20",
    "/v1/events?phase=aftermath&limit=20",
    "/v1/actors?limit=50&sort=name",
    "/v1/sources?limit=20",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    if options.engine != "postgresql":
        _measure("SQLite", sqlite_stores(options.battles)[0], options.requests)
    if options.engine != "sqlite":
        with _postgresql(options.battles) as url:
            _measure("PostgreSQL", url, options.requests)


def _measure(engine: str, database_url: str, requests: int) -> None:
    with running("battleapi", None, database_url) as server:
        targets = _targets(server.port)
        run_load(server.port, targets, 8, len(targets), sleeps=True)
        print(f"\n{engine}: {requests} requests round {len(targets)} addresses")
        heads = (f"{head:>10}" for head in ("p50 ms", "p99 ms", "max ms"))
        print(f"{'connections':>12}{'requests/s':>12}{''.join(heads)}  errors")
        for connections in CONNECTIONS:
            result = run_load(server.port, targets, connections, requests, sleeps=True)
            print(_line(connections, result))


def _line(connections: int, result: LoadResult) -> str:
    times = (f"{result.percentile(share) * 1000:>10.1f}" for share in (0.5, 0.99, 1.0))
    errors = ", ".join(f"{count} {name}" for name, count in result.errors.items()) or "none"
    return f"{connections:>12}{result.rate:>12,.0f}{''.join(times)}  {errors}"


def _targets(port: int) -> tuple[Target, ...]:
    """Questions and documents in turn; each fourth document is asked for with its own tag."""
    paths = [f"/v1/battles/{BER}", f"/v1/battles/{BER}/claims?effect=killed"]
    for plural in ("battles", "claims", "actors"):
        page = json.loads(_read(port, f"/v1/{plural}?limit=8")[0])
        paths += [f"/v1/{plural}/{thing['id']}" for thing in page["data"]]
    documents = []
    for number, path in enumerate(paths):
        tag = _read(port, path)[1]
        documents.append(
            Target(path, 304, 0, (("if-none-match", tag),)) if number % 4 == 3 else Target(path)
        )
    questions = [Target(path) for path in _QUESTIONS]
    return tuple(
        target
        for number, document in enumerate(documents)
        for target in (document, questions[number % len(questions)])
    )


def _read(port: int, path: str) -> tuple[bytes, str]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {body.decode()}")
    return body, answer.headers["etag"]


@contextmanager
def _postgresql(battles: int) -> Iterator[str]:
    """A server of our own with a filled store, gone at the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="battleapi-"))
    folder.chmod(0o777)
    server = PostgresServer(folder / "server", durable=True)
    server.start()
    try:
        url = PostgresDatabases(server.admin_url).create()
        fill_store(url, battles)
        yield url
    finally:
        server.remove()
        shutil.rmtree(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.connections", description=__doc__)
    parser.add_argument("--battles", type=int, default=2000, help="generated battles")
    parser.add_argument("--requests", type=int, default=5000, help="for each number of connections")
    parser.add_argument("--engine", choices=("both", "sqlite", "postgresql"), default="both")
    return parser


if __name__ == "__main__":
    main()
