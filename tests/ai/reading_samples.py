"""Reading in the small world, and short ways to write what is expected of it."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from small_world import small_world

from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import BookingRead, BudgetRead, LocalTime, Reading

KNOWN = small_world()


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
