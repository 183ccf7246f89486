"""The shapes of what is worked out over claims: disputes, methods, claimants in their order."""

from __future__ import annotations

from pydantic import Field

from battleapi.comparison.disputes import MOST
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.rendering.claimants import ServedRankedClaimant
from battleapi.rendering.comparison import ReadBy
from battleapi.rendering.disputes import ServedDispute
from battleapi.rendering.parts import Ref

from .shapes import Listed, Shape


class OfBattle(Shape):
    """The battle whose claims are compared, its revision, and which of its figures those are."""

    battle: Ref
    revision: int = Field(ge=1)
    kind: ClaimKind


class DisputeList(ReadBy, OfBattle, Listed[ServedDispute]):
    """A page of the disputes of one battle, and how its claims were read."""

    total: int | None = Field(ge=0, description="How many disputes are told, on all pages.")
    total_capped: bool = Field(
        description=f"True where the battle has more than are told: at most {MOST:,} are, of "
        "contradictions the widest, and of very many voices or scopes not all are looked at."
    )
    undated_kept: int | None = Field(
        description="Claims that go in though nobody knows when they were made; null without "
        "`asserted_until`."
    )


class ClaimantList(Listed[ServedRankedClaimant]):
    """A page of claimants."""


class ServedMethod(Shape):
    """A named rule by which the figures of several voices are put into one cell."""

    id: str
    version: int = Field(ge=1, description="A changed rule is a new version.")
    definition: str
    origin: str = Field(description="Who works by it.")


class Methods(Shape):
    """Every method, by name and version."""

    methods: tuple[ServedMethod, ...]
