"""tripai usage: what the calls of an assistant took, and what nobody knows of them."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from running import Run, process

from openai_server import model_server
from tripai.calls import Call
from tripai.storage import open_store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TERRA = Call(
    question="weigh",
    model="gpt-6.1-terra",
    server="api.openai.com",
    input_tokens=4_000,
    output_tokens=1_000,
    cached=False,
    seconds=2.5,
    price=Decimal("0.009"),
    currency="USD",
)
KEPT = Call("weigh", "gpt-6.1-terra", "api.openai.com", 4_000, 1_000, True, 0, Decimal(0), "USD")
LOCAL = Call("read", "llama3.2:3b", "127.0.0.1:11434", 900, 200, False, 20, Decimal(0), "USD")
STRANGE = Call("read", "[bold]gpt\x1b[2J", "host", 900, 200, False, 1, None, None)
Record = Callable[..., None]


@pytest.fixture(autouse=True)
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Days are those of where the person is."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def record(home: Path) -> Record:
    """Record calls, made so many days ago."""

    def put(*calls: Call, days: int = 0) -> None:
        with open_store(home / "tripai.db", now=lambda: NOW - timedelta(days=days)) as store:
            for call in calls:
                store.record_call(call)

    return put


def test_what_calls_took(tripai: Run, record: Record) -> None:
    record(TERRA, TERRA, KEPT, days=9)
    record(TERRA, LOCAL, STRANGE)
    document = tripai("usage", "--json").document
    jsonschema.validate(document, tripai("schema", "usage").document)
    assert document["since"] is None
    assert document["total"] == {
        "calls": 5,
        "cached": 1,
        "input_tokens": 13_800,
        "output_tokens": 3_400,
        "seconds": 28.5,
        "costs": {"USD": 0.027},
        "unpriced": 1,
    }
    terra, local, strange = document["models"]
    assert (terra["model"], terra["calls"], terra["cached"]) == ("gpt-6.1-terra", 3, 1)
    assert (local["server"], local["costs"]) == ("127.0.0.1:11434", {"USD": 0})
    assert (strange["costs"], strange["unpriced"]) == ({}, 1)
    assert [(day["date"], day["calls"]) for day in document["days"]] == [
        ("2026-11-13", 2),
        ("2026-11-22", 3),
    ]


def test_the_last_days(tripai: Run, record: Record) -> None:
    record(TERRA, days=2)
    record(LOCAL, days=1)
    assert (
        tripai("usage", "--days", "1").err
        == "No call of an assistant is recorded since 2026-11-22.\n"
    )
    two = tripai("usage", "--days", "2", "--json").document
    assert (two["since"], two["total"]["calls"]) == ("2026-11-21", 1)
    three = tripai("usage", "--days", "3")
    assert [line.split()[0] for line in three.out.splitlines() if line.startswith("2026")] == [
        "2026-11-20",
        "2026-11-21",
    ]
    assert tripai("usage", "--days", "0").code == 2


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_it_is_read_by_people(
    tripai: Run, record: Record, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    record(TERRA, KEPT, LOCAL, STRANGE)
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = tripai("usage", "--days", "1").out
    assert max(map(len, shown.splitlines())) <= columns
    assert "\x1b" not in shown
    words = " ".join(shown.split())
    for said in ("gpt-6.1-terra", "api.openai.com", "0.0090 USD", "nothing", "[bold]gpt [2J"):
        assert said in words
    assert "Together" in words
    assert "2026-11-22" in words


def test_looking_makes_nothing(tripai: Run, home: Path) -> None:
    assert tripai("usage").err == "No call of an assistant is recorded.\n"
    assert tripai("usage", "--json").document["models"] == []
    assert not (home / "tripai.db").exists()


def test_a_file_that_is_no_database(tripai: Run, home: Path) -> None:
    home.mkdir()
    (home / "tripai.db").write_bytes(b"SQLite format 3\x00" + b"nonsense" * 4000)
    outcome = tripai("usage")
    assert (outcome.code, outcome.out) == (6, "")


def test_what_is_asked_is_counted_and_the_same_again_is_no_call(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPAI_OFFLINE", "0")
    monkeypatch.setenv("TRIPAI_WEATHER_URL", "")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-geheim")
    price = "1.00/5.00 USD @ 2026-11-20"
    assert tripai("config", "set", "prices.test-model", price).code == 0
    with model_server() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        for _ in range(2):
            read = process("plan", "3 days in Lisbon", "--brief")
            assert read.code == 0, read.err
        asked = sum(request.path.endswith("completions") for request in server.requests)
        host = server.url.removeprefix("http://")
    [model] = tripai("usage", "--json").document["models"]
    assert (model["model"], model["server"]) == ("test-model", host)
    assert (model["calls"], model["cached"]) == (asked, 1) == (1, 1)
    assert (model["input_tokens"], model["output_tokens"]) == (1200, 300)
    assert model["costs"] == {"USD": 0.0027}
    labels = [entry["label"] for entry in tripai("cache", "list", "--json").document["entries"]]
    assert f"answer · read · test-model · {host}" in labels
    for file in home.rglob("*"):
        assert not file.is_file() or b"geheim" not in file.read_bytes(), file
