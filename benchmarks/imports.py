"""Imports: `.venv/bin/python -m benchmarks.imports`.

A made-up file of events is imported as `battleapi import ucdp-ged --publish` does it, in the same
transactions of fifty. Beside it, in the same round and into a file of its own:

- *raw*: `executemany` of plain tuples, prepared before, by the driver alone. They are the very rows
  that the import left in all tables, but for the documents; then the same with the documents. Keys,
  indexes, durability and the number of transactions are the same. The rows come in the order of
  their keys, which is easier for the raw side.
- *ORM*: `session.add_all` of mapped objects with the same facts, in normal form, in as many
  transactions. Validation, comparison and rendering are not in its time: what they give stands
  ready.
- *COPY* and *Core* on PostgreSQL: the rows of the same tables, by what the store uses for new rows
  and by SQLAlchemy's `insert()` with a list of dictionaries.

*Validated records* are plain JSON values that become checked record files (every value, and every
rule between them) and are stored: canonical JSON, chained log, and all columns, those of the
comparison included. The *whole import* is the file read by its importer, stored, and all documents
rendered and compressed at its end. On SQLite processor time is measured, which others on the
machine disturb less; on PostgreSQL, where two processes work, the clock.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from battleapi.editing.rebuild import refresh
from battleapi.editing.taking import take
from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.records import Events
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store

from .event_file import EVENTS, write_events
from .figures import Spread
from .import_memory import peaks
from .raw_rows import Rows, copied_against_core, insert_raw, rows_of
from .stores import EDITION, served_records
from .twin_adding import add_all, twin_file
from .twin_loading import rows_in_batches

BATCH = 50
"""Battles in one transaction, as in an import."""

T = TypeVar("T")

_READ = "read and checked by the importer"
_CHECKED = "checked, from JSON values"
_STORED = "stored"
_RENDERED = "rendered and compressed"
_RAW = "raw rows"
_RAW_ALL = "raw rows with the documents"
_ORM = "ORM add_all"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only in {None, "sqlite"}:
            _on_sqlite(folder, options.events, options.rounds)
        if options.only in {None, "postgresql"}:
            _on_postgresql(folder, min(options.events, 1000), options.rounds)
        if options.only in {None, "memory"}:
            _memory(folder, options.memory)


def _on_sqlite(folder: Path, events: int, rounds: int) -> None:
    seconds: dict[str, list[float]] = {}
    counted: Mapping[str, int] = {}
    for number in range(rounds):
        found, counted = _round(folder / str(number), events)
        for name, value in found.items():
            seconds.setdefault(name, []).append(value)
    print(f"SQLite: {events} events, {rounds} rounds; medians (least–greatest)")
    print(f"{', '.join(f'{count:,} {what}' for what, count in counted.items())}\n")
    for name, values in seconds.items():
        print(f"  {name:<46}{Spread.of([events / one for one in values])!s:>24} events/s")
    print()
    validated, whole = (_CHECKED, _STORED), (_READ, _STORED, _RENDERED)
    for name, numerator, steps in (
        ("validated records against raw rows", _RAW, validated),
        ("validated records against ORM add_all", _ORM, validated),
        ("whole import against raw rows with documents", _RAW_ALL, whole),
        ("whole import against ORM add_all", _ORM, whole),
    ):
        own = [sum(one) for one in zip(*(seconds[step] for step in steps), strict=True)]
        ratios = [other / mine for other, mine in zip(seconds[numerator], own, strict=True)]
        print(f"  {name:<46}{Spread.of(ratios)!s:>24}")


def _round(folder: Path, events: int) -> tuple[dict[str, float], Mapping[str, int]]:
    folder.mkdir()
    path, ours = folder / "events.csv", folder / "ours.sqlite3"
    write_events(path, events)
    found: dict[str, float] = {}
    files = _timed(found, _READ, lambda: list(_records(path)))
    plain = [json.loads(file.model_dump_json(by_alias=True)) for file in files]
    _timed(found, _CHECKED, lambda: [read_record_file(one) for one in plain])
    plain.clear()
    store = _opened(f"sqlite:///{ours}")
    _timed(found, _STORED, lambda: [take(store, some, EDITION) for some in in_batches(files)])
    rows = rows_of(ours)
    _timed(found, _RENDERED, lambda: refresh(store))
    store.close()
    times = -(-events // BATCH)
    _raw(found, _RAW, folder, rows, times)
    everything = rows_of(ours)
    _raw(found, _RAW_ALL, folder, everything, times)
    facts = list(rows_in_batches(served_records(ours), BATCH))
    twin_file(folder / "twin.sqlite3")
    _timed(found, _ORM, lambda: add_all(folder / "twin.sqlite3", facts))
    return found, {
        "rows": sum(map(len, rows.values())),
        "with the documents": sum(map(len, everything.values())),
        "of the twin": sum(len(some) for one in facts for some in one.values()),
    }


def _raw(found: dict[str, float], name: str, folder: Path, rows: Rows, times: int) -> None:
    path = folder / f"{name}.sqlite3"
    migrate(f"sqlite:///{path}")
    _timed(found, name, lambda: insert_raw(path, rows, times))


def _on_postgresql(folder: Path, events: int, rounds: int) -> None:
    path, ours = folder / "for-postgresql.csv", folder / "for-postgresql.sqlite3"
    write_events(path, events)
    store = _opened(f"sqlite:///{ours}")
    for some in in_batches(_records(path)):
        take(store, some, EDITION)
    refresh(store)
    store.close()
    ratios = copied_against_core(rows_of(ours), rounds)
    print(f"\nPostgreSQL: {events} events, {rounds} rounds")
    print(f"  {'COPY against Core':<46}{Spread.of(ratios)!s:>24}")


def _memory(folder: Path, events: int) -> None:
    few, many = peaks(folder, (1000, events))
    print("\nMemory that is the process's own, at the most, in the whole import")
    print(f"  1,000 events: {few / 2**20:.0f} MiB; {events:,}: {many / 2**20:.0f} MiB")
    print(f"  {'ratio':<46}{many / few:>24.2f}")


def _records(path: Path) -> Iterator[RecordFile]:
    return Events([path]).records(BattleStatus.PUBLISHED, Directory())


def in_batches(things: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Things in lots of one transaction."""
    left = iter(things)
    while batch := tuple(islice(left, BATCH)):
        yield batch


def _opened(url: str) -> Store:
    migrate(url)
    return Store.open(Settings(database_url=url))


def _timed(found: dict[str, float], name: str, work: Callable[[], T]) -> T:
    began = time.process_time()
    done = work()
    found[name] = time.process_time() - began
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.imports", description=__doc__)
    parser.add_argument("--events", type=int, default=2000, help="on SQLite")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", type=int, default=EVENTS, help="events of the longer import")
    parser.add_argument("--only", choices=("sqlite", "postgresql", "memory"))
    return parser


if __name__ == "__main__":
    main()
