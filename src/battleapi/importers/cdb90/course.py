"""How a battle went: who won, how it was resolved, who led, how wide and how far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ...model.claims import AttributeClaim, Claim, MeasureClaim, OutcomeClaim, Party
from ...model.claims.bodies import End
from ...model.measures import Measure
from ...model.values import Slug
from ...model.vocabulary.assertions import (
    AttributeName,
    MeasureDimension,
    OutcomeAspect,
    OutcomeType,
)
from ...model.vocabulary.claims import ClaimKind
from ...model.vocabulary.quantities import MeasureUnit, Qualifier
from ..tables import Row
from .claims import OWN_VOICE, claim_id
from .folder import BATTLES, BELLIGERENTS, COMMANDERS, FRONTS, PERIODS, Folder
from .forces import Force
from .periods import Period
from .sources import cited

_RESOLUTIONS: Mapping[str, OutcomeType] = MappingProxyType(
    {
        "AA": OutcomeType.ANNIHILATION,
        "BB": OutcomeType.BREAKTHROUGH,
        "PP": OutcomeType.PENETRATION,
        "PS": OutcomeType.PURSUIT,
        "RR": OutcomeType.REPULSE,
        "SS": OutcomeType.STALEMATE,
        "WD": OutcomeType.WITHDRAWAL,
        "WL": OutcomeType.WITHDRAWAL_WITH_HEAVY_LOSSES,
    }
)
_SUFFERED = (OutcomeType.REPULSE, OutcomeType.ANNIHILATION)
_RESOLUTION_COLUMNS = ("reso1", "reso2", "reso3")
_CLEAR: Mapping[str, bool] = MappingProxyType({"1": True, "2": False})
_NO_END = End[Slug]()
_AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")


def result_of(folder: Folder, row: Row, attacker: Force, defender: Force) -> Iterator[Claim]:
    """Who won; nothing where the cell is blank."""
    code = row["wina"]
    if not code:
        return
    won: Mapping[str, tuple[OutcomeType, tuple[Force, ...], tuple[Force, ...]]] = {
        "1": (OutcomeType.VICTORY, (attacker,), (defender,)),
        "0": (OutcomeType.DRAW, (), ()),
        "-1": (OutcomeType.VICTORY, (defender,), (attacker,)),
    }
    if code not in won:
        raise ValueError(f"{BATTLES}, row {row.number}, wina: {code} is none of {', '.join(won)}.")
    outcome, by, against = won[code]
    yield OutcomeClaim(
        id=claim_id(row, None, ClaimKind.OUTCOME, "wina", f"{code},{row['crit']}"),
        claimant=OWN_VOICE,
        about=_about(by),
        as_said=folder.meaning("wina", code) or code,
        aspect=OutcomeAspect.RESULT,
        type=outcome,
        by=tuple(one for force in by for one in force.ids),
        against=tuple(one for force in against for one in force.ids),
        clear=_CLEAR.get(row["crit"]),
        citations=(cited(BATTLES, row.number),),
    )


def _about(forces: tuple[Force, ...]) -> tuple[Party, ...]:
    return tuple(party for force in forces for party in force.about)


def resolutions_of(folder: Folder, force: Force, enemy: Force) -> Iterator[Claim]:
    """How the fight was resolved for a force, in order. Raises ValueError for an unknown code.

    A force is repulsed or annihilated by its enemy; all else it does itself.
    """
    codes = {column: force.row[column] for column in _RESOLUTION_COLUMNS if force.row[column]}
    for place, (column, code) in enumerate(codes.items(), start=1):
        if code not in _RESOLUTIONS:
            raise ValueError(
                f"{BELLIGERENTS}, row {force.row.number}, {column}: {code} is no code."
            )
        outcome = _RESOLUTIONS[code]
        by, against = (enemy, force.ids) if outcome in _SUFFERED else (force, ())
        yield OutcomeClaim(
            id=claim_id(force.row, force.role, ClaimKind.OUTCOME, column, code),
            claimant=OWN_VOICE,
            about=by.about,
            as_said=folder.meaning(column, code) or code,
            aspect=OutcomeAspect.RESOLUTION,
            type=outcome,
            by=by.ids,
            against=against,
            sequence=place if len(codes) > 1 else None,
            citations=(cited(BELLIGERENTS, force.row.number),),
        )


def leaders_of(force: Force) -> Iterator[Claim]:
    """Who led a force: in the words of its row, and each by name where it has several actors."""
    words = " ".join(force.row["co"].split())
    if words:
        alone = force.led_by[0].person if len(force.led_by) == 1 else None
        yield AttributeClaim(
            id=claim_id(force.row, force.role, ClaimKind.ATTRIBUTE, "co", words),
            claimant=OWN_VOICE,
            about=force.about,
            attribute=AttributeName.COMMANDER,
            as_said=words,
            value=None if alone is None else alone.id,
            citations=(cited(BELLIGERENTS, force.row.number),),
        )
    if len(force.actors) > 1:
        for led in force.led_by:
            yield AttributeClaim(
                id=claim_id(led.row, force.role, ClaimKind.ATTRIBUTE, COMMANDERS, led.label),
                claimant=OWN_VOICE,
                about=force.about,
                attribute=AttributeName.COMMANDER,
                as_said=led.label,
                value=None if led.person is None else led.person.id,
                citations=(cited(COMMANDERS, led.row.number),),
            )


def initiator_of(force: Force) -> Claim:
    """That the attacker began it."""
    words = force.row["actors"]
    return AttributeClaim(
        id=claim_id(force.row, None, ClaimKind.ATTRIBUTE, "attacker", words),
        claimant=OWN_VOICE,
        about=force.about,
        attribute=AttributeName.INITIATOR,
        as_said=words,
        value=force.ids[0] if len(force.ids) == 1 else None,
        citations=(cited(BELLIGERENTS, force.row.number, of_compiler=True),),
    )


def advance_of(row: Row, attacker: Force) -> Claim:
    """How far the attacker got, in kilometres."""
    return MeasureClaim(
        id=claim_id(row, attacker.role, ClaimKind.MEASURE, "kmda", row["kmda"]),
        claimant=OWN_VOICE,
        about=attacker.about,
        dimension=MeasureDimension.ADVANCE,
        measure=_measure(row, "kmda", MeasureUnit.KILOMETRE, BATTLES),
        start=_NO_END,
        end=_NO_END,
        citations=(cited(BATTLES, row.number),),
    )


def fronts_of(rows: tuple[Row, ...], attacker: Force, defender: Force) -> Iterator[Claim]:
    """How wide the front of each was, at the start and as it changed."""
    for row in rows:
        for column, force in (("wofa", attacker), ("wofd", defender)):
            number = f"{column}/{row['front_number']}"
            yield MeasureClaim(
                id=claim_id(row, force.role, ClaimKind.MEASURE, number, row[column]),
                claimant=OWN_VOICE,
                about=force.about,
                dimension=MeasureDimension.FRONT_WIDTH,
                measure=_measure(row, column, MeasureUnit.KILOMETRE, FRONTS),
                start=_NO_END,
                end=_NO_END,
                citations=(cited(FRONTS, row.number),),
            )


def duration_of(period: Period) -> Claim:
    """How long a period lasted, in minutes."""
    row = period.row
    least, most = row["duration_min"], row["duration_max"]
    measure = _measure(row, "duration_min", MeasureUnit.MINUTE, PERIODS)
    if least != most:
        highest = _measure(row, "duration_max", MeasureUnit.MINUTE, PERIODS).value
        measure = Measure(
            as_said=f"{least}-{most}",
            qualifier=Qualifier.BETWEEN,
            value=None,
            lower=measure.value,
            upper=highest,
            unit=MeasureUnit.MINUTE,
        )
    return MeasureClaim(
        id=claim_id(row, None, ClaimKind.MEASURE, period.event_id, f"{least},{most}"),
        event=period.event_id,
        claimant=OWN_VOICE,
        dimension=MeasureDimension.DURATION,
        measure=measure,
        start=_NO_END,
        end=_NO_END,
        citations=(cited(PERIODS, row.number),),
    )


def _measure(row: Row, column: str, unit: MeasureUnit, table: str) -> Measure:
    """A measure as the cell has it; a blank one is not known. Raises ValueError for other words."""
    cell = row[column]
    if not cell:
        return Measure(
            as_said=None, qualifier=Qualifier.UNKNOWN, value=None, lower=None, upper=None, unit=unit
        )
    if not _AMOUNT.fullmatch(cell):
        raise ValueError(f"{table}, row {row.number}, {column}: {cell} is no measure.")
    amount = float(cell)
    return Measure(
        as_said=cell,
        qualifier=Qualifier.EXACT,
        value=amount,
        lower=amount,
        upper=amount,
        unit=unit,
    )
