"""Signing in to Google: the flow of a desktop app, and tokens that are renewed before they end."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2 import OAuth2Error
from requests import RequestException, Response

from tripai.calendar import faults
from tripai.calendar.clock import ahead_of
from tripai.calendar.tokens import SCOPE, Client, SignIn
from tripai.errors import InputError, ServiceError

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_UNSAFE = "OAUTHLIB_INSECURE_TRANSPORT"
for _name in ("google_auth_oauthlib", "oauthlib", "requests_oauthlib"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # else warnings go to stderr


class SigningIn:
    """One sign-in: a person opens `url`, and Google sends their browser on to the redirect address.

    Args:
        client: The client id.
        redirect: The address on this machine to which the browser is sent.
        clock: Seconds since 1970, to see whether this machine's clock is right.
    """

    def __init__(
        self, client: Client, redirect: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._client = client
        self._clock = clock
        self._ahead = 0.0
        self._flow = InstalledAppFlow.from_client_config(
            {"installed": asdict(client)}, scopes=[SCOPE], redirect_uri=redirect
        )
        self._flow.oauth2session.register_compliance_hook("access_token_response", self._look)
        with _transport(client.auth_uri), _sentences(self):
            # Without asking for consent again, Google gives a second sign-in no token to renew it by.
            self.url, self._state = self._flow.authorization_url(prompt="consent")

    def finish(self, redirected: str, now: datetime) -> SignIn:
        """Return the tokens for the address to which the browser was sent.

        Args:
            redirected: That address, with all that stands behind its question mark.
            now: The time.

        Raises:
            InputError: It is not the address of this sign-in.
            ServiceError: Google refused, or did not answer.
        """
        told = {name: values[0] for name, values in parse_qs(urlsplit(redirected).query).items()}
        if told.get("state") != self._state or not told.keys() & {"code", "error"}:
            raise InputError(
                "That is not the address of this sign-in.",
                "Copy all of it from the browser after you have allowed the access, and sign in once more.",
            )
        if "error" in told:
            raise faults.declined(told["error"])
        with _transport(self._client.token_uri), _sentences(self):
            self._flow.fetch_token(code=told["code"], timeout=30)
            return self._signed_in(self._flow.credentials, now)

    @property
    def ahead(self) -> float:
        """By how many seconds this machine's clock is ahead of Google's."""
        return self._ahead

    def _look(self, response: Response) -> Response:
        self._ahead = ahead_of(response.headers.get("date", ""), self._clock)
        return response

    def _signed_in(self, made: Any, now: datetime) -> SignIn:
        if not made.refresh_token:
            raise ServiceError(
                "Google gave no token that can be renewed.",
                "Take tripai's access away at https://myaccount.google.com/connections, and sign in again.",
            )
        return SignIn(self._client, made.token, made.refresh_token, _aware(made.expiry), now)


class Renewed(Credentials):  # type: ignore[misc]
    """Credentials that are kept whenever Google has renewed them, a few minutes before they end.

    Args:
        sign_in: What was kept.
        keep: Keeps it again.
    """

    def __init__(self, sign_in: SignIn, keep: Callable[[SignIn], None]) -> None:
        client = sign_in.client
        super().__init__(
            sign_in.token,
            refresh_token=sign_in.refresh_token,
            token_uri=client.token_uri,
            client_id=client.client_id,
            client_secret=client.client_secret,
            scopes=[SCOPE],
            expiry=sign_in.expiry and sign_in.expiry.astimezone(UTC).replace(tzinfo=None),
        )
        self._sign_in = sign_in
        self._keep = keep

    def refresh(self, request: Any) -> None:
        """Get a new token, and keep it."""
        super().refresh(request)
        self._sign_in = replace(
            self._sign_in,
            token=self.token,
            refresh_token=self.refresh_token,
            expiry=_aware(self.expiry),
        )
        self._keep(self._sign_in)


def bearer(token: str) -> Credentials:
    """Return credentials of a token alone, which nobody renews.

    Raises:
        InputError: It is no token.
    """
    stripped = token.strip()
    if not (stripped.isascii() and stripped.isprintable() and " " not in stripped):
        raise InputError(
            "TRIPAI_GOOGLE_TOKEN is no token.", "Set it to the token alone, or unset it."
        )
    return Credentials(stripped)


def _aware(moment: datetime | None) -> datetime | None:
    """Google's client has times in UTC that do not say so."""
    return moment and moment.replace(tzinfo=UTC)


@contextmanager
def _sentences(signing_in: SigningIn) -> Iterator[None]:
    try:
        yield
    except OAuth2Error as error:
        raise faults.clock_is_wrong(signing_in.ahead) or faults.refused(error.error or "") from None
    except Warning as error:  # which oauthlib raises when another scope was granted than asked for
        raise faults.wrong_scope() from error
    except (RequestException, OSError) as error:
        raise faults.unreached(error) from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ServiceError(
            "Google's sign-in answered what was not asked.", "Try again later."
        ) from error


@contextmanager
def _transport(url: str) -> Iterator[None]:
    """Let oauthlib speak plain HTTP with this machine, which it allows by an environment variable alone."""
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or _UNSAFE in os.environ:
        yield
        return
    os.environ[_UNSAFE] = "1"
    try:
        yield
    finally:
        del os.environ[_UNSAFE]
