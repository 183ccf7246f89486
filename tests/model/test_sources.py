"""Sources: how they are known, where they are read, what they count."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.sources import Source
from battleapi.model.values import MalformedError
from tests.records_of import a_source


def source(**changes: Any) -> Source:
    return Source.model_validate(a_source("chronicle", **changes))


def test_a_source_is_written_with_every_key() -> None:
    undated = {"edtf": None, "text": None, "calendar": None}
    assert source().model_dump(mode="json") == {
        "id": "chronicle",
        "kind": "news_report",
        "name": "Chronicle",
        "version": None,
        "publisher": None,
        "author": None,
        "date": undated,
        "language": None,
        "licence": None,
        "url": None,
        "reached": {"read": True, "through": None},
        "derives_from": [],
        "casualty_definition": {"text": None, "at_least": None, "at_most": None},
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d#e",
        "https://en.wikipedia.org/wiki/Battle_of_Ber_(2023)",
        "https://[2001:db8::1]/x",
        "https://xn--bcher-kva.example/ü",
    ],
)
def test_an_address_is_one_of_the_web(address: str) -> None:
    assert source(url=address).url == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///path",
        "//example.org",
        "https://user:secret@example.org",
        "https://user@example.org",
        "https://exa mple.org",
        "https://example.org/\n",
        " https://example.org",
        "https://example.org/\x7f",
        "https://example.org/<script>",
        'https://example.org/"x"',
        "https://example.org\\@evil.example",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://example.org:0/",
    ],
)
def test_what_is_no_address_of_the_web(address: str) -> None:
    with pytest.raises(ValidationError) as caught:
        source(url=address)
    assert isinstance(caught.value.errors()[0]["ctx"]["error"], MalformedError)


def test_an_address_is_at_most_2000_characters_long() -> None:
    address = "https://example.org/" + "x" * 1980
    assert source(url=address).url == address
    with pytest.raises(ValidationError, match="at most 2000"):
        source(url=address + "x")


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "tmh"])
def test_a_language_is_a_tag(tag: str) -> None:
    assert source(language=tag).language == tag


@pytest.mark.parametrize("tag", ["English", "e", "EN", "en_GB", "en-", ""])
def test_what_is_no_language(tag: str) -> None:
    with pytest.raises(ValidationError):
        source(language=tag)


def test_a_source_was_read_or_is_known_through_another() -> None:
    through = source(reached={"read": False, "through": "wikipedia"}).reached
    assert (through.read, through.through) == (False, "wikipedia")
    for reached in ({"read": True, "through": "wikipedia"}, {"read": False, "through": None}):
        with pytest.raises(ValidationError, match="read itself"):
            source(reached=reached)


@pytest.mark.parametrize("read", [1, "yes", None])
def test_read_is_true_or_false(read: object) -> None:
    with pytest.raises(ValidationError):
        source(reached={"read": read})


def test_a_source_does_not_come_from_itself() -> None:
    with pytest.raises(ValidationError, match="from itself"):
        source(derives_from=["kennedy", "chronicle"])
    with pytest.raises(ValidationError, match="from itself"):
        source(reached={"read": False, "through": "chronicle"})
    assert source(derives_from=["nps"]).derives_from == ("nps",)
    with pytest.raises(ValidationError, match="twice"):
        source(derives_from=["nps", "nps"])


def test_what_it_counts_as_casualties_is_a_set_and_a_larger_one() -> None:
    definition = {
        "text": "killed, wounded, captured or missing",
        "at_least": ["wounded", "killed"],
        "at_most": ["missing", "captured", "wounded", "killed"],
    }
    counted = source(casualty_definition=definition).casualty_definition
    assert counted.at_least == ("killed", "wounded")
    assert counted.at_most == ("killed", "wounded", "captured", "missing")
    smaller = definition | {"at_most": ["killed"]}
    with pytest.raises(ValidationError, match="at_most holds everything"):
        source(casualty_definition=smaller)
    open_above = source(casualty_definition={"at_least": ["killed"]}).casualty_definition
    assert (open_above.at_least, open_above.at_most) == (("killed",), None)
