from __future__ import annotations

import pytest

from battleapi.importers.acw.arithmetic import links
from battleapi.importers.acw.figures import Figure
from battleapi.model.quantities import Quantity
from tests.records_of import claim_id


def linked(source: str, *figures: tuple[str, int | None]) -> dict[str, str]:
    """Category by category: `killed` -> `part_of_total casualties`; each category stands once."""
    made = {
        claim_id(place): Figure(
            place,
            ("VA901",),
            "US",
            source,
            category,
            f"{number},{number}",
            Quantity.unknown() if number is None else Quantity.exact(number),
        )
        for place, (category, number) in enumerate(figures)
    }
    category_of = {key: figure.category for key, figure in made.items()}
    return {
        category_of[key]: f"{link.type} {category_of[link.claim]}"
        for key, link in links(made).items()
    }


def test_parts_that_add_up_are_the_parts_of_the_total() -> None:
    total = "part_of_total casualties"
    assert linked(
        "fox_1898", ("casualties", 35), ("killed", 10), ("wounded", 20), ("missing", 5)
    ) == {"killed": total, "wounded": total, "missing": total}
    assert linked(
        "dyer_1908",
        ("killed", 3),
        ("wounded", 13),
        ("killed+wounded", 16),
        ("captured+missing", 4),
        ("casualties", 20),
    ) == {
        "killed": "part_of_total killed+wounded",
        "wounded": "part_of_total killed+wounded",
        "killed+wounded": total,
        "captured+missing": total,
    }


def test_killed_alone_is_among_those_hit() -> None:
    assert linked("dyer_1908", ("killed", 16), ("killed+wounded", 16)) == {
        "killed": "included_in killed+wounded"
    }
    assert linked("fox_1898", ("killed", 35), ("casualties", 35)) == {
        "killed": "included_in casualties"
    }


def test_parts_that_do_not_add_up_are_only_among_the_total() -> None:
    inside = "included_in casualties"
    figures = (("casualties", 40), ("killed", 10), ("wounded", 20), ("missing", 5))
    assert linked("fox_1898", *figures) == {"killed": inside, "wounded": inside, "missing": inside}
    # Whether the missing are among its casualties this source does not say.
    assert linked("phisterer_1883", *figures) == {"killed": inside, "wounded": inside}


def test_those_missing_or_captured_are_among_what_kennedy_counts() -> None:
    assert linked("kennedy_1998", ("casualties", 3700), ("missing", 3200)) == {
        "missing": "included_in casualties"
    }


def test_those_captured_are_among_the_missing_or_captured() -> None:
    total = "part_of_total casualties"
    figures = (("killed+wounded", 2000), ("captured", 13000), ("missing", 13000))
    assert linked("bodart_1908", ("casualties", 15000), *figures) == {
        "killed+wounded": total,
        "captured": "included_in missing",
        "missing": total,
    }
    assert linked("wikipedia", ("captured", 8), ("captured+missing", 11)) == {
        "captured": "included_in captured+missing"
    }
    assert linked("wikipedia", ("captured", 8), ("missing", 3)) == {}


@pytest.mark.parametrize(
    "figures",
    [
        (("casualties", 35), ("strength", 100)),
        (("casualties", 35), ("casualties", 36), ("strength", 1)),
        (("killed", 10), ("wounded", 20)),
        (("casualties", 35), ("killed", 10), ("killed", 12)),
    ],
)
def test_nothing_is_linked_that_is_not_known_to_be_a_part(
    figures: tuple[tuple[str, int], ...],
) -> None:
    assert linked("fox_1898", *figures) == {}


def test_a_part_without_a_number_does_not_add_up() -> None:
    assert linked("dyer_1908", ("killed", None), ("wounded", 16), ("killed+wounded", 16)) == {
        "killed": "included_in killed+wounded",
        "wounded": "included_in killed+wounded",
    }
