"""A table that is described by a Frictionless Data Package: https://specs.frictionlessdata.io/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import BadRequest
from ...model.values import are_words
from ..files import plain_name

PACKAGE_FILE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Described:
    """A table file, the short name that ids are made of, its title, and its licence if given."""

    path: Path
    name: str
    title: str
    licence: str | None = None
    has_title: bool = False


def described(path: Path) -> Described:
    """The table that is meant: a file itself, or the one of a datapackage.json or its folder.

    Of several resources it is the one that is named `claims`. Raises BadRequest where a package
    cannot be read, or leads to no file beside it.
    """
    if path.is_dir():
        path /= PACKAGE_FILE
    if path.name != PACKAGE_FILE:
        stem = Path(plain_name(path)).stem
        return Described(path, stem, stem)
    package = _read(path)
    resources = [one for one in _listed(package, "resources") if isinstance(one.get("path"), str)]
    named = [one for one in resources if one.get("name") == "claims"] or resources
    if len(named) != 1:
        raise BadRequest(f"{path.name} has not one resource with a path that is named claims.")
    table = Path(named[0]["path"])
    if table.is_absolute() or ".." in table.parts or "://" in named[0]["path"]:
        raise BadRequest(f"{path.name} leads to {table}, which is not beside it.")
    name = _words(package, "name") or table.stem
    licences = (*_listed(named[0], "licenses"), *_listed(package, "licenses"))
    stated = (_words(one, "name") or _words(one, "title") for one in licences)
    return Described(
        path.parent / table,
        name,
        _words(package, "title") or name,
        next((one for one in stated if one is not None), None),
        has_title=_words(package, "title") is not None,
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadRequest(f"{path.name} is no JSON in UTF-8: {error}.") from error
    if not isinstance(read, dict):
        raise BadRequest(f"{path.name} is no JSON object.")
    return read


def _listed(described: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = described.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(described: Mapping[str, Any], key: str) -> str | None:
    found = described.get(key)
    return found if isinstance(found, str) and are_words(found) else None
