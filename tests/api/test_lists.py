"""Lists: the envelope, filters, order, pages, counts, and everything that is refused."""

from __future__ import annotations

import itertools
import json
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from battleapi.api.cursors import LONGEST_CURSOR, write_cursor
from battleapi.api.guards import LONGEST_TARGET
from battleapi.model.resources import Resource
from tests.api.exchanges import NO_POSITIONS, forged

pytestmark = pytest.mark.anyio

BER = "battle-of-ber-2023"
BY_ID = b'["battle", [], []]'
BY_DATE = b'["battle", [], ["date"]]'
"""What binds the cursors of two walks through all battles."""

PAYLOADS = st.one_of(
    st.binary(max_size=60),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
        lambda member: st.lists(member, max_size=3) | st.dictionaries(st.text(), member),
        max_leaves=5,
    ).map(lambda value: json.dumps(value, separators=(",", ":")).encode()),
    st.lists(st.integers() | st.text(max_size=8), max_size=3).map(
        lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    ),
)


async def refused_cursor(client: httpx.AsyncClient, address: str) -> None:
    answer = await client.get(address)
    assert answer.status_code == 400, answer.text
    assert answer.json()["type"] == "/problems/invalid-cursor"


async def listed(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def ids(client: httpx.AsyncClient, address: str) -> list[str]:
    return [thing["id"] for thing in (await listed(client, address))["data"]]


async def faults(client: httpx.AsyncClient, address: str) -> list[tuple[str, str, list[str]]]:
    answer = await client.get(address)
    assert answer.status_code == 422, answer.text
    return [(one["at"], one["code"], one["expected"]) for one in answer.json()["errors"]]


@pytest.mark.parametrize("resource", list(Resource))
async def test_the_envelope_has_these_keys_and_no_others(
    client: httpx.AsyncClient, resource: Resource
) -> None:
    body = await listed(client, f"/v1/{resource.plural}?limit=1")
    assert list(body) == ["data", "next", "total", "total_capped", "left_out", "data_version"]
    assert len(body["data"]) == 1
    assert body["total"] is None
    assert body["total_capped"] is False
    assert body["left_out"] == {"undated": 0, "unlocated": 0, "open": 0}
    assert body["data_version"] > 40


async def test_battles_are_asked_for_by_how_far_their_sides_differ(
    client: httpx.AsyncClient,
) -> None:
    shown = "fields=id,dispute_ratio,from_zero"
    body = await listed(client, f"/v1/battles?ratio_min=3&actor=jnim&sort=-dispute_ratio&{shown}")
    assert body["data"] == [{"id": BER, "dispute_ratio": 7.0, "from_zero": False}]
    # Counted only where a ratio is asked for.
    assert body["left_out"] == {"undated": 0, "unlocated": 0, "open": 0, "from_zero": 0}
    assert await ids(client, "/v1/battles?ratio_min=7.001") == []
    assert await ids(client, "/v1/battles?disputed=true") == [BER, "battle-of-cannae"]
    assert await ids(client, "/v1/battles?disputed=false") == ["battle-of-marathon"]


async def test_claims_are_asked_for_by_what_their_words_allow(client: httpx.AsyncClient) -> None:
    address = f"/v1/claims?battle={BER}&effect_only=killed&sort=-low"
    body = await listed(client, f"{address}&low_min=24&fields=quantity.as_said,interval.low")
    assert {one["interval"]["low"] for one in body["data"]} == {24, 28}
    highs = (await listed(client, f"{address}&high_max=4&fields=interval.high"))["data"]
    assert highs
    assert all(one["interval"]["high"] <= 4 for one in highs)
    assert await ids(client, f"/v1/battles?low_min=24&effect_only=killed&id={BER}") == [BER]
    assert await ids(client, f"/v1/battles?low_min=29&effect_only=killed&id={BER}") == []


async def test_open_figures_are_counted_where_the_most_is_asked_for(
    client: httpx.AsyncClient,
) -> None:
    body = await listed(client, f"/v1/claims?battle={BER}&high_max=30&limit=200")
    every = await listed(client, f"/v1/claims?battle={BER}&limit=200&fields=id,interval")
    spans = {one["id"]: one["interval"] for one in every["data"] if one.get("interval")}
    unknown = [one for one in spans.values() if one["high"] is None and one["low"] <= 30]
    assert body["left_out"] == {"undated": 0, "unlocated": 0, "open": len(unknown)}
    # Equipment that was captured, at least two, several twice and dozens twice.
    assert sorted(one["low"] for one in unknown) == [1, 2, 3, 3, 24, 24]
    assert {one["id"] for one in body["data"]} == {
        key for key, one in spans.items() if one["high"] is not None and one["high"] <= 30
    }


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("ratio_min=0.5", ("ratio_min", "invalid_value", ["1.."])),
        ("ratio_min=!3", ("ratio_min", "invalid_value", ["1.."])),
        ("ratio_min=3&ratio_min=4", ("ratio_min", "given_twice", [])),
        ("low_min=-1", ("low_min", "invalid_value", ["0.."])),
        ("high_max=4.0", ("high_max", "invalid_value", ["0.."])),
        ("disputed=yes", ("disputed", "unknown_value", ["true", "false"])),
        ("disputed=!true", ("disputed", "unknown_value", ["true", "false"])),
    ],
)
async def test_numbers_that_are_none_are_refused(
    client: httpx.AsyncClient, query: str, fault: tuple[str, str, list[str]]
) -> None:
    assert await faults(client, f"/v1/battles?{query}") == [fault]


