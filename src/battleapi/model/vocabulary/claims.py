"""Words common to claims of every kind."""

from __future__ import annotations

from .term import Term


class ClaimKind(Term):
    """What a claim is about."""

    CASUALTIES = "casualties", "How many people came to harm.", "Every Casualty Counts"
    MATERIEL = "materiel", "What equipment was lost, taken or damaged.", "JP 1-02"
    STRENGTH = "strength", "How many people or things a party had.", "CDB90"
    OUTCOME = "outcome", "How it ended: who won, or how the fight was resolved.", "CDB90"
    CONTROL = "control", "Who holds, takes or loses a place.", "VIINA"
    INVOLVEMENT = "involvement", "Who took part, and under which name.", "UCDP"
    RESPONSIBILITY = "responsibility", "Who did it, or is accused of it.", "Airwars"
    ATTRIBUTE = "attribute", "A name, date, place, type, initiator or commander.", "Wikibase"
    EVENT_RELATION = "event_relation", "How one happening bears on another.", "CIDOC CRM P15"
    MEASURE = "measure", "A distance, a duration or a deadline.", "UCUM"
    STATEMENT = (
        "statement",
        "Something said that is a threat, demand, denial or judgement.",
        "CAMEO",
    )


class ClaimStatus(Term):
    """Where a claim stands in the life of the record."""

    CURRENT = "current", "Stands.", "battleapi"
    SUPERSEDED = "superseded", "Replaced by a later claim of the same voice.", "battleapi"
    RETRACTED = "retracted", "Taken back by whoever made or recorded it.", "battleapi"
    PROPOSED = "proposed", "Waits for an editor.", "battleapi"
    DECLINED = "declined", "An editor refused it, with a reason.", "battleapi"


class Polarity(Term):
    """Whether something is said, denied or passed over."""

    ASSERTS = "asserts", "Says that it is so.", "FactBank: CT+"
    DENIES = "denies", "Says that it is not so.", "FactBank: CT-"
    OMITS = "omits", "Speaks of the matter and is silent on this.", "battleapi"
    NO_RESPONSE = "no_response", "Was asked or accused and did not answer.", "battleapi"
    RETRACTS = "retracts", "Takes back what it said.", "battleapi"


class AboutBasis(Term):
    """How it is known whom the words mean."""

    STATED = "stated", "The words name the party.", "battleapi"
    INFERRED_BY_DOCUMENT = (
        "inferred_by_document",
        "The document files the words under this party.",
        "battleapi",
    )
    INFERRED_BY_EDITOR = "inferred_by_editor", "An editor of the record reads it so.", "battleapi"
    UNRESOLVED = "unresolved", "Only the words are known, not the party.", "battleapi"


class Stance(Term):
    """How the claimant stands to the party that the claim is about."""

    OWN = "own", "Speaks of itself, or of a part or whole of itself.", "battleapi"
    ALLY = "ally", "Speaks of a party on its own side.", "battleapi"
    ENEMY = "enemy", "Speaks of a party that its side opposes.", "battleapi"
    OTHER_PARTY = "other_party", "Speaks of a party to which hostility is not stated.", "battleapi"
    THIRD_PARTY = "third_party", "Is itself no party to the battle.", "battleapi"
    MIXED = "mixed", "Stands differently to the parties it speaks of.", "battleapi"


class RelationType(Term):
    """How a claim is linked to another one."""

    RESTATES = "restates", "Says again what the other said.", "battleapi"
    PART_OF_TOTAL = (
        "part_of_total",
        "Is a part of the other's total; the part carries the link.",
        "battleapi",
    )
    INCLUDED_IN = (
        "included_in",
        "Is among what the other counts; the rest of that is not listed.",
        "battleapi",
    )
    CORROBORATES = "corroborates", "Agrees from a source of its own.", "Berkeley Protocol"
    CONTRADICTS = "contradicts", "Cannot be true together with the other.", "Berkeley Protocol"
    REFINES = "refines", "Says the same more precisely.", "battleapi"
    RETRACTS = "retracts", "Takes the other back.", "battleapi"
    SUPERSEDES = "supersedes", "Replaces the other.", "battleapi"
    SYNTHESISES = "synthesises", "Is put together from the other and more.", "battleapi"
    MAY_OVERLAP = (
        "may_overlap",
        "May count some of the same people or things.",
        "Every Casualty Counts",
    )
    RESPONDS_TO = "responds_to", "Answers the other, or fails to.", "battleapi"


