"""Passages as they are served in a record."""

from __future__ import annotations

from typing import Self

from ..model.citations import Locator
from ..model.passages import Passage
from ..model.resources import Resource
from .parts import Names, Ref, Served


class ServedPassage(Served):
    """Verbatim words of a source, and where they stand."""

    source: Ref
    locator: Locator
    text: str

    @classmethod
    def of(cls, passage: Passage, names: Names) -> Self:
        """The served form of a stored passage."""
        return cls(
            source=names.ref(Resource.SOURCE, passage.source),
            locator=passage.locator,
            text=passage.text,
        )
