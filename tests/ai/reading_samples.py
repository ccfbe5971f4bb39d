"""Reading in the small world, and short ways to write what is expected of it."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from time import process_time
from typing import Any

from small_world import small_world

from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import BookingRead, BudgetRead, LocalTime, Reading
from tripai.errors import InputError

KNOWN = small_world()
CATASTROPHE = 40
"""Times as long as a quarter of it: 4 is usual, 16 were quadratic, and a catastrophic pattern takes minutes."""


def at(when: str, on: str | None = None, **more: Any) -> LocalTime:
    return LocalTime(clock=time.fromisoformat(when), on=on and date.fromisoformat(on), **more)


def booked(title: str, when: LocalTime, minutes: int | None = None) -> BookingRead:
    return BookingRead(title=title, at=when, minutes=minutes)


def money(
    amount: str, currency: str | None = None, per: Any = None, each: bool = False
) -> BudgetRead:
    return BudgetRead(amount=Decimal(amount), currency=currency, per=per, per_person=each)


def read(words: str) -> Reading:
    return EmbeddedAssistant().read_request(words, KNOWN)


def growth(lead: str, part: str) -> float:
    """How many times the processor time of a quarter of the longest request the whole of it takes."""

    def seconds(length: int) -> float:
        began = process_time()
        with suppress(InputError):
            read(lead + (part * length)[:length])
        return process_time() - began

    read(f"{lead}in Lisbon")  # which loads what any request takes
    return seconds(3900) / min(seconds(975) for _ in range(2))
