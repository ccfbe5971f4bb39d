"""What edits of single activities do to real routes: what was asked for, and nothing that can be left alone."""

from contextlib import suppress
from datetime import time, timedelta
from itertools import product
from random import Random

import pytest
from editing_steps import after, named, titles, told

from real_routes import days_of, family, planned, sights
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.editing.refusals import AmbiguousError
from tripai.edits import Edit, Question
from tripai.errors import InputError, NotFoundError, ScheduleError


def test_what_is_removed_goes_alone_and_does_not_come_back() -> None:
    route = after(e.Remove(activity="tile museum"))
    assert [slot.activity.title for slot in told(route).went] == ["National Tile Museum"]
    assert not told(route).moved
    assert not told(route).came
    assert "National Tile Museum" in route.brief.avoid
    again = after(e.Replan(), route=route)
    assert days_of(again, "National Tile Museum") == []


def test_a_must_that_is_removed_is_one_no_longer() -> None:
    route = after(e.Remove(activity="oceanarium"))
    assert family().brief.must == ("Lisbon Oceanarium",)
    assert route.brief.must == ()


def test_what_shares_its_name_with_an_area_is_removed_and_the_area_stays() -> None:
    assert "Alfama" not in after(e.Remove(activity="alfama @ 1")).brief.avoid


def test_a_booking_that_is_removed_is_booked_no_longer() -> None:
    route = after(e.Remove(activity="fado"))
    assert route.brief.bookings == ()
    assert days_of(route, "Fado show") == []


def test_a_place_comes_where_it_changes_least_and_is_a_must_from_then_on() -> None:
    route = after(e.AddPlace(place="Jerónimos Monastery"))
    assert len(days_of(route, "Jerónimos Monastery")) == 1
    assert "Jerónimos Monastery" in route.brief.must
    (came,) = told(route).came
    assert came.activity.kind == "visit"
    again = after(e.SetPace(pace="relaxed"), route=route)
    assert days_of(again, "Jerónimos Monastery")


def test_a_place_comes_on_its_day_at_its_time_or_in_its_part_of_the_day() -> None:
    at_three = after(e.AddPlace(place="Carmo Convent", day=2, start=time(15), minutes=45))
    convent = named(at_three, "Carmo Convent")
    assert (convent.start.time(), convent.minutes, convent.locked) == (time(15), 45, False)
    early = after(e.AddPlace(place="Estrela Garden", day=3, part="morning"))
    assert named(early, "Estrela Garden").start.time() < time(12)
    assert days_of(early, "Estrela Garden") == [3]
    lunch = after(e.AddPlace(place="Time Out Market", before="lunch @ 1"))
    order = titles(lunch, 1)
    assert order.index("Time Out Market") < order.index("Lunch in Belém")


def test_what_was_avoided_may_be_added_by_its_name() -> None:
    route = after(e.Remove(activity="tile museum"), e.AddPlace(place="National Tile Museum"))
    assert days_of(route, "National Tile Museum")
    assert "National Tile Museum" not in route.brief.avoid


def test_an_event_stands_at_its_time_and_a_dinner_takes_the_dinner_s_place() -> None:
    route = after(e.AddEvent(title="Dinner with Ana", day=1, start=time(18, 30), minutes=90))
    assert named(route, "Dinner with Ana").locked
    assert [a.title for a in route.days[0].activities if "Dinner" in a.title] == ["Dinner with Ana"]
    assert route.brief.bookings[-1].title == "Dinner with Ana"


def test_what_moves_to_another_day_leaves_its_own_alone() -> None:
    route = after(e.Move(activity="tile museum", day=3))
    assert days_of(route, "National Tile Museum") == [3]
    left = [title for title in titles(family(), 1) if title != "National Tile Museum"]
    assert titles(route, 1) == left
    stayed = [c for c in told(route).moved if c.after.day == 1]
    assert stayed == []


