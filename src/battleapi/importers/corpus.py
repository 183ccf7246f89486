"""What every importer is to those that store what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..model.record_file import RecordFile
from ..model.vocabulary.records import BattleStatus
from .directory import Directory
from .findings import Findings


class Corpus(Protocol):
    """The data of others, as record files, one for each battle or event.

    `name` is its name in reports, such as `acw`. `findings` grow while the records are consumed.
    `total` is how many records will come, where that is known at little cost, else null.
    """

    @property
    def name(self) -> str:
        """Its name in reports."""
        ...

    @property
    def findings(self) -> Findings:
        """What is told of it so far."""
        ...

    @property
    def total(self) -> int | None:
        """How many records will come; null where nobody knows."""
        ...

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """Each record, checked whole, with the actors, places and conflicts of the directory.

        One after the other, so that no more of the corpus is in memory than one record needs. What
        no record can be made of is in the findings. Closing it before its end, where it can be
        closed, tells what there is to tell of the records so far. Raises BadRequest where a file
        cannot be read.
        """
        ...
