"""The claims of a record where an import reads it anew: what becomes of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from ...model.claims import Claim, OutcomeClaim, Reading, Related
from ...model.derived_ids import is_derived
from ...model.vocabulary.claims import (
    AboutBasis,
    ClaimStatus,
    Rank,
    ReadingBasis,
    RelationType,
)
from .speaking import Speaking


class Became(StrEnum):
    """What became of a claim.

    Created: it was not there. Updated: its document says the same, and it is read better, or stands
    elsewhere in it. Superseded: its document no longer says so. Kept: it is of another document, of
    a person, or superseded before.
    """

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    KEPT = "kept"


class Claims(NamedTuple):
    """The claims of the next revision, and how many of them became what."""

    claims: tuple[Claim, ...]
    became: Counter[Became]


# What a person has decided about a claim. Nobody but an import calls one superseded and leaves it
# without another that supersedes it.
_DECIDED = (ClaimStatus.RETRACTED, ClaimStatus.DECLINED, ClaimStatus.PROPOSED)
# An importer works them out from the figures, each time anew.
_WORKED_OUT = frozenset({RelationType.PART_OF_TOTAL, RelationType.INCLUDED_IN})
# What is asked, whatever the answer.
_ASKED = (
    "effects",
    "population",
    "affiliation",
    "rank_group",
    "item_class",
    "counts",
    "basis",
    "aspect",
    "sequence",
    "place",
    "change",
    "mode",
    "attribute",
    "relation",
    "dimension",
    "topic",
    "speech_act",
)


def reconciled_claims(stored: Sequence[Claim], read: Sequence[Claim], speaking: Speaking) -> Claims:
    """The stored claims with those that were read just now.

    A claim that is read again is as it is read now, but for what a person has made of it: a status
    of retracted, proposed or declined, a rank, assessments of others, citations of other documents,
    readings and parties that an editor has inferred, and links that the import does not make.
    A current claim that the import speaks for and that is not read any more is superseded, and one
    that was superseded so and is read again is current again. Where exactly one new claim answers
    the same question in the same place as exactly one that is superseded now, it supersedes that.
    """
    known = {claim.id: claim for claim in stored}
    still_said = {claim.id for claim in read}
    types = frozenset(link.type for claim in read for link in claim.related)
    reader = _Reader(speaking, known, _superseded_by_hand(stored), types)
    became: Counter[Became] = Counter()
    after: dict[str, Claim] = {}
    fresh: list[str] = []
    for claim in read:
        before = known.get(claim.id)
        if before is None:
            after[claim.id] = claim
            became[Became.CREATED] += 1
        else:
            after[claim.id] = reader.again(before, claim)
        is_back = before is not None and before.status is ClaimStatus.SUPERSEDED
        if before is None or (is_back and after[claim.id].status is ClaimStatus.CURRENT):
            fresh.append(claim.id)
    ended: list[str] = []
    for claim in stored:
        if claim.id in still_said:
            continue
        if claim.status is ClaimStatus.CURRENT and speaking.has(claim):
            after[claim.id] = claim.model_copy(update={"status": ClaimStatus.SUPERSEDED})
            ended.append(claim.id)
            became[Became.SUPERSEDED] += 1
        else:
            after[claim.id] = claim
            became[Became.KEPT] += 1
    _link_successors(after, fresh, ended)
    _unlink_what_is_current(after)
    for claim in read:
        before = known.get(claim.id)
        if before is not None:
            same = after[claim.id] == before
            became[Became.UNCHANGED if same else Became.UPDATED] += 1
    return Claims(tuple(after[one] for one in _in_order(stored, read)), became)


@dataclass(frozen=True, slots=True)
class _Reader:
    """An import that reads claims anew: what was stored, and which links it makes itself."""

    speaking: Speaking
    known: Mapping[str, Claim]
    settled: frozenset[str]
    types: frozenset[RelationType]

    def again(self, before: Claim, claim: Claim) -> Claim:
        """A claim as it is read now, with what a person has made of it."""
        changes: dict[str, Any] = {}
        if before.status in _DECIDED or before.id in self.settled:
            changes["status"] = before.status
        if before.rank is not Rank.NORMAL:
            changes |= {"rank": before.rank, "rank_reason": before.rank_reason}
        graded = {(one.scheme, one.by) for one in claim.assessments}
        others = [one for one in before.assessments if (one.scheme, one.by) not in graded]
        changes["assessments"] = (*claim.assessments, *others)
        cited = self.speaking.of_others(before.citations)
        cited = tuple(one for one in cited if one not in claim.citations)
        changes["citations"] = (*claim.citations, *cited)
        ids = {reading.id for reading in claim.readings}
        inferred = [one for one in before.readings if _is_inferred(one) and one.id not in ids]
        changes["readings"] = (*claim.readings, *inferred)
        if any(party.basis is AboutBasis.INFERRED_BY_EDITOR for party in before.about):
            changes["about"] = before.about
            if isinstance(before, OutcomeClaim):
                # It is about whom it is by.
                changes["by"] = before.by
        kept = [link for link in before.related if link not in claim.related and self._keeps(link)]
        changes["related"] = (*claim.related, *kept)
        return claim.model_copy(update=changes)

    def _keeps(self, link: Related) -> bool:
        """Whether a stored link stands though it was not read: the import makes none such."""
        other = self.known.get(link.claim)
        if other is not None and not self.speaking.has(other):
            return True
        return link.type not in self.types | _WORKED_OUT


def _is_inferred(reading: Reading) -> bool:
    return reading.basis is ReadingBasis.INFERRED_BY_EDITOR


def _superseded_by_hand(stored: Iterable[Claim]) -> frozenset[str]:
    """Superseded claims that a person's own claim supersedes: no import brings them back."""
    claims = list(stored)
    by_others = {
        one
        for claim in claims
        if claim.status is ClaimStatus.CURRENT and not is_derived(claim.id)
        for one in claim.related_by(RelationType.SUPERSEDES)
    }
    return frozenset(
        claim.id
        for claim in claims
        if claim.status is ClaimStatus.SUPERSEDED and claim.id in by_others
    )


