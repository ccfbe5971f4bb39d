"""Reading a wish to change a route: what a model says that it changes, as far as code can bear it out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tripai.ai import Known, gate
from tripai.ai.chat import Message, Question
from tripai.ai.gaps.wishes import not_understood
from tripai.ai.prompts import READ_EDIT
from tripai.ai.questions.edit_answer import EditAnswer
from tripai.ai.questions.edit_meaning import EditMeaning, kept_by
from tripai.ai.schema import schema_of
from tripai.edits import Answer, Choice, Edit, Edits, Impossible
from tripai.edits import Question as Asked
from tripai.model import Activity, Route
from tripai.text import plain, shortened

LONGEST_WISH = 1_500  # characters that are sent
LONGEST_SENTENCE = 200  # characters of a model's that are shown
NO_WAY = "The assistant sees no way to do that."
MOST_OPTIONS = 9
MOST_PHRASES = 6
_TOLD = frozenset({"visit", "meal", "event"})


@dataclass(frozen=True)
class ReadingEdit:
    """What is asked of a model: to read a wish to change a route.

    Attributes:
        words: The wish.
        route: The route that is to be changed.
        known: The cities and places, and the time.
        ruled: What the rules read, if they could: what is to be kept by them is not taken out.
    """

    words: str
    route: Route
    known: Known
    ruled: Answer | None

    def question(self) -> Question:
        """Return what is asked."""
        told = {
            "now": f"{self.known.now:%A} {self.known.now:%Y-%m-%d %H:%M}",
            **self._terms(),
            "days": [
                {
                    "day": day.number,
                    "date": f"{day.date:%A} {day.date}",
                    "has": [_row(k, a) for k, a in self._keys.items() if a in day.activities],
                }
                for day in self.route.days
            ],
            "wish": shortened(plain(self.words), LONGEST_WISH),
        }
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        messages = (Message("system", READ_EDIT.text), Message("user", text))
        return Question("read_edit", READ_EDIT.version, messages, schema_of(EditAnswer))

    def meaning(self, document: dict[str, Any]) -> Answer:
        """Return what the wish means.

        Raises:
            ValueError: The answer is not of the kind that was asked for, or takes out what is not said to go.
            InputError: The wish is no change.
        """
        answer = EditAnswer.model_validate(document)
        kept = kept_by(self.ruled.edits) if isinstance(self.ruled, Edits) else frozenset()
        meaning = EditMeaning(self.words, self.route, self.known, self._keys, kept)
        made = [(said.option, meaning.edit(said)) for said in answer.edits]
        if answer.options:
            return self._asked(answer, made)
        edits = tuple(edit for _, edit in made if edit is not None)
        if edits:
            return Edits(edits=edits, assumptions=(*meaning.notes, *_unclear(answer)))
        if meaning.notes:
            return Impossible(reason=" ".join(meaning.notes))
        if answer.impossible:
            return Impossible(reason=self._line(answer.impossible) or NO_WAY)
        raise not_understood()

    def _asked(self, answer: EditAnswer, made: Sequence[tuple[int | None, Edit | None]]) -> Asked:
        """Return the question, each choice with its own edits and those that belong to all."""
        choices = tuple(_choices(answer, made))
        if not choices:
            raise ValueError("options: each needs its edits.")
        question = self._line(answer.question or "") or "Which is meant?"
        return Asked(question=question, choices=choices)

    def _line(self, text: str) -> str:
        """Return a sentence of the model's, if it says nothing that nobody knows."""
        titles = (activity.title for activity in self.route.activities)
        known = gate.known_words(*titles, self.words, *(f"{d.date:%A}" for d in self.route.days))
        return gate.line(text, LONGEST_SENTENCE, known)

    @cached_property
    def _keys(self) -> dict[str, Activity]:
        told = [activity for activity in self.route.activities if activity.kind in _TOLD]
        return {f"a{number}": activity for number, activity in enumerate(told)}

    def _terms(self) -> dict[str, Any]:
        brief = self.route.brief
        return {
            "city": brief.stays[0].city,
            "party": brief.party.model_dump(),
            "pace": brief.pace,
            "hours": f"{brief.day_start:%H:%M}-{brief.day_end:%H:%M}",
            "budget": brief.budget and brief.budget.model_dump(mode="json"),
        }


def _row(key: str, activity: Activity) -> list[str]:
    span = f"{activity.start:%H:%M}-{activity.end:%H:%M}"
    return [key, span, activity.kind, gate.shown_title(activity)]


def _choices(
    answer: EditAnswer, made: Sequence[tuple[int | None, Edit | None]]
) -> Iterator[Choice]:
    for number, option in enumerate(answer.options[:MOST_OPTIONS]):
        edits = tuple(edit for which, edit in made if edit is not None and which in {None, number})
        if any(which == number and edit is not None for which, edit in made):
            label = gate.name_in(option) or f"option {number + 1}"
            yield Choice(label=label, value=str(number), edits=edits)


def _unclear(answer: EditAnswer) -> Iterator[str]:
    phrases = [shortened(plain(phrase), LONGEST_SENTENCE) for phrase in answer.unclear]
    quoted = ", ".join(f'"{words}"' for words in phrases[:MOST_PHRASES] if words)
    if quoted:
        yield f"Not understood, and left aside: {quoted}."
