"""What a claim has where it is read in another way, in words: `the party Mali and 4`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model.claims import Overlay
from ..model.figure_words import count_words
from ..model.wording import listed
from .cast import Cast

_NAMES = {
    "about": "party",
    "against": "opponent",
    "effects": "effect",
    "occurred": "date",
    "quantity": "number",
    "as_said": "wording",
}


def differences(overlays: Iterable[Overlay], cast: Cast) -> str:
    """What the overlays of one reading put in place of what a claim has.

    What all of them agree on is named where it has a name, of the rest only that it is another.
    """
    known = tuple(overlays)
    named: list[str] = []
    other: list[str] = []
    for key in Overlay.model_fields:
        given = [one for one in known if key in one.model_fields_set]
        if not given:
            continue
        name = _NAMES.get(key, key.replace("_", " "))
        in_words = _IN_WORDS.get(key)
        values = {None} if in_words is None else {in_words(one, cast) for one in given}
        value = values.pop() if len(values) == 1 else None
        if value is None:
            other.append(name)
        else:
            named.append(f"the {name} {value}")
    return listed([*named, *([f"another {listed(other)}"] if other else [])]) or "another meaning"


def _parties(overlay: Overlay, cast: Cast) -> str | None:
    names = [cast.party(one.actor) or one.label for one in overlay.about]
    return listed([one for one in names if one is not None]) or None


def _number(overlay: Overlay, _: Cast) -> str | None:
    quantity = overlay.quantity
    return None if quantity is None else quantity.as_said or count_words(quantity)


def _date(overlay: Overlay, _: Cast) -> str | None:
    date = overlay.occurred
    return None if date is None else date.text or date.edtf


_IN_WORDS: Mapping[str, Callable[[Overlay, Cast], str | None]] = {
    "kind": lambda overlay, _: overlay.kind,
    "event": lambda overlay, cast: cast.event(overlay.event),
    "about": _parties,
    "effects": lambda overlay, _: listed([one.replace("_", " ") for one in overlay.effects]),
    "quantity": _number,
    "occurred": _date,
}
