"""Random edits of real routes, and what must hold of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from tripai import edits as e
from tripai.checking import check_route
from tripai.editing.applying import apply_edits
from tripai.editing.diff import new_findings
from tripai.edits import Edit
from tripai.errors import TripaiError
from tripai.model import Activity, Budget, Money, Party, Place, Route, RouteDay, Spot
from tripai.now import today
from tripai.text import words

FACTS = (e.SetParty, e.SetBase)  # what they change of a locked day is no choice: costs, and ways
WHOLE = (
    e.SetJourneys,
    e.SetTransport,
    e.SetBudget,
    e.Prefer,
    e.Avoid,
    e.Shift,
    e.AddDay,
    e.DropDay,
)
NO_FULLER = (e.SetParty, e.SetBase, e.SetTransport, e.Avoid, e.Shift)
DATED = (e.Shift, e.AddDay, e.DropDay)


@dataclass(frozen=True)
class Dice:
    """Chances to draw an edit of a route by."""

    random: Random
    route: Route
    places: tuple[Place, ...]

    def one_of(self, *things: Any) -> Any:
        return self.random.choice(things)

    def activity(self) -> str:
        ids = [activity.id for activity in self.route.activities if activity.kind != "rest"]
        return self.random.choice(ids or ["nothing"])

    def day(self) -> int:
        return self.random.randint(1, len(self.route.days))

    def clock(self) -> time:
        return time(self.random.randint(8, 21), self.one_of(0, 15, 30, 45))

    def part(self) -> str:
        return self.random.choice(list(e.PARTS))

    def place(self) -> Place:
        return self.random.choice(self.places)

    def near(self) -> dict[str, str]:
        return {self.one_of("before", "after"): self.activity()}

    def one_or_a_day(self) -> dict[str, Any]:
        return self.one_of({"activity": self.activity()}, {"day": self.day()})

    def added(self) -> dict[str, Any]:
        return self.one_of(
            {},
            {"day": self.day()},
            {"day": self.day(), "start": self.clock()},
            {"day": self.day(), "part": self.part()},
            {"minutes": self.one_of(30, 60, 120)},
            self.near(),
        )

    def moved(self) -> dict[str, Any]:
        return self.one_of(
            {"day": self.day()}, {"start": self.clock()}, {"part": self.part()}, self.near()
        )

    def party(self) -> Party:
        ages = tuple(self.random.choices(range(18), k=self.one_of(0, 0, 1, 2, 3)))
        return Party(adults=self.one_of(1, 2, 3), child_ages=ages, seniors=self.one_of(0, 0, 1))

    def budget(self) -> Budget:
        amount, per = self.one_of((80, "day"), (200, "day"), (400, "trip"), (1500, "trip"))
        currencies = [a.cost.currency for a in self.route.activities if a.cost]
        return Budget(amount=amount, per=per, currency=(currencies or ["EUR"])[0])

    def hours(self) -> dict[str, time]:
        return self.one_of(
            {"start": time(self.one_of(7, 8, 11, 12), 30)}, {"end": time(self.one_of(17, 20, 23))}
        )

    def spot(self) -> Spot:
        place = self.place()
        return Spot(name=place.name, lat=place.lat, lon=place.lon)

    def moment(self) -> datetime:
        starts = [activity.start for activity in self.route.activities]
        return self.random.choice(starts) + timedelta(minutes=self.random.randint(-30, 90))


MAKERS: tuple[Callable[[Dice], Edit], ...] = (
    lambda d: e.AddPlace(place=d.place().ref, **d.added()),
    lambda d: e.AddPlace(place=d.place().ref, **d.added()),
    lambda d: e.AddEvent(title="Class", day=d.day(), start=d.clock(), minutes=d.one_of(30, 90)),
    lambda d: e.Remove(activity=d.activity()),
    lambda d: e.Move(activity=d.activity(), **d.moved()),
    lambda d: e.Move(activity=d.activity(), **d.moved()),
    lambda d: e.SwapDays(day=d.day(), other=d.day()),
    lambda d: e.SwapActivities(activity=d.activity(), other=d.activity()),
    lambda d: e.Replace(activity=d.activity(), by=d.one_of(None, d.place().ref)),
    lambda d: e.Lock(**d.one_or_a_day()),
    lambda d: e.Lock(**d.one_or_a_day()),
    lambda d: e.Unlock(**d.one_or_a_day()),
    lambda d: e.Retime(activity=d.activity(), start=d.clock()),
    lambda d: e.Retime(activity=d.activity(), minutes=d.one_of(30, 60, 150)),
    lambda d: e.Lengthen(activity=d.activity()),
    lambda d: e.Shorten(activity=d.activity(), minutes=15),
    lambda d: e.SetPace(
        pace=d.one_of("lighter", "fuller", "relaxed", "packed"), day=d.one_of(None, d.day())
    ),
    lambda d: e.SetBudget(budget=d.one_of(None, d.budget())),
    lambda d: e.SetDayWindow(day=d.one_of(None, d.day()), **d.hours()),
    lambda d: e.SetJourneys(**{d.one_of("arrive", "leave"): d.clock()}),
    lambda d: e.SetParty(party=d.party()),
    lambda d: e.SetBase(base=d.one_of(None, d.spot())),
    lambda d: e.SetTransport(modes=d.one_of((), ("walk",), ("drive",))),
    lambda d: e.Avoid(names=(d.one_of(*(place := d.place()).tags, place.name),)),
    lambda d: e.Prefer(interests={d.place().category: 1.0}),
    lambda d: e.AddDay(after=d.one_of(None, 0, d.day())),
    lambda d: e.DropDay(day=d.day()),
    lambda d: e.Shift(days=d.one_of(-7, -1, 1, 2, 7)),
    lambda d: e.Replan(day=d.one_of(None, d.day()), afresh=d.one_of(True, False)),
    lambda d: e.Resume(at=d.moment(), late=d.one_of(0, 20, 40, 90)),
    lambda d: e.Resume(at=d.moment(), done=(d.activity(),)),
)


def some_edit(random: Random, route: Route, places: tuple[Place, ...]) -> Edit:
    """An edit of any kind, which may well make no sense."""
    return random.choice(MAKERS)(Dice(random, route, places))


def changed(route: Route, edit: Edit, **options: object) -> Route | TripaiError:
    """The route after an edit of which all that must hold has been seen to, or the sentence that refused it."""
    try:
        after = apply_edits(route, [edit], **options)  # type: ignore[arg-type]
    except TripaiError as error:
        return error
    see_to(route, edit, after)
    return after


def see_to(before: Route, edit: Edit, after: Route) -> None:
    """Fail unless nothing has changed that the edit does not concern, and nothing is worse."""
    errors = [f for f in new_findings(before, after) if f.severity == "error"]
    assert not errors, errors
    assert after.findings == check_route(after)
    ids = Counter(activity.id for activity in after.activities)
    assert not [name for name, count in ids.items() if count > 1], ids
    assert Route.model_validate_json(after.model_dump_json(by_alias=True)) == after
    if isinstance(edit, e.Resume):
        see_to_the_rest(before, edit, after)
    see_to_what_is_said(before, edit, after)
    concerned = concerns(before, edit)
    if not isinstance(edit, DATED):
        for one, other in zip(before.days, after.days, strict=True):
            if one.number not in concerned:
                assert one.model_dump_json() == other.model_dump_json(), one.number
    for day in before.days:
        for activity in day.activities:
            if activity.locked and not is_meant(before, day, activity, edit):
                assert kept(activity, edit, after), activity.title
    for name in set(before.brief.must) & set(after.brief.must):
        there = [a for a in after.activities if a.place and is_called(a.place, name)]
        seen = {words(booking.place) for booking in after.brief.bookings}
        was = [a for a in before.activities if a.place and is_called(a.place, name)]
        assert there or not was or words(name) in seen, name


def see_to_what_is_said(before: Route, edit: Edit, after: Route) -> None:
    """Fail unless days are no fuller, prices the same, and what is no choice there, where none of that is asked for."""
    if isinstance(edit, NO_FULLER):
        assert visits(after) <= visits(before)
    if not isinstance(edit, e.SetParty | e.DropDay):  # a must of a day that is dropped comes anew
        there = prices(after)
        assert not [ref for ref, cost in prices(before).items() if there.get(ref, cost) != cost]
    assert not list(lost(before, edit, after))


def prices(route: Route) -> dict[str, Money | None]:
    """What each sight costs that is planned once."""
    seen = [(a.place.ref, a.cost) for a in route.activities if a.place and a.kind == "visit"]
    times = Counter(ref for ref, _ in seen)
    return {ref: cost for ref, cost in seen if times[ref] == 1}


def visits(route: Route) -> int:
    return sum(activity.kind == "visit" for activity in route.activities)


def see_to_the_rest(before: Route, edit: e.Resume, after: Route) -> None:
    """Fail unless what is done is over, and of all else just what has ended by now, or is on."""
    done, late = meant(before, edit, "done"), timedelta(minutes=edit.late)
    was = {a.id: a for a in before.activities if a.kind not in {"rest", "transfer", "lodging"}}
    day = today(before, edit.at)
    now = [a for a in after.days[day.number - 1].activities if a.id in was] if day else []
    on = [a for a in now if a.start < edit.at < a.end]
    waits = not any(a.id not in done and not was[a.id].locked for a in on)
    for a in now:
        if a.id in done or was[a.id].end <= edit.at:
            assert a.end <= edit.at, a.title
        elif not was[a.id].locked and a.kind != "event":
            assert a.end > edit.at, a.title
            goes_on = a.start == was[a.id].start < edit.at
            assert goes_on or a.start >= edit.at + late * waits, a.title
    left = [a for a in was.values() if a.end <= edit.at or a.id in done]
    assert {a.id for a in left} <= {a.id for a in after.activities}


def lost(before: Route, edit: Edit, after: Route) -> Iterator[str]:
    """Yield what an edit of something else has taken out though it is no choice."""
    left = Counter(a.title for a in after.activities)
    for day in before.days:
        is_dropped = isinstance(edit, e.DropDay) and edit.day == day.number
        is_dropped |= isinstance(edit, e.Resume)  # there may be no more time for it
        for activity in day.activities if not is_dropped else ():
            is_named = is_meant(before, day, activity, edit)
            stays = is_no_choice(activity)
            stays |= isinstance(edit, e.SwapDays) and activity.kind == "visit"
            if stays and not is_named and not left[activity.title]:
                yield activity.title


def is_no_choice(activity: Activity) -> bool:
    """Whether something is a meal that nobody here would plan: it stays until it is named."""
    return activity.kind == "meal" and not activity.title.startswith(("Lunch", "Dinner"))


def is_called(place: Place, name: str) -> bool:
    return words(name) in map(words, place.all_names)


def concerns(route: Route, edit: Edit) -> set[int]:
    """The numbers of the days that may be different, locked ones only where facts are."""
    numbers = {day.number for day in route.days}
    free = {d.number for d in route.days if not d.locked}
    if isinstance(edit, FACTS):
        return numbers
    if isinstance(edit, WHOLE):
        return free
    if isinstance(edit, e.SetPace | e.SetDayWindow | e.Replan):
        return {edit.day} if edit.day else free
    if isinstance(edit, e.Resume):
        dates = {edit.at.date(), edit.at.date() - timedelta(days=1)}
        return {day.number for day in route.days if day.date in dates}
    if isinstance(edit, e.AddPlace):
        return {edit.day} if edit.day else free
    days = {getattr(edit, "day", None)}
    days |= {edit.other} if isinstance(edit, e.SwapDays) else set()
    named = meant(route, edit, "activity", "other", "before", "after")
    days |= {day.number for day in route.days for a in day.activities if a.id in named}
    return {number for number in days if number}


def is_meant(route: Route, day: RouteDay, activity: Activity, edit: Edit) -> bool:
    of_day = isinstance(edit, e.Lock | e.Unlock) and edit.day == day.number
    return activity.id in meant(route, edit, "activity", "other", "done") or of_day


def meant(route: Route, edit: Edit, *fields: str) -> set[str]:
    """The ids of the activities that an edit names in some of its fields."""
    ids = set()
    for field in fields:
        said = getattr(edit, field, None) or ()
        for name in (said,) if isinstance(said, str) else said if isinstance(said, tuple) else ():
            found = e.find_activity(route, name)
            ids |= {found.id} if isinstance(found, Activity) else set()
    return ids


def kept(activity: Activity, edit: Edit, after: Route) -> bool:
    """Whether something locked is still there, at its time; on other dates, at its time of the day."""

    def alike(other: Activity) -> bool:
        same = (activity.title, activity.kind, activity.minutes, activity.locked) == (
            (other.title, other.kind, other.minutes, other.locked)
        )
        if isinstance(edit, DATED):
            return same and activity.start.time() == other.start.time()
        return same and activity.start == other.start

    return any(map(alike, after.activities))
