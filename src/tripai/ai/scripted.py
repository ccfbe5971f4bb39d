"""A language model that answers what it was told to: for tests and demonstrations, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tripai.ai.chat import Answer, AnswerError, Question

CHARACTERS_A_TOKEN = 4
Script = str | Exception | Callable[[Question], str]
"""An answer, what is raised instead of one, or what makes one of the question."""


@dataclass
class ScriptedModel:
    """A LanguageModel that reads its answers from a script.

    Attributes:
        script: Answers by the name of the question: one for each time, or one for all.
        name: What it calls itself.
        server: Where it says that it runs.
        asked: Every question that it was asked.
    """

    script: Mapping[str, Script | Iterable[Script]]
    name: str = "scripted"
    server: str = "localhost"
    asked: list[Question] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin each list of answers at its first."""
        self._left = {
            name: iter(told) if isinstance(told, Iterable) and not isinstance(told, str) else None
            for name, told in self.script.items()
        }

    def answer(self, question: Question) -> Answer:
        """Return the next answer to a question.

        Raises:
            AnswerError: The script says nothing of such a question, or nothing more; or the answer is blank.
        """
        self.asked.append(question)
        told = self._next(question.name)
        if isinstance(told, Exception):
            raise told
        text = told if isinstance(told, str) else told(question)
        if not text.strip():
            raise AnswerError(f"{self.name} answered nothing.")
        read = sum(len(message.content) for message in question.messages)
        return Answer(text, read // CHARACTERS_A_TOKEN, len(text) // CHARACTERS_A_TOKEN)

    def _next(self, name: str) -> Script:
        left = self._left.get(name)
        told = self.script.get(name) if left is None else next(left, None)
        if told is None:
            raise AnswerError(f"The script has no answer to the question {name!r}.")
        assert isinstance(told, str | Exception) or callable(told)
        return told
