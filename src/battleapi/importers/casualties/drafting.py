"""A figure with its words and headings as a draft claim, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from battleapi.model.quantities import Quantity
from battleapi.model.values import are_words
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthItem

from .clauses import Figure
from .counts import How
from .drafts import Draft, Role, Scope, Share
from .effects import Harm
from .forces import SORTIES, UNITS
from .items import class_of_word
from .lexicons import words
from .nations import is_nation
from .people import PLAIN, affiliation_of, is_people, population_of, rank_of
from .sharing import are_people, class_of
from .tokens import Kind, Token, words_of

_PLAIN_MODIFIERS = words("drafting", "plain modifiers")


@dataclass(frozen=True, slots=True)
class NoDraft:
    """Why no claim is made of a figure."""

    reason: str


def draft_of(figure: Figure, made: Made, places: Mapping[int, int]) -> Draft:
    """The draft; `places` are the places of drafts by the identity of their figures."""
    role, of = _role(figure, places)
    lows = [one.low for one in figure.words.nouns]
    people = made.kind is not ClaimKind.MATERIEL and made.counts in {None, StrengthItem.PERSONNEL}
    return Draft(
        kind=made.kind,
        quantity=made.quantity,
        span=figure.span,
        effects=made.effects,
        counts=made.counts,
        item=made.item,
        item_class=made.item_class,
        severity=figure.words.severity if made.kind is ClaimKind.MATERIEL else None,
        population=_population(figure, made) if people else (),
        affiliation=affiliation_of(lows) if people else None,
        rank_group=rank_of(lows) if people else None,
        subject=_subject(figure, people=people),
        inflicted_by=_agent(figure),
        scope=_scope(figure),
        claimant=_line(figure.words.claimant or figure.label.claimant),
        role=role,
        part_of=of,
        relative=_relative(figure, places),
        citations=tuple(figure.words.citations),
        party=figure.party,
    )


def _population(figure: Figure, made: Made) -> tuple[Population, ...]:
    """Civilians; or prisoners whom something happened to after they were taken."""
    if _civil(figure) or (figure.of is not None and _civil(figure.of)):
        return (Population.CIVILIAN,)
    taken = any(one.low in _TAKEN for one in figure.words.nouns)
    after = CasualtyEffect.CAPTURED not in made.effects and bool(figure.words.harms)
    return (Population.HORS_DE_COMBAT,) if taken and after else ()


_TAKEN = frozenset({"prisoner", "prisoners", "pow", "pows", "captive", "captives", "detainees"})


def _civil(figure: Figure) -> bool:
    return figure.label.civil or bool(population_of([one.low for one in figure.words.nouns]))


@dataclass(frozen=True, slots=True)
class Made:
    """What a figure counts, and how many."""

    kind: ClaimKind
    quantity: Quantity
    effects: tuple[CasualtyEffect, ...] | tuple[MaterielEffect, ...] = ()
    counts: StrengthItem | None = None
    item: str | None = None
    item_class: ItemClass | None = None


def flying_among(figures: Sequence[Figure]) -> bool:
    """Whether aircraft are counted among the figures, so that "5 fighters" may be such."""
    return any(class_of(one.words.nouns) is ItemClass.AIRCRAFT for one in figures)


def made_of(figure: Figure, *, strength: bool, flying: bool) -> Made | NoDraft:
    """What the figure counts, or why it makes no claim."""
    words, quantity = figure.words, figure.count.quantity
    hidden = not words.harms and (words.where or "").casefold() == "in hiding"
    if words.saved or hidden or (figure.label.saved and not words.harms and not strength):
        return NoDraft("not a loss" if not strength else "not a strength")
    if words.rate:
        return NoDraft("a rate is no count")
    harms = words.harms or figure.label.harms
    item = _item_class(figure, harms, flying=flying)
    said = _line(words_of(words.nouns).strip(" ,&/")) or figure.name
    if item is None and figure.label.things and not harms and said and not are_people(words.nouns):
        item = ItemClass.UNSPECIFIED
    if item is None and _is_a_type(figure, harms):
        item = _class_of_type(harms)
    lows = [one.low for one in words.nouns]
    if strength and not (harms and any(one.people for one in harms)):
        return _strength(figure, quantity, item, said, lows)
    if item is not None:
        effects = tuple(dict.fromkeys(one.things for one in harms if one.things)) or (
            MaterielEffect.LOST,
        )
        return Made(
            ClaimKind.MATERIEL, quantity, effects, item=said or "equipment", item_class=item
        )
    return _casualties(figure, quantity, harms, lows)


def _item_class(figure: Figure, harms: Sequence[Harm], *, flying: bool) -> ItemClass | None:
    """The class of equipment; fighters are aircraft beside such or where they were shot down."""
    words = figure.words
    if figure.name is not None:
        return ItemClass.SHIP
    kind = class_of(words.nouns)
    fighters = words.nouns and words.nouns[-1].low in {"fighter", "fighters"}
    if fighters and kind is None:
        both = {None, CasualtyEffect.CASUALTY}
        only_things = bool(harms) and all(one.people in both for one in harms)
        few = len(words.nouns) == 1 or (len(words.nouns) == 2 and _tells_of_planes(words.nouns[0]))
        if only_things or (flying and few and not harms):
            return ItemClass.AIRCRAFT
    return kind


def _tells_of_planes(token: Token) -> bool:
    """Whether fighters are aircraft by the word before: "night fighters", not "rebel fighters"."""
    return token.kind is Kind.CODE or token.text[:1].isupper() or token.low in _OF_PLANES


_OF_PLANES = words("drafting", "of planes")


def _class_of_type(harms: Sequence[Harm]) -> ItemClass:
    """What a type of thing is by what became of it: what was shot down flew."""
    effects = {one.things for one in harms}
    if MaterielEffect.SHOT_DOWN in effects:
        return ItemClass.AIRCRAFT
    return ItemClass.SHIP if MaterielEffect.SUNK in effects else ItemClass.UNSPECIFIED


def _is_a_type(figure: Figure, harms: Sequence[Harm]) -> bool:
    """Whether a name with a number is a type of thing: "1 UH-60 lost"."""
    named = any(one.kind is Kind.CODE for one in figure.words.nouns)
    both = {None, CasualtyEffect.CASUALTY, CasualtyEffect.CAPTURED}
    of_things = all(one.things and one.people in both for one in harms)
    return named and of_things and not are_people(figure.words.nouns)


def _are_units(lows: list[str], quantity: Quantity) -> bool:
    """Whether units are counted: "infantry divisions", "battalions of infantry".

    Men of a unit are people, and so is a force of thousands that a name stands for.
    """
    of_unit = len(lows) > 1 and lows[0] in PLAIN and lows[1] == "of"
    if of_unit or max(quantity.value or 0, quantity.lower or 0) >= _THOUSANDS:
        return False
    return any(low in UNITS and after in _AFTER_UNITS for low, after in pairwise([*lows, ""]))


_AFTER_UNITS = frozenset({"", "of", "from", "and", ",", "each", "with"})
_THOUSANDS = 1_000


def _strength(
    figure: Figure, quantity: Quantity, item: ItemClass | None, said: str | None, lows: list[str]
) -> Made | NoDraft:
    """A strength: people, units, sorties or equipment."""
    units = any(low in UNITS for low in lows)
    if _are_units(lows, quantity):
        return Made(ClaimKind.STRENGTH, quantity, counts=StrengthItem.UNITS, item=said)
    if any(low in SORTIES for low in lows):
        return Made(ClaimKind.STRENGTH, quantity, counts=StrengthItem.SORTIES, item=said)
    if item is not None:
        return Made(
            ClaimKind.STRENGTH, quantity, counts=StrengthItem.MATERIEL, item=said, item_class=item
        )
    if lows and not (units or _may_be_people(figure.words.nouns) or _is_a_named_host(figure)):
        return NoDraft("no rule says what is counted")
    if figure.count.how in {How.QUALITY, How.ALL} and lows:
        return NoDraft("no number and no loss")
    return Made(ClaimKind.STRENGTH, quantity, counts=StrengthItem.PERSONNEL)


def _is_a_named_host(figure: Figure) -> bool:
    """Whether a force of hundreds is counted by its name alone: "5,000 Volkssturm"."""
    quantity = figure.count.quantity
    count = max(quantity.value or 0, quantity.lower or 0)
    names = all(one.kind is Kind.WORD and one.text[0].isupper() for one in figure.words.nouns)
    return names and count >= _HOST


_HOST = 100


def _casualties(
    figure: Figure, quantity: Quantity, harms: Sequence[Harm], lows: list[str]
) -> Made | NoDraft:
    people = tuple(dict.fromkeys(one.people for one in harms if one.people))
    lost = people == (CasualtyEffect.CASUALTY,) and any(one.things for one in harms)
    units = any(low in UNITS for low in lows[-1:])
    taken = CasualtyEffect.CAPTURED in people and figure.count.how is How.NUMBER
    if (harms and not people) or (units and (lost or taken)):
        return NoDraft("what was lost is not said")
    if not people:
        if figure.count.how is How.REST or (figure.count.how in {How.ALL, How.SHARE} and lows):
            return NoDraft("what happened to them is not said")
        if units:
            return NoDraft("units are no count of people or things")
        if lows and not _may_be_people(figure.words.nouns):
            return NoDraft("no rule says what is counted")
        people = (CasualtyEffect.CASUALTY,)
    if len(people) > 1:
        people = tuple(one for one in people if one is not CasualtyEffect.CASUALTY) or people[:1]
    order = list(CasualtyEffect)
    return Made(ClaimKind.CASUALTIES, quantity, tuple(sorted(people, key=order.index)))


def _may_be_people(nouns: Sequence[Token]) -> bool:
    """Whether a noun phrase may name people: by its head, or as a name ("Italians", "British")."""
    if are_people(nouns):
        return True
    words = [one for one in nouns if one.kind is Kind.WORD and one.low not in _PLAIN_MODIFIERS]
    if not words:
        return not any(one.kind is Kind.CODE for one in nouns)
    if (
        are_people(words)
        or any(one.low in PLAIN for one in words)
        or any(is_people(one.low) for one in words)
    ):
        return True
    if any(one.kind is Kind.CODE for one in nouns) or class_of_word(words[-1].low) is not None:
        return False
    return words[-1].text[0].isupper() and is_nation([one.low for one in words])


def _subject(figure: Figure, *, people: bool) -> str | None:
    """Whose: the heading's words, and the noun for the people where it says more."""
    own = None
    nouns = [
        one for one in figure.words.nouns if one.kind is not Kind.SIGN or one.text in {"-", "'"}
    ]
    if people:
        telling = [
            one for one in nouns
            if one.low not in PLAIN | _PLAIN_MODIFIERS and one.kind is not Kind.GROUP
        ]  # fmt: skip
        named = any(one.text[:1].isupper() for one in telling) or are_people(nouns)
        if telling and named:
            while nouns and nouns[0].low in _PLAIN_MODIFIERS and not _is_rank(nouns[:2]):
                nouns = nouns[1:]
            own = words_of(_after_of(nouns))
    heading = figure.label.subject
    if own and heading and heading.casefold() not in own.casefold():
        own = f"{heading} {own}"
    return _line(own or heading)


