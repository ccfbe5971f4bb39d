"""OpenAI, and every server that speaks Chat Completions as it does: Ollama, llama.cpp, vLLM, LM Studio.

Sent are model, messages and response_format, which is what they share
(https://platform.openai.com/docs/api-reference/chat). This package alone imports the openai package,
and only when a call is made: importing it takes half a second.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tripai.addresses import UNREADABLE, host_of, is_nearby, path_of
from tripai.ai.chat import Answer, Question
from tripai.ai.completion import read_completion
from tripai.ai.openai.failures import Failures, FormatRefusedError, is_quota
from tripai.errors import ServiceError
from tripai.network import understood
from tripai.text import plain

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx2
    from openai import OpenAI

    from tripai.cache import Cache

OPENAI = "https://api.openai.com/v1"
DEFAULT_MODEL = "gpt-6.1-terra"
NO_KEY = "none"  # the client wants one; a server of one's own needs none
CLOUD_SECONDS, LOCAL_SECONDS = 60.0, 300.0
CONNECT_SECONDS = 10.0
RETRIES = 2
LARGEST = 4 * 2**20  # bytes of a response
FORMATS = ("json_schema", "json_object", "text")
"""Ways to ask for JSON, the strictest first: a server that refuses one is asked in the next."""
REMEMBERED_SECONDS = 30 * 24 * 3600  # how long it is remembered which of them a server takes
LONGEST_NAME = 200  # characters of a model's name


class OpenAIModel:
    """A LanguageModel of OpenAI's or of a server like it.

    Args:
        key: The API key; a server of one's own may need none.
        base_url: Of such a server; empty is OpenAI's.
        model: Its name; empty is the usual one, or the first that a server of one's own has.
        memory: Keeps which way of asking for JSON a server takes, and which model it has.
        refresh: Ask a server again which model it has.
        offline: Refuse to use the network.
        seconds: How long one answer may take; None is a minute, or five where it is computed nearby.
        clock: Seconds from any origin.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a caller may choose
        self,
        *,
        key: str = "",
        base_url: str = "",
        model: str = "",
        memory: Cache | None = None,
        refresh: bool = False,
        offline: bool = False,
        seconds: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._key = key
        self._url = base_url.strip() or OPENAI
        self._wanted = model.strip() or ("" if base_url.strip() else DEFAULT_MODEL)
        self._memory = memory
        self._refresh = refresh
        self._offline = offline
        self._seconds = seconds or (LOCAL_SECONDS if is_nearby(self._url) else CLOUD_SECONDS)
        self._clock = clock

    @property
    def server(self) -> str:
        """The host that is asked, and its port."""
        return host_of(self._url)

    @cached_property
    def name(self) -> str:
        """The model; a server of one's own is asked for its first.

        Raises:
            ServiceError: It has none, or does not answer.
        """
        if self._wanted:
            return self._wanted
        remembered = None if self._refresh else self._remembered("model")
        return remembered or self._first_model()

    def answer(self, question: Question) -> Answer:
        """Return what the model answers.

        Raises:
            AnswerError: It refused, was cut off or answered nothing.
            ServiceError: The service failed, or may not be used.
        """
        started = self._remembered("format")
        tries = FORMATS[FORMATS.index(started) :] if started in FORMATS else FORMATS
        for number, way in enumerate(tries):
            try:
                answer = self._completed(question, way)
            except FormatRefusedError as refused:
                if number == len(tries) - 1:
                    raise ServiceError(refused.message, refused.hint) from refused
                continue
            if way != (started or FORMATS[0]):
                self._remember("format", way)
            return answer
        raise AssertionError("there is always a way to ask")

    def _completed(self, question: Question, way: str) -> Answer:
        body: dict[str, Any] = {
            "model": self.name,
            "messages": list(_messages(question, way)),
        }
        if way != "text":
            body["response_format"] = _response_format(question, way)
        with self._client() as client, self._failures.translated(way):
            create = client.chat.completions.with_streaming_response.create
            with create(**body) as response:
                content = self._content(response.iter_bytes())
        return read_completion(content, self, question)

    def _content(self, blocks: Iterable[bytes]) -> bytes:
        """Return a body, unpacked, if it ends; a key that it repeats is not kept, nor shown."""
        from tripai.ai.bounded import checked

        body = b"".join(checked(blocks, self._refuse_large))
        return body.replace(self._key.encode(), b"***") if self._failures.has_secret else body

    def _bound(self, response: httpx2.Response) -> None:
        """See to it that a response ends, be it an error's; and that it is the last where the account is empty."""
        from tripai.ai.bounded import Bounded

        until = self._clock() + self._seconds

        def check(size: int) -> None:
            self._refuse_large(size)
            if self._clock() > until:
                raise self._failures.late()

        response.stream = Bounded(response.stream, check)  # type: ignore[arg-type] # not an async one
        _no_retry_without_quota(response)

    def _refuse_large(self, size: int) -> None:
        if size > LARGEST:
            raise ServiceError(f"{self.server} answered more than {LARGEST // 2**20} MB.")

    def _first_model(self) -> str:
        with self._client() as client, self._failures.translated("text"):
            listed = client.models.with_streaming_response.list()
            with listed as found:
                content = self._content(found.iter_bytes())
        name: Any = understood(self.server, content, _first_that_talks)
        if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
            raise ServiceError(
                f"{self.server} has no model.", "Give it one, or name it with --model."
            )
        self._remember("model", name)
        return plain(name)

    def _client(self) -> OpenAI:
        """Return a client for one question: it is closed with it, and none is open across a fork.

        Raises:
            ServiceError: There can be none.
        """
        if self._offline:
            raise ServiceError(
                f"{self.server} is on the network, which may not be used.",
                "Leave --offline out, or unset TRIPAI_OFFLINE.",
            )
        if not self._key and self._url == OPENAI:
            raise ServiceError(
                "No key for OpenAI is set.",
                "Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.",
            )
        if not (self._key.isascii() and self._key.isprintable()):
            raise ServiceError(
                "OPENAI_API_KEY holds a character that no key has.", "Copy the key once more."
            )
        readable = self._url.startswith(("http://", "https://")) and self.server != UNREADABLE
        if not readable or set(self._url) & set("?#"):  # which would stand before the path's end
            raise _no_address()
        import httpx2

        try:
            return self._new_client()
        except (httpx2.InvalidURL, ValueError):  # whose words repeat a part of it
            raise _no_address() from None

    @cached_property
    def _trusted(self) -> SSLContext:
        """The certificates that are trusted: reading them takes 20 ms, and each question has a client of its own."""
        from httpx2 import create_ssl_context

        return create_ssl_context()

    def _new_client(self) -> OpenAI:
        from openai import DefaultHttpxClient, OpenAI, Timeout

        times = Timeout(self._seconds, connect=min(CONNECT_SECONDS, self._seconds))
        return OpenAI(
            api_key=self._key or NO_KEY,
            base_url=self._url,
            max_retries=RETRIES,
            timeout=times,
            http_client=DefaultHttpxClient(
                timeout=times,
                verify=self._trusted,
                event_hooks={"response": [self._bound]},
            ),
        )

    @property
    def _failures(self) -> Failures:
        return Failures(self.server, self._wanted, self._seconds, self._key)

    def _remembered(self, what: str) -> str | None:
        return self._memory.get(self._about(what)) if self._memory else None

    def _remember(self, what: str, value: str) -> None:
        if self._memory:
            label = f"{what} · {self.server}"
            self._memory.set(self._about(what), value, REMEMBERED_SECONDS, label=label)

    def _about(self, what: str) -> str:
        model = self.name if what == "format" else ""
        return json.dumps(["openai", what, self.server, path_of(self._url), model])


