"""Publishing record files: the shared things that are not there are created, the battle recorded.

Loading one battle never changes another in silence: a shared thing that is stored with other
content is refused, unless the caller asks to update it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pydantic import JsonValue, ValidationError

from ..errors import Conflict, Fault, InvalidRecord, SharedDiffers, Unprocessable
from ..model import references
from ..model.battles import BattleRecord
from ..model.differences import Difference, differences
from ..model.extending import differs_in_names_only, extended
from ..model.pointers import located_faults
from ..model.record_file import COPIES, RecordFile
from ..model.references import Reference
from ..model.registry import RESOURCE_OF, SHARED_TYPE, Shared
from ..model.resources import Resource
from ..model.sources import Source
from ..model.values import Text, Value, Words
from ..model.vocabulary.records import BattleStatus
from ..store.contents import Content, Named, named_by
from ..store.store import Store
from ..store.writer import Writer
from .reports import Outcome, PublishReport, Result

UNSIGNED = "battleapi"
"""The author of what nobody puts a name to: the service itself, in the history and in citations."""

_MOST_DIFFERENCES = 3
_LONGEST_VALUE = 80


class _Signature(Value):
    author: Words
    comment: Text | None


@dataclass(frozen=True, slots=True)
class Edition:
    """Who publishes, why, and which differing shared things are brought up to date.

    All of them with `update_shared`, else only the sources with the ids in `renewed`.
    With `extend_shared` a copy that differs in nothing but aliases and identifiers is no other
    thing: those that only the copy has are added to what is stored.

    Raises Unprocessable for an author or a comment that is no text as records have it: an author is
    a name of one line, a comment may have several and may be empty.
    """

    author: str
    comment: str
    update_shared: bool = False
    extend_shared: bool = False
    renewed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what the log could not keep, or would keep for ever."""
        try:
            _Signature(author=self.author, comment=self.comment or None)
        except ValidationError as error:
            faults = located_faults(error, _Signature)
            told = (f"The {path[0]} cannot be stored. {one.detail}" for path, one in faults)
            raise Unprocessable(" ".join(told)) from None

    def updates(self, thing: Shared) -> bool:
        """Whether what is stored of a thing is brought to this."""
        return self.update_shared or (isinstance(thing, Source) and thing.id in self.renewed)


def publish(store: Store, file: RecordFile, edition: Edition) -> PublishReport:
    """Publish one checked record file in one transaction.

    What is stored already is left alone, so publishing twice makes one revision. Raises
    SharedDiffers, with a fault for each shared thing that is stored otherwise; Conflict for claims
    that a published record would lose, ids that belong to another battle and a published record
    that would become a draft; InvalidRecord for ids that nothing has; StoreUnavailable. Nothing is
    stored then.
    """
    with store.writer() as writer:
        record = file.record
        writer.look_up((record,), _shared(file))
        return _publish(writer, file, record, edition)


def publish_many(
    store: Store, files: Sequence[RecordFile], edition: Edition
) -> tuple[PublishReport, ...]:
    """Publish many checked files in one transaction: all of them, or with an error none.

    Their documents are not rendered before they are read, or by `rebuild.refresh`. Raises what
    `publish` raises.
    """
    with store.writer(render=False) as writer:
        return publish_in(writer, files, edition)


def publish_in(
    writer: Writer, files: Sequence[RecordFile], edition: Edition
) -> tuple[PublishReport, ...]:
    """The same in a transaction that has begun; after an error it cannot go on."""
    records = [file.record for file in files]
    writer.look_up(records, [one for file in files for one in _shared(file)])
    return tuple(
        _publish(writer, file, record, edition) for file, record in zip(files, records, strict=True)
    )


