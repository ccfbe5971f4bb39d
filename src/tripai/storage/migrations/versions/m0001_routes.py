"""Routes, revisions, days, activities, findings, exports; snapshots of places; the traveller."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _route()
    _place()
    _traveller()
    _revision()
    _day()
    _activity()
    _finding()
    _export()


def _route() -> None:
    op.create_table(
        "route",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_route"),
        sa.UniqueConstraint("slug", name="uq_route_slug"),
        sqlite_autoincrement=True,
    )


def _place() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("local_name", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_amount", sa.String(), nullable=True),
        sa.Column("price_currency", sa.String(), nullable=True),
        sa.Column("free_under", sa.Integer(), nullable=False),
        sa.Column("popularity", sa.Integer(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.Column("child_friendly", sa.Boolean(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=True),
        sa.Column("book_ahead", sa.Boolean(), nullable=False),
        sa.Column("meals", sa.JSON(), nullable=False),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("subdivision", sa.String(), nullable=True),
        sa.Column("provenance", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
    )


def _traveller() -> None:
    op.create_table(
        "traveller",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party", sa.JSON(), nullable=True),
        sa.Column("pace", sa.String(), nullable=True),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("diet", sa.JSON(), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("home", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_traveller"),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("day_count", sa.Integer(), nullable=False),
        sa.Column("brief", sa.JSON(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer(), nullable=False),
        sa.Column("gap", sa.Float(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["route"], ["route.number"], name="fk_revision_route_route", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("route", "revision", name="uq_revision_route"),
    )


def _day() -> None:
    op.create_table(
        "day",
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("base_name", sa.String(), nullable=False),
        sa.Column("base_lat", sa.Float(), nullable=False),
        sa.Column("base_lon", sa.Float(), nullable=False),
        sa.Column("return_mode", sa.String(), nullable=True),
        sa.Column("return_minutes", sa.Integer(), nullable=True),
        sa.Column("return_metres", sa.Integer(), nullable=True),
        sa.Column("return_source", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["route", "revision"],
            ["revision.route", "revision.revision"],
            name="fk_day_route_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("route", "revision", "number", name="pk_day"),
    )


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("leg_mode", sa.String(), nullable=True),
        sa.Column("leg_minutes", sa.Integer(), nullable=True),
        sa.Column("leg_metres", sa.Integer(), nullable=True),
        sa.Column("leg_source", sa.String(), nullable=True),
        sa.Column("cost_amount", sa.String(), nullable=True),
        sa.Column("cost_currency", sa.String(), nullable=True),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_activity_place_id_place"),
        sa.ForeignKeyConstraint(
            ["route", "revision", "day"],
            ["day.route", "day.revision", "day.number"],
            name="fk_activity_route_day",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("route", "revision", "day", "position", name="pk_activity"),
    )
    op.create_index("ix_activity_place_id", "activity", ["place_id"], unique=False)


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("activity", sa.String(), nullable=True),
        sa.Column("message", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["route", "revision"],
            ["revision.route", "revision.revision"],
            name="fk_finding_route_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("route", "revision", "position", name="pk_finding"),
    )


def _export() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("route", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("exported_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["route", "revision"],
            ["revision.route", "revision.revision"],
            name="fk_export_route_revision",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_export"),
    )
    op.create_index("ix_export_route", "export", ["route"], unique=False)
