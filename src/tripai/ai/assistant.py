"""Reader and Guide over a language model: the questions, and what is made of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tripai.ai import Judgement, Known, Story
from tripai.ai.asking import Asking
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.embedded.languages import language_of
from tripai.ai.names.text import Sentence
from tripai.ai.prompts import PROMPTS
from tripai.ai.questions.explain import Explaining
from tripai.ai.questions.read_request import ReadingRequest
from tripai.ai.questions.weigh import Weighing
from tripai.ai.reading import Reading
from tripai.errors import InputError, NotFoundError
from tripai.model import Brief, Place, Recipe, Route

if TYPE_CHECKING:
    from tripai.edits import Answer


class Assistant:
    """Understands any wish; what no source holds it can put into no plan.

    Args:
        asking: Puts the questions to a model.
        name: What the assistant is called in routes: openai, say.
    """

    def __init__(self, asking: Asking, name: str) -> None:
        self._asking = asking
        self._name = name
        self._rules = EmbeddedAssistant()

    def read_request(self, words: str, known: Known) -> Reading:
        """Return what the words say.

        Raises:
            ServiceError: The model did not answer, or nothing that can be used.
        """
        if not words.strip():
            return Reading()
        try:
            ruled = self._rules.read_request(words, known)
        except InputError:
            ruled = Reading()  # which the model may understand
        reading = ReadingRequest(words, known, ruled)
        return self._asking.ask(reading.question(), reading.meaning)

    def read_edit(self, words: str, route: Route, known: Known) -> Answer:
        """Return what a wish to change a route means.

        Raises:
            ServiceError: The model did not answer, or nothing that can be used.
            InputError: It is no change.
        """
        if not words.strip():
            return self._rules.read_edit(words, route, known)  # which says what can be said
        from tripai.ai.questions.read_edit import ReadingEdit

        try:
            ruled = self._rules.read_edit(words, route, known)
        except (InputError, NotFoundError):
            ruled = None  # which the model may understand
        reading = ReadingEdit(words, route, known, ruled)
        return self._asking.ask(reading.question(), reading.meaning)

    def weigh(self, brief: Brief, places: Sequence[Place]) -> Judgement:
        """Return what a city's places are worth.

        Raises:
            ServiceError: The model did not answer, or nothing that can be used.
        """
        ruled = self._rules.weigh(brief, places).candidates
        if not ruled:
            return Judgement((), recipe=self._recipe)
        capital = _nouns_are_capital(brief.request)
        weighing = Weighing(brief, ruled, places, self._name, capital)
        candidates, notes = self._asking.ask(weighing.question(), weighing.meaning)
        return Judgement(candidates, notes, self._recipe)

    def explain(self, route: Route) -> Story:
        """Return a route in words.

        Raises:
            ServiceError: The model did not answer, or nothing that can be used.
        """
        explaining = Explaining(route, _nouns_are_capital(route.brief.request))
        return self._asking.ask(explaining.question(), explaining.meaning)

    @property
    def _recipe(self) -> Recipe:
        return Recipe(
            data="",
            assistant=self._name,
            model=self._asking.model.name,
            server=self._asking.model.server,
            prompts={name: prompt.version for name, prompt in PROMPTS.items()},
        )


def _nouns_are_capital(request: str) -> bool:
    """Whether a request is in the one language that writes its nouns like names."""
    language = language_of(Sentence(request))
    return language is not None and language.name == "german"
