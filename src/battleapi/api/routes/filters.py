"""The filters of every list, and what they find at this moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource
from battleapi.model.vocabulary import VOCABULARIES
from battleapi.model.vocabulary.countries import COUNTRIES
from battleapi.store.domains import Country, Domain, IdOf, TermOf
from battleapi.store.filters import FILTERS, filters_of
from battleapi.store.keyset import SORTS
from battleapi.store.questions import Question
from battleapi.store.reader import Reader

from ..answers import Answer, Made, request_headers, respond
from ..fields import cut
from ..operations import documented
from ..parameters import no_parameters
from ..service import store_of
from ..shapes import FilteredList, Filters, ServedFilter, ServedValue

router = APIRouter(tags=["rules"])

_NAMES = {vocabulary: name for name, vocabulary in VOCABULARIES.items()}
_LINKS = b'</v1/filters>; rel="self", </v1/vocabulary>; rel="related"'

MOST_IDS = 100
"""How many ids of one resource are listed; beyond it the list of the resource has them."""


@dataclass(frozen=True, slots=True)
class _Live:
    """What there is at this moment: ids with names, and countries by list."""

    ids: Mapping[Resource, tuple[ServedValue, ...]]
    countries: Mapping[Resource, tuple[str, ...]]

    @classmethod
    def of(cls, reader: Reader) -> _Live:
        # Claims have no names, and more ids than anybody would look through.
        named = [resource for resource in Resource if resource is not Resource.CLAIM]
        return cls(
            {resource: tuple(_named(reader, resource)) for resource in named},
            {resource: reader.countries(resource) for resource in Resource},
        )

    def values(self, resource: Resource, domain: Domain) -> tuple[tuple[ServedValue, ...], bool]:
        """Values that a filter on a list takes now, and whether they are all of them."""
        if isinstance(domain, IdOf):
            ids = self.ids.get(domain.resource, ())
            return ids[:MOST_IDS], domain.resource in self.ids and len(ids) <= MOST_IDS
        if isinstance(domain, Country):
            return tuple(map(_country, self.countries[resource])), True
        terms = domain.terms.items()
        return tuple(ServedValue(value=one, definition=said) for one, said in terms), bool(terms)


@router.get("/v1/filters", **documented(Filters))
def get_filters(request: Request) -> Answer:
    """Every filter of every list, with the values that it takes now."""
    no_parameters(request.scope["query_string"])
    reader = store_of(request).reader
    # The version first: what is written while the ids are read may show, and a later answer has it.
    data_version = reader.data_version()
    live = _Live.of(reader)
    filters = Filters(
        lists=tuple(
            FilteredList(
                resource=resource.value,
                url=f"/v1/{resource.plural}",
                sort=SORTS[resource],
                filters=tuple(_filters(resource, live)),
            )
            for resource in Resource
        ),
        data_version=data_version,
    )
    body = filters.model_dump_json().encode("utf-8")
    return respond(Made(body), request_headers(request.scope["headers"]), _LINKS)


def _named(reader: Reader, resource: Resource) -> Iterator[ServedValue]:
    page = reader.page(Question(resource=resource, limit=MOST_IDS + 1))
    for document in page.documents:
        kept = json.loads(cut(document.body, {"name": {}}))
        yield ServedValue(value=document.id, definition=kept["name"])


def _filters(resource: Resource, live: _Live) -> Iterator[ServedFilter]:
    for name, use in filters_of(resource).items():
        values, complete = live.values(resource, use.domain)
        yield ServedFilter(
            name=name,
            doc=FILTERS[name].doc,
            kind=use.domain.kind,
            repeatable=FILTERS[name].repeatable,
            negatable=FILTERS[name].negatable,
            pattern=use.domain.pattern,
            vocabularies=_vocabularies(use.domain),
            values=values,
            complete=complete,
        )


def _country(code: str) -> ServedValue:
    # What was stored under other rules may have a code that is in no list.
    known = COUNTRIES.get(code)
    return ServedValue(value=code, definition=None if known is None else known.name)


def _vocabularies(domain: Domain) -> tuple[str, ...]:
    if not isinstance(domain, TermOf):
        return ()
    return tuple(_NAMES[vocabulary] for vocabulary in domain.vocabularies)
