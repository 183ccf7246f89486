"""Words for actors, conflicts, places and sources."""

from __future__ import annotations

from .term import Term


class ActorKind(Term):
    """What sort of actor somebody is."""

    STATE = "state", "A state.", "GW state list"
    GOVERNMENT = (
        "government",
        "A government or junta that acts for a state.",
        "UCDP: Government of ...",
    )
    STATE_FORCE = (
        "state_force",
        "Armed forces, or a branch of them, of a state.",
        "ACLED: State forces",
    )
    NON_STATE_ARMED_GROUP = (
        "non_state_armed_group",
        "An organised armed group without a state.",
        "UCDP: Side B",
    )
    MILITARY_UNIT = "military_unit", "A unit or formation of a force.", "Wikidata Q176799"
    MILITIA = "militia", "An armed group that is local, communal or political.", "ACLED: Militia"
    PRIVATE_MILITARY_COMPANY = (
        "private_military_company",
        "A company that fights for pay.",
        "Montreux Document",
    )
    PEACEKEEPING_FORCE = (
        "peacekeeping_force",
        "A force under a peacekeeping mandate.",
        "UN peacekeeping",
    )
    COALITION = "coalition", "Several actors under one name.", "UCDP Actor Dataset: alliance"
    INTERGOVERNMENTAL_BODY = "intergovernmental_body", "A body of states.", "COW IGO"
    POPULATION = "population", "People of a place or group, not organised.", "ACLED: Civilians"
    RIOTERS = "rioters", "People who riot, not organised.", "ACLED: Rioters"
    PROTESTERS = "protesters", "People who protest without violence.", "ACLED: Protesters"
    NEWSROOM = "newsroom", "A newspaper, agency or broadcaster.", "Wikidata Q1193236"
    ORGANISATION = "organisation", "Any other organisation.", "Wikidata Q43229"
    PERSON = "person", "One named person.", "Wikidata Q5"
    WITNESS = "witness", "Somebody who was there and is not named.", "Berkeley Protocol"
    UNSPECIFIED = "unspecified", "The source does not say what sort of actor it is.", "battleapi"


class MembershipType(Term):
    """How one actor belongs to another."""

    ORGAN = (
        "organ",
        "Acts for it: its government, army or ministry.",
        "ILC Articles on State Responsibility 4",
    )
    COMPONENT = "component", "Is a part of it.", "battleapi"
    COALITION = (
        "coalition",
        "Is an ally under its name and keeps its own voice.",
        "UCDP Actor Dataset: alliance",
    )
    CONTINGENT = "contingent", "Was sent to serve in it.", "UN peacekeeping"
    OFFICE = "office", "Holds an office in it.", "Wikidata P39"


class ConflictKind(Term):
    """What sort of conflict it is."""

    WAR = "war", "A war.", "COW"
    INSURGENCY = "insurgency", "An armed movement against a government.", "JP 1-02"
    CAMPAIGN = "campaign", "A series of battles with one aim inside a war.", "CDB90"
    OTHER = "other", "None of the other kinds.", "battleapi"


class PlacePrecision(Term):
    """How precisely a place is known."""

    EXACT = "exact", "The place itself.", "UCDP GED where_prec 1"
    NEAR = "near", "Within about 25 km of the named place.", "UCDP GED where_prec 2"
    ADMIN2 = "admin2", "Somewhere in a district.", "UCDP GED where_prec 3"
    ADMIN1 = "admin1", "Somewhere in a province or region.", "UCDP GED where_prec 4"
    LINEAR_OR_FUZZY = "linear_or_fuzzy", "Along a line or in a vague area.", "UCDP GED where_prec 5"
    COUNTRY = "country", "Somewhere in a country.", "UCDP GED where_prec 6"
    SEA_OR_AIR = "sea_or_air", "At sea or in the air.", "UCDP GED where_prec 7"


class PointBasis(Term):
    """Where the coordinates of a place come from."""

    SOURCE = "source", "The source gives them.", "battleapi"
    GAZETTEER = "gazetteer", "A gazetteer gives them, and is cited.", "UCDP GED"
    REPRESENTATIVE = (
        "representative",
        "The source gives them, and they only stand for the area that the place is somewhere in.",
        "UCDP GED where_prec 3 to 7",
    )


class SourceKind(Term):
    """What sort of document a source is."""

    ARTICLE = "article", "A magazine or web article.", "CSL 1.0: article-magazine"
    COMMUNIQUE = "communique", "An official statement of a party.", "battleapi"
    PRESS_RELEASE = "press_release", "A text that a body gives to the press.", "battleapi"
    TESTIMONY = "testimony", "What a witness said.", "Berkeley Protocol"
    UN_REPORT = "un_report", "A report or statement of the United Nations.", "battleapi"
    NGO_REPORT = "ngo_report", "A report of a non-governmental organisation.", "battleapi"
    NEWS_REPORT = "news_report", "A report of a newsroom.", "CSL 1.0: article-newspaper"
    STUDY = "study", "A book or paper of scholarship.", "CSL 1.0: book"
    BOOK = "book", "Any other book.", "CSL 1.0: book"
    OFFICIAL_HISTORY = (
        "official_history",
        "A history that a state or its forces had written.",
        "battleapi",
    )
    CHRONICLE = "chronicle", "A chronicle, annals or a history of its own age.", "battleapi"
    SOCIAL_MEDIA = "social_media", "A post on a social network or channel.", "CSL 1.0: post"
    REGISTER = "register", "A list of names or of losses kept by a body.", "Every Casualty Counts"
    DATASET = "dataset", "A data set or gazetteer.", "CSL 1.0: dataset"
    ENCYCLOPEDIA = "encyclopedia", "An encyclopedia's article.", "CSL 1.0: entry-encyclopedia"
    UNSPECIFIED = "unspecified", "What sort of document it is is not said.", "battleapi"


class Authority(Term):
    """A list of identifiers that battleapi links to."""

    WIKIDATA = "wikidata", "Wikidata item, such as Q912.", "Wikidata"
    UCDP = (
        "ucdp",
        "UCDP number with what it is of, such as actor:118, conflict:299 or event:300380.",
        "UCDP",
    )
    GW = "gw", "Gleditsch and Ward number of a state.", "Gleditsch and Ward 1999"
    COW = "cow", "Correlates of War number of a state.", "COW"
    CWSAC = "cwsac", "Civil War Sites Advisory Commission battle code.", "CWSAC 1993"
    ACLED = "acled", "ACLED actor name or event id.", "ACLED"
    CDB90 = "cdb90", "CDB90 battle number, or name of an actor there.", "CDB90"
    GEONAMES = "geonames", "GeoNames number of a place.", "GeoNames"
    DBPEDIA = "dbpedia", "DBpedia resource name, without its address.", "DBpedia"
    WIKIPEDIA = "wikipedia", "Wikipedia language and title, such as en:Ber.", "Wikipedia"
    PLEIADES = "pleiades", "Pleiades number of an ancient place.", "Pleiades"
    COW_WAR = "cow_war", "Correlates of War number of a war.", "COW"
