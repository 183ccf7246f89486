"""From the cells of a row to its claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from ...model.claims import CasualtyClaim, Claim, MaterielClaim, OutcomeClaim, Party, StrengthClaim
from ...model.vocabulary.assertions import OutcomeType
from ...model.vocabulary.casualties import CasualtyEffect
from ...model.vocabulary.claims import AboutBasis
from ...model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthItem
from ..prose_outcomes import read_outcome
from .columns import CellFault, RowKind
from .figures import NUMBERS, figure_of

EffectT = TypeVar("EffectT", CasualtyEffect, MaterielEffect)

_FIGURE = ("quantity", *NUMBERS, "qualifier", "bounds_kind")
_OF_KINDS = ("effects", "population", "counts", "item", "item_class", "outcome", *_FIGURE)
_OF_KIND: Mapping[RowKind, tuple[str, ...]] = MappingProxyType(
    {
        RowKind.CASUALTIES: ("effects", "population", *_FIGURE),
        RowKind.MATERIEL: ("effects", "item", "item_class", *_FIGURE),
        RowKind.STRENGTH: ("counts", "item", "item_class", *_FIGURE),
        RowKind.OUTCOME: ("outcome",),
    }
)


def claim_of(row: Mapping[str, Any], common: dict[str, Any]) -> Claim:
    """The claim of a row; `common` is what every claim has. Raises CellFault, ValueError."""
    kind: RowKind = row["kind"]
    for name in _OF_KINDS:
        if name in row and name not in _OF_KIND[kind]:
            used = ", ".join(_OF_KIND[kind])
            raise CellFault(name, f"A row of kind {kind} has nothing here; it has {used}.")
    return _MAKE[kind](row, common)


def _casualties(row: Mapping[str, Any], common: dict[str, Any]) -> Claim:
    return CasualtyClaim(
        **common,
        effects=_effects(row, CasualtyEffect),
        population=row.get("population", ()),
        quantity=figure_of(row),
    )


def _materiel(row: Mapping[str, Any], common: dict[str, Any]) -> Claim:
    item_class: ItemClass | None = row.get("item_class")
    if "item" not in row and item_class is None:
        raise CellFault("item", "It is empty, and nothing says what was lost.")
    return MaterielClaim(
        **common,
        effects=_effects(row, MaterielEffect),
        item=row.get("item", item_class),
        item_class=item_class or ItemClass.UNSPECIFIED,
        quantity=figure_of(row),
    )


def _strength(row: Mapping[str, Any], common: dict[str, Any]) -> Claim:
    counts = row.get("counts", StrengthItem.PERSONNEL)
    is_materiel = counts is StrengthItem.MATERIEL
    if "item_class" in row and not is_materiel:
        raise CellFault("item_class", "It is given only where counts is materiel.")
    return StrengthClaim(
        **common,
        counts=counts,
        item=row.get("item"),
        item_class=row.get("item_class", ItemClass.UNSPECIFIED) if is_materiel else None,
        quantity=figure_of(row),
    )


def _outcome(row: Mapping[str, Any], common: dict[str, Any]) -> Claim:
    words: str | None = row.get("outcome")
    if words is None:
        raise CellFault("outcome", "It is empty, and a row of kind outcome needs it.")
    read = read_outcome(words)
    known = next((one for one in OutcomeType if one.value == words.lower()), read.type)
    about: tuple[Party, ...] = common["about"]
    if not about and read.victor is not None:
        about = (Party(actor=None, label=read.victor, basis=AboutBasis.UNRESOLVED),)
    return OutcomeClaim(
        **common | {"about": about},
        as_said=words,
        aspect=known.aspects[0],
        type=known,
        by=tuple(party.actor for party in about if party.actor is not None),
    )


_MAKE: Mapping[RowKind, Callable[[Mapping[str, Any], dict[str, Any]], Claim]] = MappingProxyType(
    {
        RowKind.CASUALTIES: _casualties,
        RowKind.MATERIEL: _materiel,
        RowKind.STRENGTH: _strength,
        RowKind.OUTCOME: _outcome,
    }
)


def _effects(row: Mapping[str, Any], vocabulary: type[EffectT]) -> tuple[EffectT, ...]:
    if "effects" not in row:
        raise CellFault("effects", f"It is empty, and a row of kind {row['kind']} needs it.")
    known = [one.value for one in vocabulary]
    words: tuple[str, ...] = row["effects"]
    for one in words:
        if one not in known:
            reason = f"'{one}' is no effect of {row['kind']}; they are {', '.join(known)}."
            raise CellFault("effects", reason)
    if CasualtyEffect.CASUALTY in words and len(words) > 1:
        raise CellFault("effects", "casualty is undivided, and stands alone.")
    return tuple(map(vocabulary, words))
