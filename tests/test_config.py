"""Settings: default < config.toml < environment < option; bad ones are named, good ones are kept with their comments."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tripai.calls import PRICES
from tripai.config import load_settings, set_value, told_now, values
from tripai.errors import InputError, NotFoundError, StorageError
from tripai.paths import find_paths
from tripai.settings import SETTINGS

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"TRIPAI_HOME": str(tmp_path)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_the_defaults(environ: dict[str, str], tmp_path: Path) -> None:
    settings = load_settings(environ)
    assert (settings.database_url, settings.offline, dict(settings.rates)) == ("", False, {})
    assert settings.paths.database == tmp_path / "tripai.db"
    assert settings.paths.log == tmp_path / "tripai.log"
    assert (settings.ai, settings.model, settings.openai_base_url) == ("auto", "", "")
    assert settings.prices == PRICES
    assert values(environ).keys() == {setting.key for setting in SETTINGS} | {
        f"prices.{model}" for model in PRICES
    }


def test_the_file_is_above_the_defaults_and_the_environment_above_the_file(
    environ: dict[str, str], file: Path
) -> None:
    file.write_text('offline = true\ndatabase_url = "sqlite:///a.db"\n', encoding="utf-8")
    assert told(environ) == ("sqlite:///a.db", "true")
    environ |= {"TRIPAI_OFFLINE": "no", "TRIPAI_DATABASE_URL": "sqlite:///b.db"}
    assert told(environ) == ("sqlite:///b.db", "false")
    environ |= {"TRIPAI_OFFLINE": "", "TRIPAI_DATABASE_URL": ""}
    assert told(environ) == ("", "false")


def told(environ: dict[str, str]) -> tuple[str, str]:
    found = values(environ)
    return found["database_url"], found["offline"]


@pytest.mark.parametrize("text", ["1", "true", "YES", " on "])
def test_yes_is_said_in_many_ways(environ: dict[str, str], text: str) -> None:
    assert load_settings(environ | {"TRIPAI_OFFLINE": text}).offline


def test_rates_are_dated(environ: dict[str, str], file: Path) -> None:
    file.write_text('[rates]\n"USD/EUR" = "0.92 @ 2026-11-20"\n', encoding="utf-8")
    assert load_settings(environ).rates == {"USD/EUR": (Decimal("0.92"), date(2026, 11, 20))}
    assert values(environ)["rates.USD/EUR"] == "0.92 @ 2026-11-20"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("offline = ", "is not valid TOML"),
        ("\x00", "is not valid TOML"),
        ("offline = 'perhaps'", "offline in the configuration is 'perhaps'"),
        ("offline = 7", "offline in the configuration is 7"),
        ("database_url = 7", "database_url in the configuration is 7"),
        ("ofline = true", "'ofline', which is no setting"),
        ("[offline]\nx = 1", "offline in the configuration"),
        ("rates = 3", "rates is not a table"),
        ("[rates]\nEURUSD = '1'", "'rates.EURUSD', which is no setting"),
        ("[rates]\n'USD/EUR' = 0.92", "The rate USD/EUR is '0.92'"),
        ("[rates]\n'USD/EUR' = '-1 @ 2026-11-20'", "The rate USD/EUR"),
        ("[rates]\n'USD/EUR' = 'NaN @ 2026-11-20'", "The rate USD/EUR"),
        ("[rates]\n'USD/EUR' = '1 @ 2026-02-30'", "The rate USD/EUR"),
        ("prices = 3", "prices is not a table"),
        ("[prices]\nmodel = 1", "The price of model is '1'"),
        (
            "[prices]\ngpt-6.1 = '1/5 USD @ 2026-10-26'",
            "prices.gpt-6 in the configuration is a table",
        ),
        ("[prices]\n' ' = '1/5 USD @ 2026-10-26'", "'prices. ', which is no setting"),
        ("[price]\nmodel = '1/5 USD @ 2026-10-26'", "'price', which is no setting"),
        ("ai = 'openia'", "ai in the configuration is 'openia': it is auto, openai or embedded"),
        ("ai = true", "ai in the configuration is 'True'"),
        ("api_key = 'sk-1'", "Keys are not kept in files"),
        ("[openai]\nkey = 'sk-1'", "'openai', which is no setting"),
    ],
)
def test_what_cannot_be_understood_is_named(
    environ: dict[str, str], file: Path, text: str, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_settings(environ)
    assert said in raised.value.message
    assert raised.value.message.endswith(".")


def test_a_bad_variable_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(InputError, match="TRIPAI_OFFLINE is 'perhaps'"):
        load_settings(environ | {"TRIPAI_OFFLINE": "perhaps"})


def test_other_encodings_and_folders_are_sentences(environ: dict[str, str], file: Path) -> None:
    file.write_bytes(b"# caf\xe9\n")
    with pytest.raises(InputError, match="is not valid TOML"):
        load_settings(environ)
    file.unlink()
    file.mkdir()
    with pytest.raises(StorageError, match="cannot be read"):
        load_settings(environ)


def test_setting_keeps_comments_order_and_everything_else(
    environ: dict[str, str], file: Path
) -> None:
    written = '# mine\noffline = true  # on trains\n\n[rates]  # by hand\n"GBP/EUR" = "1.15 @ 2026-11-01"\n'
    file.write_text(written, encoding="utf-8")
    set_value(file, "offline", "no", now=NOW)
    set_value(file, "rates.USD/EUR", "0.92 @ 2026-11-20", now=NOW)
    set_value(file, "database_url", "sqlite:///ü.db", now=NOW)
    text = file.read_text(encoding="utf-8")
    for kept in ("# mine", "# on trains", "# by hand", '"GBP/EUR" = "1.15 @ 2026-11-01"'):
        assert kept in text
    assert told(environ) == ("sqlite:///ü.db", "false")
    rates = {key: rate for key, rate in values(environ).items() if key.startswith("rates.")}
    assert rates == {"rates.GBP/EUR": "1.15 @ 2026-11-01", "rates.USD/EUR": "0.92 @ 2026-11-20"}


def test_prices_join_those_that_are_known(environ: dict[str, str], file: Path) -> None:
    file.write_text('prices."llama3.2:3b" = "0/0 USD @ 2026-11-01"\n', encoding="utf-8")
    cheaper, odd = "0.9/4.50 USD @ 2026-11-20", 'we"ird \\ [näme].gguf'
    set_value(file, "prices.gpt-6.1-terra", cheaper, now=NOW)
    set_value(file, f"prices.{odd}", "1/2 EUR @ 2026-11-20", now=NOW)
    prices = load_settings(environ).prices
    assert str(prices["gpt-6.1-terra"]) == cheaper
    assert prices["llama3.2:3b"].cost(1_000_000, 1_000_000) == 0
    assert prices[odd].currency == "EUR"
    assert prices["gpt-6-luna"] == PRICES["gpt-6-luna"]
    assert values(environ)[f"prices.{odd}"] == "1/2 EUR @ 2026-11-20"


def test_the_assistant_is_one_of_three(environ: dict[str, str]) -> None:
    for said, meant in (("OpenAI", "openai"), (" embedded ", "embedded"), ("", "auto")):
        assert load_settings(environ | {"TRIPAI_AI": said}).ai == meant
    with pytest.raises(InputError, match="TRIPAI_AI is 'clippy': it is auto, openai or embedded"):
        load_settings(environ | {"TRIPAI_AI": "clippy"})


def test_a_new_file_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    set_value(file, "offline", "true", now=NOW)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("key", "text", "error"),
    [
        ("colour", "red", NotFoundError),
        ("rates.usd/eur", "1 @ 2026-11-20", NotFoundError),
        ("rates.USD/EUR", "cheap", InputError),
        ("rates.GBP/USD", "1.3 @ 2027-01-01", InputError),
        ("offline", "perhaps", InputError),
        ("ai", "openia", InputError),
        ("prices.", "1/5 USD @ 2026-10-26", NotFoundError),
        ("prices", "1/5 USD @ 2026-10-26", NotFoundError),
        ("price.gpt-6-luna", "1/5 USD @ 2026-10-26", NotFoundError),
        ("prices.gpt-6-luna", "1/5 USD @ 2027-10-26", InputError),
        ("prices.gpt-6-luna", "cheap", InputError),
        ("api_key", "sk-1", InputError),
        ("tokens", "7", NotFoundError),
    ],
)
def test_what_is_no_setting_or_no_value_is_not_written(
    file: Path, key: str, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        set_value(file, key, text, now=NOW)
    assert not file.exists()


def test_a_broken_file_is_not_written_over(file: Path) -> None:
    file.write_text("offline = [", encoding="utf-8")
    with pytest.raises(InputError):
        set_value(file, "offline", "true", now=NOW)
    assert file.read_text(encoding="utf-8") == "offline = ["


def test_folders_without_a_home_are_the_platforms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    paths = find_paths({})
    assert paths.config.name == "config.toml"
    if sys.platform == "linux":
        assert paths.database == tmp_path / "data" / "tripai" / "tripai.db"
        assert paths.config == tmp_path / "config" / "tripai" / "config.toml"
    assert find_paths({"TRIPAI_HOME": "~/trips"}).data == Path.home() / "trips"


def test_the_time_that_it_is_said_to_be() -> None:
    assert told_now({}) is None
    assert told_now({"TRIPAI_NOW": ""}) is None
    assert told_now({"TRIPAI_NOW": "2026-11-22T09:00"}) == datetime(2026, 11, 22, 9, tzinfo=UTC)
    moment = told_now({"TRIPAI_NOW": "2026-11-22T09:00:00+09:00"})
    assert moment == datetime(2026, 11, 22, tzinfo=UTC)
    with pytest.raises(InputError, match="TRIPAI_NOW is 'soon'"):
        told_now({"TRIPAI_NOW": "soon"})


def test_an_option_is_above_the_environment(environ: dict[str, str]) -> None:
    told = environ | {"TRIPAI_OFFLINE": "false"}
    assert load_settings(told, {"offline": "true"}).offline
    assert not load_settings(told).offline


def test_a_rate_may_be_of_a_day_that_has_begun_somewhere(file: Path) -> None:
    set_value(file, "rates.USD/EUR", "0.92 @ 2026-11-23", now=NOW)
    with pytest.raises(InputError, match="2026-11-24, which is yet to come"):
        set_value(file, "rates.USD/EUR", "0.92 @ 2026-11-24", now=NOW)
    assert "2026-11-23" in file.read_text(encoding="utf-8")
