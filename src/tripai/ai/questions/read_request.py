"""Reading a request: what a model says that the words say, as far as the words do say it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from tripai.ai import Known
from tripai.ai.chat import Message, Question
from tripai.ai.names.grounding import Gazette, match_base
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import all_tags, kind_of_place
from tripai.ai.prompts import READ
from tripai.ai.questions.request_answer import (
    Dates,
    Like,
    Named,
    Quoted,
    RequestAnswer,
    SaidBooking,
    SaidBudget,
    SaidTime,
)
from tripai.ai.reading import Assumption, BookingRead, BudgetRead, LocalTime, Reading
from tripai.ai.schema import schema_of
from tripai.model import City
from tripai.text import plain, shortened

MONDAYS = 5  # that are told, for a model to find the date of a weekday
MOST_PEOPLE, OLDEST_CHILD = 50, 17
LONGEST_PHRASE = 120  # characters of what is quoted back
MOST_PHRASES, MOST_LIKES = 6, 20
_WHOLES = (
    ("city",),
    ("start", "end", "either", "month", "days"),
    ("adults", "child_ages", "children", "seniors"),
    ("budget",),
    ("pace",),
    ("interests",),
    ("must", "avoid"),
    ("diet",),
    ("transport",),
    ("step_free",),
    ("day_start", "day_end"),
    ("base",),
    ("arrive", "leave", "bookings"),
)
"""Fields that are read together; whoever reads one of them reads all."""
_NOTHING = Reading()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadingRequest:
    """What is asked of a model: to read a request.

    Attributes:
        words: The request.
        known: The names that may be meant, and the time.
        ruled: What the rules read in it, if they could: they bear out what a quote does not.
    """

    words: str
    known: Known
    ruled: Reading

    def question(self) -> Question:
        """Return what is asked."""
        today = self.known.today(self.known.covered(self.known.chosen or self.ruled.city or ""))
        monday = today - timedelta(days=today.weekday())
        told = {
            "today": f"{today:%A} {today}",
            "mondays": [str(monday + timedelta(weeks=n)) for n in range(1, MONDAYS + 1)],
            "city_is": self.known.chosen,
            "request": plain(self.words),
        }
        system = READ.text.format(tags=" ".join(all_tags()))
        messages = (
            Message("system", system),
            Message("user", json.dumps(told, ensure_ascii=False, separators=(",", ":"))),
        )
        return Question("read", READ.version, messages, schema_of(RequestAnswer))

    def meaning(self, document: dict[str, Any]) -> Reading:
        """Return what the words say.

        Raises:
            ValueError: The answer is not of the kind that was asked for.
        """
        answer, unsaid = self._borne_out(RequestAnswer.model_validate(document))
        said = answer.city.name if answer.city else self.ruled.city
        city = self.known.covered(self.known.chosen or said or "")
        places = Gazette(self.known.places(city) if city else ())
        dates = answer.dates or Dates()
        base = self._base(answer.base, city, places) if answer.base else None
        read = Reading(
            city=shortened(plain(answer.city.name), LONGEST_PHRASE) if answer.city else None,
            start=_date("dates.start", dates.start),
            end=_date("dates.end", dates.end),
            month=dates.month if dates.month in range(1, 13) else None,
            days=dates.days,
            **_people(answer),
            pace=answer.pace,
            interests=_interests(answer.likes),
            must=tuple(_known_name(one, places) for one in dict.fromkeys(answer.must)),
            avoid=tuple(_kind_or_name(one, places) for one in dict.fromkeys(answer.avoid)),
            diet=tuple(_short(answer.diet[:MOST_PHRASES])),
            transport=tuple(dict.fromkeys(answer.transport)),
            step_free=answer.step_free or None,
            budget=_budget(answer.budget) if answer.budget else None,
            **_window(answer),
            base=base,
            arrive=_local_time("arrive", answer.arrive) if answer.arrive else None,
            leave=_local_time("leave", answer.leave) if answer.leave else None,
            bookings=tuple(map(_booking, answer.bookings)),
            assumptions=(*self._notes(answer, based=bool(base)), *_left_out(unsaid)),
        )
        return self._filled(read)

    def _filled(self, read: Reading) -> Reading:
        """Return the reading, and of each subject of which the model read nothing what the rules read."""
        taken = [
            field
            for fields in _WHOLES
            if all(getattr(read, field) == getattr(_NOTHING, field) for field in fields)
            for field in fields
            if getattr(self.ruled, field) != getattr(_NOTHING, field)
        ]
        notes = (note for note in self.ruled.assumptions if note.about in taken)
        fields = {field: getattr(self.ruled, field) for field in taken}
        return read.replaced(**fields, assumptions=(*read.assumptions, *notes))

    def _borne_out(self, answer: RequestAnswer) -> tuple[RequestAnswer, tuple[str, ...]]:
        """Return the answer without what the words do not say, and what that was."""
        said: dict[str, Any] = {}
        unsaid: list[str] = []
        for field, told in answer:
            several = isinstance(told, list)
            parts = told if several else [told]
            kept = [part for part in parts if self._is_said(part)]
            unsaid += [_told(field, part) for part in parts if part not in kept]
            said[field] = kept if several else (kept[0] if kept else None)
        if _has_people(answer) and not self._says(answer.people_quote or ""):
            said |= {"adults": None, "child_ages": [], "children": None, "seniors": None}
            unsaid.append("people")
        return answer.model_copy(update=said), tuple(dict.fromkeys(unsaid))

    def _is_said(self, part: object) -> bool:
        """Whether the words say something, where that is asked; what has no quote needs none."""
        if isinstance(part, SaidBudget):
            return self._names_amount(part)
        if isinstance(part, Dates):
            return part == Dates() or self._says(part.quote) or self._rules_agree(part)
        return not isinstance(part, Quoted) or self._says(part.quote)

    def _says(self, quote: str) -> bool:
        """Whether a quote stands in the request."""
        return bool(fold(quote)) and fold(quote) in fold(self.words)

    def _names_amount(self, budget: SaidBudget) -> bool:
        """Whether the words name an amount: in digits that are quoted, or in words that the rules read too."""
        ruled = self.ruled.budget
        if ruled and float(ruled.amount) == budget.amount:
            return True
        return self._says(budget.quote) and any(char.isnumeric() for char in budget.quote)

    def _rules_agree(self, dates: Dates) -> bool:
        told = (dates.start, dates.end, dates.month, dates.days)
        ruled = (self.ruled.start, self.ruled.end, self.ruled.month, self.ruled.days)
        return all(
            one is None or str(one) == str(other) for one, other in zip(told, ruled, strict=True)
        )

    def _base(self, named: Named, city: City | None, places: Gazette) -> str | None:
        """Return where they sleep, if the city is not known yet or has such a place; None where it has none."""
        if city is None:
            return plain(named.quote)
        for words in (named.name, named.quote):
            spot = match_base(words, (city.base, *city.gateways), places)
            if spot is not None:
                return spot.name
        return None

    def _notes(self, answer: RequestAnswer, *, based: bool) -> Iterator[Assumption]:
        named = answer.city
        if named and not self._says(named.name):
            city = self.known.covered(named.name)
            if not (city and any(self._says(name) for name in city.all_names)):
                said, meant = (
                    shortened(plain(words), LONGEST_PHRASE) for words in (named.quote, named.name)
                )
                yield Assumption(about="city", sentence=f'"{said}" is taken to mean {meant}.')
        unclear = [*answer.unclear, *([] if based or not answer.base else [answer.base.quote])]
        phrases = list(_short(filter(self._says, unclear)))[:MOST_PHRASES]
        if phrases:
            quoted = ", ".join(f'"{words}"' for words in phrases)
            yield Assumption(sentence=f"Not understood, and left aside: {quoted}.")


def _told(field: str, part: object) -> str:
    """Return what to call a part of an answer that the words do not say."""
    if isinstance(part, Named):
        return f'"{shortened(plain(part.name), LONGEST_PHRASE)}"'
    return {
        "dates": "dates",
        "budget": "a budget",
        "arrive": "an arrival",
        "leave": "a departure",
    }.get(field, "a booking")


def _left_out(unsaid: Iterable[str]) -> Iterator[Assumption]:
    for what in islice(unsaid, MOST_PHRASES):
        sentence = f"The assistant read {what} that your words do not say; left out."
        yield Assumption(sentence=sentence)


def _known_name(named: Named, places: Gazette) -> str:
    """Return the name that the place source has for what is meant, else the traveller's own words."""
    for words in (named.name, named.quote):
        place = places.named(words, sights_only=False) or places.match(words, sights_only=False)
        if place is not None:
            return place.name
    return plain(named.quote)


