"""Problem documents (RFC 9457): the one form of every failure that leaves the service."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from battleapi.errors import BattleApiError, Fault

from .answers import Answer
from .headers import NO_STORE

PROBLEM_JSON = "application/problem+json"

RETRY_AFTER_SECONDS = b"1"
"""The store is asked anew by every request, so a second is enough to try again."""


def problem_document(error: BattleApiError, request_id: str) -> dict[str, Any]:
    """A failure as the members of a problem document; values that were sent are not in it."""
    return {
        "type": f"/problems/{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "instance": f"urn:uuid:{request_id}",
        "errors": [_fault(fault) for fault in error.faults],
    }


def problem_answer(
    error: BattleApiError, request_id: str, headers: Iterable[tuple[bytes, bytes]] = ()
) -> Answer:
    """A failure as the answer to its request; never stored by anybody."""
    document = problem_document(error, request_id)
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    sent = [
        (b"content-type", PROBLEM_JSON.encode("ascii")),
        (b"content-length", str(len(body)).encode("ascii")),
        (b"cache-control", NO_STORE),
        *headers,
    ]
    if error.status == 503:
        sent.append((b"retry-after", RETRY_AFTER_SECONDS))
    return Answer(error.status, sent, body)


def problem_classes() -> Iterator[type[BattleApiError]]:
    """Every kind of failure with a problem page, from the root of the tree, parents first."""
    waiting: list[type[BattleApiError]] = [BattleApiError]
    while waiting:
        kind = waiting.pop(0)
        if "code" in vars(kind):
            yield kind
        waiting.extend(kind.__subclasses__())


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "in": fault.where,
        "at": fault.at,
        "code": fault.code,
        "detail": fault.detail,
        "expected": list(fault.expected),
    }