def test_what_moves_before_or_after_something_is_there() -> None:
    before = titles(after(e.Move(activity="castle", before="lunch")), 3)
    assert before.index("São Jorge Castle") < before.index("Lunch in Chiado and Cais do Sodré")
    behind = titles(after(e.Move(activity="tile museum", after="lunch")), 1)
    assert behind.index("National Tile Museum") > behind.index("Lunch in Belém")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_to_be_before_or_after_something_is_there_or_nothing_changes(seed: int) -> None:
    random, made = Random(seed), 0
    for _ in range(14):
        day = random.choice(family().days)
        one, other = random.sample([a for a in day.activities if a.kind != "rest"], 2)
        is_first = random.random() < 0.5
        where = {"before": other.id} if is_first else {"after": other.id}
        try:
            route = after(e.Move(activity=one.id, **where))
        except (ScheduleError, InputError):
            continue
        made += 1
        starts = {a.id: a.start for a in route.activities}
        assert (starts[one.id] < starts[other.id]) == is_first, (one.title, where)
    assert made >= 5


def test_a_meal_that_moves_behind_something_is_there_or_says_why_not() -> None:
    lunch = next(a for a in family().days[0].activities if a.kind == "meal")
    follows = next(a for a in sights(family().days[0]) if a.start > lunch.end)
    order = titles(after(e.Move(activity=lunch.id, after=follows.id)), 1)
    meal = next(title for title in order if title.startswith("Lunch"))
    assert order.index(meal) > order.index(follows.title)
    with pytest.raises(ScheduleError, match=r"no room for Dinner .* after Fado") as no:
        after(e.Move(activity="dinner @ 2", after="fado"))
    assert "Fado" not in no.value.hint
    with pytest.raises(InputError, match="Fado show is on day 2, not on day 3"):
        after(e.Move(activity="castle", day=3, before="fado"))


def test_a_sight_comes_before_a_meal_if_others_change_places_for_it() -> None:
    route = planned("5 days in London with kids 6 and 9, back by 20:00")
    for day in route.days:
        meal = next(a for a in day.activities if a.title.startswith("Lunch"))
        later = [a for a in sights(day) if a.start > meal.end and a.place and a.minutes < 200]
        made = 0
        for sight in later:
            with suppress(ScheduleError):
                moved = after(e.Move(activity=sight.id, before=meal.id), route=route)
                starts = {a.id: a.start for a in moved.activities}
                assert starts[sight.id] < starts[meal.id]
                made += 1
        assert made


def test_a_dinner_at_its_time_is_shorter_where_the_day_ends_soon_after() -> None:
    route = planned("5 days in Istanbul, history, easy", start="2026-12-14")
    dinners = [a for a in route.activities if a.title.startswith("Dinner")]
    late = after(*(e.Retime(activity=a.id, start=time(20)) for a in dinners), route=route)
    now = [a for a in late.activities if a.title.startswith("Dinner")]
    assert [(a.start.time(), a.title) for a in now] == [(time(20), a.title) for a in dinners]
    assert any(one.minutes < other.minutes for one, other in zip(now, dinners, strict=True))
    with pytest.raises(ScheduleError):  # unless somebody says how long
        apply_edits(route, [e.Retime(activity=dinners[0].id, start=time(20), minutes=90)])


def test_lunch_is_later_than_usual_before_there_is_none() -> None:
    route = planned("3 days in Lisbon", None, start="2026-12-08")
    fixed = after(e.Retime(activity="Belém Tower", start=time(12, 15)), route=route)
    assert sorted(titles(fixed, 3)) == sorted(titles(route, 3))
    lunches = [named(each, "Lunch in Belém").start.time() for each in (route, fixed)]
    assert lunches[0] <= time(13, 30) < lunches[1] <= time(14, 30)


@pytest.mark.parametrize(
    ("request_", "edit"),
    [
        (
            "2 days in Paris for a couple, relaxed",
            e.Retime(activity="Sainte-Chapelle", minutes=120),
        ),
        ("1 day in Vienna", e.Retime(activity="Schönbrunn Palace", start=time(10, 15))),
    ],
)
def test_others_are_a_little_shorter_before_one_is_left_out(request_: str, edit: Edit) -> None:
    route = planned(request_, None, start="2026-12-07")
    changed = after(edit, route=route)
    for before, now in zip(sights(route.days[0]), sights(changed.days[0]), strict=True):
        assert before.title in titles(changed, 1)
        assert now.minutes >= 0.85 * named(route, now.title).minutes


def test_a_small_change_that_costs_a_sight_does_not_mix_up_the_others() -> None:
    route = planned("5 days in London with kids 6 and 9, back by 20:00")
    costly = mixed = 0
    for day in route.days[:2]:
        for sight in sights(day):
            longer = after(e.Lengthen(activity=sight.id, minutes=60), route=route)
            gone = sum(slot.activity.kind == "visit" for slot in told(longer, route).went)
            assert gone <= 1
            ids = [a.id for a in longer.days[day.number - 1].activities if a.kind != "rest"]
            left = [a.id for a in day.activities if a.id in ids]
            costly += gone
            mixed += gone and left != [name for name in ids if name in left]
    assert mixed < costly / 3  # where the sight that is worth least is not the one in the way


