"""By whom people came to harm, where figures tell that apart."""

from __future__ import annotations

from battleapi.comparison.inflicted import Inflicted
from battleapi.model.standing import Standing
from tests.records_of import Document, a_claim, a_party, a_record, claim_id


def masks(*claims: Document) -> tuple[list[int], int]:
    """What is inflicted by whom in these claims, and by anybody."""
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims)]
    file = a_record(*numbered)
    found = Inflicted(Standing(file.record, file.registry), file.record.claims)
    return [found.mask(claim) for claim in file.record.claims], found.anybody


def of_villagers(*by: str) -> Document:
    return a_claim(about=[a_party("villagers")], inflicted_by=list(by))


def test_civilians_killed_by_one_side_are_some_of_those_killed() -> None:
    (reds, blues, both, anyone), anybody = masks(
        of_villagers("reds"), of_villagers("blues"), of_villagers("blues", "reds"), of_villagers()
    )
    assert not reds & blues
    assert both == reds | blues
    assert anyone == anybody
    # There may be others who killed.
    assert both != anybody


def test_to_name_the_one_who_did_it_leaves_nobody_out() -> None:
    (reds, anyone), anybody = masks(of_villagers("reds"), of_villagers())
    assert reds == anyone == anybody


def test_losses_of_a_side_are_laid_to_its_opponents() -> None:
    of_blues = [a_claim(inflicted_by=[one]) for one in ("reds", "scouts")]
    found, anybody = masks(*of_blues)
    assert found == [anybody, anybody]


def test_things_are_destroyed_by_anybody() -> None:
    found, anybody = masks(a_claim("materiel"), of_villagers("reds"), of_villagers("blues"))
    assert found[0] == anybody
