"""A flight at another time: the day that it is on gives way, the others stay."""

from datetime import time

import pytest
from editing_steps import after, named, titles

from real_routes import JOURNEYS, family, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.errors import InputError, ScheduleError
from tripai.model import Route


def travelling() -> Route:
    return planned("3 days in Lisbon", **JOURNEYS)


def arrival(route: Route) -> str:
    return f"{route.days[0].activities[0].start:%H:%M}"


def test_who_lands_later_sees_less_on_the_first_day_alone() -> None:
    route = after(e.SetJourneys(arrive=time(17)), route=travelling())
    assert (arrival(travelling()), arrival(route)) == ("13:20", "17:00")
    assert route.days[1:] == travelling().days[1:]
    seen = [{a.title for a in sights(each.days[0])} for each in (route, travelling())]
    assert seen[0] < seen[1]


def test_who_lands_earlier_has_more_of_the_first_day() -> None:
    route = after(e.SetJourneys(arrive=time(9)), route=travelling())
    assert route.days[1:] == travelling().days[1:]
    assert len(sights(route.days[0])) > len(sights(travelling().days[0]))


def test_who_flies_earlier_is_at_the_airport_in_time() -> None:
    route = after(e.SetJourneys(leave=time(13)), route=travelling())
    assert route.days[:2] == travelling().days[:2]
    way = route.days[-1].activities[-1]
    assert way.title.endswith("Airport (LIS)")
    assert way.end.time() <= time(11, 30)


def test_both_at_once_and_where_none_was_planned() -> None:
    route = after(e.SetJourneys(arrive=time(12), leave=time(20)))
    assert arrival(route) == "12:00"
    assert route.days[-1].activities[-1].kind == "transfer"
    assert route.days[1] == family().days[1]
    assert named(route, "Fado show") == named(family(), "Fado show")


def test_a_must_of_the_day_comes_to_another_one() -> None:
    first = sights(travelling().days[0])[0].title
    wanted = after(e.Remove(activity=first), e.AddPlace(place=first, day=1), route=travelling())
    late = after(e.SetJourneys(arrive=time(20)), route=wanted)
    assert first not in titles(late, 1)
    assert first in [activity.title for activity in late.activities]


def test_a_locked_day_and_a_booking_stay() -> None:
    with pytest.raises(ScheduleError, match="Day 1 is locked"):
        apply_edits(after(e.Lock(day=1), route=travelling()), [e.SetJourneys(arrive=time(18))])
    fado = named(family(), "Fado show")
    last = after(e.DropDay(day=3))
    assert last.days[-1].date == fado.start.date()
    with pytest.raises(ScheduleError, match="Fado"):
        apply_edits(last, [e.SetJourneys(leave=time(15))])


def test_how_another_plan_arrives_is_changed_there() -> None:
    route = travelling()
    way = route.days[0].activities[0].replaced(title="A friend fetches us")
    rest = [a for a in route.days[0].activities if a.kind not in {"transfer", "lodging"}]
    last = [a for a in route.days[2].activities if a.kind not in {"transfer", "lodging"}]
    days = (
        route.days[0].replaced(activities=(way, *rest)),
        route.days[1],
        route.days[2].replaced(activities=tuple(last)),
    )
    with pytest.raises(InputError, match="as another plan has it"):
        apply_edits(route.replaced(days=days), [e.SetJourneys(arrive=time(18))])


def test_one_of_them_is_said() -> None:
    with pytest.raises(ValueError, match="say when one arrives or leaves"):
        e.SetJourneys()
