"""The words that the rules know, from the files in `lexicon/`.

A file has sections, `[name]`, each with words or phrases in lower case, divided by commas.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def sections(file: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of a file, each with its words or phrases in their order."""
    text = (files(__package__) / "lexicon" / f"{file}.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for part in text.split("\n[")[0 if text.startswith("[") else 1 :]:
        name, _, body = part.removeprefix("[").partition("]\n")
        entries = (" ".join(entry.split()) for entry in body.split(","))
        found[name] = tuple(entry for entry in entries if entry)
    return found


def words(file: str, section: str) -> frozenset[str]:
    """The words of one section of a file."""
    return frozenset(sections(file)[section])
