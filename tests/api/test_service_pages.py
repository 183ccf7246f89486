"""The root, the rules, the schemas, the problem pages, the description and its console."""

from __future__ import annotations

import json
import re

import httpx
import pytest
from jsonschema import Draft202012Validator

import battleapi
from battleapi.api.problems import problem_classes
from battleapi.model.lexicons import LEXICONS
from battleapi.model.resources import Resource
from battleapi.model.vocabulary import VOCABULARIES
from battleapi.store.filters import filters_of
from tests.api.conftest import RECORDS

pytestmark = pytest.mark.anyio


async def test_the_root_counts_and_links_what_there_is(client: httpx.AsyncClient) -> None:
    root = (await client.get("/v1")).json()
    assert (root["name"], root["version"]) == ("battleapi", battleapi.__version__)
    for resource in Resource:
        listed = (await client.get(f"/v1/{resource.plural}?count=true&limit=1")).json()
        assert root["counts"][resource.plural] == listed["total"]
        assert root["data_version"] == listed["data_version"]
    for template in root["resources"].values():
        address = template.replace("{name}", "record").replace("{slug}", "not-found")
        assert (await client.get(address)).status_code == 200, address


async def test_the_bare_address_leads_to_the_root(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert (answer.status_code, answer.content) == (303, b"")
    assert answer.headers["location"] == "/v1"
    assert answer.links["service-doc"]["url"] == "/docs"
    assert (await client.head("/")).headers["location"] == "/v1"
    assert (await client.options("/")).headers["allow"] == "GET, HEAD, OPTIONS"
    assert (await client.post("/")).status_code == 405
    assert (await client.get("/?hush=1")).json()["errors"][0]["at"] == "hush"
    followed = await client.get("/", follow_redirects=True)
    assert followed.json()["name"] == "battleapi"


@pytest.mark.parametrize(
    ("address", "without"),
    [
        ("/v1/", "/v1"),
        ("/v1/battles/", "/v1/battles"),
        ("/docs/", "/docs"),
        # What was sent is not repeated.
        ("/v1/battles/hush/", "/v1/battles/{id}"),
        ("/v1/battles/hush/claims//", "/v1/battles/{id}/claims"),
    ],
)
async def test_an_address_with_a_slash_too_many_is_told_the_one_without(
    client: httpx.AsyncClient, address: str, without: str
) -> None:
    answer = await client.get(address)
    assert answer.status_code == 404
    (fault,) = answer.json()["errors"]
    assert (fault["in"], fault["at"], fault["code"]) == ("path", "path", "trailing_slash")
    assert fault["expected"] == [without]
    assert "hush" not in answer.text


async def test_an_address_that_is_none_without_its_slash_either_is_told_nothing(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/nothing/")
    assert (answer.status_code, answer.json()["errors"]) == (404, [])


async def test_every_word_is_served_with_its_meaning(client: httpx.AsyncClient) -> None:
    served = (await client.get("/v1/vocabulary")).json()["vocabularies"]
    assert [vocabulary["name"] for vocabulary in served] == list(VOCABULARIES)
    for vocabulary in served:
        terms = VOCABULARIES[vocabulary["name"]]
        assert vocabulary["definition"]
        assert vocabulary["terms"] == [
            {"term": term.value, "definition": term.definition, "origin": term.origin}
            for term in terms
        ]


async def test_every_lexicon_is_served(client: httpx.AsyncClient) -> None:
    served = {one["id"]: one for one in (await client.get("/v1/lexicons")).json()["lexicons"]}
    assert set(served) == {lexicon.value for lexicon in LEXICONS}
    assert list(served["strict"]) == [
        *("id", "version", "definition", "origin", "deaths_only", "words")
    ]
    assert (served["strict"]["id"], served["strict"]["version"]) == ("strict", 1)
    strict = {word["term"]: word for word in served["strict"]["words"]}
    assert strict["dozens"] == {"term": "dozens", "low": 24, "high": None, "point": None}
    assert strict["several"]["low"] == 3
    assert served["acled"]["deaths_only"] is True


async def test_filters_say_what_they_take_now(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/filters")
    assert answer.links["related"]["url"] == "/v1/vocabulary"
    body = answer.json()
    lists = {one["resource"]: one for one in body["lists"]}
    assert set(lists) == {resource.value for resource in Resource}
    for resource in Resource:
        names = [one["name"] for one in lists[resource.value]["filters"]]
        assert names == list(filters_of(resource))
    claims = {one["name"]: one for one in lists["claim"]["filters"]}
    assert {value["value"] for value in claims["battle"]["values"]} == {
        "battle-of-ber-2023",
        "battle-of-cannae",
        "battle-of-marathon",
    }
    assert claims["battle"]["complete"] is True
    assert claims["battle"]["values"][0]["definition"] == "Battle of Ber (2023)"
    assert {value["value"] for value in claims["stance"]["values"]} >= {"own", "enemy"}
    assert all(value["definition"] for value in claims["stance"]["values"])
    assert claims["stance"]["vocabularies"] == ["stance"]
    assert claims["effect"]["vocabularies"] == ["casualty_effect", "materiel_effect"]
    assert claims["country"]["vocabularies"] == claims["undated"]["vocabularies"] == []
    assert claims["id"]["values"] == []
    assert claims["id"]["complete"] is False
    countries = {value["value"]: value["definition"] for value in claims["country"]["values"]}
    assert countries == {"ML": "Mali", "GR": "Greece", "IT": "Italy"}
    assert claims["country"]["complete"] is True
    assert claims["date"]["values"] == []
    assert claims["date"]["complete"] is False
    # What is listed can be asked for.
    for name in ("country", "actor", "event", "conflict", "effect", "source_kind", "phase"):
        value = claims[name]["values"][0]["value"]
        assert (await client.get(f"/v1/claims?{name}={value}")).status_code == 200


async def test_schemas(client: httpx.AsyncClient) -> None:
    names = [
        "record",
        "record-claim",
        "battle",
        "battle-summary",
        *("claim", "event", "actor", "conflict", "source", "place", "problem"),
    ]
    for name in names:
        schema = (await client.get(f"/schemas/{name}")).json()
        assert schema["$id"] == f"/schemas/{name}"
        Draft202012Validator.check_schema(schema)
    record = Draft202012Validator((await client.get("/schemas/record")).json())
    for path in RECORDS:
        assert list(record.iter_errors(json.loads(path.read_text(encoding="utf-8")))) == []
    battle = Draft202012Validator((await client.get("/schemas/battle")).json())
    served = (await client.get("/v1/battles/battle-of-ber-2023")).json()
    assert list(battle.iter_errors(served)) == []
    assert list(battle.iter_errors({**served, "claims": None})) != []
    problem = Draft202012Validator((await client.get("/schemas/problem")).json())
    refusal = (await client.get("/v1/claims?limit=0&x=1")).json()
    assert list(problem.iter_errors(refusal)) == []


async def test_every_problem_has_a_page(client: httpx.AsyncClient) -> None:
    kinds = {kind.code: kind for kind in problem_classes()}
    assert len(kinds) > 20
    for slug, kind in kinds.items():
        page = (await client.get(f"/problems/{slug}")).json()
        assert page["type"] == f"/problems/{slug}"
        assert (page["title"], page["status"]) == (kind.title, kind.status)
        assert page["description"].endswith(".")
        asked = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        html = await client.get(f"/problems/{slug}", headers=asked)
        assert html.headers["content-type"] == "text/html; charset=utf-8"
        assert html.headers["vary"] == "Accept-Encoding, Accept"
        assert f"<h1>{kind.title}</h1>" in html.text
        assert "<script" not in html.text


async def test_the_console_needs_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "default-src 'none'" in policy
    assert policy.count("unsafe-inline") == 1  # styles, which Swagger UI sets on its elements
    assert "//" not in re.sub(r"<!doctype[^>]*>", "", page.text)
    assert re.findall(r"<script(?! src=)", page.text) == []
    linked = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(linked) == 5
    for address in linked:
        answer = await client.get(f"/{address}")
        assert answer.status_code == 200, address
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "x-request-id" in answer.headers
    start = (await client.get("/docs/start.js")).text
    assert 'url: "openapi.json"' in start


@pytest.mark.parametrize("address", ["/docs/console/absent.js", "/docs/console/..%2f..%2fapp.py"])
async def test_the_console_has_its_files_and_no_others(
    client: httpx.AsyncClient, address: str
) -> None:
    answer = await client.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("console/swagger-ui.css", "text/css; charset=utf-8"),
        ("console/swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ("console/favicon.png", "image/png"),
        ("start.js", "text/javascript; charset=utf-8"),
    ],
)
async def test_the_files_of_the_console_keep_the_rules_of_all_answers(
    client: httpx.AsyncClient, name: str, media_type: str
) -> None:
    address = f"/docs/{name}"
    got = await client.get(address)
    assert got.headers["content-type"] == media_type
    assert got.headers["cache-control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    assert got.headers["vary"] == "Accept-Encoding"
    assert got.headers["content-security-policy"].startswith("default-src 'none'")
    assert re.fullmatch('"[0-9a-f]{16}"', got.headers["etag"])
    held = await client.get(address, headers={"If-None-Match": got.headers["etag"]})
    assert (held.status_code, held.content) == (304, b"")
    head = await client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert (await client.options(address)).headers["allow"] == "GET, HEAD, OPTIONS"
    assert (await client.post(address)).headers["allow"] == "GET, HEAD, OPTIONS"
    refused = await client.get(f"{address}?v=1")
    assert refused.json()["type"] == "/problems/invalid-parameters"


async def test_the_description_is_served(client: httpx.AsyncClient) -> None:
    answer = await client.get("/openapi.json")
    assert answer.json()["info"]["version"] == battleapi.__version__
    tag = {"If-None-Match": answer.headers["etag"]}
    assert (await client.get("/openapi.json", headers=tag)).status_code == 304
    assert (await client.get("/openapi.json?x=1")).status_code == 422


@pytest.mark.parametrize(
    "address",
    [
        *("/v1/", "/v2", "/v1/nothing", "/V1", "//v1", "/v1//battles", "/.env", "/docs/x"),
        *("/v1%2fbattles", "/v1%2Fbattles/battle-of-ber-2023", "/v1/battles%2fbattle-of-ber-2023"),
    ],
)
async def test_what_has_no_address(client: httpx.AsyncClient, address: str) -> None:
    for method, status in (("GET", 404), ("POST", 404), ("OPTIONS", 404)):
        answer = await client.request(method, f"http://battles.example{address}")
        assert answer.status_code == status
        assert answer.json()["type"] == "/problems/not-found"


async def test_a_body_on_a_get_is_ignored_and_a_large_one_refused(
    client: httpx.AsyncClient,
) -> None:
    small = await client.request("GET", "/v1/battles", content=b"{broken")
    assert small.status_code == 200
    large = await client.request("GET", "/v1/battles", content=b"a" * 2_000_001)
    assert large.status_code == 413
    assert large.json()["type"] == "/problems/content-too-large"


async def test_an_address_or_headers_beyond_the_bounds(client: httpx.AsyncClient) -> None:
    long = await client.get("/v1/battles?" + "&".join(["actor=jnim"] * 1700))
    assert long.status_code == 414
    assert long.json()["type"] == "/problems/uri-too-long"
    heavy = await client.get("/v1/battles", headers={"X-Filler": "a" * 70_000})
    assert heavy.status_code == 431
    assert heavy.json()["type"] == "/problems/headers-too-large"
