"""What an import came to: what was taken, what was refused, what was not understood."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import Any

from ..editing.reconciling.claims import Became
from ..editing.taking import Fate, Taken
from ..errors import BattleApiError
from ..importers.findings import Findings
from ..model.vocabulary.records import BattleStatus
from .spool import Commonest, Spool
from .terminal import counted, fault_members, say, say_failure, say_table

_NOT_IN_FULL = 20
_COMMONEST = 10
_FOUND = ("not_understood", "remarks", "suggestions")
_LISTS = ("refused", *_FOUND, "updated", "superseded")
_LONGEST_TEXT = 200


@dataclass(slots=True)
class ImportReport:
    """Counts of battles and claims by what became of them, and everything that was not taken.

    Where nothing was stored (`dry_run`) all that could be taken counts as created. What an import
    finds may be more than fits into memory, so it is taken out of the findings as it comes.
    """

    corpus: str
    files: Sequence[str]
    status: BattleStatus
    dry_run: bool
    findings: Findings
    battles: Counter[Fate] = field(default_factory=Counter)
    claims: Counter[Became] = field(default_factory=Counter)
    _lists: dict[str, Spool] = field(default_factory=lambda: {name: Spool() for name in _LISTS})
    _reasons: Commonest[str] = field(default_factory=Commonest)
    _texts: Commonest[tuple[str, str]] = field(default_factory=Commonest)
    _remarks: Commonest[str] = field(default_factory=Commonest)
    _refusals: list[tuple[str, BattleApiError]] = field(default_factory=list)
    _begun: float = field(default_factory=monotonic)
    _seconds: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether all that was read was taken."""
        return not self._lists["refused"] and not self._lists["not_understood"]

    @property
    def records(self) -> int:
        """How many records came."""
        return sum(self.battles.values()) + len(self._lists["refused"])

    def taken(self, outcomes: Iterable[Taken]) -> None:
        """Count what became of records, and what was found in making them."""
        for one in outcomes:
            self.battles[one.fate] += 1
            self.claims += one.claims
            if one.fate is Fate.UPDATED:
                counts = {became.value: one.claims[became] for became in Became}
                self._lists["updated"].add({"battle": one.battle, "claims": counts})
            for claim in one.superseded:
                self._lists["superseded"].add({"battle": one.battle, **asdict(claim)})
        self.take_findings()

    def refused(self, battle: str, refusal: BattleApiError) -> None:
        """Keep why a record was refused."""
        faults = [fault_members(fault) for fault in refusal.faults]
        member = {"battle": battle, "detail": refusal.detail, "errors": faults}
        self._lists["refused"].add(member)
        if len(self._refusals) < _NOT_IN_FULL:
            self._refusals.append((battle, refusal))

    def take_findings(self) -> None:
        """Take out of the findings what is in them by now."""
        found = self.findings
        for one in found.not_understood:
            self._reasons.add(one.reason)
            self._texts.add((one.field, one.text[:_LONGEST_TEXT]))
        for one in found.remarks:
            self._remarks.add(one.reason)
        for name in _FOUND:
            listed = getattr(found, name)
            for one in listed:
                self._lists[name].add(asdict(one))
            listed.clear()

    def ended(self) -> None:
        """Nothing comes any more: take what is left, and stop the clock."""
        self.take_findings()
        self._seconds = monotonic() - self._begun

    def close(self) -> None:
        """Let go of what was kept out of memory."""
        for spool in self._lists.values():
            spool.close()

    def parts(self) -> Iterator[bytes]:
        """The whole of it for programs: one JSON object, piece by piece."""
        head: dict[str, object] = {
            "corpus": self.corpus,
            "files": list(self.files),
            "status": self.status.value,
            "dry_run": self.dry_run,
            "records": self.records,
            "seconds": round(self._seconds, 3),
            "records_per_second": self._rate(),
            "tallies": {unit: asdict(one) for unit, one in self.findings.tallies.items()},
            "battles": {
                **{one.value: self.battles[one] for one in Fate},
                "refused": len(self._lists["refused"]),
            },
            "claims": {one.value: self.claims[one] for one in Became},
            "commonest": {
                "reasons": [
                    {"reason": reason, "count": count}
                    for reason, count in self._reasons.most(_COMMONEST)
                ],
                "texts": [
                    {"field": at, "text": text, "count": count}
                    for (at, text), count in self._texts.most(_COMMONEST)
                ],
            },
        }
        yield json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}").encode()
        for name, spool in self._lists.items():
            yield f',\n  "{name}": ['.encode()
            for place, member in enumerate(spool):
                yield b",\n    " if place else b"\n    "
                yield json.dumps(member, ensure_ascii=False).encode()
            yield b"\n  ]" if spool else b"]"
        yield b"\n}\n"

    def say(self) -> None:
        """The counts for people; up to a number each refusal and each thing not understood."""
        is_draft = self.status is BattleStatus.DRAFT and not self.dry_run
        read = counted(self.records, "record")
        say(f"{self.corpus}: {read}{' (drafts: stored, not served)' if is_draft else ''}")
        say(f"  in {self._seconds:.1f} s, {self._rate():,.0f} a second")
        self._say_tallies()
        say_table(self._counts())
        for battle, error in self._refusals:
            say_failure(error, f"{battle} is refused, nothing of it was stored")
        _say_more(len(self._lists["refused"]) - len(self._refusals), "refused")
        self._say_not_understood()
        if self._lists["superseded"]:
            say("  Stored claims are superseded by what was read: --report FILE lists them.")
        if self.battles[Fate.KEPT]:
            say("  Published battles are kept as they are: --publish brings them up to date.")
        if self.battles[Fate.OLDER]:
            say("  What is older than the version of a source that is stored changes nothing.")

    def _rate(self) -> float:
        return round(self.records / self._seconds, 1) if self._seconds else 0.0

    def _say_tallies(self) -> None:
        headings = ("", "read", "taken", "empty", "not understood")
        rows = (
            (f"  {unit}", *(f"{one:,}" for one in asdict(tally).values()))
            for unit, tally in self.findings.tallies.items()
        )
        say_table(rows, headings)

    def _counts(self) -> Iterator[tuple[str, str, str]]:
        for fate in Fate:
            if self.battles[fate]:
                yield f"  {fate.value}", f"{self.battles[fate]:,}", "battles"
        if self._lists["refused"]:
            yield "  refused", f"{len(self._lists['refused']):,}", "battles"
        for became in Became:
            if self.claims[became]:
                yield f"  {became.value}", f"{self.claims[became]:,}", "claims"
        if self._lists["not_understood"]:
            yield "  not understood", f"{len(self._lists['not_understood']):,}", "places"
        for reason, times in self._remarks.most(_COMMONEST):
            yield "  remark", f"{times:,}", reason
        if self._lists["suggestions"]:
            yield "  suggestions", f"{len(self._lists['suggestions']):,}", "see the report"

    def _say_not_understood(self) -> None:
        listed = self._lists["not_understood"]
        for one in listed.first(_NOT_IN_FULL):
            say(f"  {_place(one)}: '{_cut(one['text'])}' is not understood. {one['reason']}")
        _say_more(len(listed) - _NOT_IN_FULL, "not understood")
        if len(listed) > _NOT_IN_FULL:
            say("  The commonest reasons:")
            say_table((f"  {count:,}", reason) for reason, count in self._reasons.most(_COMMONEST))


def _place(finding: dict[str, Any]) -> str:
    row = "" if finding["row"] is None else f", row {finding['row']}"
    return f"{finding['file']}{row}" + (f", {finding['field']}" if finding["field"] else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1].rstrip()}…"


def _say_more(more: int, what: str) -> None:
    if more > 0:
        say(f"  and {more:,} more {what}; --report FILE lists all of them.")
