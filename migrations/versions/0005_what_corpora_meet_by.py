"""What corpora meet by: names, identifiers, and the battles that name a thing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What is compared and sorted by code point.
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")

# Each table with its key, and what it is found by from the other end.
TABLES = {
    "names": (("resource", "folded", "id"), ("resource", "id")),
    "external_ids": (("resource", "authority", "external", "id"), ("resource", "id")),
    "mentions": (("resource", "id", "conflict", "battle"), ("battle",)),
}


def upgrade() -> None:
    """Adds the tables, and has all that is made from the log made anew, which fills them."""
    for name, (key, back) in TABLES.items():
        op.create_table(
            name,
            *(sa.Column(column, KEY, nullable=False) for column in key),
            sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{name}_{'_'.join(back)}", name, back)
    context.config.attributes["remake"] = True


def downgrade() -> None:
    for name, (_, back) in TABLES.items():
        op.drop_index(f"ix_{name}_{'_'.join(back)}", name)
        op.drop_table(name)
