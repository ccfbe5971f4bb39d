"""What the commands about Google Calendar print with --json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from tripai.cli.versioned import Document
from tripai.model import Frozen

if TYPE_CHECKING:
    from tripai.calendar.events import Event, Found
    from tripai.syncing import Sync


class EventLine(Frozen):
    """An event of ours in Google Calendar, and the activity that it stands for."""

    id: str
    activity: str
    title: str
    put_back: bool = Field(default=False, description="it was moved in Google, and is no longer")


class SyncDocument(Document):
    """`tripai export --to google-calendar --json`: what was written, or would be by a dry run."""

    route: str
    revision: int | None
    calendar: str | None = Field(description="its id in Google; null when it is not made yet")
    created: tuple[EventLine, ...]
    updated: tuple[EventLine, ...]
    deleted: tuple[EventLine, ...]
    kept: int = Field(description="how many events were as they should be")
    reminder: int | None = Field(description="minutes before each event; null without reminders")
    dry_run: bool


class SetupDocument(Document):
    """`tripai calendar setup --json`."""

    signed_in: bool
    file: str = Field(description="where the tokens are kept")
    steps: tuple[str, ...] = Field(
        description="what is to be done to sign in; empty when it is done"
    )


class TakenAwayDocument(Document):
    """`tripai calendar remove --json`."""

    route: str
    deleted: int = Field(description="how many events")
    calendar_deleted: bool = Field(description="false when others have events in it, which stay")


def sync(planned: Sync, calendar: str | None, *, dry_run: bool) -> dict[str, Any]:
    """Return what changed."""
    changes = planned.changes
    updated = [_line(update.event).replaced(put_back=update.puts_back) for update in changes.update]
    return SyncDocument(
        route=planned.route.slug,
        revision=planned.route.revision,
        calendar=calendar,
        created=tuple(map(_line, changes.create)),
        updated=tuple(updated),
        deleted=tuple(map(_line, changes.delete)),
        kept=changes.kept,
        reminder=planned.reminder,
        dry_run=dry_run,
    ).model_dump(mode="json")


def _line(event: Event | Found) -> EventLine:
    return EventLine(id=event.id, activity=event.activity, title=event.title)


SCHEMAS: dict[str, type[Frozen]] = {
    "calendar-setup": SetupDocument,
    "calendar-removed": TakenAwayDocument,
    "sync": SyncDocument,
}
