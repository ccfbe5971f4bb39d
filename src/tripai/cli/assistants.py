"""Which assistant a command has: a model's, with the embedded one behind it, or the embedded one alone."""

from __future__ import annotations

import logging
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from tripai.cli.context import Session
from tripai.errors import InputError, StorageError
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.ai.fallback import ReaderAndGuide
    from tripai.calls import Call
    from tripai.model import Recipe

KEY = "OPENAI_API_KEY"
OPENAI = "openai"
_TO = {
    "read": "to read your words",
    "edit": "to read your words",
    "weigh": "to weigh the places",
    "explain": "to tell the days",
}
PLANNED = ("read", "weigh", "explain")
"""The questions of a plan."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How an assistant may be asked.

    Attributes:
        require: Fail where the model does.
        refresh: Ask even what is kept.
        frozen: Ask nothing, use what is kept.
        max_cost: The most that the calls may cost.
        planned: The questions to come, in their order.
    """

    require: bool = False
    refresh: bool = False
    frozen: bool = False
    max_cost: str | None = None
    planned: tuple[str, ...] = PLANNED


def assistant(session: Session, terms: Terms) -> ReaderAndGuide:
    """Return the assistant that the settings and options choose.

    Raises:
        InputError: They contradict each other.
    """
    from tripai.ai.embedded import EmbeddedAssistant

    limit = _limit(terms.max_cost)
    if not wants_model(session):
        _refuse_without_model(session, terms)
        return EmbeddedAssistant()
    made = _model_assistant(session, terms, limit)
    if terms.require or terms.frozen:
        return made
    from tripai.ai.fallback import Fallback

    return Fallback(made, session.say)


def _model_assistant(
    session: Session, terms: Terms, limit: Decimal | None = None
) -> ReaderAndGuide:
    """Return the assistant that asks a model."""
    from tripai.ai.asking import Asking
    from tripai.ai.assistant import Assistant
    from tripai.ai.openai import OpenAIModel
    from tripai.ai.purse import Purse

    settings = session.settings
    model = OpenAIModel(
        key=key_of(session),
        base_url=settings.openai_base_url,
        model=settings.model,
        memory=session.cache,
        refresh=terms.refresh,
        offline=settings.offline or terms.frozen,
    )
    asking = Asking(
        model,
        cache=session.cache,
        refresh=terms.refresh,
        frozen=terms.frozen,
        purse=Purse(settings.prices, limit, terms.planned),
        ledger=lambda call: _record(session, call),
        announce=lambda question: _waiting(session, model.name, question),
    )
    return Assistant(asking, OPENAI)


def replaying(session: Session, recipe: Recipe | None) -> ReaderAndGuide:
    """Return the assistant that judged for a route, as it answered then; where that is not kept, the embedded one."""
    from tripai.ai.embedded import EmbeddedAssistant

    if recipe is None or recipe.assistant != OPENAI:
        return EmbeddedAssistant()
    from tripai.ai.fallback import Fallback

    session.choose({"model": recipe.model})
    return Fallback(_model_assistant(session, Terms(frozen=True)), session.say)


def key_of(session: Session) -> str:
    """Return the API key: it is in the environment and nowhere else."""
    return session.environ.get(KEY, "").strip()


def say_calls(session: Session) -> None:
    """Say what the calls of this run took."""
    calls = session.calls
    asked = [call for call in calls if not call.cached]
    if not calls:
        return
    model = calls[-1].model
    if not asked:
        session.say(f"AI: {model} answered this before: no call.")
        return
    read, written = sum(c.input_tokens for c in asked), sum(c.output_tokens for c in asked)
    number = "1 call" if len(asked) == 1 else f"{len(asked)} calls"
    session.say(
        f"AI: {number} to {model}, {read:,} tokens read and {written:,} written, {_cost(asked)}."
    )


def _cost(calls: list[Call]) -> str:
    if any(call.price is None for call in calls):
        return "price unknown"
    total = sum((call.price or Decimal(0) for call in calls), Decimal(0))
    return f"{total:.4f} {calls[0].currency}"


def wants_model(session: Session) -> bool:
    """Whether the settings and options choose an AI service; auto does where one is set up."""
    chosen = session.settings.ai
    if chosen == "auto":
        return bool(key_of(session) or session.settings.openai_base_url.strip())
    return chosen == OPENAI


def _refuse_without_model(session: Session, terms: Terms) -> None:
    """Refuse options that make no sense of the embedded assistant."""
    for option, given in (("--require-ai", terms.require), ("--model", "model" in session.options)):
        if not given:
            continue
        if session.options.get("ai") == "embedded":
            raise InputError(f"{option} and --ai embedded exclude each other.", "Leave one out.")
        raise InputError(
            f"{option} needs an AI service, and none is chosen.",
            f"Set {KEY}, or OPENAI_BASE_URL for a server of your own.",
        )


def _limit(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        limit = Decimal(text)
    except InvalidOperation:
        limit = Decimal("NaN")
    if not limit.is_finite() or limit < 0:
        raise InputError(f"--max-cost is {text!r}: it is an amount.", "Such as: --max-cost 0.05")
    return limit


def _record(session: Session, call: Call) -> None:
    """Keep a call in mind for this run, and in the ledger; a ledger that cannot be written fails no plan."""
    session.calls.append(call)
    try:
        with session.store() as store:
            store.record_call(call)
    except StorageError as error:
        logging.getLogger("tripai").warning("ledger: %s", error.message)


def _waiting(session: Session, model: str, question: str) -> Any:
    """Show a person what is being waited for."""
    if session.json or session.quiet or not sys.stderr.isatty():
        return nullcontext()
    return session.talk.status(f"Asking {plain(model)} {_TO.get(question, '')}".rstrip())
