"""Proving the store: the chain of the log, and every projection against what the log says.

Nothing here changes anything. Each difference is one `Finding`; none is a clean store.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, func, select

from ..model import references
from ..model.canonical import sha256_hex
from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY, Form, Rendered
from .contents import named_by
from .document_rows import stored
from .documents import OWNER
from .gathering import rendered
from .ledger import part_row
from .log import BEFORE_THE_FIRST, Action, LogEntry
from .projecting import stored_rows, true_counts
from .projections import TABLES, battle_rows, shared_rows
from .registries import Shelf
from .replay import History, entries, heads_in_log, histories, ids_in_log
from .rows import Projection, Row, merged
from .staleness import marks_of
from .tables import counters, documents, heads, log_head, parts, stale_marks

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it has to be: in which table, at which key, and what is wrong."""

    table: str
    at: str
    detail: str


def chain_findings(connection: Connection) -> Iterator[Finding]:
    """Every break of the log: gaps, changed content, changed entries, a wrong end."""
    previous, sequence, moment = BEFORE_THE_FIRST, 0, ""
    revisions: dict[tuple[Resource, str], int] = {}
    for entry in entries(connection):
        at = str(entry.sequence)
        if entry.sequence != sequence + 1:
            yield Finding("log", at, f"entry {sequence + 1} is missing before it")
        if entry.previous != previous:
            yield Finding("log", at, "previous is not the hash of the entry before it")
        number = revisions.get((entry.resource, entry.id), 0) + 1
        if entry.revision != number:
            yield Finding("log", at, f"it is not revision {number} of its thing")
        if entry.recorded_at < moment:
            yield Finding("log", at, "it is recorded before the entry before it")
        yield from _entry_findings(entry)
        revisions[entry.resource, entry.id] = entry.revision
        previous, sequence, moment = entry.hash, entry.sequence, entry.recorded_at
    end = connection.execute(select(log_head)).one_or_none()
    if end is None or (end.sequence, end.recorded_at, end.hash) != (sequence, moment, previous):
        yield Finding("log_head", "1", f"it is not the end of the log, which is entry {sequence}")


def _entry_findings(entry: LogEntry) -> Iterator[Finding]:
    at = str(entry.sequence)
    if sha256_hex(entry.canonical or b"") != entry.sha256:
        yield Finding("log", at, "sha256 is not that of the content")
    if entry.computed_hash() != entry.hash:
        yield Finding("log", at, "hash is not that of the entry")
    if entry.action is not (Action.CREATED if entry.revision == 1 else Action.UPDATED):
        yield Finding("log", at, "action does not fit the revision")


def head_findings(connection: Connection) -> Iterator[Finding]:
    """Heads that are not the newest revisions of the log."""
    has = (tuple(row) for row in connection.execute(select(heads)))
    yield from _row_findings("heads", has, heads_in_log(connection), keys=2)


def battle_findings(connection: Connection) -> Iterator[Finding]:
    """Parts, columns and documents of battles that are not what the log makes of them."""
    seen = dict.fromkeys((*TABLES[Resource.BATTLE], parts), 0)
    shown = 0
    for some in _few(ids_in_log(connection, Resource.BATTLE)):
        replayed = histories(connection, some)
        due: dict[Table, Sequence[Row]] = {
            parts: [part_row(*k, p) for h in replayed.values() for k, p in h.parts.items()],
            **_columns_of(connection, replayed),
        }
        has = {
            table: stored_rows(connection, Resource.BATTLE, table, some)
            for table in TABLES[Resource.BATTLE]
        }
        has[parts] = _parts_of(connection, some)
        for table in seen:
            keys = len(table.primary_key.columns)
            yield from _row_findings(table.name, has[table], due.get(table, ()), keys=keys)
            seen[table] += len(has[table])
        findings, count = _document_findings(connection, Resource.BATTLE, some)
        shown += count
        yield from findings
    yield from _strays(connection, Resource.BATTLE, seen, shown)


def shared_findings(connection: Connection, resource: Resource) -> Iterator[Finding]:
    """Columns and documents of shared things that are not what the log makes of them."""
    seen = dict.fromkeys(TABLES[resource], 0)
    shown = 0
    for some in _few(ids_in_log(connection, resource)):
        shelf = Shelf(connection)
        things = shelf.get(resource, some)
        shelf.closure(
            (one.resource, one.id) for x in things.values() for one in references.of_shared(x)
        )
        everything = shelf.registry()
        due = merged(shared_rows(thing, everything) for thing in things.values())
        for table in TABLES[resource]:
            has = stored_rows(connection, resource, table, some)
            keys = len(table.primary_key.columns)
            yield from _row_findings(table.name, has, due.get(table, ()), keys=keys)
            seen[table] += len(has)
        findings, count = _document_findings(connection, resource, some)
        shown += count
        yield from findings
    yield from _strays(connection, resource, seen, shown)


def counter_findings(connection: Connection) -> Iterator[Finding]:
    """Counters that are not the true numbers."""
    has = {row.name: row.value for row in connection.execute(select(counters))}
    for name, number in true_counts(connection).items():
        if has.get(name, 0) != number:
            yield Finding("counters", name, f"it is {has.get(name, 0)} and has to be {number}")


