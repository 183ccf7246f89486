"""Where a battle was."""

from __future__ import annotations

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.wikipedia.cited import Cited
from battleapi.importers.wikipedia.infobox import infoboxes
from battleapi.importers.wikipedia.places import Where, where
from battleapi.model.places import NOWHERE
from battleapi.model.vocabulary.registries import PlacePrecision, PointBasis

POINT = "{{coord|12|30|15|N|45|15|30|E|type:event_region:NO}}"


def read(parameters: str) -> Where:
    (box,) = infoboxes("{{Warbox|" + parameters + "}}")
    return where(box, "the-battle", "Battle of Tarn", Cited("page"), Directory())


def test_a_place_with_a_point_is_the_battle_s_own() -> None:
    found = read(f"place=[[Tarn]], [[Norway]]|coordinates={POINT}")
    assert found.place is not None
    assert (found.place.id, found.place.name) == ("the-battle-place", "Tarn, Norway")
    assert (found.place.lat, found.place.lon) == (12.504167, 45.258333)
    assert (found.place.basis, found.place.countries) == (PointBasis.SOURCE, ("NO",))
    assert found.place.external_ids == ()
    assert found.reference.precision is PlacePrecision.EXACT
    assert [one.locator for one in found.citations] == [
        "infobox/place#char=0,20",
        "infobox/coordinates#char=0,52",
    ]


def test_a_point_may_stand_among_the_words() -> None:
    found = read(f"place={POINT}<br>[[Tarn]], Norway")
    assert found.reference.text == "Tarn, Norway"
    assert found.place is not None
    assert found.place.lat == 12.504167
    assert len(found.citations) == 1


def test_a_point_without_words_is_named_for_the_battle() -> None:
    found = read("latitude=12.5|longitude=45.5")
    assert found.place is not None
    assert (found.place.name, found.reference.text) == ("Battle of Tarn", None)
    assert [one.locator for one in found.citations] == ["infobox/latitude#char=0,4"]


@pytest.mark.parametrize(
    ("words", "name", "countries"),
    [
        ("[[Tarn Ford|the ford]], [[Norway]]", "Tarn Ford", ("NO",)),
        ("[[Tarn Ford]]", "Tarn Ford", ()),
        ("[[Tarn Ford]] (Marsh)", "Tarn Ford", ()),
        ("[[Tarn Ford]], [[Kingdom of Italy|Italy]]", "Tarn Ford", ()),
        ("[[Belgium]] and Luxembourg", None, None),
    ],
)
def test_without_a_point_it_is_the_article_that_the_words_begin_with(
    words: str, name: str | None, countries: tuple[str, ...] | None
) -> None:
    place = read(f"place={words}").place
    assert (None if place is None else place.name) == name
    assert (None if place is None else place.countries) == countries


def test_words_alone_are_kept_as_text() -> None:
    found = read("place=near the [[Tarn]] in Marshland")
    assert found.place is None
    assert found.reference.text == "near the Tarn in Marshland"


@pytest.mark.parametrize("parameters", ["date=1901", "place=<!-- where? -->"])
def test_a_battle_without_words_is_nowhere(parameters: str) -> None:
    assert read(parameters) == Where(None, NOWHERE, ())
