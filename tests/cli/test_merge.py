"""`battleapi merge`, over a store on each engine."""

from __future__ import annotations

import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.cli.conftest import Command
from tests.store.opened import migrated_database, migrated_file, store_url
from tests.store.specimens import actor, battle, file

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
        "revision": None,
        "sequence": None,
    }
    told = command(*words).json()
    assert (told["revision"], told["dry_run"]) == (2, False)
    told = command(*words).json()
    assert (told["already"], told["revision"]) == (True, None)


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
