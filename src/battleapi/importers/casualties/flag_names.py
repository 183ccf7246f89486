"""Whose flag a picture shows, by the name of its file."""

from __future__ import annotations

_PREFIXES = (
    "flag of the ",
    "flag of ",
    "the flag of ",
    "naval ensign of the ",
    "naval ensign of ",
    "civil ensign of ",
    "ensign of the ",
    "war flag of the ",
    "war flag of ",
    "war ensign of ",
    "air force ensign of ",
    "state flag of ",
    "government ensign of ",
    "naval jack of ",
    "flag ",
)


def country_of_file(name: str) -> str | None:
    """The country or force in "Flag of Brazil (1889-1960).svg"; null: it is no flag's file.

    >>> country_of_file("Flag of Brazil (1889-1960).svg|22px")
    'Brazil'
    """
    bare = " ".join(name.partition("|")[0].replace("_", " ").split())
    stem = bare.rpartition(".")[0] or bare
    for prefix in _PREFIXES:
        if stem.casefold().startswith(prefix):
            named = stem[len(prefix) :].partition("(")[0].strip(" -")
            return named or None
    return None
