"""SQL in a driver's own spelling, with the names of the values it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Bindings: TypeAlias = Mapping[str, Any]
"""The values of a statement, by name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL in the driver's own spelling.

    `names` are its parameters in order, where they are positional; `constants` the values of those
    that Core has put in by itself.
    """

    sql: str
    names: tuple[str, ...] | None
    constants: Mapping[str, Any]

    def arguments(self, bindings: Bindings) -> Mapping[str, Any] | tuple[Any, ...]:
        """The values as the driver takes them."""
        values = {**self.constants, **bindings}
        return values if self.names is None else tuple(values[name] for name in self.names)
