"""One infobox of one page as a record, and what became of each of its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from ...model.actors import Actor
from ...model.battles import BattleRecord, FieldCitations
from ...model.claims import Claim
from ...model.dates import HistoricalDate
from ...model.events import Event
from ...model.passages import Passage
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.values import are_words
from ...model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from .. import casualties
from ..casualties.drafts import Reading
from ..directory import Directory
from ..drafted import BoxFigures, drafted
from ..findings import Finding, Findings
from ..slugs import slug
from .cited import Cited
from .facts import Facts, leads_elsewhere, read_dates
from .figures import Columns, of_one_voice
from .forces import Forces, is_unnamed
from .infobox import Infobox, Value
from .lines import Line, lines_of, text_of
from .pages import Page
from .pending import claims_of
from .people import People
from .pieces import pieces_of
from .places import where
from .source import source_of
from .titles import external_id, record_id
from .wars import Known, PartOf, part_of
from .works import WIKIPEDIA, Works

_KINDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (BattleKind.SIEGE, "siege|sieges"),
        (BattleKind.MASSACRE, "massacre"),
        (BattleKind.AMBUSH, "ambush"),
        (BattleKind.RAID, "raids?"),
        (BattleKind.AIR_STRIKE, "bombing|blitz|air raids?|airstrikes?"),
        (BattleKind.SHELLING, "bombardment|shelling"),
        (BattleKind.LANDING, "landings?"),
        (BattleKind.NAVAL_BATTLE, "naval battle|convoy"),
        (BattleKind.CLASH, "skirmish(?:es)?|clash(?:es)?"),
    )
)
_CAMPAIGN = re.compile(r"\b(?:campaigns?|theatres?|theaters?|front)\b", re.IGNORECASE)
_FIGURES = ("strength", "casualties")
_GREGORIAN_BEGAN, _BRITAIN_FOLLOWED = 577_736, 639_797
"""15 October 1582 and 14 September 1752, as days."""


@dataclass(slots=True)
class Article:
    """Makes the record of an infobox; `number` counts those of the page from 1."""

    page: Page
    box: Infobox
    number: int
    aliases: tuple[str, ...]
    known: Known
    directory: Directory
    findings: Findings = field(default_factory=Findings)
    taken: int = 0
    empty: int = 0
    not_taken: int = 0
    _actors: dict[str, Actor] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)
    _war: str | None = None
    _battle: str | None = None

    def record(self, status: BattleStatus) -> RecordFile:
        """The record. Raises ValueError or InvalidRecord where none can be made."""
        source = source_of(self.page)
        cited = Cited(source.id, self.number)
        name = self._name()
        battle = self._battle = self._id(source.id, name)
        partof = self._part_of()
        self._war = partof.conflicts[0].id if partof.conflicts else None
        forces = Forces(cited, self._meet, self._remark)
        forces.read(self.box)
        works = Works(self.page.text)
        boxes = [
            (value, BoxFigures(cited.locator(value), value.raw, _read(value)))
            for value in self.box.values
            if value.field.startswith(_FIGURES) and not value.is_blank
        ]
        others = self._others(battle, cited, forces, boxes)
        date, whole = self.box["date"], self.box["partof"]
        when = HistoricalDate.undated() if date is None else read_dates(date)
        figures = self._figures(battle, boxes, Columns(source.id, forces, works), when)
        place = where(self.box, battle, name, cited, self.directory)
        self._remark_on(date, when)
        named = self.box["conflict"]
        spoken_of = {party.actor for claim in figures for party in claim.about}
        loose = [force for force in forces.loose if force.actor.id in spoken_of]
        record = BattleRecord(
            id=battle,
            kind=next((kind for kind, words in _KINDS if words.search(name)), BattleKind.BATTLE),
            level=BattleLevel.CAMPAIGN if _CAMPAIGN.search(name) else BattleLevel.BATTLE,
            status=status,
            name=name,
            aliases=self._aliases(name),
            conflict=self._war,
            part_of=None if partof.battle is None else record_id(partof.battle),
            date=when,
            place=place.reference,
            external_ids=(external_id(self.page.title),) if self.number == 1 else (),
            citations_by_field=FieldCitations(
                name=(cited.whole() if named is None else cited.words(named),),
                conflict=(cited.words(whole),) if whole and self._war else (),
                part_of=(cited.words(whole),) if whole and partof.battle else (),
                date=()
                if date is None or when == HistoricalDate.undated()
                else (cited.words(date),),
                place=place.citations,
            ),
            sides=forces.sides(),
            combatants=tuple(force.combatant() for force in (*forces.listed, *loose)),
            events=tuple(self._events),
            claims=(*others, *figures),
            passages=tuple(self._passages(cited)),
        )
        self._account(record, cited)
        registry = Registry.of(
            partof.conflicts,
            () if place.place is None else (place.place,),
            self._actors.values(),
            (source, WIKIPEDIA, *works.all()),
        )
        return self.directory.file(record, registry)

    def _name(self) -> str:
        return next(iter(self._names()), self.page.title)

    def _names(self) -> tuple[str, ...]:
        """The names that the infobox gives, one a line; those in brackets are others."""
        value = self.box["conflict"]
        lines = "" if value is None else text_of(value.raw)
        return tuple(filter(are_words, (line.strip(" ()/") for line in lines.split("\n"))))

    def _id(self, source: str, name: str) -> str:
        """The page's; of another infobox than its first the name of that as well."""
        return source if self.number == 1 else slug(f"{source} {self.number} {name}")

    def _aliases(self, name: str) -> tuple[str, ...]:
        others = (self.page.title, *self.aliases) if self.number == 1 else ()
        others = (*self._names(), *others)
        return tuple(dict.fromkeys(one for one in others if one != name and are_words(one)))

    def _part_of(self) -> PartOf:
        value = self.box["partof"]
        found = part_of("" if value is None else value.raw, self.known, self.directory)
        is_itself = found.battle == self.page.title
        return PartOf(None, found.conflicts) if is_itself else found

    def _meet(self, proposed: Actor) -> Actor:
        met = self.directory.actor(proposed, self._war, self._battle)
        self._actors[met.id] = met
        return met

    def _others(
        self, battle: str, cited: Cited, forces: Forces, boxes: Sequence[tuple[Value, BoxFigures]]
    ) -> tuple[Claim, ...]:
        """The claims that are not about numbers; words that no claim says are told."""
        facts, people = Facts(battle, cited, forces), People(battle, cited, forces)
        date, result = self.box["date"], self.box["result"]
        pending = [] if result is None else list(facts.results(result))
        pending += [] if date is None else facts.dates(date)
        pending += [*people.commanders(self.box), *people.units(self.box)]
        for value, box in boxes:
            named: list[Line] = []
            if value.field.startswith("strength"):
                spans = [draft.span for draft in box.reading]
                for line, claim in people.units_among(value, spans):
                    named.append(line)
                    pending.append(claim)
            for leftover in box.reading.not_understood:
                start, end = leftover.span
                if not any(line.start < end and start < line.end for line in named):
                    self._not_understood(value, leftover.text, leftover.reason)
        return claims_of(pending)

    def _figures(
        self,
        battle: str,
        boxes: Sequence[tuple[Value, BoxFigures]],
        columns: Columns,
        when: HistoricalDate,
    ) -> tuple[Claim, ...]:
        values = {box.locator: value for value, box in boxes}
        made = drafted(battle, columns.source, [box for _, box in boxes], columns, when)
        for box, undated in made.undated:
            self._remark(values[box.locator], undated.text, undated.reason)
        for box, leftover in made.refused:
            self._not_understood(values[box.locator], leftover.text, leftover.reason)
        self._events += made.events
        return of_one_voice(made.claims)

    def _passages(self, cited: Cited) -> Iterator[Passage]:
        """Each value once: one may stand under two names of its parameter."""
        kept: dict[str, Value] = {}
        for value in self.box.values:
            is_said = value.party is not None or value.field in _WORDED or value.is_of_a_point
            keeps = value.is_kept or is_said
            if not keeps or value.is_blank:
                continue
            first = kept.setdefault(value.field, value)
            if first is value:
                yield from cited.passages(value)
            elif first.raw != value.raw:
                self._not_understood(value, value.raw, f"It is {first.name} a second time.")

    def _account(self, record: BattleRecord, cited: Cited) -> None:
        """Count each value once: what it says is in the record, it says nothing, or neither."""
        told = {(one.locator or "").partition("#")[0] for one in record.citations()}
        points = any(
            value.is_of_a_point and cited.locator(value) in told for value in self.box.values
        )
        for value in self.box.values:
            if value.is_blank or value.is_for_show:
                self.empty += 1
            elif self._says_nothing(value):
                self.empty += 1
                if value.field != "result":
                    self._remark(value, value.raw, "Nobody is named.")
            elif cited.locator(value) in told or value.is_kept or (value.is_of_a_point and points):
                self.taken += 1
                self._remark_on_templates(value)
            else:
                self.not_taken += 1
                if not value.field.startswith(_FIGURES):
                    self._not_understood(value, value.raw, _REASON.get(value.is_known, ""))

    def _says_nothing(self, value: Value) -> bool:
        """Whether a list of names says that they are not known, or a result is told elsewhere."""
        if value.field == "result":
            return leads_elsewhere(value)
        is_list = value.party is not None and value.field.startswith(("units", "combatant"))
        return is_list and all(map(is_unnamed, lines_of(value.raw)))

    def _remark_on_templates(self, value: Value) -> None:
        for piece in pieces_of(value.raw):
            if piece.unknown is not None:
                reason = "What this template shows is not known; it is kept as it stands."
                self._remark(value, value.raw[piece.start : piece.end], reason)

    def _remark_on(self, value: Value | None, date: HistoricalDate) -> None:
        if value is None or date.first_day is None:
            if value is not None:
                self._remark(value, text_of(value.raw), "Kept as text: it fits no date pattern.")
        elif _GREGORIAN_BEGAN <= date.first_day < _BRITAIN_FOLLOWED:
            reason = "Both calendars were in use: the date is taken for a Gregorian one."
            self._remark(value, text_of(value.raw), reason)

    def _remark(self, value: Value, text: str, reason: str) -> None:
        self.findings.remarks.append(self._finding(value, text, reason))

    def _not_understood(self, value: Value, text: str, reason: str) -> None:
        self.findings.not_understood.append(self._finding(value, text, reason))

    def _finding(self, value: Value, text: str, reason: str) -> Finding:
        file = f"{self.page.file}: {self.page.title}"
        return Finding(file, self.page.number, value.name, text, reason)


def _read(value: Value) -> Reading:
    return casualties.parse(value.raw, value.field)


_WORDED = ("conflict", "date", "place", "coordinates", "partof", "result")
_REASON = MappingProxyType(
    {
        True: "Nothing could be read from it.",
        False: "The template has no such parameter.",
    }
)
