"""Questions that the API must answer well, with the true answers read from the article itself."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.anyio

Row = tuple[Any, ...]
ARMY, JNIM, CMA = "malian-armed-forces", "jnim", "cma"
BOTH = "malian-armed-forces,wagner-group"


async def ask(client: httpx.AsyncClient, address: str) -> list[dict[str, Any]]:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["next"] is None
    assert body["left_out"] == {"undated": 0, "unlocated": 0, "open": 0}
    found: list[dict[str, Any]] = body["data"]
    return found


def said(claims: list[dict[str, Any]]) -> set[Row]:
    """Who says it, of whom, what, how many at least and at most, on which day."""
    return {
        (
            claim["claimant"]["voice"],
            claim["party"],
            claim["effect"],
            claim["interval"]["low"],
            claim["interval"]["high"],
            claim["occurred"]["edtf"],
        )
        for claim in claims
    }


async def test_everything_anyone_says_about_the_dead_at_ber(client: httpx.AsyncClient) -> None:
    claims = await ask(client, "/v1/battles/battle-of-ber-2023/claims?effect=killed&phase=battle")
    assert said(claims) == {
        # The army's statement, day by day, and the infobox that adds it up.
        ("mali", ARMY, "killed", 1, 1, "2023-08-11"),
        ("mali", ARMY, "killed", 6, 6, "2023-08-12"),
        ("mali", ARMY, "killed", 7, 7, None),
        # The junta's communiqué: bodies of "armed terrorist groups", and the infobox's sum.
        ("mali", JNIM, "killed", 4, 4, "2023-08-11"),
        ("mali", JNIM, "killed", 24, 24, "2023-08-12"),
        ("mali", JNIM, "killed", 28, 28, None),
        # JNIM: four of its own, dozens killed and wounded over army and Wagner together; twice.
        ("jnim", JNIM, "killed", 4, 4, None),
        ("jnim", BOTH, "killed_or_wounded", 24, None, None),
    }
    assert len(claims) == 10
    # Nobody else speaks of dead: the two peacekeepers of June and the two of Fooita are background.
    assert {claim["battle"]["id"] for claim in claims} == {"battle-of-ber-2023"}
    # What stands twice is counted once.
    counted = [claim for claim in claims if claim["counted"]]
    assert said(counted) == said(claims) - {
        ("mali", ARMY, "killed", 7, 7, None),
        ("mali", JNIM, "killed", 28, 28, None),
    }
    assert len(counted) == 6


async def test_what_each_side_admits_about_itself(client: httpx.AsyncClient) -> None:
    claims = await ask(client, "/v1/claims?battle=battle-of-ber-2023&stance=own")
    assert {claim["stance"] for claim in claims} == {"own"}
    losses = [claim for claim in claims if claim["kind"] == "casualties"]
    assert said(losses) == {
        ("mali", ARMY, "killed", 1, 1, "2023-08-11"),
        ("mali", ARMY, "killed", 6, 6, "2023-08-12"),
        ("mali", ARMY, "killed", 7, 7, None),
        ("mali", ARMY, "wounded", 4, 4, "2023-08-11"),
        ("mali", ARMY, "wounded", 4, 4, "2023-08-12"),
        ("mali", ARMY, "wounded", 8, 8, None),
        ("jnim", JNIM, "killed", 4, 4, None),
        # "None" and "did not take any losses" are a zero, not an absence; Fooita was before.
        ("cma", CMA, "casualty", 0, 0, None),
        ("cma", CMA, "killed", 2, 2, None),
        ("minusma", "minusma", "wounded", 4, 4, None),
    }
    # Wagner admits nothing, and no zero is made of that.
    assert all("wagner-group" not in (claim["party"] or "") for claim in claims)


async def test_only_witnesses_and_the_un(client: httpx.AsyncClient) -> None:
    claims = await ask(
        client,
        "/v1/claims?battle=battle-of-ber-2023&source_kind=testimony&source_kind=un_report",
    )
    figures = [claim for claim in claims if "interval" in claim]
    assert said(figures) == {
        # A resident, to Libération: no loss of the CMA, one vehicle, "several" civilians.
        ("resident-of-ber", CMA, "casualty", 0, 0, "2023-08-12"),
        ("resident-of-ber", CMA, "destroyed", 1, 1, "2023-08-12"),
        ("resident-of-ber", "civilians-of-ber", "wounded", 3, None, "2023-08-12"),
        ("minusma", "minusma", "wounded", 4, 4, None),
    }
    assert {claim["claimant"]["voice"] for claim in claims} == {"resident-of-ber", "minusma"}
    # The other kinds of source are not in the answer by another way: every claim has one of these.
    kinds = await sources_by_kind(client)
    for claim in claims:
        cited = {citation["source"]["id"] for citation in claim["citations"]}
        cited |= {
            step["source"]["id"]
            for citation in claim["citations"]
            for step in citation["via"]
            if step["source"] is not None
        }
        assert {kinds[source] for source in cited} & {"testimony", "un_report"}


async def sources_by_kind(client: httpx.AsyncClient) -> dict[str, str]:
    sources = await ask(client, "/v1/sources?limit=1000&fields=id,kind")
    return {source["id"]: source["kind"] for source in sources}


async def test_before_our_era(client: httpx.AsyncClient) -> None:
    # Marathon, 490 BC, is year -0489; Cannae, 216 BC, is -0215 and outside; Ber is far outside.
    battles = await ask(client, "/v1/battles?date=-0499/-0400&sort=date&fields=id,name,date")
    assert [(battle["id"], battle["date"]["edtf"]) for battle in battles] == [
        ("battle-of-marathon", "-0489")
    ]
    assert [list(battle) for battle in battles] == [["id", "name", "date"]]
    both = await ask(client, "/v1/battles?date=-0499/-0200&sort=date&fields=id,date.earliest")
    assert [(battle["id"], battle["date"]["earliest"]) for battle in both] == [
        ("battle-of-marathon", "-0489-01-01"),
        ("battle-of-cannae", "-0215-01-01"),
    ]
    backwards = await ask(client, "/v1/battles?sort=-date&fields=id")
    assert [battle["id"] for battle in backwards] == [
        "battle-of-ber-2023",
        "battle-of-cannae",
        "battle-of-marathon",
    ]
