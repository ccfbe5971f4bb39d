"""What calls cost: exact to the last digit, and no price that was not written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripai.calls import PRICES, Call, Price, Usage, parse_price, usage
from tripai.errors import InputError

amounts = st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False)
tokens = st.integers(0, 10**9)
prices = st.builds(
    Price, amounts, amounts, st.from_regex(r"[A-Z]{3}", fullmatch=True), st.dates(date(2020, 1, 1))
)


def test_what_a_plan_costs() -> None:
    terra = PRICES["gpt-6.1-terra"]
    assert terra.cost(6_000, 1_500) == Decimal("0.0135")
    assert terra.cost(0, 0) == 0
    assert (terra.currency, terra.since) == ("USD", date(2026, 10, 26))


def call(**facts: object) -> Call:
    usual: dict[str, object] = {
        "question": "weigh",
        "model": "m",
        "server": "host",
        "input_tokens": 100,
        "output_tokens": 20,
        "cached": False,
        "seconds": 1.5,
        "price": Decimal("0.1"),
        "currency": "USD",
    }
    return Call(**usual | facts)  # type: ignore[arg-type]


def test_what_calls_took_together() -> None:
    calls = [
        call(),
        call(price=Decimal("0.2")),
        call(price=Decimal(1), currency="EUR"),
        call(price=None, currency=None),
        call(price=Decimal(0), currency="USD"),
        call(cached=True, price=Decimal(0)),
        call(cached=True, price=None, currency=None),
    ]
    assert usage(calls) == Usage(
        calls=5,
        cached=2,
        input_tokens=500,
        output_tokens=100,
        seconds=7.5,
        costs={"EUR": Decimal(1), "USD": Decimal("0.3")},
        unpriced=1,
    )
    assert list(usage(calls).costs) == ["EUR", "USD"]
    assert usage([]) == Usage(0, 0, 0, 0, 0, {}, 0)


@given(prices)
def test_a_price_is_read_as_it_is_written(price: Price) -> None:
    assert parse_price("m", str(price)) == price


@given(prices, tokens, tokens)
def test_tokens_cost_what_a_million_does_a_million_times(
    price: Price, read: int, written: int
) -> None:
    assert price.cost(read, written) * 1_000_000 == price.input * read + price.output * written
    assert price.cost(read, written) == price.cost(read, 0) + price.cost(0, written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.00",
        "1.00 USD @ 2026-10-26",
        "1/5 @ 2026-10-26",
        "1/5 USD",
        "1/5 usd @ 2026-10-26",
        "1/5 USD @ 2026-02-30",
        "1/5 USD @ soon",
        "-1/5 USD @ 2026-10-26",
        "NaN/5 USD @ 2026-10-26",
        "1e9/5 USD @ 2026-10-26",
        "1,00/5,00 USD @ 2026-10-26",
        "٣/5 USD @ 2026-10-26",
        f"{'9' * 5000}/5 USD @ 2026-10-26",
    ],
)
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="The price of gpt is") as raised:
        parse_price("gpt", text)
    assert "1.00/5.00 USD @ 2026-10-26" in raised.value.hint
