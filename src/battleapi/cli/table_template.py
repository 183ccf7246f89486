"""`battleapi import table --template`: the layout of the table of claims, written out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..importers.table.template import template, write_template
from .terminal import give, say

NO_FILE = Path("-")


def _file(context: typer.Context, path: Path) -> Path:
    if context.params.get("template"):
        if path == NO_FILE:
            give(template().encode("utf-8"), None)
        else:
            for written in write_template(path):
                say(f"Wrote {written}.")
        raise typer.Exit
    if path == NO_FILE:
        raise typer.BadParameter("the table is missing; --template shows what it looks like")
    if not path.exists():
        raise typer.BadParameter(f"there is no file {path}")
    return path


TableFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The table, as CSV, or a datapackage.json or its folder; .gz and .bz2 are unpacked as "
        "it is read. With --template the folder to write to.",
        callback=_file,
        show_default=False,
    ),
]
Template = Annotated[
    bool,
    typer.Option(
        "--template",
        is_eager=True,
        help="Write the columns with example rows to standard output, or, with a datapackage.json "
        "that describes them, into the folder FILE; import nothing.",
    ),
]
