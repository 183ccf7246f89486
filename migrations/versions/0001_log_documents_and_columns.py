"""The revision log, and the documents and columns that are made from it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

DATES = ("undated", "starts", "ends", "day_up", "day_down")
BY_DATE = (("day_up", "id"), ("day_down", "id"))

# Pairs of what a thing can be found by and the thing, in the order of the former.
LINKS = {
    "battle_actors": ("actor", "battle", "direct"),
    "battle_conflicts": ("conflict", "battle"),
    "battle_countries": ("country", "battle"),
    "battle_sources": ("source", "battle"),
    "battle_places": ("place", "battle"),
    "claim_effects": ("effect", "claim"),
    "claim_about": ("actor", "claim", "direct"),
    "claim_claimants": ("actor", "claim", "direct"),
    "claim_sources": ("source", "claim", "kind"),
    "event_actors": ("actor", "event", "direct"),
    "event_countries": ("country", "event"),
    "place_countries": ("country", "place"),
}

# Columns by name: flags and whole numbers are known by theirs, `?` marks one that may be null.
QUESTIONED = {
    "battles": (("public_from", "name", "kind", "located", *DATES), (("name", "id"), *BY_DATE)),
    "claims": (
        (
            *("battle", "event?", "kind", "status", "polarity", "stance?", "phase"),
            *("sole_effect?", "located", *DATES),
        ),
        (
            ("battle", "status", "kind", "polarity", "stance", "sole_effect", "id"),
            ("event",),
            *BY_DATE,
        ),
    ),
    "events": (("battle", "kind", "phase", "located", *DATES), (("battle",), *BY_DATE)),
    "actors": (("name", "kind", "country?", "located"), (("name", "id"),)),
    "conflicts": (("name", "kind", *DATES), (("name", "id"), *BY_DATE)),
    "sources": (("name", "kind", *DATES), (("name", "id"), *BY_DATE)),
    "places": (("name", "located"), (("name", "id"),)),
}
FLAGS = {"direct", "located", "undated"}
NUMBERS = {"public_from", "revision", "sequence", "value", "starts", "ends", "day_up", "day_down"}


def column(name: str, *, primary_key: bool = False) -> sa.Column[Any]:
    bare = name.removesuffix("?")
    kind = sa.Boolean() if bare in FLAGS else WHOLE if bare in NUMBERS else KEY
    return sa.Column(bare, kind, primary_key=primary_key, nullable=name != bare)


def table(name: str, keys: tuple[str, ...], others: tuple[str, ...]) -> None:
    """A table that SQLite keeps in the order of its key."""
    op.create_table(
        name,
        *(column(key, primary_key=True) for key in keys),
        *(column(other) for other in others),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def index(table_name: str, *columns: str) -> None:
    op.create_index(f"ix_{table_name}_{'_'.join(columns)}", table_name, list(columns))


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("sequence", WHOLE, autoincrement=False, nullable=False),
        *(column(name) for name in ("resource", "id", "revision", "action", "recorded_at")),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        *(column(name) for name in ("sha256", "previous", "hash")),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_log"),
        sa.UniqueConstraint("resource", "id", "revision", name="uq_log_resource_id_revision"),
    )
    op.create_table(
        "log_head",
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        *(column(name) for name in ("sequence", "recorded_at", "hash")),
        sa.PrimaryKeyConstraint("number", name="pk_log_head"),
        sa.CheckConstraint("number = 1", name=op.f("ck_log_head_one_row")),
    )
    op.execute(
        "INSERT INTO log_head (number, sequence, recorded_at, hash) "  # noqa: S608 - constants
        f"VALUES (1, 0, '', '{'0' * 64}')"
    )
    table("heads", ("resource", "id"), ("revision", "sequence", "recorded_at", "sha256"))
    table("parts", ("resource", "id"), ("battle", "revision", "recorded_at", "sha256"))
    index("parts", "battle")
    table("dependencies", ("on_resource", "on_id", "resource", "id"), ())
    index("dependencies", "resource", "id")
    table("lineage", ("resource", "ancestor", "id"), ())
    index("lineage", "resource", "id")
    table("stale_marks", ("resource", "id"), ("sequence",))
    table("counters", ("name",), ("value",))
    op.create_table(
        "documents",
        *(column(name) for name in ("form", "id", "owner", "etag", "revision", "recorded_at")),
        column("rendered_by"),
        sa.Column("gzip", sa.LargeBinary(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("form", "id", name="pk_documents"),
    )
    index("documents", "owner")
    if op.get_bind().dialect.name == "postgresql":
        # It is compressed already; to try again costs time at every write.
        op.execute("ALTER TABLE documents ALTER COLUMN gzip SET STORAGE EXTERNAL")
    for name, (columns, indexes) in QUESTIONED.items():
        table(name, ("id",), columns)
        for columns_of_index in indexes:
            index(name, *columns_of_index)
    for name, (target, owner, *more) in LINKS.items():
        table(name, (target, owner), tuple(more))
        index(name, owner, target)


def downgrade() -> None:
    others = ("documents", "counters", "stale_marks", "lineage", "dependencies", "parts", "heads")
    for name in (*LINKS, *QUESTIONED, *others, "log_head", "log"):
        op.drop_table(name)
