"""The papers are true: what they show is run, and what there is they name."""

import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from tripai.cli.app import app, run
from tripai.config import load_settings
from tripai.places.catalogue import Catalogue
from tripai.settings import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CATALOGUE = (ROOT / "src/tripai/places/data/README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def shown() -> Iterator[str]:
    """Every command line of README, without what the shell does to it."""
    lines = re.findall(r"^    (tripai .+)$", README.replace("\\\n", " "), re.MULTILINE)
    for line in lines:
        yield re.split(r" [|>]", line)[0].strip()
    yield from re.findall(r"`(tripai places show \"[^`]+\")`", README)
    for setup in blocks(README, "sh"):
        yield from (part[10:] for part in setup.strip().split(" && ") if "/tripai " in part)


def commands() -> Iterator[tuple[str, ...]]:
    """Every command, as its words."""
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from ((name, each) for each in inner) if inner else [(name,)]


def options() -> set[str]:
    """Every option of every command."""
    program = get_command(app)
    inner = program.commands.values()  # type: ignore[attr-defined]
    leaves = [leaf for c in inner for leaf in getattr(c, "commands", {"": c}).values()]
    return {name for c in [program, *leaves] for p in c.params for name in p.opts} | {"--help"}


@pytest.fixture(scope="module", autouse=True)
def docs_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One home for all, so that an example may show what another one planned."""
    folder = tmp_path_factory.mktemp("docs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRIPAI_HOME", str(folder))
        patch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
        patch.setenv("TRIPAI_OFFLINE", "1")
        patch.delenv("TRIPAI_DATABASE_URL", raising=False)
        (folder / "examples").symlink_to(ROOT / "examples")
        patch.chdir(folder)
        yield folder


@pytest.mark.parametrize("line", list(shown()))
def test_what_is_shown_works(line: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    program, *arguments = shlex.split(line)
    assert program == "tripai"
    code = run(arguments)
    captured = capfdbinary.readouterr()
    assert code == 0, captured.err.decode()


def test_enough_is_shown() -> None:
    assert len(list(shown())) >= 7


def test_the_two_set_up_lines_are_those_of_ci() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    install, test = (block.strip().split(" && ") for block in blocks(README, "sh"))
    for step in test:
        assert any(line.endswith(step) for line in ci), step
    assert install[0] == test[0]
    assert install[1] == test[1].replace("--editable '.[dev]'", ".")
    assert install[2].startswith(".venv/bin/tripai plan ")


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_is_in_the_readme(words: tuple[str, ...]) -> None:
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    whole = f"`tripai {' '.join(words)}"
    assert whole in table or (f"`tripai {words[0]} " in table and f"`{words[-1]}`" in table)


def test_every_command_and_option_that_is_named_exists() -> None:
    known = {words[0] for words in commands()} | {"COMMAND"}
    assert set(re.findall(r"`tripai ([a-z]+)", README + CHANGELOG)) <= known
    claimed = re.findall(r"`([a-z]+)`", CHANGELOG)
    assert set(claimed) <= {word for words in commands() for word in words}
    text = "\n".join(line for line in README.splitlines() if "pip install" not in line)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= options()


def test_every_setting_and_variable_is_in_the_readme() -> None:
    for setting in SETTINGS:
        assert f"| `{setting.key}` | `{setting.variable}` | " in README
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    ours = set(re.findall(r"\bTRIPAI_[A-Z_]+", source))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", source))
    assert {"TRIPAI_HOME", "TRIPAI_NOW", "EDITOR"} <= ours | read
    assert {name for name in ours | read | {"NO_COLOR"} if f"`{name}`" not in README} == set()


def test_every_exit_code_is_in_the_readme() -> None:
    codes = README.partition("Exit codes:")[2].partition("\n\n")[0]
    assert [int(code) for code in re.findall(r"(?:^|; ) ?(\d+) ", codes)] == [
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        130,
    ]


@pytest.mark.parametrize(
    "script", sorted((ROOT / "examples").glob("*.sh")), ids=lambda path: path.name
)
def test_the_scripts_run_and_run_again(script: Path, docs_home: Path) -> None:
    program = docs_home / "bin" / "tripai"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tripai "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    environ = {**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for _ in range(2):
        done = subprocess.run(
            ["sh", str(script)], cwd=docs_home, env=environ, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.decode() == "2 days in Paris\n"
    assert len(list(docs_home.glob("paris-2-days*.pdf"))) == 2


def test_the_python_of_the_readme_runs() -> None:
    [snippet] = blocks(README, "python")
    names: dict[str, object] = {}
    exec(compile(snippet, "README.md", "exec"), names)
    pdf = names["pdf"]
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF")


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "compare_paces.py"))
    sights = [int(count) for count in re.findall(r": (\d+) sights", capsys.readouterr().out)]
    assert len(sights) == 3
    assert sights == sorted(sights)


def test_the_example_of_a_model_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "scripted_model.py"))
    title, *days = capsys.readouterr().out.splitlines()
    assert title == "Lisbon from above"
    assert "  São Jorge Castle" in days


def test_the_example_configuration_is_understood(docs_home: Path) -> None:
    text = (ROOT / "examples" / "config.toml").read_text(encoding="utf-8")
    (docs_home / "config.toml").write_text(text, encoding="utf-8")
    settings = load_settings({"TRIPAI_HOME": str(docs_home)})
    (docs_home / "config.toml").unlink()
    assert settings.offline
    assert set(settings.rates) == {"USD/EUR"}


def test_the_catalogues_example_is_a_city(tmp_path: Path) -> None:
    (tmp_path / "lisbon.toml").write_text("\n".join(blocks(CATALOGUE, "toml")), encoding="utf-8")
    catalogue = Catalogue(tmp_path, "example")
    [city] = catalogue.cities()
    museum, area = catalogue.places(city)
    assert (city.name, museum.name, area.name) == (
        "Lisbon",
        "National Tile Museum",
        "Cais do Sodré",
    )
    assert city.gateways
    assert area.meals == ("lunch", "dinner")


def test_links_lead_somewhere() -> None:
    for paper in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        for target in re.findall(
            r"\]\((?!https?:)([^)#]+)", (ROOT / paper).read_text(encoding="utf-8")
        ):
            assert (ROOT / target).exists(), (paper, target)
