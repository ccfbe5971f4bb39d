"""What a plan says that things cost: in which currency, for whom, and what its sums should come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tripai.checking.claims import SaidTotal
from tripai.model import City, Money
from tripai.readers.plans import Cost, ForeignPlan, Item, PlanDay

PARTY = 2  # people, of whom a plan may tell one's costs and the sum of all
HIGHEST = Decimal(10**9)
_SIGNS = {
    "$": ("USD", "AUD", "CAD", "SGD", "HKD", "TWD", "MXN", "ARS"),
    "\u00a5": ("JPY", "CNY"),
    "KR": ("SEK", "NOK", "DKK", "ISK"),
}
"""The currencies of a sign, the one that it means elsewhere first."""
_NOT_LISTED = re.compile(
    r"\b(?:hotels?|hostels?|accommodation|lodging|flights?|airfare|rooms?|nights?|airbnb|souvenirs?|extras?|misc\w*)\b",
    re.IGNORECASE,
)


def money(cost: Cost | None, city: City) -> Money | None:
    """Return what a thing costs, in the middle of what is said; None where that is unknown."""
    if cost is None or cost.high >= HIGHEST:
        return None
    amount = (cost.low + cost.high) / 2 * (PARTY if cost.each else 1)
    return Money(amount=round(amount, 2), currency=currency(cost, city))


def currency(cost: Cost, city: City) -> str:
    """Return the currency of a cost; a sign that several have means the city's, if that has it."""
    chances = _SIGNS.get(cost.currency.upper(), ())
    if not cost.currency or city.currency in chances:
        return city.currency
    if chances:
        return chances[0]
    return cost.currency if re.fullmatch("[A-Z]{3}", cost.currency) else city.currency


def totals(
    plan: ForeignPlan, days: Sequence[tuple[int, PlanDay]], city: City
) -> Iterator[SaidTotal]:
    """Yield the sums that a plan states, with what they should come to; where too little has a cost, none is judged."""
    for number, day in days:
        if day.total:
            yield from _total(number, day.total_line, day.total, day.items, city, complete=True)
    if plan.total is None:
        return
    complete = not _NOT_LISTED.search(plan.text)
    yield from _total(None, plan.total_line, plan.total, plan.items, city, complete=complete)


def _total(
    day: int | None, line: int, said: Cost, items: Sequence[Item], city: City, *, complete: bool
) -> Iterator[SaidTotal]:
    known = [
        item.cost for item in items if item.cost and (item.cost.high or not item.cost.currency)
    ]
    paid = [cost for cost in known if cost.high]
    code = currency(said, city)
    if len(paid) < 2 or any(currency(cost, city) != code for cost in paid):
        return
    low = sum((cost.low for cost in paid), Decimal(0))
    high = sum((cost.high for cost in paid), Decimal(0))
    if any(cost.each for cost in (*paid, said)):
        high *= PARTY
    whole = complete and len(known) == len(items)
    yield SaidTotal(
        day,
        line,
        said.high,
        round(Decimal(low), 2),
        round(Decimal(high), 2) if whole else None,
        code,
        about=any(cost.about for cost in (*paid, said)),
    )
