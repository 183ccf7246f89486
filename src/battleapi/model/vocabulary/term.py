"""A vocabulary term: a legal word that knows what it means and who coined it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """The base of every vocabulary: members are written `NAME = value, definition, origin`.

    The value is what stands in JSON; `definition` is one sentence; `origin` names the codebook,
    standard or project the word is taken from ("battleapi" where it is ours). The order of the
    members is the order of the vocabulary: sets of terms are always served in it.
    """

    definition: str
    origin: str

    def __new__(cls, value: str, definition: str = "", origin: str = "") -> Self:
        """Build a member. Raises ValueError for one without definition or origin."""
        if not definition or not origin:
            raise ValueError(f"{cls.__name__}.{value} has no definition or no origin")
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.origin = origin
        return member
