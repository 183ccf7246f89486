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
        "open_cells": 1,
        "answered_cells": 3,
        "one_sided": 0.25,
    }


def test_without_pairs_nothing_is_claimed_or_admitted_and_no_nought_stands_there() -> None:
    rows = [
        ("one", Rivalry("reds", "blues", "killed", Span(24, None), Span(4, 4))),
        ("one", Rivalry("reds", "blues", "captured", Span(1, 1), None)),
    ]
    (claimant,) = ranked(rows)
    served = ServedRankedClaimant.of(claimant, None).model_dump()
    assert (served["claimed"], served["admitted"]) == ({"low": None, "high": None},) * 2
    assert (served["n"], served["ratio"], served["ratio_high"]) == (0, None, None)
    assert [served[f"{one}_cells"] for one in ("claimed", "open", "answered")] == [2, 1, 1]
    # A pair of noughts is a pair.
    (claimant,) = ranked([("one", Rivalry("reds", "blues", "killed", Span(0, 0), Span(0, 0)))])
    served = ServedRankedClaimant.of(claimant, None).model_dump()
    assert (served["claimed"], served["n"]) == ({"low": 0, "high": 0}, 1)
