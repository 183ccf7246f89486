"""Reading, against the measures: `.venv/bin/python -m benchmarks.reads`.

Four servers run at once, each in a process of its own on one core; the load comes from the other
core. Each round asks every case of every server in turn, so that whatever else the machine does
falls on all of them alike; ratios are taken within a round.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from .cases import Case, all_cases, constants_of
from .figures import Figures, Sample
from .generator import BATTLES
from .load import LoadResult, Target, run_load
from .processes import Kind, ServerProcess, cores, running
from .reads_report import report
from .stores import sqlite_stores

Servers = Mapping[Kind, ServerProcess]
_PROBE_SECONDS = 0.1
"""Enough to warm a server up and to know what a request costs it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    ours, twin = sqlite_stores(options.battles)
    server_core, load_core = cores()
    with ExitStack() as stack:
        battleapi = stack.enter_context(running("battleapi", server_core, ours))
        cases = all_cases(ours, battleapi.port)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        constants = Path(folder) / "constants"
        constants.write_bytes(pickle.dumps(constants_of(cases)))
        servers: Servers = {
            "bare": stack.enter_context(running("bare", server_core, str(constants))),
            "fastapi": stack.enter_context(running("fastapi", server_core, str(constants))),
            "twin": stack.enter_context(running("twin", server_core, twin)),
            "battleapi": battleapi,
        }
        if load_core is not None:
            os.sched_setaffinity(0, {load_core})
        figures = _measured(servers, cases, options)
    report(figures, cases, options.connections)
    if options.json:
        options.json.write_text(json.dumps(figures.as_json(), indent=2) + "\n", encoding="utf-8")


def _measured(servers: Servers, cases: Sequence[Case], options: argparse.Namespace) -> Figures:
    plan = [
        (case, kind, case.target(kind))
        for case in cases
        for kind in servers
        if kind != "twin" or case.is_for_twin
    ]
    counts = [_count(servers[kind], target, options) for _, kind, target in plan]
    figures = Figures()
    for number in range(options.rounds):
        for (case, kind, target), count in zip(plan, counts, strict=True):
            sample = _sample(servers[kind], target, options, count)
            figures.add((case.name, kind), sample)
        print(f"round {number + 1} of {options.rounds}", flush=True)
    return figures


def _count(server: ServerProcess, target: Target, options: argparse.Namespace) -> int:
    """How many requests take the time asked for; the same number serves in all rounds."""
    count = least = int(options.connections)
    seconds: float = options.seconds
    while (sample := _sample(server, target, options, count)).cpu_seconds < _PROBE_SECONDS:
        count *= 4
    return max(least, round(seconds / sample.cost))


def _sample(
    server: ServerProcess, target: Target, options: argparse.Namespace, count: int
) -> Sample:
    before = server.cpu_seconds
    result = _load(server, target, options, count)
    return Sample(count, server.cpu_seconds - before, result.seconds)


def _load(
    server: ServerProcess, target: Target, options: argparse.Namespace, count: int
) -> LoadResult:
    result = run_load(server.port, (target,), options.connections, count)
    if result.errors:
        raise RuntimeError(f"{target.path}: {dict(result.errors)}")
    return result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.reads", description=__doc__)
    parser.add_argument("--battles", type=int, default=BATTLES, help="generated battles")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds")
    parser.add_argument(
        "--seconds", type=float, default=1.0, help="of the server's processor for each"
    )
    parser.add_argument("--connections", type=int, default=16, help="kept alive")
    parser.add_argument("--json", type=Path, help="a file for every sample")
    return parser


if __name__ == "__main__":
    main()
