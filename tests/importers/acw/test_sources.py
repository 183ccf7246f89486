from __future__ import annotations

from battleapi.importers.acw.sources import (
    CLAIMING,
    CLAIMS_TABLE,
    CWSAC_BATTLES,
    NPS_BATTLES,
    SOURCES,
    claim_citation,
    table_citation,
)
from battleapi.importers.acw.works import PACKAGE, WORKS
from battleapi.model.vocabulary.casualties import CasualtyEffect

KILLED, WOUNDED = CasualtyEffect.KILLED, CasualtyEffect.WOUNDED
CAPTURED, MISSING = CasualtyEffect.CAPTURED, CasualtyEffect.MISSING


def test_twelve_sources_with_their_years_are_known_through_the_package() -> None:
    assert {name: source.date.edtf for name, source in CLAIMING.items()} == {
        "phisterer_1883": "1883",
        "fox_1898": "1898",
        "livermore_1900": "1900",
        "bodart_1908": "1908",
        "dyer_1908": "1908",
        "cdb90_1990": "1991",
        "cwsac_1993": "1993",
        "kennedy_1998": "1998",
        "greer_2005": "2005",
        "clodfelter_2008": "2008",
        "wikipedia": "2014~",
        "nps_cwss": "2015-12-07",
    }
    assert {source.reached.through for source in CLAIMING.values()} == {PACKAGE}
    assert all(source.id.startswith("acw-") for source in SOURCES)
    assert len({source.id for source in SOURCES}) == len(SOURCES)


def test_what_a_source_counts_is_said_where_it_is_stated() -> None:
    four = (KILLED, WOUNDED, CAPTURED, MISSING)
    defined = {
        name: (source.casualty_definition.at_least, source.casualty_definition.at_most)
        for name, source in CLAIMING.items()
        if source.casualty_definition.text is not None
    }
    stated = ("bodart_1908", "dyer_1908", "cwsac_1993", "kennedy_1998", "clodfelter_2008")
    # Of Fox the data set has three, and his missing are those captured as well.
    assert defined == dict.fromkeys(("fox_1898", *stated, "nps_cwss"), (four, four))
    assert CLAIMING["fox_1898"].casualty_definition.text == "killed, wounded, and missing"


def test_what_a_source_is_drawn_from_is_said_where_it_is_stated() -> None:
    official, leaders = "acw-official-records", "acw-battles-and-leaders"
    drawn = {name: one.derives_from for name, one in CLAIMING.items() if one.derives_from}
    assert drawn == {
        "bodart_1908": (
            official,
            leaders,
            "acw-badeau",
            "acw-lee-childe",
            "acw-comte-de-paris",
        ),
        "dyer_1908": (official,),
        "cwsac_1993": (
            "acw-dyer-1908",
            "acw-fox-1898",
            "acw-livermore-1900",
            official,
            leaders,
            "acw-surgeon-general-1873",
        ),
        "greer_2005": ("acw-kennedy-1998",),
    }
    known = {source.id for source in SOURCES}
    assert {one for source in SOURCES for one in source.derives_from} <= known


def test_the_works_that_others_are_drawn_from_have_the_years_that_are_stated() -> None:
    assert {work.id.removeprefix("acw-"): work.date.edtf for work in WORKS} == {
        "official-records": "1880/1901",
        "battles-and-leaders": "1887/1888",
        "surgeon-general-1873": "1873",
        "badeau": None,
        "lee-childe": None,
        "comte-de-paris": None,
    }
    assert {work.reached.through for work in WORKS} == {PACKAGE}


def test_the_package_asks_for_its_name() -> None:
    read = [source for source in SOURCES if source.reached.read]
    assert {source.licence for source in read} == {"CC-BY-4.0"}
    assert CLAIMING["wikipedia"].licence == "CC-BY-SA-3.0"


def test_a_figure_is_heard_in_its_source_and_a_fact_in_that_of_its_table() -> None:
    cited = claim_citation(CLAIMING["fox_1898"], 7)
    assert (cited.source, cited.locator) == (CLAIMS_TABLE, "row/7")
    assert [step.source for step in cited.via] == ["acw-fox-1898", PACKAGE]
    assert cited.root() == "acw-fox-1898"
    fact = table_citation(CWSAC_BATTLES, 3)
    assert (fact.source, fact.locator, fact.root()) == (CWSAC_BATTLES.id, "row/3", "acw-cwsac-1993")
    assert table_citation(NPS_BATTLES, 3).root() == NPS_BATTLES.id
