"""Claims: what somebody asserts, about whom, in which words, written where."""

from .kinds import (
    CLAIM,
    AttributeClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    EventRelationClaim,
    InvolvementClaim,
    MaterielClaim,
    MeasureClaim,
    OutcomeClaim,
    ReadingError,
    ResponsibilityClaim,
    StatementClaim,
    StrengthClaim,
    quantity_of,
    read_as,
)
from .parties import Claimant, Party
from .parts import Assessment, Related
from .readings import Overlay, Reading, Sparse

__all__ = [
    "CLAIM",
    "Assessment",
    "AttributeClaim",
    "CasualtyClaim",
    "Claim",
    "Claimant",
    "ControlClaim",
    "EventRelationClaim",
    "InvolvementClaim",
    "MaterielClaim",
    "MeasureClaim",
    "OutcomeClaim",
    "Overlay",
    "Party",
    "Reading",
    "ReadingError",
    "Related",
    "ResponsibilityClaim",
    "Sparse",
    "StatementClaim",
    "StrengthClaim",
    "quantity_of",
    "read_as",
]
