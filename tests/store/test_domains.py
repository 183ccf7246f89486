import pytest

from battleapi.model.resources import Resource
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.claims import Stance
from battleapi.model.vocabulary.materiel import MaterielEffect
from battleapi.store.domains import (
    Country,
    Domain,
    EdtfRange,
    IdOf,
    OutOfDomain,
    RatioOfTwo,
    TermOf,
    TrueOrFalse,
    UndatedChoice,
    WholeNumber,
)
from battleapi.store.filters import FILTERS
from battleapi.store.questions import DayRange, Undated


@pytest.mark.parametrize(
    ("domain", "text", "value"),
    [
        (IdOf(Resource.BATTLE), "battle-of-ber-2023", "battle-of-ber-2023"),
        (IdOf(Resource.CLAIM), "c5q2m9x4kd1v0t7a", "c5q2m9x4kd1v0t7a"),
        (TermOf(Stance), "other_party", "other_party"),
        (TermOf(CasualtyEffect, MaterielEffect), "sunk", "sunk"),
        (Country(), "ML", "ML"),
        (Country(), "SU", "SU"),
        (EdtfRange(), "2023-08-11", DayRange(738743, 738743)),
        (EdtfRange(), "2023-08-11/..", DayRange(738743, None)),
        (EdtfRange(), "/0001-01-02", DayRange(None, 2)),
        (EdtfRange(), "-0001-12-31/0000", DayRange(-366, 0)),
        (UndatedChoice(), "only", Undated.ONLY),
        (TrueOrFalse("yes", "no"), "true", True),
        (TrueOrFalse("yes", "no"), "false", False),
        (WholeNumber(), "0", 0),
        (WholeNumber(), "999999999999999", 999_999_999_999_999),
        (RatioOfTwo(), "3", 3000),
        (RatioOfTwo(), "1.5", 1500),
        (RatioOfTwo(), "2.025", 2025),
        (RatioOfTwo(), "999999999.999", 999_999_999_999),
    ],
)
def test_a_domain_reads_its_values(domain: Domain, text: str, value: object) -> None:
    assert domain.parse(text) == value


@pytest.mark.parametrize(
    ("domain", "text", "expected"),
    [
        (IdOf(Resource.BATTLE), "Battle of Ber", ()),
        (IdOf(Resource.BATTLE), "a" * 121, ()),
        (IdOf(Resource.BATTLE), "a\n", ()),
        (IdOf(Resource.CLAIM), "battle-of-ber-2023", ()),
        (IdOf(Resource.BATTLE), "battle-of-Ber", ()),
        (TermOf(Stance), "enemies", ("enemy",)),
        (TermOf(Stance), "", tuple(Stance)),
        (TermOf(Stance), "ENEMY", tuple(Stance)),
        (TermOf(CasualtyEffect, MaterielEffect), "kiled", ("killed", "disabled")),
        (Country(), "ml", ("ML",)),
        (Country(), "MLI", ("ML",)),
        (Country(), "ZZ", ("ZW", "ZR", "ZM")),
        (UndatedChoice(), "maybe", ("exclude", "include", "only")),
        (TrueOrFalse("yes", "no"), "True", ("true", "false")),
        (WholeNumber(), "-1", ("0..",)),
        (WholeNumber(), "28.0", ("0..",)),
        (WholeNumber(), "028", ("0..",)),
        (WholeNumber(), "1" + "0" * 15, ("0..",)),
        (WholeNumber(), "٢٨", ("0..",)),
        (WholeNumber(), "28\n", ("0..",)),
        (RatioOfTwo(), "0.5", ("1..",)),
        (RatioOfTwo(), "0", ("1..",)),
        (RatioOfTwo(), "1.2345", ("1..",)),
        (RatioOfTwo(), "3x", ("1..",)),
        (RatioOfTwo(), "1e3", ("1..",)),
    ],
)
def test_a_domain_says_what_it_expects(
    domain: Domain, text: str, expected: tuple[str, ...]
) -> None:
    with pytest.raises(OutOfDomain) as refusal:
        domain.parse(text)
    assert (refusal.value.expected or domain.near(text)) == expected
    assert text not in refusal.value.detail or not text


def test_a_date_that_is_none_says_what_would_be_one() -> None:
    with pytest.raises(OutOfDomain) as refusal:
        EdtfRange().parse("11 August 2023")
    assert refusal.value.expected != ()


def test_a_word_of_two_vocabularies_is_listed_once_with_its_first_meaning() -> None:
    domain = TermOf(CasualtyEffect, MaterielEffect)
    assert domain.terms["captured"] == CasualtyEffect.CAPTURED.definition
    assert list(domain.terms) == list(
        dict.fromkeys([*(one.value for one in CasualtyEffect), *(m.value for m in MaterielEffect)])
    )


def test_every_listed_value_of_every_filter_is_legal() -> None:
    kinds = set()
    for declared in FILTERS.values():
        for use in declared.uses.values():
            kinds.add(use.domain.kind)
            for term, definition in use.domain.terms.items():
                value = use.domain.parse(term)
                assert (str(value).lower() if isinstance(value, bool) else str(value)) == term
                assert definition
    assert kinds == {"id", "term", "country", "date", "number", "choice"}
