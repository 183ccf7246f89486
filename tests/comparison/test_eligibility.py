"""Which claims have a figure that can be compared, and why the others have none."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.figures import figures
from battleapi.comparison.results import Excluded
from battleapi.comparison.rules import Rules
from battleapi.model.calendars import day_of
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Exclusion, PartyBasis
from battleapi.model.vocabulary.quantities import LexiconName
from battleapi.model.vocabulary.records import Phase
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_source,
    a_speaker,
    an_event,
    at_least,
    claim_id,
    dozens,
    the_sources,
)

NOTHING: Document = {"value": None, "lower": None, "upper": None}


def left_out(*claims: Document, record: Document | None = None, **rules: Any) -> list[Excluded]:
    file = a_record(*claims, **(record or {}))
    return list(compare(file.record, file.registry, Rules(**rules)).excluded)


def linked(kind: str, to: int) -> list[Document]:
    return [{"type": kind, "claim": claim_id(to)}]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": "superseded"}, Exclusion.SUPERSEDED),
        ({"status": "retracted"}, Exclusion.RETRACTED),
        ({"status": "proposed"}, Exclusion.PROPOSED),
        ({"status": "declined"}, Exclusion.DECLINED),
        ({"polarity": "denies"}, Exclusion.NOT_ASSERTED),
        ({"polarity": "omits"}, Exclusion.NOT_ASSERTED),
        ({"rank": "deprecated", "rank_reason": "a slip"}, Exclusion.DEPRECATED),
        ({"covers_battles": ["another-battle"]}, Exclusion.COVERS_OTHER_BATTLES),
        ({"quantity": a_quantity(None, "unknown", qualifier="unknown")}, Exclusion.NO_NUMBER),
        (
            {"quantity": a_quantity(None, "heavy", qualifier="not_numeric", term="heavy")},
            Exclusion.NOT_NUMERIC,
        ),
        (
            {"quantity": a_quantity(None, "umpteen", qualifier="indefinite", term="umpteen")},
            Exclusion.TERM_NOT_IN_LEXICON,
        ),
    ],
)
def test_what_has_no_figure_is_left_out_with_its_reason(changes: Document, code: Exclusion) -> None:
    assert left_out(a_claim(number=1, **changes)) == [Excluded(claim_id(1), code)]


def test_the_reason_that_comes_first_is_given() -> None:
    unknown = a_quantity(None, "unknown", qualifier="unknown")
    (left,) = left_out(a_claim(status="declined", polarity="denies", quantity=unknown))
    assert left.code is Exclusion.DECLINED


def test_claims_of_other_phases_are_none_of_what_is_compared() -> None:
    events = [an_event("parley", phase="background")]
    of_parley = a_claim(number=1, event="parley")
    file = a_record(of_parley, a_claim(number=2), events=events)
    for phase, claim in ((Phase.BATTLE, 2), (Phase.BACKGROUND, 1)):
        found = figures(file.record, file.registry, Rules(phases=(phase,)))
        assert [one.claim.id for one in found.found] == [claim_id(claim)]
        assert found.excluded == ()


# What is said again


def test_a_restatement_names_what_it_says_again() -> None:
    parts = [a_claim(number=1, quantity=a_quantity(1)), a_claim(number=2, quantity=a_quantity(6))]
    again = a_claim(number=3, related=[*linked("restates", 1), *linked("restates", 2)])
    assert left_out(*parts, again) == [
        Excluded(claim_id(3), Exclusion.RESTATES, (claim_id(1), claim_id(2)))
    ]


def test_what_says_again_a_claim_that_fell_stands_for_it() -> None:
    fallen = a_claim(number=1, status="retracted")
    again = a_claim(number=2, related=linked("restates", 1))
    third = a_claim(number=3, related=linked("restates", 2))
    assert left_out(fallen, again, third) == [
        Excluded(claim_id(1), Exclusion.RETRACTED),
        Excluded(claim_id(3), Exclusion.RESTATES, (claim_id(2),)),
    ]


# Tolls


def toll(number: int, day: str, count: int | None, voice: str = "blues") -> Document:
    quantity = a_quantity(count) if count is not None else a_quantity(None, qualifier="unknown")
    return a_claim(
        number=number,
        claimant=a_speaker(voice),
        quantity=quantity,
        cumulative=True,
        occurred=a_date(day),
    )


def test_a_later_toll_of_the_same_voice_stands_for_an_earlier_one() -> None:
    first, last = toll(1, "1900-05-10", 4), toll(2, "1900-05-11", 9)
    assert left_out(first, last) == [Excluded(claim_id(1), Exclusion.EARLIER_TOLL, (claim_id(2),))]
    assert left_out(first, toll(2, "1900-05-11", 9, "reds")) == []
    (unknown,) = left_out(first, toll(2, "1900-05-11", None))
    assert unknown.code is Exclusion.NO_NUMBER


def test_of_a_toll_that_a_reading_splits_the_later_part_stands() -> None:
    days = [
        {"quantity": a_quantity(count), "occurred": a_date(day), "cumulative": True}
        for count, day in ((3, "1900-05-10"), (17, "1900-05-11"))
    ]
    split = toll(1, "1900-05-11", 20) | {"readings": [a_reading(*days)]}
    file = a_record(split)
    found = figures(file.record, file.registry, Rules(readings=("otherwise",)))
    assert [one.span for one in found.found] == [(17, 17)]
    assert found.excluded == ()


def test_tolls_before_our_era_have_a_latest_one_too() -> None:
    tolls = [toll(1, "-0489-09-12", 4), toll(2, "-0489-09-13", 6), toll(3, "-0489-09-14", 9)]
    file = a_record(*tolls, date=a_date("-0489-09-12"))
    assert figures(file.record, file.registry, Rules()).excluded == (
        Excluded(claim_id(1), Exclusion.EARLIER_TOLL, (claim_id(3),)),
        Excluded(claim_id(2), Exclusion.EARLIER_TOLL, (claim_id(3),)),
    )


# When it was said


def test_what_was_said_later_is_left_out_and_what_is_undated_is_kept() -> None:
    sources = [
        *the_sources(),
        a_source("history", date=a_date("1950")),
        a_source("map", date=a_date("1901-01-01")),
    ]
    claims = [
        a_claim(number=1, asserted=a_date("1900-05-12")),
        a_claim(number=2, asserted=a_date("1943")),
        a_claim(number=3),
        a_claim(number=4, citations=[a_citation("history")]),
        a_claim(number=5, citations=[a_citation("map")]),
    ]
    found = left_out(*claims, record={"sources": sources}, asserted_until=day_of(1910, 1, 1))
    assert found == [
        Excluded(claim_id(2), Exclusion.ASSERTED_LATER),
        Excluded(claim_id(4), Exclusion.ASSERTED_LATER),
    ]
    assert left_out(*claims, record={"sources": sources}) == []


def test_what_happened_later_was_said_later() -> None:
    (left,) = left_out(a_claim(number=1), asserted_until=day_of(1900, 5, 9))
    assert left.code is Exclusion.ASSERTED_LATER


# Lexicons


@pytest.mark.parametrize(
    ("lexicon", "effects", "code"),
    [
        ("strict", ["wounded"], None),
        ("idiom", ["wounded"], None),
        ("acled", ["killed"], None),
        ("acled", ["killed", "died_of_wounds"], None),
        ("acled", ["wounded"], Exclusion.EFFECT_NOT_COVERED),
        ("acled", ["killed", "wounded"], Exclusion.EFFECT_NOT_COVERED),
        ("none", ["killed"], Exclusion.TERM_NOT_IN_LEXICON),
    ],
)
def test_dozens_by_each_lexicon(lexicon: str, effects: list[str], code: Exclusion | None) -> None:
    vague = a_claim(number=1, effects=effects, quantity=dozens())
    found = left_out(vague, lexicon=LexiconName(lexicon))
    assert found == ([] if code is None else [Excluded(claim_id(1), code)])
    assert left_out(vague | {"quantity": at_least(24)}, lexicon=LexiconName(lexicon)) == []


def test_acled_has_no_several() -> None:
    several = a_quantity(None, "several", qualifier="indefinite", term="several")
    (left,) = left_out(a_claim(quantity=several), lexicon=LexiconName.ACLED)
    assert left.code is Exclusion.TERM_NOT_IN_LEXICON


# Shares


def share(of: int, *, remainder: bool = False) -> Document:
    relative: Document = {"share": None if remainder else [1, 3], "of": None, "remainder_of": None}
    relative |= {"remainder_of" if remainder else "of": claim_id(of)}
    return a_quantity(None, "a part", relative=relative, **NOTHING)


def test_a_share_has_the_number_of_its_whole() -> None:
    whole, third = a_claim(number=1, effects=["casualty"]), a_claim(number=2, quantity=share(1))
    assert left_out(whole, third) == []
    unknown = whole | {"quantity": a_quantity(None, "unknown", qualifier="unknown")}
    assert [one.code for one in left_out(unknown, third)] == ["no_number", "whole_unknown"]
    rest = a_claim(number=2, quantity=share(1, remainder=True))
    assert left_out(whole, rest) == [Excluded(claim_id(2), Exclusion.REMAINDER)]


# Parties and readings


def test_an_inferred_party_without_words_is_not_stated() -> None:
    inferred = a_claim(number=1, about=[a_party("blues", None, "inferred_by_editor")])
    assert left_out(inferred) == []
    assert left_out(inferred, basis=PartyBasis.STATED) == [
        Excluded(claim_id(1), Exclusion.PARTY_NOT_STATED)
    ]


def test_a_reading_can_make_it_a_claim_of_another_kind() -> None:
    things = {
        "kind": "materiel",
        "effects": ["lost"],
        "item": "guns",
        "item_class": "artillery",
        "quantity": a_quantity(0),
    }
    losses = a_claim(number=1, effects=["casualty"], readings=[a_reading(things)])
    otherwise: Document = {"readings": ("otherwise",)}
    assert left_out(losses) == []
    assert left_out(losses, kind=ClaimKind.MATERIEL) == []
    assert left_out(losses, kind=ClaimKind.MATERIEL, **otherwise) == []
    assert left_out(losses, **otherwise) == [Excluded(claim_id(1), Exclusion.READ_AS_ANOTHER_KIND)]
    # Of a claim that is read as two, what is taken stands for the whole.
    both = losses | {"readings": [a_reading({}, things)]}
    assert left_out(both, **otherwise) == []
    assert left_out(both, kind=ClaimKind.MATERIEL, **otherwise) == []


def test_what_says_again_a_word_that_the_lexicon_lacks_is_left_out_for_the_same() -> None:
    again = a_claim(number=2, quantity=dozens(), related=linked("restates", 1))
    found = left_out(a_claim(number=1, quantity=dozens()), again, lexicon=LexiconName.NONE)
    assert [one.code for one in found] == [Exclusion.TERM_NOT_IN_LEXICON] * 2


def test_days_on_which_the_battle_was_not_are_other_days() -> None:
    later = a_claim(number=1, occurred=a_date("1900-06-01"))
    assert left_out(later) == [Excluded(claim_id(1), Exclusion.OTHER_DAYS)]
    past_it = later | {"occurred": a_date("1900-05-11/1900-06-01")}
    assert left_out(past_it) == [Excluded(claim_id(1), Exclusion.OTHER_DAYS)]
    assert left_out(later | {"occurred": a_date("1900-05")}) == []
    assert left_out(later | {"cumulative": True}) == []
    before = later | {"cumulative": True, "occurred": a_date("1900-05-09")}
    assert left_out(before) == [Excluded(claim_id(1), Exclusion.OTHER_DAYS)]
