"""The intervals of a record's claims, where one number can be a share of another's."""

from __future__ import annotations

from collections.abc import Iterable

from .claims import CasualtyClaim, Claim, quantity_of
from .intervals import Interval, ends_of, interval_of
from .quantities import Quantity
from .vocabulary.casualties import CountBasis
from .vocabulary.quantities import BodyCounts, LexiconName, Tolerance


class ClaimIntervals:
    """What the words of each claim of one record allow, by one choice of rules."""

    def __init__(
        self,
        claims: Iterable[Claim],
        *,
        lexicon: LexiconName = LexiconName.STRICT,
        tolerance: Tolerance = Tolerance.PCT10,
        body_counts: BodyCounts = BodyCounts.AS_STATED,
    ) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._lexicon = lexicon
        self._tolerance = tolerance
        self._minimum = body_counts is BodyCounts.MINIMUM
        self._found: dict[str, Interval | None] = {}

    def of(self, claim: Claim) -> Interval | None:
        """What the words of a claim of the record allow; null for kinds without a number.

        A share of another claim is taken of that claim's interval.
        """
        if quantity_of(claim) is None:
            # Not what is found under its id: in a record that is not sound two claims may share it.
            return None
        shares: dict[str, Claim] = {}
        whole: Claim | None = claim
        while whole is not None and whole.id not in self._found and whole.id not in shares:
            shares[whole.id] = whole
            quantity = quantity_of(whole)
            whole = self._claims.get(quantity.relative.of or "") if quantity is not None else None
        for one in reversed(shares.values()):
            # What is a share of itself, through others, finds no interval to be a share of.
            self._found[one.id] = self._made(one, self._whole(quantity_of(one)))
        return self._found[claim.id]

    def ends_as_read(self, claim: Claim) -> tuple[int, int | None] | None:
        """The ends of a claim that a reading may have changed; null where it has no number.

        A share is taken of a claim as it is recorded.
        """
        quantity = quantity_of(claim)
        if quantity is None:
            return None
        return ends_of(
            quantity,
            lexicon=self._lexicon,
            tolerance=self._tolerance,
            body_count_minimum=self._is_minimum(claim),
            of=self._of_which(quantity),
        )

    def whole_of(self, claim: Claim) -> Interval | None:
        """The interval of the claim that this one is a share of; null where it is none."""
        quantity = quantity_of(claim)
        return None if quantity is None else self._of_which(quantity)

    def _of_which(self, quantity: Quantity) -> Interval | None:
        if quantity.relative.of is None:
            return None
        whole = self._claims.get(quantity.relative.of)
        return None if whole is None else self.of(whole)

    def _whole(self, quantity: Quantity | None) -> Interval | None:
        return self._found.get(quantity.relative.of or "") if quantity is not None else None

    def _made(self, claim: Claim, whole: Interval | None) -> Interval | None:
        quantity = quantity_of(claim)
        if quantity is None:
            return None
        return interval_of(
            quantity,
            lexicon=self._lexicon,
            tolerance=self._tolerance,
            body_count_minimum=self._is_minimum(claim),
            of=whole,
        )

    def _is_minimum(self, claim: Claim) -> bool:
        return (
            self._minimum
            and isinstance(claim, CasualtyClaim)
            and claim.count_basis is CountBasis.BODY_COUNT
        )
