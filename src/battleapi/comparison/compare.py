"""The comparison of one record's claims: the table, its totals, and what is not in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import Axis, Exclusion, MethodName
from .cells import Filled, Place, fill, places
from .exchange import Opposition, exchanges
from .figures import Figure, Figures, figures
from .hearing import Hearings
from .methods import METHODS, Method
from .origins import Origins
from .results import Cell, Comparison, Exchange, Excluded
from .rules import DEFAULT_BY, DEFAULT_RULES, Rules
from .scopes import Scope
from .standoff import Standoff, of_parts
from .statements import Statement, statements
from .totals import totals


def compare(record: BattleRecord, registry: Registry, rules: Rules = DEFAULT_RULES) -> Comparison:
    """Every claim of the kind asked for, in the cells of a table or left out with its reason.

    `registry` has the shared things that the record names. The order of the claims decides nothing
    but the order of the answer.
    """
    table = _Table(figures(record, registry, rules), registry)
    axes = rules.axes
    filled = table.filled(axes, METHODS[rules.method])
    cells = tuple(one.cell for one in filled)
    values = {axis: tuple(dict.fromkeys(cell.keys[axis] for cell in cells)) for axis in axes}
    if rules.kind is ClaimKind.CASUALTIES:
        populations = (cell.population for cell in cells if cell.population is not None)
        values.setdefault(Axis.POPULATION, tuple(dict.fromkeys(populations)))
    return Comparison(
        rules=rules,
        values=values,
        cells=cells,
        totals=totals(table.figures, table.statements, table.hearings),
        exchanges=_exchanges(record, registry, rules, table, filled),
        excluded=_excluded(record, table, filled, axes),
        undated_kept=_undated(table.figures, rules),
    )


def _undated(found: Figures, rules: Rules) -> int | None:
    if rules.asserted_until is None:
        return None
    return len({one.claim.id for one in found.found if one.said is None})


class _Table:
    """The figures of one comparison, ready to be put into cells by any axes and method."""

    def __init__(self, found: Figures, registry: Registry) -> None:
        self.figures = found
        self.statements = statements(found.found)
        self.hearings = Hearings(self.statements)
        self._origins = Origins(found.found, registry)
        self._said_of: dict[Scope, list[Statement]] = defaultdict(list)
        for said in self.statements.values():
            for one in said:
                self._said_of[one.scope].append(one)

    def filled(self, axes: Sequence[Axis], method: Method) -> tuple[Filled, ...]:
        """The cells, in the order in which the record leads to them."""
        return tuple(
            fill(
                place,
                self.hearings.of(place.scope),
                self._of_parts(place),
                method,
                self._origins,
            )
            for place in places(self.figures, axes)
        )

    def _of_parts(self, place: Place) -> Iterator[Standoff]:
        said = {one.scope: self._said_of[one.scope] for one in place.figures}
        return of_parts(said, place.scope)

    def ranges(self, axes: Sequence[Axis]) -> tuple[Cell, ...]:
        """The cells by the method `range`."""
        return tuple(one.cell for one in self.filled(axes, METHODS[MethodName.RANGE]))


def _exchanges(
    record: BattleRecord,
    registry: Registry,
    rules: Rules,
    table: _Table,
    filled: Sequence[Filled],
) -> tuple[Exchange, ...]:
    """Losses for losses: of people, by party and effect, whatever the table is divided by."""
    if rules.kind is not ClaimKind.CASUALTIES:
        return ()
    if rules.axes == DEFAULT_BY[rules.kind]:
        # Whatever the method, the voices are the same.
        losses = tuple(
            one.cell if one.cell.voices == one.heard else replace(one.cell, voices=one.heard)
            for one in filled
        )
    else:
        losses = table.ranges(DEFAULT_BY[rules.kind])
    strengths: tuple[Cell, ...] = ()
    if any(claim.kind is ClaimKind.STRENGTH for claim in record.claims):
        of_strength = replace(rules, kind=ClaimKind.STRENGTH, by=())
        found = _Table(figures(record, registry, of_strength), registry)
        strengths = found.ranges(of_strength.axes)
    parties = [cell.keys[Axis.PARTY] for cell in losses]
    return exchanges(losses, strengths, Opposition.of(record, table.figures.standing, parties))


def _excluded(
    record: BattleRecord, table: _Table, filled: Sequence[Filled], axes: Sequence[Axis]
) -> tuple[Excluded, ...]:
    """All claims that no cell shows, in the order of the record."""
    shown = {claim for one in filled for heard in one.cell.voices for claim in heard.claims}
    left = {claim: reason for one in filled for claim, reason in one.left.items()}
    reasons = {one.claim: one for one in table.figures.excluded}
    for figure in table.figures.found:
        claim = figure.claim.id
        if claim not in shown and claim not in reasons:
            of_its_voice = table.statements[figure.voice]
            reasons[claim] = left.get(claim) or _unused(figure, of_its_voice, axes)
    order = {claim.id: place for place, claim in enumerate(record.claims)}
    return tuple(sorted(reasons.values(), key=lambda one: order[one.claim]))


def _unused(figure: Figure, of_its_voice: Iterable[Statement], axes: Sequence[Axis]) -> Excluded:
    """Why no cell shows a figure, and the claims that stand in its place."""
    claim = figure.claim.id
    wider = [
        other
        for one in of_its_voice
        if one.scope != figure.scope and figure.scope.inside(one.scope)
        for other in one.figures
    ]
    wider.sort(key=lambda one: one.place)
    holding = tuple(dict.fromkeys(other.claim.id for other in wider))
    if holding:
        return Excluded(claim, Exclusion.PART_OF_FIGURE, holding)
    if Axis.DAY in axes and figure.days.first != figure.days.last:
        return Excluded(claim, Exclusion.OUTSIDE_CELLS)
    return Excluded(claim, Exclusion.BOUNDS_NOTHING)
