"""Origins: from which roots voices have what they say, and whether two have it independently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from ..model.citations import Citation
from ..model.claims import CasualtyClaim, Claim
from ..model.intervals import rounding_unit
from ..model.registry import Registry
from ..model.vocabulary.casualties import CountBasis
from ..model.vocabulary.claims import ViaRole
from ..model.vocabulary.comparison import Independence
from .figures import Figure
from .results import Heard
from .spans import Span

_COUNTED = frozenset(
    {CountBasis.BODY_COUNT, CountBasis.NAMED_LIST, CountBasis.REGISTER, CountBasis.HOSPITAL}
)
_TELLING = 100
"""Counts with three or more significant digits, as multiples of their unit, are at least that."""


class Origins:
    """What is known of where the voices of one comparison have their figures from.

    `told` are claims that are no figures, with the voice of each.
    """

    def __init__(
        self,
        figures: Iterable[Figure],
        registry: Registry,
        told: Iterable[tuple[str, Claim]] = (),
    ) -> None:
        self._registry = registry
        self._lineages: dict[str, frozenset[str]] = {}
        self._roots: dict[str, set[str]] = defaultdict(set)
        self._shows: dict[str, bool] = defaultdict(bool)
        self._values: dict[str, set[tuple[object, ...]]] = defaultdict(set)
        for voice, claim in told:
            self._add(voice, claim)
        for figure in figures:
            voice = figure.voice
            self._add(voice, figure.claim)
            low, high = figure.span
            if low == high and low >= _TELLING and low // rounding_unit(low) >= _TELLING:
                of = (figure.scope.sort, figure.party, figure.scope.effects.key)
                self._values[voice].add((*of, low))

    def _add(self, voice: str, claim: Claim) -> None:
        """Put the roots of a claim, and whether it shows how it is known, to those of its voice.

        Roots are the sources in which its words first stood, and all that those derive from. A
        document that only passes on what an actor said is not the root of what it said.
        """
        roots = self._roots[voice]
        for citation in claim.citations:
            if claim.claimant.actor is None or _has_own_words(citation):
                roots |= self._lineage(citation.root())
        self._shows[voice] |= _shows_how(claim)

    def _lineage(self, root: str) -> frozenset[str]:
        """A source and all that it derives from; many claims are of one."""
        if root not in self._lineages:
            found, waiting = {root}, [root]
            for one in waiting:
                source = self._registry.sources.get(one)
                further = set(source.derives_from if source is not None else ()) - found
                found |= further
                waiting += further
            self._lineages[root] = frozenset(found)
        return self._lineages[root]

    def independence(self, one: str, other: str) -> Independence:
        """How two voices stand to each other; by default nothing is established."""
        roots, others = self._roots[one], self._roots[other]
        if roots & others:
            return Independence.DEPENDENT
        if self.have_common_origin(one, other):
            return Independence.LIKELY_COMMON_ORIGIN
        if roots and others and self._shows[one] and self._shows[other]:
            return Independence.INDEPENDENT
        return Independence.NOT_ESTABLISHED

    def have_common_origin(self, one: str, other: str) -> bool:
        """Whether two voices share two or more values of three or more significant digits."""
        return len(self._values[one] & self._values[other]) > 1

    def share_an_origin(self, heard: Iterable[Heard]) -> bool:
        """Whether voices that give the same figure here share another one elsewhere."""
        alike: dict[Span, list[str]] = defaultdict(list)
        for one in heard:
            alike[one.span].append(one.voice)
        return any(len(voices) > 1 and self._share_two(voices) for voices in alike.values())

    def _share_two(self, voices: Sequence[str]) -> bool:
        """Whether any two of the voices share two values; quick where there are many voices."""
        times = Counter(value for voice in voices for value in self._values[voice])
        shared = {value for value, count in times.items() if count > 1}
        pairs = Counter(
            frozenset(pair)
            for voice in voices
            for pair in combinations(self._values[voice] & shared, 2)
        )
        return any(count > 1 for count in pairs.values())

    def may_be_independent(self, voice: str) -> bool:
        """Whether a voice shows how it knows what it says, and from which root."""
        return bool(self._roots[voice]) and self._shows[voice]

    def are_independent(self, one: str, other: str) -> bool:
        """Whether two voices are known to know it each for itself."""
        return self.independence(one, other) is Independence.INDEPENDENT


def _has_own_words(citation: Citation) -> bool:
    """Whether what an actor said stood first in a document of its own, and not in a compilation."""
    first = next((step for step in citation.via if step.source is not None), None)
    return first is not None and first.role is not ViaRole.COMPILER


def _shows_how(claim: Claim) -> bool:
    """Whether the claimant shows how it knows: it counted, keeps a register, or has evidence."""
    counted = isinstance(claim, CasualtyClaim) and claim.count_basis in _COUNTED
    return counted or bool(claim.evidence)
