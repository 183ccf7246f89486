"""Questions that the API must answer well, with the true answers read from the article itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import pytest

from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_party,
    a_quantity,
    a_speaker,
)

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


BER = "/v1/battles/battle-of-ber-2023"
Cell = tuple[str | None, str | None, int | None, int | None, bool]


async def compare(client: httpx.AsyncClient, query: str) -> dict[str, Any]:
    answer = await client.get(f"{BER}/comparison?{query}")
    assert answer.status_code == 200, answer.text
    compared: dict[str, Any] = answer.json()
    return compared


def table(compared: dict[str, Any]) -> list[Cell]:
    """Of each cell of whom, what, from how many to how many, and whether it is open."""
    columns = ("party", "effect", "low", "high", "open")
    return [tuple(cell[one] for one in columns) for cell in compared["cells"]]


def left_out(compared: dict[str, Any]) -> Counter[str]:
    return Counter(one["code"] for one in compared["excluded"])


async def test_one_table_for_a_front_end(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "method=range&by=party,effect")
    assert table(compared) == [
        (ARMY, "killed", 7, 7, False),
        (ARMY, "wounded", 8, 8, False),
        (JNIM, "killed", 4, 28, False),
        (BOTH, "killed_or_wounded", 24, 24, True),
        (ARMY, "captured", 1, 1, False),
        (CMA, "casualty", 0, 0, False),
        ("civilians-of-ber", "wounded", 3, 3, True),
        ("minusma", "wounded", 4, 4, False),
    ]
    # The heads of rows and columns, by name and side.
    assert [(one["name"], one["side"]) for one in compared["axes"]["party"]] == [
        ("Malian Armed Forces", 1),
        ("Jama'at Nasr al-Islam wal Muslimin", 3),
        ("Malian Armed Forces and Wagner Group", 1),
        ("Coordination of Azawad Movements", 2),
        ("Civilians of Ber", None),
        ("MINUSMA", None),
    ]
    effects = ["killed", "wounded", "killed_or_wounded", "captured", "casualty"]
    assert [one["id"] for one in compared["axes"]["effect"]] == effects
    # Mali admits 7 and claims 28, JNIM admits 4.
    of_the_dead = {
        one["party"]: (one["own"]["high"], one["enemy"]["low"], one["ratio"])
        for one in compared["cells"]
        if one["effect"] == "killed"
    }
    assert of_the_dead == {ARMY: (7, None, None), JNIM: (4, 28, 7.0)}
    # Nine figures of the infobox say again what is said; two are of June and of Fooita.
    assert left_out(compared) == {"restates": 9}


async def test_the_same_by_the_coding_of_acled(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "method=conservative&lexicon=acled")
    values = {(one["party"], one["effect"]): one["value"] for one in compared["cells"]}
    assert values == {
        (ARMY, "killed"): 7,
        (ARMY, "wounded"): 8,
        (JNIM, "killed"): 4,
        (ARMY, "captured"): 1,
        (CMA, "casualty"): 0,
        ("minusma", "wounded"): 4,
    }
    # Vague words are for the dead alone: not for "dozens" killed or wounded, nor for "several"
    # wounded, whoever says so first or again.
    assert left_out(compared) == {"restates": 7, "effect_not_covered": 4}
    uncovered = {
        one["claim"] for one in compared["excluded"] if one["code"] == "effect_not_covered"
    }
    first, again = (
        {"c2w5a8e1j4s7n0rd", "czgvzolicf84ss8c"},
        {"c3s7d1f5g9h2j6kl", "c5j6lg45bddfsp26"},
    )
    assert uncovered == first | again


async def test_the_losses_day_by_day(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "by=party,effect,day")
    days = [(one["day"], *row) for one, row in zip(compared["cells"], table(compared), strict=True)]
    assert days == [
        ("2023-08-11", ARMY, "killed", 1, 1, False),
        ("2023-08-11", ARMY, "wounded", 4, 4, False),
        ("2023-08-12", ARMY, "killed", 6, 6, False),
        ("2023-08-12", ARMY, "wounded", 4, 4, False),
        ("2023-08-11", JNIM, "killed", 4, 4, False),
        ("2023-08-12", JNIM, "killed", 24, 24, False),
        ("2023-08-12", "civilians-of-ber", "wounded", 3, 3, True),
        ("2023-08-12", CMA, "casualty", 0, 0, False),
        ("2023-08-12", "minusma", "wounded", 4, 4, False),
    ]
    # JNIM's four of the whole battle are at most four of each day: the 24 are more.
    assert [(one["day"], one["own"]) for one in compared["cells"] if one["party"] == JNIM] == [
        ("2023-08-11", {"low": 0, "high": 4, "open": False}),
        ("2023-08-12", {"low": 0, "high": 4, "open": False}),
    ]
    disputed = [(one["party"], one["day"]) for one in compared["cells"] if one["disputed"]]
    assert disputed == [(JNIM, "2023-08-12")]
    # What is said of the battle alone is in no day.
    assert left_out(compared) == {"restates": 9, "outside_cells": 2}


async def test_where_sources_contradict_each_other_and_why(client: httpx.AsyncClient) -> None:
    found, by_reading = await ask(client, f"{BER}/disputes")
    who = [(one["name"], one["low"], one["words"]) for one in (*found["a"], *found["b"])]
    assert who == [
        ("Jama'at Nasr al-Islam wal Muslimin", 4, ["four"]),
        ("Mali", 28, ["four", "twenty-four"]),
    ]
    assert (found["verdict"], found["party"], found["effect"]) == ("contradicts", JNIM, "killed")
    assert found["reason"]["text"] == (
        "4 and 28 share no value, for the same party, effect and days."
    )
    # It hangs on whom the junta meant, and on which day JNIM spoke of.
    assert [(one["code"], one["reading"]) for one in found["depends_on"]] == [
        ("party_inferred", None),
        ("reading", "jnim-speaks-of-the-ambush"),
        ("reading", "armed-terrorist-groups-jnim-and-cma"),
    ]
    assert found["depends_on"][0]["text"] == (
        "'armed terrorist groups' is read as Jama'at Nasr al-Islam wal Muslimin by the document."
    )
    # Were the CMA meant as well, its word that it lost nobody would stand against them too.
    assert by_reading["reading"] == "armed-terrorist-groups-jnim-and-cma"
    assert (by_reading["party"], by_reading["relation"]) == (f"cma,{JNIM}", "group")
    assert by_reading["reason"]["text"] == (
        "4 and 0 make up the whole and add up to at most 4, under 28."
    )


async def test_battles_where_sides_differ_at_least_threefold(client: httpx.AsyncClient) -> None:
    for ratio, expected in (
        ("3", ["battle-of-ber-2023"]),
        ("7", ["battle-of-ber-2023"]),
        ("8", []),
    ):
        answer = await client.get(f"/v1/battles?ratio_min={ratio}&actor=jnim")
        assert [one["id"] for one in answer.json()["data"]] == expected
        assert answer.json()["left_out"]["from_zero"] == 0


async def test_what_was_known_on_the_first_day(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "asserted_until=2023-08-11")
    # Nobody can have said then what happened on the 12th, nor JNIM what it said on that day.
    assert table(compared) == [
        (ARMY, "killed", 1, 1, False),
        (ARMY, "wounded", 4, 4, False),
        (JNIM, "killed", 4, 4, False),
        (CMA, "casualty", 0, 0, False),
    ]
    # Of the four that are left nobody knows when they were said.
    assert compared["undated_kept"] == 4
    # Nine are later, and all that says again one of these; the CMA's zero is repeated as well.
    assert left_out(compared) == {"restates": 1, "asserted_later": 17}


async def test_what_was_known_a_week_later(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "asserted_until=2023-08-20")
    assert table(compared) == table(await compare(client, ""))
    # Of thirteen figures JNIM's three are dated; nobody knows when the others were said.
    assert compared["undated_kept"] == 10
    # On the 11th JNIM had not yet answered.
    assert await ask(client, f"{BER}/disputes?asserted_until=2023-08-11") == []
    day_later = await ask(client, f"{BER}/disputes?asserted_until=2023-08-12")
    assert [one["party"] for one in day_later] == [JNIM, f"cma,{JNIM}"]


# A war in which what each side claims is known


def a_figure(
    number: int, about: str, count: int, voice: str, basis: str = "stated", **changes: Any
) -> Document:
    party = a_party(about, about.title(), basis)
    return a_claim(
        number=number,
        claimant=a_speaker(voice),
        about=[party],
        quantity=a_quantity(count),
        **changes,
    )


WAR = {"id": "river-war", "kind": "war", "name": "River War"}
CAMPAIGN = {"id": "ford-campaign", "kind": "campaign", "name": "Campaign", "part_of": "river-war"}


def a_battle_of(battle: str, *claims: Document, conflict: str = "river-war") -> Document:
    conflicts = [WAR, CAMPAIGN]
    return a_battle(
        id=battle, events=[], claims=list(claims), conflict=conflict, conflicts=conflicts
    )


RECORDS = [
    a_battle_of(
        "sevenfold",
        a_figure(1, "blues", 28, "reds"),
        a_figure(2, "blues", 4, "blues"),
        a_figure(3, "reds", 20, "blues"),
        a_figure(4, "reds", 10, "reds"),
    ),
    a_battle_of(
        "threefold",
        a_figure(5, "blues", 10, "reds"),
        a_figure(6, "blues", 10, "blues"),
        a_figure(7, "reds", 30, "blues"),
        a_figure(8, "reds", 10, "reds"),
    ),
    a_battle_of(
        "from-zero",
        a_figure(9, "blues", 5, "reds"),
        a_figure(10, "blues", 0, "blues"),
        conflict="ford-campaign",
    ),
    a_battle_of("tenfold", a_figure(11, "reds", 40, "greens"), a_figure(12, "reds", 4, "reds")),
    # Whom the Reds mean is inferred, and to what they say of the wounded nobody answers.
    a_battle_of(
        "inferred",
        a_figure(13, "blues", 1_000, "reds", "inferred_by_document"),
        a_figure(14, "blues", 1, "blues"),
        a_figure(15, "blues", 50, "reds", effects=["wounded"]),
    ),
]
"""The records of this module's own service."""