def test_a_start_locks_and_a_length_does_not() -> None:
    moved = after(e.Move(activity="castle", start=time(10)))
    assert (
        named(moved, "São Jorge Castle").start.time(),
        named(moved, "São Jorge Castle").locked,
    ) == (
        time(10),
        True,
    )
    again = after(e.SetPace(pace="packed"), route=moved)
    assert named(again, "São Jorge Castle") == named(moved, "São Jorge Castle").replaced(
        leg=named(again, "São Jorge Castle").leg
    )
    longer = after(e.Retime(activity="alfama @ 1", minutes=90))
    assert (named(longer, "Alfama").minutes, named(longer, "Alfama").locked) == (90, False)


def test_longer_and_shorter_by_so_many_minutes() -> None:
    alfama = named(family(), "Alfama").minutes
    assert (
        named(after(e.Lengthen(activity="alfama @ 1", minutes=20)), "Alfama").minutes == alfama + 20
    )
    shorter = after(e.Shorten(activity="alfama @ 1", minutes=20))
    assert named(shorter, "Alfama").minutes == alfama - 20
    assert not told(shorter).moved


def test_a_booking_moves_when_it_is_moved() -> None:
    route = after(e.Move(activity="fado", start=time(21)))
    assert named(route, "Fado show").start.time() == time(21)
    assert route.brief.bookings[0].start == named(route, "Fado show").start


def test_two_change_places() -> None:
    order = titles(after(e.SwapActivities(activity="castle", other="monastery")), 3)
    assert order.index("São Jorge Castle") < order.index("Monastery of São Vicente de Fora")
    both = after(e.SwapActivities(activity="luzia", other="rossio"))
    assert days_of(both, "Rossio Square") == [1]
    assert days_of(both, "Miradouro de Santa Luzia") == [3]


def test_two_of_different_days_are_each_between_the_neighbours_of_the_other_or_stay() -> None:
    rome, made = planned("5 days in Rome, history and churches"), 0
    with pytest.raises(
        ScheduleError, match=r"Caracalla .* day 5 where Galleria .* Caracalla cannot begin at 17:35"
    ):
        after(e.SwapActivities(activity="caracalla", other="doria pamphilj"), route=rome)
    for one, other in product(sights(rome.days[1])[:3], sights(rome.days[3])[:3]):
        with suppress(ScheduleError):
            swapped = after(e.SwapActivities(activity=one.id, other=other.id), route=rome)
            names = {one.title: other.title, other.title: one.title}
            for day in (2, 4):
                assert titles(swapped, day) == [names.get(t, t) for t in titles(rome, day)]
            made += 1
    assert made >= 2


def test_a_place_is_replaced_by_a_named_one_or_by_one_like_it() -> None:
    by_name = after(e.Replace(activity="tile museum", by="National Coach Museum"))
    assert days_of(by_name, "National Coach Museum") == [1]
    alike = after(e.Replace(activity="castle"))
    (came,) = [slot.activity for slot in told(alike).came if slot.activity.kind == "visit"]
    castle = named(family(), "São Jorge Castle").place
    assert castle
    assert came.place
    assert came.place.category == castle.category or set(came.place.tags) & set(castle.tags)
    kind = after(e.Replace(activity="castle", kind="garden"))
    (garden,) = [slot.activity.place for slot in told(kind).came if slot.activity.kind == "visit"]
    assert garden
    assert "garden" in {garden.category, *garden.tags}


def test_something_like_it_takes_about_as_long_and_is_within_the_budget() -> None:
    route = planned("1 day in Vienna", None, start="2026-12-07")
    old = named(route, "Albertina")
    (came,) = told(after(e.Replace(activity=old.id), route=route), route).came
    assert abs(came.activity.minutes - old.minutes) <= 30
    dear = planned("3 days in Rome, packed, churches and museums, 150 euros a day")
    for sight in (a for a in sights(dear.days[1]) if not a.cost):
        after(e.Replace(activity=sight.id), route=dear)  # none is refused for what it costs


