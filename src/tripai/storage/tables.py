"""The tables, a `*Row` class each. Rows never leave this package; objects of `model.py` do.

Every saved state is whole: a revision has its own days, activities and findings, so going back is
exact. Only places are shared, by content. What one would ask for is a column; JSON holds the rest:

    select title, start, "end" from activity where route = 1 and revision = 2 order by start
"""
# No `from __future__ import annotations`: SQLModel must see the classes that relationships name.

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel
from sqlalchemy import JSON, ForeignKeyConstraint, MetaData, String, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import registry
from sqlmodel import Field, Relationship, SQLModel

from tripai.model import Leg, Money, Spot

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are called. A constraint without a name cannot be altered in SQLite."""

HEAD = "0007"
"""The revision of the schema that these tables are; the newest file in migrations/ has the same."""

Json = JSON(none_as_null=True)
Nested = TypeVar("Nested", bound=BaseModel)


def nested(row: object, prefix: str, kind: type[Nested]) -> Nested | None:
    """Return what the columns with a prefix hold; None when the first of them is empty."""
    values = {name: getattr(row, f"{prefix}_{name}") for name in kind.model_fields}
    return None if next(iter(values.values())) is None else kind(**values)


class ExactText(TypeDecorator[Decimal]):
    """An amount of money as text: SQLite knows no exact numbers."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base class's face
        """Write a number with the digits it has."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the base class's face
        """Read it back."""
        return None if value is None else Decimal(value)


class UtcText(TypeDecorator[dt.datetime]):
    """A moment as ISO text in UTC, with its offset: SQLite's own type has no zone."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base class's face
        """Write it in UTC, so that text sorts as time does."""
        return None if value is None else value.astimezone(dt.UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - the base class's face
        """Read it back."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """Base of all rows. Its registry is its own: a program around this may have tables too."""


class RouteRow(Row, table=True):
    """A route: its number, which is never given twice, its slug, and which revision holds now."""

    __tablename__ = "route"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    number: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    revision: int


class PlaceRow(Row, table=True):
    """A place as it was when a route was saved; its id is a digest: equal places are kept once."""

    __tablename__ = "place"
    id: str = Field(primary_key=True)
    ref: str
    name: str
    local_name: str
    names: list[str] = Field(sa_type=Json)
    lat: float
    lon: float
    category: str
    tags: list[str] = Field(sa_type=Json)
    about: str
    hours: str | None = None
    last_entry: int
    minutes: int
    price_amount: Decimal | None = Field(default=None, sa_type=ExactText)
    price_currency: str | None = None
    free_under: int
    popularity: int
    setting: str
    child_friendly: bool
    step_free: bool | None = None
    book_ahead: bool
    meals: list[str] = Field(sa_type=Json)
    wikidata: str | None = None
    zone: str
    country: str
    subdivision: str | None = None
    provenance: dict[str, Any] = Field(sa_type=Json)
    closed_until: dt.date | None = None

    @property
    def price(self) -> Money | None:
        """What an adult pays."""
        return nested(self, "price", Money)


class ActivityRow(Row, table=True):
    """One thing on one day; start and end are ISO text with the offset of the zone."""

    __tablename__ = "activity"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(
            ["route", "revision", "day"],
            ["day.route", "day.revision", "day.number"],
            ondelete="CASCADE",
        ),
    )
    route: int | None = Field(default=None, primary_key=True)
    revision: int | None = Field(default=None, primary_key=True)
    day: int | None = Field(default=None, primary_key=True)
    position: int = Field(primary_key=True)
    id: str
    kind: str
    title: str
    start: str
    end: str
    zone: str
    place_id: str | None = Field(default=None, foreign_key="place.id", index=True)
    leg_mode: str | None = None
    leg_minutes: int | None = None
    leg_metres: int | None = None
    leg_source: str | None = None
    cost_amount: Decimal | None = Field(default=None, sa_type=ExactText)
    cost_currency: str | None = None
    locked: bool
    origin: str
    why: str
    place: PlaceRow | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @property
    def leg(self) -> Leg | None:
        """The way to it."""
        return nested(self, "leg", Leg)

    @property
    def cost(self) -> Money | None:
        """What the party pays."""
        return nested(self, "cost", Money)


class DayRow(Row, table=True):
    """One date of one revision."""

    __tablename__ = "day"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(
            ["route", "revision"], ["revision.route", "revision.revision"], ondelete="CASCADE"
        ),
    )
    route: int | None = Field(default=None, primary_key=True)
    revision: int | None = Field(default=None, primary_key=True)
    number: int = Field(primary_key=True)
    date: dt.date
    base_name: str
    base_lat: float
    base_lon: float
    return_mode: str | None = None
    return_minutes: int | None = None
    return_metres: int | None = None
    return_source: str | None = None
    sun: dict[str, Any] | None = Field(default=None, sa_type=Json)
    weather: dict[str, Any] | None = Field(default=None, sa_type=Json)
    summary: str
    locked: bool
    activities: list[ActivityRow] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": ActivityRow.position}
    )

    @property
    def base(self) -> Spot | None:
        """Where the day starts and ends."""
        return nested(self, "base", Spot)

    @property
    def way_home(self) -> Leg | None:
        """The way back to the base."""
        return nested(self, "return", Leg)


class FindingRow(Row, table=True):
    """What a check rule said of a revision; `day` and `activity` are as the rule named them."""

    __tablename__ = "finding"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(
            ["route", "revision"], ["revision.route", "revision.revision"], ondelete="CASCADE"
        ),
    )
    route: int | None = Field(default=None, primary_key=True)
    revision: int | None = Field(default=None, primary_key=True)
    position: int = Field(primary_key=True)
    rule: str
    severity: str
    day: int | None = None
    activity: str | None = None
    message: str


class RevisionRow(Row, table=True):
    """One saved state of a route. City and start are in the brief too, but here one can query."""

    __tablename__ = "revision"
    __table_args__: ClassVar[Any] = (UniqueConstraint("route", "revision"),)
    id: int | None = Field(default=None, primary_key=True)  # grows with every save of any route
    route: int = Field(foreign_key="route.number", ondelete="CASCADE")
    revision: int
    saved_at: dt.datetime = Field(sa_type=UtcText)
    command: str
    title: str
    city: str
    start: dt.date
    day_count: int
    brief: dict[str, Any] = Field(sa_type=Json)
    score: int
    bound: int
    gap: float
    seed: int
    effort: int | None = None
    recipe: dict[str, Any] | None = Field(default=None, sa_type=Json)
    parent: int | None = None  # the revision that held when this one was saved
    days: list[DayRow] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": DayRow.number}
    )
    findings: list[FindingRow] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "order_by": FindingRow.position}
    )
    owner: RouteRow = Relationship()

    @property
    def number(self) -> int | None:
        """The route's number."""
        return self.owner.number

    @property
    def slug(self) -> str:
        """The route's slug."""
        return self.owner.slug


class ExportRow(Row, table=True):
    """A record that a revision of a route went somewhere."""

    __tablename__ = "export"
    __table_args__: ClassVar[Any] = (
        ForeignKeyConstraint(
            ["route", "revision"], ["revision.route", "revision.revision"], ondelete="CASCADE"
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    route: int = Field(index=True)
    revision: int
    format: str
    target: str
    exported_at: dt.datetime = Field(sa_type=UtcText)


class CalendarRow(Row, table=True):
    """The calendar of a route in Google Calendar; without an id from when it is begun until Google has given one."""

    __tablename__ = "google_calendar"
    route: int = Field(primary_key=True, foreign_key="route.number", ondelete="CASCADE")
    calendar: str | None = None


class CallRow(Row, table=True):
    """A question to an assistant, of whatever route: how much it took, not what was said."""

    __tablename__ = "ai_call"
    id: int | None = Field(default=None, primary_key=True)
    called_at: dt.datetime = Field(sa_type=UtcText)
    question: str
    model: str
    server: str
    input_tokens: int
    output_tokens: int
    cached: bool
    seconds: float
    price: Decimal | None = Field(default=None, sa_type=ExactText)
    currency: str | None = None


class TravellerRow(Row, table=True):
    """The traveller; there is one row."""

    __tablename__ = "traveller"
    id: int = Field(default=1, primary_key=True)
    party: dict[str, Any] | None = Field(default=None, sa_type=Json)
    pace: str | None = None
    interests: dict[str, float] = Field(sa_type=Json)
    diet: list[str] = Field(sa_type=Json)
    currency: str | None = None
    home: str | None = None
