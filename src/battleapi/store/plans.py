"""The SQL of a question: made once for each shape of question, then used with other values.

To compile a statement costs more than to run it. What decides the SQL (which filters with how many
values, the order, whether there is a position) is the shape; the values are bound by name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Table,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.engine import Dialect

from ..model.resources import Resource
from ..model.vocabulary.claims import ClaimStatus
from ..rendering.documents import Form
from . import columns
from .documents import OWNER
from .filters import FILTERS, Unjudged, Use
from .keyset import Ordering, following, order_by, ordering
from .operators import (
    Linked,
    bound,
    constant,
    from_zero,
    open_above,
    open_over,
    undated,
    unlocated,
)
from .questions import COUNTED_TO, Condition, DayRange, Question, SortKey, Undated
from .statements import Statement
from .tables import documents, stale_marks

_KEPT = 128
"""Plans that are remembered; the least recently used goes first."""

LIST_TABLES: Mapping[Resource, Table] = {
    Resource.BATTLE: columns.battles,
    Resource.CLAIM: columns.claims,
    Resource.EVENT: columns.events,
    Resource.ACTOR: columns.actors,
    Resource.CONFLICT: columns.conflicts,
    Resource.SOURCE: columns.sources,
    Resource.PLACE: columns.places,
}

LISTED: Mapping[Resource, Form] = {
    Resource.BATTLE: Form.SUMMARY,
    Resource.CLAIM: Form.CLAIM,
    Resource.EVENT: Form.EVENT,
    Resource.ACTOR: Form.ACTOR,
    Resource.CONFLICT: Form.CONFLICT,
    Resource.SOURCE: Form.SOURCE,
    Resource.PLACE: Form.PLACE,
}
"""The document that stands for a thing in a list."""

_UNJUDGED = {"undated": undated, "unlocated": unlocated, "from_zero": from_zero}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one shape of question needs.

    Rows of `page`: the sort columns, then id, owner, body, etag, revision, recorded_at, rendered_by
    and mark of the document, the latter null where it is missing.
    """

    page: Statement
    total: Statement
    left_out: Mapping[Unjudged, Statement]
    orderings: tuple[Ordering, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class _Shape:
    resource: Resource
    conditions: tuple[tuple[str, int, bool, Undated | None], ...]
    sort: tuple[SortKey, ...]
    continued: bool

    @classmethod
    def of(cls, question: Question) -> _Shape:
        return cls(
            question.resource,
            tuple((c.filter, len(c.values), c.negated, _choice(c)) for c in question.conditions),
            question.sort,
            question.after is not None,
        )


def _choice(condition: Condition) -> Undated | None:
    value = condition.values[0]
    return value if isinstance(value, Undated) else None


def bindings(question: Question) -> dict[str, Any]:
    """The values of a question by the names that its plan's statements have for them."""
    values: dict[str, Any] = {"row_limit": question.limit + 1}
    for place, condition in enumerate(question.conditions):
        for number, wanted in enumerate(condition.values):
            if isinstance(wanted, DayRange):
                values[f"c{place}_0"] = -columns.FOR_EVER if wanted.first is None else wanted.first
                values[f"c{place}_1"] = columns.FOR_EVER if wanted.last is None else wanted.last
            elif not isinstance(wanted, Undated):
                values[f"c{place}_{number}"] = wanted
    if question.after is not None:
        for place, value in enumerate(question.after.values):
            values[f"after_{place}"] = value
    return values


class Plans:
    """The plans of one database, made when first needed."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._plans: OrderedDict[_Shape, Plan] = OrderedDict()
        self._lock = Lock()

    def plan(self, question: Question) -> Plan:
        """The plan of a question. Raises KeyError for a filter or sort key that it cannot have."""
        shape = _Shape.of(question)
        with self._lock:
            found = self._plans.get(shape)
            if found is not None:
                self._plans.move_to_end(shape)
                return found
        plan = self._made(shape)
        with self._lock:
            self._plans[shape] = plan
            if len(self._plans) > _KEPT:
                self._plans.popitem(last=False)
        return plan

    def compiled(self, statement: Executable) -> Statement:
        """Any statement of Core in the driver's spelling; its parameters are named binds."""
        done = statement.compile(  # type: ignore[attr-defined]
            dialect=self._dialect, compile_kwargs={"render_postcompile": True}
        )
        positions = done.positiontup
        constants = {name: value for name, value in done.params.items() if value is not None}
        return Statement(str(done), None if positions is None else tuple(positions), constants)

    def _made(self, shape: _Shape) -> Plan:
        conditions = _Conditions(shape)
        orderings = ordering(shape.resource, shape.sort)
        row = conditions.row
        cells = [conditions.row_id if o.column == "id" else row.c[o.column] for o in orderings]
        wanted = conditions.all()
        if shape.continued:
            last = [bound(f"after_{n}") for n, _ in enumerate(orderings)]
            wanted = [*wanted, following(cells, orderings, last)]
        page = (
            select(*(row.c[o.column] for o in orderings), *_owner(row, shape.resource))
            .where(*wanted)
            .order_by(*order_by(cells, orderings))
            .limit(bound("row_limit"))
        )
        return Plan(
            page=self.compiled(_with_documents(page.subquery("page"), shape.resource, orderings)),
            total=self.compiled(_capped_count(row, conditions.all())),
            left_out={
                reason: self.compiled(_sum_of_counts(row, ways))
                for reason, ways in conditions.unjudged().items()
            },
            orderings=orderings,
            form=LISTED[shape.resource],
        )


class _Conditions:
    """The WHERE of one shape, in the pieces that the counts of left_out need apart."""

    def __init__(self, shape: _Shape) -> None:
        self.row: FromClause = LIST_TABLES[shape.resource]
        # Where a link table leads to the rows, its own column keeps their order.
        self.row_id: ColumnElement[Any] = self.row.c.id
        self._resource = shape.resource
        self._plain: list[ColumnElement[bool]] = []
        self._judging: dict[Unjudged, list[ColumnElement[bool]]] = {}
        self._open: list[ColumnElement[bool]] = []
        self._of_one_claim: list[ColumnElement[bool]] = []
        # The same with one that is open where the filter on the most wants it to have an end.
        self._of_one_open_claim: list[ColumnElement[bool]] = []
        self._open_above: list[ColumnElement[bool]] = []
        self._claims_are_few = False
        self._undated = next((c[3] for c in shape.conditions if c[3] is not None), None)
        self._claim = columns.claims.alias("one_claim")
        for place, (name, count, negated, choice) in enumerate(shape.conditions):
            use = FILTERS[name].uses[shape.resource]
            if choice is None:
                self._add(use, f"c{place}", count, negated)
        if shape.resource is Resource.CLAIM and not any(c[0] == "status" for c in shape.conditions):
            self._plain.append(self.row.c.status == constant(ClaimStatus.CURRENT.value))
        if self._undated is not None:
            self._choose_undated()
        if self._of_one_claim:
            found = self._one_claim(self._of_one_claim)
            if "open" in self._judging:
                self._judging["open"].append(found)
                self._open_above += [self._one_claim(self._of_one_open_claim), not_(found)]
            else:
                self._plain.append(found)

    def all(self) -> list[ColumnElement[bool]]:
        """Every condition."""
        return [*self._plain, *(each for judged in self._judging.values() for each in judged)]

    def unjudged(self) -> dict[Unjudged, list[list[ColumnElement[bool]]]]:
        """For each kind of unfit row: all other conditions, and that the row is of that kind.

        A row may be of a kind in several ways, of which no two hold for one row: what is open by
        its days is found by its number, and what is open by its number is not.
        """
        found: dict[Unjudged, list[list[ColumnElement[bool]]]] = {}
        for reason in self._judging:
            if reason == "undated" and self._undated in {Undated.INCLUDE, Undated.ONLY}:
                continue
            others = [
                each
                for other, judged in self._judging.items()
                if other != reason
                for each in judged
            ]
            others = [*self._plain, *others]
            if reason == "open":
                found.setdefault("open", []).append([*others, *self._open_above])
                continue
            found[reason] = [[*others, _UNJUDGED[reason](self.row)]]
            if reason == "undated" and self._open:
                found.setdefault("open", []).append([*others, *self._open])
        return found

    def _add(self, use: Use, name: str, count: int, negated: bool) -> None:
        row = self._claim if use.of_one_claim else self.row
        size = 2 if use.unjudged == "undated" else count
        values: list[Any] = [bound(f"{name}_{number}") for number in range(size)]
        condition = self._condition(use, row, values, negated)
        if use.of_one_claim:
            self._of_one_claim.append(condition)
            unknown = use.unjudged == "open"
            self._of_one_open_claim.append(open_above(row, values) if unknown else condition)
            if unknown:
                self._judging["open"] = []
        elif use.unjudged == "open":
            self._judging["open"] = [condition]
            self._open_above.append(open_above(row, values))
        elif use.unjudged is None:
            self._plain.append(condition)
        else:
            if use.unjudged == "undated":
                self._open.append(open_over(row, values))
            fit = not_(_UNJUDGED[use.unjudged](row))
            self._judging.setdefault(use.unjudged, []).append(and_(fit, condition))

    def _condition(
        self, use: Use, row: FromClause, values: list[Any], negated: bool
    ) -> ColumnElement[bool]:
        operator = use.operator
        if negated:
            return not_(operator(row, values))
        if isinstance(operator, Linked) and operator.key and len(values) == 1:
            condition, row_id = operator.followed(row, values[0])
            if use.of_one_claim:
                self._claims_are_few = True
            else:
                self.row_id = row_id
            return condition
        return operator(row, values)

    def _choose_undated(self) -> None:
        without = undated(self.row)
        judged = self._judging.get("undated", [])
        if self._undated is Undated.ONLY:
            self._judging["undated"] = [without]
        elif self._undated is Undated.INCLUDE:
            self._judging["undated"] = [or_(without, *self._open, *judged)] if judged else []
        else:
            self._judging["undated"] = judged or [not_(without)]

    def _one_claim(self, conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
        claim = self._claim
        current = claim.c.status == constant(ClaimStatus.CURRENT.value)
        if self._claims_are_few:
            # The claims of one actor lead to their battles, and not every battle to its claims.
            return self.row.c.id.in_(select(claim.c.battle).where(current, *conditions))
        of_battle = claim.c.battle == self.row.c.id
        return exists(select(constant(1)).where(of_battle, current, *conditions))


def _owner(row: FromClause, resource: Resource) -> list[ColumnElement[Any]]:
    of_battle = resource in {Resource.CLAIM, Resource.EVENT}
    return [(row.c.battle if of_battle else row.c.id).label("owner_id")]


def _with_documents(
    page: FromClause, resource: Resource, orderings: tuple[Ordering, ...]
) -> Executable:
    d, m = documents.alias("d"), stale_marks.alias("m")
    form = LISTED[resource]
    return (
        select(
            *(page.c[o.column] for o in orderings),
            page.c.owner_id,
            d.c.body,
            d.c.etag,
            d.c.revision,
            d.c.recorded_at,
            d.c.rendered_by,
            m.c.sequence,
        )
        .select_from(
            page.outerjoin(
                d, and_(d.c.form == constant(form.value), d.c.id == page.c.id)
            ).outerjoin(
                m, and_(m.c.resource == constant(OWNER[form].value), m.c.id == page.c.owner_id)
            )
        )
        .order_by(*order_by([page.c[o.column] for o in orderings], orderings))
    )


def _sum_of_counts(row: FromClause, ways: list[list[ColumnElement[bool]]]) -> Executable:
    first, *others = (select(func.count()).select_from(row).where(*way) for way in ways)
    if not others:
        return first
    return select(sum((one.scalar_subquery() for one in others), first.scalar_subquery()))


def _capped_count(row: FromClause, conditions: list[ColumnElement[bool]]) -> Executable:
    found = select(constant(1).label("one")).select_from(row).where(*conditions)
    return select(func.count()).select_from(found.limit(constant(COUNTED_TO + 1)).subquery("found"))
