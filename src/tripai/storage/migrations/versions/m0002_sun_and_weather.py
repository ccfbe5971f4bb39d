"""Days know their sun and their weather."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both to days; those saved before know nothing of them."""
    # Copied and not altered: SQLite writes an added column behind the constraints.
    with op.batch_alter_table("day", recreate="always") as day:
        day.add_column(sa.Column("sun", sa.JSON(), nullable=True))
        day.add_column(sa.Column("weather", sa.JSON(), nullable=True))
