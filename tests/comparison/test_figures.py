"""From claims to figures: spans, points, words, voices, stances, readings and flags."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.figures import Figure, Figures, figures
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import CellFlag, Exclusion, PartyBasis
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_source,
    a_speaker,
    at_least,
    claim_id,
    dozens,
    the_sources,
)

ABOUT_100 = a_quantity(None, "about 100", qualifier="approximately") | {"value": 100}


def figures_of(*claims: Document, sources: list[Document] | None = None, **rules: Any) -> Figures:
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered, sources=sources or the_sources())
    return figures(file.record, file.registry, Rules(**rules))


def figure_of(claim: Document, **rules: Any) -> Figure:
    (one,) = figures_of(claim, **rules).found
    return one


# Spans and points


@pytest.mark.parametrize(
    ("quantity", "span", "point"),
    [
        (a_quantity(28), Span(28, 28), 28),
        (a_quantity(0), Span(0, 0), 0),
        (at_least(61), Span(61, None), 61),
        (
            a_quantity(None, qualifier="at_most", lower=0, upper=5, bounds_kind="stated"),
            Span(0, 5),
            None,
        ),
        (
            a_quantity(None, qualifier="between", lower=15, upper=33, bounds_kind="stated"),
            Span(15, 33),
            None,
        ),
        (
            a_quantity(
                33, qualifier="best_with_bounds", lower=15, upper=33, bounds_kind="coder_bounds"
            ),
            Span(15, 33),
            33,
        ),
        (
            a_quantity(None, "about 100", qualifier="approximately") | {"value": 100},
            Span(90, 110),
            100,
        ),
        (dozens(), Span(24, None), None),
        (a_quantity(None, "some", qualifier="unknown_positive"), Span(1, None), None),
    ],
)
def test_what_a_quantity_allows_and_the_number_that_it_states(
    quantity: Document, span: Span, point: int | None
) -> None:
    found = figure_of(a_claim(quantity=quantity))
    assert (found.span, found.point) == (span, point)
    assert found.words == (() if quantity["as_said"] is None else (quantity["as_said"],))


@pytest.mark.parametrize(
    ("lexicon", "span", "point"),
    [
        ("strict", Span(24, None), None),
        ("idiom", Span(24, 99), None),
        ("acled", Span(12, None), 12),
    ],
)
def test_dozens_by_lexicon(lexicon: str, span: Span, point: int | None) -> None:
    found = figure_of(a_claim(quantity=dozens()), lexicon=LexiconName(lexicon))
    assert (found.span, found.point) == (span, point)


def test_about_by_tolerance_and_bodies_as_a_minimum() -> None:
    about = a_claim(
        quantity=a_quantity(None, "about 30,000", qualifier="approximately") | {"value": 30_000}
    )
    assert figure_of(about).span == Span(27_000, 33_000)
    assert figure_of(about, tolerance=Tolerance.ROUNDING).span == Span(25_000, 35_000)
    bodies = a_claim(count_basis="body_count", quantity=a_quantity(24))
    assert figure_of(bodies).span == Span(24, 24)
    assert figure_of(bodies, body_counts=BodyCounts.MINIMUM).span == Span(24, None)
    assert figure_of(a_claim(), body_counts=BodyCounts.MINIMUM).span == Span(24, 24)


# Whose voice, about whom


@pytest.mark.parametrize(
    ("speaker", "voice", "stance"),
    [
        (a_speaker(), "document:chronicle", Stance.THIRD_PARTY),
        (a_speaker("blues"), "blues", Stance.OWN),
        (a_speaker("reds"), "redland", Stance.ENEMY),
        (a_speaker("redland"), "redland", Stance.ENEMY),
        (a_speaker("greens"), "greens", Stance.OTHER_PARTY),
        (a_speaker("gazette"), "gazette", Stance.THIRD_PARTY),
        (a_speaker(None, "an officer"), "~an-officer@chronicle", None),
    ],
)
def test_voice_and_stance(speaker: Document, voice: str, stance: Stance | None) -> None:
    found = figure_of(a_claim(claimant=speaker))
    assert (found.voice, found.stance) == (voice, stance)


def test_a_component_stands_for_itself_where_nobody_tells_of_its_combatant() -> None:
    found = figure_of(a_claim(about=[a_party("scouts")]))
    assert found.party == "scouts"
    assert found.scope.party == found.rolled_up


def test_a_component_is_counted_as_its_combatant_and_is_less_than_it() -> None:
    found, whole = figures_of(
        a_claim(about=[a_party("scouts")]), a_claim(about=[a_party("reds")])
    ).found
    assert found.party == "reds"
    assert found.rolled_up == whole.scope.party
    assert not found.scope.party & ~found.rolled_up
    assert found.scope.party != found.rolled_up


def test_taken_back_to_its_words_a_party_is_nobody_to_whom_one_could_stand() -> None:
    inferred = a_claim(
        about=[a_party("blues", "armed men", "inferred_by_document")], claimant=a_speaker("reds")
    )
    taken, back = figure_of(inferred), figure_of(inferred, basis=PartyBasis.STATED)
    assert (taken.party, taken.stance) == ("blues", Stance.ENEMY)
    assert taken.flags == (CellFlag.PARTY_INFERRED,)
    assert (back.party, back.stance) == ("~armed-men", None)
    assert back.flags == (CellFlag.PARTY_UNRESOLVED,)


def test_nobody_stated_is_a_party_without_an_id() -> None:
    found = figure_of(a_claim(about=[]))
    assert (found.party, found.stance) == (None, None)


def test_villagers_are_civilians_and_envoys_combatants() -> None:
    villagers, envoys = figures_of(
        a_claim(about=[a_party("villagers")]),
        a_claim(about=[a_party("envoys")], affiliation="peacekeeper"),
    ).found
    assert (villagers.population, envoys.population) == ("civilian", "combatant")
    assert envoys.scope.narrowed == frozenset()
    assert villagers.item_class is None


# What is counted


def test_a_source_says_what_it_means_by_casualties() -> None:
    meaning = {"text": None, "at_least": ["killed"], "at_most": ["killed", "wounded"]}
    sources = [a_source("chronicle", casualty_definition=meaning), a_source("letter")]
    narrow, plain = figures_of(
        a_claim(effects=["casualty"]),
        a_claim(effects=["casualty"], citations=[a_citation("letter")]),
        sources=sources,
    ).found
    assert narrow.scope.effects.least != plain.scope.effects.least
    assert narrow.scope.equals(plain.scope)


def test_several_things_of_one_class_are_told_apart_by_their_names() -> None:
    rifles, pistols, other = figures_of(
        a_claim("materiel", item="Rifles"),
        a_claim("materiel", item="pistols"),
        a_claim("materiel", item="arms", claimant=a_speaker("gazette")),
        kind=ClaimKind.MATERIEL,
    ).found
    assert (rifles.scope.item, pistols.scope.item, other.scope.item) == ("rifles", "pistols", None)
    assert rifles.item_class == "small_arms"


def test_strengths_are_of_people_or_of_a_class_of_things() -> None:
    people, guns = figures_of(
        a_claim("strength"),
        a_claim("strength", counts="materiel", item="guns", item_class="artillery"),
        kind=ClaimKind.STRENGTH,
    ).found
    assert (people.item_class, guns.item_class) == ("personnel", "artillery")
    assert people.scope.effects.key == "not_stated"


# Tolls


def test_an_earlier_toll_of_another_voice_is_of_fewer_than_a_later_one() -> None:
    first, last = figures_of(
        a_claim(
            cumulative=True,
            claimant=a_speaker("gazette"),
            occurred={"edtf": "1900-05-10", "text": None, "calendar": "gregorian"},
        ),
        a_claim(
            cumulative=True,
            claimant=a_speaker("blues"),
            occurred={"edtf": "1900-05-11", "text": None, "calendar": "gregorian"},
        ),
    ).found
    assert last.scope.narrowed == frozenset()
    assert len(first.scope.narrowed) == 1


# Readings


def test_a_reading_takes_the_place_of_the_claim() -> None:
    claim = a_claim(readings=[a_reading({"quantity": a_quantity(9)})])
    plain, read = figure_of(claim), figure_of(claim, readings=("otherwise",))
    assert (plain.span, plain.flags) == (Span(24, 24), (CellFlag.READ_TWO_WAYS,))
    assert (read.span, read.flags) == (Span(9, 9), ())
    assert figure_of(claim, readings=("another",)) != read


def test_a_reading_can_split_a_claim() -> None:
    claim = a_claim(readings=[a_reading({}, {"effects": ["wounded"], "quantity": a_quantity(7)})])
    killed, wounded = figures_of(claim, readings=("otherwise",)).found
    assert (killed.span, wounded.span) == (Span(24, 24), Span(7, 7))
    assert killed.claim.id == wounded.claim.id == claim_id(1)
    assert (killed.scope.effects.key, wounded.scope.effects.key) == ("killed", "wounded")


def test_a_part_of_a_reading_without_a_number_does_not_exclude_the_claim() -> None:
    unknown = a_quantity(None, "unknown", qualifier="unknown")
    claim = a_claim(readings=[a_reading({}, {"effects": ["wounded"], "quantity": unknown})])
    found = figures_of(claim, readings=("otherwise",))
    assert len(found.found) == 1
    assert found.excluded == ()
    both = a_claim(readings=[a_reading({"quantity": unknown})])
    left = figures_of(both, readings=("otherwise",)).excluded
    assert [one.code for one in left] == [Exclusion.NO_NUMBER]


def test_other_kinds_are_neither_figures_nor_left_out() -> None:
    found = figures_of(a_claim("materiel"), a_claim("outcome", about=[a_party("blues")]))
    assert (found.found, found.excluded) == ((), ())
