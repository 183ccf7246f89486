"""Dates in the text: one token each, so that no day or year is taken for a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .effects import effect_at
from .items import class_of_word
from .lexicons import words
from .marks import BOLD
from .people import is_people
from .tokens import Kind, Token, words_of

MONTHS = words("dates", "months")
_SEASONS = frozenset({"spring", "summer", "autumn", "winter", "fall"})
_PARTS = frozenset({"early", "late", "mid", "mid-", "midnight", "end", "beginning", "start"})
_BEFORE_YEAR = words("dates", "before year") | _SEASONS
_ERAS = frozenset({"bc", "bce", "ad", "ce", "b.c", "a.d"})
_DASHES = frozenset({"-", "–", "--", "/"})
_JOINS = _DASHES | {"to", "until", "through", "and", "&", "till"}
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_FIRST_MODERN_YEAR = 1800


def with_dates(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each date made one: "16 March – 15 April", "summer 1940 – May 1941"."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _date(tokens, index)
        if end > index:
            taken = tokens[index:end]
            text = words_of(tuple(taken))
            span = (taken[0].span[0], taken[-1].span[1])
            out.append(replace(taken[0], kind=Kind.DATE, text=text, span=span, low=text.casefold()))
            index = end
        else:
            out.append(tokens[index])
            index += 1
    return out


def _date(tokens: Sequence[Token], start: int) -> int:
    """The end of the date that begins at `start`, ranges included; `start` where none does."""
    end = _point(tokens, start)
    if end == start:
        end = max(_days(tokens, start), _war_years(tokens, start), _heading_years(tokens, start))
        if end == start:
            return start
    while end + 1 < len(tokens) and tokens[end].low in _JOINS:
        joined = _point(tokens, end + 1) or 0
        if joined > end + 1:
            end = joined
        elif tokens[end].low in _DASHES and _is_year_end(tokens[end + 1]):
            end += 2
        else:
            break
    return end


def _war_years(tokens: Sequence[Token], start: int) -> int:
    """The end of "1937-45" where nothing is counted by it; `start` where it is no such thing."""
    end = start + 3
    years = [one for one in tokens[start:end] if one.kind is Kind.NUMBER]
    if len(years) != 2 or not _year(tokens, start) or not _is(tokens, start + 1, _DASHES):
        return start
    ends = years[1].text.isdecimal() and len(years[1].text) in {2, 4}
    counted = end < len(tokens) and tokens[end].kind in {Kind.WORD, Kind.MARK, Kind.GROUP}
    glued = tokens[start + 1].glued and years[1].glued
    return end if ends and glued and not counted and start else start


def _heading_years(tokens: Sequence[Token], start: int) -> int:
    """The end of the years that head what follows: "1941:", "1961–1965:"; `start` for a count.

    "1500: 600 killed, 900 wounded" counts, for its parts add up to it.
    """
    if not _year(tokens, start) or (start and tokens[start - 1].text not in {",", ";", "."}):
        return start
    end = start + 1
    if _is(tokens, end, _DASHES) and tokens[end].glued and end + 1 < len(tokens):
        end += 2 * _is_year_end(tokens[end + 1])
    if end >= len(tokens):
        return start
    dashed = tokens[end].low in _DASHES and not tokens[end].glued and not _year(tokens, end + 1)
    if tokens[end].text != ":" and not (dashed and _number(tokens, end + 1)):
        return start
    said = sum(one.value for one in tokens[end + 1 :] if one.kind is Kind.NUMBER)
    modern = end > start + 1 or bool(tokens[start].style & BOLD)
    modern = modern or tokens[start].value >= _FIRST_MODERN_YEAR
    alone = end + 1 == len(tokens)
    return end if (modern or not alone) and said != tokens[start].value else start


def _point(tokens: Sequence[Token], start: int) -> int:
    """One day, month, season or year with its words: "6 June 1944", "early May", "in 1942"."""
    at = start
    if _is(tokens, at, _PARTS):
        at += 1
        if _is(tokens, at, frozenset({"-", "–", "of"})):
            at += 1
    with_month = _month(tokens, at)
    if with_month > at:
        return with_month
    if _is(tokens, at, _SEASONS) and _year(tokens, _skip_of(tokens, at + 1)):
        return _skip_of(tokens, at + 1) + 1
    if _year(tokens, at) and (_follows_year_word(tokens, at) or _era(tokens, at + 1)):
        return at + 1 + _era(tokens, at + 1)
    if _number(tokens, at) and _era(tokens, at + 1):
        return at + 2
    return start


def _month(tokens: Sequence[Token], start: int) -> int:
    """As in "6 June 1944", "June 6, 1944", "the 6th of June", "June 6–9", "Jan. 1945"."""
    at = start
    day = _day(tokens, at)
    if day:
        at += 1
        if _is(tokens, at, frozenset({"of"})):
            at += 1
    if not _is(tokens, at, MONTHS) or not tokens[at].text[0].isupper():
        return start
    # "may" is a word too: it is a month where a day or a year is beside it.
    if tokens[at].low in {"may", "march"} and not day and not _beside_may(tokens, at):
        return start
    at += 1
    if _is(tokens, at, frozenset({"."})):
        at += 1
    if not day and _day(tokens, at):
        at += 1
        if _is(tokens, at, _DASHES) and _day(tokens, at + 1) and not _month_at(tokens, at + 2):
            at += 2
    if _is(tokens, at, frozenset({"'"})) and at + 1 < len(tokens) and tokens[at + 1].glued:
        return at + 2 if _is_year_end(tokens[at + 1]) else at
    comma = at + 1 if _is(tokens, at, frozenset({","})) else at
    if _year(tokens, comma):
        at = comma + 1
    return at


def _beside_may(tokens: Sequence[Token], at: int) -> bool:
    after = _day(tokens, at + 1) or _year(tokens, at + 1)
    dash = at + 1 < len(tokens) and tokens[at + 1].low in _DASHES | {")", "."}
    before = at > 0 and tokens[at - 1].low in _JOINS | {"in", "of", "by", "since", "from"}
    return bool(after) or dash or before or len(tokens) == 1


def _month_at(tokens: Sequence[Token], at: int) -> bool:
    return _is(tokens, at, MONTHS)


def _days(tokens: Sequence[Token], start: int) -> int:
    """Days joined before the one month: "5–31 July", "10 and 11 May"."""
    at = start
    if not _day(tokens, at) or not _is(tokens, at + 1, _JOINS):
        return start
    end = _month(tokens, at + 2)
    return end if end > at + 2 and _day(tokens, at + 2) else start


def _is(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    return 0 <= at < len(tokens) and tokens[at].low in words


def _number(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind is Kind.NUMBER


def _day(tokens: Sequence[Token], at: int) -> bool:
    if not 0 <= at < len(tokens) or not 1 <= tokens[at].value <= _LAST_DAY:
        return False
    return tokens[at].kind is Kind.ORDINAL or tokens[at].is_count


def _year(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a number of four digits without a mark, as years are written."""
    if not _number(tokens, at):
        return False
    token = tokens[at]
    return token.text.isdecimal() and _FIRST_YEAR <= token.value <= _LAST_YEAR


