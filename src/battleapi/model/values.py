"""The scalar types and the base class that every value of a record is built from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints

SAFE_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 8259, section 6)."""


class Value(BaseModel):
    """A frozen value: built valid or not at all, compared by content, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _without_control_characters(text: str) -> str:
    for character in text:
        code = ord(character)
        if (code < 32 and character not in "\t\n") or code == 127 or 0xD800 <= code <= 0xDFFF:
            raise ValueError("holds a control character or half of a surrogate pair")
    if text != text.strip():
        raise ValueError("begins or ends with white space")
    return text


_Printable = AfterValidator(_without_control_characters)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
"""A permanent readable id: lower-case ASCII words joined by single hyphens."""

ClaimId = Annotated[str, StringConstraints(pattern=r"^c[0-9a-z]{15}$")]
"""A permanent opaque id of a claim: `c` and fifteen letters or digits."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=400), _Printable]
"""A name, a label, or the few words that are a figure."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=8000), _Printable]
"""A sentence or several."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""

Count = Annotated[int, Strict(), Field(ge=0, le=SAFE_INTEGER)]
"""A number of persons or things; `true`, "7" and 7.0 are not counts."""

T = TypeVar("T")
TermT = TypeVar("TermT", bound=StrEnum)


def _all_different(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(items)) != len(items):
        raise ValueError("names one thing twice")
    return items


def _in_vocabulary_order(terms: tuple[TermT, ...]) -> tuple[TermT, ...]:
    # A frozenset would change the stored bytes with the hash seed.
    order = {term: place for place, term in enumerate(type(terms[0]))} if terms else {}
    return tuple(sorted(_all_different(terms), key=order.__getitem__))


Distinct = Annotated[tuple[T, ...], AfterValidator(_all_different)]
"""A list in which order is kept and nothing stands twice."""

TermSet = Annotated[tuple[TermT, ...], AfterValidator(_in_vocabulary_order)]
"""A set of vocabulary terms, always in the order of the vocabulary."""