async def test_a_thing_in_a_list_is_the_thing_alone(client: httpx.AsyncClient) -> None:
    for plural in ("claims", "events", "actors", "conflicts", "sources", "places"):
        (first,) = (await listed(client, f"/v1/{plural}?limit=1"))["data"]
        assert (await client.get(f"/v1/{plural}/{first['id']}")).json() == first


async def test_following_next_meets_everything_once(client: httpx.AsyncClient) -> None:
    everything = await ids(client, "/v1/claims?limit=1000")
    assert len(everything) == len(set(everything)) > 100
    for order in ("", "&sort=kind", "&sort=-date,battle", "&sort=battle,-id"):
        address: str | None = f"/v1/claims?limit=17{order}"
        met: list[str] = []
        while address is not None:
            assert address.startswith("/v1/claims?")
            answer = await client.get(address)
            assert len(answer.json()["data"]) <= 17
            met += [claim["id"] for claim in answer.json()["data"]]
            address = answer.json()["next"]
            assert answer.links.get("next", {}).get("url") == address
        assert sorted(met) == sorted(everything)
        assert met == await ids(client, f"/v1/claims?limit=1000{order}")


async def test_links_of_a_page(client: httpx.AsyncClient) -> None:
    first = await client.get("/v1/claims?limit=2&country=!GR&date=2023-01-01/2023-12-31")
    assert first.links["self"]["url"] == (
        "/v1/claims?country=!GR&date=2023-01-01/2023-12-31&limit=2"
    )
    assert first.links["first"]["url"] == first.links["self"]["url"]
    second = await client.get(first.links["next"]["url"])
    assert second.links["self"]["url"] == first.links["next"]["url"]
    assert second.links["first"]["url"] == first.links["first"]["url"]
    assert second.links["service-desc"]["url"] == "/openapi.json"


@pytest.mark.parametrize(
    "limit", ["0", "-1", "1001", "01", "1e2", "1.0", "", "ten", "9" * 30, " 5"]
)
async def test_a_limit_out_of_range_is_refused_and_never_clamped(
    client: httpx.AsyncClient, limit: str
) -> None:
    assert await faults(client, f"/v1/claims?limit={limit}") == [
        ("limit", "out_of_range", ["1..1000"])
    ]


async def test_the_default_limit(client: httpx.AsyncClient) -> None:
    assert len(await ids(client, "/v1/claims")) == 50


