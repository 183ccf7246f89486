"""What a claim is read as by another of its readings, in words: `has the party Mali`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.claims import Claim, Claimant, Overlay, Party, Reading, quantity_of
from ..model.claims.bodies import End
from ..model.dates import HistoricalDate
from ..model.figure_words import count_words, measure_words, term_words
from ..model.measures import Measure
from ..model.quantities import Quantity
from ..model.vocabulary.materiel import ItemClass
from ..model.vocabulary.quantities import Qualifier
from ..model.wording import listed
from .cast import Cast

_NAMES = {
    "about": "party",
    "effects": "effect",
    "population": "people",
    "inflicted_by": "doer",
    "counts": "things counted",
    "held_by": "holder",
    "quantity": "number",
    "basis": "moment",
    "as_said": "wording",
    "by": "winner",
    "against": "opponent",
    "attributed_to": "accused",
    "occurred": "date",
}
_COUNTS = {2: "two", 3: "three", 4: "four"}


def read_by(claims: Iterable[Claim], reading: str, cast: Cast) -> str:
    """What some claims are by a reading that all have: `four and six have the event Ambush`."""
    alike: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        overlays = _overlays(claim.readings, reading)
        parts = tuple(differences(claim, overlay, cast) for overlay in overlays)
        alike.setdefault(parts, []).append(claim)
    return listed([_are_read(some, parts) for parts, some in alike.items()])


def differences(claim: Claim, overlay: Overlay, cast: Cast) -> str:
    """What an overlay puts in place of what a claim has, each with its name; empty for nothing."""
    found = []
    for key in Overlay.model_fields:
        own, value = getattr(claim, key, _NOTHING), getattr(overlay, key)
        if key not in overlay.model_fields_set or value == own or value is _SAYS_NOTHING:
            continue
        name = _NAMES.get(key, key.replace("_", " "))
        words = _in_words(key, value, cast)
        if own is not _NOTHING and words == _in_words(key, own, cast) is not None:
            # A figure whose words are the same is another number all the same.
            if key != "quantity" or value is None:
                continue
            words = own_words(value.model_copy(update={"as_said": None}))
        if words is not None:
            found.append(f"the {name} {words}")
        else:
            found.append(f"another {name}" if value else f"no {name}")
    return listed(found)


_NOTHING = object()
"""What a claim of another kind has."""
_SAYS_NOTHING = ItemClass.UNSPECIFIED


def _in_words(key: str, value: object, cast: Cast) -> str | None:
    in_words = _IN_WORDS.get(key)
    return None if in_words is None else in_words(value, cast)


def own_words(quantity: Quantity) -> str:
    """The words of a figure, several of them quoted; a figure without words as a number."""
    words = quantity.as_said
    if words is not None:
        return f"'{words}'" if " " in words else words
    is_nought = quantity.qualifier is Qualifier.EXACT and quantity.value == 0
    return "0" if is_nought else count_words(quantity)


def _overlays(readings: Iterable[Reading], reading: str) -> tuple[Overlay, ...]:
    return next((one.instead for one in readings if one.id == reading), ())


def _are_read(claims: list[Claim], parts: tuple[str, ...]) -> str:
    """Claims that are read alike, each as one claim or as several."""
    several, splits = len(claims) > 1, len(parts) > 1
    words = list(dict.fromkeys(map(_said, claims)))
    if splits:
        words = [one if one.startswith("'") or one == _UNSAID else f"'{one}'" for one in words]
        each = "are each read" if several else "is read"
        count = _COUNTS.get(len(parts), str(len(parts)))
        made = ", ".join(f"one with {part}" if part else "one as it stands" for part in parts)
        return f"{listed(words)} {each} as {count} claims: {made}"
    has = "have" if len(words) > 1 else "has"
    return f"{listed(words)} {has} {''.join(parts) or 'another meaning'}"


_UNSAID = "what is said"


def _said(claim: Claim) -> str:
    quantity = quantity_of(claim)
    if quantity is not None:
        return own_words(quantity)
    words = getattr(claim, "as_said", None)
    return _UNSAID if words is None else f"'{words}'"


def _parties(parties: tuple[Party, ...], cast: Cast) -> str | None:
    names = [cast.party(one.actor) or one.label for one in parties]
    return listed([one for one in names if one is not None]) or None


def _claimant(claimant: Claimant | None, cast: Cast) -> str | None:
    if claimant is None or claimant.is_document:
        return None
    return cast.party(claimant.actor) or claimant.label


def _actors(actors: tuple[str, ...] | str | None, cast: Cast) -> str | None:
    ids = (actors,) if isinstance(actors, str) else actors or ()
    return listed([cast.party(one) or one for one in ids]) or None


def _end(end: End[str] | None, _: Cast) -> str | None:
    return None if end is None or end.label is None else f"'{end.label}'"


def _date(date: HistoricalDate | None, _: Cast) -> str | None:
    return None if date is None else date.text or date.edtf


def _number(quantity: Quantity | None, _: Cast) -> str | None:
    return None if quantity is None else own_words(quantity)


def _measure(measure: Measure | None, _: Cast) -> str | None:
    return None if measure is None else measure_words(measure)


def _quoted(words: str | None, _: Cast) -> str | None:
    return None if words is None else f"'{words}'"


def _term(term: str | None, _: Cast) -> str | None:
    return None if term is None else term.replace("_", " ")


def _terms(terms: tuple[Any, ...], _: Cast) -> str | None:
    return term_words(terms) or None


_IN_WORDS: Mapping[str, Callable[[Any, Cast], str | None]] = {
    **dict.fromkeys(
        (
            *("kind", "polarity", "affiliation", "rank_group", "count_basis", "counts", "basis"),
            *("item_class", "severity", "aspect", "type", "mode"),
        ),
        _term,
    ),
    **dict.fromkeys(("inflicted_by", "held_by", "by", "against", "attributed_to"), _actors),
    "event": lambda event, cast: cast.event(event),
    "claimant": _claimant,
    "about": _parties,
    "effects": lambda effects, _: " or ".join(one.replace("_", " ") for one in effects) or None,
    "population": _terms,
    "item": _quoted,
    "as_said": _quoted,
    "quantity": _number,
    "measure": _measure,
    "start": _end,
    "end": _end,
    "occurred": _date,
}
