"""The words of the domain: what a traveller wants, what is there, and what comes of it.

Every object is frozen and valid by construction; a change is a new object (`model_copy` with
`update` skips validation, so use `replaced`). Times carry a zone, money carries a currency, and
coordinates are WGS 84 degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

from tripai.geo import Point
from tripai.text import words

Pace = Literal["relaxed", "balanced", "packed"]
Mode = Literal["walk", "transit", "drive"]
Severity = Literal["error", "warning", "info"]
Grade = Literal["A", "B", "C"]
ActivityKind = Literal["visit", "meal", "rest", "transfer", "event", "lodging"]
Meal = Literal["lunch", "dinner"]
PartOfDay = Literal["morning", "midday", "afternoon", "evening"]
SMALL_CHILD = 8
"""Years below which a child is a small one: with short legs, and early in bed."""
MEAL_AREA = "meal-area"
"""The category of a Place that stands for an area to eat in."""
GREEN = frozenset({"park", "garden", "zoo"})
"""Categories of which little is seen after dark."""
LIT = frozenset({"amusement", "bridge", "district", "market", "monument", "shopping", "square"})
"""Categories that are lit and lively after dark."""
TIMED = 60
"""A visit that is booked ahead and takes at most so many minutes is a timed entry, a tour or a show."""
WET_MM = 5
WET_CHANCE = 50
"""A day with at least so many mm of rain, with at least so much % of chance, is no day for outdoors."""


@cache
def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a known time zone") from error
    return name


def _plain_number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _exact(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float) else value


def _as_written(amount: Decimal) -> Decimal:
    """120 and 7.50, never 120.0, 120.00 or 1.2E+2: sentences show an amount as it is."""
    return amount.quantize(Decimal(1 if amount == amount.to_integral_value() else "0.01"))


def _on_the_clock(clock: time) -> time:
    if clock.tzinfo is not None or clock.second or clock.microsecond:
        raise ValueError("a time of day is hours and minutes, without a zone")
    return clock


def _with_its_offset(moment: datetime) -> datetime:
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


Zone = Annotated[str, AfterValidator(_known_zone)]
"""The name of an IANA time zone."""
Amount = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2),
    BeforeValidator(_exact),
    AfterValidator(_as_written),
    PlainSerializer(_plain_number, return_type=int | float),
]
Moment = Annotated[
    AwareDatetime,
    AfterValidator(_with_its_offset),
    PlainSerializer(datetime.isoformat, return_type=str),
]
"""An aware time; a naive one is refused.

