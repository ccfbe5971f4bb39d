"""The log: there, private, bounded, and without secrets, as is everything else that is printed."""

import logging
import stat
from pathlib import Path

import pytest
from running import Run

from loopback import Answer, serving
from tripai.cli import log

SECRETS = {
    "OPENAI_API_KEY": "sk-verysecret-0123456789",
    "TRIPAI_GOOGLE_TOKEN": "ya29.verysecret",
    "TRIPAI_DATABASE_URL": "postgresql://me:verysecret@nowhere.invalid/trips?password=verysecret",
}
EVERYTHING = (
    ("plan", "a day in Rome", "--start", "2027-03-02"),
    *(("plan", "--brief", "a day in Rome"), ("show",), ("list",), ("delete", "--yes")),
    *(("export", "--to", "ics", "-o", "-"), ("doctor",), ("config", "get"), ("config", "path")),
    *(("config", "set", "database_url", SECRETS["TRIPAI_DATABASE_URL"]), ("profile",)),
    *(("places", "show", "Belem Tower"), ("schema",), ("fly",), ("--help",)),
)


def test_it_is_there_and_the_owners_alone(tripai: Run, home: Path) -> None:
    assert tripai("places", "show", "Belem Tower").code == 0
    assert not home.exists()
    assert tripai("list").code == 0
    assert tripai("places", "show", "Belem Tower").code == 0
    assert tripai("show", "atlantis").code == 3
    file = home / "tripai.log"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "INFO show_place",
        "INFO show",
        "INFO not-found: There is no route 'atlantis'.",
    ]


def test_it_does_not_grow_for_ever(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "LARGEST", 2000)
    home.mkdir(mode=0o700)
    for number in range(60):
        assert tripai("config", "path").code == 0
        assert tripai("config", "get", f"setting{number}").code == 3
    kept = sorted(path.name for path in home.glob("tripai.log*"))
    assert kept == ["tripai.log", "tripai.log.1"]
    for path in home.glob("tripai.log*"):
        assert path.stat().st_size <= 2000
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "setting59" in (home / "tripai.log").read_text(encoding="utf-8")


def test_v_shows_it_on_stderr(tripai: Run) -> None:
    outcome = tripai("places", "list", "-v", "--json")
    assert outcome.err.endswith(" INFO list_places\n")
    assert outcome.document["cities"]
    assert tripai("places", "list").err == ""


@pytest.mark.parametrize("way", [[], ["--json"], ["-v"]])
def test_no_secret_is_printed_or_logged(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch, way: list[str]
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    codes = set()
    for words in EVERYTHING:
        outcome = tripai(*words, *way)
        codes.add(outcome.code)
        assert "verysecret" not in outcome.out + outcome.err, words
    assert 6 in codes
    assert "verysecret" not in (home / "tripai.log").read_text(encoding="utf-8")


SERVICES = ("OVERPASS", "NOMINATIM", "WIKIDATA", "OSRM", "VALHALLA", "WEATHER")


@pytest.mark.parametrize("status", [404, 200])
def test_passwords_of_services_are_told_to_nobody(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.delenv("TRIPAI_OFFLINE")
    with serving(lambda _: Answer(b"no answer to that", status)) as server:
        url = server.url.replace("//", "//verysecret:verysecret@")
        for service in SERVICES:
            monkeypatch.setenv(f"TRIPAI_{service}_URL", f"{url}/{service.lower()}")
        for command in (
            *(("plan", "a day in Rome", "-v"), ("plan", "a day in Bilbao", "-v"), ("doctor",)),
            *(
                ("places", "fetch", "Hallstatt", "-v"),
                ("places", "fetch", "Bilbao"),
                ("config", "get"),
            ),
            ("config", "set", "weather_url", url),
        ):
            outcome = tripai(*command)
            assert "verysecret" not in outcome.out + outcome.err, command
    asked = {request.path.split("/")[1] for request in server.requests}
    assert asked == {"overpass", "nominatim", "osrm", "weather"}
    for file in (file for file in home.rglob("*") if file.name != "config.toml"):
        assert file.is_dir() or b"verysecret" not in file.read_bytes(), file


def test_a_fault_is_logged_in_full_and_told_in_a_sentence(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("the cat is on the keyboard")

    monkeypatch.setattr("tripai.wording.dates", fail)
    outcome = tripai("plan", "a day in Rome", "--start", "2027-03-02")
    assert (outcome.code, outcome.out) == (1, "")
    assert "the cat is on the keyboard" in outcome.err
    assert "Traceback" not in outcome.err
    assert "Traceback" in (home / "tripai.log").read_text(encoding="utf-8")
    assert logging.getLogger("tripai").handlers
