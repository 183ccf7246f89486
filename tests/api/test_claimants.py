"""Who claims most of enemies in a conflict, and in the battles of an actor, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.model.checking import read_record_file
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.records_of import a_battle, a_claim, a_party, a_quantity, a_speaker, an_event
from tests.served import client_of, fresh_database

pytestmark = pytest.mark.anyio

WAR = "/v1/conflicts/river-war/claimants"


def claims(first: int, said: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
    """Claims of the dead: who says so, of whom, how many."""
    return [
        a_claim(number=number, claimant=a_speaker(who), about=[a_party(of)], quantity=a_quantity(n))
        for number, (who, of, n) in enumerate(said, start=first)
    ]


def write_war(database_url: str) -> None:
    """Two battles: the Reds claim 28 and 10 where the Blues admit 4 and 10, the Blues 6 of 3."""
    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    fights = {
        "fight-at-the-ford": [("reds", "blues", 28), ("blues", "blues", 4), ("blues", "reds", 6)],
        "fight-at-the-mill": [("reds", "blues", 10), ("blues", "blues", 10), ("reds", "greens", 2)],
    }
    for place, (battle, said) in enumerate(fights.items()):
        event = an_event(f"crossing-{place}")
        made = a_battle(id=battle, events=[event], claims=claims(10 * place + 1, said))
        publish(store, read_record_file(made), Edition("A. Curator", "First edition"))
    admitted = claims(30, [("reds", "reds", 3)])
    made = a_battle(
        claims=[*claims(1, fights["fight-at-the-ford"]), *admitted], events=[an_event("crossing-0")]
    )
    publish(store, read_record_file(made), Edition("A. Curator", "Second edition"))
    store.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def war_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with those battles; the tests only read it."""
    with fresh_database(request, tmp_path_factory) as url:
        write_war(url)
        yield url


@pytest.fixture(scope="module")
async def client(war_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over those battles."""
    async with client_of(war_url) as client:
        yield client


async def test_claimants_are_ranked_by_pooled_sums(client: httpx.AsyncClient) -> None:
    answer = await client.get(WAR)
    assert answer.status_code == 200, answer.text
    reds, blues = answer.json()["data"]
    assert reds == {
        "claimant": {"voice": "redland", "name": "Redland"},
        # 28 and 10 against 4 and 10: the sums are divided, not the ratios averaged.
        "ratio": 2.714,
        "ratio_high": 2.714,
        "claimed": {"low": 38, "high": 38},
        "admitted": {"low": 14, "high": 14},
        "n": 2,
        "own_zero": 0,
        "battles": 2,
        "claimed_cells": 3,
        "open_cells": 0,
        "answered_cells": 2,
        "one_sided": 0.333,
    }
    assert (blues["claimant"]["name"], blues["ratio"], blues["battles"]) == ("Blues", 2.0, 1)
    assert answer.headers["etag"] == (await client.get(WAR)).headers["etag"]


async def test_few_battles_can_be_left_out(client: httpx.AsyncClient) -> None:
    body = (await client.get(f"{WAR}?sort=-ratio&min_battles=2")).json()
    assert [one["claimant"]["voice"] for one in body["data"]] == ["redland"]
    assert body["left_out"] == {"undated": 0, "unlocated": 0, "open": 0}


async def test_pages_follow_by_their_links(client: httpx.AsyncClient) -> None:
    first = await client.get(f"{WAR}?sort=ratio&limit=1")
    assert [one["ratio"] for one in first.json()["data"]] == [2.0]
    second = await client.get(first.json()["next"])
    assert first.links["next"]["url"] == first.json()["next"]
    assert [one["ratio"] for one in second.json()["data"]] == [2.714]
    assert second.json()["next"] is None
    altered = first.json()["next"].replace("sort=ratio", "sort=-ratio")
    assert (await client.get(altered)).status_code == 400


async def test_the_battles_of_an_actor(client: httpx.AsyncClient) -> None:
    # Whoever claims anything in them, whether or not the actor claims or is claimed of.
    for actor in ("greens", "redland", "scouts"):
        data = (await client.get(f"/v1/actors/{actor}/claimants")).json()["data"]
        assert [one["claimant"]["voice"] for one in data] == ["redland", "blues"], actor
    assert (await client.get("/v1/actors/gazette/claimants")).json()["data"] == []


async def test_what_is_not_there_and_what_is_not_taken(client: httpx.AsyncClient) -> None:
    for path, near in (("/v1/conflicts/river-wor", "river-war"), ("/v1/actors/blue", "blues")):
        answer = await client.get(f"{path}/claimants")
        assert answer.status_code == 404
        assert near in answer.json()["errors"][0]["expected"]
    answer = await client.get(f"{WAR}?effect=killed")
    assert answer.json()["errors"] == [
        {
            "in": "query",
            "at": "effect",
            "code": "unknown_parameter",
            # No filters: what /v1/filters has is of no use here.
            "detail": "There is no such parameter here.",
            "expected": ["cursor", "limit", "min_battles", "sort"],
        }
    ]
    answer = await client.get(f"{WAR}?sort=ratios&min_battle=2")
    assert answer.status_code == 422
    assert {one["at"]: one["expected"][0] for one in answer.json()["errors"]} == {
        "sort": "ratio",
        "min_battle": "min_battles",
    }
