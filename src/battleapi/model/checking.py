"""A record file read and checked whole: every broken rule at once, and what would be right.

Shape is checked first. Where it fails, the faulty parts are cut off and the rules between things
are checked on the rest, so that one reading shows everything that is wrong. What is accepted can be
stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from ..errors import Fault, InvalidRecord
from .battles import BattleRecord
from .pointers import located_faults
from .pruning import WHOLE, Cut, prune
from .record_file import RecordFile
from .record_rules import RULES, Scope
from .registry import Registry


def read_record_file(document: object) -> RecordFile:
    """A record file from plain JSON values.

    Raises `InvalidRecord` with a `Fault` for every broken rule; `at` is a JSON pointer into the
    document.
    """
    file, faults = examined(document)
    if file is None or faults:
        raise invalid(faults)
    return file


def examined(document: object) -> tuple[RecordFile | None, tuple[Fault, ...]]:
    """What `document` holds, and every rule that it breaks.

    The file is there wherever its shape is right, null where it is not.
    """
    try:
        file = RecordFile.model_validate(document)
    except ValidationError as error:
        found = tuple(located_faults(error, RecordFile))
        faults = tuple(fault for _, fault in found)
        if not isinstance(document, Mapping):
            return None, faults
        left, cut = prune(document, (path for path, _ in found))
        rest = RecordFile.model_validate(left)
        return None, (*faults, *check(rest, rest.registry, cut))
    return file, tuple(check(file, file.registry))


def check(record: BattleRecord, registry: Registry, cut: Cut = WHOLE) -> Iterator[Fault]:
    """Every rule between things that a well-formed record breaks.

    `registry` has the shared things that the record may use; the copies in a record file are
    checked as well. Pointers lead into what there was before `cut` was cut off, and nothing is said
    to be missing that may only be cut off.
    """
    scope = Scope(record, registry, cut)
    for rule in RULES:
        yield from rule(scope)


def invalid(faults: tuple[Fault, ...]) -> InvalidRecord:
    """What is raised for a record with these faults."""
    rules = "rule is" if len(faults) == 1 else "rules are"
    return InvalidRecord(f"{len(faults)} {rules} broken.", faults)
