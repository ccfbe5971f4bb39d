"""The story of a plan from elsewhere: read it, find its city, its dates and its places, fill in its times, and judge it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from tripai.checking import Advice, advise
from tripai.checking.claims import ASSUMED, ENDLESS, IMPORTED, NO_CLAIMS, Claims
from tripai.errors import InputError
from tripai.importing.plan_brief import brief_of
from tripai.importing.plan_city import city_of_plan
from tripai.importing.plan_costs import money, totals
from tripai.importing.plan_dates import Dated, date_plan, numbered_in_order
from tripai.importing.plan_ids import Ids
from tripai.importing.plan_journeys import Journeys, journeys_of
from tripai.importing.plan_names import Naming
from tripai.importing.plan_party import budget_of, party_of
from tripai.importing.plan_times import Timed, on_foot, time_day, with_ways
from tripai.model import Activity, City, Mode, Party, Route, RouteDay, Spot
from tripai.places import PlaceSource
from tripai.places.city_header import Say
from tripai.readers.plans import ForeignPlan, plan_format, read_plan
from tripai.readers.route_json import lines_of, read_route
from tripai.text import shortened
from tripai.travel.estimate import EstimatedTravel
from tripai.wording import capital, count, listed

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Resolved:
    """A plan from elsewhere as a route.

    Attributes:
        route: With what is known of its places; not saved.
        form: The format that was read.
        claims: What the plan says that a route cannot hold.
        lines: In which line of the file each activity stands, by its id.
        day_lines: In which line each day begins, by its number.
        unread: How many lines were not read as places, where they are more than those that were.
    """

    route: Route
    form: str
    claims: Claims = NO_CLAIMS
    city: City | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    day_lines: Mapping[int, int] = field(default_factory=dict)
    unread: int = 0

    @property
    def claims_more(self) -> bool:
        """Whether it is a plan of somebody else, of which things had to be assumed."""
        return self.form not in {"json", "saved"}

    @property
    def elsewhere(self) -> frozenset[str]:
        """The ids of the activities that are sights of other cities."""
        there = {name.line for name in self.claims.elsewhere}
        events = (a for a in self.route.activities if a.kind == "event" and a.place is None)
        return frozenset(a.id for a in events if self.lines.get(a.id) in there)

    def judged(self, before: Route | None = None) -> tuple[Advice, ...]:
        """Return what is wrong with the plan, and what would help; `before` is a route whose locks hold."""
        return advise(self.route, claims=self.claims, before=before)

    def line(self, advice: Advice) -> int:
        """Return in which line of the file a fault stands; 0 where that is not known."""
        found = advice.finding
        at = self.lines.get(found.activity or "", 0)
        return advice.line or at or self.day_lines.get(found.day or 0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of a file beside what is in it.

    Attributes:
        name: The file's.
        form: The format; seen from the content unless told.
        city: Which city the plan is for; found in its words unless told.
        start: The first date; found in its words unless told.
    """

    name: str = "plan"
    form: str | None = None
    city: str | None = None
    start: date | None = None


def resolve(
    data: bytes,
    told: Told,
    *,
    source: PlaceSource,
    now: datetime,
    say: Say = lambda _: None,
    renumber: bool = False,
) -> Resolved:
    """Return the route that a file means: a plan of any format, or our own JSON, which comes back equal.

    Args:
        data: What the file holds.
        told: What somebody says of it.
        source: Knows cities and places.
        now: An aware time, from which dates without a year count.
        say: Is told which city is taken where several have the name.
        renumber: Number the days 1, 2, 3 in the order of their dates, as a route that is saved has to be.

    Raises:
        InputError: The file is none that can be read, or names no city that is covered.
        NotFoundError: Nobody knows the city that is told.
    """
    form = told.form or plan_format(data)
    if form == "json":
        if told.city or told.start:
            raise InputError("A route of tripai has its city and its dates.", "Leave them out.")
        route = read_route(data)
        return Resolved(route, form, lines=lines_of(data, {a.id for a in route.activities}))
    plan = read_plan(data, form)
    where = city_of_plan(plan, source, told.city, say)
    today = now.astimezone(ZoneInfo(where.zone)).date()
    dated = date_plan(plan, where.zone, told.start, today)
    dated = numbered_in_order(dated) if renumber else dated
    return _Resolving(plan, where, dated, Naming(where, source, told.name, today)).resolved()


