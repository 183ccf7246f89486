"""Why a claim is left out and why two figures do or do not go together: sentences by template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..comparison.readings import readings_of
from ..comparison.results import Dependence, Dispute, Excluded, Rest, Said
from ..comparison.rules import Rules
from ..comparison.spans import Span, total
from ..comparison.spoken import day_words
from ..model.battles import BattleRecord
from ..model.claims import Claim, quantity_of
from ..model.lexicons import LEXICONS
from ..model.quantities import Quantity
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import DependenceCode, Exclusion, ReasonCode, ScopeRelation
from ..model.wording import listed, possessive
from .cast import Cast
from .issues import inferences
from .other_readings import own_words, read_by

_NAMING_THE_OTHERS = frozenset(
    {
        Exclusion.SUPERSEDED,
        Exclusion.PART_OF_FIGURE,
        Exclusion.EARLIER_TOLL,
        Exclusion.LESS_RELIABLE,
        Exclusion.NOT_LATEST,
    }
)


class Reasons:
    """Writes the sentences of one record's comparison, with the names of its cast."""

    def __init__(self, record: BattleRecord, cast: Cast, rules: Rules) -> None:
        self._record = record
        self._cast = cast
        self._rules = rules
        self._claims = {claim.id: claim for claim in record.claims}
        self._as_read: dict[str, list[Claim]] = defaultdict(list)
        for _, claim in readings_of(record, rules.readings):
            self._as_read[claim.id].append(claim)

    def of_exclusion(self, excluded: Excluded) -> str:
        """Why a claim is left out: `Says again what 2 other claims say: one, six`."""
        others = self._figures(excluded.of)
        match excluded.code:
            case Exclusion.RESTATES if others:
                count = len(excluded.of)
                said = "another claim says" if count == 1 else f"{count} other claims say"
                return f"Says again what {said}: {others}."
            case Exclusion.TERM_NOT_IN_LEXICON:
                return _with(excluded.code, self._unread_terms(excluded.claim))
        return _with(excluded.code, others if excluded.code in _NAMING_THE_OTHERS else "")

    def _figures(self, claims: Iterable[str]) -> str:
        """The figures of some claims as they are read, in the words of the sources if they can be.

        A claim that is split is all of its figures, each once.
        """
        words = (dict.fromkeys(map(own_words, self._quantities(one))) for one in claims)
        return ", ".join(one for some in words for one in some)

    def _unread_terms(self, claim: str) -> str:
        """The words of a claim, as it is read, that the lexicon does not have."""
        lexicon = LEXICONS[self._rules.lexicon]
        terms = (one.term for one in self._quantities(claim))
        unread = dict.fromkeys(one for one in terms if one and lexicon.bounds(one) is None)
        return ", ".join(f"'{term}'" for term in unread)

    def _quantities(self, claim: str) -> list[Quantity]:
        """What a claim counts as it is read: once for each figure of the kind compared."""
        read = [one for one in self._as_read[claim] if one.kind is self._rules.kind]
        return [one for one in map(quantity_of, read) if one is not None]

    def of_dispute(self, dispute: Dispute) -> str:
        """Why a verdict is what it is: `4 and 28 share no value, for the ...`."""
        a, b = _listed(dispute.a), _listed(dispute.b)
        if not (a and b):
            return dispute.reason.definition
        sums = total(one.span for one in dispute.a if one.span is not None)
        template = _TEMPLATES.get(dispute.reason)
        if template is None:
            definition = dispute.reason.definition
            return f"{a} and {b}: {definition[:1].lower()}{definition[1:]}"
        if dispute.reason is ReasonCode.DISJOINT and dispute.relation is ScopeRelation.SAME_CELL:
            same = _SAME.get(dispute.kind, "party, effect and days")
            template = f"{{a}} and {{b}} share no value, for the same {same}."
        return template.format(a=a, b=b, least=f"{sums.low:,}", most=f"{sums.high or 0:,}")

    def of_rest(self, rest: Rest) -> str | None:
        """What would make both true: `Both can be true if the rest is 24 or more`.

        Null where nothing has to be so.
        """
        if rest.span is None:
            return None
        party = self._cast.party(rest.party)
        if rest.effect is None:
            subject, verb = (
                (f"the rest of {possessive(party)} number" if party else "the rest"),
                "is",
            )
        else:
            whose = possessive(party) if party else "the other"
            subject, verb = f"{whose} {effect_words(rest.effect)}", "are"
        when = "" if rest.day is None else f" on {day_words(rest.day)}"
        return f"Both can be true if {subject}{when} {verb} {span_words(rest.span)}."

    def of_dependence(self, dependence: Dependence, only_by: str | None = None) -> str:
        """What a verdict hangs on: `'dozens' is taken for 24 or more`.

        `only_by` is the reading by which alone there is such a verdict.
        """
        claims = [self._claims[one] for one in dependence.claims]
        match dependence.code:
            case DependenceCode.PARTY_INFERRED:
                read = (claim for one in dependence.claims for claim in self._as_read[one])
                found = (text for claim in read for text in inferences(claim, self._cast.names))
                return " ".join(dict.fromkeys(found))
            case DependenceCode.READING:
                return self._of_reading(claims, dependence.reading, only_by)
            case DependenceCode.TERM if dependence.term is not None:
                bounds = LEXICONS[self._rules.lexicon].bounds(dependence.term)
                taken = "a number" if bounds is None else span_words(Span(*bounds))
                return f"'{dependence.term}' is taken for {taken}."
        return dependence.code.definition

    def _of_reading(self, claims: Sequence[Claim], reading: str | None, only_by: str | None) -> str:
        """Which words can be read in another way, and what then differs."""
        taken = "is" if reading in self._rules.readings else "is not"
        by = "Only by" if reading is not None and reading == only_by else "By"
        read = read_by(claims, reading or "", self._cast)
        return f"{by} the reading {reading}, which {taken} taken, {read}."


