"""The columns that questions are asked of, made from published records and the registries.

A date stands in five columns. `undated` says that there is none. `starts` and `ends` are its bounds
for overlap, an open or unknown side reaching on for ever, and an undated row overlapping nothing.
`day_up` and `day_down` sort in either direction by the first day that is known, of what has no
start by its last one, with nothing-known last, so that no order has to say where nulls go and every
order can use an index.

So do `killed_up` and `killed_down`, and all others of such names, for a number that may be null.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Table, false

from .dialect import FLAG, KEY, WHOLE
from .tables import METADATA

FOR_EVER = 2**53 - 1
"""Beyond every day; stands for a bound that is not there."""


def _key(name: str) -> Column[str]:
    return Column(name, KEY, primary_key=True)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, KEY, nullable=nullable)


def _flag(name: str) -> Column[bool]:
    return Column(name, FLAG, nullable=False)


def _dates() -> tuple[Column[Any], ...]:
    days = ("starts", "ends", "day_up", "day_down")
    return (_flag("undated"), *(Column(name, WHOLE, nullable=False) for name in days))


# The defaults are for stores that were older than the columns.
def _later_flag(name: str) -> Column[bool]:
    return Column(name, FLAG, nullable=False, server_default=false())


def _later_number(name: str, default: int) -> Column[int]:
    return Column(name, WHOLE, nullable=False, server_default=str(default))


def _number(name: str) -> Column[int]:
    return Column(name, WHOLE, nullable=True)


def _spread(name: str) -> tuple[Column[Any], ...]:
    return (_number(f"{name}_low"), _number(f"{name}_high"), _later_flag(f"{name}_open"))


def _places(*names: str) -> tuple[Column[int], ...]:
    both = [f"{name}_{way}" for name in names for way in ("up", "down")]
    return tuple(_later_number(one, FOR_EVER) for one in both)


def _by_number(*names: str) -> tuple[Index, ...]:
    return tuple(Index(None, f"{name}_{way}", "id") for name in names for way in ("up", "down"))


def _by_date(*then: str) -> tuple[Index, ...]:
    return tuple(Index(None, day, *then, "id") for day in ("day_up", "day_down"))


def _link(name: str, owner: str, target: str, *more: Column[Any]) -> Table:
    """Pairs of a thing and what it can be found by, kept in the order of the latter."""
    return Table(
        name,
        METADATA,
        _key(target),
        _key(owner),
        *more,
        Index(None, owner, target),
        sqlite_with_rowid=False,
    )


battles = Table(
    "battles",
    METADATA,
    _key("id"),
    Column("public_from", WHOLE, nullable=False),
    _text("name"),
    _text("kind"),
    _flag("located"),
    *_dates(),
    *_spread("killed"),
    *_spread("wounded"),
    _later_flag("disputed"),
    _later_number("dispute_gap", 0),
    _number("dispute_ratio"),
    _later_flag("from_zero"),
    *_places("killed", "wounded", "ratio"),
    Index(None, "name", "id"),
    Index(None, "dispute_gap", "id"),
    *_by_date(),
    *_by_number("killed", "wounded", "ratio"),
    sqlite_with_rowid=False,
)
"""Published battles; `public_from` is the revision in which the record was first published.

What stands from `killed_low` on is of the default comparison: `dispute_gap` and `dispute_ratio` in
thousandths, the latter null where no cell is disputed but from zero.
"""

battle_actors = _link("battle_actors", "battle", "actor", _flag("direct"))
battle_conflicts = _link("battle_conflicts", "battle", "conflict")
battle_countries = _link("battle_countries", "battle", "country")

rivalries = Table(
    "rivalries",
    METADATA,
    _key("battle"),
    Column("number", WHOLE, primary_key=True, autoincrement=False),
    _text("claimant"),
    _text("party"),
    _text("effect"),
    Column("claimed_low", WHOLE, nullable=False),
    _number("claimed_high"),
    _number("own_low"),
    _number("own_high"),
    sqlite_with_rowid=False,
)
"""What voices give of their enemies in published battles, beside what those give of themselves.

