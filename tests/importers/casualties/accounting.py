"""Whether every number of a raw text is kept, checked from the outside."""

from __future__ import annotations

import re

from battleapi.importers.casualties import Draft, Reading

_NUMBER = re.compile("[0-9]+")


def lost_numbers(raw: str, reading: Reading, *, broken: bool = False) -> list[str]:
    """The runs of digits that are in no words of a draft and inside nothing that is listed.

    `broken`: markup may stand inside a number, as in "1<b>2</b>", which is shown as 12.
    """
    listed = [one.span for one in reading.not_understood]
    listed.extend(one.span for one in reading.unseen)
    kept = {run for draft in reading for run in _NUMBER.findall(_words(draft))}
    return [
        found.group()
        for found in _NUMBER.finditer(raw)
        if not (found.group() in kept or (broken and any(found.group() in run for run in kept)))
        and not any(start <= found.start() and found.end() <= end for start, end in listed)
    ]


def _words(draft: Draft) -> str:
    parts = (
        draft.quantity.as_said,
        draft.item,
        draft.subject,
        draft.inflicted_by,
        draft.scope.words,
        draft.claimant,
        *(citation.text for citation in draft.citations),
    )
    return "\n".join(filter(None, parts))
