"""The comparison of one record's claims: the table, its totals, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import Axis, Exclusion, MethodName
from .cells import Filled, Place, fill, places
from .exchange import Opposition, exchanges
from .figures import Figure, Figures, figures
from .hearing import Hearings, statements
from .methods import METHODS
from .results import Cell, Comparison, Exchange, Excluded
from .rules import DEFAULT_RULES, Rules
from .totals import totals
from .voices import Voices


def compare(record: BattleRecord, registry: Registry, rules: Rules = DEFAULT_RULES) -> Comparison:
    """Every claim of the kind asked for, in the cells of a table or left out with its reason.

    `registry` has the shared things that the record names. The order of the claims decides nothing
    but the order of the answer.
    """
    found = figures(record, registry, rules)
    said = statements(found.found)
    hearings = Hearings(said)
    voices = Voices(found.found, registry)
    axes = rules.axes
    made = places(found, axes)
    filled = [
        fill(place, axes, hearings.of(place.scope), METHODS[rules.method], voices) for place in made
    ]
    table = tuple(one.cell for one in filled)
    return Comparison(
        rules=rules,
        values={axis: _values(made, n) for n, axis in enumerate(axes)},
        cells=table,
        totals=totals(found, said, hearings),
        exchanges=_exchanges(record, registry, rules, table, found),
        excluded=_excluded(record, found, filled, axes),
    )


def _exchanges(
    record: BattleRecord,
    registry: Registry,
    rules: Rules,
    table: tuple[Cell, ...],
    found: Figures,
) -> tuple[Exchange, ...]:
    """Losses for losses: of people, by party and effect, whatever the table is divided by."""
    if rules.kind is not ClaimKind.CASUALTIES:
        return ()
    by_default = replace(rules, by=(), method=MethodName.RANGE)
    losses = table
    if (rules.axes, rules.method) != (by_default.axes, by_default.method):
        losses = _cells(found, registry, by_default)
    strengths: tuple[Cell, ...] = ()
    if any(claim.kind is ClaimKind.STRENGTH for claim in record.claims):
        of_strength = replace(by_default, kind=ClaimKind.STRENGTH)
        strengths = _cells(figures(record, registry, of_strength), registry, of_strength)
    parties = [cell.keys[Axis.PARTY] for cell in losses]
    return exchanges(losses, strengths, Opposition.of(record, found.standing, parties))


def _cells(found: Figures, registry: Registry, rules: Rules) -> tuple[Cell, ...]:
    hearings = Hearings(statements(found.found))
    voices = Voices(found.found, registry)
    return tuple(
        fill(place, rules.axes, hearings.of(place.scope), METHODS[rules.method], voices).cell
        for place in places(found, rules.axes)
    )


def _values(made: Iterable[Place], place: int) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(one.key[place] for one in made))


def _excluded(
    record: BattleRecord, found: Figures, filled: Sequence[Filled], axes: Sequence[Axis]
) -> tuple[Excluded, ...]:
    """All claims that no cell shows, in the order of the record."""
    shown = {claim for one in filled for heard in one.cell.voices for claim in heard.claims}
    left = {claim: code for one in filled for claim, code in one.left.items()}
    reasons = {one.claim: one for one in found.excluded}
    for figure in found.found:
        claim = figure.claim.id
        if claim not in shown and claim not in reasons:
            reasons[claim] = Excluded(claim, *_unused(figure, found, left, axes))
    order = {claim.id: place for place, claim in enumerate(record.claims)}
    return tuple(
        sorted(
            reasons.values(),
            key=lambda one: order[one.claim],
        )
    )


def _unused(
    figure: Figure, found: Figures, left: Mapping[str, Exclusion], axes: Sequence[Axis]
) -> tuple[Exclusion, tuple[str, ...]]:
    """Why no cell shows a figure, and the claims that stand in its place."""
    if figure.claim.id in left:
        return left[figure.claim.id], ()
    holding = tuple(
        dict.fromkeys(
            other.claim.id
            for other in found.found
            if other.voice == figure.voice
            and other.scope != figure.scope
            and figure.scope.inside(other.scope)
        )
    )
    if holding:
        return Exclusion.PART_OF_FIGURE, holding
    if Axis.DAY in axes and figure.days.first != figure.days.last:
        return Exclusion.OUTSIDE_CELLS, ()
    return Exclusion.BOUNDS_NOTHING, ()
