import threading
from concurrent.futures import Future

import pytest

from battleapi.store.single_flight import SingleFlight


def test_what_is_under_way_is_waited_for_and_done_once() -> None:
    flight = SingleFlight[str, int]()
    with flight.share(["a", "b"]) as (mine, theirs):
        assert (set(mine), set(theirs)) == ({"a", "b"}, set())
        with flight.share(["b", "c"]) as (of_second, of_first):
            assert (set(of_second), set(of_first)) == ({"c"}, {"b"})
        found: list[int] = []
        waiting = threading.Thread(target=lambda: found.append(of_first["b"].result(5)))
        waiting.start()
        mine["a"].set_result(1)
        mine["b"].set_result(2)
        waiting.join()
    assert found == [2]
    with flight.share(["b"]) as (mine, theirs):
        assert (set(mine), set(theirs)) == ({"b"}, set())


def test_who_waits_for_what_fails_fails_with_it() -> None:
    flight = SingleFlight[str, int]()

    def fail() -> None:
        with flight.share(["a"]) as (mine, _), flight.share(["a"]) as (_, theirs):
            waited.update(theirs)
            assert set(mine) == {"a"}
            raise LookupError("away")

    waited: dict[str, Future[int]] = {}
    with pytest.raises(LookupError):
        fail()
    with pytest.raises(LookupError, match="away"):
        waited["a"].result(0)
    with flight.share(["a"]) as (mine, _):
        assert set(mine) == {"a"}
