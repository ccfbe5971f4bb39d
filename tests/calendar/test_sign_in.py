"""Signing in to Google, and what becomes of a sign-in."""

import json
import stat
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from calendar_steps import NOW

from google_server import Google, problem, told
from loopback import Answer
from tripai.calendar.google import GoogleCalendar
from tripai.calendar.landing import landing
from tripai.calendar.sign_in import Renewed, SigningIn, bearer
from tripai.calendar.tokens import Client, SignIn, keep_sign_in, read_client, read_sign_in
from tripai.errors import InputError, NotFoundError, ServiceError, StorageError, TripaiError

ELSEWHERE = "http://127.0.0.1:8765/"
SECRETS = ("client-secret", "secret-access", "secret-refresh", "code-1")


@pytest.fixture
def client(account: Google) -> Client:
    return Client(**{k: v for k, v in account.client["installed"].items() if k != "redirect_uris"})


@pytest.fixture
def sign_in(client: Client, account: Google) -> SignIn:
    account.refresh_tokens.add("secret-refresh")
    account.tokens.add("secret-access-0")
    hour = datetime.now(UTC) + timedelta(hours=1)
    return SignIn(client, "secret-access-0", "secret-refresh", hour, NOW)


def address_after(url: str) -> str:
    """Where a browser ends that opens an address: Google lets the person in at once."""
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, build_opener

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    try:
        build_opener(Stay).open(url)
    except HTTPError as error:
        error.close()
        return error.headers["Location"]
    except URLError as error:
        raise AssertionError(error) from error
    raise AssertionError("was not sent on")


def signed_in(client: Client, clock: Callable[[], float] = time.time) -> SignIn:
    signing_in = SigningIn(client, ELSEWHERE, clock=clock)
    return signing_in.finish(address_after(signing_in.url), NOW)


def test_a_person_signs_in_on_this_machine(client: Client, account: Google) -> None:
    with landing() as server:
        signing_in = SigningIn(client, server.address)
        pages: list[bytes] = []

        def browse() -> None:
            with pytest.raises(OSError, match="404"):
                urlopen(server.address + "favicon.ico")  # which a browser may ask for first
            with urlopen(signing_in.url) as page:
                pages.append(page.read())

        browser = Thread(target=browse)
        browser.start()
        made = signing_in.finish(server.wait(20), NOW)
        browser.join()
    assert b"close this page" in pages[0]
    assert made.token in account.tokens
    assert made.refresh_token in account.refresh_tokens
    assert made.since == NOW
    assert made.expiry
    assert timedelta(minutes=55) < made.expiry - datetime.now(UTC) < timedelta(minutes=61)
    assert account.server.requests[0].query["scope"].endswith("/auth/calendar.app.created")


def test_a_person_signs_in_on_another_machine(client: Client, account: Google) -> None:
    made = signed_in(client)
    with GoogleCalendar(account.endpoint, Renewed(made, lambda _: None)) as google:
        google.check()


def test_nobody_comes() -> None:
    with landing() as server:
        server.timeout = 0.01
        with pytest.raises(ServiceError, match="Nobody has signed in"):
            server.wait(0.05)


@pytest.mark.parametrize(
    "address", ["", "code-1", f"{ELSEWHERE}?code=code-1", f"{ELSEWHERE}?state=other&code=code-1"]
)
def test_an_address_of_another_sign_in(client: Client, address: str) -> None:
    with pytest.raises(InputError, match="not the address of this sign-in"):
        SigningIn(client, ELSEWHERE).finish(address, NOW)


def test_a_person_who_declines(client: Client, account: Google) -> None:
    account.refused = "access_denied"
    with pytest.raises(ServiceError, match="The access was not allowed"):
        signed_in(client)


def test_a_person_who_does_not_tick_the_box(client: Client, account: Google) -> None:
    account.granted = "https://www.googleapis.com/auth/userinfo.email"
    with pytest.raises(ServiceError, match="does not allow tripai to make calendars"):
        signed_in(client)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("invalid_grant", "seven days"),
        ("invalid_client", "Google does not know the client id, or no longer (invalid_client)."),
        ("something_new", "Google refuses the sign-in (something_new)."),
    ],
)
def test_google_refuses_the_code(client: Client, account: Google, code: str, said: str) -> None:
    account.refused = code
    with pytest.raises(ServiceError) as raised:
        signed_in(client)
    assert said in f"{raised.value.message} {raised.value.hint}"


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"access_token": 5}'])
def test_google_answers_nonsense(client: Client, account: Google, body: bytes) -> None:
    account.fault = lambda _: Answer(body, headers={"Content-Type": "application/json"})
    with pytest.raises(ServiceError):
        signed_in(client)


def test_tokens_are_kept_for_their_owner_alone(sign_in: SignIn, tmp_path: Path) -> None:
    file = tmp_path / "new" / "google.json"
    assert read_sign_in(file) is None
    keep_sign_in(file, sign_in)
    assert read_sign_in(file) == sign_in
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    keep_sign_in(file, replace(sign_in, token="another"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    assert not [secret for secret in SECRETS if secret in repr(sign_in)]


def test_a_disk_that_refuses_leaves_what_was(sign_in: SignIn, owned_folder: Path) -> None:
    file = owned_folder / "google.json"
    keep_sign_in(file, sign_in)
    owned_folder.chmod(0o500)
    with pytest.raises(StorageError):
        keep_sign_in(file, replace(sign_in, token="another"))
    assert read_sign_in(file) == sign_in


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"client": 5}', '{"expiry": "soon", "client": {}}', "[" * 70000]
)
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "google.json"
    file.write_text(text)
    with pytest.raises(InputError, match="is damaged"):
        read_sign_in(file)


