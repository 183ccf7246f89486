"""A draft as one line of words, as the table of examples has it."""

from __future__ import annotations

from battleapi.importers.casualties import Draft, Reading
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.quantities import Qualifier


def told(reading: Reading) -> list[str]:
    """Each draft as a line, then what was not understood."""
    drafts = [_draft(one) for one in reading]
    return [*drafts, *(f"? {one.text}" for one in reading.not_understood)]


def _draft(draft: Draft) -> str:
    what = "+".join(draft.effects) or draft.counts or ""
    parts = [what, _thing(draft), _number(draft)]
    parts.append(f"of {draft.subject}" if draft.subject else "")
    parts.append(f"by {draft.inflicted_by}" if draft.inflicted_by else "")
    parts.append(f"per {draft.claimant}" if draft.claimant else "")
    parts.append(f"[{draft.scope.words}]" if draft.scope.words else "")
    parts.append(draft.severity or "")
    parts.extend((*draft.population, draft.rank_group or "", draft.affiliation or ""))
    parts.append(draft.role or "")
    parts.append(f"of #{draft.part_of + 1}" if draft.part_of is not None else "")
    parts.append(f"party {draft.party}" if draft.party > 1 else "")
    return " ".join(part for part in parts if part)


def _thing(draft: Draft) -> str:
    if draft.item is None:
        return ""
    return f"({draft.item}: {draft.item_class or draft.counts})"


def _number(draft: Draft) -> str:
    share = draft.relative
    if share is not None:
        of = "the force" if share.of is None else f"#{share.of + 1}"
        part = "rest" if share.share is None else f"{share.share[0]}/{share.share[1]}"
        how = "" if share.qualifier is Qualifier.EXACT else f"{share.qualifier} "
        return f"{how}{part} of {of}"
    return _quantity(draft.quantity)


def _quantity(quantity: Quantity) -> str:
    value, lower, upper = (
        "" if one is None else f"{one:,}"
        for one in (quantity.value, quantity.lower, quantity.upper)
    )
    return {
        Qualifier.EXACT: value,
        Qualifier.APPROXIMATELY: f"~{value}",
        Qualifier.AT_LEAST: f"{lower}+",
        Qualifier.AT_MOST: f"{lower}-{upper}",
        Qualifier.BETWEEN: f"{lower}-{upper}",
        Qualifier.UNKNOWN: "unknown",
        Qualifier.UNKNOWN_POSITIVE: "some",
    }.get(quantity.qualifier, f"'{quantity.term}'")
