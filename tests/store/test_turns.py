import threading
import time

import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store.store import Store
from battleapi.store.turns import Turns
from tests.store.specimens import actor, battle, claim, file


def test_one_writer_at_a_time() -> None:
    turns = Turns()
    inside, most = 0, 0
    guard = threading.Lock()

    def write() -> None:
        nonlocal inside, most
        with turns.turn(5.0):
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
            with guard:
                inside -= 1

    threads = [threading.Thread(target=write) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (inside, most) == (0, 1)


def test_who_waits_too_long_is_told_so() -> None:
    turns = Turns()
    with turns.turn(1.0), pytest.raises(StoreUnavailable, match="too long"), turns.turn(0.01):
        pass
    with turns.turn(0.01):
        pass


def test_a_full_queue_refuses_at_once() -> None:
    turns = Turns(most_waiting=2)
    let_go = threading.Event()

    def hold() -> None:
        with turns.turn(5.0):
            let_go.wait(5.0)

    # One writes and two wait.
    threads = [threading.Thread(target=hold) for _ in range(3)]
    for number, thread in enumerate(threads):
        thread.start()
        deadline = time.monotonic() + 5
        while turns._waiting != number and time.monotonic() < deadline:
            time.sleep(0.001)
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable, match="waiting"), turns.turn(5.0):
        pass
    assert time.monotonic() - begun < 1
    let_go.set()
    for thread in threads:
        thread.join()


def test_sixteen_writers_at_once_all_get_their_turn(store_url: str) -> None:
    store = Store.open(Settings(database_url=store_url))
    other = Store.open(Settings(database_url=store_url))
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for turn in range(3):
                record = battle(f"b{number}-{turn}", claims=[claim(number * 10 + turn, by="red")])
                mine = store if number % 2 else other
                publish(mine, file(record, actor("red")), Edition(f"writer {number}", ""))
        except BaseException as failure:  # noqa: BLE001 - a thread must not swallow its failure
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.reader.data_version() == 2 + 16 * 3
    assert store.reader.counts()["claims"] == 48
    assert list(verify(store)) == []
    store.close()
    other.close()
