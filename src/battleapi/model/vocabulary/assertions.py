"""Words for outcomes, control, responsibility, attributes, relations, measures and statements."""

from __future__ import annotations

from .term import Term


class OutcomeAspect(Term):
    """Which question an outcome answers."""

    RESULT = "result", "Who won.", "CDB90: wina"
    RESOLUTION = "resolution", "How the fight was resolved.", "CDB90: reso"


class OutcomeType(Term):
    """The outcome itself: a result, a resolution, or (stalemate, other) either."""

    VICTORY = "victory", "One side won.", "Wikipedia"
    DECISIVE_VICTORY = "decisive_victory", "One side won, and it decided something.", "Wikipedia"
    PYRRHIC_VICTORY = "pyrrhic_victory", "One side won at too high a price.", "Wikipedia"
    STRATEGIC_VICTORY = (
        "strategic_victory",
        "One side reached its larger aim, whoever held the field.",
        "Wikipedia",
    )
    TACTICAL_VICTORY = (
        "tactical_victory",
        "One side held the field, whatever came of it.",
        "Wikipedia",
    )
    DRAW = "draw", "Neither side won.", "CDB90"
    INCONCLUSIVE = "inconclusive", "Nothing was decided.", "Wikipedia"
    DEFENSIVE_VICTORY = (
        "defensive_victory",
        "The side that was attacked won.",
        "Wikipedia",
    )
    CEASEFIRE = "ceasefire", "It ended with an agreement to stop fighting.", "Wikipedia"
    DISPUTED = "disputed", "Who won is disputed, and the source says so.", "Wikipedia"
    FAILURE = "failure", "The side that set out to do something did not do it.", "Wikipedia"
    REPULSE = "repulse", "The attack was beaten off.", "CDB90: RR"
    WITHDRAWAL = "withdrawal", "One side left.", "CDB90: WD"
    WITHDRAWAL_WITH_HEAVY_LOSSES = (
        "withdrawal_with_heavy_losses",
        "One side left, and lost heavily in leaving.",
        "CDB90: WL",
    )
    BREAKTHROUGH = "breakthrough", "The attacker broke through.", "CDB90: BB"
    PENETRATION = "penetration", "The attacker got in without breaking through.", "CDB90: PP"
    ANNIHILATION = "annihilation", "One side was destroyed.", "CDB90: AA"
    PURSUIT = "pursuit", "One side was pursued.", "CDB90: PS"
    STALEMATE = "stalemate", "Both stayed where they were.", "CDB90: SS"
    OTHER = "other", "None of the other outcomes.", "battleapi"

    @property
    def aspects(self) -> tuple[OutcomeAspect, ...]:
        """The questions that this outcome may answer."""
        if self in _EITHER:
            return tuple(OutcomeAspect)
        return (OutcomeAspect.RESULT if self in _RESULTS else OutcomeAspect.RESOLUTION,)


_EITHER = frozenset({OutcomeType.STALEMATE, OutcomeType.OTHER})
_RESULTS = frozenset(
    {
        OutcomeType.VICTORY,
        OutcomeType.DECISIVE_VICTORY,
        OutcomeType.PYRRHIC_VICTORY,
        OutcomeType.STRATEGIC_VICTORY,
        OutcomeType.TACTICAL_VICTORY,
        OutcomeType.DRAW,
        OutcomeType.INCONCLUSIVE,
        OutcomeType.DEFENSIVE_VICTORY,
        OutcomeType.CEASEFIRE,
        OutcomeType.DISPUTED,
        OutcomeType.FAILURE,
    }
)


class ControlChange(Term):
    """What changed about who holds a place."""

    GAINED = "gained", "The holder took it.", "battleapi"
    HELD = "held", "The holder kept it.", "battleapi"
    LOST = "lost", "The holder lost it.", "battleapi"
    CONTESTED = "contested", "Nobody holds it alone.", "VIINA"


class ResponsibilityMode(Term):
    """How the claimant speaks of responsibility."""

    CLAIMS = "claims", "Says that it did it.", "ACLED"
    ACCUSES = "accuses", "Says that another did it.", "Airwars"
    ACCEPTS = "accepts", "Admits, when accused, that it did it.", "Airwars"
    DENIES = "denies", "Says, when accused, that it did not.", "Airwars"
    ATTRIBUTES = "attributes", "Says who did it, without being a party.", "Airwars"


class AttributeName(Term):
    """Which attribute of a battle or event is given."""

    NAME = "name", "What it is called.", "Wikidata rdfs:label"
    DATE = "date", "When it was.", "Wikidata P585"
    PLACE = "place", "Where it was.", "Wikidata P276"
    TYPE = "type", "What sort of thing it was.", "Wikidata P31"
    INITIATOR = "initiator", "Who began it.", "battleapi"
    COMMANDER = "commander", "Who led a party.", "Wikidata P4791"
    CHARACTER = "character", "What was particular about it.", "battleapi"
    COUNT = "count", "How many of it there were.", "battleapi"


class EventRelationType(Term):
    """How one happening bears on another."""

    LED_TO = "led_to", "Brought it about.", "Wikidata P1542"
    WEAKENED = "weakened", "Made it weaker.", "battleapi"
    STRENGTHENED = "strengthened", "Made it stronger.", "battleapi"
    IN_RESPONSE_TO = "in_response_to", "Answered it.", "battleapi"
    FOLLOWED = "followed", "Came after it; cause not stated.", "CIDOC CRM P183"


class MeasureDimension(Term):
    """What is measured."""

    DISTANCE = "distance", "How far.", "UCUM"
    DURATION = "duration", "How long.", "UCUM"
    DEADLINE = "deadline", "How long before a date that was set.", "battleapi"
    FRONT_WIDTH = "front_width", "How wide a front, from one end to the other.", "CDB90: wofa, wofd"
    ADVANCE = "advance", "How far a side got.", "CDB90: kmda"

    @property
    def is_length(self) -> bool:
        """True for what is measured in units of length, false for what is in units of time."""
        return self not in (MeasureDimension.DURATION, MeasureDimension.DEADLINE)


class SpeechAct(Term):
    """What somebody does in saying it."""

    THREATENS = "threatens", "Says that it will do harm.", "CAMEO 13"
    DENOUNCES = "denounces", "Says that something is wrong.", "CAMEO 111"
    DEMANDS = "demands", "Says that something must be done.", "CAMEO 10"
    CONDEMNS = "condemns", "Condemns in so many words.", "CAMEO 111"
    DEPLORES = "deplores", "Says that it is grieved by something.", "CAMEO 11"
    PROMISES = "promises", "Says that it will do something.", "CAMEO 03"
    ANNOUNCES = "announces", "Makes something known.", "CAMEO 01"
    CHARACTERISES = "characterises", "Says what something was or meant.", "battleapi"


class StatementTopic(Term):
    """What a statement is about."""

    ATTACK = "attack", "An attack, made or to come.", "battleapi"
    AGREEMENT = "agreement", "An agreement, its breach or its end.", "battleapi"
    LOSSES = "losses", "The dead, the wounded, what was lost.", "battleapi"
    ENGAGEMENT = "engagement", "That there was fighting, and with whom.", "battleapi"
    SIGNIFICANCE = "significance", "What the battle meant.", "battleapi"
    POLICY = "policy", "What an actor means to do.", "battleapi"
    TERRITORY = "territory", "Who holds or should hold a place.", "battleapi"
    OTHER = "other", "Anything else.", "battleapi"
