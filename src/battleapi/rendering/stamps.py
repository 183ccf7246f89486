"""What the log says of a revision, as far as documents show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """A revision: its number, its instant (RFC 3339, UTC, `Z`) and the SHA-256 of its bytes."""

    revision: int
    recorded_at: str
    sha256: str