def _has_people(answer: RequestAnswer) -> bool:
    return any((answer.adults, answer.child_ages, answer.children, answer.seniors))


def _window(answer: RequestAnswer) -> dict[str, Any]:
    start, end = _clock("day_start", answer.day_start), _clock("day_end", answer.day_end)
    if start and end and end != time(0) and end <= start:
        raise ValueError("day_end: a day does not end before it starts.")
    return {"day_start": start, "day_end": end}


def _people(answer: RequestAnswer) -> dict[str, Any]:
    """Return who travels; a number that nobody can mean is an error of the answer."""
    counts = {"adults": answer.adults, "children": answer.children, "seniors": answer.seniors}
    for name, count in counts.items():
        if count is not None and not 0 <= count <= MOST_PEOPLE:
            raise ValueError(f"{name}: {count} is no number of people.")
    if len(answer.child_ages) > MOST_PEOPLE:
        raise ValueError(f"child_ages: {len(answer.child_ages)} children are too many.")
    for age in answer.child_ages:
        if not 0 <= age <= OLDEST_CHILD:
            raise ValueError(f"child_ages: {age} is no age of a child.")
    return {
        "adults": answer.adults,
        "child_ages": tuple(answer.child_ages),
        "children": answer.children or 0,
        "seniors": answer.seniors or None,
    }


