"""What stands in brackets after a figure: parts of it, another's figure, a limit, who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.quantities import Qualifier

from .bases import is_base
from .clauses import Figure, figures
from .contexts import over
from .counts import Count, How
from .forces import UNITS
from .labels import Label, effects_in, label_of, starts_claim
from .leads import is_prose, read_lead
from .lexicons import words
from .lines import OWN_LINE
from .nations import is_nation
from .sharing import are_people, class_of, share
from .tokens import Kind, Token

_ROUGHLY = words("brackets", "roughly")
_WHOLE = frozenset({"total", "overall", "in", "totals", "all", "combined"})
_LEAST = words("brackets", "least")
_MOST = words("brackets", "most")
_NO_PART = words("brackets", "no part")
_STANDING = words("brackets", "standing")
_ONE_NUMBER = frozenset({Qualifier.EXACT, Qualifier.APPROXIMATELY})
_REMARKS = frozenset({"including", "excluding", "incl", "not", "see", "mostly", "mainly", "only"})


def parts_in(figure: Figure, group: Token) -> list[Figure]:
    """The figures in a bracket: parts of `figure`, or what another says of the same.

    Empty where the bracket holds none.
    """
    first = group.inside[0].low if group.inside else ""
    if first in _NO_PART:
        return []
    found: list[Figure] = []
    own_line = bool(group.style & OWN_LINE)
    for stretch in clauses_of(group.inside):
        said, clause = _labelled(stretch)
        inner = figures(clause)
        if not inner or is_base(clause, inner[0].count):
            continue
        named = starts_claim(clause) and not any(one.words.harms for one in inner)
        if is_prose(inner[0].before) or named:
            return []
        share(inner)
        lead, left = read_lead(inner[0], inner[0].before)
        inner[0].words.rest.extend(left)
        apart = own_line and bool(left or lead.subject or inner[0].words.total)
        lead = over(said, lead)
        for one in inner:
            one.label = _merged(lead, one)
            found.append(one)
        if apart:
            return found
    claimed = next((one.label.claimant for one in found if one.label.claimant), None)
    for one in found:
        _relate(one, figure, claimed)
        if first in {"plus", "+"} or _is_more(one, figure):
            one.of = None
    return found


def _labelled(clause: tuple[Token, ...]) -> tuple[Label, tuple[Token, ...]]:
    """The label before a colon in brackets ("(Smith: 3,000)"), and what follows it."""
    colon = next((at for at, one in enumerate(clause) if one.text == ":"), 0)
    if not colon or figures(clause[:colon]):
        return Label(), clause
    return label_of(clause[:colon], bracket=True, bare_number=True), clause[colon + 1 :]


def _merged(lead: Label, figure: Figure) -> Label:
    claimant = figure.words.claimant or lead.claimant
    return replace(lead, claimant=claimant)


def _relate(inner: Figure, figure: Figure, claimed: str | None) -> None:
    """Set how a figure in a bracket stands to the one before it, and what it takes from it."""
    words = inner.words
    bare = not words.harms and not words.nouns
    if bare or (not words.harms and inner.count.how is not How.NUMBER):
        words.harms = list(words.harms or inner.label.harms or figure.words.harms)
        if not words.nouns:
            words.nouns = list(figure.words.nouns)
    if _counts_units(figure) and words.nouns and is_nation([one.low for one in words.nouns]):
        words.nouns.append(figure.words.nouns[-1])
    things = bool(words.harms) and all(one.things for one in words.harms)
    of_things = things and class_of(figure.words.nouns) is not None
    if not words.nouns and (of_things or are_people(figure.words.nouns)):
        words.nouns = list(figure.words.nouns)
    if not words.harms and not inner.label.harms:
        words.harms = list(figure.words.harms)
    if claimed and bare:
        inner.beside = figure
        inner.label = replace(inner.label, claimant=claimed)
    elif figure.count.how is How.UNKNOWN:
        # Nothing is a part of a number that is not known.
        inner.of = None
    elif not _counts_units(figure) or _counts_units(inner):
        inner.of = figure


def _is_more(inner: Figure, figure: Figure) -> bool:
    """Whether a figure is more than the one that it would be a part of."""
    part, whole = inner.count.quantity, figure.count.quantity
    low = part.lower if part.lower is not None else part.value
    high = whole.upper if whole.upper is not None else whole.value
    if whole.qualifier not in _CLOSED or low is None or high is None:
        return False
    return low > high


_CLOSED = frozenset({Qualifier.EXACT, Qualifier.BETWEEN, Qualifier.AT_MOST})


def _counts_units(figure: Figure) -> bool:
    return any(one.low in UNITS for one in figure.words.nouns)


def clauses_of(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The tokens between semicolons and full stops that end a sentence."""
    found: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        stop = token.text == ";" or (token.text == "." and _ends_sentence(current, following))
        if stop and token.kind is Kind.SIGN:
            if current:
                found.append(tuple(current))
            current = []
        else:
            current.append(token)
    if current:
        found.append(tuple(current))
    return found


