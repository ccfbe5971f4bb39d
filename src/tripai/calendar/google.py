"""Google Calendar's API, asked one thing at a time and with patience.

Every write of an event can be made twice without harm: an id that is taken means update, an event
that is gone is deleted already. Batches are not used: the client sends them past `api_endpoint`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any, Self

import google_auth_httplib2
import httplib2
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from googleapiclient.discovery import build
from googleapiclient.errors import Error, HttpError
from googleapiclient.http import HttpRequest

from tripai.calendar import faults
from tripai.calendar.clock import Dated
from tripai.calendar.events import ROUTE, Event, Found, found, without_nothing
from tripai.errors import ServiceError, UnansweredError

SECONDS = 30  # that one answer may take
TRIES = 6  # of a busy server: with a pause of a second, 31 seconds of waiting
TRIES_TO_REACH = 3
LONGEST_WAIT = 60  # seconds that a server's Retry-After is heeded
MOST_PAGES = 100  # of 2,500 events
TIMES_OUTRUN = 5  # how often an event may change between a look and a write
GONE = (404, 410)
_Document = dict[str, Any]
_LOST = (OSError, httplib2.HttpLib2Error, HTTPException)
_STUMBLED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)

# It would send a request once more by itself when a connection breaks, and with that make two calendars.
httplib2.RETRIES = 1
for _name in ("google", "google_auth_httplib2", "googleapiclient"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # else warnings go to stderr


class GoogleCalendar:
    """The calendars that tripai has made in somebody's Google account, as a context manager.

    Args:
        endpoint: Where the API is: all of the address, to /calendar/v3/.
        credentials: Who asks.
        pause: Seconds before the second try of a busy server; twice as long before each further one.
        sleep: Waits so many seconds.
        clock: Seconds since 1970, to see whether this machine's clock is right.
    """

    def __init__(
        self,
        endpoint: str,
        credentials: Credentials,
        *,
        pause: float = 1.0,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._pause = pause
        self._sleep = sleep
        self._http = Dated(clock, timeout=SECONDS)
        authorized = google_auth_httplib2.AuthorizedHttp(credentials, http=self._http)
        api = build(
            "calendar",
            "v3",
            http=authorized,
            client_options={"api_endpoint": endpoint.rstrip("/") + "/"},
            static_discovery=True,
            cache_discovery=False,
        )
        self._calendars, self._events = api.calendars(), api.events()  # made once: 10 ms each

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def create(self, name: str, zone: str) -> str:
        """Make a calendar and return its id. An answer that is lost is not asked for again, lest there be two.

        Raises:
            ServiceError: Google failed or refused; the message says why.
        """
        body = {"summary": name, "timeZone": zone, "description": "Made by tripai."}
        self._http.close()  # one that was idle for long may break, and nobody would know before or after what
        with self._sentences():
            made = self._ask(self._calendars.insert(body=body), tries_to_reach=1)
            return str(made["id"])

    def check(self) -> None:
        """Return if Google lets us in: the API is switched on, and the sign-in allows what it has to.

        Raises:
            ServiceError: It does not; the message says why.
        """
        self.name("none@group.calendar.google.com")

    def name(self, calendar: str) -> str | None:
        """Return what a calendar is called; None if it is no more."""
        with self._sentences():
            there = self._unless_gone(self._calendars.get(calendarId=calendar))
            return None if there is None else str(there["summary"])

    def rename(self, calendar: str, name: str) -> None:
        """Call a calendar something else."""
        with self._sentences():
            self._ask(self._calendars.patch(calendarId=calendar, body={"summary": name}))

    def remove(self, calendar: str) -> None:
        """Delete a calendar with all that is in it; one that is gone is deleted already."""
        with self._sentences():
            self._unless_gone(self._calendars.delete(calendarId=calendar))

    def events(self, calendar: str, slug: str) -> tuple[Found, ...] | None:
        """Return the events of a route; None if there is no such calendar."""
        with self._sentences():
            listed = self._listed(calendar, privateExtendedProperty=f"{ROUTE}={slug}")
            if listed is None:
                return None
            ours = (found(document, slug) for document in listed)
            return tuple(each for each in ours if each)

    def count_others(self, calendar: str, slug: str) -> int:
        """Return how many events of a calendar are not those of a route."""
        with self._sentences():
            return sum(found(each, slug) is None for each in self._listed(calendar) or ())

    def put(self, calendar: str, event: Event, there: Found | None = None) -> None:
        """Create an event, or make one that is there the same.

        Args:
            calendar: The calendar's id.
            event: What is to be there.
            there: What is there; None: nothing that is known.
        """
        with self._sentences():
            if there is None or not self._patched(calendar, event, there.etag):
                self._inserted(calendar, event)

    def drop(self, calendar: str, there: Found, slug: str) -> None:
        """Delete an event of ours; one that is gone is deleted already."""
        with self._sentences():
            etag: str | None = there.etag
            for _ in range(TIMES_OUTRUN):
                if etag is None or self._deleted(calendar, there.id, etag):
                    return
                etag = self._etag(calendar, there.id, slug)
        raise ServiceError(f"{there.title} changes in Google all the time.", "Try again later.")

    def _inserted(self, calendar: str, event: Event) -> None:
        body = without_nothing(event.body)
        request = self._events.insert(calendarId=calendar, body=body, sendUpdates="none")
        try:
            self._ask(request)
        except HttpError as error:
            if error.resp.status != 409:
                raise
            # It was made by a run that did not live to see it, or deleted by hand: ids are not given back.
            self._ask(self._patch(calendar, event))

    def _patched(self, calendar: str, event: Event, etag: str) -> bool:
        """Make an event what it is to be, and say whether it was there to be made so."""
        for _ in range(TIMES_OUTRUN):
            request = self._patch(calendar, event)
            request.headers["If-Match"] = etag
            try:
                self._ask(request)
            except HttpError as error:
                if error.resp.status in GONE:
                    return False
                if error.resp.status != 412:
                    raise
            else:
                return True
            now = self._unless_gone(self._events.get(calendarId=calendar, eventId=event.id))
            if now is None:
                return False
            etag = now["etag"]
        raise ServiceError(f"{event.title} changes in Google all the time.", "Try again later.")

    def _patch(self, calendar: str, event: Event) -> HttpRequest:
        body = {name: value for name, value in event.body.items() if name != "id"}
        return self._events.patch(
            calendarId=calendar, eventId=event.id, body=body, sendUpdates="none"
        )

    def _deleted(self, calendar: str, event: str, etag: str) -> bool:
        request = self._events.delete(calendarId=calendar, eventId=event, sendUpdates="none")
        request.headers["If-Match"] = etag
        try:
            self._unless_gone(request)
        except HttpError as error:
            if error.resp.status != 412:
                raise
            return False
        return True

    def _etag(self, calendar: str, event: str, slug: str) -> str | None:
        """Return the etag that an event of ours has now; None if it is gone, or ours no longer."""
        now = self._unless_gone(self._events.get(calendarId=calendar, eventId=event))
        ours = found(now, slug) if now else None
        return ours.etag if ours else None

    def _listed(self, calendar: str, **terms: str) -> list[_Document] | None:
        """Return all events, page by page; None if there is no such calendar."""
        request = self._events.list(calendarId=calendar, maxResults=2500, **terms)
        documents: list[_Document] = []
        for _ in range(MOST_PAGES):
            page = self._unless_gone(request)
            if page is None:
                return None
            documents += page.get("items", [])
            request = self._events.list_next(request, page)
            if request is None:
                return documents
        raise ServiceError("Google Calendar's list of events does not end.", "Try again later.")

    def _unless_gone(self, request: HttpRequest) -> _Document | None:
        try:
            return self._ask(request)
        except HttpError as error:
            if error.resp.status in GONE:
                return None
            raise

    def _ask(self, request: HttpRequest, *, tries_to_reach: int = TRIES_TO_REACH) -> _Document:
        """Ask, and again of a busy server or one that was not reached; the last failure is the caller's."""
        busy = unreached = 0
        while True:
            try:
                return _document(request.execute())
            except HttpError as error:
                busy += 1
                if busy == TRIES or not faults.is_busy(error):
                    raise
                asked = faults.retry_after(error)
            except _LOST:
                self._http.close()  # a connection that was left half-way is of no use
                unreached += 1
                if unreached == tries_to_reach:
                    raise
                asked = 0.0
            self._sleep(max(self._pause * 2 ** (busy + unreached - 1), min(asked, LONGEST_WAIT)))

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn what Google's client raises into sentences."""
        try:
            yield
        except HttpError as error:
            raise faults.answered(error, self._http.ahead) from error
        except GoogleAuthError as error:
            raise faults.not_signed_in(
                error, self._http.ahead
            ) from None  # whose words may be secrets
        except _LOST as error:
            raise faults.unreached(error) from error
        except (Error, *_STUMBLED) as error:
            raise UnansweredError(
                "Google Calendar answered what was not asked.", "Try again later."
            ) from error


def _document(answer: object) -> _Document:
    """Return an answer, which is no text unless it is empty."""
    if answer == "":
        return {}
    if not isinstance(answer, dict):
        raise TypeError("an answer is a JSON object")
    return answer
