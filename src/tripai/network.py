"""Asking services on the network, politely: an honest name, a limit to everything, another try when a server is busy."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from tripai.errors import NotKeptError, ServiceError, TripaiError
from tripai.text import plain

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT_SECONDS = 5  # where nothing answers, a server and its mirror, each tried twice, take 20
BUSY = (429, 502, 503, 504)
TRIES = 4
LONGEST_WAIT = 60  # seconds that a server's Retry-After is heeded
LARGEST = 64 * 2**20  # bytes of an answer; a large city's places are about 5 MB
BLOCK = 2**16
LONGEST_REASON = 200  # characters of what a service says of its failure
_STUMBLED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
Meant = TypeVar("Meant")


class Network:
    """HTTP requests to outside services.

    Args:
        offline: Refuse every request.
        frozen: Refuse every request, and in a way for which nothing stands in.
        pause: Seconds before the second try of a busy server; twice as long before each further one.
        seconds: The longest that one answer may take to arrive.
        tries: How often a busy server is asked.
        hurry: Let `seconds` be the limit to all of it, with looking up the server's name.
        clock: Seconds from any origin.
    """

    def __init__(
        self,
        *,
        offline: bool = False,
        frozen: bool = False,
        pause: float = 1.0,
        seconds: float = 120,
        tries: int = TRIES,
        hurry: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.offline = offline
        self.frozen = frozen
        self.pause = pause
        self.seconds = seconds
        self.tries = tries
        self.hurry = hurry
        self._clock = clock
        self._made: Session | None = None

    def asking_once(self) -> Network:
        """Return a network that asks a server once, even if it is busy."""
        return Network(
            offline=self.offline,
            frozen=self.frozen,
            seconds=self.seconds,
            tries=1,
            hurry=self.hurry,
            clock=self._clock,
        )

    def get(self, service: str, url: str, query: Mapping[str, str] | None = None) -> bytes:
        """Return the body of what a service answers to GET.

        Args:
            service: What the errors call it.
            url: Where it is, without the query.
            query: Names and values, not yet quoted.

        Raises:
            ServiceError: It failed, or the network may not be used.
            NotKeptError: The network is frozen.
        """
        return self._ask(service, "GET", url, params=query)

    def post(self, service: str, url: str, form: Mapping[str, str]) -> bytes:
        """Return the body of what a service answers to a form.

        Raises:
            ServiceError: It failed, or the network may not be used.
        """
        return self._ask(service, "POST", url, data=form)

    def post_json(self, service: str, url: str, document: object) -> bytes:
        """Return the body of what a service answers to a JSON document.

        Raises:
            ServiceError: It failed, or the network may not be used.
        """
        return self._ask(service, "POST", url, json=document)

    def permit(self, service: str) -> None:
        """Return if a service may be asked.

        Raises:
            ServiceError: The network may not be used.
            NotKeptError: It is frozen.
        """
        if self.frozen:
            raise NotKeptError(f"What {service} would answer is")
        if self.offline:
            raise ServiceError(
                f"{service} is on the network, which may not be used.",
                "Leave --offline out, or unset TRIPAI_OFFLINE.",
            )

    def _ask(self, service: str, method: str, url: str, **what: object) -> bytes:
        self.permit(service)
        if not url.startswith(("http://", "https://")):
            raise ServiceError(
                f"{service} did not answer: its address is no http or https address.",
                "Mend the setting: tripai config edit",
            )
        exchange = partial(self._exchange, service, method, url, **what)
        return _within(self.seconds, service, exchange) if self.hurry else exchange()

    def _exchange(self, service: str, method: str, url: str, **what: object) -> bytes:
        from requests import RequestException
        from requests.exceptions import InvalidURL
        from urllib3.exceptions import HTTPError

        until = self._clock() + self.seconds
        limits = (min(CONNECT_SECONDS, self.seconds), self.seconds)
        try:
            with closing(
                self._session.request(method, url, timeout=limits, stream=True, **what)  # type: ignore[arg-type]
            ) as response:
                return self._body(service, response, until)
        except (InvalidURL, UnicodeError):  # whose words are the whole address, password and all
            raise ServiceError(
                f"{service} did not answer: its address cannot be read.",
                "Mend the setting: tripai config edit",
            ) from None
        except (RequestException, HTTPError) as error:
            raise ServiceError(
                f"{service} did not answer: {_reason(error)}.", "Try again later."
            ) from error

    def _body(self, service: str, response: Response, until: float) -> bytes:
        if not response.ok:
            raise ServiceError(
                f"{service} answered {response.status_code} {_short(response.reason)}{_told(response)}.",
                "Try again later.",
            )
        body = bytearray()  # bytes would be copied whole with every block
        while block := response.raw.read1(BLOCK, decode_content=True):
            body += block
            if len(body) > LARGEST:
                raise ServiceError(f"{service} answered more than {LARGEST // 2**20} MB.")
            if self._clock() > until:
                raise ServiceError(f"{service} took more than {self.seconds:g} seconds.")
        return bytes(body)

    @property
    def _session(self) -> Session:
        if self._made is None:
            self._made = self._make_session()
        return self._made

    def _make_session(self) -> Session:
        from importlib.metadata import version

        from requests import Session
        from requests.adapters import HTTPAdapter

        from tripai.patience import Patience

        retry = Patience(
            total=self.tries - 1,
            connect=1,
            read=1,
            allowed_methods=("GET", "POST"),
            status_forcelist=BUSY,
            backoff_factor=self.pause,
            retry_after_max=min(LONGEST_WAIT, int(self.seconds)),
            raise_on_status=False,
        )
        session = Session()
        session.headers["User-Agent"] = (
            f"tripai/{version('tripai')} (trip planner for the terminal)"
        )
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=retry))
        return session


def understood(
    service: str,
    body: bytes | str,
    meaning: Callable[[Any], Meant],
    otherwise: str = "what was not asked",
) -> Meant:
    """Return what a service's answer in JSON means.

    Args:
        service: What the errors call it.
        body: What it answered.
        meaning: Reads the document. What it stumbles over, a wrong type or a number of 400 digits, is no answer.
        otherwise: What the service answered, then.

    Raises:
        ServiceError: It is no JSON, or has no such meaning.
    """
    try:
        return meaning(json.loads(body))
    except _STUMBLED as error:
        raise ServiceError(f"{service} answered {otherwise}.", "Try again later.") from error


def _within(seconds: float, service: str, exchange: Callable[[], bytes]) -> bytes:
    """Return the answer, if it comes in time. The system's look-up of a name can be given no limit, only left behind."""
    answers: SimpleQueue[bytes | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(exchange())
        except Exception as error:  # raised below, by who waits
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise ServiceError(
            f"{service} took more than {seconds:g} seconds.", "Try again later."
        ) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _told(response: Response) -> str:
    """What a service that answers in JSON says of its failure, in the field that most call so."""
    try:
        said = understood("", response.raw.read1(BLOCK, decode_content=True), _complaint)
    except ServiceError:
        return ""
    return f": {_short(said)}" if said else ""


def _complaint(document: Any) -> str:
    told = map(document.get, ("message", "error", "reason"))
    return next((text for text in told if isinstance(text, str)), "")


def _reason(error: Exception) -> str:
    """The innermost cause, in a few words: what wraps it repeats addresses and object names."""
    while isinstance(inner := error.__context__, Exception) and not isinstance(inner, TripaiError):
        error = inner
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _short(said or type(error).__name__)


def _short(said: str) -> str:
    return plain(said)[:LONGEST_REASON].rstrip(".")
