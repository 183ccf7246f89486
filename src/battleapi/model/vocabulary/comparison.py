"""Words of the comparison: what is compared, by which rule, and what came out."""

from __future__ import annotations

from .term import Term


class Axis(Term):
    """What a table of comparison can be divided by."""

    PARTY = "party", "Whom the figures are about.", "battleapi"
    EFFECT = "effect", "What happened to the people or things counted.", "battleapi"
    POPULATION = "population", "Combatants, civilians and others apart.", "Every Casualty Counts"
    DAY = "day", "Day by day, for figures of one day.", "battleapi"
    EVENT = "event", "Event by event, for figures of one event.", "battleapi"
    ITEM_CLASS = "item_class", "The sort of equipment.", "battleapi"
    STRENGTH_BASIS = "strength_basis", "Which moment a strength is of.", "CDB90"


class PartyBasis(Term):
    """Which parties are taken for those that the words mean."""

    ANY = "any", "Inferred parties are taken like stated ones.", "battleapi"
    STATED = (
        "stated",
        "An inferred party is taken back to its words, an unresolved label.",
        "battleapi",
    )


class MethodName(Term):
    """A named rule by which the figures of several voices are put into one cell."""

    RANGE = (
        "range",
        "From the least low to the greatest high, or open: the low of an open figure is a high.",
        "Iraq Body Count, Airwars, Every Casualty Counts",
    )
    LOW_BEST_HIGH = (
        "low_best_high",
        "The range, and the point of the preferred claim or of the one data set as best.",
        "UCDP",
    )
    CONSERVATIVE = "conservative", "The least stated point.", "ACLED"
    MAXIMUM = "maximum", "The greatest stated point.", "battleapi"
    MEDIAN = "median", "The median of the stated points, unrounded.", "battleapi"
    MEAN = "mean", "The arithmetic mean of the stated points, unrounded.", "battleapi"
    SOURCE_PRIORITY = (
        "source_priority",
        "Figures that none beats in one Admiralty grade, no worse in the other, F and 6 apart.",
        "Every Casualty Counts: source hierarchy; Admiralty (NATO AJP-2.1)",
    )
    MAJORITY = (
        "majority",
        "The point that most independent voices give, two at least.",
        "battleapi",
    )
    OWN = "own", "What a party says of itself.", "battleapi"
    ENEMY = "enemy", "What its enemies say of it.", "battleapi"
    THIRD_PARTY = "third_party", "What those say who are no party to the battle.", "battleapi"
    BRACKET = (
        "bracket",
        "From the low that a party admits to the high that its enemies claim.",
        "battleapi",
    )
    LATEST = (
        "latest",
        "The newest figure, by when it was said, else by when its source was published.",
        "battleapi",
    )
    INTERSECTION = (
        "intersection",
        "What every figure allows: from the greatest low to the least high.",
        "battleapi",
    )


