"""A record in which everything that can be computed is, and how it is served."""

from __future__ import annotations

import json
from typing import Any

from battleapi.model.record_file import RecordFile
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp
from tests.records_of import (
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_party,
    a_passage,
    a_reading,
    a_record,
    a_speaker,
    a_station,
    an_actor,
    an_event,
    the_actors,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)
NAMES = {"river-campaign": "River Campaign", "siege-of-the-mill": "Siege of the Mill"}


def served(file: RecordFile) -> Any:
    stamps = {claim.id: STAMP for claim in file.claims}
    rendered = render_battle(file.record, file.registry, STAMP, stamps, NAMES)
    return json.loads(rendered.record.body)


def rich() -> RecordFile:
    """A record in which everything that is computed is not null somewhere."""
    via = [
        a_station("speaker", actor="blues", source="letter"),
        a_station("compiler", label="x"),
    ]
    return a_record(
        a_claim(
            claimant=a_speaker("reds"),
            about=[a_party("blues", "the rebels", "inferred_by_editor")],
            inflicted_by=["reds"],
            covers_battles=["siege-of-the-mill"],
            occurred=a_date("1900-05-11"),
            citations=[a_citation(via=via)],
            readings=[
                a_reading(
                    {
                        "event": "crossing",
                        "occurred": a_date("1900-05"),
                        "covers_battles": ["siege-of-the-mill", "river-campaign"],
                    }
                )
            ],
            assessments=[{"scheme": "airwars", "grade": "weak", "by": "gazette"}],
        ),
        a_claim("outcome", 2),
        a_claim("measure", 3, start={"place": "ford", "label": None}),
        a_claim("control", 4, event="crossing"),
        part_of="river-campaign",
        combatants=[
            a_combatant(
                "reds", 1, units=["scouts"], commanders=[{"actor": "colonel", "label": "x"}]
            ),
            a_combatant("blues", 2),
        ],
        events=[
            an_event(place={"id": "ford"}, participants=[{"actor": "reds", "role": "party"}]),
            an_event("retreat", part_of="crossing"),
        ],
        passages=[a_passage(), a_passage(source="letter", locator="page/2#char=3,9")],
        actors=[*the_actors(), an_actor("colonel", "person")],
    )
