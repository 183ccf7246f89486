"""A record file read and checked whole: every broken rule at once, and what would be right.

Shape is checked first. Where it fails, the faulty parts are cut off and the rules between things
are checked on the rest, so that one reading shows everything that is wrong. What is accepted can be
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..errors import Fault, InvalidRecord
from .battles import BattleRecord
from .pointers import located_faults, pointer, rule_fault
from .pruning import WHOLE, Cut, id_at, prune
from .record_file import RecordFile
from .record_rules import RULES, Scope
from .registry import Registry


def read_record_file(document: object) -> RecordFile:
    """A record file from plain JSON values.

    Raises `InvalidRecord` with a `Fault` for every broken rule; `at` is a JSON pointer into the
    document.
    """
    file, faults, unread = examined(document)
    if file is None or faults:
        raise invalid(faults, unread)
    return file


class Examined(NamedTuple):
    """What a document holds, and every rule that it breaks.

    The file is there wherever its shape is right, null where it is not; then `unread` counts the
    values that could not be read.
    """

    file: RecordFile | None
    faults: tuple[Fault, ...]
    unread: int = 0


def examined(document: object) -> Examined:
    """A record file checked whole, or as far as it can be read."""
    try:
        file = RecordFile.model_validate(document)
    except ValidationError as error:
        found = tuple(located_faults(error, RecordFile))
        faults = tuple(fault for _, fault in found)
        if not isinstance(document, Mapping):
            return Examined(None, faults, 1)
        rest, cut = prune(document, (path for path, _ in found))
        own = (one for one in _rules_of_remnants(cut) if one not in faults)
        every = (*faults, *own, *check(rest, rest.registry, cut))
        return Examined(None, tuple(named(every, document)), cut.unread)
    return Examined(file, tuple(named(check(file, file.registry), file)))


def named(faults: Iterable[Fault], whole: Mapping[str, Any] | RecordFile) -> Iterator[Fault]:
    """The faults with the ids of the things that they are in, which pointers do not tell."""
    for fault in faults:
        yield replace(fault, of=id_at(whole, fault.at))


def _rules_of_remnants(cut: Cut) -> Iterator[Fault]:
    for (name, place), one in cut.remnants.items():
        for error in one.broken:
            yield rule_fault(pointer(name, place), error)


def check(record: BattleRecord, registry: Registry, cut: Cut = WHOLE) -> Iterator[Fault]:
    """Every rule between things that a well-formed record breaks.

    `registry` has the shared things that the record may use; the copies in a record file are
    checked as well. Pointers lead into what there was before `cut` was cut off, and nothing is said
    to be missing that may only be cut off.
    """
    scope = Scope(record, registry, cut)
    for rule in RULES:
        yield from rule(scope)


def invalid(faults: tuple[Fault, ...], unread: int = 0) -> InvalidRecord:
    """What is raised for a record with these faults, `unread` of whose values cannot be read."""
    rules = "rule is" if len(faults) == 1 else "rules are"
    return InvalidRecord(f"{len(faults)} {rules} broken.", faults, unread)
