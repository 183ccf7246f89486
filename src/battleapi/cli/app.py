"""The command `battleapi`: its commands, its version, and what becomes of a failure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from .. import __version__
from ..errors import BattleApiError
from .check import check
from .compare import compare
from .dump import dump
from .import_commands import importing
from .keys import keys
from .load import load
from .merge import merge
from .openapi import openapi
from .schema import migrate
from .serve import serve
from .standard_output import OutputGivenUp, guarded_output
from .terminal import FAILED, GIVEN_UP, say_failure
from .upkeep import rebuild, verify

app = typer.Typer(
    name="battleapi",
    add_completion=False,
    no_args_is_help=True,
    # Boxes and colours in a help text are of no use in a pipe, in a log or to a screen reader.
    rich_markup_mode=None,
    # A failure of ours is told in a sentence by `main`; any other one shall show as it is.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (serve, check, load, merge, dump, compare, migrate, verify, rebuild, openapi):
    app.command()(command)
app.add_typer(importing)
app.add_typer(keys)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"battleapi {__version__}")
        raise typer.Exit


@app.callback()
def battleapi(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """An HTTP API for battles, in which every fact keeps its source, its claimant and its doubt."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Carry out one command.

    Raises SystemExit, always: code 0 if all is well, 1 if something is wrong with the data or the
    store, 2 if the command is not understood, 141 if who reads the output has enough.
    """
    try:
        with guarded_output():
            app(args=arguments, prog_name="battleapi")
    except OutputGivenUp:
        sys.exit(GIVEN_UP)
    except BattleApiError as error:
        say_failure(error)
        sys.exit(FAILED)
