"""Ids of claims that a program has read out of a document, told apart from those drawn at random.

Such an id is made of what the document says, so that reading it again gives the same one. Its last
three characters follow from the others. Of ids drawn at random one in 46,656 has that form too.
"""

from __future__ import annotations

import hashlib

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 12
_CHECKED = 3
_CHECK = "battleapi-claim-check"


def derived_id(key: str) -> str:
    """The id of the claim that a key stands for: 62 bits of its SHA-256, and the check."""
    told = "c" + _in_digits(key, _LENGTH)
    return told + _check(told)


def is_derived(claim_id: str) -> bool:
    """Whether an id is one that `derived_id` makes, and so not drawn by a person's program."""
    told, check = claim_id[:-_CHECKED], claim_id[-_CHECKED:]
    return _check(told) == check


def _check(told: str) -> str:
    return _in_digits(f"{_CHECK}:{told}", _CHECKED)


def _in_digits(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest(), "big")
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(digits)
