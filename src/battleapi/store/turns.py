"""Taking turns at writing: one writer at a time in a process, and no endless queue behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from ..errors import StoreUnavailable

MOST_WAITING = 64
"""Writers that may wait; more would only grow old in the queue."""


class Turns:
    """A queue for the write lock of the database, which itself knows no order and no bound."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._turn = Lock()
        self._count = Lock()
        self._most_waiting = most_waiting
        self._waiting = 0

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Be the one writer. Raises StoreUnavailable: the queue is full, or the wait too long."""
        self._enter()
        try:
            has_turn = self._turn.acquire(timeout=seconds)
        finally:
            self._leave()
        if not has_turn:
            raise StoreUnavailable("another write takes too long")
        try:
            yield
        finally:
            self._turn.release()

    def _enter(self) -> None:
        with self._count:
            if self._waiting >= self._most_waiting:
                raise StoreUnavailable("too many writes are waiting")
            self._waiting += 1

    def _leave(self) -> None:
        with self._count:
            self._waiting -= 1
