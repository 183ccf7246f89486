from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.claims import claims_of
from battleapi.importers.ucdp.events import event_of
from battleapi.importers.ucdp.parties import parties_of
from battleapi.importers.ucdp.sources import own_words
from battleapi.model.claims import CasualtyClaim
from battleapi.model.counting import Tally
from battleapi.model.quantities import Quantity
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.casualties import CasualtyEffect, CountBasis, Population
from battleapi.model.vocabulary.claims import AssessmentScheme
from battleapi.model.vocabulary.quantities import BoundsKind
from tests.importers.ucdp_files import EVENT, ONE_SIDED, a_row, records_of


def claims(**changed: str) -> tuple[CasualtyClaim, ...]:
    event = event_of(a_row(**changed))
    here = own_words("ged.csv", event.row)
    return claims_of(event, parties_of(event, Directory()), here, ())


def told(found: tuple[CasualtyClaim, ...]) -> list[tuple[str, int | None, tuple[Population, ...]]]:
    return [
        (one.about[0].actor or "" if one.about else "", one.quantity.value, one.population)
        for one in found
    ]


def test_the_total_stands_first_and_the_parts_point_at_it() -> None:
    total, *parts = found = claims()
    assert told(found) == [
        ("", 3, ()),
        ("government-of-syria", 0, (Population.COMBATANT,)),
        ("ford-front", 2, (Population.COMBATANT,)),
        ("civilians", 1, (Population.CIVILIAN,)),
        ("", 0, (Population.UNKNOWN,)),
    ]
    assert total.quantity == Quantity.best(3, 2, 5, "low 2, best 3, high 5")
    assert total.quantity.bounds_kind is BoundsKind.CODER_BOUNDS
    assert parts[1].quantity == Quantity.exact(2, "2")
    assert all(one.related[0].claim == total.id for one in parts)
    assert all(one.effects == (CasualtyEffect.KILLED,) for one in found)
    assert all(one.count_basis is CountBasis.ESTIMATE for one in found)
    assert all(one.inflicted_by == () for one in found)


def test_the_grades_are_of_the_event_and_stand_at_its_total() -> None:
    total, *parts = claims(event_clarity="2", date_prec="3", date_end="2013-01-09", where_prec="5")
    assert [(one.scheme, one.grade) for one in total.assessments] == [
        (AssessmentScheme.UCDP_CLARITY, "2"),
        (AssessmentScheme.UCDP_DATE, "3"),
        (AssessmentScheme.UCDP_WHERE, "5"),
    ]
    assert all(one.assessments == () for one in parts)


def test_of_the_sides_of_one_sided_violence_nothing_is_said() -> None:
    found = claims(**ONE_SIDED)
    assert told(found) == [
        ("", 4, ()),
        ("civilians", 4, (Population.CIVILIAN,)),
        ("", 0, (Population.UNKNOWN,)),
    ]
    assert found[1].inflicted_by == ("ford-front",)


def test_a_figure_where_none_should_be_is_kept() -> None:
    found = claims(**{**ONE_SIDED, "deaths_a": "1"})
    assert told(found)[1] == ("ford-front", 1, (Population.COMBATANT,))


@pytest.mark.parametrize(
    ("low", "best", "high", "quantity"),
    [
        ("5", "3", "3", Quantity.best(3, 5, 3, "low 5, best 3, high 3")),
        ("", "3", "", Quantity.exact(3, "best 3")),
        ("2", "3", "", Quantity.best(3, 2, None, "low 2, best 3")),
        (
            "2",
            "",
            "4",
            Quantity.between(2, 4, "low 2, high 4", BoundsKind.CODER_BOUNDS),
        ),
        ("2", "", "", Quantity.at_least(2, "low 2", BoundsKind.CODER_BOUNDS)),
        ("", "", "4", Quantity.at_most(4, "high 4", BoundsKind.CODER_BOUNDS)),
    ],
)
def test_low_best_and_high_are_one_number(
    low: str, best: str, high: str, quantity: Quantity
) -> None:
    assert claims(low=low, best=best, high=high)[0].quantity == quantity


def test_without_any_total_the_parts_stand_alone() -> None:
    found = claims(low="", best="", high="", deaths_unknown="")
    assert [one.quantity.value for one in found] == [0, 2, 1]
    assert all(one.related == () for one in found)


def test_an_id_follows_from_the_event_and_its_words() -> None:
    ids = [one.id for one in claims()]
    assert [one.id for one in claims(id="7001", deaths_b="2", best="3")] == ids
    other = [one.id for one in claims(deaths_b="4", source_article="", where_prec="3")]
    assert [one == two for one, two in zip(ids, other, strict=True)] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_a_plain_sum_counts_the_parts(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, EVENT)
    tally = Tally(record, Standing(record, record.registry))
    assert [tally.counted(one) for one in record.claims] == [False, True, True, True, True]
