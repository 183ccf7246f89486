"""The words before a figure: who says it, whose it is, what happened, of when."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import Figure
from .effects import effect_at
from .items import class_of_word
from .labels import Label
from .lexicons import words
from .marks import Mark, MarkKind
from .nations import is_nation
from .people import is_people, population_of
from .said import including_at
from .tokens import Kind, Token, words_of
from .voices import claimant_in

_PROSE = 4
_SAYS = words("leads", "says") - {"of"}
_OFFICIALLY = frozenset({"officially", "official", "reportedly", "allegedly", "unofficially"})
_SKIPPED = words("leads", "skipped") | {","}
_TOTAL = frozenset({"total", "overall", "totals", "altogether"})


def read_lead(figure: Figure, before: Sequence[Token]) -> tuple[Label, list[Token]]:
    """What the words before a figure say of it, and those that no rule reads."""
    label = Label()
    left: list[Token] = []
    words: list[Token] = []
    for token in before:
        if token.mark is not None:
            _mark(figure, label, token.mark)
        elif token.kind is Kind.DATE:
            label.date = token.text
        elif token.kind is Kind.GROUP and all(one.kind is Kind.DATE for one in token.inside):
            label.date = words_of(token.inside)
        elif token.kind is Kind.GROUP:
            left.append(token)
        else:
            words.append(token)
    if _claims(label, words):
        return label, left
    return label, [*left, *_named(label, _unread(figure, label, words))]


def _mark(figure: Figure, label: Label, mark: Mark) -> None:
    if mark.kind is MarkKind.FLAG:
        label.subject = mark.label
    elif mark.citation and not figure.words.citations:
        figure.words.citations.append(mark.citation)


def _unread(figure: Figure, label: Label, words: list[Token]) -> list[Token]:
    """Take effects, "total" and "of whom"; what is left are names, or nothing that is known."""
    lows = [one.low for one in words]
    names: list[Token] = []
    at = 0
    while at < len(words):
        found = effect_at(lows, at)
        end = including_at(words, at)
        if end:
            figure.part = True
            at = end
        elif found is not None:
            label.harms.append(found[1])
            at = found[0]
        else:
            label.total = label.total or lows[at] in _TOTAL
            if lows[at] not in _TOTAL | _SKIPPED:
                names.append(words[at])
            at += 1
    return names


def _claims(label: Label, words: list[Token]) -> bool:
    """As in "Herodotus says", "Russian claim of", "According to X," "officially"."""
    if not words:
        return False
    lows = [one.low for one in words]
    if lows[-1] in _OFFICIALLY:
        label.claimant = words[-1].text
        rest = words[:-1]
        label.subject = (
            words_of(rest).strip(" ,:") or None if rest and is_nation([rest[-1].low]) else None
        )
        return True
    first = next((place for place, low in enumerate(lows) if low in _SAYS), None)
    if first and lows[first] != "of" and words[0].text[0].isupper():
        tail = [
            low
            for low in lows[first + 1 :]
            if low not in _SKIPPED | _SAYS | {"that", "there", "is"}
        ]
        if not tail:
            whole = lows[first] in {"claim", "estimate", "estimates", "claims"} and lows[-1] == "of"
            label.claimant = words_of(words[: first + 1] if whole else words[:first])
            return True
    claimant = claimant_in(words)
    if claimant and lows[0] in {"according", "per", "as", "claimed", "by", "source", "sources"}:
        label.claimant = claimant
        return True
    return False


def _named(label: Label, names: list[Token]) -> list[Token]:
    """Names taken as the subject; words that are no names are left."""
    if not names:
        return []
    lows = [one.low for one in names]
    label.civil = bool(population_of(lows))
    known = any(one.text[0].isupper() for one in names) and is_nation(lows)
    people = is_people(lows[-1], also_like=class_of_word(lows[-1]) is None)
    if (known or people) and len(names) < _PROSE:
        if label.subject is None:
            label.subject = words_of(names).strip(" ,:'\"")
        return []
    nations = [one for one in names if one.text[0].isupper() and is_nation([one.low])]
    if label.subject is None and len(nations) == 1:
        label.subject = nations[0].text
        return [one for one in names if one is not nations[0]]
    return names


def is_prose(before: Sequence[Token]) -> bool:
    """Whether the words before a figure are a sentence, not a label."""
    plain = [
        one for one in before
        if one.kind is Kind.WORD and one.text[0].islower()
        and one.low not in _SKIPPED | _SAYS | _OFFICIALLY | _TOTAL
        and effect_at([one.low], 0) is None and not is_people(one.low)
    ]  # fmt: skip
    return len(plain) >= _PROSE