async def claimants(client: httpx.AsyncClient, query: str) -> list[tuple[str, float | None]]:
    found = await ask(client, f"/v1/conflicts/river-war/claimants?{query}")
    return [(one["claimant"]["voice"], one["ratio"]) for one in found]


async def test_who_overclaims_most_in_a_war(own_client: httpx.AsyncClient) -> None:
    greens, reds, blues = await ask(own_client, "/v1/conflicts/river-war/claimants?sort=-ratio")
    # (28, 4), (10, 10) and (5, 0) are 43 over 14, no mean of 7 and 1.
    assert reds == {
        "claimant": {"voice": "redland", "name": "Redland"},
        "ratio": 3.071,
        "ratio_high": 3.071,
        "claimed": {"low": 43, "high": 43},
        "admitted": {"low": 14, "high": 14},
        "n": 3,
        "own_zero": 1,
        "battles": 4,
        "claimed_cells": 4,
        "open_cells": 0,
        "answered_cells": 3,
        "one_sided": 0.25,
    }
    assert (blues["claimant"]["voice"], blues["ratio"]) == ("blues", 2.5)
    assert (blues["claimed"]["low"], blues["admitted"]["low"], blues["n"]) == (50, 20, 2)
    assert (greens["claimant"]["voice"], greens["ratio"], greens["n"]) == ("greens", 10.0, 1)
    assert await claimants(own_client, "sort=-ratio&min_battles=2") == [
        ("redland", 3.071),
        ("blues", 2.5),
    ]
    assert await claimants(own_client, "sort=-ratio&min_battles=5") == []
    assert await claimants(own_client, "sort=ratio") == [
        ("blues", 2.5),
        ("redland", 3.071),
        ("greens", 10.0),
    ]
    # Of the campaign alone there is the one battle in which the Blues admit none.
    (campaign,) = await ask(own_client, "/v1/conflicts/ford-campaign/claimants")
    assert (campaign["claimant"]["voice"], campaign["ratio"]) == ("redland", None)
    assert (campaign["n"], campaign["own_zero"], campaign["battles"]) == (1, 1, 1)


async def test_a_battle_disputed_from_zero_is_counted_beside(own_client: httpx.AsyncClient) -> None:
    answer = await own_client.get("/v1/battles?ratio_min=3&conflict=river-war&sort=-dispute_ratio")
    found = answer.json()
    order = ["inferred", "tenfold", "sevenfold", "threefold"]
    assert [one["id"] for one in found["data"]] == order
    assert found["left_out"] == {"undated": 0, "unlocated": 0, "open": 0, "from_zero": 1}
    assert all(one["disputed"] for one in found["data"])
    every = await ask(own_client, "/v1/battles?disputed=true&conflict=river-war&sort=name,id")
    assert len(every) == 5
