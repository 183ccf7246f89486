"""The formats that `battleapi import` takes, a command for each.

A command says what its argument is and makes the corpus of it: what is asked for besides and all
that is done with the records is `importing`.
"""

from __future__ import annotations

import typer

from ..editing.taking import Into
from ..importers.acled.records import AcledEvents
from ..importers.acw.records import CivilWar
from ..importers.acw.sources import TABLES
from ..importers.article.records import Articles
from ..importers.casualty_sources.records import CasualtySources
from ..importers.casualty_sources.sources import FILES
from ..importers.cdb90.records import TABLES as CDB90_TABLES
from ..importers.cdb90.records import Cdb90
from ..importers.corpus import Corpus
from ..importers.table.records import ClaimsTable
from ..importers.ucdp.records import Events
from ..importers.wikidata.records import WikidataBattles
from ..importers.wikipedia.records import Wikipedia
from .import_options import Files, Folder, Licence, Name, Publisher
from .importing import imported
from .table_template import NO_FILE, TableFile, Template

importing = typer.Typer(
    name="import",
    help="Take the data of others, each as its own records and claims.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@importing.callback()
def _group() -> None:
    # One command alone would take the place of its group.
    pass


@importing.command()
@imported(comment="Imported from the American Civil War Battle Data", has_all_of=TABLES)
def acw(folder: Folder) -> Corpus:
    """Import the American Civil War, by twelve sources.

    DIR holds the tables of jrnold/acw_battle_data and DERIVED_competing_claims.csv.
    """
    return CivilWar(folder)


@importing.command()
@imported(comment="Imported from an article", into=Into.OWN)
def article(files: Files, *, publisher: Publisher = None, licence: Licence = None) -> Corpus:
    """Import articles in plain text, each about one battle.

    An article has a title (= Battle of Ber =), an infobox (- Key: value), and paragraphs under
    headings (== Aftermath ==). Of a folder all files .txt are taken.
    """
    return Articles(files, publisher, licence)


@importing.command()
@imported(comment="Imported from the CDB90 Battle Dataset", has_all_of=CDB90_TABLES)
def cdb90(folder: Folder) -> Corpus:
    """Import CDB90: battles from 1600 to 1973.

    DIR holds the tables of jrnold/CDB90, and the enum_*.csv that decode them.
    """
    return Cdb90(folder)


@importing.command()
@imported(comment="Imported from the Casualty Source Aggregation", has_all_of=FILES)
def casualty_sources(folder: Folder) -> Corpus:
    """Import death tolls of wars since 1900.

    DIR holds totals.csv and wars_input.json of silverdavi/casualty-source-aggregation.
    """
    return CasualtySources(folder)


@importing.command()
@imported(comment="Imported from the UCDP Georeferenced Event Dataset")
def ged(files: Files) -> Corpus:
    """Import events of the Uppsala Conflict Data Program.

    Each FILE is of the Georeferenced Event Dataset (GED), in CSV or GeoJSON.
    """
    return Events(files)


@importing.command()
@imported(comment="Imported from ACLED")
def acled(files: Files) -> Corpus:
    """Import events of ACLED, the Armed Conflict Location and Event Data.

    Each FILE is an export of the data in CSV. Their terms forbid that you pass them on.
    """
    return AcledEvents(files)


@importing.command()
@imported(comment="Imported from a table of claims", into=Into.OF_SAME)
def table(
    file: TableFile = NO_FILE,
    *,
    template: Template = False,  # noqa: ARG001 - where it is given, the command ends before this
    name: Name = None,
    licence: Licence = None,
) -> Corpus:
    """Import a table of claims, one a row, in a layout of battleapi's own.

    --template shows the layout.
    """
    return ClaimsTable(file, licence, name)


@importing.command()
@imported(comment="Imported from Wikidata")
def wikidata(files: Files) -> Corpus:
    """Import battles of Wikidata.

    Each FILE is of entities in JSON, as an item, a list or a dump, or of results of a query.
    """
    return WikidataBattles(files)


@importing.command()
@imported(comment="Imported from the English Wikipedia")
def wikipedia(files: Files) -> Corpus:
    """Import battles from pages of the English Wikipedia.

    FILE is a MediaWiki export in XML, of one page or of many, or a page of wikitext named for its
    title.
    """
    return Wikipedia(files)
