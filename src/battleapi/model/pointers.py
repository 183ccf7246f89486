"""Faults of shape: what Pydantic found, as JSON pointers (RFC 6901) and what would be right.

Every fault has one of these codes: `missing`, `unknown_key`, `unknown_term`, `wrong_type`,
`out_of_range`, `too_long`, `malformed`, `rule_broken`. The sentences are ours, so that they stay
the same under another version of Pydantic; legal words stand in `expected` alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeAlias, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..errors import Fault
from .claims import Claim, Overlay, ReadingError
from .edtf import EdtfError
from .sources import LANGUAGE_TAG
from .values import CLAIM_ID, COUNTRY_CODE, LONGEST_SLUG, SLUG, RuleError
from .vocabulary.claims import ClaimKind

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a place in a document."""

CLAIM_MODELS: Mapping[str, type[BaseModel]] = {
    model.model_fields["kind"].default.value: model for model in get_args(get_args(Claim)[0])
}
"""The model of each kind of claim."""


class _Words(NamedTuple):
    """What is said of one type of Pydantic error; `{...}` is filled in from its context."""

    code: str
    detail: str
    expected: tuple[str, ...] = ()


_TEXT = _Words("wrong_type", "This must be text.", ("text in quotes",))
_WHOLE = _Words("wrong_type", "This must be a whole number.", ("a whole number",))
_NUMBER = _Words("wrong_type", "This must be a number.", ("a number",))
_YES_NO = _Words("wrong_type", "This must be true or false.", ("true", "false"))
_LIST = _Words("wrong_type", "This must be a list.", ("a list",))
_OBJECT = _Words("wrong_type", "This must be an object with keys.", ("an object",))
_TERM = _Words("unknown_term", "The vocabulary does not have this term.")
_WORDS: Mapping[str, _Words] = {
    "missing": _Words("missing", "This key is needed."),
    "union_tag_not_found": _Words("missing", "This key is needed."),
    "extra_forbidden": _Words("unknown_key", "There is no such key here."),
    "enum": _TERM,
    "literal_error": _TERM,
    "union_tag_invalid": _TERM,
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "float_type": _NUMBER,
    "bool_type": _YES_NO,
    "tuple_type": _LIST,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "greater_than_equal": _Words("out_of_range", "The number is too small.", ("{ge} or more",)),
    "less_than_equal": _Words("out_of_range", "The number is too great.", ("{le} or less",)),
    "finite_number": _Words("out_of_range", "The number has no end.", ("a finite number",)),
    "too_short": _Words("out_of_range", "The list is too short.", ("{min_length} or more",)),
    "too_long": _Words("too_long", "The list is too long.", ("{max_length} or fewer",)),
    "string_too_short": _Words("malformed", "The text is empty.", ("null for none", "words")),
    "string_too_long": _Words(
        "too_long", "The text is too long.", ("{max_length} characters or fewer",)
    ),
    "string_unicode": _Words("malformed", "The text holds half of a surrogate pair."),
}
_FORMS: Mapping[str, _Words] = {
    SLUG: _Words(
        "malformed",
        "An id is of lower-case ASCII words joined by hyphens.",
        ("words-joined-by-hyphens",),
    ),
    CLAIM_ID: _Words(
        "malformed", "The id of a claim is c and fifteen lower-case letters or digits."
    ),
    COUNTRY_CODE: _Words("malformed", "A country is two capital letters (ISO 3166-1).", ("ML",)),
    LANGUAGE_TAG: _Words("malformed", "A language is a BCP 47 tag.", ("en", "pt-BR")),
}
_OTHERWISE = _Words("rule_broken", "This value is not allowed here.")
_VERB = re.compile(r"(is|has|holds|begins|stands|names|read)\b")
# The messages of rules begin with a key or a term, which keeps its small letter, or with these.
_ARTICLE = re.compile(r"(a|an|the|this|two)\b")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_QUOTED = re.compile(r"'([^']*)'")


