"""One plain sentence on a battle, made by template from its comparison.

It says who gives which number, and never who is right. Whatever it says stands in a cell, with whom
and which days the cell is of; in whatever order the claims stand, it is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..model.vocabulary.casualties import CasualtyEffect, Population
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis, CellFlag
from ..model.wording import capitalised, possessive
from .exchange import Opposition
from .results import Cell, Comparison, Contrast, Heard
from .scopes import UNDIVIDED_AT_LEAST
from .spans import dispute_gap, disputed
from .spoken import (
    NONE_TOLD,
    Speakers,
    Spoken,
    Told,
    amount,
    day_words,
    effect_words,
    hurt,
    population_words,
    told,
)

_LONGEST = 200
_MOST_OTHERS = 2
_order = attrgetter("order")
_PREFERRED = (CasualtyEffect.KILLED, CasualtyEffect.CASUALTY)
# Stances in which a voice speaks, or may speak, of its enemies.
_OF_ENEMIES = frozenset({Stance.ENEMY, Stance.MIXED, None})


class Reread(NamedTuple):
    """A comparison under a reading that is not chosen.

    `of_others` is true where it changes what others say than the party in the first contrast.
    """

    comparison: Comparison
    of_others: bool


def headline(
    comparison: Comparison,
    contrasts: Sequence[Contrast],
    opposition: Opposition,
    spoken: Spoken,
    otherwise: Iterable[Reread] = (),
) -> str | None:
    """The headline of a comparison by party and effect; null where it has no figure.

    The first contrast, else the widest dispute, else one figure: of the dead, of casualties, of
    anything; of equals the first by its ids. `otherwise` are comparisons under a reading given on
    the claims, by party and effect or by those and the day: where the two figures of the contrast
    meet in one of them, the headline says so. They are asked for one by one, and only where the
    figures do not meet.
    """
    cells = sorted(comparison.cells, key=_order)
    contrasted = [cell for one in contrasts for cell in cells if _is_of(cell, one)]
    cell = next((cell for cell in contrasted if {Stance.OWN, Stance.ENEMY} <= _stances(cell)), None)
    if cell is not None:
        return _Contrasted(comparison, cell, opposition, spoken).words(otherwise)
    known = sorted((cell for cell in cells if exact(cell)), key=_most_telling)
    if not known:
        return None
    widest = max(known, key=_gap_between_voices)
    if _gap_between_voices(widest):
        return _of_one(comparison, widest, spoken)
    return _of_all(comparison, spoken) or _of_one(comparison, known[0], spoken)


class _Contrasted:
    """The sentence on a party's own figure and that of its enemies."""

    def __init__(
        self, comparison: Comparison, cell: Cell, opposition: Opposition, spoken: Spoken
    ) -> None:
        self._comparison, self._cell = comparison, cell
        self._opposition, self._spoken = opposition, spoken
        self._party, self._effect = cell.keys[Axis.PARTY] or "", _effect(cell)
        self._own = _speakers(cell, Stance.OWN, spoken)
        self._enemies = _speakers(cell, Stance.ENEMY, spoken)

    def words(self, otherwise: Iterable[Reread]) -> str:
        """The sentence, with what else is short enough to say."""
        said = capitalised(f"{self._claimed()}; {self._admitted()}")
        others = "".join(f", {one}" for one in self._others())
        said += f"{others}." if len(said + others) < _LONGEST else "."
        if disputed(voice.span for voice in exact(self._cell)):
            for reconciled in self._reconciled(otherwise):
                if len(said) + 1 + len(reconciled) <= _LONGEST:
                    return f"{said} {reconciled}"
        return said

    def _claimed(self) -> str:
        """`Mali counts 28 enemy dead`, where these are all the enemies of whom it speaks."""
        said = _said(self._cell, Stance.ENEMY)
        extent = self._spoken.extent(self._cell.extent)
        if not self._is_all_they_claim():
            whom = _whom(self._comparison, self._cell, said, self._spoken)
            return f"{self._enemies.counts} {whom}{extent}"
        among = _among(self._comparison, self._cell, self._spoken)
        if among is None:
            said_words = f"{amount(said, 'no')} enemy {effect_words(self._effect)}"
        else:
            said_words = hurt(said, self._effect, f"enemy {among}")
        return f"{self._enemies.counts} {said_words}{extent}"

    def _admitted(self) -> str:
        """`JNIM counts 4 of its own`."""
        said = amount(_said(self._cell, Stance.OWN), "none")
        return f"{self._own.counts} {said} of {self._own.whose} own"

    def _is_all_they_claim(self) -> bool:
        voices = {one.voice for one in exact(self._cell) if one.stance is Stance.ENEMY}
        return not any(
            voice.voice in voices and voice.stance in _OF_ENEMIES
            for cell in self._comparison.cells
            if cell is not self._cell and _effect(cell) == self._effect
            for voice in cell.voices
        )

    def _others(self) -> Iterator[str]:
        """What others say of themselves who fight the same side, and of whom no enemy speaks.

        Of the same people and days, which the sentence names once.
        """
        others = [
            cell
            for cell in self._comparison.cells
            if self._opposition.share_an_enemy(self._party, cell.keys.get(Axis.PARTY) or "")
            and cell.keys[Axis.PARTY] != self._party
            and cell.extent == self._cell.extent
            and _counted(cell) == _counted(self._cell)
            and Stance.OWN in _stances(cell)
            and not any(voice.stance in _OF_ENEMIES for voice in cell.voices)
            and (_effect(cell) == self._effect or self._admits_none(cell))
        ]
        for cell in sorted(others, key=_order)[:_MOST_OTHERS]:
            names = _speakers(cell, Stance.OWN, self._spoken).words
            yield f"{names} {amount(_said(cell, Stance.OWN), 'none')}"

    def _admits_none(self, cell: Cell) -> bool:
        """Whether who has none of a wider effect has none of this: no casualties are no dead."""
        parts = set(_effect(cell).split("_or_"))
        if CasualtyEffect.CASUALTY in parts:
            parts |= {one.value for one in UNDIVIDED_AT_LEAST}
        holds = set(self._effect.split("_or_")) <= parts
        return holds and _said(cell, Stance.OWN) == NONE_TOLD

    def _reconciled(self, otherwise: Iterable[Reread]) -> Iterator[str]:
        """How the two figures meet, under each reading under which they do."""
        voices = {voice.voice for voice in exact(self._cell)}
        admission = _claims(self._cell, Stance.OWN)
        for one in otherwise:
            for cell in sorted(one.comparison.cells, key=_order):
                heard = exact(cell)
                if (
                    (cell.keys[Axis.PARTY], _effect(cell)) == (self._party, self._effect)
                    and cell.population == self._cell.population
                    and voices <= {voice.voice for voice in heard}
                    and admission == _claims(cell, Stance.OWN)
                    and not disputed(voice.span for voice in heard)
                    and self._is_of_these_days(cell)
                ):
                    yield self._meets(cell, of_others=one.of_others)

    def _is_of_these_days(self, cell: Cell) -> bool:
        """Whether a cell is of what the sentence is of, or of all of a day that it can name."""
        if cell.keys.get(Axis.DAY) is None:
            return cell.extent == self._cell.extent
        return cell.extent.event == self._cell.extent.event

    def _meets(self, cell: Cell, *, of_others: bool) -> str:
        day = cell.keys.get(Axis.DAY)
        count = f"{possessive(self._enemies.words)} count"
        own, enemy = _said(cell, Stance.OWN), _said(cell, Stance.ENEMY)
        alike = own == enemy and enemy.low == enemy.high and not (enemy.open or enemy.about)
        is_so = f"is the same {amount(enemy, '0')}" if alike else f"of {amount(enemy, '0')} agrees"
        if day is None:
            return f"Read another way, {count} {is_so}."
        if of_others or own != _said(self._cell, Stance.OWN):
            # Not by the day of the party's own word alone.
            return f"Read another way, {count} for {day_words(day)} {is_so}."
        speaks = f"{self._own.words} {self._own.verb('speak')}"
        return f"If {speaks} of {day_words(day)} only, {count} for that day {is_so}."


