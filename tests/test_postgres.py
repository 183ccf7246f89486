from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.postgres import PostgresDatabases, PostgresServer, database_name, libpq


def test_each_test_gets_an_empty_database(database_url: str, engine: str) -> None:
    if engine == "sqlite":
        assert not Path(database_url.removeprefix("sqlite:///")).exists()
        return
    with psycopg.connect(libpq(database_url)) as connection:
        tables = connection.execute(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchone()
    assert tables == (0,)


def test_a_database_copied_from_a_template_has_its_rows(
    postgres_databases: PostgresDatabases,
) -> None:
    template = postgres_databases.create()
    with psycopg.connect(libpq(template)) as connection:
        connection.execute("CREATE TABLE battle AS SELECT 'ber' AS id")
    copy = postgres_databases.create(template=template)
    assert database_name(copy) != database_name(template)
    with psycopg.connect(libpq(copy)) as connection:
        assert connection.execute("SELECT id FROM battle").fetchall() == [("ber",)]
    for url in (copy, template):
        postgres_databases.drop(url)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(libpq(url))


@pytest.mark.slow
def test_a_durable_server_keeps_what_it_acknowledged_when_killed(
    durable_postgres: PostgresServer,
) -> None:
    url = libpq(durable_postgres.admin_url)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    first = durable_postgres.pid
    durable_postgres.kill()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
    durable_postgres.start()
    assert durable_postgres.pid != first
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
        assert connection.execute("SHOW fsync").fetchall() == [("on",)]
    durable_postgres.restart()
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
