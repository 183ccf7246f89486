from __future__ import annotations

import pytest

from battleapi.model.vocabulary.countries import COUNTRIES, near_countries


def test_present_and_withdrawn_countries_are_there() -> None:
    # 249 codes of ISO 3166-1, Kosovo, and of ISO 3166-3 those that no other country has now.
    assert len(COUNTRIES) == 249 + 1 + 25
    for code, country in COUNTRIES.items():
        assert country.code == code
        assert len(code) == 2
        assert len(country.alpha_3) == 3
        assert (code + country.alpha_3).isalpha()
        assert (code + country.alpha_3).isupper()
    for code in ("SU", "YU", "DD", "CS", "ZR", "YD", "VD"):
        assert code in COUNTRIES
    for code in ("ZZ", "AA", "UK", "EU", "XX"):
        assert code not in COUNTRIES
    # A withdrawn code that was given to another country means that one.
    assert COUNTRIES["BY"].name == "Belarus"
    assert COUNTRIES["GE"].name == "Georgia"


def test_a_present_country_has_its_three_letters() -> None:
    three = [country.alpha_3 for country in COUNTRIES.values() if country.code != "FQ"]
    assert len(set(three)) == len(three)
    assert near_countries("ATF") == ("TF",)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("FRA", ("FR",)),
        ("fr", ("FR",)),
        ("France", ("FR",)),
        ("Frnace", ("FR",)),
        ("UK", ("GB",)),
        ("soviet union", ("SU",)),
        ("ZZ", ("ZW", "ZR", "ZM")),
        ("1", ()),
        ("", ()),
    ],
)
def test_what_a_text_may_have_meant(text: str, codes: tuple[str, ...]) -> None:
    assert near_countries(text) == codes
