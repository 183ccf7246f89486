"""What an id in a path is told that nothing published has."""

from __future__ import annotations

from battleapi.errors import Fault, NotFound
from battleapi.model.resources import Resource

from .filters import Ids, no_such_id


def absent(ids: Ids, resource: Resource, thing_id: str) -> NotFound:
    """The refusal of an id in a path, with the nearest ids, as a filter gives them.

    It asks the store, so it is called in a thread.
    """
    near = ids.nearest(resource, thing_id)
    fault = Fault("path", "id", "unknown_value", no_such_id(resource), near)
    return NotFound(f"There is nothing with this id in /v1/{resource.plural}.", (fault,))