def mark_findings(connection: Connection) -> Iterator[Finding]:
    """Marks on what is not there, or later than the end of the log."""
    end = select(log_head.c.sequence).scalar_subquery()
    known = select(heads.c.id).where(
        heads.c.resource == stale_marks.c.resource, heads.c.id == stale_marks.c.id
    )
    wrong = select(stale_marks).where(~known.exists() | (stale_marks.c.sequence > end))
    for row in connection.execute(wrong):
        yield Finding("stale_marks", f"{row.resource}/{row.id}", "it marks nothing that is there")


def _columns_of(connection: Connection, replayed: dict[str, History]) -> Projection:
    published = {one: h for one, h in replayed.items() if h.public_from is not None}
    shelf = Shelf(connection)
    named = {one: named_by(history.record) for one, history in published.items()}
    shelf.closure(thing for some in named.values() for thing in some)
    everything = shelf.registry()
    return merged(
        battle_rows(history.record, named[one], everything, history.public_from or 0)
        for one, history in published.items()
    )


def _parts_of(connection: Connection, battles: Collection[str]) -> list[tuple[object, ...]]:
    wanted = select(parts).where(parts.c.battle.in_(list(battles)))
    return [tuple(row) for row in connection.execute(wanted)]


def _document_findings(
    connection: Connection, resource: Resource, ids: Collection[str]
) -> tuple[list[Finding], int]:
    """What is wrong with the documents of some things, and how many documents they have."""
    marks = marks_of(connection, resource, ids)
    forms = [form.value for form in Form if OWNER[form] is resource]
    rows = connection.execute(_DOCUMENTS, {"ids": list(ids), "forms": forms}).all()
    has: dict[tuple[str, str], Row] = {(row.form, row.id): tuple(row) for row in rows}
    findings: list[Finding] = []
    for owner, some in rendered(connection, resource, ids).items():
        if owner in marks:
            continue
        mine = {key for key, row in has.items() if row[2] == owner}
        for one in some:
            key = (one.form.value, one.id)
            mine.discard(key)
            detail = _wrong(one, has.get(key), owner)
            if detail is not None:
                findings.append(Finding("documents", "/".join(key), detail))
        findings += [Finding("documents", "/".join(key), "it is of nothing") for key in mine]
    return findings, len(rows)


def _wrong(due: Rendered, row: Row | None, owner: str) -> str | None:
    """What is wrong with one stored document that no mark excuses."""
    if row is None:
        return "it is missing, and nothing marks it"
    form, document_id, its_owner, etag, revision, recorded_at, rendered_by, packed, body = row
    if rendered_by != RENDERED_BY:
        return f"it is of renderer {rendered_by}, and this is {RENDERED_BY}"
    document = stored(due)
    if bytes(body) != document.body:
        return "its bytes are not those that its thing renders to"
    told = (form, document_id, its_owner, etag, revision, recorded_at)
    made = (due.form.value, due.id, owner, document.etag, due.revision, due.recorded_at)
    if told != made:
        return "its entity tag, revision, instant or owner is not that of its bytes"
    plain = None if packed is None else gzip.decompress(bytes(packed))
    if plain != (None if document.gzip is None else document.body):
        return "its compressed bytes are not its bytes"
    return None


def _strays(
    connection: Connection, resource: Resource, seen: dict[Table, int], shown: int
) -> Iterator[Finding]:
    """Tables with rows beyond those that the things of one kind account for."""
    for table, count in seen.items():
        wanted = select(func.count()).select_from(table)
        if "resource" in table.columns and table is not parts:
            wanted = wanted.where(table.c.resource == resource.value)
        total = connection.execute(wanted).scalar_one()
        if total != count:
            yield Finding(table.name, "*", f"{total - count} rows belong to nothing in the log")
    forms = [form.value for form in Form if OWNER[form] is resource]
    counted = select(func.count()).select_from(documents).where(documents.c.form.in_(forms))
    total = connection.execute(counted).scalar_one()
    if total != shown:
        yield Finding("documents", "*", f"{total - shown} documents belong to nothing in the log")


def _row_findings(
    table: str,
    has: Iterable[tuple[object, ...]],
    due: Iterable[tuple[object, ...]],
    *,
    keys: int,
) -> Iterator[Finding]:
    stored_now, to_be = set(has), set(due)
    missing = {row[:keys]: row for row in to_be - stored_now}
    for row in sorted(stored_now - to_be, key=str):
        at = "/".join(map(str, row[:keys]))
        known = missing.pop(row[:keys], None)
        detail = "it is not in what the log says" if known is None else "its values differ"
        yield Finding(table, at, detail)
    for key in sorted(missing, key=str):
        yield Finding(table, "/".join(map(str, key)), "it is missing")


def _few(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


_DOCUMENTS = select(documents).where(
    documents.c.owner.in_(bindparam("ids", expanding=True)),
    documents.c.form.in_(bindparam("forms", expanding=True)),
)