def test_a_meal_is_taken_elsewhere() -> None:
    route = after(e.Replace(activity="lunch @ 1", by="Alcântara"))
    assert "Lunch in Alcântara and LX Factory" in titles(route, 1)
    other = after(e.Replace(activity="lunch @ 3"))
    assert "Lunch in Chiado and Cais do Sodré" not in titles(other, 3)
    with pytest.raises(ScheduleError, match="Alfama is planned twice"):
        after(e.Replace(activity="lunch @ 3", by="Alfama"))
    with pytest.raises(InputError, match="is a meal: a museum is none"):
        after(e.Replace(activity="lunch @ 3", kind="museum"))
    with pytest.raises(NotFoundError, match="No area to eat in is called Atlantis"):
        after(e.Replace(activity="lunch @ 3", by="Atlantis"))


def test_locks_hold_against_everything_else() -> None:
    route = after(e.Lock(activity="castle"), e.Lock(day=1))
    assert all(activity.locked for activity in route.days[0].activities)
    for edit in (
        e.SetPace(pace="packed"),
        e.Prefer(interests={"fado": 1.0}),
        e.Replan(),
        e.SetTransport(modes=("walk",)),
        e.SetBudget(budget=None),
        e.SetDayWindow(start=time(8)),
    ):
        changed = after(edit, route=route)
        assert changed.days[0] is route.days[0] or changed.days[0] == route.days[0]
        castle = named(changed, "São Jorge Castle")
        assert castle.replaced(leg=None) == named(route, "São Jorge Castle").replaced(leg=None)
    with pytest.raises(ScheduleError, match="Day 1 is locked"):
        after(e.AddPlace(place="Carmo Convent", day=1), route=route)
    with pytest.raises(ScheduleError, match="São Jorge Castle is locked"):
        after(e.Avoid(names=("castle",)), route=route)
    free = after(e.Unlock(day=1), e.Unlock(activity="castle"), route=route)
    assert free == family()


def test_a_lock_of_all_that_is_on_a_day_is_none_of_the_day() -> None:
    *others, last = (a.id for a in family().days[2].activities if a.kind == "visit")
    alone = after(*(e.Remove(activity=id_) for id_ in others), e.Lock(activity=last))
    more = after(e.AddPlace(place="Estrela Garden", day=3), route=alone)
    assert days_of(more, "Estrela Garden") == [3]
    fixed = after(e.Lock(day=3), route=alone)
    with pytest.raises(ScheduleError, match="Day 3 is locked"):
        apply_edits(fixed, [e.AddPlace(place="Estrela Garden", day=3)])
    assert not after(e.Unlock(activity=last), route=fixed).days[2].locked


def test_what_makes_no_sense_is_refused_in_a_sentence() -> None:
    cases: list[tuple[Edit, type[Exception], str]] = [
        (e.Remove(activity="the moon"), NotFoundError, "nothing is called 'the moon'"),
        (e.AddPlace(place="Belém Tower"), InputError, "is in the route already: day 1"),
        (e.AddPlace(place="Atlantis"), NotFoundError, "No place is called Atlantis"),
        (e.AddPlace(place="MAAT", day=3), InputError, "in the route already"),
        (e.AddPlace(place="Chiado and Cais do Sodré"), InputError, "is an area to eat in"),
        (e.AddPlace(place="Carmo Convent", day=7), NotFoundError, "no day 7"),
        (e.Move(activity="lunch @ 1", day=2), InputError, "stays on it"),
        (e.Move(activity="tile museum", day=2), ScheduleError, "closed on day 2"),
        (e.Move(activity="fado", part="morning"), InputError, "is booked"),
        (e.Retime(activity="tile museum", start=time(8)), ScheduleError, "breaks a rule"),
        (e.Retime(activity="castle", minutes=700), ScheduleError, "no room for 700 minutes"),
        (e.Shorten(activity="alfama @ 1", minutes=200), InputError, "leaves nothing of it"),
        (e.SwapActivities(activity="castle", other="castle"), InputError, "with itself"),
        (e.SwapActivities(activity="castle", other="fado"), InputError, "What is booked stays"),
        (e.Replace(activity="fado", by="MAAT"), InputError, "no place that another one"),
        (e.Replace(activity="castle", kind="volcano"), ScheduleError, "no other volcano"),
        (e.Unlock(activity="fado"), InputError, "is booked"),
        (e.AddEvent(title="X", day=2, start=time(20, 30)), ScheduleError, "beside Fado show"),
    ]
    for edit, kind, message in cases:
        with pytest.raises(kind, match=message):
            apply_edits(family(), [edit])


