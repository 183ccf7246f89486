"""The history of a battle: listed, byte for byte, compared, and cited."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256
from typing import Any

import httpx
import pytest

from battleapi import create_app
from battleapi.editing.publish import Edition, publish
from battleapi.model.canonical import canonical
from battleapi.model.checking import read_record_file
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.api.conftest import RECORDS, load
from tests.api.exchanges import NO_POSITIONS, forged
from tests.served import client_of, fresh_database

pytestmark = pytest.mark.anyio

BER = "/v1/battles/battle-of-ber-2023"
FILE: dict[str, Any] = json.loads(RECORDS[0].read_text(encoding="utf-8"))


def edited(changes: dict[str, Any]) -> dict[str, Any]:
    return {**FILE, **changes}


def write_history(database_url: str) -> None:
    """Three revisions of the battle of Ber, and a draft beside it."""
    load(database_url, RECORDS[:1])
    events = [{**FILE["events"][0], "name": "Another name"}, *FILE["events"][1:]]
    second = edited({"aliases": ["Ber"], "events": events})
    third = edited({"name": "Battle of Ber & “Tombouctou”", "aliases": ["Ber"]})
    draft = edited({"id": "draft-of-ber", "status": "draft", "claims": [], "events": []})
    draft["combatants"] = [{**one, "sided_by": []} for one in FILE["combatants"]]
    store = Store.open(Settings(database_url=database_url))
    for number, file in ((2, second), (3, third), (1, draft)):
        publish(store, read_record_file(file), Edition("B. Editor", f"Edition {number}"))
    store.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def history_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with that history; the tests only read it."""
    with fresh_database(request, tmp_path_factory) as url:
        write_history(url)
        yield url


