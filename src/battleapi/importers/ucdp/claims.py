"""From the figures of an event to claims: one of all the dead, and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.citations import Citation
from ...model.claims import CasualtyClaim, Party, Related
from ...model.claims.parties import Claimant
from ...model.claims.parts import Assessment
from ...model.quantities import Quantity
from ...model.vocabulary.casualties import CasualtyEffect, CountBasis, Population
from ...model.vocabulary.claims import AboutBasis, AssessmentScheme, ClaimKind, RelationType
from ...model.vocabulary.quantities import BoundsKind
from ..claim_ids import Origin, claim_ids
from .events import PARTS, TOTAL, Event, Violence
from .parties import Parties
from .sources import DATA_SET

_BEST = "best"
_SIDES = ("deaths_a", "deaths_b")
_CIVILIANS = "deaths_civilians"
_OWN_VOICE = Claimant()
_KILLED = (CasualtyEffect.KILLED,)
_POPULATIONS = {
    "deaths_a": (Population.COMBATANT,),
    "deaths_b": (Population.COMBATANT,),
    _CIVILIANS: (Population.CIVILIAN,),
    "deaths_unknown": (Population.UNKNOWN,),
}


def claims_of(
    event: Event, parties: Parties, here: Citation, articles: tuple[Citation, ...]
) -> tuple[CasualtyClaim, ...]:
    """The claims of one event: the total first, then its parts.

    The articles are cited by the total alone: UCDP does not say which of them has which figure, and
    they are those of the whole event, as the grades of its place, date and clarity are. A best
    number of 0 is a number like any other. Only of the sides of one-sided violence it says nothing:
    the codebook has it that their cells are always 0, and the dead civilians have their own cell.
    """
    total = _total(event)
    parts = {column: event.deaths[column] for column in PARTS if _is_stated(event, column)}
    told = [] if total is None else [(_BEST, total)]
    told += [
        (column, Quantity.exact(number, str(number)))
        for column, number in parts.items()
        if number is not None
    ]
    ids = claim_ids([_origin(event, column, quantity) for column, quantity in told])
    whole = () if total is None else (Related(type=RelationType.PART_OF_TOTAL, claim=ids[0]),)
    one_sided = event.violence is Violence.ONE_SIDED
    return tuple(
        CasualtyClaim(
            id=claim_id,
            claimant=_OWN_VOICE,
            about=tuple(_about(column, event, parties)),
            effects=_KILLED,
            population=_POPULATIONS.get(column, ()),
            inflicted_by=(parties.side_a.id,) if one_sided and column == _CIVILIANS else (),
            count_basis=CountBasis.ESTIMATE,
            quantity=quantity,
            citations=(here, *articles) if column == _BEST else (here,),
            related=() if column == _BEST else whole,
            assessments=_grades(event) if column == _BEST else (),
        )
        for claim_id, (column, quantity) in zip(ids, told, strict=True)
    )


def _is_stated(event: Event, column: str) -> bool:
    return not (
        event.violence is Violence.ONE_SIDED and column in _SIDES and event.deaths[column] == 0
    )


def _total(event: Event) -> Quantity | None:
    """Low, best and high as one number, in whatever order they are."""
    low, best, high = (event.deaths[column] for column in TOTAL)
    given = zip(TOTAL, (low, best, high), strict=True)
    words = ", ".join(f"{column} {number}" for column, number in given if number is not None)
    if best is not None:
        if low is None and high is None:
            return Quantity.exact(best, words)
        return Quantity.best(best, low, high, words)
    if low is not None and high is not None:
        return Quantity.between(low, high, words, BoundsKind.CODER_BOUNDS)
    if low is not None:
        return Quantity.at_least(low, words, BoundsKind.CODER_BOUNDS)
    return None if high is None else Quantity.at_most(high, words, BoundsKind.CODER_BOUNDS)


def _origin(event: Event, column: str, quantity: Quantity) -> Origin:
    party = {"deaths_a": (event.side_a.name,), "deaths_b": (event.side_b.name,)}
    return Origin(
        battle=str(event.number),
        source=DATA_SET.id,
        claimant=None,
        party=party.get(column, ()),
        kind=ClaimKind.CASUALTIES,
        effects=(column,),
        dates=(),
        words=quantity.as_said or "",
        locator=f"row/{event.row.number}",
    )


def _about(column: str, event: Event, parties: Parties) -> Iterator[Party]:
    """Whom a figure counts: all who died, and those whom nobody knows, are named by no one."""
    named = {
        "deaths_a": (parties.side_a.id, event.side_a.name),
        "deaths_b": (parties.side_b.id, event.side_b.name),
        _CIVILIANS: (parties.civilians.id, "civilians"),
    }
    if column in named:
        actor, label = named[column]
        yield Party(actor=actor, label=label, basis=AboutBasis.STATED)


def _grades(event: Event) -> tuple[Assessment, ...]:
    grades = {
        AssessmentScheme.UCDP_CLARITY: event.clarity,
        AssessmentScheme.UCDP_DATE: event.date_precision,
        AssessmentScheme.UCDP_WHERE: event.place_precision,
    }
    return tuple(Assessment(scheme=one, grade=str(grade)) for one, grade in grades.items())
