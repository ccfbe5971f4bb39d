"""Calls of assistants are counted; routes know what made them, and days what they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add all three; what was saved before has a day without a word and no recipe."""
    op.create_table(
        "ai_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("called_at", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("server", sa.String(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cached", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("price", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_ai_call"),
    )
    # Copied and not altered: SQLite writes an added column behind the constraints.
    with op.batch_alter_table("revision", recreate="always") as saved:
        saved.add_column(sa.Column("recipe", sa.JSON(), nullable=True))
    with op.batch_alter_table("day", recreate="always") as day:
        day.add_column(sa.Column("summary", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("day") as day:
        day.alter_column("summary", server_default=None)  # it was for the days there are
