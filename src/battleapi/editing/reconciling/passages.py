"""The passages of a record where an import reads it anew, and what cites characters of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model.battles import BattleRecord
from ...model.citations import Citation
from ...model.claims import Claim
from ...model.passages import Passage
from .speaking import Speaking


class Place(NamedTuple):
    """A place in a source, whatever characters of it are meant."""

    source: str
    path: str


def reconciled_passages(
    stored: Iterable[Passage], read: Iterable[Passage], after: BattleRecord, speaking: Speaking
) -> tuple[Passage, ...]:
    """The passages of the next revision; `after` is the rest of it.

    Those of the import's documents are as they are now. One that stands nowhere in them now stays
    where something in the record cites its place.
    """
    read = tuple(read)
    now = {_of_passage(one) for one in read}
    cited = {place for one in after.citations() for place in _around(one)}
    kept = (
        one
        for one in stored
        if one.source not in speaking.sources
        or (_of_passage(one) not in now and _of_passage(one) in cited)
    )
    return (*read, *kept)


def without_lost_spans(
    claim: Claim, stored: Iterable[Passage], read: Iterable[Passage], speaking: Speaking
) -> Claim:
    """A claim that is not read any more, without the characters that are others now.

    Where the passage that it cites characters of has other words there, it cites the place alone:
    its quote still has the words.
    """
    stored, read = tuple(stored), tuple(read)
    citations = tuple(
        one.model_copy(update={"locator": one.locator.partition("#")[0]})
        if one.locator is not None
        and one.source in speaking.sources
        and _has_changed(one, stored, read)
        else one
        for one in claim.citations
    )
    if citations == claim.citations:
        return claim
    return claim.model_copy(update={"citations": citations})


def _has_changed(cited: Citation, stored: Iterable[Passage], read: Iterable[Passage]) -> bool:
    here = set(_around(cited))
    now = [one for one in read if _of_passage(one) in here]
    before = [one for one in stored if _of_passage(one) in here]
    if "#" not in (cited.locator or "") or not now or not before:
        return False
    return _words(cited, now) != _words(cited, before)


def _words(cited: Citation, passages: Iterable[Passage]) -> str | None:
    """The characters that are cited, of the passages of one place."""
    start, end = _span(cited.locator)
    for one in passages:
        begin = _span(one.locator)[0]
        if begin <= start and end <= begin + len(one.text):
            return one.text[start - begin : end - begin]
    return None


def _span(locator: str | None) -> tuple[int, int]:
    span = (locator or "").partition("#char=")[2]
    start, _, end = (span or "0,0").partition(",")
    return int(start), int(end)


def _of_passage(passage: Passage) -> Place:
    return Place(passage.source, passage.locator.partition("#")[0])


def _around(cited: Citation) -> Iterator[Place]:
    """The place that is cited and all that it lies in: `infobox/x/1` lies in `infobox/x`."""
    parts = (cited.locator or "").partition("#")[0].split("/")
    for number in range(len(parts), 1, -1):
        yield Place(cited.source, "/".join(parts[:number]))
