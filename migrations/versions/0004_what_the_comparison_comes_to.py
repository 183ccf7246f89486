"""Battles are found by what their comparison comes to, claims by how many they speak of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOR_EVER = 2**53 - 1

NUMBERS = {
    "battles": ("killed_low", "killed_high", "wounded_low", "wounded_high", "dispute_ratio"),
    "claims": ("low", "high"),
}
FLAGS = ("killed_open", "wounded_open", "disputed", "from_zero")
# What is sorted by, upward and downward.
PLACES = {"battles": ("killed", "wounded", "ratio"), "claims": ("low", "high")}


def ways(table: str) -> list[str]:
    return [f"{name}_{way}" for name in PLACES[table] for way in ("up", "down")]


def upgrade() -> None:
    """Adds the columns, and has all that is made from the log made anew, which fills them."""
    for table, numbers in NUMBERS.items():
        for name in numbers:
            op.add_column(table, sa.Column(name, WHOLE, nullable=True))
        for name in ways(table):
            place = sa.Column(name, WHOLE, nullable=False, server_default=str(FOR_EVER))
            op.add_column(table, place)
            op.create_index(f"ix_{table}_{name}_id", table, [name, "id"])
    for name in FLAGS:
        flag: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column("battles", flag)
    gap = sa.Column("dispute_gap", WHOLE, nullable=False, server_default="0")
    op.add_column("battles", gap)
    op.create_index("ix_battles_dispute_gap_id", "battles", ["dispute_gap", "id"])
    op.create_table(
        "rivalries",
        sa.Column("battle", KEY, nullable=False),
        sa.Column("number", WHOLE, autoincrement=False, nullable=False),
        *(sa.Column(name, KEY, nullable=False) for name in ("claimant", "party", "effect")),
        sa.Column("claimed_low", WHOLE, nullable=False),
        *(sa.Column(name, WHOLE) for name in ("claimed_high", "own_low", "own_high")),
        sa.PrimaryKeyConstraint("battle", "number", name="pk_rivalries"),
        sqlite_with_rowid=False,
    )
    context.config.attributes["remake"] = True


def downgrade() -> None:
    op.drop_table("rivalries")
    op.drop_index("ix_battles_dispute_gap_id", "battles")
    op.drop_column("battles", "dispute_gap")
    for name in FLAGS:
        op.drop_column("battles", name)
    for table, numbers in NUMBERS.items():
        for name in ways(table):
            op.drop_index(f"ix_{table}_{name}_id", table)
            op.drop_column(table, name)
        for name in numbers:
            op.drop_column(table, name)
