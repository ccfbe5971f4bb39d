"""An independent check of a finished route.

It shares nothing with what made the route: only the route is read, with opening hours and
distances. So it judges a plan of ours, an edited one and one from elsewhere alike. `RULES` is the
table of what is checked; each rule has one function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tripai.checking import (
    claimed,
    dates,
    gateways,
    legs,
    locks,
    meals,
    money,
    opening,
    outdoors,
    places,
    strain,
    timing,
    window,
    wishes,
)
from tripai.checking.claims import NO_CLAIMS, Claims
from tripai.checking.fault import Fault, Faults
from tripai.checking.remedies import suggestion
from tripai.checking.survey import Survey, instant
from tripai.model import Finding, Route, Severity

__all__ = ["RULES", "Advice", "Rule", "advise", "check_route"]

YEARS = range(1900, 2200)  # the calendars of holidays and the sun are not made for others
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the check.

    Args:
        id: Stable, in kebab-case.
        severity: Of all its findings.
        meaning: What must hold, in a line.
        check: Yields a Fault for each breach.
    """

    id: str
    severity: Severity
    meaning: str
    check: Callable[[Survey], Faults]


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, what would help, and in which line of a file it is said; 0 where that is not known."""

    finding: Finding
    fix: str
    line: int = 0


RULES = (
    Rule("day-count", "error", "The route has as many days as the brief.", dates.day_count),
    Rule("day-number", "error", "Days are numbered 1, 2, 3.", dates.day_number),
    Rule("dates", "error", "Days follow each other from the brief's start.", dates.dates),
    Rule("wrong-date", "error", "An activity is on the date of its day.", dates.wrong_date),
    Rule("weekday", "warning", "A weekday in a title is that of the date.", dates.weekday),
    Rule(
        "heading-weekday", "error", "A day's said weekday is its date's.", claimed.heading_weekday
    ),
    Rule("overlap", "error", "Nothing begins before the last thing ended.", timing.overlap),
    Rule("order", "error", "Activities are listed in order of time.", timing.order),
    Rule("no-duration", "error", "An activity ends after it starts.", timing.no_duration),
    Rule("zone", "error", "An activity is timed in its place's zone.", timing.zone),
    Rule("utc-offset", "error", "Times carry the UTC offset of their zone.", timing.utc_offset),
    Rule("visit-length", "warning", "A visit takes 1/3 to 3 times the usual.", timing.visit_length),
    Rule("before-day-start", "error", "Nothing is before the day starts.", window.before_day_start),
    Rule("after-day-end", "error", "Nothing is after the day ends.", window.after_day_end),
    Rule("before-arrival", "error", "Nothing is before the arrival.", window.before_arrival),
    Rule("after-departure", "error", "Nothing is after the departure.", window.after_departure),
    Rule("arrival-buffer", "error", "A flight 30, a train 15 min before.", gateways.arrival_buffer),
    Rule(
        "departure-buffer", "error", "A flight 90, a train 30 min after.", gateways.departure_buffer
    ),
    Rule("return-late", "error", "The way home fits the day's end.", window.return_late),
    Rule("empty-day", "warning", "A day with free time has a plan.", window.empty_day),
    Rule("hours-closed", "error", "A place is open during a visit.", opening.hours_closed),
    Rule("closed-that-day", "info", "All is open, if no date is said.", opening.closed_that_day),
    Rule("hours-unknown", "warning", "A place is known to be open.", opening.hours_unknown),
    Rule("last-entry", "error", "A visit begins before the last entry.", opening.last_entry),
    Rule("after-dark", "warning", "What needs daylight is seen by it.", outdoors.after_dark),
    Rule("rain", "warning", "Nothing outdoors is on a day of much rain.", outdoors.rain),
    Rule("leg-missing", "error", "Places over 150 m apart have a leg between.", legs.leg_missing),
    Rule("travel-time", "error", "A leg fits between two activities.", legs.travel_time),
    Rule("leg-speed", "error", "No leg beats 7 (walk), 60, 110 km/h.", legs.leg_speed),
    Rule("leg-short", "error", "No leg is shorter than the straight line.", legs.leg_short),
    Rule("much-walking", "warning", "At most 15 km (8 km if slow) on foot.", legs.much_walking),
    Rule("long-day", "warning", "At most 10 to 13 h of sights and ways.", strain.long_day),
    Rule("short-night", "warning", "At least 8 h are between two days.", strain.short_night),
    Rule("place-unknown", "warning", "A sight is one that is known.", claimed.place_unknown),
    Rule("not-in-city", "error", "A sight is not one of another city.", claimed.not_in_city),
    Rule("duplicate-place", "error", "Nothing is planned twice.", places.duplicate_place),
    Rule("outlier", "error", "Places are within 60 km of the others.", places.outlier),
    Rule("far-off", "warning", "Places are within 40 km of the base.", places.far_off),
    Rule("swapped-coordinates", "error", "No lat and lon are swapped.", places.swapped_coordinates),
    Rule("step-free", "error", "A step-free trip has no known steps.", places.step_free),
    Rule("must-missing", "error", "Every must-see is there.", wishes.must_missing),
    Rule("avoided-place", "error", "Nothing to be avoided is there.", wishes.avoided_place),
    Rule("booking-missing", "error", "Every booking is there.", wishes.booking_missing),
    Rule("booking-moved", "error", "Every booking is at its time.", wishes.booking_moved),
    Rule("lock", "error", "What was locked is as it was.", locks.lock),
    Rule("budget", "error", "Costs keep to the budget.", money.budget),
    Rule("total-differs", "error", "A stated sum is that of its items.", claimed.total_differs),
    Rule("currency", "error", "Costs are in the expected currency.", money.currency),
    Rule("cost-differs", "error", "A visit costs price times who pays.", money.cost_differs),
    Rule("price-differs", "warning", "A price is near the known one.", money.price_differs),
    Rule("meal-cost", "warning", "No meal costs 10 times the others.", money.meal_cost),
    Rule("meal-time", "warning", "Meals begin 11:00-16:00 or 18:00-22:30.", meals.meal_time),
    Rule("meal-length", "warning", "A meal takes 30 to 150 minutes.", meals.meal_length),
    Rule("meal-missing", "warning", "A day free for a meal has it.", meals.meal_missing),
)
"""Every rule: id, severity, meaning and function."""


def check_route(
    route: Route, *, claims: Claims = NO_CLAIMS, before: Route | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a route, sorted by day, time and rule.

    Args:
        route: What is judged.
        claims: What a plan from elsewhere says beside it.
        before: The route from which it was made, of which the locks hold.
    """
    return tuple(advice.finding for advice in advise(route, claims=claims, before=before))


