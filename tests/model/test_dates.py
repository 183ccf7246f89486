from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.dates import HistoricalDate
from battleapi.model.edtf import EdtfError, parse
from battleapi.model.vocabulary.dates import Calendar, DatePrecision

BER = {
    "edtf": "2023-08-11/2023-08-12",
    "text": "August 11\u201312, 2023",
    "calendar": "gregorian",
}


def date(edtf: str) -> HistoricalDate:
    return HistoricalDate(edtf=edtf, text=None, calendar=Calendar.GREGORIAN)


def refusal(**changes: Any) -> list[dict[str, Any]]:
    with pytest.raises(ValidationError) as refused:
        HistoricalDate.model_validate({**BER, **changes})
    return [dict(error) for error in refused.value.errors()]


def test_the_date_of_ber() -> None:
    ber = HistoricalDate.model_validate(BER)
    assert (ber.earliest, ber.latest) == ("2023-08-11", "2023-08-12")
    assert (ber.first_day, ber.last_day) == (738_743, 738_744)
    assert ber.precision is DatePrecision.DAY
    assert ber.parsed == parse("2023-08-11/2023-08-12")
    assert not ber.is_undated


def test_the_stored_form_is_what_was_read() -> None:
    assert HistoricalDate.model_validate(BER).model_dump(mode="json") == BER
    assert canonical(date("-0489-09-07")) == (
        b'{"calendar":"gregorian","edtf":"-0489-09-07","text":null}'
    )


def test_words_of_another_calendar_keep_it() -> None:
    hastings = HistoricalDate(edtf="1066-10-20", text="14 October 1066", calendar=Calendar.JULIAN)
    assert hastings.earliest == "1066-10-20"
    assert hastings.calendar is Calendar.JULIAN


def test_undated_has_words_at_most() -> None:
    undated = HistoricalDate.undated("early and mid-September")
    assert undated.model_dump(mode="json") == {
        "edtf": None,
        "text": "early and mid-September",
        "calendar": None,
    }
    assert undated.is_undated
    assert undated.parsed is None
    assert (undated.first_day, undated.last_day, undated.earliest, undated.latest) == (None,) * 4
    assert undated.precision is None
    assert HistoricalDate.undated() == HistoricalDate(edtf=None, text=None, calendar=None)


def test_an_open_side_is_dated() -> None:
    since = date("2023-08-11/..")
    assert not since.is_undated
    assert (since.earliest, since.latest) == ("2023-08-11", None)
    assert (since.first_day, since.last_day) == (738_743, None)


def test_every_key_is_required() -> None:
    for key in BER:
        without = {name: value for name, value in BER.items() if name != key}
        with pytest.raises(ValidationError) as refused:
            HistoricalDate.model_validate(without)
        assert [(e["type"], e["loc"]) for e in refused.value.errors()] == [("missing", (key,))]


def test_the_calendar_stands_exactly_where_the_expression_does() -> None:
    (no_calendar,) = refusal(calendar=None)
    assert "calendar must say in which calendar the words are" in no_calendar["msg"]
    (no_edtf,) = refusal(edtf=None)
    assert "calendar must be null where edtf is null" in no_edtf["msg"]
    (unknown,) = refusal(calendar="maya")
    assert unknown["type"] == "enum"


def test_an_expression_that_is_none_is_refused_where_it_stands() -> None:
    (error,) = refusal(edtf="12 August 2023")
    assert error["loc"] == ("edtf",)
    cause = error["ctx"]["error"]
    assert isinstance(cause, EdtfError)
    assert cause.expected == ("2023", "2023-08", "2023-08-11", "2023-21", "202X", "-0489-09-12")
    assert refusal(edtf=2023)[0]["type"] == "string_type"
    assert refusal(edtf="")[0]["loc"] == ("edtf",)


def test_unknown_keys_and_computed_ones_are_refused() -> None:
    assert refusal(first_day=738_743)[0]["type"] == "extra_forbidden"


def test_a_changed_copy_has_the_bounds_of_its_own_expression() -> None:
    ber = date("2023-08-11")
    assert ber.first_day == 738_743
    assert ber.model_copy(update={"edtf": "2023-08-12"}).first_day == 738_744


def test_overlap_follows_the_expression_and_undated_overlaps_nothing() -> None:
    august = parse("2023-08").first_day, parse("2023-08").last_day
    assert date("2023-08-11/2023-09").overlaps(*august)
    assert date("2020/..").overlaps(*august)
    assert not date("2023-09").overlaps(*august)
    assert not HistoricalDate.undated().overlaps(*august)
    assert not HistoricalDate.undated().overlaps(None, None)


def test_the_schema_says_what_an_expression_is() -> None:
    schema = HistoricalDate.model_json_schema()
    assert schema["required"] == ["edtf", "text", "calendar"]
    assert "ISO 8601-2" in str(schema["properties"]["edtf"])


def test_precisions_are_in_order_from_the_finest() -> None:
    assert [str(precision) for precision in DatePrecision] == [
        "day",
        "month",
        "season",
        "year",
        "decade",
        "century",
    ]


def test_examples_of_the_schema_are_expressions() -> None:
    edtf = HistoricalDate.model_json_schema()["properties"]["edtf"]
    examples = edtf["examples"] if "examples" in edtf else edtf["anyOf"][0]["examples"]
    assert [str(parse(text)) for text in examples] == examples
    assert len(examples) == 5
