"""A day is locked by itself, no longer by all that is on it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
LOCKED = """
    update day set locked = true
    where exists (
        select 1 from activity a
        where a.route = day.route and a.revision = day.revision and a.day = day.number and a.kind != 'event'
    ) and not exists (
        select 1 from activity a
        where a.route = day.route and a.revision = day.revision and a.day = day.number and not a.locked
    )
"""


def upgrade() -> None:
    """Add it; a day on which all was locked is one that somebody has locked."""
    # Copied and not altered: SQLite writes an added column behind the constraints.
    with op.batch_alter_table("day", recreate="always") as day:
        day.add_column(sa.Column("locked", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("day") as day:
        day.alter_column("locked", server_default=None)  # it was for the days there are
    op.execute(LOCKED)
