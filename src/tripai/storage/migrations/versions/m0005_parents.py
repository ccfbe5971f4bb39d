"""Revisions know which one held before them, so that a change can be undone after others were."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add it; until now each revision was made of the one before."""
    # Copied and not altered: SQLite writes an added column behind the constraints.
    with op.batch_alter_table("revision", recreate="always") as saved:
        saved.add_column(sa.Column("parent", sa.Integer(), nullable=True))
    op.execute("update revision set parent = revision - 1 where revision > 1")
