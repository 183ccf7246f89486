"""Who of a battle is meant by a label: exactly those words, and one actor."""

from __future__ import annotations

import pytest

from battleapi.importers.called import actor_called
from battleapi.model.actors import Actor
from battleapi.model.vocabulary.registries import ActorKind

MALI = Actor(id="mali", kind=ActorKind.STATE, name="Mali", aliases=("Republic of Mali",))
ARMY = Actor(id="army", kind=ActorKind.STATE_FORCE, name="Malian Army", short_name="the Army")
OTHER = Actor(id="other", kind=ActorKind.MILITIA, name="Malian  army")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Mali", "mali"),
        ("mali", "mali"),
        ("Republic of  Mali", "mali"),
        ("Malian", None),
        ("Malians", None),
        ("Malian Army", None),
        ("", None),
    ],
)
def test_a_label_is_an_actor_by_exactly_its_name(words: str, actor: str | None) -> None:
    found = actor_called(words, (MALI, ARMY, OTHER))
    assert (None if found is None else found.id) == actor


def test_a_name_is_of_one_where_only_one_is_asked() -> None:
    assert actor_called("Malian Army", (MALI, ARMY)) == ARMY
