"""What an import speaks for: that which its own sources say, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.battles import BattleRecord
from ...model.citations import Citation
from ...model.claims import Claim
from ...model.derived_ids import is_derived
from ...model.sources import Source


@dataclass(frozen=True, slots=True)
class Speaking:
    """The documents that an import has read, by source id.

    What is cited from them alone is the import's to change. Everything else is of others. `through`
    are documents that are known through them: a claim may cite its place in such a one as well.
    """

    sources: frozenset[str]
    through: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: BattleRecord, besides: Iterable[str] = ()) -> Speaking:
        """The documents that a record cites which was read just now, and those named besides.

        A document that says nothing of a battle any more is not cited in its record: an import that
        has all of such a document names it.
        """
        cited = {citation.source for citation in record.citations()}
        kept = {passage.source for passage in record.passages}
        return cls(frozenset(cited | kept).union(besides))

    def and_through(self, known: Iterable[Source]) -> Speaking:
        """The same with those of some sources that are known through these documents."""
        through = (one.id for one in known if one.reached.through in self.sources)
        return Speaking(self.sources, self.through.union(through))

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
        """Whether a claim was read out of these documents by a program, and is cited from no other.

        It may cite those that are known through them as well. A person who adds a claim from the
        same document draws its id at random.
        """
        cited = {citation.source for citation in claim.citations}
        is_read = bool(cited & self.sources) and cited <= self.sources | self.through
        return is_read and is_derived(claim.id)
