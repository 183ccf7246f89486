"""How a battle ended, read from the words of infoboxes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.prose_outcomes import Outcome, read_outcome
from battleapi.model.vocabulary.assertions import OutcomeAspect, OutcomeType


@pytest.mark.parametrize(
    ("words", "kind", "victor"),
    [
        ("Malian victory", "victory", "Malian"),
        ("Decisive Malian victory", "decisive_victory", "Malian"),
        ("Malian decisive victory", "decisive_victory", "Malian"),
        ("decisive  victory", "decisive_victory", None),
        ("Victory", "victory", None),
        ("Pyrrhic victory for the Blues", "pyrrhic_victory", "Blues"),
        ("Tactical victory of Redland", "tactical_victory", "Redland"),
        ("Strategic North Redland victory (disputed)", "strategic_victory", "North Redland"),
        ("Redland defensive victory.", "defensive_victory", "Redland"),
        ("Red and Blue victory", "victory", "Red and Blue"),
        ("Inconclusive", "inconclusive", None),
        ("indecisive;", "inconclusive", None),
        ("Draw", "draw", None),
        ("Stalemate", "stalemate", None),
        ("Ceasefire", "ceasefire", None),
        ("Both sides claim victory", "disputed", None),
        ("Disputed (see below)", "disputed", None),
        ("Red or Blue victory", "other", None),
        ("No clear victory", "other", None),
        ("Red victory for Blue", "other", None),
        ("Red victory, then Blue victory", "other", None),
        ("Bridge destroyed", "other", None),
        ("See aftermath", "other", None),
        ("", "other", None),
    ],
)
def test_an_outcome_and_its_victor(words: str, kind: str, victor: str | None) -> None:
    assert read_outcome(words) == Outcome(OutcomeType(kind), victor)


@given(st.text(max_size=60))
def test_whatever_the_words_are_they_give_an_outcome_of_the_result(words: str) -> None:
    read = read_outcome(words)
    assert OutcomeAspect.RESULT in read.type.aspects
    assert read.victor is None or read.victor in " ".join(words.split())
