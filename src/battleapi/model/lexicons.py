"""Lexicons: what a vague number word allows, and which number a data set writes for it.

The two uses are kept apart. The *bounds* of a word feed intervals, pairs and disputes; its *point*
feeds only the methods that need one number. A word that a lexicon does not have is not guessed.

Most words are a factor times a unit, so the lows of `strict` follow from two small tables: a bare
plural is at least two of its unit ("dozens", 24), "several" at least three ("several dozen", 36).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from .values import Count, Value, Words
from .vocabulary.quantities import LexiconName

_ARTICLES = frozenset({"a", "an", "the"})
_FACTORS = frozenset({"few", "several", "half"})
_UNIT_PLURALS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands"})


def normal_term(term: str) -> str:
    """A vague word in the one spelling that it is looked up by.

    Case, hyphens, runs of white space, "of" and articles do not matter ("Half-a-dozen of" is
    "half dozen"), nor does the plural of a unit after a factor ("several dozens" is
    "several dozen"). "few" alone is not "a few": it says that there were not many.
    """
    words = [word for word in term.casefold().replace("-", " ").split() if word != "of"]
    bare = [word for word in words if word not in _ARTICLES]
    if bare == ["few"]:
        return "a few" if words[0] == "a" else "few"
    if len(bare) > 1 and bare[0] in _FACTORS and bare[-1] in _UNIT_PLURALS:
        bare[-1] = bare[-1].removesuffix("s")
    return " ".join(bare)


class LexiconWord(Value):
    """One vague word: the counts it allows, both ends included, and its point."""

    term: Words = Field(description="The word as it is usually written.")
    low: Count = Field(description="The least count that it allows.")
    high: Count | None = Field(description="The greatest count that it allows; null where open.")
    point: Count | None = Field(description="The number that a data set writes; null where none.")


class Lexicon(Value):
    """A named, versioned table of vague number words; a changed value is a new version."""

    name: LexiconName
    version: int = Field(ge=1)
    deaths_only: bool = Field(description="True where the table is for counts of the dead alone.")
    words: tuple[LexiconWord, ...] = Field(description="From the least word to the greatest.")

    @model_validator(mode="after")
    def _every_word_once(self) -> Self:
        if len({normal_term(word.term) for word in self.words}) != len(self.words):
            raise ValueError("has one word twice")
        return self

    @property
    def definition(self) -> str:
        """The definition that the vocabulary has for this name."""
        return self.name.definition

    @property
    def origin(self) -> str:
        """The origin that the vocabulary has for this name."""
        return self.name.origin

    @cached_property
    def by_normal_term(self) -> Mapping[str, LexiconWord]:
        """The words by the spelling that they are looked up by."""
        return MappingProxyType({normal_term(word.term): word for word in self.words})

    def word(self, term: str) -> LexiconWord | None:
        """The entry for a word in any spelling that `normal_term` knows, else null."""
        return self.by_normal_term.get(normal_term(term))

    def bounds(self, term: str) -> tuple[int, int | None] | None:
        """The least and greatest count that a word allows; null: the word is not in this lexicon.

        A null greatest count means that there is none.
        """
        word = self.word(term)
        return None if word is None else (word.low, word.high)

    def point(self, term: str) -> int | None:
        """The number that a data set writes for a word; null where it writes none."""
        word = self.word(term)
        return None if word is None else word.point


# A unit with its plural and the way it stands behind a factor: "several" + "hundred thousand".
_UNITS: tuple[tuple[int, str, str], ...] = (
    (10, "tens", "tens"),
    (12, "dozens", "dozen"),
    (20, "scores", "score"),
    (100, "hundreds", "hundred"),
    (1_000, "thousands", "thousand"),
    (10_000, "tens of thousands", "tens of thousands"),
    (100_000, "hundreds of thousands", "hundred thousand"),
)

_LOWS: tuple[tuple[int, str], ...] = tuple(
    sorted(
        [
            (2, "a few"),
            (3, "several"),
            (6, "half a dozen"),
            (12, "a dozen"),
            *((2 * unit, plural) for unit, plural, _ in _UNITS),
            *((2 * unit, f"a few {counted}") for unit, _, counted in _UNITS),
            *((3 * unit, f"several {counted}") for unit, _, counted in _UNITS),
        ]
    )
)

_NEXT_UNITS: tuple[int, ...] = (*(unit for unit, _, _ in _UNITS), 1_000_000)


def _below_the_next_unit(low: int) -> int:
    # Whoever means a hundred says so: "dozens" (from 24) ends at 99, "hundreds" at 999.
    return next(unit for unit in _NEXT_UNITS if unit > low) - 1


LEXICONS: Mapping[LexiconName, Lexicon] = MappingProxyType(
    {
        LexiconName.STRICT: Lexicon(
            name=LexiconName.STRICT,
            version=1,
            deaths_only=False,
            words=tuple(
                LexiconWord(term=term, low=low, high=None, point=None) for low, term in _LOWS
            ),
        ),
        LexiconName.IDIOM: Lexicon(
            name=LexiconName.IDIOM,
            version=1,
            deaths_only=False,
            words=tuple(
                LexiconWord(term=term, low=low, high=_below_the_next_unit(low), point=None)
                for low, term in _LOWS
            ),
        ),
        # ACLED's FAQ names these three; it codes no injuries.
        LexiconName.ACLED: Lexicon(
            name=LexiconName.ACLED,
            version=1,
            deaths_only=True,
            words=(
                LexiconWord(term="tens", low=10, high=None, point=10),
                LexiconWord(term="dozens", low=12, high=None, point=12),
                LexiconWord(term="hundreds", low=100, high=None, point=100),
            ),
        ),
        LexiconName.NONE: Lexicon(name=LexiconName.NONE, version=1, deaths_only=False, words=()),
    }
)
"""Every lexicon by its name, in the order of the vocabulary."""
