"""What start-up costs: nothing heavy is imported where it does not belong (measured in a process of its own)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HEAVY = {
    *("alembic", "diskcache", "fontTools", "holidays", "icalendar", "openai", "opening_hours"),
    *(
        "pydantic",
        "rapidfuzz",
        "reportlab",
        "requests",
        "rich",
        "sqlalchemy",
        "sqlmodel",
        "tomlkit",
        *("google_auth_oauthlib", "googleapiclient", "httplib2", "oauthlib"),
    ),
}
STORE = {"pydantic", "sqlalchemy", "sqlmodel"}
READ = {"holidays", "opening_hours", "rapidfuzz"}  # what reading and timing a wish takes
PLAN = Path(__file__).parents[1] / "examples" / "chat-plan.md"
PROGRAM = """
import json, sys
from tripai.cli.app import run
for words in sys.argv[1:]:
    code = run(words.split())
    sys.stderr.write("\\n" + json.dumps([words, code, sorted(sys.modules)]) + "\\n")
"""
ALLOWED = {
    # Typer draws its help pages with Rich; Typer's own reading of options needs pydantic, and no model of ours.
    "--help": {"rich"},
    "plan --help": {"pydantic", "rich"},
    "--version": set(),
    "config path": {"pydantic"},
    "schema --json": {"pydantic"},
    "cache list --json": {"diskcache", "pydantic"},
    "usage --json": STORE,
    "show --json": STORE,
    "list --json": STORE,
    "list": STORE | {"rich"},
    "show": STORE | {"rich", "opening_hours"},
    "edit --lock Colosseum --yes --json": STORE | READ,
    "log --json": STORE,
    "diff 1 1 --json": STORE,
    "diff 1 1": STORE | {"rich"},
    "now": STORE | {"rich", "opening_hours"},
    "check --json": STORE | {"opening_hours", "rapidfuzz"},
    "check --rules --json": {"pydantic"},
    f"check {PLAN} --json": {"pydantic", *READ},
    "why Colosseum": STORE | READ | {"rich"},
    "export --to json -o -": STORE,
    "export --to ics -o -": STORE | {"icalendar", "opening_hours"},
    "export --to pdf -o -": STORE | {"reportlab", "fontTools", "opening_hours"},
    "calendar setup": {"pydantic"},
    "places list --json": {"pydantic", "rapidfuzz"},
    "plan --ai embedded a day in Rome": STORE | READ | {"rich"},
    "plan --json a day in Rome": STORE | READ,
}


class Loaded(NamedTuple):
    """How a command ended, and which modules were loaded by then."""

    code: int
    modules: set[str]

    @property
    def packages(self) -> set[str]:
        return {name.partition(".")[0] for name in self.modules}


def after(*commands: str) -> dict[str, Loaded]:
    """Run commands one after the other in a process of their own."""
    program = [sys.executable, "-c", PROGRAM, *commands]
    done = subprocess.run(program, capture_output=True, check=True)
    lines = (line for line in done.stderr.decode().splitlines() if line.startswith('["'))
    return {words: Loaded(code, set(names)) for words, code, names in map(json.loads, lines)}


def chains() -> list[list[str]]:
    """Commands that may share a process: each may load all that those before it may, so that nothing is hidden by them."""
    made: list[list[str]] = []
    for words in sorted(ALLOWED, key=lambda words: len(ALLOWED[words])):
        fits = [chain for chain in made if ALLOWED[chain[-1]] <= ALLOWED[words]]
        chain = max(fits, key=lambda chain: len(ALLOWED[chain[-1]]), default=None)
        if chain is None:
            made.append(chain := [])
        chain.append(words)
    return made


@pytest.fixture(scope="module", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A TRIPAI_HOME with a route and at the newest schema, so that no migration is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRIPAI_HOME", str(tmp_path_factory.mktemp("imports")))
        patch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
        patch.setenv("TRIPAI_OFFLINE", "1")
        [first] = after("plan a day in Rome --effort 10").values()
        assert first.code == 0
        assert "alembic" in first.packages  # the first run makes the database
        yield


@pytest.fixture(scope="module")
def loaded() -> dict[str, Loaded]:
    return {words: each for chain in chains() for words, each in after(*chain).items()}


@pytest.mark.parametrize("words", ALLOWED)
def test_a_command_loads_what_it_needs_and_no_more(loaded: dict[str, Loaded], words: str) -> None:
    assert loaded[words].code == 0
    assert loaded[words].packages & HEAVY <= ALLOWED[words]


def test_a_command_that_asks_for_help_loads_no_model() -> None:
    names = after("--help")["--help"].modules
    assert "tripai.cli.app" in names
    assert not names & {"tripai.model", "tripai.config", "tripai.storage", "tripai.planning"}


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import tripai; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    names = set(done.stdout.split())
    assert {name for name in names if name.startswith("tripai") or name in HEAVY} == {"tripai"}


def test_google_is_refused_before_its_client_is_loaded() -> None:
    refused = {"calendar pull": 3, "calendar remove": 3, "export --to google-calendar": 5}
    done = after(*refused)  # the network may not be used, or there is nothing to ask for
    assert {words: each.code for words, each in done.items()} == refused
    for each in done.values():
        assert not each.packages & {
            "google_auth_httplib2",
            "googleapiclient",
            "httplib2",
            "requests",
        }
