"""What schemathesis cannot know from the document alone: which ids there are, what a date is.

An id of the right pattern that nothing has is refused with 422 and the nearest ids, so ids are
drawn from those of the loaded records; cursors come from the service only.
"""

from __future__ import annotations

import os
from typing import Any

import requests
import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, Response

SERVICE = os.environ["BATTLEAPI_TEST_SERVICE"]
DATES = (
    "2023-08-11",
    "2023-08",
    "2023",
    "-0489",
    "2023-08-01/2023-09-30",
    "../1900",
    "202X",
    "2023~",
)
CURSORS = ("k1.AAAAAAAAAAAA", "k1.iIjOwpSY7wVbIngiXQ")
# Mostly one that lets the request through, since what comes after it is what is fuzzed.
TAGS = ("*", "*", "*", '"1-0123456789abcdef"', 'W/"x"', "")


def _ids(resource: str) -> list[str]:
    answer = requests.get(f"{SERVICE}/v1/{resource}s?limit=1000&fields=id", timeout=30)
    answer.raise_for_status()
    return [thing["id"] for thing in answer.json()["data"]]


def _readings() -> list[str]:
    answer = requests.get(f"{SERVICE}/v1/claims?limit=1000&fields=readings.id", timeout=30)
    answer.raise_for_status()
    return sorted({one["id"] for claim in answer.json()["data"] for one in claim["readings"]})


for _resource in ("battle", "claim", "event", "actor", "conflict", "source", "place"):
    schemathesis.openapi.format(f"{_resource}-id", st.sampled_from(_ids(_resource)))
schemathesis.openapi.format("reading-id", st.sampled_from(_readings()))
schemathesis.openapi.format("edtf", st.sampled_from(DATES))
schemathesis.openapi.format("cursor", st.sampled_from(CURSORS))
schemathesis.openapi.format("entity-tags", st.sampled_from(TAGS))


@schemathesis.check
def well_formed_requests_are_refused_only_for_what_no_schema_can_say(
    ctx: CheckContext, response: Response, case: Case[Any]
) -> None:
    """Which cursors, tags and ids there are cannot be told from the document.

    Nor which readings one battle has, and which axes claims of one kind have. The configuration
    lets 400, 412 and 422 pass `positive_data_acceptance`; here they have to be about a cursor, a
    tag, or an id that nothing has, and about nothing else.
    """
    del ctx
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 400:
        assert response.json()["type"] == "/problems/invalid-cursor"
        assert "cursor" in (case.query or {})
    if response.status_code == 412:
        assert "If-Match" in (case.headers or {})
    if response.status_code == 422:
        for fault in response.json()["errors"]:
            assert fault["code"] == "unknown_value"
            assert fault["at"] in {"by", "reading"} or (
                " with this id; the ids are at /v1/" in fault["detail"]
            )
