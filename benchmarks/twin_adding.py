"""The ORM twin filled as most projects fill their tables: mapped objects, `add_all`, a commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import create_engine, event, insert
from sqlalchemy.orm import Session

from .twin_loading import TableRows
from .twin_records import Battle
from .twin_tables import Row


def twin_file(path: Path) -> None:
    """Make the twin's empty tables in a file."""
    engine = create_engine(f"sqlite:///{path}")
    Row.metadata.create_all(engine)
    engine.dispose()


def add_all(path: Path, batches: Iterable[TableRows]) -> None:
    """Add the rows of each batch as objects, in a transaction that is as durable as the store's.

    Pairs that are no class of their own are inserted as they are.
    """
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    classes = {mapper.local_table: mapper.class_ for mapper in Battle.registry.mappers}
    for rows in batches:
        with Session(engine) as session:
            pairs = []
            for table in Row.metadata.sorted_tables:
                some = rows.get(table.name, [])
                if table in classes:
                    session.add_all([classes[table](**values) for values in some])
                elif some:
                    pairs.append((table, some))
            session.flush()
            for table, some in pairs:
                session.execute(insert(table), some)
            session.commit()
    engine.dispose()
