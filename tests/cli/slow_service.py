"""`battleapi` whose lists take some seconds longer to read: python slow_service.py SECONDS ..."""

from __future__ import annotations

import sys
import time
from functools import wraps

from battleapi.cli.app import main
from battleapi.store.questions import Page, Question
from battleapi.store.reader import Reader


def slow_down(seconds: float) -> None:
    quick = Reader.page

    @wraps(quick)
    def page(self: Reader, question: Question) -> Page:
        time.sleep(seconds)
        return quick(self, question)

    Reader.page = page  # type: ignore[method-assign]


if __name__ == "__main__":
    slow_down(float(sys.argv[1]))
    main(sys.argv[2:])
