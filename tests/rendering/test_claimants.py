"""Served claimants: sums and ratios as they are, and names."""

from __future__ import annotations

import json

from battleapi.comparison.claimants import ranked
from battleapi.comparison.results import Rivalry
from battleapi.comparison.spans import Span
from battleapi.rendering.claimants import ServedRankedClaimant


def test_a_whole_claimant() -> None:
    rows = [
        ("one", Rivalry("reds", "blues", "killed", Span(28, 28), Span(4, 4))),
        ("two", Rivalry("reds", "blues", "killed", Span(10, 10), Span(10, 10))),
        ("two", Rivalry("reds", "greens", "killed", Span(5, 5), Span(0, 0))),
        ("two", Rivalry("reds", "greens", "wounded", Span(24, None), None)),
    ]
    (claimant,) = ranked(rows)
    served = ServedRankedClaimant.of(claimant, "Reds")
    assert json.loads(served.model_dump_json()) == {
        "claimant": {"voice": "reds", "name": "Reds"},
        "ratio": 3.071,
        "ratio_high": 3.071,
        "claimed": {"low": 43, "high": 43},
        "admitted": {"low": 14, "high": 14},
        "n": 3,
        "own_zero": 1,
        "battles": 2,
        "claimed_cells": 4,
        "answered_cells": 3,
        "one_sided": 0.25,
    }
