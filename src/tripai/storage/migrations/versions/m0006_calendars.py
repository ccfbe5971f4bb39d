"""Routes know the calendar that was made for them in Google Calendar."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table; until now no route has a calendar."""
    op.create_table(
        "google_calendar",
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["route"],
            ["route.number"],
            name="fk_google_calendar_route_route",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("route", name="pk_google_calendar"),
    )
