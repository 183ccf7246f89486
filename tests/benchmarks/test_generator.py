import json
from itertools import islice

from battleapi.model.canonical import canonical
from battleapi.model.checking import check, read_record_file
from battleapi.model.record_file import RecordFile
from benchmarks.assertions import MEAN_CLAIMS
from benchmarks.generator import SEED, record_file, record_files
from benchmarks.pools import AGES, Pools

FILES = tuple(record_files(200))


def as_json(file: RecordFile) -> object:
    return json.loads(file.model_dump_json(by_alias=True))


def test_no_rule_is_broken() -> None:
    broken = [(file.id, fault) for file in FILES for fault in check(file.record, file.registry)]
    assert broken == []


def test_the_files_are_read_back_as_they_are() -> None:
    for file in islice(FILES, 40):
        assert canonical(read_record_file(as_json(file))) == canonical(file)


def test_a_seed_always_gives_the_same_bytes() -> None:
    again = tuple(record_files(20))
    assert [canonical(file) for file in again] == [canonical(file) for file in FILES[:20]]
    other = tuple(record_files(20, SEED + 1))
    assert [canonical(file) for file in other] != [canonical(file) for file in again]


def test_a_battle_does_not_depend_on_those_before_it() -> None:
    assert canonical(record_file(Pools.of(SEED), SEED, 150)) == canonical(FILES[150])


def test_ids_stand_once() -> None:
    for ids in (
        [file.id for file in FILES],
        [claim.id for file in FILES for claim in file.claims],
        [event.id for file in FILES for event in file.events],
    ):
        assert len(set(ids)) == len(ids)


def test_records_are_as_large_and_as_old_as_they_should_be() -> None:
    claims = [len(file.claims) for file in FILES]
    assert abs(sum(claims) / len(claims) - MEAN_CLAIMS) < 1
    assert min(claims) == 3
    dated = [file.date.first_day for file in FILES if file.date.first_day is not None]
    assert min(dated) < 1 < max(dated)
    assert AGES[0][0] == -499
    assert AGES[-1][1] == 2025
    assert 0 < sum(file.date.is_undated for file in FILES) < 20


def test_records_share_actors_sources_and_conflicts() -> None:
    first = {actor.id for file in FILES[:100] for actor in file.actors}
    second = {actor.id for file in FILES[100:] for actor in file.actors}
    assert len(first & second) > 100
    assert len({file.conflict for file in FILES}) < 200
