"""Casualty and strength values of battle infoboxes, read by a grammar.

`parse(raw, field)` gives draft claims in the order of the text. How the grammar reads is told rule
by rule in `docs/importing/casualties.md`.
"""

from __future__ import annotations

from .drafts import Citation, Draft, Hidden, Leftover, Reading, Role, Scope, Share, Unseen
from .reader import parse

__all__ = [
    "Citation",
    "Draft",
    "Hidden",
    "Leftover",
    "Reading",
    "Role",
    "Scope",
    "Share",
    "Unseen",
    "parse",
]
