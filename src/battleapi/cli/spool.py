"""Lists of a report that may grow long: kept in a temporary file from some size on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, Generic, TypeVar

_IN_MEMORY = 1_000_000
_TOLD_APART = 20_000

KeyT = TypeVar("KeyT", bound=Hashable)


class Spool:
    """JSON objects in the order in which they were added; memory holds no more than a megabyte."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - see `close`
        self._count = 0

    def close(self) -> None:
        """Let go of all of it, and of the file, which has no name."""
        self._file.close()

    def add(self, member: dict[str, Any]) -> None:
        """Add one at the end."""
        self._file.write(json.dumps(member, ensure_ascii=False).encode() + b"\n")
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """All of them; nothing may be added meanwhile."""
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)
        self._file.seek(0, 2)

    def first(self, count: int) -> list[dict[str, Any]]:
        """Those that were added first."""
        found = list(islice(self, count))
        self._file.seek(0, 2)
        return found


class Commonest(Generic[KeyT]):
    """How often each of many things came, told apart up to a number of them.

    Past 20,000 different things the rarer half is forgotten, so that what is common is counted
    right and memory does not grow.
    """

    def __init__(self) -> None:
        self._times: Counter[KeyT] = Counter()

    def add(self, key: KeyT) -> None:
        """Count one more."""
        self._times[key] += 1
        if len(self._times) > _TOLD_APART:
            self._times = Counter(dict(self._times.most_common(_TOLD_APART // 2)))

    def most(self, count: int) -> list[tuple[KeyT, int]]:
        """The commonest, and how often each came; of equals the earlier one first."""
        return self._times.most_common(count)

    def __len__(self) -> int:
        return len(self._times)
