"""Claims and records as an import of the gazette reads them, and others beside them."""

from __future__ import annotations

from typing import Any

from battleapi.editing.reconciling.speaking import Speaking
from battleapi.model.battles import BattleRecord
from battleapi.model.claims import CLAIM, Claim
from battleapi.model.derived_ids import derived_id
from tests.store.specimens import battle, cited, claim, claim_id

GAZETTE = "the-gazette"
SPEAKING = Speaking(frozenset({GAZETTE}))


def said(words: str) -> str:
    """The id of the claim that the gazette makes in some words."""
    return derived_id(words)


def read(words: str, **more: Any) -> Claim:
    """A claim that an import reads in the gazette; the words make its id."""
    at = {"source": GAZETTE, "locator": "infobox/casualties1/1"}
    changes = {"id": said(words), "citations": (at,)} | more
    return CLAIM.validate_python(claim(1).model_dump(mode="json") | changes)


def by_hand(number: int, **more: Any) -> Claim:
    """A claim that a person has made of the gazette, or of another document."""
    changes = {"id": claim_id(number), "citations": cited(GAZETTE)} | more
    return CLAIM.validate_python(claim(1).model_dump(mode="json") | changes)


def a_record(*claims: Claim, **more: Any) -> BattleRecord:
    """A draft of which everything is cited from the gazette."""
    here = {name: cited(GAZETTE) for name in ("name", "conflict", "part_of", "date", "place")}
    given = {"status": "draft", "citations_by_field": here} | more
    return battle("first", claims=claims, **given)
