"""Google Calendar as people and programs use it: sign in, export, pull, remove, and being killed half-way."""

import io
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from running import TRIPAI, Outcome, Run, process, terminal

from google_server import Document, Google, google_server
from loopback import Answer, Request
from real_routes import planned
from tripai.export.json import document
from tripai.storage import open_store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
EXPORT = ("export", "--to", "google-calendar")
SECRETS = ("client-secret", "secret-access", "secret-refresh", "good-token", "code-1")


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Google]:
    assert not home.exists()
    with google_server() as google:
        monkeypatch.delenv("TRIPAI_OFFLINE")
        monkeypatch.setenv("TRIPAI_GOOGLE_ENDPOINT", google.endpoint)
        monkeypatch.setenv("TRIPAI_GOOGLE_TOKEN", "good-token")
        monkeypatch.setenv("TRIPAI_WEATHER_URL", "")
        yield google


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Document]:
    """A database with a route, and that route."""
    file = tmp_path_factory.mktemp("calendar") / "tripai.db"
    with open_store(file, now=lambda: NOW) as store:
        route = store.save(planned("2 days in Lisbon", start="2026-12-04"))
    return file, document(route)


@pytest.fixture
def route(account: Google, saved: tuple[Path, Document], home: Path) -> Document:
    """The route, saved at home."""
    assert account.calendars == {}
    home.mkdir()
    shutil.copy(saved[0], home)
    return saved[1]


def activities(route: Document, *kinds: str) -> list[Document]:
    wanted = kinds or ("visit", "meal", "event", "transfer")
    return [a for day in route["days"] for a in day["activities"] if a["kind"] in wanted]


def same(route: Document, account: Google) -> bool:
    """Whether the calendar holds exactly the route's events."""
    wanted = sorted((a["title"], a["start"]) for a in activities(route))
    return wanted == sorted((e["summary"], e["start"]["dateTime"]) for e in account.only()[1].live)


def moved(account: Google, title: str, by: timedelta = HOUR) -> None:
    [event] = [e for e in account.only()[1].live if e["summary"] == title]
    start, end = (datetime.fromisoformat(event[x]["dateTime"]) for x in ("start", "end"))
    account.move(event, start + by, end + by)


def test_a_dry_run_shows_and_writes_nothing(tripai: Run, account: Google, route: Document) -> None:
    outcome = tripai(*EXPORT, "--dry-run")
    assert outcome.code == 0
    first = activities(route)[0]
    assert outcome.out.splitlines()[0] == (
        f"+ {first['start'][:10]} {first['start'][11:16]} {first['title']}"
    )
    assert outcome.err == "Nothing was written (--dry-run).\n"
    assert account.writes == []
    document = tripai(*EXPORT, "--dry-run", "--json").document
    assert (document["calendar"], document["dry_run"]) == (None, True)
    assert len(document["created"]) == len(activities(route))


def test_export_and_export_again(tripai: Run, account: Google, route: Document, home: Path) -> None:
    outcome = tripai(*EXPORT, "--calendar", "Our December", "--remind", "15")
    count = len(activities(route))
    assert (
        outcome.err == f"Google Calendar: {count} created, 0 updated, 0 deleted, 0 as they were.\n"
    )
    assert same(route, account)
    assert account.only()[1].summary == "Our December"
    written = len(account.writes)
    again = tripai(*EXPORT)  # with the reminders of before
    assert again.err == (
        f"Google Calendar has all {count} events as they are: nothing was written.\n"
    )
    assert len(account.writes) == written
    without = tripai(*EXPORT, "--remind", "0")
    assert without.out.splitlines()[-1] == (
        "~ no reminders (was: a reminder 15 min before each event)"
    )
    assert f"0 created, {count} updated, 0 deleted" in without.err
    last = tripai(*EXPORT, "--json").document
    assert (last["updated"], last["reminder"]) == ([], None)
    key, calendar = account.only()
    assert calendar.summary == "Our December"
    with open_store(home / "tripai.db", now=lambda: NOW) as store:
        exports = store.exports(store.load())
    assert [(e.format, e.target, e.revision) for e in exports] == [("google-calendar", key, 1)] * 4


