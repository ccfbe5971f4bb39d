"""The real client against a server on loopback: each failure has its sentence, and what is sent is what was meant."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loopback import Answer, Loopback, Request, serving
from openai_server import as_answer, completion, error, model_server
from tripai.ai.asking import Asking
from tripai.ai.chat import AnswerError, Message, Question
from tripai.ai.openai import DEFAULT_MODEL, OPENAI, OpenAIModel
from tripai.cache import open_cache
from tripai.calls import Call
from tripai.errors import ServiceError

KEY = "sk-test-0123456789abcdef"
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
QUESTION = Question(
    "read", "1", (Message("system", "Answer."), Message("user", '{"request":"x"}')), SCHEMA
)
QUICK = {"retry-after-ms": "1"}  # what a server says of when to ask again
Before = Callable[[Request], Answer | None]


def failure(before: Before, **options: Any) -> tuple[ServiceError, Loopback]:
    """What is raised when a server answers so, and what it was asked."""
    with model_server(before=before) as server:
        settings = {"base_url": f"{server.url}/v1", "model": "tiny", "key": KEY} | options
        with pytest.raises(ServiceError) as caught:
            OpenAIModel(**settings).answer(QUESTION)
    shown = f"{caught.value.message} {caught.value.hint}"
    assert KEY not in shown
    assert caught.value.message.endswith(".")
    assert "\n" not in shown
    assert len(shown) < 500
    return caught.value, server


def always(answer: Answer) -> Before:
    return lambda _: answer


def retried(answer: Answer) -> Before:
    return always(replace(answer, headers=answer.headers | QUICK))


FAILURES = {
    "bad key": (error(401, f"Incorrect API key provided: {KEY}", "invalid_api_key"), "refuses the key", 1),
    "not allowed": (error(403, "no access"), "does not allow this key to use tiny", 1),
    "no such model": (error(404, "The model does not exist", "model_not_found"), "has no model tiny", 1),
    "no quota": (error(429, "You exceeded your quota", "insufficient_quota"), "quota is used up", 1),
    "too often": (error(429, "Rate limit reached", "rate_limit_exceeded"), "is asked too often", 3),
    "broken": (error(500, "The server had an error"), "answered 500: The server had an error", 3),
    "busy": (error(503, "Overloaded"), "answered 503: Overloaded", 3),
    "a page for an error": (Answer(b"<html><h1>Bad Gateway</h1></html>", 502), "answered 502.", 3),
    "too long a prompt": (error(400, "maximum context length is 8192", "context_length_exceeded"), "context length", 1),
    "not JSON": (Answer(b"Hello!"), "answered what was not asked", 1),
    "HTML": (Answer(b"<!doctype html><p>Login", headers={"Content-Type": "text/html"}), "what was not asked", 1),
    "nothing at all": (Answer(b""), "answered what was not asked", 1),
    "another document": (Answer(b'{"choices": []}'), "answered what was not asked", 1),
    "numbers for texts": (as_answer(completion(None, message={"content": 7})), "what was not asked", 1),
    "gzip garbage": (Answer(b"garbage", headers={"Content-Encoding": "gzip"}), "did not answer", 1),
    "gzip garbage for an error": (Answer(b"garbage", 400, {"Content-Encoding": "gzip"}), "incorrect header check.", 1),
    "cut in the middle": (Answer(b'{"cho', promised=99), "did not answer", 1),
    "5 MB": (Answer(b" " * 5_000_000), "more than 4 MB", 1),
    "5 MB of an error": (Answer(b" " * 5_000_000, 400), "more than 4 MB", 1),
    "200 MB, packed": (Answer(gzip.compress(bytes(200_000_000), 1), headers={"Content-Encoding": "gzip"}), "4 MB", 1),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "sentence", "requests"), FAILURES.values(), ids=FAILURES)
def test_each_failure_has_its_sentence(answer: Answer, sentence: str, requests: int) -> None:
    caught, server = failure(retried(answer))
    assert sentence in caught.message
    assert len(server.requests) == requests
    assert not isinstance(caught, AnswerError)


UNUSABLE = {
    "refusal": (completion(None, message={"refusal": "I cannot\nhelp."}), "refused to answer: I cannot help."),
    "filtered": (completion("", finish="content_filter"), "refused to answer."),
    "truncated": (completion('{"city":', finish="length"), "was cut off"),
    "empty": (completion(""), "answered nothing"),
    "none": (completion(None), "answered nothing"),
}  # fmt: skip


@pytest.mark.parametrize(("document", "sentence"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_answer_that_cannot_be_used(document: dict[str, Any], sentence: str) -> None:
    caught, server = failure(always(as_answer(document)))
    assert isinstance(caught, AnswerError)
    assert sentence in caught.message
    assert len(server.requests) == 1


def test_a_server_that_is_slow() -> None:
    caught, server = failure(always(Answer(delay=0.3)), seconds=0.1)
    assert "took more than 0.1 seconds" in caught.message
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [200, 400, 429])
def test_a_body_that_never_ends_is_not_waited_for(status: int) -> None:
    dripping = Answer(b" " * 60, status, QUICK, drip=0.02)
    caught, _ = failure(always(dripping), seconds=0.2)
    assert "took more than 0.2 seconds" in caught.message


def test_nobody_listens() -> None:
    with serving(lambda _: Answer()) as server:
        address = server.url
    with pytest.raises(ServiceError, match=r"did not answer: .*Connection refused") as caught:
        OpenAIModel(base_url=f"{address}/v1", model="tiny").answer(QUESTION)
    assert "OPENAI_BASE_URL" in caught.value.hint


def test_without_a_key_openai_is_not_asked() -> None:
    """A socket would fail the test: the suite has none for OpenAI."""
    for base_url in ("", "  "):
        model = OpenAIModel(base_url=base_url)
        assert (model.server, model.name) == ("api.openai.com", DEFAULT_MODEL)
        with pytest.raises(ServiceError, match="No key for OpenAI is set") as caught:
            model.answer(QUESTION)
        assert "OPENAI_API_KEY" in caught.value.hint


def test_an_empty_address_is_openais_own() -> None:
    """The client itself takes OPENAI_BASE_URL="" for an address."""
    model = OpenAIModel(key=KEY, base_url="")
    with model._client() as client:
        assert str(client.base_url).rstrip("/") == OPENAI


def test_offline_nobody_is_asked() -> None:
    with model_server() as server:
        model = OpenAIModel(base_url=f"{server.url}/v1", model="tiny", offline=True)
        with pytest.raises(ServiceError, match="which may not be used"):
            model.answer(QUESTION)
        assert not server.requests


def test_a_server_of_ones_own_needs_no_key() -> None:
    with model_server() as server:
        assert OpenAIModel(base_url=f"{server.url}/v1", model="tiny").answer(QUESTION).text


@pytest.mark.parametrize("key", [f"{KEY}\nX-Evil: 1", "sk-t\xe9st-0123456789", f"{KEY}\x00"])
def test_a_key_with_characters_that_no_key_has(key: str) -> None:
    caught, server = failure(always(Answer()), key=key)
    assert "a character that no key has" in caught.message
    assert "0123456789" not in caught.message
    assert not server.requests


PASSWORDS = {
    "in the address": "http://walter:hunter2@{host}/v1",
    "with a slash": "http://walter:hun/ter2@{host}/v1",
    "with an at": "http://walter:hunter2@x@{host}/v1",
    "in brackets": "http://walter:hunter2@[{host}/v1",
    "no host": "http://walter:hunter2@/v1",
    "control byte": "http://walter:hunter2@{host}\x01/v1",
    "no address": "walter:hunter2@{host}",
}
BAD = (
    error(400, "bad"),
    Answer(b"garbage", 400, {"Content-Encoding": "gzip"}),
    Answer(b"{", promised=9),
    Answer(status=404),
)


@pytest.mark.parametrize("answer", BAD, ids=["refused", "garbage", "cut", "not found"])
@pytest.mark.parametrize("address", PASSWORDS.values(), ids=PASSWORDS)
def test_a_password_in_the_address_is_never_shown(address: str, answer: Answer) -> None:
    with model_server(before=always(answer)) as server:
        host = server.url.removeprefix("http://")
        model = OpenAIModel(base_url=address.format(host=host), model="tiny")
        with pytest.raises(ServiceError) as caught:
            model.answer(QUESTION)
    shown = f"{model.server} {caught.value.message} {caught.value.hint}"
    assert "walter" not in shown
    assert "hun" not in shown
    assert "ter2" not in shown


def test_a_redirect_is_followed_but_not_forever() -> None:
    there = Answer(status=307, headers={"Location": "/v1/chat/completions?again"})
    with model_server(before=lambda r: None if r.query else there) as server:
        assert OpenAIModel(base_url=f"{server.url}/v1", model="tiny").answer(QUESTION).text
    assert [bool(request.query) for request in server.requests] == [False, True]
    round_and_round = Answer(status=307, headers=there.headers | QUICK)
    caught, server = failure(always(round_and_round))
    assert "redirects" in caught.message


def test_a_redirect_to_another_server_does_not_take_the_key_along() -> None:
    with model_server() as other:
        away = Answer(status=307, headers={"Location": f"{other.url}/v1/chat/completions"})
        with model_server(before=always(away)) as server:
            model = OpenAIModel(base_url=f"{server.url}/v1", model="tiny", key=KEY)
            assert model.answer(QUESTION).text
    assert KEY in server.requests[0].headers["authorization"]
    assert "authorization" not in other.requests[0].headers


# What is sent.


def body(request: Request) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(request.body)
    return document


def test_model_messages_and_format_are_sent_and_nothing_else() -> None:
    with model_server() as server:
        OpenAIModel(base_url=f"{server.url}/v1", model="tiny", key=KEY).answer(QUESTION)
    [request] = server.requests
    assert body(request) == {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "Answer."},
            {"role": "user", "content": '{"request":"x"}'},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "read", "strict": True, "schema": SCHEMA},
        },
    }
    assert request.headers["authorization"] == f"Bearer {KEY}"


REFUSALS = {
    "400": error(400, "response_format json_schema is not supported"),
    "415": error(415, "no"),
    "422": error(422, "Unprocessable"),
    "a grammar that breaks": error(500, "failed to parse grammar"),
    "a bare text": Answer(b'{"error": "invalid format: json schema"}', 500),
    "no words": Answer(status=400),
}


def taking(*formats: str, refusal: Answer = REFUSALS["400"]) -> Before:
    """A server that takes only these ways of asking for JSON."""

    def before(request: Request) -> Answer | None:
        if request.method != "POST":
            return None
        way = body(request).get("response_format", {"type": "text"})["type"]
        return None if way in formats else replace(refusal, headers=refusal.headers | QUICK)

    return before


def ways(server: Loopback) -> list[str]:
    asked = [body(request) for request in server.requests if request.method == "POST"]
    sent = [each.get("response_format", {"type": "text"})["type"] for each in asked]
    return [way for n, way in enumerate(sent) if n == 0 or way != sent[n - 1]]


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_the_ladder_of_formats(refusal: Answer, tmp_path: Path) -> None:
    with model_server(before=taking("text", refusal=refusal)) as server:
        model = OpenAIModel(base_url=f"{server.url}/v1", model="tiny", memory=open_cache(tmp_path))
        assert model.answer(QUESTION).text
        assert ways(server) == ["json_schema", "json_object", "text"]
        system = [body(request)["messages"][0]["content"] for request in server.requests]
        assert system[0] == "Answer."
        assert json.dumps(SCHEMA, separators=(",", ":")) in system[-1]
        assert "response_format" not in body(server.requests[-1])


def test_the_format_that_a_server_takes_is_remembered(tmp_path: Path) -> None:
    with model_server(before=taking("json_object", "text")) as server:
        address = f"{server.url}/v1"
        first = OpenAIModel(base_url=address, model="tiny", memory=open_cache(tmp_path))
        first.answer(QUESTION)
        assert ways(server) == ["json_schema", "json_object"]
        first.answer(QUESTION)
        assert ways(server) == ["json_schema", "json_object"]
        another = OpenAIModel(base_url=address, model="tiny", memory=open_cache(tmp_path))
        another.answer(QUESTION)
        assert ways(server) == ["json_schema", "json_object"]
        assert len(server.requests) == 4
        larger = OpenAIModel(base_url=address, model="large", memory=open_cache(tmp_path))
        larger.answer(QUESTION)
        assert ways(server) == ["json_schema", "json_object"] * 2


def test_a_server_that_takes_no_format_is_asked_thrice(tmp_path: Path) -> None:
    caught, server = failure(taking(), memory=open_cache(tmp_path))
    assert ways(server) == ["json_schema", "json_object", "text"]
    assert "answered 400" in caught.message


@pytest.mark.parametrize(
    "refusal",
    [
        error(400, "This model's maximum context length is 8192", "context_length_exceeded"),
        error(400, "billing hard limit has been reached", "billing_hard_limit_reached"),
        error(429, "quota", "insufficient_quota"),
        error(500, "out of memory"),
    ],
    ids=["context", "billing", "quota", "memory"],
)
def test_what_is_no_matter_of_the_format(refusal: Answer, tmp_path: Path) -> None:
    _, server = failure(retried(refusal), memory=open_cache(tmp_path))
    assert ways(server) == ["json_schema"]


# Which model is asked.


def test_a_server_is_asked_for_its_model_once(tmp_path: Path) -> None:
    with model_server() as server:
        address = f"{server.url}/v1"
        first = OpenAIModel(base_url=address, memory=open_cache(tmp_path))
        first.answer(QUESTION)
        first.answer(QUESTION)
        assert first.name == "test-model"
        assert OpenAIModel(base_url=address, memory=open_cache(tmp_path)).name == "test-model"
        asked = [request.path for request in server.requests]
        assert asked == ["/v1/models", "/v1/chat/completions", "/v1/chat/completions"]
        refreshed = OpenAIModel(base_url=address, memory=open_cache(tmp_path), refresh=True)
        assert refreshed.name == "test-model"
        assert len(server.requests) == 4


@pytest.mark.parametrize(
    "data", [[], None, [{"id": ""}], [{"id": 7}], [{"id": "x" * 5_000}], [{}], "x", [None]]
)
def test_a_server_without_a_model(data: Any) -> None:
    with (
        serving(lambda _: as_answer({"object": "list", "data": data})) as server,
        pytest.raises(ServiceError) as caught,
    ):
        OpenAIModel(base_url=f"{server.url}/v1").answer(QUESTION)
    assert caught.value.message.endswith(("has no model.", "answered what was not asked."))


def test_the_name_of_a_model_is_plain() -> None:
    with serving(lambda _: as_answer({"data": [{"id": "tiny\x1b[31m\n2"}]})) as server:
        assert OpenAIModel(base_url=f"{server.url}/v1").name == "tiny [31m 2"


def test_a_model_for_embeddings_is_none_to_talk_to() -> None:
    models = [{"id": "nomic-embed-text:latest"}, {"id": "llama3.2:3b"}]
    with serving(lambda _: as_answer({"data": models})) as server:
        assert OpenAIModel(base_url=f"{server.url}/v1").name == "llama3.2:3b"


@pytest.mark.parametrize("ending", ["?api_key=secret", "#top"])
def test_an_address_ends_with_its_path(ending: str) -> None:
    model = OpenAIModel(base_url=f"http://127.0.0.1:1/v1{ending}", model="m")
    with pytest.raises(ServiceError, match="no http or https address"):
        model.answer(QUESTION)


@pytest.mark.parametrize("finish", ["length", "content_filter"])
def test_an_answer_that_cannot_be_used_is_paid(finish: str) -> None:
    calls: list[Call] = []
    cut = as_answer(completion("{", finish=finish))
    with model_server(before=lambda _: cut) as server:
        asking = Asking(OpenAIModel(base_url=f"{server.url}/v1", model="m"), ledger=calls.append)
        with pytest.raises(AnswerError):
            asking.ask(QUESTION, dict)
    assert [(call.input_tokens, call.output_tokens) for call in calls] == [(1200, 300)]
