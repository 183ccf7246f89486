"""The bundled record of the Battle of Ber: every fact of its article, and nothing else.

`ber-facts.json` maps each fact of the check-list to JSON pointers into the record and to the values
that stand there. The article and the check-list lie beside the test data; where they are absent the
four tests that read them are skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from battleapi.model.checking import read_record_file
from battleapi.model.claims import CasualtyClaim, read_as
from battleapi.model.counting import Tally
from battleapi.model.flags import Flagging
from battleapi.model.record_file import COPIES, RecordFile
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.claims import Flag, RelationType
from battleapi.model.vocabulary.quantities import Qualifier

ARTICLE = "wikipedia-battle-of-ber-2023"
FACTS: Mapping[str, Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("ber-facts.json").read_text(encoding="utf-8")
)
EXPECTED_IDS = (
    *(f"ib{n}" for n in range(1, 14)),
    "ib13b",
    *(f"ib{n}" for n in range(14, 17)),
    *(f"l{n}" for n in range(1, 5)),
    *(f"b{n}" for n in range(1, 14)),
    *(f"f{n}" for n in range(1, 19)),
    *(f"m{n}" for n in (1, 2, 3, 4, 0, 5, 6, 7, 8, 9)),
    *(f"j{n}" for n in range(5)),
    *(f"k{n}" for n in range(2)),
    *(f"r{n}" for n in range(4)),
    *(f"u{n}" for n in range(1, 3)),
    *(f"a{n}" for n in range(1, 7)),
)
LONGEST_SHARED_RUN = 5
"""Words in a row that the record may share with the article: names and figures, no sentence."""


@pytest.fixture(scope="module")
def document() -> Any:
    text = (files("battleapi") / "records" / "battle-of-ber-2023.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def file(document: Any) -> RecordFile:
    return read_record_file(document)


@pytest.fixture(scope="module")
def article(data_folder: Path) -> str:
    path = data_folder.parent / "seed" / "battle-of-ber-2023.txt"
    if not path.is_file():
        pytest.skip(f"the article is not at {path}")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def check_list(data_folder: Path) -> list[dict[str, Any]]:
    path = data_folder.parent / "design" / "ber-claims.json"
    if not path.is_file():
        pytest.skip(f"the check-list is not at {path}")
    listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return listed


def value_at(document: Any, pointer: str) -> Any:
    here = document
    for step in pointer.split("/")[1:]:
        here = here[int(step)] if isinstance(here, list) else here[step]
    return here


def values_of(fact: str) -> set[Any]:
    return {value for value in FACTS[fact].values() if isinstance(value, str | int)}


# The file


def test_the_file_breaks_no_rule_and_is_what_the_model_writes(
    document: Any, file: RecordFile
) -> None:
    assert file.model_dump(mode="json") == document


def test_the_file_copies_exactly_what_the_record_uses(file: RecordFile) -> None:
    needed = RecordFile.of(file.record, file.registry)
    for name in COPIES:
        held = {thing.id for thing in getattr(file, name)}
        assert held == {thing.id for thing in getattr(needed, name)}, name


def test_the_file_is_of_the_size_that_is_promised(document: Any) -> None:
    assert 50_000 < len(json.dumps(document, separators=(",", ":"))) < 120_000


# The facts


def test_no_fact_of_the_check_list_is_lost() -> None:
    assert tuple(FACTS) == EXPECTED_IDS
    assert len(FACTS) == 81


@pytest.mark.parametrize("fact", EXPECTED_IDS)
def test_each_fact_stands_where_the_map_says(fact: str, document: Any) -> None:
    found = {pointer: value_at(document, pointer) for pointer in FACTS[fact]}
    assert json.dumps(found) == json.dumps(FACTS[fact])  # where 1 is not true
    assert len(found) >= 2


@pytest.mark.parametrize("what", ["claims", "events"])
def test_nothing_is_in_the_record_that_no_fact_points_at(what: str, document: Any) -> None:
    pointed_at = {
        int(pointer.split("/")[2])
        for fact in FACTS.values()
        for pointer in fact
        if pointer.startswith(f"/{what}/")
    }
    assert pointed_at == set(range(len(document[what])))


def test_the_check_list_has_the_same_facts(check_list: list[dict[str, Any]]) -> None:
    assert [fact["id"] for fact in check_list] == list(FACTS)


NUMBER_MOVED = {
    "b11": 2,  # a lower bound, since the same words may say nine
    "f4": 1,  # "over an hour" is at least 1 hour, in the unit of the words
    "u2": "2",  # how many attacks there were is an attribute, whose value is text
}
"""Facts whose number is not the value of a quantity or measure here, and what stands instead."""


def test_the_figures_of_the_check_list_are_kept(check_list: list[dict[str, Any]]) -> None:
    compared = 0
    for fact in check_list:
        figure = fact.get("quantity", fact.get("measure", {})).get("value")
        if figure is not None:
            kept = {
                value
                for pointer, value in FACTS[fact["id"]].items()
                if pointer.endswith(("/value", "/lower"))
            }
            assert NUMBER_MOVED.get(fact["id"], figure) in kept, fact["id"]
            compared += 1
    assert compared == 31


NEW_IDS = {
    "mali-army": "malian-army",
    "mali-junta": "malian-junta",
}


def test_the_speakers_and_polarities_of_the_check_list_are_kept(
    check_list: list[dict[str, Any]],
) -> None:
    for fact in check_list:
        claimant = fact.get("claimant")
        if claimant is not None:
            assert NEW_IDS.get(claimant, claimant) in values_of(fact["id"]), fact["id"]
        if fact["polarity"] != "asserts":
            assert fact["polarity"] in values_of(fact["id"]), fact["id"]


# Where it is written


def test_every_claim_and_event_leads_to_a_place_in_the_article(file: RecordFile) -> None:
    for citation in file.citations():
        assert citation.source == ARTICLE
        assert citation.locator is not None
        assert citation.quote is None


def test_whoever_spoke_stands_first_in_via_and_the_article_last(file: RecordFile) -> None:
    for claim in file.claims:
        unspoken = claim.polarity.value == "no_response"
        for citation in claim.citations:
            if claim.claimant.is_document or unspoken:
                assert citation.via == ()
                continue
            first, last = citation.via[0], citation.via[-1]
            assert (first.role.value, first.actor) == ("speaker", claim.claimant.actor)
            assert (last.role.value, last.source) == ("compiler", ARTICLE)


def strings_in(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings_in(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from strings_in(inner, f"{at}/{place}")


def words_of(text: str, names: re.Pattern[str]) -> list[str]:
    """The words of a text in lower case, without marks of an editor; a proper name is one word."""
    unmarked = re.sub(r"…|\[sic\]", " ", text.lower())
    joined = names.sub(lambda found: re.sub(r"\W+", "_", found[0]), unmarked)
    return re.findall(r"[\w’'-]+", joined)


def test_no_sentence_of_the_article_is_in_the_record(document: Any, article: str) -> None:
    prose = article.partition("\n\nThe battle of Ber took place")
    assert prose[1], "the article no longer begins as it did"
    names = sorted(
        {
            name.lower()
            for kind in ("actors", "places", "conflicts")
            for thing in document[kind]
            for name in (thing["name"], *thing["aliases"])
            if " " in name
        },
        key=len,
        reverse=True,
    )
    pattern = re.compile("|".join(map(re.escape, names)))
    words = words_of(prose[1] + prose[2], pattern)
    length = LONGEST_SHARED_RUN + 1
    runs = {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}
    assert len(runs) > 700
    shared = {
        at: " ".join(run)
        for at, text in strings_in(document)
        for own in [words_of(text, pattern)]
        for n in range(len(own) - length + 1)
        if (run := tuple(own[n : n + length])) in runs
    }
    assert shared == {}


# What follows from it


def test_all_of_mali_speaks_with_one_voice_and_every_other_party_with_its_own(
    file: RecordFile,
) -> None:
    standing = Standing(file.record, file.registry)
    voices: dict[str, set[str | None]] = {}
    for claim in file.claims:
        voices.setdefault(standing.voice(claim), set()).add(claim.claimant.actor)
    assert voices == {
        f"document:{ARTICLE}": {None},
        "mali": {"mali", "malian-army", "malian-junta"},
        "cma": {"cma"},
        "jnim": {"jnim"},
        "wagner-group": {"wagner-group"},
        "minusma": {"minusma"},
        "resident-of-ber": {"resident-of-ber"},
    }


def test_stances_follow_the_sides(file: RecordFile) -> None:
    standing = Standing(file.record, file.registry)
    found = {
        (standing.voice(claim), standing.party(claim), stance.value)
        for claim in file.claims
        if claim.kind.value == "casualties" and (stance := standing.stance(claim)) is not None
    }
    assert found >= {
        ("mali", "malian-armed-forces", "own"),
        ("mali", "jnim", "enemy"),
        ("jnim", "jnim", "own"),
        ("jnim", "malian-armed-forces,wagner-group", "enemy"),
        ("cma", "cma", "own"),
        ("minusma", "minusma", "own"),
        ("resident-of-ber", "cma", "third_party"),
        ("resident-of-ber", "civilians-of-ber", "third_party"),
    }
    assert standing.side("cma") == 2
    assert standing.side("jnim") == 3
    assert standing.side("minusma") is None


def test_every_figure_of_the_infobox_restates_one_of_the_text(file: RecordFile) -> None:
    tally = Tally(file, Standing(file, file.registry))
    by_id = {claim.id: claim for claim in file.claims}
    repeated = []
    for claim in file.claims:
        locator = claim.citations[0].locator or ""
        if locator.startswith("infobox/casualties"):
            originals = [by_id[one] for one in claim.related_by(RelationType.RESTATES)]
            places = [original.citations[0].locator or "" for original in originals]
            assert places
            assert all(place.startswith("section/Aftermath/Casualties/") for place in places)
            assert not tally.counted(claim)
            repeated.append(claim.id)
    assert len(repeated) == 9


def test_the_totals_of_mali_are_the_sums_of_their_parts(file: RecordFile) -> None:
    standing = Standing(file, file.registry)
    tally = Tally(file, standing)
    flagging = Flagging(file, standing, tally)
    parts: dict[str, list[int]] = {}
    for claim in file.claims:
        for total in claim.related_by(RelationType.PART_OF_TOTAL):
            low = getattr(tally.interval(claim), "low", None)
            assert low is not None
            parts.setdefault(total, []).append(low)
    totals = {sum(p): sorted(p) for p in parts.values()}
    assert totals == {7: [1, 6], 8: [4, 4], 28: [4, 24]}
    for claim in file.claims:
        assert not {Flag.SUM_MISMATCH, Flag.SELF_INCONSISTENT} & set(flagging.flags(claim))


def test_one_name_turns_all_that_jnim_states(file: RecordFile) -> None:
    turned = [
        claim
        for claim in file.claims
        if any(reading.id == "jnim-speaks-of-the-ambush" for reading in claim.readings)
    ]
    stated = [
        claim
        for claim in file.claims
        if any(s.source == "jnim-statement-2023-08-12" for s in claim.citations[0].via)
    ]
    assert turned == stated
    assert len(turned) == 6


def test_the_dead_of_june_are_two_or_nine(file: RecordFile) -> None:
    claim = next(one for one in file.claims if one.event == "ber-2023-june-attack")
    assert isinstance(claim, CasualtyClaim)
    assert (claim.quantity.qualifier, claim.quantity.lower) == (Qualifier.AT_LEAST, 2)
    killed = [
        sum(
            read.quantity.value or 0
            for read in (read_as(claim, overlay) for overlay in reading.instead)
            if isinstance(read, CasualtyClaim) and read.effects == (CasualtyEffect.KILLED,)
        )
        for reading in claim.readings
    ]
    assert killed == [9, 2]
