"""What words of a heading or bracket are: whose, when, where, by whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .effects import NOT_A_LOSS, Harm, effect_at
from .items import class_of_word
from .lexicons import words
from .marks import MarkKind
from .nations import is_nation
from .people import PLAIN, is_people, population_of
from .tokens import Kind, Token, words_of
from .voices import claimant_in, is_nobody

_CLAIM = words("labels", "claim")
_PHASE = words("labels", "phase")
_PLACE = words("labels", "place")
_AUTHORS = words("labels", "authors")
_UNIT = words("labels", "unit")
_MATERIAL = words("labels", "material")
_PEOPLE_LABEL = words("labels", "people label")
_TOTAL = words("labels", "total")
_LOSS_WORDS = words("labels", "loss words")
_SMALL = words("labels", "small") | {","}


@dataclass(slots=True)
class Label:
    """The parts that words were found to be; each null or empty where they are no such thing.

    `nouns` are the words of a heading that names equipment: "Tanks: 30".
    """

    subject: str | None = None
    phase: str | None = None
    date: str | None = None
    place: str | None = None
    claimant: str | None = None
    total: bool = False
    civil: bool = False
    things: bool = False
    people: bool = False
    saved: bool = False
    harms: list[Harm] = field(default_factory=list)
    nouns: list[Token] = field(default_factory=list)
    read: bool = True


def effects_in(tokens: Sequence[Token]) -> bool:
    """Whether any word says what happened to somebody."""
    return bool(_harms([one.low for one in tokens])[0])


def label_of(tokens: Sequence[Token], *, bracket: bool = False, bare_number: bool = False) -> Label:
    """What the words are. `bracket`: they stand in brackets after a figure.

    `bare_number`: that figure has no words of its own, so that a name alone is who says it.
    """
    label = Label()
    flags = [one for one in tokens if one.mark and one.mark.kind is MarkKind.FLAG]
    if flags:
        label.subject = flags[-1].mark.label if flags[-1].mark else None
    groups = [one for one in tokens if one.kind is Kind.GROUP]
    words = [
        one for one in tokens
        if one.kind not in {Kind.MARK, Kind.GROUP} and one.text not in {":", '"', "''"}
    ]  # fmt: skip
    for group in groups:
        _into(label, label_of(group.inside, bracket=True))
    _trim(words)
    if not bracket:
        words = _without_place(label, words)
    if not words:
        return label
    _read(label, words, bracket=bracket, bare_number=bare_number)
    return label


def _without_place(label: Label, words: list[Token]) -> list[Token]:
    """Cut off where: "Deceased soldiers in all fronts" are the deceased soldiers."""
    for at, token in enumerate(words):
        begins = at and token.low in {"in", "at", "on"} and token.text.islower()
        if begins and _harms([one.low for one in words[:at]])[0]:
            label.place = words_of(words[at:])
            return [one for one in words[:at] if one.low not in PLAIN]
    return words


def _trim(words: list[Token]) -> None:
    while words and words[-1].low in {",", ".", ";", "-", "–", "="}:
        words.pop()
    while words and words[0].low in {",", ".", ";", "-", "–", "=", "#", "*"}:
        words.pop(0)


def _into(label: Label, other: Label) -> None:
    label.date = label.date or other.date
    label.phase = label.phase or other.phase
    label.place = label.place or other.place
    label.claimant = label.claimant or other.claimant


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a label, with what is looked at more than once."""

    tokens: list[Token]
    lows: list[str]
    harms: list[Harm]
    content: list[str]
    dates: list[Token]
    bracket: bool
    bare_number: bool

    @property
    def text(self) -> str:
        return words_of(self.tokens)


def _read(label: Label, tokens: list[Token], *, bracket: bool, bare_number: bool) -> None:
    """Take the words by the first rule that reads them."""
    lows = [one.low for one in tokens]
    harms, plain = _harms(lows)
    content = [low for low in plain if low not in _SMALL | _TOTAL | _LOSS_WORDS]
    dates = [one for one in tokens if one.kind is Kind.DATE]
    words = _Words(tokens, lows, harms, content, dates, bracket, bare_number)
    label.total = any(low in _TOTAL for low in lows)
    label.civil = bool(population_of(lows))
    label.saved = any(low in NOT_A_LOSS for low in lows)
    if not bracket and is_nobody(lows):
        label.read = label.total = False
        return
    for rule in (
        _is_claimant, _is_date, _is_effect, _is_civil, _is_material, _is_of_people,
        _is_placed, _is_unit, _is_phase, _is_place, _is_dated, _is_gloss,
    ):  # fmt: skip
        if rule(label, words):
            return
    label.subject = _subject(tokens)
    label.harms = harms


