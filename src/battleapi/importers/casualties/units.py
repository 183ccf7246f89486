"""Units of measure: a number before one of them is a size, a time or a weight, not a count."""

from __future__ import annotations

from .lexicons import words

UNITS = words("units", "units")
"""In lower case."""
