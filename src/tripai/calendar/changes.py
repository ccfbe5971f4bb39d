"""What a sync would change: the events that a route has against those that the calendar holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tripai.calendar.events import Event, Found, event_id


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
    there = tuple(there)
    found = matched(((event.id, event.title, event.start) for event in wanted), there)
    taken = {each.id for each in there}
    pairs = [(event, found[event.id]) for event in wanted if event.id in found]
    updates = [Update(event.at(each.id), each) for event, each in pairs if _differ(event, each)]
    return Changes(
        create=tuple(_free(event, taken) for event in wanted if event.id not in found),
        update=tuple(updates),
        delete=tuple(each for each in there if each not in found.values()),
        kept=len(pairs) - len(updates),
    )


def matched(
    wanted: Iterable[tuple[str, str, datetime]], there: Sequence[Found]
) -> dict[str, Found]:
    """Return the events that stand for what is wanted, by its key.

    Something booked has another key at another time: what was moved in Google and followed is there
    under the old one, with the title and the start that are wanted.

    Args:
        wanted: The key, the title and the start of each.
        there: What is in the calendar.
    """
    wanted = tuple(wanted)
    known = {each.key: each for each in there}
    found = {key: known[key] for key, *_ in wanted if key in known}
    left = [each for each in there if each not in found.values()]
    for key, title, start in wanted:
        like = [each for each in left if (each.title, each.start) == (title, start)]
        if key not in found and like:
            found[key] = like[0]
            left.remove(like[0])
    return found


def _free(event: Event, taken: Collection[str]) -> Event:
    """Return a new event under an id that no other has: its own may be that of one that has moved on."""
    free, again = event.id, 2
    while free in taken:
        free, again = event_id(event.id, event.activity, again), again + 1
    return event.at(free)


def _differ(event: Event, found: Found) -> bool:
    wanted = (event.id, event.digest, event.start, event.end)
    return wanted != (found.key, found.digest, found.start, found.end)
