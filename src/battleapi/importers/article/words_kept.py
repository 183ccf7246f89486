"""The words of an article as passages: each value of its infobox, each paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.passages import Passage
from ..made_records import told
from ..passages import passages_of
from .account import Account
from .document import Article, BoxValue, Paragraph


def words_of(article: Article, source: str, account: Account) -> Iterator[Passage]:
    """Everything that the article says, in its order; what cannot be kept is told.

    A value whose key is there before has no place of its own, and one without words says nothing.
    """
    seen: set[str] = set()
    for value in article.values:
        if value.locator in seen:
            account.untaken(value.line, value.key, value.text, "Its key stands there before.")
        elif value.text:
            seen.add(value.locator)
            yield from _kept(source, value, value.key, account)
    for paragraph in article.paragraphs:
        yield from _kept(source, paragraph, "", account)


def _kept(
    source: str, words: BoxValue | Paragraph, key: str, account: Account
) -> Iterator[Passage]:
    try:
        yield from passages_of(source, words.locator, words.text)
    except ValueError as error:
        account.untaken(words.line, key, words.text, told(error))
