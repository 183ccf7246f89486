"""What sentences call the voices, parties, days and amounts of a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.dates import HistoricalDate
from ..model.figure_words import term_words
from ..model.naming import Names
from ..model.registry import Registry
from ..model.standing import label_key
from ..model.vocabulary.casualties import CasualtyEffect, Population
from ..model.vocabulary.registries import ActorKind
from ..model.wording import date_words, listed, year_words
from .event_days import Extent
from .results import Heard
from .spans import Span, spread

_DOCUMENT = "document:"
_THE = "the "
_LONG_TITLE = 40
_COUNTED = {
    Population.COMBATANT: "combatants",
    Population.CIVILIAN: "civilians",
    Population.HORS_DE_COMBAT: "people hors de combat",
    Population.UNKNOWN: "people of unknown status",
}


class Spoken:
    """Names of one record's voices and parties, by their ids."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._names = Names(record, registry)
        self._actors, self._sources = registry.actors, registry.sources
        self._labels: dict[str, str] = {}
        for claim in record.claims:
            for label in (claim.claimant.label, *(party.label for party in claim.about)):
                if label is not None:
                    # Of several ways to write it the same one, whichever claim comes first.
                    key = label_key(label)
                    self._labels[key] = min(label, self._labels.get(key, label))

    def voice(self, voice: str) -> str:
        """Who speaks: an actor, a source by its title, else a label in quotes.

        A later reporting round has its year behind it: `the army (1993)`. A long title is told
        without its subtitle.
        """
        if voice.startswith(_DOCUMENT):
            source_id = voice.removeprefix(_DOCUMENT)
            source = self._sources.get(source_id)
            title = source.name if source else source_id
            return title if len(title) <= _LONG_TITLE else title.partition(": ")[0]
        name, _, year = voice.partition("@")
        if name.startswith("~"):
            return self._one(name)
        return f"{self._one(name)} ({year_words(int(year))})" if year else self._one(name)

    def speakers(self, voices: Iterable[str]) -> Speakers:
        """Several voices as those who speak, in the order of their ids."""
        ids = sorted(set(voices))
        names = tuple(dict.fromkeys(map(self.voice, ids)))
        return Speakers(names, all(one.startswith(_DOCUMENT) for one in ids))

    def party(self, party: str) -> str:
        """Whom a figure is about, by the id of the party."""
        return listed([self._one(name) for name in party.split(",")])

    def is_of_civilians(self, party: str) -> bool:
        """Whether all of a party are a population, so that its figures are of civilians anyway."""
        known = [self._actors.get(name) for name in party.split(",")]
        return all(one is not None and one.kind is ActorKind.POPULATION for one in known)

    def extent(self, extent: Extent) -> str:
        """What follows a figure of less than the battle: ` in 'Crossing' on 10 May 1900`."""
        where = "" if extent.event is None else f" in {self._names.event(extent.event)}"
        first, last = extent.first, extent.last
        if first is None or last is None:
            return where
        if first == last:
            return f"{where} on {day_words(first)}"
        return f"{where} during {day_words(f'{first}/{last}')}"

    def _one(self, name: str) -> str:
        if name.startswith("~"):
            return f"'{self._labels.get(name, name[1:])}'"
        return self._names.actor(name)


class Speakers(NamedTuple):
    """Who says the same, by name; `documents`: they are titles, which give and do not count."""

    names: tuple[str, ...]
    documents: bool

    @property
    def words(self) -> str:
        """Their names as a list."""
        return listed(self.names)

    @property
    def are_many(self) -> bool:
        """Whether a plural verb follows; a title is one, however it is worded."""
        return len(self.names) > 1 or (not self.documents and is_of_many(self.names[0]))

    @property
    def counts(self) -> str:
        """With what they do: `Mali counts`, `the Reds count`, `Campaigns of the Nile gives`."""
        return f"{self.words} {self.verb('give' if self.documents else 'count')}"

    @property
    def whose(self) -> str:
        """What they call their own."""
        return "their" if self.are_many else "its"

    def verb(self, stem: str) -> str:
        """A regular verb of the present that follows them."""
        return stem if self.are_many else f"{stem}s"


def day_words(day: str) -> str:
    """A day or a span of days as words: `11 August 2023`."""
    date = HistoricalDate.model_validate({"edtf": day, "text": None, "calendar": "gregorian"})
    return date_words(date) or day


def effect_words(effect: str) -> str:
    """What happened to those counted, after their number: `dead`, `killed or wounded`."""
    if effect == CasualtyEffect.KILLED:
        return "dead"
    return term_words(CasualtyEffect(one) for one in effect.split("_or_"))


def population_words(population: str) -> str:
    """Those counted, by the id of a set of populations: `combatants and civilians`."""
    return listed([_COUNTED[Population(one)] for one in population.split("_or_")])


class Told(NamedTuple):
    """What voices say together, in numbers that are said.

    From the least to the greatest; `open` where any has no end, `about` where any of the numbers is
    one within its bounds: about 6,400 stands for 5,760 to 7,040, which nobody says.
    """

    low: int
    high: int
    open: bool
    about: bool


NONE_TOLD = Told(0, 0, open=False, about=False)


def told(voices: Iterable[Heard]) -> Told:
    """What voices say together; of none of them nought."""
    spans: list[Span] = []
    about = False
    for voice in voices:
        low, high = voice.span
        if voice.point is not None and high is not None and low < voice.point < high:
            spans.append(Span(voice.point, voice.point))
            about = True
        else:
            spans.append(voice.span)
    together = spread(spans)
    return Told(together.low or 0, together.high or 0, together.open, about)


def amount(said: Told, none: str) -> str:
    """A figure in digits, with the word that is wanted for nought: `4 to at least 28`."""
    low, high, open_ended, about = said
    if high == 0 and not open_ended:
        return none
    about_words = "about " * about
    if low == high:
        return f"{'at least ' if open_ended else about_words}{low:,}"
    return f"{about_words}{low:,} to {'at least ' * open_ended}{high:,}"


def hurt(said: Told, effect: str, among: str | None = None) -> str:
    """How many were hurt how, and among whom: `28 dead`, `28 dead among civilians`."""
    one = said == Told(1, 1, open=False, about=False) and effect == CasualtyEffect.CASUALTY
    words = f"{amount(said, 'no')} {'casualty' if one else effect_words(effect)}"
    return words if among is None else f"{words} among {among}"


def is_of_many(name: str) -> bool:
    """Whether a name takes a plural verb: `the Reds`, `Malian forces`; not `Hamas`, `ISIS`."""
    if " and " in name:
        return True
    last = name.rsplit(maxsplit=1)[-1]
    if not last.endswith("s") or last.endswith("ss") or last.isupper():
        return False
    return name.startswith(_THE) or last[0].islower() or last.endswith(("ans", "ates", "ers"))
