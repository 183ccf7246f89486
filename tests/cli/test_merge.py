"""`battleapi merge`, over a store on each engine."""

from __future__ import annotations

import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.model.vocabulary.registries import PointBasis
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.cli.conftest import Command
from tests.store.opened import migrated_database, migrated_file, store_url
from tests.store.specimens import actor, battle, file, place

__all__ = ["migrated_database", "migrated_file", "store_url"]


@pytest.fixture
def url(store_url: str) -> str:
    store = Store.open(Settings(database_url=store_url))
    edition = Edition("An importer", "as found")
    shared = (actor("reds"), actor("rote", name="Die Roten"), actor("scouts", of=["rote"]))
    publish(store, file(battle("b1", sides=[["rote"], ["scouts"]]), *shared), edition)
    publish(store, file(battle("b2", sides=[["reds"]]), *shared), edition)
    publish(store, file(battle("b3", sides=[["reds"], ["foe"]]), *shared, actor("foe")), edition)
    store.close()
    return store_url


def test_a_dry_run_then_the_merge_then_the_same_again(command: Command, url: str) -> None:
    words = ("merge", "actor", "rote", "reds", "--database-url", url)
    done = command(*words, "--dry-run")
    assert (done.code, done.err) == (0, "")
    would = [
        "rote would become a part of reds.",
        "  1 battle named it",
        "  actor scouts named it",
        "  reds is called Die Roten as well",
        "Nothing was stored.",
    ]
    assert done.out.splitlines() == would
    done = command(*words)
    assert done.code == 0
    assert done.out.splitlines()[:4] == ["rote is a part of reds.", *would[1:4]]
    assert done.out.splitlines()[4].startswith("Stored in ")
    done = command(*words)
    assert done.out == "rote was merged into reds before; nothing was changed.\n"
    store = Store.open(Settings(database_url=url))
    assert list(verify(store)) == []
    store.close()


def test_programs_are_told_in_json(command: Command, url: str) -> None:
    words = ("merge", "actor", "rote", "reds", "--database-url", url, "--json")
    told = command(*words, "--dry-run").json()
    assert told == {
        "resource": "actor",
        "merged": "rote",
        "into": "reds",
        "dry_run": True,
        "already": False,
        "battles": 1,
        "things": [{"resource": "actor", "id": "scouts"}],
        "names": ["Die Roten"],
        "dropped_point": None,
        "revision": None,
        "sequence": None,
    }
    told = command(*words).json()
    assert (told["revision"], told["dry_run"]) == (2, False)
    told = command(*words).json()
    assert (told["already"], told["revision"]) == (True, None)


def test_a_point_that_goes_is_told(command: Command, url: str) -> None:
    store = Store.open(Settings(database_url=url))
    for number, spot in enumerate((place("ford", "ML"), place("mill", "ML"), place("hut")), 5):
        point = (
            {"lat": 40.0 + number, "lon": -2.5, "basis": PointBasis.SOURCE}
            if spot.countries
            else {}
        )
        record = battle(f"b{number}", sides=[["reds"]], place_id=spot.id)
        shared = (actor("reds"), spot.model_copy(update=point))
        publish(store, file(record, *shared), Edition("An importer", "as found"))
    store.close()
    words = ("merge", "place", "ford", "mill", "--dry-run", "--database-url", url)
    told = "  the point 45, -2.5 of ford is dropped: battles are where mill is"
    assert told in command(*words).out.splitlines()
    assert command(*words, "--json").json()["dropped_point"] == [45.0, -2.5]
    done = command("merge", "place", "ford", "hut", "--database-url", url, "--json")
    assert done.json()["dropped_point"] == [45.0, -2.5]
    done = command("merge", "place", "hut", "mill", "--database-url", url)
    assert (done.code, "dropped" in done.out) == (0, False)


def test_what_cannot_be_is_told_with_every_battle(command: Command, url: str) -> None:
    done = command("merge", "actor", "foe", "reds", "--database-url", url)
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "error: The two cannot be one: records would break rules in b3.",
        "  /combatants/1 (b3): foe and reds fight each other here. [fights_itself]",
    ]
    done = command("merge", "actor", "rotes", "reds", "--database-url", url)
    assert done.err.splitlines() == [
        "error: There is no actor with this id.",
        "  id: There is no actor with this id. Expected: rote, reds. [unknown_value]",
    ]
    assert command("merge", "source", "a", "b", "--database-url", url).code == 2
