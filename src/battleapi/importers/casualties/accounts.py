"""Account for every number of the text: in a claim, among what is not shown, or left and listed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .drafts import Draft, Hidden, Leftover, Span, Unseen
from .tokens import Token

Merged = tuple[list[int], list[int]]
"""Beginnings and ends of stretches that do not overlap, in order."""


def unaccounted(
    tokens: Iterable[Token], drafts: Sequence[Draft], left: Sequence[Leftover]
) -> list[Leftover]:
    """The tokens with digits that are in the words of no draft and in nothing left.

    A number counts as kept in a draft where it stands inside the draft's span and in its words, or
    anywhere in the text where a draft has it in the words of a heading (subject, scope, claimant).
    """
    inside = _by_number((one.span, _own_words(one)) for one in drafts)
    headings = {run for one in drafts for run in _numbers(_heading_words(one))}
    listed = _merged([one.span for one in left])
    found: list[Leftover] = []
    for token in _flat(tokens):
        runs = [run for run in _numbers(token.text) if run not in headings]
        kept = all(run in inside and _within(token.span, inside[run]) for run in runs)
        if not kept and not _within(token.span, listed):
            found.append(Leftover(token.text, token.span, "a number that no rule reads"))
    return found


def notes_among(tokens: Iterable[Token], hidden: Sequence[Hidden]) -> list[Hidden]:
    """The marks of notes in plain text ("[13]"), which are hidden as references are."""
    known = {one.span for one in hidden}
    return [
        Hidden(one.mark.citation.text, one.span, Unseen.NOTE)
        for one in _flat(tokens)
        if one.mark and one.mark.citation and one.span not in known
    ]


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, those in brackets one by one."""
    for token in tokens:
        if token.inside:
            yield from _flat(token.inside)
        else:
            yield token


def _own_words(draft: Draft) -> str:
    parts = [draft.quantity.as_said, draft.item, draft.inflicted_by]
    parts.extend(citation.text for citation in draft.citations)
    return "\n".join(filter(None, parts))


def _heading_words(draft: Draft) -> str:
    return "\n".join(filter(None, (draft.subject, draft.scope.words, draft.claimant)))


def _numbers(text: str) -> list[str]:
    """The runs of digits in a text."""
    bare = "".join(one if one.isdecimal() else " " for one in text)
    return bare.split()


def _by_number(spans: Iterable[tuple[Span, str]]) -> Mapping[str, Merged]:
    """For each number, the stretches of the drafts that have it in their words."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span, words in spans:
        for run in _numbers(words):
            found[run].append(span)
    return {run: _merged(listed) for run, listed in found.items()}


def _merged(spans: list[Span]) -> Merged:
    begins: list[int] = []
    ends: list[int] = []
    for begin, end in sorted(spans):
        if ends and begin <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            begins.append(begin)
            ends.append(end)
    return begins, ends


def _within(span: Span, merged: Merged) -> bool:
    begins, ends = merged
    place = bisect_right(begins, span[0]) - 1
    return place >= 0 and span[1] <= ends[place]
