"""How summaries name whom and what they speak of: speakers, parties, places, events, happenings."""

from __future__ import annotations

from .battles import BattleRecord
from .claims import Claim, Party
from .effective import effective_date
from .registry import Registry
from .vocabulary.claims import AboutBasis
from .wording import date_words, listed, possessive


class Names:
    """The names of one record, as its registry has them."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._record = record
        self._registry = registry

    def speaker(self, claim: Claim) -> str:
        """Who says it, in the words of the source; the source itself is named by its publisher."""
        claimant = claim.claimant
        if claimant.label is not None:
            return claimant.label
        if claimant.actor is not None:
            return self.actor(claimant.actor)
        source = self._registry.sources.get(claim.citations[0].root())
        return (source.publisher or source.name) if source else claim.citations[0].root()

    def speaker_of(self, claim: Claim) -> str:
        """Who says it, in the possessive and within a sentence: `the CMA's`."""
        who = self.speaker(claim)
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
        when = date_words(effective_date(claim, self._record)) if claim.event else None
        return self.event(claim.event) + (f" ({when})" if when else "")

    def _party(self, party: Party) -> str:
        if party.actor is None or (
            party.label is not None and party.basis is not AboutBasis.STATED
        ):
            return self._party_by_label(party)
        return self.actor(party.actor)

    def _party_by_label(self, party: Party) -> str:
        return party.label or "" if party.basis is AboutBasis.STATED else f"'{party.label}'"
