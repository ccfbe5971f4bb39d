"""Plans from elsewhere: of twenty good ones nothing is said but what is unknown, and every fault put into them is found."""

import json
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tripai.checking import RULES, Advice
from tripai.importing.plans import Resolved, Told, resolve
from tripai.model import Route
from tripai.places.catalogue import Catalogue

HERE = Path(__file__).parent
PLANS = sorted((HERE / "plans").iterdir())
FAULTS: list[dict[str, Any]] = tomllib.loads((HERE / "faults.toml").read_text("utf-8"))["fault"]
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()
NOT_IN_A_FILE = {"utc-offset"}  # a route with such a time is refused when it is read


def read(data: bytes, name: str) -> Resolved:
    return resolve(data, Told(name), source=SOURCE, now=NOW)


def broken(fault: dict[str, Any]) -> bytes:
    text = (HERE / "plans" / fault["plan"]).read_bytes().decode()
    if "set" in fault:
        document = json.loads(text)
        for path, value in fault["set"].items():
            put(document, path.split("."), None if value == "none" else value)
        return json.dumps(document).encode()
    pairs = [fault["find"], fault["put"], *fault.get("put_also", [])]
    for find, replacement in zip(pairs[::2], pairs[1::2], strict=True):
        assert find in text, find
        text = text.replace(find, replacement, -1 if fault.get("all") else 1)
    return text.encode()


def put(document: Any, path: list[str], value: Any) -> None:
    *above, last = (int(key) if key.isdigit() else key for key in path)
    for key in above:
        document = document[key]
    assert last in document or isinstance(last, int)
    document[last] = value


def before(fault: dict[str, Any]) -> Route | None:
    if "against" not in fault:
        return None
    return read((HERE / "plans" / fault["against"]).read_bytes(), "before").route


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.name)
def test_a_good_plan_is_not_blamed(plan: Path) -> None:
    found = read(plan.read_bytes(), plan.name).judged()
    assert [one.finding for one in found if one.finding.rule != "hours-unknown"] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['rule']} {fault['plan']}")
def test_a_fault_is_found(fault: dict[str, Any]) -> None:
    looked_at = read(broken(fault), fault["plan"])
    found = looked_at.judged(before(fault))
    fitting = [one for one in found if fits(one, fault)]
    assert fitting, [one.finding.message for one in found]
    assert fitting[0].fix
    if "line" in fault:
        assert looked_at.line(fitting[0]) == fault["line"]


def fits(one: Advice, fault: dict[str, Any]) -> bool:
    return one.finding.rule == fault["rule"] and fault.get("says", "") in one.finding.message


def test_every_rule_is_broken_by_a_fault_and_each_fault_is_none_of_the_good_plan() -> None:
    assert {fault["rule"] for fault in FAULTS} | NOT_IN_A_FILE == {rule.id for rule in RULES}
    assert len(FAULTS) >= 60
    assert len([path for path in PLANS if path.suffix != ".json"]) >= 20


def test_the_table_of_rules_is_that_of_the_check() -> None:
    from tripai.checking.remedies import GENERAL

    table = Path(RULES[0].check.__code__.co_filename).with_name("RULES.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.*?) \| (.*?) \|$", table, re.MULTILINE)
    assert rows == [(r.id, r.severity, r.meaning, GENERAL[r.id]) for r in RULES]


def test_the_example_is_one_of_them() -> None:
    example = HERE.parents[1] / "examples" / "chat-plan.md"
    assert example.read_bytes() == (HERE / "plans" / "lisbon-weekend.md").read_bytes()
