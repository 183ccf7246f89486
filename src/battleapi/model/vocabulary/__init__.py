"""Every legal word of the model, with what it means and where it comes from; its one home.

`VOCABULARIES` maps the name that `/v1/vocabulary` serves to the class, in the order served.
"""

from __future__ import annotations

from . import (
    assertions,
    casualties,
    claims,
    comparison,
    dates,
    materiel,
    quantities,
    records,
    registries,
)
from .term import Term


def _terms_of(*modules: object) -> dict[str, type[Term]]:
    found: dict[str, type[Term]] = {}
    for module in modules:
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Term) and thing is not Term:
                found[_snake(thing.__name__)] = thing
    return found


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


VOCABULARIES: dict[str, type[Term]] = _terms_of(
    records, registries, claims, casualties, quantities, materiel, assertions, dates, comparison
)
"""`battle_kind`, `casualty_effect`, ... to their vocabularies."""
