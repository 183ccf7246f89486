from datetime import UTC, datetime

import pytest

from battleapi.api.conditional import Outcome, evaluate, http_date

ETAG = b'"3-0011223344556677"'
GZIP = b'"3-0011223344556677-gzip"'


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        (b'"3-0011223344556677"', Outcome.NOT_MODIFIED),
        (b'W/"3-0011223344556677"', Outcome.NOT_MODIFIED),
        (b'"2-aa", "3-0011223344556677"', Outcome.NOT_MODIFIED),
        (b'"a,b" , W/"3-0011223344556677"', Outcome.NOT_MODIFIED),
        (b"*", Outcome.NOT_MODIFIED),
        (b" * ", Outcome.NOT_MODIFIED),
        (b'"3-0011223344556677-gzip"', Outcome.PROCEED),
        (b'"3-ffffffffffffffff"', Outcome.PROCEED),
        (b"3-0011223344556677", Outcome.PROCEED),
        (b'"', Outcome.PROCEED),
        (b"", Outcome.PROCEED),
    ],
)
def test_if_none_match_compares_the_whole_tag(header: bytes, outcome: Outcome) -> None:
    assert evaluate({b"if-none-match": header}, ETAG) is outcome


def test_the_tags_of_plain_and_gzip_are_different_representations() -> None:
    assert evaluate({b"if-none-match": ETAG}, GZIP) is Outcome.PROCEED
    assert evaluate({b"if-none-match": GZIP}, GZIP) is Outcome.NOT_MODIFIED


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        (b'"3-0011223344556677"', Outcome.PROCEED),
        (b'"3-ffffffffffffffff"', Outcome.PROCEED),
        (b'"3-0011223344556677-gzip"', Outcome.PROCEED),
        (b'"3"', Outcome.PROCEED),
        (b"*", Outcome.PROCEED),
        (b'"2-0011223344556677", "3-00"', Outcome.PROCEED),
        (b'W/"3-0011223344556677"', Outcome.FAILED),
        (b'"2-0011223344556677"', Outcome.FAILED),
        (b'"33-0011223344556677"', Outcome.FAILED),
        (b"", Outcome.FAILED),
    ],
)
def test_if_match_compares_the_revision(header: bytes, outcome: Outcome) -> None:
    assert evaluate({b"if-match": header}, ETAG) is outcome


def test_if_match_is_judged_before_if_none_match() -> None:
    both = {b"if-match": b'"2-00"', b"if-none-match": ETAG}
    assert evaluate(both, ETAG) is Outcome.FAILED
    both[b"if-match"] = b'"3-00"'
    assert evaluate(both, ETAG) is Outcome.NOT_MODIFIED


RECORDED = datetime(2026, 11, 20, 9, 14, 3, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "date", "outcome"),
    [
        (b"if-modified-since", b"Fri, 20 Nov 2026 09:14:03 GMT", Outcome.NOT_MODIFIED),
        (b"if-modified-since", b"Sat, 21 Nov 2026 09:14:03 GMT", Outcome.NOT_MODIFIED),
        (b"if-modified-since", b"Fri, 20 Nov 2026 09:14:02 GMT", Outcome.PROCEED),
        (b"if-modified-since", b"the day before yesterday", Outcome.PROCEED),
        (b"if-modified-since", b"\xff", Outcome.PROCEED),
        (b"if-unmodified-since", b"Fri, 20 Nov 2026 09:14:03 GMT", Outcome.PROCEED),
        (b"if-unmodified-since", b"Fri, 20 Nov 2026 09:14:02 GMT", Outcome.FAILED),
        (b"if-unmodified-since", b"yesterday", Outcome.PROCEED),
    ],
)
def test_dates_decide_where_bytes_never_change(name: bytes, date: bytes, outcome: Outcome) -> None:
    assert evaluate({name: date}, ETAG, RECORDED) is outcome
    assert evaluate({name: date}, ETAG) is Outcome.PROCEED


def test_tags_decide_before_dates() -> None:
    newer = b"Sat, 21 Nov 2026 09:14:03 GMT"
    older = b"Thu, 19 Nov 2026 09:14:03 GMT"
    held = {b"if-none-match": b'"2-00"', b"if-modified-since": newer}
    assert evaluate(held, ETAG, RECORDED) is Outcome.PROCEED
    wanted = {b"if-match": b'"3-00"', b"if-unmodified-since": older}
    assert evaluate(wanted, ETAG, RECORDED) is Outcome.PROCEED


def test_an_http_date_is_to_the_second() -> None:
    assert http_date(RECORDED) == b"Fri, 20 Nov 2026 09:14:03 GMT"
