"""Taking in what an import has read: reconciled with what is stored, and published with it.

Reading what is stored and writing what comes of it is one transaction, so nothing that others write
meanwhile is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..errors import Conflict, Fault
from ..model.battles import BattleRecord
from ..model.checking import examined, invalid
from ..model.record_file import COPIES, RecordFile
from ..model.registry import Registry
from ..model.resources import Resource
from ..model.sources import Source
from ..model.vocabulary.records import BattleStatus
from ..store.contents import Content
from ..store.store import Store
from ..store.writer import Writer
from .publish import Edition, publish_in
from .reconciling.claims import Became
from .reconciling.record import Reconciled, reconcile
from .reconciling.speaking import Speaking
from .reconciling.versions import is_another_version, older_ones


class Fate(StrEnum):
    """What became of a battle that was read.

    Kept: it is published, and a draft of it says otherwise. Older: it is of an older version of a
    source than what is stored, which changes nothing at all.
    """

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one battle and of its claims."""

    battle: str
    fate: Fate
    claims: Counter[Became]

    @classmethod
    def new(cls, file: RecordFile) -> Taken:
        """Of a battle that was not there."""
        return cls(file.id, Fate.CREATED, Counter({Became.CREATED: len(file.claims)}))


def take(
    store: Store,
    files: Sequence[RecordFile],
    edition: Edition,
    besides: Collection[str] = (),
    *,
    only_own: bool = False,
) -> tuple[Taken, ...]:
    """Store the checked files of an import in one transaction: all of them, or with an error none.

    The import speaks for the documents that a record cites, and for those `besides` of which it has
    all. A newer version of such a document is taken over by itself; other shared things that differ
    are refused unless the edition updates them. With `only_own` a battle is refused of which one is
    stored that cites none of these documents. Documents of battles are not rendered before they are
    read, or by `rebuild.refresh`. Raises what `publish` raises, and InvalidRecord where what is
    read and what is kept break a rule together.
    """
    with store.writer(render=False) as writer:
        stored = _stored(writer, files)
        # All at once: what is asked for file by file is known then.
        writer.sources({one.id for file in files for one in file.sources})
        taken: list[Taken] = []
        wanted: list[RecordFile] = []
        renewed: set[str] = set()
        for file in files:
            speaking = Speaking.of(file, besides)
            own = [one for one in file.sources if one.id in speaking.sources]
            known = writer.sources(one.id for one in own)
            before = stored.get(file.id)
            if only_own and before is not None and not speaking.has_part_in(before):
                raise _of_others(file)
            if older_ones(own, known):
                taken.append(Taken(file.id, Fate.OLDER, _kept(file)))
                continue
            if before is not None:
                cited = Speaking.of(before).sources - speaking.sources
                speaking = speaking.and_through(writer.sources(cited).values())
            found = reconcile(before, file.record, speaking)
            fate = _fate(before, file, found.record)
            claims = _kept(file) if fate is Fate.KEPT else found.claims
            taken.append(Taken(file.id, fate, claims))
            if fate is not Fate.KEPT:
                wanted.append(_file(writer, file, before, found))
                renewed |= _renewed(own, known)
                stored[file.id] = found.record
        publish_in(writer, wanted, replace(edition, renewed=frozenset(renewed)))
    return tuple(taken)


def _stored(writer: Writer, files: Sequence[RecordFile]) -> dict[str, BattleRecord]:
    """What is stored of battles, by id; one that is stored as it was read is not read again."""
    writer.look_up(files, ())
    found: dict[str, BattleRecord] = {}
    others: set[str] = set()
    for file in files:
        head = writer.head(Resource.BATTLE, file.id)
        if head is not None and head.sha256 == Content.of(file.record).sha256:
            found[file.id] = file.record
        elif head is not None:
            others.add(file.id)
    return found | writer.records(others)


def _of_others(file: RecordFile) -> Conflict:
    detail = f"A battle {file.id} is stored that comes from other documents. It is left as it is."
    fault = Fault("record", "/id", "id_taken", detail, ("an id that no battle has",), file.id)
    return Conflict(detail, (fault,))


def _kept(file: RecordFile) -> Counter[Became]:
    return Counter({Became.KEPT: len(file.claims)})


def _renewed(own: Sequence[Source], known: Mapping[str, Source]) -> set[str]:
    return {one.id for one in own if one.id in known and is_another_version(one, known[one.id])}


def _fate(before: BattleRecord | None, file: RecordFile, after: BattleRecord) -> Fate:
    if before is None:
        return Fate.CREATED
    if after == before:
        return Fate.UNCHANGED
    is_draft = file.status is BattleStatus.DRAFT
    return Fate.KEPT if is_draft and before.status is BattleStatus.PUBLISHED else Fate.UPDATED


def _file(
    writer: Writer, file: RecordFile, before: BattleRecord | None, found: Reconciled
) -> RecordFile:
    """The file to publish: as it was read, where nothing of what is stored is in it."""
    after = found.record
    if after == file.record:
        return file
    if after == before:
        return RecordFile.of(after, file.registry)
    mixed = RecordFile.of(after, _joined(writer.registry(after), file.registry))
    checked = examined(mixed.model_dump(mode="json", by_alias=True))
    if checked.faults:
        raise invalid(checked.faults, checked.unread)
    return mixed


def _joined(stored: Registry, read: Registry) -> Registry:
    return Registry(**{name: {**getattr(stored, name), **getattr(read, name)} for name in COPIES})
