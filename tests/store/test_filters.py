"""Every filter on every list it stands on: what it keeps, and that it keeps nothing else."""

from collections.abc import Iterator

import pytest

from battleapi.editing.publish import Edition, publish_many
from battleapi.model.registry import Shared
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.filters import FILTERS, filters_of
from battleapi.store.questions import Condition, FilterValue, LeftOut, Question, Undated
from battleapi.store.store import Store
from tests.store.opened import copied
from tests.store.specimens import (
    actor,
    battle,
    cited,
    claim,
    claim_id,
    conflict,
    event,
    file,
    place,
    source,
)

SHARED: tuple[Shared, ...] = (
    actor("army", of=["state"], kind="state_force", country="ML"),
    actor("state", kind="state", country="ML", of=[{"of": "bloc", "type": "coalition"}]),
    actor("bloc", kind="coalition"),
    actor("rebels"),
    actor("guards", of=[{"of": "rebels", "type": "component", "from": "2020"}]),
    actor("press", kind="newsroom", country="FR"),
    conflict("war", date="2012/.."),
    conflict("campaign", part_of="war", date="2023"),
    conflict("old-war", date="-0499/-0449"),
    place("ford", "ML"),
    place("border", "ML", "NE", citations=cited("atlas")),
    place("sea"),
    source(date="2023-08-20"),
    source("atlas", kind="dataset"),
    source("leaflet", kind="communique"),
    source("witness", kind="testimony", date="2023-08-11"),
)

