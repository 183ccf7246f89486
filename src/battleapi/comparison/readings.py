"""Claims as they are read, by the readings that the reader has chosen, and the other readings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..model.battles import BattleRecord
from ..model.claims import Claim, Reading, read_as
from ..model.effective import phase_of
from ..model.vocabulary.claims import ClaimStatus
from .rules import Rules


def readings_of(record: BattleRecord, chosen: Iterable[str]) -> Iterator[tuple[int, Claim]]:
    """Every claim as it is read, with its place: as recorded, or by the reading chosen.

    A reading may make several of one claim. Of two chosen readings of one claim the one that was
    named first is taken.
    """
    wanted = tuple(chosen)
    for place, claim in enumerate(record.claims):
        if not wanted or not claim.readings:
            yield place, claim
            continue
        reading = next((one for name in wanted for one in claim.readings if one.id == name), None)
        if reading is None:
            yield place, claim
        else:
            for overlay in reading.instead:
                yield place, read_as(claim, overlay)


def others_of(record: BattleRecord, rules: Rules) -> Mapping[str, tuple[str, ...]]:
    """The readings that would read claims of the kind and phases compared otherwise.

    Each by its id, with those claims, in the order of the record: current claims that are of the
    kind, or would be, in events of such a phase, or that would be.
    """
    found: dict[str, dict[str, None]] = {}
    for claim, reading in not_chosen(record, rules.readings):
        if claim.status is not ClaimStatus.CURRENT:
            continue
        ways = [(claim.kind, phase_of(claim, record))]
        for one in reading.instead:
            moved = {"event": one.event} if "event" in one.model_fields_set else {}
            phase = phase_of(claim.model_copy(update=moved), record)
            ways.append((one.kind or claim.kind, phase))
        if any(kind is rules.kind and phase in rules.phases for kind, phase in ways):
            found.setdefault(reading.id, {})[claim.id] = None
    return {reading: tuple(claims) for reading, claims in found.items()}


def not_chosen(record: BattleRecord, chosen: Collection[str]) -> Iterator[tuple[Claim, Reading]]:
    """Every other reading of a claim, in the order of the record.

    A claim is read in one way: one that the reader has chosen a reading of has no other.
    """
    for claim in record.claims:
        if not any(one.id in chosen for one in claim.readings):
            for reading in claim.readings:
                yield claim, reading
