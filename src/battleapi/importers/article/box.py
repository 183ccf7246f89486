"""The facts of a battle in the values of its infobox: war, date, sides, who led, how it ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...model.actors import Actor
from ...model.battles import Combatant, Commander, Side
from ...model.citations import Citation, span_in
from ...model.claims import AttributeClaim, Claim, Claimant, InvolvementClaim, OutcomeClaim
from ...model.conflicts import Conflict
from ...model.vocabulary.assertions import AttributeName, OutcomeAspect
from ...model.vocabulary.claims import ClaimKind
from ...model.vocabulary.countries import COUNTRIES
from ...model.vocabulary.records import BattleKind, CombatantRole
from ...model.vocabulary.registries import ActorKind, ConflictKind
from ..claim_ids import Origin, claim_ids
from ..prose_outcomes import read_outcome
from ..slugs import slug
from .columns import Columns
from .document import BoxValue
from .names import Name, names_in

_KINDS = {kind.value.replace("_", " "): kind for kind in BattleKind if kind != BattleKind.OTHER}
_KIND = re.compile(rf"\b(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b", re.IGNORECASE)
_CONFLICT_KINDS = (
    (re.compile(r"\bwars?\b", re.IGNORECASE), ConflictKind.WAR),
    (re.compile(r"\binsurgency\b", re.IGNORECASE), ConflictKind.INSURGENCY),
    (re.compile(r"\bcampaign\b", re.IGNORECASE), ConflictKind.CAMPAIGN),
)
_PART_OF = re.compile(r"^(?:part of )?(?:the )?", re.IGNORECASE)
_SUPPORTED = re.compile(r"support(?:ed by)?:", re.IGNORECASE)
_ITEM = re.compile(r"<br\s*/?>|[;\n*•]", re.IGNORECASE)
_STATES = frozenset(country.name for country in COUNTRIES.values())


@dataclass(frozen=True, slots=True)
class Citing:
    """Citations of an article: `source` is its id."""

    source: str

    def whole(self, value: BoxValue) -> tuple[Citation, ...]:
        """All of a value."""
        return self.words(value, 0, len(value.text))

    def words(self, value: BoxValue, start: int, end: int) -> tuple[Citation, ...]:
        """Some characters of a value, with these as the quote."""
        at = span_in(value.locator, start, end)
        return (Citation(source=self.source, locator=at, quote=value.text[start:end]),)


def battle_kind(name: str) -> BattleKind:
    """The kind that a battle's name is the first to say; other, where it says none."""
    found = _KIND.search(name)
    return BattleKind.OTHER if found is None else _KINDS[found[0].lower()]


def conflict_of(words: str) -> Conflict | None:
    """The conflict that a value names; null where it names several, or none."""
    name = _PART_OF.sub("", words)
    if not name or _ITEM.search(name):
        return None
    found = (kind for pattern, kind in _CONFLICT_KINDS if pattern.search(name))
    return Conflict(id=slug(name), kind=next(found, ConflictKind.OTHER), name=name)


def actor_of(name: str) -> Actor:
    """An actor of that name; of its kind the article says nothing, but for states of that name."""
    kind = ActorKind.STATE if name in _STATES else ActorKind.UNSPECIFIED
    return Actor(id=slug(name), kind=kind, name=name)


def combatants_of(
    value: BoxValue, side: int, meet: Callable[[Actor], Actor], citing: Citing
) -> dict[int, list[Combatant]]:
    """The combatants of a column by party, each once; `meet` gives whom a proposal means.

    Those behind a heading "Supported by:" supported the others.
    """
    role, seen = CombatantRole.BELLIGERENT, set[str]()
    found: dict[int, list[Combatant]] = {}
    for name in names_in(value.text):
        if name.is_heading:
            supports = _SUPPORTED.fullmatch(name.text) is not None
            role = CombatantRole.SUPPORT if supports else CombatantRole.BELLIGERENT
            continue
        actor = meet(actor_of(name.text))
        combatant = Combatant(
            actor=actor.id,
            label=name.text,
            side=side,
            role=role,
            citations=citing.words(value, name.start, name.end),
        )
        if actor.id not in seen:
            seen.add(actor.id)
            found.setdefault(name.party, []).append(combatant)
    return found


