"""What was measured, round by round, and the ratios of it: medians with their range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Key: TypeAlias = tuple[str, str]
"""A case and a server."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement: requests, the server's processor time for them, and wall time."""

    requests: int
    cpu_seconds: float
    seconds: float

    @property
    def cost(self) -> float:
        """Processor time of the server for one request, in seconds."""
        return self.cpu_seconds / self.requests

    @property
    def cpu_microseconds(self) -> float:
        """The same in microseconds."""
        return self.cost * 1e6

    @property
    def rate(self) -> float:
        """Requests a second, by the clock on the wall."""
        return self.requests / self.seconds

    @property
    def busy(self) -> float:
        """The share of the time in which the server had something to do."""
        return self.cpu_seconds / self.seconds


@dataclass(frozen=True, slots=True)
class Spread:
    """A median and the range around it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        return cls(median(values), min(values), max(values))

    def __str__(self) -> str:
        digits = 0 if self.median >= 100 else 1 if self.median >= 10 else 2
        return f"{self.median:,.{digits}f} ({self.low:,.{digits}f}–{self.high:,.{digits}f})"


class Figures:
    """All samples of a run; the n-th samples of two keys are of the same round."""

    def __init__(self) -> None:
        self._samples: dict[Key, list[Sample]] = defaultdict(list)

    def add(self, key: Key, sample: Sample) -> None:
        """Keep one more sample."""
        self._samples[key].append(sample)

    def __contains__(self, key: Key) -> bool:
        return key in self._samples

    def spread(self, key: Key, what: Callable[[Sample], float]) -> Spread:
        """The spread of one figure of a key."""
        return Spread.of([what(sample) for sample in self._samples[key]])

    def ratio(self, of: Key, to: Key, what: Callable[[Sample], float]) -> Spread:
        """The spread of the ratio of two keys, taken within each round."""
        pairs = zip(self._samples[of], self._samples[to], strict=True)
        return Spread.of([what(one) / what(other) for one, other in pairs])

    def as_json(self) -> dict[str, dict[str, dict[str, list[float]]]]:
        """Every sample: by case, then by server, a list for each figure."""
        listed: dict[str, dict[str, dict[str, list[float]]]] = defaultdict(dict)
        for (case, server), samples in self._samples.items():
            listed[case][server] = {
                "cpu_microseconds": [round(one.cpu_microseconds, 2) for one in samples],
                "requests_per_second": [round(one.rate, 1) for one in samples],
            }
        return dict(listed)
