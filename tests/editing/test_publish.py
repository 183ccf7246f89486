import json
from typing import Any

import pytest

from battleapi.editing.publish import Edition, publish, publish_many
from battleapi.editing.reports import Result
from battleapi.editing.verify import verify
from battleapi.errors import Conflict, InvalidRecord, SharedDiffers, Unprocessable
from battleapi.model.resources import Resource
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.store.questions import Question
from battleapi.store.store import Store
from tests.store.specimens import (
    actor,
    battle,
    claim,
    claim_id,
    conflict,
    event,
    file,
    place,
    source,
)

EDITION = Edition("An editor", "a reason")
UPDATING = Edition("An editor", "a reason", update_shared=True)


def listed(store: Store, resource: Resource) -> list[str]:
    return [document.id for document in store.reader.page(Question(resource)).documents]


def body_of(store: Store, resource: Resource, thing_id: str) -> dict[str, Any]:
    page = store.reader.page(Question(resource))
    found: dict[str, Any] = json.loads(
        next(document.body for document in page.documents if document.id == thing_id)
    )
    return found


def test_a_first_record_creates_all_that_it_uses(store: Store) -> None:
    record = battle("first", claims=[claim(1, by="red", about=["blue"])], conflict="war")
    report = publish(store, file(record, actor("red"), actor("blue"), conflict("war")), EDITION)
    created = [(one.resource, one.id, one.sequence) for one in report.outcomes]
    assert created == [
        (Resource.CONFLICT, "war", 1),
        (Resource.ACTOR, "red", 2),
        (Resource.ACTOR, "blue", 3),
        (Resource.SOURCE, "the-paper", 4),
        (Resource.BATTLE, "first", 5),
    ]
    assert {one.result for one in report.outcomes} == {Result.CREATED}
    assert report.status is BattleStatus.PUBLISHED
    assert (report.battle.id, report.battle.revision, report.battle.sequence) == ("first", 1, 5)
    assert report.ids(Result.CREATED, Resource.ACTOR) == ("red", "blue")
    assert store.reader.counts() == {
        "battles": 1, "claims": 1, "events": 0, "actors": 2, "conflicts": 1, "sources": 1,
        "places": 0,
    }  # fmt: skip
    assert store.reader.data_version() == 5
    assert list(verify(store)) == []


def test_publishing_the_same_again_records_nothing(store: Store) -> None:
    given = file(battle("first", claims=[claim(1)]))
    publish(store, given, EDITION)
    again = publish(store, given, UPDATING)
    assert {one.result for one in again.outcomes} == {Result.UNCHANGED}
    assert (again.battle.revision, again.battle.sequence) == (1, 2)
    assert store.reader.data_version() == 2


def test_a_shared_thing_that_differs_is_refused_with_a_report_and_nothing_is_stored(
    store: Store,
) -> None:
    publish(store, file(battle("first", claims=[claim(1, by="red")]), actor("red")), EDITION)
    changed = file(
        battle("second", claims=[claim(2, by="red")], place_id="ford"),
        actor("red", name="The Reds", country="ML"),
        place("ford", "ML"),
    )
    with pytest.raises(SharedDiffers) as refusal:
        publish(store, changed, EDITION)
    (fault,) = refusal.value.faults
    assert (fault.at, fault.code) == ("/actors/0", "shared_differs")
    assert fault.detail == (
        'The stored actor differs: /name is "Red" there and "The Reds" here; '
        '/country is nothing there and "ML" here.'
    )
    assert refusal.value.detail == "One place in the record file contradicts what is stored."
    assert listed(store, Resource.BATTLE) == ["first"]
    assert listed(store, Resource.PLACE) == []
    assert body_of(store, Resource.ACTOR, "red")["name"] == "Red"


def test_of_a_shared_thing_that_differs_much_the_first_values_are_told_in_short(
    store: Store,
) -> None:
    before = place("ford", "ML")
    publish(store, file(battle("first", place_id="ford"), before), EDITION)
    after = before.model_copy(
        update={"name": "F" * 400, "aliases": ("A", "B"), "admin": ("C", "D")}
    )
    with pytest.raises(SharedDiffers) as refusal:
        publish(store, file(battle("second", place_id="ford"), after), EDITION)
    (fault,) = refusal.value.faults
    assert fault.detail == (
        f'The stored place differs: /name is "Ford" there and "{"F" * 79}… here; '
        '/aliases/0 is nothing there and "A" here; /aliases/1 is nothing there and "B" here; '
        "and 2 more."
    )


