"""How people write down what a route says: dates, times, legs, money, who travels, sources.

English on purpose and without the process's locale: the same route gives the same words everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.model import (
    Activity,
    Finding,
    Leg,
    Money,
    Party,
    Place,
    Provenance,
    Route,
    RouteDay,
    Spot,
    Sun,
    Weather,
)
from tripai.text import plain

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DASH = "\N{EN DASH}"
NEXT_DAY = " (next day)"
HOW = {"walk": "on foot", "transit": "by public transport", "drive": "by car"}
MODES = {"walk": "walk", "transit": "public transport", "drive": "drive"}


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 day, 2 days."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Return parts as a list in a sentence: a, b and c; or with another word before the last."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} {word} {last}" if most else last


def finding(found: Finding) -> str:
    """Return what was found, with its day unless the message begins with that."""
    day = f"Day {found.day}"
    named = not found.day or found.message.startswith((f"{day},", f"{day} "))
    return found.message if named else f"{day}: {found.message}"


def capital(words: str) -> str:
    """Return words with a capital."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Return words with a capital and a full stop; nothing for no words."""
    return f"{capital(words)}." if words else ""


def day_and_month(day: date) -> str:
    """Return a date as 4 December."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """Return a date as 4 December 2026."""
    return f"{day_and_month(day)} {day.year}"


def weekday(day: date) -> str:
    """Return the name of a date's weekday."""
    return WEEKDAYS[day.weekday()]


def dates(route: Route) -> str:
    """Return the dates of a route: 4 to 6 December 2026."""
    first, last = route.days[0].date, route.days[-1].date
    end = full_date(last)
    if first == last:
        return end
    if first.year != last.year:
        return f"{full_date(first)} to {end}"
    same_month = first.month == last.month
    return f"{first.day if same_month else day_and_month(first)} to {end}"


def cities(route: Route) -> str:
    """Return the names of the cities stayed in."""
    return listed(dict.fromkeys(plain(stay.city) for stay in route.brief.stays))


def party(party: Party) -> str:
    """Return who travels: 2 adults and 2 children (6 and 9)."""
    parts = []
    if party.adults:
        parts.append(count(party.adults, "adult"))
    if party.seniors:
        parts.append(count(party.seniors, "senior"))
    if party.child_ages:
        ages = listed(str(age) for age in party.child_ages)
        parts.append(f"{count(len(party.child_ages), 'child', 'children')} ({ages})")
    return listed(parts)


def span(activity: Activity, *, named: bool = False) -> tuple[str, str]:
    """Return the clock times at which an activity starts and ends, where it takes place.

    Where the clocks change in between, or if `named`, each has the name of its time, for an hour may come twice:
    01:30 EDT, 01:30 EST.
    """
    zone = ZoneInfo(activity.zone)
    start, end = activity.start.astimezone(zone), activity.end.astimezone(zone)
    next_day = NEXT_DAY if end.date() > start.date() and end.time() > time() else ""
    if start.utcoffset() == end.utcoffset() and not named:
        return f"{start:%H:%M}", f"{end:%H:%M}{next_day}"
    return f"{start:%H:%M} {_time_name(start)}", f"{end:%H:%M} {_time_name(end)}{next_day}"


def _time_name(moment: datetime) -> str:
    """EDT; of a zone whose times have no names the offset: UTC-03."""
    name = moment.tzname() or ""
    return f"UTC{name}" if name.startswith(("+", "-")) else name


def clock(activity: Activity, *, named: bool = False) -> str:
    """Return the clock times of an activity where the day is known: 22:00–00:30; those of `span`."""
    start, end = span(activity, named=named)
    return f"{start}{DASH}{end.removesuffix(NEXT_DAY)}"


