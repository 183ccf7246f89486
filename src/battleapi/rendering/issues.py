"""What a reader of a record should know before adding anything up."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.claims import Claim
from ..model.counting import Tally
from ..model.flags import Flagging
from ..model.record_file import RecordFile
from ..model.standing import Standing
from ..model.vocabulary.claims import AboutBasis, ClaimStatus, Flag
from ..model.wording import listed
from .battles import Issue
from .parts import Names

_PLAIN = (
    Flag.SUM_MISMATCH,
    Flag.RESTATEMENT_DIFFERS,
    Flag.BOUNDS_DISORDERED,
    Flag.SELF_INCONSISTENT,
)
_BY = {
    AboutBasis.INFERRED_BY_DOCUMENT: "by the document",
    AboutBasis.INFERRED_BY_EDITOR: "by an editor",
}


def issues_of(flags: Iterable[tuple[Claim, tuple[Flag, ...]]], names: Names) -> tuple[Issue, ...]:
    """The issues of a record, one for each flag and, where parties are inferred, each wording."""
    touched: dict[tuple[Flag, str], list[str]] = {}
    flagged = [(claim, raised) for claim, raised in flags if claim.status is ClaimStatus.CURRENT]
    for flag in _PLAIN:
        for claim, raised in flagged:
            if flag in raised:
                touched.setdefault((flag, flag.definition), []).append(claim.id)
    for claim, _ in flagged:
        for text in inferences(claim, names):
            touched.setdefault((Flag.PARTY_INFERRED, text), []).append(claim.id)
    return tuple(
        Issue(code=flag, text=text, claims=tuple(claims))
        for (flag, text), claims in touched.items()
    )


def figure_issues(file: RecordFile) -> tuple[Issue, ...]:
    """The issues of a record file that say of figures that they do not fit one another."""
    standing = Standing(file, file.registry)
    flagging = Flagging(file, standing, Tally(file, standing))
    flags = ((claim, flagging.flags(claim)) for claim in file.claims)
    found = issues_of(flags, Names(file.registry))
    return tuple(issue for issue in found if issue.code in _PLAIN)


def inferences(claim: Claim, names: Names) -> Iterable[str]:
    """Whom the words of a claim are read as, and by whom: a sentence for each basis."""
    for basis, by in _BY.items():
        inferred = [party for party in claim.about if party.basis is basis]
        if inferred:
            labels = dict.fromkeys(f"'{party.label}'" for party in inferred if party.label)
            actors = [names.actor(party.actor) or str(party.actor) for party in inferred]
            words = listed(list(labels)) or "A party that the words do not name"
            yield f"{words} is read as {listed(actors)} {by}."
