"""Telling a finished route: a title, and a line for each day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from tripai.ai import Story, gate
from tripai.ai.chat import Message, Question
from tripai.ai.prompts import EXPLAIN
from tripai.ai.questions.weigh import LONGEST_REQUEST
from tripai.ai.schema import Answered, WholeAnswer, schema_of
from tripai.model import Route, RouteDay
from tripai.text import plain, shortened

LONGEST_TITLE, LONGEST_LINE = 70, 140  # characters
MOST_STOPS = 12  # of a day, that are told


class _Day(Answered):
    day: int
    line: str


class _Answer(WholeAnswer):
    title: str = ""
    days: list[_Day] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Explaining:
    """What is asked of a model: to tell a route.

    Attributes:
        route: The route.
        nouns_are_capital: Whether the request's language writes nouns like names, as German does.
    """

    route: Route
    nouns_are_capital: bool = False

    def question(self) -> Question:
        """Return what is asked."""
        brief = self.route.brief
        told = {
            "request": shortened(plain(brief.request), LONGEST_REQUEST),
            "city": brief.stays[0].city,
            "days": [
                {"day": day.number, "weekday": f"{day.date:%A}", "stops": _stops(day)}
                for day in self.route.days
            ],
        }
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        messages = (Message("system", EXPLAIN.text), Message("user", text))
        return Question("explain", EXPLAIN.version, messages, schema_of(_Answer))

    def meaning(self, document: dict[str, Any]) -> Story:
        """Return the route in words, without those that nothing in it bears out."""
        answer = _Answer.model_validate(document)
        lines = {}
        for told in answer.days:
            if told.day in self._days and told.day not in lines:
                lines[told.day] = self._line(told.line, LONGEST_LINE, told.day)
        title = self._line(answer.title, LONGEST_TITLE, *self._days)
        return Story(title, {day: text for day, text in lines.items() if text})

    def _line(self, text: str, most: int, *days: int) -> str:
        return gate.line(text, most, self._known(*days), nouns_are_capital=self.nouns_are_capital)

    @property
    def _days(self) -> dict[int, RouteDay]:
        return {day.number: day for day in self.route.days}

    def _known(self, *numbers: int) -> frozenset[str]:
        days = [self._days[number] for number in numbers]
        places = [a.place for day in days for a in day.activities if a.place]
        names = [name for place in places for name in (*place.all_names, place.about)]
        titles = [activity.title for day in days for activity in day.activities]
        dates = [f"{day.date:%A %B}" for day in days]
        cities = [stay.city for stay in self.route.brief.stays]
        return gate.known_words(*names, *titles, *dates, *cities, self.route.brief.request)


def _stops(day: RouteDay) -> list[str]:
    stops = [
        gate.shown_title(each) for each in day.activities if each.kind in {"visit", "event", "meal"}
    ]
    return stops[:MOST_STOPS]
