from __future__ import annotations

import pytest

from battleapi.cli.comparison_words import dispute_of, exchange_parts, further_of
from battleapi.comparison.disputes import disputes
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.model.registry import Registry
from battleapi.rendering.cast import Cast
from battleapi.rendering.comparison import (
    ServedComparison,
    ServedExchange,
    ServedRatio,
    served_comparison,
)
from battleapi.rendering.disputes import ServedDispute
from battleapi.rendering.parts import Ref
from battleapi.rendering.reasons import Reasons
from tests.records_of import a_claim, a_date, a_quantity, a_record, a_speaker
from tests.rendering.comparisons import the_record

REDS, BLUES = Ref(id="reds", name="Reds"), Ref(id="blues", name=None)
NOTHING = ServedRatio(value=None, low=None, high=None)


def compared(*exchanges: ServedExchange) -> ServedComparison:
    found = served_comparison(the_record().record, Registry(), 1)
    return found.model_copy(update={"exchanges": exchanges})


def exchange(account: str, losses: ServedRatio, force: ServedRatio = NOTHING) -> ServedExchange:
    return ServedExchange(
        account=account,
        name=None,
        of=REDS,
        to=BLUES,
        effect="casualty",
        loss_exchange=losses,
        fractional_exchange=NOTHING,
        force=force,
        claims=(),
    )


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (ServedRatio(value=4.0, low=4.0, high=4.0), "4.0"),
        (ServedRatio(value=None, low=4.0, high=4.0), "4.0"),
        (ServedRatio(value=None, low=0.5, high=1200.0), "0.5 to 1,200.0"),
        (ServedRatio(value=None, low=7.0, high=None), "7.0 or more"),
        (ServedRatio(value=2.0, low=1.5, high=3.0), "2.0 (1.5 to 3.0)"),
        (ServedRatio(value=2.0, low=2.0, high=None), "2.0 (2.0 or more)"),
        (NOTHING, ""),
    ],
)
def test_a_ratio_is_said_with_its_bounds(ratio: ServedRatio, words: str) -> None:
    sure = ServedRatio(value=3.0, low=3.0, high=3.0)
    (part,) = exchange_parts(compared(exchange("chronicle", ratio, sure)))
    assert part.heading == "Reds for each of blues, casualties"
    assert part.rows == [("chronicle", words, "", "3.0")]


def test_accounts_stand_below_one_heading_and_what_nobody_can_say_in_none() -> None:
    one = ServedRatio(value=1.0, low=1.0, high=1.0)
    two = ServedRatio(value=2.0, low=2.0, high=2.0)
    found = compared(
        exchange("admissions", one), exchange("silent", NOTHING), exchange("chronicle", two)
    )
    (part,) = exchange_parts(found)
    assert part.rows == [("what each admits", "1.0", "", ""), ("chronicle", "2.0", "", "")]
    assert exchange_parts(compared(exchange("silent", NOTHING))) == []


def test_contradictions_that_are_not_told_are_counted() -> None:
    assert list(further_of(0, REDS)) == []
    assert list(further_of(1_088, REDS)) == [
        "1,088 more, none further apart: /v1/battles/reds/disputes has them."
    ]


@pytest.mark.parametrize(("day", "what"), [(None, "killed"), ("1900-05-10", "killed, 1900-05-10")])
def test_what_contradicts_is_told_with_its_day(day: str | None, what: str) -> None:
    occurred = a_date("1900-05-10/1900-05-11") if day is None else a_date(day)
    file = a_record(
        *[
            a_claim(
                number=number,
                claimant=a_speaker(voice),
                quantity=a_quantity(count, str(count)),
                occurred=occurred,
            )
            for number, (voice, count) in enumerate((("reds", 28), ("blues", 4)), 1)
        ]
    )
    (found,) = disputes(file.record, file.registry)
    cast = Cast(file.record, file.registry)
    served = ServedDispute.of(found, cast, Reasons(file.record, cast, DEFAULT_RULES))
    assert dispute_of(served) == (
        f"Blues, {what}: Blues against Redland. "
        "4 and 28 share no value, for the same party, effect and days."
    )
