"""Readable ids from names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from ..model.values import LONGEST_SLUG

# Letters that are no letter of ASCII with a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "ŧ": "t",
        "ə": "e",
    }
)
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
# Apostrophes of all sorts: O'Neill is one word.
_WITHIN_WORDS = re.compile("['\u2018\u2019\u02bb\u02bc\u02be\u02bf`]")
_DIGEST = 8


def slug(text: str) -> str:
    """A text in the form of a `Slug`: ASCII, lower case, hyphens between words; never empty.

    Where letters or digits have no counterpart in ASCII, or the text is so long that it is cut
    after a word, eight hexadecimal digits that follow from the whole text stand at the end: so two
    such texts do not come to one id.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(one for one in letters if not unicodedata.combining(one))
    letters = _WITHIN_WORDS.sub("", letters.casefold().translate(_LETTERS))
    told = _NOT_A_WORD.sub("-", letters).strip("-")
    is_whole = not any(one.isalnum() and not one.isascii() for one in letters)
    if told and is_whole and len(told) <= LONGEST_SLUG:
        return told
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{_cut(told, LONGEST_SLUG - _DIGEST - 1)}-{digest}".lstrip("-")


def _cut(told: str, longest: int) -> str:
    """The whole words at the beginning; a first word that is too long itself is cut anywhere."""
    if len(told) <= longest:
        return told
    words = told[: longest + 1].rpartition("-")[0]
    return words or told[:longest]
