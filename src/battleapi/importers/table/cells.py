"""Cells of the table: what each kind of them may hold, and what is wrong where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from ...model.citations import Locator
from ...model.edtf import EdtfError, parse
from ...model.sources import WebAddress
from ...model.values import SAFE_INTEGER, Slug, Text, Words
from ...model.vocabulary.countries import COUNTRIES, near_countries
from ..slugs import slug

TermT = TypeVar("TermT", bound=StrEnum)

_BETWEEN_TERMS = re.compile(r"[\s,;|+]+")
_WHOLE_NUMBER = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
# To make an adapter takes much longer than to use it.
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_WORDS: TypeAdapter[str] = TypeAdapter(Words)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_LOCATOR: TypeAdapter[str] = TypeAdapter(Locator)
_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddress)


def words(cell: str) -> str:
    """Words on one line."""
    return _validated(_WORDS, cell, "words on one line, 400 characters at most")


def text(cell: str) -> str:
    """Words, perhaps on several lines."""
    return _validated(_TEXT, cell, "words, 8000 characters at most")


def locator(cell: str) -> str:
    """A place in a source."""
    return _validated(_LOCATOR, cell, "a locator, such as page/12 or section/Losses/p2")


def address(cell: str) -> str:
    """A web address."""
    return _validated(_ADDRESS, cell, "an address that begins with https:// or http://")


def identifier(cell: str) -> str:
    """An id of a battle. Raises ValueError with one that the cell may mean."""
    try:
        return _SLUG.validate_python(cell)
    except ValidationError:
        raise ValueError(
            f"An id has lower-case letters, digits and single hyphens; for example {slug(cell)}."
        ) from None


def country(cell: str) -> str:
    """A code of a country. Raises ValueError with those that the cell may mean."""
    if cell not in COUNTRIES:
        near = near_countries(cell)
        meant = f" Meant may be {', '.join(near)}." if near else ""
        raise ValueError(f"It is no code of a country in two letters.{meant}")
    return cell


def date(cell: str) -> str:
    """A date in EDTF. Raises ValueError."""
    try:
        return str(parse(cell))
    except EdtfError as error:
        raise ValueError(
            f"It is no date in EDTF, such as 2023-08-11, 2023-08, -0489~ or "
            f"2023-08-11/2023-08-12: {error}."
        ) from None


def whole_number(cell: str) -> int:
    """A count in plain digits. Raises ValueError."""
    if not _WHOLE_NUMBER.fullmatch(cell) or int(cell) > SAFE_INTEGER:
        raise ValueError("It is no whole number in plain digits, such as 1200.")
    return int(cell)


def degrees(most: int) -> Callable[[str], float]:
    """A reader of degrees up to so many to each side."""

    def read(cell: str) -> float:
        if not _DECIMAL.fullmatch(cell) or abs(float(cell)) > most:
            raise ValueError(f"They are no degrees as a decimal number from -{most} to {most}.")
        return float(cell)

    return read


def term(vocabulary: type[TermT]) -> Callable[[str], TermT]:
    """A reader of one word of a vocabulary."""

    def read(cell: str) -> TermT:
        try:
            return vocabulary(cell.lower())
        except ValueError:
            raise ValueError(_no_term(cell, vocabulary)) from None

    return read


def terms(*vocabularies: type[StrEnum]) -> Callable[[str], tuple[str, ...]]:
    """A reader of words of vocabularies, between spaces, commas or semicolons."""
    known = {one.value for vocabulary in vocabularies for one in vocabulary}

    def read(cell: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(filter(None, _BETWEEN_TERMS.split(cell.lower()))))
        for one in found:
            if one not in known:
                raise ValueError(_no_term(one, *vocabularies))
        return found

    return read


def names(cell: str) -> tuple[str, ...]:
    """Names between semicolons, each once."""
    return tuple(dict.fromkeys(words(one.strip()) for one in cell.split(";") if one.strip()))


def _no_term(cell: str, *vocabularies: type[StrEnum]) -> str:
    known = list(dict.fromkeys(one.value for vocabulary in vocabularies for one in vocabulary))
    near = get_close_matches(cell.lower(), known, n=3, cutoff=0.6)
    return f"'{cell}' is none of the words for it: {', '.join(near or known)}."


def _validated(shape: TypeAdapter[str], cell: str, what: str) -> str:
    try:
        return shape.validate_python(cell)
    except ValidationError:
        raise ValueError(f"It is not {what}.") from None
