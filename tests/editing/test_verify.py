"""Every kind of tampering is found, and named by its place."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, delete, insert, select, text, update

from battleapi.editing.merge import Pair, merge
from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild, refresh
from battleapi.editing.verify import verify
from battleapi.errors import StoreUnavailable
from battleapi.model.canonical import sha256_hex
from battleapi.model.resources import Resource
from battleapi.rendering.documents import Form
from battleapi.settings import Settings
from battleapi.store.log import LogEnd, LogEntry, Revision, following
from battleapi.store.migrate import newest_revision
from battleapi.store.store import Store
from battleapi.store.tables import METADATA, log, log_head, merges, stale_marks
from tests.conftest import Engine
from tests.postgres import PostgresDatabases
from tests.store.opened import copied
from tests.store.specimens import actor, battle, claim, claim_id, conflict, event, file, place

EDITION = Edition("An editor", "a reason")


def fill(url: str) -> None:
    """Put three battles, a draft and one mark into an empty store."""
    store = Store.open(Settings(database_url=url))
    for number in (1, 2, 3):
        record = battle(
            f"b{number}",
            date="2023-08-11",
            sides=[["red"], ["blue"]],
            claims=[claim(number, by="red", about=["blue"])],
            events=[event(f"e{number}", place_id="ford", participants=["red"])],
            conflict="war",
            place_id="ford",
        )
        shared = (actor("red", ucdp="118"), actor("blue"), conflict("war"), place("ford", "ML"))
        publish(store, file(record, *shared), EDITION)
    publish(store, file(battle("draft", status="draft", claims=[claim(7)])), EDITION)
    refresh(store)
    tamper(store, "INSERT INTO stale_marks VALUES ('place', 'ford', 9)")
    assert list(verify(store)) == []
    store.close()


@pytest.fixture(scope="module")
def filled_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.sqlite3"
    shutil.copyfile(migrated_file, path)
    fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="module")
def filled_database(postgres_databases: PostgresDatabases, migrated_database: str) -> Iterator[str]:
    url = postgres_databases.create(migrated_database)
    fill(url)
    yield url
    postgres_databases.drop(url)


@pytest.fixture
def filled(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A copy of the filled store, once on each engine."""
    with copied(engine, tmp_path, request, "filled_file", "filled_database") as url:
        store = Store.open(Settings(database_url=url, lock_wait=1.0))
        yield store
        store.close()


def tamper(store: Store, *statements: str) -> None:
    with store.transaction(1.0) as connection:
        for statement in statements:
            connection.execute(text(statement))


def planted(form: str, document_id: str, /, **other: str) -> str:
    """A statement that copies a document, with other values in some columns."""
    columns = [column.name for column in METADATA.tables["documents"].columns]
    values = ", ".join(f"'{other[name]}'" if name in other else name for name in columns)
    copied = f"SELECT {values} FROM documents WHERE form = '{form}' AND id = '{document_id}'"
    return f"INSERT INTO documents {copied}"


DRAFT_CLAIM = f"claim/{claim_id(7)}"


def found(store: Store) -> set[tuple[str, str]]:
    return {(one.table, one.at) for one in verify(store)}


# The first battle is entry 6: conflict, place, two actors and the source come before it.
@pytest.mark.parametrize(
    ("statement", "places"),
    [
        ("UPDATE log SET author = 'Somebody' WHERE sequence = 3", {("log", "3")}),
        ("UPDATE log SET comment = 'x' WHERE sequence = 6", {("log", "6")}),
        ("UPDATE log SET recorded_at = '2000' WHERE sequence = 4", {("log", "4")}),
        ("UPDATE log SET revision = 2 WHERE sequence = 5", {("log", "5")}),
        ("UPDATE log SET action = 'updated' WHERE sequence = 5", {("log", "5")}),
        ("UPDATE log SET hash = sha256 WHERE sequence = 2", {("log", "2"), ("log", "3")}),
        ("UPDATE log SET previous = sha256 WHERE sequence = 2", {("log", "2")}),
        ("DELETE FROM log WHERE sequence = 7", {("log", "8")}),
        ("UPDATE log SET id = 'b9' WHERE sequence = 7", {("log", "7")}),
        ("UPDATE log SET resource = 'army' WHERE sequence = 7", {("log", "7")}),
        ("UPDATE log SET resource = 'claim' WHERE sequence = 7", {("log", "7")}),
        ("UPDATE log SET revision = 9007199254740993 WHERE sequence = 5", {("log", "5")}),
        ("UPDATE log SET action = 'undone' WHERE sequence = 7", {("log", "7")}),
        (
            (
                "INSERT INTO log SELECT -1, resource, id, 2, action, recorded_at, author, comment, "
                "sha256, previous, hash, canonical, NULL FROM log WHERE sequence = 9"
            ),
            {("log", "-1"), ("log", "1"), ("log", "9")},
        ),
    ],
)
def test_a_changed_log_is_found(
    filled: Store, statement: str, places: set[tuple[str, str]]
) -> None:
    tamper(filled, statement)
    assert {one for one in found(filled) if one[0] == "log"} == places