async def test_all_faults_of_a_request_at_once(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/claims?efect=killed&limit=0&actor=jnimm&sort=nam&kind=sieg")
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["type"] == "/problems/invalid-parameters"
    assert problem["detail"] == "5 parameters are not valid. Nothing was searched."
    found = {fault["at"]: (fault["code"], fault["expected"]) for fault in problem["errors"]}
    assert found["efect"][0] == "unknown_parameter"
    assert found["efect"][1][0] == "effect"
    assert found["limit"] == ("out_of_range", ["1..1000"])
    assert found["actor"] == ("unknown_value", ["jnim"])
    keys = ["id", "battle", "kind", "date", "low", "high"]
    assert found["sort"] == ("unknown_value", keys)
    assert found["kind"][0] == "unknown_value"
    assert {fault["in"] for fault in problem["errors"]} == {"query"}


async def test_what_was_sent_is_never_repeated(client: httpx.AsyncClient) -> None:
    secret = "<script>hush</script>"
    names = ("actor", "kind", "date", "limit", "cursor", "sort", "fields", "count", "country", "q")
    for name in names:
        answer = await client.get("/v1/claims", params={name: secret})
        assert answer.status_code in {400, 422}
        assert "hush" not in answer.text
        assert "script" not in answer.text


@pytest.mark.parametrize("name", ["limit", "sort", "cursor", "count", "fields", "date", "undated"])
async def test_a_single_valued_parameter_given_twice_is_refused(
    client: httpx.AsyncClient, name: str
) -> None:
    query = f"{name}=1&{name}=1"
    assert (name, "given_twice", []) in await faults(client, f"/v1/claims?{query}")


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("actor=jnimm", "jnim"),
        ("actor=JNIM", "jnim"),
        ("battle=battle-of-ber", BER),
        ("claimant=malian-army-forces", "malian-armed-forces"),
        ("event=ber-2023-ambsh", "ber-2023-ambush"),
        ("conflict=mali-wars", "mali-war"),
        ("about=!jnmi", "jnim"),
        ("actor=jmin", "jnim"),
        ("actor=njim", "jnim"),
    ],
)
async def test_an_id_that_nothing_has_is_refused_with_the_nearest(
    client: httpx.AsyncClient, query: str, nearest: str
) -> None:
    name = query.partition("=")[0]
    ((at, code, expected),) = await faults(client, f"/v1/claims?{query}")
    assert (at, code) == (name, "unknown_value")
    assert nearest in expected


async def test_a_record_counts_the_sources_that_it_cites_and_shows_all_it_leads_to(
    client: httpx.AsyncClient,
) -> None:
    record = (await client.get(f"/v1/battles/{BER}")).json()
    shown = {source["id"]: source["claim_count"] for source in record["sources"]}
    # GeoNames is where the points of its places are from; no fact or claim cites it.
    assert (record["counts"]["sources"], len(shown), shown["geonames"]) == (10, 11, 0)
    of_battle = await listed(client, f"/v1/battles/{BER}/sources?limit=1000")
    assert {source["id"] for source in of_battle["data"]} == set(shown)


async def test_the_events_of_a_battle_come_as_its_record_tells_them(
    client: httpx.AsyncClient,
) -> None:
    found = await ids(client, f"/v1/battles/{BER}/events?limit=100")
    course = ("june-attack", "base-blocked", "approach", "ambush", "red-line-clash", "evacuation")
    told = [f"ber-2023-{name}" for name in course]
    assert [one for one in found if one in told] == told
    record = (await client.get(f"/v1/battles/{BER}")).json()
    # Undated ones last, else by the day and in the order of the record.
    undated = [one["id"] for one in record["events"] if one["date"]["edtf"] is None]
    assert found[-len(undated) :] == undated


