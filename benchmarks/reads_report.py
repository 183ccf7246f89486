"""The tables that `benchmarks.reads` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from .cases import NOT_MODIFIED, Case
from .figures import Figures

_CPU = attrgetter("cpu_microseconds")
_RATE = attrgetter("rate")
_BUSY = attrgetter("busy")
_SERVERS = ("bare", "fastapi", "twin", "battleapi")
_NAMES = {
    "bare": "bare uvicorn",
    "fastapi": "bare FastAPI route",
    "twin": "ORM twin",
    "battleapi": "battleapi",
}


def report(figures: Figures, cases: Sequence[Case], connections: int) -> None:
    """Print what each server took, and how battleapi compares."""
    print(f"\n{connections} connections kept alive; medians of the rounds (least–greatest)\n")
    for line in _measurements(figures, cases):
        print(line)
    print("\nbattleapi's requests for one of the other's, by processor time | by the clock\n")
    for line in _ratios(figures, cases):
        print(line)


def _measurements(figures: Figures, cases: Sequence[Case]) -> Iterator[str]:
    yield (
        f"{'case':<22}{'bytes':>8}  {'server':<20}"
        f"{'us of CPU a request':>26}{'requests/s':>28}{'busy':>7}"
    )
    for case in cases:
        for server in _SERVERS:
            key = (case.name, server)
            if key in figures:
                cpu = figures.spread(key, _CPU)
                rate = figures.spread(key, _RATE)
                busy = figures.spread(key, _BUSY).median
                size = 0 if server == "battleapi" and case.name == NOT_MODIFIED else len(case.body)
                yield (
                    f"{case.name:<22}{size:>8}  {_NAMES[server]:<20}"
                    f"{cpu!s:>26}{rate!s:>28}{busy:>7.0%}"
                )


def _ratios(figures: Figures, cases: Sequence[Case]) -> Iterator[str]:
    for case in cases:
        ours = (case.name, "battleapi")
        for server in _SERVERS[:-1]:
            other = (case.name, server)
            if other in figures:
                yield f"{case.name:<22}{_NAMES[server]:<20}{_both(figures, ours, other)}"
    plain = {case.path: case.name for case in cases if case.coding is None and case.status == 200}
    yield ""
    for case in cases:
        if case.coding or case.status == 304:
            ours, other = (case.name, "battleapi"), (plain[case.path], "battleapi")
            yield f"{case.name:<22}{'its own plain 200':<20}{_both(figures, ours, other)}"


def _both(figures: Figures, ours: tuple[str, str], other: tuple[str, str]) -> str:
    by_cpu = figures.ratio(other, ours, _CPU)
    by_clock = figures.ratio(ours, other, _RATE)
    return f"{by_cpu!s:>26} |{by_clock!s:>26}"
