"""OpenAI, and every server that speaks Chat Completions as it does: Ollama, llama.cpp, vLLM, LM Studio.

Sent are model, messages and response_format, which is what they share
(https://platform.openai.com/docs/api-reference/chat). This module alone imports the openai package,
and only when a call is made: importing it takes half a second.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from tripai.addresses import UNREADABLE, host_of, is_nearby, path_of, without_password
from tripai.ai.chat import Answer, Question
from tripai.ai.completion import read_completion
from tripai.errors import ServiceError
from tripai.network import understood
from tripai.text import plain, shortened

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx2
    from openai import APIStatusError, OpenAI

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
LONGEST_REASON = 200  # characters of what a server says of its failure
_BEYOND_FORMAT = ("context", "quota", "billing", "model_not_found")
_FORMAT = ("format", "schema", "grammar", "json")
_QUOTA = "insufficient_quota"


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
            except _FormatRefusedError as refused:
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
        with self._client() as client, self._translated(way):
            create = client.chat.completions.with_streaming_response.create
            with create(**body) as response:
                content = self._content(response.iter_bytes())
        return read_completion(content, self, question)

    def _content(self, blocks: Iterable[bytes]) -> bytes:
        """Return a body, unpacked, if it ends; a key that it repeats is not kept, nor shown."""
        from tripai.ai.bounded import checked

        body = b"".join(checked(blocks, self._refuse_large))
        return body.replace(self._key.encode(), b"***") if self._has_secret else body

    def _bound(self, response: httpx2.Response) -> None:
        """See to it that a response ends, be it an error's; and that it is the last where the account is empty."""
        from tripai.ai.bounded import Bounded

        until = self._clock() + self._seconds

        def check(size: int) -> None:
            self._refuse_large(size)
            if self._clock() > until:
                raise self._late()

        response.stream = Bounded(response.stream, check)  # type: ignore[arg-type] # not an async one
        _no_retry_without_quota(response)

    def _refuse_large(self, size: int) -> None:
        if size > LARGEST:
            raise ServiceError(f"{self.server} answered more than {LARGEST // 2**20} MB.")

    def _first_model(self) -> str:
        with self._client() as client, self._translated("text"):
            listed = client.models.with_streaming_response.list()
            with listed as found:
                content = self._content(found.iter_bytes())
        name: Any = understood(
            self.server, content, lambda document: (document["data"] or [{"id": ""}])[0]["id"]
        )
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
        if not self._url.startswith(("http://", "https://")) or self.server == UNREADABLE:
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

    @contextmanager
    def _translated(self, way: str) -> Iterator[None]:
        """Turn the vendor's exceptions into sentences."""
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

        try:
            yield
        except APITimeoutError as error:
            raise self._late() from error
        except APIConnectionError as error:
            raise self._unreachable(error) from error
        except APIStatusError as error:
            self._refused(error, way)
        except OpenAIError as error:
            raise ServiceError(
                f"{self.server} could not be asked: {self._shown(error)}.", "Look at the settings."
            ) from error
        except (OSError, ValueError, TypeError) as error:  # of an address or a body that is none
            raise self._unreachable(error) from error
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in {"httpx2", "httpcore2", "h11"}:
                raise
            raise self._unreachable(error) from error

    def _refused(self, error: APIStatusError, way: str) -> NoReturn:
        status, said = error.status_code, self._shown(_complaint(error))
        because = f": {said}" if said else ""
        if status == 401:
            raise ServiceError(
                f"{self.server} refuses the key.", "Put a valid one into OPENAI_API_KEY."
            ) from None  # its own words may repeat the key
        if status == 403:
            raise ServiceError(
                f"{self.server} does not allow this key to use {self.name}.",
                "Use another key, or another --model.",
            ) from None
        if status == 404 and not error.body:
            raise ServiceError(
                f"{self.server} has no models at the address that is set.",
                "OPENAI_BASE_URL usually ends in /v1, such as http://localhost:11434/v1.",
            ) from error
        if status == 404:
            raise ServiceError(
                f"{self.server} has no model {self._wanted or 'to ask'}{because}.",
                "Choose one with --model or TRIPAI_MODEL; --refresh asks a server of yours again.",
            ) from error
        if status == 429 and _is_quota(error.body):
            raise ServiceError(
                f"{self.server} says that the account's quota is used up.",
                "Look at the account's plan and billing.",
            ) from error
        if status == 429:
            raise ServiceError(f"{self.server} is asked too often.", "Try again later.") from error
        what = f"{self.server} answered {status}{because}."
        if way != "text" and _may_be_the_format(status, f"{error.code} {said}".lower()):
            raise _FormatRefusedError(what, "Try again later, or choose another --model.")
        raise ServiceError(what, "Try again later, or choose another --model.") from error

    def _late(self) -> ServiceError:
        return ServiceError(
            f"{self.server} took more than {self._seconds:g} seconds.",
            "Try again later, or choose a faster --model.",
        )

    def _unreachable(self, error: Exception) -> ServiceError:
        inner = _innermost(error)
        if isinstance(inner, ServiceError):
            return inner  # of a body without an end, which the client takes for a failure
        return ServiceError(
            f"{self.server} did not answer: {self._shown(inner) or type(inner).__name__}.",
            "Try again later, or look at OPENAI_BASE_URL.",
        )

    def _shown(self, said: object) -> str:
        """Return what is said of a failure as it may be shown: short, on one line, without key or password."""
        text = without_password(plain(str(said)))
        if self._has_secret:
            text = text.replace(self._key, "***")
        return shortened(text, LONGEST_REASON).rstrip(".")

    @property
    def _has_secret(self) -> bool:
        """Whether the key is one: what a server of one's own gets may be "x"."""
        return len(self._key) > 3

    def _remembered(self, what: str) -> str | None:
        return self._memory.get(self._about(what)) if self._memory else None

    def _remember(self, what: str, value: str) -> None:
        if self._memory:
            label = f"{what} · {self.server}"
            self._memory.set(self._about(what), value, REMEMBERED_SECONDS, label=label)

    def _about(self, what: str) -> str:
        model = self.name if what == "format" else ""
        return json.dumps(["openai", what, self.server, path_of(self._url), model])


def _innermost(error: BaseException) -> BaseException:
    """Return the first cause of a failure; the client's own words about a status, which are the address, are none."""
    from httpx2 import HTTPStatusError

    cause = error.__cause__ or error.__context__
    return error if cause is None or isinstance(cause, HTTPStatusError) else _innermost(cause)


def _no_address() -> ServiceError:
    return ServiceError(
        "OPENAI_BASE_URL is no http or https address.", "Such as http://localhost:11434/v1"
    )


class _FormatRefusedError(ServiceError):
    """The server may take the question in another format."""


def _may_be_the_format(status: int, said: str) -> bool:
    """Whether a server may take the question if JSON is asked for in another way."""
    if status in {500, 501}:  # how servers fail whose grammars do not know a schema, or who crash
        return any(word in said for word in _FORMAT)
    return status in {400, 415, 422} and not any(word in said for word in _BEYOND_FORMAT)


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
    if _is_quota(document.get("error") if isinstance(document, dict) else None):
        response.headers["x-should-retry"] = "false"


def _is_quota(error: object) -> bool:
    return isinstance(error, dict) and _QUOTA in (error.get("code"), error.get("type"))


def _complaint(error: APIStatusError) -> str:
    body = error.body
    told = body.get("message") if isinstance(body, dict) else body
    return told if isinstance(told, str) and not told.startswith("<") else ""  # not a page
