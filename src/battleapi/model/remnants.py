"""What can still be read of a thing that is not well formed.

A claim with a misspelt qualifier still names its claimant and its event. The rules of the thing
itself and those between things are judged on what is left of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from .claims import Claimant
from .pointers import CLAIM_MODELS
from .quantities import Quantity
from .record_file import RecordFile
from .sources import Reached
from .vocabulary.claims import ClaimStatus

# Without these nothing can be said of the thing: what it is, what it is known by, and what rules
# between things compare of others as well.
_ESSENTIAL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "sides": frozenset({"side", "opposes"}),
        "combatants": frozenset({"actor", "side"}),
        "actors": frozenset({"id", "memberships"}),
        "claims": frozenset({"id", "kind"}),
        "passages": frozenset({"source", "locator"}),
    }
)
_ID_ALONE = frozenset({"id"})

# Values that break no rule between things, for keys that those rules look at.
_STAND_INS: Mapping[str, Any] = MappingProxyType(
    {
        "status": ClaimStatus.RETRACTED,
        "claimant": Claimant(),
        "quantity": Quantity.unknown(),
        "citations": (),
        "reached": Reached(read=True),
    }
)


@dataclass(frozen=True, slots=True)
class Remnant:
    """A thing without the values that could not be read, and the rules of its own that it breaks.

    What could not be read has its default or a stand-in, and is null where it has neither.
    """

    thing: Any
    unread: frozenset[str]
    broken: tuple[ValueError, ...]


def remnant(name: str, member: object, faulty: Collection[str]) -> Remnant | None:
    """What is left of a member of that list without its `faulty` keys; null where too little is.

    Rules of its own that need a value that could not be read are not judged.
    """
    if not isinstance(member, Mapping) or not _ESSENTIAL.get(name, _ID_ALONE).isdisjoint(faulty):
        return None
    model = _model(name, member)
    unread = frozenset(faulty) & model.model_fields.keys()
    read = {
        key: _reader(model, key).validate_python(member[key])
        for key in model.model_fields.keys() & member.keys()
        if key not in unread
    }
    missing = {key: _in_place_of(key, model.model_fields[key]) for key in unread}
    broken = tuple(_broken(model, read, unread))
    return Remnant(model.model_construct(**(read | missing)), unread, broken)


def _in_place_of(key: str, field: FieldInfo) -> Any:  # noqa: ANN401 - of whatever type it is
    if key in _STAND_INS or field.is_required():
        return _STAND_INS.get(key)
    return field.get_default(call_default_factory=True, validated_data={})


def _model(name: str, member: Mapping[str, Any]) -> type[BaseModel]:
    if name == "claims":
        return CLAIM_MODELS[member["kind"]]
    model: type[BaseModel] = get_args(RecordFile.model_fields[name].annotation)[0]
    return model


@cache
def _reader(model: type[BaseModel], key: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[key].rebuild_annotation())


def _broken(
    model: type[BaseModel], read: Mapping[str, Any], unread: frozenset[str]
) -> Iterator[ValueError]:
    """Every rule of the model that the values break; Pydantic itself stops at the first."""
    thing = model.model_construct(**read)
    # What a reading makes of the claim can be told of a whole claim alone.
    for key in unread | {"readings"} if unread else ():
        thing.__dict__.pop(key, None)
    for rule in model.__pydantic_decorators__.model_validators.values():
        try:
            rule.func(thing)
        except AttributeError:
            continue  # it looks at something that could not be read
        except ValueError as error:
            yield error