def _link_successors(after: dict[str, Claim], fresh: Iterable[str], ended: Iterable[str]) -> None:
    """Let each new claim supersede the one that it alone replaces."""
    new, old = _by_question(after, fresh), _by_question(after, ended)
    for question, ids in old.items():
        if len(ids) == 1 and len(new.get(question, ())) == 1:
            (successor,), (predecessor,) = new[question], ids
            claim = after[successor]
            link = Related(type=RelationType.SUPERSEDES, claim=predecessor)
            if link not in claim.related:
                related = (*claim.related, link)
                after[successor] = claim.model_copy(update={"related": related})


def _by_question(after: Mapping[str, Claim], ids: Iterable[str]) -> dict[object, list[str]]:
    found: dict[object, list[str]] = defaultdict(list)
    for one in ids:
        found[_question(after[one])].append(one)
    return found


def _question(claim: Claim) -> tuple[object, ...]:
    """Who is asked about whom and what, and in which place of a document."""
    cited = claim.citations[0]
    place = (cited.locator or "").partition("#")[0]
    if place.startswith("row/"):
        # Rows move; a record knows its own.
        place = "row"
    return (
        cited.sources(),
        place,
        claim.kind,
        claim.event,
        claim.polarity,
        claim.claimant,
        tuple((party.actor, party.label) for party in claim.about),
        claim.covers_battles,
        *(getattr(claim, name, None) for name in _ASKED),
    )


def _unlink_what_is_current(after: dict[str, Claim]) -> None:
    """Nothing supersedes a claim that is current again."""
    for one, claim in after.items():
        related = tuple(
            link
            for link in claim.related
            if link.type is not RelationType.SUPERSEDES
            or link.claim not in after
            or after[link.claim].status is not ClaimStatus.CURRENT
        )
        if related != claim.related:
            after[one] = claim.model_copy(update={"related": related})


def _in_order(stored: Sequence[Claim], read: Sequence[Claim]) -> list[str]:
    """The stored order; a new claim stands behind the one that it was read after."""
    order = [claim.id for claim in stored]
    known = set(order)
    behind: dict[str | None, list[str]] = defaultdict(list)
    previous: str | None = None
    for claim in read:
        if claim.id in known:
            previous = claim.id
        else:
            behind[previous].append(claim.id)
    placed = list(behind[None])
    for one in order:
        placed += [one, *behind.get(one, ())]
    return placed
