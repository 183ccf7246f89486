"""What the page on the civil war says: its programs and the numbers of its tables."""

from __future__ import annotations

import re

from tests.documentation import CIVIL_WAR, examples

PROGRAMS = tuple(examples("python", "text", documents=(CIVIL_WAR,)))
"""The programs, which are run over the corpus."""


def text() -> str:
    """The page, each run of white space as one space."""
    return " ".join(CIVIL_WAR.read_text(encoding="utf-8").split())


def how_far(label: str) -> tuple[int, ...]:
    """The numbers of the row of a table that begins with a label."""
    found = re.search(
        rf"^\| {re.escape(label)} \|((?: [\d,]+ \|)+)$",
        CIVIL_WAR.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert found, f"no row {label!r}"
    return tuple(int(one.replace(",", "")) for one in re.findall(r"[\d,]+", found[1]))


def section(heading: str) -> str:
    """What stands below a heading, up to the next one."""
    _, found, rest = CIVIL_WAR.read_text(encoding="utf-8").partition(f"## {heading}\n")
    assert found, f"no section {heading!r}"
    return rest.partition("\n#")[0]
