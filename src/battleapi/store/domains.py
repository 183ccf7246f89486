"""What the values of a filter may be: each domain reads text strictly and says what it expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Protocol

from ..model.edtf import EdtfError, parse
from ..model.resources import Resource
from ..model.vocabulary.countries import COUNTRIES, near_countries
from ..model.vocabulary.term import Term
from .questions import DayRange, FilterValue, Undated

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CLAIM = re.compile(r"c[0-9a-z]{15}")
_LONGEST = 120


class OutOfDomain(ValueError):
    """A value that its filter cannot have; `expected` has what would be right, if that is known.

    Which legal value may have been meant is for `Domain.near` to say, which takes its time.
    """

    def __init__(self, detail: str, expected: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.expected = expected


class Domain(Protocol):
    """The legal values of a filter."""

    @property
    def kind(self) -> str:
        """One word for what the values are: `id`, `term`, `country`, `date`, `number`, `choice`."""
        ...

    @property
    def terms(self) -> Mapping[str, str]:
        """Every legal value with its definition, where they can be listed; else empty."""
        ...

    @property
    def pattern(self) -> str | None:
        """A regular expression that the text must match as a whole, where there is one."""
        ...

    def parse(self, text: str) -> FilterValue:
        """The value that a text stands for. Raises OutOfDomain."""
        ...

    def near(self, text: str) -> tuple[str, ...]:
        """Legal values that a text out of the domain may have meant, the nearest first."""
        ...


_NO_TERMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class IdOf:
    """Ids of one resource. Whether something has the id is the Reader's to say."""

    resource: Resource
    kind: str = "id"
    terms: Mapping[str, str] = field(default_factory=lambda: _NO_TERMS)

    @property
    def pattern(self) -> str:
        """Claims have opaque ids, everything else words joined by hyphens."""
        return (_CLAIM if self.resource is Resource.CLAIM else _SLUG).pattern

    def parse(self, text: str) -> str:
        """The id itself."""
        pattern = _CLAIM if self.resource is Resource.CLAIM else _SLUG
        if len(text) > _LONGEST or not pattern.fullmatch(text):
            raise OutOfDomain(f"this is not the id of a {self.resource.value}")
        return text

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: which ids there are is the Reader's to say."""
        return ()


class TermOf:
    """Words of one vocabulary, or of several that share a filter."""

    kind = "term"
    pattern = None

    def __init__(self, *vocabularies: type[Term]) -> None:
        listed: dict[str, str] = {}
        for vocabulary in vocabularies:
            for term in vocabulary:
                listed.setdefault(term.value, term.definition)
        self.vocabularies = vocabularies
        self.terms: Mapping[str, str] = MappingProxyType(listed)

    def parse(self, text: str) -> str:
        """The word itself."""
        if text not in self.terms:
            raise OutOfDomain("this is no word of the vocabulary")
        return text

    def near(self, text: str) -> tuple[str, ...]:
        """The nearest words, or all of them where none is near."""
        return tuple(get_close_matches(text[:_LONGEST], self.terms, n=3) or self.terms)


@dataclass(frozen=True, slots=True)
class Country:
    """Codes of countries, present and past."""

    kind: str = "country"
    terms: Mapping[str, str] = field(default_factory=lambda: _NO_TERMS)
    pattern: str = "|".join(COUNTRIES)

    def parse(self, text: str) -> str:
        """The code itself."""
        if text not in COUNTRIES:
            raise OutOfDomain("no country has this code (ISO 3166-1, ISO 3166-3)")
        return text

    def near(self, text: str) -> tuple[str, ...]:
        """Codes of countries with such a code or name."""
        return near_countries(text)


@dataclass(frozen=True, slots=True)
class EdtfRange:
    """Dates of EDTF, read as the stretch of days that they can mean."""

    kind: str = "date"
    terms: Mapping[str, str] = field(default_factory=lambda: _NO_TERMS)
    pattern: str | None = None

    def parse(self, text: str) -> DayRange:
        """The first and the last day; an open or unknown end reaches on."""
        try:
            date = parse(text[:_LONGEST])
        except EdtfError as error:
            raise OutOfDomain(error.detail, error.expected) from error
        return DayRange(date.first_day, date.last_day)

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: what is wrong with a date says what would be right."""
        return ()


@dataclass(frozen=True, slots=True)
class UndatedChoice:
    """What to do with what has no date."""

    kind: str = "choice"
    pattern: str | None = None

    @property
    def terms(self) -> Mapping[str, str]:
        """The three choices."""
        return {
            Undated.EXCLUDE.value: "Leave out what has no date, and count it in left_out.",
            Undated.INCLUDE.value: "Keep what cannot be judged beside what the date filter keeps.",
            Undated.ONLY.value: "Keep only what has no date.",
        }

    def parse(self, text: str) -> Undated:
        """The choice."""
        try:
            return Undated(text)
        except ValueError:
            raise OutOfDomain("undated is one of three", tuple(Undated)) from None

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: all three are named."""
        return ()


@dataclass(frozen=True, slots=True)
class TrueOrFalse:
    """Whether something holds."""

    holds: str
    does_not: str
    kind: str = "choice"
    pattern: str | None = None

    @property
    def terms(self) -> Mapping[str, str]:
        """The two choices."""
        return {"true": self.holds, "false": self.does_not}

    def parse(self, text: str) -> bool:
        """The choice."""
        if text not in self.terms:
            raise OutOfDomain("this is true or false", tuple(self.terms))
        return text == "true"

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: both are named."""
        return ()


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """Counts, of up to fifteen digits, which every reader of JSON keeps exactly."""

    kind: str = "number"
    terms: Mapping[str, str] = field(default_factory=lambda: _NO_TERMS)
    pattern: str = "0|[1-9][0-9]{0,14}"

    def parse(self, text: str) -> int:
        """The count."""
        if not re.fullmatch(self.pattern, text):
            raise OutOfDomain("this is no whole number of up to fifteen digits", ("0..",))
        return int(text)

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: what is wrong says what would be right."""
        return ()


@dataclass(frozen=True, slots=True)
class RatioOfTwo:
    """How many times one count is the other, to three decimals."""

    kind: str = "number"
    terms: Mapping[str, str] = field(default_factory=lambda: _NO_TERMS)
    pattern: str = r"[1-9][0-9]{0,8}(?:\.[0-9]{1,3})?"

    def parse(self, text: str) -> int:
        """The ratio in thousandths."""
        if not re.fullmatch(self.pattern, text):
            raise OutOfDomain("this is no number from 1 on, of up to three decimals", ("1..",))
        whole, _, part = text.partition(".")
        return int(whole) * 1000 + int(part.ljust(3, "0"))

    def near(self, text: str) -> tuple[str, ...]:  # noqa: ARG002 - of the protocol
        """None: what is wrong says what would be right."""
        return ()
