"""What several commands can be told, and the settings that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from ..settings import Settings
from ..store.dialect import read_url
from ..store.store import Store

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        help="Where the data is: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME. Without "
        "it BATTLEAPI_DATABASE_URL, else sqlite:///battleapi.sqlite3 in the working folder.",
    ),
]
RecordFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="Record files, one battle in each; - is standard input.",
        exists=True,
        dir_okay=False,
        readable=True,
        allow_dash=True,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write there rather than to standard output.",
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
        read_url(settings.database_url)
    except ValidationError as error:
        raise typer.BadParameter(_explained(error, options)) from None
    except ValueError as error:
        raise typer.BadParameter(f"BATTLEAPI_DATABASE_URL: {error}") from None
    return settings


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store of the settings, closed at the end."""
    store = Store.open(settings)
    try:
        yield store
    finally:
        store.close()


def shown_address(settings: Settings) -> str:
    """The address of the store as it may be shown: without its password."""
    url = read_url(settings.database_url)
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _explained(error: ValidationError, options: dict[str, str | int | None]) -> str:
    wrong = []
    for one in error.errors(include_input=False, include_url=False):
        name = str(one["loc"][0])
        said = "--" + name.replace("_", "-")
        if options.get(name) is None:
            said = f"BATTLEAPI_{name.upper()}"
        wrong.append(f"{said}: {one['msg'][:1].lower()}{one['msg'][1:]}")
    return "; ".join(wrong)