ONE = battle(
    "one",
    date="2023-08-11/2023-08-12",
    place_id="ford",
    conflict="campaign",
    sides=[["army"], ["rebels"]],
    events=[
        event("one-before", phase="background", date="2023-08-01", kind="statement"),
        event("one-clash", date="2023-08-11", place_id="border", participants=["army", "guards"]),
        event("one-after", phase="aftermath", kind="withdrawal", place_id="sea"),
    ],
    claims=[
        claim(1, by="army", about=["rebels"], value=28, source_ids=("leaflet",)),
        claim(2, by="rebels", about=["rebels"], effects=["killed", "wounded"], date="2023-08-12"),
        claim(3, by="guards", about=["army"], effects=["wounded"], event="one-clash"),
        claim(4, about=["army"], kind="materiel", effects=["captured"], event="one-before"),
        claim(5, by="press", about=["army", "rebels"], kind="statement", polarity="denies"),
        claim(6, by="army", about=["rebels"], status="superseded", value=20),
        claim(
            7,
            about=["army"],
            effects=["captured"],
            event="one-after",
            citations=[{"source": "the-paper", "via": [{"role": "speaker", "source": "witness"}]}],
        ),
    ],
)
TWO = battle(
    "two",
    date="2019",
    place_id="border",
    conflict="war",
    kind="siege",
    sides=[["army"], ["guards"]],
    claims=[
        claim(11, by="guards", about=["guards"], effects=["casualty"]),
        claim(12, by="army", about=["guards"], kind="statement"),
    ],
)
THREE = battle(
    "three",
    date="-0489-09",
    conflict="old-war",
    kind="naval_battle",
    claims=[claim(21, effects=["sunk"], kind="materiel")],
)
FOUR = battle("four", place_id="sea", claims=[claim(31, by="press", effects=["killed"])])
HIDDEN = battle(
    "hidden", status="draft", date="2023-08-11", place_id="ford", claims=[claim(41, by="army")]
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """One filled store for all of these tests: none of them writes."""
    with copied(request.param, tmp_path_factory.mktemp("filters"), request) as url:
        store = Store.open(Settings(database_url=url))
        files = [file(one, *SHARED) for one in (ONE, TWO, THREE, FOUR, HIDDEN)]
        publish_many(store, files, Edition("me", ""))
        yield store
        store.close()


BATTLE, CLAIM, EVENT = Resource.BATTLE, Resource.CLAIM, Resource.EVENT
ACTOR, CONFLICT, SOURCE, PLACE = Resource.ACTOR, Resource.CONFLICT, Resource.SOURCE, Resource.PLACE


def conditions(resource: Resource, text: str) -> tuple[Condition, ...]:
    """`country=ML&country=!NE` as the API reads it."""
    found: dict[tuple[str, bool], list[FilterValue]] = {}
    for pair in filter(None, text.split("&")):
        name, _, value = pair.partition("=")
        negated = value.startswith("!")
        domain = filters_of(resource)[name].domain
        found.setdefault((name, negated), []).append(domain.parse(value.removeprefix("!")))
    return tuple(Condition(name, tuple(v), negated) for (name, negated), v in found.items())


def ask(store: Store, resource: Resource, text: str) -> list[str]:
    page = store.reader.page(Question(resource, conditions(resource, text)))
    return [one.id for one in page.documents]


def claims(*numbers: int) -> list[str]:
    return [claim_id(number) for number in numbers]


CURRENT = claims(1, 2, 3, 4, 5, 7, 11, 12, 21, 31)

CASES: list[tuple[Resource, str, list[str]]] = [
    (BATTLE, "", ["four", "one", "three", "two"]),
    (BATTLE, "id=one", ["one"]),
    (BATTLE, "id=one&id=two", ["one", "two"]),
    (BATTLE, "conflict=war", ["one", "two"]),
    (BATTLE, "conflict=campaign", ["one"]),
    (BATTLE, "conflict=campaign&conflict=old-war", ["one", "three"]),
    (BATTLE, "conflict=!campaign", ["four", "three", "two"]),
    (BATTLE, "country=ML", ["one", "two"]),
    (BATTLE, "country=NE", ["two"]),
    (BATTLE, "country=!NE", ["one"]),
    (BATTLE, "country=ML&country=!NE", ["one"]),
    (BATTLE, "actor=army", ["one", "two"]),
    (BATTLE, "actor=state", ["one", "two"]),
    (BATTLE, "actor=bloc", ["one", "two"]),
    (BATTLE, "actor=guards", ["two"]),
    # In 2019 the guards are no part of the rebels yet.
    (BATTLE, "actor=rebels", ["one"]),
    (BATTLE, "actor=!army", ["four", "three"]),
    (BATTLE, "kind=siege", ["two"]),
    (BATTLE, "kind=!siege&kind=!battle", ["three"]),
    (BATTLE, "date=2023", ["one"]),
    (BATTLE, "date=2019-05", ["two"]),
    (BATTLE, "date=-0499/-0400", ["three"]),
    (BATTLE, "date=../0001", ["three"]),
    (BATTLE, "date=2000/..", ["one", "two"]),
    (BATTLE, "date=-9999/9999", ["one", "three", "two"]),
    (BATTLE, "date=2023-08-12", ["one"]),
    (BATTLE, "date=2023-08-13", []),
    (BATTLE, "date=2023&undated=include", ["four", "one"]),
    (BATTLE, "date=2023&undated=only", ["four"]),
    (BATTLE, "undated=only", ["four"]),
    (BATTLE, "undated=exclude", ["one", "three", "two"]),
    (BATTLE, "undated=include", ["four", "one", "three", "two"]),
    (BATTLE, "claim_kind=materiel", ["one", "three"]),
    (BATTLE, "claim_kind=!casualties", ["one", "three", "two"]),
    (BATTLE, "effect=captured", ["one"]),
    (BATTLE, "effect=sunk", ["three"]),
    (BATTLE, "effect_only=killed", ["four", "one"]),
    (BATTLE, "effect_only=wounded", ["one"]),
    (BATTLE, "stance=own", ["one", "two"]),
    (BATTLE, "stance=enemy", ["one", "two"]),
    (BATTLE, "polarity=denies", ["one"]),
    (BATTLE, "claimant=rebels", ["one"]),
    (BATTLE, "claimant=press", ["four", "one"]),
    (BATTLE, "claimant=state", ["one", "two"]),
    (BATTLE, "about=guards", ["two"]),
    (BATTLE, "source_kind=testimony", ["one"]),
    # Each holds for some claim of battle one, but not all for one and the same.
    (BATTLE, "claimant=rebels&about=army", ["one"]),
    (BATTLE, "claimant=press&effect=killed", ["four"]),
    (BATTLE, "claimant=army&effect=wounded", []),
    (BATTLE, "claimant=rebels&effect=wounded&about=rebels", ["one"]),
    (BATTLE, "claimant=rebels&effect_only=wounded&about=rebels", []),
    (BATTLE, "claim_kind=statement&about=guards&stance=enemy", ["two"]),
    (BATTLE, "claim_kind=statement&about=guards&stance=own", []),
    (BATTLE, "low_min=20", ["one"]),
    (BATTLE, "low_min=29", []),
    (BATTLE, "high_max=4", ["four", "one", "three", "two"]),
    (BATTLE, "high_max=3", []),
    (BATTLE, "claimant=army&low_min=28", ["one"]),
    (BATTLE, "claimant=army&high_max=4", []),
    (BATTLE, "low_min=5&high_max=27", []),
    (BATTLE, "disputed=true", []),
    (BATTLE, "disputed=false", ["four", "one", "three", "two"]),
    (BATTLE, "ratio_min=1", []),
    (CLAIM, "", CURRENT),
    (CLAIM, f"id={claim_id(2)}&id={claim_id(31)}", claims(2, 31)),
    # A superseded claim is on no list that does not ask for it.
    (CLAIM, f"id={claim_id(6)}", []),
    (CLAIM, "status=superseded", claims(6)),
    (CLAIM, "status=superseded&status=current&battle=one", claims(1, 2, 3, 4, 5, 6, 7)),
    (CLAIM, "status=!current", claims(6)),
    (CLAIM, "battle=one", claims(1, 2, 3, 4, 5, 7)),
    (CLAIM, "battle=two&battle=three", claims(11, 12, 21)),
    (CLAIM, "battle=!one", claims(11, 12, 21, 31)),
    (CLAIM, "event=one-clash", claims(3)),
    # What is on no event is not on that event either.
    (CLAIM, "battle=one&event=!one-clash", claims(1, 2, 4, 5, 7)),
    (CLAIM, "phase=background", claims(4)),
    (CLAIM, "phase=aftermath", claims(7)),
    (CLAIM, "phase=battle&battle=one", claims(1, 2, 3, 5)),
    (CLAIM, "conflict=war", claims(1, 2, 3, 4, 5, 7, 11, 12)),
    (CLAIM, "conflict=campaign", claims(1, 2, 3, 4, 5, 7)),
    (CLAIM, "country=NE", claims(11, 12)),
    (CLAIM, "country=!NE", claims(1, 2, 3, 4, 5, 7)),
    (CLAIM, "actor=press", claims(5, 31)),
    (CLAIM, "actor=guards", claims(3, 11, 12)),
    (CLAIM, "actor=army&battle=two", claims(12)),
    (CLAIM, "claimant=army", claims(1, 12)),
    (CLAIM, "claimant=state", claims(1, 12)),
    (CLAIM, "claimant=rebels", claims(2, 3)),
    (CLAIM, "claimant=!army", claims(2, 3, 4, 5, 7, 11, 21, 31)),
    (CLAIM, "about=rebels", claims(1, 2, 5)),
    (CLAIM, "about=rebels&about=guards", claims(1, 2, 5, 11, 12)),
    (CLAIM, "about=rebels&about=!army", claims(1, 2)),
    (CLAIM, "kind=materiel", claims(4, 21)),
    (CLAIM, "effect=captured", claims(4, 7)),
    (CLAIM, "effect=captured&kind=casualties", claims(7)),
    (CLAIM, "effect=killed", claims(1, 2, 31)),
    (CLAIM, "effect=wounded", claims(2, 3)),
    (CLAIM, "effect=casualty", claims(11)),
    (CLAIM, "effect=!killed&battle=one", claims(3, 4, 5, 7)),
    (CLAIM, "effect_only=killed", claims(1, 31)),
    (CLAIM, "effect_only=wounded&effect_only=casualty", claims(3, 11)),
    (CLAIM, "effect_only=!killed&battle=one", claims(2, 3, 4, 5, 7)),
    (CLAIM, "stance=own", claims(2, 11)),
    (CLAIM, "stance=enemy", claims(1, 3, 12)),
    (CLAIM, "stance=third_party&battle=one", claims(4, 5, 7)),
    # Who speaks of nobody has no stance, and is none of those that are excluded.
    (CLAIM, "stance=!own&stance=!enemy&stance=!third_party", claims(21, 31)),
    (CLAIM, "polarity=denies", claims(5)),
    (CLAIM, "low_min=4&battle=one", claims(1, 2, 3, 4, 7)),
    (CLAIM, "low_min=5", claims(1)),
    (CLAIM, "low_min=5&status=superseded", claims(6)),
    (CLAIM, "high_max=4", claims(2, 3, 4, 7, 11, 21, 31)),
    (CLAIM, "high_max=3", []),
    (CLAIM, "low_min=4&high_max=28", claims(1, 2, 3, 4, 7, 11, 21, 31)),
    (CLAIM, "source=witness", claims(7)),
    (CLAIM, "source=!the-paper", claims(1)),
    (CLAIM, "source_kind=communique", claims(1)),
    (CLAIM, "source_kind=testimony", claims(7)),
    (CLAIM, "source_kind=testimony&source_kind=communique", claims(1, 7)),
    (CLAIM, "source_kind=!news_report", claims(1)),
    (CLAIM, "date=2023-08-12", claims(1, 2, 5, 7)),
    (CLAIM, "date=2023-08-11", claims(1, 3, 5, 7)),
    (CLAIM, "date=2023-08-01", claims(4)),
    (CLAIM, "date=2023-08-01&undated=include", claims(4, 31)),
    (CLAIM, "undated=only", claims(31)),
    (EVENT, "", ["one-before", "one-clash", "one-after"]),
    (EVENT, "id=one-clash", ["one-clash"]),
    (EVENT, "battle=one", ["one-before", "one-clash", "one-after"]),
    (EVENT, "battle=!one", []),
    (EVENT, "phase=battle", ["one-clash"]),
    (EVENT, "phase=!battle", ["one-before", "one-after"]),
    (EVENT, "conflict=war", ["one-before", "one-clash", "one-after"]),
    (EVENT, "conflict=old-war", []),
    (EVENT, "country=NE", ["one-clash"]),
    (EVENT, "actor=rebels", ["one-clash"]),
    (EVENT, "actor=press", []),
    (EVENT, "kind=withdrawal", ["one-after"]),
    (EVENT, "date=2023-08-01/2023-08-05", ["one-before"]),
    (EVENT, "undated=only", ["one-after"]),
    (ACTOR, "", ["army", "bloc", "guards", "press", "rebels", "state"]),
    (ACTOR, "id=army&id=press", ["army", "press"]),
    # All that the record lists: claimants, and what an actor ever belonged to, too.
    (ACTOR, "battle=two", ["army", "bloc", "guards", "rebels", "state"]),
    (ACTOR, "battle=four", ["press"]),
    (ACTOR, "battle=!one", []),
    (ACTOR, "battle=!two", ["press"]),
    (ACTOR, "conflict=campaign", ["army", "bloc", "rebels", "state"]),
    (ACTOR, "conflict=old-war", []),
    (ACTOR, "country=ML", ["army", "state"]),
    (ACTOR, "country=!ML", ["press"]),
    (ACTOR, "actor=state", ["army", "state"]),
    (ACTOR, "actor=rebels", ["guards", "rebels"]),
    (ACTOR, "actor=!bloc", ["guards", "press", "rebels"]),
    (ACTOR, "kind=newsroom", ["press"]),
    (CONFLICT, "", ["campaign", "old-war", "war"]),
    (CONFLICT, "id=war", ["war"]),
    (CONFLICT, "battle=one", ["campaign", "war"]),
    (CONFLICT, "conflict=war", ["campaign", "war"]),
    (CONFLICT, "conflict=!war", ["old-war"]),
    (CONFLICT, "actor=guards", ["war"]),
    (CONFLICT, "actor=state", ["campaign", "war"]),
    (CONFLICT, "kind=war", ["campaign", "old-war", "war"]),
    (CONFLICT, "kind=insurgency", []),
    (CONFLICT, "date=2015", ["war"]),
    (CONFLICT, "date=2023-02", ["campaign", "war"]),
    (CONFLICT, "undated=only", []),
    (SOURCE, "", ["atlas", "leaflet", "the-paper", "witness"]),
    (SOURCE, "id=leaflet", ["leaflet"]),
    # The atlas is cited by a place only.
    (SOURCE, "battle=one", ["atlas", "leaflet", "the-paper", "witness"]),
    (SOURCE, "battle=two", ["atlas", "the-paper"]),
    (SOURCE, "battle=two&battle=four", ["atlas", "the-paper"]),
    (SOURCE, "battle=!two", ["leaflet", "witness"]),
    (SOURCE, "kind=testimony", ["witness"]),
    (SOURCE, "kind=!testimony", ["atlas", "leaflet", "the-paper"]),
    (SOURCE, "date=2023-08-11", ["witness"]),
    (SOURCE, "undated=only", ["atlas", "leaflet"]),
    (PLACE, "", ["border", "ford", "sea"]),
    (PLACE, "id=sea", ["sea"]),
    (PLACE, "battle=one", ["border", "ford", "sea"]),
    (PLACE, "battle=two", ["border"]),
    (PLACE, "country=ML", ["border", "ford"]),
    (PLACE, "country=!NE", ["ford"]),
]  # fmt: skip


@pytest.mark.parametrize(("resource", "text", "expected"), CASES)
def test_a_filter_keeps_what_it_says(
    filled: Store, resource: Resource, text: str, expected: list[str]
) -> None:
    assert ask(filled, resource, text) == expected


def test_every_filter_of_every_list_is_tried_with_a_value_that_filters() -> None:
    everything = {resource: expected for resource, text, expected in CASES if not text}
    tried = {
        (resource, name)
        for resource, text, expected in CASES
        if expected != everything[resource]
        for name in [pair.partition("=")[0] for pair in text.split("&")]
    }
    declared = {(resource, name) for name, one in FILTERS.items() for resource in one.uses}
    # All that is stored is a war with a date, of battle one: these are tried and filter by absence.
    assert declared - tried == set()


@pytest.mark.parametrize(
    ("resource", "text", "left_out"),
    [
        (BATTLE, "", LeftOut()),
        (BATTLE, "kind=siege", LeftOut()),
        (BATTLE, "ratio_min=1.5", LeftOut(from_zero=0)),
        (BATTLE, "ratio_min=1.5&country=ML", LeftOut(unlocated=0, from_zero=0)),
        (BATTLE, "date=2023", LeftOut(undated=1)),
        (BATTLE, "date=2023&undated=exclude", LeftOut(undated=1)),
        (BATTLE, "date=2023&undated=include", LeftOut()),
        (BATTLE, "date=2023&undated=only", LeftOut()),
        (BATTLE, "undated=exclude", LeftOut(undated=1)),
        (BATTLE, "date=2023&kind=siege", LeftOut()),
        (BATTLE, "date=1999&effect_only=killed", LeftOut(undated=1)),
        (BATTLE, "country=ML", LeftOut(unlocated=2)),
        (BATTLE, "country=!ML", LeftOut(unlocated=2)),
        (BATTLE, "country=ML&kind=naval_battle", LeftOut(unlocated=1)),
        # Battle three is dated and nowhere; battle four is neither, and not judged by the other.
        (BATTLE, "country=ML&date=-0489", LeftOut(unlocated=1)),
        (CLAIM, "date=2023", LeftOut(undated=1)),
        (CLAIM, "date=2023&battle=one", LeftOut()),
        (CLAIM, "country=ML", LeftOut(unlocated=2)),
        (EVENT, "date=2023", LeftOut(undated=1)),
        (EVENT, "country=NE", LeftOut(unlocated=2)),
        (ACTOR, "country=ML", LeftOut(unlocated=3)),
        (PLACE, "country=ML", LeftOut(unlocated=1)),
        (SOURCE, "date=2023", LeftOut(undated=2)),
        (CONFLICT, "date=1999", LeftOut()),
    ],
)
def test_left_out_counts_what_a_filter_could_not_judge(
    filled: Store, resource: Resource, text: str, left_out: LeftOut
) -> None:
    page = filled.reader.page(Question(resource, conditions(resource, text)))
    assert page.left_out == left_out


def test_a_total_is_of_all_pages_and_only_where_it_is_asked_for(filled: Store) -> None:
    asked = Question(CLAIM, conditions(CLAIM, "battle=one"), limit=2, count=True)
    page = filled.reader.page(asked)
    assert (len(page.documents), page.total, page.total_capped) == (2, 6, False)
    assert filled.reader.page(Question(CLAIM, limit=2)).total is None


def test_unknown_filters_and_sort_keys_are_errors_of_the_caller(filled: Store) -> None:
    with pytest.raises(KeyError):
        filled.reader.page(Question(PLACE, (Condition("stance", ("own",)),)))
    with pytest.raises(KeyError):
        filled.reader.page(Question(PLACE, (Condition("undated", (Undated.ONLY,)),)))
