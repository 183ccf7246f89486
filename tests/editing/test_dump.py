import json
from importlib.resources import files
from pathlib import Path

import pytest

from battleapi.editing.dump import dump
from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.errors import NotFound
from battleapi.model.checking import read_record_file
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.store.specimens import actor, battle, claim, conflict, file, source

EDITION = Edition("An editor", "")
BER = json.loads(files("battleapi").joinpath("records/battle-of-ber-2023.json").read_bytes())


def reloaded(content: bytes, folder: Path) -> bytes:
    """What another store dumps after loading this."""
    url = f"sqlite:///{folder / 'other.sqlite3'}"
    migrate(url)
    other = Store.open(Settings(database_url=url))
    loaded = read_record_file(json.loads(content))
    publish(other, loaded, EDITION)
    assert list(verify(other)) == []
    dumped = dump(other, loaded.id, pretty=content.endswith(b"\n"))
    other.close()
    return dumped


@pytest.mark.parametrize("pretty", [False, True])
def test_the_bundled_record_comes_out_as_it_went_in(
    store: Store, tmp_path: Path, pretty: bool
) -> None:
    publish(store, read_record_file(BER), EDITION)
    dumped = dump(store, "battle-of-ber-2023", pretty=pretty)
    assert reloaded(dumped, tmp_path) == dumped
    record = json.loads(dumped)
    assert {key: record[key] for key in ("id", "claims", "events", "combatants")} == {
        key: BER[key] for key in ("id", "claims", "events", "combatants")
    }
    for copies in ("conflicts", "places", "actors", "sources"):
        by_id = {one["id"]: one for one in BER[copies]}
        assert {one["id"]: one for one in record[copies]} == by_id


def test_a_dump_has_all_that_the_record_leads_to_and_nothing_else(
    store: Store, tmp_path: Path
) -> None:
    publish(store, file(battle("other", claims=[claim(9, by="green")]), actor("green")), EDITION)
    record = battle("b", conflict="siege", claims=[claim(1, by="red", source_ids=("leaf",))])
    shared = (
        actor("red", of=["reds"]),
        actor("reds", of=[{"of": "bloc", "type": "coalition"}]),
        actor("bloc"),
        conflict("siege", part_of="war"),
        conflict("war"),
        source("leaf", through="digest"),
        source("digest"),
        source(),
    )
    publish(store, file(record, *shared), EDITION)
    dumped = dump(store, "b")
    copies = {
        name: [one["id"] for one in json.loads(dumped)[name]]
        for name in ("conflicts", "places", "actors", "sources")
    }
    assert {name: sorted(ids) for name, ids in copies.items()} == {
        "conflicts": ["siege", "war"],
        "places": [],
        "actors": ["bloc", "red", "reds"],
        "sources": ["digest", "leaf", "the-paper"],
    }
    assert reloaded(dumped, tmp_path) == dumped


def test_a_draft_can_be_dumped(store: Store) -> None:
    publish(store, file(battle("b", status="draft")), EDITION)
    assert json.loads(dump(store, "b"))["status"] == "draft"


@pytest.mark.parametrize("battle_id", ["nothing", "", "\udcff", "\0"])
def test_what_is_not_there_is_not_dumped(battle_id: str, store: Store) -> None:
    with pytest.raises(NotFound):
        dump(store, battle_id)
