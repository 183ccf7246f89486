from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.acw.battlefields import Point, read_battlefields
from battleapi.model.vocabulary.records import BattleKind
from tests.importers.acw_folder import write_folder


def test_each_battle_of_the_list_with_what_other_tables_say(tmp_path: Path) -> None:
    listed = read_battlefields(write_folder(tmp_path))
    assert list(listed) == ["VA901", "VA902", "VA902A", "ND901", "OK901", "GA901"]
    low = listed["VA901"]
    assert (low.name, low.other_names) == ("Low Ford", ("The Lower Ford", "Low Ford"))
    assert (low.start, low.end, low.is_operation) == ("1862-05-01", "1862-05-01", False)
    assert (low.result, low.kind) == ("Union victory", BattleKind.SIEGE)
    assert low.point == Point("38.5", "-77.25", 1)
    assert (low.article, low.cdb90) == ("Battle of Low Ford", "171")
    assert (low.table.id, low.row) == ("acw-table-cwsac-battles", 1)
    high = listed["VA902"]
    assert (high.is_operation, high.kind, high.cdb90) == (True, BattleKind.BATTLE, None)
    assert (listed["VA902A"].point, listed["VA902A"].article) == (None, None)


def test_a_battle_that_only_kennedy_has(tmp_path: Path) -> None:
    mill = read_battlefields(write_folder(tmp_path))["GA901"]
    assert (mill.name, mill.locations, mill.result) == ("Third Mill", "Y County, GA", "")
    assert (mill.table.id, mill.row) == ("acw-table-kennedy1997-battles", 2)


@pytest.mark.parametrize("content", ["{}]", "[1]", '[{"relation": "eq"}]'])
def test_links_that_are_none_are_refused(content: str, tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "cdb90_to_cwsac.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadRequest, match=r"^cdb90_to_cwsac\.json is no list of links"):
        read_battlefields(folder)


def test_links_that_are_not_there_are_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "cdb90_to_cwsac.json").unlink()
    with pytest.raises(BadRequest, match=r"^cdb90_to_cwsac\.json cannot be read: No such file"):
        read_battlefields(folder)
