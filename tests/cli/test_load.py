from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from battleapi.cli.options import opened_store, read_settings, shown_address
from battleapi.editing.publish import Edition, publish
from battleapi.editing.reports import PublishReport
from battleapi.errors import StoreUnavailable
from battleapi.model.record_file import RecordFile
from battleapi.store.store import Store

from .conftest import Command, disorder_the_first_figure

Change = Callable[[Callable[[Any], None]], Path]


@pytest.fixture
def store(database_url: str, command: Command) -> str:
    """A migrated, empty store."""
    assert command("migrate", "--database-url", database_url).code == 0
    return database_url


def rename_the_coalition(document: Any) -> None:
    next(one for one in document["actors"] if one["id"] == "cma")["name"] = "The Coordination"


def test_a_load_reports_each_thing(ber: Path, store: str, command: Command) -> None:
    done = command("load", ber, "--database-url", store)
    assert (done.code, done.err) == (0, "")
    first, *rows, last = done.out.splitlines()
    assert first == f"{ber}: battle-of-ber-2023 is created, revision 1"
    document = json.loads(ber.read_text(encoding="utf-8"))
    assert [row.split()[:3] for row in rows] == [
        ["created", "1", "battle"],
        ["created", f"{len(document['actors'])}", "actors"],
        ["created", "1", "conflict"],
        ["created", f"{len(document['sources'])}", "sources"],
        ["created", f"{len(document['places'])}", "places"],
    ]
    assert "minusma-burkina-faso" in rows[1]
    assert last == f"Stored in {shown_address(read_settings(store))}."

    again = command("load", ber, "--database-url", store)
    assert again.code == 0
    assert again.out.splitlines()[0] == f"{ber}: battle-of-ber-2023 is unchanged, revision 1"
    assert {row.split()[0] for row in again.out.splitlines()[1:-1]} == {"unchanged"}


def test_figures_that_do_not_fit_are_notes(changed: Change, store: str, command: Command) -> None:
    path = changed(disorder_the_first_figure)
    (claim, *_) = json.loads(path.read_bytes())["claims"]
    done = command("load", path, "--database-url", store)
    assert (done.code, done.err) == (0, "")
    first, *_, note, _ = done.out.splitlines()
    assert first.endswith("battle-of-ber-2023 is created, revision 1, 1 note")
    assert note.startswith(f"  {claim['id']}: ")
    assert note.endswith(" [bounds_disordered]")
    (listed,) = command("load", path, "--json", "--database-url", store).json()["files"]
    assert [one["claims"] for one in listed["notes"]] == [[claim["id"]]]


def test_a_differing_shared_thing_is_refused_until_it_is_asked_for(
    ber: Path, changed: Change, store: str, command: Command
) -> None:
    command("load", ber, "--database-url", store)
    path = changed(rename_the_coalition)
    place = [one["id"] for one in json.loads(path.read_text())["actors"]].index("cma")
    done = command("load", path, "--database-url", store)
    assert (done.code, done.out) == (1, "")
    first, fault = done.err.splitlines()
    assert first == (
        f"error: {path} is refused, nothing was stored: One place in the record file contradicts "
        "what is stored. --update-shared brings what is stored to what the file says."
    )
    assert fault.startswith(
        f"  /actors/{place} (cma): The stored actor differs: /name is "
        '"Coordination of Azawad Movements" there and "The Coordination" here. Expected: '
    )
    assert fault.endswith("the copy as it is stored, or --update-shared. [shared_differs]")
    listed = command("load", path, "--json", "--database-url", store).json()["files"]
    assert [one["detail"] for one in listed] == [first.partition("stored: ")[2]]

    done = command("load", path, "--update-shared", "--database-url", store)
    assert done.code == 0
    assert done.out.splitlines()[0] == f"{path}: battle-of-ber-2023 is unchanged, revision 1"
    assert done.out.splitlines()[1].split() == ["updated", "1", "actor", "cma"]
    assert command("verify", "--database-url", store).code == 0


def test_one_refused_file_does_not_stop_the_next(
    ber: Path, changed: Change, store: str, command: Command
) -> None:
    path = changed(lambda document: document.update(kind="batle"))
    done = command("load", path, ber, "--json", "--database-url", store)
    assert (done.code, done.err) == (1, "")
    refused, loaded = done.json()["files"]
    assert (refused["file"], refused["refused"], refused["things"]) == (str(path), True, [])
    assert [one["at"] for one in refused["errors"]] == ["/kind"]
    assert (refused["unread"], loaded["unread"]) == (1, 0)
    assert (loaded["file"], loaded["refused"], loaded["errors"]) == (str(ber), False, [])
    assert (refused["status"], loaded["status"]) == (None, "published")
    assert loaded["things"][-1] == {
        "resource": "battle",
        "id": "battle-of-ber-2023",
        "result": "created",
        "revision": 1,
        "sequence": len(loaded["things"]),
    }
    assert {one["result"] for one in loaded["things"]} == {"created"}