@dataclass(frozen=True)
class _Resolving:
    """A plan whose city and dates are known, while it becomes a route."""

    plan: ForeignPlan
    city: City
    dated: Dated
    naming: Naming

    def resolved(self) -> Resolved:
        travel = EstimatedTravel(modes=self.modes)
        days = [
            (number, on, [s for item in day.items for s in self.naming.stops(item, number)])
            for number, on, day in self.dated.days
        ]
        journeys = journeys_of(days, self.city)
        lines: dict[str, int] = {}
        ids = Ids()
        route_days = []
        for number, on, stops in journeys.days:
            timed = time_day(stops, on, self.city.zone, travel, self.base.point)
            timed_ways = with_ways(timed, self.base.point, travel)
            route_days.append(self._day(number, on, timed_ways, travel, ids, lines))
        day_lines = {number: day.line for number, _, day in self.dated.days}
        route = self._route(tuple(route_days), journeys)
        return Resolved(
            route,
            self.plan.form,
            self._claims(),
            self.city,
            lines,
            day_lines,
            self._unread(route.days),
        )

    @cached_property
    def party(self) -> tuple[Party | None, tuple[str, ...]]:
        """Who travels, if the plan says so, and what is assumed of them."""
        return party_of(self.plan)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """How one gets around, if the plan says so of all its ways."""
        return ("walk",) if on_foot(self.plan.text) else ()

    @property
    def people(self) -> int:
        """How many pay what each pays."""
        party, _ = self.party
        return (party or Party()).size

    @property
    def base(self) -> Spot:
        """Where the party is taken to sleep."""
        return self.city.base

    def _day(
        self,
        number: int,
        on: date,
        stops: Sequence[Timed],
        travel: EstimatedTravel,
        ids: Ids,
        lines: dict[str, int],
    ) -> RouteDay:
        activities = []
        for one in stops:
            activity = self._activity(one, ids.next(one, number))
            lines[activity.id] = one.stop.item.line
            activities.append(activity)
        last = stops[-1].stop if stops else None
        home = last.point if last and last.kind != "transfer" else None
        way_home = travel.leg(home, self.base.point) if home else None
        return RouteDay(
            number=number, date=on, base=self.base, activities=tuple(activities), way_home=way_home
        )

    def _activity(self, one: Timed, key: str) -> Activity:
        stop = one.stop
        return Activity(
            id=key,
            kind=stop.kind,
            title=shortened(stop.title if stop.place else capital(stop.title), LONGEST_TITLE),
            start=one.start,
            end=one.end,
            zone=one.zone,
            place=stop.place,
            leg=one.leg,
            cost=money(stop.item.cost, self.city, self.people) if stop.first else None,
            locked=_is_fixed(one),
            origin=_origin(one),
            why=stop.item.note,
        )

    def _route(self, days: tuple[RouteDay, ...], journeys: Journeys) -> Route:
        length = count(len(days), "day")
        city = self.city
        budget, about_budget = budget_of(self.plan, city, self.people)
        party, about_party = self.party
        brief = brief_of(
            city,
            days,
            journeys,
            party=party or Party(),
            budget=budget,
            transport=self.modes,
            notes=(*self._notes(days), *about_party, *about_budget),
        )
        return Route(
            slug=f"{city.ref}-{length.replace(' ', '-')}",
            title=shortened(self.plan.title, LONGEST_TITLE) or f"{length} in {city.name}",
            brief=brief,
            days=days,
        )

    def _unread(self, days: Sequence[RouteDay]) -> int:
        """Return how many lines were not read as places, where they are most."""
        talk = sum(day.unread for day in self.plan.days)
        unread = talk + len(set(self.naming.nameless))
        known = sum(activity.place is not None for day in days for activity in day.activities)
        return unread if unread > known else 0

    def _notes(self, days: Sequence[RouteDay]) -> Iterator[str]:
        activities = [activity for day in days for activity in day.activities]
        assumed = sum(activity.origin == ASSUMED for activity in activities)
        yield f"Read from {self.naming.name} ({self.plan.form})."
        yield from self.dated.notes
        if assumed:
            yield (
                f"The times of {assumed} of {count(len(activities), 'thing')} are not said: "
                "they follow on what is before them."
            )
        if unread := self._unread(days):
            were = "was not read as a place" if unread == 1 else "were not read as places"
            yield f"{count(unread, 'line')} {were}: nothing in them was checked."
        if taken := self.naming.taken:
            yield f"{listed(f'{said!r} is taken as {name}' for said, name in taken.items())}."
        unknown = [name.said for name in self.naming.unknown]
        unknown += [name.said for name in self.naming.elsewhere]
        if unknown:
            yield f"Not known in {self.city.name}: {listed(dict.fromkeys(unknown))}."
        yield f"You are taken to sleep in {self.base.name}, and ways are estimated."

    def _claims(self) -> Claims:
        days = [(number, day) for number, _, day in self.dated.days]
        return Claims(
            unknown=tuple(self.naming.unknown),
            elsewhere=tuple(self.naming.elsewhere),
            weekdays=self.dated.weekdays,
            totals=tuple(totals(self.plan, days, self.city, self.people)),
            dated=self.dated.known,
        )


def _origin(one: Timed) -> str:
    if one.assumed:
        return ASSUMED
    item = one.stop.item
    return IMPORTED if item.end is not None or item.minutes else ENDLESS


def _is_fixed(one: Timed) -> bool:
    """Whether a thing has a time of its own and no place that is known: it can only be kept as it is."""
    minutes = (one.end - one.start) >= timedelta(minutes=5)
    return one.stop.kind == "event" and not one.assumed and minutes
