import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.edtf import EdtfError, parse
from battleapi.model.other_dates import readings_of

HYPHENS = "a date is written year, month and day, with hyphens between them"


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("2023/08", ("2023-08",)),
        ("2023/8", ("2023-08",)),
        ("2023.08.11", ("2023-08-11",)),
        ("2023/08/11", ("2023-08-11",)),
        ("08/2023", ("2023-08",)),
        ("08.2023", ("2023-08",)),
        ("08/11/2023", ("2023-08-11", "2023-11-08")),
        ("11.08.2023", ("2023-11-08", "2023-08-11")),
        ("11-08-2023", ("2023-11-08", "2023-08-11")),
        ("8/8/2023", ("2023-08-08",)),
        # Only one order makes a day.
        ("13/08/2023", ("2023-08-13",)),
        ("29.2.2024", ("2024-02-29",)),
    ],
)
def test_other_notations_are_told_what_they_can_mean(
    written: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(written)
    assert (refused.value.detail, refused.value.expected) == (HYPHENS, readings)


@pytest.mark.parametrize(
    "written",
    ["", "2023", "13/2023", "29.2.2023", "2023/13", "2023/08.11", "1/2/3", "2023/08/11/12"],
)
def test_what_is_no_such_date_has_no_reading(written: str) -> None:
    assert readings_of(written) == ()


@given(st.from_regex(r"[0-9]{1,4}[./-][0-9]{1,2}([./-][0-9]{1,4})?", fullmatch=True))
def test_a_reading_is_a_date_of_its_own(written: str) -> None:
    for reading in readings_of(written):
        assert str(parse(reading)) == reading
