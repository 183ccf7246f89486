"""Pages out of exports and out of files of wikitext."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.wikipedia import pages
from battleapi.importers.wikipedia.pages import Page, read_pages
from tests.importers.wikipedia_pages import Exported, export, page


def read(path: Path, text: str) -> list[Page]:
    path.write_text(text, encoding="utf-8")
    return list(read_pages(path))


@pytest.mark.parametrize("schema", ["0.10", "0.11"])
def test_pages_of_an_export_are_read_one_after_the_other(tmp_path: Path, schema: str) -> None:
    text = export(
        page("First_page", "text & <ref>note</ref>"),
        page("second", "#REDIRECT [[First page]]", "8", redirect="First page"),
        schema=schema,
    )
    first, second = read(tmp_path / "dump.xml", text)
    assert first == Page(
        file="dump.xml",
        number=1,
        title="First page",
        namespace=0,
        revision="101",
        timestamp="2020-02-03T04:05:06Z",
        redirect=None,
        text="text & <ref>note</ref>",
    )
    assert (second.number, second.title, second.revision) == (2, "Second", "8")
    assert second.redirect == "First page"


def test_a_single_page_without_the_element_around_it_is_an_export(tmp_path: Path) -> None:
    text = export(page("Only", "here"))
    (only,) = read(tmp_path / "one.xml", text[text.index("<page>") : text.index("</mediawiki>")])
    assert (only.title, only.text) == ("Only", "here")


def test_of_several_revisions_the_newest_is_read(tmp_path: Path) -> None:
    revisions = (
        ("5", "2020-01-01T00:00:00Z", "new"),
        ("4", "2019-01-01T00:00:00Z", "old"),
    )
    (only,) = read(tmp_path / "history.xml", export(Exported("Page", revisions)))
    assert (only.revision, only.text) == ("5", "new")


def test_the_name_space_of_a_page_is_kept(tmp_path: Path) -> None:
    talk = Exported("Talk:Page", (("5", "2020-01-01T00:00:00Z", "hm"),), namespace=1)
    (only,) = read(tmp_path / "talk.xml", export(talk))
    assert only.namespace == 1


def test_a_redirect_is_seen_in_the_text_too(tmp_path: Path) -> None:
    path = tmp_path / "Tarn_Ford_battle.wiki"
    (only,) = read(path, "#redirect [[battle of Tarn Ford#Aftermath]]")
    assert (only.title, only.redirect) == ("Tarn Ford battle", "Battle of Tarn Ford")


def test_wikitext_is_a_page_named_for_its_file(tmp_path: Path) -> None:
    (only,) = read(tmp_path / "Battle_of_Tarn_Ford.txt", "\ufeff'''Text'''")
    assert only == Page(
        "Battle_of_Tarn_Ford.txt", 1, "Battle of Tarn Ford", 0, None, None, None, "'''Text'''"
    )


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_packed_exports_are_unpacked(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / f"dump.xml{ending}"
    path.write_bytes(pack(export(page("Packed", "text")).encode()))
    assert [one.title for one in read_pages(path)] == ["Packed"]


def test_text_longer_than_what_is_read_at_once_is_whole(tmp_path: Path) -> None:
    text = "x" * 200_000
    (only,) = read(tmp_path / "long.xml", export(page("Long", text)))
    assert only.text == text


def test_a_document_type_is_refused_before_its_entities_are_looked_at(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = bomb + export(page("Page", "here")).replace("here", "&b;")
    with pytest.raises(BadRequest, match="document type"):
        read(tmp_path / "bomb.xml", text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<mediawiki><page>", "well-formed"),
        ("<other/>", "no page in it"),
        (export(page("Page", "text"), language="de"), "not of the English Wikipedia"),
    ],
)
def test_what_is_no_export_in_english_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadRequest, match=told):
        read(tmp_path / "bad.xml", text)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.wiki"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadRequest, match="no text in UTF-8"):
        list(read_pages(path))


def test_a_page_that_is_too_long_is_not_kept_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LONGEST_TEXT", 200_000)
    text = export(page("Long", "x" * 200_001), page("Whole", "y" * 200_000))
    long, whole = read(tmp_path / "dump.xml", text)
    assert (long.number, long.title, long.text, long.is_too_long) == (1, "Long", "", True)
    assert (whole.number, len(whole.text), whole.is_too_long) == (2, 200_000, False)


def test_a_mark_without_end_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LONGEST_TEXT", 200_000)
    text = export(page("Page", "here")).replace("<page>", f"<page a='{'x' * 400_000}'>")
    with pytest.raises(BadRequest, match="a mark in it has no end"):
        read(tmp_path / "dump.xml", text)
