"""Who overclaims most in a generated war: what is served beside what plain arithmetic makes of it.

The war is drawn from a seed. What each side lost is drawn first; then what the side admits of it,
and what its enemies claim, which is that loss so many times over. The sums of the test are made of
the drawn numbers alone, and never of what the service reads out of the records.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from random import Random
from typing import NamedTuple

import httpx
import pytest

from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_party,
    a_quantity,
    a_speaker,
    at_least,
)

pytestmark = pytest.mark.anyio

TIMES_OVER = {"reds": Fraction(3), "blues": Fraction(3, 2), "greens": Fraction(8)}
"""How many times over each side claims what its enemies lost."""

ENEMIES = {"reds": ("blues", "greens"), "blues": ("reds",), "greens": ("reds",)}
VOICES = {"reds": "redland", "blues": "blues", "greens": "greens"}
"""Whom each side fights, and who speaks for it: the Reds are an organ of Redland."""

BATTLES = 12
BATTLES_OF_GREENS = 4

WAR = {"id": "delta-war", "kind": "war", "name": "Delta War"}
CAMPAIGN = {"id": "delta-campaign", "kind": "campaign", "name": "Campaign", "part_of": "delta-war"}


class Said(NamedTuple):
    """A number as it was said; without an end it is "at least"."""

    low: int
    high: int | None

    @property
    def written(self) -> Document:
        if self.high is None:
            return at_least(self.low)
        if self.low == self.high:
            return a_quantity(self.low)
        return a_quantity(
            None, qualifier="between", lower=self.low, upper=self.high, bounds_kind="stated"
        )


class Figure(NamedTuple):
    """What a side claims that an enemy lost, and what that enemy admits; None where nothing."""

    battle: int
    claimant: str
    claimed: Said
    admitted: Said | None


class War(NamedTuple):
    records: list[Document]
    figures: list[Figure]


def a_war(seed: int) -> War:
    """A war of twelve battles, in each of which every side loses killed and wounded."""
    drawn = Random(seed)
    numbers = count(1)
    war = War([], [])
    for battle in range(BATTLES):
        present = ["reds", "blues", *(["greens"] if battle < BATTLES_OF_GREENS else [])]
        claims: list[Document] = []
        for party in present:
            for effect in ("killed", "wounded"):
                lost = drawn.randint(2, 90)
                admitted = _admitted(drawn, lost)
                said = [(party, admitted)] if admitted else []
                # What others say who fight neither is of no account.
                said.append(("gazette", Said(7 * lost, 7 * lost)))
                for claimant in present:
                    if party in ENEMIES[claimant] and drawn.random() < 0.9:
                        claimed = _claimed(drawn, lost, TIMES_OVER[claimant])
                        said.append((claimant, claimed))
                        war.figures.append(Figure(battle, claimant, claimed, admitted))
                claims += [
                    a_claim(
                        number=next(numbers),
                        about=[a_party(party)],
                        claimant=a_speaker(speaker),
                        effects=[effect],
                        quantity=number.written,
                    )
                    for speaker, number in said
                ]
        drawn.shuffle(claims)
        conflict = (WAR if battle % 2 else CAMPAIGN)["id"]
        war.records.append(
            a_battle(
                id=f"delta-{battle}",
                conflict=conflict,
                conflicts=[WAR, CAMPAIGN],
                events=[],
                claims=claims,
            )
        )
    return war


def _admitted(drawn: Random, lost: int) -> Said | None:
    """What a side admits: mostly all, sometimes none at all, a range, or no number with an end."""
    otherwise = [None, Said(0, 0), Said(lost // 2, lost), Said(lost, None)]
    return drawn.choice([*otherwise, *[Said(lost, lost)] * 5])


def _claimed(drawn: Random, lost: int, times_over: Fraction) -> Said:
    most = int(lost * times_over)
    return drawn.choice([Said(most - 1, most), Said(most, None), *[Said(most, most)] * 5])


class Row(NamedTuple):
    """What is served of a claimant, as the figures have it."""

    voice: str
    ratio: float | None
    ratio_high: float | None
    claimed: tuple[int, int]
    admitted: tuple[int, int]
    n: int
    own_zero: int
    battles: int
    claimed_cells: int
    answered_cells: int
    one_sided: float


def expected(figures: list[Figure], claimant: str) -> Row:
    """Plain sums over the figures of one claimant."""
    mine = [one for one in figures if one.claimant == claimant]
    answered = [one for one in mine if one.admitted is not None]
    pooled = [
        (one.claimed.low, one.claimed.high, one.admitted.low, one.admitted.high)
        for one in answered
        if one.admitted is not None
        and one.claimed.high is not None
        and one.admitted.high is not None
    ]
    claimed = (sum(one[0] for one in pooled), sum(one[1] for one in pooled))
    admitted = (sum(one[2] for one in pooled), sum(one[3] for one in pooled))
    return Row(
        voice=VOICES[claimant],
        ratio=float(round(Fraction(claimed[0], admitted[1]), 3)),
        ratio_high=float(round(Fraction(claimed[1], admitted[0]), 3)),
        claimed=claimed,
        admitted=admitted,
        n=len(pooled),
        own_zero=sum(one[3] == 0 for one in pooled),
        battles=len({one.battle for one in mine}),
        claimed_cells=len(mine),
        answered_cells=len(answered),
        one_sided=float(round(Fraction(len(mine) - len(answered), len(mine)), 3)),
    )


_PLAIN = [name for name in Row._fields if name not in {"voice", "claimed", "admitted"}]

DELTA_WAR = a_war(1900)
RECORDS = DELTA_WAR.records
"""The records of this module's own service."""


