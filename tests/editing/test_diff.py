"""A diff says what came, went, moved and changed, and both routes in numbers."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from real_routes import family
from tripai.editing.diff import diff, new_findings, totals
from tripai.editing.renumbering import moved
from tripai.model import Activity, Finding, Route


def with_day(route: Route, number: int, *activities: Activity) -> Route:
    days = list(route.days)
    days[number - 1] = days[number - 1].replaced(activities=activities)
    return route.replaced(days=tuple(days))


def test_a_route_is_no_different_from_itself() -> None:
    told = diff(family(), family())
    assert (told.came, told.went, told.moved, told.changed, told.brief) == ((),) * 5
    assert told.before == told.after == totals(family())


def test_what_is_taken_out_went_and_the_other_way_round_came() -> None:
    first, *rest = family().days[0].activities
    less = with_day(family(), 1, *rest)
    told, back = diff(family(), less), diff(less, family())
    assert [(slot.day, slot.activity) for slot in told.went] == [(1, first)]
    assert [(slot.day, slot.activity) for slot in back.came] == [(1, first)]
    assert (told.came, told.moved, told.changed) == ((), (), ())
    assert told.before.sights - told.after.sights == (first.kind == "visit")


def test_what_begins_later_or_is_on_another_day_has_moved() -> None:
    first, *rest = family().days[0].activities
    hour = timedelta(hours=1)
    later = first.replaced(start=first.start + hour, end=first.end + hour)
    (change,) = diff(family(), with_day(family(), 1, later, *rest)).moved
    assert change.other_time
    assert not change.other_day
    assert not change.longer_by
    there = with_day(with_day(family(), 1, *rest), 3, first, *family().days[2].activities)
    (change,) = diff(family(), there).moved
    assert (change.before.day, change.after.day) == (1, 3)


def test_what_is_longer_or_fixed_has_changed() -> None:
    first, *rest = family().days[0].activities
    longer = first.replaced(end=first.end + timedelta(minutes=25))
    (change,) = diff(family(), with_day(family(), 1, longer, *rest)).changed
    assert (change.longer_by, change.locked) == (25, None)
    (change,) = diff(family(), with_day(family(), 1, first.replaced(locked=True), *rest)).changed
    assert (change.longer_by, change.locked) == (0, True)


def test_days_of_another_number_are_the_same_days() -> None:
    first, second, third = family().days
    shorter = family().replaced(days=(first, moved(third, 2, second.date)))
    less, more = diff(family(), shorter), diff(shorter, family())
    assert (dict(less.days), dict(more.days)) == ({1: 1, 2: 3}, {1: 1, 3: 2})
    gone = [(2, a) for a in second.activities if a.kind != "rest"]
    assert [(slot.day, slot.activity) for slot in less.went] == gone
    assert [(slot.day, slot.activity) for slot in more.came] == gone
    assert (less.moved, less.changed, more.moved, more.changed) == ((), (), (), ())


def test_a_wish_that_changed_is_named() -> None:
    brief = family().brief.replaced(pace="packed", avoid=())
    told = diff(family(), family().replaced(brief=brief))
    assert told.brief == ("pace", "avoid")


def found(*findings: Finding, route: Route | None = None) -> Route:
    return (route or family()).replaced(findings=findings)


def test_a_finding_is_new_by_its_rule_and_what_it_is_about_and_not_by_its_words() -> None:
    walking = Finding(rule="much-walking", severity="warning", day=1, message="16 km on foot.")
    less = walking.replaced(message="15.5 km on foot.")
    other = walking.replaced(day=2)
    before = found(walking)
    assert new_findings(before, found(less)) == ()
    assert new_findings(before, found(less, other)) == (other,)
    assert new_findings(before, found(walking, walking)) == (walking,)


def test_what_was_found_of_a_day_or_a_sight_is_not_new_where_both_are_on_another_day() -> None:
    one, two, three = family().days
    days = (two.replaced(number=1), one.replaced(number=2), three)
    swapped = family().replaced(days=days)
    castle = next(a for a in three.activities if a.title == "São Jorge Castle")
    walking = Finding(rule="much-walking", severity="error", day=1, message="16 km on foot.")
    early = Finding(rule="closed", severity="error", day=3, activity=castle.id, message="Closed.")
    before = found(walking, early)
    goes_along, moved = walking.replaced(day=2), early.replaced(day=1)
    assert new_findings(before, found(goes_along, moved, route=swapped)) == ()
    assert new_findings(before, found(walking, route=swapped)) == (walking,)
    others = two.activities[-1]
    assert new_findings(before, found(other := early.replaced(activity=others.id))) == (other,)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(3)), st.sets(st.integers(0, 30)))
def test_nothing_is_lost_or_told_twice(order: list[int], left_out: set[int]) -> None:
    days = family().days
    kept = [a for number in order for a in days[number].activities]
    mixed = [a for index, a in enumerate(kept) if index not in left_out]
    after = with_day(with_day(with_day(family(), 1, *mixed), 2), 3)
    told = diff(family(), after)
    there = [a for a in family().activities if a.kind != "rest"]
    assert len(told.came) == 0
    assert len(told.went) == len(there) - len([a for a in mixed if a.kind != "rest"])