def duration(minutes: int) -> str:
    """Return minutes as people say them: 40 min, 2 h, 3 h 20 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, *([f"{rest} min"] if rest or not hours else [])])


def distance(metres: float) -> str:
    """Return metres as people say them: 850 m, 2.4 km, 7,412 km."""
    if metres < 1000:
        return f"{metres:.0f} m"
    kilometres = metres / 1000
    return f"{kilometres:,.0f} km" if kilometres >= 100 else f"{kilometres:.1f} km"


def leg(leg: Leg) -> str:
    """Return how to get there: walk 12 min, 800 m (estimate)."""
    return f"{MODES[leg.mode]} {leg.minutes} min, {distance(leg.metres)} ({plain(leg.source)})"


def amount(value: Decimal, currency: str) -> str:
    """Return an amount of money: 16 EUR, 7.50 EUR, 12,000 JPY."""
    return f"{value:,.2f}".removesuffix(".00") + f" {currency}"


def money(cost: Money) -> str:
    """Return a cost: 16 EUR, or free."""
    return amount(cost.amount, cost.currency) if cost.amount else "free"


def price(place: Place) -> str:
    """Return what an adult pays, with the year for which that is known; empty when unknown."""
    if place.price is None:
        return ""
    if not place.price.amount:
        return "free entry"
    year = place.provenance.as_of
    return f"{money(place.price)} an adult" + (f" ({year} price)" if year else "")


def opening(place: Place, day: date) -> str:
    """Return the hours of a place on a date; empty for an area to eat in, which has no doors."""
    if not place.has_doors:
        return ""
    if hours.is_closed_for_long(place, day):
        return _closed_until(place)
    if place.hours == "24/7":
        return "always open"
    spans = hours.spans(place, day)
    if not spans:
        return "closed on this date"
    if spans[0].state == "unknown" and spans[0].is_whole_day:
        return f"hours unknown{f' ({spans[0].note})' if spans[0].note else ''}, check before you go"
    return f"open {listed(map(_open_span, spans))}"


def known_hours(place: Place) -> str:
    """Return the hours as they were written, with what speaks against them; empty when nothing is known."""
    unread = "which cannot be read" if hours.fault(place) else ""
    works = _closed_until(place) if place.closed_until else ""
    return ", ".join(filter(None, (plain(place.hours or ""), unread, works)))


def _closed_until(place: Place) -> str:
    assert place.closed_until
    return f"closed until {full_date(place.closed_until)}"


def booked_spot(route: Route, activity: Activity) -> Spot | None:
    """Return where something booked takes place, if the brief says so."""
    for booking in route.brief.bookings:
        if activity.kind == "event" and (booking.title, booking.start) == (
            activity.title,
            activity.start,
        ):
            return booking.spot
    return None


def map_url(lat: float, lon: float) -> str:
    """Return the address of a map with a pin."""
    return f"https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}&zoom=17"


def walked(day: RouteDay) -> tuple[int, int]:
    """Return the minutes and metres on foot between the activities of a day, and home."""
    legs = [a.leg for a in day.activities if a.leg] + ([day.way_home] if day.way_home else [])
    on_foot = [leg for leg in legs if leg.mode == "walk"]
    return sum(leg.minutes for leg in on_foot), sum(leg.metres for leg in on_foot)


def outlook(day: RouteDay) -> str:
    """Return what a day will be like out of doors; empty when nothing is known of it.

    Such as: sun 07:38–17:15; forecast 14°/8°, light rain, rain 71 %, 5 mm.
    """
    parts = [_sun(day.sun) if day.sun else "", weather(day.weather, day.date)]
    return "; ".join(filter(None, parts))


def _sun(sun: Sun) -> str:
    if sun.rises and sun.sets:
        return f"sun {sun.rises:%H:%M}{DASH}{sun.sets:%H:%M}"
    return "sun all day" if sun.stays == "up" else "no sunrise"


def weather(expected: Weather | None, day: date) -> str:
    """Return the weather expected of a date, a forecast or what is usual; empty for neither."""
    if expected is None:
        return ""
    temperatures = f"{expected.high}°/{expected.low}°"
    if expected.kind == "forecast":
        parts = [f"forecast {temperatures}", plain(expected.words), _rain(expected)]
        return ", ".join(filter(None, parts))
    rain = "" if expected.rain_days is None else f", {count(expected.rain_days, 'day')} with rain"
    return f"usual for {MONTHS[day.month - 1]}: {temperatures}{rain}"


def _rain(expected: Weather) -> str:
    """The chance of rain, and how much if it is any that one notices: rain 71 %, 5 mm."""
    chance = "" if expected.rain_chance is None else f"rain {expected.rain_chance} %"
    amount = f"{expected.rain_mm:.0f} mm" if (expected.rain_mm or 0) >= 1 else ""
    return ", ".join(filter(None, (chance, amount)))


def costs(days: Iterable[RouteDay]) -> tuple[Money, ...]:
    """Return the costs of days for the whole party, one sum a currency."""
    sums: dict[str, Decimal] = {}
    for day in days:
        for activity in day.activities:
            if activity.cost and activity.cost.amount:
                known = sums.get(activity.cost.currency, Decimal(0))
                sums[activity.cost.currency] = known + activity.cost.amount
    return tuple(Money(amount=sums[name], currency=name) for name in sums)


def spent(days: Iterable[RouteDay]) -> str:
    """Return the costs of days in words, one sum a currency; empty for none."""
    return listed(map(money, costs(days)))


def optimality(route: Route) -> str:
    """Return how near to the best possible the route is proved to be; empty where no bound is known.

    In tenths of a percent, rounded up: what is proved is never less than what is said.
    """
    if not route.bound or route.score > route.bound:
        return ""
    tenths = -(-round(route.gap * 10_000) // 10)
    proved = f"within {tenths / 10} % of the best possible" if tenths else "proved optimal"
    return f"Score for sights and meals: {route.score:,}, {proved}."


def places(route: Route) -> tuple[Place, ...]:
    """Return every place of a route once, in order."""
    found = {activity.place.ref: activity.place for activity in route.activities if activity.place}
    return tuple(found.values())


def source(facts: Provenance) -> str:
    """Return who says what is known of a place, under which licence, and when it was taken from there: catalogue (MIT)."""
    said_by = plain(facts.attribution or facts.source)
    licence = f" ({plain(facts.licence)})" if facts.licence else ""
    return f"{said_by}{licence}{f', taken on {facts.retrieved}' if facts.retrieved else ''}"


def origin(facts: Provenance) -> str:
    """Return where the facts of a place are from: catalogue (MIT), as of 2024."""
    return f"{source(facts)}{f', as of {facts.as_of}' if facts.as_of else ''}"


def sources(route: Route) -> Iterator[str]:
    """Yield sentences on where the facts of a route are from, with licences and years."""
    years: dict[str, set[int]] = {}
    for place in places(route):
        facts = place.provenance
        years.setdefault(source(facts), set()).update([facts.as_of] if facts.as_of else [])
    for said_by, known_for in sorted(years.items()):
        as_of = f", as of {listed(map(str, sorted(known_for)))}" if known_for else ""
        yield f"Places, hours and prices: {said_by}{as_of}."
    doors = [place for place in places(route) if place.hours not in {None, "24/7"}]
    recalled = sum(place.provenance.hours_grade == "C" for place in doors)
    if recalled:
        yield (
            f"The hours of {recalled} of {count(len(doors), 'place')} are recalled and not confirmed "
            "by a source: look them up before you go."
        )
    yield from _travel_sources(route)
    yield from _weather_sources(route)


def _travel_sources(route: Route) -> Iterator[str]:
    legs = [activity.leg for activity in route.activities] + [day.way_home for day in route.days]
    for source in dict.fromkeys(plain(leg.source) for leg in legs if leg):
        if source == "estimate":
            yield "Travel times: estimated from the distance, not from a timetable."
        else:
            yield f"Travel times marked {source}: a router's, over OpenStreetMap's streets (© OpenStreetMap contributors, ODbL)."


def _weather_sources(route: Route) -> Iterator[str]:
    yield from dict.fromkeys(weather_source(day.weather) for day in route.days if day.weather)


def weather_source(told: Weather) -> str:
    """Return who says what the weather will be, and since when: Weather: forecast of 22 November 2026 by Open-Meteo.com."""
    by = f"{plain(told.source)}{f' ({plain(told.licence)})' if told.licence else ''}"
    if told.as_of:
        return f"Weather: forecast of {full_date(told.as_of)} by {by}."
    return f"Weather: {by}; what is usual, not a forecast."


def _open_span(span: hours.Span) -> str:
    unsure = f" ({span.note or 'not certain'})" if span.state == "unknown" else ""
    return f"{span.start:%H:%M} to {span.end:%H:%M}{unsure}"
