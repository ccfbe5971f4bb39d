"""Rules about what a plan from elsewhere claims: that its places are real, its weekdays and its sums right."""

from __future__ import annotations

from decimal import Decimal

from tripai import wording
from tripai.checking.claims import SaidTotal
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey
from tripai.checking.wording import date_words
from tripai.model import RouteDay

TOLERANCE = 1  # of a currency's units: sums are rounded
ROUGH = Decimal("0.1")  # by which about 75 may be more or less


def place_unknown(survey: Survey) -> Faults:
    """A sight is one that a source knows."""
    for name in survey.claims.unknown:
        alike = f"; the nearest names are {wording.listed(name.nearest)}" if name.nearest else ""
        message = f"{name.said!r} is no place that is known in {name.city}{alike}."
        yield Fault(message, _day(survey, name.day), line=name.line)


def not_in_city(survey: Survey) -> Faults:
    """A sight is in the city of the trip, and not in another one."""
    for name in survey.claims.elsewhere:
        away = wording.distance(name.metres)
        message = f"{name.said!r} is not here: {name.place} is in {name.city}, {away} away."
        yield Fault(message, _day(survey, name.day), line=name.line)


def heading_weekday(survey: Survey) -> Faults:
    """The weekday in a day's heading is that of its date."""
    for heading in survey.claims.weekdays:
        day = _day(survey, heading.day)
        if day and day.date.weekday() != heading.weekday:
            said = wording.WEEKDAYS[heading.weekday]
            message = (
                f"Day {day.number} is said to be a {said}, but {wording.full_date(day.date)} "
                f"is a {wording.weekday(day.date)}."
            )
            yield Fault(message, day, line=heading.line)


def total_differs(survey: Survey) -> Faults:
    """A sum that is stated is what its items come to."""
    for total in survey.claims.totals:
        off = _difference(total)
        if off:
            day = _day(survey, total.day)
            what = f"Day {day.number}, {date_words(day.date)}," if day else "The trip"
            yield Fault(f"{what} is said to cost {off}.", day, line=total.line)


def _difference(total: SaidTotal) -> str:
    """Say how a sum differs from its items; nothing if it does not."""

    def money(value: object) -> str:
        return wording.amount(value, total.currency)  # type: ignore[arg-type]

    if total.said < total.lowest - _tolerance(total, total.lowest):
        less = money(total.lowest - total.said)
        return f"{money(total.said)}, but its items come to {money(total.lowest)}: {less} more"
    if total.highest is not None and total.said > total.highest + _tolerance(total, total.highest):
        more = money(total.said - total.highest)
        return f"{money(total.said)}, but its items come to {money(total.highest)}: {more} less"
    return ""


def _tolerance(total: SaidTotal, amount: Decimal) -> Decimal:
    """Return by how much a sum may be off: it is compared roughly, and told as it is."""
    return amount * ROUGH + TOLERANCE if total.about else Decimal(TOLERANCE)


def _day(survey: Survey, number: int | None) -> RouteDay | None:
    return next((day for day in survey.route.days if day.number == number), None)
