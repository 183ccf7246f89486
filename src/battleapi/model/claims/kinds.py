"""The eleven kinds of claim, and the union of them that `kind` tells apart."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeAlias, cast

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from ..quantities import Quantity
from ..values import RuleError, Slug
from ..vocabulary.claims import ClaimKind, Polarity
from ..vocabulary.quantities import Qualifier
from .bodies import (
    AttributeBody,
    CasualtyBody,
    ControlBody,
    EventRelationBody,
    InvolvementBody,
    MaterielBody,
    MeasureBody,
    OutcomeBody,
    ResponsibilityBody,
    StatementBody,
    StrengthBody,
)
from .parts import Head, Tail
from .readings import Overlay

_SILENCE = frozenset({Polarity.OMITS, Polarity.NO_RESPONSE})


class ReadingError(RuleError):
    """Overlays that make no valid claim: for each the place in the claim, and what is wrong."""

    def __init__(self, errors: tuple[tuple[tuple[str | int, ...], ValidationError], ...]) -> None:
        super().__init__("read this way it is no valid claim")
        self.errors = errors


class _Readable(Tail):
    @model_validator(mode="after")
    def _silence_gives_no_number(self) -> Self:
        claim = cast("Claim", self)
        if claim.polarity in _SILENCE:
            for name in ("quantity", "measure"):
                figure = getattr(claim, name, None)
                if figure is not None and figure.qualifier is not Qualifier.UNKNOWN:
                    raise RuleError(
                        f"the {name} of silence (polarity omits, no_response) is unknown",
                        ("qualifier unknown, without numbers",),
                    )
        return self

    @model_validator(mode="after")
    def _every_reading_is_a_claim(self) -> Self:
        errors: list[tuple[tuple[str | int, ...], ValidationError]] = []
        for place, reading in enumerate(self.readings):
            for number, overlay in enumerate(reading.instead):
                try:
                    read_as(cast("Claim", self), overlay)
                except ValidationError as error:
                    errors.append((("readings", place, "instead", number), error))
        if errors:
            raise ReadingError(tuple(errors))
        return self


class CasualtyClaim(_Readable, CasualtyBody[Slug], Head):
    """How many people came to harm."""

    kind: Literal[ClaimKind.CASUALTIES] = ClaimKind.CASUALTIES


class MaterielClaim(_Readable, MaterielBody[Slug], Head):
    """What equipment was lost, taken or damaged."""

    kind: Literal[ClaimKind.MATERIEL] = ClaimKind.MATERIEL


class StrengthClaim(_Readable, StrengthBody, Head):
    """How many people or things a party had."""

    kind: Literal[ClaimKind.STRENGTH] = ClaimKind.STRENGTH


class OutcomeClaim(_Readable, OutcomeBody[Slug], Head):
    """How it ended; `about` names the same as `by`."""

    kind: Literal[ClaimKind.OUTCOME] = ClaimKind.OUTCOME

    @model_validator(mode="after")
    def _about_is_by(self) -> Self:
        if tuple(party.actor for party in self.about if party.actor) != self.by:
            raise RuleError("about of an outcome names the same actors as by, in the same order")
        return self


class ControlClaim(_Readable, ControlBody[Slug], Head):
    """Who holds, takes or loses a place."""

    kind: Literal[ClaimKind.CONTROL] = ClaimKind.CONTROL


class InvolvementClaim(_Readable, InvolvementBody[Slug], Head):
    """Who took part, and under which name."""

    kind: Literal[ClaimKind.INVOLVEMENT] = ClaimKind.INVOLVEMENT


class ResponsibilityClaim(_Readable, ResponsibilityBody[Slug], Head):
    """Who did it, or is accused of it; `about` names those who suffered it."""

    kind: Literal[ClaimKind.RESPONSIBILITY] = ClaimKind.RESPONSIBILITY

    @model_validator(mode="after")
    def _silence_has_no_mode(self) -> Self:
        if (self.polarity in _SILENCE) != (self.mode is None):
            raise ValueError("mode is null exactly where polarity is no_response or omits")
        return self


class AttributeClaim(_Readable, AttributeBody, Head):
    """A name, date, place, type, initiator or commander as somebody gives it."""

    kind: Literal[ClaimKind.ATTRIBUTE] = ClaimKind.ATTRIBUTE


class EventRelationClaim(_Readable, EventRelationBody[Slug], Head):
    """How the battle, or the event, bears on another happening."""

    kind: Literal[ClaimKind.EVENT_RELATION] = ClaimKind.EVENT_RELATION


class MeasureClaim(_Readable, MeasureBody[Slug], Head):
    """A distance, a duration or a deadline."""

    kind: Literal[ClaimKind.MEASURE] = ClaimKind.MEASURE


class StatementClaim(_Readable, StatementBody[Slug], Head):
    """Something said that is a threat, demand, denial or judgement."""

    kind: Literal[ClaimKind.STATEMENT] = ClaimKind.STATEMENT


Claim: TypeAlias = Annotated[
    CasualtyClaim
    | MaterielClaim
    | StrengthClaim
    | OutcomeClaim
    | ControlClaim
    | InvolvementClaim
    | ResponsibilityClaim
    | AttributeClaim
    | EventRelationClaim
    | MeasureClaim
    | StatementClaim,
    Field(discriminator="kind"),
]


CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)
"""Reads one claim of any kind."""


_WITH_A_QUANTITY = (CasualtyClaim, MaterielClaim, StrengthClaim)


def quantity_of(claim: Claim) -> Quantity | None:
    """The quantity of a claim that counts people or things; null for the other kinds."""
    return claim.quantity if isinstance(claim, _WITH_A_QUANTITY) else None


def read_as(claim: Claim, overlay: Overlay) -> Claim:
    """The claim as one overlay of a reading has it, without readings of its own.

    Where the overlay names another kind, what belongs to the claim's own kind is left behind.
    Raises `pydantic.ValidationError` where the result is not a valid claim.
    """
    stated: dict[str, Any] = claim.model_dump(mode="json", exclude={"readings"})
    changes = overlay.model_dump(mode="json")
    if changes.get("kind", claim.kind) != claim.kind:
        shared = Head.model_fields.keys() | Tail.model_fields.keys()
        stated = {key: value for key, value in stated.items() if key in shared}
    return CLAIM.validate_python(stated | changes)
