"""What a verdict hangs on: readings, inferred parties, vague words, body counts, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.battles import BattleRecord
from ...model.claims import CasualtyClaim, quantity_of
from ...model.registry import Registry
from ...model.vocabulary.casualties import CasualtyEffect, CountBasis
from ...model.vocabulary.comparison import CellFlag, DependenceCode
from ...model.vocabulary.quantities import BodyCounts, Qualifier
from ..figures import Figure
from ..results import Dependence
from ..rules import Rules


class Dependences:
    """What verdicts on the figures of one record hang on."""

    def __init__(self, record: BattleRecord, registry: Registry, rules: Rules) -> None:
        self._record = record
        self._registry = registry
        self._rules = rules

    def of(
        self, a: Sequence[Figure], b: Sequence[Figure], ends: Sequence[Figure]
    ) -> tuple[Dependence, ...]:
        """All of it, in the order of the codes.

        `a` and `b` are the figures of both sides, `ends` those whose upper end decides: there it
        matters that a count of bodies leaves out the dead who were carried off.
        """
        figures = (*a, *b)
        inferred = [
            one
            for one in figures
            if CellFlag.PARTY_INFERRED in one.flags and not self._is_party_of_a_reading(one)
        ]
        bodies = [one for one in ends if self._is_a_body_count(one)]
        found = [
            *_one(DependenceCode.PARTY_INFERRED, inferred),
            *self._readings(figures),
            *_terms(figures),
            *_one(DependenceCode.BODY_COUNT, bodies),
        ]
        if any(self._mean_different_things(one, other) for one in a for other in b):
            undivided = [one for one in figures if _is_undivided(one)]
            found += _one(DependenceCode.CASUALTY_DEFINITION, undivided)
        return tuple(found)

    def _readings(self, figures: Iterable[Figure]) -> Iterator[Dependence]:
        read: dict[str, list[Figure]] = {}
        for one in figures:
            # Chosen or not: a claim as it is read by one of them has none of its own. One that only
            # adds a claim of another kind to it decides nothing here.
            recorded = self._record.claims[one.place]
            kept = recorded.kind is one.claim.kind
            for reading in recorded.readings:
                if kept and any(not overlay.model_fields_set for overlay in reading.instead):
                    continue
                read.setdefault(reading.id, []).append(one)
        for reading_id, some in read.items():
            yield Dependence(DependenceCode.READING, _claims(some), reading=reading_id)

    def _is_party_of_a_reading(self, figure: Figure) -> bool:
        """Whether the reader has chosen whom the claim means, so that nobody else infers it."""
        readings = {one.id: one for one in self._record.claims[figure.place].readings}
        chosen = next((readings[one] for one in self._rules.readings if one in readings), None)
        return chosen is not None and any(
            "about" in overlay.model_fields_set for overlay in chosen.instead
        )

    def _is_a_body_count(self, figure: Figure) -> bool:
        claim = figure.claim
        return (
            self._rules.body_counts is BodyCounts.AS_STATED
            and isinstance(claim, CasualtyClaim)
            and claim.count_basis is CountBasis.BODY_COUNT
        )

    def _mean_different_things(self, one: Figure, other: Figure) -> bool:
        """Whether both give undivided casualties, and their sources say that these differ."""
        if not (_is_undivided(one) and _is_undivided(other)):
            return False
        meanings = [self._meaning(one), self._meaning(other)]
        return None not in meanings and meanings[0] != meanings[1]

    def _meaning(self, figure: Figure) -> tuple[object, object] | None:
        """What the source counts as casualties; null where it does not say."""
        source = self._registry.sources.get(figure.claim.citations[0].root())
        if source is None or source.casualty_definition.at_least is None:
            return None
        return source.casualty_definition.at_least, source.casualty_definition.at_most


def _terms(figures: Iterable[Figure]) -> Iterator[Dependence]:
    vague: dict[str, list[Figure]] = {}
    for one in figures:
        quantity = quantity_of(one.claim)
        if quantity is not None and quantity.qualifier is Qualifier.INDEFINITE and quantity.term:
            vague.setdefault(quantity.term, []).append(one)
    for term, some in vague.items():
        yield Dependence(DependenceCode.TERM, _claims(some), term=term)


def _one(code: DependenceCode, figures: Sequence[Figure]) -> list[Dependence]:
    return [Dependence(code, _claims(figures))] if figures else []


def _claims(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The claims, each once, in the order of the record."""
    ordered = sorted(figures, key=lambda one: one.place)
    return tuple(dict.fromkeys(one.claim.id for one in ordered))


def _is_undivided(figure: Figure) -> bool:
    claim = figure.claim
    return isinstance(claim, CasualtyClaim) and CasualtyEffect.CASUALTY in claim.effects
