"""The test vectors of the comparison, as answers: Ber's, and those of small records.

Each has its numbers and its reasons. The records of the second half are made for one figure each.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import httpx
import pytest

from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_party,
    a_quantity,
    a_source,
    a_speaker,
    an_actor,
    at_least,
    the_actors,
    the_sources,
)

pytestmark = pytest.mark.anyio

BER = "battle-of-ber-2023"
ARMY, WAGNER, JNIM, CMA = "malian-armed-forces", "wagner-group", "jnim", "cma"
RESIDENT = "resident-of-ber"
BOTH = f"{ARMY},{WAGNER}"
ARMED_GROUPS = "~armed-terrorist-groups"
AMBUSH = "reading=jnim-speaks-of-the-ambush"
JNIM_AND_CMA = "reading=armed-terrorist-groups-jnim-and-cma"
NOTHING = {"low": None, "high": None, "open": False}

Said = tuple[str, str | None, str | None, int | None, int | None]


async def compare(client: httpx.AsyncClient, query: str = "", battle: str = BER) -> dict[str, Any]:
    answer = await client.get(f"/v1/battles/{battle}/comparison?{query}")
    assert answer.status_code == 200, answer.text
    compared: dict[str, Any] = answer.json()
    return compared


async def disputes(
    client: httpx.AsyncClient, query: str = "", battle: str = BER
) -> list[dict[str, Any]]:
    answer = await client.get(f"/v1/battles/{battle}/disputes?{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["data"]
    return found


def cells(compared: dict[str, Any], **keys: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = compared["cells"]
    return [one for one in found if all(one[key] == value for key, value in keys.items())]


def cell(compared: dict[str, Any], **keys: str | None) -> dict[str, Any]:
    (found,) = cells(compared, **keys)
    return found


def figure(one: dict[str, Any]) -> tuple[int | None, int | None, bool]:
    """A cell, a spread or a total from its low to its high, and whether it is open."""
    return one["low"], one["high"], one["open"]


def voices(cell: dict[str, Any]) -> dict[str, tuple[int, int | None]]:
    return {one["voice"]: (one["low"], one["high"]) for one in cell["voices"]}


def codes(compared: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Of each claim left out its code, and the claims that stand in its place."""
    return {one["claim"]: (one["code"], one["of"]) for one in compared["excluded"]}


