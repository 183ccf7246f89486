"""Who speaks and who is spoken of in one record, by the names that answers show."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.battles import BattleRecord
from ..model.claims import Claim, Party
from ..model.registry import Registry
from ..model.resources import Resource
from ..model.standing import Standing, label_key
from ..model.wording import listed, year_words
from .parts import Names, Ref

_DOCUMENT = "document:"


class Cast:
    """The voices and parties of one record.

    A voice is a root actor, `~label@<source>` or `document:<source>`, behind it the year of a later
    round (`mali@1993`). A party is one actor or several joined by commas, or `~label`.
    """

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self.names = Names(
            registry, {record.id: record.name}, {event.id: event.name for event in record.events}
        )
        self.battle = self.names.ref(Resource.BATTLE, record.id)
        self.standing = Standing(record, registry)
        self._speakers: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        for claim in record.claims:
            self._learn(claim, claim.about)
            for overlay in (overlay for reading in claim.readings for overlay in reading.instead):
                other = overlay.claimant
                said = claim if other is None else claim.model_copy(update={"claimant": other})
                self._learn(said, overlay.about)

    def _learn(self, claim: Claim, about: Iterable[Party]) -> None:
        """Take over how the speaker of a claim and some parties are worded."""
        claimant = claim.claimant
        if claimant.actor is None and claimant.label is not None:
            self._speakers.setdefault(self.standing.voice(claim), claimant.label)
        for party in about:
            # Of one that is inferred too: with `basis=stated` it is its words again.
            if party.label is not None:
                self._labels.setdefault(label_key(party.label), party.label)

    def voice(self, voice: str) -> str | None:
        """What a voice is called; null for an actor or a source that is not loaded.

        A label is as worded; a later round has its year in brackets.
        """
        whole = self._speakers.get(voice)
        if whole is not None:
            return whole
        who, _, year = voice.rpartition("@")
        if who and year.lstrip("-").isdigit():
            name = self.voice(who)
            return None if name is None else f"{name} ({year_words(int(year))})"
        if voice.startswith(_DOCUMENT):
            return self.names.name(Resource.SOURCE, voice.removeprefix(_DOCUMENT))
        return self.names.actor(voice)

    def party(self, party: str | None) -> str | None:
        """What a party is called, `X and Y` where it is several; an id where there is no name."""
        if party is None:
            return None
        return listed([self._labels.get(one) or self._called(one) for one in party.split(",")])

    def parties(self, parties: Iterable[str]) -> tuple[Ref, ...]:
        """Parties by id, with what they are called."""
        return tuple(Ref(id=one, name=self.party(one)) for one in parties)

    def event(self, event_id: str | None) -> str | None:
        """What an event of the record is called; null for null."""
        return None if event_id is None else self.names.name(Resource.EVENT, event_id)

    def actors(self, party: str | None) -> tuple[Ref, ...]:
        """The actors that a party is made of; none for a label."""
        ids = [] if party is None else party.split(",")
        return self.names.refs(Resource.ACTOR, (one for one in ids if not one.startswith("~")))

    def side(self, party: str | None) -> int | None:
        """The side on which all of a party stand; null where there is no one side."""
        sides = {self.standing.side(one.id) for one in self.actors(party)}
        return sides.pop() if len(sides) == 1 else None

    def _called(self, actor_id: str) -> str:
        return self.names.actor(actor_id) or actor_id
