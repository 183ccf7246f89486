"""One article read into a record: its infobox into facts and claims, all of its words kept."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.actors import Actor
from ...model.battles import BattleRecord, Combatant, FieldCitations
from ...model.citations import Citation
from ...model.claims import Claim
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.places import NOWHERE, Place, PlaceReference
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.sources import Source
from ...model.vocabulary.records import BattleLevel, BattleStatus
from ..called import actor_called
from ..casualties import parse
from ..directory import Directory
from ..drafted import BoxFigures, Drafted, drafted
from ..prose_dates import read_date
from ..slugs import slug
from . import box
from .account import Account
from .columns import Columns
from .document import Article, BoxValue
from .place import place_of, read_point
from .words_kept import words_of

_ONE = ("conflict", "place", "partof", "date", "result", "notes", "coordinates")
_OF_A_COLUMN = ("combatant", "commander", "units", "strength", "casualties")
_COLUMNS = (1, 2, 3, 4)
_KEYS = frozenset((*_ONE, *(f"{key}{column}" for key in _OF_A_COLUMN for column in _COLUMNS)))


class ArticleReading:
    """What is made of one article; `account` says what became of its parts."""

    def __init__(self, article: Article, source: Source, account: Account) -> None:
        self._article = article
        self._source = source
        self._account = account
        self._citing = box.Citing(source.id)
        self._values: dict[str, BoxValue] = {}

    def record(self, title: str, status: BattleStatus, directory: Directory) -> RecordFile:
        """The record of the battle, not checked yet. Raises ValueError where none can be made."""
        battle = slug(title)
        for line in self._article.strays:
            reason = "It is of no part of the article."
            self._account.not_understood(line.number, "", line.text, reason)
        passages = tuple(words_of(self._article, self._source.id, self._account))
        self._values = dict(self._known_values())
        conflict = self._conflict(directory)
        cast = _Cast(directory, None if conflict is None else conflict.id, battle)
        combatants = {
            column: box.combatants_of(value, column, cast.meet, self._citing)
            for column, value in self._columns("combatant")
        }
        columns = Columns(self._source.id, combatants, self._lead(), cast.known)
        self._lead_by(combatants, columns)
        facts = tuple(self._facts(battle, columns))
        date, place, where = self._date(), *self._place(battle, directory)
        made = self._figures(battle, columns, date)
        name = self._values.get("conflict")
        record = BattleRecord(
            id=battle,
            kind=box.battle_kind(title),
            level=BattleLevel.BATTLE,
            status=status,
            name=title if name is None else name.words,
            aliases=() if name is None or name.words == title else (title,),
            conflict=None if conflict is None else conflict.id,
            date=date,
            place=where,
            citations_by_field=FieldCitations(
                name=self._cited("conflict") or (Citation(source=self._source.id),),
                conflict=self._cited("partof") if conflict is not None else (),
                date=self._cited("date"),
                place=self._cited("place"),
            ),
            sides=box.sides_of(tuple(combatants)),
            combatants=tuple(
                one for groups in combatants.values() for some in groups.values() for one in some
            ),
            events=tuple(made.events),
            claims=(*facts, *made.claims),
            passages=passages,
        )
        wars = () if conflict is None else (conflict,)
        places = () if place is None else (place,)
        registry = Registry.of(wars, places, cast.actors.values(), (self._source,))
        return directory.file(record, registry)

    def _known_values(self) -> Iterator[tuple[str, BoxValue]]:
        seen: set[str] = set()
        for value in self._article.values:
            key = value.field.replace("_", "")
            if key not in _KEYS:
                reason = f"No such key is known; known are {', '.join((*_ONE, *_OF_A_COLUMN))}."
                self._account.untaken(value.line, value.key, value.text, reason)
            elif value.text and value.locator not in seen:
                seen.add(value.locator)
                yield key, value

    def _columns(self, key: str) -> Iterator[tuple[int, BoxValue]]:
        for column in _COLUMNS:
            if f"{key}{column}" in self._values:
                yield column, self._values[f"{key}{column}"]

    def _cited(self, key: str) -> tuple[Citation, ...]:
        value = self._values.get(key)
        return () if value is None else self._citing.whole(value)

    def _lead(self) -> str:
        leading = (one for one in self._article.paragraphs if one.locator.startswith("lead/"))
        return "\n".join(one.text for one in leading)

    def _conflict(self, directory: Directory) -> Conflict | None:
        value = self._values.get("partof")
        if value is None:
            return None
        proposed = box.conflict_of(value.words)
        if proposed is None:
            reason = "It is not the name of one conflict."
            self._account.untaken(value.line, value.key, value.text, reason)
            return None
        return directory.conflict(proposed)

    def _date(self) -> HistoricalDate:
        value = self._values.get("date")
        if value is None:
            return HistoricalDate.undated()
        date = read_date(value.words)
        if date.is_undated:
            self._account.remark(
                value, "The date is kept in words: it has none of the known forms."
            )
        return date

    def _place(self, battle: str, directory: Directory) -> tuple[Place | None, PlaceReference]:
        value, degrees = self._values.get("place"), self._values.get("coordinates")
        point = None if degrees is None else read_point(degrees.words)
        if degrees is not None and (point is None or value is None):
            reason = "They are no degrees in a known form." if point is None else "Of no place."
            self._account.untaken(degrees.line, degrees.key, degrees.text, reason)
        if value is None:
            return None, NOWHERE
        cited = (*self._cited("place"), *(self._cited("coordinates") if point is not None else ()))
        place = directory.place(place_of(battle, value.words, point, cited))
        return place, PlaceReference(id=place.id, text=value.words)

    def _lead_by(self, combatants: dict[int, dict[int, list[Combatant]]], columns: Columns) -> None:
        """Give the leaders of a party to its combatant, where it is certain who that is."""
        for column, value in self._columns("commander"):
            parties = box.parties_in(value)
            for party in range(1, parties + 1):
                one = columns.alone(column, party, parties)
                if one is not None:
                    leaders = box.commanders_of(value, party, self._citing)
                    led = one.model_copy(update={"commanders": leaders})
                    combatants[column][party] = [led]

    def _facts(self, battle: str, columns: Columns) -> Iterator[Claim]:
        """The outcome, the leaders of nobody in particular, the units."""
        if "result" in self._values:
            result = self._values["result"]
            yield from box.outcome_claims(battle, result, columns, self._citing)
        for _, value in self._columns("commander"):
            yield from box.leader_claims(battle, value, columns, self._citing)
        for _, value in self._columns("units"):
            yield from box.unit_claims(battle, value, columns, self._citing)

    def _figures(self, battle: str, columns: Columns, date: HistoricalDate) -> Drafted:
        values = [
            (value, BoxFigures(value.locator, value.text, parse(value.text, value.field)))
            for key in ("strength", "casualties")
            for _, value in self._columns(key)
        ]
        made = drafted(battle, self._source.id, [figures for _, figures in values], columns, date)
        for value, figures in values:
            for undated in (leftover for of, leftover in made.undated if of is figures):
                self._account.remark(value, f"{undated.text}: {undated.reason}")
            refused = [leftover for of, leftover in made.refused if of is figures]
            for one in (*figures.reading.not_understood, *refused):
                self._account.not_understood(value.line, value.key, one.text, one.reason)
            if figures.reading.not_understood and len(refused) == len(figures.reading):
                self._account.nothing_came_of(value.line)
            self._tell_of(value, figures, columns)
        return made

    def _tell_of(self, value: BoxValue, figures: BoxFigures, columns: Columns) -> None:
        about = [party for draft in figures.reading for party in columns.about(figures, draft)]
        if any(one.actor is None and (one.label or "").startswith(value.field) for one in about):
            reason = "Whom it is about is not certain: it is left open, and named for its place."
            self._account.remark(value, reason)


class _Cast:
    """The actors of one article, met in its war, or where it is of none in its battle."""

    def __init__(self, directory: Directory, war: str | None, battle: str) -> None:
        self._directory = directory
        self._war = war
        self._battle = battle
        self.actors: dict[str, Actor] = {}

    def meet(self, proposed: Actor) -> Actor:
        actor = self._directory.actor(proposed, self._war, self._battle)
        self.actors[actor.id] = actor
        return actor

    def known(self, words: str) -> Actor | None:
        return actor_called(words, self.actors.values())
