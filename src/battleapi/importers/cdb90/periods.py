"""When a battle was: its periods of fighting, as events, and its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ...model.dates import HistoricalDate
from ...model.events import ClockTime, Event
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.records import EventKind, Phase
from ..tables import Row
from .folder import NUMBER as BATTLE
from .folder import PERIODS
from .sources import PACKAGE, cited

NUMBER = "atp_number"

_DAY = timedelta(days=1)
_MINUTES = 24 * 60
# The data set does not say in which calendar its days are. Those of Luetzen and of the Boyne are
# Gregorian, those of Edgehill and of Culloden Julian; in September 1752 Great Britain changed.
_CALENDAR_STATED_BY_USE = date(1752, 9, 14)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the minute after its midnight where the hour is known."""

    day: date
    minute: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """A time of fighting without a break; the start is null where it is not known."""

    row: Row
    start: Moment | None
    end: Moment

    @property
    def event_id(self) -> str:
        """The id of its event, which is of no other battle: `cdb90-17-period-1`."""
        return f"{PACKAGE}-{self.row[BATTLE]}-period-{self.row[NUMBER]}"


def periods_of(rows: Sequence[Row]) -> tuple[Period, ...]:
    """The periods of a battle in order. Raises ValueError where a cell is no date and time."""
    ordered = sorted(rows, key=lambda row: int(row[NUMBER]))
    return tuple(map(_period, ordered))


def _period(row: Row) -> Period:
    start = _moment(row, "start_time", ends=False)
    end = _moment(row, "end_time", ends=True)
    if end is None:
        raise ValueError(f"Row {row.number} of {PERIODS} has no end.")
    return Period(row, start, end)


def _moment(row: Row, column: str, *, ends: bool) -> Moment | None:
    """The moment between the two cells of a column: a minute, or a whole day."""
    first, last = row[f"{column}_min"], row[f"{column}_max"]
    if not first or not last:
        return None
    earliest, latest = datetime.fromisoformat(first), datetime.fromisoformat(last)
    if earliest == latest:
        if ends and earliest.time() == time(0):
            # What ends at midnight has no part in the next day.
            return Moment((earliest - _DAY).date(), _MINUTES)
        return Moment(earliest.date(), earliest.hour * 60 + earliest.minute)
    if earliest.time() == time(0) and latest - earliest == _DAY:
        return Moment(earliest.date(), None)
    raise ValueError(
        f"Row {row.number} of {PERIODS}: {first} to {last} is neither a minute nor a day."
    )


def days_of(periods: Sequence[Period]) -> HistoricalDate:
    """The days of a battle, from the start of the first period to the last end of all."""
    first = periods[0].start
    return _days(None if first is None else first.day, max(one.end.day for one in periods))


def _days(first: date | None, last: date) -> HistoricalDate:
    days = ["" if first is None else _edtf(first)]
    if first != last:
        days.append(_edtf(last))
    return HistoricalDate(edtf="/".join(days), text=None, calendar=Calendar.GREGORIAN)


def _edtf(day: date) -> str:
    return day.isoformat() + ("" if day >= _CALENDAR_STATED_BY_USE else "?")


def is_uncertain(day: HistoricalDate) -> bool:
    """Whether it is before the day since which every army of the list used one calendar or said."""
    return day.edtf is not None and "?" in day.edtf


def events_of(periods: Sequence[Period]) -> tuple[Event, ...]:
    """An event for each period."""
    return tuple(_event(one, number, len(periods)) for number, one in enumerate(periods, start=1))


def _event(period: Period, number: int, periods: int) -> Event:
    return Event(
        id=period.event_id,
        kind=EventKind.CLASH,
        phase=Phase.BATTLE,
        name=f"Period {number} of fighting",
        date=_days(None if period.start is None else period.start.day, period.end.day),
        time=_clock(period),
        text=f"The fighting went on without a break in this period, number {number} of {periods}.",
        citations=(cited(PERIODS, period.row.number),),
    )


def _clock(period: Period) -> ClockTime:
    """The hours, where both are known; from one day over all of the next they say nothing."""
    row, start, end = period.row, period.start, period.end
    minutes = (None if start is None else start.minute, end.minute)
    if minutes == (None, None):
        return ClockTime()
    words = f"{row['start_time_min']}/{row['end_time_max']}"
    if start is None or None in minutes:
        return ClockTime(text=words, from_minute=minutes[0], to_minute=minutes[1])
    length = (end.day - start.day).days * _MINUTES + (end.minute or 0) - (start.minute or 0)
    if length > _MINUTES:
        return ClockTime(text=words)
    return ClockTime(text=words, from_minute=start.minute, to_minute=end.minute)
