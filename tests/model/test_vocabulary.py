"""The vocabulary: every legal word once, with what it means and where it comes from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from battleapi.model import vocabulary
from battleapi.model.vocabulary import VOCABULARIES
from battleapi.model.vocabulary.assertions import MeasureDimension, OutcomeAspect, OutcomeType
from battleapi.model.vocabulary.claims import Polarity
from battleapi.model.vocabulary.quantities import MeasureUnit
from battleapi.model.vocabulary.term import Term

SOURCE = Path(vocabulary.__file__).parents[2]
HOME = Path(vocabulary.__file__).parent
ALL = [pytest.param(one, id=name) for name, one in VOCABULARIES.items()]

# So many words of one vocabulary in a literal are a second list of it; fewer are a choice.
TELLING = 4


def test_the_vocabularies_that_are_served() -> None:
    assert list(VOCABULARIES) == [
        "battle_kind",
        "battle_level",
        "battle_status",
        "combatant_role",
        "commander_fate",
        "phase",
        "event_kind",
        "participant_role",
        "actor_kind",
        "membership_type",
        "conflict_kind",
        "place_precision",
        "point_basis",
        "source_kind",
        "authority",
        "claim_kind",
        "claim_status",
        "polarity",
        "about_basis",
        "stance",
        "relation_type",
        "rank",
        "reading_basis",
        "via_role",
        "evidence",
        "assessment_scheme",
        "flag",
        "casualty_effect",
        "population",
        "affiliation",
        "rank_group",
        "causation",
        "count_basis",
        "qualifier",
        "bounds_kind",
        "lexicon_name",
        "tolerance",
        "body_counts",
        "no_interval",
        "measure_unit",
        "item_class",
        "materiel_effect",
        "severity",
        "strength_item",
        "strength_basis",
        "outcome_aspect",
        "outcome_type",
        "control_change",
        "responsibility_mode",
        "attribute_name",
        "event_relation_type",
        "measure_dimension",
        "speech_act",
        "statement_topic",
        "calendar",
        "date_precision",
        "axis",
        "party_basis",
        "method_name",
        "exclusion",
        "cell_flag",
        "grade",
        "independence",
        "verdict",
        "scope_relation",
        "reason_code",
        "dependence_code",
    ]


@pytest.mark.parametrize("words", ALL)
def test_every_term_has_a_definition_and_an_origin(words: type[Term]) -> None:
    assert len(words) >= 2
    for term in words:
        assert re.fullmatch(r"[A-Z].*\.", term.definition), term
        assert term.origin == term.origin.strip() != "", term
        assert len(term.definition) <= 200, term
    definitions = [term.definition for term in words]
    assert len(set(definitions)) == len(definitions)


@pytest.mark.parametrize("words", ALL)
def test_every_term_is_one_word_of_lower_case(words: type[Term]) -> None:
    for term in words:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", term.value), term
        assert str(term) == term.value == term


@pytest.mark.parametrize("words", ALL)
def test_no_word_stands_twice_in_a_vocabulary(words: type[Term]) -> None:
    # An equal value would make the second member another name of the first.
    assert len(words.__members__) == len(list(words)) == len({term.value for term in words})


@pytest.mark.parametrize("words", ALL)
def test_a_vocabulary_says_what_it_is_of(words: type[Term]) -> None:
    assert words.__doc__
    assert words.__doc__ != Term.__doc__
    assert words.__doc__.splitlines()[0].endswith((".", ","))


def test_a_term_without_a_meaning_cannot_be_made() -> None:
    for wrong in (("x",), ("x", "A thing."), ("x", "", "battleapi")):
        with pytest.raises(ValueError, match=r"X\.x has no definition or no origin"):
            Term("X", {"A": wrong})  # type: ignore[arg-type]


def test_a_term_knows_its_word_its_meaning_and_its_origin() -> None:
    made: type[Term] = Term("Made", {"A": ("a", "A thing.", "battleapi")})  # type: ignore[arg-type, assignment]
    (only,) = made
    assert (only.value, only.definition, only.origin) == ("a", "A thing.", "battleapi")
    assert made("a") is only


def test_every_vocabulary_of_the_folder_is_served() -> None:
    defined = {
        node.name
        for path in HOME.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and "Term" in map(ast.unparse, node.bases)
    }
    assert defined == {words.__name__ for words in VOCABULARIES.values()}


@pytest.mark.parametrize("one", list(OutcomeType))
def test_an_outcome_knows_what_it_may_answer(one: OutcomeType) -> None:
    results = {
        "victory",
        "decisive_victory",
        "pyrrhic_victory",
        "strategic_victory",
        "tactical_victory",
        "draw",
        "inconclusive",
        "defensive_victory",
        "ceasefire",
        "disputed",
        "failure",
    }
    expected = OutcomeAspect.RESULT if one.value in results else OutcomeAspect.RESOLUTION
    either = one.value in {"stalemate", "other"}
    assert one.aspects == (tuple(OutcomeAspect) if either else (expected,))


def test_widths_and_advances_are_lengths() -> None:
    lengths = {"distance", "front_width", "advance"}
    assert {one.value for one in MeasureDimension if one.is_length} == lengths


def test_words_that_the_papers_name_are_there() -> None:
    assert list(Polarity) == ["asserts", "denies", "omits", "no_response", "retracts"]
    lengths = [unit.value for unit in MeasureUnit if unit.is_length]
    assert lengths == ["m", "km", "ft", "yd", "mi", "nmi"]


# One home


def literals(tree: ast.AST) -> Iterator[tuple[int, frozenset[str]]]:
    """The words that stand together in one list, tuple, set, dict or `Literal[...]`."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        match node:
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                parts = elements
            case ast.Dict(keys=keys):
                parts = [key for key in keys if key is not None]
        words = {
            part.value
            for part in parts
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
        if words:
            yield getattr(node, "lineno", 0), frozenset(words)


def test_a_second_list_would_be_seen() -> None:
    tree = ast.parse('LEGAL = ("killed", "wounded")\nx = {"a": ["draw", "victory"]}')
    assert [sorted(words) for _, words in literals(tree)] == [
        ["killed", "wounded"],
        ["a"],
        ["draw", "victory"],
    ]


def test_no_list_of_the_same_words_stands_elsewhere() -> None:
    vocabularies = {name: set(map(str, words)) for name, words in VOCABULARIES.items()}
    copies = []
    for path in SOURCE.rglob("*.py"):
        if HOME in path.parents:
            continue
        for line, words in literals(ast.parse(path.read_text(encoding="utf-8"))):
            for name, terms in vocabularies.items():
                shared = words & terms
                if len(shared) >= min(TELLING, len(terms)) and len(shared) * 2 > len(words):
                    copies.append((path.relative_to(SOURCE).as_posix(), line, name))
    assert copies == []


def test_no_other_enumeration_has_the_same_words() -> None:
    terms = [set(map(str, words)) for words in VOCABULARIES.values()]
    same = []
    for path in SOURCE.rglob("*.py"):
        if HOME in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                values = {
                    statement.value.value
                    for statement in node.body
                    if isinstance(statement, ast.Assign)
                    and isinstance(statement.value, ast.Constant)
                    and isinstance(statement.value.value, str)
                }
                if any(len(values & words) >= TELLING for words in terms):
                    same.append((path.name, node.name))
    assert same == []


def test_terms_are_texts_to_whoever_compares_them() -> None:
    for words in VOCABULARIES.values():
        assert issubclass(words, StrEnum)
        assert all(isinstance(term, str) for term in words)