def test_changed_content_is_found(filled: Store) -> None:
    with filled.transaction(1.0) as connection:
        content = bytes(
            connection.execute(text("SELECT canonical FROM log WHERE sequence = 6")).scalar_one()
        )
        connection.execute(
            text("UPDATE log SET canonical = :new WHERE sequence = 6"),
            {"new": content.replace(b'"value":4', b'"value":5')},
        )
    (finding,) = verify(filled)
    assert (finding.table, finding.at) == ("log", "6")
    assert "content" in finding.detail


def test_a_log_cut_off_at_its_end_is_found(filled: Store) -> None:
    tamper(filled, "DELETE FROM log WHERE sequence = 9")
    assert ("log_head", "1") in found(filled)


def test_an_entry_with_all_its_hashes_made_anew_breaks_the_chain(filled: Store) -> None:
    with filled.transaction(1.0) as connection:
        row = connection.execute(text("SELECT * FROM log WHERE sequence = 6")).one()
        forged = replace(LogEntry.of_row(row), author="Somebody")
        connection.execute(
            text("UPDATE log SET author = 'Somebody', hash = :hash WHERE sequence = 6"),
            {"hash": forged.computed_hash()},
        )
    assert found(filled) == {("log", "7")}


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE heads SET revision = 9 WHERE id = 'b2'", ("heads", "battle/b2")),
        ("DELETE FROM heads WHERE id = 'war'", ("heads", "conflict/war")),
        ("UPDATE parts SET revision = 2 WHERE id = 'e1'", ("parts", "event/e1")),
        (f"DELETE FROM parts WHERE id = '{claim_id(7)}'", ("parts", f"claim/{claim_id(7)}")),
        ("UPDATE battles SET starts = starts + 1 WHERE id = 'b2'", ("battles", "b2")),
        ("UPDATE battles SET public_from = 2 WHERE id = 'b2'", ("battles", "b2")),
        (f"UPDATE claims SET stance = 'own' WHERE id = '{claim_id(1)}'", ("claims", claim_id(1))),
        ("DELETE FROM claim_about WHERE actor = 'blue'", ("claim_about", f"blue/{claim_id(1)}")),
        ("UPDATE events SET phase = 'aftermath' WHERE id = 'e3'", ("events", "e3")),
        ("DELETE FROM event_countries WHERE event = 'e3'", ("event_countries", "ML/e3")),
        ("UPDATE actors SET name = 'x' WHERE id = 'red'", ("actors", "red")),
        ("DELETE FROM lineage WHERE id = 'red'", ("lineage", "actor/red/red")),
        ("DELETE FROM place_countries WHERE place = 'ford'", ("place_countries", "ML/ford")),
        (
            "DELETE FROM dependencies WHERE on_id = 'ford' AND id = 'b1'",
            ("dependencies", "place/ford/battle/b1"),
        ),
        ("UPDATE counters SET value = 7 WHERE name = 'claims'", ("counters", "claims")),
        ("UPDATE documents SET etag = '1-0' WHERE id = 'b1'", ("documents", "record/b1")),
        ("UPDATE documents SET revision = 2 WHERE id = 'red'", ("documents", "actor/red")),
        ("DELETE FROM documents WHERE form = 'event' AND id = 'e2'", ("documents", "event/e2")),
        ("UPDATE documents SET gzip = NULL WHERE id = 'b1'", ("documents", "record/b1")),
        ("INSERT INTO stale_marks VALUES ('actor', 'nobody', 1)", ("stale_marks", "actor/nobody")),
        ("INSERT INTO battle_countries VALUES ('NE', 'gone')", ("battle_countries", "*")),
        ("INSERT INTO claim_effects VALUES ('killed', 'gone')", ("claim_effects", "*")),
        ("INSERT INTO battle_countries VALUES ('NE', 'draft')", ("battle_countries", "NE/draft")),
        ("DELETE FROM parts WHERE battle = 'b1'", ("parts", f"claim/{claim_id(1)}")),
        (f"UPDATE parts SET id = 'x' WHERE id = '{claim_id(1)}'", ("parts", "claim/x")),
        ("UPDATE parts SET battle = 'b2' WHERE id = 'e1'", ("parts", "event/e1")),
        ("INSERT INTO parts VALUES ('actor', 'e1', 'b1', 1, '', '')", ("parts", "actor/e1")),
        ("INSERT INTO parts VALUES ('event', 'e9', 'gone', 1, '', '')", ("parts", "*")),
        ("INSERT INTO lineage VALUES ('battle', 'b1', 'b2')", ("lineage", "battle/b1/b2")),
        ("INSERT INTO lineage VALUES ('conflict', 'war', 'no')", ("lineage", "*")),
        (
            "INSERT INTO dependencies VALUES ('actor', 'red', 'actor', 'gone')",
            ("dependencies", "*"),
        ),
        (
            "INSERT INTO dependencies VALUES ('actor', 'red', 'army', 'red')",
            ("dependencies", "actor/red/army/red"),
        ),
        ("INSERT INTO counters VALUES ('wars', 1)", ("counters", "wars")),
        ("DELETE FROM counters WHERE name = 'claims'", ("counters", "claims")),
        ("INSERT INTO stale_marks VALUES ('claim', 'b1', 1)", ("stale_marks", "claim/b1")),
        ("INSERT INTO stale_marks VALUES ('actor', 'red', 10)", ("stale_marks", "actor/red")),
        ("INSERT INTO stale_marks VALUES ('actor', 'red', 0)", ("stale_marks", "actor/red")),
        (
            "UPDATE documents SET gzip = body WHERE form = 'record' AND id = 'b1'",
            ("documents", "record/b1"),
        ),
        (planted("actor", "red", form="nonsense"), ("documents", "nonsense/red")),
        (planted("record", "b1", id="draft", owner="draft"), ("documents", "record/draft")),
        (planted("claim", claim_id(1), id=claim_id(7), owner="draft"), ("documents", DRAFT_CLAIM)),
        (planted("actor", "red", id="gone", owner="gone"), ("documents", "actor/gone")),
        (planted("actor", "red", id="b1", owner="b1"), ("documents", "actor/b1")),
        (planted("claim", claim_id(1), id="more"), ("documents", "claim/more")),
    ],
)
def test_a_changed_projection_is_found_and_rebuilt(
    filled: Store, statement: str, place: tuple[str, str]
) -> None:
    tamper(filled, statement)
    places = found(filled)
    assert place in places
    assert {table for table, _ in places} == {place[0]}
    rebuild(filled)
    assert found(filled) == set()


