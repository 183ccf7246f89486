"""Filling the ORM twin's tables from served records, so that both services hold the same data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any, TypeAlias

from sqlalchemy import Engine, insert

from .twin_records import Claim
from .twin_tables import Row

Document = Mapping[str, Any]

TableRows: TypeAlias = dict[str, list[dict[str, Any]]]
"""The values of rows by table."""

_BATCH = 200
_CLAIM_COLUMNS = frozenset(Claim.__table__.columns.keys())
_ACTOR_LISTS = ("by", "against", "inflicted_by", "attributed_to", "addressed_to")
_FIELDS = ("name", "conflict", "part_of", "date", "place")


def fill(engine: Engine, records: Iterable[Document]) -> None:
    """Make the tables and put served records into them."""
    Row.metadata.create_all(engine)
    for rows in rows_in_batches(records, _BATCH):
        with engine.begin() as connection:
            for table in Row.metadata.sorted_tables:
                if some := rows.get(table.name):
                    connection.execute(insert(table), some)


def rows_in_batches(records: Iterable[Document], size: int) -> Iterator[TableRows]:
    """The rows of served records, so many records at a time; shared things come once."""
    filling, left = _Filling(), iter(records)
    while some := tuple(islice(left, size)):
        for record in some:
            filling.add(record)
        yield filling.taken()


class _Filling:
    """Rows that wait to be inserted."""

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._numbers = count(1)
        self._seen: set[tuple[str, str]] = set()

    def taken(self) -> TableRows:
        rows = {name: some for name, some in self._rows.items() if some}
        self._rows.clear()
        return rows

    def add(self, record: Document) -> None:
        self._shared(record)
        result = record["result"]
        self._rows["battles"].append(
            _plain(
                record,
                "id kind level status name aliases counts external_ids issues passages sha256",
            )
            | _plain(record, "revision recorded_at")
            | _plain(
                record,
                "headline killed wounded disputed dispute_gap dispute_ratio from_zero",
            )
            | _plain(record, "widest_dispute contrasts")
            | _composed("date", record["date"])
            | _where(record["place"])
            | {
                "conflict_id": _id(record["conflict"]),
                "part_of_id": _id(record["part_of"]),
                "result_id": result["claim"],
                "result_count": result["claim_count"],
            }
        )
        battle = record["id"]
        for field in _FIELDS:
            cited = record["citations_by_field"][field]
            self._cite(cited, battle_id=battle, field=field)
        self._rows["sides"] += (
            {"battle_id": battle} | _plain(side, "side opposes") for side in record["sides"]
        )
        for combatant in record["combatants"]:
            self._combatant(battle, combatant)
        for position, event in enumerate(record["events"]):
            self._event(battle, position, event)
        for position, claim in enumerate(record["claims"]):
            self._claim(battle, position, claim)

    def _shared(self, record: Document) -> None:
        battle = record["id"]
        for name in ("conflicts", "places", "actors"):
            self._members(f"battle_{name}", battle, record[name])
        self._rows["battle_sources"] += (
            {
                "battle_id": battle,
                "position": position,
                "source_id": source["id"],
                "claim_count": source["claim_count"],
            }
            for position, source in enumerate(record["sources"])
        )
        for conflict in self._new("conflicts", record):
            self._rows["conflicts"].append(
                _plain(conflict, "id kind name aliases external_ids")
                | _composed("date", conflict["date"])
                | {"part_of_id": _id(conflict["part_of"])}
            )
        for place in self._new("places", record):
            names = "id name aliases admin countries lat lon basis external_ids"
            self._rows["places"].append(_plain(place, names))
            self._cite(place["citations"], place_id=place["id"])
        for actor in self._new("actors", record):
            names = "id kind name short_name aliases country external_ids"
            self._rows["actors"].append(_plain(actor, names))
            self._rows["memberships"] += (
                _plain(one, "type role")
                | {
                    "id": next(self._numbers),
                    "actor_id": actor["id"],
                    "of_id": one["of"]["id"],
                    "since": one["from"],
                    "until": one["to"],
                }
                for one in actor["memberships"]
            )
        for source in self._new("sources", record):
            self._source(source)

    def _new(self, name: str, record: Document) -> Iterable[Document]:
        for thing in record[name]:
            if (name, thing["id"]) not in self._seen:
                self._seen.add((name, thing["id"]))
                yield thing

    def _source(self, source: Document) -> None:
        names = "id kind name version publisher author language licence url casualty_definition"
        self._rows["sources"].append(
            _plain(source, names)
            | _composed("date", source["date"])
            | {"read": source["reached"]["read"], "through_id": _id(source["reached"]["through"])}
        )
        self._rows["source_derivations"] += (
            {"source": source["id"], "derives_from": one["id"]} for one in source["derives_from"]
        )

    def _combatant(self, battle: str, combatant: Document) -> None:
        number = next(self._numbers)
        self._rows["combatants"].append(
            _plain(combatant, "actor label side role commanders sided_by")
            | {"id": number, "battle_id": battle}
        )
        self._members("combatant_units", number, combatant["units"])
        self._cite(combatant["citations"], combatant_id=number)

    def _event(self, battle: str, position: int, event: Document) -> None:
        self._rows["events"].append(
            _plain(event, "id kind phase name time text")
            | _composed("date", event["date"])
            | _where(event["place"])
            | {"battle_id": battle, "position": position, "part_of_id": _id(event["part_of"])}
        )
        self._rows["participants"] += (
            _plain(one, "actor role") | {"id": next(self._numbers), "event_id": event["id"]}
            for one in event["participants"]
        )
        self._cite(event["citations"], event_id=event["id"])

    def _claim(self, battle: str, position: int, claim: Document) -> None:
        absent = dict.fromkeys(_CLAIM_COLUMNS)
        own = {name: value for name, value in claim.items() if name in _CLAIM_COLUMNS}
        own |= _composed("occurred", claim["occurred"]) | _composed("asserted", claim["asserted"])
        if "quantity" in claim:
            own |= _composed("quantity", claim["quantity"])
            own |= _composed("interval", claim["interval"])
        own |= {
            "battle_id": battle,
            "position": position,
            "event_id": _id(claim["event"]),
            "claimant_id": claim["claimant"]["actor"],
            "claimant_label": claim["claimant"]["label"],
            "voice": claim["claimant"]["voice"],
            "held_by_id": _id(claim.get("held_by")),
            "place_id": _id(claim.get("place")),
            "target_id": _id(claim.get("target")),
        }
        self._rows["claims"].append(absent | own)
        self._rows["parties"] += (
            _plain(one, "actor label basis") | {"id": next(self._numbers), "claim_id": claim["id"]}
            for one in claim["about"]
        )
        self._rows["named_actors"] += (
            {
                "id": next(self._numbers),
                "claim_id": claim["id"],
                "key": key,
                "actor_id": actor["id"],
            }
            for key in _ACTOR_LISTS
            for actor in claim.get(key, ())
        )
        self._cite(claim["citations"], claim_id=claim["id"])

    def _cite(self, citations: Iterable[Document], **owner: str | int) -> None:
        owners = dict.fromkeys(
            ("battle_id", "field", "place_id", "combatant_id", "event_id", "claim_id")
        )
        for citation in citations:
            number = next(self._numbers)
            self._rows["citations"].append(
                owners
                | _plain(citation, "locator quote")
                | {"id": number, "source_id": citation["source"]["id"]}
                | owner
            )
            self._rows["via_steps"] += (
                _plain(step, "role actor label")
                | {
                    "id": next(self._numbers),
                    "citation_id": number,
                    "source_id": _id(step["source"]),
                }
                for step in citation["via"]
            )

    def _members(self, table: str, owner: str | int, things: Iterable[Document]) -> None:
        self._rows[table] += (
            {"owner": owner, "position": position, "member": thing["id"]}
            for position, thing in enumerate(things)
        )


def _plain(thing: Document, names: str) -> dict[str, Any]:
    return {name: thing[name] for name in names.split()}


def _composed(prefix: str, value: Document) -> dict[str, Any]:
    return {f"{prefix}_{name}": leaf for name, leaf in value.items()}


def _where(place: Document) -> dict[str, Any]:
    return {
        "place_id": place["id"],
        "place_text": place["text"],
        "place_precision": place["precision"],
    }


def _id(reference: Document | None) -> str | None:
    return None if reference is None else reference["id"]
