"""What start-up costs: nothing heavy is imported where it does not belong (measured in a process of its own)."""

import subprocess
import sys
from pathlib import Path

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
import sys
from tripai.cli.app import run
code = run(sys.argv[1:])
sys.stderr.write(f"\\n{code} " + " ".join(sorted({name.partition(".")[0] for name in sys.modules})))
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


def imported(code: str, *arguments: str) -> tuple[int, set[str]]:
    """Run Python and return the exit code and the packages loaded, which it writes as the last line of stderr."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
    number, *names = done.stderr.decode().splitlines()[-1].split()
    return int(number), set(names)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TRIPAI_HOME with a route and at the newest schema, so that no migration is run."""
    return tmp_path_factory.mktemp("imports")


@pytest.fixture(autouse=True)
def _settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPAI_HOME", str(home))
    monkeypatch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
    monkeypatch.setenv("TRIPAI_OFFLINE", "1")
    if not (home / "tripai.db").exists():
        code, names = imported(PROGRAM, "plan", "a day in Rome", "--effort", "10")
        assert code == 0
        assert "alembic" in names  # the first run makes the database


@pytest.mark.parametrize("words", ALLOWED)
def test_a_command_loads_what_it_needs_and_no_more(words: str) -> None:
    code, names = imported(PROGRAM, *words.split())
    assert code == 0
    assert names & HEAVY <= ALLOWED[words]


def test_a_command_that_asks_for_help_loads_no_model() -> None:
    code = PROGRAM.replace('name.partition(".")[0]', "name")
    _, names = imported(code, "--help")
    assert "tripai.cli.app" in names
    assert not names & {"tripai.model", "tripai.config", "tripai.storage", "tripai.planning"}


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, tripai; names = set(sys.modules); " + (
        "sys.stderr.write('0 ' + ' '.join(n for n in names if n.startswith('tripai') or n in sys.argv))"
    )
    _, names = imported(code, *HEAVY)
    assert names == {"tripai"}


@pytest.mark.parametrize(
    ("words", "refused"),
    [("export --to google-calendar", 5), ("calendar pull", 3), ("calendar remove", 3)],
)
def test_google_is_refused_before_its_client_is_loaded(words: str, refused: int) -> None:
    code, names = imported(PROGRAM, *words.split())
    assert code == refused  # the network may not be used, or there is nothing to ask for
    assert names & {"google_auth_httplib2", "googleapiclient", "httplib2", "requests"} == set()