A null high has no end; without `own_low` the party says nothing of itself.
"""

claims = Table(
    "claims",
    METADATA,
    _key("id"),
    _text("battle"),
    _text("event", nullable=True),
    _text("kind"),
    _text("status"),
    _text("polarity"),
    _text("stance", nullable=True),
    _text("phase"),
    _text("sole_effect", nullable=True),
    _flag("located"),
    *_dates(),
    _number("low"),
    _number("high"),
    *_places("low", "high"),
    Index(None, "battle", "status", "kind", "polarity", "stance", "sole_effect", "id"),
    Index(None, "event"),
    *_by_date(),
    *_by_number("low", "high"),
    sqlite_with_rowid=False,
)
"""Claims of published battles, of any status, with the date, phase and country that hold for them.

`sole_effect` is the effect of a claim that has exactly one. `low` and `high` are what its words
allow by the default rules: no `high` where that is open, neither where there is no number.
"""

claim_effects = _link("claim_effects", "claim", "effect")
claim_about = _link("claim_about", "claim", "actor", _flag("direct"))
claim_claimants = _link("claim_claimants", "claim", "actor", _flag("direct"))
claim_sources = _link("claim_sources", "claim", "source", _text("kind"))

events = Table(
    "events",
    METADATA,
    _key("id"),
    _text("battle"),
    _text("kind"),
    _text("phase"),
    _flag("located"),
    *_dates(),
    # The default is for stores that were older than the column.
    Column("number", WHOLE, nullable=False, server_default="0"),
    Index(None, "battle"),
    *_by_date("battle", "number"),
    sqlite_with_rowid=False,
)
"""Events of published battles; `number` is where in the order of its record one stands, from 0."""

event_actors = _link("event_actors", "event", "actor", _flag("direct"))
event_countries = _link("event_countries", "event", "country")

actors = Table(
    "actors",
    METADATA,
    _key("id"),
    _text("name"),
    _text("kind"),
    _text("country", nullable=True),
    _flag("located"),
    Index(None, "name", "id"),
    sqlite_with_rowid=False,
)

conflicts = Table(
    "conflicts",
    METADATA,
    _key("id"),
    _text("name"),
    _text("kind"),
    *_dates(),
    Index(None, "name", "id"),
    *_by_date(),
    sqlite_with_rowid=False,
)

sources = Table(
    "sources",
    METADATA,
    _key("id"),
    _text("name"),
    _text("kind"),
    *_dates(),
    Index(None, "name", "id"),
    *_by_date(),
    sqlite_with_rowid=False,
)

places = Table(
    "places",
    METADATA,
    _key("id"),
    _text("name"),
    _flag("located"),
    Index(None, "name", "id"),
    sqlite_with_rowid=False,
)
place_countries = _link("place_countries", "place", "country")

names = Table(
    "names",
    METADATA,
    _key("resource"),
    _key("folded"),
    _key("id"),
    Index(None, "resource", "id"),
    sqlite_with_rowid=False,
)
"""What actors, conflicts and places are called, as `model.likeness.near_name` folds it."""

external_ids = Table(
    "external_ids",
    METADATA,
    _key("resource"),
    _key("authority"),
    _key("external"),
    _key("id"),
    Index(None, "resource", "id"),
    sqlite_with_rowid=False,
)
"""The identifiers of actors, conflicts and places in other projects."""

mentions = Table(
    "mentions",
    METADATA,
    _key("resource"),
    _key("id"),
    _key("conflict"),
    _key("battle"),
    Index(None, "battle"),
    sqlite_with_rowid=False,
)
"""Which battles name an actor, conflict or place anywhere, and of which conflict they are.

It has drafts too, as no other table here: whoever imports or merges has to find them. A battle of
no conflict has an empty text there.
"""
