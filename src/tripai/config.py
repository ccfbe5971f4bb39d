"""Reading and writing the settings: default < config.toml < environment < option."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tripai.calls import PRICES, Price, parse_price
from tripai.errors import InputError, NotFoundError, StorageError
from tripai.files import make_private_folder, write_file
from tripai.paths import find_paths
from tripai.settings import ASSISTANTS, SETTINGS, Settings

_RATE_KEY = re.compile(r"rates\.([A-Z]{3}/[A-Z]{3})")
# A model may be called like its file, blanks and all.
_PRICE_KEY = re.compile(r"prices\.(?=.{1,200}$)(\S|\S.*\S)")
_TABLES = {"rates": _RATE_KEY, "prices": _PRICE_KEY}
_SECRET = re.compile(r"(.*[\W_])?(key|token|secret|password)", re.IGNORECASE)
_EARLIEST_ZONE = timedelta(hours=14)  # where a date begins first
_MEND = "Mend it: tripai config edit"
_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def load_settings(
    environ: Mapping[str, str], options: Mapping[str, str] = MappingProxyType({})
) -> Settings:
    """Return the settings in force.

    Args:
        environ: The environment variables.
        options: What options of a command say, by key.

    Raises:
        InputError: The configuration file or a variable holds what cannot be understood; the sentence names it.
        StorageError: The configuration file cannot be read.
    """
    paths = find_paths(environ)
    document = _read(paths.config)
    _refuse_unknown(document, paths.config)
    rates = {key: parse_rate(key, str(value)) for key, value in document.get("rates", {}).items()}
    prices = {key: _priced(key, value) for key, value in document.get("prices", {}).items()}
    told = {setting.key: _told(document, environ, options, setting.key) for setting in SETTINGS}
    texts = {key: text for key, (_, text) in told.items() if key not in {"offline", "ai"}}
    return Settings(
        paths,
        offline=parse_bool(*told["offline"]),
        ai=parse_assistant(*told["ai"]),
        rates=MappingProxyType(rates),
        prices=MappingProxyType({**PRICES, **prices}),
        **texts,
    )


def told_now(environ: Mapping[str, str]) -> datetime | None:
    """Return the time that TRIPAI_NOW says it is, for reproducible scripts; None when it says nothing.

    Raises:
        InputError: It holds no ISO time.
    """
    text = environ.get("TRIPAI_NOW")
    if not text:
        return None
    try:
        now = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"TRIPAI_NOW is {text!r}.", "Write an ISO time, such as 2026-11-22T09:00:00+00:00."
        ) from error
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def values(environ: Mapping[str, str]) -> dict[str, str]:
    """Return every setting, rate and price in force as text, by key."""
    settings = load_settings(environ)
    rates = {f"rates.{key}": f"{rate} @ {day}" for key, (rate, day) in settings.rates.items()}
    prices = {f"prices.{model}": str(price) for model, price in settings.prices.items()}
    plain = {setting.key: str(getattr(settings, setting.key)) for setting in SETTINGS}
    return plain | {"offline": plain["offline"].lower()} | rates | prices


def set_value(path: Path, key: str, text: str, *, now: datetime) -> None:
    """Write a setting into the configuration file, keeping its comments and everything else.

    Args:
        path: The configuration file.
        key: The setting, such as offline, rates.USD/EUR or prices.MODEL.
        text: Its value.
        now: The time: a rate or a price is not of a later date.

    Raises:
        NotFoundError: There is no setting of that name.
        InputError: The text is no value for it.
        StorageError: The file cannot be written.
    """
    import tomlkit

    value = _checked(key, text, now)
    _read(path)
    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    )
    table, _, name = key.partition(".")
    if name:
        document.setdefault(table, tomlkit.table())[name] = value
    else:
        document[key] = value
    make_private_folder(path.parent)
    write_file(path, tomlkit.dumps(document).encode(), mode=0o600)


def parse_bool(key: str, text: str) -> bool:
    """Read true or false as people write them."""
    if text.strip().lower() in _TRUE | _FALSE:
        return text.strip().lower() in _TRUE
    raise InputError(f"{key} is {text!r}: it is true or false.")


def parse_assistant(key: str, text: str) -> str:
    """Read which assistant is wanted; nothing said is auto."""
    name = text.strip().lower() or ASSISTANTS[0]
    if name not in ASSISTANTS:
        raise InputError(f"{key} is {text!r}: it is auto, openai or embedded.")
    return name


def parse_rate(key: str, text: str) -> tuple[Decimal, date]:
    """Read a rate and its date, such as "0.92 @ 2026-11-20"."""
    number, _, day = text.partition("@")
    try:
        rate, since = Decimal(number.strip()), date.fromisoformat(day.strip())
    except (InvalidOperation, ValueError):
        rate, since = Decimal(0), date.min
    if not rate.is_finite() or rate <= 0:
        raise InputError(
            f"The rate {key} is {text!r}.", 'Write the rate and its date: "0.92 @ 2026-11-20".'
        )
    return rate, since


def _checked(key: str, text: str, now: datetime) -> str | bool:
    """Return a value as it is written into the file."""
    if rate := _RATE_KEY.fullmatch(key):
        _refuse_later(f"rate {key}", parse_rate(rate[1], text)[1], now)
    elif price := _PRICE_KEY.fullmatch(key):
        _refuse_later(f"price of {price[1]}", parse_price(price[1], text).since, now)
    elif key not in (setting.key for setting in SETTINGS):
        _refuse_secret(key)
        raise NotFoundError(f"There is no setting {key!r}.", f"Settings are: {_names()}.")
    elif key == "offline":
        return parse_bool(key, text)
    elif key == "ai":
        return parse_assistant(key, text)
    return text


def _refuse_later(what: str, since: date, now: datetime) -> None:
    if since > (now.astimezone(UTC) + _EARLIEST_ZONE).date():
        raise InputError(
            f"The {what} is of {since}, which is yet to come.",
            "Give the date on which it was found.",
        )


def _refuse_secret(key: str) -> None:
    if _SECRET.fullmatch(key):
        raise InputError(
            f"Keys are not kept in files, so there is no setting {key!r}.",
            "Set the environment variable OPENAI_API_KEY.",
        )


def _names() -> str:
    return ", ".join([*(setting.key for setting in SETTINGS), "rates.FROM/TO", "prices.MODEL"])


def _priced(model: str, value: object) -> Price:
    if isinstance(value, dict):  # what TOML makes of dots
        raise InputError(
            f"prices.{model} in the configuration is a table.",
            'A model\'s name that has dots in it is written in quotes: "gpt-6.1-terra" = ...',
        )
    return parse_price(model, str(value))


def _told(
    document: Mapping[str, Any], environ: Mapping[str, str], options: Mapping[str, str], key: str
) -> tuple[str, str]:
    """Return who says what a setting is, an option, a variable or the file, and what is said."""
    if key in options:
        return f"--{key}", options[key]
    [setting] = [setting for setting in SETTINGS if setting.key == key]
    if setting.variable in environ:
        return setting.variable, environ[setting.variable]
    value = document.get(key, setting.default)
    if not isinstance(value, str | bool):
        raise InputError(f"{key} in the configuration is {value!r}.", _MEND)
    return f"{key} in the configuration", str(value)


def _refuse_unknown(document: Mapping[str, Any], path: Path) -> None:
    """A misspelt setting is not passed over: whoever wrote it relies on it."""
    known = {setting.key for setting in SETTINGS} | _TABLES.keys()
    strange = [key for key in document if key not in known]
    for table, pattern in _TABLES.items():
        keys = (f"{table}.{key}" for key in document.get(table, {}))
        strange += [key for key in keys if not pattern.fullmatch(key)]
    for key in strange:
        _refuse_secret(key)
        raise InputError(f"{path} has {key!r}, which is no setting.", f"Settings are: {_names()}.")


def _read(path: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not valid TOML: {error}.", _MEND) from error
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error
    for table in _TABLES:
        if not isinstance(document.get(table, {}), dict):
            raise InputError(f"{path}: {table} is not a table.", _MEND)
    return document
