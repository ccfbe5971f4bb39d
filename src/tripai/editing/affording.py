"""What would do when a change costs more than the budget: another budget, or something less."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import ROUND_UP, Decimal

from tripai.checking import check_route
from tripai.model import Activity, Budget, Finding, Route, RouteDay
from tripai.text import words
from tripai.wording import capital, costs, listed


def afforded(before: Route, route: Route, finding: Finding) -> str:
    """Return as a sentence with which budget a route is within it, and what of before could leave; empty if neither is known."""
    limit = route.brief.budget
    if limit is None:
        return ""
    parts = [[day] for day in route.days] if limit.per == "day" else [route.days]
    most = max(_spent(part, limit) for part in parts)
    amount = most.to_integral_value(ROUND_UP)
    ways = []
    if _is_enough(route, limit, amount):
        ways.append(f"raise the budget (--set budget={amount}/{limit.per})")
    dear = [day for day in route.days if finding.day in {None, day.number}]
    known = {activity.id for activity in before.activities}
    if less := _dispensable(route, dear, _spent(dear, limit) - limit.amount, known):
        ways.append(f'take out {less.title} (--remove "{less.title}")')
    return f"{capital(listed(ways, 'or'))}. " if ways else ""


def _spent(days: Sequence[RouteDay], limit: Budget) -> Decimal:
    return sum((c.amount for c in costs(days) if c.currency == limit.currency), Decimal(0))


def _is_enough(route: Route, limit: Budget, amount: Decimal) -> bool:
    """Whether the check is content with another budget: it reckons with prices that a plan may have left out."""
    brief = route.brief.replaced(budget=limit.replaced(amount=amount))
    return not any(f.rule == "budget" for f in check_route(route.replaced(brief=brief)))


def _dispensable(
    route: Route, days: Sequence[RouteDay], over: Decimal, known: Collection[str]
) -> Activity | None:
    """The cheapest sight that was there, without which the days cost so much less; neither a must nor locked."""
    musts = set(map(words, route.brief.must))
    enough = [
        (activity.cost.amount, activity.start, activity)
        for day in days
        for activity in day.activities
        if activity.id in known
        if activity.kind == "visit" and not activity.locked and activity.cost and activity.place
        if activity.cost.amount >= over and not musts & set(map(words, activity.place.all_names))
    ]
    return min(enough, key=lambda one: one[:2])[2] if enough else None
