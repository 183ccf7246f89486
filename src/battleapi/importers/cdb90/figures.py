"""The figures of a force: what it had, and what it lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ...model.claims import CasualtyClaim, Claim, MaterielClaim, Related, StrengthClaim
from ...model.quantities import Quantity
from ...model.vocabulary.casualties import CasualtyEffect, Population
from ...model.vocabulary.claims import ClaimKind, RelationType
from ...model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthBasis, StrengthItem
from ..tables import Row
from .claims import OWN_VOICE, claim_id, quantity
from .folder import BELLIGERENTS
from .forces import Force
from .sources import cited

_PERSONNEL, _MATERIEL = StrengthItem.PERSONNEL, StrengthItem.MATERIEL


@dataclass(frozen=True, slots=True)
class _Had:
    """A column of what a force had; the basis is that of `code` where it is null."""

    counts: StrengthItem
    basis: StrengthBasis | None = StrengthBasis.NOT_STATED
    item: str | None = None
    item_class: ItemClass | None = None


_STRENGTHS: Mapping[str, _Had] = MappingProxyType(
    {
        "str": _Had(_PERSONNEL, basis=None),
        "intst": _Had(_PERSONNEL, StrengthBasis.INITIAL),
        "rerp": _Had(_PERSONNEL, StrengthBasis.REINFORCEMENTS),
        "finst": _Had(_PERSONNEL, StrengthBasis.FINAL),
        "cav": _Had(_PERSONNEL, item="horse cavalry"),
        "tank": _Had(_MATERIEL, item="tanks", item_class=ItemClass.TANK),
        "lt": _Had(_MATERIEL, item="light tanks", item_class=ItemClass.TANK),
        "mbt": _Had(_MATERIEL, item="main battle tanks", item_class=ItemClass.TANK),
        "arty": _Had(_MATERIEL, item="artillery tubes", item_class=ItemClass.ARTILLERY),
        "fly": _Had(StrengthItem.SORTIES, item="close air support sorties"),
    }
)
_LOST: Mapping[str, tuple[str, ItemClass]] = MappingProxyType(
    {
        "ctank": ("armor", ItemClass.ARMOUR),
        "carty": ("artillery", ItemClass.ARTILLERY),
        "cfly": ("close air support aircraft", ItemClass.AIRCRAFT),
    }
)
_CASUALTIES = "cas"

# Total strength "is also initial strength", "is an average daily strength", "is the total strength
# engaged".
_BASES: Mapping[str, StrengthBasis] = MappingProxyType(
    {
        "1": StrengthBasis.INITIAL,
        "2": StrengthBasis.AVERAGE_DAILY,
        "3": StrengthBasis.TOTAL_ENGAGED,
    }
)
_ERRORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"str": ("strpl", "strmi"), _CASUALTIES: ("caspl", "casmi")}
)
COUNTS = (*_STRENGTHS, _CASUALTIES, *_LOST)
"""The columns with counts, in the order in which their claims stand."""


def figures_of(force: Force) -> Iterator[Claim]:
    """The claims of a force's row, one for each count. Raises ValueError where a cell is none."""
    row = force.row
    counts = {column: _quantity(row, column) for column in COUNTS}
    ids = {column: _id(force, column) for column in COUNTS}
    links = _links(row, counts)
    for column in COUNTS:
        related = tuple(
            Related(type=link, claim=ids[other]) for link, other in links.get(column, ())
        )
        yield _claim(force, column, ids[column], counts[column], related)


def _quantity(row: Row, column: str) -> Quantity:
    try:
        return quantity(row[column], *(row[error] for error in _ERRORS.get(column, ())))
    except ValueError as error:
        raise ValueError(f"{BELLIGERENTS}, row {row.number}, {column}: {error}") from error


def _id(force: Force, column: str) -> str:
    kind = ClaimKind.STRENGTH
    if column == _CASUALTIES:
        kind = ClaimKind.CASUALTIES
    elif column in _LOST:
        kind = ClaimKind.MATERIEL
    words = ",".join(force.row[one] for one in (column, *_ERRORS.get(column, ())))
    return claim_id(force.row, force.role, kind, column, words)


def _claim(
    force: Force, column: str, thing_id: str, count: Quantity, related: tuple[Related, ...]
) -> Claim:
    citations = (cited(BELLIGERENTS, force.row.number),)
    if column == _CASUALTIES:
        return CasualtyClaim(
            id=thing_id,
            claimant=OWN_VOICE,
            about=force.about,
            effects=(CasualtyEffect.CASUALTY,),
            population=(Population.COMBATANT,),
            quantity=count,
            citations=citations,
            related=related,
        )
    if column in _LOST:
        item, item_class = _LOST[column]
        return MaterielClaim(
            id=thing_id,
            claimant=OWN_VOICE,
            about=force.about,
            item=item,
            item_class=item_class,
            effects=(MaterielEffect.LOST,),
            quantity=count,
            citations=citations,
            related=related,
        )
    had = _STRENGTHS[column]
    return StrengthClaim(
        id=thing_id,
        claimant=OWN_VOICE,
        about=force.about,
        counts=had.counts,
        item=had.item,
        item_class=had.item_class,
        basis=had.basis or _BASES.get(force.row["code"], StrengthBasis.NOT_STATED),
        quantity=count,
        citations=citations,
        related=related,
    )


def _links(
    row: Row, counts: Mapping[str, Quantity]
) -> Mapping[str, tuple[tuple[RelationType, str], ...]]:
    """How the figures of one row stand to each other, where the columns and the numbers say so."""
    values = {column: count.value for column, count in counts.items()}
    found: dict[str, tuple[tuple[RelationType, str], ...]] = {}
    if values["str"] is not None and values["cav"] is not None:
        found["cav"] = ((RelationType.INCLUDED_IN, "str"),)
    if row["code"] == "1" and values["str"] is not None and values["intst"] == values["str"]:
        found["intst"] = ((RelationType.RESTATES, "str"),)
    # The total strength engaged is what there was at first and what came later.
    whole_and_parts = {"tank": ("lt", "mbt")}
    if row["code"] == "3":
        whole_and_parts["str"] = ("intst", "rerp")
    for whole, parts in whole_and_parts.items():
        known = [values[part] for part in parts]
        if None not in known and sum(filter(None, known)) == values[whole]:
            found |= dict.fromkeys(parts, ((RelationType.PART_OF_TOTAL, whole),))
    return found
