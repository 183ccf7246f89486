"""From what is served back to what is stated: computed keys and names taken off and set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model.pointers import Path
from ..model.record_file import RecordFile
from .battles import ServedRecord
from .parts import Ref
from .registries import (
    RecordActor,
    RecordConflict,
    RecordPlace,
    RecordSource,
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)

Computed: TypeAlias = dict[Path, object]
"""What was sent of the values that nobody states, by their paths in the document."""


# A copy may be taken from a record or from its own address, where it is served with more.
_AT_ITS_ADDRESS: Mapping[type[BaseModel], type[BaseModel]] = MappingProxyType(
    {
        RecordActor: ServedActor,
        RecordConflict: ServedConflict,
        RecordPlace: ServedRegistryPlace,
        RecordSource: ServedSource,
    }
)


def lowered(document: object) -> tuple[object, Computed]:
    """A served record as a record file, and what was taken off it.

    A record file comes back as it is. What neither shape has is left in place, so that reading the
    file refuses it there.
    """
    computed: Computed = {}
    if not isinstance(document, Mapping):
        return document, computed
    return _lowered(document, RecordFile, ServedRecord, (), computed), computed


def _lowered(
    value: object, stated: object, served: object, path: Path, computed: Computed
) -> object:
    if isinstance(value, list):
        return [
            _lowered(item, stated, served, (*path, place), computed)
            for place, item in enumerate(value)
        ]
    if not isinstance(value, Mapping):
        return value
    model, shown = _model(stated, value), _model(served, value)
    if model is not None and shown is not None:
        most = _AT_ITS_ADDRESS.get(shown, shown)
        return _members(value, (_fields(model), _fields(most)), path, computed)
    if model is None and shown is Ref and "id" in value and value.keys() <= {"id", "name"}:
        if "name" in value:
            computed[(*path, "name")] = value["name"]
        return value["id"]
    return value


def _members(
    value: Mapping[str, Any],
    fields: tuple[Mapping[str, FieldInfo], Mapping[str, FieldInfo]],
    path: Path,
    computed: Computed,
) -> dict[str, object]:
    stated, served = fields
    members: dict[str, object] = {}
    for key, member in value.items():
        here = (*path, key)
        if key in stated and key in served:
            annotations = stated[key].annotation, served[key].annotation
            members[key] = _lowered(member, *annotations, here, computed)
        elif key in served:
            computed[here] = member
        else:
            members[key] = member
    return members


def _fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model(annotation: object, value: Mapping[str, Any]) -> type[BaseModel] | None:
    """The model that a type means for an object; of the kinds of claim the one that it is."""
    models = tuple(_models(annotation))
    if len(models) < 2:
        return next(iter(models), None)
    return next((one for one in models if value.get("kind") in _kinds(one)), None)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _kinds(model: type[BaseModel]) -> tuple[object, ...]:
    return get_args(model.model_fields["kind"].annotation)
