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
from .effects import effect_at
from .forces import UNITS
from .items import class_of_word
from .labels import Label, effects_in, label_of
from .leads import is_prose, read_lead
from .lexicons import words
from .lines import OWN_LINE
from .nations import is_nation
from .people import is_people
from .sharing import are_people, class_of, share
from .tokens import Kind, Token, words_of
from .voices import starts_claim

_ROUGHLY = words("brackets", "roughly")
_WHOLE = frozenset({"total", "overall", "in", "totals", "all", "combined"})
_LEAST = words("brackets", "least")
_MOST = words("brackets", "most")
_STANDING = words("brackets", "standing")
_ONE_NUMBER = frozenset({Qualifier.EXACT, Qualifier.APPROXIMATELY})
_REMARKS = words("brackets", "remarks")
_FIRST_OF_REMARKS = words("brackets", "first of remarks")
_FIT = words("brackets", "fit")
_IN_NAMES = words("brackets", "in names")
_NO_LINK = words("brackets", "no link")
_NO_LINK_FIRST = words("brackets", "no link first")
_NO_PART = words("brackets", "no part")


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
    another = _speaks_of_another(group.inside)
    for one in found:
        _relate(one, figure, claimed)
        if another or _is_more(one, figure):
            one.of, one.part = None, False
    return found


def _speaks_of_another(tokens: Sequence[Token]) -> bool:
    """Whether a bracket adds, leaves out or corrects: "(plus 50)", "(not including 50)"."""
    first = [one.low for one in tokens if one.kind is not Kind.MARK][:1]
    lows = {one.low for one in tokens}
    return bool(_NO_LINK_FIRST & {*first} or _NO_LINK & lows)


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
    _fit_for_use(inner, figure)
    bare = not words.harms and not words.nouns
    if bare and _counts_units(figure) and _is_host(inner):
        inner.label.subject = inner.label.subject or words_of(figure.words.nouns)
        return
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


def _fit_for_use(inner: Figure, figure: Figure) -> None:
    """As in "1,245 tanks (770 operational)": tanks that can be used."""
    nouns, things = inner.words.nouns, class_of(figure.words.nouns) is not None
    if things and nouns and all(one.low in _FIT for one in nouns):
        inner.words.nouns = [*nouns, *figure.words.nouns]


_HOST = 100


def _is_host(figure: Figure) -> bool:
    """Whether a number behind a unit is of people: "1 brigade (1,500)"."""
    quantity = figure.count.quantity
    return max(quantity.value or 0, quantity.lower or 0, quantity.upper or 0) > _HOST


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
        said = _claimed(label.claimant, line, earlier, own_line=own_line)
        if label.date:
            _limited(label, line)
        return said and label.read
    if label.phase or label.date:
        _limited(label, line)
    elif label.place:
        figure.label.place = figure.label.place or label.place
    elif label.harms:
        _divided(figure, label)
    elif label.subject and _may_name(group.inside):
        figure.label.subject = label.subject
    else:
        return False
    return label.read


def _is_remark(group: Token, lows: set[str]) -> bool:
    """Words that no claim holds: "(disputed)", "(of 300)", "(later revised to 15)"."""
    inner = figures(group.inside)
    if inner:
        return group.inside[0].low in _NO_PART or is_base(group.inside, inner[0].count)
    first = next((one.low for one in group.inside if one.kind is not Kind.MARK), "")
    remark = bool(lows & _REMARKS) or first in _FIRST_OF_REMARKS
    return "denied" in lows or lows <= _STANDING or (remark and not effects_in(group.inside))


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


def _may_name(tokens: Sequence[Token]) -> bool:
    """Whether words may be a name: in small letters only words for people, units and things."""
    return all(
        not one.text[:1].islower() or one.low in UNITS | _IN_NAMES
        or is_people(one.low, also_like=True) or class_of_word(one.low) is not None
        or effect_at([one.low], 0) is not None
        for one in tokens if one.kind is Kind.WORD
    )  # fmt: skip


def _claimed(
    claimant: str, line: Sequence[Figure], earlier: Sequence[Figure], *, own_line: bool
) -> bool:
    """Say by whom the figures of the line are; false where each has its own already.

    It beats the claimant of a heading. It holds for the lines before too, back to the last that has
    its own: all of them where the bracket stands on a line of its own, else those that tell of
    other people than its line does.
    """
    last = line[-1]
    told: set[CasualtyEffect | None] = set()
    said = False
    for one in reversed([*earlier, *line]):
        outside = one.line != last.line
        if one.voiced or (one.words.claimant and one.words.claimant != claimant):
            break
        if one.party != last.party or one.heading != last.heading:
            break
        effects = {harm.people for harm in one.words.harms or one.label.harms}
        if outside and (one.label.claimant or not (own_line or _tells_of_others(effects, told))):
            break
        told |= effects
        one.label.claimant, one.voiced, said = claimant, True, True
    return said


def _tells_of_others(effects: set[CasualtyEffect | None], told: set[CasualtyEffect | None]) -> bool:
    """Whether people of another fate are told of: the killed, beside the wounded."""
    known = effects and told and None not in effects | told
    return bool(known) and not (effects & told or CasualtyEffect.CASUALTY in effects | told)


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
