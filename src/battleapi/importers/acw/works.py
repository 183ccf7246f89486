"""The works from which sources of the claims are drawn, as the data package lists them.

None of them was read for this corpus: they are known through the package. A year stands here where
the package gives one.
"""

from __future__ import annotations

from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind

PACKAGE = "acw-battle-data"
"""The data package: the compiler of all."""

THROUGH_PACKAGE = Reached(read=False, through=PACKAGE)


def published(edtf: str) -> HistoricalDate:
    """When a work came out, as EDTF."""
    return HistoricalDate(edtf=edtf, text=None, calendar=Calendar.GREGORIAN)


OFFICIAL_RECORDS = Source(
    id="acw-official-records",
    kind=SourceKind.OFFICIAL_HISTORY,
    name=(
        "The War of the Rebellion: A Compilation of the Official Records of the Union and "
        "Confederate Armies"
    ),
    publisher="Government Printing Office",
    author="U.S. War Department",
    date=published("1880/1901"),
    language="en",
    reached=THROUGH_PACKAGE,
)
BATTLES_AND_LEADERS = Source(
    id="acw-battles-and-leaders",
    kind=SourceKind.BOOK,
    name="Battles and Leaders of the Civil War",
    publisher="The Century Company",
    author="Robert U. Johnson and Clarence C. Buel (editors)",
    date=published("1887/1888"),
    language="en",
    reached=THROUGH_PACKAGE,
)
SURGEON_GENERAL = Source(
    id="acw-surgeon-general-1873",
    kind=SourceKind.OFFICIAL_HISTORY,
    name="Chronological Summary of Engagements and Battles",
    publisher="Government Printing Office",
    author="U.S. Surgeon General's Office",
    date=published("1873"),
    language="en",
    reached=THROUGH_PACKAGE,
)
BADEAU = Source(
    id="acw-badeau",
    kind=SourceKind.BOOK,
    name="Military History of Ulysses S. Grant",
    author="Badeau",
    language="en",
    reached=THROUGH_PACKAGE,
)
LEE_CHILDE = Source(
    id="acw-lee-childe",
    kind=SourceKind.BOOK,
    name="Le général Lee, sa vie et ses campagnes",
    author="Lee-Childe",
    language="fr",
    reached=THROUGH_PACKAGE,
)
COMTE_DE_PARIS = Source(
    id="acw-comte-de-paris",
    kind=SourceKind.BOOK,
    name="Histoire de la guerre civile en Amérique",
    author="Comte de Paris",
    language="fr",
    reached=THROUGH_PACKAGE,
)

WORKS = (
    OFFICIAL_RECORDS,
    BATTLES_AND_LEADERS,
    SURGEON_GENERAL,
    BADEAU,
    LEE_CHILDE,
    COMTE_DE_PARIS,
)
"""All of them. The other works that a source is drawn from are sources of claims themselves."""
