"""Google Calendar for the commands: who asks, what would change, and what is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from tripai.cli.context import Session
from tripai.cli.progress import progress_bar
from tripai.cli.streams import write
from tripai.errors import InputError, ServiceError, StorageError
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.calendar.events import Event, Found
    from tripai.calendar.google import GoogleCalendar
    from tripai.model import Route
    from tripai.storage import Store
    from tripai.syncing import Sync

GOOGLE = "google-calendar"
SERVICE = "Google Calendar"


@dataclass(frozen=True, slots=True)
class CalendarOptions:
    """How a route is put into Google Calendar."""

    calendar: Annotated[
        str | None,
        typer.Option(help="google-calendar: what the calendar is called.", metavar="NAME"),
    ] = None
    remind: Annotated[
        int | None,
        typer.Option(
            help="google-calendar: minutes before each event to be reminded; 0: not any longer.",
            metavar="MINUTES",
            min=0,
            max=40320,
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="google-calendar: print what would change, write nothing."),
    ] = False


@contextmanager
def google_calendar(session: Session) -> Iterator[GoogleCalendar]:
    """Open Google Calendar as whoever is signed in.

    Raises:
        ServiceError: The network may not be used, or nobody is signed in.
    """
    session.network.permit(SERVICE)
    endpoint = session.settings.google_endpoint
    if not endpoint.startswith(("http://", "https://")):
        raise ServiceError(
            f"{SERVICE} cannot be asked: its address is no http or https address.",
            "Mend the setting: tripai config edit",
        )
    who = _who(session)
    from tripai.calendar.google import GoogleCalendar

    with GoogleCalendar(endpoint, who) as google:
        yield google


def token_of(session: Session) -> str:
    """Return the bearer token that was set for use without a person; empty for none."""
    return session.environ.get("TRIPAI_GOOGLE_TOKEN", "").strip()


def _who(session: Session) -> Any:
    """Return credentials: of the token that is set, or of the sign-in."""
    if token := token_of(session):
        from tripai.calendar.sign_in import bearer

        return bearer(token)
    from tripai.calendar.tokens import keep_sign_in, read_sign_in

    file = session.settings.paths.google
    sign_in = read_sign_in(file)
    if sign_in is None:
        raise ServiceError(
            "Nobody is signed in to Google.",
            "Sign in: tripai calendar setup; or set TRIPAI_GOOGLE_TOKEN.",
        )
    from tripai.calendar.sign_in import Renewed

    return Renewed(sign_in, lambda renewed: keep_sign_in(file, renewed))


def export_to_google(
    session: Session, store: Store, route: Route, options: CalendarOptions
) -> None:
    """Show what would change in a route's calendar, and write it."""
    from tripai.syncing import plan_sync, write_sync

    if options.calendar is not None and not plain(options.calendar):
        raise InputError("The name of the calendar is empty.", "Leave --calendar out, or name it.")
    name = None if options.calendar is None else plain(options.calendar)
    with google_calendar(session) as google:
        planned = plan_sync(google, store.calendars, route, name=name, reminder=options.remind)
        show(session, planned)
        if options.dry_run:
            _print(session, planned, planned.calendar, dry_run=True)
            session.say("Nothing was written (--dry-run).")
            return
        if (
            planned.changes.put_back
            and session.can_ask
            and not session.confirms(
                f"Put back what was moved in Google? To keep it there: tripai calendar pull {route.slug}."
            )
        ):
            session.say("Nothing was written.")
            return
        with progress_bar(session, "Writing") as progress:
            calendar = write_sync(google, store.calendars, planned, progress or (lambda *_: None))
    _record(session, store, route, calendar)
    _print(session, planned, calendar, dry_run=False)
    session.say(_done(planned))


def _record(session: Session, store: Store, route: Route, calendar: str) -> None:
    """Note where a route went; in a database that is only to be read that cannot be."""
    try:
        store.record_export(route, format=GOOGLE, target=calendar)
    except StorageError as error:
        session.say(f"This is not noted as an export: {error.message}")


def show(session: Session, planned: Sync) -> None:
    """Print what would change, a line each."""
    if planned.lost == "":
        session.say(
            "A run before this one was broken off while Google made the calendar: if Google Calendar shows an "
            "empty one of the same name, delete it there."
        )
    elif planned.lost:
        session.say("The calendar of before is no longer in Google: a new one is made.")
    if session.json:
        return
    changes = planned.changes
    lines = [f"+ {_when(event.start)} {event.title}" for event in changes.create]
    for update in changes.update:
        was = (
            f" (in Google {_at(update.found, update.event)}: put back)" if update.puts_back else ""
        )
        lines.append(f"~ {_when(update.event.start)} {update.event.title}{was}")
    lines += [f"- {found.title}" for found in changes.delete]
    if planned.calendar and planned.name:
        lines.append(f"~ the calendar is called {plain(planned.name)}")
    if planned.calendar and planned.reminder != planned.reminded:
        was, will = map(_reminding, (planned.reminded, planned.reminder))
        lines.append(f"~ {will} (was: {was})")
    write("".join(f"{line}\n" for line in lines))


def _print(session: Session, planned: Sync, calendar: str | None, *, dry_run: bool) -> None:
    if session.json:
        from tripai.cli import calendar_documents

        session.print_json(calendar_documents.sync(planned, calendar, dry_run=dry_run))


def _done(planned: Sync) -> str:
    changes = planned.changes
    if not changes.count and not planned.name:
        return f"Google Calendar has all {changes.kept} events as they are: nothing was written."
    counts = f"{len(changes.create)} created, {len(changes.update)} updated, {len(changes.delete)} deleted"
    return f"Google Calendar: {counts}, {changes.kept} as they were."


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _reminding(minutes: int | None) -> str:
    return "no reminders" if minutes is None else f"a reminder {minutes} min before each event"


def _at(found: Found, event: Event) -> str:
    """When an event is in Google, by the clock of its place."""
    if found.start is None:
        return "all day"
    return _when(found.start.astimezone(ZoneInfo(event.body["start"]["timeZone"])))
