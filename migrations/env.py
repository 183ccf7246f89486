"""How migrations run: all steps in one transaction, which waits for another's to end.

The store's own engines are used, so SQLite begins IMMEDIATE and rolls its DDL back; the driver's
default transactions leave half a schema when a migration is killed. PostgreSQL takes an advisory
lock first. Several upgrades at once therefore take their turns, and all but the first find nothing
to do.

A step whose new columns only the code can fill asks for it by the attribute `remake`: when all
steps are done everything is made anew from the log, in the same transaction.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, text

import battleapi.store.columns  # noqa: F401 - adds its tables to the metadata
from battleapi.settings import Settings
from battleapi.store.dialect import is_sqlite, read_url
from battleapi.store.engine import Limits, Role, engine_for
from battleapi.store.ledger import lock_end
from battleapi.store.remaking import remake
from battleapi.store.schema import differing_revision
from battleapi.store.tables import METADATA

# Any number, the same in every process that migrates.
ADVISORY_LOCK = 4_762_101_911
TURN_SECONDS = 60.0
# A step that cannot get its lock gives up soon: what queues behind it would stop every reader.
LOCK_SECONDS = 5.0


def run() -> None:
    """Migrate over the connection that the caller hands in, or over one of our own."""
    connection: Connection | None = context.config.attributes.get("connection")
    if connection is not None:
        migrate(connection)
        return
    url = read_url(Settings().database_url)
    engine = engine_for(url, Role.WRITE, Limits(lock_wait=TURN_SECONDS), create=True)
    try:
        with engine.begin() as own:
            migrate(own)
    finally:
        engine.dispose()


def migrate(connection: Connection) -> None:
    """Run the steps inside the transaction that the connection is in."""
    if not is_sqlite(connection.engine.url):
        connection.execute(text(f"SET LOCAL lock_timeout = {round(TURN_SECONDS * 1000)}"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
        connection.execute(text(f"SET LOCAL lock_timeout = {round(LOCK_SECONDS * 1000)}"))
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        # Alembic's default for SQLite is none, since it counts on the driver's own transactions.
        transactional_ddl=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if context.config.attributes.get("remake") and differing_revision(connection) is None:
        lock_end(connection)
        remake(connection)


if context.is_offline_mode():
    raise SystemExit("migrations read what is there: they need a database, so --sql is not offered")
run()
