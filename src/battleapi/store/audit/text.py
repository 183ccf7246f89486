"""Text as it stands in a file of SQLite, even where it is no UTF-8 any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Have text that cannot be decoded read as one that differs, and not end the reading.

    One bit of a disk is enough for such text. PostgreSQL has none.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.text_factory = _decoded
    try:
        yield
    finally:
        driver.text_factory = str


def _decoded(text: bytes) -> str:
    return text.decode(errors="backslashreplace")
