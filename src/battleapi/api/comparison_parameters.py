"""What a reader can choose for a comparison, as query parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from battleapi.comparison.rules import AXES_OF, DEFAULT_BY, Rules
from battleapi.errors import Fault
from battleapi.model.battles import BattleRecord
from battleapi.model.edtf import EdtfError, parse
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, MethodName, PartyBasis, Verdict
from battleapi.model.vocabulary.dates import DatePrecision
from battleapi.model.vocabulary.quantities import BodyCounts, LexiconName, Tolerance
from battleapi.model.vocabulary.records import Phase
from battleapi.model.vocabulary.term import Term

from .asked import cursor_parameter, limit_parameter
from .parameters import EMPTY, Parameter, Suggestions, Values, near, of_several

AnyTerm = TypeVar("AnyTerm", bound=Term)

_LONGEST_ID = 120
_READING_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ONE_DAY = ("2023-08-20", "-0489-09-12")


def _choice(name: str, doc: str, terms: Iterable[Term], default: Term) -> Parameter:
    legal = [term.value for term in terms]
    doc = f"{doc} Default `{default}`."
    return Parameter(name, doc, {"type": "string", "enum": legal}, example=default.value)


def _choices(name: str, doc: str, terms: Iterable[Term], default: Term) -> Parameter:
    legal = [term.value for term in terms]
    doc = f"{doc} Repeat it for several. Default `{default}`."
    schema = {"type": "string", "enum": legal}
    return Parameter(name, doc, schema, repeatable=True, example=default.value)


_DEFAULT = Rules()
_METHOD = _choice(
    "method",
    "The rule by which the figures of a cell become one. Totals and exchanges are the same by all.",
    MethodName,
    _DEFAULT.method,
)
_KIND = _choice("kind", "Which claims are compared.", AXES_OF, _DEFAULT.kind)
_BY = Parameter(
    "by",
    "What the table is divided by, divided by commas; the order does not matter. "
    + " ".join(
        f"Of {kind.value}: `{','.join(axes)}`, default `{','.join(DEFAULT_BY[kind])}`."
        for kind, axes in AXES_OF.items()
    ),
    {"type": "string", "enum": [axis.value for axis in Axis]},
    separated=True,
    together={"uniqueItems": True},
    example="party,effect,day",
)
_READ_BY = (
    _choice("lexicon", "What vague number words are taken for.", LexiconName, _DEFAULT.lexicon),
    _choice("tolerance", "How far about a number may be off.", Tolerance, _DEFAULT.tolerance),
    _choice("body_counts", "What a count of bodies says.", BodyCounts, _DEFAULT.body_counts),
    _choice("basis", "Whether inferred parties are taken.", PartyBasis, _DEFAULT.basis),
    _choices("phase", "Where the events stand to the battle.", Phase, Phase.BATTLE),
    Parameter(
        "reading",
        "The id of a reading that is taken instead of what its claims say at first, as "
        "`other_readings` of a comparison lists them. Repeat it for several.",
        {
            "type": "string",
            "pattern": _READING_PATTERN,
            "maxLength": _LONGEST_ID,
            "format": "reading-id",
        },
        repeatable=True,
    ),
    Parameter(
        "asserted_until",
        "A day: what was claimed (by the claim's own date or that of its source) or happened later "
        "is left out; claims without a date are kept and counted in `undated_kept`.",
        {"type": "string", "format": "date"},
        example="2023-08-20",
    ),
)

_OF_CELLS_ALONE = "As for the comparison; disputes are the same whatever it is. "

OF_COMPARISON: tuple[Parameter, ...] = (_METHOD, _KIND, _BY, *_READ_BY)
"""What a comparison takes."""

OF_DISPUTES: tuple[Parameter, ...] = (
    _choices("verdict", "How the two stand to each other.", Verdict, Verdict.CONTRADICTS),
    _choice(
        "kind",
        "Which figures are compared; beside casualties outcomes and who holds a place as well.",
        AXES_OF,
        _DEFAULT.kind,
    ),
    *(replace(one, doc=_OF_CELLS_ALONE + one.doc) for one in (_METHOD, _BY)),
    *_READ_BY,
    limit_parameter(),
    cursor_parameter(),
)
"""What the disputes of a battle take: all that a comparison does, so that one query asks for both.

