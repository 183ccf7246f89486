"""How much work one answer may take, counted in things looked at, so that none takes for ever."""

from __future__ import annotations


class Budget:
    """What is left of the work for one part of an answer. `ran_out` once something is refused."""

    __slots__ = ("_left", "ran_out")

    def __init__(self, steps: int) -> None:
        self._left = steps
        self.ran_out = False

    def spend(self, steps: int = 1) -> bool:
        """Take so many steps of what is left; false, and for good, where that is too little."""
        if self.ran_out or steps > self._left:
            self.ran_out = True
            return False
        self._left -= steps
        return True
