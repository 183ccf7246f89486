"""From the draft claims in the values of an infobox to claims of a record, with their places.

The grammar says what the words are (`casualties.drafts`); who speaks and whom it is about is for
the importer, which knows the rest of the document (`Teller`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from ..model.citations import Citation, span_in
from ..model.claims import (
    CasualtyClaim,
    Claim,
    Claimant,
    MaterielClaim,
    Party,
    Related,
    StrengthClaim,
)
from ..model.dates import HistoricalDate
from ..model.events import Event
from ..model.quantities import Quantity
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimKind, RelationType
from ..model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthItem
from ..model.vocabulary.records import EventKind, Phase
from .casualties.drafts import Draft, Leftover, Reading
from .claim_ids import Origin, claim_ids
from .made_records import told
from .prose_dates import read_date_within
from .slugs import slug

_BEHIND = " \t\n,;"
_UNDATED = "The figure is limited to a date in words, of which the year or the form is not known."


@dataclass(frozen=True, slots=True)
class BoxFigures:
    """A value of an infobox with figures: its place (`infobox/casualties1`), words and reading."""

    locator: str
    raw: str
    reading: Reading


class Teller(Protocol):
    """What a draft cannot say by itself."""

    def claimant(self, draft: Draft) -> Claimant:
        """Who says it."""
        ...

    def about(self, value: BoxFigures, draft: Draft) -> tuple[Party, ...]:
        """Whom it is about."""
        ...

    def citations(self, value: BoxFigures, draft: Draft) -> tuple[Citation, ...]:
        """Where it is written; one place at least."""
        ...


@dataclass(slots=True)
class Drafted:
    """The claims of some values in the order of their drafts, and the events that they name.

    `refused` are drafts of which no claim can be made, each with its value and why not; `undated`
    those with a claim that are limited to a date which is not known.
    """

    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    refused: list[tuple[BoxFigures, Leftover]] = field(default_factory=list)
    undated: list[tuple[BoxFigures, Leftover]] = field(default_factory=list)


def cited_words(source: str, value: BoxFigures, draft: Draft) -> Citation:
    """The words that a draft was read from, at their characters, in the reader's own copy.

    The comma behind them, and white space around them, are none of them.
    """
    words = value.raw[slice(*draft.span)].rstrip(_BEHIND).lstrip()
    start = value.raw.index(words, draft.span[0])
    at = span_in(value.locator, start, start + len(words))
    return Citation(source=source, locator=at, quote=words)


def drafted(
    battle: str, source: str, values: Sequence[BoxFigures], teller: Teller, when: HistoricalDate
) -> Drafted:
    """The claims of all values of one battle; `source` is the document, without its version.

    All values have to be given at once, since claims with the same words are told apart by their
    order. A figure that is limited to a phase, a place or a day of no year is about an event of
    that name, so that it is never taken for one of the whole battle. `when` is the date of the
    battle, which may tell the year of such a day.
    """
    listed = [(value, number) for value in values for number in range(len(value.reading))]
    ids = iter(claim_ids([_origin(battle, source, value, number) for value, number in listed]))
    made = Drafted()
    events: dict[str, Event] = {}
    for value in values:
        ids_here = {number: next(ids) for number in range(len(value.reading))}
        claims: dict[int, Claim] = {}
        for number in _wholes_first(value.reading):
            draft = value.reading[number]
            try:
                limits = _limits(battle, draft, teller.citations(value, draft), when)
                common = {
                    "id": ids_here[number],
                    "claimant": teller.claimant(draft),
                    "about": teller.about(value, draft),
                    "quantity": _quantity(draft, claims),
                    "event": None if limits.event is None else limits.event.id,
                    "occurred": limits.occurred,
                    "citations": limits.citations,
                }
                claims[number] = _MAKE[draft.kind](draft, common)
            except ValueError as error:
                lost = Leftover(_words(value, draft), draft.span, told(error))
                made.refused.append((value, lost))
            else:
                if limits.event is not None:
                    events.setdefault(limits.event.id, limits.event)
                if draft.scope.date is not None and limits.occurred.is_undated:
                    made.undated.append((value, Leftover(draft.scope.date, draft.span, _UNDATED)))
        made.claims += _linked(value.reading, dict(sorted(claims.items())))
    made.events = list(events.values())
    return made


def _wholes_first(reading: Reading) -> list[int]:
    """The drafts with those behind that are a share or the rest of another one."""
    return sorted(range(len(reading)), key=lambda number: _is_relative(reading[number]))


def _is_relative(draft: Draft) -> bool:
    return draft.relative is not None and draft.relative.of is not None


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a figure is limited to, and where that is written."""

    event: Event | None
    occurred: HistoricalDate
    citations: tuple[Citation, ...]


