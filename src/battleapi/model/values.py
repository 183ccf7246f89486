"""The scalar types and the base class that every value of a record is built from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from .vocabulary.countries import COUNTRIES, near_countries

SAFE_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 8259, section 6)."""


class RuleError(ValueError):
    """Why a value cannot be built: a sentence, and what would be right."""

    code: ClassVar[str] = "rule_broken"

    def __init__(self, detail: str, expected: Sequence[str] = ()) -> None:
        super().__init__(f"{detail}; expected: {', '.join(expected)}" if expected else detail)
        self.detail = detail
        self.expected = tuple(expected)


class MalformedError(RuleError):
    """A text that is not of the form that it should have."""

    code = "malformed"


class Value(BaseModel):
    """A frozen value: built valid or not at all, compared by content, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        # A value is written with every key, so whoever reads one may count on each.
        json_schema_serialization_defaults_required=True,
    )


# Surrogates and noncharacters are no text in I-JSON (RFC 7493, 2.1), control characters in no name.
_NO_TEXT = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane | last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_NO_TEXT}]")
_LINE_BREAKS = re.compile("[\t\n\u2028\u2029]")


def _printable(text: str) -> str:
    if _UNPRINTABLE.search(text):
        raise MalformedError("holds a control character, or a code point that is no character")
    if text != text.strip():
        raise MalformedError("begins or ends with white space")
    return text


def _on_one_line(text: str) -> str:
    if _LINE_BREAKS.search(text):
        raise MalformedError("stands on one line, without tabs")
    return _printable(text)


def _of_a_country(code: str) -> str:
    if code not in COUNTRIES:
        raise MalformedError("is the code of no country (ISO 3166-1)", near_countries(code))
    return code


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of a `Slug`."""

LONGEST_SLUG = 120
"""The most characters of a `Slug`."""

CLAIM_ID = r"^c[0-9a-z]{15}$"
"""The form of a `ClaimId`."""

COUNTRY_CODE = r"^[A-Z]{2}$"
"""The form of a `CountryCode`."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST_SLUG)]
"""A permanent readable id: lower-case ASCII words joined by single hyphens."""

ClaimId = Annotated[str, StringConstraints(pattern=CLAIM_ID)]
"""A permanent opaque id of a claim: `c` and fifteen letters or digits."""

OneLine = AfterValidator(_on_one_line)
"""Holds a text to printable characters on one line, without white space around them."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=400), OneLine]
"""A name, a label, or the few words that are a figure."""

_WORDS: TypeAdapter[str] = TypeAdapter(Words)


def are_words(text: str) -> bool:
    """Whether a text can stand in a record as `Words`; ids and terms of vocabularies are such."""
    try:
        _WORDS.validate_python(text)
    except ValidationError:
        return False
    return True


Text = Annotated[str, StringConstraints(min_length=1, max_length=8000), AfterValidator(_printable)]
"""A sentence or several; it may have lines."""

CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_CODE), AfterValidator(_of_a_country)]
"""ISO 3166-1 alpha-2, or a withdrawn code of ISO 3166-3."""

Count = Annotated[int, Strict(), Field(ge=0, le=SAFE_INTEGER)]
"""A number of persons or things; `true`, "7" and 7.0 are not counts."""

YesNo = Annotated[bool, Strict()]
"""True or false; 1, 0 and "yes" are neither."""

T = TypeVar("T")
TermT = TypeVar("TermT", bound=StrEnum)


def _all_different(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(items)) != len(items):
        raise RuleError("names one thing twice")
    return items


def _in_vocabulary_order(terms: tuple[TermT, ...]) -> tuple[TermT, ...]:
    # A frozenset would change the stored bytes with the hash seed.
    order = {term: place for place, term in enumerate(type(terms[0]))} if terms else {}
    return tuple(sorted(_all_different(terms), key=order.__getitem__))


_UNIQUE = Field(json_schema_extra={"uniqueItems": True})

Distinct = Annotated[tuple[T, ...], AfterValidator(_all_different), _UNIQUE]
"""A list in which order is kept and nothing stands twice."""

TermSet = Annotated[tuple[TermT, ...], AfterValidator(_in_vocabulary_order), _UNIQUE]
"""A set of vocabulary terms, always in the order of the vocabulary."""
