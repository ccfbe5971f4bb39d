"""Rules about money: the budget, currencies, and what a visit costs the party."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from tripai import wording
from tripai.checking.claims import is_imported
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey
from tripai.checking.wording import date_words, span_words, title_words
from tripai.model import Activity, Budget, Money, Party, Place

CENT = Decimal("0.01")
DEAR = 10  # times what the other meals of the trip cost
FAR_OFF = 3  # times more or less than what is known: of a plan from elsewhere that is a mistake
OFF = 1.5  # times that is no mere change since then
ENOUGH_MEALS = 2  # others, to compare one with


def budget(survey: Survey) -> Faults:
    """What is spent keeps to the budget, a day or in all."""
    limit, party = survey.route.brief.budget, survey.route.brief.party
    if limit is None:
        return
    if limit.per == "trip":
        spent = _spent(survey.route.activities, limit, party)
        if spent > limit.amount:
            yield Fault(_over_words("The trip", spent, limit, "in all"))
        return
    for day in survey.route.days:
        spent = _spent(day.activities, limit, party)
        if spent > limit.amount:
            what = f"Day {day.number}, {date_words(day.date)},"
            yield Fault(_over_words(what, spent, limit, "a day"), day)


def currency(survey: Survey) -> Faults:
    """Costs are in the budget's currency, and a ticket's in its price's."""
    for day, activity in survey.stops:
        price = activity.place.price if activity.place else None
        limit = None if is_imported(activity) else survey.route.brief.budget
        if is_imported(activity) and activity.cost and _reckons(survey, activity.cost):
            continue
        expected = limit or (price if activity.kind == "visit" else None)
        cost = activity.cost or (price if activity.kind == "visit" else None)
        if expected and cost and cost.amount and cost.currency != expected.currency:
            what = "the budget" if limit else "its price"
            amount = wording.amount(cost.amount, cost.currency)
            yield Fault(
                f"{title_words(activity)} costs {amount}, but {what} is in {expected.currency}.",
                day,
                activity,
            )


def cost_differs(survey: Survey) -> Faults:
    """A visit costs its price for everybody who pays."""
    party = survey.route.brief.party
    for day, activity in survey.visited:
        place, cost = activity.place, activity.cost
        if activity.kind != "visit" or not place or not place.price or not cost:
            continue
        right = _ticket(place, party)
        if is_imported(activity) and _is_near(cost.amount, right, place.price.amount, FAR_OFF):
            continue
        if cost.currency == place.price.currency and abs(cost.amount - right) > CENT:
            paying = wording.count(_paying(place, party), "person", "people")
            price = wording.amount(place.price.amount, place.price.currency)
            yield Fault(
                f"{title_words(activity)} is put at {wording.amount(cost.amount, cost.currency)}, "
                f"but {paying} at {price} pay {wording.amount(right, cost.currency)}.",
                day,
                activity,
            )


def price_differs(survey: Survey) -> Faults:
    """What a plan from elsewhere puts a ticket at is about what one person, or all of them, are known to pay."""
    for day, activity in survey.visited:
        place, cost = activity.place, activity.cost
        if not (place and place.price and cost and is_imported(activity)):
            continue
        right, price = _ticket(place, survey.route.brief.party), place.price
        if activity.kind != "visit" or cost.currency != price.currency or not price.amount:
            continue
        near = _is_near(cost.amount, right, price.amount, OFF)
        if not near and _is_near(cost.amount, right, price.amount, FAR_OFF):
            said, known = (wording.amount(each.amount, each.currency) for each in (cost, price))
            yield Fault(
                f"{title_words(activity)} is put at {said}, but is known to cost {known} a person.",
                day,
                activity,
            )


def meal_cost(survey: Survey) -> Faults:
    """A meal does not cost many times what the others do."""
    meals = [(d, a, a.cost) for d, a in survey.stops if a.kind == "meal" and a.cost]
    for day, activity, cost in meals:
        others = [
            c.amount for _, a, c in meals if a is not activity and c.currency == cost.currency
        ]
        usual = median(others) if len(others) >= ENOUGH_MEALS else Decimal(0)
        if usual and cost.amount > DEAR * usual:
            yield Fault(
                f"{activity.title} ({span_words(activity)}) costs "
                f"{wording.amount(cost.amount, cost.currency)}, more than {DEAR} times "
                f"what the other meals cost ({wording.amount(usual, cost.currency)}).",
                day,
                activity,
            )


def _is_near(said: Decimal, ticket: Decimal, price: Decimal, times: float) -> bool:
    """Whether what a plan from elsewhere says may be what one person pays, or all of them; free days count as well."""
    by = Decimal(str(times))
    return not said or min(ticket, price) / by <= said <= max(ticket, price) * by


def _reckons(survey: Survey, cost: Money) -> bool:
    """Whether a plan from elsewhere reckons in a currency: in that of those who wrote it."""
    costs = [a.cost for a in survey.route.activities if a.cost and a.cost.amount]
    return len(costs) > 1 and all(each.currency == cost.currency for each in costs)


def _paying(place: Place, party: Party) -> int:
    """Count who pays: adults, seniors, and children who are not free."""
    children = sum(1 for age in party.child_ages if age >= place.free_under)
    return party.adults + party.seniors + children


def _ticket(place: Place, party: Party) -> Decimal:
    assert place.price
    return place.price.amount * _paying(place, party)


def _spent(activities: Iterable[Activity], limit: Budget, party: Party) -> Decimal:
    costs = (_cost(activity, party) for activity in activities)
    return sum((c.amount for c in costs if c and c.currency == limit.currency), Decimal(0))


def _cost(activity: Activity, party: Party) -> Money | None:
    """Return what an activity costs; a ticket whose cost was left out still has its price."""
    place = activity.place
    if activity.cost or activity.kind != "visit" or not place or not place.price:
        return activity.cost
    return Money(amount=_ticket(place, party), currency=place.price.currency)


def _over_words(what: str, spent: Decimal, limit: Budget, per: str) -> str:
    over = wording.amount(spent - limit.amount, limit.currency)
    return (
        f"{what} costs {wording.amount(spent, limit.currency)}, "
        f"{over} more than the budget of {wording.amount(limit.amount, limit.currency)} {per}."
    )
