"""Routes that hardly anybody makes, and that come out right all the same."""

from datetime import date, timedelta

import sample_routes
from sample_routes import GION, activity, kyoto, lisbon, place, stop, walk

from tripai.model import Brief, Route, RouteDay, Spot, Stay

FIJI = {"zone": "Pacific/Fiji", "country": "FJ", "currency": "FJD"}
SAMOA = {"zone": "Pacific/Pago_Pago", "country": "AS", "currency": "USD"}
CAIRO = {"zone": "Africa/Cairo", "country": "EG", "currency": "EGP"}
NOTE = "Every word of this is true. 日本語も少し、وبعض العربية, \N{WINE GLASS}. " * 160


def change_of_the_clock(day: date) -> Route:
    """Lisbon on a day with 23 or 25 hours, with a night out over the change."""
    evening = day - timedelta(1)
    show = activity(
        evening, "23:30", "23:59", kind="event", title="Late show", zone="Europe/Lisbon"
    ).replaced(end=sample_routes.moment(day, "03:30", "Europe/Lisbon"))
    breakfast = stop(day, "08:00", "09:00", sample_routes.CHIADO, walk(9), kind="meal")
    days = [
        RouteDay(number=number, date=on, base=sample_routes.BAIXA, activities=(each,))
        for number, (on, each) in enumerate([(evening, show), (day, breakfast)], 1)
    ]
    return lisbon().replaced(days=tuple(days), findings=())


def an_hour_twice() -> Route:
    """Lisbon when 01:30 comes twice, and a concert from the first to the second."""
    night = date(2027, 10, 31)
    begins = sample_routes.moment(night, "01:30", "Europe/Lisbon")
    concert = activity(night, "01:30", "01:30", kind="event", title="Jazz", zone="Europe/Lisbon")
    concert = concert.replaced(end=begins.replace(fold=1))
    day = RouteDay(number=1, date=night, base=sample_routes.BAIXA, activities=(concert,))
    return lisbon().replaced(days=(day,), findings=())


def across_the_date_line() -> Route:
    """From Fiji to American Samoa: one lands on the day before."""
    day = date(2027, 1, 12)
    market = place(FIJI, "x/1", "Suva Market", (-18.1416, 178.4419), category="market", hours=None)
    beach = place(SAMOA, "x/2", "Utulei Beach", (-14.2877, -170.6830), category="beach", hours=None)
    edge = place(FIJI, "x/3", "The edge", (-16.8, 180.0), category="viewpoint", hours="24/7")
    flight = activity(day, "10:00", "23:59", kind="transfer", title="Flight", zone=FIJI["zone"])
    # It lands at 15:20 on the clock of Fiji, which is 16:20 on the day before in Samoa.
    flight = flight.replaced(end=sample_routes.moment(day, "12:05", FIJI["zone"]))
    swim = stop(day - timedelta(1), "15:00", "16:30", beach, walk(12), why="after the flight")
    first = RouteDay(
        number=1,
        date=day,
        base=Spot(name="Suva", lat=-18.14, lon=178.44),
        activities=(
            stop(day, "07:00", "08:00", market, walk(5)),
            stop(day, "08:30", "09:00", edge, walk(20)),
            flight,
            swim,
        ),
        way_home=walk(8),
    )
    stays = (Stay(city="Suva", country="FJ", zone=FIJI["zone"], days=1),)
    brief = Brief(stays=stays, start=day, days=1)
    return Route(slug="date-line", title="Across the date line", brief=brief, days=(first,))


def names_of_all_kinds() -> Route:
    """Chinese, Arabic, emoji, markup, formulas, path separators, and letters that are none."""
    titles = (
        "清水寺 & 祇園",
        "مسجد ابن طولون",
        "\N{SLICE OF PIZZA} Pizza \N{FAMILY} night",
        '=HYPERLINK("http://x","y")',
        "<script>alert('x')</script>",
        "../../etc/passwd \\ C:\\Windows",
        "\u202egnp.exe\u2069 **bold** [x](http://x)",
        "Robert'); DROP TABLE route;--",
        "@SUM(1+1) \\N new \\n line; a,b",
        "-1+1 \ufffe\uffff]]> &amp; &#60;",
    )
    route = kyoto()
    (temple, *_), day = route.days[0].activities, route.days[0]
    each = []
    for number, title in enumerate(titles):
        start = temple.start + timedelta(hours=number)
        spot = temple.place.replaced(name=title[:60], local_name=title, about=title, category="x")
        each.append(
            temple.replaced(
                id=f"s{number}", title=title, place=spot, why=title,
                start=start, end=start + timedelta(minutes=50),
            )
        )  # fmt: skip
    named = day.replaced(
        activities=tuple(each), summary=titles[3], base=GION.replaced(name=titles[4])
    )
    return route.replaced(days=(named,), title=titles[2])


def long_notes() -> Route:
    """A note of more than 10,000 characters."""
    route = lisbon()
    first, *others = route.days
    *most, dinner = first.activities
    noted = first.replaced(activities=(*most, dinner.replaced(why=NOTE)))
    return route.replaced(days=(noted, *others))


def nowhere() -> Route:
    """A day of things of which nobody said where they are, and one without anything."""
    day = date(2027, 2, 3)
    told = [
        activity(day, start, end, kind="event", title=title, zone="Europe/Lisbon", leg=walk(20))
        for start, end, title in (("10:00", "11:00", "Doctor"), ("15:00", "16:00", "Meeting"))
    ]
    base = sample_routes.BAIXA
    days = (
        RouteDay(number=1, date=day, base=base, activities=tuple(told), way_home=walk(20)),
        RouteDay(number=2, date=day + timedelta(1), base=base),
    )
    return lisbon().replaced(days=days, findings=())


def of_days(count: int) -> Route:
    """The days of Lisbon again and again."""
    pattern = lisbon().days
    days = []
    for number in range(1, count + 1):
        day = pattern[number % len(pattern)]
        later = date(2027, 1, 1) + timedelta(number) - day.date
        activities = tuple(
            a.replaced(id=f"{a.id}-{number}", start=a.start + later, end=a.end + later)
            for a in day.activities
        )
        days.append(
            day.replaced(number=number, date=day.date + later, activities=activities, sun=None)
        )
    return lisbon().replaced(days=tuple(days), slug=f"lisbon-{count}-days")


ROUTES = {
    "lisbon": lisbon,
    "kyoto": kyoto,
    "spring forward": lambda: change_of_the_clock(date(2027, 3, 28)),
    "fall back": lambda: change_of_the_clock(date(2027, 10, 31)),
    "an hour twice": an_hour_twice,
    "date line": across_the_date_line,
    "names": names_of_all_kinds,
    "long notes": long_notes,
    "nowhere": nowhere,
    "1 day": lambda: of_days(1),
    "30 days": lambda: of_days(30),
}