async def served(client: httpx.AsyncClient, address: str) -> list[Row]:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.json()["next"] is None
    return [
        Row(
            voice=one["claimant"]["voice"],
            claimed=(one["claimed"]["low"], one["claimed"]["high"]),
            admitted=(one["admitted"]["low"], one["admitted"]["high"]),
            **{name: one[name] for name in _PLAIN},
        )
        for one in answer.json()["data"]
    ]


def ranking(figures: list[Figure], least: int) -> Iterator[Row]:
    rows = [expected(figures, claimant) for claimant in TIMES_OVER]
    yield from sorted(
        (one for one in rows if one.battles >= least), key=lambda one: -(one.ratio or 0)
    )


async def test_who_overclaims_most_of_those_in_five_battles(own_client: httpx.AsyncClient) -> None:
    found = await served(own_client, "/v1/conflicts/delta-war/claimants?sort=-ratio&min_battles=5")
    assert found == [*ranking(DELTA_WAR.figures, least=5)]
    assert [(one.voice, one.battles) for one in found] == [("redland", 12), ("blues", 12)]
    # The figures that are drawn have all that makes the sums hard.
    assert all(one.own_zero and one.one_sided for one in found)
    assert all(one.n < one.answered_cells < one.claimed_cells for one in found)
    assert all(one.ratio != one.ratio_high for one in found)


async def test_who_is_in_fewer_battles_leads_where_no_number_of_them_is_asked_for(
    own_client: httpx.AsyncClient,
) -> None:
    found = await served(own_client, "/v1/conflicts/delta-war/claimants?sort=-ratio")
    assert found == [*ranking(DELTA_WAR.figures, least=0)]
    assert [one.voice for one in found] == ["greens", "redland", "blues"]
    assert found[0].battles == BATTLES_OF_GREENS


async def test_a_campaign_has_the_figures_of_its_own_battles(own_client: httpx.AsyncClient) -> None:
    found = await served(own_client, "/v1/conflicts/delta-campaign/claimants?min_battles=5")
    of_campaign = [one for one in DELTA_WAR.figures if one.battle % 2 == 0]
    assert found == [*ranking(of_campaign, least=5)]
    assert [one.battles for one in found] == [6, 6]