def test_the_file_of_a_client_id(tmp_path: Path, account: Google, client: Client) -> None:
    file = tmp_path / "client_secret.json"
    with pytest.raises(NotFoundError):
        read_client(file)
    file.write_text(json.dumps({"web": account.client["installed"]}))
    with pytest.raises(InputError, match="web application"):
        read_client(file)
    for text in ("", "{}", '{"installed": {"client_id": "x"}}', '{"installed": []}', "\x00"):
        file.write_text(text)
        with pytest.raises(InputError, match="is not the file of a client id"):
            read_client(file)
    file.write_text(json.dumps(account.client))
    assert read_client(file) == client


def kept(sign_in: SignIn) -> tuple[Renewed, list[SignIn]]:
    written: list[SignIn] = []
    return Renewed(sign_in, written.append), written


def test_a_token_is_renewed_before_it_ends_and_kept(sign_in: SignIn, account: Google) -> None:
    soon = replace(sign_in, expiry=datetime.now(UTC) + timedelta(minutes=2))
    who, written = kept(soon)
    with GoogleCalendar(account.endpoint, who) as google:
        google.check()
        google.check()
    [renewed] = written
    assert renewed.token in account.tokens - {soon.token}
    assert renewed.refresh_token == sign_in.refresh_token
    assert renewed.expiry
    assert renewed.expiry > soon.expiry  # type: ignore[operator]
    assert [r.path for r in account.server.requests].count("/token") == 1


def test_a_token_that_ended_early_is_renewed_too(sign_in: SignIn, account: Google) -> None:
    account.tokens.clear()
    who, written = kept(sign_in)
    with GoogleCalendar(account.endpoint, who) as google:
        google.check()
    assert len(written) == 1


def test_one_that_still_holds_is_not(sign_in: SignIn, account: Google) -> None:
    who, written = kept(sign_in)
    with GoogleCalendar(account.endpoint, who) as google:
        google.check()
    assert written == []


def fails(account: Google, who: object, ahead: float = 0) -> TripaiError:
    """Ask, and return how that fails; what is secret is in none of it."""
    with (
        GoogleCalendar(account.endpoint, who, pause=0, clock=lambda: time.time() + ahead) as google,
        pytest.raises(TripaiError) as raised,
    ):
        google.create("A", "UTC")
    error = raised.value
    shown = f"{error.message} {error.hint} " + "".join(traceback.format_exception(error))
    assert not [secret for secret in (*SECRETS, "bad-token") if secret in shown]
    return error


def test_a_sign_in_that_was_revoked(sign_in: SignIn, account: Google) -> None:
    account.tokens.clear()
    account.refresh_tokens.clear()
    error = fails(account, Renewed(sign_in, lambda _: None))
    assert error.message == (
        "Google no longer accepts the sign-in (invalid_grant): it has ended or was revoked."
    )
    assert "signed out after seven days" in error.hint
    assert "tripai calendar setup" in error.hint


@pytest.mark.parametrize(("ahead", "said"), [(7200, "2 h ahead of"), (-86400, "24 h behind")])
def test_a_clock_that_is_wrong(sign_in: SignIn, account: Google, ahead: float, said: str) -> None:
    account.tokens.clear()
    account.refresh_tokens.clear()
    error = fails(account, Renewed(sign_in, lambda _: None), ahead)
    assert error.message == (f"This machine's clock is {said} Google's, so the sign-in is refused.")
    assert fails(account, bearer("bad-token"), ahead).message == error.message


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (problem(403, "insufficientPermissions", "No"), "does not allow tripai to make calendars"),
        (problem(403, "accessNotConfigured", "No"), "API is not switched on for your client"),
        (
            told({"error": {"details": [{"reason": "SERVICE_DISABLED"}]}}, 403),
            "API is not switched",
        ),
        (problem(403, "quotaExceeded", "No"), "allows no more changes today"),
        (problem(401, "authError", "No"), "does not accept the sign-in"),
        (problem(400, "invalid", "Bad\x1b[2J" + "x" * 999), "answered 400 Bad Request: Bad [2Jxxx"),
        (Answer(b'{"error": "no"}', 418), "answered 418 I'm a Teapot."),
        (Answer(b'{"error": {"errors": [5], "message": 5}}', 418), "answered what was not asked"),
    ],
)
def test_why_google_refuses(sign_in: SignIn, account: Google, answer: Answer, said: str) -> None:
    account.fault = lambda request: None if request.path == "/token" else answer
    assert said in fails(account, Renewed(sign_in, lambda _: None)).message


def test_a_token_server_that_fails(sign_in: SignIn, account: Google) -> None:
    account.fault = lambda _: Answer(b"secret-refresh", 400)
    soon = replace(sign_in, expiry=datetime.now(UTC))
    assert fails(account, Renewed(soon, lambda _: None)).message == "Google's sign-in failed."


def test_a_token_alone(account: Google) -> None:
    with GoogleCalendar(account.endpoint, bearer(" good-token\n")) as google:
        google.check()
    assert "has ended or was revoked" in fails(account, bearer("bad-token")).message
    for token in ("two words", "new\nline", "caf\u00e9", "\x00"):
        with pytest.raises(InputError, match="TRIPAI_GOOGLE_TOKEN is no token"):
            bearer(token)


def test_nobody_answers(sign_in: SignIn, account: Google) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        account.server.url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        error = fails(account, Renewed(sign_in, lambda _: None))
    assert error.message == "Google Calendar did not answer: Connection refused."
