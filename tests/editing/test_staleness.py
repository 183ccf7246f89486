"""What a change of a shared thing makes stale, and what comes out when it is read again."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from battleapi.comparison.methods import METHODS
from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild, refresh
from battleapi.editing.verify import verify
from battleapi.model.lexicons import LEXICONS
from battleapi.model.registry import Shared
from battleapi.model.resources import Resource
from battleapi.model.sources import CasualtyDefinition
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.comparison import MethodName
from battleapi.rendering.documents import RENDERED_BY, Form, rendered_by
from battleapi.store.documents import Document
from battleapi.store.gathering import rendered
from battleapi.store.questions import Condition, Question
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

KILLED = CasualtyEffect.KILLED
EDITION = Edition("An editor", "a reason", update_shared=True)

SHARED: tuple[Shared, ...] = (
    actor("army", of=["state"]),
    actor("state", kind="state"),
    actor("rebels"),
    actor("press", kind="newsroom"),
    conflict("war"),
    conflict("campaign", part_of="war"),
    place("ford", "ML"),
    source(),
    source("leaflet", through="the-paper"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """A battle of the army against rebels in the campaign, and one that has nothing of it."""
    one = battle(
        "one",
        date="2023-08-11",
        sides=[["army"], ["rebels"]],
        claims=[
            claim(1, by="rebels", about=["army"]),
            claim(2, by="press", source_ids=("leaflet",)),
        ],
        events=[event("one-clash", place_id="ford", participants=["army"])],
        conflict="campaign",
        place_id="ford",
    )
    other = battle("other", claims=[claim(9, source_ids=("other-paper",))])
    publish(store, file(one, *SHARED), EDITION)
    publish(store, file(other, source("other-paper"), source()), EDITION)
    refresh(store)
    return store


def update(store: Store, *changed: Shared) -> None:
    """Publish a draft that brings the changed things along."""
    names = [one.id for one in changed]
    drafts = battle(
        f"bringing-{'-'.join(names)}",
        status="draft",
        claims=[claim(100 + n, by=one) for n, one in enumerate(names) if _is_actor(changed[n])],
        conflict=next(
            (one for n, one in enumerate(names) if _kind(changed[n]) == "conflict"), None
        ),
        place_id=next((one for n, one in enumerate(names) if _kind(changed[n]) == "place"), None),
        events=[
            event(f"e-{one}").model_copy(
                update={"citations": claim(1, source_ids=(one,)).citations}
            )
            for n, one in enumerate(names)
            if _kind(changed[n]) == "source"
        ],
    )
    kept = [one for one in SHARED if one.id not in names]
    publish(store, file(drafts, *kept, *changed), EDITION)


def _kind(thing: Shared) -> str:
    return type(thing).__name__.lower()


def _is_actor(thing: Shared) -> bool:
    return _kind(thing) == "actor"


def read(store: Store, *wanted: tuple[Form, str]) -> list[Document]:
    async def all_of_them() -> list[Document]:
        found = [await store.documents.get(*one) for one in wanted]
        await store.documents.close()
        return [one for one in found if one is not None]

    return asyncio.run(all_of_them())


def body(store: Store, form: Form, thing_id: str) -> Any:
    (document,) = read(store, (form, thing_id))
    return json.loads(document.body)


def marked(store: Store) -> set[str]:
    with store.snapshot() as connection:
        rows = connection.exec_driver_sql("SELECT resource, id FROM stale_marks").all()
    return {f"{row[0]}/{row[1]}" for row in rows}


def ids(store: Store, resource: Resource, **conditions: str) -> list[str]:
    question = Question(resource, tuple(Condition(k, (v,)) for k, v in conditions.items()))
    return [one.id for one in store.reader.page(question).documents]


def test_nothing_is_stale_after_a_refresh(filled: Store) -> None:
    assert marked(filled) == set()
    assert refresh(filled) == 0
    assert list(verify(filled)) == []


def test_a_renamed_actor_marks_what_shows_it_and_nothing_else(filled: Store) -> None:
    untouched = [
        (Form.RECORD, "other"),
        (Form.CLAIM, claim_id(9)),
        (Form.ACTOR, "press"),
        (Form.CONFLICT, "war"),
        (Form.PLACE, "ford"),
        (Form.SOURCE, "leaflet"),
    ]
    before = read(filled, *untouched)
    update(filled, actor("army", name="The Royal Army", of=["state"]))
    assert marked(filled) == {"actor/army", "actor/state", "battle/one"}
    assert read(filled, *untouched) == before
    assert marked(filled) == {"actor/army", "actor/state", "battle/one"}


def test_a_renamed_actor_comes_out_right_everywhere(filled: Store) -> None:
    update(filled, actor("army", name="The Royal Army", of=["state"]))
    new = "The Royal Army"
    assert body(filled, Form.CLAIM, claim_id(1))["about"][0]["name"] == new
    assert body(filled, Form.RECORD, "one")["combatants"][0]["name"] == new
    assert body(filled, Form.SUMMARY, "one")["sides"][0]["actors"] == [{"id": "army", "name": new}]
    assert body(filled, Form.EVENT, "one-clash")["participants"][0]["name"] == new
    assert body(filled, Form.ACTOR, "army")["name"] == new
    assert body(filled, Form.ACTOR, "state")["members"][0]["name"] == new
    assert marked(filled) == set()
    assert list(verify(filled)) == []


def test_the_bytes_change_without_a_new_revision_and_so_does_the_entity_tag(filled: Store) -> None:
    (before,) = read(filled, (Form.RECORD, "one"))
    update(filled, actor("army", name="The Royal Army", of=["state"]))
    (after,) = read(filled, (Form.RECORD, "one"))
    assert (before.revision, after.revision) == (1, 1)
    assert before.recorded_at == after.recorded_at
    assert before.etag != after.etag


def test_a_list_renders_what_is_stale_on_it(filled: Store) -> None:
    update(filled, actor("army", name="The Royal Army", of=["state"]))
    page = filled.reader.page(Question(Resource.CLAIM, (Condition("about", ("army",)),)))
    assert json.loads(page.documents[0].body)["about"][0]["name"] == "The Royal Army"
    assert marked(filled) == {"actor/army", "actor/state"}


def test_a_changed_membership_moves_columns_at_once(filled: Store) -> None:
    assert ids(filled, Resource.CLAIM, about="state") == [claim_id(1)]
    update(filled, actor("army"), actor("rebels", of=["army"]))
    assert ids(filled, Resource.CLAIM, about="state") == []
    assert ids(filled, Resource.CLAIM, claimant="army") == [claim_id(1)]
    assert ids(filled, Resource.ACTOR, actor="army") == ["army", "rebels"]
    assert body(filled, Form.ACTOR, "army")["counts"]["claims_made"] == 1
    assert body(filled, Form.ACTOR, "state")["counts"]["battles"] == 0
    assert list(verify(filled)) == []


def test_who_becomes_a_part_of_the_army_speaks_of_it_as_of_itself(filled: Store) -> None:
    record = battle("two", sides=[["army"]], claims=[claim(3, by="press", about=["army"])])
    publish(filled, file(record, *SHARED), EDITION)
    assert ids(filled, Resource.CLAIM, stance="third_party") == [claim_id(3)]
    update(filled, actor("press", kind="newsroom", of=["army"]))
    assert ids(filled, Resource.CLAIM, stance="third_party") == []
    assert ids(filled, Resource.CLAIM, stance="own") == [claim_id(3)]
    assert body(filled, Form.CLAIM, claim_id(3))["stance"] == "own"
    assert list(verify(filled)) == []


def test_a_new_membership_reaches_those_who_belong_already(filled: Store) -> None:
    update(filled, actor("state", kind="state", of=["union"]), actor("union", kind="state"))
    assert ids(filled, Resource.ACTOR, actor="union") == ["army", "state", "union"]
    assert ids(filled, Resource.BATTLE, actor="union") == ["one"]
    assert body(filled, Form.ACTOR, "union")["counts"]["battles"] == 1
    assert list(verify(filled)) == []


def test_a_conflict_that_moves_takes_its_battles_along(filled: Store) -> None:
    assert ids(filled, Resource.BATTLE, conflict="war") == ["one"]
    update(filled, conflict("campaign", part_of="peace"), conflict("peace"))
    assert ids(filled, Resource.BATTLE, conflict="war") == []
    assert ids(filled, Resource.BATTLE, conflict="peace") == ["one"]
    assert ids(filled, Resource.CONFLICT, conflict="peace") == ["campaign", "peace"]
    assert body(filled, Form.CONFLICT, "war")["counts"]["battles"] == 0
    assert body(filled, Form.CONFLICT, "peace")["parts"] == [{"id": "campaign", "name": "Campaign"}]
    assert list(verify(filled)) == []


def test_a_place_that_changes_its_country_takes_its_battles_along(filled: Store) -> None:
    update(filled, place("ford", "NE"))
    assert ids(filled, Resource.BATTLE, country="ML") == []
    assert ids(filled, Resource.CLAIM, country="NE") == [claim_id(1), claim_id(2)]
    assert ids(filled, Resource.EVENT, country="NE") == ["one-clash"]
    assert list(verify(filled)) == []


def test_a_source_that_changes_its_kind_takes_its_claims_along(filled: Store) -> None:
    assert ids(filled, Resource.CLAIM, source_kind="communique") == []
    update(filled, source("leaflet", kind="communique", through="the-paper"))
    assert ids(filled, Resource.CLAIM, source_kind="communique") == [claim_id(2)]
    assert list(verify(filled)) == []


def test_words_of_one_actor_that_turn_out_to_be_years_apart_are_a_dispute(filled: Store) -> None:
    said = [
        claim(3, by="army", about=["army"], value=4, source_ids=("leaflet",)),
        claim(4, by="army", about=["army"], value=28),
    ]
    publish(filled, file(battle("two", sides=[["army"]], claims=said), *SHARED), EDITION)
    disputed = Question(Resource.BATTLE, (Condition("disputed", (True,)),))
    assert filled.reader.page(disputed).documents == ()
    leaflet = source("leaflet", through="the-paper", date="1943")
    update(filled, source(date="2023"), leaflet)
    assert [one.id for one in filled.reader.page(disputed).documents] == ["two"]
    assert list(verify(filled)) == []


@pytest.mark.parametrize(
    "changed",
    [
        actor("army", kind="population", of=["state"]),
        source(date="2023"),
        source().model_copy(update={"derives_from": ("leaflet",)}),
        source().model_copy(
            update={
                "casualty_definition": CasualtyDefinition(at_least=(KILLED,), at_most=(KILLED,))
            }
        ),
    ],
)
def test_what_is_compared_by_moves_columns(filled: Store, changed: Shared) -> None:
    said = [claim(3, by="rebels", about=["army"], effects=["casualty"]), claim(4, about=["army"])]
    publish(
        filled, file(battle("two", sides=[["army"], ["rebels"]], claims=said), *SHARED), EDITION
    )
    update(filled, changed)
    assert list(verify(filled)) == []


def test_a_renamed_source_reaches_sources_that_came_through_it(filled: Store) -> None:
    update(filled, source(name="The Gazette"))
    assert body(filled, Form.SOURCE, "leaflet")["reached"]["through"]["name"] == "The Gazette"
    assert list(verify(filled)) == []


def test_a_battle_is_shown_with_the_present_name_of_its_whole(filled: Store) -> None:
    part = battle("part", part_of="whole", claims=[claim(20)])
    publish(filled, file(part), EDITION)
    assert body(filled, Form.RECORD, "part")["part_of"] == {"id": "whole", "name": None}
    publish(filled, file(battle("whole", name="The Whole")), EDITION)
    assert body(filled, Form.RECORD, "part")["part_of"] == {"id": "whole", "name": "The Whole"}
    publish(filled, file(battle("whole", name="All of It")), EDITION)
    assert body(filled, Form.RECORD, "part")["part_of"] == {"id": "whole", "name": "All of It"}
    assert list(verify(filled)) == []


@pytest.mark.parametrize(
    "naming", [{"part_of": "absent"}, {"claims": [claim(20, covers_battles=("absent",))]}]
)
def test_a_battle_that_is_named_before_it_is_there_is_not_marked(
    filled: Store, naming: dict[str, Any]
) -> None:
    publish(filled, file(battle("naming", **naming)), EDITION)
    assert marked(filled) == {"source/the-paper"}
    assert list(verify(filled)) == []
    # A draft has no documents either that a mark could be of.
    publish(filled, file(battle("absent", status="draft")), EDITION)
    publish(filled, file(battle("naming", name="Renamed", **naming)), EDITION)
    assert marked(filled) == {"source/the-paper"}
    refresh(filled)
    assert (marked(filled), list(verify(filled))) == (set(), [])
    publish(filled, file(battle("absent")), EDITION)
    assert marked(filled) == {"battle/naming", "source/the-paper"}
    refresh(filled)
    assert b'{"id":"absent","name":"Absent"}' in read(filled, (Form.RECORD, "naming"))[0].body
    assert (marked(filled), list(verify(filled))) == (set(), [])


def test_a_reader_who_cannot_store_still_gets_the_right_bytes(filled: Store) -> None:
    update(filled, actor("army", name="The Royal Army", of=["state"]))
    with filled.transaction(1.0):
        assert body(filled, Form.ACTOR, "army")["name"] == "The Royal Army"
    assert "actor/army" in marked(filled)


def test_what_was_rendered_from_an_older_state_is_not_stored(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(filled, actor("army", name="The Royal Army", of=["state"]))

    def overtaken(*arguments: Any) -> Any:
        made = rendered(*arguments)
        monkeypatch.setattr("battleapi.store.renewal.rendered", rendered)
        update(filled, actor("army", name="The People's Army", of=["state"]))
        return made

    monkeypatch.setattr("battleapi.store.renewal.rendered", overtaken)
    assert body(filled, Form.ACTOR, "army")["name"] == "The Royal Army"
    assert "actor/army" in marked(filled)
    assert body(filled, Form.ACTOR, "army")["name"] == "The People's Army"
    assert list(verify(filled)) == []


def test_documents_of_another_renderer_are_rendered_anew(filled: Store) -> None:
    with filled.transaction(1.0) as connection:
        connection.exec_driver_sql("UPDATE documents SET rendered_by = 'older', etag = 'x'")
    findings = [f for f in verify(filled) if f.table == "documents"]
    assert {f.detail for f in findings} == {f"it is of renderer older, and this is {RENDERED_BY}"}
    (document,) = read(filled, (Form.RECORD, "one"))
    assert document.etag.startswith("1-")
    assert refresh(filled) == len(SHARED) + 1 + 1  # all but battle one
    assert list(verify(filled)) == []


def test_a_new_version_of_the_method_makes_what_it_made_stale(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert body(filled, Form.COMPARISON, "one")["method"] == {"id": "range", "version": 1}
    newer = {**METHODS, MethodName.RANGE: replace(METHODS[MethodName.RANGE], version=2)}
    monkeypatch.setattr("battleapi.rendering.comparison.METHODS", newer)
    stamp = rendered_by(newer, LEXICONS)
    for module in ("audit.documents", "document_rows", "documents", "reader", "renewal"):
        monkeypatch.setattr(f"battleapi.store.{module}.RENDERED_BY", stamp)
    findings = list(verify(filled))
    told = f"it is of renderer {RENDERED_BY}, and this is {stamp}"
    assert {one.detail for one in findings} == {told}
    assert ("documents", "comparison/one") in {(one.table, one.at) for one in findings}
    assert body(filled, Form.COMPARISON, "one")["method"] == {"id": "range", "version": 2}
    assert "comparison/one" not in {one.at for one in verify(filled)}
    assert "comparison/other" in {one.at for one in verify(filled)}
    rebuild(filled)
    assert list(verify(filled)) == []
    assert body(filled, Form.COMPARISON, "other")["method"] == {"id": "range", "version": 2}
