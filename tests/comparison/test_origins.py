"""Origins: whether two voices know what they say from different roots."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.figures import figures
from battleapi.comparison.origins import Origins
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.model.vocabulary.comparison import Independence
from tests.comparison.cells_of import heard
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_source,
    a_speaker,
    a_station,
    claim_id,
)

COUNTED: Document = {"count_basis": "register"}


def the_documents() -> list[Document]:
    return [
        *(a_source(one, date=a_date("1950")) for one in ("chronicle", "letter", "almanac")),
        a_source("digest", derives_from=["letter"]),
        a_source("reprint", derives_from=["digest"]),
    ]


def by(source: str, *counts: int, **changes: Any) -> list[Document]:
    """A source's figures in its own voice, one for each effect of three."""
    effects = ("killed", "wounded", "captured")
    return [
        a_claim(
            effects=[effects[n]],
            quantity=a_quantity(count),
            citations=[a_citation(source)],
            **changes,
        )
        for n, count in enumerate(counts)
    ]


def origins_of(*claims: Document) -> Origins:
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims)]
    file = a_record(*numbered, sources=the_documents())
    return Origins(figures(file.record, file.registry, DEFAULT_RULES).found, file.registry)


def test_by_default_nothing_is_established() -> None:
    origins = origins_of(*by("chronicle", 4), *by("letter", 4))
    pair = ("document:chronicle", "document:letter")
    assert origins.independence(*pair) is Independence.NOT_ESTABLISHED
    assert not origins.are_independent(*pair)


@pytest.mark.parametrize(
    "how",
    [
        {"count_basis": "body_count"},
        {"count_basis": "named_list"},
        {"count_basis": "hospital"},
        {"evidence": ["photograph"]},
    ],
)
def test_two_roots_that_each_show_how_they_know_are_independent(how: Document) -> None:
    origins = origins_of(*by("chronicle", 4, **COUNTED), *by("letter", 4, **how))
    assert origins.are_independent("document:chronicle", "document:letter")
    origins = origins_of(*by("chronicle", 4, count_basis="estimate"), *by("letter", 4, **how))
    assert not origins.are_independent("document:chronicle", "document:letter")


@pytest.mark.parametrize(("one", "other"), [("letter", "digest"), ("letter", "reprint")])
def test_what_derives_from_the_other_depends_on_it(one: str, other: str) -> None:
    origins = origins_of(*by(one, 4, **COUNTED), *by(other, 4, **COUNTED))
    pair = (f"document:{one}", f"document:{other}")
    assert origins.independence(*pair) is Independence.DEPENDENT
    assert origins.independence(*reversed(pair)) is Independence.DEPENDENT


def test_two_that_pass_on_the_same_letter_depend_on_it() -> None:
    passed_on = [
        a_claim(
            citations=[a_citation(source, via=[a_station("channel", source="letter")])],
            claimant=a_speaker(speaker),
            **COUNTED,
        )
        for source, speaker in (("chronicle", "blues"), ("almanac", "gazette"))
    ]
    assert origins_of(*passed_on).independence("blues", "gazette") is Independence.DEPENDENT


def test_a_document_that_passes_on_what_two_say_is_the_root_of_neither() -> None:
    said = [a_claim(claimant=a_speaker(one), **COUNTED) for one in ("blues", "gazette")]
    assert origins_of(*said).independence("blues", "gazette") is Independence.NOT_ESTABLISHED


# Common origins


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ((3_903, 18_735), (3_903, 18_735), True),
        ((3_903, 18_735), (3_903, 18_736), False),
        ((3_903,), (3_903,), False),
        # Two significant digits or fewer are the same by chance.
        ((3_900, 18_000), (3_900, 18_000), False),
        ((99, 98), (99, 98), False),
        ((10_300, 100_000, 225), (10_300, 7, 225), True),
    ],
)
def test_two_values_of_three_digits_tell_a_likely_common_origin(
    one: tuple[int, ...], other: tuple[int, ...], common: bool
) -> None:
    origins = origins_of(*by("chronicle", *one, **COUNTED), *by("almanac", *other, **COUNTED))
    pair = ("document:chronicle", "document:almanac")
    assert origins.have_common_origin(*pair) is common
    alike = [heard(voice, 4) for voice in (*pair, "document:letter")]
    assert origins.share_an_origin(alike) is common
    assert not origins.share_an_origin(alike[:1])
    # Those that give another figure here are not alike in this.
    assert not origins.share_an_origin([alike[0], heard(pair[1], 5)])
    expected = Independence.LIKELY_COMMON_ORIGIN if common else Independence.INDEPENDENT
    assert origins.independence(*pair) is expected


def test_the_same_value_of_other_parties_is_another_value() -> None:
    of_greens = by("almanac", 3_903, 225, about=[a_party("greens")])
    origins = origins_of(*by("chronicle", 3_903, 225), *of_greens)
    assert not origins.have_common_origin("document:chronicle", "document:almanac")


def test_one_that_shares_a_value_with_each_of_two_has_an_origin_with_neither() -> None:
    origins = origins_of(
        *by("chronicle", 3_903, 7), *by("almanac", 3_903, 18_735), *by("letter", 5, 18_735)
    )
    three = [heard(f"document:{one}", 4) for one in ("chronicle", "almanac", "letter")]
    assert not origins.share_an_origin(three)