def _words(value: BoxFigures, draft: Draft) -> str:
    return value.raw[slice(*draft.span)]


def _origin(battle: str, source: str, value: BoxFigures, number: int) -> Origin:
    draft = value.reading[number]
    counted = draft.effects or (draft.counts or "",)
    scope = draft.scope
    return Origin(
        battle=battle,
        source=source,
        claimant=draft.claimant,
        party=(value.locator, draft.subject or ""),
        kind=draft.kind,
        effects=(*map(str, counted), draft.item or ""),
        dates=tuple(one or "" for one in (scope.date, scope.phase, scope.place)),
        words=draft.quantity.as_said or _words(value, draft),
        locator=span_in(value.locator, *draft.span),
    )


def _limits(
    battle: str, draft: Draft, citations: tuple[Citation, ...], when: HistoricalDate
) -> _Limits:
    scope = draft.scope
    undated = HistoricalDate.undated()
    occurred = undated if scope.date is None else read_date_within(scope.date, when)
    names = [scope.phase, scope.place, scope.date if occurred.is_undated else None]
    name = "; ".join(filter(None, names))
    if not name:
        return _Limits(None, occurred, citations)
    event = Event(
        id=slug(f"{battle} {name}"),
        kind=EventKind.OTHER,
        phase=Phase.BATTLE,
        name=name,
        date=occurred,
        text=f"What the source limits a figure to: {name}.",
        citations=citations[:1],
    )
    return _Limits(event, occurred, citations)


def _quantity(draft: Draft, claims: Mapping[int, Claim]) -> Quantity:
    if draft.relative is None or draft.relative.of is None:
        return draft.quantity
    whole = claims.get(draft.relative.of)
    if whole is None:
        raise ValueError("No claim is made of what it is a share of.")
    return draft.quantity_of(whole.id)


def _casualties(draft: Draft, common: dict[str, Any]) -> Claim:
    return CasualtyClaim(
        **common,
        effects=tuple(one for one in draft.effects if isinstance(one, CasualtyEffect)),
        population=draft.population,
        affiliation=draft.affiliation,
        rank_group=draft.rank_group,
    )


def _materiel(draft: Draft, common: dict[str, Any]) -> Claim:
    return MaterielClaim(
        **common,
        item=draft.item or "equipment",
        item_class=draft.item_class or ItemClass.UNSPECIFIED,
        effects=tuple(one for one in draft.effects if isinstance(one, MaterielEffect)),
        severity=draft.severity,
    )


def _strength(draft: Draft, common: dict[str, Any]) -> Claim:
    counts = draft.counts or StrengthItem.PERSONNEL
    is_materiel = counts is StrengthItem.MATERIEL
    return StrengthClaim(
        **common,
        counts=counts,
        item=draft.item,
        item_class=(draft.item_class or ItemClass.UNSPECIFIED) if is_materiel else None,
    )


_MAKE: Mapping[ClaimKind, Callable[[Draft, dict[str, Any]], Claim]] = MappingProxyType(
    {
        ClaimKind.CASUALTIES: _casualties,
        ClaimKind.MATERIEL: _materiel,
        ClaimKind.STRENGTH: _strength,
    }
)


def _linked(reading: Reading, claims: Mapping[int, Claim]) -> Iterator[Claim]:
    """The claims of one value, each part with the link to its total.

    Parts that add up to their total exactly are all of it; else a part is only among what the total
    counts.
    """
    parts: dict[int, list[int]] = defaultdict(list)
    for number, draft in enumerate(reading):
        whole = draft.part_of
        if whole is None or whole not in claims or number not in claims:
            continue
        if reading[whole].claimant == draft.claimant:
            parts[whole].append(number)
    links: dict[int, Related] = {}
    for whole, some in parts.items():
        total = reading[whole].quantity.value
        adds_up = total is not None and total == _sum(reading[one] for one in some)
        link = RelationType.PART_OF_TOTAL if adds_up else RelationType.INCLUDED_IN
        links |= {one: Related(type=link, claim=claims[whole].id) for one in some}
    for number, claim in claims.items():
        link_of = links.get(number)
        yield claim if link_of is None else claim.model_copy(update={"related": (link_of,)})


def _sum(drafts: Iterable[Draft]) -> int | None:
    """What they come to, where each has a number of its own."""
    values = [draft.quantity.value for draft in drafts]
    return None if None in values else sum(one or 0 for one in values)
