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
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.wording import date_words, listed
from .results import Heard
from .spans import Span, spread

_DOCUMENT = "document:"
_THE = "the "


class Spoken:
    """Names of one record's voices and parties, by their ids."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self._names = Names(record, registry)
        self._sources = registry.sources
        self._labels: dict[str, str] = {}
        for claim in record.claims:
            for label in (claim.claimant.label, *(party.label for party in claim.about)):
                if label is not None:
                    self._labels.setdefault(label_key(label), label)

    def voice(self, voice: str) -> str:
        """Who speaks: an actor, a source by its author or publisher, else a label in quotes.

        A later reporting round has its year behind it: `the army (1993)`.
        """
        if voice.startswith(_DOCUMENT):
            source_id = voice.removeprefix(_DOCUMENT)
            source = self._sources.get(source_id)
            return (source.author or source.publisher or source.name) if source else source_id
        name, _, year = voice.partition("@")
        if name.startswith("~"):
            return self._one(name)
        return f"{self._one(name)} ({year})" if year else self._one(name)

    def party(self, party: str) -> str:
        """Whom a figure is about, by the id of the party."""
        return listed([self._one(name) for name in party.split(",")])

    def _one(self, name: str) -> str:
        if name.startswith("~"):
            return f"'{self._labels.get(name, name[1:])}'"
        return self._names.actor(name)


def day_words(day: str) -> str:
    """A day of the table as words: `11 August 2023`."""
    date = HistoricalDate.model_validate({"edtf": day, "text": None, "calendar": "gregorian"})
    return date_words(date) or day


def effect_words(effect: str) -> str:
    """What happened to those counted, after their number: `dead`, `killed or wounded`."""
    if effect == CasualtyEffect.KILLED:
        return "dead"
    return term_words(CasualtyEffect(one) for one in effect.split("_or_"))


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


def people(said: Told, effect: str, party: str | None) -> str:
    """How many of whom were hurt how: `28 dead of JNIM`."""
    one = said == Told(1, 1, open=False, about=False) and effect == CasualtyEffect.CASUALTY
    hurt = f"{amount(said, 'no')} {'casualty' if one else effect_words(effect)}"
    return hurt if party is None else f"{hurt} of {party}"


def verb(stem: str, names: Iterable[str]) -> str:
    """A regular verb of the present after its subjects: `Mali counts`, `the Reds count`."""
    subjects = tuple(names)
    many = len(subjects) > 1 or is_of_many(subjects[0])
    return stem if many else f"{stem}s"


def is_of_many(name: str) -> bool:
    """Whether a name takes a plural verb: `the Reds`, `Malian forces`; not `Hamas`, `ISIS`."""
    if " and " in name:
        return True
    last = name.rsplit(maxsplit=1)[-1]
    if not last.endswith("s") or last.endswith("ss") or last.isupper():
        return False
    return name.startswith(_THE) or last[0].islower() or last.endswith(("ans", "ates", "ers"))
