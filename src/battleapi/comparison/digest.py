"""What a battle's summary shows of its default comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.standing import Standing
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis
from .compare import compare
from .exchange import Opposition
from .headline import Reread, exact, headline
from .results import Cell, Comparison, Contrast, Digest, Toll
from .rules import Rules
from .spans import NO_SPREAD
from .spoken import Spoken

_MOST_CONTRASTS = 3
_MOST_READINGS = 8
"""Readings tried for the headline: each takes two comparisons, while a record is written."""


def digest_of(
    record: BattleRecord, registry: Registry, comparison: Comparison | None = None
) -> Digest:
    """The digest of a record's default comparison, which is made unless it is given."""
    made = compare(record, registry) if comparison is None else comparison
    opposition = Opposition.of(record, Standing(record, registry), made.values[Axis.PARTY])
    present = tuple(dict.fromkeys(one.actor for one in record.combatants))
    otherwise = _otherwise(record, registry, made)
    return digest(made, present, opposition, Spoken(record, registry), otherwise)


def digest(
    comparison: Comparison,
    present: Sequence[str],
    opposition: Opposition,
    spoken: Spoken,
    otherwise: Iterable[Reread] = (),
) -> Digest:
    """The digest of a comparison by party and effect.

    `present` are the parties of the battle: where nobody gives a figure of the dead or wounded, all
    of them are missing. `otherwise` are comparisons of the same record under readings given on its
    claims, which the headline asks for where two figures do not meet.
    """
    found = contrasts(comparison)
    return Digest(
        killed=_toll(comparison, CasualtyEffect.KILLED, present),
        wounded=_toll(comparison, CasualtyEffect.WOUNDED, present),
        disputed=comparison.disputed,
        dispute_gap=comparison.dispute_gap,
        dispute_ratio=comparison.dispute_ratio,
        from_zero=comparison.from_zero,
        widest=widest_of(comparison),
        contrasts=found,
        headline=headline(comparison, found, opposition, spoken, otherwise),
    )


def widest_of(comparison: Comparison) -> Cell | None:
    """The disputed cell with the greatest gap, of equals the first by its ids; null without any."""
    found = [cell for cell in comparison.cells if cell.disputed]
    return min(found, key=lambda cell: (-cell.dispute_gap, cell.order), default=None)


def contrasts(comparison: Comparison) -> tuple[Contrast, ...]:
    """At most three cells in which a party and its enemies both give numbers.

    First those of figures of just the cell: the greatest ratio before others, after them those
    without one, where the party admits none or sets no end, by their certain gap. Then those in
    which one of the two only bounds it from below. Of equals the first by its ids.
    """
    both = [cell for cell in comparison.cells if _is_contrast(cell) or _is_bounded_contrast(cell)]
    both.sort(key=lambda cell: (not _is_contrast(cell), *_widest_first(cell), cell.order))
    return tuple(
        Contrast(
            party=cell.keys[Axis.PARTY] or "",
            effect=cell.keys[Axis.EFFECT] or "",
            own=cell.own,
            enemy=cell.enemy,
            ratio=cell.ratio,
            population=cell.population,
        )
        for cell in both[:_MOST_CONTRASTS]
    )


def _otherwise(
    record: BattleRecord, registry: Registry, comparison: Comparison
) -> Iterator[Reread]:
    """Comparisons under each reading of the claims in the first contrast, by day and without."""
    keys = {(one.party, one.effect) for one in contrasts(comparison)[:1]}
    voices = [
        voice
        for cell in comparison.cells
        if (cell.keys[Axis.PARTY], cell.keys[Axis.EFFECT]) in keys
        for voice in cell.voices
    ]
    claims = {claim for voice in voices for claim in voice.claims}
    given = {one.id for claim in record.claims if claim.id in claims for one in claim.readings}
    own = {voice.voice.partition("@")[0] for voice in voices if voice.stance is Stance.OWN}
    standing = Standing(record, registry)
    for reading in sorted(given)[:_MOST_READINGS]:
        of_others = any(
            one.id == reading and standing.voice(claim) not in own
            for claim in record.claims
            for one in claim.readings
        )
        for by in ((Axis.PARTY, Axis.EFFECT), (Axis.PARTY, Axis.EFFECT, Axis.DAY)):
            found = compare(record, registry, Rules(by=by, readings=(reading,)))
            yield Reread(found, of_others=of_others)


def _is_contrast(cell: Cell) -> bool:
    stances = {voice.stance for voice in exact(cell)}
    named = cell.keys.get(Axis.PARTY) is not None and cell.keys.get(Axis.EFFECT) is not None
    return named and {Stance.OWN, Stance.ENEMY} <= stances


def _is_bounded_contrast(cell: Cell) -> bool:
    named = cell.keys.get(Axis.PARTY) is not None and cell.keys.get(Axis.EFFECT) is not None
    return named and bool(cell.own.low and cell.enemy.low)


def _widest_first(cell: Cell) -> tuple[bool, float]:
    if cell.ratio is not None:
        return False, -cell.ratio
    return True, -(cell.gap.certain or 0)


def _toll(comparison: Comparison, effect: CasualtyEffect, present: Sequence[str]) -> Toll:
    total = comparison.total(effect)
    return Toll(NO_SPREAD, tuple(present)) if total is None else Toll(total.spread, total.missing)
