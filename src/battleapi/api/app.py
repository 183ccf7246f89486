"""The application: routes, the stack around them, and the store while it runs."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from battleapi.settings import Settings
from battleapi.store.store import Store

from .access_log import AccessLog
from .answers import Made
from .exchange import Exchange
from .guards import RequestGuard
from .lane import Lane
from .log import make_log
from .methods import HeadAsGet, routing_failure
from .openapi import describe
from .routes import (
    battles,
    citation,
    claimants,
    claims,
    comparison,
    disputes,
    docs,
    events,
    filters,
    health,
    merging,
    methods,
    problems,
    registries,
    revisions,
    root,
    schemas,
    vocabulary,
)

ROUTERS = (
    root.router,
    battles.router,
    comparison.router,
    disputes.router,
    revisions.router,
    citation.router,
    claims.router,
    events.router,
    registries.router,
    claimants.router,
    merging.router,
    vocabulary.router,
    methods.router,
    filters.router,
    schemas.router,
    health.router,
    problems.router,
    docs.router,
)


class Api(FastAPI):
    """FastAPI behind the lane; its own description of the routes is completed by ours."""

    entry: ASGIApp
    """What is asked first; `beyond` is FastAPI itself."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        await self.entry(scope, receive, send)

    async def beyond(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope by the middleware and the routes."""
        await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = describe(self)
        return self.openapi_schema


def create_app(settings: Settings | None = None) -> FastAPI:
    """The ASGI application of one service; settings are read from the environment if not given.

    It opens the store when its lifespan begins and closes it at the end.
    """
    settings = settings or Settings()
    log = make_log(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # A thread that cannot have a connection would only wait for one.
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.read_connections
        store = await anyio.to_thread.run_sync(Store.open, settings)
        app.state.store = store
        try:
            yield
        finally:
            await store.aclose()

    stack = [
        # Outermost first. HEAD is GET without its body whatever answers, problems included.
        Middleware(HeadAsGet),
        # Makes problems of all that fails inside, and marks every answer.
        Middleware(Exchange, log=log),
        # Refuses what no route should see.
        Middleware(RequestGuard),
    ]
    app = Api(
        title="battleapi",
        version=version("battleapi"),
        lifespan=lifespan,
        middleware=stack,
        exception_handlers={HTTPException: routing_failure},
        redirect_slashes=False,
        # Asking on each request whether somebody listens costs a fifth of a stored document.
        telemetry={"tracing": False, "metrics": False, "logs": False},
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    app.entry = Lane(app.beyond, app.state)
    if settings.access_log:
        app.entry = AccessLog(app.entry, log)
    for router in ROUTERS:
        app.include_router(router)
    # FastAPI has them behind routers that do not tell which of theirs an address is of.
    app.state.routes = [route for router in ROUTERS for route in router.routes]
    app.state.settings = settings
    app.state.description = Made(json.dumps(app.openapi(), ensure_ascii=False).encode("utf-8"))
    return app
