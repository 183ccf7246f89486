"""Writing: `.venv/bin/python -m benchmarks.publish`.

How fast record files are checked, published and rendered, against the bare insertion of as many
rows: the very rows that the store then holds, put into empty tables by `executemany` in one
transaction.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from battleapi.editing.publish import publish, publish_many
from battleapi.editing.rebuild import refresh
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store

from .figures import Spread
from .generator import record_files
from .raw_rows import insert_raw, rows_of
from .stores import EDITION, batches

_ONE_BY_ONE = 10
"""One in so many records is published in a transaction of its own."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    documents = [file.model_dump_json(by_alias=True) for file in record_files(options.records)]
    rates: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            for name, rate in _round(Path(folder), documents).items():
                rates.setdefault(name, []).append(rate)
    print(f"{options.records} records; medians of {options.rounds} rounds (least–greatest)\n")
    for name, values in rates.items():
        print(f"{name:<52}{Spread.of(values)!s:>28} records/s")
    whole = zip(rates[_WHOLE], rates[_RAW], strict=True)
    print(f"\nwhole import against raw rows: {Spread.of([one / raw for one, raw in whole])}")


_CHECK = "checked"
_MANY = "published, 200 to a transaction, not rendered"
_RENDER = "rendered and compressed"
_WHOLE = "checked, published and rendered"
_ONE = "published and rendered, one to a transaction"
_RAW = "raw executemany of the same rows"


def _round(folder: Path, documents: Sequence[str]) -> dict[str, float]:
    count = len(documents)
    files: list[RecordFile] = []
    checking = _seconds(
        lambda: files.extend(read_record_file(json.loads(text)) for text in documents)
    )
    store = _store(folder / "many.sqlite3")
    publishing = _seconds(
        lambda: [publish_many(store, batch, EDITION) for batch in batches(iter(files))]
    )
    rendering = _seconds(lambda: refresh(store))
    store.close()
    single = _store(folder / "single.sqlite3")
    some = files[::_ONE_BY_ONE]
    one_by_one = _seconds(lambda: [publish(single, file, EDITION) for file in some])
    single.close()
    rows = rows_of(folder / "many.sqlite3")
    _store(folder / "raw.sqlite3").close()
    inserting = _seconds(lambda: insert_raw(folder / "raw.sqlite3", rows))
    return {
        _CHECK: count / checking,
        _MANY: count / publishing,
        _RENDER: count / rendering,
        _WHOLE: count / (checking + publishing + rendering),
        _ONE: len(some) / one_by_one,
        _RAW: count / inserting,
    }


def _store(path: Path) -> Store:
    url = f"sqlite:///{path}"
    migrate(url)
    return Store.open(Settings(database_url=url))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.publish", description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="generated battles")
    parser.add_argument("--rounds", type=int, default=3)
    return parser


if __name__ == "__main__":
    main()
