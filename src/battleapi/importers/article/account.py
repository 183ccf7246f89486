"""What is to be told of one article: what came of each of its values and paragraphs."""

from __future__ import annotations

from ..findings import Finding, Findings
from .document import Article, BoxValue

ARTICLES, VALUES, PARAGRAPHS = "articles", "infobox values", "paragraphs"
"""The units of the tallies."""


class Account:
    """Findings of one article, held back until it is known whether a record comes of it.

    `row` of a finding is the line of the file.
    """

    def __init__(self, file: str, article: Article) -> None:
        self._file = file
        self._article = article
        self._findings = Findings()
        self._untaken: set[int] = set()

    def not_understood(self, line: int, key: str, text: str, reason: str) -> None:
        """Words of which nothing came, though something else may have come of their value."""
        self._findings.not_understood.append(Finding(self._file, line, key, text, reason))

    def untaken(self, line: int, key: str, text: str, reason: str) -> None:
        """A value or paragraph of which nothing came at all."""
        self.not_understood(line, key, text, reason)
        self.nothing_came_of(line)

    def nothing_came_of(self, line: int) -> None:
        """The same, where it is told already why not."""
        self._untaken.add(line)

    def remark(self, value: BoxValue, reason: str) -> None:
        """What a reader of the report should know of a value that was taken."""
        finding = Finding(self._file, value.line, value.key, value.text, reason)
        self._findings.remarks.append(finding)

    def tell(self, findings: Findings) -> None:
        """Add it to the findings of the import: a record came of the article."""
        findings.not_understood += self._findings.not_understood
        findings.remarks += self._findings.remarks
        articles = findings.tally(ARTICLES)
        articles.read += 1
        articles.taken += 1
        self._count(VALUES, [(one.line, one.text) for one in self._article.values], findings)
        listed = [(one.line, one.text) for one in self._article.paragraphs]
        self._count(PARAGRAPHS, listed, findings)

    def _count(self, unit: str, listed: list[tuple[int, str]], findings: Findings) -> None:
        tally = findings.tally(unit)
        for line, text in listed:
            tally.read += 1
            if line in self._untaken:
                tally.not_understood += 1
            elif text:
                tally.taken += 1
            else:
                tally.empty += 1

    def tell_lost(self, reason: str, findings: Findings) -> None:
        """Tell that no record came of the article, and of each of its parts that it is not taken.

        What stands in the file in place of a record is told once, not with all that it was read as.
        """
        article = self._article
        title = "" if article.title is None else article.title.text
        findings.not_understood.append(Finding(self._file, None, "", title, reason))
        lost = [(one.line, one.key, one.text) for one in article.values]
        lost += [(one.line, "", one.text) for one in article.paragraphs]
        lost += [(one.number, "", one.text) for one in article.strays]
        findings.not_understood += [
            Finding(self._file, line, key, text, "Its article is not taken.")
            for line, key, text in lost
        ]
        parts = {ARTICLES: 1, VALUES: len(article.values), PARAGRAPHS: len(article.paragraphs)}
        for unit, number in parts.items():
            tally = findings.tally(unit)
            tally.read += number
            tally.not_understood += number
