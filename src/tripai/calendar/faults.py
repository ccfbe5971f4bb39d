"""Why Google refuses, in sentences that say what to do. What is secret is in none of them."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator
from typing import Any

from google.auth.exceptions import GoogleAuthError
from googleapiclient.errors import HttpError
from httplib2 import ServerNotFoundError

from tripai.calendar.clock import NOTICED
from tripai.errors import ServiceError, UnansweredError
from tripai.text import plain, shortened
from tripai.wording import duration

LONGEST_REASON = 200  # characters of what Google says of its failure
AGAIN = "Sign in again: tripai calendar setup"
_HURRIED = {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"}
_SCOPE = {"insufficientPermissions", "insufficientScopes", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}
_SWITCHED_OFF = {"accessNotConfigured", "SERVICE_DISABLED"}
_LIMITS = {"quotaExceeded", "dailyLimitExceeded"}
_NO_CLIENT = {"invalid_client", "deleted_client", "disabled_client", "unauthorized_client"}
_ALONE = "necessary fields"  # what google.auth misses in a token that came without a refresh token
_CERTIFICATE_DATES = (9, 10)  # OpenSSL's numbers of "not yet valid" and "expired"
_CODE = re.compile(r"[a-z_]{3,40}")


def is_busy(error: HttpError) -> bool:
    """Whether Google may answer otherwise in a while."""
    status = error.resp.status
    return status == 429 or status >= 500 or (status == 403 and bool(_reasons(error) & _HURRIED))


def retry_after(error: HttpError) -> float:
    """Return the seconds that Google asks to wait; 0 when it does not say."""
    said = error.resp.get("retry-after", "")
    return float(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0.0


def answered(error: HttpError, ahead: float) -> ServiceError:
    """Return the sentence for an answer that is a refusal.

    Args:
        error: The answer.
        ahead: Seconds by which this machine's clock is ahead of Google's.
    """
    reasons = _reasons(error)
    if error.resp.status == 401:
        return clock_is_wrong(ahead) or ServiceError(
            "Google does not accept the sign-in: it was revoked, or has ended.", AGAIN
        )
    if reasons & _SCOPE:
        return wrong_scope()
    if reasons & _SWITCHED_OFF:
        return ServiceError(
            "The Google Calendar API is not switched on for your client.",
            "Switch it on at https://console.cloud.google.com/apis/library/calendar-json.googleapis.com "
            "and wait a minute.",
        )
    if reasons & _LIMITS:
        return ServiceError(
            "Google Calendar allows no more changes today: its limit for your account is reached.",
            "Go on tomorrow: what was written stays, and the next export completes it.",
        )
    said = _message(error)
    kind = UnansweredError if error.resp.status >= 500 else ServiceError
    return kind(
        f"Google Calendar answered {error.resp.status} {_short(error.resp.reason)}{said and ': '}{said}.",
        "Try again later: the next run completes this one.",
    )


def not_signed_in(error: GoogleAuthError, ahead: float) -> ServiceError:
    """Return the sentence for a sign-in that cannot be renewed; of Google's words only the code is kept."""
    code = _code_of(error)
    if not code and _ALONE not in str(error):
        return ServiceError("Google's sign-in failed.", "Try again later.")
    return clock_is_wrong(ahead) or refused(code)


def refused(code: str) -> ServiceError:
    """Return the sentence for an error code of OAuth; "" is a token that cannot be renewed."""
    if code == "invalid_grant":
        return ServiceError(
            "Google no longer accepts the sign-in (invalid_grant): it has ended or was revoked.",
            f"{AGAIN}. A client that is in testing is signed out after seven days: publish it "
            "(Audience, then Publish app), and sign-ins last.",
        )
    if code in _NO_CLIENT:
        return ServiceError(
            f"Google does not know the client id, or no longer ({code}).",
            "Make one and give its file: tripai calendar setup client_secret.json",
        )
    if code == "invalid_scope":
        return wrong_scope()
    if not code:
        return ServiceError(
            "Google does not accept the token, which has ended or was revoked.",
            f"Set TRIPAI_GOOGLE_TOKEN to a new one, or unset it. {AGAIN}",
        )
    return ServiceError(f"Google refuses the sign-in ({code}).", AGAIN)


def declined(code: str) -> ServiceError:
    """Return the sentence for what Google sends the browser back with instead of a code."""
    if code == "access_denied":
        return ServiceError(
            "The access was not allowed.",
            "Sign in again and allow it. Google lets nobody in whom a client in testing does not list: add your "
            "address under Audience, Test users.",
        )
    return refused(code if _CODE.fullmatch(code) else "an error without a name")


def wrong_scope() -> ServiceError:
    """Return the sentence for a sign-in that was not allowed what it has to do."""
    return ServiceError(
        "The sign-in does not allow tripai to make calendars of its own.",
        "Sign in again and allow it, with its box ticked: tripai calendar setup",
    )


def clock_is_wrong(ahead: float) -> ServiceError | None:
    """Return the sentence for a clock that is wrong; None for one that is right."""
    if abs(ahead) <= NOTICED:
        return None
    side = "ahead of" if ahead > 0 else "behind"
    return ServiceError(
        f"This machine's clock is {duration(round(abs(ahead) / 60))} {side} Google's, "
        "so the sign-in is refused.",
        "Set the clock, and try again.",
    )


def unreached(error: Exception) -> ServiceError:
    """Return the sentence for a server that did not answer."""
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _CERTIFICATE_DATES:
        return ServiceError(
            "By this machine's clock Google's certificate does not hold today.",
            "See whether the clock is right.",
        )
    said = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    never = isinstance(error, ConnectionRefusedError | ServerNotFoundError)
    return (ServiceError if never else UnansweredError)(
        f"Google Calendar did not answer: {_short(said)}.",
        "Try again later: the next run completes this one.",
    )


def _code_of(error: GoogleAuthError) -> str:
    for part in error.args:
        code = part.get("error", "") if isinstance(part, dict) else ""
        if isinstance(code, str) and _CODE.fullmatch(code):
            return code
    return ""


def _reasons(error: HttpError) -> set[str]:
    told = _told(error)
    return {reason for each in _details(told) if isinstance(reason := each.get("reason"), str)}


def _details(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("errors", "details"):
        listed = told.get(name)
        yield from (each for each in listed or () if isinstance(each, dict))


def _message(error: HttpError) -> str:
    said = _told(error).get("message")
    return _short(said) if isinstance(said, str) else ""


def _told(error: HttpError) -> dict[str, Any]:
    """What Google says of an error, in the form of its APIs; nothing when it has another form."""
    try:
        told = json.loads(error.content)["error"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _short(said: str) -> str:
    return shortened(plain(said), LONGEST_REASON).rstrip(".")