class Rank(Term):
    """An editor's preference among claims; it hides nothing."""

    PREFERRED = "preferred", "Named first, for the reason given.", "Wikibase"
    NORMAL = "normal", "No preference.", "Wikibase"
    DEPRECATED = "deprecated", "Known to be wrong, for the reason given, and kept.", "Wikibase"


class ReadingBasis(Term):
    """Who says that the words can be read another way."""

    STATED = "stated", "The document itself says so.", "battleapi"
    GRAMMAR = "grammar", "The sentence can be parsed in two ways.", "battleapi"
    INFERRED_BY_EDITOR = "inferred_by_editor", "An editor of the record sees it so.", "battleapi"


class ViaRole(Term):
    """A station on the way from the one who spoke to the document that was read."""

    SPEAKER = "speaker", "Said or wrote it first.", "battleapi"
    CHANNEL = "channel", "Carried it to the public.", "battleapi"
    RELAY = "relay", "Passed it on.", "battleapi"
    COMPILER = "compiler", "Put it together with others.", "battleapi"


class Evidence(Term):
    """What the claimant shows for it."""

    PHOTOGRAPH = "photograph", "Photographs.", "Berkeley Protocol"
    VIDEO = "video", "Moving pictures.", "Berkeley Protocol"
    DOCUMENT = "document", "Papers.", "Berkeley Protocol"
    NAMES_LIST = "names_list", "A list of names.", "Every Casualty Counts"
    SATELLITE = "satellite", "Pictures from orbit.", "Berkeley Protocol"
    FORENSIC = "forensic", "Forensic findings.", "Minnesota Protocol"
    TESTIMONY = "testimony", "Somebody's testimony.", "Berkeley Protocol"


class AssessmentScheme(Term):
    """A named scale on which somebody graded a claim or its source."""

    ADMIRALTY_SOURCE = (
        "admiralty_source",
        "Reliability of the source, A to F.",
        "Admiralty (NATO AJP-2.1)",
    )
    ADMIRALTY_INFORMATION = (
        "admiralty_information",
        "Credibility of the information, 1 to 6.",
        "Admiralty (NATO AJP-2.1)",
    )
    AIRWARS = "airwars", "Fair, weak, contested, discounted, confirmed.", "Airwars"
    UCDP_CLARITY = "ucdp_clarity", "Clarity of the event, 1 or 2.", "UCDP GED event_clarity"
    UCDP_DATE = "ucdp_date", "Precision of the date, 1 to 5.", "UCDP GED date_prec"
    UCDP_WHERE = "ucdp_where", "Precision of the place, 1 to 7.", "UCDP GED where_prec"
    ACLED_GEO = "acled_geo", "Precision of the place, 1 to 3.", "ACLED: geo_precision"
    ACLED_TIME = "acled_time", "Precision of the date, 1 to 3.", "ACLED: time_precision"


class Flag(Term):
    """Something about a claim that a reader should know; computed."""

    SUM_MISMATCH = (
        "sum_mismatch",
        "Its parts, added up, cannot be this total; or it is such a part, or more than its whole.",
        "battleapi",
    )
    RESTATEMENT_DIFFERS = (
        "restatement_differs",
        "Its figure cannot be that of the claims which it says again.",
        "battleapi",
    )
    BOUNDS_DISORDERED = (
        "bounds_disordered",
        "Its lower bound is above its upper, or its best outside.",
        "battleapi",
    )
    SELF_INCONSISTENT = (
        "self_inconsistent",
        "The same voice gives another figure for the same.",
        "battleapi",
    )
    PARTY_INFERRED = "party_inferred", "Whom it means is inferred, not stated.", "battleapi"
    PARTY_UNRESOLVED = "party_unresolved", "Whom it means is not known.", "battleapi"
    READ_TWO_WAYS = "read_two_ways", "Its words can be read in more than one way.", "battleapi"
