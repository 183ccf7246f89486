"""The war of a battle, its theatre and its campaign, as a tree of conflicts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ...model.actors import ExternalId
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import Authority, ConflictKind
from ..directory import Directory
from ..slugs import slug
from ..tables import Row

# `World War II of 1939-1945`: names of wars in the style of the Correlates of War project.
_YEARS = re.compile(r"(?P<name>.+) of (?P<first>\d{4})(?:[-\u2013](?P<last>\d{4}))?")


class Wars:
    """The wars of all battles.

    A war of one number has the name that most rows have for it. A name without its years is another
    name of a war where it is of one war alone.
    """

    def __init__(self, battles: Iterable[Row]) -> None:
        wars: dict[str, set[str]] = defaultdict(set)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for row in battles:
            names[_number(row)][row["war4"]] += 1
            named = _YEARS.match(row["war4"])
            if named:
                wars[named["name"]].add(_number(row))
        self._alone = {name for name, known in wars.items() if len(known) == 1}
        # One row has the Second World War end in the year 194.
        self._names = {number: told.most_common(1)[0][0] for number, told in names.items()}

    def conflicts(self, row: Row, directory: Directory) -> tuple[Conflict, ...]:
        """The conflicts of a battle, the war first and the narrowest last.

        The war is that of `war4`, which follows the Correlates of War project where that has one. A
        campaign of which only some rows name a theatre is in that of the first row.
        """
        war = directory.conflict(self._war(row))
        found = [war]
        theatre = row["war4_theater"]
        if theatre:
            found.append(directory.conflict(_part(war, war, theatre, ConflictKind.OTHER)))
        campaign = row["campgn"]
        if campaign:
            found.append(directory.conflict(_part(war, found[-1], campaign, ConflictKind.CAMPAIGN)))
        return tuple(found)

    def _war(self, row: Row) -> Conflict:
        name, number = self._names[_number(row)], row["cow_warno"]
        named = _YEARS.fullmatch(name)
        date = HistoricalDate.undated()
        if named:
            years = "/".join(dict.fromkeys(filter(None, (named["first"], named["last"]))))
            date = HistoricalDate(edtf=years, text=None, calendar=Calendar.GREGORIAN)
        return Conflict(
            id=slug(name),
            kind=ConflictKind.WAR,
            name=name,
            aliases=(named["name"],) if named and named["name"] in self._alone else (),
            date=date,
            external_ids=(ExternalId(authority=Authority.COW_WAR, id=number),) if number else (),
        )


def _number(row: Row) -> str:
    """What tells the war of a battle from others: its number, else its name."""
    return row["cow_warno"] or row["war4"]


def _part(war: Conflict, whole: Conflict, name: str, kind: ConflictKind) -> Conflict:
    # One name may be that of a theatre or campaign of several wars.
    full = f"{war.name}: {' '.join(name.split())}"
    return Conflict(id=slug(full), kind=kind, name=full, part_of=whole.id)
