"""A thing may become a part of another: the log says so, and readers are sent on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds where a merge is recorded; nothing was merged before."""
    op.add_column("log", sa.Column("merged_into", KEY, nullable=True))
    op.create_table(
        "merges",
        *(sa.Column(name, KEY, nullable=False) for name in ("resource", "id", "merged_into")),
        sa.PrimaryKeyConstraint("resource", "id", name="pk_merges"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("merges")
    op.drop_column("log", "merged_into")
