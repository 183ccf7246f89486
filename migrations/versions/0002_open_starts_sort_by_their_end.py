"""What has no start sorts by its last day; what a battle lists is asked of its dependencies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
FOR_EVER = 2**53 - 1

DATED = ("battles", "claims", "events", "conflicts", "sources")
REDUNDANT = {"battle_sources": "source", "battle_places": "place"}


def upgrade() -> None:
    for name in DATED:
        dated = sa.table(name, *map(sa.column, ("starts", "ends", "day_up", "day_down")))
        no_start = dated.c.starts == -FOR_EVER
        op.execute(
            dated.update().where(no_start).values(day_up=dated.c.ends, day_down=-dated.c.ends)
        )
    for name in REDUNDANT:
        op.drop_table(name)


def downgrade() -> None:
    """Takes the sort days back; `battleapi rebuild` of the older version fills the two tables.

    They listed what a record names itself. Its dependencies, which are all that it leads to, no
    longer say which these are.
    """
    for name, target in REDUNDANT.items():
        op.create_table(
            name,
            sa.Column(target, KEY, nullable=False),
            sa.Column("battle", KEY, nullable=False),
            sa.PrimaryKeyConstraint(target, "battle", name=f"pk_{name}"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{name}_battle_{target}", name, ["battle", target])
    for name in DATED:
        dated = sa.table(name, *map(sa.column, ("starts", "day_up", "day_down")))
        no_start = dated.c.starts == -FOR_EVER
        op.execute(dated.update().where(no_start).values(day_up=FOR_EVER, day_down=FOR_EVER))