class Exclusion(Term):
    """Why a claim did not go into a comparison."""

    SUPERSEDED = "superseded", "A newer claim stands in its place.", "battleapi"
    RETRACTED = "retracted", "It was taken back.", "battleapi"
    PROPOSED = "proposed", "No editor has taken it yet.", "battleapi"
    DECLINED = "declined", "An editor declined it.", "battleapi"
    DEPRECATED = "deprecated", "It is known to be wrong.", "Wikibase"
    NOT_ASSERTED = "not_asserted", "It denies, or is silence.", "battleapi"
    RESTATES = "restates", "It says again what other claims say.", "battleapi"
    PART_OF_FIGURE = "part_of_figure", "The same voice gives the figure of the whole.", "battleapi"
    EARLIER_TOLL = "earlier_toll", "The same voice gives a later toll of the same.", "battleapi"
    OTHER_DAYS = "other_days", "It is of days on which the battle was not.", "battleapi"
    ASSERTED_LATER = (
        "asserted_later",
        "It was made, or what it tells happened, after the day asked for.",
        "battleapi",
    )
    COVERS_OTHER_BATTLES = (
        "covers_other_battles",
        "Its one figure is of other battles too.",
        "battleapi",
    )
    NO_PARTY = "no_party", "It does not say whom it is about.", "battleapi"
    PARTY_NOT_STATED = (
        "party_not_stated",
        "Its party is inferred, and no words stand for it.",
        "battleapi",
    )
    NO_NUMBER = "no_number", "The source says that the number is not known.", "battleapi"
    NOT_NUMERIC = "not_numeric", "A quality stands in the place of a number.", "battleapi"
    TERM_NOT_IN_LEXICON = (
        "term_not_in_lexicon",
        "The lexicon does not have the vague word.",
        "battleapi",
    )
    EFFECT_NOT_COVERED = (
        "effect_not_covered",
        "The lexicon is for counts of the dead alone.",
        "ACLED (FAQ on fatalities)",
    )
    WHOLE_UNKNOWN = (
        "whole_unknown",
        "A share of another claim whose number is not known.",
        "battleapi",
    )
    REMAINDER = "remainder", "What is left of another claim.", "battleapi"
    READ_AS_ANOTHER_KIND = (
        "read_as_another_kind",
        "The reading chosen makes it a claim of another kind.",
        "battleapi",
    )
    OUTSIDE_CELLS = (
        "outside_cells",
        "It is of more than one day or event, which the table is divided by.",
        "battleapi",
    )
    BOUNDS_NOTHING = (
        "bounds_nothing",
        "It narrows no cell: it is of a part or a whole, and others give closer bounds.",
        "battleapi",
    )
    NO_POINT = "no_point", "It states no number that the method could take.", "battleapi"
    OTHER_STANCE = "other_stance", "The method takes other claimants.", "battleapi"
    NOT_JUDGED = "not_judged", "Nobody graded it, or the grade is F or 6.", "Admiralty"
    LESS_RELIABLE = (
        "less_reliable",
        "Another figure is graded better and in nothing worse.",
        "Admiralty",
    )
    NOT_LATEST = "not_latest", "A newer figure stands beside it, or it is undated.", "battleapi"


class CellFlag(Term):
    """What a reader should know about a cell or a voice in it."""

    BOUNDED = (
        "bounded",
        "Only bounds: its claims are of a part of the cell, or of more than the cell.",
        "battleapi",
    )
    UNCOUNTED = "uncounted", "Some, with no count given: at least one.", "battleapi"
    SELF_INCONSISTENT = (
        "self_inconsistent",
        "The voice gives figures that share no value.",
        "battleapi",
    )
    PARTY_INFERRED = "party_inferred", "Whom a claim means is inferred.", "battleapi"
    PARTY_UNRESOLVED = "party_unresolved", "Whom a claim means is not known.", "battleapi"
    READ_TWO_WAYS = "read_two_ways", "A claim can be read in another way.", "battleapi"
    OWN_ZERO = "own_zero", "The party admits none, so that there is no ratio.", "battleapi"
    INVERTED = "inverted", "The party admits more than its enemies claim.", "battleapi"
    BETWEEN_CLAIMS = "between_claims", "Nobody says this number.", "battleapi"
    EMPTY = "empty", "No number is allowed by every figure.", "battleapi"
    WITHIN_ROUNDING = (
        "within_rounding",
        "Figures differ, but no more than by rounding.",
        "battleapi",
    )
    DISPUTED_BY_BOUNDS = (
        "disputed_by_bounds",
        "Only bounds contradict here, which are not in the range.",
        "battleapi",
    )
    DISPUTED_IN_PART = (
        "disputed_in_part",
        "Voices contradict each other most about a part of this, such as one of its days.",
        "battleapi",
    )
    LIKELY_COMMON_ORIGIN = (
        "likely_common_origin",
        "Voices share two values of three or more significant digits.",
        "battleapi",
    )
    MIXED_VOICES = "mixed_voices", "No one voice says this.", "battleapi"
    IF_BOTH_TRUE = (
        "if_both_true",
        "Figures that may count the same things: from the greater to the sum.",
        "Every Casualty Counts",
    )


class Grade(Term):
    """How far the figures of a cell bear each other out; derived, never an assessment."""

    ADMITTED = "admitted", "The party says it of itself.", "battleapi"
    ADMITTED_AND_CLAIMED = (
        "admitted_and_claimed",
        "The party says it of itself, and its enemies say nothing else.",
        "battleapi",
    )
    CORROBORATED = "corroborated", "Two independent voices agree.", "Berkeley Protocol"
    AGREED = "agreed", "Voices agree; their independence is not established.", "battleapi"
    SINGLE = "single", "One voice says it, of others.", "battleapi"
    ENEMY_ONLY = "enemy_only", "Only enemies of the party give a figure.", "battleapi"
    DISPUTED = "disputed", "Two voices contradict each other.", "battleapi"
    BOUNDED_ONLY = "bounded_only", "No voice gives a figure of just this.", "battleapi"


