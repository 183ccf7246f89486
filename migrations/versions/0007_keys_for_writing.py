"""Keys for those who write over HTTP; no key is stored itself, only its hash."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the table, with no key in it."""
    op.create_table(
        "keys",
        *(sa.Column(name, KEY, nullable=False) for name in ("id", "name", "scope", "sha256")),
        sa.Column("created_at", KEY, nullable=False),
        sa.Column("expires_at", KEY, nullable=True),
        sa.Column("revoked_at", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("keys")
