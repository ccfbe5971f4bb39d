"""What somebody does with a route and its calendar."""

from dataclasses import dataclass
from datetime import UTC, datetime

from google.oauth2.credentials import Credentials

from google_server import Calendar, Document, Google
from tripai.calendar.events import SHOWN
from tripai.calendar.google import GoogleCalendar
from tripai.model import Activity, Route
from tripai.storage import Store
from tripai.syncing import Sync, plan_sync, write_sync

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def google_of(account: Google) -> GoogleCalendar:
    """The client, with short waits."""
    return GoogleCalendar(account.endpoint, Credentials("good-token"), pause=0.001)


@dataclass
class Traveller:
    """Somebody with a route, an account at Google and a database."""

    google: GoogleCalendar
    account: Google
    store: Store
    route: Route

    def plan(self, **options: object) -> Sync:
        return plan_sync(self.google, self.store.calendars, self.route, **options)

    def sync(self, **options: object) -> Sync:
        planned = self.plan(**options)
        write_sync(self.google, self.store.calendars, planned)
        return planned

    @property
    def calendar(self) -> Calendar:
        return self.account.only()[1]

    def event(self, title: str) -> Document:
        [found] = [event for event in self.calendar.live if title in event["summary"]]
        return found

    def change(self, activity: Activity, **fields: object) -> None:
        """Change an activity of the route, and save it."""
        days = tuple(
            day.replaced(
                activities=tuple(
                    a.replaced(**fields) if a is activity else a for a in day.activities
                )
            )
            for day in self.route.days
        )
        self.route = self.store.save(self.route.replaced(days=days))


def times(route: Route) -> list[tuple[str, float, float]]:
    """Title, start and end of what is to be in a calendar."""
    return sorted(
        (a.title, a.start.timestamp(), a.end.timestamp())
        for a in route.activities
        if a.kind in SHOWN
    )
