"""The published JSON Schemas (draft 2020-12) of what is written: the record file, and one claim.

A schema says what one value must look like by itself; what holds between things, and a few rules
inside them, only `battleapi check` knows. Computed keys, which a record file may carry where they
are right, are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from .claims import Claim
from .claims.bodies import End
from .record_file import RecordFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""What `$schema` says."""

JsonSchema: TypeAlias = dict[str, Any]


class _Named(GenerateJsonSchema):
    """Names as a reader expects them: none twice, and none with the arguments of a generic."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - Pydantic's hook
        return False

    def normalize_name(self, name: str) -> str:
        return super().normalize_name(name.partition("[")[0])


def _published(name: str, shape: TypeAdapter[Any]) -> Callable[[], JsonSchema]:
    def make() -> JsonSchema:
        schema = shape.json_schema(mode="validation", schema_generator=_Named)
        # Pydantic does not hand the docstring of a generic on to what is made of it.
        schema["$defs"]["End"]["description"] = str(End.__doc__)
        for model in (schema, *schema["$defs"].values()):
            if "description" in model:
                # The first paragraph of a docstring is for readers, the others for programmers.
                model["description"] = " ".join(model["description"].split("\n\n")[0].split())
            if "const" in model.get("properties", {}).get("kind", {}):
                _need_the_kind(model)
        return {"$schema": DIALECT, "$id": f"/schemas/{name}", **schema}

    return make


def _need_the_kind(claim: JsonSchema) -> None:
    # In Python a claim of a class knows its kind; in JSON the kind tells which class it is.
    kind = claim["properties"]["kind"]
    del kind["default"]
    kind["description"] = "What it is about."
    claim["required"] = ["kind", *claim["required"]]


SCHEMAS: Mapping[str, Callable[[], JsonSchema]] = MappingProxyType(
    {
        "record": _published("record", TypeAdapter(RecordFile)),
        "record-claim": _published("record-claim", TypeAdapter(Claim)),
    }
)
"""By the last part of `/schemas/{name}`: what makes the schema, anew at each call."""
