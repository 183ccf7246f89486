"""What every import can be told: its arguments and options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder with the files.", exists=True, file_okay=False),
]
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        help="The files, or folders with such files; .gz and .bz2 are unpacked as they are read.",
        exists=True,
    ),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", help="Who published them; it stands in their sources.")
]
Licence = Annotated[
    str | None,
    typer.Option("--licence", help="Their licence: an SPDX id such as CC-BY-SA-4.0, or words."),
]
Name = Annotated[
    str | None,
    typer.Option(
        "--name",
        help="What tells it from other tables, the same each time; else the name of its file or "
        "package, which has to be another than that of the template.",
    ),
]
Publish = Annotated[
    bool, typer.Option("--publish", help="Publish the battles; without it they are drafts.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="Take only so many battles, the first ones.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Read and check everything, and store nothing.")
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write the whole report as JSON; a file of that name is overwritten.",
        dir_okay=False,
    ),
]
Author = Annotated[
    str,
    typer.Option("--author", help="Who imports; it stands in the history and in citations."),
]
Comment = Annotated[str, typer.Option("--comment", help="Why; it stands in the history.")]
UpdateShared = Annotated[
    bool,
    typer.Option(
        "--update-shared",
        help="Bring stored sources to what the import says. Without it a battle whose sources "
        "differ is refused. Actors, conflicts and places stand as they are stored.",
    ),
]
