"""How filters become SQL: each operator turns bound values into a condition on a row.

Membership in conflicts and actors was followed when the row was written, so that no operator climbs
a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Table,
    and_,
    bindparam,
    exists,
    literal,
    not_,
    select,
    union_all,
)

from ..model.resources import Resource
from .columns import FOR_EVER
from .tables import dependencies, lineage

Bound: TypeAlias = Sequence[ColumnElement[Any]]
Operator: TypeAlias = Callable[[FromClause, Bound], ColumnElement[bool]]
"""Takes the table that is asked, perhaps under another name, and the bound values of a filter."""


def constant(value: str | int) -> ColumnElement[Any]:
    """A value that stands in the SQL itself, since it is the same for every question."""
    return literal(value, literal_execute=True)


def bound(name: str) -> BindParameter[Any]:
    """A value that a question brings, by the name it has among the bindings."""
    # Not required when the statement is compiled: the values come when it runs.
    return bindparam(name, required=False)


def among(column: str) -> Operator:
    """The column is one of the values; a null column is none of them, so its negation keeps it."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        is_one = row.c[column].in_(values)
        return and_(row.c[column].is_not(None), is_one) if row.c[column].nullable else is_one

    return condition


@dataclass(frozen=True, slots=True)
class Linked:
    """A row of a link table leads from `column` of the row to one of the values.

    `key` says that each pair stands in the table once and that its values pick few rows out of
    many. One such value is then followed from the link to the rows, in the order of their ids:
    to look through all rows for those of a rare actor takes some hundred times as long. `within`
    are columns of a table that links more than this, with the value that they have to have.
    """

    link: Table
    owner: str
    target: str
    column: str = "id"
    key: bool = True
    within: tuple[tuple[str, str], ...] = ()

    def __call__(self, row: FromClause, values: Bound) -> ColumnElement[bool]:
        """The condition where there are several values, or it is negated."""
        # Two filters on one table, or one inside another, must not share its name.
        to = self.link.alias()
        return exists(
            select(constant(1)).where(
                *self._within(to),
                to.c[self.owner] == row.c[self.column],
                to.c[self.target].in_(values),
            )
        )

    def followed(self, row: FromClause, value: ColumnElement[Any]) -> Followed:
        """The condition for one value, joining the link table, and the row's id as it has it."""
        to = self.link.alias()
        here = to.c[self.owner]
        joined = (here == row.c[self.column], to.c[self.target] == value)
        return Followed(and_(*self._within(to), *joined), here)

    def _within(self, to: FromClause) -> list[ColumnElement[bool]]:
        return [to.c[column] == constant(value) for column, value in self.within]


class Followed(NamedTuple):
    """A join in the form of a condition, and the column of the link table that is the row's id."""

    condition: ColumnElement[bool]
    row_id: ColumnElement[Any]


def shown_in_battle(resource: str) -> Linked:
    """The row is among those of its resource that the record of one of the battles lists."""
    within = (("on_resource", resource), ("resource", Resource.BATTLE.value))
    return Linked(dependencies, "on_id", "id", within=within)


def descended(resource: str) -> Operator:
    """The row is one of the values, or belongs to one by the lineage of its resource."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        to = lineage.alias()
        return exists(
            select(constant(1)).where(
                to.c.resource == constant(resource), to.c.id == row.c.id, to.c.ancestor.in_(values)
            )
        )

    return condition


def in_battle_of(link: Table, target: str, of: Table, through: str) -> Operator:
    """The row is linked to a battle that another link leads from to one of the values.

    `of` links battles to rows by its column `through`; `link` battles to the values.
    """

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        here, there = of.alias(), link.alias()
        return exists(
            select(constant(1)).where(
                here.c[through] == row.c.id,
                there.c.battle == here.c.battle,
                there.c[target].in_(values),
            )
        )

    return condition


def linked_by_either(one: Linked, other: Linked) -> Operator:
    """A row of one of two link tables leads from the row's id to one of the values."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        sides = [
            select(link.link.c[link.owner]).where(link.link.c[link.target].in_(values))
            for link in (one, other)
        ]
        return row.c.id.in_(union_all(*sides))

    return condition


def overlaps(row: FromClause, values: Bound) -> ColumnElement[bool]:
    """The row's days and a stretch, given as first and last day, may have one in common.

    What has no start begins with its last day here: that it was over by then does not say that it
    went on at all times before. An open end does reach on, as what is not over does.
    """
    first, last = values
    return and_(row.c.day_up <= last, row.c.ends >= first)


def open_over(row: FromClause, values: Bound) -> ColumnElement[bool]:
    """The row has no start and ends after the stretch: whether it reached into it is not known."""
    _, last = values
    # Not by `day_up`, whose index would be walked to count few rows among many.
    return and_(row.c.starts == constant(-FOR_EVER), row.c.ends > last)


def whether(column: str) -> Operator:
    """The column is the one value, true or false."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        return row.c[column] == values[0]

    return condition


def at_least(column: str) -> Operator:
    """The column has a number, and it is the one value or more."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        return row.c[column] >= values[0]

    return condition


def at_most(column: str) -> Operator:
    """The column has a number, and it is the one value or less."""

    def condition(row: FromClause, values: Bound) -> ColumnElement[bool]:
        return row.c[column] <= values[0]

    return condition


def open_above(row: FromClause, values: Bound) -> ColumnElement[bool]:
    """The row's number is open above and may still be the one value or less: it is not known."""
    return and_(row.c.high.is_(None), row.c.low <= values[0])


def from_zero(row: FromClause) -> ColumnElement[bool]:
    """The row is disputed, but has no ratio: the least that is said is none."""
    return and_(row.c.from_zero, row.c.dispute_ratio.is_(None))


def undated(row: FromClause) -> ColumnElement[bool]:
    """The row has no date."""
    return row.c.undated.is_(True)


def unlocated(row: FromClause) -> ColumnElement[bool]:
    """No country is known for the row."""
    return not_(row.c.located)
