"""From the statements of an item to claims: every statement one of its own, whatever its rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ...model.claims import AttributeClaim, CasualtyClaim, Claim, InvolvementClaim, Party
from ...model.claims.parties import Claimant
from ...model.dates import HistoricalDate
from ...model.quantities import Quantity
from ...model.vocabulary.assertions import AttributeName
from ...model.vocabulary.casualties import CasualtyEffect
from ...model.vocabulary.claims import AboutBasis, ClaimKind, Rank
from ...model.vocabulary.quantities import BoundsKind
from ..claim_ids import Origin, claim_ids
from .actors import Actors
from .entities import CIRCA
from .items import Amount, Entity, Item, Missing, Statement
from .sources import citations_of, item_source

_EFFECTS: Mapping[str, tuple[CasualtyEffect, ...]] = MappingProxyType(
    {
        "P1120": (CasualtyEffect.KILLED,),
        "P1339": (CasualtyEffect.WOUNDED,),
        "P1446": (CasualtyEffect.MISSING,),
        # For figures that do not divide the dead from the injured.
        "P1590": (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED),
    }
)
_SURVIVORS = "P1561"
_PARTICIPANT = "P710"
_DATES: Mapping[str, str] = MappingProxyType({"P585": "{}", "P580": "{}/..", "P582": "../{}"})
_PARTS = ("P518", "P642")
_AS_OF = "P585"
_CERTAINTY = "P1480"
_WHY = MappingProxyType({Rank.PREFERRED: "P7452", Rank.DEPRECATED: "P2241"})
_USED = frozenset({*_PARTS, _AS_OF, _CERTAINTY, *_WHY.values()})
_NUMBER = re.compile(r"\+?([0-9]+)")


def claims_of(item: Item, file: str, actors: Actors) -> Iterator[tuple[Statement, Claim]]:
    """The claims that the statements of an item come to, each with its statement.

    Dates are claims where they compete. No value is no claim: Wikidata says with it that there is
    no such number to give, and not that it is 0.
    """
    told = [one for one in item.statements if _is_claim(one, item)]
    ids = claim_ids([_origin(one, item) for one in told])
    for claim_id, statement in zip(ids, told, strict=True):
        yield statement, _claim(claim_id, statement, item, file, actors)


def words_of(statement: Statement) -> str:
    """The value as it is written, and what qualifies the number."""
    match statement.value:
        case Amount(amount, lower, upper):
            words = f"circa {_bare(amount)}" if _is_vague(statement) else _bare(amount)
            if _has_bounds(statement.value):
                words += f", lower {_bare(lower)}, upper {_bare(upper)}"
            return words
        case Entity():
            return statement.value.name
        case HistoricalDate():
            return statement.value.text or ""
        case Missing():
            return statement.value.value
        case _:
            return str(statement.value)


def says_more(statement: Statement) -> bool:
    """Whether a statement has qualifiers that its claim does not have."""
    others = statement.qualifiers.keys() - _USED
    circumstances = statement.qualifiers.get(_CERTAINTY, ())
    return bool(others) or any(
        not (isinstance(one, Entity) and one.id == CIRCA) for one in circumstances
    )


def checked_number(statement: Statement) -> str | None:
    """Why the number of a statement is no number of people; null where it is one."""
    if not isinstance(statement.value, Amount):
        return None
    value = statement.value
    written = (one for one in (value.amount, value.lower, value.upper) if one is not None)
    if all(_NUMBER.fullmatch(one) for one in written):
        return None
    return "It is no whole number of people."


def _is_claim(statement: Statement, item: Item) -> bool:
    name = statement.property
    if statement.value is Missing.NONE or checked_number(statement) is not None:
        return False
    if name in _DATES:
        return isinstance(statement.value, HistoricalDate) and len(item.of(name)) > 1
    if name in (*_EFFECTS, _SURVIVORS):
        return isinstance(statement.value, Amount | Missing)
    return name == _PARTICIPANT and isinstance(statement.value, Entity)


def _claim(claim_id: str, statement: Statement, item: Item, file: str, actors: Actors) -> Claim:
    common: dict[str, Any] = {
        "id": claim_id,
        "claimant": Claimant(),
        "about": _about(statement, item, actors),
        "citations": citations_of(statement, item_source(item), file),
        "rank": statement.rank,
        "rank_reason": _reason(statement),
        "asserted": _as_of(statement),
    }
    name, words = statement.property, words_of(statement)
    if name in _EFFECTS:
        return CasualtyClaim(**common, effects=_EFFECTS[name], quantity=_quantity(statement))
    if name == _SURVIVORS:
        number = _bare(statement.value.amount) if isinstance(statement.value, Amount) else None
        return AttributeClaim(
            **common, attribute=AttributeName.COUNT, as_said=f"survivors: {words}", value=number
        )
    if name in _DATES and isinstance(statement.value, HistoricalDate):
        edtf = statement.value.edtf
        value = None if edtf is None or "/" in edtf else _DATES[name].format(edtf)
        return AttributeClaim(**common, attribute=AttributeName.DATE, as_said=words, value=value)
    return InvolvementClaim(**common, under_name=words)


def _about(statement: Statement, item: Item, actors: Actors) -> tuple[Party, ...]:
    """The participant, or the part that a number is of: an actor where it is a participant."""
    if statement.property == _PARTICIPANT and isinstance(statement.value, Entity):
        actor = actors.of(statement.value)
        return (Party(actor=actor, label=statement.value.name, basis=AboutBasis.STATED),)
    taking_part = {one.value.id for one in item.of(_PARTICIPANT) if isinstance(one.value, Entity)}
    named = (one for key in _PARTS for one in statement.qualifiers.get(key, ()))
    parties: dict[str, Party] = {}
    for one in named:
        if isinstance(one, Entity):
            is_known = one.id in taking_part
            parties[one.id] = Party(
                actor=actors.of(one) if is_known else None,
                label=one.name,
                basis=AboutBasis.STATED if is_known else AboutBasis.UNRESOLVED,
            )
    return tuple(parties.values())


def _quantity(statement: Statement) -> Quantity:
    value, words = statement.value, words_of(statement)
    if not isinstance(value, Amount):
        return Quantity.unknown(words)
    amount = int(_bare(value.amount))
    if _has_bounds(value):
        lower, upper = (
            None if one is None else int(_bare(one)) for one in (value.lower, value.upper)
        )
        return Quantity.best(amount, lower, upper, words, BoundsKind.STATED)
    return Quantity.about(amount, words) if _is_vague(statement) else Quantity.exact(amount, words)


def _has_bounds(value: Amount) -> bool:
    """Whether there are any, and not both equal to the number: plus or minus 0."""
    return {value.lower, value.upper} - {None, value.amount} != set()


def _bare(number: str | None) -> str:
    return (number or "open").removeprefix("+")


def _is_vague(statement: Statement) -> bool:
    said = statement.qualifiers.get(_CERTAINTY, ())
    return any(isinstance(one, Entity) and one.id == CIRCA for one in said)


def _as_of(statement: Statement) -> HistoricalDate:
    """The day of which the number is."""
    if statement.property in _DATES:
        return HistoricalDate.undated()
    dates = statement.qualifiers.get(_AS_OF, ())
    return next((one for one in dates if isinstance(one, HistoricalDate)), HistoricalDate.undated())


def _reason(statement: Statement) -> str | None:
    if statement.rank is Rank.NORMAL:
        return None
    why: Sequence[object] = statement.qualifiers.get(_WHY[statement.rank], ())
    named = ", ".join(one.name for one in why if isinstance(one, Entity))
    return f"Ranked so in Wikidata{f': {named}' if named else ''}."


def _origin(statement: Statement, item: Item) -> Origin:
    kind = {_PARTICIPANT: ClaimKind.INVOLVEMENT}.get(statement.property, ClaimKind.ATTRIBUTE)
    if statement.property in _EFFECTS:
        kind = ClaimKind.CASUALTIES
    parts = (one for key in _PARTS for one in statement.qualifiers.get(key, ()))
    value = statement.value
    return Origin(
        battle=item.id,
        source="wikidata",
        claimant=None,
        party=tuple(one.id for one in parts if isinstance(one, Entity)),
        kind=kind,
        effects=(statement.property,),
        dates=(_as_of(statement).text or "",),
        # An item keeps its number whatever it is called.
        words=value.id if isinstance(value, Entity) else words_of(statement),
        locator=statement.locator,
    )
