"""Faults of shape: what Pydantic found, as JSON pointers (RFC 6901) and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import Fault
from .claims import Claim
from .vocabulary.claims import ClaimKind

_QUOTED = re.compile(r"'([^']*)'")
_CODES: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "enum": "unknown_term",
    "literal_error": "unknown_term",
    "union_tag_invalid": "unknown_term",
    "union_tag_not_found": "missing",
    "value_error": "rule_broken",
}
_CLAIM_MODELS: Mapping[str, type[BaseModel]] = {
    model.model_fields["kind"].default.value: model for model in get_args(get_args(Claim)[0])
}


def pointer(*parts: str | int) -> str:
    """A JSON pointer of the given keys and indexes."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def faults_of(error: ValidationError, model: type[BaseModel], document: object) -> Iterator[Fault]:
    """Every fault that a validation found in a document, in the order of the document."""
    for one in error.errors(include_url=False, include_input=False):
        path = _path(one["loc"], document)
        kind = one["type"]
        reason = one.get("ctx", {}).get("error")
        message = str(reason) if isinstance(reason, ValueError) else one["msg"]
        expected = _expected(one, path, model)
        yield Fault(
            "record",
            pointer(*path),
            _CODES.get(kind, "wrong_type" if kind.endswith("_type") else kind),
            _sentence(message),
            expected,
        )


def _path(loc: Sequence[str | int], document: object) -> tuple[str | int, ...]:
    """The keys and indexes of the document; the names of union members are left out."""
    path: list[str | int] = []
    here: Any = document
    for place, step in enumerate(loc):
        if (isinstance(here, Mapping) and step in here) or (
            isinstance(here, Sequence) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]
        elif (
            isinstance(here, Mapping) and place < len(loc) - 1 and step in set(ClaimKind)
        ) or not isinstance(here, Mapping):
            continue
        path.append(step)
    return tuple(path)


def _expected(
    one: ErrorDetails, path: Sequence[str | int], model: type[BaseModel]
) -> tuple[str, ...]:
    context = one.get("ctx", {})
    match one["type"]:
        case "enum" | "literal_error":
            return tuple(_QUOTED.findall(str(context.get("expected", ""))))
        case "union_tag_invalid" | "union_tag_not_found":
            return tuple(ClaimKind)
        case "extra_forbidden":
            keys = sorted(_keys_at(one["loc"], model))
            return tuple(get_close_matches(str(path[-1]), keys, n=3, cutoff=0.5)) if path else ()
        case _:
            return ()


def _keys_at(loc: Sequence[str | int], model: type[BaseModel]) -> set[str]:
    """The keys that the model has where an unknown one was found."""
    here: type[BaseModel] | None = model
    for step in loc[:-1]:
        if isinstance(step, int) or here is None:
            continue
        if step in _CLAIM_MODELS:
            here = _CLAIM_MODELS[step]
            continue
        field = here.model_fields.get(step)
        here = _model_in(field.annotation) if field else None
    return {field.alias or name for name, field in here.model_fields.items()} if here else set()


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _sentence(message: str) -> str:
    text = message.removeprefix("Value error, ").strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
