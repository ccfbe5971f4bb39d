"""`tripai check` and `tripai import`, as a person and a program run them."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from running import Run

from tripai.checking import RULES

EXAMPLE = Path(__file__).parents[2] / "examples" / "chat-plan.md"
LATE = """# Lisbon

## Day 1: Friday, December 4, 2026

- 10:00-11:30 Jerónimos Monastery
- 17:10-18:20 MAAT
- 17:30-18:30 Fado Museum
"""
SARIF = {  # what readers of SARIF 2.1.0 take from it, after the schema of OASIS
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"required": ["driver"]},
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                            },
                        }
                    },
                },
            },
        },
    },
}


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "my plan.md"
    file.write_text(LATE, encoding="utf-8")
    return file


def test_a_file_with_faults(tripai: Run, plan: Path) -> None:
    told = tripai("check", plan.name)
    assert told.code == 4
    assert (
        "my plan.md:7 error hours-closed\n  Day 1: Fado Museum is visited 17:30-18:30" in told.out
    )
    assert "Move it: it can be seen 10:00-18:00." in told.out
    assert "my plan.md:7 error overlap\n" in told.out
    assert "Begin it at " in told.out
    assert "Lisbon, 4 December 2026: " in told.out
    assert "Read from my plan.md (markdown)." in told.out
    assert told.err == ""


def test_the_example_is_good(tripai: Run, home: Path) -> None:
    told = tripai("check", str(EXAMPLE))
    assert told.code == 0
    assert "nothing to find fault with" in " ".join(told.out.split())
    assert list(home.rglob("*.db")) == []


def test_the_json_of_a_check(tripai: Run, plan: Path) -> None:
    told = tripai("check", str(plan), "--json")
    assert told.code == 4
    document = told.document
    jsonschema.validate(document, tripai("schema", "check").document)
    assert (document["city"], document["start"], document["format"]) == (
        "Lisbon",
        "2026-12-04",
        "markdown",
    )
    assert document["errors"] == sum(f["severity"] == "error" for f in document["findings"]) > 0
    assert {found["line"] for found in document["findings"]} <= set(range(1, 8))
    assert all(found["fix"] for found in document["findings"])
    assert document["repaired"] is None


def test_sarif(tripai: Run, plan: Path) -> None:
    told = tripai("check", plan.name, "--sarif")
    assert told.code == 4
    jsonschema.validate(told.document, SARIF)
    [run] = told.document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "my%20plan.md"
        assert LATE.splitlines()[place["region"]["startLine"] - 1]
    assert tripai("check", plan.name, "--sarif", "--fix").code == 2


def test_a_repaired_route_is_proposed_and_nothing_is_saved(
    tripai: Run, plan: Path, home: Path
) -> None:
    told = tripai("check", plan.name, "--fix")
    assert told.code == 4
    assert "Day 1 · Friday 4 December" in told.out
    assert "Proposed, and not saved:" in told.err
    assert "Repaired\n Fado Museum is " in told.out
    document = tripai("check", plan.name, "--fix", "--json").document
    repaired = plan.with_name("repaired.json")
    repaired.write_text(json.dumps(document["repaired"]), encoding="utf-8")
    assert tripai("check", str(repaired)).code == 0
    assert list(home.rglob("*.db")) == []


def test_what_cannot_be_repaired_is_said(tripai: Run, plan: Path) -> None:
    plan.write_text(
        "# Lisbon, 4 December 2026\n## Day 1\n- 10:00-11:00 Palace of Mirrors\n", "utf-8"
    )
    told = tripai("check", plan.name, "--fix")
    assert told.code == 0
    assert "Nothing is proposed. No other time" in " ".join(told.err.split())
    document = tripai("check", plan.name, "--fix", "--json").document
    assert (document["repaired"], document["done"]) == (None, [])
    assert document["not_repaired"].startswith("No other time")


def test_a_plan_is_imported_shown_and_checked(tripai: Run, plan: Path) -> None:
    saved = tripai("import", plan.name, "--name", "lisbon-chat")
    assert saved.code == 0
    assert "Saved as lisbon-chat." in saved.err
    shown = tripai("show", "lisbon-chat", "--json").document
    assert [f["rule"] for f in shown["findings"]] == [
        f["rule"] for f in tripai("check", plan.name, "--json").document["findings"]
    ]
    assert tripai("check").code == 4  # the newest route
    assert tripai("check", "lisbon-chat@1", "--sarif").document["runs"][0]["results"][0][
        "locations"
    ] == [{"logicalLocations": [{"fullyQualifiedName": "lisbon-chat/day 1", "kind": "element"}]}]
    assert tripai("import", plan.name, "--name", "lisbon-chat").code == 2
    assert "lisbon-1-day" in tripai("import", plan.name).err


def test_our_json_comes_back_equal_in_another_home(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tripai("plan", "2 days in Rome", "--start", "2026-12-10", "--effort", "50").code == 0
    before = tripai("export", "--to", "json", "-o", "-").out
    file = tmp_path / "rome.json"
    file.write_text(before, encoding="utf-8")
    assert tripai("check", str(file)).code == 0
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / "other"))
    assert tripai("import", str(file)).code == 0
    assert tripai("export", "--to", "json", "-o", "-").out == before


def test_locks_of_before(tripai: Run, tmp_path: Path) -> None:
    words = (
        "plan",
        "2 days in Rome",
        "--start",
        "2026-12-10",
        "--booked",
        "Opera @ 2026-12-10 20:00 / 90m",
    )
    assert tripai(*words, "--effort", "50").code == 0
    document = json.loads(tripai("export", "--to", "json", "-o", "-").out)
    document["days"][0]["activities"] = [
        a for a in document["days"][0]["activities"] if a["title"] != "Opera"
    ]
    document["brief"]["bookings"] = []
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    rules = {f["rule"] for f in tripai("check", str(file), "--json").document["findings"]}
    told = tripai("check", str(file), "--against", "rome-2-days", "--json")
    assert {f["rule"] for f in told.document["findings"]} - rules == {"lock"}
    assert told.code == 4


def test_stdin(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(LATE.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    told = tripai("check", "-", "--json")
    assert told.document["checked"] == "-"
    assert told.code == 4


def test_the_table_of_rules(tripai: Run) -> None:
    assert [rule["id"] for rule in tripai("check", "--rules", "--json").document["rules"]] == [
        rule.id for rule in RULES
    ]
    assert "hours-closed" in tripai("check", "--rules").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("check", "missing.md"), 3, "There is no file missing.md."),
        (("check", "nowhere"), 3, "no route"),
        (("check", "./"), 2, "is a folder"),
        (("check", "/dev/null"), 2, "The file is empty."),
        (("check", "a\0b"), 2, ""),
        (("import", "missing"), 3, "There is no file missing."),
        (("import", "."), 2, "is a folder"),
        (("check", "my plan.md", "--city", "Xyzzy"), 3, "No city is called Xyzzy."),
        (("check", "my plan.md", "--start", "soon"), 2, "--start is 'soon'"),
        (("check", "my plan.md", "--format", "docx"), 2, "no format of plans 'docx'"),
        (("check", "my plan.md", "--format", "json"), 2, "is not valid JSON"),
        (("check", "--city", "Lisbon"), 2, "are for files"),
        (("import", "my plan.md", "--name", "!!"), 2, "cannot name a route"),
    ],
)
def test_what_is_refused(
    tripai: Run, plan: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert plan.exists()
    told = tripai(*arguments)
    assert (told.code if "\0" not in arguments[1] else code) == code
    assert said in told.err
    assert told.out == ""
    assert "Traceback" not in told.err


def test_what_a_file_says_is_data(tripai: Run, plan: Path) -> None:
    plan.write_text(
        "# Lisbon\n## Day 1\n- 10:00 Visit \x1b[31mRed [bold]Tower[/bold] Palace\n", "utf-8"
    )
    told = tripai("check", plan.name)
    assert "\x1b" not in told.out
    assert "[31mRed [bold]Tower[/bold] Palace" in told.out


def test_a_plan_of_which_most_was_not_read_has_no_clean_bill(tripai: Run, plan: Path) -> None:
    lines = "- some hidden corner\n- another of those\n- a third one\n"
    plan.write_text(f"# Lisbon\n## Day 1: Saturday, December 5, 2026\n{lines}", encoding="utf-8")
    told = " ".join(tripai("check", plan.name).out.split())
    assert "3 lines were not read as places" in told
    assert "nothing to find fault with" not in told
