"""Who is named in an infobox, as an actor: by the article linked to, else by the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ...model.actors import Actor, Membership
from ...model.vocabulary.registries import ActorKind, MembershipType
from ..slugs import slug
from .flags import state
from .titles import external_id

_ORDINAL = (
    r"\d+|[ivxlc]+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth"
)
_UNIT = (
    r"corps|divisions?|brigades?|regiments?|battalions?|squadrons?|fleets?|flotillas?|wings?"
    r"|batter(?:y|ies)|compan(?:y|ies)|platoons?|detachment|task force|army group|expeditionary"
    r"|garrison|commandos?|kampfgruppe|luftflotte|legions?|force \w|cavalry|command|air group"
    r"|panzergruppe|group of forces|squadriglia|stormo"
)

# The first pattern that is found in the name says the kind; each is of words that say it outright.
_KINDS: Final[tuple[tuple[ActorKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            ActorKind.COALITION,
            r"^(?:allies|allied (?:powers|forces)|axis|central powers|entente)\b",
        ),
        (ActorKind.COALITION, r"\b(?:coalition|league|alliance)\b"),
        (ActorKind.INTERGOVERNMENTAL_BODY, r"\b(?:united nations|nato|african union)$"),
        (ActorKind.PEACEKEEPING_FORCE, r"\bpeacekeep|\bMINUSMA\b|\bUNIFIL\b|\bUNPROFOR\b"),
        (
            ActorKind.NON_STATE_ARMED_GROUP,
            (
                r"\b(?:partisans?|resistance|guerrill|rebels?|insurg|revolutionar|chetniks?|maquis"
                r"|home army|armia krajowa|forces of the interior|liberation (?:army|front)"
                r"|viet cong)"
            ),
        ),
        (ActorKind.GOVERNMENT, r"\b(?:government|junta)\b"),
        (ActorKind.MILITIA, r"\b(?:militias?|volkssturm|home guard|minutemen)\b"),
        (
            ActorKind.MILITARY_UNIT,
            (
                rf"\b(?:{_ORDINAL})(?:st|nd|rd|th)?\b[\w .()'-]*\b(?:army|front|group|{_UNIT})\b"
                rf"|\b(?:army group|task force|marine raiders)\b"
            ),
        ),
        (
            ActorKind.STATE_FORCE,
            (
                r"\b(?:armed forces|army|navy|air force|air forces|marines|marine corps|air corps"
                r"|royal marines|wehrmacht|luftwaffe|kriegsmarine|regia marina|regia aeronautica"
                r"|waffen-ss|red army|coast guard|gendarmerie|forces)\b"
            ),
        ),
        (ActorKind.MILITARY_UNIT, rf"\b(?:{_UNIT})\b|\bfront$"),
        (ActorKind.POPULATION, r"\b(?:civilians|people|inhabitants)\b"),
        (
            ActorKind.STATE,
            (
                r"\b(?:kingdom|empire|republic|sultanate|caliphate|emirate|duchy|khanate|dominion"
                r"|principality|confederation|union of)\b"
            ),
        ),
    )
)
_CLIMBED: Mapping[bool, MembershipType] = MappingProxyType(
    {True: MembershipType.ORGAN, False: MembershipType.COMPONENT}
)


def kind_of(name: str, otherwise: ActorKind = ActorKind.ORGANISATION) -> ActorKind:
    """The kind of actor that a name says outright: a state of the table, else by its words."""
    if state(name) is not None:
        return ActorKind.STATE
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), otherwise)


def proposed(words: str, link: str | None, otherwise: ActorKind = ActorKind.ORGANISATION) -> Actor:
    """The actor of some words: that of the article which they lead to, else one of that name."""
    named = None if link is None else state(link)
    title = link if named is None else named.title
    name = title or words
    return Actor(
        id=slug(name),
        kind=kind_of(name, otherwise),
        name=name,
        country=None if named is None else named.country,
        external_ids=() if title is None else (external_id(title),),
    )


def person(link: str) -> Actor:
    """The person of an article."""
    return Actor(id=slug(link), kind=ActorKind.PERSON, name=link, external_ids=(external_id(link),))


def part_of(actor: Actor, whole: Actor) -> Actor:
    """The actor as an organ of a state or government, or as a component of a force."""
    acts = whole.kind in (ActorKind.STATE, ActorKind.GOVERNMENT)
    return with_membership(actor, whole, _CLIMBED[acts])


def listed_under(actor: Actor, whole: Actor) -> Actor:
    """The actor as one with a flag of its own that is listed under another's name."""
    return with_membership(actor, whole, MembershipType.COALITION)


def with_membership(actor: Actor, whole: Actor, kind: MembershipType) -> Actor:
    """The actor with one membership more; itself where the whole is no other."""
    if whole.id == actor.id:
        return actor
    return actor.model_copy(update={"memberships": (Membership(of=whole.id, type=kind),)})
