"""A route with errors, planned anew of the same places: what is proposed has none, and what is not kept is said."""

from datetime import UTC, datetime

import pytest

from tripai.checking import check_route
from tripai.importing.plans import Resolved, Told, resolve
from tripai.model import Route
from tripai.places.catalogue import Catalogue
from tripai.repairing import Repair, repair

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()


def read(text: str) -> Resolved:
    return resolve(text.encode(), Told(), source=SOURCE, now=NOW)


def repaired(plan: Resolved) -> Repair:
    assert plan.city
    return repair(plan.route, plan.city, SOURCE)


def sights(found: Repair) -> set[str]:
    assert found.route
    return {activity.title for activity in found.route.activities if activity.kind == "visit"}


def errors(found: Repair) -> list[str]:
    assert found.route
    return [f.message for f in check_route(found.route) if f.severity == "error"]


def test_a_museum_on_its_closed_day_is_moved_to_another() -> None:
    plan = read(
        "# Lisbon\n## Day 1: Monday, December 7, 2026\n- 10:00-11:30 Jerónimos Monastery\n- 12:30 Lunch at a tavern\n"
        "## Day 2: Tuesday, December 8, 2026\n- 10:00-12:00 São Jorge Castle\n- 21:00-23:00 Fado show\n"
    )
    found = repaired(plan)
    assert found.route
    assert sights(found) == {"Jerónimos Monastery", "São Jorge Castle"}
    assert errors(found) == []
    [day] = [d for d in found.route.days for a in d.activities if a.title == "Jerónimos Monastery"]
    assert day.number == 2
    assert "Fado show" in {activity.title for activity in found.route.activities}
    assert found.lost == ()
    [done] = found.done
    assert done.startswith("Jerónimos Monastery moves from day 1 to day 2, ")
    assert (found.route.slug, found.route.title) == (plan.route.slug, plan.route.title)


def test_what_opens_on_one_day_only_is_on_it_and_a_sight_of_another_city_is_dropped() -> None:
    plan = read(
        "# Lisbon\n## Day 1: Monday, December 7, 2026\n- 10:00-11:00 Belém Tower\n- 14:00-15:30 National Tile Museum\n"
        "- 17:00-18:30 Eiffel Tower\n## Day 2: Tuesday, December 8, 2026\n- Free day\n"
    )
    assert plan.city
    found = repair(plan.route, plan.city, SOURCE, None, plan.elsewhere)
    assert found.route
    assert sights(found) == {"Belém Tower", "National Tile Museum"}
    assert [len([a for a in d.activities if a.kind == "visit"]) for d in found.route.days] == [0, 2]
    assert "Eiffel Tower is left out: it is not in Lisbon." in found.lost
    assert "Eiffel Tower" not in {activity.title for activity in found.route.activities}
    assert (errors(found), found.route.brief.day_terms) == ([], ())


def test_what_cannot_be_kept_is_said() -> None:
    plan = read(
        "# Lisbon\n## Day 1: Monday, December 7, 2026\n- 10:00-11:30 Jerónimos Monastery\n- 14:00 São Jorge Castle\n"
        "- 20:00 Puppet evening\n"
    )
    found = repaired(plan)
    assert sights(found) == {"São Jorge Castle"}
    assert errors(found) == []
    assert found.lost == (
        "Jerónimos Monastery is left out: it does not open on the days of the trip.",
    )


def test_two_bookings_at_once_cannot_both_be_kept() -> None:
    plan = read(
        "# Lisbon\n## Day 1: Tuesday, December 8, 2026\n- 10:00-12:00 São Jorge Castle\n- 18:00-20:00 Fado show\n"
        "- 19:00-21:00 Cooking class\n"
    )
    assert "overlap" in {one.finding.rule for one in plan.judged()}
    found = repaired(plan)
    assert errors(found) == []
    assert found.lost == ("Left out, as nobody knows where it is: Fado show and Cooking class.",)


@pytest.mark.parametrize("days", [1, 2])
def test_too_many_sights_are_as_many_as_can_be(days: int) -> None:
    names = [
        place.name for place in SOURCE.places(next(c for c in SOURCE.cities() if c.ref == "lisbon"))
    ]
    lines = "".join(f"- 9:00 {name}\n" for name in names[:14])
    plan = read(
        "# Lisbon\n" + "".join(f"## Day {n}\n{lines if n == 1 else ''}" for n in range(1, days + 1))
    )
    found = repaired(plan)
    assert errors(found) == []
    left_out = [said for said in found.lost if "is left out" in said]
    assert len(sights(found)) >= 4 * days
    assert len(sights(found)) + len(left_out) == 14


