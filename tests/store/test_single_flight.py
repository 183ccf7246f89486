import threading

import pytest

from battleapi.store.single_flight import SingleFlight


def test_what_is_under_way_is_waited_for_and_done_once() -> None:
    flight = SingleFlight[str, int]()
    mine, theirs = flight.split(["a", "b"])
    assert (set(mine), set(theirs)) == ({"a", "b"}, set())
    with flight.done(mine):
        of_second, of_first = flight.split(["b", "c"])
        assert (set(of_second), set(of_first)) == ({"c"}, {"b"})
        found: list[int] = []
        waiting = threading.Thread(target=lambda: found.append(of_first["b"].result(5)))
        waiting.start()
        mine["a"].set_result(1)
        mine["b"].set_result(2)
        waiting.join()
    assert found == [2]
    again, _ = flight.split(["b", "c"])
    assert set(again) == {"b"}


def test_who_waits_for_what_fails_fails_with_it() -> None:
    flight = SingleFlight[str, int]()
    mine, _ = flight.split(["a"])
    _, theirs = flight.split(["a"])
    with pytest.raises(LookupError), flight.done(mine):
        raise LookupError("away")
    with pytest.raises(LookupError, match="away"):
        theirs["a"].result(0)
    assert set(flight.split(["a"])[0]) == {"a"}


def test_work_that_nobody_goes_on_with_fails_and_can_be_begun_again() -> None:
    flight = SingleFlight[str, int]()
    mine, _ = flight.split(["a"])
    _, theirs = flight.split(["a"])
    flight.fail(mine, LookupError("away"))
    with pytest.raises(LookupError, match="away"):
        theirs["a"].result(0)
    flight.wait(0)
    again, _ = flight.split(["a"])
    with flight.done(again):
        again["a"].set_result(1)
    assert again["a"].result(0) == 1


def test_who_gives_up_takes_the_result_from_nobody() -> None:
    flight = SingleFlight[str, int]()
    mine, _ = flight.split(["a"])
    _, theirs = flight.split(["a"])
    assert not theirs["a"].cancel()
    with flight.done(mine):
        mine["a"].set_result(1)
    assert theirs["a"].result(0) == 1
