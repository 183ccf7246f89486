import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.log import BEFORE_THE_FIRST, Action, LogEnd, Revision, following, instant
from battleapi.store.store import Store
from tests.store.specimens import battle, file

NOW = datetime(2026, 11, 20, 9, 14, 3, 123456, tzinfo=UTC)


def test_an_instant_is_in_utc_with_six_decimals() -> None:
    in_bamako = NOW.replace(microsecond=0).astimezone(timezone(timedelta(hours=2)))
    assert instant(NOW) == "2026-11-20T09:14:03.123456Z"
    assert instant(in_bamako) == "2026-11-20T09:14:03.000000Z"


def test_the_hash_of_an_entry_is_over_all_that_it_says() -> None:
    entry = following(LogEnd(), Revision(Resource.ACTOR, "red", b"{}", "me", "é"), 1, NOW)
    said = (
        '{"action":"created","author":"me","comment":"é","id":"red","previous":"'
        + BEFORE_THE_FIRST
        + '","recorded_at":"2026-11-20T09:14:03.123456Z","resource":"actor","revision":1,'
        '"sequence":1,"sha256":"' + hashlib.sha256(b"{}").hexdigest() + '"}'
    )
    assert entry.hash == hashlib.sha256(said.encode()).hexdigest()
    assert entry.hash == entry.computed_hash()


def test_the_next_entry_is_chained_to_the_one_before() -> None:
    first = following(LogEnd(), Revision(Resource.ACTOR, "red", b"{}", "me", ""), 1, NOW)
    end = LogEnd(first.sequence, first.recorded_at, first.hash)
    second = following(end, Revision(Resource.ACTOR, "red", b"[]", "me", ""), 2, NOW)
    assert (second.sequence, second.revision, second.action) == (2, 2, Action.UPDATED)
    assert second.previous == first.hash


@pytest.mark.parametrize("jump", [timedelta(days=-3), timedelta(days=400), timedelta(days=-7300)])
def test_a_clock_that_jumps_does_not_disorder_the_log(store_url: str, jump: timedelta) -> None:
    moments = iter([NOW, NOW, NOW + jump, NOW + jump, NOW + timedelta(seconds=1)])
    store = Store.open(Settings(database_url=store_url), clock=lambda: next(moments))
    for number in range(4):
        publish(store, file(battle(f"b{number}")), Edition("me", ""))
    with store.snapshot() as connection:
        rows = connection.execute(text("SELECT sequence, recorded_at FROM log ORDER BY sequence"))
        recorded = [row.recorded_at for row in rows]
    assert recorded == sorted(recorded)
    later = max(NOW, NOW + jump)
    expected = [NOW, NOW, later, later, max(later, NOW + timedelta(seconds=1))]
    assert recorded == [instant(moment) for moment in expected]
    assert list(verify(store)) == []
    store.close()


def test_a_battle_has_its_revisions_newest_first_and_a_page_at_a_time(store: Store) -> None:
    for number in range(1, 6):
        publish(store, file(battle("b", name=f"Name {number}")), Edition("me", f"the {number}."))
    newest = store.reader.revisions("b", 2)
    assert newest is not None
    assert [(one.revision, one.comment, one.canonical) for one in newest] == [
        (5, "the 5.", None),
        (4, "the 4.", None),
    ]
    rest = store.reader.revisions("b", 10, before=4)
    assert rest is not None
    assert [one.revision for one in rest] == [3, 2, 1]
    assert [one.action for one in rest] == [Action.UPDATED, Action.UPDATED, Action.CREATED]
    third = store.reader.revision("b", 3)
    assert third is not None
    assert json.loads(third.canonical or b"")["name"] == "Name 3"
    assert hashlib.sha256(third.canonical or b"").hexdigest() == third.sha256
    assert store.reader.revision("b", 6) is None
    assert store.reader.revision("b", 0) is None
    assert store.reader.revisions("nothing", 10) is None
    head = store.reader.head(Resource.BATTLE, "b")
    assert head is not None
    assert (head.revision, head.sequence) == (5, 6)
    assert store.reader.head(Resource.BATTLE, "nothing") is None
