"""The codes of faults of shape, one by one: the sentence, and what would be right."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.errors import Fault
from battleapi.model.pointers import located_faults
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.records import BattleStatus
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_date,
    a_passage,
    a_place,
    a_quantity,
    a_source,
    claim_id,
)


def faults(document: object) -> list[Fault]:
    with pytest.raises(ValidationError) as caught:
        RecordFile.model_validate(document)
    return [fault for _, fault in located_faults(caught.value, RecordFile)]


def fault(**changes: Any) -> Fault:
    """The one fault of a battle with these keys."""
    (one,) = faults(a_battle(**changes))
    assert one.where == "record"
    return one


def claim_fault(**changes: Any) -> Fault:
    return fault(claims=[a_claim("statement"), a_claim(number=2) | changes])


def seen(one: Fault) -> tuple[str, str, str]:
    return one.at, one.code, one.detail


@pytest.mark.parametrize("value", ["public", "", 5, None, [], {}])
def test_a_term_that_the_vocabulary_does_not_have(value: object) -> None:
    one = fault(status=value)
    assert seen(one) == ("/status", "unknown_term", "The vocabulary does not have this term.")
    assert one.expected == tuple(BattleStatus)
    assert all(type(term) is str for term in one.expected)


@pytest.mark.parametrize("value", ["rumour", "", 5, None, [], {}])
def test_a_kind_of_claim_that_there_is_not(value: object) -> None:
    one = claim_fault(kind=value)
    assert seen(one) == (
        "/claims/1/kind",
        "unknown_term",
        "The vocabulary does not have this term.",
    )
    assert one.expected == tuple(ClaimKind)
    assert all(type(term) is str for term in one.expected)


def test_a_claim_without_a_kind() -> None:
    claim = a_claim()
    del claim["kind"]
    one = fault(claims=[claim])
    assert seen(one) == ("/claims/0/kind", "missing", "This key is needed.")
    assert one.expected == tuple(ClaimKind)


@pytest.mark.parametrize(
    ("changes", "at", "must", "expected"),
    [
        ({"name": 5}, "/name", "text", ("text in quotes",)),
        ({"name": None}, "/name", "text", ("text in quotes",)),
        ({"sides": [{"side": "1"}]}, "/sides/0/side", "a whole number", ("a whole number",)),
        ({"sides": [{"side": 1.5}]}, "/sides/0/side", "a whole number", ("a whole number",)),
        ({"claims": {}}, "/claims", "a list", ("a list",)),
        ({"claims": "none"}, "/claims", "a list", ("a list",)),
        ({"claims": [5]}, "/claims/0", "an object with keys", ("an object",)),
        ({"place": "Ber"}, "/place", "an object with keys", ("an object",)),
        ({"place": None}, "/place", "an object with keys", ("an object",)),
        (
            {"places": [a_place("ford", lat="1", lon=2.0, basis="source")]},
            "/places/0/lat",
            "a number",
            ("a number",),
        ),
        (
            {"sources": [a_source("chronicle", reached={"read": "yes"})]},
            "/sources/0/reached/read",
            "true or false",
            ("true", "false"),
        ),
    ],
)
def test_a_value_of_another_type(
    changes: Document, at: str, must: str, expected: tuple[str, ...]
) -> None:
    one = fault(**changes)
    assert seen(one) == (at, "wrong_type", f"This must be {must}.")
    assert one.expected == expected


@pytest.mark.parametrize("value", [True, "7", 7.0])
def test_a_count_that_is_no_count(value: object) -> None:
    one = claim_fault(quantity=a_quantity() | {"value": value})
    assert seen(one) == ("/claims/1/quantity/value", "wrong_type", "This must be a whole number.")


@pytest.mark.parametrize("document", [None, 5, "x", [], True])
def test_a_document_that_is_no_object(document: object) -> None:
    (one,) = faults(document)
    assert seen(one) == ("", "wrong_type", "This must be an object with keys.")


@pytest.mark.parametrize(
    ("changes", "at", "detail", "expected"),
    [
        ({"sides": [{"side": 0}]}, "/sides/0/side", "The number is too small.", "1 or more"),
        ({"sides": [{"side": 100}]}, "/sides/0/side", "The number is too great.", "99 or less"),
        (
            {"claims": [a_claim(quantity=a_quantity(-1))]},
            "/claims/0/quantity/value",
            "The number is too small.",
            "0 or more",
        ),
        (
            {"places": [a_place("f", lat=91, lon=0.0, basis="source")]},
            "/places/0/lat",
            "The number is too great.",
            "90.0 or less",
        ),
        (
            {"places": [a_place("f", lat=float("nan"), lon=0.0, basis="source")]},
            "/places/0/lat",
            "The number has no end.",
            "a finite number",
        ),
        (
            {"claims": [a_claim(citations=[])]},
            "/claims/0/citations",
            "The list is too short.",
            "1 or more",
        ),
    ],
)
def test_a_value_out_of_range(changes: Document, at: str, detail: str, expected: str) -> None:
    one = faults(a_battle(**changes))[0]
    assert seen(one) == (at, "out_of_range", detail)
    assert one.expected == (expected,)


def test_what_is_too_long() -> None:
    one = fault(name="x" * 401)
    assert seen(one) == ("/name", "too_long", "The text is too long.")
    assert one.expected == ("400 characters or fewer",)
    share = {"share": [1, 3, 5], "of": claim_id(1), "remainder_of": None}
    three = claim_fault(quantity=a_quantity(None, "a third") | {"relative": share})
    assert seen(three) == ("/claims/1/quantity/relative/share", "too_long", "The list is too long.")
    assert three.expected == ("2 or fewer",)


@pytest.mark.parametrize(
    ("changes", "at", "detail", "expected"),
    [
        (
            {"id": "Battle of Ber"},
            "/id",
            "An id is of lower-case ASCII words joined by hyphens.",
            ("battle-of-ber",),
        ),
        (
            {"claims": [a_claim() | {"id": "c1"}]},
            "/claims/0/id",
            "The id of a claim is c and fifteen lower-case letters or digits.",
            (),
        ),
        (
            {"places": [a_place("ford", countries=["Mali"])]},
            "/places/0/countries/0",
            "A country is two capital letters (ISO 3166-1).",
            ("ML",),
        ),
        (
            {"sources": [a_source("a", language="English")]},
            "/sources/0/language",
            "A language is a BCP 47 tag.",
            ("en", "pt-BR"),
        ),
        ({"name": ""}, "/name", "The text is empty.", ("null for none", "words")),
        ({"name": "a\ud800"}, "/name", "The text holds half of a surrogate pair.", ()),
        ({"name": " a"}, "/name", "This begins or ends with white space.", ()),
        ({"name": "a\nb"}, "/name", "This stands on one line, without tabs.", ()),
        (
            {"name": "a\x00b"},
            "/name",
            "This holds a control character, or a code point that is no character.",
            (),
        ),
        (
            {"date": a_date("2023-13")},
            "/date/edtf",
            "There is no such month.",
            ("01 to 12", "XX", "21 to 24 for a season, without a day"),
        ),
        (
            {"sources": [a_source("a", url="ftp://x")]},
            "/sources/0/url",
            "This is not an http or https address without user name and password.",
            (),
        ),
        (
            {"claims": [a_claim(citations=[a_citation(locator="p. 3")])]},
            "/claims/0/citations/0/locator",
            "This is not a locator.",
            (
                "infobox/<field>[/<party>[/<item>]]",
                "lead/p<n>",
                "section/<heading>[/<heading>...]/p<n>",
                "row/<n>",
                "page/<n>",
                "any of these with #char=<from>,<to> at its end",
            ),
        ),
        (
            {"passages": [a_passage(locator="lead/p1#char=8,8")]},
            "/passages/0/locator",
            "This is of no character.",
            ("#char=<from>,<to> with <from> below <to>",),
        ),
        (
            {"claims": [a_claim("attribute", attribute="count", value="two")]},
            "/claims/0/value",
            "The value of a count is a whole number in digits.",
            (),
        ),
    ],
)
def test_text_that_is_malformed(
    changes: Document, at: str, detail: str, expected: tuple[str, ...]
) -> None:
    one = fault(**changes)
    assert seen(one) == (at, "malformed", detail)
    assert one.expected == expected


@pytest.mark.parametrize(
    ("changes", "at", "detail", "expected"),
    [
        ({"aliases": ["A", "A"]}, "/aliases", "This names one thing twice.", ()),
        (
            {"claims": [a_claim(rank="preferred")]},
            "/claims/0",
            "rank_reason is given for ranks preferred and deprecated, and only for them.",
            (),
        ),
        (
            {"claims": [a_claim(assessments=[{"scheme": "ucdp_clarity", "grade": "3"}])]},
            "/claims/0/assessments/0",
            "grade is one of the grades of its scheme.",
            ("1", "2"),
        ),
        (
            {"claims": [a_claim("outcome", aspect="resolution")]},
            "/claims/0",
            "victory is a result.",
            ("result",),
        ),
        (
            {"claims": [a_claim(quantity=a_quantity(7) | {"lower": 6})]},
            "/claims/0/quantity",
            "exact has the same number as value, lower and upper.",
            (),
        ),
    ],
)
def test_a_rule_inside_one_value(
    changes: Document, at: str, detail: str, expected: tuple[str, ...]
) -> None:
    one = fault(**changes)
    assert seen(one) == (at, "rule_broken", detail)
    assert one.expected == expected
