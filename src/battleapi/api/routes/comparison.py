"""The comparison of a battle's claims: figures side by side, by rules that the reader chooses."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource
from battleapi.rendering.comparison import ServedComparison, served_comparison
from battleapi.store.gathering import StoredBattle
from battleapi.store.reader import Reader

from ..absent import absent
from ..answers import Answer, Made, request_headers, respond
from ..comparison_parameters import OF_COMPARISON, read_rules
from ..headers import Link, address, licence_link, link_header
from ..lists import Pairs
from ..operations import documented, id_in_path
from ..parameters import Values, read_values, refuse
from ..service import settings_of, store_of

router = APIRouter(tags=["comparison"])

_BATTLE_ID = id_in_path(Resource.BATTLE)


@router.get(
    "/v1/battles/{id}/comparison",
    **documented(ServedComparison, path=(_BATTLE_ID,), parameters=OF_COMPARISON),
)
def get_battle_comparison(request: Request) -> Answer:
    """Who says what of whom, cell by cell, with every claim that is in and every one that is not.

    Nothing picks a truth: a method is a named rule that the reader chooses.
    """
    battle = request.path_params["id"]
    stored = battle_of(store_of(request).reader, battle)
    values, faults = read_values(request.scope["query_string"], OF_COMPARISON)
    rules, wrong = read_rules(values, stored.record)
    refuse((*faults, *wrong))
    revision = stored.stamp.revision
    served = served_comparison(stored.record, stored.registry, revision, rules)
    links = link_header(
        (
            Link(address(request.scope["path"], pairs_of(values)), "self"),
            Link(f"/v1/battles/{battle}/revisions/{revision}", "cite-as"),
            Link("/v1/methods", "describedby"),
        )
    )
    return respond(
        Made(served.model_dump_json().encode("utf-8"), revision=revision),
        request_headers(request.scope["headers"]),
        links + licence_link(settings_of(request).licence_url).encode("ascii"),
    )


def battle_of(reader: Reader, battle: str) -> StoredBattle:
    """A published battle with all that it leads to. Raises NotFound, with the nearest ids."""
    found = reader.battle(battle)
    if found is None:
        raise absent(reader, Resource.BATTLE, battle)
    return found


def pairs_of(values: Values) -> Pairs:
    """The parameters that were sent, one pair for each value."""
    return tuple((name, value) for name, sent in values.items() for value in sent)
