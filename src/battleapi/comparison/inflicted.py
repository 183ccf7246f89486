"""By whom people came to harm, as sets that can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_

from ..model.claims import CasualtyClaim, Claim
from ..model.standing import Standing


class Inflicted:
    """Tells apart by whom those came to harm who stand on no side, such as civilians.

    In a battle the losses of a side are laid to its opponents: to name one of them is not read as
    leaving others out. Nor is it where all figures of a party name the same. `anybody` is the set
    of a figure that tells nobody apart.
    """

    def __init__(self, standing: Standing, claims: Iterable[Claim]) -> None:
        self._standing = standing
        told_apart: dict[str | None, set[tuple[str, ...]]] = defaultdict(set)
        named: dict[str, None] = {}
        for claim in claims:
            if isinstance(claim, CasualtyClaim) and claim.inflicted_by:
                named |= dict.fromkeys(claim.inflicted_by)
                told_apart[standing.party(claim)].add(tuple(sorted(claim.inflicted_by)))
        self._told_apart = {party for party, found in told_apart.items() if len(found) > 1}
        self._bits = {name: 1 << place for place, name in enumerate(named)}
        # The last bit is for everybody that no figure names.
        self.anybody = (1 << (len(named) + 1)) - 1

    def mask(self, claim: Claim) -> int:
        """By whom the people of a claim came to harm."""
        if not isinstance(claim, CasualtyClaim) or not claim.inflicted_by:
            return self.anybody
        on_a_side = any(
            one.actor is not None and self._standing.side(one.actor) is not None
            for one in claim.about
        )
        if on_a_side or self._standing.party(claim) not in self._told_apart:
            return self.anybody
        return reduce(or_, (self._bits[one] for one in claim.inflicted_by))
