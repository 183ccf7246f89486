"""The data set, the older data set that it is a revision of, and the tables that are cited."""

from __future__ import annotations

from ...model.citations import Citation, ViaStep
from ...model.dates import HistoricalDate
from ...model.sources import CasualtyDefinition, Reached, Source
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind

PACKAGE = "cdb90"
"""The data set that was read."""

ORIGINAL = "cdb90-database-of-battles-1990"
"""The data set of the U.S. Army that it revises: what speaks in its figures."""

_COMPILER = "Jeffrey B. Arnold"
_HOME = "https://github.com/jrnold/CDB90"
_LICENCE = "ODC-By-1.0"


def sources(version: str | None, tables: tuple[str, ...]) -> tuple[Source, ...]:
    """All that a record of this corpus may cite: the two data sets, and each table of the one."""
    original = Source(
        id=ORIGINAL,
        kind=SourceKind.DATASET,
        name="Database of Battles-Version 1990 (Computer Diskette)",
        version="DTIC ADM-000121",
        author="U.S. Army Concepts Analysis Agency",
        date=HistoricalDate(edtf="1991-04-30", text="April 30, 1991", calendar=Calendar.GREGORIAN),
        language="en",
        url=("http://oai.dtic.mil/oai/oai?verb=getRecord&metadataPrefix=html&identifier=ADM000121"),
        reached=Reached(read=False, through=PACKAGE),
        casualty_definition=CasualtyDefinition(text="battle casualties"),
    )
    package = _read(PACKAGE, "CDB90 Battle Dataset", version, ORIGINAL)
    parts = (
        _read(table_id(name), f"CDB90 Battle Dataset: {name}", version, PACKAGE, ORIGINAL)
        for name in tables
    )
    return (original, package, *parts)


def table_id(table: str) -> str:
    """The id of the source that a table is: `cdb90-table-front-widths`."""
    return f"{PACKAGE}-table-{table.removesuffix('.csv').replace('_', '-')}"


def cited(table: str, row: int, *, of_compiler: bool = False) -> Citation:
    """A row of a table.

    Its words are those of the original, but for what the compiler has added: the actors, the wars
    as they are named now, the links to other projects and to parent battles.
    """
    steps = () if of_compiler else (ViaStep(role=ViaRole.SPEAKER, source=ORIGINAL),)
    return Citation(source=table_id(table), locator=f"row/{row}", via=steps)


def _read(thing_id: str, name: str, version: str | None, *derives_from: str) -> Source:
    return Source(
        id=thing_id,
        kind=SourceKind.DATASET,
        name=name,
        version=version,
        author=_COMPILER,
        language="en",
        licence=_LICENCE,
        url=_HOME,
        reached=Reached(read=True),
        derives_from=derives_from,
    )
