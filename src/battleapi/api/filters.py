"""Filters as query parameters: made from the store's declaration, read into conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Protocol

from battleapi.errors import Fault
from battleapi.model.resources import Resource
from battleapi.store.domains import Domain, IdOf, OutOfDomain
from battleapi.store.filters import FILTERS, Filter, filters_of
from battleapi.store.questions import Condition, FilterValue

from .parameters import Parameter, Suggestions, Values, of_several

MOST_VALUES = 200
"""How many alternatives one filter takes."""

LONGEST_FILTER_VALUE = 120

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "battle": "battle-of-ber-2023",
        "phase": "battle",
        "conflict": "mali-war",
        "country": "ML",
        "actor": "jnim",
        "claimant": "jnim",
        "about": "jnim",
        "effect": "killed",
        "effect_only": "killed",
        "stance": "own",
        "polarity": "asserts",
        "status": "current",
        "claim_kind": "casualties",
        "source": "jnim-statement-2023-08-12",
        "source_kind": "testimony",
        "low_min": "28",
        "high_max": "4",
        "disputed": "true",
        "ratio_min": "3",
        "date": "2023-08",
        "undated": "include",
    }
)
"""A value of each filter that finds something in the bundled record."""


class Ids(Protocol):
    """What knows which ids there are."""

    def missing(self, resource: Resource, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the ids that nothing published has."""
        ...

    def merged_into(self, resource: Resource, ids: tuple[str, ...]) -> Mapping[str, str]:
        """Those of the ids that were merged away, each with what it is a part of now."""
        ...

    def nearest(self, resource: Resource, text: str) -> tuple[str, ...]:
        """The ids that a misspelt one may have meant, the nearest first."""
        ...


@dataclass(frozen=True, slots=True)
class _Part:
    """The values of one filter that are sought, or those that are excluded.

    `places` says which of the `count` values that were sent each is, from 1 on.
    """

    filter: Filter
    domain: Domain
    places: Mapping[str, int]
    count: int
    negated: bool


def filter_parameters(resource: Resource) -> Iterator[Parameter]:
    """The filters of a list as parameters."""
    for name, use in filters_of(resource).items():
        declared = FILTERS[name]
        yield Parameter(
            name,
            _sentence(declared),
            value_schema(use.domain, negatable=declared.negatable),
            repeatable=declared.repeatable,
            together={"maxItems": MOST_VALUES},
            example=EXAMPLES.get(name),
        )


def value_schema(domain: Domain, *, negatable: bool) -> dict[str, Any]:
    """The JSON Schema of one value as it is written, a leading `!` included."""
    mark = "!?" if negatable else ""
    if domain.terms:
        terms = list(domain.terms)
        return {"type": "string", "enum": [*terms, *(f"!{t}" for t in terms if negatable)]}
    schema: dict[str, Any] = {"type": "string", "maxLength": LONGEST_FILTER_VALUE + len(mark) // 2}
    if domain.pattern is not None:
        schema["pattern"] = f"^{mark}(?:{domain.pattern})$"
    if isinstance(domain, IdOf):
        schema["format"] = f"{domain.resource.value}-id"
    elif domain.pattern is None:
        schema["format"] = "edtf"
    return schema


def read_conditions(
    resource: Resource, values: Values, ids: Ids
) -> tuple[tuple[Condition, ...], tuple[Fault, ...]]:
    """The conditions that a request's filters make, and every value that is not legal.

    An id that was merged away finds what it is a part of now. One that nothing has is a fault with
    the nearest ids, not an empty list.
    """
    conditions: list[Condition] = []
    faults: list[Fault] = []
    crowded = {name for name, sent in values.items() if len(sent) > MOST_VALUES}
    faults.extend(_too_many(name) for name in filters_of(resource) if name in crowded)
    suggestions = Suggestions()
    for part in _parts(resource, values):
        if part.filter.name in crowded:
            continue
        read, wrong = _read(part, ids, suggestions)
        faults.extend(wrong)
        if read:
            conditions.append(Condition(part.filter.name, read, part.negated))
    return tuple(conditions), tuple(faults)


def no_such_id(resource: Resource) -> str:
    """What is wrong with an id that nothing published has."""
    return f"There is no {resource.value} with this id; the ids are at /v1/{resource.plural}."


def _parts(resource: Resource, values: Values) -> Iterator[_Part]:
    for name, use in filters_of(resource).items():
        declared = FILTERS[name]
        sent = values.get(name, ())
        sought: dict[str, int] = {}
        excluded: dict[str, int] = {}
        for place, text in enumerate(sent, 1):
            if declared.negatable and text.startswith("!"):
                excluded.setdefault(text.removeprefix("!"), place)
            else:
                sought.setdefault(text, place)
        if sought:
            yield _Part(declared, use.domain, sought, len(sent), negated=False)
        if excluded:
            yield _Part(declared, use.domain, excluded, len(sent), negated=True)


def _read(
    part: _Part, ids: Ids, suggestions: Suggestions
) -> tuple[tuple[FilterValue, ...], list[Fault]]:
    read: dict[str, FilterValue] = {}
    wrong: dict[str, OutOfDomain] = {}
    faults: list[Fault] = []
    for text in part.places:
        if len(text) > LONGEST_FILTER_VALUE:
            faults.append(_too_long(part, text))
            continue
        try:
            read[text] = part.domain.parse(text)
        except OutOfDomain as refusal:
            wrong[text] = refusal
    domain = part.domain
    if isinstance(domain, IdOf):
        missing = ids.missing(domain.resource, tuple(read)) if read else ()
        merged = ids.merged_into(domain.resource, missing) if missing else {}
        read |= merged
        missing = tuple(text for text in missing if text not in merged)
        detail = no_such_id(domain.resource)
        for text in (*wrong, *missing):
            near = suggestions.of(partial(ids.nearest, domain.resource, _first(text)))
            faults.append(_fault(part, text, detail, near))
    else:
        for text, why in wrong.items():
            near = why.expected or suggestions.of(partial(domain.near, _first(text)))
            detail = why.detail[:1].upper() + why.detail[1:]
            faults.append(_fault(part, text, f"{detail.rstrip('.')}.", near))
    return tuple(read.values()), faults


def _fault(part: _Part, text: str, detail: str, near: tuple[str, ...]) -> Fault:
    name = part.filter.name
    code = "invalid_value" if part.domain.kind in {"date", "number"} else "unknown_value"
    if "," in text and part.filter.repeatable:
        detail = f"Commas divide no values here: repeat {name} for each, {name}=...&{name}=..."
    return Fault("query", name, code, of_several(part.places[text], part.count, detail), near)


def _first(text: str) -> str:
    return text.partition(",")[0]


def _too_many(name: str) -> Fault:
    detail = f"{name} takes up to {MOST_VALUES} values."
    return Fault("query", name, "too_many", detail, (f"1..{MOST_VALUES} values",))


def _too_long(part: _Part, text: str) -> Fault:
    name = part.filter.name
    detail = f"A value of {name} has at most {LONGEST_FILTER_VALUE} characters."
    detail = of_several(part.places[text], part.count, detail)
    return Fault("query", name, "too_long", detail, (f"1..{LONGEST_FILTER_VALUE} characters",))


def _sentence(declared: Filter) -> str:
    if declared.negatable:
        return f"{declared.doc} Repeat it for alternatives; `!` before a value excludes it."
    if declared.repeatable:
        return f"{declared.doc} Repeat it for alternatives."
    return declared.doc
