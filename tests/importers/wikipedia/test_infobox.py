"""Infoboxes in pages."""

from __future__ import annotations

import pytest

from battleapi.importers.wikipedia.infobox import Infobox, Value, infobox_sources, infoboxes
from tests.importers.wikipedia_pages import RIVER_CROSSING, WITHOUT


def box_of(text: str) -> Infobox:
    (box,) = infoboxes(text)
    return box


def test_every_parameter_is_a_value() -> None:
    box = box_of(RIVER_CROSSING)
    assert [one.field for one in box.values][:5] == [
        *("conflict", "partof", "image", "caption", "date"),
    ]
    assert len(box.values) == 22
    assert box.parties() == (1, 2)
    result = box["result"]
    assert result is not None
    assert result.raw.endswith("* Ford destroyed")


@pytest.mark.parametrize(
    "name",
    [
        "Infobox military conflict",
        "infobox Military Conflict",
        "Infobox_military_conflict",
        "Template:Infobox military conflict",
        "Warbox",
        "infobox battle",
        "Infobox military conflict<!-- a note | here -->",
        "\n Infobox military conflict ",
    ],
)
def test_the_template_is_known_by_each_of_its_names(name: str) -> None:
    box = box_of("{{" + name + "|date=1901}}")
    assert box["date"] == Value("date", "date", "1901")


@pytest.mark.parametrize(
    "text",
    [
        WITHOUT,
        "{{Infobox military unit|unit_name=2nd}}",
        "{{Infobox military conflicts|date=1}}",
        "<!-- {{Infobox military conflict|date=1}} -->",
        "<nowiki>{{Infobox military conflict|date=1}}</nowiki>",
    ],
)
def test_other_templates_and_hidden_ones_are_none(text: str) -> None:
    assert infoboxes(text) == ()
    assert infobox_sources(text) == ()


def test_boxes_inside_others_and_several_of_them_are_found() -> None:
    text = "{{stack|{{Warbox|date=1901}}}} and {{Warbox|date={{nowrap|1902}}}}"
    first, second = infoboxes(text)
    assert first.values[0].raw == "1901"
    assert second.values[0].raw == "{{nowrap|1902}}"


def test_a_box_that_is_not_closed_has_no_parameters() -> None:
    assert infobox_sources("{{Warbox|date=1901") == ("{{Warbox|date=1901",)
    assert infoboxes("{{Warbox|date=1901") == (Infobox(()),)


@pytest.mark.parametrize(
    ("name", "field", "party"),
    [
        ("Casualties1", "casualties1", 1),
        ("units 2", "units2", 2),
        ("strength_1", "strength1", 1),
        ("location", "place", None),
        ("part_of", "partof", None),
        ("casualties", "casualties", None),
        ("lat_deg", "lat_deg", None),
    ],
)
def test_names_are_read_in_their_normal_form(name: str, field: str, party: int | None) -> None:
    value = box_of("{{Warbox|" + name + "=x}}").values[0]
    assert (value.field, value.name, value.party, value.is_known) == (field, name, party, True)


def test_what_is_for_show_or_blank_or_unknown_says_so() -> None:
    show, blank, unknown, kept = box_of(
        "{{Warbox|image_size=3|date=<!-- when? -->|colour=red|notes=x}}"
    ).values
    assert show.is_for_show
    assert blank.is_blank
    assert not unknown.is_known
    assert kept.is_kept
