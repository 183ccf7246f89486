"""What is left of a whole without one of its parts, by names that a reader knows."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.battles import BattleRecord
from ...model.calendars import iso_date
from ...model.vocabulary.casualties import CasualtyEffect
from ...model.vocabulary.comparison import PartyBasis
from ..event_days import Days
from ..figures import Figures
from ..parties import Meant, meant
from ..results import Rest
from ..spans import Span
from .pairs import Account

_OR = "_or_"


class Rests:
    """Names what figures of one record leave over."""

    def __init__(self, record: BattleRecord, figures: Figures, basis: PartyBasis) -> None:
        self._parties = _parties(figures, basis)
        self._days = _single_days(record, figures)

    def rest(self, part: Account, whole: Account, span: Span) -> Rest:
        """The party, effect and day that are left, and how many of them there must be.

        Part and whole differ on one axis, which is named where words for it exist (`wagner`; the
        12th; wounded), or on several: then only the number is given. Where the days that are left
        have no name, as those out of one event, the party is named and the effect is not: all of
        its killed are more than that number.
        """
        one, other = part.scope, whole.scope
        differ = {
            "party": one.party != other.party,
            "effect": one.effects.key != other.effects.key,
            "days": one.days != other.days,
            "other": (one.population, one.narrowed, one.item, one.sort)
            != (other.population, other.narrowed, other.item, other.sort),
        }
        if sum(differ.values()) != 1 or differ["other"]:
            return Rest(span=span)
        day = self._days.get(other.days & ~one.days) if differ["days"] else None
        if differ["days"] and day is None:
            return Rest(party=whole.party, span=span)
        return Rest(
            party=self._party(other.party & ~one.party) if differ["party"] else whole.party,
            effect=_effect(part.effect, whole.effect) if differ["effect"] else whole.effect,
            span=span,
            day=day,
        )

    def _party(self, atoms: int) -> str | None:
        """The id of those who are left; null where no names are of just them."""
        found: list[str] = []
        for name, mask in self._parties.items():
            if not mask & ~atoms:
                found.append(name)
                atoms &= ~mask
        return None if atoms else ",".join(sorted(found))


def _parties(figures: Figures, basis: PartyBasis) -> Mapping[str, int]:
    """The atoms of every combatant, and of every actor and label that a figure is about.

    Wholes come before their parts.
    """
    named = [Meant((one,), ()) for one in figures.parties.present]
    for figure in figures.found:
        party = meant(figure.claim.about, basis)
        named += [Meant((actor,), ()) for actor in party.actors]
        named += [Meant((), (label,)) for label in party.labels]
    masks = {(one.actors or one.labels[0])[0]: figures.parties.mask(one) for one in named}
    return dict(sorted(masks.items(), key=lambda one: (-one[1].bit_count(), one[0])))


def _single_days(record: BattleRecord, figures: Figures) -> Mapping[int, str]:
    """The event-days of every day that is told apart from those before and after it."""
    stretches = {one.days for one in figures.found}
    ends = [(one.first, one.last) for one in stretches]
    ends.append((record.date.first_day, record.date.last_day))
    cuts = {first for first, _ in ends if first is not None}
    cuts |= {last + 1 for _, last in ends if last is not None}
    return {
        figures.event_days.mask(Days(day, day, None, phase), whole_days=True): iso_date(day)
        for day in cuts
        if day + 1 in cuts
        for phase in {one.phase for one in stretches}
    }


def _effect(part: str, whole: str) -> str | None:
    """The effects that are left; null where the whole or its part is undivided."""
    if CasualtyEffect.CASUALTY in {whole, part}:
        return None
    return _OR.join(one for one in whole.split(_OR) if one not in part.split(_OR))
