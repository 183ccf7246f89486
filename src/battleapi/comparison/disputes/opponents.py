"""Who contradicts whom on which ground: found as it is asked, since all of it may be very much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..figures import Figure
from ..spans import contradict, differ_by_rounding
from ..statements import Statement
from .grounds import Ground
from .groups import voice_of
from .pairs import Account


class Opponents:
    """How the voices of one record's grounds stand against each other; grounds are named by place.

    Of two contradictions of the same two voices the closer one says more, and the other is not
    told.
    """

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self._grounds = grounds
        self._of_voice: dict[str, set[int]] = defaultdict(set)
        self._holding: dict[tuple[str, Figure], list[int]] = defaultdict(list)
        for place, ground in enumerate(grounds):
            for voice, account in ground.accounts.items():
                self._of_voice[voice].add(place)
                for figure in account.figures:
                    self._holding[voice, figure].append(place)
        self._known: dict[tuple[int, str, str], bool] = {}

    def are_at_odds(self, place: int, one: str, other: str) -> bool:
        """Whether two voices contradict each other on one ground."""
        accounts = self._grounds[place].accounts
        a, b = accounts.get(one), accounts.get(other)
        return a is not None and b is not None and a is not b and contradict(a.span, b.span)

    def exceeds(self, part: int, whole: int, one: str, other: str) -> bool:
        """Whether what one voice gives of a part is more than what another gives of the whole."""
        a = self._grounds[part].accounts.get(one)
        b = self._grounds[whole].accounts.get(other)
        return a is not None and b is not None and is_more(a, b)

    def work(self, one: str, other: str) -> int:
        """What it takes to look between a part and a whole of two voices, in pairs."""
        return 1 + (len(self._of_voice[one]) + len(self._of_voice[other])) // 16

    def is_closest_contradiction(self, part: int, whole: int, one: str, other: str) -> bool:
        """Whether the two voices contradict each other about nothing between part and whole."""
        if self.are_at_odds(part, one, other) or self.are_at_odds(whole, one, other):
            return False
        of_one, of_other = (self._between(part, whole, voice) for voice in (one, other))
        return not (
            any(self.are_at_odds(place, one, other) for place in of_one & of_other)
            or any(self.exceeds(part, place, one, other) for place in of_other)
            or any(self.exceeds(place, whole, one, other) for place in of_one)
        )

    def is_closest(self, part: int, whole: int, one: str, other: str) -> bool:
        """Whether neither voice has a figure of something between part and whole."""
        if self.are_at_odds(whole, one, other) or other in self._grounds[part].accounts:
            return False
        return not any(self._between(part, whole, voice) for voice in (one, other))

    def _between(self, part: int, whole: int, voice: str) -> set[int]:
        """Where a voice speaks of a part of the whole that has the part in it."""
        return self._of_voice[voice] & self._grounds[whole].inside & self._grounds[part].around

    def is_told(self, said: Statement, place: int, other: str) -> bool:
        """Whether what is said stands against a voice without any group.

        By itself, or in a sum that stands against what that voice gives of the ground.
        """
        voice = voice_of(said)
        if self.are_at_odds(place, voice, other):
            return True
        return any(
            self.stands_against(held, voice, other)
            if self._grounds[held].scope.equals(said.scope)
            else self.exceeds(held, place, voice, other)
            for held in self._holding[voice, said.figures[0]]
        )

    def stands_against(self, place: int, one: str, other: str) -> bool:
        """Whether the one's figure contradicts the other's of the same, or of any whole of it."""
        key = place, one, other
        if key not in self._known:
            wholes = self._grounds[place].around & self._of_voice[other]
            self._known[key] = self.are_at_odds(place, one, other) or any(
                self.exceeds(place, whole, one, other) for whole in wholes
            )
        return self._known[key]


def is_more(part: Account, whole: Account) -> bool:
    """Whether a figure of a part is more than that of its whole, by more than rounding."""
    return (
        whole.span.below(part.span)
        and part.scope.inside(whole.scope)
        and not differ_by_rounding(whole.span, part.span)
    )
