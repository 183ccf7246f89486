"""What an id in a path is told that nothing published has, or that was merged away."""

from __future__ import annotations

from battleapi.errors import Fault, NotFound
from battleapi.model.resources import Resource

from .answers import Answer
from .filters import Ids, no_such_id
from .headers import REVALIDATE


class Moved(NotFound):
    """An id that was merged into another: what is asked for it is answered there.

    It is no failure: the exchange sends a redirection, with the method and all else as it was.
    """

    def __init__(self, resource: Resource, gone: str, into: str) -> None:
        super().__init__(f"The {resource.value} was merged into {into}.")
        self._gone = f"/v1/{resource.plural}/{gone}"
        self._into = f"/v1/{resource.plural}/{into}"

    def answer(self, path: str, query: bytes) -> Answer:
        """The redirection of a request with that path and query."""
        location = self._into + path.removeprefix(self._gone)
        # RFC 9110, 15.4.9; it may be kept no longer than the thing itself.
        return Answer(
            308,
            [
                (b"location", location.encode("ascii") + (b"?" + query if query else b"")),
                (b"content-length", b"0"),
                (b"cache-control", REVALIDATE),
            ],
        )


def absent(ids: Ids, resource: Resource, thing_id: str) -> NotFound:
    """The refusal of an id in a path, with the nearest ids, as a filter gives them; or `Moved`.

    It asks the store, so it is called in a thread.
    """
    into = ids.merged_into(resource, (thing_id,)).get(thing_id)
    if into is not None:
        return Moved(resource, thing_id, into)
    near = ids.nearest(resource, thing_id)
    fault = Fault("path", "id", "unknown_value", no_such_id(resource), near)
    return NotFound(f"There is nothing with this id in /v1/{resource.plural}.", (fault,))
