"""Routes that look like real ones: a family in Lisbon, two friends in Kyoto."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tripai.model import (
    Activity,
    Booking,
    Brief,
    Budget,
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
    Weather,
)

BAIXA = Spot(name="Baixa", lat=38.7115, lon=-9.1375)
GION = Spot(name="Shijō-Kawaramachi", lat=35.0039, lon=135.7685)
SHOWERS = Weather(
    kind="forecast",
    high=14,
    low=8,
    rain_chance=71,
    rain_mm=5.2,
    words="light showers",
    source="Open-Meteo.com",
    licence="CC BY 4.0",
    as_of=date(2026, 11, 22),
)
USUAL = Weather(kind="climate", high=15, low=9, rain_days=10, source="monthly normals, recalled")
LISBON = {"zone": "Europe/Lisbon", "country": "PT", "currency": "EUR"}
KYOTO = {"zone": "Asia/Tokyo", "country": "JP", "currency": "JPY"}


def place(city, ref, name, point, *, category, hours, price=None, local="", about="", **more):
    return Place(
        ref=f"catalogue:{ref}",
        name=name,
        local_name=local,
        lat=point[0],
        lon=point[1],
        category=category,
        hours=hours,
        price=None if price is None else Money(amount=price, currency=city["currency"]),
        about=about,
        zone=city["zone"],
        country=city["country"],
        provenance=Provenance(
            source="catalogue", licence="MIT", position_grade="B", hours_grade="C", as_of=2024
        ),
        **more,
    )


def moment(day, clock, zone):
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


def activity(day, start, end, *, kind, title, zone, **more):
    return Activity(
        id=f"{kind}-{day:%d}-{start.replace(':', '')}",
        kind=kind,
        title=title,
        start=moment(day, start, zone),
        end=moment(day, end, zone),
        zone=zone,
        **more,
    )


def stop(day, start, end, where, leg=None, *, kind="visit", title=None, cost=None, why=""):
    money = (
        None
        if cost is None
        else Money(amount=cost, currency="JPY" if where.country == "JP" else "EUR")
    )
    return activity(
        day,
        start,
        end,
        kind=kind,
        title=title or where.name,
        zone=where.zone,
        place=where,
        leg=leg,
        cost=money,
        why=why,
    )


def walk(minutes):
    return Leg(mode="walk", minutes=minutes, metres=minutes * 65)


def transit(minutes):
    return Leg(mode="transit", minutes=minutes, metres=minutes * 180)


TILES = place(
    LISBON,
    "lisbon/national-tile-museum",
    "National Tile Museum",
    (38.72459, -9.11348),
    category="museum",
    hours="Tu-Su 10:00-18:00; Jan 01,May 01,Dec 25 off",
    price=8,
    local="Museu Nacional do Azulejo",
    about="Five centuries of Portuguese tiles in a former convent.",
    step_free=True,
)
OCEANARIUM = place(
    LISBON,
    "lisbon/oceanarium",
    "Lisbon Oceanarium",
    (38.76352, -9.09368),
    category="aquarium",
    hours="Mo-Su 10:00-20:00",
    price=25,
    local="Oceanário de Lisboa",
    about="One great tank seen from two floors, with sunfish and rays.",
    book_ahead=True,
    child_friendly=True,
)
CASTLE = place(
    LISBON,
    "lisbon/castle",
    "São Jorge Castle",
    (38.71391, -9.13347),
    category="castle",
    hours="Mar-Oct 09:00-21:00; Nov-Feb 09:00-18:00",
    price=15,
    local="Castelo de São Jorge",
    about="Moorish walls, peacocks and the widest view of the river.",
)
COMMERCE = place(
    LISBON,
    "lisbon/commerce",
    "Commerce Square",
    (38.70770, -9.13659),
    category="square",
    hours="24/7",
    price=0,
    local="Praça do Comércio",
    about="Arcades open to the river.",
)
COACHES = place(
    LISBON,
    "lisbon/feira",
    "Feira da Ladra",
    (38.71528, -9.12556),
    category="market",
    hours=None,
    about="The flea market of Campo de Santa Clara.",
)
JERONIMOS = place(
    LISBON,
    "lisbon/jeronimos",
    "Jerónimos Monastery",
    (38.69790, -9.20670),
    category="church",
    hours="Tu-Su 09:30-17:30; Jan 01,easter,May 01,Jun 13,Dec 25 off",
    price=18,
    local="Mosteiro dos Jerónimos",
    about="A cloister carved like lace.",
    book_ahead=True,
)
ALFAMA = place(
    LISBON, "lisbon/alfama", "Alfama", (38.7115, -9.1300), category="meal-area", hours=None
)
PARQUE = place(
    LISBON,
    "lisbon/parque",
    "Parque das Nações",
    (38.7656, -9.0960),
    category="meal-area",
    hours=None,
)
BELEM = place(LISBON, "lisbon/belem", "Belém", (38.6975, -9.2030), category="meal-area", hours=None)
CHIADO = place(
    LISBON, "lisbon/chiado", "Chiado", (38.7105, -9.1420), category="meal-area", hours=None
)

KIYOMIZU = place(
    KYOTO,
    "kyoto/kiyomizu-dera",
    "Kiyomizu-dera Temple",
    (34.9949, 135.7850),
    category="temple",
    hours="06:00-18:00",
    price=500,
    local="清水寺",
    about="A great wooden stage built without nails above a wooded ravine.",
)
SANNENZAKA = place(
    KYOTO,
    "kyoto/sannenzaka",
    "Sannenzaka and Ninenzaka",
    (34.9969, 135.7808),
    category="district",
    hours="24/7",
    price=0,
    local="産寧坂・二寧坂",
    about="Stone-stepped lanes of wooden shopfronts around the Yasaka pagoda.",
)
GINKAKU = place(
    KYOTO,
    "kyoto/ginkaku-ji",
    "Ginkaku-ji, the Silver Pavilion",
    (35.0270, 135.7982),
    category="temple",
    hours="Mar-Nov 08:30-17:00; Dec-Feb 09:00-16:30",
    price=500,
    local="銀閣寺 (慈照寺)",
    about="Raked sand, moss and a plain pavilion that never got its silver.",
)
FUSHIMI = place(
    KYOTO,
    "kyoto/fushimi-inari",
    "Fushimi Inari Shrine",
    (34.9671, 135.7727),
    category="shrine",
    hours="24/7",
    price=0,
    local="伏見稲荷大社",
    about="Ten thousand vermilion gates up a hill.",
)
NISHIKI = place(
    KYOTO,
    "kyoto/nishiki",
    "Nishiki",
    (35.0050, 135.7649),
    category="meal-area",
    hours=None,
    local="錦市場",
)
PONTOCHO = place(
    KYOTO,
    "kyoto/pontocho",
    "Pontochō",
    (35.0057, 135.7706),
    category="meal-area",
    hours=None,
    local="先斗町",
)


def lisbon():
    first = date(2026, 12, 4)
    return Route(
        slug="lisbon-3-days",
        number=1,
        revision=2,
        title="3 days in Lisbon",
        brief=lisbon_brief(first),
        days=(friday(first), saturday(first + timedelta(1)), sunday(first + timedelta(2))),
        findings=(
            Finding(
                rule="hours-unknown",
                severity="warning",
                day=2,
                activity="visit-05-0945",
                message="The hours of Feira da Ladra are not known; check before you go.",
            ),
        ),
        score=912,
        bound=930,
        gap=0.0197,
        effort=20000,
        recipe=Recipe(data="catalogue-3f2a90c1d4e5"),
    )


def lisbon_brief(first):
    return Brief(
        request="3 days in Lisbon with two kids, tiles and seafood, easy pace",
        stays=(Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=3),),
        start=first,
        days=3,
        party=Party(adults=2, child_ages=(6, 9)),
        pace="relaxed",
        interests={"tiles": 1.0, "seafood": 1.0},
        budget=Budget(amount=200, currency="EUR", per="day"),
        arrive=moment(first, "09:20", "Europe/Lisbon"),
        bookings=(
            Booking(
                title="Fado show",
                minutes=90,
                start=moment(first + timedelta(1), "20:00", "Europe/Lisbon"),
                spot=Spot(name="Clube de Fado", lat=38.71000, lon=-9.13190),
            ),
        ),
        assumptions=(
            "No hotel was named: the days start and end in Baixa.",
            "A simple lunch is reckoned at 14 EUR an adult and a dinner at 25 (2024 prices); "
            "children eat for half.",
        ),
    )


def sunlight(day, rises, sets, zone):
    return Sun(rises=moment(day, rises, zone), sets=moment(day, sets, zone))


def friday(day):
    zone = "Europe/Lisbon"
    return RouteDay(
        number=1,
        date=day,
        base=BAIXA,
        sun=sunlight(day, "07:38", "17:15", "Europe/Lisbon"),
        weather=SHOWERS,
        summary="Tiles first, then Alfama *up to* the castle.",
        activities=(
            activity(
                day,
                "09:50",
                "10:30",
                kind="transfer",
                title="Humberto Delgado Airport (LIS) to Baixa",
                zone=zone,
                why="about 40 min by public transport (estimate)",
            ),
            activity(
                day, "10:30", "10:50", kind="lodging", title="Drop the bags in Baixa", zone=zone
            ),
            stop(
                day, "11:15", "12:45", TILES, transit(24), cost=16, why="tiles, which you asked for"
            ),
            stop(
                day,
                "13:15",
                "14:15",
                ALFAMA,
                transit(18),
                kind="meal",
                title="Lunch in Alfama",
                cost=42,
                why="near the way, known for seafood",
            ),
            stop(
                day, "14:35", "16:05", CASTLE, walk(17), cost=30, why="one of the best-known sights"
            ),
            activity(day, "16:05", "17:10", kind="rest", title="Free time", zone=zone),
            stop(day, "17:30", "18:00", COMMERCE, walk(18), cost=0, why="on the way home"),
            stop(
                day,
                "19:00",
                "20:15",
                CHIADO,
                walk(12),
                kind="meal",
                title="Dinner in Chiado",
                cost=75,
            ),
        ),
        way_home=walk(6),
    )


def saturday(day):
    return RouteDay(
        number=2,
        date=day,
        base=BAIXA,
        sun=sunlight(day, "07:39", "17:15", "Europe/Lisbon"),
        weather=USUAL,
        activities=(
            stop(day, "09:45", "10:30", COACHES, transit(15), why="a Saturday market"),
            stop(
                day,
                "11:10",
                "13:10",
                OCEANARIUM,
                transit(35),
                cost=70,
                why="children of 6 and 9 enjoy it",
            ),
            stop(
                day,
                "13:20",
                "14:20",
                PARQUE,
                walk(6),
                kind="meal",
                title="Lunch in Parque das Nações",
                cost=42,
            ),
            activity(
                day,
                "20:00",
                "21:30",
                kind="event",
                title="Fado show",
                zone="Europe/Lisbon",
                leg=walk(9),
                locked=True,
                origin="traveller",
                why="booked",
            ),
        ),
        way_home=walk(9),
    )


def sunday(day):
    return RouteDay(
        number=3,
        date=day,
        base=BAIXA,
        activities=(
            stop(
                day,
                "10:10",
                "11:30",
                JERONIMOS,
                transit(36),
                cost=36,
                why="one of the best-known sights",
            ),
            stop(
                day, "12:00", "13:00", BELEM, walk(7), kind="meal", title="Lunch in Belém", cost=42
            ),
        ),
        way_home=transit(35),
    )


def kyoto():
    first = date(2027, 4, 3)
    second = first + timedelta(1)
    return Route(
        slug="kyoto-2-days",
        title="2 days in Kyoto",
        brief=Brief(
            request="2 days in Kyoto",
            stays=(Stay(city="Kyoto", country="JP", zone="Asia/Tokyo", days=2),),
            start=first,
            days=2,
            party=Party(adults=2),
        ),
        days=(
            RouteDay(
                number=1,
                date=first,
                base=GION,
                sun=sunlight(first, "05:37", "18:22", "Asia/Tokyo"),
                activities=(
                    stop(
                        first,
                        "09:45",
                        "11:15",
                        KIYOMIZU,
                        transit(25),
                        cost=1000,
                        why="the most loved temple",
                    ),
                    stop(first, "11:20", "12:05", SANNENZAKA, walk(5), cost=0),
                    stop(
                        first,
                        "12:30",
                        "13:30",
                        NISHIKI,
                        transit(22),
                        kind="meal",
                        title="Lunch in Nishiki",
                        cost=2600,
                    ),
                    stop(first, "14:15", "15:15", GINKAKU, transit(33), cost=1000, why="gardens"),
                ),
                way_home=transit(30),
            ),
            RouteDay(
                number=2,
                date=second,
                base=GION,
                activities=(
                    stop(second, "09:30", "11:30", FUSHIMI, transit(28), cost=0, why="photography"),
                    stop(
                        second,
                        "18:30",
                        "19:45",
                        PONTOCHO,
                        walk(5),
                        kind="meal",
                        title="Dinner in Pontochō",
                        cost=7000,
                    ),
                ),
                way_home=walk(5),
            ),
        ),
        score=500,
        bound=520,
        gap=0.04,
    )