@pytest.mark.parametrize(
    ("kind", "number", "among_them"),
    [
        ("actors", 22, {"resident-of-ber", "malian-junta", "assimi-goita", "un-security-council"}),
        ("sources", 11, {"geonames"}),
        ("places", 9, {"lere"}),
        ("conflicts", 1, {"mali-war"}),
    ],
)
async def test_what_the_record_of_a_battle_lists_is_what_the_filter_finds(
    client: httpx.AsyncClient, kind: str, number: int, among_them: set[str]
) -> None:
    record = (await client.get(f"/v1/battles/{BER}")).json()
    found = await listed(client, f"/v1/{kind}?battle={BER}&limit=1000")
    assert sorted(one["id"] for one in record[kind]) == [one["id"] for one in found["data"]]
    assert len(found["data"]) == number
    assert among_them <= {one["id"] for one in found["data"]}


@pytest.mark.parametrize(
    ("query", "details"),
    [
        (
            "sort=x,date,,-x",
            [
                "Value 1 of 4: The list has no such sort key.",
                "Value 3 of 4: The value is empty.",
                "A sort key is named twice.",
            ],
        ),
        ("sort=x", ["The list has no such sort key."]),
        (
            "actor=jnim&actor=absent&actor=!absent",
            [
                "Value 2 of 3: There is no actor with this id; the ids are at /v1/actors.",
                "Value 3 of 3: There is no actor with this id; the ids are at /v1/actors.",
            ],
        ),
        ("about=al-qaeda", ["There is no actor with this id; the ids are at /v1/actors."]),
        (
            f"effect=killed&effect=hush&effect={'x' * 200}",
            [
                "Value 3 of 3: A value of effect has at most 120 characters.",
                "Value 2 of 3: This is no word of the vocabulary.",
            ],
        ),
    ],
)
async def test_faults_of_several_values_say_which_they_are_of(
    client: httpx.AsyncClient, query: str, details: list[str]
) -> None:
    answer = await client.get(f"/v1/claims?{query}")
    assert [fault["detail"] for fault in answer.json()["errors"]] == details


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023/08", ["2023-08"]),
        ("08/11/2023", ["2023-08-11", "2023-11-08"]),
        ("11.08.2023", ["2023-11-08", "2023-08-11"]),
    ],
)
async def test_a_date_of_another_notation_is_told_what_it_can_mean(
    client: httpx.AsyncClient, date: str, expected: list[str]
) -> None:
    assert await faults(client, f"/v1/claims?date={date}") == [("date", "invalid_value", expected)]


async def test_one_wrong_value_among_right_ones_is_refused(client: httpx.AsyncClient) -> None:
    ((at, code, _),) = await faults(client, "/v1/claims?actor=jnim&actor=cma&actor=absent")
    assert (at, code) == ("actor", "unknown_value")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=ZZ", ["ZW", "ZR", "ZM"]),
        ("country=FRA", ["FR"]),
        ("country=!Mali", ["ML"]),
        ("effect=kiled", ["killed", "disabled"]),
    ],
)
async def test_a_word_that_is_none_is_refused_with_the_nearest(
    client: httpx.AsyncClient, query: str, expected: list[str]
) -> None:
    name = query.partition("=")[0]
    assert await faults(client, f"/v1/claims?{query}") == [(name, "unknown_value", expected)]


async def test_a_country_that_is_no_more_can_be_asked_for(client: httpx.AsyncClient) -> None:
    assert await ids(client, "/v1/battles?country=SU") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("effect=killed,wounded", "killed"),
        ("country=ML,GR", "ML"),
        ("actor=jnim,cma", "jnim"),
        ("about=!jnim,cma", "jnim"),
    ],
)
async def test_values_between_commas_are_told_to_repeat_the_parameter(
    client: httpx.AsyncClient, query: str, first: str
) -> None:
    name = query.partition("=")[0]
    (fault,) = (await client.get(f"/v1/claims?{query}")).json()["errors"]
    assert fault["detail"] == (
        f"Commas divide no values here: repeat {name} for each, {name}=...&{name}=..."
    )
    assert fault["expected"][0] == first