def sides_of(columns: Sequence[int]) -> tuple[Side, ...]:
    """A side for each column. Two fight each other; of more nothing says who fights whom."""
    if len(columns) != 2:
        return tuple(Side(side=one) for one in columns)
    one, other = columns
    return (Side(side=one, opposes=(other,)), Side(side=other, opposes=(one,)))


def commanders_of(value: BoxValue, party: int, citing: Citing) -> tuple[Commander, ...]:
    """Who led a party, and what became of them."""
    return tuple(
        Commander(label=label, fate=fate, citations=citing.words(value, name.start, name.end))
        for name in names_in(value.text)
        if name.party == party and not name.is_heading
        for label, fate in (name.with_fate(),)
    )


def parties_in(value: BoxValue) -> int:
    """How many parties the names of a value are divided into."""
    return max((name.party for name in names_in(value.text)), default=1)


def outcome_claims(
    battle: str, value: BoxValue, columns: Columns, citing: Citing
) -> Iterator[Claim]:
    """The result as the document has it: the first item of the value, if it has any words."""
    words = next(filter(None, (one.strip() for one in _ITEM.split(value.text))), "")
    if not words:
        return
    start = value.text.index(words)
    read = read_outcome(words)
    about = () if read.victor is None else (columns.named(read.victor),)
    item = Name(words, 1, start, start + len(words))
    for claim_id in _ids(battle, value, ClaimKind.OUTCOME, (item,), citing):
        yield OutcomeClaim(
            id=claim_id,
            claimant=Claimant(),
            about=about,
            as_said=words,
            aspect=OutcomeAspect.RESULT,
            type=read.type,
            by=tuple(party.actor for party in about if party.actor is not None),
            citations=citing.words(value, item.start, item.end),
        )


def leader_claims(
    battle: str, value: BoxValue, columns: Columns, citing: Citing
) -> Iterator[Claim]:
    """Who led, where nobody knows which combatant: said of the party in that place."""
    parties = parties_in(value)
    about = {party: columns.party(value.field, party, parties) for party in range(1, parties + 1)}
    names = [
        name
        for name in names_in(value.text)
        if not name.is_heading and about[name.party].actor is None
    ]
    ids = _ids(battle, value, ClaimKind.ATTRIBUTE, names, citing)
    for name, claim_id in zip(names, ids, strict=True):
        yield AttributeClaim(
            id=claim_id,
            claimant=Claimant(),
            about=(about[name.party],),
            attribute=AttributeName.COMMANDER,
            as_said=name.text,
            citations=citing.words(value, name.start, name.end),
        )


def unit_claims(battle: str, value: BoxValue, columns: Columns, citing: Citing) -> Iterator[Claim]:
    """That a unit took part, by the name that it has there."""
    names = [name for name in names_in(value.text) if not name.is_heading]
    ids = _ids(battle, value, ClaimKind.INVOLVEMENT, names, citing)
    for name, claim_id in zip(names, ids, strict=True):
        yield InvolvementClaim(
            id=claim_id,
            claimant=Claimant(),
            about=(columns.named(name.text),),
            under_name=name.text,
            citations=citing.words(value, name.start, name.end),
        )


def _ids(
    battle: str, value: BoxValue, kind: ClaimKind, names: Sequence[Name], citing: Citing
) -> tuple[str, ...]:
    return claim_ids(
        [
            Origin(
                battle=battle,
                source=citing.source,
                claimant=None,
                party=(value.locator,),
                kind=kind,
                effects=(),
                dates=(),
                words=name.text,
                locator=span_in(value.locator, name.start, name.end),
            )
            for name in names
        ]
    )
