"""When two names are the same, and when they are only alike: for a person to judge."""

from __future__ import annotations

import unicodedata

_LONGEST = 200

_WITHIN_WORDS = frozenset("'.\u2018\u2019\u02bb\u02bc\u02be\u02bf`")
# What stands in a name for its sound and not as a letter of its own is of the classes L, M and N.
_OF_WORDS = "LMN"


def same_name(name: str) -> str:
    """A name without its case, its spaces and its way of being encoded: equal for the same name.

    Case is folded and characters are composed as Unicode has it (UAX 15, NFKC); accents,
    punctuation and articles stay.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def near_name(name: str) -> str:
    """The same without accents, punctuation and "the": equal for names that may mean one thing.

    It is cut after 200 characters, and never empty.
    """
    same = same_name(name)
    told = "".join(
        one if unicodedata.category(one)[0] in _OF_WORDS else " "
        for one in unicodedata.normalize("NFKD", same)
        if one not in _WITHIN_WORDS and not unicodedata.combining(one)
    )
    words = [word for word in told.split() if word != "the"]
    return (" ".join(words) or same)[:_LONGEST]
