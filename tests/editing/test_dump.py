import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from battleapi.editing.dump import dump
from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.errors import NotFound
from battleapi.model.canonical import canonical
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.generated_records import record_files
from tests.records_of import Document
from tests.store.specimens import actor, battle, claim, conflict, file, source

EDITION = Edition("An editor", "")
BER = json.loads(files("battleapi").joinpath("records/battle-of-ber-2023.json").read_bytes())


@contextmanager
def empty_store(migrated_file: Path) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = shutil.copyfile(migrated_file, Path(folder, "store.sqlite3"))
        opened = Store.open(Settings(database_url=f"sqlite:///{path}"))
        yield opened
        opened.close()


def published(store: Store, file: RecordFile, *, pretty: bool = False) -> bytes:
    """What a store dumps once it has a record; nothing is wrong with the store then."""
    publish(store, file, EDITION)
    assert list(verify(store)) == []
    return dump(store, file.id, pretty=pretty)


def reloaded(content: bytes, migrated_file: Path) -> bytes:
    """What another store dumps after loading this."""
    with empty_store(migrated_file) as other:
        loaded = read_record_file(json.loads(content))
        return published(other, loaded, pretty=content.endswith(b"\n"))


@pytest.mark.parametrize("pretty", [False, True])
def test_the_bundled_record_comes_out_as_it_went_in(
    store: Store, migrated_file: Path, pretty: bool
) -> None:
    publish(store, read_record_file(BER), EDITION)
    dumped = dump(store, "battle-of-ber-2023", pretty=pretty)
    assert reloaded(dumped, migrated_file) == dumped
    record = json.loads(dumped)
    assert {key: record[key] for key in ("id", "claims", "events", "combatants")} == {
        key: BER[key] for key in ("id", "claims", "events", "combatants")
    }
    for copies in ("conflicts", "places", "actors", "sources"):
        by_id = {one["id"]: one for one in BER[copies]}
        assert {one["id"]: one for one in record[copies]} == by_id


def test_a_dump_has_all_that_the_record_leads_to_and_nothing_else(
    store: Store, migrated_file: Path
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
    assert reloaded(dumped, migrated_file) == dumped


# One engine is enough here: the tests above see both.
@settings(max_examples=20)
@given(document=record_files())
def test_whatever_is_published_comes_out_as_it_went_in(
    migrated_file: Path, document: Document
) -> None:
    read = read_record_file(document)
    with empty_store(migrated_file) as store:
        dumped = published(store, read)
    assert dumped == canonical(RecordFile.of(read.record, read.registry))
    assert reloaded(dumped, migrated_file) == dumped


def test_a_draft_can_be_dumped(store: Store) -> None:
    publish(store, file(battle("b", status="draft")), EDITION)
    assert json.loads(dump(store, "b"))["status"] == "draft"


@pytest.mark.parametrize("battle_id", ["nothing", "", "\udcff", "\0"])
def test_what_is_not_there_is_not_dumped(battle_id: str, store: Store) -> None:
    with pytest.raises(NotFound):
        dump(store, battle_id)
