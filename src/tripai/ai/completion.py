"""What a chat completion says (https://platform.openai.com/docs/api-reference/chat/object), if it is one."""

from __future__ import annotations

from typing import Any

from tripai.ai.chat import Answer, AnswerError, LanguageModel, Question
from tripai.network import understood
from tripai.text import plain, shortened

CHARACTERS_A_TOKEN = 4  # where a server does not count
LONGEST_REFUSAL = 200  # characters that are shown


def read_completion(content: bytes, model: LanguageModel, question: Question) -> Answer:
    """Return the answer that the body of a response holds.

    Args:
        content: The body.
        model: Who answered.
        question: What was asked.

    Raises:
        AnswerError: The model refused, was cut off or wrote nothing.
        ServiceError: It is no chat completion.
    """
    text, reason, refusal, usage = understood(model.server, content, _parts)
    asked = sum(len(message.content) for message in question.messages)
    answer = Answer(
        text,
        _tokens(usage, "prompt_tokens", asked),
        _tokens(usage, "completion_tokens", len(text)),
    )
    if refusal or reason == "content_filter":
        why = f": {shortened(plain(refusal), LONGEST_REFUSAL).rstrip('.')}" if refusal else ""
        said = f"{model.name} refused to answer{why}."
        raise AnswerError(said, "Say it in other words.", answer)
    if reason == "length":
        said = f"{model.name}'s answer was cut off: the server lets it write no more."
        hint = "Let the server's models write more tokens, or choose another --model."
        raise AnswerError(said, hint, answer)
    if not text.strip():
        said = f"{model.name} answered nothing."
        raise AnswerError(said, "Another --model may do better.", answer)
    return answer


def _parts(document: dict[str, Any]) -> tuple[str, str, str, Any]:
    """Return what is written, why it ends, how it refuses, and what was counted."""
    choice = document["choices"][0]
    message = choice["message"]
    content = message.get("content") or ""
    if isinstance(content, list):  # some servers answer in parts
        content = "".join(part.get("text") or "" for part in content)
    if not isinstance(content, str):
        raise TypeError("content is no text")
    reason, refusal = choice.get("finish_reason"), message.get("refusal")
    return content, str(reason or ""), str(refusal or ""), document.get("usage")


def _tokens(usage: object, key: str, characters: int) -> int:
    """Return how many tokens were counted, or else are likely."""
    told = usage.get(key) if isinstance(usage, dict) else None
    if isinstance(told, int) and not isinstance(told, bool) and 0 <= told < 10**9:
        return told
    return characters // CHARACTERS_A_TOKEN
