"""The calendars of routes in Google Calendar.

Google gives a calendar its id, and the scope that tripai asks for does not let it list calendars: an
id that is not kept is lost. So it is noted first that one is being made.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlmodel import Session

from tripai.errors import InputError
from tripai.model import Route
from tripai.storage.tables import CalendarRow

Opening = Callable[[], AbstractContextManager[Session]]


class Calendars:
    """The id of each route's calendar.

    Args:
        reading, writing: Open a session of the database.
    """

    def __init__(self, reading: Opening, writing: Opening) -> None:
        self._reading = reading
        self._writing = writing

    def of(self, route: Route) -> str | None:
        """Return the id of a route's calendar; "" when one was begun and its id was not learned."""
        with self._reading() as session:
            row = session.get(CalendarRow, _number(route))
            return None if row is None else row.calendar or ""

    def begin(self, route: Route, lost: str | None) -> str | None:
        """Note that a calendar is being made for a saved route; return the one that another run has made, if so.

        Args:
            route: The route.
            lost: The calendar that it had and that is no more.
        """
        with self._writing() as session:
            row = session.get(CalendarRow, _number(route))
            if row is not None and row.calendar and row.calendar != lost:
                return row.calendar
            session.merge(CalendarRow(route=_number(route), calendar=None))
        return None

    def keep(self, route: Route, calendar: str) -> str:
        """Keep the id of a route's calendar unless another run was faster; return the id that holds."""
        with self._writing() as session:
            row = session.get(CalendarRow, _number(route))
            if row is not None and row.calendar:
                return row.calendar
            session.merge(CalendarRow(route=_number(route), calendar=calendar))
        return calendar

    def forget(self, route: Route) -> None:
        """Forget a calendar that is no more."""
        with self._writing() as session:
            row = session.get(CalendarRow, _number(route))
            if row is not None:
                session.delete(row)


def _number(route: Route) -> int:
    if route.number is None:
        raise InputError(f"The route {route.slug} is not saved, so it has no calendar.")
    return route.number
