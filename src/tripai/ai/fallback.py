"""An assistant that may fail, and the embedded one behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from tripai.ai import Guide, Judgement, Known, Reader, Story
from tripai.ai.chat import AnswerError
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import Assumption, Reading
from tripai.errors import NotKeptError, ServiceError
from tripai.model import Brief, Place, Route

if TYPE_CHECKING:
    from tripai.edits import Answer

T = TypeVar("T")


class ReaderAndGuide(Reader, Guide, Protocol):
    """Both in one."""


class Fallback:
    """Asks an assistant, and where it fails the embedded one.

    A service that fails once is not asked again: it would be waited for once more with each question.

    Args:
        assistant: Asked first.
        say: Is told why not, in one sentence for each failure.
    """

    def __init__(self, assistant: ReaderAndGuide, say: Callable[[str], None]) -> None:
        self._assistant: ReaderAndGuide | None = assistant
        self._say = say
        self._embedded = EmbeddedAssistant()
        self._why = ""  # the last question was not answered by the assistant

    def read_request(self, words: str, known: Known) -> Reading:
        """Return what the words say."""
        reading = self._first(
            "reads your words", lambda assistant: assistant.read_request(words, known)
        )
        if not self._why:
            return reading
        # Whoever reads the plan later, or is a program, has not heard what was said.
        note = Assumption(sentence=f"The embedded assistant read your words: {self._why}")
        return reading.replaced(assumptions=(*reading.assumptions, note))

    def read_edit(self, words: str, route: Route, known: Known) -> Answer:
        """Return what a wish to change a route means."""
        return self._first(
            "reads your words", lambda assistant: assistant.read_edit(words, route, known)
        )

    def weigh(self, brief: Brief, places: Sequence[Place]) -> Judgement:
        """Return what a city's places are worth."""
        judged = self._first("weighs the places", lambda assistant: assistant.weigh(brief, places))
        if not self._why:
            return judged
        return replace(judged, notes=(f"The embedded assistant weighed the places: {self._why}",))

    def explain(self, route: Route) -> Story:
        """Return a route in words; none when there is nobody to tell it."""
        return self._first("", lambda assistant: assistant.explain(route))

    def _first(self, stand_in: str, ask: Callable[[ReaderAndGuide], T]) -> T:
        self._why = ""
        if self._assistant is not None:
            try:
                return ask(self._assistant)
            except (ServiceError, NotKeptError) as error:
                what = (
                    f"the embedded assistant {stand_in}"
                    if stand_in
                    else "the plan goes without its words"
                )
                self._say(" ".join(filter(None, (f"{error.message} Instead, {what}.", error.hint))))
                self._why = error.message
                if not isinstance(error, AnswerError):
                    self._assistant = None
        return ask(self._embedded)