def _is_claimant(label: Label, words: _Words) -> bool:
    """Somebody says it: "German claim", "per Mali"."""
    known = words.bracket and any(low in _AUTHORS for low in words.lows)
    if words.dates and words.bracket:
        return _is_claimant_of_day(label, words)
    said = claimant_in(words.tokens)
    claimant = (said or words.text) if known else None if words.dates else said
    label.claimant = claimant or label.claimant
    if claimant is not None and words.dates:
        label.date = label.date or words.dates[0].text
    return claimant is not None


def _is_claimant_of_day(label: Label, words: _Words) -> bool:
    """Who says it, and of when, in one bracket: "US claim, as of 3 May"."""
    others: list[Token] = []
    for token in words.tokens:
        if token.kind is not Kind.DATE:
            others.append(token)
            continue
        while others and others[-1].low in _BY | {",", "the"}:
            others.pop()
    _trim(others)
    said = claimant_in(others)
    if not said and any(one.low in _AUTHORS for one in others):
        said = words_of(others)
    if not said or any(one.low in _PHASE for one in others):
        return False
    label.claimant = said
    label.date = "; ".join(one.text for one in words.dates)
    return True


def _is_date(label: Label, words: _Words) -> bool:
    """A date and nothing more: "16 March – 15 April", "by 25 July"."""
    others = [one for one in words.tokens if one.low not in _SMALL | _BY]
    if not words.dates or len(words.dates) != len(others):
        return False
    label.date = words_of([one for one in words.tokens if one.low not in _BY])
    return True


def _is_effect(label: Label, words: _Words) -> bool:
    """What happened, or "Total", and nothing more: "Killed", "Total dead"."""
    if words.content or not (words.harms or label.total):
        return False
    label.harms = words.harms
    return True


def _is_civil(label: Label, words: _Words) -> bool:
    """Civilians: "Civilian casualties"."""
    if not label.civil or len(words.content) > 1:
        return False
    if not words.bracket:
        label.subject = words_of([one for one in words.tokens if one.low not in _LOSS_WORDS])
    label.harms = words.harms
    return True


def _is_material(label: Label, words: _Words) -> bool:
    """Equipment follows: "Materiel"."""
    label.things = bool(words.content) and all(low in _MATERIAL for low in words.content)
    return label.things


def _is_of_people(label: Label, words: _Words) -> bool:
    """People follow: "Personnel"."""
    label.people = all(low in _PEOPLE_LABEL for low in words.content)
    return label.people


def _is_placed(label: Label, words: _Words) -> bool:
    """A place in brackets: "(in France)", "(ground)"."""
    if not words.bracket or words.lows[0] not in _PLACE:
        return False
    label.place = words.text
    return True


def _is_unit(label: Label, words: _Words) -> bool:
    """A force: "5th Mountain Division", "Royal Navy"."""
    battery = len(words.tokens) > 1 and words.tokens[-1].text == "Battery"
    known = battery or any(low in _UNIT for low in words.lows)
    if words.lows[0] in {"in", "at", "on"} or not known:
        return False
    label.subject = _subject(words.tokens)
    return True


def _is_phase(label: Label, words: _Words) -> bool:
    """A phase: "Operation Citadel", "During the drop"."""
    if not any(low in _PHASE for low in words.lows):
        return False
    label.phase = words.text
    label.date = label.date or (words.dates[0].text if words.dates else None)
    return True


def _is_place(label: Label, words: _Words) -> bool:
    """A place: "Karelian Isthmus", "at the front"."""
    if not any(low in _PLACE for low in words.lows):
        return False
    label.place = words.text
    label.date = label.date or (words.dates[0].text if words.dates else None)
    return True


def _is_dated(label: Label, words: _Words) -> bool:
    """Words with a date among them: "As of 1 October 1941"."""
    if not words.dates:
        return False
    label.date = words.text
    return True


def _is_gloss(label: Label, words: _Words) -> bool:
    """A bracket that names no force: who says it, where the figure is bare ("(Herodotus)")."""
    last = words.lows[-1]
    if not words.bracket:
        label.things = class_of_word(last) is not None
        label.nouns = list(words.tokens) if label.things else []
        return label.things
    if is_nation(words.lows):
        return False
    people = is_people(last, also_like=True)
    named = words.bare_number and not people and words.tokens[0].text[0].isupper()
    label.claimant = words.text if named else None
    label.read = named
    return True


_BY = frozenset(
    {"by", "on", "in", "from", "until", "as", "of", "for", "during", "since", "only", "between"}
)


def _subject(words: Sequence[Token]) -> str:
    kept = [one for one in words if one.low not in _LOSS_WORDS | _TOTAL]
    return words_of(kept or list(words)).strip(" ,:'")


def _harms(lows: list[str]) -> tuple[list[Harm], list[str]]:
    """The effects that the words name, and the other words."""
    harms: list[Harm] = []
    plain: list[str] = []
    at = 0
    while at < len(lows):
        found = effect_at(lows, at)
        if found is None:
            if lows[at] not in {"or", "/", "&"}:
                plain.append(lows[at])
            at += 1
        else:
            at = found[0]
            harms.append(found[1])
    return harms, plain
