"""tripai config, from the command line."""

import sys
from pathlib import Path

import pytest
from running import TRIPAI, Run, terminal

from tripai.calls import PRICES
from tripai.settings import SETTINGS

EDITOR = """#!{python}
import pathlib, sys
pathlib.Path(sys.argv[-1]).write_text({text!r}, encoding="utf-8")
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Make an EDITOR that writes a text, and exits as told."""

    def make(text: str, code: int = 0) -> None:
        script = tmp_path / "my editor"
        written = EDITOR.format(python=sys.executable, text=text)
        script.write_text(f"{written}sys.exit({code})\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{script}' --wait")

    return make


def test_set_and_get(tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIPAI_OFFLINE")
    assert tripai("config", "path").out == f"{home / 'config.toml'}\n"
    assert tripai("config", "get", "offline").out == "false\n"
    assert tripai("config", "set", "offline", "yes").err == "offline is now yes.\n"
    assert tripai("config", "get", "offline").out == "true\n"
    assert tripai("config", "set", "rates.USD/EUR", "0.92 @ 2026-11-20").code == 0
    settings = tripai("config", "get", "--json").document["settings"]
    assert settings.keys() == {
        *(setting.key for setting in SETTINGS),
        *(f"prices.{model}" for model in PRICES),
        "rates.USD/EUR",
    }
    assert (settings["offline"], settings["rates.USD/EUR"]) == ("true", "0.92 @ 2026-11-20")
    brief = tripai(
        "plan", "--brief", "--json", "3 days in Lisbon", "--budget", "500", "--currency", "USD"
    )
    assert brief.code == 0, brief.err


def test_a_password_is_shown_to_who_asks_for_it(tripai: Run) -> None:
    url = "postgresql://me:secret@server/trips"
    assert "secret" not in tripai("config", "set", "database_url", url).err
    assert tripai("config", "get", "database_url").out == f"{url}\n"
    assert "secret" not in tripai("config", "get").out


def test_a_price_is_set(tripai: Run) -> None:
    for model in ("llama3.2:3b", "org/model", "gpt-6.1-terra", "My Model.gguf"):
        key, price = f"prices.{model}", "0/0 USD @ 2026-11-20"
        assert tripai("config", "set", key, price).err == f"{key} is now {price}.\n"
        assert tripai("config", "get", key).out == f"{price}\n"
    assert tripai("config", "set", "prices.a\x1b[2Jb", "1/2 USD @ 2026-11-20").code == 0
    listed = tripai("config", "get").out
    assert "\x1b" not in listed
    assert "prices.a [2Jb = 1/2 USD @ 2026-11-20\n" in listed
    misspelt = tripai("config", "set", "prices.gpt", "1.00 USD")
    assert (misspelt.code, misspelt.out) == (2, "")
    assert "1.00/5.00 USD @ 2026-10-26" in misspelt.err


def test_a_key_is_kept_in_no_file(tripai: Run, home: Path) -> None:
    for name in ("openai_api_key", "OPENAI_API_KEY", "api_key", "openai.api-key", "token"):
        outcome = tripai("config", "set", name, "sk-geheim")
        assert outcome.code == 2
        assert "OPENAI_API_KEY" in outcome.err
        assert "geheim" not in outcome.err
    assert not home.exists()
    home.mkdir()
    (home / "config.toml").write_text('openai_api_key = "sk-geheim"\n', encoding="utf-8")
    outcome = tripai("list")
    assert (outcome.code, "geheim" in outcome.err) == (2, False)
    assert outcome.err.startswith("Keys are not kept in files")


def test_a_broken_file_can_be_found_and_is_named(tripai: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("offline = [", encoding="utf-8")
    for words in (("show",), ("config", "get"), ("config", "set", "offline", "true")):
        outcome = tripai(*words)
        assert (outcome.code, outcome.out) == (2, "")
        assert str(home / "config.toml") in outcome.err
        assert "tripai config edit" in outcome.err
    assert tripai("config", "path").code == 0
    checks = tripai("doctor", "--json").document["checks"]
    assert {check["name"] for check in checks if check["state"] == "error"} >= {"settings"}


def test_an_editor_needs_a_person(tripai: Run) -> None:
    outcome = tripai("config", "edit", "--no-input")
    assert outcome.code == 2
    assert "config set" in outcome.err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("text", "ends", "code", "said"),
    [
        ("offline = true\n", 0, 0, "is in force."),
        ("offline = perhaps\n", 0, 2, "is not valid TOML"),
        ("offline = true\n", 3, 2, "did not work"),
    ],
)
def test_the_editor_of_the_person(
    home: Path, editor: object, text: str, ends: int, code: int, said: str
) -> None:
    editor(text, ends)  # type: ignore[operator]
    with terminal([*TRIPAI, "config", "edit"], 120) as screen:
        assert screen.end() == code
    assert said in screen.raw
    assert (home / "config.toml").read_text(encoding="utf-8") == text


def test_an_editor_that_is_misspelt(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "'vi")
    with terminal([*TRIPAI, "config", "edit"], 120) as screen:
        assert screen.end() == 2
    assert "'vi did not work: No closing quotation." in screen.raw
    assert not (home / "config.toml").exists()