def _interests(likes: Iterable[Like]) -> dict[str, float]:
    return {
        tag.lower(): max(0.0, min(1.0, like.weight))
        for like in islice(likes, MOST_LIKES)
        for tag in _short((like.tag,))
    }


def _kind_or_name(named: Named, places: Gazette) -> str:
    return named.name if kind_of_place(fold(named.name)) else _known_name(named, places)


def _budget(told: SaidBudget) -> BudgetRead:
    currency = (told.currency or "").strip().upper()
    return BudgetRead(
        amount=Decimal(str(round(told.amount, 2))),
        currency=currency
        if len(currency) == 3 and currency.isascii() and currency.isalpha()
        else None,
        per=told.per,
        per_person=bool(told.per_person),
    )


def _local_time(field: str, told: SaidTime) -> LocalTime:
    return LocalTime(
        clock=_needed(_clock(f"{field}.clock", told.clock)),
        on=_date(f"{field}.date", told.date),
        day=told.day if told.day in range(1, 31) else None,
        by=told.by,
    )


def _booking(told: SaidBooking) -> BookingRead:
    at = LocalTime(
        clock=_needed(_clock("bookings.clock", told.clock)),
        on=_date("bookings.date", told.date),
        day=told.day if told.day in range(1, 31) else None,
    )
    minutes = told.minutes if told.minutes in range(5, 1441) else None
    return BookingRead(title=shortened(plain(told.title), LONGEST_PHRASE), at=at, minutes=minutes)


def _needed(clock: time | None) -> time:
    if clock is None:
        raise ValueError("clock: a time is needed, such as 09:30.")
    return clock


def _date(field: str, text: str | None) -> date | None:
    return _parsed(field, text, date.fromisoformat, "a date such as 2026-12-04")


def _clock(field: str, text: str | None) -> time | None:
    clock = _parsed(field, text, time.fromisoformat, "a time such as 09:30")
    return clock and clock.replace(second=0, microsecond=0, tzinfo=None)


def _parsed(field: str, text: str | None, parse: Callable[[str], T], example: str) -> T | None:
    if not text or not text.strip():
        return None
    try:
        return parse(text.strip())
    except ValueError:
        raise ValueError(f"{field}: {shortened(plain(text), 40)!r} is not {example}.") from None


def _short(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if said := shortened(plain(phrase), LONGEST_PHRASE):
            yield said
