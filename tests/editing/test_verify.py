"""Every kind of tampering is found, and named by its place."""

import pytest
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild, refresh
from battleapi.editing.verify import verify
from battleapi.store.store import Store
from tests.store.specimens import actor, battle, claim, claim_id, conflict, event, file, place

EDITION = Edition("An editor", "a reason")


@pytest.fixture
def filled(store: Store) -> Store:
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
        shared = (actor("red"), actor("blue"), conflict("war"), place("ford", "ML"))
        publish(store, file(record, *shared), EDITION)
    publish(store, file(battle("draft", status="draft", claims=[claim(7)])), EDITION)
    refresh(store)
    assert list(verify(store)) == []
    return store


def tamper(store: Store, *statements: str) -> None:
    with store.transaction(1.0) as connection:
        for statement in statements:
            connection.execute(text(statement))


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
        from battleapi.store.log import LogEntry

        row = connection.execute(text("SELECT * FROM log WHERE sequence = 6")).one()
        entry = LogEntry.of_row(row)
        forged = LogEntry.of_row(row).__class__(
            **{name: getattr(entry, name) for name in entry.__slots__} | {"author": "Somebody"}
        )
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
    ],
)
def test_a_changed_projection_is_found_and_rebuilt(
    filled: Store, statement: str, place: tuple[str, str]
) -> None:
    tamper(filled, statement)
    assert place in found(filled)
    # Counts on documents follow from columns.
    assert {table for table, _ in found(filled)} - {"documents"} <= {place[0]}
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
