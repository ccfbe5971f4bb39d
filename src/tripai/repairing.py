"""The story of a repair: first what findings suggest, then single days, and at last the whole route planned anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tripai.checking import check_route
from tripai.checking.claims import NO_CLAIMS, Claims, is_imported
from tripai.itinerary.days import new_id
from tripai.mending import mended
from tripai.model import Activity, City, Finding, Route, RouteDay
from tripai.places import PlaceSource
from tripai.replanning import Anew, planned_anew
from tripai.travel import TravelTimes
from tripai.wording import full_date, weekday

SAID = frozenset(
    {"dates", "heading-weekday", "total-differs", "cost-differs", "currency", "not-in-city"}
)
"""Rules about what is said of dates and money: no other plan is without their errors."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A route in place of one with findings.

    Attributes:
        route: The repaired one; None where nothing can be repaired.
        lost: What of the old one is not in it, a sentence each.
        done: What was done, a sentence each.
        reason: Why there is no repaired route, or why it has errors yet.
    """

    route: Route | None
    lost: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    reason: str = ""


def repair(
    route: Route,
    city: City,
    source: PlaceSource,
    travel: TravelTimes | None = None,
    elsewhere: Collection[str] = (),
    claims: Claims = NO_CLAIMS,
) -> Repair:
    """Return the route without what can be repaired of its findings, changed as little as that takes.

    Args:
        route: With findings.
        city: In which it is.
        source: Knows the areas to eat in of the city.
        travel: Travel times; estimated by default.
        elsewhere: The ids of activities that are sights of other cities: they are dropped.
        claims: What a plan from elsewhere says beside it.
    """
    abroad = [activity for activity in route.activities if activity.id in elsewhere]
    dropped = tuple(f"{a.title} is left out: it is not in {city.name}." for a in abroad)
    ground = _Ground(city, source, travel, replace(NO_CLAIMS, dated=claims.dated))
    before, redated = _on_open_dates(_without(route, abroad), ground.claims)
    ordered = _ordered(before)
    numbered = ("The days are numbered in the order of their dates.",) if ordered != before else ()
    mend = mended(ordered, ground.claims, source, travel)
    found = Repair(mend.route, mend.lost, (*redated, *numbered, *mend.done))
    if ground.errors(mend.route):
        found = _by_day(mend.route, ground, found)
    left = ground.errors(found.route) if found.route else []
    if found.route and not left and found.route != _judged(route, ground.claims):
        return replace(found, lost=(*dropped, *found.lost))
    if found.route and left:
        found = replace(found, route=None, reason=" ".join(f.message for f in left[:1]))
    reason = found.reason or "No other time, order or length helps: correct it in the plan."
    return Repair(None, reason=reason)


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where a repair works, and what it judges by."""

    city: City
    source: PlaceSource
    travel: TravelTimes | None
    claims: Claims

    def errors(self, route: Route) -> list[Finding]:
        """Return the errors that another plan may be without."""
        found = check_route(route, claims=self.claims)
        said = {*SAID, "budget"} if any(map(is_imported, route.activities)) else SAID
        return [f for f in found if f.severity == "error" and f.rule not in said]

    def anew(self, route: Route) -> Anew:
        """Return a route planned anew."""
        return planned_anew(route, self.city, self.source, self.travel)


def _judged(route: Route, claims: Claims) -> Route:
    return route.replaced(findings=check_route(route, claims=claims))


def _by_day(route: Route, ground: _Ground, found: Repair) -> Repair:
    """Return the route with the days planned anew on which there are errors; all of it where that loses less."""
    after, left_out, lost, done = route, 0, list[str](), list[str]()
    wrong = {finding.day for finding in ground.errors(route)} if len(route.days) > 1 else set()
    for day in [day for day in route.days if day.number in wrong]:
        anew = ground.anew(_only_day(after, day))
        if anew.route:
            after = _with_day(after, day, anew.route.days[0])
            left_out += len(anew.left_out)
            lost += anew.lost
            done.append(f"Day {day.number} is planned anew.")
    whole = Anew(None) if done and not left_out else ground.anew(route)
    if not ground.errors(after) and (whole.route is None or len(whole.left_out) >= left_out):
        return Repair(_judged(after, ground.claims), (*found.lost, *lost), (*found.done, *done))
    all_days = "All days are planned anew." if len(route.days) > 1 else "The day is planned anew."
    return Repair(whole.route, (*found.lost, *whole.lost), (*found.done, all_days), whole.reason)