def test_changed_bytes_of_a_document_are_found(filled: Store) -> None:
    with filled.transaction(1.0) as connection:
        connection.execute(
            text("UPDATE documents SET body = :body WHERE form = 'summary' AND id = 'b1'"),
            {"body": b'{"id":"b1"}'},
        )
    (finding,) = verify(filled)
    assert (finding.table, finding.at) == ("documents", "summary/b1")
    assert "bytes" in finding.detail


def test_a_store_whose_projections_were_emptied_is_rebuilt_byte_for_byte(filled: Store) -> None:
    def everything() -> dict[str, list[tuple[object, ...]]]:
        tables = ("documents", "claims", "claim_about", "battles", "heads", "parts", "counters")
        with filled.snapshot() as connection:
            return {
                table: sorted(
                    tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                    for row in connection.execute(text(f"SELECT * FROM {table}"))
                )
                for table in tables
            }

    before = everything()
    tamper(filled, *(f"DELETE FROM {table}" for table in before))
    # Three battles, a draft, a conflict, a place, two actors and a source.
    assert rebuild(filled) == 9
    assert everything() == before


def test_a_document_that_is_marked_is_no_finding(filled: Store) -> None:
    tamper(
        filled,
        "UPDATE documents SET etag = 'x' WHERE id = 'b1'",
        "INSERT INTO stale_marks VALUES ('battle', 'b1', 9)",
    )
    assert found(filled) == set()


