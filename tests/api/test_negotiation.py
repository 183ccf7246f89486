import pytest

from battleapi.api.negotiation import Coding, best_media_type, content_coding


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        (b"", "application/json"),
        (b"*/*", "application/json"),
        (b"application/*", "application/json"),
        (b"application/json", "application/json"),
        (b"APPLICATION/JSON; charset=utf-8", "application/json"),
        (b"text/html, application/xhtml+xml, */*;q=0.8", "text/html"),
        (b"text/html;q=0.5, application/json;q=0.4", "text/html"),
        (b"text/html;q=0.4, application/json;q=0.5", "application/json"),
        (b"image/png", None),
        (b"application/json;q=0, */*", "text/html"),
        (b"application/json;q=0", None),
        (b"*/*;q=0", None),
        (b"application/json;q=high", None),
        (b"application/json;q=2", None),
        (b"not a media range", None),
        (b"application/json;level=1;q=0.3, text/html;q=0.2", "application/json"),
    ],
)
def test_the_best_offered_media_type(accept: bytes | None, expected: str | None) -> None:
    assert best_media_type(accept, ("application/json", "text/html")) == expected


@pytest.mark.parametrize(
    ("accept_encoding", "expected"),
    [
        (None, Coding.IDENTITY),
        (b"", Coding.IDENTITY),
        (b"gzip", Coding.GZIP),
        (b"x-gzip", Coding.GZIP),
        (b"GZIP, deflate, br", Coding.GZIP),
        (b"br", Coding.IDENTITY),
        (b"*", Coding.GZIP),
        (b"gzip;q=0", Coding.IDENTITY),
        (b"gzip;q=0, *", Coding.IDENTITY),
        (b"gzip;q=0.4, identity;q=0.5", Coding.IDENTITY),
        (b"gzip;q=0.5, identity;q=0.4", Coding.GZIP),
        (b"identity;q=0, gzip", Coding.GZIP),
        (b"*;q=0, gzip", Coding.GZIP),
        (b"*;q=0, identity", Coding.IDENTITY),
        (b"identity;q=0", None),
        (b"identity;q=0, br", None),
        (b"*;q=0", None),
        (b"gzip;q=0, *;q=0", None),
    ],
)
def test_the_coding_of_the_body(accept_encoding: bytes | None, expected: Coding | None) -> None:
    assert content_coding(accept_encoding) is expected
