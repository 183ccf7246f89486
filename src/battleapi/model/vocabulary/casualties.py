"""Words for harm to people."""

from __future__ import annotations

from .term import Term


class CasualtyEffect(Term):
    """What happened to the people counted; one number over several has them all."""

    KILLED = "killed", "Killed in the fighting.", "JP 1-02: killed in action"
    DIED_OF_WOUNDS = (
        "died_of_wounds",
        "Died of wounds later.",
        "JP 1-02: died of wounds received in action",
    )
    WOUNDED = "wounded", "Wounded or injured.", "JP 1-02: wounded in action"
    CAPTURED = "captured", "Taken prisoner.", "JP 1-02: captured"
    MISSING = "missing", "Not accounted for.", "JP 1-02: missing in action"
    INTERNED = "interned", "Held by a neutral or as a civilian.", "Geneva Convention IV"
    DISPERSED = "dispersed", "Scattered from their force.", "battleapi"
    SURRENDERED = "surrendered", "Laid down arms.", "Wikipedia"
    DESERTED = "deserted", "Left their force.", "JP 1-02: deserter"
    DISPLACED = (
        "displaced",
        "Driven from their homes.",
        "UN Guiding Principles on Internal Displacement",
    )
    SICK = "sick", "Fell ill.", "JP 1-02: disease and nonbattle injury"
    NON_BATTLE_INJURY = (
        "non_battle_injury",
        "Hurt otherwise than in the fighting.",
        "JP 1-02: disease and nonbattle injury",
    )
    NON_BATTLE_DEATH = (
        "non_battle_death",
        "Died of other causes than the fighting.",
        "Lacina and Gleditsch 2005",
    )
    DIED_IN_CAPTIVITY = "died_in_captivity", "Died as a prisoner.", "Every Casualty Counts"
    CASUALTY = (
        "casualty",
        "Undivided: at least killed and wounded, at most also captured and missing.",
        "battleapi",
    )


class Population(Term):
    """Whom the figure counts."""

    COMBATANT = "combatant", "People who fight.", "ICRC Customary IHL, rule 3"
    CIVILIAN = "civilian", "People who do not.", "ICRC Customary IHL, rule 5"
    HORS_DE_COMBAT = "hors_de_combat", "People who no longer can.", "ICRC Customary IHL, rule 47"
    UNKNOWN = "unknown", "Not known which.", "UCDP: deaths_unknown"


class Affiliation(Term):
    """A protected or special group that the people belong to."""

    PEACEKEEPER = "peacekeeper", "Members of a peacekeeping force.", "ICRC Customary IHL, rule 33"
    MEDICAL = "medical", "Medical personnel.", "ICRC Customary IHL, rule 25"
    JOURNALIST = "journalist", "Journalists.", "ICRC Customary IHL, rule 34"
    AID_WORKER = "aid_worker", "Humanitarian workers.", "Aid Worker Security Database"


class RankGroup(Term):
    """Military rank, as coarsely as sources give it."""

    GENERALS = "generals", "Generals and admirals.", "NATO STANAG 2116: OF-6 to OF-10"
    OFFICERS = "officers", "Commissioned officers.", "NATO STANAG 2116: OF"
    NON_COMMISSIONED = (
        "non_commissioned",
        "Non-commissioned officers.",
        "NATO STANAG 2116: OR-5 to OR-9",
    )
    OTHER_RANKS = "other_ranks", "Everybody else in uniform.", "NATO STANAG 2116: OR"


class Causation(Term):
    """Whether violence did the harm itself."""

    DIRECT = "direct", "Violence did it.", "Every Casualty Counts"
    INDIRECT = (
        "indirect",
        "Hunger, disease or flight that the violence brought did it.",
        "Every Casualty Counts",
    )


class CountBasis(Term):
    """How the number was arrived at."""

    STATED_TOTAL = "stated_total", "A total that the claimant states.", "battleapi"
    BODY_COUNT = (
        "body_count",
        "Bodies that were counted; the dead carried off are not in it.",
        "battleapi",
    )
    NAMED_LIST = "named_list", "Names on a list.", "Every Casualty Counts"
    REGISTER = "register", "A register kept by a body.", "Every Casualty Counts"
    HOSPITAL = "hospital", "Admissions to hospitals or morgues.", "Every Casualty Counts"
    ADVERSARY_ESTIMATE = "adversary_estimate", "What a party says of its enemy.", "battleapi"
    ESTIMATE = "estimate", "Somebody's estimate.", "battleapi"
    NOT_STATED = "not_stated", "The source does not say.", "battleapi"
