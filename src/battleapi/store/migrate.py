"""Bringing a database to the newest schema, from a checkout or from an installed package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from .dialect import driver_failures, is_sqlite, read_url
from .engine import Limits, Role, engine_for

_TURN_SECONDS = 60.0
"""How long an upgrade waits for another one to finish."""


def migrations_folder() -> Path:
    """Where the migrations are: inside the installed package, or beside the source tree.

    Raises FileNotFoundError where they are in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_migrations", package.parent.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise FileNotFoundError("the migrations are missing from this installation of battleapi")


def migrate(database_url: str) -> str:
    """Upgrade a database to the newest schema and answer with its revision.

    All steps are one transaction; of several upgrades at once one works and the others find nothing
    to do. Raises ValueError for an address that is no store, StoreUnavailable where the database
    cannot be reached.
    """
    limits = Limits(lock_wait=_TURN_SECONDS)
    engine = engine_for(read_url(database_url), Role.WRITE, limits, create=True)
    config = _config()
    try:
        with driver_failures(), engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
    return newest_revision()


def newest_revision() -> str:
    """The revision of the schema that this code is written for."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current_revision(database_url: str) -> str | None:
    """The revision that a database is at; None where it was never migrated.

    Raises ValueError for an address that is no store, StoreUnavailable.
    """
    url = read_url(database_url)
    if is_sqlite(url) and not Path(str(url.database)).exists():
        return None
    engine = engine_for(url, Role.READ)
    try:
        with driver_failures(), engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    return config
