"""Which figures are totals, and of which the others are parts, where the words say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from battleapi.model.vocabulary.casualties import CasualtyEffect

from .clauses import Figure
from .counts import How
from .effects import Harm
from .sharing import class_of
from .tokens import Kind


def set_roles(figures: Sequence[Figure]) -> None:
    """Mark totals and parts: brackets first, then "Total", then deeper items, then sums."""
    for figure in figures:
        if figure.of is not None:
            figure.part = True
            figure.of.total = True
    _indented(figures)
    for place, figure in enumerate(figures):
        if figure.label.total or figure.words.total:
            _total(figures, place)
    _summed(figures)


def _is_of_people(figure: Figure) -> bool:
    return class_of(figure.words.nouns) is None and not all(
        one.people is None for one in figure.words.harms or figure.label.harms or [_SOMEBODY]
    )


_NEAR = 40
_SOMEBODY = Harm(CasualtyEffect.CASUALTY)


def _total(figures: Sequence[Figure], place: int) -> None:
    """As in "Total: 1,200": what stands before it are its parts, or else what stands after it."""
    total = figures[place]
    beside = [one for one in figures[:place] if one.line == total.line and one.of is None]
    if beside and not total.words.nouns and not any(_is_of_people(one) for one in beside):
        _of_things(total, beside)
        return
    if not _is_of_people(total):
        total.total = total.words.total
        return
    before = [one for one in figures[:place] if _may_be_part(one, total)]
    after = [one for one in figures[place + 1 :] if _may_be_part(one, total)]
    total.total = total.total or bool(before or after)
    for one in before or after:
        one.part = True
        one.of = one.of or total


def _of_things(total: Figure, parts: Sequence[Figure]) -> None:
    """As in "350 warships, 500 transports, total: 850": ships too."""
    comma = replace(
        parts[0].tokens[parts[0].count.start], kind=Kind.SIGN, text=",", low=",", glued=True
    )
    for one in parts:
        total.words.nouns.extend(
            [comma, *one.words.nouns] if total.words.nouns else one.words.nouns
        )
        one.part, one.of = True, total
    total.words.harms = total.words.harms or list(parts[-1].words.harms)
    total.total = True


def _may_be_part(one: Figure, total: Figure) -> bool:
    if one.total or one.part or one.label.total or one.words.total or one.party != total.party:
        return False
    if one.count.how is not How.NUMBER or not _is_of_people(one):
        return False
    if total.label.phase not in {None, one.label.phase} or not covers(total, one):
        return False
    if one.label.claimant != total.label.claimant:
        return False
    subject = total.label.subject
    return subject is None or subject == one.label.subject


def _effects(figure: Figure) -> set[CasualtyEffect | None]:
    return {one.people for one in figure.words.harms or figure.label.harms}


def covers(total: Figure, one: Figure) -> bool:
    """Whether what happened to the part is among what the total counts."""
    whole, part = _effects(total), _effects(one)
    undivided: set[CasualtyEffect | None] = {CasualtyEffect.CASUALTY}
    return whole <= undivided or part <= undivided or part <= whole


def _indented(figures: Sequence[Figure]) -> None:
    """Items one level deeper than an undivided figure are its parts; so are those of no fate."""
    for place, figure in enumerate(figures):
        below = [one for one in figures[place + 1 :] if one.line != figure.line]
        undivided = all(one.people is CasualtyEffect.CASUALTY for one in figure.words.harms)
        opens = figure.words.includes and below == list(figures[place + 1 :])
        if not _is_of_people(figure):
            continue
        for one in below:
            bare = not one.words.harms and not one.label.harms
            if not _is_below(one, figure, opens=opens) or not (undivided or opens or bare):
                break
            if one.of is None:
                one.of, one.part, figure.total = figure, True, True
            if bare:
                one.words.harms = list(figure.words.harms)


def _is_below(one: Figure, figure: Figure, *, opens: bool) -> bool:
    """Whether a figure of a later line is of the same people, and deeper (or `opens` says so)."""
    deeper = one.depth > figure.depth or (opens and one.depth == figure.depth)
    same = one.party == figure.party and one.label.subject == figure.label.subject
    return deeper and same and _is_of_people(one)


def _summed(figures: Sequence[Figure]) -> None:
    """A figure, undivided or in bold, is the total of those beside it that add up to it."""
    for place, figure in enumerate(figures):
        value = figure.count.quantity.value
        undivided = all(one.people is CasualtyEffect.CASUALTY for one in figure.words.harms)
        if not value or figure.part or figure.total or not (undivided or figure.bold):
            continue
        if not _is_of_people(figure):
            continue
        for beside in (
            figures[place + 1 : place + _NEAR],
            figures[max(0, place - _NEAR) : place][::-1],
        ):
            parts = _adding_up(figure, beside, value)
            if parts:
                figure.total = True
                for one in parts:
                    one.part, one.of = True, one.of or figure
                break


def _adding_up(figure: Figure, beside: Sequence[Figure], value: int) -> list[Figure]:
    """Two or more figures next to it, of the same people, whose sum is exactly its value."""
    taken: list[Figure] = []
    total = 0
    for one in beside:
        if one.of is not None and one.of is not figure:
            continue
        same = one.party == figure.party and one.label.subject == figure.label.subject
        number = one.count.quantity.value
        if not same or number is None or one.part or not _is_of_people(one):
            break
        total += number
        taken.append(one)
        if total >= value:
            break
    return taken if total == value and len(taken) > 1 else []
