from __future__ import annotations

import pytest

from battleapi.importers.acw.outcomes import outcome
from battleapi.model.vocabulary.assertions import OutcomeType

UNION, CONFEDERATE = ("united-states",), ("confederate-states",)


@pytest.mark.parametrize(
    ("words", "outcome_type", "by"),
    [
        ("Union victory", OutcomeType.VICTORY, UNION),
        ("Union victory (inconclusive)", OutcomeType.VICTORY, UNION),
        ("Confederate victory", OutcomeType.VICTORY, CONFEDERATE),
        ("Union strategic victory", OutcomeType.STRATEGIC_VICTORY, UNION),
        ("Confederate tactical victory (But.)", OutcomeType.TACTICAL_VICTORY, CONFEDERATE),
        ("Inconclusive (Union strategic victory.)", OutcomeType.INCONCLUSIVE, ()),
        ("Indecisive", OutcomeType.INCONCLUSIVE, ()),
        ("Union gained ground", OutcomeType.OTHER, ()),
        ("Unionist victory", OutcomeType.OTHER, ()),
    ],
)
def test_the_words_begin_with_the_outcome(
    words: str, outcome_type: OutcomeType, by: tuple[str, ...]
) -> None:
    found, victors = outcome(words)
    assert (found, tuple(one.id for one in victors)) == (outcome_type, by)
