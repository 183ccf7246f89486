"""Titles of pages as MediaWiki normalises them, and the ids that follow from them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ...model.actors import ExternalId
from ...model.values import are_words
from ...model.vocabulary.registries import Authority
from ..slugs import slug

_SPACES = re.compile("[\\s_\u200e\u200f]+")
_NO_ARTICLE = re.compile(
    r":?(?:file|image|category|media|template|help|special|talk)\s*:", re.IGNORECASE
)
_OTHER_WIKI = re.compile(
    r":?(?:[a-z]{2,3}|wikt|wiktionary|commons|d|s|w|simple)\s*:", re.IGNORECASE
)


def normal_title(text: str) -> str:
    """A title without section, with spaces for underscores, its first letter in upper case."""
    title = _SPACES.sub(" ", text.partition("#")[0]).strip().lstrip(":").strip()
    if "%" in title:
        title = unquote(title)
    return title[:1].upper() + title[1:]


def link_title(text: str) -> str | None:
    """The title of the article that a link leads to; null where it leads to none of this wiki."""
    if _NO_ARTICLE.match(text) or _OTHER_WIKI.match(text):
        return None
    title = normal_title(text)
    return title if title and are_words(title) else None


def is_picture(text: str) -> bool:
    """Whether a link shows a file in place of words, or files the page under something."""
    return re.match(r"(?:file|image|media|category)\s*:", text.strip(), re.IGNORECASE) is not None


def external_id(title: str) -> ExternalId:
    """The identifier of an article: `en:Battle of Leros`."""
    return ExternalId(authority=Authority.WIKIPEDIA, id=f"en:{title}")


def record_id(title: str) -> str:
    """The id of the battle of an article, and of the article as a source."""
    return slug(f"wikipedia en {title}")
