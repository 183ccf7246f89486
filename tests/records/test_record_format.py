"""The page about the record file: its example is a record, its tables name what there is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from battleapi.cli.app import main
from battleapi.errors import InvalidRecord
from battleapi.model.actors import Actor
from battleapi.model.battles import BattleRecord, Combatant, Commander, Side
from battleapi.model.checking import read_record_file
from battleapi.model.citations import Citation
from battleapi.model.claims import CasualtyClaim, Claim, Party
from battleapi.model.claims.parts import Head, Tail
from battleapi.model.conflicts import Conflict
from battleapi.model.counting import Tally
from battleapi.model.events import Event, Participant
from battleapi.model.passages import Passage
from battleapi.model.places import Place
from battleapi.model.record_file import RecordFile
from battleapi.model.sources import Source
from battleapi.model.standing import Standing
from battleapi.model.vocabulary import VOCABULARIES
from battleapi.model.vocabulary.claims import AboutBasis, ClaimKind, Polarity
from battleapi.model.vocabulary.quantities import Qualifier
from battleapi.model.vocabulary.records import ParticipantRole, Phase
from battleapi.model.vocabulary.registries import MembershipType, PlacePrecision

REQUIRING: dict[str, type[BaseModel]] = {
    "the battle": BattleRecord,
    "a side": Side,
    "a combatant": Combatant,
    "a commander": Commander,
    "an event": Event,
    "a participant": Participant,
    "one of `about`": Party,
    "a citation": Citation,
    "a passage": Passage,
    "an actor": Actor,
    "a conflict": Conflict,
    "a place": Place,
    "a source": Source,
}
PAGE = Path(__file__).resolve().parents[2] / "docs" / "record-format.md"


def required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def reach(document: Any, place: Sequence[str | int]) -> Any:
    for step in place:
        document = document[step]
    return document


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files(page: str) -> list[str]:
    """The two files on the page: the least that there can be, and a longer one."""
    return re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def least(files: list[str]) -> Any:
    return json.loads(files[0])


@pytest.fixture(scope="module")
def example(files: list[str]) -> Any:
    return json.loads(files[1])


@pytest.fixture(scope="module")
def tables(page: str) -> dict[str, str]:
    """The first cell of every row of a table, to the rest of the row."""
    rows = re.findall(r"^\| (`.+?) \| (.+) \|$", page, re.MULTILINE)
    return dict(rows)


@pytest.mark.parametrize(
    ("place", "claims"), [(0, "1 claim"), (1, "2 claims")], ids=["least", "longer"]
)
def test_the_command_line_accepts_what_the_page_shows(
    place: int,
    claims: str,
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(files) == 2
    path = tmp_path / "leuctra.json"
    path.write_text(files[place], encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(path)])
    assert ended.value.code == 0
    assert f"no rule is broken (battle-of-leuctra: {claims}," in capsys.readouterr().out


def test_nothing_can_be_left_out_of_the_least_file(least: Any) -> None:
    places = [(), ("citations_by_field",), ("claims", 0), ("sources", 0)]
    taken_for_nothing: list[tuple[object, ...]] = []
    for place in places:
        for key in reach(least, place):
            shorter = json.loads(json.dumps(least))
            del reach(shorter, place)[key]
            try:
                read_record_file(shorter)
            except InvalidRecord:
                continue
            taken_for_nothing.append((*place, key))
    # A file without any claim is a record all the same.
    assert taken_for_nothing == [("claims",)]


def test_the_page_names_every_required_key(page: str) -> None:
    section = page[page.index("These keys have to be there") : page.index("## A longer file")]
    rows = dict(re.findall(r"^\| (.+?) \| (.+) \|$", section, re.MULTILINE))
    named = {row: re.findall(r"`(\w+)`", keys) for row, keys in rows.items()}
    assert {row: named[row] for row in REQUIRING} == {
        row: required(model) for row, model in REQUIRING.items()
    }
    assert named["a claim"] == ["id", "kind", "claimant", "citations"]
    for model in get_args(get_args(Claim)[0]):
        row = f"`{model.model_fields['kind'].default.value}`"
        assert sorted(named[row]) == sorted(set(required(model)) - set(named["a claim"]))


def test_the_example_is_a_record_that_breaks_no_rule(example: Any) -> None:
    file = read_record_file(example)
    assert file.id == "battle-of-leuctra"
    needed = RecordFile.of(file.record, file.registry)
    assert {actor.id for actor in file.actors} == {actor.id for actor in needed.actors}
    assert {source.id for source in file.sources} == {source.id for source in needed.sources}
    assert [place.id for place in file.places] == [place.id for place in needed.places]
    (cleombrotus,) = file.combatants[1].commanders
    assert cleombrotus.fate == "killed"


def test_the_example_holds_two_writers_who_disagree(example: Any) -> None:
    file = read_record_file(example)
    tally = Tally(file, Standing(file, file.registry))
    xenophon, diodorus = (claim for claim in file.claims if isinstance(claim, CasualtyClaim))
    one, other = tally.interval(xenophon), tally.interval(diodorus)
    assert one is not None
    assert other is not None
    assert (one.low, one.high) == (900, 1100)
    assert (other.low, other.high) == (4001, None)
    assert not one.intersects(other)


def test_a_mistake_in_the_example_is_pointed_at(example: Any) -> None:
    wrong = json.loads(json.dumps(example))
    wrong["claims"][0]["about"][0]["actor"] = "spartan"
    with pytest.raises(InvalidRecord) as caught:
        read_record_file(wrong)
    (fault,) = caught.value.faults
    assert fault.at == "/claims/0/about/0/actor"
    assert fault.expected == ("sparta",)


def test_every_qualifier_and_kind_has_its_row(tables: dict[str, str]) -> None:
    rows = [row.strip("`") for row in tables]
    assert [row for row in rows if row in set(Qualifier)] == list(Qualifier)
    assert [row for row in rows if row in set(ClaimKind)] == list(ClaimKind)


@pytest.mark.parametrize("model", get_args(get_args(Claim)[0]), ids=lambda model: model.__name__)
def test_every_key_of_a_claim_is_on_the_page(model: type[Any], tables: dict[str, str]) -> None:
    common = {key for row in tables for key in re.findall(r"`(\w+)`", row)}
    shared = Head.model_fields.keys() | Tail.model_fields.keys()
    assert shared - common == {"id"}  # which has a section of its own
    kind = model.model_fields["kind"].default.value
    own = set(re.findall(r"`(\w+)`", tables[f"`{kind}`"]))
    assert model.model_fields.keys() - shared <= own


@pytest.mark.parametrize(
    "words", [Polarity, AboutBasis, Phase, ParticipantRole, PlacePrecision, MembershipType]
)
def test_the_short_vocabularies_are_named_whole(words: type[Any], page: str) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in page] == []


def test_the_page_says_where_every_word_is_found(page: str) -> None:
    _, _, section = page.partition("\n## Words\n")
    listed = section[section.index("\n- ") :]
    named = re.findall(r"`(\w+)`", re.sub(r"(?m)^- .*?:", "", listed))
    assert sorted(named) == sorted(VOCABULARIES)


def test_the_page_names_what_works_on_a_file(page: str) -> None:
    opening, _, _ = page.partition("## The least")
    for named in ("`battleapi check FILE`", "`battleapi load FILE`", "`/schemas/record`"):
        assert named in opening
