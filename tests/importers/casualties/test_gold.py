"""Labelled strings of real pages, where they are beside this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.casualties.gold import (
    Example,
    examples,
    same_claim,
    same_figure,
    score,
    total,
)

OF_FIGURES = 0.95
OF_CLAIMS = 0.90


@pytest.fixture(scope="module")
def labelled(data_folder: Path) -> list[Example]:
    file = data_folder / "wikipedia" / "casualty_gold.jsonl"
    if not file.is_file():
        pytest.skip(f"no labelled strings at {file} (set BATTLEAPI_TEST_DATA)")
    return examples(file)


def test_effects_bounds_and_qualifiers_agree_with_the_labels(labelled: list[Example]) -> None:
    scored = total(score(one, same_figure)[0] for one in labelled)
    assert scored.labelled >= len(labelled) > 0
    assert scored.f1 >= OF_FIGURES


def test_subjects_claimants_and_roles_agree_too(labelled: list[Example]) -> None:
    assert total(score(one, same_claim)[0] for one in labelled).f1 >= OF_CLAIMS