def test_what_was_moved_comes_back_when_it_is_accepted(
    tripai: Run, account: Google, route: Document
) -> None:
    tripai(*EXPORT)
    last = activities(route, "meal")[-1]
    moved(account, last["title"], -timedelta(minutes=20))
    shown = tripai("calendar", "pull", "--dry-run")
    assert shown.code == 0, shown.err
    assert re.search(rf"~ .*{last['title']} \(was .*now fixed\)", shown.out)
    assert tripai("show", "--json").document["revision"] == 1
    assert tripai("calendar", "pull").code == 2  # nobody can be asked
    accepted = tripai("calendar", "pull", "--yes")
    assert accepted.code == 0, accepted.err
    after = tripai("show", "--json").document
    [meal] = [a for a in activities(after) if a["id"] == last["id"]]
    assert meal["locked"]
    start = datetime.fromisoformat(last["start"]) - timedelta(minutes=20)
    assert datetime.fromisoformat(meal["start"]) == start
    assert tripai("log", "--json").document["revisions"][0]["command"] == "calendar pull"
    assert tripai(*EXPORT, "--json").document["updated"]
    assert same(after, account)
    assert "Nothing changes." in tripai("calendar", "pull", "--yes").err


def test_what_cannot_be_followed_is_said(tripai: Run, account: Google, route: Document) -> None:
    tripai(*EXPORT)
    visits = activities(route, "visit")
    moved(account, visits[0]["title"], timedelta(days=40))
    [event] = [e for e in account.only()[1].live if e["summary"] == visits[1]["title"]]
    for end in ("start", "end"):
        event[end] = {"date": "2026-12-04"}
    outcome = tripai("calendar", "pull", "--yes")
    assert outcome.code == 0
    assert f"{visits[0]['title']} is on 13 January 2027 in Google, which is no day" in outcome.err
    assert f"{visits[1]['title']} lasts all day in Google" in outcome.err
    assert outcome.err.endswith("Nothing changes.\n")


def test_a_move_that_cannot_be_is_refused(tripai: Run, account: Google, route: Document) -> None:
    tripai(*EXPORT)
    museum = next(a for a in activities(route, "visit") if "10:00" in (a["place"]["hours"] or ""))
    moved(account, museum["title"], -timedelta(hours=int(museum["start"][11:13]) - 3))
    outcome = tripai("calendar", "pull", "--yes")
    assert outcome.code == 4
    assert outcome.err.count("\n") <= 2
    assert tripai("show", "--json").document["revision"] == 1


def test_a_move_that_breaks_a_rule_is_followed_when_that_is_wanted(
    tripai: Run, account: Google, route: Document
) -> None:
    tripai(*EXPORT)
    dinner = activities(route, "meal")[-1]
    moved(account, dinner["title"], timedelta(minutes=90))
    refused = tripai("calendar", "pull", "--yes")
    assert refused.code == 4
    assert "The change breaks a rule: " in refused.err
    assert "--force" in refused.err
    assert tripai("calendar", "pull", "--yes", "--force").code == 0
    assert tripai("show", "--json").document["revision"] == 2


def test_a_person_is_asked_before_a_move_is_put_back(
    tripai: Run, account: Google, route: Document
) -> None:
    tripai(*EXPORT)
    moved(account, activities(route)[0]["title"])
    written = len(account.writes)
    with terminal([*TRIPAI, *EXPORT], 80) as screen:
        screen.wait_for("[y/N]")
        screen.type("n\n")
        assert screen.end() == 0
    assert any("put back)" in line for line in screen.lines)
    assert len(account.writes) == written
    assert tripai(*EXPORT, "--json").document["updated"][0]["put_back"]
    assert same(route, account)


def test_remove_takes_ours_and_nothing_else(tripai: Run, account: Google, route: Document) -> None:
    assert tripai("calendar", "remove").code == 3
    tripai(*EXPORT)
    _, calendar = account.only()
    foreign = account.add(calendar, "Call mother")
    assert tripai("calendar", "remove").code == 2  # nobody can be asked
    assert len(calendar.live) == len(activities(route)) + 1
    outcome = tripai("calendar", "remove", "--yes", "--json")
    assert outcome.document["calendar_deleted"] is False
    assert [event["summary"] for event in calendar.live] == ["Call mother"]
    tripai(*EXPORT)
    assert len(account.calendars) == 1
    assert len(calendar.live) == len(activities(route)) + 1
    del calendar.events[foreign["id"]]
    outcome = tripai("calendar", "remove", "--yes")
    assert outcome.code == 0
    assert account.calendars == {}
    assert tripai("calendar", "remove", "--yes").code == 3


