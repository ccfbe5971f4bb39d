"""From a question to what its answer means: out of the cache, or asked for, at most twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic import ValidationError

from tripai.ai.chat import Answer, AnswerError, LanguageModel, Question
from tripai.ai.json_text import json_object
from tripai.ai.purse import Purse
from tripai.cache import Cache
from tripai.calls import Call, Ledger
from tripai.errors import NotKeptError, ServiceError
from tripai.text import plain

T = TypeVar("T")
Meaning = Callable[[dict[str, Any]], T]
"""Reads the JSON object of an answer; raises a ValueError that says what is wrong with it."""
LONGEST_COMPLAINT = 400  # characters of what is wrong, for the model and for people


class Asking:
    """Asks a model, and keeps what it answers.

    Args:
        model: Who is asked.
        cache: Keeps answers until there is no room; None keeps none.
        refresh: Ask even where an answer is kept.
        frozen: Never ask.
        purse: What may be spent.
        ledger: Is told of each call.
        announce: Is told which question is being asked, and returns a context for as long as it is.
        clock: Seconds from any origin.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a caller may choose
        self,
        model: LanguageModel,
        *,
        cache: Cache | None = None,
        refresh: bool = False,
        frozen: bool = False,
        purse: Purse | None = None,
        ledger: Ledger | None = None,
        announce: Callable[[str], Any] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.model = model
        self._cache = cache
        self._refresh = refresh
        self._frozen = frozen
        self._purse = purse or Purse()
        self._ledger = ledger
        self._announce = announce
        self._clock = clock

    def ask(self, question: Question, meaning: Meaning[T]) -> T:
        """Return what the model's answer means; a bad answer is sent back once, with what is wrong with it.

        Raises:
            AnswerError: The second answer is no good either, or there is none.
            ServiceError: The service failed, or may not be used.
            NotKeptError: Only answers that are kept may be used, and this one is not.
            InputError: The call would cost more than it may.
        """
        key = self._key(question)
        for kept in self._kept(key):
            try:
                found = meaning(json_object(kept.text))
            except ValueError:
                continue  # of another version of the reader, say
            self._record(question, kept, cached=True)
            return found
        if self._frozen:
            raise NotKeptError(
                f"The answer of {self.model.name} to the question {question.name!r} is"
            )
        text, found = self._asked(question, meaning)
        if self._cache:
            self._cache.set(key, text, None, label=self._label(question))
        return found

    def _asked(self, question: Question, meaning: Meaning[T]) -> tuple[str, T]:
        answer = self._called(question)
        try:
            return _kept_text(answer), meaning(json_object(answer.text))
        except ValueError as error:
            complaint = complaint_of(error)
        answer = self._called(question.once_more(plain(answer.text[:LONGEST_COMPLAINT]), complaint))
        try:
            return _kept_text(answer), meaning(json_object(answer.text))
        except ValueError as error:
            raise AnswerError(
                f"{self.model.name} answered twice what cannot be used: {complaint_of(error)}",
                "Another --model may do better.",
            ) from error

    def _called(self, question: Question) -> Answer:
        self._purse.check(question, self.model.name)
        started = self._clock()
        try:
            with self._announced(question):
                answer = self.model.answer(question)
        except AnswerError as error:
            if error.answer:
                self._record(question, error.answer, seconds=self._clock() - started)
            raise
        self._record(question, answer, seconds=self._clock() - started)
        return answer

    def _record(
        self, question: Question, answer: Answer, *, cached: bool = False, seconds: float = 0
    ) -> None:
        tokens = (answer.input_tokens, answer.output_tokens)
        price, currency = self._purse.pay(question, self.model.name, *tokens, cached=cached)
        if self._ledger:
            call = Call(
                question=question.name,
                model=self.model.name,
                server=self.model.server,
                input_tokens=tokens[0],
                output_tokens=tokens[1],
                cached=cached,
                seconds=seconds,
                price=price,
                currency=currency,
            )
            self._ledger(call)

    @contextmanager
    def _announced(self, question: Question) -> Iterator[None]:
        if self._announce is None:
            yield
            return
        with self._announce(question.name):
            yield

    def _kept(self, key: str) -> Iterator[Answer]:
        """Yield the answer that is kept, if there is one."""
        if self._cache is None or self._refresh:
            return
        text = self._cache.get(key)
        if text is None:
            return
        try:
            found = json.loads(text)
            yield Answer(
                str(found["text"]), int(found["input_tokens"]), int(found["output_tokens"])
            )
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            return  # it was not we who kept that

    def _key(self, question: Question) -> str:
        """Return all that an answer depends on; neither a key nor a header is part of it."""
        try:
            model = self.model.name
        except ServiceError as error:
            if self._frozen:
                raise NotKeptError(f"The name of the model at {self.model.server} is") from error
            raise
        messages = [(message.role, message.content) for message in question.messages]
        parts = [
            "answer",
            question.name,
            question.version,
            question.schema,
            model,
            self.model.server,
            messages,
        ]
        return json.dumps(parts, sort_keys=True)

    def _label(self, question: Question) -> str:
        return f"answer · {question.name} · {self.model.name} · {self.model.server}"


def complaint_of(error: ValueError) -> str:
    """Return what is wrong with an answer, in a sentence."""
    if isinstance(error, ValidationError):
        wrong: Mapping[str, Any] = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, wrong["loc"])) or "the answer"
        return f"{where}: {wrong['msg']}."[:LONGEST_COMPLAINT]
    return str(error)[:LONGEST_COMPLAINT]


def _kept_text(answer: Answer) -> str:
    return json.dumps(
        {
            "text": answer.text,
            "input_tokens": answer.input_tokens,
            "output_tokens": answer.output_tokens,
        }
    )
