"""Words for units of a force, which a strength may count: divisions, battalions, sorties."""

from __future__ import annotations

from .lexicons import words

UNITS = words("forces", "units")
"""In lower case."""

SORTIES = frozenset({"sortie", "sorties", "missions", "airstrikes", "strikes", "raids"})
"""Flights by one aircraft, in lower case."""
