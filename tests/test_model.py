"""The domain's objects: frozen, valid by construction, and the same after a trip through JSON."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tripai.model import (
    Activity,
    Booking,
    Brief,
    Budget,
    City,
    Leg,
    Money,
    Party,
    Place,
    Provenance,
    Recipe,
    RouteDay,
    Spot,
    Stay,
    Sun,
    Weather,
)

LISBON = ZoneInfo("Europe/Lisbon")
STAY = Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=2)
BRIEF = Brief(stays=(STAY,), start=date(2026, 12, 4), days=2)
WALK = Leg(mode="walk", minutes=9, metres=600)


def lisbon(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LISBON, fold=fold)


def an_activity(**changes: object) -> Activity:
    fields = {
        "id": "a",
        "kind": "visit",
        "title": "Tile Museum",
        "start": datetime(2026, 12, 4, 10, tzinfo=LISBON),
        "end": datetime(2026, 12, 4, 11, tzinfo=LISBON),
        "zone": "Europe/Lisbon",
    }
    return Activity(**(fields | changes))


# Frozen, and valid by construction


def test_nothing_can_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        BRIEF.pace = "packed"  # type: ignore[misc]
    for brief in (BRIEF, BRIEF.replaced(interests={"tiles": 1})):
        with pytest.raises(TypeError):
            brief.interests["art"] = 1.0  # type: ignore[index]
    for recipe in (Recipe(data="catalogue-1"), Recipe(data="catalogue-1", prompts={"read": "1"})):
        with pytest.raises(TypeError):
            recipe.prompts["weigh"] = "1"  # type: ignore[index]


def test_weights_do_not_follow_the_mapping_they_were_made_of() -> None:
    wishes = {"tiles": 1.0}
    brief = BRIEF.replaced(interests=wishes)
    wishes["art"] = 0.5
    assert brief.interests == {"tiles": 1.0}


@pytest.mark.parametrize("weight", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_weight_is_from_0_to_1(weight: float) -> None:
    with pytest.raises(ValidationError):
        BRIEF.replaced(interests={"tiles": weight})


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="budgte"):
        BRIEF.replaced(budgte=None)
    with pytest.raises(ValidationError, match="extra"):
        Money.model_validate({"amount": 1, "currency": "EUR", "extra": 1})


def test_replaced_is_a_new_valid_object() -> None:
    packed = BRIEF.replaced(pace="packed")
    assert (packed.pace, BRIEF.pace) == ("packed", "balanced")
    assert packed.replaced(pace="balanced") == BRIEF
    with pytest.raises(ValidationError, match="do not add up"):
        BRIEF.replaced(days=3)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"days": 31}, "days"),
        ({"stays": ()}, "stays"),
        ({"day_end": time(9, 30)}, "the day ends at 09:30, before it starts"),
        ({"day_start": time(9, 30, tzinfo=UTC)}, "without a zone"),
        ({"day_start": "09:30:15"}, "hours and minutes"),
        ({"day_start": "09:30Z"}, "without a zone"),
        ({"arrive": datetime(2026, 12, 4, 14, 30)}, "arrive"),  # noqa: DTZ001
        ({"arrive": "2026-12-04T14:30:00"}, "arrive"),
        ({"pace": "hectic"}, "pace"),
        ({"transport": ("fly",)}, "transport"),
    ],
)
def test_a_brief_that_cannot_be(changes: dict[str, object], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        BRIEF.replaced(**changes)


@pytest.mark.parametrize(
    "zone", ["", "Europe", "Europe/Atlantis", "../../etc/passwd", "/etc/passwd"]
)
def test_a_zone_must_exist(zone: str) -> None:
    with pytest.raises(ValidationError, match="zone"):
        STAY.replaced(zone=zone)


@pytest.mark.parametrize(
    "people",
    [{"adults": 0}, {"adults": 0, "child_ages": (9,)}, {"child_ages": (18,)}, {"adults": 51}],
)
def test_a_party_that_cannot_be(people: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Party(**people)


def test_seniors_are_grown_up_and_counted() -> None:
    assert Party(adults=0, seniors=2, child_ages=(3,)).size == 3


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_coordinates_are_on_the_globe(lat: float, lon: float) -> None:
    with pytest.raises(ValidationError):
        Spot(name="Nowhere", lat=lat, lon=lon)


# Times


@pytest.mark.parametrize("field", ["start", "end"])
def test_a_naive_time_is_refused(field: str) -> None:
    with pytest.raises(ValidationError, match="timezone"):
        an_activity(**{field: datetime(2026, 12, 4, 10)})  # noqa: DTZ001


def test_an_offset_that_is_not_the_zone_s_is_refused() -> None:
    with pytest.raises(ValidationError, match="'Tile Museum' is not timed in Europe/Lisbon"):
        an_activity(start="2026-12-04T10:00:00+01:00")
    with pytest.raises(ValidationError, match="is not timed in Europe/Lisbon"):
        an_activity(start="2027-06-04T10:00:00+00:00", end="2027-06-04T11:00:00+01:00")


def test_an_activity_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        an_activity(end=datetime(2026, 12, 4, 9, 59, tzinfo=LISBON))


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (lisbon("2026-12-04 10:00"), lisbon("2026-12-04 11:30"), 90),
        (lisbon("2027-03-28 00:30"), lisbon("2027-03-28 03:00"), 90),  # the clock goes forward
        (lisbon("2026-10-25 00:30"), lisbon("2026-10-25 03:00"), 210),  # and back
        (lisbon("2026-10-25 01:45"), lisbon("2026-10-25 01:15", fold=1), 30),
    ],
)  # fmt: skip
def test_minutes_are_elapsed_minutes(start: datetime, end: datetime, minutes: int) -> None:
    activity = an_activity(start=start, end=end)
    assert activity.minutes == minutes
    again = Activity.model_validate_json(activity.model_dump_json())
    assert (again, again.minutes) == (activity, minutes)


def test_an_hour_that_comes_twice_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        an_activity(
            start=datetime(2026, 10, 25, 1, 15, fold=1, tzinfo=LISBON),
            end=datetime(2026, 10, 25, 1, 45, tzinfo=LISBON),
        )


# Money


@pytest.mark.parametrize("amount", [-1, -0.01, 0.001, "nan", "inf", 1e13, float("nan"), True])
def test_an_amount_that_cannot_be(amount: object) -> None:
    with pytest.raises(ValidationError):
        Money(amount=amount, currency="EUR")


@pytest.mark.parametrize("currency", ["eur", "EURO", "", "€"])
def test_a_currency_has_three_capitals(currency: str) -> None:
    with pytest.raises(ValidationError):
        Money(amount=1, currency=currency)


def test_cents_are_exact() -> None:
    assert sum(Money(amount=0.1, currency="EUR").amount for _ in range(3)) == Decimal("0.3")


@pytest.mark.parametrize(
    ("amount", "written"),
    [(120.0, "120"), ("28.00", "28"), ("1E+3", "1000"), (7.5, "7.50"), (0, "0"), (0.05, "0.05")],
)
def test_an_amount_is_written_plainly(amount: object, written: str) -> None:
    assert f"{Money(amount=amount, currency='EUR').amount:g}" == written


@given(st.decimals(0, 999_999_999_999, places=2))
def test_money_keeps_each_cent_through_json(amount: Decimal) -> None:
    money = Money(amount=amount, currency="EUR")
    again = Money.model_validate_json(money.model_dump_json())
    assert again == money
    assert again.amount == amount


# JSON


def test_json_is_as_documented() -> None:
    brief = BRIEF.replaced(budget=Budget(amount="120", currency="EUR", per="day"))
    document = brief.model_dump(mode="json")
    assert document["day_start"] == "09:30"
    assert document["start"] == "2026-12-04"
    assert document["budget"] == {"amount": 120, "currency": "EUR", "per": "day"}
    assert Money(amount="7.50", currency="EUR").model_dump(mode="json")["amount"] == 7.5
    assert an_activity().model_dump(mode="json")["start"] == "2026-12-04T10:00:00+00:00"


def test_the_way_home_is_called_return() -> None:
    day = RouteDay(
        number=1, date=date(2026, 12, 4), base=Spot(name="Baixa", lat=38.7, lon=-9.1), way_home=WALK
    )
    text = day.model_dump_json(by_alias=True)
    assert '"return":{' in text
    assert "way_home" not in text
    assert RouteDay.model_validate_json(text) == day
    assert day.replaced(number=2).way_home == WALK


names = st.text(min_size=1, max_size=20)
spots = st.builds(Spot, name=names, lat=st.floats(-90, 90), lon=st.floats(-180, 180))
minutes = st.integers(0, 24 * 60 - 1)
moments = st.builds(
    lambda minute, zone: (datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=minute)).astimezone(
        zone
    ),
    st.integers(0, 400_000),
    st.sampled_from([LISBON, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/St_Johns"), UTC]),
)
bookings = st.builds(
    Booking, title=names, start=moments, minutes=st.integers(5, 1440), spot=st.none() | spots
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    days = draw(st.lists(st.integers(1, 10), min_size=1, max_size=3))
    start, end = sorted(draw(st.lists(minutes, min_size=2, max_size=2, unique=True)))
    return Brief(
        request=draw(st.text(max_size=40)),
        stays=[STAY.replaced(city=draw(names), days=count) for count in days],
        start=draw(st.dates(date(2026, 1, 1), date(2030, 12, 31))),
        days=sum(days),
        party=Party(
            adults=draw(st.integers(1, 50)),
            child_ages=draw(st.lists(st.integers(0, 17), max_size=5)),
            seniors=draw(st.integers(0, 3)),
        ),
        pace=draw(st.sampled_from(["relaxed", "balanced", "packed"])),
        interests=draw(st.dictionaries(names, st.floats(0, 1), max_size=3)),
        must=draw(st.lists(names, max_size=2)),
        transport=draw(st.lists(st.sampled_from(["walk", "transit", "drive"]), max_size=3)),
        budget=draw(
            st.none()
            | st.builds(
                Budget,
                amount=st.decimals(0, 10**6, places=2),
                currency=st.just("EUR"),
                per=st.sampled_from(["day", "trip"]),
            )
        ),
        day_start=time(*divmod(start, 60)),
        day_end=time(*divmod(end, 60)),
        base=draw(st.none() | spots),
        arrive=draw(st.none() | moments),
        leave=draw(st.none() | moments),
        bookings=draw(st.lists(bookings, max_size=2)),
        assumptions=draw(st.lists(names, max_size=2)),
    )


@given(briefs())
def test_a_brief_is_the_same_after_json(brief: Brief) -> None:
    again = Brief.model_validate_json(brief.model_dump_json())
    assert again == brief
    assert again.model_dump_json() == brief.model_dump_json()
    assert brief.replaced() == brief


@pytest.mark.parametrize(
    ("party", "small", "slow"),
    [
        (Party(), False, False),
        (Party(child_ages=(8, 12)), False, False),
        (Party(child_ages=(12, 7)), True, True),
        (Party(seniors=1), False, True),
    ],
)
def test_who_walks_slowly(party: Party, small: bool, slow: bool) -> None:
    assert (party.has_small_child, party.walks_slowly) == (small, slow)


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("København", True),
        ("kobenhavn, DK", True),
        ("Copenhagen, dk, 84", True),
        ("Copenhagen, US", False),
        ("Hagen", False),
        ("", False),
    ],
)
def test_a_city_is_known_by_any_name_and_its_region(name: str, is_it: bool) -> None:
    base = Spot(name="Indre By", lat=55.68, lon=12.57)
    city = City(
        ref="copenhagen",
        name="Copenhagen",
        local_name="København",
        country="DK",
        subdivision="84",
        zone="Europe/Copenhagen",
        currency="DKK",
        lat=55.68,
        lon=12.57,
        lunch=Decimal(120),
        dinner=Decimal(250),
        as_of=2024,
        base=base,
    )
    assert city.is_called(name) == is_it


# Sun and weather


def test_the_sun_rises_and_sets_or_stays() -> None:
    rises, sets = lisbon("2026-12-04T07:38"), lisbon("2026-12-04T17:15")
    assert Sun(rises=rises, sets=sets).stays is None
    assert Sun(stays="down").rises is None
    for half in ({}, {"rises": rises}, {"rises": rises, "sets": sets, "stays": "up"}):
        with pytest.raises(ValidationError, match="rises and sets, or stays"):
            Sun(**half)


@pytest.mark.parametrize(
    ("chance", "millimetres", "wet"),
    [
        (80, 12.0, True),
        (50, 5.0, True),
        (49, 30.0, False),
        (90, 4.9, False),
        (None, 5.0, True),
        (90, None, False),
    ],
)
def test_much_rain_that_is_likely_makes_a_wet_day(
    chance: int | None, millimetres: float | None, wet: bool
) -> None:
    told = {"low": 8, "high": 14, "rain_chance": chance, "rain_mm": millimetres, "source": "test"}
    assert Weather(kind="forecast", **told).wet is wet
    assert not Weather(kind="climate", **told).wet


def test_the_high_is_not_below_the_low() -> None:
    with pytest.raises(ValidationError, match="below the low"):
        Weather(kind="climate", low=8, high=7, source="test")


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({"category": "park", "hours": "24/7"}, True),
        ({"category": "zoo", "hours": "09:00-21:00", "setting": "mixed"}, True),
        ({"category": "viewpoint", "hours": "24/7"}, True),
        ({"category": "viewpoint", "hours": None}, True),
        ({"category": "viewpoint", "hours": "10:00-23:00"}, False),
        ({"category": "waterfront", "hours": "24/7"}, True),
        ({"category": "waterfront", "hours": "24/7", "tags": ("nightlife",)}, False),
        ({"category": "square", "hours": "24/7"}, False),
        ({"category": "church", "hours": "24/7", "setting": "indoor"}, False),
    ],
)
def test_what_is_little_after_dark(facts: dict[str, object], needs: bool) -> None:
    place = {
        "ref": "test:lisbon/hill",
        "name": "Hill",
        "lat": 38.72,
        "lon": -9.13,
        "setting": "outdoor",
        "zone": "Europe/Lisbon",
        "country": "PT",
        "provenance": Provenance(source="test", position_grade="A", hours_grade="A"),
    }
    assert Place(**(place | facts)).needs_daylight is needs