class Independence(Term):
    """Whether two voices know what they say from different roots."""

    DEPENDENT = "dependent", "A shared root is known.", "Berkeley Protocol"
    INDEPENDENT = (
        "independent",
        "Their roots are known, differ, and each shows how it knows.",
        "Berkeley Protocol",
    )
    LIKELY_COMMON_ORIGIN = (
        "likely_common_origin",
        "They share two values of three or more significant digits.",
        "battleapi",
    )
    NOT_ESTABLISHED = "not_established", "Nothing says either.", "battleapi"


class Verdict(Term):
    """How two figures, or a group and a figure, stand to each other."""

    CONTRADICTS = "contradicts", "They cannot both be true.", "Berkeley Protocol"
    DIFFERS_WITHIN_ROUNDING = (
        "differs_within_rounding",
        "They differ by no more than half the coarser unit, a tenth at the most.",
        "battleapi",
    )
    CORROBORATES = "corroborates", "They agree and are independent.", "Berkeley Protocol"
    AGREES = "agrees", "They agree; independence is not established.", "battleapi"
    COMPATIBLE_IF = "compatible_if", "Both can be true if the rest is so many.", "battleapi"
    COMPATIBLE = "compatible", "Both can be true.", "battleapi"
    ENTAILED_BY = "entailed_by", "The one follows from the other, not the reverse.", "battleapi"
    NOT_COMPARABLE = "not_comparable", "They are not about the same.", "battleapi"
    SELF_INCONSISTENT = (
        "self_inconsistent",
        "One voice contradicts itself, which is no dispute.",
        "battleapi",
    )


class ScopeRelation(Term):
    """How the scopes of two figures stand to each other."""

    SAME_CELL = "same_cell", "The same party, effect, population and days.", "battleapi"
    INSIDE = "inside", "The first is of a part of the second.", "battleapi"
    GROUP = "group", "Several figures are of parts of one.", "battleapi"
    CROSSED = "crossed", "Each is wider in something.", "battleapi"
    SAME_EVENT = "same_event", "Outcomes of one event.", "battleapi"


class ReasonCode(Term):
    """Why a verdict is what it is."""

    DISJOINT = "disjoint", "The two share no value.", "battleapi"
    MEET = "meet", "The two share a value.", "battleapi"
    WITHIN_ROUNDING = "within_rounding", "The coarser is rounded over the other.", "battleapi"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole", "The part is more than the whole.", "battleapi"
    REST_IS_POSSIBLE = "rest_is_possible", "The rest can make up the difference.", "battleapi"
    LOWS_SUM_OVER_HIGH = "lows_sum_over_high", "The parts add up to more than it.", "battleapi"
    HIGHS_SUM_UNDER_LOW = (
        "highs_sum_under_low",
        "The parts make up the whole and add up to less than it.",
        "battleapi",
    )
    CROSSED_SCOPES = "crossed_scopes", "Each counts something that the other does not.", "battleapi"
    EXCLUSIVE_OUTCOMES = "exclusive_outcomes", "Only one of the outcomes can be.", "battleapi"
    SAME_OUTCOME = "same_outcome", "Both give the same outcome.", "battleapi"
    IMPLIED_OUTCOME = "implied_outcome", "The other outcome implies it.", "battleapi"
    BOTH_POSSIBLE = "both_possible", "Neither of the outcomes excludes the other.", "battleapi"
    OTHER_SCOPE = "other_scope", "They speak of an event and of the battle.", "battleapi"
    OTHER_QUESTION = "other_question", "They answer different questions.", "battleapi"


class DependenceCode(Term):
    """What a verdict hangs on."""

    PARTY_INFERRED = "party_inferred", "Whom a claim means is inferred.", "battleapi"
    READING = "reading", "A claim can be read in another way.", "battleapi"
    TERM = "term", "A vague word is read by the lexicon.", "battleapi"
    BODY_COUNT = "body_count", "A count of bodies is taken for the number of dead.", "battleapi"
    CASUALTY_DEFINITION = (
        "casualty_definition",
        "The sources mean different things by casualties.",
        "battleapi",
    )