How a cell is made of its figures decides nothing here.
"""


def read_rules(values: Values, record: BattleRecord) -> tuple[Rules, tuple[Fault, ...]]:
    """What the values choose for a comparison of this record, and every value that is not legal."""
    reading = _Reading(values)
    kind = reading.one("kind", _DEFAULT.kind, AXES_OF)
    rules = Rules(
        kind=kind,
        method=reading.one("method", _DEFAULT.method, MethodName),
        lexicon=reading.one("lexicon", _DEFAULT.lexicon, LexiconName),
        tolerance=reading.one("tolerance", _DEFAULT.tolerance, Tolerance),
        body_counts=reading.one("body_counts", _DEFAULT.body_counts, BodyCounts),
        basis=reading.one("basis", _DEFAULT.basis, PartyBasis),
        by=reading.axes(kind),
        phases=reading.several("phase", _DEFAULT.phases, Phase),
        readings=reading.readings(record),
        asserted_until=reading.day("asserted_until"),
    )
    return rules, tuple(reading.faults)


def read_verdicts(values: Values) -> tuple[tuple[Verdict, ...], tuple[Fault, ...]]:
    """The verdicts that are asked for, and every value that is none."""
    reading = _Reading(values)
    return reading.several("verdict", (Verdict.CONTRADICTS,), Verdict), tuple(reading.faults)


class _Reading:
    """Reads the values of one request, and keeps what is wrong with them."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._suggestions = Suggestions()
        self.faults: list[Fault] = []

    def one(self, name: str, default: AnyTerm, terms: Iterable[AnyTerm]) -> AnyTerm:
        return self.several(name, (default,), terms)[0]

    def several(
        self, name: str, default: tuple[AnyTerm, ...], terms: Iterable[AnyTerm]
    ) -> tuple[AnyTerm, ...]:
        """The terms that were sent, in the order of the vocabulary; the default where none was."""
        legal = {term.value: term for term in terms}
        sent = self._values.get(name, ())
        for place, text in enumerate(sent, 1):
            if text not in legal:
                detail = "This is no word of the vocabulary." if text else EMPTY
                self._unknown(name, text, of_several(place, len(sent), detail), legal)
        return tuple(term for text, term in legal.items() if text in sent) or default

    def axes(self, kind: ClaimKind) -> tuple[Axis, ...]:
        """The axes that were sent, in the order of their kind; none where none was."""
        sent = self._values["by"][0].split(",") if "by" in self._values else []
        of_kind = {axis.value: axis for axis in AXES_OF[kind]}
        for place, text in enumerate(sent, 1):
            if text not in of_kind:
                detail = f"Claims of kind {kind} are not divided by this." if text else EMPTY
                self._unknown("by", text, of_several(place, len(sent), detail), of_kind)
        if len(set(sent)) != len(sent):
            self.faults.append(Fault("query", "by", "given_twice", "An axis is named twice."))
        return tuple(axis for text, axis in of_kind.items() if text in sent)

    def readings(self, record: BattleRecord) -> tuple[str, ...]:
        """The readings that were sent, in the order of the record."""
        known = dict.fromkeys(one.id for claim in record.claims for one in claim.readings)
        sent = self._values.get("reading", ())
        for place, text in enumerate(sent, 1):
            if text not in known:
                detail = _NO_SUCH_READING if known else _NO_READINGS
                detail = of_several(place, len(sent), detail if text else EMPTY)
                self._unknown("reading", text, detail, known)
        return tuple(one for one in known if one in sent)

    def day(self, name: str) -> int | None:
        """The day that was sent, as a number."""
        text = self._values.get(name, (None,))[0]
        if text is None:
            return None
        try:
            date = parse(text[:_LONGEST_ID])
        except EdtfError as error:
            detail = f"{error.detail[:1].upper()}{error.detail[1:].rstrip('.')}."
            self.faults.append(Fault("query", name, "invalid_value", detail, _ONE_DAY))
            return None
        if date.precision is not DatePrecision.DAY or date.first_day != date.last_day:
            detail = f"{name} is one day."
            self.faults.append(Fault("query", name, "invalid_value", detail, _ONE_DAY))
        return date.last_day

    def _unknown(self, name: str, text: str, detail: str, legal: Mapping[str, object]) -> None:
        expected = self._suggestions.of(partial(near, text, legal)) or tuple(legal)[:_MOST_LISTED]
        self.faults.append(Fault("query", name, "unknown_value", detail, expected))


_NO_SUCH_READING = (
    "The record has no reading with this id; the ids are in `other_readings` of the comparison, "
    "and in `readings` of the claims."
)
_NO_READINGS = "No claim of this record has readings, so `other_readings` of the comparison is []."

_MOST_LISTED = 20
"""How many legal values a refusal lists where none is near."""