def test_what_was_taken_is_reported_though_a_later_file_fails(
    ber: Path, store: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    done_before: list[RecordFile] = []

    def publish_once(store: Store, file: RecordFile, edition: Edition) -> PublishReport:
        if done_before:
            raise StoreUnavailable("The database is full.")
        done_before.append(file)
        return publish(store, file, edition)

    monkeypatch.setattr("battleapi.cli.load.publish", publish_once)
    done = command("load", ber, ber, "--json", "--database-url", store)
    assert (done.code, done.err) == (1, "error: The database is full.\n")
    (taken,) = done.json()["files"]
    assert (taken["file"], taken["things"][-1]["result"]) == (str(ber), "created")


def test_a_file_that_cannot_be_read_does_not_stop_the_next(
    ber: Path, store: str, command: Command
) -> None:
    # Everybody may open this one, and nobody can read its beginning.
    unreadable = Path("/proc/self/mem")
    done = command("load", unreadable, ber, "--database-url", store)
    assert done.code == 1
    assert done.err == (
        f"error: {unreadable} is refused, nothing was stored: It cannot be read: Input/output "
        "error.\n"
    )
    assert " is created, revision 1\n" in done.out


def test_a_draft_is_said_to_be_stored_and_not_served(
    changed: Change, store: str, command: Command
) -> None:
    path = changed(lambda document: document.update(id="a-draft", status="draft"))
    done = command("load", path, "--database-url", store)
    first = done.out.splitlines()[0]
    assert first == f"{path}: a-draft is created, revision 1 (draft: stored, not served)"
    (again,) = command("load", path, "--json", "--database-url", store).json()["files"]
    assert again["status"] == "draft"


def test_a_record_comes_through_a_pipe(
    ber: Path, store: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ber.read_bytes())))
    done = command("load", "-", "--database-url", store)
    assert (done.code, done.err) == (0, "")
    first = done.out.splitlines()[0]
    assert first == "standard input: battle-of-ber-2023 is created, revision 1"


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--author", "\udcff"),
        ("--author", ""),
        ("--author", "a" * 401),
        ("--comment", "a bell \a"),
    ],
)
def test_who_publishes_and_why_is_text(
    option: str, text: str, ber: Path, store: str, command: Command
) -> None:
    done = command("load", ber, option, text, "--database-url", store)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"error: The {option[2:]} cannot be stored. ")
    assert len(done.err.splitlines()) == 1
    assert command("dump", "battle-of-ber-2023", "--database-url", store).code == 1


def test_what_nobody_signs_is_signed_by_the_service(
    ber: Path, store: str, command: Command
) -> None:
    assert command("load", ber, "--database-url", store).code == 0
    with opened_store(read_settings(store)) as opened:
        (entry,) = opened.reader.revisions("battle-of-ber-2023", 10) or ()
    assert (entry.author, entry.comment) == ("battleapi", "Loaded from a record file")


def test_author_and_comment_stand_in_the_history(ber: Path, store: str, command: Command) -> None:
    words = ("--author", "A. Curator", "--comment", "First edition")
    assert command("load", ber, *words, "--database-url", store).code == 0
    with opened_store(read_settings(store)) as opened:
        (entry,) = opened.reader.revisions("battle-of-ber-2023", 10) or ()
    assert (entry.author, entry.comment) == ("A. Curator", "First edition")


def test_a_store_without_tables_says_what_to_do(
    ber: Path, database_url: str, command: Command
) -> None:
    done = command("load", ber, "--database-url", database_url)
    assert (done.code, done.out) == (1, "")
    assert "run `battleapi migrate`" in done.err


def test_nothing_is_cut_or_coloured_where_no_person_looks(
    ber: Path, store: str, command: Command
) -> None:
    done = command("load", ber, "--database-url", store)
    assert "\x1b" not in done.out
    assert "…" not in done.out
    actors = [one["id"] for one in json.loads(ber.read_text())["actors"]]
    (row,) = [row for row in done.out.splitlines() if " actors " in row]
    assert sorted(row.split("actors")[1].strip().split(", ")) == sorted(actors)
    assert all(line == line.rstrip() for line in done.out.splitlines())
