"""How a battle ended and when it was, as claims in the voice of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...model.citations import Citation
from ...model.claims import AttributeClaim, Claim, Claimant, OutcomeClaim, Party
from ...model.dates import HistoricalDate
from ...model.values import are_words
from ...model.vocabulary.assertions import AttributeName, OutcomeAspect
from ...model.vocabulary.claims import AboutBasis, ClaimKind
from ..claim_ids import Origin
from ..prose_dates import read_date
from ..prose_outcomes import read_outcome
from .cited import Cited
from .forces import Forces
from .infobox import Value
from .lines import Line, lines_of, text_of
from .naming import forces_meant
from .pending import Pending
from .pieces import Piece

_ELSEWHERE = re.compile(r"see\b", re.IGNORECASE)


def shown_lines(raw: str) -> tuple[Line, ...]:
    """The lines of a value with words on them, headings among them."""
    return tuple(line for line in lines_of(raw) if line.text)


def leads_elsewhere(value: Value) -> bool:
    """Whether all that a result says is where on the page it is told."""
    return all(_ELSEWHERE.match(line.text) for line in shown_lines(value.raw))


def read_dates(value: Value) -> HistoricalDate:
    """The date that the whole of a value states; several dates, or words beside one, stay text.

    Of a date with phases indented below it, it is the date.
    """
    whole = read_date(text_of(value.raw).replace("\n", " "))
    first = _above_phases(value)
    if whole.edtf is not None or first is None:
        return whole
    return first.model_copy(update={"text": whole.text})


def _above_phases(value: Value) -> HistoricalDate | None:
    """The date on the first line, where all others stand deeper."""
    lines = shown_lines(value.raw)
    if len(lines) < 2 or lines[0].depth or not all(line.depth for line in lines[1:]):
        return None
    first = read_date(lines[0].name)
    return None if first.edtf is None else first


def _parts(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines divided at semicolons: "Greek victory; capture of Himara" are two."""
    for line in lines:
        parts: list[list[Piece]] = [[]]
        for piece in line.pieces:
            # What a link or a template shows has other words in the wikitext.
            is_plain = piece.link is None and len(piece.text) == piece.end - piece.start
            start = piece.start
            for number, text in enumerate(piece.text.split(";") if is_plain else (piece.text,)):
                if number:
                    parts.append([])
                end = start + len(text) if is_plain else piece.end
                if text or not is_plain:
                    parts[-1].append(replace(piece, start=start, end=end, text=text))
                start = end + 1
        divided = (replace(line, pieces=tuple(part)) for part in parts if part)
        yield from (part for part in divided if part.text)


@dataclass(frozen=True, slots=True)
class Facts:
    """Makes the claims of a battle that are not about numbers."""

    battle: str
    cited: Cited
    forces: Forces

    def dates(self, value: Value) -> Iterator[Pending]:
        """Each date of several, but for one that is the date of the battle; words may name it."""
        lines = shown_lines(value.raw)
        if len(lines) < 2:
            return
        for line in lines if _above_phases(value) is None else lines[1:]:
            date = read_date(line.name.rpartition(": ")[2])
            if date.edtf is not None:
                cited = self.cited.words(value, line.start, line.end)
                yield self._date(line.text, date.edtf, cited)

    def results(self, value: Value) -> Iterator[Pending]:
        """One outcome for each line, and for each part of it that a semicolon ends.

        Nobody is named for what has no victor in its words.
        """
        for line in _parts(shown_lines(value.raw)):
            if _ELSEWHERE.match(line.text):
                self.forces.remark(value, line.text, "It only leads to another part of the page.")
            elif are_words(line.text):
                yield self._result(value, line)
            else:
                self.forces.remark(value, line.text, "Too long for an outcome: kept as it stands.")

    def _result(self, value: Value, line: Line) -> Pending:
        outcome = read_outcome(line.text)
        meant = () if outcome.victor is None else forces_meant(outcome.victor, self.forces.listed)
        victors = tuple(
            Party(actor=force.actor.id, label=force.label, basis=AboutBasis.STATED)
            for force in meant
        )
        cited = self.cited.words(value, line.start, line.end)
        words = line.text

        def make(claim_id: str) -> Claim:
            return OutcomeClaim(
                id=claim_id,
                claimant=Claimant(),
                about=victors,
                as_said=words,
                aspect=OutcomeAspect.RESULT,
                type=outcome.type,
                by=tuple(party.actor for party in victors if party.actor),
                citations=(cited,),
            )

        return Pending(self._origin(ClaimKind.OUTCOME, words, cited), make)

    def _date(self, words: str, edtf: str, cited: Citation) -> Pending:
        def make(claim_id: str) -> Claim:
            return AttributeClaim(
                id=claim_id,
                claimant=Claimant(),
                attribute=AttributeName.DATE,
                as_said=words,
                value=edtf,
                citations=(cited,),
            )

        return Pending(self._origin(ClaimKind.ATTRIBUTE, words, cited), make)

    def _origin(self, kind: ClaimKind, words: str, cited: Citation) -> Origin:
        return Origin(
            battle=self.battle,
            source=self.cited.source,
            claimant=None,
            party=(),
            kind=kind,
            effects=(),
            dates=(),
            words=words,
            locator=cited.locator or "",
        )
