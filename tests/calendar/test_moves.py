"""What was moved in Google becomes edits, and the edits a route."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from google_server import Calendar as Kept
from google_server import invalid, shown
from real_routes import family, planned
from tripai.calendar.changes import compare
from tripai.calendar.events import Event, Found, found, to_events, without_nothing
from tripai.calendar.moves import follow, moves
from tripai.cli.diff_lines import parts
from tripai.editing.applying import apply_edits
from tripai.editing.diff import diff
from tripai.edits import Edit, Move, Retime
from tripai.errors import ScheduleError
from tripai.export._notes import notes
from tripai.model import Activity, Booking, Route
from tripai.planning import plan_route

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
import strange_routes

HOUR = timedelta(hours=1)


def events(route: Route) -> list[Found]:
    """A route's events as they stand in Google after a sync."""
    return [_found(event, route.slug) for event in to_events(route, notes)]


def _found(event: Event, slug: str) -> Found:
    document = shown({"etag": '"1"', **without_nothing(event.body)}, Kept("", "Asia/Kathmandu"))
    there = found(document, slug)
    assert there
    return there


def moved(
    there: list[Found], activity: Activity, by: timedelta, longer: timedelta = HOUR * 0
) -> list[Found]:
    return [
        replace(each, start=activity.start + by, end=activity.end + by + longer)
        if each.activity == activity.id
        else each
        for each in there
    ]


def titled(route: Route, title: str) -> Activity:
    [activity] = [a for a in route.activities if title in a.title]
    return activity


def change(route: Route, edits: Sequence[Edit]) -> Route:
    return apply_edits(route, edits)


def after(route: Route, there: list[Found]) -> Route:
    changed, refused = follow(route, moves(route, there), change)
    assert refused == ()
    return changed


def test_after_a_sync_nothing_was_moved() -> None:
    route = family()
    told = moves(route, events(route))
    assert (told.edits, told.untaken, told.missing) == ((), (), 0)
    assert moves(route, events(route)[2:]).missing == 2


def test_a_later_start_and_another_length() -> None:
    route = family()
    dinner = [a for a in route.activities if a.kind == "meal"][-1]
    there = moved(events(route), dinner, -timedelta(minutes=10), timedelta(minutes=5))
    [[edit]] = moves(route, there).edits
    clock = (dinner.start - timedelta(minutes=10)).time()
    assert edit == Retime(activity=dinner.id, start=clock, minutes=dinner.minutes + 5)
    [meal] = [a for a in after(route, there).activities if a.id == dinner.id]
    assert (meal.start, meal.minutes) == (dinner.start - timedelta(minutes=10), dinner.minutes + 5)
    assert meal.locked


def test_another_day() -> None:
    route = family()
    show = titled(route, "Fado show")
    [day] = [day.number for day in route.days if show in day.activities]
    other = day + 1 if day < len(route.days) else day - 1
    there = moved(events(route), show, timedelta(days=other - day), timedelta(minutes=15))
    [edits] = moves(route, there).edits
    assert edits == (
        Retime(activity=show.id, minutes=105),
        Move(activity=show.id, day=other, start=show.start.time()),
    )
    [booked] = [a for a in after(route, there).activities if a.title == "Fado show"]
    assert (booked.start, booked.minutes) == (show.start + timedelta(days=other - day), 105)


def test_an_hour_later_by_the_other_time_of_the_same_clock() -> None:
    zone = ZoneInfo("America/New_York")
    jazz = Booking(title="Late jazz", start=datetime(2027, 11, 7, 1, 30, tzinfo=zone), minutes=15)
    brief = planned("2 days in New York", start="2027-11-06").brief
    route = plan_route(brief.replaced(bookings=(jazz,)))
    there = moved(events(route), titled(route, "Late jazz"), HOUR)
    late = after(route, there)
    assert titled(late, "Late jazz").start.timestamp() == jazz.start.timestamp() + 3600
    told = diff(route, late)
    lines = [line.text for name, lines in parts(route, late, told) for line in lines]
    assert "01:30 EST–01:45 EST Late jazz (was 01:30 EDT)" in lines
    assert moves(late, there).edits == ()
    changes = compare(to_events(late, notes), there)
    assert changes.create + changes.delete + changes.put_back == ()
    assert compare(to_events(late, notes), events(late)).count == 0


def test_two_that_changed_places() -> None:
    route = planned("2 days in Lisbon, relaxed")
    pairs = _neighbours(route)
    taken = 0
    for one, two in pairs:
        there = moved(events(route), one, two.end - one.end)
        there = moved(there, two, one.start - two.start)
        try:
            changed = after(route, there)
        except (ScheduleError, AssertionError):
            continue  # it is closed then, or too far away
        taken += 1
        times = {a.id: a.start for a in changed.activities}
        assert times[two.id] == one.start
        assert times[one.id] == one.start + (two.end - one.end)
    assert taken


def _neighbours(route: Route) -> Iterator[tuple[Activity, Activity]]:
    for day in route.days:
        visits = [a for a in day.activities if a.kind == "visit"]
        yield from pairwise(visits)


def test_what_is_in_the_way_of_one_move_does_not_keep_the_others() -> None:
    route = family()
    show = titled(route, "Fado show")
    dinner = [a for a in route.activities if a.kind == "meal"][-1]
    at_night = moved(events(route), titled(route, "Oceanarium"), HOUR * 14)
    there = moved(at_night, dinner, -timedelta(minutes=10))
    changed, refused = follow(route, moves(route, there), change)
    assert len(refused) == 1
    assert next(a for a in changed.activities if a.id == dinner.id).start == dinner.start - HOUR / 6
    with pytest.raises(ScheduleError):
        follow(route, moves(route, at_night), change)
    assert show in changed.activities


