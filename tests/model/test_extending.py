from __future__ import annotations

from battleapi.model.actors import Actor, ExternalId
from battleapi.model.extending import differs_in_names_only, extended
from battleapi.model.vocabulary.registries import ActorKind, Authority

UCDP = ExternalId(authority=Authority.UCDP, id="7")
WIKIDATA = ExternalId(authority=Authority.WIKIDATA, id="Q7")
REDS = Actor(
    id="reds", kind=ActorKind.STATE_FORCE, name="Reds", aliases=("Guards",), external_ids=(UCDP,)
)


def test_names_and_identifiers_are_added_behind_those_that_are_there() -> None:
    other = Actor(
        id="other",
        kind=ActorKind.MILITIA,
        name="Red Guards",
        aliases=("Reds", "Guards", "RG"),
        external_ids=(WIKIDATA, UCDP),
    )
    together = extended(REDS, other)
    assert together == REDS.model_copy(
        update={"aliases": ("Guards", "Red Guards", "RG"), "external_ids": (UCDP, WIKIDATA)}
    )
    assert Actor.model_validate_json(together.model_dump_json()) == together
    assert extended(together, other) is together


def test_what_differs_in_names_only() -> None:
    assert differs_in_names_only(REDS, REDS.model_copy(update={"aliases": ()}))
    assert differs_in_names_only(REDS, REDS.model_copy(update={"external_ids": (WIKIDATA,)}))
    assert not differs_in_names_only(REDS, REDS.model_copy(update={"name": "Guards"}))
    assert not differs_in_names_only(REDS, REDS.model_copy(update={"kind": ActorKind.MILITIA}))
