"""Words for battles, events and who takes part in them."""

from __future__ import annotations

from .term import Term


class BattleKind(Term):
    """What sort of engagement a battle is."""

    BATTLE = (
        "battle",
        "A fight between organised forces that lasts hours to weeks.",
        "Wikidata Q178561",
    )
    SIEGE = "siege", "A force is shut in and attacked or starved.", "Wikidata Q188055"
    CLASH = "clash", "A short exchange between forces that meet.", "ACLED: Armed clash"
    AMBUSH = "ambush", "An attack from concealment on a force that moves or rests.", "JP 1-02"
    RAID = "raid", "An attack that means to leave again.", "JP 1-02"
    ASSAULT = "assault", "An attack that means to take a held position.", "JP 1-02"
    AIR_STRIKE = "air_strike", "An attack from the air.", "ACLED: Air/drone strike"
    SHELLING = (
        "shelling",
        "Artillery, rocket or missile fire.",
        "ACLED: Shelling/artillery/missile attack",
    )
    BOMBING = (
        "bombing",
        "An explosive device is set off, by whoever carries it or from afar.",
        "ACLED: Suicide bomb; Remote explosive/landmine/IED",
    )
    NAVAL_BATTLE = "naval_battle", "A fight between ships.", "Wikidata Q1261499"
    AIR_BATTLE = "air_battle", "A fight between aircraft.", "JP 1-02"
    LANDING = "landing", "An attack from the sea on a shore.", "JP 1-02: amphibious assault"
    MASSACRE = (
        "massacre",
        "People who do not fight back are killed in number.",
        "battleapi",
    )
    VIOLENCE_AGAINST_CIVILIANS = (
        "violence_against_civilians",
        "Armed people do violence to those who do not fight, few or many.",
        "ACLED: Violence against civilians",
    )
    OTHER = "other", "None of the other kinds.", "battleapi"


class BattleLevel(Term):
    """How large a thing the record is about."""

    CAMPAIGN = "campaign", "A series of battles with one aim.", "CDB90"
    BATTLE = "battle", "One battle.", "CDB90"
    ENGAGEMENT = "engagement", "A part of a battle, or a fight too small for that name.", "CDB90"


class BattleStatus(Term):
    """Whether the record is public."""

    DRAFT = "draft", "Being worked on: in no list, and only editors see it.", "battleapi"
    PUBLISHED = "published", "Public.", "battleapi"


class CombatantRole(Term):
    """What an actor did in the battle."""

    BELLIGERENT = "belligerent", "Fought.", "Wikidata P710"
    SUPPORT = (
        "support",
        "Supported a belligerent without fighting.",
        "battleapi",
    )
    PEACEKEEPER = "peacekeeper", "Was there as a peacekeeping force.", "UN peacekeeping"
    MEDIATOR = "mediator", "Was there to mediate.", "UCDP Peace Agreement Dataset"
    CIVILIANS = "civilians", "The people of the place.", "Airwars"
    OBSERVER = "observer", "Was present and took no part.", "battleapi"


class CommanderFate(Term):
    """What became of a commander in the battle."""

    KILLED = "killed", "Killed in the battle.", "Wikipedia: KIA"
    DIED_OF_WOUNDS = "died_of_wounds", "Died of wounds from the battle.", "Wikipedia: DOW"
    WOUNDED = "wounded", "Wounded in the battle.", "Wikipedia: WIA"
    CAPTURED = "captured", "Taken prisoner.", "Wikipedia: POW"
    SURRENDERED = "surrendered", "Laid down arms.", "Wikipedia: Surrendered"
    MISSING = "missing", "Not seen again.", "Wikipedia: MIA"
    EXECUTED = "executed", "Put to death after capture.", "Wikipedia: Executed"
    UNHARMED = "unharmed", "Stated to have come through unharmed.", "battleapi"


class Phase(Term):
    """Where an event stands to the battle."""

    BACKGROUND = "background", "Before the battle.", "battleapi"
    BATTLE = "battle", "Part of the battle.", "battleapi"
    AFTERMATH = "aftermath", "After the battle.", "battleapi"


class EventKind(Term):
    """What sort of happening an event is."""

    CLASH = "clash", "Forces meet and exchange fire.", "ACLED: Armed clash"
    AMBUSH = "ambush", "An attack from concealment.", "JP 1-02"
    ATTACK = "attack", "One party attacks another.", "battleapi"
    AIR_STRIKE = "air_strike", "An attack from the air.", "ACLED: Air/drone strike"
    SHELLING = (
        "shelling",
        "Artillery, rocket or missile fire.",
        "ACLED: Shelling/artillery/missile attack",
    )
    BOMBING = (
        "bombing",
        "An explosive device is set off, by whoever carries it or from afar.",
        "ACLED: Suicide bomb; Remote explosive/landmine/IED",
    )
    ABDUCTION = (
        "abduction",
        "People are taken away by force.",
        "ACLED: Abduction/forced disappearance",
    )
    SEIZURE = "seizure", "A place is taken.", "ACLED: Non-state actor overtakes territory"
    WITHDRAWAL = "withdrawal", "A force leaves contact or a position.", "JP 1-02"
    EVACUATION = "evacuation", "A place is emptied in order.", "JP 1-02"
    MOVEMENT = "movement", "A force or person moves or visits.", "ACLED: Strategic developments"
    STATEMENT = "statement", "Somebody says something in public.", "CAMEO 01: Make public statement"
    NEGOTIATION = (
        "negotiation",
        "Parties talk, or stop talking.",
        "CAMEO 036: Express intent to negotiate",
    )
    AGREEMENT = "agreement", "An agreement is made, kept, broken or ended.", "ACLED: Agreement"
    POLITICAL = (
        "political",
        "A political or legal act or state of affairs.",
        "ACLED: Strategic developments",
    )
    OTHER = "other", "None of the other kinds.", "battleapi"


class ParticipantRole(Term):
    """What an actor did in an event."""

    INITIATOR = "initiator", "Began it, or did it.", "battleapi"
    TARGET = "target", "It was done to them.", "battleapi"
    PARTY = "party", "Took part, initiative not stated.", "battleapi"
    AFFECTED = "affected", "It happened to them or around them.", "battleapi"