async def test_near_values_are_sought_for_the_first_faults_of_a_request_only(
    service: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def nearest(_resource: Resource, text: str) -> tuple[str, ...]:
        sought.append(text)
        return ("jnim",)

    monkeypatch.setattr(service.state.store.reader, "nearest", nearest)
    query = "&".join(f"{name}=jnim{n}" for name in ("actor", "about") for n in range(150))
    found = await faults(client, f"/v1/claims?{query}")
    assert len(found) == 300
    assert len(sought) == 3
    assert [expected for _, _, expected in found] == [["jnim"]] * 3 + [[]] * 297


async def test_repeating_a_filter_is_or_and_two_filters_are_and(
    client: httpx.AsyncClient,
) -> None:
    killed = set(await ids(client, f"/v1/claims?battle={BER}&effect=killed&limit=1000"))
    wounded = set(await ids(client, f"/v1/claims?battle={BER}&effect=wounded&limit=1000"))
    own = set(await ids(client, f"/v1/claims?battle={BER}&stance=own&limit=1000"))
    either = set(
        await ids(client, f"/v1/claims?battle={BER}&effect=killed&effect=wounded&limit=1000")
    )
    both = set(await ids(client, f"/v1/claims?battle={BER}&effect=killed&stance=own&limit=1000"))
    assert killed - wounded
    assert wounded - killed
    assert either == killed | wounded
    assert both == killed & own
    assert both


async def test_negation_excludes(client: httpx.AsyncClient) -> None:
    everywhere = set(await ids(client, "/v1/battles"))
    assert set(await ids(client, "/v1/battles?country=ML")) == {BER}
    assert set(await ids(client, "/v1/battles?country=!ML")) == everywhere - {BER}
    assert set(await ids(client, "/v1/battles?country=!ML&country=!GR")) == {"battle-of-cannae"}
    assert await ids(client, "/v1/battles?country=ML&country=!ML") == []


async def test_ids_that_contain_each_other_are_not_confused(client: httpx.AsyncClient) -> None:
    # A search by substring finds Mali in Somalia, and the junta under "mali".
    assert await ids(client, "/v1/actors?id=mali") == ["mali"]
    assert await ids(client, "/v1/actors?id=mali&id=cma") == ["cma", "mali"]


async def test_a_filter_takes_up_to_200_values(client: httpx.AsyncClient) -> None:
    most = "&".join(["actor=jnim"] * 200)
    assert await ids(client, f"/v1/actors?{most}") == ["jnim"]
    assert await faults(client, f"/v1/actors?{most}&actor=jnim") == [
        ("actor", "too_many", ["1..200 values"])
    ]


async def test_a_date_that_is_no_edtf_is_refused_and_a_wide_one_is_not(
    client: httpx.AsyncClient,
) -> None:
    for date in ("yesterday", "2023-13", "2023-02-30", "11/12/2023", "", "2023-08-11T00:00:00Z"):
        ((at, code, _),) = await faults(client, f"/v1/battles?date={date}")
        assert (at, code) == ("date", "invalid_value")
    assert await faults(client, "/v1/battles?date=-490") == [
        ("date", "invalid_value", ["-0489 for 490 BC", "-0490 for 491 BC"])
    ]
    for date in ("-9999/9999", "../2100", "-0500/..", "20XX"):
        assert (await client.get(f"/v1/battles?date={date}")).status_code == 200
    assert len(await ids(client, "/v1/battles?date=-9999/9999")) == 3
    ((at, code, _),) = await faults(client, f"/v1/battles?date=2023-08{'~' * 200}")
    assert (at, code) == ("date", "too_long")


async def test_what_a_filter_cannot_judge_is_counted(client: httpx.AsyncClient) -> None:
    everything = (await listed(client, "/v1/conflicts?count=true"))["total"]
    answer = await listed(client, "/v1/conflicts?date=-9999/9999&count=true")
    assert answer["left_out"]["undated"] > 0
    assert answer["total"] + answer["left_out"]["undated"] == everything
    only = await listed(client, "/v1/conflicts?date=-9999/9999&undated=only&count=true")
    assert only["total"] == answer["left_out"]["undated"]
    assert only["left_out"]["undated"] == 0
    included = await listed(client, "/v1/conflicts?date=-9999/9999&undated=include&count=true")
    assert included["total"] == everything
    unlocated = await listed(client, "/v1/actors?country=ML&count=true")
    assert unlocated["left_out"]["unlocated"] > 0


async def test_count_fills_the_total(client: httpx.AsyncClient) -> None:
    body = await listed(client, f"/v1/claims?battle={BER}&effect=killed&count=true&limit=1")
    assert body["total"] == len(
        await ids(client, f"/v1/claims?battle={BER}&effect=killed&limit=1000")
    )
    assert body["total_capped"] is False
    assert (await listed(client, "/v1/claims?count=false"))["total"] is None
    assert await faults(client, "/v1/claims?count=1") == [
        ("count", "unknown_value", ["true", "false"])
    ]


async def test_order(client: httpx.AsyncClient) -> None:
    assert await ids(client, "/v1/battles?sort=date") == [
        "battle-of-marathon",
        "battle-of-cannae",
        BER,
    ]
    names = [
        actor["name"] for actor in (await listed(client, "/v1/actors?sort=name&limit=1000"))["data"]
    ]
    # By code point, so alike on both engines whatever their collation.
    assert names == sorted(names)
    backwards = await listed(client, "/v1/actors?sort=-name&limit=1000")
    assert [actor["name"] for actor in backwards["data"]] == names[::-1]
    events = await listed(client, f"/v1/battles/{BER}/events?limit=1000")
    dates = [event["date"] for event in events["data"]]
    # What has no start goes by its end.
    days = [date["last_day" if date["first_day"] is None else "first_day"] for date in dates]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated
    assert await faults(client, "/v1/battles?sort=date,-date") == [("sort", "given_twice", [])]


async def test_the_parts_of_a_battle_are_the_list_with_that_battle(
    client: httpx.AsyncClient,
) -> None:
    for plural in ("claims", "events", "sources"):
        part = await listed(client, f"/v1/battles/{BER}/{plural}?limit=1000")
        whole = await listed(client, f"/v1/{plural}?battle={BER}&limit=1000")
        assert part["data"] == whole["data"] != []
    absent = await client.get("/v1/battles/absent/claims")
    assert absent.status_code == 404
    ((at, code, expected),) = await faults(client, f"/v1/battles/{BER}/claims?battle={BER}")
    assert (at, code) == ("battle", "unknown_parameter")
    assert "battle" not in expected


async def test_fields_of_a_list(client: httpx.AsyncClient) -> None:
    body = await listed(client, "/v1/claims?fields=id,claimant.voice,interval.low&limit=1000")
    for claim in body["data"]:
        assert set(claim) in ({"id", "claimant"}, {"id", "claimant", "interval"})
        assert set(claim["claimant"]) == {"voice"}
    ((at, code, expected),) = await faults(client, "/v1/claims?fields=id,claimant.voic")
    assert (at, code) == ("fields", "unknown_field")
    assert "claimant.voice" in expected


async def test_a_cursor_belongs_to_its_filters_and_order(client: httpx.AsyncClient) -> None:
    further = (await listed(client, "/v1/claims?limit=5&effect=killed&sort=kind"))["next"]
    cursor = further.partition("cursor=")[2]
    for query in (
        "effect=killed&sort=kind",
        "sort=kind&effect=killed&limit=3&count=true&fields=id",
    ):
        answer = await client.get(f"/v1/claims?{query}&cursor={cursor}")
        assert answer.status_code == 200
    for query in (
        "",
        "effect=killed",
        "effect=wounded&sort=kind",
        "effect=killed&sort=-kind",
        "effect=!killed&sort=kind",
        "effect=killed&sort=kind&stance=own",
    ):
        answer = await client.get(f"/v1/claims?{query}&cursor={cursor}")
        assert answer.status_code == 400
        assert answer.json()["type"] == "/problems/invalid-cursor"
    assert (await client.get(f"/v1/events?cursor={cursor}")).status_code == 400


async def test_any_changed_character_of_a_cursor_is_refused(client: httpx.AsyncClient) -> None:
    further = (await listed(client, "/v1/battles?limit=1"))["next"]
    cursor = further.partition("cursor=")[2]
    for place in range(len(cursor)):
        wrong = "B" if cursor[place] == "A" else "A"
        changed = cursor[:place] + wrong + cursor[place + 1 :]
        answer = await client.get(f"/v1/battles?limit=1&cursor={changed}")
        assert answer.status_code == 400
    assert (await client.get(f"/v1/battles?cursor={'k1.' + 'A' * 1000}")).status_code == 400


@pytest.mark.parametrize(
    "position",
    [(), (1,), ("a", "b"), ("\x00",), (" a",), ("",), ("a" * 401,), (2**70,)],
)
async def test_a_made_up_position_never_reaches_the_store(
    client: httpx.AsyncClient, position: tuple[str | int, ...]
) -> None:
    # What binds a cursor is no secret, so somebody could make one that has the right checksum.
    genuine = write_cursor(BY_ID, ("battle-of-ber-2023",))
    assert (await client.get(f"/v1/battles?cursor={genuine}")).status_code == 200
    await refused_cursor(client, f"/v1/battles?cursor={write_cursor(BY_ID, position)}")


@pytest.mark.parametrize("day", [2**53, -(2**53), "738743"])
async def test_a_made_up_day_never_reaches_the_store(
    client: httpx.AsyncClient, day: str | int
) -> None:
    cursor = write_cursor(BY_DATE, (day, BER))
    await refused_cursor(client, f"/v1/battles?sort=date&cursor={cursor}")


@pytest.mark.parametrize("payload", NO_POSITIONS)
async def test_a_forged_cursor_is_refused(client: httpx.AsyncClient, payload: bytes) -> None:
    await refused_cursor(client, f"/v1/battles?cursor={forged(BY_ID, payload)}")


@given(payload=PAYLOADS)
async def test_any_payload_behind_a_checksum_is_refused_or_gives_a_page(
    client: httpx.AsyncClient, payload: bytes
) -> None:
    for question, address in ((BY_ID, "/v1/battles?"), (BY_DATE, "/v1/battles?sort=date&")):
        answer = await client.get(f"{address}cursor={forged(question, payload)}")
        assert answer.status_code in {200, 400}, payload


async def test_a_list_that_leaves_no_room_for_its_cursor_is_refused_at_once(
    client: httpx.AsyncClient,
) -> None:
    room = LONGEST_TARGET - LONGEST_CURSOR - len("&cursor=")
    address = "/v1/claims?limit=1"
    names = itertools.cycle(("actor", "claimant", "about"))
    while len(address) <= room:
        fits, address = address, f"{address}&{next(names)}=malian-armed-forces"
    answer = await client.get(fits)
    assert answer.status_code == 200
    assert (await client.get(answer.json()["next"])).status_code == 200
    assert len(address) < LONGEST_TARGET
    refused = await client.get(address)
    assert refused.status_code == 414
    assert refused.json()["type"] == "/problems/uri-too-long"


async def test_the_tag_of_a_list_is_of_what_it_shows(client: httpx.AsyncClient) -> None:
    tags = {
        (await client.get(f"/v1/claims?{query}")).headers["etag"]
        for query in ("", "limit=10", "sort=-id", "fields=id", "count=true", "effect=killed")
    }
    assert len(tags) == 6
    again = await client.get("/v1/claims?limit=10")
    assert again.headers["etag"] == (await client.get("/v1/claims?limit=10")).headers["etag"]
    assert "-" not in again.headers["etag"]
