from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.editing.reconciling.claims import Became
from battleapi.editing.taking import Fate, Into, Taken, take
from battleapi.editing.verify import verify
from battleapi.errors import Conflict, InvalidRecord, SharedDiffers
from battleapi.model.battles import BattleRecord
from battleapi.model.claims import Claim
from battleapi.model.record_file import RecordFile
from battleapi.model.sources import Source
from battleapi.model.vocabulary.claims import ClaimStatus
from battleapi.store.store import Store
from tests.records_of import a_combatant
from tests.store.specimens import actor, battle, cited, file, source

from .reconciling.readings import GAZETTE, a_record, by_hand, read

EDITION = Edition("An importer", "read")
UPDATING = Edition("An importer", "read", update_shared=True)


def the_gazette(version: str = "7", **changes: Any) -> Source:
    return source(GAZETTE).model_copy(update={"version": version} | changes)


def a_file(*claims: Claim, gazette: Source | None = None, **more: Any) -> RecordFile:
    """A draft of which the import has read everything in the gazette."""
    return file(a_record(*claims, **more), gazette or the_gazette(), source(), actor("blue"))


def stored(store: Store, battle_id: str = "first") -> BattleRecord:
    found = store.record(battle_id)
    assert found is not None
    return found[0]


def the_version(store: Store) -> str | None:
    found = store.record("first")
    assert found is not None
    return found[1].sources[GAZETTE].version


def fates(*files: RecordFile, store: Store, edition: Edition = EDITION) -> list[Fate]:
    return [one.fate for one in take(store, files, edition)]


def test_what_is_new_is_created_and_the_same_again_changes_nothing(store: Store) -> None:
    given = a_file(read("4 killed"), read("5 lost"))
    assert Taken.new(given) == Taken("first", Fate.CREATED, Counter({Became.CREATED: 2}))
    assert take(store, [given], EDITION) == (Taken.new(given),)
    before = store.reader.data_version()
    (again,) = take(store, [given], EDITION)
    assert again == Taken("first", Fate.UNCHANGED, Counter({Became.UNCHANGED: 2}))
    assert store.reader.data_version() == before


def test_what_a_person_has_added_stays_in_the_store(store: Store) -> None:
    take(store, [a_file(read("4 killed"))], EDITION)
    added = by_hand(1, claimant={"actor": "blue", "label": None})
    with_more = a_record(read("4 killed"), added)
    publish(store, file(with_more, the_gazette(), actor("blue")), EDITION)
    assert fates(a_file(read("4 killed")), store=store) == [Fate.UNCHANGED]
    # The file that is published has copies of what is kept.
    (found,) = take(store, [a_file(read("5 killed"))], EDITION)
    assert found.claims == {Became.CREATED: 1, Became.SUPERSEDED: 1, Became.KEPT: 1}
    after = {one.id: one.status for one in stored(store).claims}
    assert after == {
        read("5 killed").id: ClaimStatus.CURRENT,
        read("4 killed").id: ClaimStatus.SUPERSEDED,
        added.id: ClaimStatus.CURRENT,
    }
    assert list(verify(store)) == []


def test_a_newer_version_is_taken_over_and_an_older_one_changes_nothing_at_all(
    store: Store,
) -> None:
    take(store, [a_file(read("4 killed"))], EDITION)
    newer = the_gazette("10", url="https://example.org/10")
    (found,) = take(store, [a_file(read("5 killed"), gazette=newer)], EDITION)
    assert (found.fate, the_version(store)) == (Fate.UPDATED, "10")
    before = store.reader.data_version()
    old = a_file(read("4 killed"), read("6 lost"))
    other = file(battle("second", claims=[read("x")], citations_by_field={}), the_gazette("9"))
    taken = take(store, [old, other], UPDATING)
    assert [(one.fate, one.claims) for one in taken] == [
        (Fate.OLDER, {Became.KEPT: 2}),
        (Fate.OLDER, {Became.KEPT: 1}),
    ]
    assert store.reader.data_version() == before
    assert store.record("second") is None


def test_a_version_alone_is_taken_over_though_the_record_is_the_same(store: Store) -> None:
    take(store, [a_file(read("4 killed"))], EDITION)
    assert fates(a_file(read("4 killed"), gazette=the_gazette("8")), store=store) == [
        Fate.UNCHANGED
    ]
    assert the_version(store) == "8"


@pytest.mark.parametrize(
    "differing",
    [the_gazette("8", name="Another"), the_gazette("7", language="fr")],
    ids=["more than the version", "without a version"],
)
def test_what_differs_beside_the_version_is_refused(store: Store, differing: Source) -> None:
    take(store, [a_file(read("4 killed"))], EDITION)
    with pytest.raises(SharedDiffers):
        take(store, [a_file(read("5 killed"), gazette=differing)], EDITION)
    assert stored(store).claims[0].id == read("4 killed").id
    assert fates(a_file(read("5 killed"), gazette=differing), store=store, edition=UPDATING) == [
        Fate.UPDATED
    ]


