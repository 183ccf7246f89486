"""What a request brings that writes: its key, and one JSON value as its body."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from battleapi.errors import ContentTooLarge, Unprocessable, UnsupportedMediaType
from battleapi.model.json_text import read_json
from battleapi.model.pointers import located_faults

from .headers import JSON

BodyT = TypeVar("BodyT", bound=BaseModel)

LARGEST_WRITE = 16 * 1024
"""Bytes of a body: no write over HTTP takes more than some ids and a comment."""

_BEARER = "bearer "


def key_in(request: Request) -> str | None:
    """The key that the request brings in `Authorization`; in no other place is one looked for."""
    sent = request.headers.getlist("authorization")
    # Of several nobody knows which is meant.
    if len(sent) != 1 or not sent[0].lower().startswith(_BEARER):
        return None
    return sent[0][len(_BEARER) :].strip()


async def body_of(request: Request, model: type[BodyT]) -> BodyT:
    """The body, read strictly.

    Raises:
        UnsupportedMediaType: It is not said to be JSON.
        ContentTooLarge: It goes on too long.
        InvalidJson: It is none.
        Unprocessable: With every fault of what it says.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON.decode("ascii"):
        raise UnsupportedMediaType("The body is application/json.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_WRITE:
            raise ContentTooLarge(f"The body is larger than {LARGEST_WRITE} bytes.")
    try:
        return model.model_validate(read_json(body))
    except ValidationError as error:
        found = (fault for _, fault in located_faults(error, model))
        faults = tuple(replace(one, where="body") for one in found)
        raise Unprocessable("The body is not what this address takes.", faults) from None
