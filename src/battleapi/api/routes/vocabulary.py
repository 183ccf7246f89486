"""The legal words and the rules for vague ones: the same for as long as the service runs."""

from __future__ import annotations

import inspect

from fastapi import APIRouter, Request

from battleapi.model.lexicons import LEXICONS
from battleapi.model.vocabulary import VOCABULARIES
from battleapi.model.vocabulary.term import Term

from ..answers import Answer, Made, request_headers, respond
from ..operations import documented
from ..parameters import no_parameters
from ..shapes import (
    Lexicons,
    ServedLexicon,
    ServedLexiconWord,
    Vocabularies,
    Vocabulary,
    VocabularyTerm,
)

router = APIRouter(tags=["rules"])


@router.get("/v1/vocabulary", **documented(Vocabularies))
async def get_vocabulary(request: Request) -> Answer:
    """Every legal word of the records, with what it means and where it comes from."""
    no_parameters(request.scope["query_string"])
    return respond(
        _VOCABULARY, request_headers(request.scope["headers"]), b'</v1/vocabulary>; rel="self"'
    )


@router.get("/v1/lexicons", **documented(Lexicons))
async def get_lexicons(request: Request) -> Answer:
    """What vague number words allow, by lexicon."""
    no_parameters(request.scope["query_string"])
    return respond(
        _LEXICONS, request_headers(request.scope["headers"]), b'</v1/lexicons>; rel="self"'
    )


def _vocabulary(name: str, terms: type[Term]) -> Vocabulary:
    return Vocabulary(
        name=name,
        definition=inspect.cleandoc(terms.__doc__ or "").replace("`", ""),
        terms=tuple(
            VocabularyTerm(term=term.value, definition=term.definition, origin=term.origin)
            for term in terms
        ),
    )


_VOCABULARY = Made(
    Vocabularies(
        vocabularies=tuple(_vocabulary(name, terms) for name, terms in VOCABULARIES.items())
    )
    .model_dump_json()
    .encode("utf-8")
)
_LEXICONS = Made(
    Lexicons(
        lexicons=tuple(
            ServedLexicon(
                id=lexicon.name,
                version=lexicon.version,
                definition=lexicon.definition,
                origin=lexicon.origin,
                deaths_only=lexicon.deaths_only,
                words=tuple(ServedLexiconWord(**dict(word)) for word in lexicon.words),
            )
            for lexicon in LEXICONS.values()
        )
    )
    .model_dump_json()
    .encode("utf-8")
)
