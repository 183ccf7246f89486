"""Whom the figures of a column are about, who says them, and which works they are cited from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.actors import Actor
from ...model.citations import Citation, ViaStep
from ...model.claims import Claim, Claimant, Party
from ...model.vocabulary.casualties import Population
from ...model.vocabulary.claims import AboutBasis, RelationType, ViaRole
from ...model.vocabulary.registries import ActorKind
from ..casualties.drafts import Draft, Unseen
from ..drafted import BoxFigures, cited_words
from .actors import proposed
from .forces import Force, Forces, by_group, fighting
from .naming import forces_meant
from .pieces import pieces_of
from .works import Works

_COLUMN = re.compile(r"([a-z]+)([1-9])$")
_CIVILIANS = re.compile(r"civilians?(?: deaths| casualties)?", re.IGNORECASE)
_FORCES = (ActorKind.MILITARY_UNIT, ActorKind.STATE_FORCE, ActorKind.MILITIA)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_MOST_WORKS = 8
_LONGEST = 380
"""The most characters of the words of a label, which leave room for the side."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a draft of an infobox cannot say by itself (`drafted.Teller`)."""

    source: str
    forces: Forces
    works: Works

    def claimant(self, draft: Draft) -> Claimant:
        """Who says it: the label as worded; the actor where it names exactly one combatant."""
        if draft.claimant is None:
            return Claimant()
        meant = forces_meant(draft.claimant, self.forces.listed)
        actor = meant[0].actor.id if len(meant) == 1 else None
        return Claimant(actor=actor, label=draft.claimant)

    def about(self, value: BoxFigures, draft: Draft) -> tuple[Party, ...]:
        """Whom it is about.

        Those whom its own words name; else, where the words name nobody, all combatants of the
        column, or of the part of it that the figure stands in. In a column without combatants it is
        the civilians that the words speak of, else whoever the place stands for.
        """
        field = value.locator.rpartition("/")[2]
        found = _COLUMN.search(field)
        column = self.forces.of(int(found[2])) if found is not None else []
        if draft.subject is not None:
            return self._named(draft.subject, column, value)
        parties = max(one.party for one in value.reading)
        groups = by_group(column)
        if parties > 1 and len(groups) == parties:
            column = list(groups[draft.party - 1])
        elif parties > 1 or not column:
            civilians = draft.population == (Population.CIVILIAN,)
            label = "civilians" if civilians else f"{field}, party {draft.party}"
            return (Party(actor=None, label=label, basis=AboutBasis.UNRESOLVED),)
        return tuple(_party(force, AboutBasis.INFERRED_BY_DOCUMENT) for force in fighting(column))

    def citations(self, value: BoxFigures, draft: Draft) -> tuple[Citation, ...]:
        """Its words, at their characters; once for each work that is cited for them.

        Of a range whose ends have notes of their own no work says the whole: the article does.
        """
        words = cited_words(self.source, value, draft)
        inner, outer = _notes(value, draft)
        low, high = (self._works(notes) for notes in (inner, outer))
        each = tuple(dict.fromkeys((*low, *high)))[:_MOST_WORKS]
        through = tuple(
            words.model_copy(update={"via": (ViaStep(role=ViaRole.SPEAKER, source=one),)})
            for one in each
        )
        return through if through and (not inner or low == high) else (words, *through)

    def _works(self, notes: Iterable[str]) -> list[str]:
        works = [work.id for note in notes for work in self.works.cited(note)]
        return list(dict.fromkeys(works))

    def _named(self, words: str, column: list[Force], value: BoxFigures) -> tuple[Party, ...]:
        """The parties of some words: combatants of the column, any of the battle, units, articles.

        Words that name none of them are told apart by the side that they stand on.
        """
        for forces in (column, self.forces.listed):
            meant = forces_meant(words, forces)
            if meant:
                return tuple(
                    Party(actor=force.actor.id, label=words, basis=AboutBasis.STATED)
                    for force in meant
                )
        label = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        unit = self.forces.units.get(words.lower()) or self._linked(words, value)
        if unit is not None:
            return (Party(actor=unit.id, label=label, basis=AboutBasis.STATED),)
        label = "civilians" if _CIVILIANS.fullmatch(words) else label
        label = f"{label}, side {column[0].column}" if column else label
        return (Party(actor=None, label=label, basis=AboutBasis.UNRESOLVED),)

    def _linked(self, words: str, value: BoxFigures) -> Actor | None:
        """The force whose article exactly these words lead to, somewhere in the value."""
        for piece in pieces_of(value.raw):
            if piece.link is not None and piece.text.strip().lower() == words.lower():
                actor = proposed(words, piece.link)
                return self.forces.meet(actor) if actor.kind in _FORCES else None
        return None


def _notes(value: BoxFigures, draft: Draft) -> tuple[list[str], list[str]]:
    """The notes between the two ends of a range, and all others of the draft, as wikitext."""
    notes = {one.span: one.text for one in draft.citations}
    numbers = _NUMBER.findall(draft.quantity.as_said or "")
    if draft.quantity.lower is None or draft.quantity.upper is None or len(numbers) != 2:
        return [], list(notes.values())
    start, end = draft.span
    inside = {one.span: one.text for one in value.reading.unseen if one.what is Unseen.NOTE}
    inside = {span: text for span, text in (inside | notes).items() if start < span[0] < end}
    inner = {
        span: text
        for span, text in inside.items()
        if numbers[0] in value.raw[start : span[0]]
        and numbers[1] in _without(value.raw, span[1], end, inside)
    }
    outer = [text for span, text in notes.items() if span not in inner]
    return list(inner.values()), outer


def _without(raw: str, start: int, end: int, notes: Iterable[tuple[int, int]]) -> str:
    """Some characters of a wikitext without the notes among them."""
    kept = [
        one
        for place, one in enumerate(raw[:end])
        if place >= start and not any(begin <= place < behind for begin, behind in notes)
    ]
    return "".join(kept)


def _party(force: Force, basis: AboutBasis) -> Party:
    return Party(actor=force.actor.id, label=force.label, basis=basis)


def of_one_voice(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with parts of totals only where both are cited from the same work.

    A figure of one book among the total of another is included in it, and does not add up to it.
    """
    roots = {claim.id: claim.citations[0].root() for claim in claims}
    return tuple(_of_one_voice(claim, roots) for claim in claims)


def _of_one_voice(claim: Claim, roots: dict[str, str]) -> Claim:
    own = claim.citations[0].root()
    links = tuple(
        link.model_copy(update={"type": RelationType.INCLUDED_IN})
        if link.type is RelationType.PART_OF_TOTAL and roots.get(link.claim) != own
        else link
        for link in claim.related
    )
    return claim if links == claim.related else claim.model_copy(update={"related": links})
