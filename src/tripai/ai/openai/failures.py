"""What goes wrong with a model's server, in sentences; none of them repeats the key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from tripai.addresses import without_password
from tripai.errors import ServiceError
from tripai.text import plain, shortened

if TYPE_CHECKING:
    from openai import APIStatusError

LONGEST_REASON = 200  # characters of what a server says of its failure
_QUOTA = "insufficient_quota"
_BEYOND_FORMAT = ("context", "quota", "billing", "model_not_found")
_FORMAT = ("format", "schema", "grammar", "json")


@dataclass(frozen=True, slots=True)
class Failures:
    """The failures of one server.

    Attributes:
        server: The host.
        model: The model that was chosen, empty when the server is to choose.
        seconds: How long an answer may take.
        key: The key, which no sentence shows.
    """

    server: str
    model: str
    seconds: float
    key: str

    @contextmanager
    def translated(self, way: str) -> Iterator[None]:
        """Turn the vendor's exceptions into sentences; `way` is how JSON was asked for."""
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

        try:
            yield
        except APITimeoutError as error:
            raise self.late() from error
        except APIConnectionError as error:
            raise self._unreachable(error) from error
        except APIStatusError as error:
            self._refused(error, way)
        except OpenAIError as error:
            raise ServiceError(
                f"{self.server} could not be asked: {self.shown(error)}.", "Look at the settings."
            ) from error
        except (OSError, ValueError, TypeError) as error:  # of an address or a body that is none
            raise self._unreachable(error) from error
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in {"httpx2", "httpcore2", "h11"}:
                raise
            raise self._unreachable(error) from error

    def _refused(self, error: APIStatusError, way: str) -> NoReturn:
        status, said = error.status_code, self.shown(_complaint(error))
        because = f": {said}" if said else ""
        if status == 401:
            raise ServiceError(
                f"{self.server} refuses the key.", "Put a valid one into OPENAI_API_KEY."
            ) from None  # its own words may repeat the key
        if status == 403:
            raise ServiceError(
                f"{self.server} does not allow this key to use {self.model or 'its model'}.",
                "Use another key, or another --model.",
            ) from None
        if status == 404 and not isinstance(error.body, dict):  # of no API
            raise ServiceError(
                f"{self.server} has no models at the address that is set.",
                "OPENAI_BASE_URL usually ends in /v1, such as http://localhost:11434/v1.",
            ) from error
        if status == 404:
            raise ServiceError(
                f"{self.server} has no model {self.model or 'to ask'}{because}.",
                "Choose one with --model or TRIPAI_MODEL; --refresh asks a server of yours again.",
            ) from error
        if status == 429 and is_quota(error.body):
            raise ServiceError(
                f"{self.server} says that the account's quota is used up.",
                "Look at the account's plan and billing.",
            ) from error
        if status == 429:
            raise ServiceError(f"{self.server} is asked too often.", "Try again later.") from error
        what = f"{self.server} answered {status}{because}."
        if way != "text" and _may_be_the_format(status, f"{error.code} {said}".lower()):
            raise FormatRefusedError(what, "Try again later, or choose another --model.")
        raise ServiceError(what, "Try again later, or choose another --model.") from error

    def late(self) -> ServiceError:
        """Return what is said of a server that takes too long."""
        return ServiceError(
            f"{self.server} took more than {self.seconds:g} seconds.",
            "Try again later, or choose a faster --model.",
        )

    def _unreachable(self, error: Exception) -> ServiceError:
        inner = _innermost(error)
        if isinstance(inner, ServiceError):
            return inner  # of a body without an end, which the client takes for a failure
        return ServiceError(
            f"{self.server} did not answer: {self.shown(inner) or type(inner).__name__}.",
            "Try again later, or look at OPENAI_BASE_URL.",
        )

    def shown(self, said: object) -> str:
        """Return what is said of a failure as it may be shown: short, on one line, without key or password."""
        text = without_password(plain(str(said)))
        if self.has_secret:
            text = text.replace(self.key, "***")
        return shortened(text, LONGEST_REASON).rstrip(".")

    @property
    def has_secret(self) -> bool:
        """Whether the key is one: what a server of one's own gets may be "x"."""
        return len(self.key) > 3


def _innermost(error: BaseException) -> BaseException:
    """Return the first cause of a failure; the client's own words about a status, which are the address, are none."""
    from httpx2 import HTTPStatusError

    cause = error.__cause__ or error.__context__
    return error if cause is None or isinstance(cause, HTTPStatusError) else _innermost(cause)


class FormatRefusedError(ServiceError):
    """The server may take the question in another format."""


def _may_be_the_format(status: int, said: str) -> bool:
    """Whether a server may take the question if JSON is asked for in another way."""
    if status in {500, 501}:  # how servers fail whose grammars do not know a schema, or who crash
        return any(word in said for word in _FORMAT)
    return status in {400, 415, 422} and not any(word in said for word in _BEYOND_FORMAT)


def is_quota(error: object) -> bool:
    """Whether an error says that the account is empty: asking again does not help."""
    return isinstance(error, dict) and _QUOTA in (error.get("code"), error.get("type"))


def _complaint(error: APIStatusError) -> str:
    body = error.body
    told = body.get("message") if isinstance(body, dict) else body
    return told if isinstance(told, str) and not told.startswith("<") else ""  # not a page
