"""What a plan says that things cost: in which currency, for whom, and what its sums should come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tripai.checking.claims import SaidTotal
from tripai.model import City, Money
from tripai.readers.plans import Cost, ForeignPlan, Item, PlanDay

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


def money(cost: Cost | None, city: City, people: int) -> Money | None:
    """Return what a thing costs so many people, in the middle of what is said; None where that is unknown."""
    if cost is None or cost.high >= HIGHEST:
        return None
    amount = (cost.low + cost.high) / 2 * (people if cost.each else 1)
    return Money(amount=round(amount, 2), currency=currency(cost, city))


def currency(cost: Cost, city: City) -> str:
    """Return the currency of a cost; a sign that several have means the city's, if that has it."""
    chances = _SIGNS.get(cost.currency.upper(), ())
    if not cost.currency or city.currency in chances:
        return city.currency
    if chances:
        return chances[0]
    return cost.currency if re.fullmatch("[A-Z]{3}", cost.currency) else city.currency


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum as it is stated, of a day or of the trip, and the things that it is of."""

    day: int | None
    line: int
    said: Cost
    items: Sequence[Item]
    complete: bool = True  # whether nothing is in it that no line has


def totals(
    plan: ForeignPlan, days: Sequence[tuple[int, PlanDay]], city: City, people: int
) -> Iterator[SaidTotal]:
    """Yield the sums that a plan states, with what they should come to; where too little has a cost, none is judged."""
    sums = [_Sum(number, day.total_line, day.total, day.items) for number, day in days if day.total]
    if plan.total is None and len(days) > 1 and [one.day for one in sums] == [days[-1][0]]:
        sums = [_nearer(sums[0], plan.items)]
    if plan.total:
        listed = not _NOT_LISTED.search(plan.text)
        sums.append(_Sum(None, plan.total_line, plan.total, plan.items, listed))
    for each in sums:
        yield from _judged(each, city, people)


def _nearer(last: _Sum, items: Sequence[Item]) -> _Sum:
    """Return the only sum of a plan, below its last day: that of the day, or of the trip if it comes nearer to that."""

    def off(some: Sequence[Item]) -> Decimal:
        return abs(last.said.high - sum(item.cost.high for item in some if item.cost))

    return last if off(last.items) <= off(items) else replace(last, day=None, items=items)


def _judged(stated: _Sum, city: City, people: int) -> Iterator[SaidTotal]:
    items, said = stated.items, stated.said
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
        high *= people
    whole = stated.complete and len(known) == len(items)
    yield SaidTotal(
        stated.day,
        stated.line,
        said.high,
        round(Decimal(low), 2),
        round(Decimal(high), 2) if whole else None,
        code,
        about=any(cost.about for cost in (*paid, said)),
    )
