"""The values of the seed battle: several claimants, and another party after a rule."""

from __future__ import annotations

from battleapi.importers.casualties import parse
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.quantities import Qualifier


def test_claimants_in_brackets_govern_what_stands_before_them() -> None:
    reading = parse(
        "3 killed, 5 injured (per Ruvia), Dozens killed and injured, 2 prisoners (per ARF)"
        "<hr> 6 injured",
        "casualties1",
    )
    read = [(one.effects, one.quantity.value, one.claimant, one.party) for one in reading]
    both = (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED)
    assert read == [
        ((CasualtyEffect.KILLED,), 3, "Ruvia", 1),
        ((CasualtyEffect.WOUNDED,), 5, "Ruvia", 1),
        (both, None, "ARF", 1),
        ((CasualtyEffect.CAPTURED,), 2, "ARF", 1),
        ((CasualtyEffect.WOUNDED,), 6, None, 2),
    ]
    assert (reading[2].quantity.qualifier, reading[2].quantity.term) == (
        Qualifier.INDEFINITE,
        "dozens",
    )
    assert not reading.not_understood


def test_none_is_nought_and_civilians_are_told() -> None:
    none, *others = parse(
        "None (per CXA)<hr> 4 killed (per ARF), 28 killed (per Ruvia)", "casualties2"
    )
    assert (none.quantity.value, none.quantity.as_said, none.claimant) == (0, "None", "CXA")
    assert [(one.quantity.value, one.claimant, one.party) for one in others] == [
        (4, "ARF", 2),
        (28, "Ruvia", 2),
    ]
    (civilians,) = parse("Several civilians injured", "casualties3")
    assert civilians.population == (Population.CIVILIAN,)
    assert civilians.quantity.qualifier is Qualifier.INDEFINITE
