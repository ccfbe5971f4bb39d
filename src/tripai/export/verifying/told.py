"""What a file says of an activity, and what it should say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tripai import wording
from tripai.geo import Point
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain

Field = Literal["day", "start", "end", "clock", "zone", "point"]
EXACT = 1.1e-7
"""Degrees by which a coordinate that is written with seven decimals may be rounded, about a centimetre."""
TO_A_METRE = 5.1e-6
"""The same for one with five decimals, as in links."""


@dataclass(frozen=True, slots=True)
class Told:
    """One activity as it is told; None is what a file does not say of it."""

    title: str
    day: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    clock: str | None = None
    zone: str | None = None
    point: Point | None = None


def wanted(route: Route) -> Iterator[tuple[Activity, Told]]:
    """Yield every activity of a route with all that a file can say of it."""
    for day in route.days:
        for activity in day.activities:
            yield activity, _told(route, day, activity)


def differences(should: Told, does: Told, fields: Iterable[Field], degrees: float) -> Iterator[str]:
    """Yield a sentence for each field that a file tells otherwise."""
    name = plain(should.title)
    if _letters(should.title) != _letters(does.title):
        yield f"Day {should.day}: the file has {plain(does.title)!r} where the route has {name!r}."
        return
    for field in sorted(fields):
        ours, its = getattr(should, field), getattr(does, field)
        same = near(ours, its, degrees) if field == "point" else ours == its
        if not same:
            yield f"Day {should.day}, {name}: {field} is {its} in the file and {ours} in the route."


def _letters(title: str) -> str:
    """What is compared of a title: a format may break it into lines, lack what is no character, and defuse a formula."""
    line = "".join(plain(title).replace("\\N", "\\n").split())
    return line.replace("\ufffe", "").replace("\uffff", "").lstrip("'")


def near(ours: Point | None, its: Point | None, degrees: float) -> bool:
    """Return whether two points are the same; 180° east is 180° west."""
    if ours is None or its is None:
        return ours is its
    apart = abs(ours[1] - its[1]) % 360
    return abs(ours[0] - its[0]) <= degrees and min(apart, 360 - apart) <= degrees


def _told(route: Route, day: RouteDay, activity: Activity) -> Told:
    spot = activity.place or wording.booked_spot(route, activity)
    return Told(
        title=activity.title,
        day=day.number,
        start=activity.start,
        end=activity.end,
        clock=wording.DASH.join(wording.span(activity)),
        zone=activity.zone,
        point=spot.point if spot else None,
    )
