from __future__ import annotations

from pathlib import Path

from battleapi.editing.acquaintances import StoredAcquaintances
from battleapi.editing.merge import Pair, merge
from battleapi.editing.publish import Edition
from battleapi.editing.taking import Fate, take
from battleapi.importers.directory import Directory
from battleapi.importers.table.records import ClaimsTable
from battleapi.model.resources import Resource
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.store.store import Store

EDITION = Edition("An importer", "read")
ROWS = """battle,kind,source,effects,value,party,side
ford,casualties,S,killed,7,Green B,2
ford,casualties,S,killed,9,Green C,2
"""


def test_the_same_table_again_leaves_what_was_merged(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(ROWS, encoding="utf-8")

    def imported() -> Fate:
        directory = Directory(StoredAcquaintances(store))
        files = list(ClaimsTable(path, None).records(BattleStatus.PUBLISHED, directory))
        (taken,) = take(store, files, EDITION)
        return taken.fate

    assert imported() is Fate.CREATED
    merge(store, Pair(Resource.ACTOR, "green-b", "green-c"), EDITION)
    assert imported() is Fate.UNCHANGED
    found = store.record("ford")
    assert found is not None
    (green,) = found[0].combatants
    assert (green.actor, green.label) == ("green-c", "Green C")
    assert [one.locator for one in green.citations] == ["row/1", "row/2"]
