"""A change that costs more than the budget says which budget would do, and what could leave."""

import re

import pytest

from real_routes import family, planned
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.editing.diff import diff
from tripai.errors import ScheduleError
from tripai.model import Budget, Route
from tripai.wording import costs


def tight() -> Route:
    return planned("4 days in Rome, 150 euros a day, packed", None, start="2026-11-23")


def test_the_budget_that_is_told_would_do_and_so_would_what_could_leave() -> None:
    colosseum = e.AddPlace(place="Colosseum")
    with pytest.raises(ScheduleError, match="more than the budget of 150 EUR a day") as refused:
        apply_edits(tight(), [colosseum])
    amount = re.search(r"--set budget=(\d+)/day", refused.value.hint)
    assert amount
    budget = Budget(amount=int(amount[1]), currency="EUR", per="day")
    less = budget.replaced(amount=int(amount[1]) - 1)
    apply_edits(tight(), [colosseum, e.SetBudget(budget=budget)])
    with pytest.raises(ScheduleError):
        apply_edits(tight(), [e.SetBudget(budget=less), colosseum])
    gone = re.search(r'--remove "([^"]+)"', refused.value.hint)
    assert gone
    after = apply_edits(tight(), [colosseum, e.Remove(activity=gone[1])])
    assert gone[1] in {slot.activity.title for slot in diff(tight(), after).went}


def test_a_budget_of_the_trip_is_told_as_one() -> None:
    spent = sum(money.amount for money in costs(family().days))
    budget = Budget(amount=spent, currency="EUR", per="trip")
    with pytest.raises(ScheduleError, match="The trip costs") as refused:
        apply_edits(family(), [e.SetBudget(budget=budget), e.AddPlace(place="Jerónimos Monastery")])
    assert "/trip)" in refused.value.hint