@pytest.mark.parametrize(
    ("author", "comment", "told"),
    [
        ("", "", "The author cannot be stored. The text is empty."),
        ("a" * 401, "", "The author cannot be stored. The text is too long."),
        ("two\nlines", "", "The author cannot be stored. This stands on one line, without tabs."),
        ("A. Curator", "a" * 8001, "The comment cannot be stored. The text is too long."),
        ("A. Curator", "bell\a", "The comment cannot be stored. This holds a control character"),
        ("\udcff", "", "The author cannot be stored. The text holds half of a surrogate pair."),
        ("A. Curator", "\udcff", "The comment cannot be stored. The text holds half"),
    ],
)
def test_who_publishes_and_why_is_text(author: str, comment: str, told: str) -> None:
    with pytest.raises(Unprocessable) as refusal:
        Edition(author, comment)
    assert refusal.value.detail.startswith(told)


def test_a_comment_may_have_lines_or_be_missing() -> None:
    assert Edition("A. Curator", "one\ntwo").comment == "one\ntwo"
    assert Edition("A. Curator", "").comment == ""


def test_a_shared_thing_that_differs_is_updated_when_asked_for(store: Store) -> None:
    publish(store, file(battle("first", claims=[claim(1, by="red")]), actor("red")), EDITION)
    changed = file(battle("second", claims=[claim(2, by="red")]), actor("red", name="The Reds"))
    report = publish(store, changed, UPDATING)
    assert report.ids(Result.UPDATED, Resource.ACTOR) == ("red",)
    assert body_of(store, Resource.ACTOR, "red")["name"] == "The Reds"
    assert body_of(store, Resource.ACTOR, "red")["revision"] == 2
    assert body_of(store, Resource.CLAIM, claim_id(1))["claimant"]["name"] == "The Reds"
    assert list(verify(store)) == []


def test_a_published_record_keeps_every_claim(store: Store) -> None:
    publish(store, file(battle("first", claims=[claim(1), claim(2)])), EDITION)
    with pytest.raises(Conflict) as refusal:
        publish(store, file(battle("first", claims=[claim(2)])), EDITION)
    (fault,) = refusal.value.faults
    assert (fault.at, fault.code) == ("/claims", "claim_removed")
    assert claim_id(1) in fault.detail
    retracted = battle("first", claims=[claim(1, status="retracted"), claim(2)])
    assert publish(store, file(retracted), EDITION).battle.revision == 2
    assert listed(store, Resource.CLAIM) == [claim_id(2)]


def test_a_published_record_does_not_become_a_draft(store: Store) -> None:
    publish(store, file(battle("first")), EDITION)
    with pytest.raises(Conflict) as refusal:
        publish(store, file(battle("first", status="draft")), EDITION)
    assert [fault.code for fault in refusal.value.faults] == ["published_stays_published"]


def test_ids_of_claims_and_events_belong_to_one_battle(store: Store) -> None:
    publish(store, file(battle("first", claims=[claim(1)], events=[event("clash")])), EDITION)
    taking = battle("second", claims=[claim(3), claim(1)], events=[event("clash")])
    with pytest.raises(Conflict) as refusal:
        publish(store, file(taking), EDITION)
    assert [(fault.at, fault.code) for fault in refusal.value.faults] == [
        ("/events/0/id", "id_taken"),
        ("/claims/1/id", "id_taken"),
    ]
    assert [fault.detail for fault in refusal.value.faults] == [
        "The event with this id belongs to another battle.",
        "The claim with this id belongs to another battle.",
    ]
    assert refusal.value.detail == "2 places in the record file contradict what is stored."


def test_a_draft_holds_its_ids_and_shows_in_no_list_and_no_count(store: Store) -> None:
    publish(store, file(battle("hidden", status="draft", claims=[claim(1)])), EDITION)
    assert [listed(store, one) for one in (Resource.BATTLE, Resource.CLAIM)] == [[], []]
    assert store.reader.counts()["battles"] == 0
    with pytest.raises(Conflict):
        publish(store, file(battle("other", claims=[claim(1)])), EDITION)
    # A draft may lose a claim, whose id is then free.
    publish(store, file(battle("hidden", status="draft", claims=[claim(2)])), EDITION)
    publish(store, file(battle("other", claims=[claim(1)])), EDITION)
    assert listed(store, Resource.BATTLE) == ["other"]
    assert list(verify(store)) == []


