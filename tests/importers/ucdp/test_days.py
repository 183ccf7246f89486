from __future__ import annotations

import pytest

from battleapi.importers.ucdp.days import date_of
from battleapi.importers.ucdp.events import event_of
from tests.importers.ucdp_files import a_row


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf", "text"),
    [
        ("2013-01-03", "2013-01-03", "1", "2013-01-03", None),
        ("2013-01-03 00:00:00.000", "2013-01-03T00:00:00Z", "1", "2013-01-03", None),
        ("2013-01-03", "2013-01-05", "1", "2013-01-03/2013-01-05", "2013-01-03 to 2013-01-05"),
        ("2013-01-03", "2013-01-05", "2", "2013-01-03?/2013-01-05?", "2013-01-03 to 2013-01-05"),
        ("2013-01-03", "2013-01-03", "2", "2013-01-03?", None),
        ("2012-02-01", "2012-02-29", "4", "2012-02", "2012-02-01 to 2012-02-29"),
        ("2012-02-01", "2012-02-28", "4", "2012-02-01?/2012-02-28?", "2012-02-01 to 2012-02-28"),
        ("2013-01-01", "2013-12-31", "5", "2013", "2013-01-01 to 2013-12-31"),
        ("2013-01-01", "2013-12-31", "4", "2013-01-01?/2013-12-31?", "2013-01-01 to 2013-12-31"),
        ("2013-03-01", "2013-04-30", "5", "2013-03-01?/2013-04-30?", "2013-03-01 to 2013-04-30"),
    ],
)
def test_what_is_known_of_the_days(
    start: str, end: str, precision: str, edtf: str, text: str | None
) -> None:
    date = date_of(event_of(a_row(date_start=start, date_end=end, date_prec=precision)))
    assert (date.edtf, date.text) == (edtf, text)
    assert (date.earliest, date.latest) == (start[:10], end[:10])
