"""One sentence on a battle, and nothing in it that no cell says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.digest import contrasts
from battleapi.comparison.event_days import Extent
from battleapi.comparison.exchange import Opposition
from battleapi.comparison.headline import Reread, headline
from battleapi.comparison.results import Cell, Comparison, Heard, Total, VoiceTotal
from battleapi.comparison.spans import Span, Spread
from battleapi.comparison.spoken import Spoken
from battleapi.model.vocabulary.claims import Stance
from battleapi.model.vocabulary.comparison import CellFlag
from tests.comparison.cells_of import (
    a_cell,
    a_comparison,
    at_least,
    document,
    enemy,
    exactly,
    heard,
    own,
)
from tests.records_of import a_record, a_source, an_actor, the_actors

SIDES = Opposition(
    {"malian-forces": 1, "cma": 2, "jnim": 3, "reds": 4, "union": 5},
    {
        1: frozenset({2, 3}),
        2: frozenset({1}),
        3: frozenset({1}),
        4: frozenset({5}),
        5: frozenset({4}),
    },
)


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    file = a_record(
        actors=[
            *the_actors(),
            an_actor("mali", "state"),
            an_actor("malian-forces", short_name="Malian forces"),
            an_actor("jnim", short_name="JNIM"),
            an_actor("cma", short_name="the CMA"),
            an_actor("union", "state"),
            an_actor("confederacy", "state", short_name="the Confederacy"),
        ],
        sources=[
            a_source("chronicle", publisher="Ford Press"),
            a_source("letter", reached={"read": False, "through": "chronicle"}),
            a_source("ucdp", name="UCDP GED", publisher="UCDP"),
        ],
    )
    return Spoken(file.record, file.registry)


def said(
    spoken: Spoken,
    *cells: Cell,
    otherwise: Iterable[Comparison] = (),
    totals: tuple[Total, ...] = (),
) -> str | None:
    comparison = a_comparison(*cells, totals=totals)
    reread = [Reread(one, of_others=False) for one in otherwise]
    return headline(comparison, contrasts(comparison), SIDES, spoken, reread)


# A party's own figure and that of its enemies


JNIM_KILLED = a_cell(
    "jnim", "killed", own("jnim", 4), enemy("mali", 28), flags=(CellFlag.PARTY_INFERRED,)
)
CMA_NONE = a_cell("cma", "casualty", own("cma", 0), heard("resident", at_least(0), bounded=True))
BY_DAY_IF_JNIM_SPEAKS_OF_THE_AMBUSH = a_comparison(
    a_cell("malian-forces", "killed", own("mali", 1), day="2023-08-11"),
    a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 4), day="2023-08-11"),
    a_cell("jnim", "killed", enemy("mali", 24), day="2023-08-12"),
)


def test_ber_is_said_as_it_is(spoken: Spoken) -> None:
    cells = (a_cell("malian-forces", "killed", own("mali", 7)), JNIM_KILLED, CMA_NONE)
    assert said(spoken, *cells) == (
        "Mali counts 28 enemy dead; JNIM counts 4 of its own, the CMA none."
    )
    assert said(spoken, *cells, otherwise=[BY_DAY_IF_JNIM_SPEAKS_OF_THE_AMBUSH]) == (
        "Mali counts 28 enemy dead; JNIM counts 4 of its own, the CMA none."
        " If JNIM speaks of 11 August 2023 only, Mali's count for that day is the same 4."
    )


def test_a_reading_is_told_only_where_the_same_words_meet_the_enemys(spoken: Spoken) -> None:
    plain = said(spoken, JNIM_KILLED)
    for other in (
        a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 24), day="2023-08-12"),
        a_cell("jnim", "killed", own("jnim", 4, claims=("other",)), enemy("mali", 4)),
        a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 4, bounded=True)),
        a_cell("jnim", "wounded", own("jnim", 4), enemy("mali", 4)),
        a_cell("cma", "killed", own("jnim", 4), enemy("mali", 4)),
    ):
        assert said(spoken, JNIM_KILLED, otherwise=[a_comparison(other)]) == plain


def test_figures_that_meet_already_need_no_reading(spoken: Spoken) -> None:
    agreed = a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 4))
    assert said(spoken, agreed, otherwise=[a_comparison(agreed)]) == (
        "Mali counts 4 enemy dead; JNIM counts 4 of its own."
    )


@pytest.mark.parametrize(
    ("cell", "ends"),
    [
        (
            a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 4)),
            "Read another way, Mali's count is the same 4.",
        ),
        (
            a_cell("jnim", "killed", own("jnim", at_least(4)), enemy("mali", Span(20, 40))),
            "Read another way, Mali's count of 20 to 40 agrees.",
        ),
        (
            a_cell("jnim", "killed", own("jnim", 4), enemy("mali", at_least(2)), day="2023-08-11"),
            (
                "If JNIM speaks of 11 August 2023 only,"
                " Mali's count for that day of at least 2 agrees."
            ),
        ),
    ],
)
def test_a_reading_under_which_the_figures_meet_is_told(
    spoken: Spoken, cell: Cell, ends: str
) -> None:
    assert said(spoken, JNIM_KILLED, otherwise=[a_comparison(cell)]) == (
        f"Mali counts 28 enemy dead; JNIM counts 4 of its own. {ends}"
    )


def test_the_widest_contrast_is_told_with_the_party_where_there_are_several(
    spoken: Spoken,
) -> None:
    cells = (
        a_cell("cma", "killed", own("cma", 6), enemy("mali", 7)),
        a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 28)),
    )
    assert said(spoken, *cells) == "Mali counts 28 dead of JNIM; JNIM counts 4 of its own."


def test_a_party_that_is_inferred_is_marked(spoken: Spoken) -> None:
    cells = (JNIM_KILLED, a_cell("cma", "killed", enemy("mali", 7)))
    assert said(spoken, *cells) == (
        "Mali counts 28 dead of JNIM (inferred); JNIM counts 4 of its own."
    )


def test_what_a_voice_says_of_no_enemy_leaves_its_enemies_one(spoken: Spoken) -> None:
    cells = (
        a_cell("malian-forces", "killed", own("mali", 7)),
        a_cell("villagers", "killed", heard("mali", 3, Stance.OTHER_PARTY)),
        JNIM_KILLED,
    )
    assert said(spoken, *cells) == "Mali counts 28 enemy dead; JNIM counts 4 of its own."


def test_the_dead_of_the_same_side_are_told_where_no_enemy_speaks_of_them(spoken: Spoken) -> None:
    assert said(spoken, JNIM_KILLED, a_cell("cma", "killed", own("cma", at_least(2)))) == (
        "Mali counts 28 enemy dead; JNIM counts 4 of its own, the CMA at least 2."
    )
    for other in (
        # Five casualties may be no dead at all; no wounded say nothing of the dead.
        a_cell("cma", "casualty", own("cma", 5)),
        a_cell("cma", "wounded", own("cma", 0)),
        a_cell("cma", "killed", document("ucdp", 2)),
        a_cell("reds", "killed", own("redland", 2)),
        a_cell("villagers", "killed", own("villagers", 2)),
        a_cell(None, "killed", own("cma", 2)),
    ):
        assert said(spoken, JNIM_KILLED, other) == (
            "Mali counts 28 enemy dead; JNIM counts 4 of its own."
        )


def test_several_speakers_are_named_together(spoken: Spoken) -> None:
    cell = a_cell(
        "malian-forces", "wounded", own("mali", 0), enemy("jnim", 30), enemy("cma", Span(20, 25))
    )
    assert said(spoken, cell) == (
        "The CMA and JNIM count 20 to 30 enemy wounded; Mali counts none of its own."
    )


def test_names_of_many_have_their_own_verb(spoken: Spoken) -> None:
    cell = a_cell("blues", "killed", own("blues", 12), enemy("redland", 1_200))
    assert said(spoken, cell) == (
        "Redland counts 1,200 enemy dead; the Blues count 12 of their own."
    )


def test_whom_a_contrast_counts_is_told_where_they_do_not_go_without_saying(
    spoken: Spoken,
) -> None:
    both = (own("blues", 4), enemy("redland", 28))
    civilians = a_cell("blues", "killed", *both, population="civilian")
    assert said(spoken, civilians) == (
        "Redland counts 28 dead among enemy civilians; the Blues count 4 of their own."
    )
    fighters = a_cell("blues", "killed", *both, population="combatant")
    plain = "Redland counts 28 enemy dead; the Blues count 4 of their own."
    assert said(spoken, fighters) == plain
    of_others = a_cell("blues", "killed", document("ucdp", 2), population="civilian")
    assert said(spoken, fighters, of_others) == (
        "Redland counts 28 dead among enemy combatants; the Blues count 4 of their own."
    )
    also = a_cell("blues", "killed", enemy("redland", 2), population="combatant_or_civilian")
    assert said(spoken, fighters, also) == (
        "Redland counts 28 dead among combatants of the Blues; the Blues count 4 of their own."
    )


def test_a_contrast_of_less_than_the_battle_says_of_what(spoken: Spoken) -> None:
    both = (own("blues", 4), enemy("redland", 28))
    on_the_tenth = Extent(first="1900-05-10", last="1900-05-10")
    assert said(spoken, a_cell("blues", "killed", *both, extent=on_the_tenth)) == (
        "Redland counts 28 enemy dead on 10 May 1900; the Blues count 4 of their own."
    )
    cells = (
        a_cell("blues", "killed", *both, extent=Extent("crossing")),
        a_cell("reds", "killed", enemy("redland", 1)),
    )
    assert said(spoken, *cells) == (
        "Redland counts 28 dead of the Blues in 'Crossing'; the Blues count 4 of their own."
    )


def test_others_are_told_of_the_same_people_and_days_alone(spoken: Spoken) -> None:
    plain = "Mali counts 28 enemy dead; JNIM counts 4 of its own."
    some = own("cma", 2)
    for other in (
        a_cell("cma", "killed", some, population="civilian"),
        a_cell("cma", "killed", some, extent=Extent("crossing")),
    ):
        assert said(spoken, JNIM_KILLED, other) == plain
    fighters = a_cell("cma", "killed", some, population="combatant")
    assert said(spoken, JNIM_KILLED, fighters) == (
        "Mali counts 28 enemy dead; JNIM counts 4 of its own, the CMA 2."
    )


def test_a_reading_is_told_of_the_days_that_it_is_of(spoken: Spoken) -> None:
    plain = "Mali counts 28 enemy dead; JNIM counts 4 of its own."
    met = (own("jnim", 4), enemy("mali", 4))
    for other in (
        a_cell("jnim", "killed", *met, extent=Extent("crossing")),
        a_cell("jnim", "killed", *met, extent=Extent("crossing"), day="2023-08-11"),
    ):
        assert said(spoken, JNIM_KILLED, otherwise=[a_comparison(other)]) == plain
    # By more than the day.
    another = a_cell("jnim", "killed", own("jnim", 24), enemy("mali", 24), day="2023-08-11")
    assert said(spoken, JNIM_KILLED, otherwise=[a_comparison(another)]) == (
        f"{plain} Read another way, Mali's count for 11 August 2023 is the same 24."
    )


def test_bounds_are_not_told_for_figures(spoken: Spoken) -> None:
    cell = a_cell(
        "jnim",
        "killed",
        own("jnim", 4),
        enemy("mali", 28),
        enemy("cma", at_least(90), bounded=True),
    )
    assert said(spoken, cell) == "Mali counts 28 enemy dead; JNIM counts 4 of its own."


def test_what_makes_it_too_long_is_left_out() -> None:
    long_name = "Movement " * 20
    file = a_record(
        actors=[
            *the_actors(),
            an_actor("jnim"),
            an_actor("mali"),
            an_actor("cma", name=long_name.strip()),
        ]
    )
    names = Spoken(file.record, file.registry)
    sentence = said(names, JNIM_KILLED, CMA_NONE, otherwise=[BY_DAY_IF_JNIM_SPEAKS_OF_THE_AMBUSH])
    assert sentence is not None
    assert "Movement" not in sentence
    assert sentence.endswith("is the same 4.")
    assert len(sentence) <= 200


# Others


def test_without_a_contrast_the_widest_dispute_is_told(spoken: Spoken) -> None:
    cells = (
        a_cell("union", "casualty", document("a", 12_400), document("b", 13_000)),
        a_cell("confederacy", "casualty", document("a", 10_300), document("b", 25_899)),
        a_cell("confederacy", "killed", document("a", 1_500), document("b", 1_500)),
    )
    assert said(spoken, *cells) == "Sources give 10,300 to 25,899 casualties of the Confederacy."
    mixed = a_cell("jnim", "killed", own("jnim", 4), document("ucdp", at_least(28)))
    assert said(spoken, mixed) == "Claims give 4 to at least 28 dead of JNIM."


def test_a_range_has_the_figures_of_whoever_contradicts_himself(spoken: Spoken) -> None:
    weeks = document("greer", Span(2_000, 5_000))._replace(flags=(CellFlag.SELF_INCONSISTENT,))
    cell = a_cell("union", "casualty", document("a", 3_000), document("b", 10_000), weeks)
    assert said(spoken, cell) == "Sources give 2,000 to 10,000 casualties of Union."
    assert (cell.low, cell.high) == (2_000, 10_000)


def test_what_bounds_contradict_makes_no_dispute_wider(spoken: Spoken) -> None:
    narrow = (document("a", 276), document("b", 303))
    cells = (
        a_cell("union", "missing", *narrow, document("c", Span(0, 9), bounded=True)),
        a_cell("union", "killed", document("a", 147), document("b", 766)),
    )
    assert cells[0].dispute_gap > cells[1].dispute_gap
    assert said(spoken, *cells) == "Sources give 147 to 766 dead of Union."


def test_bounds_alone_are_no_dispute_to_tell(spoken: Spoken) -> None:
    cell = a_cell("jnim", "killed", document("ucdp", 4), document("b", at_least(9), bounded=True))
    assert cell.disputed
    assert said(spoken, cell) == "UCDP GED gives 4 dead of JNIM."


def a_total(effect: str, *voices: VoiceTotal, missing: tuple[str, ...] = ()) -> Total:
    return Total(effect, None, Spread(33, 33, False), missing, (), (), voices)


def test_a_figure_of_all_the_dead_needs_no_party(spoken: Spoken) -> None:
    cell = a_cell("cma,jnim,malian-forces", "killed", document("ucdp", Span(15, 33)))
    alone = VoiceTotal("document:ucdp", Span(15, 33), ())
    assert said(spoken, cell, totals=(a_total("killed", alone),)) == "UCDP GED gives 15 to 33 dead."
    among = "UCDP GED gives 15 to 33 dead of the CMA, JNIM and Malian forces."
    for totals in (
        (),
        (a_total("wounded", alone),),
        (a_total("killed", alone, missing=("villagers",)),),
        (a_total("killed", VoiceTotal("document:ucdp", exactly(33), ("villagers",))),),
        (a_total("killed", alone, VoiceTotal("document:a", exactly(33), ())),),
    ):
        assert said(spoken, cell, totals=totals) == among


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ((), None),
        ((a_cell("jnim", "killed", document("ucdp", at_least(9), bounded=True)),), None),
        ((a_cell("jnim", "killed", document("ucdp", at_least(0))),), None),
        ((a_cell("jnim", "killed", own("jnim", 4)),), "JNIM counts 4 dead of its own."),
        ((a_cell("blues", "killed", own("blues", 4)),), "The Blues count 4 dead of their own."),
        ((a_cell("jnim", "killed", enemy("mali", 28)),), "Mali counts 28 dead of JNIM."),
        (
            (a_cell("jnim", "killed", enemy("mali", 28), flags=(CellFlag.PARTY_INFERRED,)),),
            "Mali counts 28 dead of JNIM (inferred).",
        ),
        ((a_cell(None, "killed", document("ucdp", 33)),), "UCDP GED gives 33 dead."),
        (
            (a_cell("jnim", "killed", document("ucdp", 4), document("a", 4)),),
            "Sources give 4 dead of JNIM.",
        ),
        # The dead before casualties before others, several parties together before one.
        (
            (
                a_cell("jnim", "wounded", document("ucdp", 1)),
                a_cell("jnim", "casualty", document("ucdp", 2)),
                a_cell("jnim", "killed", document("ucdp", 3)),
                a_cell("cma,jnim", "killed", document("ucdp", 4)),
            ),
            "UCDP GED gives 4 dead of the CMA and JNIM.",
        ),
        ((a_cell("jnim", "captured", document("ucdp", 0)),), "UCDP GED gives no captured of JNIM."),
    ],
)
def test_without_a_dispute_one_figure_is_told(
    spoken: Spoken, cells: tuple[Cell, ...], sentence: str | None
) -> None:
    assert said(spoken, *cells) == sentence


def test_about_a_number_is_not_said_as_the_bounds_that_nobody_says(spoken: Spoken) -> None:
    about = Span(5_760, 7_040)
    cell = a_cell("jnim", "killed", own("jnim", 192), enemy("mali", about, point=6_400))
    assert said(spoken, cell) == "Mali counts about 6,400 enemy dead; JNIM counts 192 of its own."
    cell = a_cell("jnim", "killed", document("ucdp", about, point=6_400))
    assert said(spoken, cell) == "UCDP GED gives about 6,400 dead of JNIM."
    both = a_cell(
        "jnim", "killed", own("jnim", about, point=6_400), enemy("mali", about, point=6_400)
    )
    assert said(spoken, JNIM_KILLED, otherwise=[a_comparison(both)]) == (
        "Mali counts 28 enemy dead; JNIM counts 4 of its own."
        " Read another way, Mali's count of about 6,400 agrees."
    )


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (
            a_cell("jnim", "wounded", document("ucdp", 3), population="civilian"),
            "UCDP GED gives 3 wounded among civilians of JNIM.",
        ),
        (
            a_cell("villagers", "wounded", document("ucdp", 3), population="civilian"),
            "UCDP GED gives 3 wounded of Villagers.",
        ),
        (
            a_cell(None, "killed", document("ucdp", 3), population="civilian"),
            "UCDP GED gives 3 dead among civilians.",
        ),
        (
            a_cell("jnim", "killed", own("jnim", 3), population="hors_de_combat"),
            "JNIM counts 3 dead among people hors de combat of its own.",
        ),
        (
            a_cell("jnim", "killed", own("jnim", 3), extent=Extent("crossing")),
            "JNIM counts 3 dead of its own in 'Crossing'.",
        ),
        (
            a_cell(
                "union",
                "casualty",
                document("a", 10),
                document("b", 20),
                flags=(CellFlag.PARTY_INFERRED,),
                population="combatant_or_civilian",
                extent=Extent(first="1900-05-10", last="1900-05-11"),
            ),
            (
                "Sources give 10 to 20 casualties among combatants and civilians of Union"
                " (inferred) during 10-11 May 1900."
            ),
        ),
    ],
)
def test_a_figure_is_told_with_whom_and_when(spoken: Spoken, cell: Cell, sentence: str) -> None:
    assert said(spoken, cell) == sentence


def test_all_the_dead_are_told_with_whom_and_when(spoken: Spoken) -> None:
    cell = a_cell(
        "cma,jnim",
        "killed",
        document("ucdp", 33),
        population="civilian",
        extent=Extent(first="1900-05-10", last="1900-05-10"),
    )
    alone = VoiceTotal("document:ucdp", exactly(33), ())
    assert said(spoken, cell, totals=(a_total("killed", alone),)) == (
        "UCDP GED gives 33 dead among civilians on 10 May 1900."
    )


def test_of_equals_the_dead_are_told_then_the_first_by_ids(spoken: Spoken) -> None:
    pairs = (document("a", 2), document("b", 6))
    disputes = [
        a_cell("reds", "wounded", *pairs),
        a_cell("union", "killed", *pairs),
        a_cell("jnim", "killed", *pairs),
    ]
    contrasted = [
        a_cell(party, "killed", own(f"{party}-staff", 2), enemy("mali", 6))
        for party in ("jnim", "cma")
    ]
    single = [a_cell(party, "captured", document("a", 2)) for party in ("reds", "jnim")]
    for turn in (1, -1):
        assert said(spoken, *disputes[::turn]) == "Sources give 2 to 6 dead of JNIM."
        assert said(spoken, *single[::turn]) == "A gives 2 captured of JNIM."
        assert said(spoken, *contrasted[::turn]) == (
            "Mali counts 6 dead of the CMA; cma-staff counts 2 of its own."
        )


# Properties


def a_voice(
    name: str, low: int, more: int, stance: Stance | None, *, is_best: bool, bounded: bool
) -> Heard:
    if more > 50:
        return heard(name, at_least(low), stance, bounded=bounded)
    point = low + more // 2 if is_best else None
    return heard(name, Span(low, low + more), stance, point=point, bounded=bounded)


voices = st.builds(
    a_voice,
    st.sampled_from(["mali", "jnim", "cma", "document:ucdp", "document:a"]),
    st.integers(0, 2_000),
    st.integers(0, 60),
    st.sampled_from([*Stance, None]),
    is_best=st.booleans(),
    bounded=st.booleans(),
)
cells = st.builds(
    lambda party, effect, some: a_cell(party, effect, *some),
    st.sampled_from(["jnim", "cma", "malian-forces", "cma,jnim", "~men", None]),
    st.sampled_from(["killed", "wounded", "killed_or_wounded", "casualty"]),
    st.lists(voices, min_size=1, max_size=4, unique_by=lambda voice: voice.voice),
)
tables = st.lists(cells, max_size=5, unique_by=lambda cell: tuple(cell.keys.values()))


@given(tables, tables, st.randoms())
def test_the_order_of_cells_and_voices_decides_nothing(
    spoken: Spoken, table: list[Cell], read: list[Cell], random: Random
) -> None:
    def mixed(some: list[Cell]) -> list[Cell]:
        turned = [
            replace(one, voices=tuple(random.sample(one.voices, len(one.voices)))) for one in some
        ]
        return random.sample(turned, len(turned))

    before = said(spoken, *table, otherwise=[a_comparison(*read)])
    assert said(spoken, *mixed(table), otherwise=[a_comparison(*mixed(read))]) == before


@given(tables, st.lists(tables.map(lambda some: a_comparison(*some)), max_size=2))
def test_every_number_is_said_by_a_voice(
    spoken: Spoken, table: list[Cell], otherwise: list[Comparison]
) -> None:
    sentence = said(spoken, *table, otherwise=otherwise)
    everything = [*table, *(cell for one in otherwise for cell in one.cells)]
    exact = [v for cell in everything for v in cell.voices if not v.is_bounded]
    if sentence is None:
        assert not [
            v for cell in table for v in cell.voices if not v.is_bounded and not v.span.says_nothing
        ]
        return
    ends = {end for voice in exact for end in (*voice.span, voice.point) if end is not None}
    assert {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", sentence)} <= ends
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(sentence) <= 250
