"""The twelve sources of the claims, and the tables through which they are known.

Years, authors and titles, what each source counts as casualties and from which others it is drawn
are stated in the datapackage.json of the folder. Where that says nothing, nothing is said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.citations import Citation, ViaStep
from ...model.sources import CasualtyDefinition, Reached, Source
from ...model.vocabulary.casualties import CasualtyEffect
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.registries import SourceKind
from .works import (
    BADEAU,
    BATTLES_AND_LEADERS,
    COMTE_DE_PARIS,
    LEE_CHILDE,
    OFFICIAL_RECORDS,
    PACKAGE,
    SURGEON_GENERAL,
    THROUGH_PACKAGE,
    WORKS,
    published,
)

CLAIMS_TABLE = "acw-competing-claims"
"""The table with one claim in each row."""

_VERSION = "11.0.0"
_COMPILER = "Jeffrey B. Arnold"
_LICENCE = "CC-BY-4.0"
_HOME = "https://github.com/jrnold/acw_battle_data"

_KILLED_TO_CAPTURED = (
    CasualtyEffect.KILLED,
    CasualtyEffect.WOUNDED,
    CasualtyEffect.CAPTURED,
    CasualtyEffect.MISSING,
)
_DEFINED = CasualtyDefinition(
    text="killed, wounded, and missing or captured",
    at_least=_KILLED_TO_CAPTURED,
    at_most=_KILLED_TO_CAPTURED,
)
# His missing are those captured as well (`figures.py` has where he says so).
_DEFINED_BY_FOX = CasualtyDefinition(
    text="killed, wounded, and missing",
    at_least=_KILLED_TO_CAPTURED,
    at_most=_KILLED_TO_CAPTURED,
)

CLAIMING: Mapping[str, Source] = MappingProxyType(
    {
        "phisterer_1883": Source(
            id="acw-phisterer-1883",
            kind=SourceKind.STUDY,
            name="Statistical Record of the Armies of the United States",
            publisher="C. Scribner's Sons",
            author="Frederick Phisterer",
            date=published("1883"),
            language="en",
            url="http://books.google.com/books?id=cVNHr_nnLlYC",
            reached=THROUGH_PACKAGE,
        ),
        "fox_1898": Source(
            id="acw-fox-1898",
            kind=SourceKind.STUDY,
            name="Regimental Losses in the American Civil War, 1861-1865",
            publisher="Albany Publishing Company",
            author="William F. Fox",
            date=published("1898"),
            language="en",
            url="http://books.google.com/books?id=R5YukgAACAAJ",
            reached=THROUGH_PACKAGE,
            casualty_definition=_DEFINED_BY_FOX,
        ),
        "livermore_1900": Source(
            id="acw-livermore-1900",
            kind=SourceKind.STUDY,
            name="Numbers and Losses in the Civil War in America, 1861-65",
            publisher="Houghton, Mifflin and Company",
            author="Thomas L. Livermore",
            date=published("1900"),
            language="en",
            url="http://books.google.com/books?id=Qw8pAAAAYAAJ",
            reached=THROUGH_PACKAGE,
        ),
        "bodart_1908": Source(
            id="acw-bodart-1908",
            kind=SourceKind.STUDY,
            name="Militär-historisches Kriegs-Lexikon (1618-1905)",
            publisher="Stern",
            author="Gaston Bodart",
            date=published("1908"),
            language="de",
            url="http://books.google.com/books?id=Eo4DAAAAYAAJ",
            reached=THROUGH_PACKAGE,
            derives_from=(
                OFFICIAL_RECORDS.id,
                BATTLES_AND_LEADERS.id,
                BADEAU.id,
                LEE_CHILDE.id,
                COMTE_DE_PARIS.id,
            ),
            casualty_definition=_DEFINED,
        ),
        "dyer_1908": Source(
            id="acw-dyer-1908",
            kind=SourceKind.STUDY,
            name="A Compendium of the War of the Rebellion",
            publisher="The Dyer Publishing Company",
            author="Frederick H. Dyer",
            date=published("1908"),
            language="en",
            url="http://books.google.com/books?id=OBkNAQAAMAAJ",
            reached=THROUGH_PACKAGE,
            derives_from=(OFFICIAL_RECORDS.id,),
            casualty_definition=_DEFINED,
        ),
        "cdb90_1990": Source(
            id="acw-cdb90-1990",
            kind=SourceKind.DATASET,
            name="Database of Battles, Version 1990",
            version="1990",
            author="U.S. Army Concepts Analysis Agency",
            date=published("1991"),
            language="en",
            url="http://www.dtic.mil/docs/citations/ADM000121",
            reached=THROUGH_PACKAGE,
        ),
        "cwsac_1993": Source(
            id="acw-cwsac-1993",
            kind=SourceKind.STUDY,
            name="Report on the Nation's Civil War Battlefields",
            publisher="National Park Service",
            author="Civil War Sites Advisory Commission",
            date=published("1993"),
            language="en",
            url="http://www.nps.gov/abpp/cwsac/cws0-1.html",
            reached=THROUGH_PACKAGE,
            derives_from=(
                "acw-dyer-1908",
                "acw-fox-1898",
                "acw-livermore-1900",
                OFFICIAL_RECORDS.id,
                BATTLES_AND_LEADERS.id,
                SURGEON_GENERAL.id,
            ),
            casualty_definition=_DEFINED,
        ),
        "kennedy_1998": Source(
            id="acw-kennedy-1998",
            kind=SourceKind.BOOK,
            name="The Civil War Battlefield Guide",
            publisher="Houghton Mifflin",
            author="Frances H. Kennedy and the Conservation Fund",
            date=published("1998"),
            language="en",
            url="http://books.google.com/books?id=qHObJArDHZMC",
            reached=THROUGH_PACKAGE,
            casualty_definition=_DEFINED,
        ),
        "greer_2005": Source(
            id="acw-greer-2005",
            kind=SourceKind.STUDY,
            name="Counting Civil War Casualties, Week-by-Week",
            publisher="Abraham Lincoln Presidential Library and Museum",
            author="Darroch Greer",
            date=published("2005"),
            language="en",
            url="http://www.brcweb.com/alplm/BRC_Counting_Casualties.pdf",
            reached=THROUGH_PACKAGE,
            derives_from=("acw-kennedy-1998",),
        ),
        "clodfelter_2008": Source(
            id="acw-clodfelter-2008",
            kind=SourceKind.STUDY,
            name=(
                "Warfare and Armed Conflicts: A Statistical Encyclopedia of Casualty and Other "
                "Figures, 1494-2007"
            ),
            version="3rd edition",
            publisher="McFarland & Company",
            author="Michael Clodfelter",
            date=published("2008"),
            language="en",
            reached=THROUGH_PACKAGE,
            casualty_definition=_DEFINED,
        ),
        # Two go on being changed. The articles have revisions up to the number 595 million, which
        # are of early 2014; the database was consulted on the day given.
        "wikipedia": Source(
            id="acw-wikipedia",
            kind=SourceKind.ENCYCLOPEDIA,
            name="Wikipedia: articles on battles of the American Civil War",
            date=published("2014~"),
            language="en",
            licence="CC-BY-SA-3.0",
            url="https://en.wikipedia.org/",
            reached=THROUGH_PACKAGE,
        ),
        "nps_cwss": Source(
            id="acw-nps-cwss",
            kind=SourceKind.DATASET,
            name="Civil War Soldiers and Sailors Database",
            publisher="National Park Service",
            date=published("2015-12-07"),
            language="en",
            url="http://www.nps.gov/civilwar/soldiers-and-sailors-database.htm",
            reached=THROUGH_PACKAGE,
            casualty_definition=_DEFINED,
        ),
    }
)
"""The source of a claim, by the name that the table gives it."""


def _table(name: str, *derives_from: str) -> Source:
    return Source(
        id=f"acw-table-{name.removesuffix('.csv').replace('_', '-')}",
        kind=SourceKind.DATASET,
        name=f"American Civil War Battle Data: {name}",
        version=_VERSION,
        author=_COMPILER,
        language="en",
        licence=_LICENCE,
        url=_HOME,
        reached=Reached(read=True),
        derives_from=(PACKAGE, *derives_from),
    )


CWSAC_BATTLES = _table("cwsac_battles.csv", "acw-cwsac-1993")
CWSAC_FORCES = _table("cwsac_forces.csv", "acw-cwsac-1993")
CWSS_FORCES = _table("cwss_forces.csv", "acw-nps-cwss")
KENNEDY_BATTLES = _table("kennedy1997_battles.csv", "acw-kennedy-1998")
KENNEDY_FORCES = _table("kennedy1997_forces.csv", "acw-kennedy-1998")
NPS_BATTLES = _table("nps_battles.csv", "acw-cwsac-1993", "acw-nps-cwss")

TABLES = (
    CLAIMS_TABLE,
    *(one.id for one in (CWSAC_BATTLES, CWSAC_FORCES, CWSS_FORCES)),
    *(one.id for one in (KENNEDY_BATTLES, KENNEDY_FORCES, NPS_BATTLES)),
)
"""The tables that are read, by id: a record has all that they say of its battle."""

SOURCES: tuple[Source, ...] = (
    Source(
        id=PACKAGE,
        kind=SourceKind.DATASET,
        name="American Civil War Battle Data",
        version=_VERSION,
        author=_COMPILER,
        language="en",
        licence=_LICENCE,
        url=_HOME,
        reached=Reached(read=True),
    ),
    Source(
        id=CLAIMS_TABLE,
        kind=SourceKind.DATASET,
        name="American Civil War Battle Data: competing claims",
        language="en",
        licence=_LICENCE,
        reached=Reached(read=True),
        derives_from=(PACKAGE,),
    ),
    *(CWSAC_BATTLES, CWSAC_FORCES, CWSS_FORCES, KENNEDY_BATTLES, KENNEDY_FORCES, NPS_BATTLES),
    *CLAIMING.values(),
    *WORKS,
)
"""All that a record of this corpus may cite, or leads to."""


def claim_citation(source: Source, row: int) -> Citation:
    """Where a figure stands: a row of the table of claims, and the source that it comes from."""
    steps = (
        ViaStep(role=ViaRole.SPEAKER, source=source.id),
        ViaStep(role=ViaRole.COMPILER, source=PACKAGE),
    )
    return Citation(source=CLAIMS_TABLE, locator=f"row/{row}", via=steps)


def table_citation(table: Source, row: int) -> Citation:
    """Where a fact of a battle stands: a row of a table, and the source that the table is of.

    Of a table that puts several sources together the row does not say which one speaks.
    """
    spoken = table.derives_from[1:]
    steps = tuple(ViaStep(role=ViaRole.SPEAKER, source=source) for source in spoken)
    return Citation(source=table.id, locator=f"row/{row}", via=steps if len(steps) == 1 else ())