def _only_day(route: Route, day: RouteDay) -> Route:
    """Return a day as a route of its own."""
    brief = route.brief
    stays = (brief.stays[0].replaced(days=1),)
    terms = tuple(t.replaced(day=1) for t in brief.day_terms if t.day == day.number)
    zone = ZoneInfo(brief.stays[0].zone)

    def that_day(moment: datetime | None) -> datetime | None:
        return moment if moment and moment.astimezone(zone).date() == day.date else None

    arrive, leave = that_day(brief.arrive), that_day(brief.leave)
    own = brief.replaced(
        stays=stays,
        start=day.date,
        days=1,
        day_terms=terms,
        must=(),
        arrive=arrive,
        arrive_by=brief.arrive_by if arrive else None,
        leave=leave,
        leave_by=brief.leave_by if leave else None,
        bookings=tuple(b for b in brief.bookings if that_day(b.start)),
    )
    return route.replaced(brief=own, days=(day.replaced(number=1),))


def _with_day(route: Route, day: RouteDay, anew: RouteDay) -> Route:
    """Return the route with a day as it was planned alone, each thing with an id that no other has."""
    given = {a.id for other in route.days if other is not day for a in other.activities}
    activities = []
    for activity in anew.activities:
        key = activity.id if activity.id not in given else new_id(given, activity.id, day.number)
        given.add(key)
        activities.append(activity.replaced(id=key))
    told = anew.replaced(number=day.number, activities=tuple(activities))
    return route.replaced(days=tuple(told if each is day else each for each in route.days))


def _ordered(route: Route) -> Route:
    """Return the route with its days in the order of their dates, numbered 1, 2, 3."""
    days = sorted(route.days, key=lambda day: day.date)
    numbered = tuple(
        day if day.number == n else day.replaced(number=n) for n, day in enumerate(days, 1)
    )
    return route.replaced(days=numbered) if numbered != route.days else route


def _on_open_dates(route: Route, claims: Claims) -> tuple[Route, tuple[str, ...]]:
    """Return a route of which no date is said on the dates of the week that follows on which most is open."""
    if claims.dated:
        return route, ()

    def closed(chance: Route) -> int:
        return sum(finding.rule == "hours-closed" for finding in check_route(chance))

    best = min((_later(route, days) for days in range(7)), key=closed)
    if best.brief.start == route.brief.start:
        return route, ()
    first = full_date(best.brief.start)
    return best, (
        f"No date is said: the trip is taken to begin on {weekday(best.brief.start)} {first}, when most is open.",
    )


def _later(route: Route, days: int) -> Route:
    """Return a route so many days later, at the same times of the clock."""
    by = timedelta(days=days)

    def moved(moment: datetime | None) -> datetime | None:
        return moment + by if moment else None

    brief = route.brief
    bookings = tuple(b.replaced(start=b.start + by) for b in brief.bookings)
    brief = brief.replaced(
        start=brief.start + by,
        bookings=bookings,
        arrive=moved(brief.arrive),
        leave=moved(brief.leave),
    )
    later = tuple(
        day.replaced(
            date=day.date + by,
            activities=tuple(
                a.replaced(start=a.start + by, end=a.end + by) for a in day.activities
            ),
        )
        for day in route.days
    )
    return route.replaced(brief=brief, days=later)


def _without(route: Route, gone: Sequence[Activity]) -> Route:
    """Return a route without some activities, nor what was booked for them."""
    booked = {(activity.title, activity.start) for activity in gone}
    held = tuple(b for b in route.brief.bookings if (b.title, b.start) not in booked)
    days = tuple(
        day.replaced(activities=tuple(a for a in day.activities if a not in gone))
        for day in route.days
    )
    return route.replaced(days=days, brief=route.brief.replaced(bookings=held))
