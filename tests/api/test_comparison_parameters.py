"""What can be chosen for a comparison, and how anything else is refused."""

from __future__ import annotations

from battleapi.api.comparison_parameters import (
    OF_COMPARISON,
    OF_DISPUTES,
    read_rules,
    read_verdicts,
)
from battleapi.api.parameters import read_values
from battleapi.comparison.rules import DEFAULT_RULES, Rules
from battleapi.errors import Fault
from battleapi.model.calendars import day_of
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, MethodName, PartyBasis, Verdict
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from battleapi.model.vocabulary.records import Phase
from tests.records_of import a_claim, a_reading, a_record

RECORD = a_record(
    a_claim(readings=[a_reading({"event": "crossing"}, id="ambush")]),
    a_claim(number=2, readings=[a_reading({"event": "crossing"}, id="whole-battle")]),
)


def read(query: bytes) -> tuple[Rules, tuple[Fault, ...]]:
    values, faults = read_values(query, OF_COMPARISON)
    rules, wrong = read_rules(values, RECORD)
    return rules, (*faults, *wrong)


def refused(query: bytes) -> tuple[str, str, str, tuple[str, ...]]:
    """The one fault of a query: parameter, code, sentence, what is expected."""
    _, (fault,) = read(query)
    assert fault.where == "query"
    return fault.at, fault.code, fault.detail, fault.expected


def test_nothing_chosen_is_the_default() -> None:
    assert read(b"") == (DEFAULT_RULES, ())


def test_everything_can_be_chosen() -> None:
    query = (
        b"method=bracket&lexicon=idiom&tolerance=rounding&body_counts=minimum&basis=stated"
        b"&kind=materiel&by=day,party&phase=battle&phase=background&reading=whole-battle"
        b"&reading=ambush&asserted_until=2023-08-20"
    )
    rules, faults = read(query)
    assert faults == ()
    assert rules == Rules(
        kind=ClaimKind.MATERIEL,
        method=MethodName.BRACKET,
        lexicon=LexiconName.IDIOM,
        tolerance=Tolerance.ROUNDING,
        body_counts=BodyCounts.MINIMUM,
        basis=PartyBasis.STATED,
        # In the order of the kind, the vocabulary and the record: one table has one address.
        by=(Axis.PARTY, Axis.DAY),
        phases=(Phase.BACKGROUND, Phase.BATTLE),
        readings=("ambush", "whole-battle"),
        asserted_until=day_of(2023, 8, 20),
    )


def test_a_day_before_our_era_is_a_day_too() -> None:
    rules, faults = read(b"asserted_until=-0489-09-12")
    assert (rules.asserted_until, faults) == (day_of(-489, 9, 12), ())


def test_a_misspelt_word_is_told_the_nearest() -> None:
    detail = "This is no word of the vocabulary."
    assert refused(b"method=rang") == ("method", "unknown_value", detail, ("range",))
    assert refused(b"basis=stat") == ("basis", "unknown_value", detail, ("stated",))
    assert refused(b"lexicon=xx") == (
        "lexicon",
        "unknown_value",
        detail,
        ("strict", "idiom", "acled", "none"),
    )
    assert refused(b"kind=outcome")[3] == ("casualties", "materiel", "strength")
    assert refused(b"tolerance=")[2] == "The value is empty."
    assert refused(b"phase=battle&phase=batle") == (
        "phase",
        "unknown_value",
        f"Value 2 of 2: {detail}",
        ("battle",),
    )


def test_a_table_is_divided_by_axes_of_its_kind_each_once() -> None:
    assert refused(b"by=party,efect") == (
        "by",
        "unknown_value",
        "Value 2 of 2: Claims of kind casualties are not divided by this.",
        ("effect", "event"),
    )
    of_strength = ("party", "item_class", "strength_basis", "day", "event")
    assert refused(b"kind=strength&by=effect")[3] == of_strength
    assert refused(b"by=party,,day")[2] == "Value 2 of 3: The value is empty."
    assert refused(b"by=day,day") == ("by", "given_twice", "An axis is named twice.", ())
    assert refused(b"by=day&by=party")[1] == "given_twice"


def test_a_reading_is_one_of_the_record() -> None:
    at, code, detail, expected = refused(b"reading=ambusch")
    assert (at, code, expected) == ("reading", "unknown_value", ("ambush",))
    assert detail == (
        "The record has no reading with this id; the ids are in `other_readings` of the "
        "comparison, and in `readings` of the claims."
    )
    assert refused(b"reading=q")[3] == ("ambush", "whole-battle")
    assert refused(b"reading=")[2] == "The value is empty."
    values, _ = read_values(b"reading=q", OF_COMPARISON)
    _, (fault,) = read_rules(values, a_record(a_claim()).record)
    assert (fault.detail, fault.expected) == (
        "No claim of this record has readings, so `other_readings` of the comparison is [].",
        (),
    )


def test_one_day_is_asked_for() -> None:
    one_day = ("2023-08-20", "-0489-09-12")
    assert refused(b"asserted_until=2023-08-32") == (
        "asserted_until",
        "invalid_value",
        "The month has no such day.",
        one_day,
    )
    assert refused(b"asserted_until=yesterday")[3] == one_day
    for text in (b"2023-08", b"2023-08-01/2023-08-02", b"2023-08-XX", b"2023-08-01/.."):
        assert refused(b"asserted_until=" + text) == (
            "asserted_until",
            "invalid_value",
            "asserted_until is one day.",
            one_day,
        )


def test_every_fault_is_found_at_once_and_only_some_are_told_what_is_near() -> None:
    _, faults = read(b"method=x&lexicon=x&tolerance=x&basis=statd&nothing=1&by=x&reading=x")
    assert [fault.at for fault in faults] == [
        "nothing",
        "method",
        "lexicon",
        "tolerance",
        "basis",
        "by",
        "reading",
    ]
    # Without a search every legal value is listed.
    assert faults[4].expected == ("any", "stated")


def test_disputes_are_asked_for_by_verdict() -> None:
    def verdicts(query: bytes) -> tuple[tuple[Verdict, ...], tuple[Fault, ...]]:
        values, faults = read_values(query, OF_DISPUTES)
        read, wrong = read_verdicts(values)
        return read, (*faults, *wrong)

    assert verdicts(b"") == ((Verdict.CONTRADICTS,), ())
    assert verdicts(b"verdict=compatible_if&verdict=agrees") == (
        (Verdict.AGREES, Verdict.COMPATIBLE_IF),
        (),
    )
    _, (fault,) = verdicts(b"verdict=agree")
    assert fault.expected[0] == "agrees"
    # One query asks for a comparison and its disputes.
    assert verdicts(b"method=range&by=party") == ((Verdict.CONTRADICTS,), ())
