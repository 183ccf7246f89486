"""The documents that a table cites, and the table itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source
from ...model.values import LONGEST_SLUG
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind
from ..slugs import slug
from .columns import COLUMNS, SOURCE_FACTS, CellFault


class Sources:
    """The source of each title; what a row says of it has to be what the first row says.

    `facts` are the cells of those first rows, by title.
    """

    def __init__(self, table: Source, facts: Mapping[str, Mapping[str, str]]) -> None:
        self.table = table
        self._facts = facts
        self._ids: dict[str, str] = {}
        taken: set[str] = set()
        for title in facts:
            one = slug(f"{table.id} {slug(title)}")
            if one in taken:
                # Titles may differ in what no id can show.
                digest = hashlib.sha256(title.encode("utf-8")).hexdigest()[:8]
                one = f"{one[: LONGEST_SLUG - 9].rstrip('-')}-{digest}"
            taken.add(one)
            self._ids[title] = one

    def of(self, row: Mapping[str, Any]) -> Source:
        """The source of a row. Raises CellFault where rows contradict each other."""
        title: str = row["source"]
        said = self._facts[title]
        facts: dict[str, Any] = {}
        for name in SOURCE_FACTS:
            if name not in said:
                continue
            try:
                facts[name] = COLUMNS[name].read(said[name])
            except ValueError:
                # It is a fault of the first row; the others stand without it.
                continue
            if name in row and row[name] != facts[name]:
                reason = f"Another row has '{said[name]}' for the same source, '{title}'."
                raise CellFault(name, reason)
        published = facts.get("source_date")
        return Source(
            id=self._ids[title],
            kind=facts.get("source_kind", SourceKind.UNSPECIFIED),
            name=title,
            author=facts.get("source_author"),
            publisher=facts.get("source_publisher"),
            date=HistoricalDate.undated()
            if published is None
            else HistoricalDate(edtf=published, text=None, calendar=Calendar.GREGORIAN),
            url=facts.get("source_url"),
            licence=facts.get("licence"),
            reached=Reached(read=False, through=self.table.id),
        )
