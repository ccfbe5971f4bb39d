"""A server that keeps calendars and events as Google Calendar documents it, signs people in, and fails on demand."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import unquote, urlencode
from zoneinfo import ZoneInfo

from loopback import Answer, Loopback, Request, serving

Document = dict[str, Any]
Fault = Callable[[Request], Answer | None]
SCOPE = "https://www.googleapis.com/auth/calendar.app.created"
BASE = "/calendar/v3/"
LETTERS = set("0123456789abcdefghijklmnopqrstuv")


@dataclass
class Calendar:
    """A calendar; deleted events stay in it as cancelled ones."""

    summary: str
    zone: str
    events: dict[str, Document] = field(default_factory=dict)

    @property
    def live(self) -> list[Document]:
        return [event for event in self.events.values() if event["status"] != "cancelled"]


@dataclass
class Google:
    """An account at Google.

    Attributes:
        fault: may answer instead, before anything is done.
        afterwards: may answer instead when it has been done.
        page: how many events a page of a list has.
    """

    server: Loopback = field(default_factory=lambda: Loopback(""))
    calendars: dict[str, Calendar] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=lambda: {"good-token"})
    refresh_tokens: set[str] = field(default_factory=set)
    fault: Fault = lambda _: None
    afterwards: Fault = lambda _: None
    page: int = 7
    granted: str = SCOPE
    refused: str = ""
    lives: int = 3600
    challenge: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def endpoint(self) -> str:
        return self.server.url + BASE

    @property
    def writes(self) -> list[Request]:
        return [r for r in self.server.requests if r.method != "GET" and r.path.startswith(BASE)]

    @property
    def client(self) -> Document:
        """The file of a client id of somebody's own."""
        return {
            "installed": {
                "client_id": "mine.apps.example",
                "client_secret": "client-secret",
                "auth_uri": f"{self.server.url}/auth",
                "token_uri": f"{self.server.url}/token",
                "redirect_uris": ["http://localhost"],
            }
        }

    def only(self) -> tuple[str, Calendar]:
        [calendar] = self.calendars.items()
        return calendar

    def stamp(self, event: Document) -> Document:
        event["etag"] = f'"{next(self.numbers)}"'
        return event

    def move(self, event: Document, start: datetime, end: datetime) -> None:
        """Move an event as a person does."""
        event["start"] |= {"dateTime": start.isoformat()}
        event["end"] |= {"dateTime": end.isoformat()}
        self.stamp(event)

    def add(self, calendar: Calendar, name: str, **more: Any) -> Document:
        """Add an event as a person does."""
        when = {"dateTime": "2026-12-04T10:00:00+00:00", "timeZone": "Europe/Lisbon"}
        event = {"id": f"foreign{next(self.numbers)}", "status": "confirmed", "summary": name}
        calendar.events[event["id"]] = self.stamp(event | {"start": when, "end": when} | more)
        return event

    def answer(self, request: Request) -> Answer:
        if request.path == "/auth":
            return self._authorized(request)
        if request.path == "/token":
            return self.fault(request) or self._token(request)
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return problem(401, "authError", "Invalid Credentials")
        return self.fault(request) or self._done(request)

    def _done(self, request: Request) -> Answer:
        answer = self._dispatched(request)
        return self.afterwards(request) or answer

    def _dispatched(self, request: Request) -> Answer:
        parts = [unquote(part) for part in request.path.removeprefix(BASE).split("/")]
        body = json.loads(request.body) if request.body else {}
        match request.method, parts:
            case "POST", ["calendars"]:
                key = f"c{next(self.numbers)}@group.calendar.google.com"
                self.calendars[key] = Calendar(body["summary"], body["timeZone"])
                return told({"id": key, **body})
            case method, ["calendars", key, *rest]:
                if key not in self.calendars:
                    return problem(404, "notFound", "Not Found")
                if not rest:
                    return self._calendar(method, key, body)
                return self._events(request, self.calendars[key], rest[1:], body)
        return problem(
            403, "insufficientPermissions", "Request had insufficient authentication scopes."
        )

    def _calendar(self, method: str, key: str, body: Document) -> Answer:
        if method == "DELETE":
            del self.calendars[key]
            return Answer(status=204)
        calendar = self.calendars[key]
        calendar.summary = body.get("summary", calendar.summary)
        return told({"id": key, "summary": calendar.summary, "timeZone": calendar.zone})

    def _events(
        self, request: Request, calendar: Calendar, rest: list[str], body: Document
    ) -> Answer:
        if request.method != "GET" and request.query.get("sendUpdates") != "none":
            return problem(400, "wouldTellGuests", "This would send e-mail.")
        if not rest:
            listing = request.method == "GET"
            return self._list(request, calendar) if listing else self._insert(calendar, body)
        event = calendar.events.get(rest[0])
        if event is None:
            return problem(404, "notFound", "Not Found")
        if request.method == "GET":
            return told(shown(event, calendar))
        return self._changed(request, calendar, event, body)

    def _changed(
        self, request: Request, calendar: Calendar, event: Document, body: Document
    ) -> Answer:
        if request.headers.get("if-match", event["etag"]) != event["etag"]:
            return problem(412, "conditionNotMet", "Precondition Failed")
        if request.method == "DELETE":
            if event["status"] == "cancelled":
                return problem(410, "deleted", "Resource has been deleted")
            kept = {"id": event["id"], "status": "cancelled"}
            calendar.events[event["id"]] = self.stamp(kept)
            return Answer(status=204)
        changed = merged(event, body)
        if why := invalid(changed):
            return problem(400, "invalid", why)
        calendar.events[event["id"]] = self.stamp(changed)
        return told(shown(changed, calendar))

    def _insert(self, calendar: Calendar, body: Document) -> Answer:
        if body["id"] in calendar.events:
            return problem(409, "duplicate", "The requested identifier already exists.")
        if why := invalid(body):
            return problem(400, "invalid", why)
        calendar.events[body["id"]] = self.stamp(body)
        return told(shown(body, calendar))

    def _list(self, request: Request, calendar: Calendar) -> Answer:
        query = request.query
        since = int(query.get("syncToken", 0))
        if since and "privateExtendedProperty" in query:
            return problem(400, "invalid", "syncToken cannot be combined with a filter")
        chosen = [
            event
            for event in calendar.events.values()
            if (since or query.get("showDeleted") == "true" or event["status"] != "cancelled")
            and int(event["etag"].strip('"')) > since
            and has(event, query.get("privateExtendedProperty"))
        ]
        first = int(query.get("pageToken", 0))
        page = [shown(event, calendar) for event in chosen[first : first + self.page]]
        more = first + self.page < len(chosen)
        token = (
            {"nextPageToken": str(first + self.page)}
            if more
            else {"nextSyncToken": str(next(self.numbers))}
        )
        return told({"kind": "calendar#events", "items": page, **token})

    def _authorized(self, request: Request) -> Answer:
        """Let the person in at once, and send their browser back."""
        self.challenge = request.query["code_challenge"]
        said = {"error": "access_denied"} if self.refused == "access_denied" else {"code": "code-1"}
        back = urlencode({"state": request.query["state"], **said})
        return Answer(status=302, headers={"Location": f"{request.query['redirect_uri']}?{back}"})

    def _token(self, request: Request) -> Answer:
        form = request.form
        if self.refused:
            return told({"error": self.refused, "error_description": "Bad Request"}, 400)
        if form["grant_type"] == "authorization_code":
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            if urlsafe_b64encode(digest).decode().rstrip("=") != self.challenge:
                return told({"error": "invalid_grant"}, 400)
        elif form["refresh_token"] not in self.refresh_tokens:
            return told(
                {
                    "error": "invalid_grant",
                    "error_description": "Token has been expired or revoked.",
                },
                400,
            )
        token, renewal = f"secret-access-{next(self.numbers)}", "secret-refresh"
        self.tokens.add(token)
        self.refresh_tokens.add(renewal)
        answer = {"access_token": token, "expires_in": self.lives, "token_type": "Bearer"}
        first = {"refresh_token": renewal} if form["grant_type"] == "authorization_code" else {}
        return told(answer | first | {"scope": self.granted})


