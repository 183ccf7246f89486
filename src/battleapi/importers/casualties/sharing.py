"""Words that one figure of a line has and others share: the verb, the noun, the effect.

"9 tanks, 1 armored vehicle and 3 trucks destroyed": all three were destroyed.
"17 ships sunk, 6 captured": six ships were captured.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.materiel import ItemClass

from .clauses import Figure
from .counts import How
from .forces import UNITS
from .items import class_of_all, class_of_pair, class_of_word, is_maker
from .people import is_people
from .said import Words, died_of
from .tokens import Kind, Token

_FIGHTERS = frozenset({"fighter", "fighters"})
_OF_BOTH = frozenset(
    {CasualtyEffect.CAPTURED, CasualtyEffect.CASUALTY, CasualtyEffect.SURRENDERED, None}
)


def class_of(nouns: Sequence[Token]) -> ItemClass | None:
    """The class of equipment that a noun phrase names by its head; null: it names none."""
    kinds: list[ItemClass] = []
    phrase: list[Token] = []
    for token in [*nouns, None]:
        if (
            token is not None
            and token.text not in {",", "&", "/"}
            and token.low not in {"and", "or"}
        ):
            phrase.append(token)
            continue
        kind = _class_of_phrase(phrase)
        if kind is not None:
            kinds.append(kind)
        elif phrase and token is None:
            return None
        phrase = []
    return class_of_all(kinds) if kinds else None


def _head(phrase: Sequence[Token]) -> Sequence[Token]:
    """A phrase up to what only tells more of it: "a ship of 74 guns" is a ship."""
    for at, token in enumerate(phrase):
        number = at + 1 < len(phrase) and phrase[at + 1].kind is Kind.NUMBER
        if token.low in _TELLING or (token.low == "of" and number):
            return phrase[:at]
    return phrase


_TELLING = frozenset({"with", "without", "not", "carrying", "equipped", "requiring", "needing"})


def _class_of_phrase(words: Sequence[Token]) -> ItemClass | None:
    phrase = _head(words)
    for place in range(len(phrase) - 1, -1, -1):
        token = phrase[place]
        low = token.low
        if low in UNITS:
            return None
        before = phrase[place - 1].low if place else ""
        pair = class_of_pair(before, low)
        if pair is not None:
            return pair
        if low in _FIGHTERS or (is_people(low) and class_of_word(low) is None):
            aircraft = any(class_of_word(one.low) is ItemClass.AIRCRAFT for one in phrase[:place])
            return ItemClass.AIRCRAFT if aircraft and low in _FIGHTERS else None
        kind = class_of_word(low)
        if kind is not None and not (token.text[0].isupper() and place and place + 1 < len(phrase)):
            return kind
        if token.kind is Kind.WORD and is_maker(low) and (place + 1 < len(phrase)):
            return ItemClass.AIRCRAFT
    return None


def are_people(nouns: Sequence[Token]) -> bool:
    """Whether a noun phrase names people by its head."""
    words = [one.low for one in nouns if one.kind is Kind.WORD]
    return bool(words) and is_people(words[-1], also_like=class_of_word(words[-1]) is None)


def share(figures: Sequence[Figure]) -> None:
    """Give the figures of one clause what they share."""
    for following, this in pairwise(reversed(figures)):
        _from_following(this, following)
    for last, this in pairwise(figures):
        _from_last(last, this)


def _from_following(this: Figure, following: Figure) -> None:
    """The verb, or the noun too, of the figure after: "12 fleet and 7 auxiliary ships sunk"."""
    mine, theirs = this.words, following.words
    taken = mine.harms or mine.total or mine.includes or mine.saved or mine.claimant
    limited = mine.where or mine.date or mine.groups
    if taken or limited or not theirs.harms or this.count.how is How.QUALITY:
        return
    item, their_item = class_of(mine.nouns), class_of(theirs.nouns)
    things = any(one.things for one in theirs.harms)
    people = any(one.people for one in theirs.harms)
    few = len(mine.nouns) <= 2
    if item is not None:
        shared = things and (their_item is not None or not theirs.nouns)
    elif their_item is not None:
        shared = mine.joined and things and few and not are_people(mine.nouns)
        if shared:
            mine.nouns = [*mine.nouns, theirs.nouns[-1]]
    else:
        shared = people and (mine.joined or bool(mine.nouns and theirs.nouns))
    if shared:
        mine.harms = list(theirs.harms)


def _from_last(last: Figure, this: Figure) -> None:
    """The noun of the figure before: "3 ships sunk, 2 damaged"; or all of it, for a part."""
    mine, theirs = this.words, last.words
    if mine.nouns:
        return
    if mine.harms:
        of_things = all(one.things and one.people in _OF_BOTH for one in mine.harms)
        units = bool(theirs.nouns) and theirs.nouns[-1].low in UNITS
        if of_things and (units or class_of(theirs.nouns) is not None):
            mine.nouns = list(theirs.nouns)
    elif theirs.harms and mine.degree:
        mine.harms, mine.nouns = list(theirs.harms), list(theirs.nouns)
        this.of = last.of if theirs.degree else last
    elif this.count.how is How.NUMBER and theirs.harms and _is_limited(mine):
        mine.harms, mine.nouns = list(theirs.harms), list(theirs.nouns)
        died_of(mine)
        whole = not _is_limited(theirs)
        if last.of is not None or (whole and theirs.comma):
            this.of = last.of or last


def captured_things(figure: Figure) -> None:
    """As in "2 captured Panther tanks" of a strength: things that the force has, no loss."""
    words, at = figure.words, figure.count.end
    first = figure.tokens[at] if at < len(figure.tokens) else None
    nouns = [*words.nouns, *(one for one in words.rest if one.kind in {Kind.WORD, Kind.CODE})]
    things = class_of(nouns) is not None
    if first is not None and first.low == "captured" and len(words.harms) == 1 and things:
        words.nouns, words.harms = [first, *nouns], []
        words.rest = [one for one in words.rest if one not in nouns]


def _is_limited(words: Words) -> bool:
    return bool(words.where or words.date or words.groups or words.by)


def share_with_another(figures: Sequence[Figure]) -> None:
    """As in "300 killed (Arrian); 90 (Diodorus)": the bare figure of another is of the same."""
    for before, last, this in zip([None, *figures], figures, figures[1:], strict=False):
        mine, theirs = this.words, last.words
        bare = not (mine.harms or mine.nouns or this.label.harms or mine.total or this.of)
        told = bool(theirs.harms) and last.count.how is this.count.how is How.NUMBER
        near = last.party == this.party and 0 <= this.line - last.line <= 1
        by_two = None not in {_claimant(this), _claimant(last)} and _claimant(this) != _claimant(
            last
        )
        alone = before is None or _claimant(before) != _claimant(last) or before.party != last.party
        same = this.label.subject == last.label.subject and this.heading == last.heading
        if bare and told and near and by_two and alone and same:
            mine.harms, mine.nouns = list(theirs.harms), list(theirs.nouns)


def _claimant(figure: Figure) -> str | None:
    return figure.words.claimant or figure.label.claimant