_ABBREVIATIONS = words("brackets", "abbreviations")


def _ends_sentence(before: list[Token], following: Token | None) -> bool:
    if following is None:
        return True
    if before and before[-1].low in _ABBREVIATIONS:
        return False
    if following.kind is Kind.MARK or following.kind is Kind.GROUP:
        return True
    return not following.glued and (following.text[:1].isupper() or following.text[:1].isdigit())


def limit(figure: Figure, group: Token, line: Sequence[Figure], earlier: Sequence[Figure]) -> bool:
    """Take the words of a bracket without numbers; false: no rule reads them.

    `line` are the figures of the line up to this one, `earlier` those of the lines before. Who says
    it, and of when, holds for the figures before too, back to the last that has its own.
    """
    lows = {one.low for one in group.inside if one.text not in {".", ","}}
    if _qualifies(figure, lows):
        return True
    if _is_remark(group, lows):
        return False
    bare = not figure.words.harms and not figure.words.nouns
    label = label_of(group.inside, bracket=True, bare_number=bare)
    own_line = bool(group.style & OWN_LINE)
    if label.claimant:
        before = [*earlier, *line] if own_line else line
        _claimed(label.claimant, before)
        if label.date:
            _limited(label, line)
    elif label.phase or label.date:
        _limited(label, line)
    elif label.place:
        figure.label.place = figure.label.place or label.place
    elif label.harms:
        _divided(figure, label)
    elif label.subject:
        figure.label.subject = label.subject
    else:
        return False
    return label.read


def _is_remark(group: Token, lows: set[str]) -> bool:
    """Words that no claim holds: "(disputed)", "(of 300)", "(later revised to 15)"."""
    inner = figures(group.inside)
    if inner:
        return group.inside[0].low in _NO_PART or is_base(group.inside, inner[0].count)
    denied = "denied" in lows
    return denied or lows <= _STANDING or bool(lows & _REMARKS and not effects_in(group.inside))


def _qualifies(figure: Figure, lows: set[str]) -> bool:
    """As in "(est.)", "(estimated total)", "(maximum)": words about the number alone."""
    if not lows or not lows <= _ROUGHLY | _WHOLE | _LEAST | _MOST:
        return False
    if lows & _LEAST or lows & _MOST:
        figure.count = _bounded(figure, most=bool(lows & _MOST))
    elif lows & _ROUGHLY:
        figure.count = _about(figure)
    figure.words.total = figure.words.total or bool(lows & _WHOLE)
    return True


def _claimed(claimant: str, before: Sequence[Figure]) -> None:
    for one in reversed(before):
        if one.label.claimant or (one.words.claimant and one.words.claimant != claimant):
            break
        if one.party != before[-1].party or one.heading != before[-1].heading:
            break
        one.label.claimant = claimant


def _limited(label: Label, line: Sequence[Figure]) -> None:
    for one in reversed(line):
        if one.label.phase or one.words.date or one.label.date:
            break
        one.label.phase = label.phase
        one.label.date = label.date


def _divided(figure: Figure, label: Label) -> None:
    """As in "89,500 (includes killed, wounded, missing, captured)": one number over all of them."""
    undivided = all(one.people is CasualtyEffect.CASUALTY for one in figure.words.harms)
    if undivided and not figure.words.nouns:
        figure.words.harms = label.harms


def _bounded(figure: Figure, *, most: bool) -> Count:
    quantity = figure.count.quantity
    value, said = quantity.value, quantity.as_said
    if quantity.qualifier not in _ONE_NUMBER or not value or not said:
        return figure.count
    bounded = Quantity.at_most(value, said) if most else Quantity.at_least(value, said)
    return replace(figure.count, quantity=bounded)


def _about(figure: Figure) -> Count:
    quantity = figure.count.quantity
    if quantity.qualifier is Qualifier.EXACT and quantity.value and quantity.as_said:
        return replace(figure.count, quantity=Quantity.about(quantity.value, quantity.as_said))
    return figure.count
