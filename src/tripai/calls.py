"""Calls of an assistant that runs on a server: how much each took, and what a model costs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from tripai.errors import InputError

_MILLION = 1_000_000
_PRICE = re.compile(
    r"\s*(?P<input>\d{1,9}(\.\d{1,9})?)\s*/\s*(?P<output>\d{1,9}(\.\d{1,9})?)"
    r"\s+(?P<currency>[A-Z]{3})\s*@\s*(?P<since>\d{4}-\d\d-\d\d)\s*",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens of a model cost, read and written, and since when.

    Its text is "1.00/5.00 USD @ 2026-10-26".
    """

    input: Decimal
    output: Decimal
    currency: str
    since: date

    def __str__(self) -> str:
        return f"{self.input}/{self.output} {self.currency} @ {self.since}"

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        """Return what so many tokens cost, to the last digit."""
        return (input_tokens * self.input + output_tokens * self.output) / _MILLION


@dataclass(frozen=True, slots=True)
class Call:
    """A question to a model, as it is counted.

    Attributes:
        question: Which of the questions it was: weigh, say.
        server: The host, without a user or a password.
        cached: Whether the cache had the answer: then nothing was sent and nothing is paid.
        seconds: How long it took.
        price: What it cost; None when the model's price is not known, and then `currency` is None too.
    """

    question: str
    model: str
    server: str
    input_tokens: int
    output_tokens: int
    cached: bool
    seconds: float
    price: Decimal | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Usage:
    """What calls took together.

    Attributes:
        calls: How many there were.
        cached: How many answers the cache had instead; nothing else is counted of those.
        costs: What was paid, by currency.
        unpriced: Of how many calls nobody knows the price.
    """

    calls: int
    cached: int
    input_tokens: int
    output_tokens: int
    seconds: float
    costs: Mapping[str, Decimal]
    unpriced: int


def usage(calls: Iterable[Call]) -> Usage:
    """Return what calls took together."""
    asked = tuple(calls)
    made = [call for call in asked if not call.cached]
    return Usage(
        calls=len(made),
        cached=len(asked) - len(made),
        input_tokens=sum(call.input_tokens for call in made),
        output_tokens=sum(call.output_tokens for call in made),
        seconds=sum(call.seconds for call in made),
        costs=MappingProxyType(_costs(made)),
        unpriced=sum(call.price is None for call in made),
    )


def _costs(calls: Iterable[Call]) -> dict[str, Decimal]:
    paid: dict[str, Decimal] = {}
    for call in calls:
        if call.price is not None and call.currency is not None:
            paid[call.currency] = paid.get(call.currency, Decimal(0)) + call.price
    return dict(sorted(paid.items()))


Ledger = Callable[[Call], None]
"""Is told of each call when it is over."""


def parse_price(model: str, text: str) -> Price:
    """Read a price such as "1.00/5.00 USD @ 2026-10-26".

    Raises:
        InputError: The text says something else, or a day that is none.
    """
    found = _PRICE.fullmatch(text)
    try:
        if found:
            since = date.fromisoformat(found["since"])
            return Price(
                Decimal(found["input"]), Decimal(found["output"]), found["currency"], since
            )
    except ValueError:
        pass  # a 30th of February
    raise InputError(
        f"The price of {model} is {text!r}.",
        "Write what a million tokens cost, read and written, and since when: "
        '"1.00/5.00 USD @ 2026-10-26".',
    )


# OpenAI's public price page, standard tier, prompts of up to 272,000 tokens, as of 2026-10-26.
PRICES: Mapping[str, Price] = MappingProxyType(
    {
        model: parse_price(model, f"{price} USD @ 2026-10-26")
        for model, price in (
            ("gpt-6.1-sol", "2.00/10.00"),
            ("gpt-6.1-terra", "1.00/5.00"),
            ("gpt-6-astra", "10.00/50.00"),
            ("gpt-6-luna", "0.10/0.50"),
        )
    }
)
"""What is known of prices without a configuration."""