def test_a_draft_that_is_published_shows_only_its_public_revisions(store: Store) -> None:
    publish(store, file(battle("first", status="draft", name="Draft")), EDITION)
    assert store.reader.revisions("first", 10) is None
    assert store.reader.revision("first", 1) is None
    publish(store, file(battle("first", name="Public")), EDITION)
    publish(store, file(battle("first", name="Better")), EDITION)
    revisions = store.reader.revisions("first", 10)
    assert revisions is not None
    assert [entry.revision for entry in revisions] == [3, 2]
    assert store.reader.revision("first", 1) is None
    second = store.reader.revision("first", 2)
    assert second is not None
    assert json.loads(second.canonical or b"")["name"] == "Public"


def test_ids_that_nothing_has_are_refused_with_their_places(store: Store) -> None:
    record = battle("first", claims=[claim(1, by="nobody")])
    with pytest.raises(InvalidRecord) as refusal:
        publish(store, file(record), EDITION)
    (fault,) = refusal.value.faults
    assert (fault.at, fault.code) == ("/claims/0/claimant/actor", "unknown_reference")
    assert store.reader.data_version() == 0


def test_a_file_may_leave_out_copies_of_what_is_stored(store: Store) -> None:
    publish(store, file(battle("first", claims=[claim(1, by="red")]), actor("red")), EDITION)
    bare = file(battle("second", claims=[claim(2, by="red")]))
    assert bare.actors == ()
    publish(store, bare, EDITION)
    assert body_of(store, Resource.CLAIM, claim_id(2))["claimant"]["name"] == "Red"


def test_many_files_in_one_transaction_come_out_as_one_by_one(store: Store) -> None:
    files = [
        file(battle(f"b{n}", claims=[claim(n, by="red")], events=[event(f"e{n}")]), actor("red"))
        for n in range(1, 8)
    ]
    reports = publish_many(store, files, EDITION)
    assert [report.battle.result for report in reports] == [Result.CREATED] * 7
    assert reports[1].ids(Result.UNCHANGED, Resource.ACTOR) == ("red",)
    assert listed(store, Resource.BATTLE) == [f"b{n}" for n in range(1, 8)]
    assert body_of(store, Resource.ACTOR, "red")["counts"]["battles"] == 0
    assert body_of(store, Resource.ACTOR, "red")["counts"]["claims_made"] == 7
    assert body_of(store, Resource.SOURCE, "the-paper")["claim_count"] == 7
    assert list(verify(store)) == []


def test_many_files_with_one_that_is_refused_leave_nothing(store: Store) -> None:
    files = [file(battle("b1", claims=[claim(1)])), file(battle("b2", claims=[claim(1)]))]
    with pytest.raises(Conflict):
        publish_many(store, files, EDITION)
    assert store.reader.data_version() == 0
    assert listed(store, Resource.BATTLE) == []


def test_one_battle_twice_in_a_transaction_has_two_revisions(store: Store) -> None:
    publish_many(
        store,
        [
            file(battle("b1", name="One", claims=[claim(1)])),
            file(battle("b1", name="Two", claims=[claim(1), claim(2)])),
        ],
        EDITION,
    )
    assert body_of(store, Resource.BATTLE, "b1")["name"] == "Two"
    assert body_of(store, Resource.CLAIM, claim_id(1))["revision"] == 1
    assert body_of(store, Resource.CLAIM, claim_id(2))["revision"] == 2
    assert list(verify(store)) == []


def test_a_claim_keeps_the_stamp_of_the_revision_that_last_changed_it(store: Store) -> None:
    publish(store, file(battle("b", claims=[claim(1), claim(2)])), EDITION)
    publish(store, file(battle("b", claims=[claim(1), claim(2, value=5)])), EDITION)
    publish(store, file(battle("b", name="Other", claims=[claim(1), claim(2, value=5)])), EDITION)
    stamps = [body_of(store, Resource.CLAIM, claim_id(n))["revision"] for n in (1, 2)]
    assert stamps == [1, 2]
    assert body_of(store, Resource.BATTLE, "b")["revision"] == 3
    assert list(verify(store)) == []


def test_sources_are_counted_on_their_documents(store: Store) -> None:
    records = battle("b", claims=[claim(1, source_ids=("un", "the-paper")), claim(2)])
    publish(store, file(records, source("un", kind="un_report"), source()), EDITION)
    counts = {
        one: body_of(store, Resource.SOURCE, one)["claim_count"] for one in ("un", "the-paper")
    }
    assert counts == {"un": 1, "the-paper": 2}
