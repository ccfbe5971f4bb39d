"""What edits of the whole trip, or of whole days, do to real routes."""

from datetime import date, time
from time import process_time

import pytest
from editing_steps import after, named, titles, told, travelling

from real_routes import days_of, family, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.edits import Edit
from tripai.errors import InputError, NotFoundError, ScheduleError
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.model import Budget, Party, Route, Spot
from tripai.planning import plan_route


def a_week() -> Route:
    return planned("5 days in Rome, history", None)


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
    with pytest.raises(ScheduleError, match="to Baixa is locked"):
        apply_edits(locked, [e.SetBase(base=Spot(name="Belém", lat=38.697, lon=-9.2065))])


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


def test_days_change_places_and_what_finds_no_room_stays_on_its_own() -> None:
    route = after(e.SwapDays(day=1, other=2), route=travelling())
    assert days_of(route, "Lisbon Oceanarium") == days_of(travelling(), "Lisbon Oceanarium") == [2]
    assert "Lisbon Oceanarium stays on day 2: there is no time for it on day 1." in (
        route.brief.assumptions
    )
    assert not told(route, travelling()).went
    back = after(e.SwapDays(day=1, other=2), e.SwapDays(day=2, other=3), route=travelling())
    assert not [s for s in back.brief.assumptions if "no time for it on day 1" in s]
    for day, other in ((1, 3), (2, 3)):
        route = after(e.SwapDays(day=day, other=other), route=travelling())
        assert route.days[day - 1] != travelling().days[day - 1]


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


def test_what_makes_room_on_a_full_day_is_not_what_it_has_already() -> None:
    full = planned("2 days in Porto", effort=50)
    early = after(e.SetDayWindow(day=2, start=time(8, 30)), route=full)
    late = after(e.SetDayWindow(day=2, start=time(8, 30), end=time(22, 30)), route=full)
    hints = [fuller_until_refused(route) for route in (full, early, late)]
    assert "day-start@2=08:30" in hints[0]
    assert "day-end@2=22:30" in hints[1]
    assert hints[2] == "Take something out, or shorten it."


def fuller_until_refused(route: Route) -> str:
    with pytest.raises(ScheduleError, match="Nothing more fits on day 2") as refusal:
        apply_edits(route, [e.SetPace(pace="fuller", day=2)] * 20)
    return refusal.value.hint


def test_a_quarter_that_is_dropped_does_not_come_back_and_one_may_still_eat_there() -> None:
    route = a_week()
    if "Monti" not in {a.title for a in route.activities}:
        route = after(e.AddPlace(place="Monti"), route=route)
    without = after(e.Remove(activity="Monti"), route=route)
    assert without.brief.avoid == ("Monti (district)",)
    longer = after(e.AddDay(), e.AddDay(), route=without)
    assert "Monti" not in {a.title for a in longer.activities}
    eaten = after(e.Replace(activity="lunch @ 1", by="Monti"), route=longer)
    assert "Lunch in Monti" in {a.title for a in eaten.activities}
    again = after(e.AddPlace(place="Monti"), route=longer)
    assert not again.brief.avoid


def test_a_must_of_a_kind_to_avoid_is_refused_with_the_words_that_keep_it() -> None:
    with pytest.raises(ScheduleError, match="is a must, and would be avoided") as refusal:
        after(e.Avoid(names=("museum",)), route=planned("2 days in Paris, must see Louvre Museum"))
    assert '"no museum except Louvre Museum"' in refusal.value.hint
