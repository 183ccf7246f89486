"""Small records for tests: the Fight at the Ford, and whatever a test adds to it.

Everything is plain JSON, made anew at each call; keyword arguments replace keys. `a_battle` is a
whole record file that breaks no rule:

    side 1      reds, an organ of the state of redland; scouts are a component of reds
    side 2, 3   blues and greens; both oppose side 1, nothing is said between them
    on no side  envoys (peacekeepers) with a contingent, villagers
    not there   gazette (a newsroom)

The battle is of 10 and 11 May 1900. The source `chronicle` was read, `letter` is known through it.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from battleapi.errors import Fault, InvalidRecord
from battleapi.model.checking import read_record_file
from battleapi.model.claims import CLAIM, Claim
from battleapi.model.quantities import Quantity
from battleapi.model.record_file import RecordFile

Document: TypeAlias = dict[str, Any]

NO_DATE: Document = {"edtf": None, "text": None, "calendar": None}


def claim_id(number: int) -> str:
    """The id of the claim with a number: `c000000000000007`."""
    return f"c{number:015d}"


def a_date(edtf: str, text: str | None = None) -> Document:
    return {"edtf": edtf, "text": text, "calendar": "gregorian"}


def a_citation(source: str = "chronicle", **changes: Any) -> Document:
    return {"source": source, "locator": "lead/p1", "quote": None, "via": []} | changes


def a_station(role: str, **changes: Any) -> Document:
    return {"role": role, "actor": None, "label": None, "source": None} | changes


def a_quantity(count: int | None = 24, as_said: str | None = None, **changes: Any) -> Document:
    """Exactly `count`; with null and the qualifier among the changes, any other."""
    numbers = {"value": count, "lower": count, "upper": count, "bounds_kind": None, "term": None}
    relative = {"share": None, "of": None, "remainder_of": None}
    return {"as_said": as_said, "qualifier": "exact", **numbers, "relative": relative} | changes


def a_share(
    of: str, share: tuple[int, int], as_said: str | None = None, qualifier: str = "exact"
) -> Quantity:
    """A share of another claim's number, as a value."""
    relative = {"share": share, "of": of, "remainder_of": None}
    return Quantity.model_validate(
        a_quantity(None, as_said, qualifier=qualifier, relative=relative)
    )


def at_least(count: int, as_said: str | None = None) -> Document:
    return a_quantity(
        None, as_said, qualifier="at_least", lower=count, bounds_kind="stated", value=None
    )


def dozens(as_said: str | None = "dozens") -> Document:
    return a_quantity(None, as_said, qualifier="indefinite", term="dozens")


def a_measure(value: float | None = 56, unit: str | None = "km", **changes: Any) -> Document:
    numbers = {"value": value, "lower": value, "upper": value}
    return {"as_said": None, "qualifier": "exact", **numbers, "unit": unit} | changes


def a_party(actor: str | None, label: str | None = None, basis: str | None = None) -> Document:
    known = "stated" if actor is not None else "unresolved"
    return {"actor": actor, "label": label, "basis": basis or known}


def a_speaker(actor: str | None = None, label: str | None = None) -> Document:
    return {"actor": actor, "label": label}


def a_reading(*overlays: Document, **changes: Any) -> Document:
    return {"id": "otherwise", "basis": "grammar", "instead": list(overlays)} | changes


def a_claim(kind: str = "casualties", number: int = 1, **changes: Any) -> Document:
    """A claim of any kind, by the chronicle in its own voice, about the blues.

    A silence (polarity omits, no_response) gives no number, unless the changes do.
    """
    common: Document = {
        "id": claim_id(number),
        "kind": kind,
        "claimant": a_speaker(),
        "about": [a_party("blues")],
        "citations": [a_citation()],
    }
    body = body_of(kind)
    if changes.get("polarity") in ("omits", "no_response"):
        unknown = {
            "quantity": a_quantity(None, qualifier="unknown"),
            "measure": a_measure(None, None, qualifier="unknown"),
        }
        body |= {key: unknown[key] for key in unknown.keys() & body.keys()}
    return common | body | changes


def body_of(kind: str) -> Document:
    """What a claim of a kind needs of its own."""
    end = {"place": None, "label": None}
    bodies: dict[str, Document] = {
        "casualties": {"effects": ["killed"], "quantity": a_quantity()},
        "materiel": {
            "item": "rifles",
            "item_class": "small_arms",
            "effects": ["captured"],
            "quantity": a_quantity(),
        },
        "strength": {"counts": "personnel", "quantity": a_quantity(300)},
        "outcome": {
            "as_said": "a victory of the Blues",
            "aspect": "result",
            "type": "victory",
            "by": ["blues"],
        },
        "control": {"place": "ford", "change": "gained"},
        "involvement": {"under_name": None, "against": []},
        "responsibility": {"mode": "accuses", "attributed_to": ["reds"]},
        "attribute": {"attribute": "name", "as_said": "the Fight at the Ford", "value": None},
        "event_relation": {"relation": "led_to", "target": "crossing", "target_label": None},
        "measure": {"dimension": "distance", "measure": a_measure(), "start": end, "end": end},
        "statement": {"topic": "losses", "speech_act": "deplores", "as_said": None},
    }
    return bodies[kind]


