"""Taking in what an import has read: reconciled with what is stored, and published with it.

Reading what is stored and writing what comes of it is one transaction, so nothing that others write
meanwhile is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..errors import Conflict, Fault
from ..model.battles import BattleRecord
from ..model.checking import examined, invalid
from ..model.claims import Claim
from ..model.record_file import COPIES, RecordFile
from ..model.registry import Registry
from ..model.resources import Resource
from ..model.sources import Source
from ..model.vocabulary.claims import ClaimStatus, RelationType
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


class Into(StrEnum):
    """Which stored battles an import may add to.

    Own: those that cite its documents. Of same: of which its documents say something from a source
    from which they have said something before, or have said nothing yet; an edition that updates
    shared things may add to the others too.
    """

    ANY = "any"
    OWN = "own"
    OF_SAME = "of_same"


@dataclass(frozen=True, slots=True)
class Superseded:
    """A claim that its document says no more: in which words, and the claim in its place if any."""

    claim: str
    kind: str
    text: str
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one battle and of its claims."""

    battle: str
    fate: Fate
    claims: Counter[Became]
    superseded: tuple[Superseded, ...] = ()

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
    into: Into = Into.ANY,
) -> tuple[Taken, ...]:
    """Store the checked files of an import in one transaction: all of them, or with an error none.

    The import speaks for the documents that a record cites, and for those `besides` of which it has
    all. A newer version of such a document is taken over by itself; other shared things that differ
    are refused unless the edition updates them. `into` says which stored battles are another thing
    than what is read, and so are refused. Documents of battles are not rendered before they are
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
            if into is Into.OWN and before is not None and not speaking.has_part_in(before):
                raise _of_others(file)
            if older_ones(own, known):
                taken.append(Taken(file.id, Fate.OLDER, _kept(file)))
                continue
            if before is not None:
                cited = Speaking.of(before).sources - speaking.sources
                speaking = speaking.and_through(writer.sources(cited).values())
                if (
                    into is Into.OF_SAME
                    and not edition.update_shared
                    and _is_another(before, file, speaking)
                ):
                    raise _of_another(file, own)
            found = reconcile(before, file.record, speaking)
            fate = _fate(before, file, found.record)
            if fate is Fate.KEPT:
                taken.append(Taken(file.id, fate, _kept(file)))
            else:
                ended = tuple(_superseded(before, found.record))
                taken.append(Taken(file.id, fate, found.claims, ended))
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


def _of_another(file: RecordFile, own: Sequence[Source]) -> Conflict:
    names = " and ".join(one.id for one in own if not one.reached.through)
    detail = (
        f"What {names} says of {file.id} is all from other sources than what is stored as its "
        "words: it may be another table of the same name. It is left as it is. Give this one "
        "another --name; if it is a newer state of the same, say --update-shared."
    )
    expected = ("a table that cites a source that it has cited before",)
    return Conflict(detail, (Fault("record", "/sources", "id_taken", detail, expected, file.id),))


def _is_another(before: BattleRecord, file: RecordFile, speaking: Speaking) -> bool:
    """Whether what documents have said and what they say now is from entirely different sources."""
    was, now = (
        {
            source
            for claim in record.claims
            if claim.status is ClaimStatus.CURRENT and speaking.has(claim)
            for citation in claim.citations
            for source in citation.sources()
        }
        for record in (before, file.record)
    )
    tables = {one.id for one in file.sources if one.reached.read}
    return bool(was - tables) and bool(now - tables) and was.isdisjoint(now - tables)


def _superseded(before: BattleRecord | None, after: BattleRecord) -> Iterator[Superseded]:
    """The claims that were current and are superseded now."""
    if before is None or before is after:
        return
    was = {claim.id for claim in before.claims if claim.status is ClaimStatus.CURRENT}
    ended = [one for one in after.claims if one.id in was and _is_superseded(one)]
    instead = {
        old: claim.id
        for claim in (after.claims if ended else ())
        for old in claim.related_by(RelationType.SUPERSEDES)
    }
    for claim in ended:
        yield Superseded(claim.id, claim.kind.value, _words(claim), instead.get(claim.id))


def _is_superseded(claim: Claim) -> bool:
    return claim.status is ClaimStatus.SUPERSEDED


def _words(claim: Claim) -> str:
    """Whom a claim is about, and its figure in the words of its source, or else those words."""
    quantity = getattr(claim, "quantity", None)
    said = getattr(quantity, "as_said", None) or getattr(claim, "as_said", None)
    said = said or next((one.quote for one in claim.citations if one.quote), None)
    parties = "; ".join(party.label or party.actor or "" for party in claim.about)
    return ": ".join(filter(None, (parties, said)))


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
