"""Pages of claimants: their order, what is left out, and where they go on."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from battleapi.api.ranking import read_ranking
from battleapi.errors import InvalidCursor, InvalidParameters
from battleapi.rendering.claimants import RankedVoice, ServedRankedClaimant, ServedSum
from tests.api.exchanges import NO_POSITIONS, forged

PATH = "/v1/conflicts/river-war/claimants"


def row(voice: str, ratio: float | None, battles: int = 1) -> ServedRankedClaimant:
    """A claimant of whom only the ratio matters."""
    nothing = ServedSum(low=0, high=0)
    return ServedRankedClaimant(
        claimant=RankedVoice(voice=voice, name=voice.title() if voice != "zebras" else "Aardvarks"),
        ratio=ratio,
        ratio_high=None,
        claimed=nothing,
        admitted=nothing,
        n=1,
        own_zero=0,
        battles=battles,
        claimed_cells=1,
        open_cells=0,
        answered_cells=1,
        one_sided=0.0,
    )


ROWS = [
    row("blues", 3.071),
    row("greens", None),
    row("reds", 7.0, battles=5),
    row("zebras", 0.5, battles=2),
    row("abbots", 3.071),
]


def page(query: bytes) -> tuple[list[str], str | None]:
    shown, further = read_ranking(query, PATH).page(ROWS, PATH)
    return [one.claimant.voice for one in shown], further


@pytest.mark.parametrize(
    ("query", "voices"),
    [
        (b"", ["reds", "abbots", "blues", "zebras", "greens"]),
        (b"sort=-ratio&min_battles=2", ["reds", "zebras"]),
        (b"sort=ratio", ["zebras", "abbots", "blues", "reds", "greens"]),
        (b"sort=name", ["zebras", "abbots", "blues", "greens", "reds"]),
        (b"min_battles=6", []),
    ],
)
def test_claimants_come_in_their_order(query: bytes, voices: list[str]) -> None:
    assert page(query) == (voices, None)


@pytest.mark.parametrize("sort", ["-ratio", "ratio", "name"])
@pytest.mark.parametrize("limit", [1, 2, 4, 5])
def test_pages_follow_each_other(sort: str, limit: int) -> None:
    whole, _ = page(f"sort={sort}".encode())
    found: list[str] = []
    query = f"sort={sort}&limit={limit}"
    while True:
        voices, further = page(query.encode())
        assert len(voices) <= limit
        found += voices
        if further is None:
            break
        assert urlsplit(further).path == PATH
        query = urlsplit(further).query
        assert parse_qs(query)["limit"] == [str(limit)]
    assert found == whole


@pytest.mark.parametrize(
    ("query", "at", "code"),
    [
        (b"sort=-ratios", "sort", "unknown_value"),
        (b"sort=", "sort", "unknown_value"),
        (b"sort=name&sort=ratio", "sort", "given_twice"),
        (b"min_battles=0", "min_battles", "out_of_range"),
        (b"min_battles=10000", "min_battles", "out_of_range"),
        (b"min_battles=two", "min_battles", "out_of_range"),
        (b"limit=1001", "limit", "out_of_range"),
        (b"ratio_min=3", "ratio_min", "unknown_parameter"),
    ],
)
def test_anything_else_is_refused(query: bytes, at: str, code: str) -> None:
    with pytest.raises(InvalidParameters) as refused:
        read_ranking(query, PATH)
    (fault,) = refused.value.faults
    assert (fault.at, fault.code) == (at, code)


def test_a_cursor_is_of_its_list() -> None:
    _, further = page(b"limit=1")
    assert further is not None
    cursor = parse_qs(urlsplit(further).query)["cursor"][0].encode()
    assert page(b"limit=1&cursor=" + cursor)[0] == ["abbots"]
    for query in (b"sort=ratio&cursor=", b"min_battles=2&cursor="):
        with pytest.raises(InvalidCursor):
            read_ranking(query + cursor, PATH)
    with pytest.raises(InvalidCursor):
        read_ranking(b"cursor=" + cursor, "/v1/actors/reds/claimants")


@pytest.mark.parametrize("payload", [*NO_POSITIONS, b'[1,"x","y"]', b'[0,1,"x","y"]'])
def test_a_forged_cursor_is_refused(payload: bytes) -> None:
    bound_to = b'["/v1/conflicts/river-war/claimants", "-ratio", "1"]'
    with pytest.raises(InvalidCursor):
        read_ranking(b"cursor=" + forged(bound_to, payload).encode(), PATH)


def test_the_forged_cursors_are_bound_as_true_ones() -> None:
    bound_to = b'["/v1/conflicts/river-war/claimants", "-ratio", "1"]'
    true = forged(bound_to, b'[0,-3071,"abbots"]').encode()
    assert page(b"cursor=" + true)[0] == ["blues", "zebras", "greens"]
