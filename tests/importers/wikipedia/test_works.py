"""Works that footnotes cite."""

from __future__ import annotations

import pytest

from battleapi.importers.wikipedia.works import WIKIPEDIA, Works
from battleapi.model.vocabulary.registries import SourceKind

BOOK = "{{cite book|last=Hale|first=Ann|year=1931|title=The ''Ford''|publisher=Reed}}"
PAPER = "{{cite journal|last1=Berg|last2=Ek|date=May 1950|title=Losses}}"
TEXT = f"""
A<ref name="ford">{BOOK}</ref> B<ref name=loss>{PAPER}</ref>
* {BOOK}
* {PAPER}
* {{{{cite book|last=Dahl|year=1960|title=One}}}}
* {{{{cite book|last=Dahl|year=1960|title=Two}}}}
* {{{{cite web|title=No author|year=2001}}}}
"""


def titles(reference: str) -> list[str]:
    return [one.name for one in Works(TEXT).cited(reference)]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (f"<ref>{BOOK}</ref>", ["The Ford"]),
        (f"<ref>{BOOK} and {PAPER}</ref>", ["The Ford", "Losses"]),
        ("{{sfn|Hale|1931|p=4}}", ["The Ford"]),
        ("<ref>{{harvnb|Berg|Ek|1950|pp=1–3}}</ref>", ["Losses"]),
        ('<ref name="ford"/>', ["The Ford"]),
        ("<ref name=loss />", ["Losses"]),
        ("<ref name='nobody' />", []),
        ("{{sfn|Berg|1950}}", []),
        ("{{sfn|Dahl|1960}}", []),
        ("{{sfn|Hale}}", []),
        ("<ref>Hale, p. 4</ref>", []),
        ("<ref>{{cite web|title=No author|year=2001}}</ref>", []),
        ("<ref>{{cite book|last=Hale|title=No year}}</ref>", []),
        ("{{cn|date=May 2001}}", []),
    ],
)
def test_a_work_is_known_by_author_title_and_year(reference: str, expected: list[str]) -> None:
    assert titles(reference) == expected


def test_a_work_is_the_same_source_on_every_page() -> None:
    (work,) = Works(TEXT).cited(f"<ref>{BOOK}</ref>")
    (again,) = Works("").cited(BOOK.replace("Reed", "Another house"))
    assert work == again
    assert (work.kind, work.author, work.date.edtf) == (SourceKind.BOOK, "Ann Hale", "1931")
    assert work.id.startswith("hale-1931-the-ford-")
    assert work.reached.through == WIKIPEDIA.id


def test_other_editions_are_other_sources() -> None:
    (first,) = Works("").cited(BOOK)
    (second,) = Works("").cited(BOOK.replace("1931", "1932"))
    assert first.id != second.id


def test_the_works_asked_for_are_listed_once() -> None:
    works = Works(TEXT)
    works.cited("{{sfn|Hale|1931|p=4}}")
    works.cited("{{sfn|Hale|1931|p=4}}")
    assert [one.name for one in works.all()] == ["The Ford"]