Kept and written with its offset and not with its zone: two times of one zone are compared and
subtracted as they stand on the wall, which is an hour wrong across a change of the clock.
"""
ClockTime = Annotated[
    time,
    AfterValidator(_on_the_clock),
    PlainSerializer(lambda t: t.isoformat(timespec="minutes"), return_type=str),
]
"""A time of day without a zone, such as 09:30."""
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Rates = Mapping[str, tuple[Decimal, date]]
"""By "USD/EUR" how many EUR one USD is, and the date of that rate."""
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Weights = Annotated[
    Mapping[str, Annotated[float, Field(ge=0, le=1)]],
    AfterValidator(MappingProxyType),
    PlainSerializer(dict[str, float]),
    Field(validate_default=True),  # else the empty default is a dict that anyone may change
]
Versions = Annotated[
    Mapping[str, str],
    AfterValidator(MappingProxyType),
    PlainSerializer(dict[str, str]),
    Field(validate_default=True),
]


class Frozen(BaseModel):
    """A value object: immutable, no unknown fields, and readable from attributes."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", from_attributes=True, populate_by_name=True
    )

    def replaced(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, validated like a new object."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**(fields | changes))


class Money(Frozen):
    """An amount in a currency (ISO 4217)."""

    amount: Amount
    currency: Currency


class Budget(Money):
    """What the whole party may spend, a day or on the whole trip."""

    per: Literal["day", "trip"]


class Party(Frozen):
    """Who travels. Seniors are adults who walk less; they are not counted in `adults`."""

    adults: int = Field(default=2, ge=0, le=50)
    child_ages: tuple[Annotated[int, Field(ge=0, le=17)], ...] = Field(default=(), max_length=50)
    seniors: int = Field(default=0, ge=0, le=50)

    @model_validator(mode="after")
    def _somebody_grown_up(self) -> Self:
        if self.adults + self.seniors < 1:
            raise ValueError("a party needs at least one adult or senior")
        return self

    @property
    def has_small_child(self) -> bool:
        """Whether a child under 8 travels."""
        return any(age < SMALL_CHILD for age in self.child_ages)

    @property
    def walks_slowly(self) -> bool:
        """Whether somebody travels who walks less and more slowly than grown-ups do."""
        return self.has_small_child or self.seniors > 0

    @property
    def size(self) -> int:
        """How many people travel."""
        return self.adults + len(self.child_ages) + self.seniors


class Spot(Frozen):
    """A named point: a hotel, a part of town, a station."""

    name: str = Field(min_length=1, max_length=200)
    lat: Latitude
    lon: Longitude

    @property
    def point(self) -> Point:
        """Latitude and longitude in degrees."""
        return (self.lat, self.lon)


class Gateway(Spot):
    """Where one arrives in a city."""

    kind: Literal["airport", "station"]


class City(Frozen):
    """A city whose places are known, and what holds for all of them.

    `lunch` and `dinner` are what simple ones cost an adult in the year `as_of`, None when unknown.
    """

    ref: str
    name: str
    local_name: str = ""
    names: tuple[str, ...] = ()
    country: Country
    subdivision: str | None = None
    zone: Zone
    currency: Currency
    lat: Latitude
    lon: Longitude
    lunch: Amount | None = None
    dinner: Amount | None = None
    as_of: int | None = None
    base: Spot
    gateways: tuple[Gateway, ...] = ()

    @property
    def point(self) -> Point:
        """Latitude and longitude of the centre in degrees."""
        return (self.lat, self.lon)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name by which people ask for the city, the English one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.local_name, *self.names) if n))

    def is_called_with_region(self, name: str) -> bool:
        """Whether all of a name, with the region in it, is one of the city's own: "Paris, TX"."""
        return any(words(name) == words(known) for known in self.all_names if "," in known)

    def is_called(self, name: str) -> bool:
        """Whether a name is the city's, be it with its region: "Lisboa", "Paris, FR"."""
        if self.is_called_with_region(name):
            return True
        said, *regions = name.split(",")
        own = {self.country, self.subdivision}
        return words(said) in map(words, self.all_names) and own.issuperset(
            region.strip().upper() for region in regions
        )


class Provenance(Frozen):
    """Where the facts of a place are from.

    Grades: A agrees with two independent sources (a position within 150 m), B with one, C is
    recalled only. `attribution` is what an output that shows the facts has to say, `retrieved` the
    day on which they were taken from the source; `listed_in` is the traveller's own list in which
    the place stands, empty when it stands in none.
    """

    source: str
    licence: str = ""
    attribution: str = ""
    retrieved: date | None = None
    listed_in: str = ""
    position_grade: Grade
    position_sources: tuple[str, ...] = ()
    hours_grade: Grade
    hours_sources: tuple[str, ...] = ()
    as_of: int | None = Field(default=None, ge=1990, le=2100)


class Place(Frozen):
    """Something real that can be visited, or an area to eat in.

    `hours` is an OpenStreetMap `opening_hours` expression, None when unknown; `price` is an
    adult's, None when unknown; `minutes` is a typical visit; `popularity` runs from 0 to 100;
    `closed_until` is the day on which it opens again, after works, say;
    `last_entry` is minutes before closing.
    """

    ref: str = Field(min_length=1, max_length=200)
    name: str = Field(min_length=1, max_length=200)
    local_name: str = ""
    names: tuple[str, ...] = ()
    lat: Latitude
    lon: Longitude
    category: str = Field(min_length=1)
    tags: tuple[str, ...] = ()
    about: str = ""
    hours: str | None = None
    closed_until: date | None = None
    last_entry: int = Field(default=0, ge=0, le=240)
    minutes: int = Field(default=60, ge=10, le=480)
    price: Money | None = None
    free_under: int = Field(default=0, ge=0, le=99)
    popularity: int = Field(default=0, ge=0, le=100)
    setting: Literal["indoor", "outdoor", "mixed"] = "mixed"
    child_friendly: bool = False
    step_free: bool | None = None
    book_ahead: bool = False
    meals: tuple[Meal, ...] = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9][0-9]*$")
    zone: Zone
    country: Country
    subdivision: str | None = None
    provenance: Provenance

    @property
    def point(self) -> Point:
        """Latitude and longitude in degrees."""
        return (self.lat, self.lon)

    @property
    def has_doors(self) -> bool:
        """Whether it opens and closes: an area to eat in does not, a restaurant of the traveller's list does."""
        return self.category != MEAL_AREA or bool(self.provenance.listed_in)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name of the place, the English one first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.local_name, *self.names) if n))

    @property
    def full_name(self) -> str:
        """Its name with what it is, which tells a quarter from the area to eat in of the same name."""
        return f"{self.name} ({self.category})"

    @property
    def has_fixed_length(self) -> bool:
        """Whether a visit takes as long as it takes, whatever the pace: a cruise, or an hour's timed entry."""
        return "boat" in self.tags or (self.book_ahead and self.minutes <= TIMED)

    @property
    def needs_daylight(self) -> bool:
        """Whether little is seen of it after dark: greenery, and what lies open without a door or a light."""
        unattended = self.setting == "outdoor" and self.hours in {None, "24/7"}
        dark = unattended and self.category not in LIT and "nightlife" not in self.tags
        return dark or self.category in GREEN


