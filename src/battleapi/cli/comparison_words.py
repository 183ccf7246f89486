"""What a comparison says, in sentences: its rules, its cells, its totals, and what is not in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..comparison.spans import Span
from ..model.vocabulary.comparison import CellFlag
from ..model.vocabulary.materiel import StrengthBasis
from ..model.vocabulary.records import Phase
from ..model.wording import capitalised, listed
from ..rendering.cells import ServedCell, ServedVoice
from ..rendering.comparison import (
    ServedComparison,
    ServedRatio,
    ServedTotal,
    ServedVoiceTotal,
)
from ..rendering.disputes import ServedDispute, ServedSaid
from ..rendering.parts import Ref
from ..rendering.reasons import effect_words, span_words
from .terminal import counted

_ADMISSIONS = "admissions"
_NO_STANCE = "not known"


class Part(NamedTuple):
    """A heading, a sentence or none, and the rows below it: a claimant in each."""

    heading: str
    sentence: str
    rows: Sequence[Sequence[str]]


CELL_COLUMNS = ("claimant", "stance", "words", "figure")
TOTAL_COLUMNS = ("claimant", "figure", "gives none of")
EXCHANGE_COLUMNS = ("account", "losses", "as shares of strength", "strengths")
BOUND_MARK = "(bound)"


def rules_of(found: ServedComparison) -> str:
    """What is compared and by which rules: `casualties by party and effect; method range 1`."""
    by = listed([_spaced(axis) for axis in found.by])
    rules = [
        f"{name} {rule.id} {rule.version}"
        for name, rule in (
            ("method", found.method),
            ("lexicon", found.lexicon),
            ("tolerance", found.tolerance),
        )
    ]
    rules.append(f"body counts {_spaced(found.body_counts)}")
    rules.append(f"basis {found.basis}")
    rules.append(f"phase {listed(found.phase)}")
    rules += [f"reading {one}" for one in found.readings]
    if found.asserted_until is not None:
        rules.append(f"asserted until {found.asserted_until}")
    return f"{found.kind} by {by}; {', '.join(rules)}"


def cell_parts(found: ServedComparison) -> list[Part]:
    """Each cell with what the method makes of it, and what each claimant says."""
    names = {one.id: one.name for one in found.axes.party}
    names |= {one.id: one.name for one in found.axes.event}
    titles = [_title(cell, found, names) for cell in found.cells]
    often = Counter(titles)
    # Combatants and civilians are never in one cell, whether the table is divided by them or not.
    headings = [
        f"{title}, {_spaced(cell.population)}" if often[title] > 1 and cell.population else title
        for title, cell in zip(titles, found.cells, strict=True)
    ]
    return [
        Part(heading, _made_of(cell, found.method.id), [_row_of(one) for one in cell.voices])
        for heading, cell in zip(headings, found.cells, strict=True)
    ]


def _title(
    cell: ServedCell, found: ServedComparison, names: Mapping[str | None, str | None]
) -> str:
    words = []
    for axis in found.by:
        value = getattr(cell, axis.value)
        if value is None:
            words.append(f"{_spaced(axis)} not stated")
        else:
            words.append(names.get(value) or _value_words(value))
    return ", ".join(words)


def _value_words(value: str) -> str:
    return "moment not stated" if value == StrengthBasis.NOT_STATED else effect_words(value)


def _made_of(cell: ServedCell, method: str) -> str:
    """What the method makes of a cell, how far its figures bear each other out, and its flags.

    As in `range: 4 to 28, disputed. Two voices contradict each other.`
    """
    numbers = _range_words(cell.low, cell.high, cell.open)
    if cell.value is not None:
        numbers = f"{cell.value:,} ({numbers})"
    flags = [flag.definition for flag in cell.flags]
    grade = f"{method}: {numbers}, {_spaced(cell.grade)}."
    return " ".join([grade, cell.grade.definition, *flags])


def _row_of(voice: ServedVoice) -> tuple[str, ...]:
    """One claimant of a cell: who, its stance, its words, and what it says in numbers."""
    figure = span_words(Span(voice.low, voice.high))
    if CellFlag.BOUNDED in voice.flags:
        figure += f" {BOUND_MARK}"
    return (
        voice.name or voice.voice,
        _spaced(voice.stance or _NO_STANCE),
        "; ".join(voice.words),
        figure,
    )


def total_parts(found: ServedComparison) -> list[Part]:
    """Each effect over every party: all voices mixed, and then each claimant by itself."""
    return [
        Part(*_total_of(one), [_total_row(voice) for voice in one.voices]) for one in found.totals
    ]


def _total_of(total: ServedTotal) -> tuple[str, str]:
    said = [f"{_range_words(total.low, total.high, total.open)}."]
    # Named besides, since whoever adds up has to look for these two.
    said += [f"{capitalised(_spaced(one))}: {_inside(one.definition)}" for one in total.flags]
    if total.missing:
        said.append(f"Nobody gives a figure of {_names(total.missing)}.")
    if total.unresolved:
        said.append(f"Not added, since they may be others here: {_names(total.unresolved)}.")
    what = [_spaced(total.item_class)] if total.item_class is not None else []
    return ", ".join([*what, _value_words(total.effect)]), " ".join(said)


def _total_row(total: ServedVoiceTotal) -> tuple[str, ...]:
    figure = span_words(Span(total.low, total.high))
    return total.name or total.voice, figure, _names(total.missing)


def exchange_parts(found: ServedComparison) -> list[Part]:
    """The ratios of two parties by each account; what nobody can say is left out."""
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in found.exchanges:
        ratios = (one.loss_exchange, one.fractional_exchange, one.force)
        if any(ratio.low is not None for ratio in ratios):
            of, to = one.of.name or one.of.id, one.to.name or one.to.id
            account = "what each admits" if one.account == _ADMISSIONS else one.name or one.account
            heading = f"{of} for each of {to}, {effect_words(one.effect)}"
            rows[heading].append((account, *map(_ratio_words, ratios)))
    return [Part(heading, "", some) for heading, some in rows.items()]


def _ratio_words(ratio: ServedRatio) -> str:
    if ratio.low is None:
        return ""
    if ratio.high is None:
        bounds = f"{ratio.low:,} or more"
    else:
        bounds = f"{ratio.low:,}" if ratio.low == ratio.high else f"{ratio.low:,} to {ratio.high:,}"
    if ratio.value is None or ratio.low == ratio.high:
        return bounds
    return f"{ratio.value:,} ({bounds})"


def dispute_of(dispute: ServedDispute) -> str:
    """Who contradicts whom of what, of which day where that is one, and the reason."""
    what = [dispute.party_name or dispute.party or "party not stated"]
    what += [_value_words(dispute.effect)] if dispute.effect is not None else []
    days = {one.day for one in (*dispute.a, *dispute.b)}
    what += [day for day in days if day is not None and len(days) == 1]
    return (
        f"{', '.join(what)}: {_speakers(dispute.a)} against {_speakers(dispute.b)}. "
        f"{dispute.reason.text}"
    )


def further_of(count: int, battle: Ref) -> Iterator[str]:
    """How many contradictions are not told here, where there are any, and who tells them."""
    if count:
        yield f"{count:,} more, none further apart: /v1/battles/{battle.id}/disputes has them."


def _speakers(said: Iterable[ServedSaid]) -> str:
    return listed(list(dict.fromkeys(one.name or one.voice for one in said)))


def left_out_of(found: ServedComparison) -> Iterator[str]:
    """How many claims are left out, reason by reason: `9: It says again what others say`."""
    for code, count in Counter(one.code for one in found.excluded).items():
        yield f"{count}: {code.definition}"


def nothing_of(found: ServedComparison, elsewhere: Iterable[Phase]) -> str:
    """That the table is empty, and which phases of the battle have figures."""
    what = f"There are no figures of {found.kind} in the phase {listed(found.phase)}"
    there = [f"--phase {phase}" for phase in elsewhere]
    return f"{what}; there are with {' and with '.join(there)}." if there else f"{what}."


def undated_in(found: ServedComparison) -> str:
    """How many figures stand in the table of which nobody knows when they were said."""
    figures = counted(found.undated_kept or 0, "figure stands", "figures stand")
    return f"{figures} in it though nobody knows when they were said."


def _names(refs: Iterable[Ref]) -> str:
    return listed([one.name or one.id for one in refs])


def _range_words(low: int | None, high: int | None, is_open: bool) -> str:
    """From the least to the greatest that anybody says: `4 to at least 28`."""
    if low is None or high is None:
        return "no figure"
    if low == high:
        return f"at least {low:,}" if is_open else f"{low:,}"
    return f"{low:,} to {'at least ' * is_open}{high:,}"


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _spaced(word: str) -> str:
    return word.replace("_", " ")
