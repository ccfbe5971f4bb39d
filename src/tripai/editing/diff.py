"""What is different between two routes, or two revisions of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tripai.model import Activity, Finding, Money, Route, RouteDay
from tripai.wording import costs, walked

Likeness = Callable[[Activity, int | None], Hashable]
"""What is the same of two activities, by the number of the day that was theirs in the earlier route."""
_LEFT_ASIDE = frozenset({"rest"})  # free time comes and goes with what is around it


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity and the number of its day."""

    day: int
    activity: Activity


@dataclass(frozen=True, slots=True)
class Change:
    """An activity that is in both routes, at another time or of another length, fixed or no longer fixed.

    `was_day` is the number that the later day had in the earlier route, None for a day that is new.
    """

    before: Slot
    after: Slot
    was_day: int | None

    @property
    def other_day(self) -> bool:
        """Whether it is on another day of the trip, and not on the same under another number."""
        return self.before.day != self.was_day

    @property
    def other_time(self) -> bool:
        """Whether it begins at another time of the day."""
        return self.only_by_name or _clock(self.before.activity) != _clock(self.after.activity)

    @property
    def only_by_name(self) -> bool:
        """Whether it begins at another moment that clocks show alike on that date: 01:30 EDT and 01:30 EST."""
        was, is_now = self.before.activity, self.after.activity
        alike = (was.zone, was.start.replace(tzinfo=None, fold=0)) == (
            is_now.zone,
            is_now.start.replace(tzinfo=None, fold=0),
        )
        return alike and was.start.utcoffset() != is_now.start.utcoffset()

    @property
    def longer_by(self) -> int:
        """By how many minutes it is longer; negative when it is shorter."""
        return self.after.activity.minutes - self.before.activity.minutes

    @property
    def locked(self) -> bool | None:
        """Whether it has been fixed or freed; None when neither."""
        was, is_now = self.before.activity.locked, self.after.activity.locked
        return None if was == is_now else is_now


@dataclass(frozen=True, slots=True)
class Totals:
    """A route in numbers: minutes from setting out to coming home, costs by currency, what the checker found."""

    days: int
    sights: int
    minutes_out: int
    metres_walked: int
    cost: tuple[Money, ...]
    score: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class RouteDiff:
    """What is different.

    Attributes:
        days: By number of a later day that of the earlier one that it is; a new one is not among them.
        came, went: What only the later or the earlier route has, in order.
        moved: What is on another day, or begins at another time.
        changed: What stayed where it was, but is longer, shorter, fixed or no longer fixed.
        brief: The names of the brief's fields that differ.
        before, after: Both routes in numbers.
        found, resolved: Findings that only the later or the earlier route has.
    """

    days: Mapping[int, int]
    came: tuple[Slot, ...]
    went: tuple[Slot, ...]
    moved: tuple[Change, ...]
    changed: tuple[Change, ...]
    brief: tuple[str, ...]
    before: Totals
    after: Totals
    found: tuple[Finding, ...]
    resolved: tuple[Finding, ...]


def diff(before: Route, after: Route) -> RouteDiff:
    """Return what became different from one route to another."""
    days = _days_before(before, after)
    pairs, went, came = _matched(_slots(before), _slots(after), days)
    changes = [Change(a, b, days.get(b.day)) for a, b in pairs]
    moved = tuple(c for c in changes if c.other_day or c.other_time)
    changed = tuple(c for c in changes if c not in moved and (c.longer_by or c.locked is not None))
    return RouteDiff(
        days=days,
        came=came,
        went=went,
        moved=moved,
        changed=changed,
        brief=tuple(_brief_fields(before, after)),
        before=totals(before),
        after=totals(after),
        found=new_findings(before, after),
        resolved=new_findings(after, before),
    )


def totals(route: Route) -> Totals:
    """Return a route in numbers."""
    sights = sum(activity.kind == "visit" for activity in route.activities)
    severities = Counter(finding.severity for finding in route.findings)
    return Totals(
        days=len(route.days),
        sights=sights,
        minutes_out=sum(map(_minutes_out, route.days)),
        metres_walked=sum(walked(day)[1] for day in route.days),
        cost=costs(route.days),
        score=route.score,
        errors=severities["error"],
        warnings=severities["warning"],
    )


