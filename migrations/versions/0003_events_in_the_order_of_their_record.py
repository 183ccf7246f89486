"""Events of one day are sorted by battle, and in each as its record lists them."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

LOG = sa.table("log", *map(sa.column, ("resource", "id", "revision", "canonical")))
HEADS = sa.table("heads", *map(sa.column, ("resource", "id", "revision")))
EVENTS = sa.table("events", sa.column("id"), sa.column("number"))


def upgrade() -> None:
    op.add_column("events", sa.Column("number", WHOLE, nullable=False, server_default="0"))
    _number_events(op.get_bind())
    for day in ("day_up", "day_down"):
        op.drop_index(f"ix_events_{day}_id", "events")
        order = [day, "battle", "number", "id"]
        op.create_index(f"ix_events_{'_'.join(order)}", "events", order)


def _number_events(connection: sa.Connection) -> None:
    newest = sa.and_(
        LOG.c.resource == HEADS.c.resource,
        LOG.c.id == HEADS.c.id,
        LOG.c.revision == HEADS.c.revision,
    )
    battles = sa.select(HEADS.c.id).where(HEADS.c.resource == "battle")
    numbering = (
        EVENTS.update()
        .where(EVENTS.c.id == sa.bindparam("event"))
        .values(number=sa.bindparam("place"))
    )
    for battle in connection.execute(battles).scalars().all():
        record = sa.select(LOG.c.canonical).join(HEADS, newest)
        record = record.where(HEADS.c.resource == "battle", HEADS.c.id == battle)
        events = json.loads(connection.execute(record).scalar_one())["events"]
        rows = [{"event": event["id"], "place": n} for n, event in enumerate(events)]
        if rows:
            connection.execute(numbering, rows)


def downgrade() -> None:
    for day in ("day_up", "day_down"):
        op.drop_index(f"ix_events_{day}_battle_number_id", "events")
        op.create_index(f"ix_events_{day}_id", "events", [day, "id"])
    op.drop_column("events", "number")
