"""Places know until when they are closed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the day; places saved before have none."""
    # Copied and not altered: SQLite writes an added column behind the constraints.
    with op.batch_alter_table("place", recreate="always") as place:
        place.add_column(sa.Column("closed_until", sa.Date(), nullable=True))
