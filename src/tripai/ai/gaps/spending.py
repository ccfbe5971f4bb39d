"""The budget in the city's currency, for the whole party."""

from decimal import Decimal

from tripai import wording
from tripai.ai.reading import BudgetRead
from tripai.errors import InputError
from tripai.model import Budget, City, Party, Rates

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 9


def complete_budget(
    read: BudgetRead | None, city: City, party: Party, own_currency: str | None, rates: Rates
) -> tuple[Budget | None, tuple[str, ...]]:
    """Return the budget, and a sentence for each part of it that was decided here.

    Raises:
        InputError: It is nothing or less, or in a currency without a rate.
    """
    if read is None:
        return None, ()
    if read.amount <= 0 or not read.amount < _MOST:
        raise InputError(
            f"A budget of {read.amount:f} is not one to plan with.",
            "Give an amount above 0, for example 120.",
        )
    notes = []
    currency = read.currency or own_currency
    if currency is None:
        currency = city.currency
        notes.append(f"The budget's currency was not given: {currency}.")
    amount = read.amount
    if read.per_person:
        amount *= party.size
        notes.append(
            f"{wording.amount(read.amount, currency)} per person is {wording.amount(amount, currency)} for "
            f"the party of {party.size}."
        )
    if currency != city.currency:
        amount, note = _converted(amount, currency, city.currency, rates)
        notes.append(note)
    if read.per is None:
        notes.append("The budget is taken to be for the whole trip.")
    return Budget(
        amount=max(amount.quantize(_CENT), _CENT), currency=city.currency, per=read.per or "trip"
    ), tuple(notes)


def _converted(amount: Decimal, source: str, target: str, rates: Rates) -> tuple[Decimal, str]:
    pair = f"{source}/{target}"
    if pair not in rates:
        raise InputError(
            f"The budget is in {source}, prices are in {target}, and no rate from one to the "
            "other is set.",
            f'Set one with its date: tripai config set rates.{pair} "RATE @ YYYY-MM-DD" (1 '
            f"{source} is RATE {target}).",
        )
    rate, as_of = rates[pair]
    converted = (amount * rate).quantize(_CENT)
    return converted, (
        f"A budget of {wording.amount(amount, source)} is taken as {wording.amount(converted, target)}, at "
        f"{rate} {target} for 1 {source} ({as_of})."
    )
