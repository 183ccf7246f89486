"""Work that several threads want at the same time and only the first of them does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class SingleFlight(Generic[K, V]):
    """Work under way, by a key that says all that its result depends on."""

    def __init__(self) -> None:
        self._under_way: dict[K, Future[V]] = {}
        self._lock = Lock()

    def split(self, keys: Collection[K]) -> tuple[Mapping[K, Future[V]], Mapping[K, Future[V]]]:
        """Split work into what is the caller's now and what others have begun.

        The caller has its own done, by whichever thread, inside of `done`, and waits for that of
        the others after it: two that wait for each other would wait for ever.
        """
        with self._lock:
            theirs = {key: self._under_way[key] for key in keys if key in self._under_way}
            mine: dict[K, Future[V]] = {key: Future() for key in keys if key not in theirs}
            for future in mine.values():
                # One of those who wait may give up, and the others still get the result.
                future.set_running_or_notify_cancel()
            self._under_way.update(mine)
        return mine, theirs

    @contextmanager
    def done(self, mine: Mapping[K, Future[V]]) -> Iterator[None]:
        """Do work that is the caller's: inside of the block each future is given its result.

        If the block fails before, those who wait for it fail with it.
        """
        try:
            yield
        except BaseException as failure:
            self.fail(mine, failure)
            raise
        self._leave(mine)

    def fail(self, mine: Mapping[K, Future[V]], failure: BaseException) -> None:
        """Let those who wait for work of the caller's fail: nobody goes on with it."""
        for future in mine.values():
            if not future.done():
                future.set_exception(failure)
        self._leave(mine)

    def wait(self, seconds: float) -> None:
        """Wait, no longer than this, for all work that is under way."""
        with self._lock:
            under_way = list(self._under_way.values())
        wait(under_way, seconds)

    def _leave(self, mine: Mapping[K, Future[V]]) -> None:
        with self._lock:
            for key in mine:
                # Work that failed because no thread could be started may yet be done by another.
                self._under_way.pop(key, None)