def told(document: Document, status: int = 200) -> Answer:
    headers = {"Content-Type": "application/json; charset=UTF-8"}
    return Answer(json.dumps(document).encode(), status, headers)


def problem(status: int, reason: str, message: str, **headers: str) -> Answer:
    """An error in the form of Google's APIs."""
    errors = [{"domain": "global", "reason": reason, "message": message}]
    body = json.dumps({"error": {"code": status, "message": message, "errors": errors}}).encode()
    return Answer(body, status, {"Content-Type": "application/json"} | headers)


def shown(event: Document, calendar: Calendar) -> Document:
    """An event as it is answered: times with the offset of the calendar's zone, as Google does."""
    copy = deepcopy(event)
    for end in ("start", "end"):
        if "dateTime" in copy.get(end, {}):
            moment = datetime.fromisoformat(copy[end]["dateTime"])
            copy[end]["dateTime"] = moment.astimezone(ZoneInfo(calendar.zone)).isoformat()
    return copy


def merged(old: Document, new: Document) -> Document:
    """What a patch makes: None takes a field away."""
    result = dict(old)
    for name, value in new.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict):
            result[name] = merged(result.get(name, {}), value)
        else:
            result[name] = value
    return result


def invalid(event: Document) -> str:
    """Why an event is none, as the reference has it."""
    if not (5 <= len(event["id"]) <= 1024 and set(event["id"]) <= LETTERS):
        return "Invalid resource id value."
    if any("date" in event[end] and "dateTime" in event[end] for end in ("start", "end")):
        return "Invalid start time."
    times = []
    for end in ("start", "end"):
        ZoneInfo(event[end]["timeZone"])
        times.append(datetime.fromisoformat(event[end]["dateTime"]))
    if not all(time.tzinfo for time in times) or times[1] < times[0]:
        return "The specified time range is empty."
    too_long = len(event.get("description", "")) > 8192
    private = event.get("extendedProperties", {}).get("private", {})
    too_long |= any(len(name) > 44 or len(value) > 1024 for name, value in private.items())
    return "Too long." if too_long else ""


def has(event: Document, wanted: str | None) -> bool:
    if wanted is None:
        return True
    name, _, value = wanted.partition("=")
    return event.get("extendedProperties", {}).get("private", {}).get(name) == value


@contextmanager
def google_server() -> Iterator[Google]:
    """Serve an account on loopback."""
    google = Google()
    with serving(google.answer) as server:
        google.server = server
        yield google
