"""Comparisons made by hand, of the Fight at the Ford: what the renderer is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from battleapi.comparison.results import (
    Cell,
    Comparison,
    Excluded,
    Gap,
    Heard,
    Total,
    VoiceTotal,
)
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.comparison.spans import NO_SPREAD, Span, Spread
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import Stance
from battleapi.model.vocabulary.comparison import Axis, CellFlag, Exclusion, Grade
from tests.records_of import a_claim, a_party, a_quantity, a_record, a_speaker, claim_id


def the_record() -> RecordFile:
    """Reds and Blues on the dead of the Blues; an infobox says again what the Blues say."""
    return a_record(
        a_claim(claimant=a_speaker("blues"), quantity=a_quantity(4, "four")),
        a_claim(number=2, claimant=a_speaker("reds"), quantity=a_quantity(28)),
        a_claim(number=3, quantity=a_quantity(4)),
        a_claim(number=4, about=[a_party(None, "the rebels")], event="crossing"),
    )


def heard(voice: str, low: int, high: int | None, number: int, **changes: Any) -> Heard:
    """What a voice says in one claim."""
    made = Heard(voice, Stance.OWN, Span(low, high), (), False, (), (claim_id(number),))
    return made._replace(**changes)


def a_cell(keys: Mapping[Axis, str | None], *voices: Heard, **changes: Any) -> Cell:
    """A cell of which nothing is worked out but its voices."""
    made = Cell(
        keys=MappingProxyType(dict(keys)),
        low=None,
        high=None,
        open=False,
        value=None,
        own=NO_SPREAD,
        enemy=NO_SPREAD,
        other=NO_SPREAD,
        gap=Gap(None, None),
        ratio=None,
        disputed=False,
        dispute_gap=0.0,
        dispute_ratio=None,
        from_zero=False,
        imprecision=0.0,
        grade=Grade.SINGLE,
        flags=(),
        voices=voices,
    )
    return replace(made, **changes)


def the_comparison(**changes: Any) -> Comparison:
    """The dead of the Blues: 4 by their own word, 28 by that of the Reds."""
    own = heard("blues", 4, 4, 1, words=("four",), point=4)
    enemy = heard("redland", 28, 28, 2, stance=Stance.ENEMY, point=28)
    cell = a_cell(
        {Axis.PARTY: "blues", Axis.EFFECT: "killed"},
        own,
        enemy,
        low=4,
        high=28,
        own=Spread(4, 4, False),
        enemy=Spread(28, 28, False),
        gap=Gap(24, 24),
        ratio=7.0,
        disputed=True,
        dispute_gap=2.536,
        dispute_ratio=7.0,
        imprecision=2.536,
        grade=Grade.DISPUTED,
        flags=(CellFlag.READ_TWO_WAYS,),
        parties=("blues",),
    )
    total = Total(
        effect="killed",
        item_class=None,
        spread=Spread(4, 28, True),
        missing=("villagers",),
        unresolved=("~the-rebels",),
        flags=(CellFlag.MIXED_VOICES,),
        voices=(VoiceTotal("redland", Span(28, None), ("villagers", "greens")),),
    )
    made = Comparison(
        rules=DEFAULT_RULES,
        values=MappingProxyType({Axis.PARTY: ("blues",), Axis.EFFECT: ("killed",)}),
        cells=(cell,),
        totals=(total,),
        exchanges=(),
        excluded=(Excluded(claim_id(3), Exclusion.RESTATES, (claim_id(1),)),),
    )
    return replace(made, **changes)
