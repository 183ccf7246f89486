"""Pages out of MediaWiki exports (schema 0.10 and 0.11) and out of files of wikitext."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final
from xml.etree.ElementTree import ParseError, XMLParser

from ...errors import BadRequest
from ..files import LONGEST_TEXT, opened, plain_name, text_of
from .titles import normal_title

ENDINGS: Final = (".xml", ".wiki", ".wikitext", ".mediawiki", ".txt")
"""How the names of files of pages end, before `.gz` or `.bz2`."""

_CHUNK = 1 << 16
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_REDIRECT = re.compile(r"\s*#redirect\s*:?\s*\[\[([^\[\]|]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in its newest revision of the file; `number` counts the pages of a file from 1.

    `namespace` is 0 for articles. Of a file of wikitext there is no revision and no timestamp.
    `redirect` is the title that it leads to. A page that `is_too_long` has no text: some revision
    has more than `LONGEST_TEXT` characters.
    """

    file: str
    number: int
    title: str
    namespace: int
    revision: str | None
    timestamp: str | None
    redirect: str | None
    text: str
    is_too_long: bool = False


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of one file, one after the other; only one of them is in memory.

    Raises BadRequest where the file cannot be read, is no export, has a document type (which no
    export has, and which could define entities) or says that it is not in English.
    """
    name = plain_name(path)
    if not name.lower().endswith(".xml"):
        text = text_of(path)
        title = normal_title(name.rpartition(".")[0] or name)
        yield Page(path.name, 1, title, 0, None, None, _redirect(text), text)
        return
    with opened(path) as file:
        yield from _exported(file, path.name)


def _exported(file: BinaryIO, shown: str) -> Iterator[Page]:
    target = _Target(shown)
    # A document type is refused before anything that it defines is looked at.
    parser = XMLParser(target=target)  # noqa: S314 - see above
    try:
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            target.unseen += len(chunk)
            if target.unseen > LONGEST_TEXT:
                raise BadRequest(f"{shown} is no export of MediaWiki: a mark in it has no end.")
            yield from target.taken()
        parser.close()
    except ParseError as error:
        raise BadRequest(f"{shown} is no well-formed XML: {error}.") from error
    yield from target.taken()
    if not target.is_export:
        raise BadRequest(f"{shown} is no export of MediaWiki: there is no page in it.")


@dataclass(slots=True)
class _Revision:
    revision: str | None = None
    timestamp: str | None = None
    text: str = ""


@dataclass(slots=True)
class _Target:
    """Takes the elements of an export as they are parsed, and keeps no tree of them."""

    shown: str
    is_export: bool = False
    unseen: int = 0
    """How many bytes were parsed since the last element or text: the parser keeps all of them."""
    _path: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _pages: list[Page] = field(default_factory=list)
    _page: dict[str, str] = field(default_factory=dict)
    _seen: _Revision = field(default_factory=_Revision)
    _newest: _Revision | None = None
    _count: int = 0
    _length: int = 0
    _is_too_long: bool = False

    def doctype(self, *_: object) -> None:
        """Refuse a document type, which no export has."""
        raise BadRequest(f"{self.shown} has a document type, which no export of MediaWiki has.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.unseen = 0
        name = tag.rpartition("}")[2]
        if not self._path and attributes.get(_LANGUAGE, "en") != "en":
            raise BadRequest(f"{self.shown} is not of the English Wikipedia.")
        self._path.append(name)
        self._words, self._length = [], 0
        if name == "page":
            self._page, self._newest, self.is_export = {}, None, True
            self._is_too_long = False
        elif name == "revision":
            self._seen = _Revision()
        elif name == "redirect":
            self._page["redirect"] = attributes.get("title", "")

    def data(self, words: str) -> None:
        """Text, perhaps a part of it."""
        self.unseen = 0
        self._length += len(words)
        if self._length <= LONGEST_TEXT:
            self._words.append(words)
        else:
            self._words, self._is_too_long = [], True

    def end(self, tag: str) -> None:
        """An element ends, and its text is whole."""
        self.unseen = 0
        name = tag.rpartition("}")[2]
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        words = "".join(self._words)
        self._words, self._length = [], 0
        if parent == "page" and name in ("title", "ns"):
            self._page[name] = words.strip()
        elif parent == "revision":
            self._keep(name, words)
        elif name == "revision":
            self._choose()
        elif name == "page":
            self._finish()

    def close(self) -> None:
        """The parser asks for it; all is taken already."""

    def taken(self) -> Iterator[Page]:
        """The pages that are whole by now, each once."""
        while self._pages:
            yield self._pages.pop(0)

    def _keep(self, name: str, words: str) -> None:
        match name:
            case "id":
                self._seen.revision = words.strip()
            case "timestamp":
                self._seen.timestamp = words.strip()
            case "text":
                self._seen.text = words

    def _choose(self) -> None:
        """Of several revisions the newest: instants in ISO 8601 are in the order of their text."""
        newest = self._newest
        if newest is None or (self._seen.timestamp or "") >= (newest.timestamp or ""):
            self._newest = self._seen

    def _finish(self) -> None:
        self._count += 1
        newest = self._newest or _Revision()
        namespace = self._page.get("ns", "0")
        page = Page(
            file=self.shown,
            number=self._count,
            title=normal_title(self._page.get("title", "")),
            namespace=int(namespace) if namespace.lstrip("-").isdecimal() else 0,
            revision=newest.revision or None,
            timestamp=newest.timestamp or None,
            redirect=normal_title(self._page.get("redirect", "")) or _redirect(newest.text),
            text="" if self._is_too_long else newest.text,
            is_too_long=self._is_too_long,
        )
        self._pages.append(page)


def _redirect(text: str) -> str | None:
    found = _REDIRECT.match(text)
    return None if found is None else normal_title(found[1]) or None
