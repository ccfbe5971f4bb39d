"""What edits of the whole trip, or of whole days, do to real routes."""

from datetime import date, time, timedelta
from time import process_time

import pytest
from editing_steps import after, named, titles, told

from real_routes import JOURNEYS, days_of, family, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.edits import Edit
from tripai.errors import InputError, NotFoundError, ScheduleError
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.model import Budget, Party, Route, Spot
from tripai.planning import plan_route


def a_week() -> Route:
    return planned("5 days in Rome, history", None)


def travelling() -> Route:
    return planned("3 days in Lisbon", **JOURNEYS)


def spent(route: Route, *numbers: int) -> int:
    days = [day for day in route.days if day.number in (numbers or range(31))]
    return int(sum(a.cost.amount for day in days for a in day.activities if a.cost))


def test_a_lighter_day_has_less_and_a_fuller_one_more_and_no_other_changes() -> None:
    before = len(sights(family().days[1]))
    lighter = after(e.SetPace(pace="lighter", day=2))
    assert len(sights(lighter.days[1])) < before
    assert not told(lighter).came
    slow = after(e.SetPace(pace="relaxed"))
    for day in slow.days:
        assert len([a for a in sights(day) if a.minutes > 30]) <= MOST_SIGHTS["relaxed"]
    fuller = after(e.SetPace(pace="fuller", day=2), route=lighter)
    assert len(sights(fuller.days[1])) > len(sights(lighter.days[1]))
    with pytest.raises(InputError, match="The pace is relaxed already"):
        after(e.SetPace(pace="lighter"), route=slow)


def test_what_was_made_lighter_stays_so() -> None:
    lighter = after(e.SetPace(pace="lighter", day=2))
    kept = len([a for a in sights(lighter.days[1]) if a.minutes > 30])
    again = after(e.Replan(), route=lighter)
    assert len([a for a in sights(again.days[1]) if a.minutes > 30]) <= kept


def test_a_day_starts_later_and_ends_earlier_with_what_fits() -> None:
    late = after(e.SetDayWindow(day=3, start=time(11)))
    first = late.days[2].activities[0]
    assert first.start.time() >= time(11)
    assert late.brief.hours_of(3)[0] == time(11)
    assert not told(late).came
    short = after(e.SetDayWindow(day=1, end=time(19)))
    assert short.days[0].activities[-1].end.time() <= time(19)
    early = after(e.SetDayWindow(start=time(8)))
    assert early.brief.day_start == time(8)
    assert min(day.activities[0].start.time() for day in early.days) < time(9)
    with pytest.raises(InputError, match="end before it starts"):
        after(e.SetDayWindow(day=1, end=time(8)))


def test_a_budget_is_kept_by_the_days_that_broke_it_alone() -> None:
    dear = max((1, 2, 3), key=lambda number: spent(family(), number))
    others = [number for number in (1, 2, 3) if number != dear]
    limit = max(spent(family(), number) for number in others)
    route = after(e.SetBudget(budget=Budget(amount=limit, currency="EUR", per="day")))
    assert spent(route, dear) <= limit < spent(family(), dear)
    for number in others:
        assert route.days[number - 1] == family().days[number - 1]
    whole = after(e.SetBudget(budget=Budget(amount=500, currency="EUR", per="trip")))
    assert spent(whole) <= 500 < spent(family())
    assert after(e.SetBudget(budget=None), route=whole).days == whole.days


def test_a_small_budget_takes_sights_and_no_meal() -> None:
    route = planned("3 days in Rome, packed, churches and museums, 150 euros a day")
    cheap = after(e.SetBudget(budget=Budget(amount=100, currency="EUR", per="day")), route=route)
    for before, now in zip(route.days, cheap.days, strict=True):
        eaten = [sum(a.kind == "meal" for a in day.activities) for day in (before, now)]
        assert eaten == [2, 2]
    assert told(cheap, route).went


def test_other_people_pay_other_prices_and_may_see_other_things() -> None:
    route = after(e.SetParty(party=Party(adults=2, child_ages=(2, 6, 9))))
    castle = named(route, "São Jorge Castle")
    before = named(family(), "São Jorge Castle")
    assert castle.start == before.start
    assert spent(route) >= spent(family())
    slow = after(e.SetParty(party=Party(adults=1, seniors=2)))
    walks = [a.leg for a in slow.activities if a.leg and a.leg.mode == "walk"]
    assert all(leg.metres <= 65 * (leg.minutes + 1) for leg in walks)


def test_another_base_moves_the_ends_of_the_days() -> None:
    belem = Spot(name="Belém", lat=38.697, lon=-9.2065)
    route = after(e.SetBase(base=belem))
    assert {day.base for day in route.days} == {belem}
    assert "No hotel was named" not in " ".join(route.brief.assumptions)
    back = after(e.SetBase(base=None), route=route)
    assert "No hotel was named" in " ".join(back.brief.assumptions)


def test_only_on_foot() -> None:
    route = after(e.SetTransport(modes=("walk",)))
    assert {a.leg.mode for a in route.activities if a.leg} == {"walk"}


