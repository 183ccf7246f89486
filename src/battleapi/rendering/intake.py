"""Reading a record in whatever shape it comes: as a record file, or as it was served.

What is computed need not be sent. Sent all the same it is taken where it is what the renderer makes
of the rest, and refused with the right value where it is not: nobody then believes to have changed
a figure that follows from others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import Fault
from ..model.checking import examined, invalid, named
from ..model.pointers import Path, pointer
from ..model.record_file import COPIES, RecordFile
from ..model.registry import Shared
from .battle_renderer import BattleRenderer
from .lowering import Computed, lowered
from .stamps import Stamp

_OF_THE_LOG = frozenset({"revision", "recorded_at", "sha256"})
_OF_THE_SERVICE = _OF_THE_LOG | {"members", "parts", "counts"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a record file does not hold and its served form shows.

    `stamp` is that of the stored revision, `claim_stamps` has those of its claims, `battle_names`
    the names of other battles. What is not known here is not compared.
    """

    stamp: Stamp | None = None
    claim_stamps: Mapping[str, Stamp] = field(default_factory=dict)
    battle_names: Mapping[str, str] = field(default_factory=dict)


NOTHING = Known()
"""Of a file that stands alone."""


def read_document(document: object, known: Known = NOTHING) -> RecordFile:
    """A record file from plain JSON values, with or without what is computed.

    Raises `InvalidRecord` with a `Fault` for every broken rule and for every computed value that
    differs, the right one in `expected`. Nothing is computed, and so nothing compared, where the
    shape of the document is broken; nor inside an entry, such as a claim, that breaks a rule.
    """
    stated, computed = lowered(document)
    file, broken, unread = examined(stated)
    if file is None:
        raise invalid(broken, unread)
    entries = {_entry(fault.at) for fault in broken}
    sound = {path: sent for path, sent in computed.items() if _entry(pointer(*path)) not in entries}
    differing = _differences(sound, file, known) if sound else ()
    faults = (*broken, *named(differing, file))
    if faults:
        raise invalid(faults)
    return file


def _entry(at: str) -> tuple[str, ...]:
    """The member of the document that a pointer leads into; of a list the one entry."""
    first, *rest = at.split("/")[1:]
    return (first, *(one for one in rest[:1] if one.isdecimal()))


def _differences(computed: Computed, file: RecordFile, known: Known) -> Iterator[Fault]:
    unstamped = Stamp(revision=0, recorded_at="", sha256="")
    stamps = {claim.id: known.claim_stamps.get(claim.id, unstamped) for claim in file.claims}
    renderer = BattleRenderer(
        file.record, file.registry, known.stamp or unstamped, stamps, known.battle_names
    )
    right: object = renderer.record().model_dump(mode="json", by_alias=True) | {
        name: _in_order_of(getattr(file, name), things)
        for name, things in renderer.copies(file.registry).items()
    }
    for path, sent in computed.items():
        if not _is_unknown(path, file, known) and not _is_of_the_service(path, computed):
            value = right
            for step in path:
                # A reference that is not made has no name, whatever one was sent.
                value = None if value is None else value[step]  # type: ignore[index]
            yield from _compare(sent, value, path)


def _in_order_of(stated: Iterable[Shared], shown: Iterable[Any]) -> list[dict[str, Any]]:
    # Those too that the record does not use, and an id that stands twice is there twice.
    by_id = {thing.id: thing.model_dump(mode="json", by_alias=True) for thing in shown}
    return [by_id[thing.id] for thing in stated]


def _is_of_the_service(path: Path, computed: Computed) -> bool:
    """Whether a value of a copy speaks of the whole service, of which a record knows nothing.

    At its own address a source has the number of all claims that cite it, in a record those of the
    record.
    """
    match path:
        case (str(name), int(), key) if name in COPIES:
            return key in _OF_THE_SERVICE or (*path[:2], "sha256") in computed
        case _:
            return False


def _is_unknown(path: Path, file: RecordFile, known: Known) -> bool:
    match path:
        case (key,) if key in _OF_THE_LOG:
            return known.stamp is None
        case ("claims", int(place), key) if key in _OF_THE_LOG:
            return file.claims[place].id not in known.claim_stamps
        case ("part_of", "name"):
            return file.part_of not in known.battle_names
        case ("claims", int(place), "covers_battles", int(number), "name"):
            return file.claims[place].covers_battles[number] not in known.battle_names
        case (
            "claims",
            int(place),
            "readings",
            int(one),
            "instead",
            int(two),
            "covers_battles",
            int(number),
            "name",
        ):
            overlay = file.claims[place].readings[one].instead[two]
            return overlay.covers_battles[number] not in known.battle_names
        case _:
            return False


def _compare(sent: object, right: object, path: Path) -> Iterator[Fault]:
    if isinstance(sent, Mapping) and isinstance(right, Mapping):
        for key, member in sent.items():
            if key in right:
                yield from _compare(member, right[key], (*path, key))
            else:
                detail = "There is no such key here."
                yield Fault("record", pointer(*path, key), "unknown_key", detail, tuple(right))
    elif isinstance(sent, list) and isinstance(right, list) and len(sent) == len(right):
        for place, (item, other) in enumerate(zip(sent, right, strict=True)):
            yield from _compare(item, other, (*path, place))
    elif not _same(sent, right):
        detail = "This is computed, and comes out otherwise. It need not be sent."
        expected = right if isinstance(right, str) else json.dumps(right, ensure_ascii=False)
        yield Fault("record", pointer(*path), "computed_differs", detail, (expected,))


def _same(sent: object, right: object) -> bool:
    # In Python 1 == True; in a record a count is not a flag. 17 and 17.0 are one number in JSON.
    return isinstance(sent, bool) == isinstance(right, bool) and sent == right
