from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

from tests.service import Service

from .conftest import Command

BER = "/v1/battles/battle-of-ber-2023"
SLOW = (sys.executable, Path(__file__).with_name("slow_service.py"))

SIGNALLED = """
import pkgutil, signal, sys
from battleapi.cli.app import main

class Finalized:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

def signalled(*arguments, **named):
    Finalized()
    return original(*arguments, **named)

where, sys.argv[1:] = sys.argv[1], sys.argv[2:]
holder = pkgutil.resolve_name(where.rpartition(".")[0])
name = where.rpartition(".")[2]
original = getattr(holder, name)
setattr(holder, name, signalled)
main()
"""

WAITING = """
import sqlite3
from battleapi.cli import app, serve

def prepare(settings):
    for _ in range(2):
        connection = sqlite3.connect("locked.sqlite3", timeout=60)
        held.append(connection)
        print("waiting" if len(held) == 2 else "", flush=True)
        connection.execute("BEGIN IMMEDIATE")

held = []
serve.prepare = prepare
app.main(["serve", "--port", "0"])
"""

pytestmark = pytest.mark.slow


def test_the_first_start_in_an_empty_folder_answers_with_the_whole_record(tmp_path: Path) -> None:
    with Service(folder=tmp_path) as service:
        served = service.get(BER).json()
        counts = service.get("/v1").json()["counts"]
        said = service.said.splitlines()
    bundled = json.loads((files("battleapi") / "records" / "battle-of-ber-2023.json").read_bytes())
    assert [claim["id"] for claim in served["claims"]] == [one["id"] for one in bundled["claims"]]
    assert [event["id"] for event in served["events"]] == [one["id"] for one in bundled["events"]]
    assert counts["battles"] == 1
    assert counts["claims"] == len(bundled["claims"])
    assert said[0].endswith(f" answers at {service.address}")
    assert said[1] == (
        f"1 battle and {len(bundled['claims'])} claims in a new store, "
        f"sqlite:///{tmp_path}/battleapi.sqlite3. The manual: {service.address}/docs. "
        "Ctrl+C ends the service."
    )
    assert (tmp_path / "battleapi.sqlite3").is_file()


def test_the_second_start_loads_nothing_and_a_kill_loses_nothing(
    database_url: str, tmp_path: Path
) -> None:
    with Service("--database-url", database_url, folder=tmp_path) as first:
        before = first.get("/v1").json()
        etag = first.get(BER).headers["etag"]
        first.kill()
    port = f"{first.port}"
    with Service("--database-url", database_url, "--port", port, folder=tmp_path) as second:
        assert second.get("/v1").json() == before
        assert second.get(BER).headers["etag"] == etag
        assert "a new store" not in second.said
        code, _ = second.stop()
    assert code == 0
    assert before["data_version"] > 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_when_nobody_waits(number: signal.Signals, tmp_path: Path) -> None:
    with Service(folder=tmp_path) as service:
        with httpx.Client(base_url=service.address) as kept_open:
            assert kept_open.get("/healthz").status_code == 200
            began = time.monotonic()
            service.process.send_signal(number)
            assert service.process.wait(timeout=20) == 0
        # Less than what a request in flight would get.
        assert time.monotonic() - began < 7
        assert service.logged == ""