def _is_year_end(token: Token) -> bool:
    """The second year of "1941–42" and "1941–1942"."""
    return token.kind is Kind.NUMBER and token.text.isdecimal() and len(token.text) in {2, 4}


def _era(tokens: Sequence[Token], at: int) -> int:
    return 1 if _is(tokens, at, _ERAS) and tokens[at].text[0].isupper() else 0


def _skip_of(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _is(tokens, at, frozenset({"of"})) else at


def _follows_year_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether the year stands where a year stands: after "in", alone in brackets, in a name."""
    alone = len(tokens) == 1
    before = _is(tokens, at - 1, _BEFORE_YEAR) and not _counts(tokens, at)
    ends = at + 1 == len(tokens) or tokens[at + 1].low in {
        ")",
        ":",
        ";",
        ",",
        ".",
        "-",
        "–",
        "estimate",
    }
    comma = _is(tokens, at - 1, frozenset({","})) and at + 1 == len(tokens) and at > 1
    name = at > 0 and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].text[0].isupper()
    before_is_name = name and tokens[at - 1].low not in _QUANTITY_WORDS and ends
    return alone or before or comma or before_is_name


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what looks like a year after "and" counts what follows: "and 1500 foot"."""
    if not _is(tokens, at - 1, frozenset({"and", "to", "for", "of", "by"})) or at + 1 >= len(
        tokens
    ):
        return False
    low = tokens[at + 1].low
    counted = is_people(low) or class_of_word(low) is not None
    return counted or effect_at([low], 0) is not None


_QUANTITY_WORDS = words("dates", "quantity words")
