"""What a sync would change: the events that a route has against those that the calendar holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tripai.calendar.events import Event, Found


@dataclass(frozen=True, slots=True)
class Update:
    """An event of ours that is to be another one."""

    event: Event
    found: Found

    @property
    def puts_back(self) -> bool:
        """Whether somebody has moved it in Google, and it will be where the route has it again."""
        return self.found.moved and (self.found.start, self.found.end) != (
            self.event.start,
            self.event.end,
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be created, updated and deleted for a calendar to hold a route's events.

    Attributes:
        kept: How many events are as they should be; nothing is written for those.
    """

    create: tuple[Event, ...]
    update: tuple[Update, ...]
    delete: tuple[Found, ...]
    kept: int

    @property
    def count(self) -> int:
        """How many events change."""
        return len(self.create) + len(self.update) + len(self.delete)

    @property
    def put_back(self) -> tuple[Update, ...]:
        """What somebody has moved in Google, and will be where the route has it again."""
        return tuple(update for update in self.update if update.puts_back)


def compare(wanted: Sequence[Event], there: Iterable[Found]) -> Changes:
    """Return what makes the events that are there those that are wanted.

    Words that somebody has changed in Google stay until the route's own change; times follow the route.
    """
    known = {each.id: each for each in there}
    pairs = [(event, known.pop(event.id, None)) for event in wanted]
    return Changes(
        create=tuple(event for event, found in pairs if found is None),
        update=tuple(
            Update(event, found) for event, found in pairs if found and _differ(event, found)
        ),
        delete=tuple(known.values()),
        kept=sum(found is not None and not _differ(event, found) for event, found in pairs),
    )


def _differ(event: Event, found: Found) -> bool:
    same = event.digest == found.digest and (event.start, event.end) == (found.start, found.end)
    return not same
