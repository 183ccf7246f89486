"""The memory of an import: what a process of its own has at the most.

Only anonymous memory is counted (`RssAnon` of `/proc`). SQLite reads its file through the page
tables of the system; those pages are the system's, which takes them back when it needs them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from battleapi.editing.rebuild import refresh
from battleapi.editing.taking import take
from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.records import Events
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store

from .event_file import write_events
from .processes import ROOT
from .stores import EDITION, batches

_PAUSE_SECONDS = 0.02
_ANONYMOUS = re.compile(r"RssAnon:\s+(\d+) kB")


def peaks(folder: Path, counts: Sequence[int]) -> list[int]:
    """The most bytes of each whole import of so many events, each by a process of its own."""
    found: list[int] = []
    for count in counts:
        path = folder / f"{count}.csv"
        write_events(path, count)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.import_memory", str(path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(int(told.stdout))
    return found


def main(path: Path) -> None:
    """Import one file into a new store beside it, and print the most bytes."""
    url = f"sqlite:///{path.with_suffix('.sqlite3')}"
    migrate(url)
    store = Store.open(Settings(database_url=url))
    most, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(_PAUSE_SECONDS):
            most[0] = max(most[0], _anonymous())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        for some in batches(Events([path]).records(BattleStatus.PUBLISHED, Directory())):
            take(store, some, EDITION)
        refresh(store)
    finally:
        ended.set()
        watching.join()
        store.close()
    print(most[0])


def _anonymous() -> int:
    told = _ANONYMOUS.search(Path("/proc/self/status").read_text(encoding="ascii"))
    return int(told[1]) * 1024 if told else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
