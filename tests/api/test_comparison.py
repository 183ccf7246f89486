"""The comparison of a battle over HTTP: the questions that it must answer, and its headers."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.anyio

BER = "/v1/battles/battle-of-ber-2023"
ARMY, JNIM = "malian-armed-forces", "jnim"
BOTH = "malian-armed-forces,wagner-group"


async def compare(client: httpx.AsyncClient, query: str = "") -> dict[str, Any]:
    answer = await client.get(f"{BER}/comparison{query}")
    assert answer.status_code == 200, answer.text
    compared: dict[str, Any] = answer.json()
    return compared


def cell(compared: dict[str, Any], **keys: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = compared["cells"]
    (one,) = [one for one in found if all(one[key] == keys[key] for key in keys)]
    return one


def said(cell: dict[str, Any]) -> dict[str, tuple[int, int | None, list[str]]]:
    return {one["voice"]: (one["low"], one["high"], one["words"]) for one in cell["voices"]}


async def test_one_table_for_a_front_end(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "?method=range&by=party,effect")
    assert compared == await compare(client)
    dead = cell(compared, party=JNIM, effect="killed")
    assert said(dead) == {"jnim": (4, 4, ["four"]), "mali": (28, 28, ["four", "twenty-four"])}
    assert (dead["low"], dead["high"], dead["open"]) == (4, 28, False)
    assert dead["own"] == {"low": 4, "high": 4, "open": False}
    assert dead["enemy"] == {"low": 28, "high": 28, "open": False}
    assert (dead["ratio"], dead["gap"]) == (7.0, {"certain": 24, "possible": 24})
    assert (dead["disputed"], dead["dispute_gap"], dead["grade"]) == (True, 2.536, "disputed")
    assert {one["voice"]: one["name"] for one in dead["voices"]} == {
        "jnim": "Jama'at Nasr al-Islam wal Muslimin",
        "mali": "Mali",
    }
    both = cell(compared, party=BOTH, effect="killed_or_wounded")
    assert said(both)["jnim"] == (24, None, ["dozens of deaths and injuries"])
    parties = {one["id"]: one for one in compared["axes"]["party"]}
    assert parties[BOTH]["name"] == "Malian Armed Forces and Wagner Group"
    assert [one["id"] for one in parties[BOTH]["actors"]] == BOTH.split(",")
    assert (parties[BOTH]["side"], parties[JNIM]["side"]) == (1, 3)
    total = next(one for one in compared["totals"] if one["effect"] == "killed")
    assert (total["low"], total["high"], total["open"]) == (11, 35, True)
    assert [one["name"] for one in total["missing"]] == [
        "Wagner Group",
        "MINUSMA",
        "Civilians of Ber",
    ]


async def test_every_claim_of_the_kind_is_in_or_out(client: httpx.AsyncClient) -> None:
    compared = await compare(client)
    used = {one for cell in compared["cells"] for x in cell["voices"] for one in x["claims"]}
    left = {one["claim"]: one for one in compared["excluded"]}
    claims = (await client.get(f"{BER}/claims?kind=casualties&phase=battle&limit=1000")).json()[
        "data"
    ]
    assert used | left.keys() == {one["id"] for one in claims}
    assert used & left.keys() == set()
    assert left["c1z6g9b4t7p0y3fk"] == {
        "claim": "c1z6g9b4t7p0y3fk",
        "voice": "mali",
        "name": "Mali",
        "party": "malian-armed-forces",
        "effect": "killed",
        "words": ["7"],
        "code": "restates",
        "of": ["c3d8s0v5n9k2e6hw", "c6y1p4z7u2a5l8mj"],
        "text": "Says again what 2 other claims say: one, six.",
    }


async def test_the_same_by_the_coding_of_a_data_set(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "?method=conservative&lexicon=acled")
    assert (compared["method"]["id"], compared["lexicon"]["id"]) == ("conservative", "acled")
    assert cell(compared, party=JNIM, effect="killed")["value"] == 4
    codes = {one["claim"]: one["code"] for one in compared["excluded"]}
    assert codes["c2w5a8e1j4s7n0rd"] == "effect_not_covered"


async def test_by_day(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "?by=day,party,effect")
    assert compared["by"] == ["party", "effect", "day"]
    days = {
        one["day"]: (one["low"], one["high"])
        for one in compared["cells"]
        if (one["party"], one["effect"]) == (ARMY, "killed")
    }
    assert days == {"2023-08-11": (1, 1), "2023-08-12": (6, 6)}


async def test_an_inferred_party_is_taken_back_to_its_words(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "?basis=stated")
    names = {one["id"]: one["name"] for one in compared["axes"]["party"]}
    assert names["~armed-terrorist-groups"] == "armed terrorist groups"
    assert cell(compared, party="~armed-terrorist-groups", effect="killed")["low"] == 28


async def test_what_was_known_on_a_day(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "?asserted_until=2023-08-11&reading=jnim-speaks-of-the-ambush")
    assert compared["asserted_until"] == "2023-08-11"
    assert compared["readings"] == ["jnim-speaks-of-the-ambush"]
    later = [one for one in compared["excluded"] if one["code"] == "asserted_later"]
    # Of the six killed nobody knows when that was said; they were killed on the next day.
    assert ["six"] in [one["words"] for one in later]
    assert {one["text"] for one in later} == {
        "It was made, or what it tells happened, after the day asked for."
    }


async def test_the_readings_that_can_be_chosen_are_told(client: httpx.AsyncClient) -> None:
    for query, told in (
        ("", ["armed-terrorist-groups-jnim-and-cma", "jnim-speaks-of-the-ambush"]),
        ("?reading=jnim-speaks-of-the-ambush", ["armed-terrorist-groups-jnim-and-cma"]),
    ):
        readings = (await compare(client, query))["other_readings"]
        assert [one["id"] for one in readings if len(one["claims"]) > 1] == told
        for one in readings:
            again = await compare(client, f"?reading={one['id']}")
            assert again["readings"] == [one["id"]]
            assert one["id"] not in [other["id"] for other in again["other_readings"]]


async def test_an_answer_is_tagged_linked_and_kept(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{BER}/comparison?method=own&by=party,effect")
    assert answer.headers["etag"].startswith('"1-')
    assert answer.links["self"]["url"] == f"{BER}/comparison?method=own&by=party,effect"
    assert answer.links["cite-as"]["url"] == f"{BER}/revisions/1"
    assert answer.headers["cache-control"].startswith("public, max-age=0")
    unlike = await client.get(f"{BER}/comparison?method=enemy&by=party,effect")
    assert unlike.headers["etag"] != answer.headers["etag"]


@pytest.mark.parametrize(
    ("query", "at", "code"),
    [
        ("method=rang", "method", "unknown_value"),
        ("method=range&method=own", "method", "given_twice"),
        ("metod=range", "metod", "unknown_parameter"),
        ("by=party,item_class", "by", "unknown_value"),
        ("by=party,party", "by", "given_twice"),
        ("reading=dozens-of-eech", "reading", "unknown_value"),
        ("asserted_until=2023", "asserted_until", "invalid_value"),
        ("verdict=contradicts", "verdict", "unknown_parameter"),
    ],
)
async def test_anything_else_is_refused(
    query: str, at: str, code: str, client: httpx.AsyncClient
) -> None:
    answer = await client.get(f"{BER}/comparison?{query}")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert (fault["at"], fault["code"]) == (at, code)


async def test_who_asks_for_a_parameter_that_is_not_here_is_told_which_are(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get(f"{BER}/comparison?verdict=contradicts&fase=battle")
    assert [(one["detail"], one["expected"]) for one in answer.json()["errors"]] == [
        (
            "There is no such parameter here.",
            [
                *("asserted_until", "basis", "body_counts", "by", "kind", "lexicon", "method"),
                *("phase", "reading", "tolerance"),
            ],
        ),
        ("There is no such parameter here.", ["phase"]),
    ]


async def test_a_battle_that_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/battles/battle-of-bre-2023/comparison?method=rang")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["expected"][0] == "battle-of-ber-2023"


async def test_methods_are_listed_with_their_versions(client: httpx.AsyncClient) -> None:
    methods = (await client.get("/v1/methods")).json()["methods"]
    vocabularies = (await client.get("/v1/vocabulary")).json()["vocabularies"]
    (words,) = [one["terms"] for one in vocabularies if one["name"] == "method_name"]
    assert [one["id"] for one in methods] == [one["term"] for one in words]
    assert [one["definition"] for one in methods] == [one["definition"] for one in words]
    assert {one["version"] for one in methods} == {1}
    assert methods[0]["origin"].startswith("Iraq Body Count")
