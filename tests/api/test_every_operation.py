"""What holds for every operation of the API, found by walking its description."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from battleapi import create_app
from battleapi.settings import Settings

pytestmark = pytest.mark.anyio

DESCRIPTION: dict[str, Any] = create_app(Settings(database_url="sqlite:///never-opened")).openapi()
PATHS = sorted(path for path, item in DESCRIPTION["paths"].items() if "get" in item)
UNUSUAL = ("If-None-Match", "If-Match")


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """The thing that a reference into the description means."""
    while "$ref" in part:
        found: Any = DESCRIPTION
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def parameters(path: str, where: str) -> list[dict[str, Any]]:
    listed = DESCRIPTION["paths"][path]["get"]["parameters"]
    return [one for one in map(resolved, listed) if one["in"] == where]


def address(path: str) -> str:
    """The path of an operation with the examples that the description gives."""
    for parameter in parameters(path, "path"):
        path = path.replace(f"{{{parameter['name']}}}", str(parameter["example"]))
    return path


def examples() -> Iterator[tuple[str, str]]:
    """Each operation with each example of a query parameter."""
    for path in PATHS:
        for parameter in parameters(path, "query"):
            for example in parameter["schema"].get("examples", ()):
                text = ",".join(example) if isinstance(example, list) else str(example)
                yield path, f"{address(path)}?{parameter['name']}={quote(text, safe=',/')}"


TEMPLATED = [path for path in PATHS if "{" in path]
EXAMPLES = list(examples())
# `instance` is the one thing in which two answers to the same request differ.
ABSENT = ["absent", "ABSENT", "a" * 200, "%F0%9F%92%A3", "..%2f", "'", "-1", "0", "1e3", "%25"]
PER_REQUEST = {"x-request-id", "date"}
OF_THE_BODY = {"content-type", "content-length", "content-encoding"}


def lasting(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in PER_REQUEST}


def check_problem(answer: httpx.Response, status: int, slug: str) -> dict[str, Any]:
    """The answer is a problem document in every member, and nobody may keep it."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    problem: dict[str, Any] = answer.json()
    assert list(problem) == ["type", "title", "status", "detail", "instance", "errors"]
    assert problem["type"] == f"/problems/{slug}"
    assert problem["status"] == status
    assert problem["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    for fault in problem["errors"]:
        assert list(fault) == ["in", "at", "code", "detail", "expected"]
    return problem


def test_the_console_fills_in_paths_and_no_filters() -> None:
    # It takes `example` and `examples` of a parameter, and `default` and `example` of its schema.
    for path in PATHS:
        for parameter in parameters(path, "query"):
            assert {"example", "examples"} & set(parameter) == set()
            assert {"default", "example"} & set(parameter["schema"]) == set()
        assert all("example" in parameter for parameter in parameters(path, "path"))


def test_the_walk_reaches_every_kind_of_operation() -> None:
    assert len(PATHS) == 39
    assert len(TEMPLATED) == 25
    assert len(EXAMPLES) > 100
    assert {method for path in PATHS for method in DESCRIPTION["paths"][path]} == {"get"}
    written = {path: set(item) for path, item in DESCRIPTION["paths"].items() if path not in PATHS}
    assert written == {"/v1/actors/{id}/merge": {"post"}}


@pytest.mark.parametrize("path", PATHS)
async def test_get_answers_with_a_tag_and_the_headers_of_every_answer(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(address(path))
    assert answer.status_code == 200
    assert re.fullmatch(r'"(?:[1-9][0-9]*-)?[0-9a-f]{16}"', answer.headers["etag"])
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers["content-length"] == str(len(answer.content))
    documented = resolved(DESCRIPTION["paths"][path]["get"]["responses"]["200"])["content"]
    assert answer.headers["content-type"].partition(";")[0] in documented
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert "server" not in answer.headers
    kept = answer.headers["cache-control"]
    assert kept in {
        "public, max-age=0, must-revalidate, s-maxage=60",
        "public, max-age=31536000, immutable",
        "no-store",
    }


@pytest.mark.parametrize("path", PATHS)
async def test_head_is_get_without_its_body(client: httpx.AsyncClient, path: str) -> None:
    got = await client.get(address(path))
    answer = await client.head(address(path))
    assert answer.status_code == 200
    assert answer.content == b""
    assert lasting(answer) == lasting(got)


@pytest.mark.parametrize("path", PATHS)
async def test_options_says_what_is_allowed(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.options(
        address(path),
        headers={
            "Origin": "https://elsewhere.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert answer.status_code == 204
    assert answer.content == b""
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
async def test_every_other_method_is_refused_with_what_is_allowed(
    client: httpx.AsyncClient, path: str, method: str
) -> None:
    answer = await client.request(method, address(path))
    check_problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", PATHS)
async def test_a_tag_that_still_holds_costs_no_body(client: httpx.AsyncClient, path: str) -> None:
    got = await client.get(address(path))
    for tag in (
        got.headers["etag"],
        f"W/{got.headers['etag']}",
        f'"x", {got.headers["etag"]}',
        "*",
    ):
        answer = await client.get(address(path), headers={"If-None-Match": tag})
        assert answer.status_code == 304
        assert answer.content == b""
        expected = {name: value for name, value in lasting(got).items() if name not in OF_THE_BODY}
        assert lasting(answer) == expected
    answer = await client.get(address(path), headers={"If-None-Match": '"x"'})
    assert answer.status_code == 200
    assert answer.content == got.content


@pytest.mark.parametrize("path", PATHS)
async def test_gzip_is_another_representation_of_the_same_bytes(
    client: httpx.AsyncClient, path: str
) -> None:
    plain = await client.get(address(path))
    async with client.stream("GET", address(path), headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.status_code == 200
    if "content-encoding" not in answer.headers:
        # So small that compressing it saves nothing.
        assert len(plain.content) < 1000
        assert raw == plain.content
        return
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(raw))
    assert len(raw) < len(plain.content)
    assert gzip.decompress(raw) == plain.content
    assert answer.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
    for coding, status in (("gzip", 304), ("identity", 200)):
        again = await client.get(
            address(path),
            headers={"Accept-Encoding": coding, "If-None-Match": answer.headers["etag"]},
        )
        assert again.status_code == status


@pytest.mark.parametrize("path", PATHS)
async def test_a_client_that_takes_neither_coding_is_told(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(address(path), headers={"Accept-Encoding": "*;q=0"})
    check_problem(answer, 406, "not-acceptable")


@pytest.mark.parametrize("path", PATHS)
async def test_if_match_holds_a_reader_to_a_state(client: httpx.AsyncClient, path: str) -> None:
    got = await client.get(address(path))
    for tag in (got.headers["etag"], "*"):
        answer = await client.get(address(path), headers={"If-Match": tag})
        assert answer.status_code == 200
    for tag in ('"999-0"', f"W/{got.headers['etag']}"):
        answer = await client.get(address(path), headers={"If-Match": tag})
        check_problem(answer, 412, "precondition-failed")
        assert answer.headers["etag"] == got.headers["etag"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_media_type_that_is_not_offered_is_refused(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(address(path), headers={"Accept": "image/png"})
    check_problem(answer, 406, "not-acceptable")
    answer = await client.get(address(path), headers={"Accept": "image/png, */*;q=0.1"})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", PATHS)
async def test_an_unknown_parameter_is_refused(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"{address(path)}?prety=hush")
    problem = check_problem(answer, 422, "invalid-parameters")
    (fault,) = problem["errors"]
    assert (fault["in"], fault["at"], fault["code"]) == ("query", "prety", "unknown_parameter")
    assert "hush" not in answer.text


@pytest.mark.parametrize("path", PATHS)
async def test_a_trailing_slash_is_another_address(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(address(path) + "/")
    check_problem(answer, 404, "not-found")


@pytest.mark.parametrize("path", TEMPLATED)
@pytest.mark.parametrize(
    "segment",
    ABSENT,
)
async def test_what_is_not_there_is_not_found(
    client: httpx.AsyncClient, path: str, segment: str
) -> None:
    for name in re.findall(r"\{(\w+)\}", path):
        other = path.replace(f"{{{name}}}", segment)
        for parameter in parameters(path, "path"):
            other = other.replace(f"{{{parameter['name']}}}", str(parameter["example"]))
        check_problem(await client.get(other), 404, "not-found")


@pytest.mark.parametrize("path", TEMPLATED)
@pytest.mark.parametrize("segment", ["%FF", "%ED%A0%80", "a%00b", "a%0Ab", "%7F"])
async def test_a_path_that_is_no_text_is_refused(
    client: httpx.AsyncClient, path: str, segment: str
) -> None:
    other = re.sub(r"\{\w+\}", segment, path)
    check_problem(await client.get(other), 400, "bad-request")


@pytest.mark.parametrize(("path", "example"), EXAMPLES)
async def test_every_example_in_the_description_works(
    client: httpx.AsyncClient, path: str, example: str
) -> None:
    answer = await client.get(example)
    assert answer.status_code == 200, answer.text
    if path.startswith("/v1/") and "data" in (body := _json(answer)):
        # The Mali War has no date in the record: it is left out of a filter on dates, and counted.
        assert body["data"] or body["left_out"]["undated"], f"{example} finds nothing"


def _json(answer: httpx.Response) -> dict[str, Any]:
    if not answer.headers["content-type"].startswith("application/json"):
        return {}
    body: dict[str, Any] = answer.json()
    return body
