"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request

from ..answers import Answer, Kind, Made, request_headers, respond
from ..headers import NO_STORE
from ..operations import documented
from ..parameters import no_parameters
from ..service import store_of
from ..shapes import Health

router = APIRouter(tags=["service"])

_NOW = Kind(cache_control=NO_STORE)


@router.get("/healthz", **documented(Health))
async def get_health(request: Request) -> Answer:
    """Say that the process lives; the store is not asked."""
    no_parameters(request.scope["query_string"])
    return respond(_ALIVE, request_headers(request.scope["headers"]), kind=_NOW)


@router.get("/readyz", **documented(Health))
async def get_readiness(request: Request) -> Answer:
    """Say whether the store answers; 503 while it does not."""
    no_parameters(request.scope["query_string"])
    await store_of(request).ping()
    return respond(_READY, request_headers(request.scope["headers"]), kind=_NOW)


_ALIVE = Made(b'{"status":"ok"}')
_READY = Made(b'{"status":"ready"}')