def test_the_way_from_the_airport_keeps_its_length_if_it_is_locked() -> None:
    arrival = travelling().days[0].activities[0]
    driven = after(e.SetTransport(modes=("drive",)), route=travelling())
    assert driven.days[0].activities[0].minutes < arrival.minutes
    locked = after(e.Lock(activity=arrival.id), route=travelling())
    with pytest.raises(ScheduleError, match="to Baixa is locked"):
        apply_edits(locked, [e.SetTransport(modes=("drive",))])


def test_what_is_avoided_leaves_and_its_days_alone_are_filled() -> None:
    route = after(e.Avoid(names=("museum", "gallery")))
    kinds = {a.place.category for a in route.activities if a.place}
    assert not kinds & {"museum", "gallery"}
    assert not told(route).moved or {c.after.day for c in told(route).moved} == {1}
    with pytest.raises(ScheduleError, match="Lisbon Oceanarium is a must"):
        after(e.Avoid(names=("aquarium",)))
    liked = after(e.Prefer(interests={"museum": 1.0}), route=route)
    assert "museum" not in liked.brief.avoid
    assert "museum" in {a.place.category for a in liked.activities if a.place}


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
    for day, word in ((1, "arrival"), (2, "departure"), (3, "departure")):
        with pytest.raises(ScheduleError, match=f"The {word} is on . December"):
            after(e.DropDay(day=day), route=travelling())


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
    route = after(e.Lock(day=1), e.DropDay(day=2), route=a_week())
    assert len(route.days) == 4
    assert titles(route, 1) == titles(a_week(), 1)
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


def test_days_change_places_but_for_what_is_booked_or_closed() -> None:
    route = after(e.SwapDays(day=1, other=3))
    assert route.days[1] == family().days[1]
    assert "Rossio Square" in titles(route, 1)
    assert "Belém Tower" in titles(route, 3)
    assert "MAAT" in titles(route, 1)  # closed on Tuesdays
    said = " ".join(route.brief.assumptions)
    assert "MAAT stays on day 1: on day 3 (Tuesday) it is closed" in said
    assert "Belém Tower" not in said
    booked = after(e.SwapDays(day=2, other=3))
    assert days_of(booked, "Fado show") == [2]


def test_days_change_places_and_each_keeps_its_dinner_where_one_is_locked() -> None:
    def dinner(route: Route, day: int) -> str:
        return next(title for title in titles(route, day) if title.startswith("Dinner"))

    fixed = next(a for a in family().days[2].activities if a.title == dinner(family(), 3))
    route = after(e.Lock(activity=fixed.id), e.SwapDays(day=1, other=3))
    assert named(route, fixed.title).start == fixed.start
    assert [dinner(route, day) for day in (1, 3)] == [dinner(family(), day) for day in (1, 3)]
    assert sum(title.startswith("Dinner") for title in titles(route, 3)) == 1


def test_a_day_is_planned_again_with_the_same_places_or_with_others() -> None:
    again = after(e.Replan(day=1))
    assert again.score >= family().score
    afresh = after(e.Replan(day=1, afresh=True))
    before = {a.title for a in sights(family().days[0])}
    assert not before & {a.title for a in sights(afresh.days[0])}
    assert len(sights(afresh.days[0])) >= 3


def test_a_day_that_is_not_there_is_not_found() -> None:
    cases: list[tuple[Edit, type[Exception]]] = [
        (e.SwapDays(day=1, other=9), NotFoundError),
        (e.SwapDays(day=2, other=2), InputError),
        (e.DropDay(day=9), NotFoundError),
        (e.AddDay(after=9), InputError),
        (e.Replan(day=9), NotFoundError),
        (e.Shift(start=date.max), InputError),
        (e.Shift(start=date.min), InputError),
        (e.SetDayWindow(day=9, start=time(9)), NotFoundError),
        (e.SetPace(pace="lighter", day=9), NotFoundError),
        (e.Lock(day=9), NotFoundError),
        (e.SetBudget(budget=Budget(amount=100, currency="USD", per="day")), InputError),
        (e.SetBudget(budget=Budget(amount=10, currency="EUR", per="day")), ScheduleError),
    ]
    for edit, kind in cases:
        with pytest.raises(kind):
            apply_edits(family(), [edit])


def test_an_edit_of_five_days_takes_no_longer_than_a_few_plans_of_them() -> None:
    began = process_time()
    plan_route(a_week().brief)
    plan = process_time() - began
    first = sights(a_week().days[2])[0].title
    for edit in (
        e.Remove(activity=first),
        e.AddPlace(place="Villa Farnesina"),
        e.Move(activity=first, day=4),
        e.SetPace(pace="packed"),
        e.Avoid(names=("church",)),
        e.Shift(days=1),
        e.AddDay(),
    ):
        began = process_time()
        apply_edits(a_week(), [edit])
        assert process_time() - began < 20 * plan, edit  # edit_storm.py measures it


def test_a_budget_counts_what_is_locked() -> None:
    budget = Budget(amount=spent(family()), currency="EUR", per="trip")
    locked = after(e.SetBudget(budget=budget), e.Lock(activity="dinner @ 3"), e.Lock(day=1))
    again = after(e.Prefer(interests={"music": 1.0, "museum": 1.0}), e.Replan(), route=locked)
    assert spent(again) <= budget.amount
