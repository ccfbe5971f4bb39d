"""The rest of a day from a moment on: what is over, what is on, and what is left."""

from datetime import datetime, time, timedelta

import pytest
from editing_steps import after, named

from real_routes import PLANS, imported, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.errors import InputError, ScheduleError
from tripai.model import Activity, Route


def rome() -> Route:
    return planned("5 days in Rome, history and churches")


def at(clock: str) -> datetime:
    return datetime.combine(
        rome().days[0].date, time.fromisoformat(clock), rome().activities[0].start.tzinfo
    )


def lunch(route: Route) -> Activity | None:
    meals = (a for a in route.days[0].activities if a.title.startswith("Lunch"))
    return next(meals, None)


def left(route: Route, clock: str) -> list[Activity]:
    return [a for a in route.days[0].activities if a.end > at(clock) and a.kind != "rest"]


@pytest.mark.parametrize(
    ("now", "late", "first"),
    [("12:30", 90, "14:00"), ("12:30", 400, "19:10"), ("08:35", 180, "11:35")],
)
def test_nothing_that_is_left_begins_before_the_party_is_there(
    now: str, late: int, first: str
) -> None:
    route = after(e.Resume(at=at(now), late=late), route=rome())
    assert left(route, now)
    assert left(route, now)[0].start >= at(first)


def test_what_is_on_goes_on_until_its_doors_close() -> None:
    """San Clemente closes at 17:30 on Sundays."""
    route = after(e.Resume(at=at("14:00"), late=300), route=rome())
    church = next(a for a in route.days[0].activities if "Clemente" in a.title)
    assert (church.start, church.end) == (at("13:50"), at("17:30"))


def test_a_meal_that_has_not_been_is_kept_while_one_eats() -> None:
    meal = lunch(after(e.Resume(at=at("12:30"), late=90), route=rome()))
    assert meal
    assert meal.start == at("14:00")
    assert lunch(after(e.Resume(at=at("12:30"), late=400), route=rome())) is None


def test_what_is_fixed_stays_and_is_said_to_be_missed() -> None:
    colosseum = named(rome(), "Colosseum")
    steps = (e.Lock(activity=colosseum.id), e.Resume(at=at("12:20"), late=180))
    route = after(*steps, route=rome())
    assert named(route, "Colosseum").start == colosseum.start
    assert "Colosseum stays at 15:00" in route.brief.assumptions[-1]
    in_time = (e.Lock(activity=colosseum.id), e.Resume(at=at("12:20"), late=20))
    assert "Colosseum" not in after(*in_time, route=rome()).brief.assumptions[-1]


def test_one_leaves_in_time_for_what_is_booked() -> None:
    show = e.AddEvent(title="Class", day=1, start=time(12, 30), minutes=60)
    route = after(show, route=rome())
    on = sights(route.days[0])[1]
    late = after(e.Resume(at=on.end - timedelta(minutes=10), late=60), route=route)
    assert on.end <= named(late, on.title).end < at("12:30")
    assert "Class stays at 12:30" in " ".join(late.brief.assumptions)


def test_what_was_done_instead_is_over_and_what_was_not_done_is_still_to_come() -> None:
    route = after(e.Resume(at=at("11:20"), done=("Colosseum",)), route=rome())
    seen, waiting = sights(rome().days[0])[:2]
    assert named(route, seen.title).start == seen.start
    assert named(route, "Colosseum").end <= at("11:20")
    assert named(route, waiting.title).start >= at("11:20")
    assert not named(route, waiting.title).locked


def test_a_meal_that_nobody_says_was_had_is_still_to_come() -> None:
    after_lunch = next(a for a in sights(rome().days[0]) if a.start > at("13:30"))
    route = after(e.Resume(at=at("13:30"), done=(after_lunch.id,)), route=rome())
    meal = lunch(route)
    assert meal
    assert meal.start >= at("13:30")
    assert not meal.locked
    done = named(route, after_lunch.title)
    assert (done.start, done.end, done.locked) == (at("12:30"), at("13:30"), True)


def test_what_was_planned_before_may_have_been_at_another_time_than_what_is_said_to_be_done() -> (
    None
):
    """By 11:00 the catacombs alone leave no time for both others."""
    route = after(e.Resume(at=at("11:00"), done=("Colosseum", "Lateran")), route=rome())
    assert named(route, "Colosseum").end <= at("11:00")
    past = [a for a in sights(route.days[0]) if a.end <= at("11:00")]
    assert len(past) == 3


def test_what_cannot_have_been_is_refused() -> None:
    with pytest.raises(ScheduleError, match=r"no room for Colosseum before 08:50 on day 1"):
        apply_edits(rome(), [e.Resume(at=at("08:50"), done=("Colosseum",))])
    show = e.AddEvent(title="Class", day=1, start=time(12, 30), minutes=60)
    for clock in ("12:10", "13:00"):
        with pytest.raises(InputError, match="Class is booked from 12:30 to 13:30"):
            apply_edits(rome(), [show, e.Resume(at=at(clock), done=("Class",))])


def test_a_meal_that_somebody_else_planned_comes_later_too() -> None:
    plan = imported(PLANS[1])
    dinner = named(plan, "Dinner at Ponto Final")
    late = e.Resume(at=dinner.start - timedelta(minutes=5), late=40)
    assert named(after(late, route=plan), dinner.title).start == dinner.start + timedelta(
        minutes=35
    )
    concert = named(plan, "Fado concert")
    route = after(e.Resume(at=concert.start - timedelta(minutes=30), late=60), route=plan)
    assert named(route, concert.title).start == concert.start
    assert "Fado concert stays at 18:30" in " ".join(route.brief.assumptions)
    both = after(e.Resume(at=dinner.start + timedelta(minutes=9), late=400), route=plan)
    assert [a.title for a in both.days[0].activities if a.start > dinner.start] == []
    assert named(both, dinner.title).end > dinner.end
