"""Read a raw value: its lines, their headings and figures, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as filled

from battleapi.model.quantities import Quantity
from battleapi.model.values import are_words
from battleapi.model.vocabulary.casualties import CasualtyEffect

from .accounts import notes_among, unaccounted
from .brackets import clauses_of, limit, parts_in
from .clauses import Figure, figures, ship_names
from .contexts import Context, over
from .counts import Count, How
from .drafting import Made, NoDraft, draft_of, flying_among, made_of
from .drafts import Draft, Leftover, Reading
from .effects import effect_at
from .headings import is_heading, is_nation_alone, labelled
from .labels import Label, label_of
from .leads import is_prose, read_lead
from .lines import Line, lines
from .marks import BOLD, MarkKind
from .roles import covers, set_roles
from .said import Words
from .sharing import captured_things, class_of, share, share_with_another
from .shown import shown
from .tokens import Kind, Token, tokens, words_of

_BOLD_RANK, _FLAG_RANK, _PLAIN_RANK, _RANKS = 0, 1, 2, 3

_MOST_TOKENS = 4000


def parse(raw: str, field: str) -> Reading:
    """The draft claims of a raw infobox value, in the order of the text.

    `field` is the name of the parameter, such as "casualties1" or "strength2". Raises nothing,
    whatever the text: what is not understood is in the reading.
    """
    return _ValueReader(raw, field).read()


@dataclass(slots=True)
class _Here:
    """The line that is read: its number, its figures so far, and the label of the clause.

    `heads` says that figures stand in the line below.
    """

    line: Line
    number: int
    heads: bool = False
    figures: list[Figure] = filled(default_factory=list)
    label: Label = filled(default_factory=Label)


class _ValueReader:
    def __init__(self, raw: str, name: str) -> None:
        self.strength = name.strip().casefold().startswith("strength")
        self.shown = shown(raw)
        self.left: list[Leftover] = list(self.shown.left)
        self.context = Context()
        self.found: list[Figure] = []
        self.party = 1

    def read(self) -> Reading:
        read = lines(self.tokens())
        for number, line in enumerate(read):
            if line.party != self.party:
                self.context.leave()
                self.party = line.party
            here = _Here(line, number)
            here.heads = any(
                one.kind is Kind.NUMBER
                for after in read[number + 1 : number + 2]
                for one in after.tokens
            )
            self.line(here)
        share_with_another(self.found)
        set_roles(self.found)
        drafts = self.drafts()
        words = [one for line in read for one in line.tokens]
        self.left.extend(unaccounted(words, drafts, self.left))
        left = sorted(self.left, key=lambda one: one.span)
        hidden = [*self.shown.hidden, *notes_among(words, self.shown.hidden)]
        return Reading(tuple(drafts), tuple(left), tuple(hidden))

    def tokens(self) -> list[Token]:
        """The tokens of the value, no more than a value of an infobox ever has."""
        found = tokens(self.shown)
        if len(found) > _MOST_TOKENS:
            start, end = found[_MOST_TOKENS].span[0], found[-1].span[1]
            rest = self.shown.raw[start:end]
            self.left.append(Leftover(rest, (start, end), "too long for a value"))
        return found[:_MOST_TOKENS]

    def line(self, here: _Here) -> None:
        """One line: a heading, or clauses of figures, each with a label before it perhaps."""
        line = here.line
        self.context.outside(line.level, line.depth if line.item else None)
        for clause in clauses_of(self.flagged(line)):
            for label, rest in labelled(clause):
                self.clause(here, label, rest)
        self.found.extend(here.figures)

    def flagged(self, line: Line) -> tuple[Token, ...]:
        """A flag at the head of a line begins the figures of its country."""
        at = 0
        subject = None
        for token in line.tokens:
            if token.mark is None or token.mark.kind is not MarkKind.FLAG:
                break
            subject = token.mark.label
            at += 1
        if at:
            self.context.enter(_rank(line, _FLAG_RANK), Label(subject=subject), _place(line))
        return line.tokens[at:]

    def clause(self, here: _Here, label: Sequence[Token], rest: Sequence[Token]) -> None:
        """A label and the figures after it; the label alone is a heading for the lines below."""
        found = figures(rest)
        named = here.heads and here.line.item and is_nation_alone(rest)
        if not label and not found and (named or is_heading(here.line, rest)):
            label, rest = rest, ()
        here.label = label_of(label) if label else Label()
        if not here.label.read:
            self.leave(label, "words that name nobody who says it")
        if label:
            self.enter(here, label, alone=not rest)
        if found:
            self.figures_of(here, found)
        elif rest:
            self.without_number(here, rest)

    def enter(self, here: _Here, words: Sequence[Token], *, alone: bool) -> None:
        """Put a label in force for what follows: all of it, or what outlasts its own line."""
        label, line = here.label, here.line
        plain = [one for one in words if one.kind not in {Kind.MARK, Kind.SIGN, Kind.GROUP}]
        if not plain and not label.subject:
            return
        bold = line.term or all(one.style & BOLD for one in plain)
        if label.total and not label.subject:
            subjects = {one.label.subject for one in self.found if one.party == line.party}
            label.subject = subjects.pop() if len(subjects) == 1 else None
        kept = label if alone else replace(label, harms=[], nouns=[], total=False, things=False)
        rank = _BOLD_RANK if bold else _PLAIN_RANK
        self.context.enter(_rank(line, rank), kept, _place(line))

    def figures_of(self, here: _Here, found: list[Figure]) -> None:
        """The figures of one clause, with all that is in force for them."""
        if is_prose(found[0].before):
            self.leave(found[0].tokens, "a sentence that no rule reads")
            return
        now = over(self.context.now(), here.label)
        here.figures.extend(self.ships_before(here, found[0]))
        share(found)
        _noun_of_last_line(self.found, here, found[0])
        last = here.figures[-1] if here.figures else self.found[-1] if self.found else None
        for figure in found:
            if self.strength:
                captured_things(figure)
            lead, left = read_lead(figure, figure.before)
            figure.words.rest.extend(left)
            figure.label = over(now, lead)
            figure.voiced = bool(lead.claimant)
            if figure is found[0] and lead.claimant:
                now = replace(now, claimant=lead.claimant)
            self.placed(here, figure)
            figure.bold = bool(figure.tokens[figure.count.start].style & BOLD)
            figure.part = figure.part or figure.words.of_last
            if figure.of is None and last is not None:
                figure.of = last if figure.part or last.words.includes else last.of
                figure.of = figure.of if figure.part or _of_the_same(last, figure) else None
            last = figure
        for figure in found:
            _named_by_heading(figure)
            _told_of_the_whole(figure)
            self.add(here, figure)

    def ships_before(self, here: _Here, first: Figure) -> list[Figure]:
        """As in "Bismarck scuttled, 2,200 killed": the ship before the first number."""
        made = self.named_ships(here, first.tokens[: first.count.start])
        if made:
            first.before = []
        return made

    def placed(self, here: _Here, figure: Figure) -> None:
        figure.line, figure.depth, figure.party = here.number, here.line.depth, here.line.party
        figure.heading = self.context.serial

    def add(self, here: _Here, figure: Figure) -> None:
        """Keep a figure and read its brackets."""
        here.figures.append(figure)
        governed = here.figures if figure.of is None else [figure]
        for group in figure.words.groups:
            self.bracket(here, figure, group, list(governed), self.found)

    def bracket(
        self,
        here: _Here,
        figure: Figure,
        group: Token,
        governed: Sequence[Figure],
        earlier: Sequence[Figure],
    ) -> None:
        """Read a bracket after a figure: its own figures, or what it says of those before it."""
        inner = parts_in(figure, group)
        for one in inner:
            one.voiced = bool(one.label.claimant)
            one.label = over(replace(figure.label, total=False, harms=[]), one.label)
            self.placed(here, one)
        here.figures.extend(inner)
        if not inner and not limit(figure, group, governed, earlier):
            self.leave([group], "words in brackets that no rule reads")

    def without_number(self, here: _Here, rest: Sequence[Token]) -> None:
        """Ships that are named and what became of them; else words that are left."""
        ships = self.named_ships(here, rest)
        if ships:
            here.figures.extend(ships)
            return
        last = (here.figures or self.found)[-1:]
        words = [one for one in rest if one.kind not in {Kind.GROUP, Kind.MARK}]
        groups = [one for one in rest if one.kind is Kind.GROUP]
        if groups and not words and not last:
            label = label_of(groups[0].inside, bracket=True)
            if label.claimant or label.date or label.phase:
                self.context.enter(_rank(here.line, _PLAIN_RANK), label, _place(here.line))
                return
        if words or not last:
            self.leave(rest, "no figure in these words")
            return
        for one in rest:
            if one.mark and one.mark.citation:
                last[0].words.citations.append(one.mark.citation)
            elif one.kind is Kind.GROUP:
                self.bracket(here, last[0], one, last, self.found[:-1])

    def named_ships(self, here: _Here, rest: Sequence[Token]) -> list[Figure]:
        """As in "HMS Abdiel sunk": one ship for each name, of what the words say became of it."""
        lows = [one.low for one in rest]
        harms = [found[1] for at in range(len(lows)) if (found := effect_at(lows, at)) is not None]
        if self.strength or not harms or any(one.things is None for one in harms):
            return []
        made: list[Figure] = []
        for start, end, name in ship_names(rest):
            if not are_words(name):
                continue
            words = Words(harms=harms[:1], end=len(rest))
            count = Count(start, end, How.NUMBER, Quantity.exact(1, name))
            figure = Figure(count, words, rest, name=name)
            figure.label = over(self.context.now(), here.label)
            self.placed(here, figure)
            made.append(figure)
        return made

    def drafts(self) -> list[Draft]:
        """The drafts of all figures; those that are none are left, with the reason."""
        flying = flying_among(self.found)
        kept: list[tuple[Figure, Made]] = []
        for figure in self.found:
            made = made_of(figure, strength=self.strength, flying=flying)
            if isinstance(made, NoDraft):
                end = max(figure.count.end, figure.words.end)
                self.leave(figure.tokens[figure.count.start : end], made.reason)
            else:
                kept.append((figure, made))
                self.leave(figure.words.rest, "words that no rule reads")
                self.leave(figure.words.base, "the whole that figures are a part of")
        places = {id(figure): place for place, (figure, _) in enumerate(kept)}
        return [draft_of(figure, made, places) for figure, made in kept]

    def leave(self, words: Iterable[Token], reason: str) -> None:
        kept = [one for one in words if one.kind is not Kind.MARK]
        text = words_of(kept)
        if kept and any(character.isalnum() for character in text):
            span = (kept[0].span[0], kept[-1].span[1])
            self.left.append(Leftover(text, span, reason))


def _rank(line: Line, rank: int) -> int:
    return line.depth * _RANKS + rank


def _named_by_heading(figure: Figure) -> None:
    """As in "Tanks: 30 destroyed": tanks."""
    words = figure.words
    of_things = all(one.things and one.people in _OF_BOTH for one in words.harms)
    if figure.label.nouns and of_things and not words.nouns:
        words.nouns = list(figure.label.nouns)


_OF_BOTH = frozenset({None, CasualtyEffect.CAPTURED, CasualtyEffect.CASUALTY})


def _place(line: Line) -> tuple[int, int]:
    """Where a heading stands: the level of its list and the depth of its item."""
    return line.level, line.depth


def _told_of_the_whole(part: Figure) -> None:
    """As in "21 civilians, including 8 children, killed": all of them were."""
    whole = part.of.words if part.of is not None else None
    words = part.words
    if whole is not None and whole.harms and not words.harms and _same_sort(part):
        words.harms = list(whole.harms)
    if whole is not None and not whole.harms and whole.nouns and words.nouns and words.comma:
        whole.harms = list(words.harms)


def _same_sort(part: Figure) -> bool:
    """Whether part and whole are both people, or both equipment."""
    whole = part.of or part
    mine, theirs = class_of(part.words.nouns), class_of(whole.words.nouns)
    return (mine is None) == (theirs is None) and not part.label.harms


def _noun_of_last_line(before: Sequence[Figure], here: _Here, first: Figure) -> None:
    """As in "48 aircraft destroyed", then "39 severely damaged": aircraft too."""
    words = first.words
    last = here.figures[-1:] or before[-1:]
    only_things = bool(words.harms) and all(one.people is None for one in words.harms)
    if last and only_things and not words.nouns and class_of(last[0].words.nouns) is not None:
        words.nouns = list(last[0].words.nouns)


def _of_the_same(last: Figure, figure: Figure) -> bool:
    """Whether a list of parts goes on from one figure to the next of the clause."""
    if last.tokens is not figure.tokens:
        return False
    return last.words.includes or (last.of is not None and covers(last.of, figure))
