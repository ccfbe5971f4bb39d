"""What edits do to a plan from elsewhere: what nobody here would plan so stays as it is until it is named."""

from datetime import time, timedelta

import pytest
from editing_steps import after, named, titles

from real_routes import PLANS, days_of, imported, sights
from tripai import edits as e
from tripai.editing.asked import see_to_it
from tripai.errors import InputError, ScheduleError
from tripai.model import Party, Route


def feast() -> Route:
    """A plan whose first day has a breakfast, a lunch and two dinners."""
    return imported(PLANS[0])


@pytest.mark.parametrize(
    "edit",
    [
        e.Lengthen(activity="breakfast", minutes=10),
        e.Lengthen(activity="dinner in belém", minutes=20),
        e.Retime(activity="dinner in alfama @ 1", start=time(20, 15)),
        e.Lock(activity="dinner in belém"),
        e.Remove(activity="castle"),
        e.AddPlace(place="Carmo Convent", day=1),
        e.Shift(days=7),
        e.AddDay(after=0),
        e.SetPace(pace="packed"),
        e.Replan(afresh=True),
    ],
    ids=lambda edit: edit.edit,
)
def test_a_breakfast_and_both_of_two_dinners_stay(edit: e.Edit) -> None:
    route = after(edit, route=feast())
    day = 2 if isinstance(edit, e.AddDay) else 1
    meals = [a.title for a in route.days[day - 1].activities if a.kind == "meal"]
    assert {"Breakfast in Alfama", "Dinner in Belém", "Dinner in Alfama"} <= set(meals)
    assert len(meals) == 4
    brunch = named(route, "Brunch in Belém")
    assert (brunch.start.time(), brunch.minutes) == (time(9), 45)


def test_what_has_been_retimed_is_edited_further() -> None:
    first = e.Retime(activity="dinner in alfama @ 1", start=time(20, 15))
    route = after(first, e.SetPace(pace="packed"), e.SwapDays(day=1, other=3), route=feast())
    assert {"Breakfast in Alfama", "Dinner in Belém"} <= set(titles(route, 3))
    one_locked = after(e.Lock(activity="dinner in belém"), first, route=feast())
    assert len([title for title in titles(one_locked, 1) if "Dinner" in title]) == 2


def test_one_of_two_dinners_is_not_taken_elsewhere_and_an_unknown_restaurant_is() -> None:
    with pytest.raises(InputError, match="day 1 has Dinner in Alfama too"):
        after(e.Replace(activity="dinner in belém", by="Baixa"), route=feast())
    with pytest.raises(InputError, match="it is no lunch or dinner"):
        after(e.Replace(activity="breakfast"), route=feast())
    ramiro = after(e.Replace(activity="lunch at ramiro", by="Alfama"), route=imported(PLANS[1]))
    assert "Lunch in Alfama" in titles(ramiro, 1)
    assert "Lunch at Ramiro" not in titles(ramiro, 1)


def test_one_of_two_visits_of_a_place_is_taken_out_and_the_other_stays() -> None:
    route = after(e.Remove(activity="oceanarium @ 2"), route=feast())
    assert days_of(route, "Lisbon Oceanarium") == [3]
    assert route.brief.avoid == ()
    assert not [finding for finding in route.findings if finding.rule == "repeated-visit"]
    gone = after(e.Remove(activity="oceanarium"), route=route)
    assert gone.brief.avoid == ("Lisbon Oceanarium",)


def test_an_old_error_is_not_new_on_a_day_of_another_number() -> None:
    route = after(e.SwapDays(day=1, other=2), route=feast())
    assert days_of(route, "Lisbon Oceanarium") == [1, 3]
    with pytest.raises(ScheduleError, match="breaks a rule") as no:
        after(e.Retime(activity="castle", start=time(6)), route=feast())
    assert "hotel" not in no.value.message
    assert "lunch is reckoned" not in no.value.message


def test_a_stated_price_holds_until_the_party_is_another() -> None:
    route = after(e.Remove(activity="brunch"), e.Remove(activity="lunch @ 1"), route=feast())
    stated = {"São Jorge Castle": ("12", "EUR"), "Jerónimos Monastery": ("18", "USD")}
    for title, price in stated.items():
        cost = named(route, title).cost
        assert cost
        assert (str(cost.amount), cost.currency) == price
    alone = after(e.SetParty(party=Party(adults=1)), route=route)
    cost = named(alone, "São Jorge Castle").cost
    assert cost
    assert cost.amount == 15


def test_an_avoid_fills_a_sparse_day_no_more_than_it_was() -> None:
    plan = imported(PLANS[0].replace("15:00-17:00 Oceanarium", "15:00-16:00 Belém Tower"))
    route = after(e.Avoid(names=("Belém Tower",)), route=plan)
    assert [len(sights(day)) for day in plan.days] == [1, 1, 2]
    assert [len(sights(day)) for day in route.days] == [1, 1, 2]


def test_a_second_dinner_that_nobody_locked_does_not_begin_before_a_late_party_is_there() -> None:
    at = named(feast(), "Dinner in Belém").end + timedelta(minutes=10)
    for late in (90, 200):
        route = after(e.Resume(at=at, late=late), route=feast())
        begins = [a.start for a in route.days[0].activities if a.title == "Dinner in Alfama"]
        assert all(start >= at + timedelta(minutes=late) for start in begins)


def test_what_is_not_as_it_was_asked_for_is_refused() -> None:
    for edit in (
        e.Lengthen(activity="castle", minutes=20),
        e.Retime(activity="castle", start=time(9, 40)),
        e.Retime(activity="breakfast", minutes=25),
        e.SwapActivities(activity="castle", other="monastery"),
    ):
        with pytest.raises(ScheduleError):
            see_to_it(feast(), edit, feast())
