"""The forms of documents as the API describes them: model, JSON Schema, and paths for `fields`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from battleapi.rendering.battles import BattleSummary, ServedRecord
from battleapi.rendering.claims import ServedClaim
from battleapi.rendering.comparison import ServedComparison
from battleapi.rendering.documents import Form
from battleapi.rendering.events import ServedEvent
from battleapi.rendering.registries import (
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)

from .fields import field_paths

MODELS: Mapping[Form, Any] = MappingProxyType(
    {
        Form.RECORD: ServedRecord,
        Form.SUMMARY: BattleSummary,
        Form.COMPARISON: ServedComparison,
        Form.CLAIM: ServedClaim,
        Form.EVENT: ServedEvent,
        Form.ACTOR: ServedActor,
        Form.CONFLICT: ServedConflict,
        Form.SOURCE: ServedSource,
        Form.PLACE: ServedRegistryPlace,
    }
)
"""The model that documents of a form are made by."""

SCHEMAS: Mapping[Form, Mapping[str, Any]] = MappingProxyType(
    {
        form: TypeAdapter(model).json_schema(mode="serialization", by_alias=True)
        for form, model in MODELS.items()
    }
)
"""The JSON Schema of each form."""

FIELDS: Mapping[Form, tuple[str, ...]] = MappingProxyType(
    {form: field_paths(schema) for form, schema in SCHEMAS.items()}
)
"""Every path that `fields` takes for documents of a form."""

SCHEMA_NAMES: Mapping[Form, str] = MappingProxyType(
    {form: form.value for form in Form} | {Form.RECORD: "battle", Form.SUMMARY: "battle-summary"}
)
"""The last part of `/schemas/{name}`; `record` there is the file that is loaded, not served."""