@pytest.mark.parametrize(
    "where", ["battleapi.cli.serve.prepare", "uvicorn.Server.run", "battleapi.api.app.create_app"]
)
def test_a_signal_is_not_lost_where_an_exception_would_be(where: str, tmp_path: Path) -> None:
    words = [sys.executable, "-c", SIGNALLED, where, "serve", "--port", "0"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_can_be_ended_while_it_waits_for_a_lock(tmp_path: Path) -> None:
    with started("-c", WAITING, folder=tmp_path) as process:
        assert process.stdout is not None
        while process.stdout.readline() != b"waiting\n":
            pass
        time.sleep(0.3)
        process.terminate()
        assert process.wait(timeout=10) == 0


def test_it_can_be_ended_at_any_moment_of_its_start(tmp_path: Path) -> None:
    for place in range(9):
        folder = tmp_path / f"{place}"
        folder.mkdir()
        with started("-m", "battleapi", "serve", "--port", "0", folder=folder) as process:
            time.sleep(0.2 + place / 4)
            process.terminate()
            # Before the first line of ours Python ends by the signal itself.
            assert process.wait(timeout=10) in (0, -signal.SIGTERM)


def test_a_request_in_flight_is_finished(database_url: str, tmp_path: Path) -> None:
    program = (*SLOW, "2")
    with (
        Service("--database-url", database_url, folder=tmp_path, program=program) as service,
        ThreadPoolExecutor() as pool,
    ):
        asked = pool.submit(service.get, "/v1/battles?fields=id")
        time.sleep(0.5)
        code, seconds = service.stop()
        assert asked.result().json()["data"] == [{"id": "battle-of-ber-2023"}]
    assert code == 0
    assert 1 < seconds < 10


def test_a_slow_reader_gets_the_whole_answer(tmp_path: Path) -> None:
    with Service(folder=tmp_path) as service:
        whole = service.get(BER).content
        with socket.socket() as reader:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.connect(("127.0.0.1", service.port))
            reader.sendall(b"GET %b HTTP/1.1\r\nHost: x\r\n\r\n" % BER.encode())
            answer = reader.recv(1024)
            service.terminate()
            time.sleep(0.5)
            while part := reader.recv(65536):
                answer += part
        assert service.process.wait(timeout=20) == 0
    assert answer.endswith(whole)


def test_what_does_not_finish_in_time_is_cut_off(tmp_path: Path) -> None:
    with (
        Service(
            folder=tmp_path,
            program=(*SLOW, "60"),
            environment={"BATTLEAPI_SHUTDOWN_WAIT": "1"},
        ) as service,
        ThreadPoolExecutor() as pool,
    ):
        asked = pool.submit(service.get, "/v1/battles")
        time.sleep(0.5)
        code, seconds = service.stop()
        answer = asked.result()
        assert "what was not finished in time was cut off" in service.logged
        assert "Traceback" not in service.logged
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["type"] == "/problems/unavailable"
    assert code == 1
    assert seconds < 5


def test_two_workers_answer_and_end_together(database_url: str, tmp_path: Path) -> None:
    options = ("--workers", "2", "--database-url", database_url)
    with Service(*options, folder=tmp_path) as service:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(service.get, [BER] * 40))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
        assert len(children(service.process.pid)) >= 2
        code, seconds = service.stop()
        assert service.logged == ""
    assert code == 0
    assert seconds < 10


def test_workers_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    with Service("--workers", "2", folder=tmp_path) as service:
        workers = children(service.process.pid)
        service.kill()
    until = time.monotonic() + 30
    while time.monotonic() < until and any(Path(f"/proc/{one}").exists() for one in workers):
        time.sleep(0.05)
    with Service("--workers", "2", "--port", f"{service.port}", folder=tmp_path) as again:
        assert again.get(BER).status_code == 200


def test_a_hangup_replaces_the_workers_and_no_request_fails(tmp_path: Path) -> None:
    with Service("--workers", "2", folder=tmp_path) as service:
        before = set(children(service.process.pid))
        service.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 60
        # The one that stays is Python's tracker of shared resources.
        while time.monotonic() < until and len(before & set(children(service.process.pid))) > 1:
            assert service.get("/healthz").status_code == 200
            time.sleep(0.05)
        assert len(before & set(children(service.process.pid))) <= 1
        assert service.get(BER).status_code == 200
        assert service.stop()[0] == 0


def test_a_taken_port_is_one_sentence_and_touches_nothing(command: Command, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command("serve", "--port", f"{port}")
    assert done.code == 1
    assert done.err == (
        f"error: Cannot listen on 127.0.0.1 port {port}: another program listens there; --port 0 "
        "takes a free one.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("192.0.2.1", "this machine has no such address"),
        ("no-such-host.invalid", "no address is known for that name"),
    ],
)
def test_an_address_that_is_not_ours(host: str, reason: str, command: Command) -> None:
    done = command("serve", "--host", host, "--port", "0")
    assert (done.code, done.err) == (1, f"error: Cannot listen on {host} port 0: {reason}.\n")


def test_the_settings_of_the_environment_hold(tmp_path: Path) -> None:
    environment = {
        "BATTLEAPI_DATABASE_URL": "sqlite:///elsewhere.sqlite3",
        "BATTLEAPI_ACCESS_LOG": "true",
        "BATTLEAPI_LOG_FORMAT": "json",
    }
    with Service(folder=tmp_path, environment=environment) as service:
        assert service.get("/healthz").status_code == 200
        # A line is written after its answer was sent.
        service.stop()
        lines = [json.loads(line) for line in service.logged.splitlines()]
    assert (tmp_path / "elsewhere.sqlite3").is_file()
    assert {(line["path"], line["status"]) for line in lines} == {
        ("/readyz", 200),
        ("/healthz", 200),
    }


def test_no_answer_names_the_server(tmp_path: Path) -> None:
    with Service(folder=tmp_path) as service:
        headers = service.get("/healthz").headers
    assert "server" not in headers
    assert "date" in headers


@contextmanager
def started(*words: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process in a folder, which is killed at the end."""
    with subprocess.Popen([sys.executable, *words], cwd=folder, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(one) for one in listed.split()]
