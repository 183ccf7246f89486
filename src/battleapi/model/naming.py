"""How summaries name whom and what they speak of: speakers, parties, places, events, happenings."""

from __future__ import annotations

from .battles import BattleRecord
from .claims import Claim, Party
from .effective import effective_date
from .registry import Registry
from .resources import Resource
from .vocabulary.claims import AboutBasis
from .vocabulary.records import Phase
from .wording import date_words, listed, possessive

_SQUARE = str.maketrans("()", "[]")


class Names:
    """The names of one record, as its registry has them."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._record = record
        self._registry = registry

    def speaker(self, claim: Claim) -> str:
        """Who says it, in the words of the source: quoted where they name no actor.

        A source that speaks itself is its author and its name, else its publisher, else its name.
        """
        return ", ".join(self._speaker(claim))

    def subject(self, claim: Claim) -> str:
        """The same before a verb: `Herodotus, Histories,`."""
        who = self._speaker(claim)
        return ", ".join(who) + "," * (len(who) > 1)

    def speaker_of(self, claim: Claim) -> str:
        """Who says it, in the possessive and within a sentence: `the CMA's`."""
        who = claim.claimant.label or self._speaker(claim)[0]
        return possessive(who[0].lower() + who[1:] if who.startswith(("The ", "A ")) else who)

    def speaks_of_itself(self, claim: Claim) -> bool:
        """Whether who says it is all that it is about."""
        actor = claim.claimant.actor
        return actor is not None and [party.actor for party in claim.about] == [actor]

    def parties(self, claim: Claim) -> str:
        """Whom it is about: quoted where the words leave that open, a label that all share once."""
        about = claim.about
        shared = {party.label for party in about}
        if len(about) > 1 and len(shared) == 1 and None not in shared:
            return self._party_by_label(about[0])
        return listed(list(dict.fromkeys(map(self._party, about))))

    def actors(self, actor_ids: tuple[str, ...]) -> str:
        """Several actors as a list."""
        return listed([self.actor(one) for one in actor_ids])

    def actor(self, actor_id: str) -> str:
        """An actor by its short name where it has one."""
        actor = self._registry.actors.get(actor_id)
        return (actor.short_name or actor.name) if actor else actor_id

    def place(self, place_id: str) -> str:
        """A place by its name."""
        place = self._registry.places.get(place_id)
        return place.name if place else place_id

    def event(self, event_id: str | None) -> str:
        """An event of the record by its name in quotation marks, else the battle."""
        event = self._record.event(event_id)
        return f"'{event.name}'" if event else "the battle"

    def dated_event(self, claim: Claim) -> str:
        """The event of a claim with its date in brackets, else the battle."""
        when = self.when(claim) if claim.event else None
        # Brackets within brackets are square.
        inside = when.translate(_SQUARE) if when else None
        return self.event(claim.event) + (f" ({inside})" if inside else "")

    def when(self, claim: Claim) -> str | None:
        """When it was, in words; null where that is not known.

        The days of the battle are those of what belongs to it alone: a figure that covers other
        battles has none but its own, and what came before or after, and has no date but words, has
        the words.
        """
        found, event = effective_date(claim, self._record), self._record.event(claim.event)
        if claim.covers_battles and found.of is not Resource.CLAIM:
            return None
        if found.of is Resource.BATTLE and event is not None and event.phase is not Phase.BATTLE:
            return date_words(event.date)
        return date_words(found.date)

    def _speaker(self, claim: Claim) -> tuple[str, ...]:
        claimant, cited = claim.claimant, claim.citations[0]
        if claimant.actor is not None:
            return (claimant.label or self.actor(claimant.actor),)
        if claimant.label is None:
            return self._source(cited.root())
        # Words alone may be anybody: the document that was read has them.
        reader, *title = self._source(cited.source)
        return (f"'{claimant.label}' in {reader}", *title)

    def _source(self, source_id: str) -> tuple[str, ...]:
        source = self._registry.sources.get(source_id)
        if source is None:
            return (source_id,)
        if source.author is not None:
            return (source.author, source.name)
        return (source.publisher or source.name,)

    def _party(self, party: Party) -> str:
        if party.actor is None or (
            party.label is not None and party.basis is not AboutBasis.STATED
        ):
            return self._party_by_label(party)
        return self.actor(party.actor)

    def _party_by_label(self, party: Party) -> str:
        return party.label or "" if party.basis is AboutBasis.STATED else f"'{party.label}'"