def _of_one(comparison: Comparison, cell: Cell, spoken: Spoken) -> str:
    """What the voices of one cell give: `Sources give 10,300 to 25,899 casualties of the Union`."""
    # Of a range none is left out, not even one that contradicts itself.
    voices = _figures(cell)
    said = told(voices)
    speakers = spoken.speakers(voice.voice for voice in voices)
    counts, whom = speakers.counts, _whom(comparison, cell, said, spoken)
    if len(voices) > 1:
        counts = "Sources give" if speakers.documents else "Claims give"
    elif voices[0].stance is Stance.OWN:
        among = _among(comparison, cell, spoken)
        whom = f"{hurt(said, _effect(cell), among)} of {speakers.whose} own"
    return capitalised(f"{counts} {whom}{spoken.extent(cell.extent)}.")


def _of_all(comparison: Comparison, spoken: Spoken) -> str | None:
    """The dead of all parties, where one voice alone speaks of any, and gives that number."""
    for total in comparison.totals:
        if total.effect == CasualtyEffect.KILLED and not total.missing and len(total.voices) == 1:
            whole = total.voices[0]
            for cell in sorted(comparison.cells, key=_order):
                heard = exact(cell)
                if (
                    _effect(cell) == total.effect
                    and [(one.voice, one.span) for one in heard] == [(whole.voice, whole.span)]
                    and not whole.missing
                ):
                    counts = spoken.speakers([whole.voice]).counts
                    said = hurt(told(heard), total.effect, _among(comparison, cell, spoken))
                    return capitalised(f"{counts} {said}{spoken.extent(cell.extent)}.")
    return None


