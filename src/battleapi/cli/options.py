"""What several commands can be told, and the settings that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from ..errors import StoreUnavailable
from ..settings import Settings
from ..store.dialect import is_sqlite, read_url
from ..store.store import Store
from .record_files import STANDARD_INPUT
from .terminal import shown_path

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        help="Where the data is: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME. Without "
        "it BATTLEAPI_DATABASE_URL, else sqlite:///battleapi.sqlite3 in the working folder.",
    ),
]


def _each_a_file(names: list[str]) -> list[str]:
    # Typer's own check of paths does not know the dash.
    for name in names:
        if name != STANDARD_INPUT and not Path(name).exists():
            raise typer.BadParameter(f"'{shown_path(name)}' does not exist.")
        if Path(name).is_dir():
            raise typer.BadParameter(f"'{shown_path(name)}' is a folder.")
    return names


RecordFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Record files, one battle in each; - is standard input.",
        callback=_each_a_file,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write there rather than to standard output; a file of that name is overwritten.",
        dir_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document for programs.")]


def read_settings(database_url: str | None = None, **given: str | int | None) -> Settings:
    """The settings of one command: its options before the environment.

    Raises typer.BadParameter, which ends the command with code 2, where a value is out of its
    domain or the address is no store.
    """
    options = {"database_url": database_url, **given}
    try:
        settings = Settings.model_validate(
            {name: value for name, value in options.items() if value is not None}
        )
        url = read_url(settings.database_url)
    except ValidationError as error:
        raise typer.BadParameter(_explained(error, options)) from None
    except ValueError as error:
        raise typer.BadParameter(f"{_named('database_url', options)}: {error}") from None
    if not is_sqlite(url) and find_spec("psycopg") is None:
        raise typer.BadParameter("PostgreSQL needs its driver: install battleapi[postgres]")
    return settings


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store of the settings, closed at the end. Raises StoreUnavailable where there is none."""
    url = read_url(settings.database_url)
    if is_sqlite(url) and not Path(str(url.database)).exists():
        raise StoreUnavailable(
            f"There is no store at {shown_address(settings)}: set BATTLEAPI_DATABASE_URL to the "
            "one you mean, or run `battleapi migrate` or `battleapi serve` to make one."
        )
    store = Store.open(settings)
    try:
        yield store
    finally:
        store.close()


def shown_address(settings: Settings) -> str:
    """The address of the store as it may be shown: with the whole path, without its password.

    Whoever stands in the wrong folder has to see so.
    """
    url = read_url(settings.database_url)
    if is_sqlite(url):
        url = url.set(database=shown_path(Path(str(url.database)).absolute()))
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _explained(error: ValidationError, options: Mapping[str, object]) -> str:
    return "; ".join(
        f"{_named(str(one['loc'][0]), options)}: {one['msg'][:1].lower()}{one['msg'][1:]}"
        for one in error.errors(include_input=False, include_url=False)
    )


def _named(setting: str, options: Mapping[str, object]) -> str:
    """How the person at the terminal has set it: by an option or by a variable."""
    if options.get(setting) is None:
        return f"BATTLEAPI_{setting.upper()}"
    return "--" + setting.replace("_", "-")
