"""Entities in the JSON of Wikibase, read into items."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...model.vocabulary.claims import Rank
from .items import Amount, Entity, Item, Missing, Point, Reference, Statement, Value
from .times import of_entity

CIRCA = "Q5727902"
"""The item "circa", the value of P1480 that says that another value is about right."""

READ = (
    "P31",
    "P585",
    "P580",
    "P582",
    "P276",
    "P625",
    "P17",
    "P361",
    "P710",
    "P1120",
    "P1339",
    "P1446",
    "P1561",
    "P1590",
)
"""The properties that are read."""

_LANGUAGES = ("en", "mul")
_EARTH = "Q2"
_ONE = "1"
Others = Mapping[str, Mapping[str, Any]]


class StatementError(ValueError):
    """A statement that cannot be read, where it stands and what stands there."""

    def __init__(self, locator: str, text: str, reason: str) -> None:
        super().__init__(reason)
        self.locator = locator
        self.text = text
        self.reason = reason


def item_of(
    entity: Mapping[str, Any], others: Others, refused: Callable[[StatementError], None]
) -> Item:
    """The item of an entity; `others` are entities of the same file, by id, whose labels it takes.

    What cannot be read of it goes to `refused`. Raises ValueError where it is no item.
    """
    item_id = entity.get("id")
    if not isinstance(item_id, str) or not item_id.startswith("Q"):
        raise ValueError("It is no item of Wikidata.")
    label = _label(entity)
    aliases = [label_of(one) for one in _dict(entity.get("aliases")).get("en", ())]
    return Item(
        id=item_id,
        label=label,
        aliases=tuple(dict.fromkeys(one for one in aliases if one and one != label)),
        revision=str(entity["lastrevid"]) if "lastrevid" in entity else None,
        modified=entity.get("modified"),
        article=_dict(_dict(entity.get("sitelinks")).get("enwiki")).get("title"),
        statements=tuple(_statements(entity, others, refused)),
        codes={one: code for one, other in others.items() if (code := _country_code(other))},
    )


def classes_of(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """The classes of which an entity is an instance, but for deprecated ones."""
    return tuple(
        value["id"]
        for one in _dict(entity.get("claims")).get("P31", ())
        if one.get("rank") != "deprecated"
        and isinstance(value := _plain(one.get("mainsnak")), dict)
        and "id" in value
    )


def label_of(text: object) -> str:
    """The text of a label or alias, on one line."""
    return " ".join(str(_dict(text).get("value", "")).split())


def _label(entity: Mapping[str, Any]) -> str | None:
    labels = _dict(entity.get("labels"))
    for language in (*_LANGUAGES, *sorted(labels)):
        if language in labels:
            return label_of(labels[language]) or None
    return None


def _country_code(entity: Mapping[str, Any]) -> str | None:
    """P297, the code of a country in ISO 3166-1, of an entity of the same file."""
    for one in _dict(entity.get("claims")).get("P297", ()):
        value = _plain(one.get("mainsnak"))
        if isinstance(value, str):
            return value
    return None


def _statements(
    entity: Mapping[str, Any], others: Others, refused: Callable[[StatementError], None]
) -> Iterator[Statement]:
    claims = _dict(entity.get("claims"))
    for name in READ:
        for number, one in enumerate(claims.get(name, ()), start=1):
            locator = f"section/{name}/p{number}"
            try:
                yield _statement(name, one, locator, others)
            except (ValueError, KeyError, TypeError) as error:
                text = str(_plain(_dict(one).get("mainsnak")))
                refused(StatementError(locator, text, _reason(error)))


def _reason(error: Exception) -> str:
    return str(error) if type(error) is ValueError else "It has not the form of a statement."


def _statement(name: str, one: Mapping[str, Any], locator: str, others: Others) -> Statement:
    qualifiers = {
        key: tuple(_value(snak, others) for snak in snaks)
        for key, snaks in _dict(one.get("qualifiers")).items()
    }
    is_vague = any(isinstance(of, Entity) and of.id == CIRCA for of in qualifiers.get("P1480", ()))
    return Statement(
        property=name,
        value=_value(one["mainsnak"], others, is_vague=is_vague),
        locator=locator,
        rank=Rank(one.get("rank", "normal")),
        qualifiers=qualifiers,
        references=tuple(_reference(each, others) for each in one.get("references", ())),
        raw=json.dumps(one, ensure_ascii=False, separators=(",", ":")),
    )


def _reference(reference: Mapping[str, Any], others: Others) -> Reference:
    found: dict[str, Any] = {}
    names = {"P248": "stated_in", "P143": "imported_from", "P854": "url", "P813": "retrieved"}
    for key, name in names.items():
        for snak in _dict(reference.get("snaks")).get(key, ()):
            value = _value(snak, others)
            if not isinstance(value, Missing):
                found.setdefault(name, value)
    return Reference(**found)


def _value(snak: Mapping[str, Any], others: Others, *, is_vague: bool = False) -> Value:
    if snak["snaktype"] == "somevalue":
        return Missing.UNKNOWN
    if snak["snaktype"] == "novalue":
        return Missing.NONE
    value = snak["datavalue"]["value"]
    if snak["datavalue"]["type"] == "time":
        model = value["calendarmodel"].rpartition("/")[2]
        vague = is_vague or bool(value.get("before") or value.get("after"))
        return of_entity(value["time"], value["precision"], model, is_vague=vague)
    return _of_type(snak["datavalue"]["type"], value, others)


def _of_type(name: str, value: Any, others: Others) -> Value:  # noqa: ANN401 - whatever JSON has
    match name:
        case "wikibase-entityid":
            item = value.get("id") or f"Q{value['numeric-id']}"
            return Entity(item, _label(others.get(item, {})))
        case "quantity":
            if value.get("unit", _ONE) != _ONE:
                raise ValueError("It is counted in a unit, and not in people.")
            return Amount(value["amount"], value.get("lowerBound"), value.get("upperBound"))
        case "globecoordinate":
            if value.get("globe", _EARTH).rpartition("/")[2] != _EARTH:
                raise ValueError("It is not on the Earth.")
            return Point(
                float(value["latitude"]), float(value["longitude"]), value.get("precision")
            )
        case "monolingualtext":
            return str(value["text"])
        case _:
            return str(value)


def _plain(snak: object) -> object:
    """The value of a snak as it stands there; null where it has none."""
    return _dict(_dict(snak).get("datavalue")).get("value")


def _dict(value: object) -> Mapping[str, Any]:
    # Wikibase writes an empty object as an empty list.
    return value if isinstance(value, dict) else {}
