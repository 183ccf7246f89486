"""Two that turned out to be one, on each engine: what becomes of all that names them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from battleapi.editing import merge as merging
from battleapi.editing.acquaintances import StoredAcquaintances
from battleapi.editing.merge import MergeReport, Pair, merge
from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild, refresh
from battleapi.editing.verify import verify
from battleapi.errors import BattleApiError, Conflict, NotFound, Unprocessable
from battleapi.importers.directory import Directory
from battleapi.model.resources import Resource
from battleapi.rendering.documents import Form
from battleapi.store.log import Action
from battleapi.store.questions import Condition, Question, SortKey
from battleapi.store.store import Store
from battleapi.store.tables import documents
from tests.store.specimens import actor, battle, cited, claim, conflict, event, file, place

EDITION = Edition("An editor", "one and the same")
WAR = conflict("war")
REDS = actor("reds", ucdp="118", aliases=["Red Guards"])
ROTE = actor("rote", name="Die Roten", of=["league"], ucdp="7")
LEAGUE = actor("league")
SCOUTS = actor("scouts", of=["rote"])
SHARED = (REDS, ROTE, LEAGUE, SCOUTS, actor("blues"), WAR, place("ford", "ML"))


def a_battle(number: int, *sides: list[str], status: str = "published", **more: Any) -> Any:
    first = sides[0][0] if sides else "rote"
    return battle(
        f"b{number}",
        date="2023-08-11",
        sides=sides or [["rote"], ["blues"]],
        claims=[claim(number, by=first, about=["blues"])],
        events=[event(f"e{number}", participants=[first])],
        conflict="war",
        place_id="ford",
        status=status,
        **more,
    )


def publish_all(store: Store, *records: Any) -> None:
    for record in records:
        publish(store, file(record, *SHARED), Edition("An importer", "as found"))


def fill(store: Store, battles: int = 3) -> None:
    """Battles of the reds, of the rote and of their scouts; the last of them is a draft."""
    publish_all(
        store,
        a_battle(1, ["reds"], ["blues"]),
        battle("b9", sides=[["scouts"], ["blues"]], claims=[claim(9, by="scouts")]),
        *(a_battle(number) for number in range(2, battles)),
        a_battle(battles, status="draft"),
    )
    refresh(store)


def merged(store: Store, gone: str = "rote", into: str = "reds", **more: Any) -> MergeReport:
    return merge(store, Pair(Resource.ACTOR, gone, into), EDITION, **more)


def ids(store: Store, resource: Resource, **filters: str) -> list[str]:
    conditions = tuple(Condition(name, (value,), False) for name, value in filters.items())
    question = Question(resource, conditions, (SortKey("id", False),), 100, None, False)
    return [one.id for one in store.reader.page(question).documents]


def served(store: Store, form: Form, thing_id: str) -> dict[str, Any] | None:
    with store.snapshot() as connection:
        wanted = select(documents.c.body).where(
            documents.c.form == form.value, documents.c.id == thing_id
        )
        body = connection.execute(wanted).scalar_one_or_none()
    return None if body is None else json.loads(body)


def record(store: Store, battle_id: str) -> Any:
    found = store.record(battle_id)
    assert found is not None
    return found[0]


def test_everything_that_named_the_one_names_the_other(store: Store) -> None:
    fill(store)
    report = merged(store)
    assert (report.battles, report.things) == (2, ((Resource.ACTOR, "scouts"),))
    assert report.names == ("Die Roten",)
    for battle_id in ("b2", "b3"):
        one = record(store, battle_id)
        assert [c.actor for c in one.combatants] == ["reds", "blues"]
        assert one.claims[0].claimant.actor == "reds"
        assert [p.actor for p in one.events[0].participants] == ["reds"]
    # The record keeps the words that its source has.
    assert record(store, "b2").combatants[0].label == "rote"
    assert record(store, "b3").status.value == "draft"
    refresh(store)
    assert list(verify(store)) == []
    assert ids(store, Resource.BATTLE, actor="reds") == ["b1", "b2", "b9"]
    assert ids(store, Resource.ACTOR) == ["blues", "league", "reds", "scouts"]
    assert store.reader.counts()["actors"] == 4
    assert served(store, Form.ACTOR, "rote") is None


def test_names_identifiers_and_memberships_become_those_of_the_other(store: Store) -> None:
    fill(store)
    merged(store)
    refresh(store)
    reds = served(store, Form.ACTOR, "reds")
    assert reds is not None
    assert reds["name"] == "Reds"
    assert reds["aliases"] == ["Red Guards", "Die Roten"]
    assert [one["id"] for one in reds["external_ids"]] == ["118", "7"]
    assert [one["of"]["id"] for one in reds["memberships"]] == ["league"]
    league = served(store, Form.ACTOR, "league")
    assert league is not None
    assert [one["id"] for one in league["members"]] == ["reds"]


def test_the_history_of_the_one_stays_and_ends_with_the_merge(store: Store) -> None:
    fill(store)
    before = store.reader.revision("rote", 1, Resource.ACTOR)
    entry = merged(store).entry
    assert entry is not None
    revisions = store.reader.revisions("rote", 10, None, Resource.ACTOR)
    assert revisions is not None
    assert [(one.revision, one.action, one.merged_into) for one in revisions] == [
        (2, Action.MERGED, "reds"),
        (1, Action.CREATED, None),
    ]
    assert (revisions[0].author, revisions[0].comment) == (EDITION.author, EDITION.comment)
    assert (revisions[0].sequence, revisions[0].hash) == (entry.sequence, entry.hash)
    last = store.reader.revision("rote", 2, Resource.ACTOR)
    assert before is not None
    assert last is not None
    assert last.canonical == before.canonical
    assert store.reader.merged_into(Resource.ACTOR, ("rote", "reds", "x")) == {"rote": "reds"}
    history = store.reader.revisions("b2", 10)
    assert history is not None
    assert [one.comment for one in history] == ["one and the same", "as found"]


def test_a_rebuild_makes_the_same_of_it(store: Store) -> None:
    fill(store)
    merged(store)
    refresh(store)
    before = served(store, Form.ACTOR, "reds")
    rebuild(store)
    assert list(verify(store)) == []
    assert served(store, Form.ACTOR, "reds") == before
    assert store.reader.merged_into(Resource.ACTOR, ("rote",)) == {"rote": "reds"}
    assert ids(store, Resource.BATTLE, actor="reds") == ["b1", "b2", "b9"]


def test_a_dry_run_says_so_and_changes_nothing(store: Store) -> None:
    fill(store)
    version = store.reader.data_version()
    report = merged(store, dry_run=True)
    assert (report.battles, report.names, report.entry) == (2, ("Die Roten",), None)
    assert store.reader.data_version() == version


def test_what_was_merged_already_stays_so(store: Store) -> None:
    fill(store)
    merged(store)
    version = store.reader.data_version()
    report = merged(store)
    assert (report.already, report.battles, report.entry) == (True, 0, None)
    assert store.reader.data_version() == version
    with pytest.raises(Conflict, match="rote was merged into reds") as refusal:
        merged(store, "rote", "blues")
    assert refusal.value.faults[0].expected == ("reds",)
    with pytest.raises(Conflict, match="rote was merged into reds"):
        merged(store, "blues", "rote")
    with pytest.raises(Conflict, match="rote was merged into reds"):
        merged(store, "reds", "rote")


def test_who_is_merged_on_is_found_at_the_end(store: Store) -> None:
    publish_all(store, a_battle(1, ["rote"], ["blues"]), a_battle(2, ["reds"], ["blues"]))
    merged(store)
    publish(store, file(battle("b4", sides=[["other"]]), actor("other")), EDITION)
    merge(store, Pair(Resource.ACTOR, "reds", "other"), EDITION)
    found = store.reader.merged_into(Resource.ACTOR, ("rote", "reds"))
    assert found == {"rote": "other", "reds": "other"}
    assert merged(store, "rote", "other").already
    refresh(store)
    assert list(verify(store)) == []


@pytest.mark.parametrize(
    ("gone", "into", "refused"),
    [
        ("reds", "reds", (Unprocessable, "same_id", None)),
        ("redz", "reds", (NotFound, "unknown_value", "reds")),
        ("reds", "leage", (Unprocessable, "unknown_value", "league")),
        ("rote", "league", (Conflict, "belongs_to_it", None)),
        ("league", "rote", (Conflict, "belongs_to_it", None)),
        ("league", "scouts", (Conflict, "belongs_to_it", None)),
    ],
)
def test_what_cannot_be_merged(
    store: Store, gone: str, into: str, refused: tuple[type[BattleApiError], str, str | None]
) -> None:
    kind, code, near = refused
    fill(store)
    version = store.reader.data_version()
    with pytest.raises(kind) as refusal:
        merged(store, gone, into)
    (fault,) = refusal.value.faults
    assert (fault.code, *fault.expected[:1]) == (code, *([near] if near else []))
    assert store.reader.data_version() == version


def test_two_that_fight_each_other_are_two(store: Store) -> None:
    publish_all(store, a_battle(1, ["reds"], ["blues"]), a_battle(2, ["rote"], ["reds"], ["blues"]))
    version = store.reader.data_version()
    with pytest.raises(Conflict, match="in b2") as refusal:
        merged(store)
    (fault,) = refusal.value.faults
    assert (fault.of, fault.at, fault.code) == ("b2", "/combatants/0", "fights_itself")
    assert store.reader.data_version() == version


def test_a_record_that_would_break_a_rule_keeps_two_apart(store: Store) -> None:
    # A figure that is of this place alone, told of another one.
    one = battle(
        "b1",
        sides=[["reds"], ["blues"]],
        claims=[claim(1, by="rote", about=["reds"], kind="involvement", against=["reds"])],
        events=[],
    )
    publish_all(store, one)
    report = merged(store)
    assert report.battles == 1
    (told,) = record(store, "b1").claims
    assert (told.claimant.actor, told.against) == ("reds", ("reds",))


def test_what_was_broken_off_is_finished_by_the_same_merge(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, battles=8)
    monkeypatch.setattr(merging, "BATCH", 2)
    turns: list[int] = []
    write = merging._write_battles

    def killed(*arguments: Any) -> None:
        if len(turns) == 2:
            raise KeyboardInterrupt
        turns.append(1)
        write(*arguments)

    monkeypatch.setattr(merging, "_write_battles", killed)
    with pytest.raises(KeyboardInterrupt):
        merged(store)
    # Two things are still there, and all of it is in order.
    assert store.reader.missing(Resource.ACTOR, ("rote", "reds")) == ()
    assert [record(store, f"b{n}").combatants[0].actor for n in (2, 5, 6, 8)] == [
        "reds",
        "reds",
        "rote",
        "rote",
    ]
    refresh(store)
    assert list(verify(store)) == []
    monkeypatch.setattr(merging, "_write_battles", write)
    assert merged(store).battles == 3
    refresh(store)
    assert list(verify(store)) == []
    assert store.reader.missing(Resource.ACTOR, ("rote",)) == ("rote",)


def test_what_others_do_meanwhile_is_seen(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    check = merging._check_battles

    def fought(store: Store, plan: Any) -> None:
        check(store, plan)
        publish_all(store, a_battle(7, ["rote"], ["reds"]))

    monkeypatch.setattr(merging, "_check_battles", fought)
    with pytest.raises(Conflict, match="in b7"):
        merged(store)

    def gone_already(store: Store, _: Any) -> None:
        monkeypatch.setattr(merging, "_check_battles", check)
        merge(store, Pair(Resource.ACTOR, "scouts", "reds"), EDITION)

    monkeypatch.setattr(merging, "_check_battles", gone_already)
    with pytest.raises(Conflict, match="meanwhile"):
        merged(store, "scouts", "blues")


def test_so_many_battles_are_not_written_while_somebody_waits(store: Store) -> None:
    fill(store)
    with pytest.raises(Conflict, match=r"2 battles name rote.*`battleapi merge actor rote reds`"):
        merged(store, most_battles=1)
    assert merged(store, most_battles=2).battles == 2


def test_nothing_is_loaded_that_names_what_was_merged(store: Store) -> None:
    fill(store)
    merged(store)
    version = store.reader.data_version()
    with pytest.raises(Conflict) as refusal:
        publish_all(store, a_battle(2))
    at = {(fault.at, fault.code, fault.expected) for fault in refusal.value.faults}
    assert ("/combatants/0/actor", "merged_away", ("reds",)) in at
    assert ("/actors/0", "merged_away", ("reds",)) in at
    with pytest.raises(Conflict):
        publish_all(store, battle("b5", sides=[["scouts"]]))
    other = file(battle("b6", sides=[["rote"]]), actor("rote", name="Others"))
    for edition in (EDITION, Edition("A", "", extend_shared=True), Edition("A", "", True)):
        with pytest.raises(Conflict) as refusal:
            publish(store, other, edition)
        assert "merged_away" in {fault.code for fault in refusal.value.faults}
    assert store.reader.data_version() == version


def test_an_import_that_knows_the_one_finds_the_other(store: Store) -> None:
    fill(store)
    merged(store)
    directory = Directory(StoredAcquaintances(store))
    assert directory.actor(actor("rote", name="Sonstige", ucdp="7"), "peace").id == "reds"
    assert directory.actor(actor("rote", name="Die Roten"), "war").id == "reds"
    # An id stays with what it was.
    assert directory.actor(actor("rote", name="Rote Kapelle"), "war").id == "rote-2"


def test_places_and_conflicts_are_merged_as_well(store: Store) -> None:
    publish_all(store, a_battle(1, ["reds"], ["blues"]))
    mill = place("mill", "ML", citations=cited())
    other = battle("b2", sides=[["reds"]], place_id="mill", conflict="strife", events=[event("e2")])
    strife, whole = conflict("strife", part_of="whole"), conflict("whole")
    part = conflict("part", part_of="strife")
    publish(store, file(other, REDS, LEAGUE, mill, strife, whole), EDITION)
    publish(store, file(battle("b3", conflict="part"), part, strife, whole), EDITION)
    report = merge(store, Pair(Resource.PLACE, "mill", "ford"), EDITION)
    assert (report.battles, report.names) == (1, ("Mill",))
    report = merge(store, Pair(Resource.CONFLICT, "strife", "war"), EDITION)
    assert (report.battles, report.things) == (1, ((Resource.CONFLICT, "part"),))
    assert (record(store, "b2").place.id, record(store, "b2").conflict) == ("ford", "war")
    refresh(store)
    assert list(verify(store)) == []
    assert ids(store, Resource.BATTLE, conflict="war") == ["b1", "b2", "b3"]
    assert ids(store, Resource.BATTLE, conflict="whole") == ["b1", "b2", "b3"]
    with pytest.raises(Conflict, match="belongs to"):
        merge(store, Pair(Resource.CONFLICT, "whole", "war"), EDITION)
    with pytest.raises(Unprocessable, match="nothing else"):
        merge(store, Pair(Resource.SOURCE, "the-paper", "the-paper-2"), EDITION)
