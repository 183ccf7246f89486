"""The wars and the larger battle that `partof` leads to."""

from __future__ import annotations

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.wikipedia.wars import Known, part_of
from battleapi.model.vocabulary.registries import ConflictKind


@pytest.mark.parametrize(
    ("raw", "battle", "wars"),
    [
        (
            "the [[Reed Campaign]] of the [[Marsh War]]",
            None,
            [("reed-campaign", "marsh-war"), ("marsh-war", None)],
        ),
        (
            "[[World War II]], [[Pacific War]]",
            None,
            [("pacific-war", "world-war-ii"), ("world-war-ii", None)],
        ),
        (
            "the [[Siege of Tarn]] in the [[Second World War|war]]",
            "Siege of Tarn",
            [("world-war-ii", None)],
        ),
        ("the [[Battle for Tarn]]", "Battle for Tarn", []),
        ("[[Operation Reed]], [[Reed]]", "Operation Reed", [("reed", None)]),
        (
            "the [[Eastern Front (World War II)|Eastern Front]] of [[World War II]]",
            None,
            [("eastern-front-world-war-ii", "world-war-ii"), ("world-war-ii", None)],
        ),
        ("the Marsh War", None, []),
        ("", None, []),
    ],
)
def test_links_give_the_battle_and_the_wars_from_the_narrowest(
    raw: str, battle: str | None, wars: list[tuple[str, str | None]]
) -> None:
    found = part_of(raw, Known(str), Directory())
    assert found.battle == battle
    assert [(one.id, one.part_of) for one in found.conflicts] == wars


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Marsh War", ConflictKind.WAR),
        ("Marsh Uprising", ConflictKind.WAR),
        ("Reed Campaign", ConflictKind.CAMPAIGN),
        ("Eastern Front (World War II)", ConflictKind.CAMPAIGN),
        ("World War II", ConflictKind.WAR),
        ("Marsh insurgency", ConflictKind.INSURGENCY),
        ("Winter Line", ConflictKind.CAMPAIGN),
        ("Gallic things", ConflictKind.OTHER),
    ],
)
def test_the_kind_of_a_conflict_is_that_of_its_words(title: str, kind: ConflictKind) -> None:
    (conflict,) = part_of(f"[[{title}]]", Known(str), Directory()).conflicts
    assert (conflict.name, conflict.kind) == (title, kind)
    assert [one.id for one in conflict.external_ids] == [f"en:{title}"]


def test_redirects_are_followed() -> None:
    known = Known({"Tarn siege": "Siege of Tarn"}.__getitem__)
    assert part_of("[[Tarn siege]]", known, Directory()).battle == "Siege of Tarn"


def test_of_the_widest_war_other_pages_may_say_what_it_is_of() -> None:
    wholes = {"Reed Campaign": "Marsh War", "Marsh War": "Great War", "Great War": "Marsh War"}
    found = part_of("the [[Reed Campaign]]", Known(str, wholes), Directory())
    assert [(one.id, one.part_of) for one in found.conflicts] == [
        ("reed-campaign", "marsh-war"),
        ("marsh-war", "great-war"),
        ("great-war", None),
    ]
