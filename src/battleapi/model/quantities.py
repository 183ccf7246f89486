"""A quantity: the verbatim words of a count and the numbers that stand in them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from .qualifiers import bounds_out_of_order, number_faults
from .values import ClaimId, Count, Value, Words
from .vocabulary.quantities import BoundsKind, Qualifier

_WITH_BOUNDS = frozenset(
    {
        Qualifier.AT_LEAST,
        Qualifier.AT_MOST,
        Qualifier.BETWEEN,
        Qualifier.BEST_WITH_BOUNDS,
    }
)
_WITH_TERM = frozenset({Qualifier.INDEFINITE, Qualifier.NOT_NUMERIC})
_TERM_ALLOWED = _WITH_TERM | {Qualifier.UNKNOWN_POSITIVE}
_OF_A_SHARE = frozenset(
    {Qualifier.EXACT, Qualifier.APPROXIMATELY, Qualifier.AT_LEAST, Qualifier.AT_MOST}
)
_NULLS = MappingProxyType(dict.fromkeys(("value", "lower", "upper", "bounds_kind", "term")))


class Relative(Value):
    """A number given by way of another claim: a share of it, or what is left of it.

    All three leaves are null where the number stands by itself.
    """

    share: tuple[Count, Count] | None = Field(
        description="Numerator and denominator: one third is [1, 3]; all of them is [1, 1]."
    )
    of: ClaimId | None = Field(description="The claim that the share is taken of.")
    remainder_of: ClaimId | None = Field(description="The claim that this is the rest of.")

    @model_validator(mode="after")
    def _one_way_at_most(self) -> Self:
        faults: list[str] = []
        if (self.share is None) != (self.of is None):
            faults.append("share and of are given together or not at all")
        if self.share is not None and not 1 <= self.share[0] <= self.share[1]:
            faults.append("share is a numerator from 1 up to the denominator")
        if self.remainder_of is not None and (self.share, self.of) != (None, None):
            faults.append("remainder_of stands alone, without share and of")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @property
    def is_empty(self) -> bool:
        """True where the number does not depend on another claim."""
        return self.of is None and self.remainder_of is None


NOT_RELATIVE = Relative(share=None, of=None, remainder_of=None)
"""The `relative` of a number that stands by itself."""


class Quantity(Value):
    """How many, in the source's words and as numbers.

    Bounds are inclusive: "more than 60" is lower 61. Which of the numbers are given follows from
    the qualifier (`qualifiers.NUMBERS_OF`). Bounds in the wrong order are kept as the source has
    them (`is_disordered`). Where `relative` is set there are no numbers here and the qualifier is
    that of the share: "more than half" is at_least [1, 2].

    Raises `pydantic.ValidationError` with every broken rule of the value at once.
    """

    as_said: Words | None = Field(
        description="The words verbatim; null only where there were none, as in a data column."
    )
    qualifier: Qualifier = Field(description="How the words give the number.")
    value: Count | None = Field(description="The point as stated; null where none is.")
    lower: Count | None = Field(description="The inclusive lower bound; null where none is.")
    upper: Count | None = Field(description="The inclusive upper bound; null where none is.")
    bounds_kind: BoundsKind | None = Field(
        description="Where the bounds come from: given with at_least, at_most, between and "
        "best_with_bounds, else null."
    )
    term: Words | None = Field(
        description="The vague word (dozens) or the quality (heavy); null where numbers are given."
    )
    relative: Relative = Field(
        default=NOT_RELATIVE,
        description="A share of another claim, or its remainder; its leaves are null otherwise.",
    )

    @model_validator(mode="after")
    def _numbers_fit_the_qualifier(self) -> Self:
        faults = self._number_faults() if self.relative.is_empty else self._relative_faults()
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _number_faults(self) -> list[str]:
        qualifier = self.qualifier
        faults = number_faults(qualifier, self.value, self.lower, self.upper)
        if qualifier in _WITH_BOUNDS and self.bounds_kind is None:
            kinds = ", ".join(BoundsKind)
            faults.append(f"{qualifier} needs bounds_kind, one of {kinds}")
        if qualifier not in _WITH_BOUNDS and self.bounds_kind is not None:
            faults.append(f"{qualifier} leaves bounds_kind null")
        if qualifier in _WITH_TERM and self.term is None:
            faults.append(f"{qualifier} needs term, the word that stands for the number")
        if qualifier not in _TERM_ALLOWED and self.term is not None:
            faults.append(f"{qualifier} leaves term null, the words are kept in as_said")
        return faults

    def _relative_faults(self) -> list[str]:
        faults: list[str] = []
        if self.relative.of is not None and self.qualifier not in _OF_A_SHARE:
            faults.append("a share is exact, approximately, at_least or at_most")
        if self.relative.remainder_of is not None and self.qualifier is not Qualifier.EXACT:
            faults.append("a remainder is exact")
        faults.extend(
            f"a relative quantity leaves {name} null"
            for name in _NULLS
            if getattr(self, name) is not None
        )
        return faults

    @property
    def is_disordered(self) -> bool:
        """True where lower, value and upper do not rise; the flag `bounds_disordered` says so."""
        return bounds_out_of_order(self.value, self.lower, self.upper)

    @classmethod
    def exact(cls, count: int, as_said: str | None = None) -> Self:
        """Exactly `count`; "None" is 0."""
        return cls._of(Qualifier.EXACT, as_said, value=count, lower=count, upper=count)

    @classmethod
    def about(cls, count: int, as_said: str | None = None) -> Self:
        """Approximately `count`, with no bounds stated."""
        return cls._of(Qualifier.APPROXIMATELY, as_said, value=count)

    @classmethod
    def at_least(
        cls,
        count: int,
        as_said: str | None = None,
        bounds_kind: BoundsKind = BoundsKind.STATED,
    ) -> Self:
        """`count` or more; for "more than 60" use `more_than(60)`."""
        return cls._of(Qualifier.AT_LEAST, as_said, lower=count, bounds_kind=bounds_kind)

    @classmethod
    def more_than(cls, count: int, as_said: str | None = None) -> Self:
        """The bound made inclusive: more than 60 is 61 or more."""
        return cls.at_least(count + 1, as_said)

    @classmethod
    def at_most(
        cls,
        count: int,
        as_said: str | None = None,
        bounds_kind: BoundsKind = BoundsKind.STATED,
    ) -> Self:
        """0 to `count`; for "fewer than 60" use `fewer_than(60)`."""
        return cls._of(Qualifier.AT_MOST, as_said, lower=0, upper=count, bounds_kind=bounds_kind)

    @classmethod
    def fewer_than(cls, count: int, as_said: str | None = None) -> Self:
        """The bound made inclusive: fewer than 60 is 0 to 59."""
        return cls.at_most(count - 1, as_said)

    @classmethod
    def between(
        cls,
        lower: int,
        upper: int,
        as_said: str | None = None,
        bounds_kind: BoundsKind = BoundsKind.STATED,
    ) -> Self:
        """`lower` to `upper`, in the order in which the source has them."""
        return cls._of(
            Qualifier.BETWEEN, as_said, lower=lower, upper=upper, bounds_kind=bounds_kind
        )

    @classmethod
    def best(
        cls,
        value: int,
        lower: int | None,
        upper: int | None,
        as_said: str | None = None,
        bounds_kind: BoundsKind = BoundsKind.CODER_BOUNDS,
    ) -> Self:
        """A best number with bounds, in whatever order the source has them; one may be open."""
        return cls._of(
            Qualifier.BEST_WITH_BOUNDS,
            as_said,
            value=value,
            lower=lower,
            upper=upper,
            bounds_kind=bounds_kind,
        )

    @classmethod
    def vague(cls, term: str, as_said: str | None = None) -> Self:
        """A vague number word: "dozens"."""
        return cls._of(Qualifier.INDEFINITE, as_said, term=term)

    @classmethod
    def some(cls, as_said: str | None = None, term: str | None = None) -> Self:
        """At least one, not counted."""
        return cls._of(Qualifier.UNKNOWN_POSITIVE, as_said, term=term)

    @classmethod
    def quality(cls, term: str, as_said: str | None = None) -> Self:
        """A quality in the place of a number: "heavy"."""
        return cls._of(Qualifier.NOT_NUMERIC, as_said, term=term)

    @classmethod
    def unknown(cls, as_said: str | None = None) -> Self:
        """The source says that the number is not known."""
        return cls._of(Qualifier.UNKNOWN, as_said)

    @classmethod
    def remainder_of(cls, claim: str, as_said: str | None = None) -> Self:
        """What is left of another claim's number: "the rest captured"."""
        relative = Relative(share=None, of=None, remainder_of=claim)
        return cls._of(Qualifier.EXACT, as_said, relative=relative)

    @classmethod
    def _of(cls, qualifier: Qualifier, as_said: str | None, **given: object) -> Self:
        return cls.model_validate({**_NULLS, "as_said": as_said, "qualifier": qualifier, **given})
