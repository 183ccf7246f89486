"""Who may write over HTTP, and what becomes of it: each operation with each sort of key."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from battleapi.api.routes import merging
from battleapi.editing.keys import Scope, create_key, revoke
from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.settings import Settings
from battleapi.store.log import instant
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from battleapi.store.tables import keys as table
from tests.api.test_every_operation import check_problem
from tests.served import client_of, fresh_database
from tests.store.specimens import actor, battle, file

pytestmark = pytest.mark.anyio

MERGE = "/v1/actors/rote/merge"
WRITES = [("POST", MERGE, {"into": "reds", "comment": "the same"})]
"""Every operation that writes, and what it may be asked."""

Keys = dict[str, str | None]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of two that are one, and of one that they fight."""
    with fresh_database(request, tmp_path_factory) as found:
        migrate(found)
        store = Store.open(Settings(database_url=found))
        for battle_id, sides in (
            ("b1", [["rote"], ["foe"]]),
            ("b2", [["reds"]]),
            ("b3", [["rote"]]),
        ):
            things = [actor(one) for side in sides for one in side]
            publish(store, file(battle(battle_id, sides=sides), *things), Edition("A", ""))
        store.close()
        yield found


@pytest.fixture
def keys(url: str) -> Keys:
    """A key of each sort."""
    store = Store.open(Settings(database_url=url))
    editor = create_key(store, "E. Ditor", Scope.EDITOR, 30).key
    revoked = create_key(store, "R", Scope.EDITOR, None)
    revoke(store, revoked.stored.id)
    expired = create_key(store, "X", Scope.EDITOR, 1)
    yesterday = instant(datetime.now(UTC) - timedelta(days=1))
    with store.transaction(1.0) as connection:
        connection.execute(
            table.update().where(table.c.id == expired.stored.id).values(expires_at=yesterday)
        )
    found: Keys = {
        "nobody": None,
        "contributor": create_key(store, "C", Scope.CONTRIBUTOR, None).key,
        "editor": editor,
        "revoked": revoked.key,
        "expired": expired.key,
        "wrong": editor[:-1] + ("0" if editor[-1] != "0" else "1"),
        "unknown": "bk_" + "0" * 12 + "_" + "0" * 64,
        "nonsense": "bk_\u00fc",
    }
    store.close()
    return found


@pytest.fixture
async def client(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(url) as client:
        yield client


def bearer(key: str | None) -> dict[bytes, bytes]:
    return {} if key is None else {b"Authorization": f"Bearer {key}".encode()}


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
async def test_each_key_opens_what_it_may(
    client: httpx.AsyncClient, keys: Keys, method: str, path: str, body: dict[str, str]
) -> None:
    for who in ("nobody", "revoked", "expired", "wrong", "unknown", "nonsense"):
        answer = await client.request(method, path, json=body, headers=bearer(keys[who]))
        check_problem(answer, 401, "unauthorized")
        assert answer.headers["www-authenticate"] == 'Bearer realm="battleapi"'
    answer = await client.request(method, path, json=body, headers=bearer(keys["contributor"]))
    problem = check_problem(answer, 403, "forbidden")
    assert "scope editor" in problem["detail"]
    # Nothing came of all that.
    assert (await client.get("/v1/actors/rote")).status_code == 200
    answer = await client.request(method, path, json=body, headers=bearer(keys["editor"]))
    assert answer.status_code == 200


async def test_a_merge_is_signed_with_the_name_of_the_key(
    client: httpx.AsyncClient, keys: Keys, url: str
) -> None:
    body = {"into": "reds", "comment": "the same"}
    answer = await client.post(MERGE, json=body, headers=bearer(keys["editor"]))
    assert answer.headers["cache-control"] == "no-store"
    told = {
        "merged": "rote",
        "into": "reds",
        "already": False,
        "battles": 2,
        "names": ["Rote"],
        "url": "/v1/actors/reds",
    }
    assert answer.json() == told
    moved = await client.get("/v1/actors/rote")
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/actors/reds")
    (last, *_) = (await client.get("/v1/actors/rote/revisions")).json()["data"]
    assert (last["author"], last["comment"], last["into"]) == ("E. Ditor", "the same", "reds")
    # The very same again is no harm.
    answer = await client.post(MERGE, json={"into": "reds"}, headers=bearer(keys["editor"]))
    assert answer.json() == told | {"already": True, "battles": 0, "names": []}
    store = Store.open(Settings(database_url=url))
    assert list(verify(store)) == []
    store.close()


async def test_what_is_wrong_is_told_as_everywhere(
    client: httpx.AsyncClient, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = bearer(keys["editor"])

    async def refused(path: str, status: int, slug: str, body: object) -> list[str]:
        answer = await client.post(path, json=body, headers=headers)
        problem = check_problem(answer, status, slug)
        return [f"{one['in']} {one['at']} {one['code']}" for one in problem["errors"]]

    assert await refused(MERGE, 422, "unprocessable", {"into": "rote"}) == ["body /into same_id"]
    assert await refused(MERGE, 422, "unprocessable", {"into": "Reds!", "owner": "me"}) == [
        "body /into malformed",
        "body /owner unknown_key",
    ]
    assert await refused(MERGE, 422, "unprocessable", {}) == ["body /into missing"]
    assert await refused(MERGE, 422, "unprocessable", {"into": "redss"}) == [
        "body /into unknown_value"
    ]
    assert await refused("/v1/actors/x/merge", 404, "not-found", {"into": "reds"}) == [
        "path id unknown_value"
    ]
    assert await refused(MERGE, 409, "conflict", {"into": "foe"}) == [
        "record /combatants/0 fights_itself"
    ]
    assert await refused(f"{MERGE}?dry=1", 422, "invalid-parameters", {"into": "reds"}) == [
        "query dry unknown_parameter"
    ]
    monkeypatch.setattr(merging, "MOST_BATTLES", 1)
    assert await refused(MERGE, 409, "conflict", {"into": "reds"}) == []
    answer = await client.post(MERGE, content=b"into=reds", headers=headers)
    check_problem(answer, 415, "unsupported-media-type")
    sent = {**headers, b"Content-Type": b"application/json; charset=utf-8"}
    answer = await client.post(MERGE, content=b'{"into": "reds", "into": "foe"}', headers=sent)
    check_problem(answer, 400, "invalid-json")
    answer = await client.post(MERGE, content=b" " * 20_000, headers=sent)
    check_problem(answer, 413, "content-too-large")


async def test_two_keys_are_none(client: httpx.AsyncClient, keys: Keys) -> None:
    both = [("Authorization", f"Bearer {keys['editor']}")] * 2
    answer = await client.post(MERGE, json={"into": "reds"}, headers=both)
    check_problem(answer, 401, "unauthorized")
    answer = await client.post(
        f"{MERGE}?key={keys['editor']}",
        json={"into": "reds"},
        headers={"X-Key": str(keys["editor"])},
    )
    check_problem(answer, 401, "unauthorized")
    basic = {"Authorization": f"Basic {keys['editor']}"}
    answer = await client.post(MERGE, json={"into": "reds"}, headers=basic)
    check_problem(answer, 401, "unauthorized")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
async def test_what_is_written_to_is_not_read(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, MERGE)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
    asked = await client.options(MERGE, headers={"Origin": "https://elsewhere.example"})
    assert (asked.status_code, asked.headers["allow"]) == (204, "POST, OPTIONS")
    # Pages of other origins can send no key.
    assert "Authorization" not in asked.headers["access-control-allow-headers"]
    assert "POST" not in asked.headers["access-control-allow-methods"]