def test_nobody_is_told_to_take_out_what_is_to_be_longer() -> None:
    with pytest.raises(ScheduleError, match=r"1000 minutes of São Jorge Castle on day 3\.") as no:
        apply_edits(family(), [e.Retime(activity="castle", minutes=1000)])
    assert "Castle" not in no.value.hint


def test_what_may_mean_several_things_is_asked_and_each_answer_is_an_edit() -> None:
    with pytest.raises(AmbiguousError) as raised:
        apply_edits(family(), [e.Remove(activity="lunch")])
    question = raised.value.question
    assert isinstance(question, Question)
    assert len(question.choices) == 3
    for number, choice in enumerate(question.choices, 1):
        route = apply_edits(family(), choice.edits)
        assert [slot.day for slot in told(route).went] == [number]


def test_edits_are_made_one_upon_the_other_or_not_at_all() -> None:
    both = [e.Remove(activity="castle"), e.AddPlace(place="Carmo Convent", day=3)]
    route = apply_edits(family(), e.Edits(edits=tuple(both)))
    assert days_of(route, "Carmo Convent") == [3]
    with pytest.raises(NotFoundError):
        apply_edits(family(), [*both, e.Remove(activity="the moon")])
    impossible = e.Impossible(reason="The moon is too far away.", ways=("Wait.",))
    with pytest.raises(ScheduleError, match="too far away"):
        apply_edits(family(), impossible)


def test_with_force_a_change_is_made_that_the_check_refuses() -> None:
    edit = e.Retime(activity="tile museum", start=time(8, 30))
    route = apply_edits(family(), [edit], force=True)
    assert named(route, "National Tile Museum").start.time() == time(8, 30)
    assert any(finding.severity == "error" for finding in route.findings)


def test_an_edit_that_changes_nothing_gives_the_very_route() -> None:
    assert apply_edits(family(), [e.Unlock(day=1)]) is family()
    museum = named(family(), "National Tile Museum")
    same = e.Retime(activity=museum.id, minutes=museum.minutes)
    assert apply_edits(family(), [same]) == family()


def test_the_score_is_that_of_what_is_there() -> None:
    castle = named(family(), "São Jorge Castle")
    route = after(e.Remove(activity=castle.id))
    assert route.score < family().score
    assert route.bound == family().bound
    back = after(e.AddPlace(place="São Jorge Castle", day=3), route=route)
    assert back.score == pytest.approx(family().score, abs=20)


def test_the_rest_of_a_day_comes_later_when_the_party_is_late() -> None:
    first, second = sights(family().days[0])[:2]
    at = first.start + timedelta(minutes=5)
    route = after(e.Resume(at=at, late=30))
    assert named(route, first.title).end == first.end + timedelta(minutes=30)
    assert named(route, second.title).start >= second.start
    assert route.days[1:] == family().days[1:]


def test_what_is_done_early_is_over_and_the_rest_keeps_its_time() -> None:
    first = sights(family().days[0])[0]
    at = first.start + timedelta(minutes=10)
    route = after(e.Resume(at=at, done=(first.title,)))
    assert named(route, first.title).end == at
    assert named(route, first.title).locked
    assert [c.after.activity.title for c in told(route).moved] == []
    with pytest.raises(InputError, match="is no day of this route"):
        apply_edits(family(), [e.Resume(at=at - timedelta(days=30))])


def test_a_plan_from_elsewhere_is_changed_as_one_of_ours() -> None:
    dinner = named(family(), "Dinner in Alfama")
    ours = family().days[2]
    elsewhere = dinner.replaced(id="x1", title="Dinner with a view", place=None, cost=None)
    others = tuple(elsewhere if a is dinner else a for a in ours.activities)
    day = ours.replaced(activities=others)
    plan = family().replaced(days=(*family().days[:2], day), findings=())
    less = after(e.Remove(activity="castle"), route=plan)
    assert named(less, "Dinner with a view").start == dinner.start
    later = after(e.Retime(activity="dinner with", start=time(18, 30)), route=plan)
    assert named(later, "Dinner with a view").start.time() == time(18, 30)
    assert named(later, "Dinner with a view").kind == "meal"
    assert after(e.Shift(days=7), route=plan).days[2].activities[-1].title == "Dinner with a view"