_SAME = {
    ClaimKind.MATERIEL: "party, sort of equipment, effect and days",
    ClaimKind.STRENGTH: "party, moment and days",
}
_TEMPLATES = {
    ReasonCode.DISJOINT: "{a} and {b} share no value.",
    ReasonCode.MEET: "{a} and {b} share a value.",
    ReasonCode.WITHIN_ROUNDING: "{a} and {b} differ by no more than rounding.",
    ReasonCode.PART_EXCEEDS_WHOLE: "{a} is of a part, and more than {b} of the whole.",
    ReasonCode.REST_IS_POSSIBLE: (
        "{a} is of a part of what {b} is of; with the rest both can be true."
    ),
    ReasonCode.LOWS_SUM_OVER_HIGH: "{a} are of parts and add up to at least {least}, over {b}.",
    ReasonCode.HIGHS_SUM_UNDER_LOW: (
        "{a} make up the whole and add up to at most {most}, under {b}."
    ),
    ReasonCode.IMPLIED_OUTCOME: "{b} implies {a}.",
    ReasonCode.OTHER_SCOPE: "{a} is of an event, {b} of the battle.",
}


def span_words(span: Span) -> str:
    """A span as words: `4`, `24 or more`, `15 to 33`."""
    if span.high is None:
        return f"{span.low:,} or more"
    return f"{span.low:,}" if span.low == span.high else f"{span.low:,} to {span.high:,}"


def effect_words(effect: str) -> str:
    """The id of an effect as words: `killed or wounded`, `casualties`."""
    return "casualties" if effect == CasualtyEffect.CASUALTY else effect.replace("_", " ")


def _listed(said: Sequence[Said]) -> str:
    """What several voices say, as a list: figures as numbers, outcomes in their words."""
    return listed(
        [
            span_words(one.span)
            if one.span is not None
            else ", ".join(f"'{word}'" for word in one.words)
            for one in said
        ]
    )


def _with(code: Exclusion, more: str) -> str:
    """The definition of a code as a sentence, with what it is about here behind a colon."""
    return f"{code.definition.rstrip('.')}: {more}." if more else code.definition
