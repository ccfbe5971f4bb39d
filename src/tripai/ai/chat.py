"""A language model as tripai sees it: a question in messages goes in, a text comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from tripai.errors import ServiceError

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a model is asked.

    Attributes:
        name: Which of the questions it is: read, weigh, explain or read_edit.
        version: Of its prompt: another one is another question.
        messages: The conversation up to here.
        schema: The JSON Schema of the answer, in the dialect of `ai/schema.py`.
    """

    name: str
    version: str
    messages: tuple[Message, ...]
    schema: Mapping[str, Any]

    def once_more(self, answer: str, complaint: str) -> Question:
        """Return the question that asks for a better answer, and says what is wrong with the one that came."""
        told = f"That answer cannot be used: {complaint} Answer again, with the JSON object alone."
        more = (Message("assistant", answer), Message("user", told))
        return replace(self, messages=(*self.messages, *more))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answers, and how many tokens were read and written for it."""

    text: str
    input_tokens: int
    output_tokens: int


class LanguageModel(Protocol):
    """A model behind some service.

    To add one: put the question as it is, ask for JSON of its schema in whatever way the service
    takes, and return the text as it comes: what is wrong with it is found and told by others.
    """

    @property
    def name(self) -> str:
        """The model's name, as its server calls it."""
        ...

    @property
    def server(self) -> str:
        """The host that is asked."""
        ...

    def answer(self, question: Question) -> Answer:
        """Return what the model answers.

        Raises:
            AnswerError: It refused, or was cut off.
            ServiceError: The service failed, or may not be used.
        """
        ...


class AnswerError(ServiceError):
    """A model did answer, but not what can be used; it may answer the next question all the same.

    `answer` is what came of it and has to be paid, None where that is counted already.
    """

    def __init__(self, message: str, hint: str = "", answer: Answer | None = None) -> None:
        super().__init__(message, hint)
        self.answer = answer