def claim(kind: str = "casualties", number: int = 1, **changes: Any) -> Claim:
    """The same as a value."""
    return CLAIM.validate_python(a_claim(kind, number, **changes))


def an_actor(actor_id: str, kind: str = "state_force", **changes: Any) -> Document:
    common: Document = {"id": actor_id, "kind": kind, "name": actor_id.title()}
    return common | changes


def a_membership(of: str, kind: str = "organ", **changes: Any) -> Document:
    return {"of": of, "type": kind, "role": None, "from": None, "to": None} | changes


def a_source(source_id: str, **changes: Any) -> Document:
    common = {"id": source_id, "kind": "news_report", "name": source_id.title()}
    return common | {"reached": {"read": True, "through": None}} | changes


def a_place(place_id: str, **changes: Any) -> Document:
    return {"id": place_id, "name": place_id.title()} | changes


def an_event(event_id: str = "crossing", **changes: Any) -> Document:
    common: Document = {
        "id": event_id,
        "kind": "clash",
        "phase": "battle",
        "name": event_id.title(),
        "date": a_date("1900-05-10"),
        "text": "The Reds cross the ford.",
        "citations": [a_citation()],
    }
    return common | changes


def a_passage(text: str = "Spoken words.", **changes: Any) -> Document:
    return {"source": "chronicle", "locator": "lead/p1", "text": text} | changes


def a_combatant(actor: str, side: int | None, **changes: Any) -> Document:
    common: Document = {"actor": actor, "label": actor, "side": side, "role": "belligerent"}
    return common | {"citations": [a_citation()]} | changes


def the_actors() -> list[Document]:
    """The actors that a battle has unless it is given others."""
    return [
        an_actor("redland", "state", country="RO"),
        an_actor("reds", short_name="the Reds", memberships=[a_membership("redland")]),
        an_actor("scouts", memberships=[a_membership("reds", "component")]),
        an_actor("blues", "non_state_armed_group", short_name="the Blues"),
        an_actor("greens", "non_state_armed_group"),
        an_actor("envoys", "peacekeeping_force"),
        an_actor(
            "contingent", "peacekeeping_force", memberships=[a_membership("envoys", "contingent")]
        ),
        an_actor("villagers", "population"),
        an_actor("gazette", "newsroom"),
    ]


def the_sources() -> list[Document]:
    """The sources that a battle has unless it is given others."""
    return [
        a_source("chronicle", publisher="Ford Press"),
        a_source("letter", kind="testimony", reached={"read": False, "through": "chronicle"}),
    ]


def the_citations(**changes: Any) -> Document:
    """Where the facts of a battle are written, unless it is given other citations."""
    fields = ("name", "conflict", "part_of", "date", "place")
    return {field: [a_citation()] for field in fields} | changes


def a_battle(**changes: Any) -> Document:
    """A record file that breaks no rule; `claims=[...]` puts claims into it."""
    file: Document = {
        "id": "fight-at-the-ford",
        "kind": "battle",
        "level": "battle",
        "status": "published",
        "name": "Fight at the Ford",
        "conflict": "river-war",
        "date": a_date("1900-05-10/1900-05-11", "10 and 11 May 1900"),
        "place": {"id": "ford", "text": "the ford", "precision": "near"},
        "citations_by_field": the_citations(),
        "sides": [
            {"side": 1, "opposes": [2, 3]},
            {"side": 2, "opposes": [1]},
            {"side": 3, "opposes": [1]},
        ],
        "combatants": [
            a_combatant("reds", 1, units=["scouts"]),
            a_combatant("blues", 2),
            a_combatant("greens", 3),
            a_combatant("envoys", None, role="peacekeeper"),
            a_combatant("villagers", None, role="civilians"),
        ],
        "events": [an_event()],
        "claims": [],
        "conflicts": [{"id": "river-war", "kind": "war", "name": "River War"}],
        "places": [a_place("ford", countries=["RO"], lat=1.5, lon=2.5, basis="source")],
        "actors": the_actors(),
        "sources": the_sources(),
    }
    return file | changes


def faults_in(document: object) -> tuple[Fault, ...]:
    """Every rule that a record file breaks; none where it is sound."""
    try:
        read_record_file(document)
    except InvalidRecord as refused:
        return refused.faults
    return ()


def a_record(*claims: Document, **changes: Any) -> RecordFile:
    """A checked record file with these claims."""
    return read_record_file(a_battle(claims=list(claims), **changes))