def new_findings(before: Route, after: Route) -> tuple[Finding, ...]:
    """Return what is found in a later route and was not found in an earlier one: another rule, or of something else.

    What a rule says of a place or an event is the same on another day; what it says of a day goes with
    what is on that day, whatever its number is now.
    """
    numbers = _numbers_before(before, after)
    known = Counter(_abouts(before, {day.number: day.number for day in before.days}))
    new = []
    for finding, about in zip(after.findings, _abouts(after, numbers), strict=True):
        if known[about]:
            known[about] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _abouts(route: Route, numbers: Mapping[int, int]) -> Iterator[Hashable]:
    """Yield what each finding of a route is about, its days by their numbers in an earlier route."""
    activities = {activity.id: activity for activity in route.activities}
    for finding in route.findings:
        day = finding.day and numbers.get(finding.day, -finding.day)
        activity = activities.get(finding.activity or "")
        if activity and activity.kind in {"visit", "event"}:
            yield finding.rule, _name(activity)
        else:
            yield finding.rule, day, activity and activity.kind


def _days_before(before: Route, after: Route) -> dict[int, int]:
    """By number of a later day that of the earlier one; where there are as many, days change places and no numbers."""
    if len(before.days) == len(after.days):
        return {day.number: day.number for day in after.days}
    return _numbers_before(before, after)


def _numbers_before(before: Route, after: Route) -> dict[int, int]:
    """By number of a later day that of the earlier one that it was: the one with most of what is on it."""
    there, here = ([(day, _things_on(day)) for day in route.days] for route in (before, after))
    pairs = sorted(
        (
            -(was & now).total(),
            old.date != new.date,
            abs(old.number - new.number),
            old.number,
            new.number,
        )
        for old, was in there
        for new, now in here
    )
    numbers: dict[int, int] = {}
    for *_, old, new in pairs:
        if new not in numbers and old not in numbers.values():
            numbers[new] = old
    return numbers


def _things_on(day: RouteDay) -> Counter[Hashable]:
    return Counter(_name(a) for a in day.activities if a.kind not in _LEFT_ASIDE)


def _slots(route: Route) -> list[Slot]:
    return [
        Slot(day.number, activity)
        for day in route.days
        for activity in day.activities
        if activity.kind not in _LEFT_ASIDE
    ]


def _matched(
    before: Sequence[Slot], after: Sequence[Slot], days: Mapping[int, int]
) -> tuple[list[tuple[Slot, Slot]], tuple[Slot, ...], tuple[Slot, ...]]:
    """Pair what is the same thing in both: the nearer it is to where it was, the sooner."""
    left, right = list(before), list(after)
    pairs = []
    for likeness in (_at_its_time, _on_its_day, _of_its_kind):
        for first, second in list(_pairs(left, right, likeness, days)):
            left.remove(first)
            right.remove(second)
            pairs.append((first, second))
    pairs.sort(key=lambda pair: after.index(pair[1]))
    return pairs, tuple(left), tuple(right)


def _pairs(
    left: Sequence[Slot], right: Sequence[Slot], likeness: Likeness, days: Mapping[int, int]
) -> Iterator[tuple[Slot, Slot]]:
    there: dict[Hashable, list[Slot]] = {}
    for slot in right:
        there.setdefault(likeness(slot.activity, days.get(slot.day)), []).append(slot)
    for slot in left:
        if same := there.get(likeness(slot.activity, slot.day)):
            yield slot, same.pop(0)


def _at_its_time(activity: Activity, day: int | None) -> Hashable:
    return _name(activity), day, _clock(activity), activity.start.utcoffset()


def _on_its_day(activity: Activity, day: int | None) -> Hashable:
    return _name(activity), day


def _of_its_kind(activity: Activity, _: int | None) -> Hashable:
    return _name(activity)


def _name(activity: Activity) -> Hashable:
    """What is the same thing wherever it stands: a kind, and a place or a title."""
    is_place = activity.place is not None and activity.kind != "meal"  # one eats twice in one area
    return activity.kind, activity.place.ref if is_place and activity.place else activity.title


def _clock(activity: Activity) -> tuple[int, int]:
    return activity.start.hour, activity.start.minute


def _brief_fields(before: Route, after: Route) -> Iterator[str]:
    for name in type(before.brief).model_fields:
        if name != "assumptions" and getattr(before.brief, name) != getattr(after.brief, name):
            yield name


def _minutes_out(day: RouteDay) -> int:
    out = [activity for activity in day.activities if activity.kind not in _LEFT_ASIDE]
    if not out:
        return 0
    start = out[0].start - timedelta(minutes=out[0].leg.minutes if out[0].leg else 0)
    end = out[-1].end + timedelta(minutes=day.way_home.minutes if day.way_home else 0)
    return int((end - start).total_seconds() // 60)