def pointer(*parts: str | int) -> str:
    """A JSON pointer of the given keys and indexes."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def located_faults(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Path, Fault]]:
    """Every fault that a validation found, each with its path.

    The error is that of a whole record or of one thing of a registry, and `model` its model.
    """
    for path, words in _located(error, model):
        fault = Fault("record", pointer(*path), words.code, words.detail, words.expected)
        yield path, fault


def rule_fault(at: str, error: ValueError) -> Fault:
    """The fault of a thing that breaks a rule of its own; the thing stands at the pointer `at`."""
    words = _reason_words(error)
    return Fault("record", at, words.code, words.detail, words.expected)


def _located(
    error: ValidationError, model: type[BaseModel], within: Path = ()
) -> Iterator[tuple[Path, _Words]]:
    found = error.errors(include_url=False)
    for one in found:
        if one["type"] == "too_short" and _is_followed(one["loc"], found):
            continue
        loc = (*within, *one["loc"])
        reason = one.get("ctx", {}).get("error")
        if isinstance(reason, ReadingError):
            for place, inner in reason.errors:
                # What an overlay makes is a claim again, so the error in it is one of a claim.
                for path, words in _located(inner, model, ("claims", 0)):
                    legal = tuple(key for key in words.expected if key in Overlay.model_fields)
                    named = words._replace(expected=legal) if words.code == "unknown_key" else words
                    yield (*_path(loc), *place, *path[2:]), named
        else:
            yield _path(loc, one["type"]), _words_of(one, loc, model, reason)


def _is_followed(loc: Path, found: Iterable[ErrorDetails]) -> bool:
    """Whether something is wrong inside: a list is not short because its members are wrong."""
    return any(one["loc"][: len(loc)] == loc and len(one["loc"]) > len(loc) for one in found)


def _path(loc: Path, kind: str = "") -> Path:
    """The keys and indexes of the document; Pydantic also names the union member of a claim."""
    path = loc[:2] + loc[3:] if loc[:1] == ("claims",) else loc
    return (*path, "kind") if kind.startswith("union_tag") else path


def _words_of(one: ErrorDetails, loc: Path, model: type[BaseModel], reason: object) -> _Words:
    context = one.get("ctx", {})
    match one["type"]:
        case "value_error":
            return _reason_words(reason)
        case "extra_forbidden":
            keys = sorted(_keys_at(loc, model))
            near = get_close_matches(str(loc[-1]), keys, n=3, cutoff=0.5)
            return _WORDS["extra_forbidden"]._replace(expected=tuple(near or keys))
        case "enum" | "literal_error":
            return _TERM._replace(expected=tuple(_QUOTED.findall(str(context.get("expected")))))
        case "union_tag_invalid" | "union_tag_not_found" as kind:
            return _WORDS[kind]._replace(expected=tuple(map(str, ClaimKind)))
        case "string_pattern_mismatch":
            words = _FORMS.get(context["pattern"], _OTHERWISE)
            meant = _as_an_id(one["input"]) if context["pattern"] == SLUG else ""
            return words._replace(expected=(meant,)) if meant else words
        case kind:
            words = _WORDS.get(kind, _OTHERWISE)
            filled = tuple(text.format(**context) for text in words.expected)
            return words._replace(expected=filled)


def _reason_words(reason: object) -> _Words:
    match reason:
        case RuleError():
            return _Words(reason.code, _sentence(reason.detail), reason.expected)
        case EdtfError():
            detail = f"{reason.detail[:1].upper()}{reason.detail[1:]}."
            return _Words("malformed", detail, reason.expected)
        case _:
            return _Words("rule_broken", _sentence(str(reason)))


def _as_an_id(text: str) -> str:
    """What a name is as an id: `Battle of Marathon` is `battle-of-marathon`; empty for none."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _NO_WORD.sub("-", plain).strip("-")[:LONGEST_SLUG].strip("-")


def _keys_at(loc: Path, model: type[BaseModel]) -> set[str]:
    """The keys that the model has where an unknown one was found."""
    here: type[BaseModel] | None = model
    steps: Sequence[str | int] = loc[:-1]
    if loc[:1] == ("claims",):
        here, steps = CLAIM_MODELS[str(loc[2])], loc[3:-1]
    for step in steps:
        if isinstance(step, str) and here is not None:
            here = _model_in(_field(here, step).annotation)
    return {field.alias or name for name, field in here.model_fields.items()} if here else set()


def _field(model: type[BaseModel], key: str) -> FieldInfo:
    by_key = {field.alias or name: field for name, field in model.model_fields.items()}
    return by_key[key]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _sentence(message: str) -> str:
    """A sentence of the message of a rule, which may begin with its verb or with a key."""
    text = f"This {message}" if _VERB.match(message) else message
    head = text[:1].upper() + text[1:] if _ARTICLE.match(text) else text
    return f"{head.removesuffix('.')}."
