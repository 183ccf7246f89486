"""Score readings against labelled strings: micro F1 over claims.

A label gives a category or several, bounds in the words' own numbers, and how they are given. What
it says is put into the model's terms here; any one of its `alternatives` may be agreed with.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from battleapi.importers.casualties import Draft, parse
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.quantities import Qualifier

Label = Mapping[str, Any]
Agrees = Callable[[Draft, Label], bool]

_CATEGORIES: Mapping[CasualtyEffect, str] = {
    CasualtyEffect.KILLED: "killed",
    CasualtyEffect.DIED_OF_WOUNDS: "killed",
    CasualtyEffect.NON_BATTLE_DEATH: "killed",
    CasualtyEffect.DIED_IN_CAPTIVITY: "killed",
    CasualtyEffect.WOUNDED: "wounded",
    CasualtyEffect.NON_BATTLE_INJURY: "wounded",
    CasualtyEffect.CAPTURED: "captured",
    CasualtyEffect.INTERNED: "captured",
    CasualtyEffect.SURRENDERED: "captured",
    CasualtyEffect.MISSING: "missing",
    CasualtyEffect.SICK: "sick",
    CasualtyEffect.DISPERSED: "dispersed",
    CasualtyEffect.DESERTED: "deserted",
    CasualtyEffect.DISPLACED: "displaced",
    CasualtyEffect.CASUALTY: "casualties",
}
_VAGUE = {Qualifier.INDEFINITE, Qualifier.NOT_NUMERIC, Qualifier.UNKNOWN_POSITIVE}


@dataclass(frozen=True, slots=True)
class Score:
    """How many claims agreed, of how many predicted and labelled."""

    hit: int = 0
    predicted: int = 0
    labelled: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hit + other.hit, self.predicted + other.predicted, self.labelled + other.labelled
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / max(1, self.predicted + self.labelled)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled string; `readings` are the label and its alternatives."""

    id: str
    field: str
    raw: str
    readings: tuple[tuple[Label, ...], ...]


def examples(file: Path) -> list[Example]:
    """The labelled strings of a file with one JSON object a line."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        readings = (entry["claims"], *(entry.get("alternatives") or ()))
        raw = next(entry[key] for key in ("raw", "string", "text") if key in entry)
        found.append(
            Example(entry["id"], entry["field"], raw, tuple(tuple(one) for one in readings))
        )
    return found


def same_figure(draft: Draft, label: Label) -> bool:
    """Whether effects or thing, bounds and qualifier agree."""
    return _same_thing(draft, label) and _same_number(draft, label)


def same_claim(draft: Draft, label: Label) -> bool:
    """Whether subject, claimant and role agree too."""
    return (
        same_figure(draft, label)
        and _same_words(_subject(draft), label["subject"])
        and _same_words(draft.claimant, label["per"])
        and (draft.role.value if draft.role else None) == label["role"]
    )


def _subject(draft: Draft) -> str | None:
    if draft.subject is None and draft.population == (Population.CIVILIAN,):
        return "civilians"
    return draft.subject


def _same_words(mine: str | None, theirs: str | None) -> bool:
    """Whether the words are the same, or the longer has all of the shorter."""
    if mine is None or theirs is None:
        return mine is theirs
    ours, labelled = set(_words(mine)), set(_words(theirs))
    return ours <= labelled or labelled <= ours


def _words(text: str) -> list[str]:
    bare = "".join(one if one.isalnum() else " " for one in text.casefold())
    return [one.removesuffix("s") for one in bare.split() if one != "the"]


def _same_thing(draft: Draft, label: Label) -> bool:
    category = label["category"]
    if category == "equipment" or (category == "strength" and label["object"]):
        kinds = {ClaimKind.MATERIEL} if category == "equipment" else {ClaimKind.STRENGTH}
        return draft.kind in kinds and bool(
            set(_words(draft.item or "")) & set(_words(label["object"] or ""))
        )
    if category == "strength":
        return draft.kind is ClaimKind.STRENGTH
    wanted = Counter(label["components"] or [category])
    mine = Counter({_CATEGORIES[one] for one in draft.effects if isinstance(one, CasualtyEffect)})
    return draft.kind is ClaimKind.CASUALTIES and (
        mine == wanted or mine - Counter(["dispersed"]) == wanted
    )


def _same_number(draft: Draft, label: Label) -> bool:
    quantity = draft.quantity
    low, high, how = label["min"], label["max"], label["approx"]
    given = (quantity.lower, quantity.upper)
    # "more than N" is labelled N, and is N + 1 in the model; "fewer than N" is N - 1.
    agrees = {
        "exact": quantity.qualifier is Qualifier.EXACT and given == (low, high),
        "none": quantity.qualifier is Qualifier.EXACT and given == (0, 0),
        "about": quantity.qualifier is Qualifier.APPROXIMATELY and quantity.value == low,
        "at_least": quantity.qualifier is Qualifier.AT_LEAST and _next_to(quantity.lower, low, 1),
        "at_most": quantity.qualifier is Qualifier.AT_MOST and _next_to(quantity.upper, high, -1),
        "range": quantity.qualifier is Qualifier.BETWEEN and given == (low, high),
        "vague": quantity.qualifier in _VAGUE or draft.relative is not None,
        "unknown": quantity.qualifier is Qualifier.UNKNOWN,
    }
    return agrees[how]


def _next_to(mine: int | None, theirs: int | None, step: int) -> bool:
    return mine is not None and theirs is not None and mine in {theirs, theirs + step}


def score(example: Example, agrees: Agrees) -> tuple[Score, list[Draft], list[Label]]:
    """The score of one string against the reading of it that fits best; and what did not agree."""
    drafts = list(parse(example.raw, example.field))
    results = [_against(drafts, reading, agrees) for reading in example.readings]
    return max(results, key=lambda one: one[0].f1)


def _against(
    drafts: Sequence[Draft], reading: Sequence[Label], agrees: Agrees
) -> tuple[Score, list[Draft], list[Label]]:
    over: list[Draft] = []
    missed = list(reading)
    for draft in drafts:
        # A label that agrees in full is taken first, so that equal figures do not change places.
        full = [label for label in missed if agrees(draft, label) and same_claim(draft, label)]
        fit = full or [label for label in missed if agrees(draft, label)]
        if fit:
            missed.remove(fit[0])
        else:
            over.append(draft)
    hit = len(drafts) - len(over)
    return Score(hit, len(drafts), len(reading)), over, missed


def total(scores: Iterable[Score]) -> Score:
    """All scores together."""
    return sum(scores, Score())
