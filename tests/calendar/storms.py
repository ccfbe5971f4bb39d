"""Random sequences of edits, syncs, kills and moves in Google, and what must hold at the end of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from calendar_steps import NOW, Traveller, google_of, times

from google_server import Document, google_server, problem
from loopback import Answer, Request
from real_routes import family
from tripai.calendar.events import SHOWN
from tripai.model import Activity, RouteDay
from tripai.storage import open_store

MOST_STEPS = 8


class KilledError(BaseException):
    """The process ends here: nothing catches it."""


class Storm:
    """One sequence; `random` decides all of it."""

    def __init__(self, traveller: Traveller, random: Random) -> None:
        self.traveller = traveller
        self.random = random
        self.foreign: dict[str, Document] = {}
        self.kills = 0
        self.plain = traveller.google._http.request

    def run(self) -> None:
        """Do something at random, several times; then sync undisturbed, and look."""
        steps = (
            self._edit,
            self._edit,
            self._sync,
            self._killed,
            self._killed,
            self._move,
            self._foreign,
            self._delete,
        )
        for _ in range(self.random.randint(2, MOST_STEPS)):
            self.random.choice(steps)()
        self.traveller.sync()
        self._look()

    def _look(self) -> None:
        account, route = self.traveller.account, self.traveller.route
        kept = self.traveller.store.calendars.of(route)
        assert kept
        events = [e for e in account.calendars[kept].live if e["id"] not in self.foreign]
        assert len(events) == len({event["id"] for event in events})
        there = sorted((e["summary"], _seconds(e["start"]), _seconds(e["end"])) for e in events)
        assert there == times(route)
        everything = {i: e for c in account.calendars.values() for i, e in c.events.items()}
        assert {i: everything[i] for i in self.foreign} == self.foreign
        for key, calendar in account.calendars.items():
            # Of a calendar whose id was never learned, because the run died before, nothing is known: it is empty.
            assert key == kept or all(event["id"] in self.foreign for event in calendar.live)
        before = len(account.writes)
        self.traveller.sync()
        assert len(account.writes) == before

    def _edit(self) -> None:
        """Retime, rename, take out or bring in something, or take a whole day's things away."""
        route = self.traveller.route
        day = self.random.choice(route.days)
        change: Callable[[RouteDay], RouteDay] = self.random.choice(
            (self._retimed, self._renamed, self._shorter, self._longer)
        )
        days = tuple(change(each) if each is day else each for each in route.days)
        self.traveller.route = self.traveller.store.save(route.replaced(days=days))

    def _retimed(self, day: RouteDay) -> RouteDay:
        by = timedelta(minutes=self.random.randint(-90, 90))
        return _each(day, lambda a: a.replaced(start=a.start + by, end=a.end + by))

    def _renamed(self, day: RouteDay) -> RouteDay:
        return _each(day, lambda a: a.replaced(title=f"{a.title[:40]} {self.random.randint(1, 9)}"))

    def _shorter(self, day: RouteDay) -> RouteDay:
        keeps = [a for a in day.activities if self.random.random() < 0.6]
        return day.replaced(activities=tuple(keeps))

    def _longer(self, day: RouteDay) -> RouteDay:
        """Bring back what an earlier revision had: its events' ids have been used before."""
        first = self.traveller.store.load(self.traveller.route.slug, 1)
        return next(each for each in first.days if each.number == day.number)

    def _sync(self) -> None:
        self.traveller.sync()

    def _killed(self) -> None:
        """Sync, and die before or after one of the requests; the server may be in a bad mood as well."""
        left = self.random.randint(0, 14)
        answered = self.random.random() < 0.5
        http = self.traveller.google._http

        def request(*what: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left >= 0:
                return self.plain(*what, **options)
            if answered:
                self.plain(*what, **options)
            raise KilledError

        http.request = request
        self.traveller.account.fault = self._mood
        try:
            self.traveller.sync()
        except KilledError:
            self.kills += 1
        finally:
            del http.request
            self.traveller.account.fault = lambda _: None

    def _mood(self, _: Request) -> Answer | None:
        if self.random.random() > 0.1:
            return None
        return self.random.choice(
            (
                problem(429, "rateLimitExceeded", ""),
                problem(403, "rateLimitExceeded", ""),
                problem(500, "backendError", ""),
            )
        )

    def _ours(self) -> list[Document]:
        found = [e for c in self.traveller.account.calendars.values() for e in c.live]
        return [event for event in found if event["id"] not in self.foreign]

    def _move(self) -> None:
        for event in self._ours()[:2]:
            start = datetime.fromisoformat(event["start"]["dateTime"]) + timedelta(hours=1)
            self.traveller.account.move(event, start, start + timedelta(hours=1))

    def _delete(self) -> None:
        for event in self._ours()[-1:]:
            event["status"] = "cancelled"
            self.traveller.account.stamp(event)

    def _foreign(self) -> None:
        """Somebody adds an event of their own, or copies one of ours."""
        for calendar in self.traveller.account.calendars.values():
            ours = [event for event in calendar.live if event["id"] not in self.foreign]
            copied = (
                deepcopy(self.random.choice(ours)) if ours and self.random.random() < 0.5 else {}
            )
            copied.pop("id", None)
            event = self.traveller.account.add(calendar, "Call mother")
            calendar.events[event["id"]] |= copied
            self.foreign[event["id"]] = deepcopy(calendar.events[event["id"]])


def _each(day: RouteDay, change: Callable[[Activity], Activity]) -> RouteDay:
    activities = (change(a) if a.kind in SHOWN else a for a in day.activities)
    return day.replaced(activities=tuple(activities))


def _seconds(when: dict[str, str]) -> float:
    return datetime.fromisoformat(when["dateTime"]).timestamp()


def run_storms(folder: Path, numbers: Iterable[int]) -> tuple[int, int]:
    """Run sequences by their numbers; return how many kills there were, and requests."""
    kills = 0
    with (
        open_store(folder / "storms.db", now=lambda: NOW) as store,
        google_server() as account,
        google_of(account) as google,
    ):
        for number in numbers:
            account.calendars.clear()
            new = family().replaced(slug=f"storm-{number}", number=None, revision=None)
            storm = Storm(Traveller(google, account, store, store.save(new)), Random(number))
            storm.run()
            kills += storm.kills
        requests = len(account.server.requests)
    return kills, requests
