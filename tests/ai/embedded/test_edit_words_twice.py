"""Words for what a plan from elsewhere has twice, and for meals that nobody here would plan."""

from datetime import time, timedelta

from test_edit_words import family, read

from real_routes import sights
from tripai.edits import Edits, Question, Remove, Retime
from tripai.model import Activity, Route


def with_more(*more: tuple[int, Activity]) -> Route:
    """The family's route with more on its days."""
    days = list(family().days)
    for number, activity in more:
        day = days[number - 1]
        days[number - 1] = day.replaced(activities=(*day.activities, activity))
    return family().replaced(days=tuple(days))


def test_a_sight_that_is_there_twice_is_meant_by_its_day_or_asked_about() -> None:
    first = sights(family().days[0])[0]
    later = timedelta(days=2)
    second = first.replaced(id="second", start=first.start + later, end=first.end + later)
    route = with_more((3, second))
    assert read(f"drop {first.title} on day 3", route) == Edits(edits=(Remove(activity="second"),))
    found = read(f"drop {first.title}", route)
    assert isinstance(found, Question)
    assert {choice.edits for choice in found.choices} == {
        (Remove(activity=first.id),),
        (Remove(activity="second"),),
    }


def test_breakfast_is_in_the_morning_and_that_of_the_day_that_is_said() -> None:
    start = family().days[0].activities[0].start.replace(hour=8, minute=0)
    one = family().days[0].activities[0].replaced(
        id="one", kind="meal", title="Breakfast at the hotel", place=None, leg=None, cost=None,
        start=start, end=start + timedelta(minutes=45), locked=False,
    )  # fmt: skip
    other = one.replaced(
        id="other",
        title="Breakfast",
        start=one.start + timedelta(days=1),
        end=one.end + timedelta(days=1),
    )
    route = with_more((1, one), (2, other))
    nine = Retime(activity="one", start=time(9))
    assert read("breakfast at 9 on day 1", route) == Edits(edits=(nine,))
