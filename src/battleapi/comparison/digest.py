"""What a battle's summary shows of its default comparison."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis
from .exchange import Opposition
from .headline import headline
from .results import Cell, Comparison, Contrast, Digest, Toll
from .spans import NO_SPREAD
from .spoken import Spoken

_MOST_CONTRASTS = 3


def digest(
    comparison: Comparison,
    present: Sequence[str],
    opposition: Opposition,
    spoken: Spoken,
    otherwise: Sequence[Comparison] = (),
) -> Digest:
    """The digest of a comparison by party and effect.

    `present` are the parties of the battle: where nobody gives a figure of the dead or wounded, all
    of them are missing. `otherwise` are comparisons of the same record under the readings given on
    its claims, for the headline.
    """
    found = contrasts(comparison)
    ratios = (cell.dispute_ratio for cell in comparison.cells)
    return Digest(
        killed=_toll(comparison, CasualtyEffect.KILLED, present),
        wounded=_toll(comparison, CasualtyEffect.WOUNDED, present),
        disputed=comparison.disputed,
        dispute_gap=comparison.dispute_gap,
        dispute_ratio=max((one for one in ratios if one is not None), default=None),
        from_zero=any(cell.from_zero for cell in comparison.cells),
        contrasts=found,
        headline=headline(comparison, found, opposition, spoken, otherwise),
    )


def contrasts(comparison: Comparison) -> tuple[Contrast, ...]:
    """At most three cells in which a party and its enemies both give a figure of just that.

    The greatest ratio first; after them those without one, where the party admits none or sets no
    end, by their certain gap; then in the order of the table.
    """
    both = [cell for cell in comparison.cells if _is_contrast(cell)]
    both.sort(key=_widest_first)
    return tuple(
        Contrast(
            party=cell.keys[Axis.PARTY] or "",
            effect=cell.keys[Axis.EFFECT] or "",
            own=cell.own,
            enemy=cell.enemy,
            ratio=cell.ratio,
        )
        for cell in both[:_MOST_CONTRASTS]
    )


def _is_contrast(cell: Cell) -> bool:
    stances = {voice.stance for voice in cell.voices if not voice.is_bounded}
    named = cell.keys.get(Axis.PARTY) is not None and cell.keys.get(Axis.EFFECT) is not None
    return named and {Stance.OWN, Stance.ENEMY} <= stances


def _widest_first(cell: Cell) -> tuple[bool, float]:
    if cell.ratio is not None:
        return False, -cell.ratio
    return True, -(cell.gap.certain or 0)


def _toll(comparison: Comparison, effect: CasualtyEffect, present: Sequence[str]) -> Toll:
    for total in comparison.totals:
        if total.effect == effect and total.item_class is None:
            return Toll(total.spread, total.missing)
    return Toll(NO_SPREAD, tuple(present))