def _after_of(nouns: Sequence[Token]) -> Sequence[Token]:
    """As in "men of the 2nd Division": the division."""
    if len(nouns) > 2 and nouns[0].low in PLAIN and nouns[1].low == "of":
        return nouns[3:] if nouns[2].low == "the" else nouns[2:]
    return nouns


def _is_rank(nouns: Sequence[Token]) -> bool:
    return [one.low for one in nouns] == ["other", "ranks"]


def _agent(figure: Figure) -> str | None:
    by = figure.words.by
    if by and by.casefold().startswith("by "):
        return _line(by[3:])
    return None


def _scope(figure: Figure) -> Scope:
    words, label = figure.words, figure.label
    cause = words.by if words.by and not words.by.casefold().startswith("by ") else None
    place = "; ".join(filter(None, (label.place, words.where, cause))) or None
    return Scope(_line(label.phase), _line(words.date or label.date), _line(place))


def _line(text: str | None) -> str | None:
    """The text, where a record can hold it on one line."""
    if text is None:
        return None
    short = " ".join(text.split())[:400].strip()
    return short if short and are_words(short) else None


def _role(figure: Figure, places: Mapping[int, int]) -> tuple[Role | None, int | None]:
    of = places.get(id(figure.of)) if figure.of is not None else None
    if figure.part:
        return Role.PART, of
    return (Role.TOTAL if figure.total else None), of


def _relative(figure: Figure, places: Mapping[int, int]) -> Share | None:
    how = figure.count.how
    of = places.get(id(figure.of)) if figure.of else None
    if how is How.REST:
        return Share(of, None)
    if how is How.SHARE:
        return Share(of, figure.count.share, figure.count.qualifier)
    return None
