"""Voices and parties by their names."""

from __future__ import annotations

import pytest

from battleapi.model.claims import Claim
from battleapi.model.standing import Standing
from battleapi.rendering.cast import Cast
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_party,
    a_reading,
    a_record,
    a_speaker,
    a_station,
)


def cast(*claims: Document) -> Cast:
    file = a_record(*claims)
    return Cast(file.record, file.registry)


def voices(*claims: Document) -> list[str | None]:
    """The names of the voices of some claims, as `Standing` has those."""
    file = a_record(*claims)
    standing, named = Standing(file.record, file.registry), Cast(file.record, file.registry)
    recorded: tuple[Claim, ...] = file.claims
    return [named.voice(standing.voice(claim)) for claim in recorded]


def test_voices_are_named_as_they_are_heard() -> None:
    through = a_citation(via=[a_station("speaker", source="letter")])
    assert voices(
        a_claim(claimant=a_speaker("scouts")),
        a_claim(number=2, claimant=a_speaker(None, "armed men")),
        a_claim(number=3),
        a_claim(number=4, citations=[through]),
    ) == ["Redland", "armed men", "Chronicle", "Letter"]


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        ("redland@1993", "Redland (1993)"),
        ("redland@-489", "Redland (490 BCE)"),
        ("document:chronicle@1993", "Chronicle (1993)"),
        ("~armed-men@chronicle@1993", "armed men (1993)"),
        ("nobody", None),
        ("nobody@1993", None),
        ("document:nothing", None),
        ("admissions", None),
    ],
)
def test_a_later_round_has_its_year(voice: str, name: str | None) -> None:
    assert cast(a_claim(claimant=a_speaker(None, "armed men"))).voice(voice) == name


def test_a_speaker_that_only_a_reading_has_is_named_too() -> None:
    said = a_claim(readings=[a_reading({"claimant": a_speaker(None, "a herald")})])
    assert cast(said).voice("~a-herald@chronicle") == "a herald"


def test_parties_are_named_alone_and_together() -> None:
    named = cast(
        a_claim(about=[a_party(None, "the rebels")]),
        a_claim(number=2, about=[a_party("blues", "them all", "inferred_by_editor")]),
        a_claim(number=3, readings=[a_reading({"about": [a_party(None, "the band")]})]),
    )
    assert named.party(None) is None
    assert named.party("blues") == "Blues"
    assert named.party("blues,greens,reds") == "Blues, Greens and Reds"
    assert named.party("blues,~the-rebels") == "Blues and the rebels"
    # An inferred party that is taken back to its words, and one of a reading.
    assert named.party("~them-all") == "them all"
    assert named.party("~the-band") == "the band"
    assert named.party("nobody") == "nobody"
    assert [(one.id, one.name) for one in named.parties(["reds", "~the-band"])] == [
        ("reds", "Reds"),
        ("~the-band", "the band"),
    ]


def test_a_party_stands_where_all_of_it_stands() -> None:
    named = cast()
    assert [named.side(one) for one in ("reds", "scouts", "blues,greens", "villagers")] == [
        1,
        1,
        None,
        None,
    ]
    assert (named.side(None), named.side("~the-band")) == (None, None)
    assert [one.id for one in named.actors("reds,~the-band")] == ["reds"]
    assert named.actors(None) == ()


def test_events_are_named() -> None:
    named = cast()
    assert (named.event("crossing"), named.event(None)) == ("Crossing", None)
    assert (named.battle.id, named.battle.name) == ("fight-at-the-ford", "Fight at the Ford")
