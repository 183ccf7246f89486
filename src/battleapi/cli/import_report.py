"""What an import came to: what was taken, what was refused, what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from ..editing.reports import Result
from ..errors import BattleApiError
from ..importers.findings import Findings
from ..model.battles import BattleRecord
from ..model.vocabulary.records import BattleStatus
from .terminal import fault_members, say, say_failure, say_table

_NOT_IN_FULL = 20


class Became(StrEnum):
    """What became of a claim."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REMOVED = "removed"


@dataclass(slots=True)
class ImportReport:
    """Counts of battles and claims by what became of them, and everything that was not taken.

    Where nothing was stored (`dry_run`) all that could be taken counts as created.
    """

    corpus: str
    status: BattleStatus
    dry_run: bool
    findings: Findings
    battles: Counter[Result] = field(default_factory=Counter)
    claims: Counter[Became] = field(default_factory=Counter)
    refused: list[tuple[str, BattleApiError]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether all that was read was taken."""
        return not self.refused and not self.findings.not_understood

    def taken(self, record: BattleRecord, before: BattleRecord | None, result: Result) -> None:
        """Count a record that was taken; `before` is what was stored of it."""
        self.battles[result] += 1
        stored = {} if before is None else {claim.id: claim for claim in before.claims}
        for claim in record.claims:
            known = stored.pop(claim.id, None)
            if known is None:
                self.claims[Became.CREATED] += 1
            else:
                self.claims[Became.UNCHANGED if known == claim else Became.UPDATED] += 1
        self.claims[Became.REMOVED] += len(stored)

    def members(self) -> dict[str, object]:
        """The whole of it for programs."""
        return {
            "corpus": self.corpus,
            "status": self.status.value,
            "dry_run": self.dry_run,
            "tallies": {unit: asdict(one) for unit, one in self.findings.tallies.items()},
            "battles": {one.value: self.battles[one] for one in Result},
            "claims": {one.value: self.claims[one] for one in Became},
            "refused": [
                {
                    "battle": battle,
                    "detail": error.detail,
                    "errors": [fault_members(fault) for fault in error.faults],
                }
                for battle, error in self.refused
            ],
            "not_understood": [asdict(one) for one in self.findings.not_understood],
            "remarks": [asdict(one) for one in self.findings.remarks],
            "suggestions": [asdict(one) for one in self.findings.suggestions],
        }

    def say(self) -> None:
        """The counts for people; each refusal and, up to a number, each thing not understood."""
        read = ", ".join(f"{one.read} {unit}" for unit, one in self.findings.tallies.items())
        draft = " (drafts: stored, not served)" if self.status is BattleStatus.DRAFT else ""
        say(f"{self.corpus}: {read}{'' if self.dry_run else draft}")
        say_table(self._counts())
        for battle, error in self.refused:
            say_failure(error, f"{battle} is refused, nothing of it was stored")
        for one in self.findings.not_understood[:_NOT_IN_FULL]:
            at = f"{one.file}, row {one.row}" + (f", {one.field}" if one.field else "")
            say(f"  {at}: '{one.text}' is not understood. {one.reason}")
        more = len(self.findings.not_understood) - _NOT_IN_FULL
        if more > 0:
            say(f"  and {more} more; --report FILE lists all of them.")

    def _counts(self) -> Iterator[tuple[str, str, str]]:
        for result in Result:
            if self.battles[result]:
                yield f"  {result.value}", str(self.battles[result]), "battles"
        for became in Became:
            if self.claims[became]:
                yield f"  {became.value}", str(self.claims[became]), "claims"
        if self.refused:
            yield "  refused", str(len(self.refused)), "battles"
        if self.findings.not_understood:
            yield "  not understood", str(len(self.findings.not_understood)), "rows"
        for reason, times in Counter(one.reason for one in self.findings.remarks).items():
            yield "  remark", str(times), reason
