"""A server that speaks Chat Completions as documented, and models that answer on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from loopback import Answer, Loopback, Request, serving

Document = dict[str, Any]
Brain = Callable[[str, Document], Document | str]
"""Answers a question, by its name, and by the document that it asks about."""


def told(request: Request) -> Document:
    """What a question is about: the JSON of the first message of the user."""
    messages = json.loads(request.body)["messages"]
    return json.loads(next(m["content"] for m in messages if m["role"] == "user"))


def name_of(request: Request) -> str:
    """Which question it is: its schema tells where it is told, else what it is about."""
    body = json.loads(request.body)
    form = body.get("response_format", {}).get("json_schema")
    if form:
        return form["name"]
    about = told(request)
    return "weigh" if "places" in about else "explain" if "days" in about else "read"


def completion(content: str | None, **more: Any) -> Document:
    """A chat completion, as the API's reference has it."""
    choice = {"message": {"role": "assistant", "content": content} | more.pop("message", {})}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_795_000_000,
        "model": "test-model",
        "choices": [{"index": 0, "finish_reason": more.pop("finish", "stop")} | choice],
        "usage": {"prompt_tokens": 1200, "completion_tokens": 300, "total_tokens": 1500},
    } | more


def error(status: int, message: str, code: str | None = None) -> Answer:
    """An error, as the API's reference has it."""
    document = {"error": {"message": message, "type": code, "param": None, "code": code}}
    return Answer(json.dumps(document).encode(), status, {"Content-Type": "application/json"})


def as_answer(document: Document) -> Answer:
    return Answer(json.dumps(document).encode(), headers={"Content-Type": "application/json"})


NOTHING_READ: Document = {
    "city": None, "dates": None, "adults": None, "child_ages": [], "children": None, "seniors": None,
    "pace": None, "likes": [], "must": [], "avoid": [], "diet": [], "transport": [],
    "step_free": None, "budget": None, "day_start": None, "day_end": None, "base": None,
    "arrive": None, "leave": None, "bookings": [], "unclear": [],
}  # fmt: skip


def friendly(name: str, about: Document) -> Document | str:
    """A model that does what it is asked: reads "3 days in Lisbon", and likes what is not famous."""
    if name == "read":
        return NOTHING_READ | {
            "city": {"name": "Lisbon", "quote": "Lisbon"},
            "dates": {"start": None, "end": None, "month": None, "days": 3, "quote": "3 days"},
        }
    if name == "weigh":
        rows = sorted(about["places"], key=lambda row: row[-1])[: about["wanted"]]
        return {"places": [judged(row) for row in rows], "others": []}
    days = [{"day": day["day"], "line": "a quiet start, then the river"} for day in about["days"]]
    return {"title": "slow days by the river", "days": days}


def judged(row: list[Any], **more: Any) -> Document:
    """What a friend who dislikes crowds says of a place."""
    judgement = {"worth": 100 - row[-1] // 2, "minutes": row[4], "part": "any"}
    return {"id": row[0], "why": "few people find it"} | judgement | more


@contextmanager
def model_server(
    brain: Brain = friendly, before: Callable[[Request], Answer | None] = lambda _: None
) -> Iterator[Loopback]:
    """Serve a model; `before` may answer instead of it. The address to give is `url` + "/v1"."""

    def answer(request: Request) -> Answer:
        if request.path == "/v1/models":
            return as_answer({"object": "list", "data": [{"id": "test-model", "object": "model"}]})
        if request.path != "/v1/chat/completions":
            return Answer(status=404)
        instead = before(request)
        if instead is not None:
            return instead
        said = brain(name_of(request), told(request))
        return as_answer(completion(said if isinstance(said, str) else json.dumps(said)))

    with serving(answer) as server:
        yield server
