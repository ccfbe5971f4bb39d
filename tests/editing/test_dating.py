"""What edits of dates do to real routes: other dates, a day more, a day less."""

from datetime import date, time, timedelta

import pytest
from editing_steps import after, named, titles, told, travelling

from real_routes import days_of, family, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.errors import InputError, ScheduleError
from tripai.model import Party


def test_a_day_more_at_the_end_leaves_all_others_as_they_are() -> None:
    route = after(e.AddDay())
    assert route.days[:3] == family().days
    assert route.title == "4 days in Lisbon"
    assert (route.brief.days, route.brief.stays[0].days) == (4, 4)
    assert len(sights(route.days[3])) >= 3


def test_a_day_more_in_between_moves_what_comes_after_and_says_what_is_booked() -> None:
    route = after(e.AddDay(after=1))
    assert route.days[0] == family().days[0]
    assert titles(route, 4) == titles(family(), 3)
    assert named(route, "Fado show").start == named(family(), "Fado show").start + timedelta(days=1)
    assert "Fado show has moved with the trip to 8 December" in " ".join(route.brief.assumptions)


@pytest.mark.parametrize(("city", "start"), [("Rome", "2026-12-11"), ("Berlin", "2026-12-10")])
def test_a_day_more_leaves_a_locked_meal_on_its_day(city: str, start: str) -> None:
    route = planned(f"3 days in {city}", start=start)
    dinner = next(a for a in route.days[1].activities if a.title.startswith("Dinner"))
    longer = after(e.Lock(activity=dinner.id), e.AddDay(after=1), route=route)
    assert titles(longer, 4) != titles(route, 3)  # which is closed in part a day later
    moved = next(a for a in longer.days[2].activities if a.locked)
    assert (moved.title, moved.start) == (dinner.title, dinner.start + timedelta(days=1))


def test_a_day_less_leaves_its_musts_on_the_others() -> None:
    free = after(e.Remove(activity="fado"))
    day = days_of(free, "Lisbon Oceanarium")[0]
    route = after(e.DropDay(day=day), route=free)
    assert len(route.days) == 2
    assert days_of(route, "Lisbon Oceanarium")
    assert [d.number for d in route.days] == [1, 2]
    with pytest.raises(ScheduleError, match="Fado show is booked") as refused:
        after(e.DropDay(day=2))
    assert '--remove "Fado show"' in refused.value.hint
    one = after(e.DropDay(day=1), route=route)
    with pytest.raises(InputError, match="only day"):
        after(e.DropDay(day=1), route=one)


def test_arrival_and_departure_stay_on_the_first_and_the_last_day() -> None:
    longer = after(e.AddDay(), route=travelling())
    assert longer.brief.arrive == travelling().brief.arrive
    assert longer.brief.leave == travelling().brief.leave + timedelta(days=1)  # type: ignore[operator]
    kinds = [[a.kind for a in day.activities] for day in longer.days]
    assert [("transfer" in day) for day in kinds] == [True, False, False, True]
    later = after(e.AddDay(after=0), route=travelling())
    assert later.brief.arrive == travelling().brief.arrive - timedelta(days=1)  # type: ignore[operator]
    assert later.brief.leave == travelling().brief.leave
    assert [any(a.kind == "transfer" for a in day.activities) for day in later.days] == [
        True,
        False,
        False,
        True,
    ]
    with pytest.raises(ScheduleError, match="Day 3 is locked"):
        after(e.Lock(day=3), e.AddDay(), route=travelling())


@pytest.mark.parametrize(
    ("day", "way", "by"), [(1, "arrive", 1), (2, "leave", -1), (3, "leave", -1)]
)
def test_who_has_a_day_less_arrives_a_day_later_or_leaves_a_day_earlier(
    day: int, way: str, by: int
) -> None:
    shorter = after(e.DropDay(day=day), route=travelling())
    moments = [getattr(route.brief, way) for route in (travelling(), shorter)]
    assert moments[1] == moments[0] + timedelta(days=by)
    kinds = [[a.kind for a in day.activities] for day in shorter.days]
    assert [("transfer" in day) for day in kinds] == [True, True]
    assert "has moved with the trip to" in " ".join(shorter.brief.assumptions)


def test_a_day_more_changes_no_day_that_can_stay_and_has_its_meals() -> None:
    route = planned("4 days in Berlin, 600 euros", start="2026-12-11")
    longer = after(e.AddDay(after=1), route=route)
    assert longer.days[0] == route.days[0]
    same = [titles(longer, n + 1) == titles(route, n) for n in (2, 3, 4)]
    assert sum(same) >= 2
    assert sum(a.kind == "meal" for a in longer.days[1].activities) == 2
    there = {a.title for day in route.days for a in sights(day)}
    assert len(there - {a.title for day in longer.days for a in sights(day)}) <= 1


def test_a_first_day_less_or_more_leaves_all_dates_as_they_are() -> None:
    free = after(e.Remove(activity="oceanarium"))
    shorter = after(e.DropDay(day=1), route=free)
    assert shorter.brief.start == family().brief.start + timedelta(days=1)
    assert [day.date for day in shorter.days] == [day.date for day in free.days[1:]]
    assert [titles(shorter, n) for n in (1, 2)] == [titles(free, n) for n in (2, 3)]
    assert shorter.brief.bookings == family().brief.bookings
    longer = after(e.AddDay(after=0))
    assert longer.brief.start == family().brief.start - timedelta(days=1)
    assert [day.date for day in longer.days[1:]] == [day.date for day in family().days]
    assert named(longer, "Fado show").start == named(family(), "Fado show").start


