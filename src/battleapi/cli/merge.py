"""`battleapi merge`: two that turned out to be one actor, conflict or place become one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ..editing.merge import MergeReport, Pair
from ..editing.merge import merge as merged
from ..editing.publish import UNSIGNED, Edition
from ..editing.rebuild import refresh
from ..model.resources import Resource
from .load import Author, Comment
from .options import AsJson, DatabaseUrl, opened_store, read_settings, shown_address
from .terminal import counted, say, say_json


class Kind(StrEnum):
    """What can be merged."""

    ACTOR = "actor"
    CONFLICT = "conflict"
    PLACE = "place"


What = Annotated[Kind, typer.Argument(metavar="KIND", help="actor, conflict or place.")]
Gone = Annotated[str, typer.Argument(metavar="A", help="The id that will be no more.")]
Into = Annotated[str, typer.Argument(metavar="B", help="The id that stands for both.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
]


def merge(
    kind: What,
    gone: Gone,
    into: Into,
    *,
    dry_run: DryRun = False,
    author: Author = UNSIGNED,
    comment: Comment = "",
    as_json: AsJson = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Merge A into B, so that all that names A names B.

    The address of A leads to B. Names and identifiers of A become those of B; the history of A
    stays readable. It cannot be undone. What was broken off is finished by the same command.
    """
    settings = read_settings(database_url)
    edition = Edition(author, comment or f"Merged {gone} into {into}")
    with opened_store(settings) as store:
        report = merged(store, Pair(Resource(kind.value), gone, into), edition, dry_run=dry_run)
        if not dry_run:
            refresh(store)
    if as_json:
        say_json(members(report, dry_run=dry_run))
        return
    if report.already:
        say(f"{gone} was merged into {into} before; nothing was changed.")
        return
    say(f"{gone} {'would become' if dry_run else 'is'} a part of {into}.")
    say(f"  {counted(report.battles, 'battle')} named it")
    for resource, one in report.things:
        say(f"  {resource.value} {one} named it")
    for name in report.names:
        say(f"  {into} is called {name} as well")
    if report.point is not None:
        lat, lon = report.point
        say(f"  the point {lat:g}, {lon:g} of {gone} is dropped: battles are where {into} is")
    say("Nothing was stored." if dry_run else f"Stored in {shown_address(settings)}.")


def members(report: MergeReport, *, dry_run: bool) -> dict[str, object]:
    """The report for programs."""
    return {
        "resource": report.resource.value,
        "merged": report.merged,
        "into": report.into,
        "dry_run": dry_run,
        "already": report.already,
        "battles": report.battles,
        "things": [{"resource": kind.value, "id": one} for kind, one in report.things],
        "names": list(report.names),
        "dropped_point": None if report.point is None else list(report.point),
        "revision": None if report.entry is None else report.entry.revision,
        "sequence": None if report.entry is None else report.entry.sequence,
    }
