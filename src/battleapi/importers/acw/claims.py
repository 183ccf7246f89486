"""From the figures of one battle, and its result, to claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ...model.claims import (
    CasualtyClaim,
    Claim,
    Claimant,
    OutcomeClaim,
    Party,
    Related,
    StrengthClaim,
)
from ...model.vocabulary.assertions import OutcomeAspect
from ...model.vocabulary.casualties import Population
from ...model.vocabulary.claims import AboutBasis, ClaimKind
from ...model.vocabulary.materiel import StrengthBasis, StrengthItem
from ..claim_ids import Origin, claim_ids
from ..findings import Finding, Findings
from .arithmetic import links
from .battlefields import Battlefield
from .figures import STRENGTH, TABLE, Figure
from .forces import Forces
from .outcomes import outcome
from .sources import CLAIMING, claim_citation, table_citation

# Of the strengths of these two it is stated that they are the troops engaged.
_ENGAGED = ("livermore_1900", "nps_cwss")
_OWN_VOICE = Claimant()


def battle_id(code: str) -> str:
    """The id of the battle with a CWSAC code: `acw-md003`.

    The commission's code is the one thing about a battle that stays: 21 names of its list are those
    of two or three battles, some in one year.
    """
    return f"acw-{code.lower()}"


def claims_of(
    battlefield: Battlefield, figures: Sequence[Figure], forces: Forces, findings: Findings
) -> tuple[Claim, ...]:
    """The claims of one battle: its result, then its figures in the order of their rows."""
    parties = [forces.party(figure) for figure in figures]
    ids = claim_ids([_origin(figure) for figure in figures])
    together: dict[tuple[str, str | None], dict[str, Figure]] = defaultdict(dict)
    for claim_id, figure, party in zip(ids, figures, parties, strict=True):
        # A figure for several battles has no part in the arithmetic of one.
        if len(figure.codes) == 1:
            together[figure.source, party.actor][claim_id] = figure
    linked: dict[str, Related] = {}
    for group in together.values():
        linked |= links(group)
        _remark_on_second_figures(group, findings)
    claims = (
        _claim(claim_id, figure, party, linked)
        for claim_id, figure, party in zip(ids, figures, parties, strict=True)
    )
    return (*_outcome(battlefield, forces), *claims)


def _remark_on_second_figures(group: Mapping[str, Figure], findings: Findings) -> None:
    times = Counter(figure.category for figure in group.values())
    reason = "The source gives more than one figure for the same: all are kept."
    findings.remarks += [
        Finding(TABLE, figure.row, "category", figure.category, reason)
        for figure in group.values()
        if times[figure.category] > 1
    ]


def _origin(figure: Figure) -> Origin:
    """What the id is made of: all of it as the row has it."""
    kind = ClaimKind.STRENGTH if figure.category == STRENGTH else ClaimKind.CASUALTIES
    return Origin(
        battle=" ".join(figure.codes),
        source=CLAIMING[figure.source].id,
        claimant=None,
        party=(figure.side,),
        kind=kind,
        effects=(figure.category,),
        dates=(),
        words=figure.words,
        locator=f"row/{figure.row}",
    )


def _claim(claim_id: str, figure: Figure, party: Party, linked: Mapping[str, Related]) -> Claim:
    citations = (claim_citation(CLAIMING[figure.source], figure.row),)
    covers = tuple(map(battle_id, figure.codes[1:]))
    if figure.category == STRENGTH:
        engaged = figure.source in _ENGAGED
        return StrengthClaim(
            id=claim_id,
            claimant=_OWN_VOICE,
            about=(party,),
            counts=StrengthItem.PERSONNEL,
            basis=StrengthBasis.TOTAL_ENGAGED if engaged else StrengthBasis.NOT_STATED,
            quantity=figure.quantity,
            covers_battles=covers,
            citations=citations,
        )
    return CasualtyClaim(
        id=claim_id,
        claimant=_OWN_VOICE,
        about=(party,),
        effects=figure.effects,
        population=(Population.COMBATANT,),
        quantity=figure.quantity,
        covers_battles=covers,
        citations=citations,
        related=(linked[claim_id],) if claim_id in linked else (),
    )


def _outcome(battlefield: Battlefield, forces: Forces) -> tuple[Claim, ...]:
    words = battlefield.result
    if not words:
        return ()
    outcome_type, victors = outcome(words)
    by = tuple(forces.meant(one).id for one in victors)
    origin = Origin(
        battle=battlefield.code,
        source=CLAIMING["cwsac_1993"].id,
        claimant=None,
        party=(),
        kind=ClaimKind.OUTCOME,
        effects=(),
        dates=(),
        words=words,
        locator=f"row/{battlefield.row}",
    )
    (claim_id,) = claim_ids([origin])
    return (
        OutcomeClaim(
            id=claim_id,
            claimant=_OWN_VOICE,
            about=tuple(Party(actor=one, label=None, basis=AboutBasis.STATED) for one in by),
            as_said=words,
            aspect=OutcomeAspect.RESULT,
            type=outcome_type,
            by=by,
            citations=(table_citation(battlefield.table, battlefield.row),),
        ),
    )
