"""Who travels by a plan from elsewhere, and what they may spend, as far as it says so before its first day."""

from __future__ import annotations

from pydantic import ValidationError

from tripai import wording
from tripai.ai.names.text import Sentence
from tripai.errors import InputError
from tripai.importing.plan_costs import HIGHEST, currency
from tripai.model import Budget, City, Party
from tripai.readers.plans import ForeignPlan

_LONGEST = 200  # characters of a line that tells who travels: a longer one tells stories
Notes = tuple[str, ...]


def party_of(plan: ForeignPlan) -> tuple[Party | None, Notes]:
    """Return who travels, with what is assumed of them; None where a plan does not say it."""
    from tripai.ai.embedded.party import read_company  # heavy: patterns that few plans need
    from tripai.ai.gaps.companions import complete_party
    from tripai.ai.reading import Reading

    lines = [line for line in plan.beginning.splitlines() if len(line) <= _LONGEST]
    try:
        said = read_company(Sentence(". ".join(lines)))
        reading = Reading(
            adults=said.adults, child_ages=said.ages, children=said.children, seniors=said.seniors
        )
        party, notes = complete_party(reading, None)
    except (InputError, ValidationError):  # numbers that are not of one party
        return None, ()
    if reading == Reading():
        return None, ()
    return party, (*(note.sentence for note in said.notes), *notes)


def budget_of(plan: ForeignPlan, city: City, people: int) -> tuple[Budget | None, Notes]:
    """Return the budget of all who travel; in another money than the city's it cannot be compared, which is said."""
    if plan.budget is None or plan.budget.limit.high >= HIGHEST:
        return None, ()
    limit = plan.budget.limit
    code, amount = currency(limit, city), limit.high * (people if limit.each else 1)
    if code != city.currency:
        said = wording.amount(amount, code)
        return None, (
            f"The budget of {said} was not compared: what is paid there is {city.currency}.",
        )
    return Budget(amount=amount, currency=code, per="day" if plan.budget.by_day else "trip"), ()
