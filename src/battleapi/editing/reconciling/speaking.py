"""What an import speaks for: that which its own sources say, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.battles import BattleRecord
from ...model.citations import Citation
from ...model.claims import Claim
from ...model.derived_ids import is_derived


@dataclass(frozen=True, slots=True)
class Speaking:
    """The documents that an import has read, by source id.

    What is cited from them alone is the import's to change. Everything else is of others.
    """

    sources: frozenset[str]

    @classmethod
    def of(cls, record: BattleRecord, besides: Iterable[str] = ()) -> Speaking:
        """The documents that a record cites which was read just now, and those named besides.

        A document that says nothing of a battle any more is not cited in its record: an import that
        has all of such a document names it.
        """
        cited = {citation.source for citation in record.citations()}
        kept = {passage.source for passage in record.passages}
        return cls(frozenset(cited | kept).union(besides))

    def has_part_in(self, record: BattleRecord) -> bool:
        """Whether a record cites or keeps words of one of these documents."""
        return not self.sources.isdisjoint(Speaking.of(record).sources)

    def has_all(self, citations: Iterable[Citation]) -> bool:
        """Whether something is cited, and from these documents alone."""
        cited = {citation.source for citation in citations}
        return bool(cited) and cited <= self.sources

    def of_others(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """The citations of other documents."""
        return tuple(one for one in citations if one.source not in self.sources)

    def has(self, claim: Claim) -> bool:
        """Whether a claim was read out of these documents: by a program, and cited from no other.

        A person who adds a claim from the same document draws its id at random.
        """
        return is_derived(claim.id) and self.has_all(claim.citations)
