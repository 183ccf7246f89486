"""The disputes of a battle over HTTP: the envelope, the parameters, and what Ber has."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from battleapi.api.routes.disputes import _place, _question
from battleapi.comparison.disputes import MOST
from battleapi.errors import InvalidCursor
from battleapi.model.vocabulary.comparison import Verdict

pytestmark = pytest.mark.anyio

BER = "/v1/battles/battle-of-ber-2023"


async def ask(client: httpx.AsyncClient, query: str = "") -> dict[str, Any]:
    answer = await client.get(f"{BER}/disputes{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_where_sources_contradict_each_other_and_why(client: httpx.AsyncClient) -> None:
    dispute, by_reading = (await ask(client))["data"]
    assert (dispute["reading"], by_reading["relation"], by_reading["reading"]) == (
        None,
        "group",
        "armed-terrorist-groups-jnim-and-cma",
    )
    assert (dispute["verdict"], dispute["relation"]) == ("contradicts", "same_cell")
    assert (dispute["party"], dispute["effect"]) == ("jnim", "killed")
    assert [(one["voice"], one["low"], one["high"]) for one in dispute["a"]] == [("jnim", 4, 4)]
    assert [(one["voice"], one["low"], one["high"]) for one in dispute["b"]] == [("mali", 28, 28)]
    assert dispute["independence"] == "not_established"
    assert dispute["reason"]["text"] == (
        "4 and 28 share no value, for the same party, effect and days."
    )
    depends_on = [(one["code"], one["reading"]) for one in dispute["depends_on"]]
    assert ("party_inferred", None) in depends_on
    assert ("reading", "jnim-speaks-of-the-ambush") in depends_on


async def test_the_envelope_says_how_claims_were_read(client: httpx.AsyncClient) -> None:
    body = await ask(client, "?lexicon=idiom&reading=jnim-speaks-of-the-ambush")
    root = (await client.get("/v1")).json()
    del body["data"]
    assert body == {
        "next": None,
        "total": 0,
        "total_capped": False,
        "left_out": {"undated": 0, "unlocated": 0, "open": 0},
        "data_version": root["data_version"],
        "battle": {"id": "battle-of-ber-2023", "name": "Battle of Ber (2023)"},
        "revision": 1,
        "kind": "casualties",
        "lexicon": {"id": "idiom", "version": 1},
        "tolerance": {"id": "pct10", "version": 1},
        "body_counts": "as_stated",
        "basis": "any",
        "phase": ["battle"],
        "readings": ["jnim-speaks-of-the-ambush"],
        "asserted_until": None,
        "undated_kept": None,
    }


async def test_other_verdicts_are_asked_for(client: httpx.AsyncClient) -> None:
    body = await ask(client, "?verdict=compatible_if&verdict=entailed_by")
    assert {one["verdict"] for one in body["data"]} == {"compatible_if", "entailed_by"}
    (joint,) = [one for one in body["data"] if one["effect"] == "killed_or_wounded"]
    assert joint["reason"]["condition"] == {
        "party": "wagner-group",
        "effect": "killed_or_wounded",
        "day": None,
        "low": 9,
        "high": None,
        "text": "Both can be true if Wagner Group's killed or wounded are 9 or more.",
    }
    (outcome,) = [one for one in body["data"] if one["kind"] == "outcome"]
    assert outcome["relation"] == "same_event"
    assert outcome["a"][0]["low"] is None
    (vehicle,) = (await ask(client, "?kind=materiel"))["data"]
    assert (vehicle["party"], vehicle["reading"]) == ("cma", "losses-include-materiel")


async def test_disputes_are_tagged_and_linked(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{BER}/disputes?verdict=agrees")
    assert answer.links["self"]["url"] == f"{BER}/disputes?verdict=agrees"
    assert answer.headers["etag"] != (await client.get(f"{BER}/disputes")).headers["etag"]


ALL = "&".join(f"verdict={verdict}" for verdict in Verdict)


@pytest.mark.parametrize("limit", [1, 2, 4])
async def test_pages_follow_each_other(limit: int, client: httpx.AsyncClient) -> None:
    everything = await ask(client, f"?{ALL}")
    assert (len(everything["data"]), everything["next"], everything["total"]) == (6, None, 6)
    found: list[Any] = []
    further = f"{BER}/disputes?{ALL}&limit={limit}"
    while further:
        answer = await client.get(further)
        page = answer.json()
        assert (page["total"], page["total_capped"]) == (6, False)
        assert len(page["data"]) <= limit
        assert answer.links.get("next", {}).get("url") == page["next"]
        assert answer.links["first"]["url"].endswith(f"limit={limit}")
        found += page["data"]
        further = page["next"]
    assert found == everything["data"]


async def test_a_cursor_is_of_its_list(client: httpx.AsyncClient) -> None:
    further = (await ask(client, f"?{ALL}&limit=1"))["next"]
    cursor = parse_qs(urlsplit(further).query)["cursor"][0]
    # The size of a page can change on the way.
    assert len((await ask(client, f"?{ALL}&limit=3&cursor={cursor}"))["data"]) == 3
    for query in (f"cursor={cursor}", f"{ALL}&lexicon=idiom&cursor={cursor}"):
        answer = await client.get(f"{BER}/disputes?{query}")
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (
            400,
            "invalid-cursor",
        )


@pytest.mark.parametrize("position", [(0,), (-1,), (MOST,), ("1",), (1, 1), ()])
def test_a_cursor_names_a_place(position: Any) -> None:
    assert _place((1,)) == 1
    assert _place(None) == 0
    with pytest.raises(InvalidCursor):
        _place(position)


def test_a_cursor_is_bound_to_the_revision_and_not_to_the_size_of_a_page() -> None:
    bound_to = _question("fight", 1, {"verdict": ("agrees",), "limit": ("5",)})
    assert bound_to == _question("fight", 1, {"verdict": ("agrees",), "cursor": ("k1.x",)})
    assert bound_to != _question("fight", 2, {"verdict": ("agrees",)})
    assert bound_to != _question("fight", 1, {})


async def test_undated_claims_are_counted_where_a_day_is_asked_for(
    client: httpx.AsyncClient,
) -> None:
    compared = await client.get(f"{BER}/comparison?asserted_until=2023-12-31")
    assert compared.json()["undated_kept"] == 10
    # And four claims on outcomes, which stand beside casualties alone.
    assert (await ask(client, "?asserted_until=2023-12-31"))["undated_kept"] == 14
    assert (await ask(client, "?asserted_until=2023-12-31&kind=strength"))["undated_kept"] == 0


@pytest.mark.parametrize(
    ("query", "at", "code"),
    [
        ("verdict=contradict", "verdict", "unknown_value"),
        ("lexicon=strikt", "lexicon", "unknown_value"),
        ("kind=outcome", "kind", "unknown_value"),
        ("basis=any&basis=any", "basis", "given_twice"),
        ("method=rang", "method", "unknown_value"),
        ("by=item_class", "by", "unknown_value"),
        ("fields=party", "fields", "unknown_parameter"),
        ("limit=0", "limit", "out_of_range"),
        ("limit=1001", "limit", "out_of_range"),
    ],
)
async def test_anything_else_is_refused(
    query: str, at: str, code: str, client: httpx.AsyncClient
) -> None:
    answer = await client.get(f"{BER}/disputes?{query}")
    assert answer.status_code == 422
    assert (at, code) in {(one["at"], one["code"]) for one in answer.json()["errors"]}


async def test_the_query_of_a_comparison_asks_for_its_disputes(client: httpx.AsyncClient) -> None:
    query = "?method=median&by=party,day&lexicon=idiom"
    assert (await client.get(f"{BER}/comparison{query}")).status_code == 200
    assert await ask(client, query) == await ask(client, "?lexicon=idiom")


async def test_a_battle_that_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/battles/battle-of-bre-2023/disputes")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["expected"][0] == "battle-of-ber-2023"