def test_a_document_of_a_draft_is_not_served_any_more_once_it_was_rebuilt(filled: Store) -> None:
    async def served() -> bool:
        document = await filled.documents.get(Form.RECORD, "draft")
        await filled.documents.close()
        return document is not None

    tamper(filled, planted("record", "b1", id="draft", owner="draft"))
    rebuild(filled)
    assert not asyncio.run(served())


def test_bytes_that_are_no_gzip_are_found_and_rendered_anew(filled: Store) -> None:
    for packed in (b"", b"nonsense", b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08" + bytes(20)):
        with filled.transaction(1.0) as connection:
            for document in ("b1", "red"):  # a long one, and one that is too short for it
                connection.execute(
                    text("UPDATE documents SET gzip = :packed WHERE id = :id"),
                    {"packed": packed, "id": document},
                )
        assert found(filled) == {
            ("documents", "record/b1"),
            ("documents", "summary/b1"),
            ("documents", "comparison/b1"),
            ("documents", "actor/red"),
        }
    rebuild(filled)
    assert found(filled) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE battles SET located = 7 WHERE id = 'b1'",
        "UPDATE battles SET starts = 'x' WHERE id = 'b1'",
        "UPDATE documents SET body = CAST(body AS TEXT) WHERE id = 'b1'",
        "UPDATE documents SET gzip = 'x' WHERE id = 'b1'",
        "UPDATE stale_marks SET sequence = 'x'",
        "UPDATE battles SET name = CAST(x'ff41' AS TEXT) WHERE id = 'b1'",
        "UPDATE documents SET etag = CAST(x'ff41' AS TEXT) WHERE id = 'b1'",
        "UPDATE log SET author = CAST(x'ff41' AS TEXT) WHERE sequence = 9",
        "UPDATE log SET revision = 'x' WHERE sequence = 9",
        "UPDATE log SET recorded_at = x'00' WHERE sequence = 9",
        "UPDATE log SET canonical = CAST(canonical AS TEXT) WHERE sequence = 9",
        "UPDATE log_head SET sequence = 'x'",
        "UPDATE log_head SET number = 2",
        "UPDATE log_head SET number = 'x'",
        "UPDATE alembic_version SET version_num = x'00'",
    ],
)
@pytest.mark.parametrize("engine", ["sqlite"])
def test_values_that_only_sqlite_takes_are_found(filled: Store, statement: str) -> None:
    unchecked = "PRAGMA ignore_check_constraints="
    tamper(filled, f"{unchecked}ON", statement, f"{unchecked}OFF")
    table = statement.split()[1]
    assert table in {one for one, _ in found(filled)}
    if not table.startswith(("log", "alembic")):
        rebuild(filled)
        assert found(filled) == set()


def test_content_that_is_no_record_is_found_where_every_hash_fits(filled: Store) -> None:
    with filled.transaction(1.0) as connection:
        entry = LogEntry.of_row(connection.execute(select(log).where(log.c.sequence == 9)).one())
        empty = replace(entry, canonical=b"{}", sha256=sha256_hex(b"{}"))
        forged = {"sha256": empty.sha256, "hash": empty.computed_hash()}
        connection.execute(update(log).where(log.c.sequence == 9).values(canonical=b"{}", **forged))
        connection.execute(update(log_head).values(hash=forged["hash"]))
    (finding,) = verify(filled)
    assert (finding.table, finding.at) == ("log", "9")
    assert "no thing of its kind" in finding.detail


