"""What a data frame makes of claims: nothing doubled, nothing padded, no column that vanishes."""

from __future__ import annotations

from typing import Any

import httpx
import pandas as pd
import pytest

pytestmark = pytest.mark.anyio

BER = "/v1/battles/battle-of-ber-2023/claims?limit=1000"


async def claims(client: httpx.AsyncClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get(address)).json()["data"]
    return found


async def test_exploding_parties_does_not_double_a_joint_figure(
    client: httpx.AsyncClient,
) -> None:
    frame = pd.json_normalize(
        await claims(client, f"{BER}&effect=killed&claimant=jnim&about=wagner-group")
    )
    counted = frame[frame["counted"]]
    # "Dozens of deaths and injuries" over the army and Wagner is one figure.
    assert list(counted["party"]) == ["malian-armed-forces,wagner-group"]
    assert counted["interval.low"].sum() == 24
    exploded = counted.explode("about", ignore_index=True)
    assert len(exploded) == 2
    actors = [party["actor"] for party in exploded["about"]]
    assert actors == ["malian-armed-forces", "wagner-group"]
    # Both rows carry the same id and the same scalar party: grouped by it, the figure stands once.
    assert exploded["id"].nunique() == 1
    per_party = exploded.drop_duplicates("id").groupby("party")["interval.low"].sum()
    assert per_party.to_dict() == {"malian-armed-forces,wagner-group": 24}


async def test_a_sum_of_counted_claims_adds_nothing_twice(client: httpx.AsyncClient) -> None:
    frame = pd.json_normalize(await claims(client, f"{BER}&kind=casualties&phase=battle"))
    dead = frame[frame["counted"] & (frame["effect"] == "killed")]
    sums = dead.groupby(["claimant.voice", "party"])["interval.low"].sum()
    assert sums.to_dict() == {
        ("mali", "malian-armed-forces"): 7,
        ("mali", "jnim"): 28,
        ("jnim", "jnim"): 4,
    }
    # Without the flag the infobox doubles every total.
    everything = frame[frame["effect"] == "killed"]
    assert everything.groupby(["claimant.voice", "party"])["interval.low"].sum().to_dict() == {
        ("mali", "malian-armed-forces"): 14,
        ("mali", "jnim"): 56,
        ("jnim", "jnim"): 8,
    }


async def test_columns_do_not_appear_and_vanish_with_nulls(client: httpx.AsyncClient) -> None:
    of_one_kind = await claims(client, "/v1/claims?kind=casualties&limit=1000")
    assert len(of_one_kind) > 20
    assert len({tuple(claim) for claim in of_one_kind}) == 1
    # References may be null, values may not: `event` is the one reference of these claims.
    columns = {
        tuple(name for name in pd.json_normalize(claim).columns if name.split(".")[0] != "event")
        for claim in of_one_kind
    }
    assert len(columns) == 1
    for claim in of_one_kind:
        dates = ("occurred", "effective_date", "asserted")
        for value_object in (*dates, "claimant", "quantity", "interval"):
            assert isinstance(claim[value_object], dict)


async def test_dates_of_an_interval_are_read_by_their_ends(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/battles?fields=id,date&country=ML")
    frame = pd.json_normalize(answer.json()["data"])
    # The words in `date.edtf` are an interval, which pd.to_datetime would read as one day.
    assert list(frame["date.edtf"]) == ["2023-08-11/2023-08-12"]
    assert list(pd.to_datetime(frame["date.earliest"]).dt.strftime("%d %B")) == ["11 August"]
    assert list(pd.to_datetime(frame["date.latest"]).dt.strftime("%d %B")) == ["12 August"]
    assert list(frame["date.last_day"] - frame["date.first_day"]) == [1]


async def test_zero_null_and_no_claim_stay_three_things(client: httpx.AsyncClient) -> None:
    frame = pd.json_normalize(await claims(client, f"{BER}&kind=casualties&phase=battle"))
    none_lost = frame[(frame["claimant.voice"] == "cma") & (frame["effect"] == "casualty")]
    assert set(none_lost["interval.low"]) == {0}
    assert set(none_lost["interval.high"]) == {0}
    dozens = frame[frame["quantity.as_said"] == "dozens of deaths and injuries"]
    assert dozens["interval.high"].isna().all()
    assert dozens["interval.open"].all()
    assert not (frame["party"] == "wagner-group").any()