class Stay(Frozen):
    """Days in one city."""

    city: str
    country: Country
    zone: Zone
    days: int = Field(ge=1, le=30)


class Booking(Frozen):
    """Something already booked, which a plan works around.

    `spot` is where it takes place; `place` is the name of the place that is seen by it, empty when
    it is none: tickets for a museum see the museum, a dinner in a quarter does not see the quarter.
    """

    title: str = Field(min_length=1, max_length=200)
    start: Moment
    minutes: int = Field(ge=5, le=1440)
    spot: Spot | None = None
    place: str = Field(default="", max_length=200)


class DayTerms(Frozen):
    """What holds for one day instead of what the brief says for all: its hours, and the most sights."""

    day: int = Field(ge=1, le=30)
    start: ClockTime | None = None
    end: ClockTime | None = None
    most_sights: int | None = Field(default=None, ge=0, le=30)


class Brief(Frozen):
    """A request understood: where, when, who, pace, budget, wishes, and the assumptions made.

    `must` and `avoid` are names of places, or categories and tags to avoid; `interests` weighs tags
    from 0 to 1; `transport` are the modes allowed, empty for any; `base` is where the party sleeps,
    None for the city's usual quarter; `day_terms` says what is otherwise on single days.
    """

    request: str = ""
    stays: tuple[Stay, ...] = Field(min_length=1)
    start: date
    days: int = Field(ge=1, le=30)
    party: Party = Party()
    pace: Pace = "balanced"
    interests: Weights = Field(default_factory=dict)
    must: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    diet: tuple[str, ...] = ()
    transport: tuple[Mode, ...] = ()
    step_free: bool = False
    budget: Budget | None = None
    day_start: ClockTime = time(9, 30)
    day_end: ClockTime = time(21, 30)
    base: Spot | None = None
    arrive: Moment | None = None
    arrive_by: Literal["flight", "train"] | None = None
    leave: Moment | None = None
    leave_by: Literal["flight", "train"] | None = None
    bookings: tuple[Booking, ...] = ()
    day_terms: tuple[DayTerms, ...] = ()
    assumptions: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if sum(stay.days for stay in self.stays) != self.days:
            raise ValueError("the days of the stays do not add up to the days of the trip")
        for start, end in map(self.hours_of, range(1, self.days + 1)):
            if end <= start:
                raise ValueError(f"the day ends at {end:%H:%M}, before it starts")
        return self

    def terms_of(self, day: int) -> DayTerms | None:
        """Return what is otherwise on the day of a number, None when nothing is."""
        return next((terms for terms in self.day_terms if terms.day == day), None)

    def hours_of(self, day: int) -> tuple[time, time]:
        """Return when the day of a number starts and ends."""
        own = self.terms_of(day) or DayTerms(day=1)
        return (
            self.day_start if own.start is None else own.start,
            self.day_end if own.end is None else own.end,
        )


class Candidate(Frozen):
    """A place with the worth that this brief gives it, from 0 to 100, and why.

    `part` is when of the day it is seen at its best, None when that does not matter.
    """

    place: Place
    worth: int = Field(ge=0, le=100)
    minutes: int = Field(ge=10, le=480)
    why: str = ""
    part: PartOfDay | None = None
    required: bool = False
    origin: str = "embedded"


class Leg(Frozen):
    """Getting from one activity to the next."""

    mode: Mode
    minutes: int = Field(ge=0)
    metres: int = Field(ge=0)
    source: str = "estimate"