def test_a_lost_index_and_a_lost_table_are_found_and_made_again(filled: Store) -> None:
    tamper(
        filled,
        "DROP INDEX ix_claims_event",
        "DROP INDEX ix_documents_owner",
        "CREATE INDEX ix_documents_owner ON documents (etag)",
    )
    assert found(filled) == {("claims", "ix_claims_event"), ("documents", "ix_documents_owner")}
    rebuild(filled)
    assert found(filled) == set()
    tamper(filled, "DROP TABLE documents", "ALTER TABLE battles DROP COLUMN public_from")
    assert found(filled) == {("documents", "*"), ("battles", "*")}
    rebuild(filled)
    assert found(filled) == set()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE alembic_version SET version_num = '0000'", "0000"),
        ("DELETE FROM alembic_version", "missing"),
    ],
)
def test_a_revision_of_other_tables_is_found_and_stays(
    filled: Store, statement: str, said: str
) -> None:
    tamper(filled, statement)
    for _ in range(2):
        (finding,) = verify(filled)
        assert finding.table == "alembic_version"
        assert finding.detail == f"the revision is {said} and has to be {newest_revision()}"
        # To say that the tables are of this revision would be a guess.
        rebuild(filled)


def test_a_database_without_a_log_cannot_be_verified(filled: Store) -> None:
    tamper(filled, "DROP TABLE log")
    with pytest.raises(StoreUnavailable):
        list(verify(filled))


# Keys are no data, and nothing says what they should be.
@pytest.mark.parametrize("name", sorted(METADATA.tables.keys() - {"keys"}))
def test_no_cell_can_be_changed_and_no_row_deleted_unseen(filled: Store, name: str) -> None:
    table = METADATA.tables[name]
    if table is merges:
        merge_mill(filled)
    with filled.snapshot() as connection:
        wanted = select(table).order_by(*table.primary_key.columns).limit(1)
        row = dict(connection.execute(wanted).one()._mapping)
    # That log_head has one row with this number is a rule of the schema.
    for column in [one for one in table.columns if one is not log_head.c.number]:
        changed = row | {column.name: other_than(row[column.name], column)}
        exchange(filled, table, row, changed)
        assert found(filled) != set(), column.name
        exchange(filled, table, changed, row)
    if table is stale_marks:
        return  # a mark less is a document that is in order, or else a finding of its own
    assert found(filled) == set()
    exchange(filled, table, row, None)
    assert found(filled) != set()
    if table not in {log, log_head}:
        rebuild(filled)
        assert found(filled) == set()


def merge_mill(store: Store) -> None:
    publish(store, file(battle("at-the-mill", place_id="mill"), place("mill", "ML")), EDITION)
    merge(store, Pair(Resource.PLACE, "mill", "ford"), EDITION)
    refresh(store)


def test_what_was_merged_is_no_more_and_cannot_come_back_unseen(filled: Store) -> None:
    merge_mill(filled)
    assert found(filled) == set()
    with filled.transaction(1.0) as connection:
        wanted = select(log).where(log.c.merged_into.is_not(None))
        last = LogEntry.of_row(connection.execute(wanted).one())
        again = following(
            LogEnd(last.sequence, last.recorded_at, last.hash),
            Revision(last.resource, last.id, last.canonical or b"", "A", ""),
            last.revision + 1,
            datetime.now(UTC),
        )
        connection.execute(insert(log).values(**asdict(again)))
        connection.execute(
            update(log_head).values(
                sequence=again.sequence, recorded_at=again.recorded_at, hash=again.hash
            )
        )
    (finding,) = verify(filled)
    assert (finding.table, finding.at) == ("log", str(again.sequence))
    assert "was merged into another before" in finding.detail


def other_than(value: Any, column: Column[Any]) -> Any:
    kind = column.type.python_type
    if kind is bool:
        return not value
    if kind is int:
        return 1 if value is None else -1 - value
    return b"\x00" if kind is bytes else f"{value}-x"


def exchange(
    store: Store, table: Table, before: dict[str, Any], after: dict[str, Any] | None
) -> None:
    """Put one row in the place of another, or none."""
    with store.transaction(1.0) as connection:
        keys = (column == before[column.name] for column in table.primary_key.columns)
        connection.execute(delete(table).where(*keys))
        if after is not None:
            connection.execute(insert(table).values(after))
