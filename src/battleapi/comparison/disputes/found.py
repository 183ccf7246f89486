"""Which voices contradict each other in one record, which do not, and what that hangs on."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from ...model.battles import BattleRecord
from ...model.registry import Registry
from ...model.vocabulary.claims import ClaimKind
from ...model.vocabulary.comparison import Verdict
from ..budget import Budget
from ..figures import Figures, figures
from ..origins import Origins
from ..readings import not_chosen
from ..results import Dispute
from ..rules import DEFAULT_RULES, Rules
from ..voices import said_on
from .confrontation import Confrontation
from .docket import Case
from .outcome_disputes import OutcomeDisputes
from .told import told_in

ALL_VERDICTS: Collection[Verdict] = frozenset(Verdict)

MOST = 10_000
"""How many disputes of one record are told at most. Those of 5,000 voices would be 12 million."""
_PAIRS_OF_OUTCOMES = 60_000
"""How many pairs of claims on outcomes are looked at."""
_READINGS = 8
"""How many of the readings that the reader has not chosen are tried."""
_READ_ANEW = 60_000
"""How many scopes, by figures, are gone through for them: of a long record fewer are tried."""
_ASKED_AGAIN = 500
"""How many contradictions by a reading are held against the claims as they are read."""
_TOLD = frozenset({ClaimKind.OUTCOME, ClaimKind.CONTROL})
"""Kinds that are compared beside casualties."""


@dataclass(frozen=True, slots=True)
class Found:
    """The disputes of one record in their order, written down as they are asked for.

    `capped` is true where the record has more than are told. `undated_kept` are the claims of which
    nobody knows when they were made, where a day is asked for; else null.
    """

    cases: tuple[Case, ...]
    capped: bool
    undated_kept: int | None

    def written(self, first: int = 0, most: int = MOST) -> tuple[Dispute, ...]:
        """So many of them, from a place on."""
        return tuple(one.written() for one in self.cases[first : first + most])


def disputes(
    record: BattleRecord,
    registry: Registry,
    rules: Rules = DEFAULT_RULES,
    verdicts: Collection[Verdict] = ALL_VERDICTS,
) -> tuple[Dispute, ...]:
    """All of `disputes_found`, written down."""
    return disputes_found(record, registry, rules, verdicts).written()


def disputes_found(
    record: BattleRecord,
    registry: Registry,
    rules: Rules = DEFAULT_RULES,
    verdicts: Collection[Verdict] = ALL_VERDICTS,
) -> Found:
    """How the voices of a record stand to each other, by the verdicts that are asked for.

    Over figures of the kind asked for; beside casualties, over outcomes and over who holds a place
    as well. Contradictions come first, the widest gap before the others; then one verdict after the
    other, by party and effect, whatever order the claims stand in. A pair is left out where a
    closer one of the same two voices says more: a part and a whole about which they contradict each
    other anyway, or a part of a part.

    Contradictions that there are only by a reading that the reader has not chosen are among them,
    each with that reading, after those that there are anyway.

    The work is bounded: of a record with very many voices, scopes, readings or all of these the
    first are told, of contradictions the widest, and the rest is not.
    """
    as_read = _gathered(record, registry, rules, verdicts)
    some, capped = list(as_read.cases), as_read.capped
    if Verdict.CONTRADICTS in verdicts:
        by_readings, more = _by_other_readings(record, registry, rules, as_read)
        some += by_readings
        capped |= more
    told_once = _once(sorted(some, key=_order))
    return Found(
        cases=tuple(told_once[:MOST]),
        capped=capped or len(told_once) > MOST,
        undated_kept=None if rules.asserted_until is None else len(as_read.undated),
    )


class _Gathered(NamedTuple):
    """The cases by one choice of rules in any order, whether there are more, and undated claims.

    `figures` are those that were held against each other.
    """

    cases: list[Case]
    capped: bool
    undated: set[str]
    figures: Figures


def _gathered(
    record: BattleRecord, registry: Registry, rules: Rules, verdicts: Collection[Verdict]
) -> _Gathered:
    found = figures(record, registry, rules)
    undated = {one.claim.id for one in found.found if one.said is None}
    of_figures = Confrontation(record, registry, found, rules, verdicts)
    ways = [of_figures.contradictions(), of_figures.other_cases()]
    budget = Budget(_PAIRS_OF_OUTCOMES)
    if rules.kind is ClaimKind.CASUALTIES:
        told = told_in(record, registry, rules)
        undated |= {one.claim.id for one in told if said_on(one.claim, registry) is None}
        origins = Origins((), registry, ((one.voice, one.claim) for one in told))
        of_outcomes = OutcomeDisputes(record, found.standing, told, origins.independence)
        ways.append(of_outcomes.cases(verdicts, budget))
    cases = [one for way in ways for one in _first(way, MOST + 1)]
    return _Gathered(cases, of_figures.capped or budget.ran_out, undated, found)


def _by_other_readings(
    record: BattleRecord, registry: Registry, rules: Rules, as_read: _Gathered
) -> tuple[list[Case], bool]:
    """Contradictions that there are only by a reading not chosen; whether there may be more.

    One that several readings would make is told by that which makes it widest.
    """
    readings = _not_chosen(record, rules)
    scopes = {one.scope for one in as_read.figures.found}
    most = min(_READINGS, _READ_ANEW // max(1, len(scopes) * len(as_read.figures.found)))
    capped = len(readings) > most
    told = {one.claims for one in as_read.cases if one.verdict is Verdict.CONTRADICTS}
    found: dict[frozenset[str], Case] = {}
    for reading in readings[:most]:
        by_it = replace(rules, readings=(*rules.readings, reading))
        gathered = _gathered(record, registry, by_it, {Verdict.CONTRADICTS})
        capped |= gathered.capped
        for one in gathered.cases:
            if one.claims not in told:
                new = replace(one, reading=reading)
                found[one.claims] = min(found.get(one.claims, new), new, key=_order)
    ordered = sorted(found.values(), key=_order)
    only = (
        one
        for one in ordered[:_ASKED_AGAIN]
        if not _is_so_anyway(one, record, registry, rules, as_read)
    )
    return list(only), capped or len(ordered) > _ASKED_AGAIN


def _is_so_anyway(
    case: Case, record: BattleRecord, registry: Registry, rules: Rules, as_read: _Gathered
) -> bool:
    """Whether the same claims contradict each other as they are read.

    Where others of the same voices do so more closely, that is not among what is told.
    """
    some = tuple(one for one in as_read.figures.found if one.claim.id in case.claims)
    alone = replace(as_read.figures, found=some)
    again = Confrontation(record, registry, alone, rules, {Verdict.CONTRADICTS})
    return any(one.claims == case.claims for one in again.contradictions())


def _not_chosen(record: BattleRecord, rules: Rules) -> list[str]:
    """The other readings of claims that are compared, by their names."""
    compared = {rules.kind, *(_TOLD if rules.kind is ClaimKind.CASUALTIES else ())}
    found = {
        reading.id
        for claim, reading in not_chosen(record, rules.readings)
        if not compared.isdisjoint(overlay.kind or claim.kind for overlay in reading.instead)
    }
    return sorted(found)


def _order(case: Case) -> tuple[object, ...]:
    return case.order


def _first(cases: Iterator[Case], most: int) -> list[Case]:
    """The first so many that differ."""
    return list(islice(_apart(cases), most))


def _once(cases: Iterable[Case]) -> list[Case]:
    return list(_apart(cases))


def _apart(cases: Iterable[Case]) -> Iterator[Case]:
    """Each once: one figure can stand on two grounds, as trucks where a voice lists no more."""
    seen: set[tuple[Hashable, ...]] = set()
    for one in cases:
        who = (one.verdict, *one.who)
        if who not in seen:
            seen.add(who)
            yield one
