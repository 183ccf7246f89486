"""The description of the API: committed, complete, and true of every document that is served."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from battleapi import create_app
from battleapi.api.openapi import written
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.filters import FILTERS, filters_of

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "openapi.json"
DESCRIPTION: dict[str, Any] = create_app(Settings(database_url="sqlite:///never-opened")).openapi()
OPERATIONS = {path: item["get"] for path, item in DESCRIPTION["paths"].items() if "get" in item}
WRITES = {
    (path, method): operation
    for path, item in DESCRIPTION["paths"].items()
    for method, operation in item.items()
    if method != "get"
}
MERGED = {
    *("/v1/actors/{id}", "/v1/conflicts/{id}", "/v1/places/{id}"),
    *("/v1/actors/{id}/claimants", "/v1/conflicts/{id}/claimants"),
}
PROBLEM_STATUSES = {"400", "406", "412", "413", "414", "422", "431", "500", "503"}


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        found: Any = DESCRIPTION
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def query_parameters(path: str) -> dict[str, dict[str, Any]]:
    listed = map(resolved, OPERATIONS[path]["parameters"])
    return {one["name"]: one for one in listed if one["in"] == "query"}


def test_the_committed_description_is_that_of_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == written(DESCRIPTION), (
        "write it anew: battleapi openapi --output openapi.json"
    )


def test_every_operation_has_a_name_and_a_sentence() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(names)) == len(names) == 39
    assert {"list_battles", "get_battle", "list_battle_claims", "get_battle_revision"} <= set(names)
    for operation in OPERATIONS.values():
        assert operation["description"].strip().endswith(".")
        assert operation["tags"]


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_failure_is_a_problem_document(path: str) -> None:
    responses = OPERATIONS[path]["responses"]
    expected = PROBLEM_STATUSES | ({"404"} if "{" in path else set())
    moves = {"308"} if path in MERGED else set()
    assert set(responses) == {"200", "304"} | moves | expected
    for status in expected:
        content = resolved(responses[status])["content"]
        assert list(content) == ["application/problem+json"]
        schema = content["application/problem+json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/Problem"}


def test_what_writes_needs_a_key_and_tells_of_every_refusal() -> None:
    assert set(WRITES) == {("/v1/actors/{id}/merge", "post")}
    assert all("security" not in operation for operation in OPERATIONS.values())
    scheme = DESCRIPTION["components"]["securitySchemes"]["key"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    for operation in WRITES.values():
        assert operation["security"] == [{"key": []}]
        refusals = PROBLEM_STATUSES - {"406", "412"} | {"401", "403", "404", "409", "415"}
        assert set(operation["responses"]) == {"200"} | refusals
        assert operation["requestBody"]["required"] is True


@pytest.mark.parametrize("resource", list(Resource))
def test_each_list_describes_exactly_its_filters(resource: Resource) -> None:
    described = query_parameters(f"/v1/{resource.plural}")
    of_pages = {"sort", "limit", "cursor", "count", "fields"}
    assert set(described) == set(filters_of(resource)) | of_pages
    for name in filters_of(resource):
        assert described[name]["description"].startswith(FILTERS[name].doc)
        assert (described[name]["schema"].get("type") == "array") == FILTERS[name].repeatable


def test_the_parts_of_a_battle_have_the_filters_of_the_lists() -> None:
    for plural in ("claims", "events", "sources"):
        whole = set(query_parameters(f"/v1/{plural}"))
        part = set(query_parameters(f"/v1/battles/{{id}}/{plural}"))
        assert whole - part == {"battle"}
        assert part < whole


def test_every_reference_leads_somewhere() -> None:
    waiting: list[Any] = [DESCRIPTION]
    references = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                references.add(part["$ref"])
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    assert len(references) > 100
    for reference in references:
        assert isinstance(resolved({"$ref": reference}), dict)


def test_the_schemas_are_schemas() -> None:
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_what_is_called_a_comparison_is_the_one_of_claims() -> None:
    """Generated clients take the names of the schemas for the names of their classes."""
    schemas = DESCRIPTION["components"]["schemas"]
    assert [name for name in schemas if "Comparison" in name] == ["ServedComparison"]
    answers = {
        path: OPERATIONS[f"/v1/battles/{{id}}/{path}"]["responses"]["200"]["content"]
        for path in ("comparison", "revisions/{n}")
    }
    compared, revised = (answer["application/json"]["schema"] for answer in answers.values())
    assert compared == {"$ref": "#/components/schemas/ServedComparison"}
    assert {"$ref": "#/components/schemas/RevisionDifferences"} in revised["anyOf"]


async def documents(client: httpx.AsyncClient) -> dict[str, list[dict[str, Any]]]:
    """Every document in every list, and every whole record."""
    found: dict[str, list[dict[str, Any]]] = {}
    for resource in Resource:
        answer = await client.get(f"/v1/{resource.plural}?limit=1000")
        found[resource.plural] = answer.json()["data"]
    found["records"] = [
        (await client.get(f"/v1/battles/{battle['id']}")).json() for battle in found["battles"]
    ]
    return found


@pytest.mark.anyio
async def test_every_document_has_the_shape_that_is_described(client: httpx.AsyncClient) -> None:
    """Without `fields` a document is whole; each key that the description requires is there."""
    schemas = {
        "battles": "BattleSummary",
        "records": "ServedRecord",
        "events": "ServedEvent",
        "actors": "ServedActor",
        "conflicts": "ServedConflict",
        "sources": "ServedSource",
        "places": "ServedRegistryPlace",
    }
    definitions = {"components": DESCRIPTION["components"]}
    claims = resolved(DESCRIPTION["components"]["schemas"]["ClaimList"])["properties"]["data"]
    either = claims["items"]["anyOf"]
    validators = {
        name: Draft202012Validator({"$ref": f"#/components/schemas/{schema}", **definitions})
        for name, schema in schemas.items()
    }
    validators["claims"] = Draft202012Validator({**either[0], **definitions})
    served = await documents(client)
    assert {name for name, found in served.items() if not found} == set()
    for name, found in served.items():
        for document in found:
            errors = [error.message for error in validators[name].iter_errors(document)]
            assert errors == [], f"{name} {document['id']}"


def test_no_number_of_a_path_or_a_limit_is_unbounded() -> None:
    for path, operation in OPERATIONS.items():
        for parameter in map(resolved, operation["parameters"]):
            schema = parameter["schema"]
            if schema.get("type") == "integer":
                assert {"minimum", "maximum"} <= set(schema), f"{path} {parameter['name']}"


def test_the_description_is_json_of_plain_text() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8"))["openapi"] == "3.1.0"