def advise(
    route: Route, *, claims: Claims = NO_CLAIMS, before: Route | None = None
) -> tuple[Advice, ...]:
    """Return what is wrong with a route and what would help; the arguments are those of `check_route`."""
    impossible = _impossible_date(route)
    if impossible:
        return (Advice(impossible, "Give the trip dates of this time."),)
    survey = Survey(route, claims, before)
    found = [(rule, fault) for rule in RULES for fault in rule.check(survey)]
    return tuple(
        Advice(_finding(rule, fault), suggestion(rule.id, survey, fault), fault.line)
        for rule, fault in sorted(found, key=_place_in_trip)
    )


def _place_in_trip(found: tuple[Rule, Fault]) -> tuple[int, datetime, str, str]:
    rule, fault = found
    day = fault.day.number if fault.day else 0
    start = instant(fault.activity.start) if fault.activity else _EARLIEST
    return (day, start, rule.id, fault.message)


def _finding(rule: Rule, fault: Fault) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        day=fault.day.number if fault.day else None,
        activity=fault.activity.id if fault.activity else None,
        message=fault.message,
    )


def _impossible_date(route: Route) -> Finding | None:
    """Return a finding for a date that calendars cannot reckon with, if there is one."""
    brief = route.brief
    moments = [t for activity in route.activities for t in (activity.start, activity.end)]
    moments += [t for t in (brief.arrive, brief.leave, *(b.start for b in brief.bookings)) if t]
    all_dates: list[date] = [brief.start, *(day.date for day in route.days), *moments]
    wrong = [d for d in all_dates if d.year not in YEARS]
    if not wrong:
        return None
    return Finding(
        rule="dates", severity="error", message=f"The year {wrong[0].year} is not one to travel in."
    )
