"""Voices: who is heard in several figures, and in which round of its reporting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.calendars import date_of
from ..model.claims import Claim
from ..model.registry import Registry

_A_ROUND = 366
"""Days without a word after which an actor that speaks again is another voice."""


class Utterance(NamedTuple):
    """A root voice and the day on which it spoke, null where that is not known."""

    voice: str
    said: int | None


class VoiceNames:
    """Names voices, so that an actor's reporting rounds are told apart.

    The army's communique of 1943 and its register of 1993 are two voices, `army` and `army@1993`.
    What is undated is of the first round.
    """

    def __init__(self, utterances: Iterable[Utterance]) -> None:
        days: dict[str, set[int]] = defaultdict(set)
        for one in utterances:
            if one.said is not None:
                days[one.voice].add(one.said)
        self._begins = {voice: _rounds(sorted(found)) for voice, found in days.items()}

    def name(self, voice: str, said: int | None) -> str:
        """The voice of one utterance."""
        begins = self._begins.get(voice, ())
        if said is None or len(begins) < 2:
            return voice
        later = [day for day in begins[1:] if day <= said]
        return f"{voice}@{date_of(later[-1])[0]}" if later else voice


def _rounds(days: Sequence[int]) -> list[int]:
    """The first day of each round."""
    begins = list(days[:1])
    for before, day in pairwise(days):
        if day - before > _A_ROUND:
            begins.append(day)
    return begins


def said_on(claim: Claim, registry: Registry) -> int | None:
    """The day by which a claim was made: as asserted, else when its root source was published."""
    if claim.asserted.last_day is not None:
        return claim.asserted.last_day
    source = registry.sources.get(claim.citations[0].root())
    return None if source is None else source.date.last_day
