"""A date as a record keeps it: the expression, the words it was read from, and their calendar."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from .edtf import Edtf, parse
from .julian_words import converted
from .values import RuleError, Value, Words
from .vocabulary.dates import Calendar, DatePrecision


def _normal_form(text: str) -> str:
    return str(parse(text))


EdtfText = Annotated[
    str,
    AfterValidator(_normal_form),
    Field(
        description=(
            "ISO 8601-2 (EDTF) levels 0 and 1 without times of day: proleptic Gregorian, "
            "astronomical years of four digits (490 BCE is -0489)."
        ),
        examples=["2023-08-11/2023-08-12", "-0489-09", "1916~", "20XX", "2023-08-11/.."],
    ),
]
"""An expression that `battleapi.model.edtf.parse` takes."""


class HistoricalDate(Value):
    """When something was, as far as it is stated; never padded, and undated only without `edtf`.

    `edtf` is proleptic Gregorian whatever the words are in. `text` is what the source wrote, which
    may stand without an expression ("early and mid-September"). `calendar` is that of the words; it
    stands exactly where `edtf` does.
    """

    edtf: EdtfText | None = Field(
        description="ISO 8601-2 (EDTF), proleptic Gregorian; null: undated."
    )
    text: Words | None = Field(description="The words of the source.")
    calendar: Calendar | None = Field(
        description="The calendar of the words; null exactly where edtf is."
    )

    @model_validator(mode="after")
    def _calendar_stands_with_the_expression(self) -> Self:
        if self.edtf is None and self.calendar is not None:
            raise ValueError("calendar must be null where edtf is null")
        if self.edtf is not None and self.calendar is None:
            raise ValueError("calendar must say in which calendar the words are, where edtf stands")
        return self

    @model_validator(mode="after")
    def _the_day_of_julian_words_is_converted(self) -> Self:
        if self.calendar is Calendar.JULIAN and self.parsed is not None and self.text is not None:
            gregorian = converted(self.parsed, self.text)
            if gregorian is not None:
                raise RuleError(
                    "edtf is proleptic Gregorian and has the Julian day of the words", (gregorian,)
                )
        return self

    @classmethod
    def undated(cls, text: str | None = None) -> Self:
        """A date of which nothing is known that EDTF can say; the words, if any, are kept."""
        return cls(edtf=None, text=text, calendar=None)

    @property
    def parsed(self) -> Edtf | None:
        """The expression as a value; None where undated."""
        # `parse` keeps what it has read, so nothing is kept here that a copy could carry wrongly.
        return None if self.edtf is None else parse(self.edtf)

    @property
    def is_undated(self) -> bool:
        """Whether there is no expression."""
        return self.edtf is None

    @property
    def first_day(self) -> int | None:
        """The first integer day it can mean; None where undated, or on an open or unknown side."""
        return None if self.parsed is None else self.parsed.first_day

    @property
    def last_day(self) -> int | None:
        """The last integer day it can mean; None where undated, or on an open or unknown side."""
        return None if self.parsed is None else self.parsed.last_day

    @property
    def earliest(self) -> str | None:
        """`first_day` as an ISO 8601 date: `-0489-09-12`."""
        return None if self.parsed is None else self.parsed.earliest

    @property
    def latest(self) -> str | None:
        """`last_day` as an ISO 8601 date."""
        return None if self.parsed is None else self.parsed.latest

    @property
    def precision(self) -> DatePrecision | None:
        """The finest unit stated, at the vaguer end of an interval; None where undated."""
        return None if self.parsed is None else self.parsed.precision

    def overlaps(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether it may share a day with a stretch of days, by the rule of `Edtf.overlaps`.

        What is undated overlaps nothing: filters count it apart, by `is_undated`.
        """
        return self.parsed is not None and self.parsed.overlaps(first_day, last_day)
