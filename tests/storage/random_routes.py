"""Routes that use every field, at random and by hand."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tripai.model import (
    Activity,
    Booking,
    Brief,
    Budget,
    DayTerms,
    Finding,
    Leg,
    Money,
    Party,
    Place,
    Provenance,
    Recipe,
    Route,
    RouteDay,
    Spot,
    Stay,
    Sun,
    Traveller,
    Weather,
)

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
LISBON = "Europe/Lisbon"

# --- at random -----------------------------------------------------------------------------------

texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = texts.filter(bool)
several = st.lists(texts, max_size=3).map(tuple)
naturals = st.integers(0, 2**63 - 1)
years = st.integers(1990, 2100)
lats = st.floats(-90, 90).map(lambda degrees: degrees + 0.0)  # SQLite keeps no negative zero
lons = st.floats(-180, 180).map(lambda degrees: degrees + 0.0)
zones = st.sampled_from(
    (LISBON, "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
)
countries = st.from_regex(r"[A-Z]{2}", fullmatch=True)
currencies = st.from_regex(r"[A-Z]{3}", fullmatch=True)
amounts = st.decimals(0, 10**12 - Decimal("0.01"), places=2, allow_nan=False)
dates = st.dates(date(2000, 1, 1), date(2099, 12, 31))
instants = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - st.datetimes adds the zone
weights = st.dictionaries(texts, st.floats(0, 1), max_size=3)
grades = st.sampled_from("ABC")


def maybe(strategy):
    return st.none() | strategy


def built(kind, /, **fields):
    """Objects with every field drawn, so that a field added to the model must be added here too."""
    assert fields.keys() == kind.model_fields.keys()
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(**drawn))


@st.composite
def moments(draw):
    """A time with a fixed offset, as it comes back from JSON."""
    local = draw(instants).astimezone(ZoneInfo(draw(zones)))
    return datetime.fromisoformat(local.isoformat())


moneys = built(Money, amount=amounts, currency=currencies)
spots = built(Spot, name=names, lat=lats, lon=lons)
modes = st.sampled_from(("walk", "transit", "drive"))
paces = st.sampled_from(("relaxed", "balanced", "packed"))
legs = built(Leg, mode=modes, minutes=naturals, metres=naturals, source=texts)
parties = built(
    Party,
    adults=st.integers(1, 50),
    child_ages=st.lists(st.integers(0, 17), max_size=3).map(tuple),
    seniors=st.integers(0, 50),
)
provenances = built(
    Provenance,
    source=texts,
    licence=texts,
    attribution=texts,
    retrieved=maybe(dates),
    listed_in=texts,
    position_grade=grades,
    position_sources=several,
    hours_grade=grades,
    hours_sources=several,
    as_of=maybe(years),
)
places = built(
    Place,
    ref=names,
    name=names,
    local_name=texts,
    names=several,
    lat=lats,
    lon=lons,
    category=names,
    tags=several,
    about=texts,
    hours=maybe(texts),
    closed_until=maybe(st.dates()),
    last_entry=st.integers(0, 240),
    minutes=st.integers(10, 480),
    price=maybe(moneys),
    free_under=st.integers(0, 99),
    popularity=st.integers(0, 100),
    setting=st.sampled_from(("indoor", "outdoor", "mixed")),
    child_friendly=st.booleans(),
    step_free=maybe(st.booleans()),
    book_ahead=st.booleans(),
    meals=st.lists(st.sampled_from(("lunch", "dinner")), max_size=2).map(tuple),
    wikidata=maybe(st.from_regex(r"Q[1-9][0-9]{0,8}", fullmatch=True)),
    zone=zones,
    country=countries,
    subdivision=maybe(texts),
    provenance=provenances,
)


@st.composite
def activities(draw):
    zone = draw(zones)
    start = draw(instants)
    minutes = timedelta(minutes=draw(st.integers(0, 600)))
    fields = {
        "id": texts,
        "kind": st.sampled_from(("visit", "meal", "rest", "transfer", "event", "lodging")),
        "title": names,
        "start": st.just(start.astimezone(ZoneInfo(zone))),
        "end": st.just((start + minutes).astimezone(ZoneInfo(zone))),
        "zone": st.just(zone),
        "place": maybe(places),
        "leg": maybe(legs),
        "cost": maybe(moneys),
        "locked": st.booleans(),
        "origin": texts,
        "why": texts,
    }
    return draw(built(Activity, **fields))


@st.composite
def briefs(draw):
    stays = draw(
        st.lists(
            built(Stay, city=texts, country=countries, zone=zones, days=st.integers(1, 10)),
            min_size=1,
            max_size=3,
        )
    )
    opening, closing = sorted(draw(st.sets(st.integers(0, 1439), min_size=2, max_size=2)))
    fields = {
        "request": texts,
        "stays": st.just(tuple(stays)),
        "start": dates,
        "days": st.just(sum(stay.days for stay in stays)),
        "party": parties,
        "pace": paces,
        "interests": weights,
        "must": several,
        "avoid": several,
        "diet": several,
        "transport": st.lists(modes, max_size=3).map(tuple),
        "step_free": st.booleans(),
        "budget": maybe(
            built(Budget, amount=amounts, currency=currencies, per=st.sampled_from(("day", "trip")))
        ),
        "day_start": st.just(time(*divmod(opening, 60))),
        "day_end": st.just(time(*divmod(closing, 60))),
        "base": maybe(spots),
        "arrive": maybe(moments()),
        "arrive_by": st.sampled_from((None, "flight", "train")),
        "leave": maybe(moments()),
        "leave_by": st.sampled_from((None, "flight", "train")),
        "bookings": st.lists(
            built(
                Booking,
                title=names,
                start=moments(),
                minutes=st.integers(5, 1440),
                spot=maybe(spots),
                place=st.just("") | names,
            ),
            max_size=2,
        ).map(tuple),
        "day_terms": st.lists(
            built(
                DayTerms,
                day=st.integers(1, 30),
                start=st.none() | st.just(time(*divmod(opening, 60))),
                end=st.none() | st.just(time(*divmod(closing, 60))),
                most_sights=maybe(st.integers(0, 30)),
            ),
            max_size=2,
        ).map(tuple),
        "assumptions": several,
    }
    return draw(built(Brief, **fields))


findings = built(
    Finding,
    rule=texts,
    severity=st.sampled_from(("error", "warning", "info")),
    day=maybe(naturals),
    activity=maybe(texts),
    message=texts,
)


@st.composite
def suns(draw):
    rises = draw(maybe(instants))
    if rises is None:
        return Sun(stays=draw(st.sampled_from(("up", "down"))))
    return Sun(rises=rises, sets=rises + timedelta(minutes=draw(st.integers(1, 1439))))


@st.composite
def weathers(draw):
    low, high = sorted(draw(st.lists(st.integers(-90, 60), min_size=2, max_size=2)))
    fields = {
        "kind": st.sampled_from(("forecast", "climate")),
        "low": st.just(low),
        "high": st.just(high),
        "rain_chance": maybe(st.integers(0, 100)),
        "rain_mm": maybe(st.floats(0, 2000)),
        "rain_days": maybe(st.integers(0, 31)),
        "words": texts,
        "source": names,
        "licence": texts,
        "as_of": maybe(dates),
    }
    return draw(built(Weather, **fields))


@st.composite
def days(draw):
    numbers = sorted(draw(st.sets(st.integers(1, 30), min_size=1, max_size=3)))
    return tuple(
        draw(
            built(
                RouteDay,
                number=st.just(number),
                date=dates,
                base=spots,
                activities=st.lists(activities(), max_size=3).map(tuple),
                way_home=maybe(legs),
                sun=maybe(suns()),
                weather=maybe(weathers()),
                summary=texts,
                locked=st.booleans(),
            )
        )
        for number in numbers
    )


recipes = built(
    Recipe,
    data=texts,
    assistant=texts,
    model=texts,
    server=texts,
    prompts=st.dictionaries(texts, texts, max_size=3),
)
routes = built(
    Route,
    slug=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
    number=st.none(),
    title=names,
    revision=st.none(),
    brief=briefs(),
    days=days(),
    findings=st.lists(findings, max_size=3).map(tuple),
    score=naturals,
    bound=naturals,
    gap=st.floats(0, 10),
    seed=naturals,
    effort=maybe(naturals),
    recipe=maybe(recipes),
)
travellers = built(
    Traveller,
    party=maybe(parties),
    pace=maybe(paces),
    interests=weights,
    diet=several,
    currency=maybe(currencies),
    home=maybe(texts),
)

# --- by hand -------------------------------------------------------------------------------------


def place(name="Torre de Belém", **changes):
    fields = {
        "ref": f"catalogue:lisbon/{name}",
        "name": name,
        "lat": 38.6916,
        "lon": -9.216,
        "category": "monument",
        "hours": "Tu-Su 10:00-17:00",
        "price": Money(amount="8.50", currency="EUR"),
        "zone": LISBON,
        "country": "PT",
        "provenance": Provenance(source="a guide", position_grade="A", hours_grade="B"),
    }
    return Place(**fields | changes)


def activity(number, day, where):
    start = datetime.combine(day, time(10), ZoneInfo(LISBON)) + timedelta(minutes=number)
    return Activity(
        id=f"a{number}",
        kind="visit",
        title=where.name,
        start=start,
        end=start + timedelta(hours=1),
        zone=LISBON,
        place=where,
        leg=Leg(mode="walk", minutes=9, metres=600),
        cost=Money(amount="17", currency="EUR"),
    )


def route(slug="lisbon-1-day", *, visits=2, where=None, **changes):
    day = date(2026, 12, 4)
    brief = Brief(
        stays=(Stay(city="Lisbon", country="PT", zone=LISBON, days=1),), start=day, days=1
    )
    base = Spot(name="Baixa", lat=38.71, lon=-9.137)
    seen = tuple(activity(i, day, where or place()) for i in range(visits))
    fields = {
        "slug": slug,
        "title": "Lisbon, 1 day",
        "brief": brief,
        "days": (RouteDay(number=1, date=day, base=base, activities=seen),),
    }
    return Route(**fields | changes)
