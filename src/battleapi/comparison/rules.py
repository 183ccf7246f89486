"""What a reader chooses for a comparison; the defaults are what is stored and served first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import Axis, MethodName, PartyBasis
from ..model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from ..model.vocabulary.records import Phase

AXES_OF: Mapping[ClaimKind, tuple[Axis, ...]] = MappingProxyType(
    {
        ClaimKind.CASUALTIES: (Axis.PARTY, Axis.EFFECT, Axis.POPULATION, Axis.DAY, Axis.EVENT),
        ClaimKind.MATERIEL: (Axis.PARTY, Axis.ITEM_CLASS, Axis.EFFECT, Axis.DAY, Axis.EVENT),
        ClaimKind.STRENGTH: (
            Axis.PARTY,
            Axis.ITEM_CLASS,
            Axis.STRENGTH_BASIS,
            Axis.DAY,
            Axis.EVENT,
        ),
    }
)
"""The kinds of claim that can be compared, and the axes that each can be divided by."""

DEFAULT_BY: Mapping[ClaimKind, tuple[Axis, ...]] = MappingProxyType(
    {
        ClaimKind.CASUALTIES: (Axis.PARTY, Axis.EFFECT),
        ClaimKind.MATERIEL: (Axis.PARTY, Axis.ITEM_CLASS, Axis.EFFECT),
        ClaimKind.STRENGTH: (Axis.PARTY, Axis.ITEM_CLASS, Axis.STRENGTH_BASIS),
    }
)
"""What each kind is divided by where the reader does not say."""

_NEVER_ADDED = (Axis.ITEM_CLASS, Axis.STRENGTH_BASIS)


@dataclass(frozen=True, slots=True)
class Rules:
    """How claims are compared.

    `by` empty means the default of the kind. `readings` are ids of
    readings that are taken instead of the top level of the claims that have them. `asserted_until`
    is a day: claims made later are left out, undated ones are kept.
    """

    kind: ClaimKind = ClaimKind.CASUALTIES
    method: MethodName = MethodName.RANGE
    lexicon: LexiconName = LexiconName.STRICT
    tolerance: Tolerance = Tolerance.PCT10
    body_counts: BodyCounts = BodyCounts.AS_STATED
    basis: PartyBasis = PartyBasis.ANY
    by: tuple[Axis, ...] = ()
    phases: tuple[Phase, ...] = (Phase.BATTLE,)
    readings: tuple[str, ...] = ()
    asserted_until: int | None = None

    @property
    def axes(self) -> tuple[Axis, ...]:
        """What the table is divided by, in the order of `AXES_OF`.

        Always by what is never added up: tanks and guns, strengths of two moments.
        """
        wanted = {*(self.by or DEFAULT_BY[self.kind]), *_NEVER_ADDED}
        return tuple(axis for axis in AXES_OF[self.kind] if axis in wanted)


DEFAULT_RULES = Rules()
