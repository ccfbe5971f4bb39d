"""The story of a mending: the edits that findings suggest, each kept only where it leaves fewer findings and no new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from tripai.checking import Advice, advise
from tripai.checking.claims import Claims
from tripai.checking.meals import BREAKFASTS
from tripai.checking.remedies import GENERAL
from tripai.editing.applying import apply_edits
from tripai.editing.diff import new_findings
from tripai.edits import Edit, Move, Remove, Retime
from tripai.errors import TripaiError
from tripai.model import Activity, Finding, Route, RouteDay
from tripai.places import PlaceSource
from tripai.travel import TravelTimes
from tripai.wording import listed

MOST_TRIES = 40  # edits, each of which takes some 0.1 s
_AT_TABLE = {"breakfast": 45, "lunch": 60, "dinner": 90}
_BEGIN = {
    "breakfast": (time(8, 30), time(9), time(8)),
    "lunch": (time(12, 30), time(13), time(12), time(13, 30), time(14)),
    "dinner": (time(19), time(19, 30), time(18, 30), time(20)),
}
"""When a meal is tried, the most usual time first."""
_ELSEWHEN = frozenset(
    {
        *("hours-closed", "last-entry", "after-dark", "overlap", "travel-time", "order"),
        *("before-arrival", "after-departure", "arrival-buffer", "departure-buffer"),
    }
)
"""Rules against which it helps that something is at another time or on another day."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A route with fewer findings.

    Attributes:
        route: The route; the same where no edit helps.
        done: What was done, a sentence each.
        lost: What was taken out for good, a sentence each.
    """

    route: Route
    done: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def mended(
    route: Route, claims: Claims, source: PlaceSource, travel: TravelTimes | None = None
) -> Mended:
    """Return the route after the edits that its findings suggest, errors first.

    Args:
        route: With findings.
        claims: What a plan from elsewhere says beside it.
        source: Knows places.
        travel: Travel times; estimated by default.
    """
    found = Mended(_judged(route, claims))
    tried: set[Edit] = set()
    while len(tried) < MOST_TRIES:
        edit = next((e for e in _edits(found.route, claims) if e not in tried), None)
        if edit is None:
            break
        tried.add(edit)
        after = _after(found.route, edit, claims, source, travel)
        if after:
            found = _with(found, edit, after)
    return found


def _judged(route: Route, claims: Claims) -> Route:
    return route.replaced(findings=tuple(one.finding for one in advise(route, claims=claims)))


def _after(
    route: Route, edit: Edit, claims: Claims, source: PlaceSource, travel: TravelTimes | None
) -> Route | None:
    """Return the route after an edit; None where it cannot be, or does not help."""
    try:
        after = apply_edits(route, [edit], source=source, travel=lambda _: travel, force=True)
    except TripaiError:
        return None
    after = _judged(after, claims)
    helps = _weight(after) < _weight(route) and not new_findings(route, after)
    return after if helps and _keeps(route, edit, after) else None


def _weight(route: Route) -> tuple[int, int]:
    severities = [finding.severity for finding in route.findings]
    return severities.count("error"), severities.count("warning")


def _keeps(route: Route, edit: Edit, after: Route) -> bool:
    """Whether all but what is to go is there yet: an edit may leave out what there is no room for."""
    gone = edit.activity if isinstance(edit, Remove) else ""
    had = sorted(a.title for a in route.activities if a.kind != "rest" and a.id != gone)
    return had == sorted(a.title for a in after.activities if a.kind != "rest")


def _edits(route: Route, claims: Claims) -> Iterator[Edit]:
    """Yield what may help against each finding, errors first."""
    found = sorted(advise(route, claims=claims), key=lambda one: one.finding.severity != "error")
    for one in found:
        there = _concerned(route, one.finding)
        if there:
            yield from _against(route, *there, one)


def _concerned(route: Route, finding: Finding) -> tuple[RouteDay, Activity] | None:
    for day in route.days:
        for activity in day.activities:
            if finding.day == day.number and finding.activity == activity.id:
                return (day, activity)
    return None


def _against(route: Route, day: RouteDay, activity: Activity, one: Advice) -> Iterator[Edit]:
    rule, key = one.finding.rule, activity.id
    if rule in {"overlap", "travel-time"}:
        before = day.activities[: day.activities.index(activity)]
        sights = [a for a in before if a.kind not in {"rest", "transfer", "lodging"}]
        if sights:
            yield Move(activity=key, day=day.number, after=sights[-1].id)
    if rule in _ELSEWHEN:
        yield Move(activity=key, day=day.number)
    if rule in _ELSEWHEN and activity.kind == "visit":
        others = sorted(route.days, key=lambda other: abs(other.number - day.number))
        yield from (Move(activity=key, day=other.number) for other in others[1:])
    nowhere = rule == "hours-closed" and activity.kind == "visit" and one.fix == GENERAL[rule]
    if rule == "duplicate-place" or nowhere:
        yield Remove(activity=key)
    if rule == "visit-length" and activity.place:
        yield Retime(activity=key, minutes=activity.place.minutes)
        nearest = -(-activity.place.minutes // 3)
        yield Retime(activity=key, minutes=max(5, -(-nearest // 5) * 5))
    if rule == "meal-length":
        yield from (Retime(activity=key, minutes=m) for m in (_AT_TABLE[_meal(activity)], 30))
    if rule == "meal-time":
        yield from (Retime(activity=key, start=start) for start in _BEGIN[_meal(activity)])


def _meal(activity: Activity) -> str:
    title = activity.title.casefold()
    if any(word in title for word in BREAKFASTS):
        return "breakfast"
    early = activity.start.hour < 17
    return "dinner" if "dinner" in title or ("lunch" not in title and not early) else "lunch"


def _with(found: Mended, edit: Edit, after: Route) -> Mended:
    assert isinstance(edit, Move | Remove | Retime)
    key = edit.activity
    old = next(a for a in found.route.activities if a.id == key)
    if isinstance(edit, Remove) and not _again(found.route, old):
        told = f"{old.title} is left out: it does not open on the days of the trip."
        return Mended(after, found.done, (*found.lost, told))
    return Mended(after, (*found.done, _told(found.route, old, after)), found.lost)


def _told(before: Route, old: Activity, after: Route) -> str:
    """Say what has become of an activity."""
    was = next(day.number for day in before.days if old in day.activities)
    places = ((day, a) for day in after.days for a in day.activities)
    same = [(day, a) for day, a in places if a.title == old.title and a.kind == old.kind]
    now = next(((d, a) for d, a in same if a.id == old.id), None)
    if now is None and (len(same) == 1 and not _again(before, old)):
        now = same[0]
    if now is None:
        where = f": it is on day {same[0][0].number} as well" if same else ""
        return f"{old.title} on day {was} is left out{where}."
    day, new = now
    span = f"{new.start:%H:%M}-{new.end:%H:%M}"
    others = _pushed(before, after, old)
    if day.number != was:
        return f"{old.title} moves from day {was} to day {day.number}, {span}{others}."
    if (new.start, new.end) == (old.start, old.end):
        return f"Day {was} is put in order of time{others}."
    return f"{old.title} is {span} instead of {old.start:%H:%M}-{old.end:%H:%M}{others}."


def _pushed(before: Route, after: Route, but: Activity) -> str:
    """Say what else begins at another time for it."""
    began = {(a.kind, a.title): a.start for a in before.activities if a.title != but.title}
    now = [a for a in after.activities if a.kind != "rest"]
    moved = [a for a in now if a.start != began.get((a.kind, a.title), a.start)]
    return f"; for it {listed(f'{a.title} {a.start:%H:%M}' for a in moved)}" if moved else ""


def _again(route: Route, old: Activity) -> bool:
    return sum(a.title == old.title and a.kind == old.kind for a in route.activities) > 1
