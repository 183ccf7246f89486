"""The comparison of a battle's claims: figures side by side, by rules that the reader chooses."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from battleapi.model.resources import Resource
from battleapi.rendering.comparison import ServedComparison, served_comparison
from battleapi.store.gathering import StoredBattle
from battleapi.store.reader import Reader

from ..absent import absent
from ..answers import Answer, Made, request_headers, respond
from ..comparison_parameters import OF_COMPARISON, read_rules
from ..lane import answer_document, comparison_of, document_links
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
async def get_battle_comparison(request: Request) -> Answer:
    """Who says what of whom, cell by cell, with every claim that is in and every one that is not.

    Nothing picks a truth: a method is a named rule that the reader chooses.
    """
    if request.scope["query_string"]:
        answer = await run_in_threadpool(_answer_compared, request)
        if answer is not None:
            return answer
    return await answer_document(
        store_of(request),
        comparison_of(request.path_params["id"]),
        request.scope["headers"],
        settings_of(request).licence_url,
    )


def _answer_compared(request: Request) -> Answer | None:
    """The comparison by the rules asked for, worked out; None where none are asked for.

    It blocks, so it is run in a thread.
    """
    battle = request.path_params["id"]
    values, faults = read_values(request.scope["query_string"], OF_COMPARISON)
    if not values and not faults:
        return None
    stored = battle_of(store_of(request).reader, battle)
    rules, wrong = read_rules(values, stored.record)
    refuse((*faults, *wrong))
    revision = stored.stamp.revision
    served = served_comparison(stored.record, stored.registry, revision, rules)
    licence = settings_of(request).licence_url
    return respond(
        Made(served.model_dump_json(by_alias=True).encode("utf-8"), revision=revision),
        request_headers(request.scope["headers"]),
        document_links(comparison_of(battle), revision, licence, pairs_of(values)),
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