def test_what_the_route_has_by_now_is_no_move() -> None:
    route = family()
    show = titled(route, "Fado show")
    there = moved(events(route), show, HOUR)
    later = show.replaced(start=show.start + HOUR, end=show.end + HOUR)
    days = tuple(
        day.replaced(activities=tuple(later if a is show else a for a in day.activities))
        for day in route.days
    )
    assert moves(route.replaced(days=days), there).edits == ()
    assert moves(route, there).edits


def test_what_the_route_has_changed_since_the_sync_is_none_either() -> None:
    before = family()
    there = events(before)
    show = titled(before, "Fado show")
    later = show.replaced(start=show.start + HOUR, end=show.end + HOUR)
    days = tuple(
        day.replaced(activities=tuple(later if a is show else a for a in day.activities))
        for day in before.days
    )
    assert moves(before.replaced(days=days), there).edits == ()


@pytest.mark.parametrize(
    ("by", "longer", "said"),
    [
        (timedelta(days=300), HOUR * 0, "is no day of the trip"),
        (HOUR, -timedelta(minutes=87), "takes 3 min in Google"),
        (HOUR, timedelta(days=2), "takes 49 h 30 min in Google"),
    ],
)
def test_what_no_edit_can_follow(by: timedelta, longer: timedelta, said: str) -> None:
    route = family()
    told = moves(route, moved(events(route), titled(route, "Fado show"), by, longer))
    assert told.edits == ()
    [sentence] = told.untaken
    assert said in sentence


def test_an_event_whose_activity_is_gone() -> None:
    route = family()
    show = titled(route, "Fado show")
    there = moved(events(route), show, HOUR)
    days = tuple(
        day.replaced(activities=tuple(a for a in day.activities if a is not show))
        for day in route.days
    )
    told = moves(route.replaced(days=days), there)
    assert told.untaken == ("Fado show was moved, and is no longer in the route.",)


@pytest.mark.parametrize("name", strange_routes.ROUTES)
def test_any_route_has_events_that_google_takes(name: str) -> None:
    """Clock changes, flights across the date line, names in any script, notes without an end."""
    route = strange_routes.ROUTES[name]()
    made = to_events(route, notes, reminder=0)
    assert len({event.id for event in made}) == len(made)
    for event in made:
        assert invalid(without_nothing(event.body)) == ""
    there = [_found(event, route.slug) for event in made]
    assert compare(made, there).count == 0
    assert moves(route, there).edits == ()


def test_activities_of_one_id_are_events_of_their_own() -> None:
    route = family()
    first = route.days[0].activities[0]
    day = route.days[1].replaced(activities=(*route.days[1].activities, first))
    twice = route.replaced(days=(route.days[0], day, *route.days[2:]))
    made = to_events(twice, notes)
    assert len({event.id for event in made}) == len(made)
    assert made[0].id == to_events(route, notes)[0].id


def test_a_journey_is_where_it_begins() -> None:
    zone = ZoneInfo("Europe/Lisbon")
    brief = planned("2 days in Lisbon", start="2026-12-04").brief
    arrive = datetime(2026, 12, 4, 9, tzinfo=zone)
    leave = datetime(2026, 12, 5, 20, tzinfo=zone)
    route = plan_route(brief.replaced(arrive=arrive, leave=leave))
    journeys = {a.id: a.title for a in route.activities if a.kind == "transfer"}
    assert len(journeys) == 2
    for event in to_events(route, notes):
        if event.activity in journeys:
            first, _ = journeys[event.activity].split(" to ")
            assert event.body["location"] == f"{first}, Lisbon"
    other = route.days[0].activities[0].replaced(title="Drive to Sintra")
    day = route.days[0].replaced(activities=(other, *route.days[0].activities[1:]))
    changed = route.replaced(days=(day, *route.days[1:]))
    assert to_events(changed, notes)[0].body["location"] is None


def test_an_event_without_html() -> None:
    route = family()
    first = route.days[0].activities[0].replaced(why="<b>bold</b> & more", title="<i>x")
    day = route.days[0].replaced(activities=(first, *route.days[0].activities[1:]))
    event = to_events(route.replaced(days=(day, *route.days[1:])), notes)[0]
    assert "<" not in event.body["description"]
    assert "\u2039b\u203abold" in event.body["description"]
    assert event.title == "<i>x"


def test_a_foreign_or_damaged_event() -> None:
    route = family()
    body = without_nothing(to_events(route, notes)[0].body) | {"etag": '"1"'}
    assert found(body, route.slug)
    assert found(body, "another-route") is None
    assert found(body | {"id": "a copy"}, route.slug) is None
    assert found(body | {"status": "cancelled"}, route.slug) is None
    private = dict(body["extendedProperties"]["private"], tripaiStart="soon", tripaiDigest="")
    damaged = found(body | {"extendedProperties": {"private": private}}, route.slug)
    assert damaged
    assert not damaged.moved
    assert compare(to_events(route, notes)[:1], [damaged]).count == 1


def test_a_time_without_a_zone_is_refused() -> None:
    route = family()
    body = without_nothing(to_events(route, notes)[0].body) | {"etag": '"1"'}
    with pytest.raises(ValueError, match="has no zone"):
        found(body | {"start": {"dateTime": "2026-12-04T10:00:00"}}, route.slug)
