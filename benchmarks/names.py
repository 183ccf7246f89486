"""Invented names for generated actors, places and wars, so that no figure is anybody's history."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_ONSETS = ("b", "br", "d", "dr", "g", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "st", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "au", "ia")
_CODAS = ("", "", "", "l", "m", "n", "nd", "r", "rn", "s", "sk", "t", "x")


def invented_names(random: Random) -> Iterator[str]:
    """Names of two or three syllables, each once: "Drenkal", "Saimovarn"."""
    seen: set[str] = set()
    while True:
        syllables = (
            random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
            for _ in range(random.choice((2, 2, 3)))
        )
        name = "".join(syllables).capitalize()
        if name not in seen:
            seen.add(name)
            yield name
