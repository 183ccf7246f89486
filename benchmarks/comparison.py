"""How long a comparison takes: a battle of 300 claims, by every method, and its disputes.

Printed beside each other: every method against the rendering of the same record, which every write
does as well.

    python -m benchmarks.comparison [--claims 300] [--rounds 15]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import disputes
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.comparison import MethodName
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp

_PARTIES = ("reds", "blues", "greens", "greys", "villagers")
_EFFECTS = (["killed"], ["wounded"], ["killed", "wounded"], ["casualty"])
_DAYS = (None, "1900-05-10", "1900-05-11", "1900-05-12")
_VOICES = 16
_STAMP = Stamp(1, "2026-01-01T00:00:00Z", "0" * 64)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    options = _parser().parse_args(arguments)
    file = battle(options.claims)
    record, registry = file.record, file.registry
    stamps = {claim.id: _STAMP for claim in record.claims}

    def render() -> None:
        render_battle(record, registry, _STAMP, stamps, {})

    cases: dict[str, Callable[[], object]] = {
        method.value: lambda method=method: compare(  # type: ignore[misc]
            record, registry, replace(DEFAULT_RULES, method=method)
        )
        for method in MethodName
    }
    cases["disputes"] = lambda: disputes(record, registry, DEFAULT_RULES)
    cases["render"] = render
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(options.rounds):
        for name, case in cases.items():
            started = perf_counter()
            case()
            taken[name].append(perf_counter() - started)
    rendering = median(taken["render"])
    print(f"{len(record.claims)} claims, median of {options.rounds} rounds")
    print(f"{'':18}{'ms':>8}{'of rendering':>14}")
    for name, seconds in taken.items():
        print(f"{name:18}{median(seconds) * 1000:8.2f}{median(seconds) / rendering:14.3f}")


def battle(claims: int) -> RecordFile:
    """A battle of three days with so many figures of twelve documents and four parties."""
    document = {
        "id": "fight-at-the-ford",
        "kind": "battle",
        "level": "battle",
        "status": "published",
        "name": "Fight at the Ford",
        "date": _date("1900-05-10/1900-05-12"),
        "citations_by_field": {field: [_cited("source-0")] for field in ("name", "date")},
        "sides": [{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}],
        "combatants": [
            {
                "actor": actor,
                "label": actor,
                "side": None if actor == "villagers" else 1 + place % 2,
                "role": "civilians" if actor == "villagers" else "belligerent",
                "citations": [_cited("source-0")],
            }
            for place, actor in enumerate(_PARTIES)
        ],
        "claims": [_claim(number) for number in range(claims)],
        "actors": [
            {
                "id": actor,
                "name": actor,
                "kind": "population" if actor == "villagers" else "state_force",
            }
            for actor in _PARTIES
        ],
        "sources": [
            {
                "id": f"source-{number}",
                "kind": "study",
                "name": f"Source {number}",
                "reached": {"read": True, "through": None},
            }
            for number in range(12)
        ],
    }
    return read_record_file(document)


def _claim(number: int) -> dict[str, Any]:
    """One figure; no voice speaks twice of the same, as far as there are enough scopes."""
    voice, turn = number % _VOICES, number // _VOICES
    scope = (turn * 7 + voice * 3) % (len(_PARTIES) * len(_EFFECTS) * len(_DAYS))
    party = _PARTIES[scope % len(_PARTIES)]
    effects = _EFFECTS[scope // len(_PARTIES) % len(_EFFECTS)]
    day = _DAYS[scope // len(_PARTIES) // len(_EFFECTS)]
    count = 40 + number * 37 % 500
    # Four voices are those of the parties, the others of documents.
    speaker = _PARTIES[voice] if voice < 4 else None
    return {
        "id": f"c{number:015d}",
        "kind": "casualties",
        "claimant": {"actor": speaker, "label": None},
        "about": [{"actor": party, "label": None, "basis": "stated"}],
        "effects": effects,
        "occurred": _date(day),
        "quantity": {
            "as_said": str(count),
            "qualifier": "exact",
            "value": count,
            "lower": count,
            "upper": count,
            "bounds_kind": None,
            "term": None,
            "relative": {"share": None, "of": None, "remainder_of": None},
        },
        "citations": [_cited(f"source-{voice % 12}")],
    }


def _date(edtf: str | None) -> dict[str, str | None]:
    return {"edtf": edtf, "text": None, "calendar": None if edtf is None else "gregorian"}


def _cited(source: str) -> dict[str, object]:
    return {"source": source, "locator": None, "quote": None, "via": []}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.comparison")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=15)
    return parser


if __name__ == "__main__":
    main()