def test_a_version_of_a_source_that_is_only_cited_on_the_way_is_not_taken_over(
    store: Store,
) -> None:
    through = read("4 killed", citations=cited(GAZETTE, "the-wire"))
    wire = source("the-wire").model_copy(update={"version": "1"})
    take(store, [file(a_record(through), the_gazette(), wire)], EDITION)
    newer = wire.model_copy(update={"version": "2"})
    with pytest.raises(SharedDiffers):
        take(store, [file(a_record(through), the_gazette(), newer)], EDITION)


def test_a_draft_never_takes_the_place_of_a_published_record(store: Store) -> None:
    take(store, [a_file(read("4 killed"), status="published")], EDITION)
    before = store.reader.data_version()
    assert take(store, [a_file(read("5 killed"))], UPDATING) == (
        Taken("first", Fate.KEPT, Counter({Became.KEPT: 1})),
    )
    assert fates(a_file(read("4 killed")), store=store) == [Fate.UNCHANGED]
    assert store.reader.data_version() == before
    assert fates(a_file(read("5 killed"), status="published"), store=store) == [Fate.UPDATED]


def test_documents_that_are_not_cited_any_more_may_be_spoken_for(store: Store) -> None:
    listed = read("4 killed", citations=cited("the-list"))
    with_list = file(a_record(listed), the_gazette(), source("the-list"))
    take(store, [with_list], EDITION)
    assert take(store, [a_file()], EDITION)[0].claims == {Became.KEPT: 1}
    assert take(store, [a_file()], EDITION, ["the-list"])[0].claims == {Became.SUPERSEDED: 1}


def test_a_place_in_a_document_known_through_the_read_one_is_the_import_s(store: Store) -> None:
    both = (*cited(GAZETTE), *cited("the-letter"))
    letter = source("the-letter", through=GAZETTE)
    told = read("4 killed", citations=both)
    take(store, [file(a_record(told), the_gazette(), letter)], EDITION)
    assert take(store, [a_file()], EDITION)[0].claims == {Became.SUPERSEDED: 1}


def test_one_battle_twice_in_a_batch_is_read_twice(store: Store) -> None:
    both = [a_file(read("4 killed")), a_file(read("5 killed"))]
    assert fates(*both, store=store) == [Fate.CREATED, Fate.UPDATED]
    assert len(stored(store).claims) == 2


def test_what_breaks_a_rule_together_is_refused_and_nothing_is_stored(store: Store) -> None:
    take(store, [a_file(read("4 killed"))], EDITION)
    # A person has put a combatant on a side that this reading of it does not have.
    put = a_combatant("blue", 2, citations=cited("the-paper"), units=["guns"])
    sides = [{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}]
    mended = a_record(read("4 killed"), combatants=[put], sides=sides)
    guns = actor("guns", of=["blue"])
    publish(store, file(mended, the_gazette(), source(), actor("blue"), guns), EDITION)
    before = store.reader.data_version()
    no_member = actor("guns")
    more = [a_combatant("red", 1, citations=cited(GAZETTE), units=["guns"])]
    now = file(
        a_record(read("4 killed"), combatants=more, sides=[{"side": 1}]),
        the_gazette(),
        actor("red"),
        no_member,
    )
    with pytest.raises(InvalidRecord) as refusal:
        take(store, [now], UPDATING)
    assert [one.code for one in refusal.value.faults] == ["not_a_member", "not_a_member"]
    assert store.reader.data_version() == before


def test_a_battle_that_cites_none_of_the_documents_can_be_left_to_others(store: Store) -> None:
    by_others = battle("first", claims=[by_hand(1, citations=cited("letter"))])
    publish(store, file(by_others, source("letter"), actor("blue")), EDITION)
    before = stored(store)
    with pytest.raises(Conflict) as caught:
        take(store, [a_file(read("4 killed"))], EDITION, into=Into.OWN)
    (fault,) = caught.value.faults
    assert (fault.code, fault.at, fault.of) == ("id_taken", "/id", "first")
    assert stored(store) == before


def test_a_battle_that_was_imported_before_is_ones_own(store: Store) -> None:
    take(store, [a_file(read("4 killed"))], EDITION, into=Into.OWN)
    (again,) = take(store, [a_file(read("5 killed"))], EDITION, into=Into.OWN)
    assert again.claims == {Became.CREATED: 1, Became.SUPERSEDED: 1}
