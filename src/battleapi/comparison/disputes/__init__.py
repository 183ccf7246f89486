"""Disputes: which voices contradict each other, which do not, and what that hangs on."""

from __future__ import annotations

from .found import ALL_VERDICTS, MOST, Found, disputes, disputes_found

__all__ = ["ALL_VERDICTS", "MOST", "Found", "disputes", "disputes_found"]
