"""Countries and peoples as texts name them, so that "(France)" is not taken for an author."""

from __future__ import annotations

from collections.abc import Sequence

from battleapi.model.vocabulary.countries import COUNTRIES

from .lexicons import words

_ENDINGS = ("ese", "ish", "ians", "ian", "eans", "ean", "ans", "is")
_OTHERS = words("nations", "others")


def _names() -> frozenset[str]:
    return frozenset(country.name.casefold() for country in COUNTRIES.values())


_COUNTRIES = _names()


def is_nation(lows: Sequence[str]) -> bool:
    """Whether the words, in lower case, name a country, a people or a side.

    >>> is_nation(["netherlands"]), is_nation(["herodotus"])
    (True, False)
    """
    if " ".join(lows) in _COUNTRIES:
        return True
    return any(low in _OTHERS or low in _COUNTRIES or low.endswith(_ENDINGS) for low in lows)