class Activity(Frozen):
    """One thing on one day; `leg` is the way to it from the one before, or from the day's base."""

    id: str
    kind: ActivityKind
    title: str = Field(min_length=1, max_length=300)
    start: Moment
    end: Moment
    zone: Zone
    place: Place | None = None
    leg: Leg | None = None
    cost: Money | None = None
    locked: bool = False
    origin: str = "embedded"
    why: str = ""

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"{self.title!r} ends before it starts")
        zone = ZoneInfo(self.zone)
        for moment in (self.start, self.end):
            if moment.utcoffset() != moment.astimezone(zone).utcoffset():
                raise ValueError(f"{self.title!r} is not timed in {self.zone}")
        return self

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return int((self.end - self.start).total_seconds() // 60)


class Sun(Frozen):
    """When the sun rises and sets; where it does neither, whether it stays up or down."""

    rises: Moment | None = None
    sets: Moment | None = None
    stays: Literal["up", "down"] | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.rises is None, self.sets is None) != (self.stays is not None,) * 2:
            raise ValueError("the sun rises and sets, or stays up or down")
        return self


class Weather(Frozen):
    """What is expected of a day, in degrees Celsius.

    A forecast is of that very day and made on `as_of`; a climate is what is usual in that month of
    any year, which is no forecast. `rain_chance` is in percent, `rain_days` of the whole month.
    """

    kind: Literal["forecast", "climate"]
    low: int = Field(ge=-90, le=60)
    high: int = Field(ge=-90, le=60)
    rain_chance: int | None = Field(default=None, ge=0, le=100)
    rain_mm: float | None = Field(default=None, ge=0, le=2000, allow_inf_nan=False)
    rain_days: int | None = Field(default=None, ge=0, le=31)
    words: str = Field(default="", max_length=100)
    source: str = Field(min_length=1, max_length=200)
    licence: str = Field(default="", max_length=100)
    as_of: date | None = None

    @model_validator(mode="after")
    def _not_upside_down(self) -> Self:
        if self.high < self.low:
            raise ValueError("the high is below the low")
        return self

    @property
    def wet(self) -> bool:
        """Whether so much rain is forecast that one had better be indoors."""
        likely = self.rain_chance is None or self.rain_chance >= WET_CHANCE
        return self.kind == "forecast" and likely and (self.rain_mm or 0) >= WET_MM


class RouteDay(Frozen):
    """One date of a route; `way_home` is the leg back to the base, written `return` in JSON.

    `sun` and `weather` are those at the base; None when nothing is known of them. `summary` is a
    line about the day, empty when nobody wrote one. `locked` keeps the whole day from changes, what
    is not on it yet included; what is on it is locked too.
    """

    number: int = Field(ge=1)
    date: date
    base: Spot
    activities: tuple[Activity, ...] = ()
    way_home: Leg | None = Field(
        default=None, validation_alias="return", serialization_alias="return"
    )  # not `alias`: type checkers would take it for the name of the argument
    sun: Sun | None = None
    weather: Weather | None = None
    summary: str = Field(default="", max_length=300)
    locked: bool = False


class Finding(Frozen):
    """What a check rule says; `day` is a day's number and `activity` an id, where one is meant."""

    rule: str
    severity: Severity
    day: int | None = None
    activity: str | None = None
    message: str


class Recipe(Frozen):
    """What made a route, beside its brief, seed and effort: with the same once more it comes out the same.

    `data` is the version of the place data, `server` the host that was asked, and `prompts` the
    version of the prompt by the question that was asked with it.
    """

    data: str
    assistant: str = "embedded"
    model: str = ""
    server: str = ""
    prompts: Versions = Field(default_factory=dict)


class Route(Frozen):
    """A saved itinerary.

    `number` and `revision` are None until the route is saved. `score` is the sum of the worths
    chosen, `bound` a proven upper bound on it, `gap` the share of the bound that may be missing.
    `recipe` is None when nobody knows what made it.
    """

    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    number: int | None = None
    title: str = Field(min_length=1, max_length=300)
    revision: int | None = None
    brief: Brief
    days: tuple[RouteDay, ...] = Field(min_length=1)
    findings: tuple[Finding, ...] = ()
    score: int = 0
    bound: int = 0
    gap: float = Field(default=0.0, ge=0)
    seed: int = 0
    effort: int | None = None
    recipe: Recipe | None = None

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities in order."""
        return tuple(activity for day in self.days for activity in day.activities)


class Traveller(Frozen):
    """Saved preferences: defaults for every plan, each overridden by words and by options."""

    party: Party | None = None
    pace: Pace | None = None
    interests: Weights = Field(default_factory=dict)
    diet: tuple[str, ...] = ()
    currency: Currency | None = None
    home: str | None = None
