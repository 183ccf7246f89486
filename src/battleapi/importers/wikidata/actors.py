"""Who takes part: items of Wikidata, known by their number wherever else they are named."""

from __future__ import annotations

from ...model.actors import Actor, ExternalId
from ...model.vocabulary.registries import ActorKind, Authority
from ..directory import Directory
from ..slugs import slug
from .items import Entity


def wikidata_id(number: str) -> ExternalId:
    """The identifier of an item."""
    return ExternalId(authority=Authority.WIKIDATA, id=number)


class Actors:
    """The actors of one item, as they are known to the whole import."""

    def __init__(self, directory: Directory, conflict: str | None) -> None:
        self._directory = directory
        self._conflict = conflict
        self.known: dict[str, Actor] = {}

    def of(self, entity: Entity) -> str:
        """The id of the actor that an item is; what sort of actor Wikidata does not say here."""
        if entity.id not in self.known:
            self.known[entity.id] = self._directory.actor(
                Actor(
                    id=slug(entity.label or f"wikidata {entity.id}"),
                    kind=ActorKind.ORGANISATION,
                    name=entity.name,
                    external_ids=(wikidata_id(entity.id),),
                ),
                self._conflict,
            )
        return self.known[entity.id].id