@pytest.fixture(scope="module")
async def client(history_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over that history."""
    async with client_of(
        history_url, "https://battles.example:8443", headers={"Accept-Encoding": "identity"}
    ) as client:
        yield client


async def test_the_list_of_revisions(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{BER}/revisions")
    body = answer.json()
    assert list(body) == ["data", "next", "total", "total_capped", "left_out", "data_version"]
    assert [entry["revision"] for entry in body["data"]] == [3, 2, 1]
    newest, _, oldest = body["data"]
    assert list(newest) == [
        "sequence",
        "recorded_at",
        "resource",
        "id",
        "action",
        "revision",
        "sha256",
        "previous",
        "author",
        "comment",
        "into",
        "url",
    ]
    assert (newest["author"], newest["comment"], newest["action"]) == (
        "B. Editor",
        "Edition 3",
        "updated",
    )
    assert (oldest["author"], oldest["action"]) == ("A. Curator", "created")
    assert newest["url"] == f"{BER}/revisions/3"
    assert body["data_version"] == newest["sequence"] + 1  # the draft came after it


async def test_the_list_of_revisions_goes_on(client: httpx.AsyncClient) -> None:
    address: str | None = f"{BER}/revisions?limit=2"
    met = []
    while address is not None:
        body = (await client.get(address)).json()
        met.append([entry["revision"] for entry in body["data"]])
        address = body["next"]
    assert met == [[3, 2], [1]]
    cursor = (await client.get(f"{BER}/revisions?limit=1")).json()["next"].partition("cursor=")[2]
    for altered in (cursor[:-1], cursor[:5] + "x" + cursor[6:]):
        assert (await client.get(f"{BER}/revisions?cursor={altered}")).status_code == 400
    assert (await client.get(f"/v1/battles?cursor={cursor}")).status_code == 400


OTHER_NUMBERS = (b"[]", b'["abc"]', b"[0]", b"[-1]", b"[1,2]", b"[1000000000]", b"[%d]" % 10**22)


@pytest.mark.parametrize("payload", [*NO_POSITIONS, *OTHER_NUMBERS])
async def test_a_forged_cursor_of_revisions_is_refused(
    client: httpx.AsyncClient, payload: bytes
) -> None:
    question = b"revisions of battle battle-of-ber-2023"
    genuine = await client.get(f"{BER}/revisions?cursor={forged(question, b'[3]')}")
    assert [entry["revision"] for entry in genuine.json()["data"]] == [2, 1]
    answer = await client.get(f"{BER}/revisions?cursor={forged(question, payload)}")
    assert answer.status_code == 400
    assert answer.json()["type"] == "/problems/invalid-cursor"


async def test_a_revision_is_the_bytes_that_were_stored(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{BER}/revisions")).json()["data"]
    for entry in listed:
        answer = await client.get(entry["url"])
        assert answer.status_code == 200
        assert sha256(answer.content).hexdigest() == entry["sha256"]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["etag"].startswith(f'"{entry["revision"]}-')
        since = {"If-Modified-Since": answer.headers["last-modified"]}
        assert (await client.get(entry["url"], headers=since)).status_code == 304
    first = await client.get(f"{BER}/revisions/1")
    assert first.content == canonical(read_record_file(FILE).record)
    assert first.links["latest-version"]["url"] == BER
    assert first.links["version-history"]["url"] == f"{BER}/revisions"


async def test_two_revisions_compared(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{BER}/revisions/2?against=1")
    body = answer.json()
    assert (body["id"], body["revision"], body["against"]) == ("battle-of-ber-2023", 2, 1)
    event = FILE["events"][0]
    assert {one["at"]: one for one in body["differences"]} == {
        "/aliases/0": {
            "at": "/aliases/0",
            "kind": "added",
            "within": None,
            "before": None,
            "after": "Ber",
        },
        "/events/0/name": {
            "at": "/events/0/name",
            "kind": "changed",
            "within": event["id"],
            "before": event["name"],
            "after": "Another name",
        },
    }
    backwards = (await client.get(f"{BER}/revisions/1?against=2")).json()["differences"]
    assert {(one["at"], one["kind"]) for one in backwards} == {
        ("/aliases/0", "removed"),
        ("/events/0/name", "changed"),
    }
    assert (await client.get(f"{BER}/revisions/3?against=3")).json()["differences"] == []


@pytest.mark.parametrize("number", ["0", "4", "-1", "01", "1.0", "9" * 30, "one"])
async def test_a_revision_that_there_is_not(client: httpx.AsyncClient, number: str) -> None:
    assert (await client.get(f"{BER}/revisions/{number}")).status_code == 404


@pytest.mark.parametrize(("against", "status"), [("4", 404), ("0", 422), ("one", 422), ("", 422)])
async def test_against_what_there_is_not(
    client: httpx.AsyncClient, against: str, status: int
) -> None:
    answer = await client.get(f"{BER}/revisions/1?against={against}")
    assert answer.status_code == status


async def test_a_draft_is_nowhere(client: httpx.AsyncClient) -> None:
    for address in (
        "",
        "/claims",
        "/events",
        "/sources",
        "/revisions",
        "/revisions/1",
        "/citation",
    ):
        answer = await client.get(f"/v1/battles/draft-of-ber{address}")
        assert answer.status_code == 404
        assert "draft" not in answer.text
    misspelt = await client.get("/v1/battles/draft-of-bear")
    assert misspelt.json()["errors"][0]["expected"] == []
    listed = (await client.get("/v1/battles?count=true")).json()
    assert listed["total"] == 1
    assert [battle["id"] for battle in listed["data"]] == ["battle-of-ber-2023"]
    assert (await client.get("/v1/claims?battle=draft-of-ber")).status_code == 422
    assert (await client.get("/v1")).json()["counts"]["battles"] == 1


async def test_a_reader_can_hold_to_a_revision(client: httpx.AsyncClient) -> None:
    tag = (await client.get(BER)).headers["etag"]
    assert tag.startswith('"3-')
    assert (await client.get(BER, headers={"If-Match": '"3-0"'})).status_code == 200
    stale = await client.get(BER, headers={"If-Match": '"2-0", "1-0"'})
    assert stale.status_code == 412
    assert stale.headers["etag"] == tag
    claim = "/v1/claims/c7m2r5x0h8d3w6qe"
    # The claim's own words have not changed since the first revision of the battle.
    assert (await client.get(claim)).json()["revision"] == 1


async def test_the_citation_is_of_the_newest_revision(client: httpx.AsyncClient) -> None:
    newest = (await client.get(f"{BER}/revisions?limit=1")).json()["data"][0]
    answer = await client.get(f"{BER}/citation")
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    (item,) = answer.json()
    assert item["id"] == "battle-of-ber-2023-r3"
    assert item["title"] == "Battle of Ber & “Tombouctou”"
    assert item["author"] == [{"literal": "B. Editor"}]
    assert item["URL"] == f"https://battles.example:8443{BER}/revisions/3"
    assert newest["sha256"] in item["note"]
    bibtex = await client.get(f"{BER}/citation?style=bibtex")
    assert bibtex.headers["content-type"] == "application/x-bibtex"
    assert r"title = {{Battle of Ber \& “Tombouctou”}}" in bibtex.text
    ris = await client.get(f"{BER}/citation?style=ris")
    assert ris.headers["content-type"] == "application/x-research-info-systems"
    assert "\r\nTI  - Battle of Ber & “Tombouctou”\r\n" in ris.text
    unknown = await client.get(f"{BER}/citation?style=mla")
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["expected"] == ["bibtex", "ris", "csl-json"]


@pytest.mark.parametrize("query", ["", "?style=bibtex"])
async def test_a_citation_names_its_own_address_and_the_state_to_cite(
    client: httpx.AsyncClient, query: str
) -> None:
    answer = await client.get(f"{BER}/citation{query}")
    assert answer.headers["link"] == (
        f'<{BER}/citation{query}>; rel="self", <{BER}/revisions/3>; rel="cite-as"'
    )


async def test_json_is_enough_to_ask_for_csl_json(client: httpx.AsyncClient) -> None:
    asked = {"Accept": "application/json"}
    assert (await client.get(f"{BER}/citation", headers=asked)).status_code == 200
    refused = await client.get(f"{BER}/citation", headers={"Accept": "text/csv"})
    assert refused.status_code == 406


@pytest.mark.parametrize(
    ("style", "media_type"),
    [
        ("bibtex", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl-json", "application/vnd.citationstyles.csl+json"),
    ],
)
async def test_a_style_decides_whatever_is_accepted(
    client: httpx.AsyncClient, style: str, media_type: str
) -> None:
    for accept in ("application/json", "text/html"):
        answer = await client.get(f"{BER}/citation?style={style}", headers={"Accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"] == media_type


async def test_a_citation_has_the_public_address_where_there_is_one(history_url: str) -> None:
    public = "https://battles.example/history"
    app = create_app(Settings(database_url=history_url, public_url=public))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://t") as client,
    ):
        (item,) = (await client.get(f"{BER}/citation", headers={"Host": "a b"})).json()
    assert item["URL"] == f"{public}{BER}/revisions/3"


@pytest.mark.parametrize("host", ["evil.example/path", "a b", '"><script>', "a@b", "x:y", ""])
async def test_a_host_that_is_none_does_not_get_into_a_citation(
    client: httpx.AsyncClient, host: str
) -> None:
    answer = await client.get(f"{BER}/citation", headers={"Host": host})
    assert answer.status_code == 400
    assert "script" not in answer.text
