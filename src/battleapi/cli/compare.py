"""`battleapi compare`: who says what of a battle's losses and strengths, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from ..api.comparison_parameters import read_rules
from ..api.parameters import Values
from ..comparison.disputes import disputes_found
from ..comparison.rules import Rules
from ..errors import NotFound
from ..model.resources import Resource
from ..model.values import SLUG
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import Verdict
from ..model.vocabulary.records import Phase
from ..rendering.cast import Cast
from ..rendering.comparison import ServedComparison, served_comparison
from ..rendering.disputes import ServedDispute
from ..rendering.reasons import Reasons
from ..store.gathering import StoredBattle
from ..store.store import Store
from .comparison_table import Contradictions, laid_out
from .options import AsJson, DatabaseUrl, opened_store, read_settings
from .terminal import columns_of_output, fault_line, say_json, say_laid_out

_MOST_TOLD = 10
"""How many contradictions are printed, the widest first; the service lists every one."""
_WITHOUT_FIGURES = frozenset({ClaimKind.OUTCOME, ClaimKind.CONTROL})
"""Kinds that are held against each other beside figures, and stand in no table."""

BattleId = Annotated[str, typer.Argument(metavar="ID", help="The id of a published battle.")]
Method = Annotated[
    str | None, typer.Option(help="How figures become one: range, bracket, median and others.")
]
Kind = Annotated[str | None, typer.Option(help="casualties, materiel or strength.")]
By = Annotated[
    str | None, typer.Option(help="What the table is divided by: party,effect,day and others.")
]
Lexicon = Annotated[
    str | None, typer.Option(help="What vague number words are: strict, idiom, acled or none.")
]
Tolerance = Annotated[str | None, typer.Option(help="How far 'about' may be off: pct10, rounding.")]
BodyCount = Annotated[
    str | None,
    typer.Option(
        "--body-counts", help="A count of bodies is the dead (as_stated), or their least (minimum)."
    ),
]
Basis = Annotated[
    str | None, typer.Option(help="Take inferred parties (any), or their words (stated).")
]
Reading = Annotated[
    list[str] | None, typer.Option(help="The id of a reading to take; may be repeated.")
]
Phases = Annotated[
    list[str] | None,
    typer.Option("--phase", help="background, battle or aftermath; may be repeated."),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--asserted-until",
        metavar="DAY",
        help="Leave out what was said later than a day, such as 2023-08-20.",
    ),
]


def compare(
    battle: BattleId,
    *,
    method: Method = None,
    kind: Kind = None,
    by: By = None,
    lexicon: Lexicon = None,
    tolerance: Tolerance = None,
    body_counts: BodyCount = None,
    basis: Basis = None,
    reading: Reading = None,
    phase: Phases = None,
    asserted_until: Until = None,
    as_json: AsJson = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Show what each claimant says of each party, side by side.

    Nothing is judged: a method is a rule that you choose, and every claim that is not in the table
    is counted with the reason.
    """
    sent = {
        "method": (method,),
        "kind": (kind,),
        "by": (by,),
        "lexicon": (lexicon,),
        "tolerance": (tolerance,),
        "body_counts": (body_counts,),
        "basis": (basis,),
        "reading": tuple(reading or ()),
        "phase": tuple(phase or ()),
        "asserted_until": (asserted_until,),
    }
    given = {name: tuple(one for one in some if one is not None) for name, some in sent.items()}
    values = {name: some for name, some in given.items() if some}
    with opened_store(read_settings(database_url)) as store:
        stored = _stored(store, battle)
    rules = _rules(values, stored)
    found = _compared(stored, rules)
    if as_json:
        say_json(found.model_dump(mode="json"))
        return
    width = columns_of_output()
    elsewhere = () if found.cells else tuple(_elsewhere(stored, rules))
    say_laid_out(laid_out(found, _contradictions(stored, rules), elsewhere, width), width)


def _stored(store: Store, battle: str) -> StoredBattle:
    # What has not the form of an id may not even be text that a database takes.
    stored = store.reader.battle(battle) if re.fullmatch(SLUG, battle) else None
    if stored is None:
        near = store.reader.nearest(Resource.BATTLE, battle)
        hint = f" Near it: {', '.join(near)}." if near else ""
        raise NotFound(f"There is no published battle of this id in the store.{hint}")
    return stored


def _rules(values: Values, stored: StoredBattle) -> Rules:
    rules, faults = read_rules(values, stored.record)
    if faults:
        as_options = (replace(one, at=one.at.replace("_", "-")) for one in faults)
        lines = (str(fault_line(one)).strip() for one in as_options)
        raise typer.BadParameter("; ".join(f"--{line}" for line in lines))
    return rules


def _compared(stored: StoredBattle, rules: Rules) -> ServedComparison:
    return served_comparison(stored.record, stored.registry, stored.stamp.revision, rules)


def _contradictions(stored: StoredBattle, rules: Rules) -> Contradictions:
    """Those of figures of the kind in the table, as the rules have them read."""
    cast = Cast(stored.record, stored.registry)
    reasons = Reasons(stored.record, cast, rules)
    told = {one.id for one in stored.record.claims if one.kind in _WITHOUT_FIGURES}
    found = disputes_found(stored.record, stored.registry, rules, (Verdict.CONTRADICTS,))
    cases = [one for one in found.cases if one.reading is None and one.claims.isdisjoint(told)]
    shown = [ServedDispute.of(one.written(), cast, reasons) for one in cases[:_MOST_TOLD]]
    return Contradictions(shown, len(cases) - len(shown))


def _elsewhere(stored: StoredBattle, rules: Rules) -> Iterator[Phase]:
    """The phases that have figures of the kind asked for."""
    for phase in Phase:
        if _compared(stored, replace(rules, phases=(phase,))).cells:
            yield phase