def test_a_last_day_less_or_more_leaves_all_dates_as_they_are() -> None:
    free = after(e.Remove(activity="oceanarium"))
    shorter = after(e.DropDay(day=3), route=free)
    assert shorter.days == free.days[:2]
    show = e.AddEvent(title="Concert", day=3, start=time(20), minutes=60)
    with_show = after(show)
    longer = after(e.AddDay(), route=with_show)
    assert longer.brief.bookings == with_show.brief.bookings
    with pytest.raises(ScheduleError, match="Concert is booked for 8 December, 20:00") as refused:
        after(e.Remove(activity="fado"), e.DropDay(day=2), route=with_show)
    assert '--remove "Concert"' in refused.value.hint


def test_a_week_later_all_is_at_the_same_times() -> None:
    route = after(e.Shift(days=7))
    assert route.brief.start == date(2026, 12, 13)
    assert [titles(route, n) for n in (1, 2, 3)] == [titles(family(), n) for n in (1, 2, 3)]
    assert not told(route).moved
    day_later = after(e.Shift(start=date(2026, 12, 7)))
    assert [day.date.day for day in day_later.days] == [7, 8, 9]
    assert after(e.Shift(days=-7), route=route).days == family().days


def test_sparse_days_stay_sparse_on_other_dates() -> None:
    """MAAT is closed on Tuesdays: another sight may come instead of it, and no meal."""
    few = tuple(day.replaced(activities=tuple(sights(day)[:2])) for day in family().days)
    maat = next(a for a in sights(family().days[0]) if a.title == "MAAT")
    days = (few[0].replaced(activities=(sights(family().days[0])[0], maat)), *few[1:])
    sparse = family().replaced(
        days=days, findings=(), brief=family().brief.replaced(bookings=(), must=())
    )
    route = after(e.Shift(days=2), route=sparse)
    assert days_of(route, "MAAT") != [1]
    assert [len(sights(day)) for day in route.days] == [2, 2, 2]
    assert not [a.title for a in route.activities if a.kind == "meal"]
    longer = after(e.AddDay(after=0), route=sparse)
    assert [len(sights(day)) for day in longer.days[1:]] == [2, 2, 2]
    assert len(sights(longer.days[0])) > 2


def test_with_a_locked_day_another_one_can_be_dropped() -> None:
    rome = planned("5 days in Rome, history and churches")
    route = after(e.Lock(day=1), e.DropDay(day=2), route=rome)
    assert len(route.days) == 4
    assert titles(route, 1) == titles(rome, 1)
    seen = [a.title for day in route.days for a in sights(day)]
    assert len(seen) == len(set(seen))


def test_the_day_that_is_locked_is_named_by_its_number_now() -> None:
    with pytest.raises(ScheduleError, match="Day 1 is locked") as refused:
        after(e.Lock(day=1), e.AddDay(after=0), route=travelling())
    assert '--unlock "day 1"' in refused.value.hint


def test_a_night_out_is_as_long_where_the_clock_changes() -> None:
    """In Lisbon it is 01:30 twice on 31 October 2027, and never on 28 March."""
    party = e.AddEvent(title="Night party", day=1, start=time(23, 30), minutes=240)
    route = after(party, route=planned("2 days in Lisbon", start="2027-10-30"))
    later = after(e.Shift(days=7), route=route)
    back = after(e.Shift(days=-7), route=later)
    lengths = [named(each, "Night party").minutes for each in (route, later, back)]
    assert lengths == [240, 240, 240]
    spring = planned("2 days in Lisbon", start="2027-03-27")
    early = e.AddEvent(title="Dawn", day=1, start=time(1, 30), minutes=60)
    with pytest.raises(InputError, match=r"no 01:30 on 28 March.*it is 02:30 then"):
        apply_edits(spring, [early.replaced(day=2)])
    for edit in (e.Shift(days=1), e.Move(activity="dawn", day=2)):
        with pytest.raises(InputError, match=r"no 01:30 on 28 March"):
            apply_edits(spring, [early, edit])


def test_what_is_assumed_of_a_trip_goes_when_that_is_changed() -> None:
    assert after(e.SetPace(pace="packed")).brief.pace == "packed"
    gone = [
        (e.SetPace(pace="packed"), "No pace was given"),
        (e.SetParty(party=Party(adults=1)), "The children's ages were not given"),
        (e.SetDayWindow(start=time(8)), "Days run from"),
    ]
    for edit, said in gone:
        assert said in " ".join(family().brief.assumptions)
        assert said not in " ".join(after(edit).brief.assumptions)
    there = after(e.Shift(days=7), route=travelling())
    back = after(e.Shift(days=-7), route=there)
    assert sum("arrival has moved" in each for each in back.brief.assumptions) == 1
    moved = after(e.Shift(days=7))
    assert "Fado show has moved with the trip" in " ".join(moved.brief.assumptions)
    free = after(e.Remove(activity="fado"), route=moved)
    assert "Fado" not in " ".join(free.brief.assumptions)