def _first_that_talks(document: Any) -> Any:
    """Return the name of the first model of a list that is none for embeddings, which servers list among the others."""
    names = [model["id"] for model in document["data"]]
    return next((name for name in names if "embed" not in name.lower()), "")


def _messages(question: Question, way: str) -> Iterator[dict[str, str]]:
    """Yield the messages; where the server is not held to the schema, they tell it."""
    for message in question.messages:
        content = message.content
        if message.role == "system" and way != "json_schema":
            schema = json.dumps(question.schema, separators=(",", ":"))
            content = (
                f"{content}\nAnswer with one JSON object of this schema and nothing else: {schema}"
            )
        yield {"role": message.role, "content": content}


def _response_format(question: Question, way: str) -> Mapping[str, Any]:
    if way == "json_object":
        return {"type": "json_object"}
    schema = {"name": question.name, "strict": True, "schema": question.schema}
    return {"type": "json_schema", "json_schema": schema}


def _no_retry_without_quota(response: httpx2.Response) -> None:
    """Tell the client not to ask again when the account is empty: it takes 429 for "too often"."""
    if response.status_code != 429:
        return
    response.read()
    try:
        document = response.json()
    except ValueError:
        return
    if is_quota(document.get("error") if isinstance(document, dict) else None):
        response.headers["x-should-retry"] = "false"


def _no_address() -> ServiceError:
    return ServiceError(
        "OPENAI_BASE_URL is no http or https address.", "Such as http://localhost:11434/v1"
    )