def test_a_route_with_a_calendar_is_not_deleted_unless_that_is_wanted(
    tripai: Run, account: Google, route: Document
) -> None:
    tripai(*EXPORT)
    outcome = tripai("delete", "--yes")
    assert outcome.code == 2
    assert f"tripai calendar remove {route['slug']}" in outcome.err
    assert tripai("show", "--json").document["slug"] == route["slug"]
    assert tripai("calendar", "remove", "--yes").code == 0
    tripai(*EXPORT)
    assert tripai("delete", "--yes", "--force").code == 0
    assert len(account.calendars) == 1
    assert tripai("show").code == 3


def test_a_route_whose_calendar_was_taken_away_is_deleted(
    tripai: Run, account: Google, route: Document
) -> None:
    tripai(*EXPORT)
    tripai("calendar", "remove", "--yes")
    assert tripai("delete", route["slug"], "--yes").code == 0
    assert account.calendars == {}


@pytest.mark.parametrize("command", ["pull", "remove"])
def test_a_revision_has_no_calendar(
    tripai: Run, account: Google, route: Document, command: str
) -> None:
    outcome = tripai("calendar", command, f"{route['slug']}@1", "--yes")
    assert outcome.code == 2
    assert f"tripai calendar {command} {route['slug']}\n" in outcome.err
    assert f"tripai calendar {command}\n" in tripai("calendar", command, "@1", "--yes").err
    assert account.writes == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "--to", "google-calendar,pdf"), 2),
        ((*EXPORT, "-o", "x"), 2),
        ((*EXPORT, "--force"), 2),
        ((*EXPORT, "--calendar", " "), 2),
        ((*EXPORT, "--remind", "-1"), 2),
        (("export", "--to", "json", "--dry-run"), 2),
        ((*EXPORT[:1], "lisbon@9", *EXPORT[1:]), 3),
    ],
)
def test_what_makes_no_sense(
    tripai: Run, account: Google, route: Document, arguments: tuple[str, ...], code: int
) -> None:
    outcome = tripai(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err
    assert route["revision"] == 1
    assert account.writes == []


@pytest.mark.parametrize(
    ("name", "value", "code", "said"),
    [
        ("TRIPAI_OFFLINE", "1", 5, "the network, which may not be used"),
        ("TRIPAI_GOOGLE_TOKEN", "", 5, "Nobody is signed in to Google."),
        ("TRIPAI_GOOGLE_TOKEN", "bad-token", 5, "has ended or was revoked"),
        ("TRIPAI_GOOGLE_TOKEN", "two words", 2, "TRIPAI_GOOGLE_TOKEN is no token."),
        ("TRIPAI_GOOGLE_ENDPOINT", "ftp://x", 5, "is no http or https address"),
    ],
)
def test_google_may_not_or_cannot_be_asked(
    tripai: Run,
    account: Google,
    route: Document,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    name: str,
    value: str,
    code: int,
    said: str,
) -> None:
    monkeypatch.setenv(name, value)
    outcome = tripai(*EXPORT, "--json")
    assert outcome.code == code
    assert said in json.loads(outcome.err)["message"]
    assert account.calendars == {}
    assert tripai(*EXPORT, "--dry-run").err.count("lost") == 0
    assert route["revision"] == 1
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"-token" not in kept
    assert not value or "token" not in value or value not in outcome.err


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_a_killed_run_is_completed_by_the_next(
    tripai: Run, account: Google, route: Document, done: bool
) -> None:
    """Killed while Google has the sixth event in its hands: before it is written, or after."""
    reached, go_on = threading.Event(), threading.Event()

    def stop(_: Request) -> Answer | None:
        if len(account.writes) == 7:
            reached.set()
            go_on.wait(20)
            return None if done else Answer(status=500)
        return None

    setattr(account, "afterwards" if done else "fault", stop)
    with subprocess.Popen(
        [*TRIPAI, *EXPORT], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert reached.wait(60)
        run.kill()
        run.communicate()
    go_on.set()
    account.afterwards = account.fault = lambda _: None
    assert not same(route, account)
    outcome = tripai(*EXPORT, "--json")
    assert outcome.code == 0, outcome.err
    assert same(route, account)
    assert len(outcome.document["created"]) == len(activities(route)) - (6 if done else 5)
    written = len(account.writes)
    tripai(*EXPORT)
    assert len(account.writes) == written


def sign_in(account: Google, file: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Sign in as a person does: with a browser, which is a program here."""
    file.write_text(json.dumps(account.client), encoding="utf-8")
    browser = file.with_name("browser.py")
    browser.write_text(
        "import sys, urllib.request\nwith urllib.request.urlopen(sys.argv[1]) as page:\n    page.read()\n"
    )
    monkeypatch.delenv("TRIPAI_GOOGLE_TOKEN")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    return process("calendar", "setup", str(file))


def test_setup_then_everything_works(
    tripai: Run,
    account: Google,
    route: Document,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = sign_in(account, tmp_path / "client_secret.json", monkeypatch)
    assert outcome.code == 0, outcome.err
    assert outcome.err.splitlines()[-1].startswith("Signed in. The tokens are in ")
    monkeypatch.delenv("TRIPAI_GOOGLE_TOKEN", raising=False)
    shown = tripai(*EXPORT, "--verbose")
    assert shown.code == 0, shown.err
    assert same(route, account)
    told = tripai("doctor")
    assert "signed in since 2026-11-22" in " ".join(told.out.split())
    file = home / "google.json"
    assert file.stat().st_mode & 0o777 == 0o600
    others = [f for f in home.rglob("*") if f.is_file() and f != file]
    everywhere = [f.read_bytes() for f in others] + [outcome.err.encode(), shown.err.encode()]
    everywhere += [told.out.encode(), tripai("config", "get").out.encode()]
    assert not [secret for secret in SECRETS for text in everywhere if secret.encode() in text]


def test_setup_without_a_browser(
    account: Google, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRIPAI_GOOGLE_TOKEN")
    file = tmp_path / "client_secret.json"
    file.write_text(json.dumps(account.client), encoding="utf-8")
    for _ in range(2):  # the second time the client is known
        command = [
            *TRIPAI,
            "calendar",
            "setup",
            "--no-browser",
            *([str(file)] if file.exists() else []),
        ]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as run:
            assert run.stderr
            lines = [run.stderr.readline() for _ in range(3)]
            [state] = re.findall(r"[?&]state=(\w+)", lines[1])
            [challenge] = re.findall(r"code_challenge=([\w-]+)", lines[1])
            account.challenge = challenge
            out, err = run.communicate(f"http://127.0.0.1:8765/?state={state}&code=code-1\n")
        assert run.returncode == 0, err
        assert "Signed in." in err
        assert out == ""
        assert (home / "google.json").exists()
        file.unlink(missing_ok=True)


def test_setup_alone_says_what_to_do(
    tripai: Run, account: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = tripai("calendar", "setup")
    assert outcome.code == 0
    assert "5. Make a client id: https://console.cloud.google.com/auth/clients" in outcome.out
    assert "seven days" in outcome.out
    monkeypatch.delenv("TRIPAI_GOOGLE_TOKEN")
    assert "not signed in" in tripai("doctor").out
    document = tripai("calendar", "setup", "--json").document
    assert document["signed_in"] is False
    assert len(document["steps"]) == 6
    assert account.server.requests == []


@pytest.mark.parametrize(
    ("text", "code"), [(None, 3), ("{}", 2), ('{"web": {}}', 2), ("no JSON", 2)]
)
def test_setup_with_a_file_that_is_none(
    tripai: Run, account: Google, home: Path, tmp_path: Path, text: str | None, code: int
) -> None:
    file = tmp_path / "client_secret.json"
    if text is not None:
        file.write_text(text)
    assert tripai("calendar", "setup", str(file)).code == code
    assert account.server.requests == []
    assert not (home / "google.json").exists()


def test_setup_that_is_answered_with_nothing_keeps_nothing(
    tripai: Run, account: Google, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "client_secret.json"
    file.write_text(json.dumps(account.client))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    outcome = tripai("calendar", "setup", "--no-browser", str(file))
    assert outcome.code == 2
    assert "not the address of this sign-in" in outcome.err
    assert tripai("calendar", "setup", "--no-browser", "--no-input", str(file)).code == 2
    assert not (home / "google.json").exists()


def test_setup_finds_out_that_the_api_is_switched_off(
    account: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from google_server import problem

    off = problem(403, "accessNotConfigured", "Not enabled")
    account.fault = lambda request: off if "/calendars" in request.path else None
    outcome = sign_in(account, tmp_path / "client_secret.json", monkeypatch)
    assert outcome.code == 5
    assert "The Google Calendar API is not switched on for your client." in outcome.err