def _gap_between_voices(cell: Cell) -> float:
    """How far apart those are who give a figure of just this cell."""
    return dispute_gap(voice.span for voice in exact(cell))


def exact(cell: Cell) -> list[Heard]:
    """The voices that give a figure of just this cell, and no other one against it."""
    return [one for one in _figures(cell) if CellFlag.SELF_INCONSISTENT not in one.flags]


def _figures(cell: Cell) -> list[Heard]:
    """The voices that give a figure of just this cell; "some" only where none gives a number."""
    figures = [one for one in cell.voices if not (one.is_bounded or one.span.says_nothing)]
    return [one for one in figures if CellFlag.UNCOUNTED not in one.flags] or figures


def _stances(cell: Cell) -> set[Stance | None]:
    return {voice.stance for voice in exact(cell)}


def _said(cell: Cell, stance: Stance) -> Told:
    return told(voice for voice in exact(cell) if voice.stance is stance)


def _speakers(cell: Cell, stance: Stance, spoken: Spoken) -> Speakers:
    return spoken.speakers(voice.voice for voice in exact(cell) if voice.stance is stance)


def _claims(cell: Cell, stance: Stance) -> set[str]:
    return {one for voice in exact(cell) if voice.stance is stance for one in voice.claims}


def _whom(comparison: Comparison, cell: Cell, said: Told, spoken: Spoken) -> str:
    """How many of whom were hurt how: `28 dead of JNIM`, `3 wounded among civilians of Redland`."""
    words = hurt(said, _effect(cell), _among(comparison, cell, spoken))
    party = cell.keys.get(Axis.PARTY)
    if party is None:
        return words
    # The party may stand in no words of the claimant.
    doubt = " (inferred)" if CellFlag.PARTY_INFERRED in cell.flags else ""
    return f"{words} of {spoken.party(party)}{doubt}"


def _among(comparison: Comparison, cell: Cell, spoken: Spoken) -> str | None:
    """Among whom a cell counts, where that is said and goes without saying for no such party."""
    party = cell.keys.get(Axis.PARTY)
    if cell.population is None:
        return None
    if cell.population == Population.CIVILIAN and party and spoken.is_of_civilians(party):
        return None
    alone = all(
        _counted(one) == _counted(cell)
        for one in comparison.cells
        if (one.keys.get(Axis.PARTY), _effect(one)) == (party, _effect(cell))
    )
    if cell.population == Population.COMBATANT and alone:
        return None
    return population_words(cell.population)


def _counted(cell: Cell) -> str:
    """Whom a cell counts; who does not say so speaks of those who fight."""
    return cell.population or Population.COMBATANT


def _is_of(cell: Cell, contrast: Contrast) -> bool:
    of = (cell.keys[Axis.PARTY], cell.keys[Axis.EFFECT], cell.population)
    return of == (contrast.party, contrast.effect, contrast.population)


def _effect(cell: Cell) -> str:
    return cell.keys[Axis.EFFECT] or ""


def _most_telling(cell: Cell) -> tuple[int, int, tuple[str, ...]]:
    """The dead before others; a figure of several parties together before those of one."""
    effect, party = _effect(cell), cell.keys[Axis.PARTY]
    rank = next((at for at, one in enumerate(_PREFERRED) if one == effect), len(_PREFERRED))
    return rank, -len((party or "").split(",")), cell.order
