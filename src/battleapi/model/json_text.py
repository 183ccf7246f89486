"""JSON as RFC 8259 and I-JSON (RFC 7493) have it, read without repairing anything.

Python's own reader keeps the last of two equal keys, takes NaN and makes 1e400 an infinity. What is
stored, hashed and compared must have come through unchanged, so all of that is refused here, with
the place in the text.
"""

from __future__ import annotations

import json
import re
from math import isinf
from typing import NoReturn, TypeAlias

from ..errors import InvalidJson
from .values import SAFE_INTEGER

DEEPEST = 64
"""How many lists and objects may stand in each other."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<rest>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
_NUMBER_STARTS = frozenset("-0123456789")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_INTEGER = len(str(SAFE_INTEGER)) + 1


def read_json(content: bytes) -> Json:
    """The one JSON value that some bytes of UTF-8 hold.

    Raises InvalidJson, with line and column, for whatever is not JSON, and for what readers of JSON
    take differently: equal keys in one object, integers beyond 2**53 - 1, numbers beyond a double,
    halves of surrogate pairs, NUL, a byte order mark, more than `DEEPEST` levels, anything after
    the value.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        _refuse(before, len(before), "The text is not UTF-8")
    return _Reader(text).whole()


def _refuse(text: str, at: int, what: str) -> NoReturn:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    raise InvalidJson(f"{what}, at line {line}, column {column}.")


class _Reader:
    """One pass over a text; `_at` is the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def whole(self) -> Json:
        if self._text.startswith("\ufeff"):
            self._refuse("The text begins with a byte order mark")
        value = self._value(0)
        if self._next():
            self._refuse("There is something after the end of the value")
        return value

    def _value(self, depth: int) -> Json:
        character = self._next()
        if character == "{":
            return self._object(depth + 1)
        if character == "[":
            return self._list(depth + 1)
        if character == '"':
            return self._string()
        if character in _NUMBER_STARTS:
            return self._number()
        return self._word()

    def _object(self, depth: int) -> dict[str, Json]:
        self._enter(depth)
        members: dict[str, Json] = {}
        while self._goes_on("}", first=not members):
            if self._next() != '"':
                self._refuse("A key in quotes should stand")
            start = self._at
            key = self._string()
            if key in members:
                self._at = start
                self._refuse("A key stands a second time in one object")
            if self._next() != ":":
                self._refuse("A colon should stand")
            self._at += 1
            members[key] = self._value(depth)
        return members

    def _list(self, depth: int) -> list[Json]:
        self._enter(depth)
        items: list[Json] = []
        while self._goes_on("]", first=not items):
            items.append(self._value(depth))
        return items

    def _enter(self, depth: int) -> None:
        if depth > DEEPEST:
            self._refuse(f"More than {DEEPEST} lists and objects stand in each other")
        self._at += 1

    def _goes_on(self, end: str, *, first: bool) -> bool:
        """Whether another member follows; steps over the comma before it, or over the end."""
        character = self._next()
        if character == end:
            self._at += 1
            return False
        if not first:
            if character != ",":
                self._refuse(f"A comma or {end} should stand")
            self._at += 1
        return True

    def _string(self) -> str:
        found = _STRING.match(self._text, self._at)
        if found is None:
            self._refuse("The text in quotes is not closed, or not escaped as it must be")
        value: str = json.loads(found.group())
        if _SURROGATE.search(value):
            self._refuse("The text holds half of a surrogate pair")
        if "\0" in value:
            self._refuse("The text holds NUL")
        self._at = found.end()
        return value

    def _number(self) -> int | float:
        found = _NUMBER.match(self._text, self._at)
        if found is None:
            self._refuse("The number is not written as JSON has it")
        digits = found.group()
        if found["rest"]:
            number: int | float = float(digits)
            if isinf(number):
                self._refuse("The number is beyond what readers of JSON keep")
        else:
            number = int(digits) if len(digits) <= _LONGEST_INTEGER else SAFE_INTEGER + 1
            if abs(number) > SAFE_INTEGER:
                self._refuse("The whole number is beyond 2**53 - 1, which readers of JSON round")
        self._at = found.end()
        return number

    def _word(self) -> bool | None:
        found = _WORD.match(self._text, self._at)
        if found is None or found.group() not in _WORDS:
            ended = self._at == len(self._text)
            self._refuse("The text ends too early" if ended else "There is no JSON value")
        self._at = found.end()
        return _WORDS[found.group()]

    def _next(self) -> str:
        """The next character that is not white space; empty at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _refuse(self, what: str) -> NoReturn:
        _refuse(self._text, self._at, what)
