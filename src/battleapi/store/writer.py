"""The one way to change the store: a transaction that appends revisions and keeps all else in step.

Nothing is written before `flush`, so many records are stored by a few statements. What a change
makes out of date is marked in the same transaction and rendered later; what it moves in the columns
of other battles is put right at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection

from ..model.battles import BattleRecord
from ..model.registry import RESOURCE_OF, Registry, Shared
from ..model.resources import Resource
from ..model.sources import Source
from ..model.vocabulary.records import BattleStatus
from . import staleness
from .contents import Content, Named, named_by
from .document_rows import put_documents, stored
from .gathering import rendered
from .ledger import Head, Ledger, Part
from .log import LogEntry, Revision
from .merges import all_merges, battles_naming, forget, things_naming
from .projecting import (
    Published,
    project_battles,
    project_mentions,
    project_shared,
    public_since,
)
from .registries import Shelf, newest
from .staleness import Thing

_AT_ONCE = 200
"""How many battles that others move are in memory at a time; there may be any number of them."""


class Writer:
    """One transaction of writing. Made by the Store, which commits it.

    `render` says whether battles that were written are rendered before the commit; otherwise they
    are marked and rendered by whoever reads them first, or by `rebuild`.
    """

    def __init__(
        self, connection: Connection, clock: Callable[[], datetime], *, render: bool = True
    ) -> None:
        self._connection = connection
        self._ledger = Ledger(connection, clock)
        self._shelf = Shelf(connection)
        self._render = render
        self._marks = staleness.Marks()
        self._shared: dict[Thing, tuple[Shared | None, Shared]] = {}
        self._contents: dict[Thing, Content[Shared]] = {}
        self._battles: dict[str, tuple[BattleRecord, Named]] = {}
        self._first_public: dict[str, int] = {}
        self._merged: dict[Thing, tuple[Shared, str]] = {}
        self._merges: dict[Thing, str] | None = None

    def look_up(self, records: Iterable[BattleRecord], shared: Iterable[Shared]) -> None:
        """Read in a few statements what `head`, `part` and the writing of these will ask for."""
        ids: dict[Resource, dict[str, None]] = {}
        for thing in shared:
            ids.setdefault(RESOURCE_OF[type(thing)], {})[thing.id] = None
        parts: dict[Resource, list[str]] = {Resource.CLAIM: [], Resource.EVENT: []}
        battles: list[str] = []
        for record in records:
            battles.append(record.id)
            parts[Resource.CLAIM] += [claim.id for claim in record.claims]
            parts[Resource.EVENT] += [event.id for event in record.events]
        self._ledger.look_up(Resource.BATTLE, battles)
        for resource, some in ids.items():
            self._ledger.look_up(resource, some)
        for resource, part_ids in parts.items():
            self._ledger.look_up_parts(resource, part_ids)
        self._ledger.look_up_parts_of(battles)

    def head(self, resource: Resource, thing_id: str) -> Head | None:
        """The newest revision of a thing, this transaction's own included; None where none is."""
        return self._ledger.head(resource, thing_id)

    def part(self, resource: Resource, part_id: str) -> Part | None:
        """Whose a claim or event is; None where no battle has that id."""
        return self._ledger.part(resource, part_id)

    def content(self, resource: Resource, thing_id: str) -> bytes | None:
        """The canonical JSON of the newest revision."""
        return self._ledger.content(resource, thing_id)

    def records(self, battles: Collection[str]) -> dict[str, BattleRecord]:
        """The newest revisions of many battles by id, draft or published; without those unknown."""
        found = newest(self._connection, Resource.BATTLE, battles)
        return {one: BattleRecord.model_validate_json(content) for one, content in found.items()}

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The newest revisions of sources by id; without those unknown."""
        found = self._shelf.get(Resource.SOURCE, ids)
        return {one: thing for one, thing in found.items() if isinstance(thing, Source)}

    def registry(self, record: BattleRecord) -> Registry:
        """All that is stored of what a record leads to."""
        return self._shelf.closure(named_by(record))

    def shared_content(self, thing: Shared) -> Content[Shared]:
        """The content of a shared thing; many files carry the very same copy of one."""
        key = (RESOURCE_OF[type(thing)], thing.id)
        known = self._contents.get(key)
        if known is None or (known.thing is not thing and known.thing != thing):
            known = self._contents[key] = Content.of(thing)
        return known

    def write_shared(self, content: Content[Shared], author: str, comment: str) -> LogEntry:
        """Record a new revision of a shared thing."""
        thing = content.thing
        resource = RESOURCE_OF[type(thing)]
        key = (resource, thing.id)
        before = self._shared[key][0] if key in self._shared else self._stored(resource, thing.id)
        entry = self._ledger.append(
            Revision(resource, thing.id, content.canonical, author, comment)
        )
        self._shelf.put(thing)
        self._shared[key] = (before, thing)
        return entry

    def write_battle(
        self, content: Content[BattleRecord], named: Named, author: str, comment: str
    ) -> LogEntry:
        """Record a new revision of a battle. The shared things it names are written before it.

        `named` is all that it names.
        """
        record = content.thing
        revision = Revision(Resource.BATTLE, record.id, content.canonical, author, comment)
        entry = self._ledger.append(revision)
        self._ledger.divide(record.id, content.parts, entry)
        self._battles[record.id] = (record, named)
        if record.status is BattleStatus.PUBLISHED:
            self._first_public.setdefault(record.id, entry.revision)
        return entry

    def merges(self) -> dict[Thing, str]:
        """Of every thing that was merged before this transaction what it is a part of now."""
        if self._merges is None:
            self._merges = all_merges(self._connection)
        return self._merges

    def closure(self, start: Iterable[Thing]) -> Registry:
        """The shared things of these ids as they are now, and all that they lead to."""
        return self._shelf.closure(start)

    def battles_naming(self, resource: Resource, thing_id: str, limit: int) -> list[str]:
        """Battles, drafts among them, that named a thing before this transaction."""
        return battles_naming(self._connection, resource, thing_id, limit)

    def things_naming(self, resource: Resource, thing_id: str) -> list[Thing]:
        """Shared things that named a thing before this transaction."""
        return things_naming(self._connection, resource, thing_id)

    def write_merge(self, thing: Shared, into: str, author: str, comment: str) -> LogEntry:
        """Record that a thing, as it is stored, has become a part of another of its kind.

        Nothing may name it any more.
        """
        resource = RESOURCE_OF[type(thing)]
        revision = Revision(
            resource, thing.id, Content.of(thing).canonical, author, comment, merged_into=into
        )
        self._merged[resource, thing.id] = (thing, into)
        return self._ledger.append(revision)

    def flush(self) -> None:
        """Write everything down; the Store calls it before the commit."""
        written = list(self._battles)
        # Before the log is written, since the revisions that are public from now on are known here.
        published = self._published()
        self._ledger.flush()
        project_mentions(self._connection, self._battles.values())
        moved = self._flush_shared(written)
        self._flush_battles(published)
        for start in range(0, len(moved), _AT_ONCE):
            self._flush_battles(self._stored_battles(moved[start : start + _AT_ONCE]))
        self._flush_merges()
        self._marks.flush(self._connection, self._ledger.sequence)
        if self._render:
            made = rendered(self._connection, Resource.BATTLE, list(published))
            documents = {one: [stored(each) for each in some] for one, some in made.items()}
            put_documents(self._connection, Resource.BATTLE, documents)
            marks = dict.fromkeys(documents, self._ledger.sequence)
            staleness.unmark(self._connection, Resource.BATTLE, marks)
        self._shared.clear()
        self._battles.clear()

    def _flush_merges(self) -> None:
        for key, (thing, into) in self._merged.items():
            # Whatever it belonged to counts and lists it no more.
            self._mark_lineage(key)
            self._marks.add([*staleness.wholes(thing), (key[0], into)])
            self._marks.take_back(key)
            forget(self._connection, *key)
        self._merged.clear()

    def _published(self) -> dict[str, Published]:
        """Written battles that are published, with the revision they are public from."""
        public = {
            one: battle
            for one, battle in self._battles.items()
            if battle[0].status is BattleStatus.PUBLISHED
        }
        since = public_since(self._connection, public)
        return {
            one: Published(record, since.get(one, self._first_public[one]), named)
            for one, (record, named) in public.items()
        }

    def _flush_shared(self, written: Collection[str]) -> list[str]:
        """Project shared things; answer with the other battles whose columns they moved."""
        connection, changes = self._connection, self._shared
        moved: set[Thing] = set()
        touched: dict[Thing, Shared] = {key: after for key, (_, after) in changes.items()}
        for key, (before, after) in changes.items():
            self._marks.add({key} | staleness.wholes(after))
            if before is None:
                continue
            depending = staleness.dependents(connection, key[0], (key[1],))
            self._marks.add([*depending, *staleness.wholes(before)])
            if staleness.moves_columns(before, after):
                moved.update(depending)
                touched |= self._kindred(key)
        project_shared(connection, self._shelf, list(touched.values()))
        for key, (before, after) in changes.items():
            if before is not None and staleness.moves_columns(before, after):
                self._mark_lineage(key)
        return sorted({one for kind, one in moved if kind is Resource.BATTLE} - set(written))

    def _kindred(self, key: Thing) -> dict[Thing, Shared]:
        """Those whose lineage runs through a thing; their ancestors' counts change too."""
        below = staleness.descendants(self._connection, *key)
        self._mark_lineage(key)
        # A thing that is itself rewritten here stands in `changes` already and comes last.
        kin = self._shelf.get(key[0], below)
        return {
            (key[0], one): thing for one, thing in kin.items() if (key[0], one) not in self._shared
        }

    def _mark_lineage(self, key: Thing) -> None:
        above = staleness.ancestors(self._connection, *key)
        self._marks.add((key[0], one) for one in above)

    def _flush_battles(self, battles: dict[str, Published]) -> None:
        if not battles:
            return
        self._mark_counting(battles)
        project_battles(self._connection, self._shelf, battles)
        self._mark_counting(battles)
        self._marks.add((Resource.BATTLE, one) for one in battles)
        self._marks.add(staleness.dependents(self._connection, Resource.BATTLE, battles))

    def _mark_counting(self, battles: Collection[str]) -> None:
        # Counts stand on the documents of all that a battle leads to, but not on those of battles
        # that it names, which may not even be there.
        named = staleness.depended_on(self._connection, battles)
        self._marks.add(one for one in named if one[0] is not Resource.BATTLE)

    def _stored(self, resource: Resource, thing_id: str) -> Shared | None:
        if self._ledger.head(resource, thing_id) is None:
            return None
        return self._shelf.get(resource, (thing_id,)).get(thing_id)

    def _stored_battles(self, ids: Collection[str]) -> dict[str, Published]:
        since = public_since(self._connection, ids)
        found: dict[str, Published] = {}
        for one, content in newest(self._connection, Resource.BATTLE, since).items():
            record = BattleRecord.model_validate_json(content)
            found[one] = Published(record, since[one], named_by(record))
        return found
