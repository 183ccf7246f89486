"""The claims that are not in a comparison: whose each is, of whom and of what, and why it is not.

Of a claim left out there is no figure, so all of it is read from the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import Field

from ..comparison.parties import NoWordsError, Parties, meant, party_id
from ..comparison.readings import readings_of
from ..comparison.results import Comparison, Excluded
from ..comparison.scopes import effects_of
from ..model.battles import BattleRecord
from ..model.claims import CasualtyClaim, Claim, MaterielClaim, quantity_of
from ..model.vocabulary.comparison import Axis, Exclusion
from .cast import Cast
from .parts import Served
from .reasons import Reasons

AnyValue = TypeVar("AnyValue")


class ServedExcluded(Served):
    """A claim that did not go in.

    Where a reading that is taken makes several of it, what those do not have in common is null.
    """

    claim: str
    voice: str = Field(description="As `claimant.voice`.")
    name: str | None
    party: str | None = Field(description="As in the cells; null where it is not stated.")
    effect: str | None = Field(description="As in the cells; null of strengths.")
    words: tuple[str, ...] = Field(description="The words of the figure, as the source has them.")
    code: Exclusion
    of: tuple[str, ...] = Field(description="The claims that stand in its place, by id.")
    text: str = Field(description="Why, as one plain sentence made by template.")


def excluded_from(
    comparison: Comparison, record: BattleRecord, cast: Cast, reasons: Reasons
) -> Iterator[ServedExcluded]:
    """The claims that a comparison leaves out, in its order, as its rules have them read."""
    rules = comparison.rules
    left = {one.claim: one for one in comparison.excluded}
    read: dict[str, list[Claim]] = {one: [] for one in left}
    for _, claim in readings_of(record, rules.readings):
        if claim.id in left and claim.kind is rules.kind:
            read[claim.id].append(claim)
    # Read as another kind, it is shown as it is recorded.
    recorded = {claim.id: claim for claim in record.claims if claim.id in left}
    parties = _CellParties(comparison, Parties(record, cast.standing, ()))
    for one in comparison.excluded:
        yield _served(one, read[one.claim] or [recorded[one.claim]], parties, cast, reasons)


def _served(
    excluded: Excluded,
    claims: list[Claim],
    parties: _CellParties,
    cast: Cast,
    reasons: Reasons,
) -> ServedExcluded:
    voice = cast.standing.voice(claims[0])
    quantities = (quantity_of(claim) for claim in claims)
    said = (one.as_said for one in quantities if one is not None)
    return ServedExcluded(
        claim=excluded.claim,
        voice=voice,
        name=cast.voice(voice),
        party=_shared(map(parties.of, claims)),
        effect=_shared(map(_effect, claims)),
        words=tuple(dict.fromkeys(words for words in said if words is not None)),
        code=excluded.code,
        of=excluded.of,
        text=reasons.of_exclusion(excluded),
    )


class _CellParties:
    """By which id the party of a claim stands in the cells of a comparison.

    A part has cells of its own where no figure of the same effects is of the whole: of the killed
    and of the wounded it can be otherwise. In a table that is not divided by effects, and of
    effects that no cell is of, it goes by all cells.
    """

    def __init__(self, comparison: Comparison, parties: Parties) -> None:
        self._basis = comparison.rules.basis
        keys = [one.keys for one in comparison.cells]
        self._told = frozenset(
            (one.get(Axis.PARTY), effect) for one in keys for effect in (one.get(Axis.EFFECT), None)
        )
        self._parties = parties

    def of(self, claim: Claim) -> str | None:
        """The combatants that the party belongs to; itself where cells are of it, not of those."""
        try:
            party = meant(claim.about, self._basis)
        except NoWordsError:
            return None
        itself, combatants = party_id(party), party_id(self._parties.combatants(party))
        for effect in (_effect(claim), None):
            for one in (combatants, itself):
                if (one, effect) in self._told:
                    return one
        return combatants


def _effect(claim: Claim) -> str | None:
    return effects_of(claim, None).key if isinstance(claim, CasualtyClaim | MaterielClaim) else None


def _shared(values: Iterable[AnyValue | None]) -> AnyValue | None:
    """The one value that all have; null where there are several."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