def _publish(
    writer: Writer, file: RecordFile, record: BattleRecord, edition: Edition
) -> PublishReport:
    content = Content.of(record)
    head = writer.head(Resource.BATTLE, record.id)
    is_stored = head is not None and head.sha256 == content.sha256
    faults = [] if is_stored else [*_record_conflicts(writer, record)]
    extend = edition.extend_shared and not edition.update_shared
    copies = [_Copy.of(writer, thing, at, extend=extend) for thing, at in _copies(file)]
    named = () if is_stored else named_by(record)
    faults += _merged_away(writer, file, copies, named)
    differing = [one for one in copies if one.differs and not edition.updates(one.content.thing)]
    faults += [one.fault(writer) for one in differing]
    if faults:
        kind = SharedDiffers if differing else Conflict
        raise kind(_summary(faults, "contradict", "what is stored"), tuple(faults))
    outcomes = [_write_shared(writer, one, edition) for one in copies]
    # What is stored names nothing that is not there.
    of_copies = chain.from_iterable(one.named for one in copies if not one.is_stored)
    if not all(_is_there(writer, *one) for one in chain(named, of_copies)):
        unknown = tuple(_unknown(writer, file))
        raise InvalidRecord(_summary(unknown, "name", "nothing that is stored"), unknown)
    of_battle = (
        Outcome(Resource.BATTLE, record.id, Result.UNCHANGED, head.revision, head.sequence)
        if head is not None and is_stored
        else _write_battle(writer, content, named, edition)
    )
    return PublishReport((*outcomes, of_battle), record.status)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A shared thing of a file beside what is stored of it.

    `content` is what is to be stored where it `differs` or `extends` what is.
    """

    content: Content[Shared]
    at: str
    revision: int
    sequence: int
    differs: bool
    extends: bool = False

    @classmethod
    def of(cls, writer: Writer, thing: Shared, at: str, *, extend: bool) -> _Copy:
        content = writer.shared_content(thing)
        head = writer.head(RESOURCE_OF[type(thing)], thing.id)
        if head is None:
            return cls(content, at, 0, 0, differs=False)
        differs = head.sha256 != content.sha256
        if differs and extend:
            together = _together(writer, thing)
            if together is not None:
                extends = head.sha256 != together.sha256
                return cls(together, at, head.revision, head.sequence, False, extends)
        return cls(content, at, head.revision, head.sequence, differs)

    @property
    def resource(self) -> Resource:
        return RESOURCE_OF[type(self.content.thing)]

    @property
    def id(self) -> str:
        return self.content.thing.id

    @property
    def is_stored(self) -> bool:
        """Whether just this is stored."""
        return bool(self.revision) and not self.differs and not self.extends

    @property
    def named(self) -> Iterator[tuple[Resource, str]]:
        """What it names itself."""
        return ((one.resource, one.id) for one in references.of_shared(self.content.thing))

    def fault(self, writer: Writer) -> Fault:
        before = json.loads(writer.content(self.resource, self.id) or b"{}")
        found = differences(before, self.content.plain)
        told = [_told(one) for one in found[:_MOST_DIFFERENCES]]
        if len(found) > len(told):
            told.append(f"and {len(found) - len(told)} more")
        return Fault(
            "record",
            self.at,
            "shared_differs",
            f"The stored {self.resource.value} differs: {'; '.join(told)}.",
            ("the copy as it is stored, or --update-shared",),
            self.id,
        )


def _together(writer: Writer, thing: Shared) -> Content[Shared] | None:
    """A stored thing with the names and identifiers of a copy, if it differs in nothing else."""
    content = writer.content(RESOURCE_OF[type(thing)], thing.id)
    if content is None:
        return None  # it was merged away, and is refused for that
    stored = type(thing).model_validate_json(content)
    if isinstance(thing, Source) or isinstance(stored, Source):
        return None
    return Content.of(extended(stored, thing)) if differs_in_names_only(stored, thing) else None


def _told(one: Difference) -> str:
    return f"{one.at} is {_shown(one.before)} there and {_shown(one.after)} here"


def _shown(value: JsonValue) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _shared(file: RecordFile) -> Iterator[Shared]:
    return (thing for name in COPIES for thing in getattr(file, name))


def _copies(file: RecordFile) -> Iterator[tuple[Shared, str]]:
    for name in COPIES:
        for place, thing in enumerate(getattr(file, name)):
            yield thing, f"/{name}/{place}"


def _write_shared(writer: Writer, copy: _Copy, edition: Edition) -> Outcome:
    if copy.is_stored:
        return Outcome(copy.resource, copy.id, Result.UNCHANGED, copy.revision, copy.sequence)
    entry = writer.write_shared(copy.content, edition.author, edition.comment)
    result = Result.UPDATED if copy.revision else Result.CREATED
    return Outcome(copy.resource, copy.id, result, entry.revision, entry.sequence)


def _write_battle(
    writer: Writer, content: Content[BattleRecord], named: Named, edition: Edition
) -> Outcome:
    entry = writer.write_battle(content, named, edition.author, edition.comment)
    result = Result.CREATED if entry.revision == 1 else Result.UPDATED
    return Outcome(Resource.BATTLE, content.thing.id, result, entry.revision, entry.sequence)


def _record_conflicts(writer: Writer, record: BattleRecord) -> Iterator[Fault]:
    for resource, things in ((Resource.EVENT, record.events), (Resource.CLAIM, record.claims)):
        for place, thing in enumerate(things):
            part = writer.part(resource, thing.id)
            if part is not None and part.battle != record.id:
                yield Fault(
                    "record",
                    f"/{resource.plural}/{place}/id",
                    "id_taken",
                    f"The {resource.value} with this id belongs to another battle.",
                    ("an id that no battle has",),
                )
    content = writer.content(Resource.BATTLE, record.id)
    before = None if content is None else BattleRecord.model_validate_json(content)
    if before is None or before.status is not BattleStatus.PUBLISHED:
        return
    if record.status is not BattleStatus.PUBLISHED:
        yield Fault(
            "record",
            "/status",
            "published_stays_published",
            "The record is published, and may be cited.",
            (BattleStatus.PUBLISHED.value,),
        )
    kept = {claim.id for claim in record.claims}
    for claim in before.claims:
        if claim.id not in kept:
            yield Fault(
                "record",
                "/claims",
                "claim_removed",
                f"Claim {claim.id} of the published record is missing.",
                ("the claim with status retracted or superseded",),
            )


def _is_there(writer: Writer, resource: Resource, thing_id: str) -> bool:
    return resource not in SHARED_TYPE or writer.head(resource, thing_id) is not None


def _unknown(writer: Writer, file: RecordFile) -> Iterator[Fault]:
    named = [*references.of_record(file.record)]
    for thing, at in _copies(file):
        named += references.of_shared(thing, at)
    for one in named:
        if not _is_there(writer, one.resource, one.id):
            yield Fault(
                "record",
                one.at,
                "unknown_reference",
                f"There is no {one.resource.value} of this id, in the file or in the store.",
                (f"a copy of it in /{one.resource.plural}",),
            )


def _merged_away(
    writer: Writer, file: RecordFile, copies: Sequence[_Copy], named: Named
) -> Iterator[Fault]:
    """Ids of things that have become a part of others, which nothing may name any more."""
    merged = writer.merges()
    of_copies = chain.from_iterable(((one.resource, one.id), *one.named) for one in copies)
    if merged.keys().isdisjoint(chain(named, of_copies)):
        return
    places = [*references.of_record(file.record)]
    for thing, at in _copies(file):
        places.append(Reference(RESOURCE_OF[type(thing)], thing.id, at))
        places += references.of_shared(thing, at)
    for one in places:
        into = merged.get((one.resource, one.id))
        if into is not None:
            detail = f"The {one.resource.value} {one.id} was merged into another."
            yield Fault("record", one.at, "merged_away", detail, (into,))


def _summary(faults: Sequence[Fault], verb: str, what: str) -> str:
    if len(faults) == 1:
        return f"One place in the record file {verb}s {what}."
    return f"{len(faults)} places in the record file {verb} {what}."