def total(compared: dict[str, Any], effect: str, **keys: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = compared["totals"]
    (one,) = [
        one
        for one in found
        if one["effect"] == effect and all(one[key] == value for key, value in keys.items())
    ]
    return one


def ids(references: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in references]


def said(side: list[dict[str, Any]]) -> list[Said]:
    """Who says of whom how many are what."""
    return [(one["voice"], one["party"], one["effect"], one["low"], one["high"]) for one in side]


def verdict(dispute: dict[str, Any]) -> tuple[str, str, str, str]:
    reason = dispute["reason"]
    return dispute["verdict"], dispute["relation"], reason["code"], reason["text"]


def condition(dispute: dict[str, Any]) -> tuple[Any, ...]:
    """What would have to be so: of whom, what, on which day, how many at least and at most."""
    found = dispute["reason"]["condition"]
    return found["party"], found["effect"], found["day"], found["low"], found["high"]


def depends_on(dispute: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(one["code"], one["reading"] or one["term"]) for one in dispute["depends_on"]]


# The Battle of Ber


async def test_v1_the_dead_of_jnim(client: httpx.AsyncClient) -> None:
    compared = await compare(client)
    dead = cell(compared, party=JNIM, effect="killed")
    assert figure(dead) == (4, 28, False)
    assert voices(dead) == {"mali": (28, 28), "jnim": (4, 4)}
    assert [one["words"] for one in dead["voices"]] == [["four"], ["four", "twenty-four"]]
    assert [one["derived"] for one in dead["voices"]] == [False, True]
    assert (figure(dead["own"]), figure(dead["enemy"])) == ((4, 4, False), (28, 28, False))
    assert dead["other"] == NOTHING
    assert (dead["ratio"], dead["gap"]) == (7.0, {"certain": 24, "possible": 24})
    assert (dead["disputed"], dead["dispute_gap"], dead["dispute_ratio"]) == (True, 2.536, 7.0)
    assert (dead["grade"], dead["imprecision"], dead["from_zero"]) == ("disputed", 2.536, False)
    assert dead["flags"] == ["party_inferred", "read_two_ways"]
    assert compared["method"] == {"id": "range", "version": 1}


@pytest.mark.parametrize(
    ("method", "value", "between_claims"),
    [
        ("range", None, False),
        ("conservative", 4, False),
        ("maximum", 28, False),
        ("median", 16, True),
    ],
)
async def test_v1_by_other_methods(
    method: str, value: int | None, between_claims: bool, client: httpx.AsyncClient
) -> None:
    dead = cell(await compare(client, f"method={method}"), party=JNIM, effect="killed")
    assert (figure(dead), dead["value"]) == ((4, 28, False), value)
    assert ("between_claims" in dead["flags"]) is between_claims
    # What voices say of each other does not hang on the method.
    assert (dead["ratio"], dead["dispute_gap"], dead["grade"]) == (7.0, 2.536, "disputed")


async def test_v1_why_it_is_disputed(client: httpx.AsyncClient) -> None:
    found, by_reading = await disputes(client)
    assert (found["reading"], by_reading["reading"]) == (
        None,
        JNIM_AND_CMA.removeprefix("reading="),
    )
    assert verdict(found) == (
        "contradicts",
        "same_cell",
        "disjoint",
        "4 and 28 share no value, for the same party, effect and days.",
    )
    assert said(found["a"]) == [("jnim", JNIM, "killed", 4, 4)]
    assert said(found["b"]) == [("mali", JNIM, "killed", 28, 28)]
    assert (found["date"]["edtf"], found["event"]) == ("2023-08-11/2023-08-12", None)
    assert found["independence"] == "not_established"
    assert condition(found) == (None, None, None, None, None)
    assert depends_on(found) == [
        ("party_inferred", None),
        ("reading", "jnim-speaks-of-the-ambush"),
        ("reading", "armed-terrorist-groups-jnim-and-cma"),
    ]
    junta = ["c4n9j5w2c7v0k8ys", "c5q2m9x4kd1v0t7a"]
    assert [one["claims"] for one in found["depends_on"]] == [junta, ["c8x3f6t1q0r7b2gd"], junta]


async def test_v1_by_stated_parties(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "basis=stated")
    dead = cell(compared, party=JNIM, effect="killed")
    assert (figure(dead), voices(dead)) == ((4, 4, False), {"jnim": (4, 4)})
    assert (dead["grade"], dead["disputed"], dead["ratio"]) == ("admitted", False, None)
    label = cell(compared, party=ARMED_GROUPS)
    assert figure(label) == (28, 28, False)
    assert voices(label) == {"mali": (28, 28), "jnim": (4, None)}
    assert (label["disputed"], label["flags"]) == (False, ["party_unresolved", "read_two_ways"])
    assert await disputes(client, "basis=stated") == []
    (found,) = [
        one
        for one in await disputes(client, "basis=stated&verdict=compatible_if")
        if one["party"] == ARMED_GROUPS
    ]
    assert verdict(found) == (
        "compatible_if",
        "inside",
        "rest_is_possible",
        "4 is of a part of what 28 is of; with the rest both can be true.",
    )
    assert said(found["a"]) == [("jnim", JNIM, "killed", 4, 4)]
    assert said(found["b"]) == [("mali", ARMED_GROUPS, "killed", 28, 28)]
    # Nobody knows who the others under the label are.
    assert condition(found) == (None, "killed", None, 24, 24)
    # Of bodies that were counted there can be more.
    minimum = "basis=stated&body_counts=minimum&verdict=compatible_if"
    (found,) = [one for one in await disputes(client, minimum) if one["party"] == ARMED_GROUPS]
    assert condition(found) == (None, "killed", None, 24, None)


async def test_v1b_jnim_speaks_of_the_ambush(client: httpx.AsyncClient) -> None:
    compared = await compare(client, f"by=party,effect,event&{AMBUSH}")
    dead = cell(compared, party=JNIM, effect="killed", event="ber-2023-ambush")
    assert (figure(dead), voices(dead)) == ((4, 4, False), {"mali": (4, 4), "jnim": (4, 4)})
    assert (dead["grade"], dead["ratio"]) == ("admitted_and_claimed", 1.0)
    assert (dead["gap"], dead["dispute_gap"]) == ({"certain": 0, "possible": 0}, 0.0)
    # To the twenty-four of the next day nobody answers.
    by_day = await compare(client, f"by=party,effect,day&{AMBUSH}")
    next_day = cell(by_day, party=JNIM, effect="killed", day="2023-08-12")
    assert (figure(next_day), voices(next_day)) == ((24, 24, False), {"mali": (24, 24)})
    assert (next_day["grade"], next_day["own"], next_day["ratio"]) == ("enemy_only", NOTHING, None)
    assert await disputes(client, AMBUSH) == []
    (found,) = await disputes(client, f"{AMBUSH}&verdict=agrees")
    assert verdict(found) == ("agrees", "same_cell", "meet", "4 and 4 share a value.")
    assert said(found["a"]) == [("jnim", JNIM, "killed", 4, 4)]
    assert said(found["b"]) == [("mali", JNIM, "killed", 4, 4)]
    assert (found["date"]["edtf"], found["independence"]) == ("2023-08-11", "not_established")
    assert ("reading", "jnim-speaks-of-the-ambush") in depends_on(found)


async def test_v1c_the_groups_are_jnim_and_the_cma(client: httpx.AsyncClient) -> None:
    (found,) = await disputes(client, JNIM_AND_CMA)
    assert verdict(found) == (
        "contradicts",
        "group",
        "highs_sum_under_low",
        "4 and 0 make up the whole and add up to at most 4, under 28.",
    )
    assert said(found["a"]) == [("jnim", JNIM, "killed", 4, 4), ("cma", CMA, "killed", 0, 0)]
    assert said(found["b"]) == [("mali", f"{CMA},{JNIM}", "killed", 28, 28)]
    # None killed follows from no losses at all.
    cma = found["a"][1]
    assert (cma["words"], cma["derived"]) == (["did not take any losses"], False)
    assert cma["flags"] == ["bounded", "read_two_ways"]
    # Whom the words mean is as the reader chose.
    assert depends_on(found) == [
        ("reading", "jnim-speaks-of-the-ambush"),
        ("reading", "armed-terrorist-groups-jnim-and-cma"),
    ]
    # Yet every pair of them can be.
    pairs = [
        one
        for one in await disputes(client, f"{JNIM_AND_CMA}&verdict=compatible_if")
        if one["party"] == f"{CMA},{JNIM}" and one["date"]["edtf"] == "2023-08-11/2023-08-12"
    ]
    assert sorted((said(one["a"])[0], condition(one)) for one in pairs) == [
        (("cma", CMA, "killed", 0, 0), (JNIM, "killed", None, 28, 28)),
        (("jnim", JNIM, "killed", 4, 4), (CMA, "killed", None, 24, 24)),
    ]


async def test_v1c_without_choosing_the_reading(client: httpx.AsyncClient) -> None:
    _, found = await disputes(client)
    (chosen,) = await disputes(client, JNIM_AND_CMA)
    assert chosen["reading"] is None
    assert found | {"depends_on": [], "reading": None} == chosen | {"depends_on": []}
    ambush, groups = (one["text"] for one in found["depends_on"])
    assert ambush == (
        "By the reading jnim-speaks-of-the-ambush, which is not taken, four has the event "
        "Ambush on the way to Ber."
    )
    assert groups == (
        "Only by the reading armed-terrorist-groups-jnim-and-cma, which is not taken, four and "
        "twenty-four have the party Jama'at Nasr al-Islam wal Muslimin and Coordination of Azawad "
        "Movements."
    )
    assert chosen["depends_on"][1]["text"] == (
        groups.replace("Only by", "By").replace("is not taken", "is taken")
    )


async def test_v2_the_dead_and_wounded_of_the_army(client: httpx.AsyncClient) -> None:
    compared = await compare(client)
    dead, wounded = (cell(compared, party=ARMY, effect=one) for one in ("killed", "wounded"))
    assert (figure(dead), voices(dead)) == ((7, 7, False), {"mali": (7, 7)})
    assert (figure(wounded), voices(wounded)) == ((8, 8, False), {"mali": (8, 8)})
    assert [one["words"] for one in dead["voices"]] == [["one", "six"]]
    assert [dead["voices"][0]["point"], wounded["voices"][0]["point"]] == [7, 8]
    assert (dead["grade"], dead["own"]["low"], dead["enemy"]) == ("admitted", 7, NOTHING)
    left = codes(compared)
    assert left["c1z6g9b4t7p0y3fk"] == ("restates", ["c3d8s0v5n9k2e6hw", "c6y1p4z7u2a5l8mj"])
    assert left["c7dpr3e1h8f7xw3j"] == ("restates", ["c1f5t8m2x6q0b3vc", "c8r2j6n0d4g7s1we"])
    by_day = await compare(client, "by=party,effect,day")
    for effect, expected in (("killed", [1, 6]), ("wounded", [4, 4])):
        found = cells(by_day, party=ARMY, effect=effect)
        assert [one["day"] for one in found] == ["2023-08-11", "2023-08-12"]
        assert [figure(one) for one in found] == [(many, many, False) for many in expected]
    # One itemised statement has both effects on both days, so that they can be added.
    (joint,) = [
        one for one in await disputes(client, "verdict=compatible_if") if one["party"] == BOTH
    ]
    assert said(joint["a"]) == [("mali", ARMY, "killed_or_wounded", 15, 15)]
    assert joint["a"][0]["words"] == ["one", "four", "six", "four"]
    assert (joint["a"][0]["derived"], joint["a"][0]["flags"]) == (True, [])


async def test_v3_dozens_of_the_army_and_wagner(client: httpx.AsyncClient) -> None:
    compared = await compare(client)
    dozens = cell(compared, party=BOTH)
    assert (dozens["effect"], figure(dozens)) == ("killed_or_wounded", (24, 24, True))
    assert voices(dozens) == {"mali": (15, None), "jnim": (24, None)}
    assert [one["flags"] for one in dozens["voices"]] == [["bounded"], ["read_two_ways"]]
    assert (dozens["disputed"], dozens["grade"], dozens["ratio"]) == (False, "enemy_only", None)
    assert dozens["gap"] == {"certain": 0, "possible": None}
    (found,) = [
        one for one in await disputes(client, "verdict=compatible_if") if one["party"] == BOTH
    ]
    assert verdict(found)[:3] == ("compatible_if", "inside", "rest_is_possible")
    assert said(found["b"]) == [("jnim", BOTH, "killed_or_wounded", 24, None)]
    assert condition(found) == (WAGNER, "killed_or_wounded", None, 9, None)
    assert found["reason"]["condition"]["text"] == (
        "Both can be true if Wagner Group's killed or wounded are 9 or more."
    )
    assert depends_on(found) == [
        ("reading", "jnim-speaks-of-the-ambush"),
        ("reading", "dozens-of-each"),
        ("term", "dozens"),
    ]
    assert found["depends_on"][2]["text"] == "'dozens' is taken for 24 or more."


async def test_v3_dozens_in_the_ambush(client: httpx.AsyncClient) -> None:
    (found,) = [
        one
        for one in await disputes(client, f"{AMBUSH}&verdict=compatible_if")
        if one["party"] == BOTH
    ]
    # Of the five of that day some may have been lost elsewhere.
    assert said(found["a"]) == [("mali", ARMY, "killed_or_wounded", 0, 5)]
    assert said(found["b"]) == [("jnim", BOTH, "killed_or_wounded", 24, None)]
    assert condition(found) == (WAGNER, "killed_or_wounded", None, 19, None)
    assert found["date"]["edtf"] == "2023-08-11"


async def test_v3_dozens_by_acled(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "lexicon=acled")
    assert cells(compared, party=BOTH) == []
    assert codes(compared)["c2w5a8e1j4s7n0rd"] == ("effect_not_covered", [])
    (left,) = [one for one in compared["excluded"] if one["claim"] == "c2w5a8e1j4s7n0rd"]
    assert left["text"] == "The lexicon is for counts of the dead alone."
    every = "verdict=compatible_if&verdict=compatible&verdict=contradicts&lexicon=acled"
    assert BOTH not in {one["party"] for one in await disputes(client, every)}


async def test_v4_the_cma_lost_nobody(client: httpx.AsyncClient) -> None:
    nobody = cell(await compare(client), party=CMA, effect="casualty")
    assert figure(nobody) == (0, 0, False)
    assert voices(nobody) == {"cma": (0, 0), RESIDENT: (0, None)}
    assert [one["flags"] for one in nobody["voices"]] == [["read_two_ways"], ["bounded"]]
    assert (nobody["grade"], nobody["ratio"]) == ("admitted", None)
    assert nobody["flags"] == ["read_two_ways", "own_zero"]
    by_day = await compare(client, "by=party,effect,day")
    # The two meet on the 12th alone.
    both = cell(by_day, party=CMA)
    assert (both["day"], voices(both)) == ("2023-08-12", {"cma": (0, 0), RESIDENT: (0, 0)})
    assert (figure(both), both["disputed"]) == ((0, 0, False), False)
    compatible = await disputes(client, "verdict=compatible")
    (found,) = [one for one in compatible if one["party"] == CMA]
    assert said(found["a"]) == [(RESIDENT, CMA, "casualty", 0, 0)]
    assert said(found["b"]) == [("cma", CMA, "casualty", 0, 0)]
    # That none of the battle are none of its other day needs no saying.
    assert (found["relation"], condition(found)) == ("inside", (None,) * 5)
    assert (found["independence"], found["depends_on"]) == ("not_established", [])


async def test_v4_no_losses_of_materiel_either(client: httpx.AsyncClient) -> None:
    (found,) = await disputes(client, "kind=materiel&reading=losses-include-materiel")
    (by_reading,) = await disputes(client, "kind=materiel")
    assert by_reading["reading"] == "losses-include-materiel"
    assert (by_reading["a"], by_reading["b"]) == (found["a"], found["b"])
    assert verdict(found) == (
        "contradicts",
        "inside",
        "part_exceeds_whole",
        "1 is of a part, and more than 0 of the whole.",
    )
    assert said(found["a"]) == [(RESIDENT, CMA, "destroyed", 1, 1)]
    assert said(found["b"]) == [("cma", CMA, "lost", 0, 0)]
    assert depends_on(found) == [("reading", "losses-include-materiel")]
    compared = await compare(client, "kind=materiel&reading=losses-include-materiel")
    vehicle = cell(compared, party=CMA, item_class="vehicle")
    assert (vehicle["disputed"], vehicle["from_zero"]) == (True, True)
    assert (vehicle["dispute_gap"], vehicle["dispute_ratio"]) == (1.0, None)


async def test_v5_the_wounded_of_minusma(client: httpx.AsyncClient) -> None:
    compared = await compare(client)
    wounded = cell(compared, party="minusma")
    assert (wounded["effect"], figure(wounded)) == ("wounded", (4, 4, False))
    assert voices(wounded) == {"minusma": (4, 4)}
    assert (wounded["grade"], wounded["voices"][0]["stance"]) == ("admitted", "own")
    # Whether peacekeepers are combatants nobody says.
    assert wounded["population"] is None
    assert codes(compared)["c3calg9jedebmzps"] == ("restates", ["cdxkgddu7qczmd9t"])


async def test_v6_several_civilians(client: httpx.AsyncClient) -> None:
    several = cell(await compare(client), party="civilians-of-ber")
    assert (several["effect"], figure(several)) == ("wounded", (3, 3, True))
    assert voices(several) == {RESIDENT: (3, None)}
    assert (several["grade"], several["imprecision"]) == ("single", None)
    by_acled = await compare(client, "lexicon=acled")
    assert cells(by_acled, party="civilians-of-ber") == []
    assert codes(by_acled)["czgvzolicf84ss8c"] == ("effect_not_covered", [])
    none = await compare(client, "lexicon=none")
    assert codes(none)["czgvzolicf84ss8c"] == ("term_not_in_lexicon", [])


async def test_v7_two_peacekeepers_and_seven_others(client: httpx.AsyncClient) -> None:
    background = "phase=background"
    burkinabe, others = "minusma-burkina-faso", "~seven-others"
    certain = cell(await compare(client, background), party=f"{burkinabe},{others}")
    assert (certain["effect"], figure(certain)) == ("killed", (2, 2, True))
    assert certain["voices"][0]["high"] is None
    killed = await compare(client, f"{background}&reading=the-seven-were-killed")
    assert figure(cell(killed, party=burkinabe, effect="killed")) == (2, 2, False)
    assert figure(cell(killed, party=others, effect="killed")) == (7, 7, False)
    wounded = await compare(client, f"{background}&reading=the-seven-were-wounded")
    assert figure(cell(wounded, party=others, effect="wounded")) == (7, 7, False)
    assert cells(wounded, party=others, effect="killed") == []
    # Killed that day, as the article can be read: nine, or two.
    article = "document:wikipedia-battle-of-ber-2023"
    dead = [
        (one["low"], one["high"])
        for compared in (killed, wounded)
        for one in total(compared, "killed")["voices"]
        if one["voice"] == article
    ]
    assert dead == [(9, 9), (2, 2)]


async def test_v8_everybody_killed_in_the_battle(client: httpx.AsyncClient) -> None:
    dead = total(await compare(client), "killed")
    assert (figure(dead), dead["mixed_voices"]) == ((11, 35, True), True)
    assert ids(dead["missing"]) == [WAGNER, "minusma", "civilians-of-ber"]
    mali, jnim = dead["voices"]
    assert (mali["voice"], *figure(mali)) == ("mali", 35, 35, False)
    assert ids(mali["missing"]) == [WAGNER, CMA, "minusma", "civilians-of-ber"]
    # Its own four; of the army and Wagner it says dozens, of whom some may be dead.
    assert (jnim["voice"], *figure(jnim)) == ("jnim", 4, None, True)
    assert ids(jnim["missing"]) == [CMA, "minusma", "civilians-of-ber"]


async def test_v8_what_the_parts_say_stays_in_the_total(client: httpx.AsyncClient) -> None:
    # Mali's 28 are of JNIM and the CMA together; JNIM's 4 and the CMA's 0 stand all the same.
    dead = total(await compare(client, JNIM_AND_CMA), "killed")
    assert (figure(dead), dead["mixed_voices"]) == ((11, 35, True), True)


# By the reading 35 are killed and 15 wounded for certain.
@pytest.mark.parametrize(("query", "least"), [("", 35), (AMBUSH, 50)])
async def test_v8_no_total_is_less_than_those_in_it(
    query: str, least: int, client: httpx.AsyncClient
) -> None:
    compared = await compare(client, query)
    # 24 of army and Wagner or more, JNIM's 4 to 28, no CMA, 4 of MINUSMA, 3 civilians or more.
    for effect in ("killed_or_wounded", "casualty"):
        assert figure(total(compared, effect)) == (least, 59, True)
    # That the CMA lost nobody leaves no captives open.
    assert figure(total(compared, "captured")) == (1, 1, False)


async def test_v8_losses_for_losses(client: httpx.AsyncClient) -> None:
    exchanges = (await compare(client))["exchanges"]
    assert [
        (one["account"], one["of"]["id"], one["to"]["id"], one["loss_exchange"])
        for one in exchanges
    ] == [
        ("admissions", JNIM, ARMY, {"value": 0.571, "low": 0.571, "high": 0.571}),
        ("mali", JNIM, ARMY, {"value": 4.0, "low": 4.0, "high": 4.0}),
    ]
    # No account has the strength of a party.
    nothing = {"value": None, "low": None, "high": None}
    assert [one[key] for one in exchanges for key in ("fractional_exchange", "force")] == (
        [nothing] * 4
    )


async def test_v9_who_won(client: httpx.AsyncClient) -> None:
    article = "document:wikipedia-battle-of-ber-2023"
    said_of_outcomes = await disputes(client, "verdict=entailed_by&verdict=compatible")
    victory, withdrawal = [one for one in said_of_outcomes if one["kind"] == "outcome"]
    assert verdict(victory) == (
        "compatible",
        "inside",
        "other_scope",
        "'repelled' is of an event, 'Malian victory' of the battle.",
    )
    assert [one["voice"] for one in (*victory["a"], *victory["b"])] == ["cma", article]
    # That the army withdrew follows from its being repelled, and not the other way round.
    assert verdict(withdrawal) == (
        "entailed_by",
        "same_event",
        "implied_outcome",
        "'repelled' implies 'the Malian Army retreated'.",
    )
    assert [one["words"] for one in withdrawal["a"]] == [["the Malian Army retreated"]]
    assert [one["claims"] for one in withdrawal["b"]] == [["cwextqw54z0q7rtt"]]
    for one in (victory, withdrawal):
        assert (one["kind"], one["event"]) == ("outcome", "ber-2023-red-line-clash")
        assert (one["date"]["edtf"], one["independence"]) == ("2023-08-11", "not_established")


async def test_v10_vehicles(client: httpx.AsyncClient) -> None:
    compared = await compare(client, "kind=materiel")
    three = cell(compared, party=None, item_class="vehicle", effect="destroyed")
    one = cell(compared, party=CMA, item_class="vehicle", effect="destroyed")
    assert (voices(three), voices(one)) == ({"mali": (3, 3)}, {RESIDENT: (1, 1)})
    vehicles = total(compared, "destroyed", item_class="vehicle")
    assert (figure(vehicles), vehicles["mixed_voices"]) == ((3, 4, False), True)
    assert "if_both_true" in vehicles["flags"]
    motorcycles = total(compared, "abandoned", item_class="motorcycle")
    assert figure(motorcycles) == (12, 12, False)


# Small records

_NUMBERS = count(1)
SOURCES = [*the_sources(), *map(a_source, ("livermore", "clodfelter"))]
ACTORS = [
    *the_actors(),
    an_actor("union-army", short_name="the Union"),
    an_actor("confederate-army", short_name="the Confederates"),
]


def a_figure(
    quantity: int | Document, voice: str | None = None, source: str = "chronicle", **changes: Any
) -> Document:
    """What a voice, or the source itself, says of the killed Blues unless told otherwise."""
    if isinstance(quantity, int):
        quantity = a_quantity(quantity)
    common = {"claimant": a_speaker(voice), "citations": [a_citation(source)]}
    return a_claim(number=next(_NUMBERS), quantity=quantity, **common | changes)


def between(lower: int, upper: int) -> Document:
    return a_quantity(None, qualifier="between", lower=lower, upper=upper, bounds_kind="stated")


def battle_of(battle: str, *claims: Document, **changes: Any) -> Document:
    common = {"events": [], "actors": ACTORS, "sources": SOURCES}
    return a_battle(id=battle, claims=list(claims), **common | changes)


def of_confederates(battle: str, *claims: Document) -> Document:
    sides = [{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}]
    combatants = [a_combatant("union-army", 1), a_combatant("confederate-army", 2)]
    about = {"about": [a_party("confederate-army", "Confederate")]}
    said_of_them = [claim | about for claim in claims]
    return battle_of(battle, *said_of_them, sides=sides, combatants=combatants)


def both_say(effect: str, livermore: int, clodfelter: int) -> list[Document]:
    """What two studies count of one effect, each from registers."""
    counted: Document = {"effects": [effect], "count_basis": "register"}
    said_by = {"livermore": livermore, "clodfelter": clodfelter}
    return [a_figure(many, source=source, **counted) for source, many in said_by.items()]


SEVERAL = a_quantity(None, "several", qualifier="indefinite", term="several")
SOME = a_quantity(None, "some", qualifier="unknown_positive")
RECORDS = [
    battle_of(
        "one-of-seven",
        a_figure(1, "blues", occurred=a_date("1900-05-11")),
        a_figure(7),
        date=a_date("1900-05-11/1900-05-12"),
    ),
    battle_of("several-and-two", a_figure(SEVERAL, "blues"), a_figure(2)),
    battle_of("four-or-28", a_figure(4, "blues"), a_figure(at_least(28), "reds")),
    battle_of(
        "joint-and-parts",
        a_figure(20, "reds", about=[a_party("blues"), a_party("greens")]),
        a_figure(3, "blues"),
        a_figure(4, "greens", about=[a_party("greens")]),
    ),
    battle_of("vague", a_figure(between(100, 500))),
    battle_of("meeting", a_figure(between(100, 500), "blues"), a_figure(between(300, 900))),
    battle_of("some-and-20", a_figure(SOME, "blues"), a_figure(20)),
    battle_of("rounded", a_figure(10_300, "blues"), a_figure(10_316)),
    battle_of("apart", a_figure(10_300, "blues"), a_figure(11_200)),
    of_confederates(
        "gettysburg",
        *both_say("killed", 3_903, 3_903),
        *both_say("wounded", 18_735, 18_735),
    ),
    of_confederates(
        "alike-in-one",
        *both_say("killed", 3_903, 3_903),
        *both_say("wounded", 18_735, 12_706),
    ),
    of_confederates(
        "vicksburg",
        a_figure(3_202, source="livermore", effects=["killed", "wounded"]),
        a_figure(32_697, source="clodfelter", effects=["casualty"]),
    ),
    of_confederates(
        "too-many-killed",
        a_figure(500, source="livermore"),
        a_figure(300, source="clodfelter", effects=["casualty"]),
    ),
]
"""The records of this module's own service."""


async def test_v2_one_of_seven(own_client: httpx.AsyncClient) -> None:
    assert await disputes(own_client, battle="one-of-seven") == []
    (found,) = await disputes(own_client, "verdict=compatible_if", "one-of-seven")
    assert verdict(found) == (
        "compatible_if",
        "inside",
        "rest_is_possible",
        "1 is of a part of what 7 is of; with the rest both can be true.",
    )
    assert said(found["a"]) == [("blues", "blues", "killed", 1, 1)]
    assert said(found["b"]) == [("document:chronicle", "blues", "killed", 7, 7)]
    assert condition(found) == ("blues", "killed", "1900-05-12", 6, 6)
    dead = cell(await compare(own_client, battle="one-of-seven"), party="blues")
    # One on one day is no figure of two days, but the least that there can have been.
    assert (figure(dead), dead["disputed"]) == ((7, 7, False), False)
    assert voices(dead) == {"blues": (1, None), "document:chronicle": (7, 7)}


async def test_v3b_several_and_exactly_two(own_client: httpx.AsyncClient) -> None:
    (found,) = await disputes(own_client, battle="several-and-two")
    assert verdict(found) == (
        "contradicts",
        "same_cell",
        "disjoint",
        "2 and 3 or more share no value, for the same party, effect and days.",
    )
    assert said(found["a"]) == [("document:chronicle", "blues", "killed", 2, 2)]
    assert said(found["b"]) == [("blues", "blues", "killed", 3, None)]
    assert depends_on(found) == [("term", "several")]
    assert found["depends_on"][0]["text"] == "'several' is taken for 3 or more."
    every = "lexicon=none&verdict=contradicts&verdict=agrees&verdict=compatible_if"
    assert await disputes(own_client, every, "several-and-two") == []
    compared = await compare(own_client, "lexicon=none", "several-and-two")
    assert voices(cell(compared, party="blues")) == {"document:chronicle": (2, 2)}
    (left,) = compared["excluded"]
    assert (left["code"], left["of"]) == ("term_not_in_lexicon", [])
    assert left["text"] == "The lexicon does not have the vague word: 'several'."


@pytest.mark.parametrize(
    ("battle", "expected", "dispute_gap", "is_disputed"),
    [
        ("four-or-28", (4, 28, True), 2.536, True),
        ("vague", (100, 500, False), 0.0, False),
        ("meeting", (100, 900, False), 0.0, False),
        ("some-and-20", (20, 20, False), 0.0, False),
        ("rounded", (10_300, 10_316, False), 0.0, False),
        ("apart", (10_300, 11_200, False), 0.121, True),
    ],
)
async def test_v11_a_range_is_no_dispute(
    battle: str,
    expected: tuple[int, int, bool],
    dispute_gap: float,
    is_disputed: bool,
    own_client: httpx.AsyncClient,
) -> None:
    (dead,) = (await compare(own_client, battle=battle))["cells"]
    assert figure(dead) == expected
    assert (dead["disputed"], dead["dispute_gap"]) == (is_disputed, dispute_gap)
    assert (dead["grade"] == "disputed") is is_disputed
    assert ("within_rounding" in dead["flags"]) is (battle == "rounded")
    assert bool(await disputes(own_client, battle=battle)) is is_disputed
    (summary,) = (await own_client.get(f"/v1/battles?id={battle}")).json()["data"]
    assert (summary["disputed"], summary["dispute_gap"]) == (is_disputed, dispute_gap)


async def test_v11_rounding_is_told(own_client: httpx.AsyncClient) -> None:
    (found,) = await disputes(own_client, "verdict=differs_within_rounding", "rounded")
    assert verdict(found) == (
        "differs_within_rounding",
        "same_cell",
        "within_rounding",
        "10,300 and 10,316 differ by no more than rounding.",
    )


async def test_v8_a_total_reaches_to_what_the_parts_say(own_client: httpx.AsyncClient) -> None:
    dead = total(await compare(own_client, battle="joint-and-parts"), "killed")
    assert figure(dead) == (7, 20, False)
    assert dead["mixed_voices"] is True
    assert [(one["voice"], *figure(one)) for one in dead["voices"]] == [
        ("redland", 20, 20, False),
        ("blues", 3, 3, False),
        ("greens", 4, 4, False),
    ]
    (found,) = await disputes(own_client, battle="joint-and-parts")
    assert verdict(found) == (
        "contradicts",
        "group",
        "highs_sum_under_low",
        "3 and 4 make up the whole and add up to at most 7, under 20.",
    )


async def test_v12_equal_figures_of_one_origin(own_client: httpx.AsyncClient) -> None:
    compared = await compare(own_client, battle="gettysburg")
    for effect, many in (("killed", 3_903), ("wounded", 18_735)):
        alike = cell(compared, party="confederate-army", effect=effect)
        assert (figure(alike), alike["disputed"]) == ((many, many, False), False)
        assert voices(alike) == {
            "document:livermore": (many, many),
            "document:clodfelter": (many, many),
        }
        assert (alike["flags"], alike["grade"]) == (["likely_common_origin"], "agreed")
    found = await disputes(own_client, "verdict=agrees&verdict=corroborates", "gettysburg")
    assert [(one["effect"], one["verdict"], one["independence"]) for one in found] == [
        ("killed", "agrees", "likely_common_origin"),
        ("wounded", "agrees", "likely_common_origin"),
    ]
    # The same two, where they have but one figure in common.
    apart = await compare(own_client, battle="alike-in-one")
    dead = cell(apart, party="confederate-army", effect="killed")
    assert (dead["flags"], dead["grade"]) == ([], "corroborated")
    (one,) = await disputes(own_client, "verdict=agrees&verdict=corroborates", "alike-in-one")
    assert (one["verdict"], one["independence"]) == ("corroborates", "independent")


async def test_v12_killed_or_wounded_among_casualties(own_client: httpx.AsyncClient) -> None:
    compatible = "verdict=contradicts&verdict=compatible&verdict=compatible_if"
    (found,) = await disputes(own_client, compatible, "vicksburg")
    assert verdict(found)[:3] == ("compatible_if", "inside", "rest_is_possible")
    army = "confederate-army"
    assert said(found["a"]) == [("document:livermore", army, "killed_or_wounded", 3_202, 3_202)]
    assert said(found["b"]) == [("document:clodfelter", army, "casualty", 32_697, 32_697)]
    # The rest were captured or missing, which has no name as one effect.
    assert condition(found) == (army, None, None, 29_495, 29_495)
    compared = await compare(own_client, battle="vicksburg")
    assert [one["disputed"] for one in compared["cells"]] == [False, False]


async def test_v12_more_killed_than_casualties(own_client: httpx.AsyncClient) -> None:
    (found,) = await disputes(own_client, battle="too-many-killed")
    assert verdict(found) == (
        "contradicts",
        "inside",
        "part_exceeds_whole",
        "500 is of a part, and more than 300 of the whole.",
    )
    assert said(found["a"]) == [("document:livermore", "confederate-army", "killed", 500, 500)]
    assert said(found["b"]) == [("document:clodfelter", "confederate-army", "casualty", 300, 300)]
    compared = await compare(own_client, battle="too-many-killed")
    assert [one["disputed"] for one in compared["cells"]] == [True, True]
