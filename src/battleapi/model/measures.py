"""A measure: a distance or a duration in the source's words, as a decimal with its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    Field,
    PlainSerializer,
    Strict,
    WithJsonSchema,
    model_validator,
)

from .qualifiers import NUMBERS_OF, number_faults
from .values import Value, Words
from .vocabulary.quantities import MeasureUnit, Qualifier

SIGNIFICANT_DIGITS = 15
"""The digits that a binary double keeps of every decimal, and so every JSON reader."""

_GREATEST = 10**SIGNIFICANT_DIGITS - 1


def _kept_exactly(number: float) -> float:
    digits = "".join(map(str, Decimal(repr(number)).as_tuple().digits)).strip("0")
    if len(digits) > SIGNIFICANT_DIGITS:
        raise ValueError(f"has more than {SIGNIFICANT_DIGITS} significant digits")
    # RFC 8785 writes 1.0 as 1: one number has one value here too. Minus nought becomes 0.
    return int(number) if number == int(number) else number


def _as_it_is(number: float) -> float:
    # Pydantic would write the whole number 56 as 56.0, and RFC 8785 writes it as 56.
    return number


Amount = Annotated[
    float,
    Strict(),
    Field(ge=0, le=_GREATEST, allow_inf_nan=False),
    AfterValidator(_kept_exactly),
    PlainSerializer(_as_it_is, return_type=int | float),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": _GREATEST}),
]
"""A decimal from 0 up with at most 15 significant digits; `true`, "7" and NaN are none."""

_WORDS_NEEDED = frozenset({Qualifier.INDEFINITE, Qualifier.NOT_NUMERIC})


class Measure(Value):
    """How far or how long, in the source's words and as numbers.

    The qualifiers are those of a quantity, and so are the numbers that go with each. A measure is
    continuous: "over an hour" is at_least with lower 1, nothing is added to make it inclusive.
    There is no term: the words of a vague measure are in `as_said`.

    Raises `pydantic.ValidationError` with every broken rule of the value at once.
    """

    as_said: Words | None = Field(
        description="The words verbatim; null only where there were none, as in a data column."
    )
    qualifier: Qualifier = Field(description="How the words give the number.")
    value: Amount | None = Field(description="The point as stated; null where none is.")
    lower: Amount | None = Field(description="The lower bound; null where none is.")
    upper: Amount | None = Field(description="The upper bound; null where none is.")
    unit: MeasureUnit | None = Field(
        description="The unit of the numbers; null only where there are none and no unit is named."
    )

    @model_validator(mode="after")
    def _numbers_fit_the_qualifier(self) -> Self:
        faults = number_faults(self.qualifier, self.value, self.lower, self.upper)
        if self.unit is None and NUMBERS_OF[self.qualifier]:
            units = ", ".join(MeasureUnit)
            faults.append(f"{self.qualifier} needs a unit, one of {units}")
        if self.as_said is None and self.qualifier in _WORDS_NEEDED:
            faults.append(f"{self.qualifier} needs as_said, the words that stand for the number")
        if faults:
            raise ValueError("; ".join(faults))
        return self