def test_what_is_locked_stays_where_and_when_it_is() -> None:
    plan = read(
        "# Lisbon\n## Day 1: Wednesday, December 9, 2026\n- 12:00-13:30 Jerónimos Monastery\n- 12:30 MAAT\n"
    )
    [day] = plan.route.days
    monastery = day.activities[0].replaced(locked=True)
    route = plan.route.replaced(days=(day.replaced(activities=(monastery, *day.activities[1:])),))
    assert plan.city
    found = repair(route, plan.city, SOURCE)
    assert found.route
    assert errors(found) == []
    held = {a.title: (a.start, a.end, a.locked) for a in found.route.activities}
    assert held["Jerónimos Monastery"] == (monastery.start, monastery.end, True)
    assert "MAAT" in held
    assert found.lost == ()


ROME = """# Rome
## Day 1: Sunday, October 4, 2026
- 9:30-11:15 Colosseum
- 11:30-13:30 Roman Forum and Palatine Hill
- 13:50-14:50 Lunch in Monti
- 15:30-17:30 Capitoline Museums
## Day 2: Monday, October 5, 2026
- 9:30-10:10 Pantheon
- 10:20-10:50 {second}
- 12:30-13:45 Lunch near the Spanish Steps
- 15:00-{last}
"""


def judged(text: str) -> tuple[Resolved, Repair]:
    plan = read(text)
    assert plan.city
    return plan, repair(plan.route, plan.city, SOURCE, None, plan.elsewhere, plan.claims)


def days(route: Route) -> list[list[str]]:
    return [[a.title for a in day.activities if a.kind != "rest"] for day in route.days]


def test_one_fault_moves_one_sight() -> None:
    plan, found = judged(ROME.format(second="Piazza Navona", last="17:00 Galleria Borghese"))
    assert [one.finding.rule for one in plan.judged()] == ["hours-closed"]
    assert found.route
    assert (errors(found), found.lost) == ([], ())
    [done] = found.done
    assert done.startswith("Galleria Borghese moves from day 2 to day 1, ")
    before, after = days(plan.route), days(found.route)
    assert [title for title in after[0] if title != "Galleria Borghese"] == before[0]
    assert after[1] == before[1][:-1]


def test_of_a_sight_that_comes_twice_the_second_goes() -> None:
    plan, found = judged(ROME.format(second="Colosseum", last="15:30 Trevi Fountain"))
    assert found.route
    assert days(found.route) == [
        days(plan.route)[0],
        [t for t in days(plan.route)[1] if t != "Colosseum"],
    ]
    assert found.done == ("Colosseum on day 2 is left out: it is on day 1 as well.",)


@pytest.mark.parametrize(
    ("was", "now", "done"),
    [
        ("9:30-11:15 Colosseum", "9:30-9:45 Colosseum", "Colosseum is "),
        ("13:50-14:50 Lunch", "13:50-14:05 Lunch", "Lunch in Monti is "),
        ("13:50-14:50 Lunch", "16:50-17:20 Lunch", "Lunch in Monti is "),
    ],
)
def test_what_is_only_a_warning_is_repaired_too(was: str, now: str, done: str) -> None:
    text = ROME.format(second="Piazza Navona", last="15:30 Trevi Fountain")
    if "16:50" in now:
        text = text.replace("- 15:30-17:30 Capitoline Museums\n", "")
    plan, found = judged(text.replace(was, now))
    assert {one.finding.severity for one in plan.judged()} == {"warning"}
    assert found.route
    assert check_route(found.route) == ()
    assert found.done[0].startswith(done)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "# Rome\n## Day 1: Tuesday, October 6, 2026\n- 10:00-11:00 Palace of Mirrors\n",
            "No other time",
        ),
        ("# Rome\n## Day 1: Monday, October 6, 2026\n- 10:00-11:00 Pantheon\n", "No other time"),
    ],
)
def test_what_no_other_plan_helps_against_is_said(text: str, reason: str) -> None:
    plan, found = judged(text)
    assert plan.judged()
    assert found.route is None
    assert found.reason.startswith(reason)


def test_for_a_date_that_nobody_says_nothing_is_dropped() -> None:
    plan, found = judged(  # tomorrow is a Monday
        "# Rome\n## Day 1\n- 10:00-12:00 Galleria Borghese\n- 11:45-12:30 Pantheon\n- 13:00-14:00 Lunch in Monti\n"
    )
    assert {one.finding.rule for one in plan.judged()} == {"closed-that-day", "overlap"}
    assert found.route
    assert errors(found) == []
    assert sights(found) == {"Galleria Borghese", "Pantheon"}
    assert found.route.brief.start.weekday() != 0
    assert (
        found.done[0]
        == "No date is said: the trip is taken to begin on Tuesday 24 November 2026, when most is open."
    )


def test_days_are_numbered_by_their_dates() -> None:
    _, found = judged(
        ROME.format(second="Piazza Navona", last="15:30 Trevi Fountain").replace("Day 2", "Day 3")
    )
    assert found.route
    assert [day.number for day in found.route.days] == [1, 2]
    assert found.done == ("The days are numbered in the order of their dates.",)
