"""Work that several threads want at the same time and only the first of them does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Future
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

    @contextmanager
    def share(
        self, keys: Collection[K]
    ) -> Iterator[tuple[Mapping[K, Future[V]], Mapping[K, Future[V]]]]:
        """Split work into what is the caller's now and what other threads have begun.

        The caller gives a result to each future of its own inside of the block, and asks for those
        of the others after it: two that wait for each other would wait for ever. If the block fails
        before, those who wait for it fail with it.
        """
        with self._lock:
            theirs = {key: self._under_way[key] for key in keys if key in self._under_way}
            mine: dict[K, Future[V]] = {key: Future() for key in keys if key not in theirs}
            self._under_way.update(mine)
        try:
            yield mine, theirs
        except BaseException as failure:
            for future in mine.values():
                if not future.done():
                    future.set_exception(failure)
            raise
        finally:
            with self._lock:
                for key in mine:
                    del self._under_way[key]
