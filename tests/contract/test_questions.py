"""Questions that the API must answer well, with the true answers read from the article itself."""

from __future__ import annotations

from collections import Counter
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


def said(claims: list[dict[str, Any]]) -> Counter[Row]:
    """Of each claim its kind, who makes it, and what it says; how often each stands."""
    return Counter((claim["kind"], claim["claimant"]["voice"], *value(claim)) for claim in claims)


def value(claim: dict[str, Any]) -> Row:
    """What a claim says; of figures: of whom, what, how many at least and at most, on which day."""
    match claim["kind"]:
        case "casualties" | "materiel":
            bounds = claim["interval"]["low"], claim["interval"]["high"]
            return claim["party"], claim["effect"], *bounds, claim["occurred"]["edtf"]
        case "involvement":
            return claim["party"], "against", ids(claim["against"])
        case "outcome":
            return claim["type"], ids(claim["by"]), "against", ids(claim["against"])
        case "attribute":
            return claim["attribute"], claim["value"]
        case "statement":
            return claim["party"], claim["speech_act"], claim["topic"]
    raise AssertionError(claim["kind"])


def ids(references: list[dict[str, Any]]) -> str:
    return ",".join(reference["id"] for reference in references)


async def test_everything_anyone_says_about_the_dead_at_ber(client: httpx.AsyncClient) -> None:
    claims = await ask(client, "/v1/battles/battle-of-ber-2023/claims?effect=killed&phase=battle")
    once: list[Row] = [
        # The army's statement, day by day.
        ("casualties", "mali", ARMY, "killed", 1, 1, "2023-08-11"),
        ("casualties", "mali", ARMY, "killed", 6, 6, "2023-08-12"),
        # The junta's communiqué: bodies of "armed terrorist groups".
        ("casualties", "mali", JNIM, "killed", 4, 4, "2023-08-11"),
        ("casualties", "mali", JNIM, "killed", 24, 24, "2023-08-12"),
        # JNIM: four of its own, dozens killed and wounded over army and Wagner together.
        ("casualties", "jnim", JNIM, "killed", 4, 4, None),
        ("casualties", "jnim", BOTH, "killed_or_wounded", 24, None, None),
    ]
    again: list[Row] = [
        # The infobox adds up what Mali says, and repeats what JNIM says.
        ("casualties", "mali", ARMY, "killed", 7, 7, None),
        ("casualties", "mali", JNIM, "killed", 28, 28, None),
        ("casualties", "jnim", JNIM, "killed", 4, 4, None),
        ("casualties", "jnim", BOTH, "killed_or_wounded", 24, None, None),
    ]
    assert said(claims) == Counter(once + again)
    # Nobody else speaks of dead: the two peacekeepers of June and the two of Fooita are background.
    assert {claim["battle"]["id"] for claim in claims} == {"battle-of-ber-2023"}
    # What stands twice is counted once.
    assert said([claim for claim in claims if claim["counted"]]) == Counter(once)


async def test_what_each_side_admits_about_itself(client: httpx.AsyncClient) -> None:
    claims = await ask(client, "/v1/claims?battle=battle-of-ber-2023&stance=own")
    assert {claim["stance"] for claim in claims} == {"own"}
    assert said(claims) == Counter(
        [
            # Fooita, the week before: the CMA deplores two dead.
            ("casualties", "cma", CMA, "killed", 2, 2, None),
            ("statement", "cma", CMA, "deplores", "losses"),
            # The CMA "repelled" them at the red line, and "confronted" them in the battle.
            ("outcome", "cma", "repulse", CMA, "against", BOTH),
            ("involvement", "cma", CMA, "against", BOTH),
            # The army's statement, day by day; the infobox adds it up.
            ("casualties", "mali", ARMY, "killed", 1, 1, "2023-08-11"),
            ("casualties", "mali", ARMY, "wounded", 4, 4, "2023-08-11"),
            ("casualties", "mali", ARMY, "killed", 6, 6, "2023-08-12"),
            ("casualties", "mali", ARMY, "wounded", 4, 4, "2023-08-12"),
            ("casualties", "mali", ARMY, "killed", 7, 7, None),
            ("casualties", "mali", ARMY, "wounded", 8, 8, None),
            # JNIM "attacked", and acknowledges four dead; the infobox has them again.
            ("involvement", "jnim", JNIM, "against", BOTH),
            ("attribute", "jnim", "initiator", JNIM),
            ("casualties", "jnim", JNIM, "killed", 4, 4, None),
            ("casualties", "jnim", JNIM, "killed", 4, 4, None),
            # "Did not take any losses" and the infobox's "None" are a zero, not an absence.
            ("casualties", "cma", CMA, "casualty", 0, 0, None),
            ("casualties", "cma", CMA, "casualty", 0, 0, None),
            # The UN force: four peacekeepers.
            ("casualties", "minusma", "minusma", "wounded", 4, 4, None),
        ]
    )
    # Wagner admits nothing, and no zero is made of that.
    assert all("wagner-group" not in claim["party"] for claim in claims)


async def test_only_witnesses_and_the_un(client: httpx.AsyncClient) -> None:
    claims = await ask(
        client,
        "/v1/claims?battle=battle-of-ber-2023&source_kind=testimony&source_kind=un_report",
    )
    assert said(claims) == Counter(
        [
            # A resident, to Libération: no loss of the CMA, one vehicle, "several" civilians.
            ("casualties", "resident-of-ber", CMA, "casualty", 0, 0, "2023-08-12"),
            ("materiel", "resident-of-ber", CMA, "destroyed", 1, 1, "2023-08-12"),
            ("casualties", "resident-of-ber", "civilians-of-ber", "wounded", 3, None, "2023-08-12"),
            # MINUSMA: four peacekeepers, in two attacks.
            ("casualties", "minusma", "minusma", "wounded", 4, 4, None),
            ("attribute", "minusma", "count", "2"),
        ]
    )
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
    assert battles == [
        {
            "id": "battle-of-marathon",
            "name": "Battle of Marathon",
            "date": {
                "edtf": "-0489",
                "text": "490 BC",
                "earliest": "-0489-01-01",
                "latest": "-0489-12-31",
                "first_day": -178969,
                "last_day": -178605,
                "precision": "year",
                "calendar": "julian",
            },
        }
    ]
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
