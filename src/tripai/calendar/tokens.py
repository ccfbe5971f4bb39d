"""The files of a sign-in: the client id that somebody has made, and the tokens that Google gave for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tripai.errors import InputError, NotFoundError, StorageError
from tripai.files import make_private_folder, write_file

LARGEST = 65_536  # bytes of a file that is read
SCOPE = "https://www.googleapis.com/auth/calendar.app.created"
"""Make calendars, and see and change what is in those: nothing of the account's other calendars."""


@dataclass(frozen=True, slots=True)
class Client:
    """A client id of the user's own, as Google's console hands it out for a desktop app."""

    client_id: str
    client_secret: str = field(repr=False)
    auth_uri: str
    token_uri: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Tokens for a client; `expiry` is when `token` ends."""

    client: Client
    token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expiry: datetime | None
    since: datetime


def read_client(path: Path) -> Client:
    """Read the file that Google's console offers for download.

    Raises:
        NotFoundError: There is no such file.
        InputError: It holds no client id of a desktop app.
        StorageError: It cannot be read.
    """
    document = _read(path)
    if document is None:
        raise NotFoundError(
            f"There is no file {path}.", "tripai calendar setup says how to get it."
        )
    if "web" in document:
        raise InputError(
            f"{path} is the client id of a web application.",
            'Make one of the type "Desktop app", and download its file.',
        )
    try:
        return _client(document["installed"])
    except (LookupError, TypeError) as error:
        raise InputError(
            f"{path} is not the file of a client id.",
            "Download it at the client id in Google's console: tripai calendar setup says where.",
        ) from error


def read_sign_in(path: Path) -> SignIn | None:
    """Read the tokens that were kept; None when nobody has signed in.

    Raises:
        InputError: The file is damaged.
        StorageError: It cannot be read.
    """
    document = _read(path)
    if document is None:
        return None
    try:
        expiry = document["expiry"]
        return SignIn(
            client=_client(document["client"]),
            token=_text(document["token"]),
            refresh_token=_text(document["refresh_token"]),
            expiry=None if expiry is None else _moment(expiry),
            since=_moment(document["since"]),
        )
    except (LookupError, TypeError, ValueError) as error:
        raise InputError(
            f"{path} is damaged.", "Remove it and sign in again: tripai calendar setup"
        ) from error


def keep_sign_in(path: Path, sign_in: SignIn) -> None:
    """Write the tokens to a file for their owner only, all of it or nothing.

    Raises:
        StorageError: The disk refused; what was there is still there.
    """
    make_private_folder(path.parent)
    try:
        if path.exists():
            path.chmod(0o600)  # a file that is written over keeps its permissions
    except OSError as error:
        raise StorageError(f"{path} cannot be kept private: {error.strerror or error}.") from error
    text = json.dumps(asdict(sign_in), default=datetime.isoformat, indent=2)
    write_file(path, text.encode(), mode=0o600)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        document = None
    return document if isinstance(document, dict) else {}


def _client(document: dict[str, Any]) -> Client:
    names = ("client_id", "client_secret", "auth_uri", "token_uri")
    return Client(*(_text(document[name]) for name in names))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this is no text")
    return value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("this time has no zone")
    return moment
