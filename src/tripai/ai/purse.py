"""What a plan's questions may cost, and have cost."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from tripai.ai.chat import Question
from tripai.calls import Price
from tripai.errors import InputError, ServiceError

BYTES_A_TOKEN = 3  # at least, of English in JSON; of other scripts a token is a letter of 2 to 4

# Tokens that each question of a plan takes at most as a rule (tests/benchmarks/tokens.py has the
# figures): what is still to be asked counts before the first call, for half a plan is paid for nothing.
USUAL: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "read": (1_700, 250),
        "weigh": (2_000, 1_450),
        "explain": (750, 200),
        "read_edit": (2_200, 300),
    }
)
OTHER = (2_000, 500)  # of any other question


class Purse:
    """What may be spent on calls, in the currency of the model's price.

    Args:
        prices: What models cost.
        limit: The most that may be spent; None sets no limit.
        planned: The questions that the run will ask, in their order.
    """

    def __init__(
        self,
        prices: Mapping[str, Price] = MappingProxyType({}),
        limit: Decimal | None = None,
        planned: tuple[str, ...] = (),
    ) -> None:
        self._prices = prices
        self._limit = limit
        self._planned = planned
        self._spent = Decimal(0)

    def check(self, question: Question, model: str) -> None:
        """Refuse a call that would, with those still to come, cost more than is left.

        Raises:
            InputError: It would, or nobody knows what the model costs.
            ServiceError: It would, and something is spent already: the rest of the plan can do without.
        """
        if self._limit is None:
            return
        price = self._prices.get(model)
        if price is None:
            raise InputError(
                f"Nobody knows what {model} costs, so --max-cost cannot hold.",
                f"Tell it, per million tokens: tripai config set {shlex.quote(f'prices.{model}')} "
                '"1.00/5.00 USD @ 2026-10-26".',
            )
        expected = self._spent + price.cost(*_tokens(question, self._to_come(question)))
        if expected > self._limit and self._spent:
            raise ServiceError(
                f"{self._spent:.4f} {price.currency} is spent, and the next question may take more than --max-cost "
                f"{self._limit} leaves: a model thinks aside, too.",
                "Raise --max-cost, or choose a cheaper --model.",
            )
        if expected > self._limit:
            raise InputError(
                f"The plan would cost about {expected:.4f} {price.currency}, more than --max-cost {self._limit}.",
                "Raise --max-cost, choose a cheaper --model, or use --ai embedded.",
            )

    def pay(
        self, question: Question, model: str, input_tokens: int, output_tokens: int, *, cached: bool
    ) -> tuple[Decimal, str] | tuple[None, None]:
        """Return what a call has cost, and in what currency, as far as it is known; what is cached costs nothing."""
        price = self._prices.get(model)
        self._planned = self._to_come(question)
        if price is None:
            return None, None
        cost = Decimal(0) if cached else price.cost(input_tokens, output_tokens)
        self._spent += cost
        return cost, price.currency

    def _to_come(self, question: Question) -> tuple[str, ...]:
        if question.name not in self._planned:
            return self._planned
        return self._planned[self._planned.index(question.name) + 1 :]


def _tokens(question: Question, to_come: tuple[str, ...]) -> tuple[int, int]:
    """Return how many tokens a question and those after it may take, read and written."""
    size = sum(len(message.content.encode()) for message in question.messages)
    size += len(json.dumps(question.schema))
    asked = (size // BYTES_A_TOKEN, USUAL.get(question.name, OTHER)[1])
    usual = [asked, *(USUAL.get(name, OTHER) for name in to_come)]
    return sum(read for read, _ in usual), sum(written for _, written in usual)
