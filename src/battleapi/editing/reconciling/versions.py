"""Which of two states of a source is the newer one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...model.sources import Source

_NUMBERS = re.compile(r"[0-9]+(\.[0-9]+)*")
# Works that go on being changed come under newer licences too.
_OF_A_VERSION = ("version", "date", "url", "licence")


def is_older(read: Source, stored: Source) -> bool:
    """Whether what was read is older than what is stored.

    Versions that are numbers, or numbers with dots between them, are compared number by number: 9
    is older than 10, and 24.9 than 24.10. Where one of the two is none, the dates of the sources
    decide: it is older where its last day is before the first day of the stored one. Where these
    do not tell, it is taken as equal or newer.
    """
    before, now = _numbers(stored.version), _numbers(read.version)
    if before and now:
        return now < before
    last, first = read.date.last_day, stored.date.first_day
    return last is not None and first is not None and last < first


def is_another_version(read: Source, stored: Source) -> bool:
    """Whether two differ in their version, and in nothing but what changes with it."""
    changes = {name: getattr(read, name) for name in _OF_A_VERSION}
    return read.version != stored.version and stored.model_copy(update=changes) == read


def older_ones(read: Iterable[Source], stored: Mapping[str, Source]) -> tuple[str, ...]:
    """The ids of those that are older than what is stored of them."""
    return tuple(one.id for one in read if one.id in stored and is_older(one, stored[one.id]))


def _numbers(version: str | None) -> tuple[int, ...]:
    if version is None or not _NUMBERS.fullmatch(version):
        return ()
    return tuple(map(int, version.split(".")))
