"""Who stands in which column of the infobox, and whom the figures of a column are about.

A column need not name all who fought on its side: a copy of a page loses those that were told by
their flags. So a figure is about the one combatant of its column only where nothing speaks against
it (`Columns.alone`), and else about an unresolved party that is named for its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...model.actors import Actor
from ...model.battles import Combatant
from ...model.citations import Citation
from ...model.claims import Claimant, Party
from ...model.vocabulary.claims import AboutBasis
from ..casualties.drafts import Draft
from ..drafted import BoxFigures, cited_words

_COLUMN = re.compile(r"([a-z]+)([1-9])")


@dataclass(frozen=True, slots=True)
class Columns:
    """The combatants by column and party, the words of the lead, and who has exactly some name."""

    source: str
    combatants: Mapping[int, Mapping[int, Sequence[Combatant]]]
    lead: str
    known: Callable[[str], Actor | None]

    def alone(self, column: int, party: int, parties: int) -> Combatant | None:
        """The combatant that a party of a value of a column is, where that is certain.

        The column has as many parties as the value, this one names exactly one combatant, and the
        lead of the article speaks of it by the same name. "Burkina Faso" in the first column of a
        battle that Mali fought, by its lead, is not such a one.
        """
        groups = self.combatants.get(column, {})
        listed = groups.get(party, ())
        if len(groups) != parties or len(listed) != 1:
            return None
        named = re.search(rf"(?<!\w){re.escape(listed[0].label)}(?!\w)", self.lead)
        return None if named is None else listed[0]

    def party(self, field: str, number: int, parties: int) -> Party:
        """Whom a value of the infobox is about, by its place alone."""
        found = _COLUMN.fullmatch(field)
        one = None if found is None else self.alone(int(found[2]), number, parties)
        if one is None:
            label = f"{field}, party {number}"
            return Party(actor=None, label=label, basis=AboutBasis.UNRESOLVED)
        return Party(actor=one.actor, label=one.label, basis=AboutBasis.INFERRED_BY_DOCUMENT)

    def named(self, words: str) -> Party:
        """The party that the words name: an actor only where exactly these are a name of it."""
        actor = self.known(words)
        basis = AboutBasis.UNRESOLVED if actor is None else AboutBasis.STATED
        return Party(actor=None if actor is None else actor.id, label=words, basis=basis)

    # What a draft cannot say by itself (`drafted.Teller`).

    def claimant(self, draft: Draft) -> Claimant:
        """Who says it: the label as worded, the actor where exactly that is a name of it."""
        if draft.claimant is None:
            return Claimant()
        actor = self.known(draft.claimant)
        return Claimant(actor=None if actor is None else actor.id, label=draft.claimant)

    def about(self, value: BoxFigures, draft: Draft) -> tuple[Party, ...]:
        """Whom it is about: whom its own words name, else by its place."""
        if draft.subject is not None:
            return (self.named(draft.subject),)
        parties = max(one.party for one in value.reading)
        return (self.party(value.locator.removeprefix("infobox/"), draft.party, parties),)

    def citations(self, value: BoxFigures, draft: Draft) -> tuple[Citation, ...]:
        """Its words, at their characters."""
        return (cited_words(self.source, value, draft),)
