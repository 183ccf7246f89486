"""`battleapi compare`: who says what of a battle's losses and strengths, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated

import typer

from ..api.comparison_parameters import read_rules
from ..api.parameters import Values
from ..comparison.spans import Span
from ..errors import NotFound
from ..model.resources import Resource
from ..model.values import SLUG
from ..model.vocabulary.comparison import Axis, CellFlag
from ..model.wording import listed
from ..rendering.cells import ServedCell, ServedVoice
from ..rendering.comparison import ServedComparison, ServedTotal, served_comparison
from ..rendering.reasons import span_words
from ..store.store import Store
from .options import AsJson, DatabaseUrl, opened_store, read_settings
from .terminal import counted, fault_line, say, say_grid, say_json

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
Basis = Annotated[
    str | None, typer.Option(help="Take inferred parties (any), or their words (stated).")
]
Reading = Annotated[
    list[str] | None, typer.Option(help="The id of a reading to take; may be repeated.")
]
Phase = Annotated[
    list[str] | None, typer.Option(help="background, battle or aftermath; may be repeated.")
]


def compare(
    battle: BattleId,
    *,
    method: Method = None,
    kind: Kind = None,
    by: By = None,
    lexicon: Lexicon = None,
    tolerance: Tolerance = None,
    basis: Basis = None,
    reading: Reading = None,
    phase: Phase = None,
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
        "basis": (basis,),
        "reading": tuple(reading or ()),
        "phase": tuple(phase or ()),
    }
    given = {name: tuple(one for one in some if one is not None) for name, some in sent.items()}
    values = {name: some for name, some in given.items() if some}
    with opened_store(read_settings(database_url)) as store:
        found = _served(store, battle, values)
    if as_json:
        say_json(found.model_dump(mode="json"))
    else:
        _say(found)


def _served(store: Store, battle: str, values: Values) -> ServedComparison:
    # What has not the form of an id may not even be text that a database takes.
    stored = store.reader.battle(battle) if re.fullmatch(SLUG, battle) else None
    if stored is None:
        near = store.reader.nearest(Resource.BATTLE, battle)
        hint = f" Near it: {', '.join(near)}." if near else ""
        raise NotFound(f"There is no published battle of this id in the store.{hint}")
    rules, faults = read_rules(values, stored.record)
    if faults:
        raise typer.BadParameter("; ".join(f"--{str(fault_line(one)).strip()}" for one in faults))
    return served_comparison(stored.record, stored.registry, stored.stamp.revision, rules)


def _say(found: ServedComparison) -> None:
    by = ", ".join(axis.value.replace("_", " ") for axis in found.by)
    rules = f"{found.method.id}, {found.lexicon.id}, {found.tolerance.id}"
    say(f"{found.battle.name}, revision {found.revision}: {found.kind} by {by} ({rules})")
    say("")
    if found.cells:
        say_grid(_grid(found))
        say("")
    for total in found.totals:
        say(_total_line(total))
    if found.excluded:
        codes = Counter(one.code.value for one in found.excluded)
        say(
            f"{counted(len(found.excluded), 'claim is', 'claims are')} left out: "
            + ", ".join(f"{count} {code}" for code, count in codes.items())
            + "."
        )


def _grid(found: ServedComparison) -> list[list[str]]:
    """Claimants in rows, cells in columns, and what the method makes of each in the last row."""
    names = {one.voice: one.name or one.voice for cell in found.cells for one in cell.voices}
    parties = {one.id: one.name for one in found.axes.party}
    events = {one.id: one.name for one in found.axes.event}
    titles = [_title(cell, found.by, parties | events) for cell in found.cells]
    often = Counter(titles)
    # Combatants and civilians are never in one cell, whether the table is divided by them or not.
    titles = [
        f"{title}, {cell.population}" if often[title] > 1 and cell.population else title
        for title, cell in zip(titles, found.cells, strict=True)
    ]
    rows = [[name, *(_said(cell, voice) for cell in found.cells)] for voice, name in names.items()]
    return [["", *titles], *rows, [found.method.id, *map(_made, found.cells)]]


def _title(cell: ServedCell, by: tuple[Axis, ...], names: Mapping[str | None, str | None]) -> str:
    """What a cell is of: `Malian Armed Forces, killed`."""
    words = []
    for axis in by:
        value = getattr(cell, axis.value)
        axis_words = axis.value.replace("_", " ")
        if value is None:
            words.append(f"{axis_words} not stated")
        else:
            words.append(names.get(value) or value.replace("_", " "))
    return ", ".join(words)


def _said(cell: ServedCell, voice: str) -> str:
    """What one voice says of a cell, in numbers and in words; nothing where it says nothing."""
    return "; ".join(_entry(one) for one in cell.voices if one.voice == voice)


def _entry(voice: ServedVoice) -> str:
    numbers = span_words(Span(voice.low, voice.high))
    bounded = " (bounded)" if CellFlag.BOUNDED in voice.flags else ""
    words = [word for word in voice.words if word not in {numbers, numbers.replace(",", "")}]
    return f"{numbers}{bounded}" + (f": {', '.join(words)}" if words else "")


def _made(cell: ServedCell) -> str:
    """What the method makes of a cell, and how far its figures bear each other out."""
    numbers = _range_words(cell.low, cell.high, cell.open)
    if cell.value is not None:
        numbers = f"{cell.value:,} ({numbers})"
    return f"{numbers}; {cell.grade.value.replace('_', ' ')}"


def _total_line(total: ServedTotal) -> str:
    what = " ".join(filter(None, [total.item_class, total.effect])).replace("_", " ")
    line = f"{what}, all parties: {_range_words(total.low, total.high, total.open)}"
    if total.missing:
        line += f"; no figure of {listed([one.name or one.id for one in total.missing])}"
    return line


def _range_words(low: int | None, high: int | None, is_open: bool) -> str:
    """From the least to the greatest that anybody says: `4 to at least 28`."""
    if low is None or high is None:
        return "no figure"
    if low == high:
        return f"at least {low:,}" if is_open else f"{low:,}"
    return f"{low:,} to {'at least ' * is_open}{high:,}"
