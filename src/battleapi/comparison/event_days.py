"""The event-days that figures are of, as sets that can be compared.

The days of a record are cut where some figure, some event or the battle begins or ends, so that a
siege of a year is a handful of stretches. An atom is one stretch and one event, or one stretch and
none of the events that figures are of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.calendars import iso_date
from ..model.claims import Claim
from ..model.effective import effective_date, phase_of
from ..model.events import Event
from ..model.vocabulary.records import EventKind, Phase

_FAR = 10_000_000
"""Days before and after all history, where a date has no end."""

IN_WHICH_PEOPLE_COME_TO_HARM = frozenset(
    {
        EventKind.CLASH,
        EventKind.AMBUSH,
        EventKind.ATTACK,
        EventKind.AIR_STRIKE,
        EventKind.SHELLING,
        EventKind.BOMBING,
        EventKind.ABDUCTION,
        EventKind.SEIZURE,
    }
)


class Days(NamedTuple):
    """The days from `first` to `last` of the event, or of none; null days: no date is known."""

    first: int | None
    last: int | None
    event: str | None
    phase: Phase

    @property
    def day(self) -> str | None:
        """The one day that they are, in ISO 8601; null where they are several, or not known."""
        return one_day(self.first, self.last)


def one_day(first: int | None, last: int | None) -> str | None:
    """The day that is the first and the last, in ISO 8601; null where it is not one."""
    return iso_date(first) if first is not None and first == last else None


class Extent(NamedTuple):
    """The one event of several figures, and the days from the first to the last, in ISO 8601.

    Null is no one event. The days are null where they are not known, and where they are all of the
    event's; without an event, all of the battle's.
    """

    event: str | None = None
    first: str | None = None
    last: str | None = None


ALL_OF_THE_BATTLE = Extent()


class EventDays:
    """The event-days of one record's figures; `of_claims` has those of each, in their order."""

    def __init__(self, record: BattleRecord, claims: Iterable[Claim]) -> None:
        self._record = record
        self._first, self._last = record.date.first_day, record.date.last_day
        self._below = descendants(record.events)
        self._days: dict[tuple[str | None, str | None, bool], Days] = {}
        self.of_claims = tuple([self.days(claim) for claim in claims])
        different = tuple(dict.fromkeys(self.of_claims))
        self._events = tuple(dict.fromkeys(d.event for d in different if d.event is not None))
        cuts = {_FAR + 1, -_FAR}
        for days in (*different, Days(self._first, self._last, None, Phase.BATTLE)):
            if days.first is not None and days.last is not None:
                cuts |= {days.first, days.last + 1}
        self._cuts = sorted(cuts)
        self._atoms: dict[tuple[Phase, int, str | None], int] = {}
        self._masks: dict[Days, int] = {}

    def days(self, claim: Claim) -> Days:
        """What a claim is of.

        Of the whole battle where it names neither an event nor days, or gives days that hold all of
        the battle; days that only overlap the battle are cut to it. A toll is of all days up to
        its own.
        """
        key = (claim.event, claim.occurred.edtf, claim.cumulative)
        if key not in self._days:
            self._days[key] = self._made(claim)
        return self._days[key]

    def _made(self, claim: Claim) -> Days:
        phase = phase_of(claim, self._record)
        date = effective_date(claim, self._record).date
        first, last = date.first_day, date.last_day
        if claim.cumulative:
            event = self._record.event(claim.event)
            begun = event.date if event is not None else self._record.date
            if begun.first_day is not None and last is not None and begun.first_day <= last:
                first = begun.first_day
        if phase is Phase.BATTLE and self._first is not None and self._last is not None:
            starts = -_FAR if first is None else first
            ends = _FAR if last is None else last
            if starts <= self._last and ends >= self._first:
                first, last = max(starts, self._first), min(ends, self._last)
                return Days(first, last, claim.event, phase)
        if date.is_undated:
            return Days(None, None, claim.event, phase)
        return Days(
            -_FAR if first is None else first, _FAR if last is None else last, claim.event, phase
        )

    def extent(self, some: Iterable[Days]) -> Extent:
        """What figures of these days are of together: an event is that which has all the others."""
        found = set(some)
        events = {days.event for days in found}
        event = self._record.event(
            next((one for one in events if one is not None and events <= self._below[one]), None)
        )
        dated = event is not None and not event.date.is_undated
        whole = event.date if event is not None and dated else self._record.date
        extent = Extent(None if event is None else event.id)
        ends = [end for days in found for end in (days.first, days.last)]
        known = [end for end in ends if end is not None and abs(end) != _FAR]
        if len(known) < len(ends) or not ends:
            return extent
        first, last = min(known), max(known)
        begun, ended = whole.first_day, whole.last_day
        is_all = begun is not None and ended is not None and first <= begun and last >= ended
        if is_all and _follow_each_other(found):
            return extent
        return extent._replace(first=iso_date(first), last=iso_date(last))

    def mask(self, days: Days, whole_days: bool) -> int:
        """The atoms of the days; with `whole_days` of all events on them."""
        key = days._replace(event=None) if whole_days else days
        if key not in self._masks:
            if key.event is None:
                events: tuple[str | None, ...] = (None, *self._events)
            else:
                events = tuple(one for one in self._events if one in self._below[key.event])
            found = 0
            for stretch in self._stretches(key):
                for event in events:
                    found |= self._atom(key.phase, stretch, event)
            self._masks[key] = found
        return self._masks[key]

    def is_all_of_its_days(self, days: Days, actors: Iterable[str]) -> bool:
        """Whether a party's figure for an event is its figure for the days of the event.

        So it is where the record has the party in no other event of those days in which people
        come to harm: an ambush, where it was in that alone. Whoever is listed in no event of those
        days is not known to have been out of the others.
        """
        if days.event is None or days.first is None or days.last is None:
            return False
        mine = self._record.event(days.event)
        there = {one.actor for one in mine.participants} if mine is not None else set()
        wanted = set(actors)
        if not wanted or not wanted <= there:
            return False
        inside = self._below[days.event]
        return not any(
            other.id not in inside
            and other.phase is days.phase
            and other.kind in IN_WHICH_PEOPLE_COME_TO_HARM
            and other.date.overlaps(days.first, days.last)
            and (not other.participants or wanted & {one.actor for one in other.participants})
            for other in self._record.events
            if days.event not in self._below[other.id]
        )

    def _stretches(self, days: Days) -> Iterable[int]:
        if days.first is None or days.last is None:
            # Of no known day: whatever is dated is somewhere in it.
            return range(len(self._cuts))
        return range(bisect_left(self._cuts, days.first), bisect_left(self._cuts, days.last + 1))

    def _atom(self, phase: Phase, stretch: int, event: str | None) -> int:
        key = (phase, stretch, event)
        if key not in self._atoms:
            self._atoms[key] = 1 << len(self._atoms)
        return self._atoms[key]


def _follow_each_other(some: Iterable[Days]) -> bool:
    """Whether no day is left out between the first and the last of several stretches."""
    known = sorted(
        (one.first, one.last) for one in some if one.first is not None and one.last is not None
    )
    reached = known[0][1] if known else 0
    for first, last in known:
        if first > reached + 1:
            return False
        reached = max(reached, last)
    return True


def descendants(events: Iterable[Event]) -> Mapping[str, frozenset[str]]:
    """Each event and all that are parts of it, through any number of steps."""
    part_of = {event.id: event.part_of for event in events}
    found: dict[str, set[str]] = defaultdict(set)
    for event in part_of:
        above: str | None = event
        seen: set[str] = set()
        while above is not None and above not in seen:
            seen.add(above)
            found[above].add(event)
            above = part_of.get(above)
    return {event: frozenset(below) for event, below in found.items()}
