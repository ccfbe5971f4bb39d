"""When a plan's party arrives and leaves, by which its first and last things are judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from tripai.importing.plan_kinds import Gate
from tripai.importing.plan_names import Stop
from tripai.model import City
from tripai.readers.plan_words import find_time, straight

BOARDING = {"flight": 90, "train": 30}  # minutes before it leaves at which one is there
_ARRIVES = re.compile(
    r"\b(?:arriv\w*|land(?:s|ing)?|touch(?:es)? down|flight from|train from)\b", re.IGNORECASE
)
_LEAVES = re.compile(
    r"\b(?:depart\w*|leaves?|takes? off|fly (?:home|back|out)|(?:flight|train|plane)\b(?! from))",
    re.IGNORECASE,
)
_TO_THE_GATE = re.compile(
    r"\b(?:to|for) (?:the |your )?(?:\w+ ){0,3}(?:airport|station)\b|^(?:transfer|taxi|head|leave for)\b",
    re.IGNORECASE,
)
_OF_A_JOURNEY = re.compile(r"\b(?:flight|plane|train|depart\w*)\b", re.IGNORECASE)
DayOfStops = tuple[int, date, list[Stop]]


@dataclass(frozen=True, slots=True)
class Journeys:
    """The days with the journeys in them, and when the trip begins and ends by plane or train."""

    days: tuple[DayOfStops, ...]
    arrive: datetime | None = None
    arrive_by: Gate | None = None
    leave: datetime | None = None
    leave_by: Gate | None = None


def journeys_of(days: Sequence[DayOfStops], city: City) -> Journeys:
    """Return when a party arrives with the first thing of its plan, and leaves with the last."""
    found = Journeys(tuple(days))
    stops = [stop for _, _, some in days for stop in some]
    if not stops:
        return found
    first, last = stops[0], stops[-1]
    if first.gate and first.item.start and _ARRIVES.search(_words(first)):
        arrive = _moment(days[0][1], first.item.start, city)
        found = replace(found, arrive=arrive, arrive_by=first.gate)
    away = _departure(last) if last.gate and last is not first else None
    if away is None:
        return found
    number, on, some = days[-1]
    later = (number, on, [*some[:-1], _ending(last, away)])
    leave = _moment(on, away, city)
    return replace(found, days=(*days[:-1], later), leave=leave, leave_by=last.gate)


def _departure(stop: Stop) -> time | datetime | None:
    """Return when a plane or train leaves: not when one sets out for it."""
    words = straight(_words(stop))
    for said in _OF_A_JOURNEY.finditer(words):
        near = find_time(words[max(0, said.start() - 12) : said.end() + 24])
        if near and not _TO_THE_GATE.search(words[max(0, said.start() - 12) : said.start() + 12]):
            return near.start
    if _LEAVES.search(stop.item.said) and not _TO_THE_GATE.search(stop.item.said):
        return stop.item.start
    return None


def _ending(stop: Stop, away: time | datetime) -> Stop:
    """Return the journey with an end: what is said is when it leaves, unless a start is said beside it."""
    begins = None if stop.item.start == away else stop.item.start
    return replace(stop, item=replace(stop.item, start=begins, end=away, minutes=None))


def _words(stop: Stop) -> str:
    return f"{stop.item.said}. {stop.item.note}"


def _moment(day: date, said: time | datetime, city: City) -> datetime:
    local = ZoneInfo(city.zone)
    if isinstance(said, datetime):
        return said if said.tzinfo else said.replace(tzinfo=local)
    return datetime.combine(day, said, local).astimezone(UTC).astimezone(local)
