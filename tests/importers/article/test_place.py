"""Where a battle was, and the degrees that an article may give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.article.place import place_of, read_point


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("16.83, -2.53", (16.83, -2.53)),
        ("-1.5; −48.25", (-1.5, -48.25)),
        ("16.83 N, 2.53 W", (16.83, -2.53)),
        ("16.83°N 2.53°W", (16.83, -2.53)),
        ("16°49′48″N 2°31′48″W", (16.83, -2.53)),
        ("51°30' S, 57°15' E", (-51.5, 57.25)),
        ("16.83", None),
        ("16, 2", None),
        ("91 N, 2 E", None),
        ("near Ber", None),
        ("", None),
    ],
)
def test_degrees_are_read_in_known_forms_only(
    words: str, point: tuple[float, float] | None
) -> None:
    assert read_point(words) == point


@given(st.floats(-89.9, 89.9).map(lambda one: round(one, 3)), st.floats(-179, 179))
def test_degrees_come_back_as_they_were_written(north: float, east: float) -> None:
    written = f"{north:.3f}, {east:.3f}"
    assert read_point(written) == (float(f"{north:.3f}"), float(f"{east:.3f}"))


def test_a_country_at_the_end_says_what_the_place_lies_in() -> None:
    place = place_of("b", "Ber and outskirts, Tombouctou Region, Mali", None, ())
    assert (place.id, place.name) == ("b-place", "Ber and outskirts")
    assert (place.admin, place.countries) == (("Mali", "Tombouctou Region"), ("ML",))
    assert (place.lat, place.lon, place.basis) == (None, None, None)


@pytest.mark.parametrize("words", ["Near Fort Smith, Georgia", "Tarn, Aldmark", "Mali", "Ber"])
def test_other_words_are_the_name_and_no_more(words: str) -> None:
    place = place_of("b", words, (1.5, 2.5), ())
    assert (place.name, place.admin, place.countries) == (words, (), ())
    assert (place.lat, place.lon, place.basis) == (1.5, 2.5, "source")
