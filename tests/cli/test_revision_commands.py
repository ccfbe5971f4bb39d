"""The revisions of a route as a person uses them: log, undo, redo, restore, copy, diff and compare."""

import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len
from running import ESCAPE, TRIPAI, Run, terminal

from real_routes import NOW, planned
from tripai import open_store, storage
from tripai.cli.named import route_and_revision, route_and_revisions
from tripai.errors import InputError
from tripai.model import Activity, Route
from tripai.storage import Store

EVIL = "[bold red]\x1b[31m\x9b2J[/] | *x* \u202eevil"


def with_first_day(route: Route, *activities: Activity) -> Route:
    first, *others = route.days
    return route.replaced(days=(first.replaced(activities=activities), *others))


def save(store: Store, change: Callable[[Route], Route], command: str) -> Route:
    """Save a change of the newest route, as an edit does."""
    return store.save(change(store.load()), command)


def without_the_first(route: Route) -> Route:
    return with_first_day(route, *route.days[0].activities[1:])


def with_the_last_later(route: Route) -> Route:
    *before, last = route.days[0].activities
    later = timedelta(minutes=20)
    moved = last.replaced(start=last.start + later, end=last.end + later, locked=True)
    packed = route.brief.replaced(pace="packed")
    return with_first_day(route, *before, moved).replaced(brief=packed)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the one route has three revisions, the last of which holds."""
    path = tmp_path_factory.mktemp("template") / "tripai.db"
    with storage.open_store(path, now=lambda: NOW) as store:
        store.save(planned("2 days in Kyoto, gardens", start="2027-03-02"), "plan")
        save(store, without_the_first, "edit --remove 1")
        save(store, with_the_last_later, "edit later dinner")
    return path


@pytest.fixture
def edited(tripai: Run, home: Path, template: Path) -> Run:
    """A home with a copy of that database."""
    home.mkdir(mode=0o700)
    shutil.copyfile(template, home / "tripai.db")
    return tripai


def saved(change: Callable[[Route], Route], command: str) -> None:
    with open_store() as store:
        save(store, change, command)


def shown(tripai: Run, reference: str = "kyoto-2-days") -> str:
    return tripai("show", reference, "--json").out


def titles(tripai: Run, reference: str) -> tuple[str, str]:
    """The titles of the first and the last activity of a route's first day."""
    first = json.loads(shown(tripai, reference))["days"][0]["activities"]
    return first[0]["title"], first[-1]["title"]


def test_undo_and_redo_bring_the_same_bytes(edited: Run) -> None:
    states = [shown(edited, f"kyoto-2-days@{number}") for number in (1, 2, 3)]
    assert len(set(states)) == 3
    assert shown(edited) == states[2]
    undone = edited("undo")
    assert undone.code == 0
    assert undone.err == (
        "kyoto-2-days is back at revision 2. tripai redo kyoto-2-days takes that back.\n"
    )
    assert shown(edited) == states[1]
    assert edited("undo", "kyoto").code == 0
    assert shown(edited) == states[0]
    assert edited("redo").err == "kyoto-2-days is at revision 2 again.\n"
    assert shown(edited) == states[1]
    assert edited("redo", "1", "--quiet").err == ""
    assert shown(edited) == states[2]


def test_the_ends_are_said_and_are_bad_input(edited: Run) -> None:
    redo = edited("redo")
    assert (redo.code, redo.out) == (2, "")
    assert "There is nothing to redo" in redo.err
    assert [edited("undo").code for _ in range(3)] == [0, 0, 2]
    last = edited("undo", "--json")
    assert (last.code, json.loads(last.err)["code"]) == (2, "bad-input")
    assert "nothing to undo" in json.loads(last.err)["message"]


NOT_FOUND = (
    *("log rome", "undo rome", "redo rome", "restore rome 1", "copy rome", "diff rome"),
    *("compare kyoto rome", "restore 9", "diff 9", "diff 1 9", "show @9", "copy kyoto@9"),
    *("export @9 --to json", "compare @9 kyoto", "now rome", "log @1", "delete @1 --yes"),
    *("undo kyoto@1", "now kyoto-2-days@1", "restore 999999999"),
)
BAD_INPUT = (
    *("restore", "restore kyoto", "restore kyoto rome", "diff kyoto rome 1", "diff 1 2 3 4"),
    *("compare kyoto", "compare", "copy --name 7", "copy --name kyoto-2-days"),
)


def test_what_is_not_there_is_not_found(edited: Run) -> None:
    before = shown(edited)
    for words in NOT_FOUND:
        outcome = edited(*words.split())
        assert (outcome.code, outcome.out) == (3, ""), words
        assert len(outcome.err.splitlines()) == 2
    assert shown(edited) == before


def test_what_makes_no_sense_is_bad_input(edited: Run) -> None:
    before = shown(edited)
    for words in BAD_INPUT:
        outcome = edited(*words.split())
        assert (outcome.code, outcome.out) == (2, ""), words
    assert shown(edited) == before
    assert len(edited("list", "--json").document["routes"]) == 1


@pytest.mark.parametrize(
    ("words", "most", "means"),
    [
        ("", 2, (None, [])),
        ("3 5", 2, (None, [3, 5])),
        ("lisbon 3 5", 2, ("lisbon", [3, 5])),
        ("lisbon", 2, ("lisbon", [])),
        ("lisbon 3", 2, ("lisbon", [3])),
        ("3", 2, (None, [3])),
        ("7 3 5", 2, ("7", [3, 5])),
        ("7 3", 1, ("7", [3])),
        ("lisbon-3-days 03", 1, ("lisbon-3-days", [3])),
        ("٣", 1, ("٣", [])),
        ("1234567890", 1, ("1234567890", [])),
    ],
)
def test_numbers_at_the_end_are_revisions(
    words: str, most: int, means: tuple[str | None, list[int]]
) -> None:
    assert route_and_revisions(words.split(), most) == means


@pytest.mark.parametrize("words", ["a b", "a 1 2", "1 a", "1 2 3"])
def test_more_than_a_route_and_its_revisions_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="more than a route and"):
        route_and_revisions(words.split(), 1)


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("lisbon@3", ("lisbon", 3)),
        ("@3", (None, 3)),
        ("lisbon", ("lisbon", None)),
        (None, (None, None)),
        ("7@12", ("7", 12)),
        *((word, (word, None)) for word in ("lisbon@", "a@b", "a@1@2", "a@-1", "@1234567890")),
    ],
)
def test_an_at_sign_names_a_revision(
    word: str | None, means: tuple[str | None, int | None]
) -> None:
    assert route_and_revision(word) == means


@pytest.fixture
def tokyo_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in Tokyo, nine hours ahead of UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("tokyo_time")
def test_the_log_says_when_by_what_and_what_changed(edited: Run) -> None:
    first, _ = titles(edited, "@1")
    lines = edited("log").out.splitlines()
    assert lines[0].split() == ["Rev.", "Saved", "Command", "What", "changed"]
    assert lines[1].startswith("3 now  2026-11-22 18:00  edit later dinner  1 moved; pace")
    assert "2      2026-11-22 18:00  edit --remove 1" in lines[2]
    assert f"- {first}" in lines[2]
    assert "plan" in lines[-1]
    assert edited("undo").code == 0
    document = edited("log", "--json").document
    states = [(line["revision"], line["state"]) for line in document["revisions"]]
    assert states == [(3, "undone"), (2, "now"), (1, "kept")]
    assert document["revisions"][0]["changed"] == "1 moved; pace"


def test_a_damaged_revision_hides_no_other(edited: Run, home: Path) -> None:
    with closing(sqlite3.connect(home / "tripai.db")) as database:
        database.execute("update day set base_lat = 900 where revision = 3")
        database.commit()
    assert edited("show").code == 6
    log = edited("log", "--json").document["revisions"]
    assert [line["changed"] == "cannot be read" for line in log] == [True, False, False]
    undone = edited("undo")
    assert (undone.code, undone.out) == (0, "")
    assert "is back at revision 2" in undone.err
    assert edited("restore", "1").code == 0
    assert edited("show").code == 0


def test_restore_is_a_new_revision_and_loses_nothing(edited: Run) -> None:
    before = [shown(edited, f"@{number}") for number in (1, 2, 3)]
    restored = edited("restore", "1")
    assert restored.err == "kyoto-2-days is at revision 4, which is revision 1 once more.\n"
    assert shown(edited).replace('"revision": 4', '"revision": 1') == before[0]
    assert [shown(edited, f"@{number}") for number in (1, 2, 3)] == before
    assert edited("log", "--json").document["revisions"][0]["command"] == "restore 1"
    assert edited("undo").code == 0
    assert shown(edited) == before[2]


def test_what_holds_is_not_restored_again(edited: Run) -> None:
    held = edited("restore", "kyoto", "3", "--json")
    assert held.document == {
        "schema_version": 1,
        "route": "kyoto-2-days",
        "revision": 3,
        "before": 3,
    }
    assert edited("restore", "3").err == "kyoto-2-days is at revision 3 already.\n"
    assert len(edited("log", "--json").document["revisions"]) == 3


def test_a_copy_is_a_route_of_its_own(edited: Run) -> None:
    before = shown(edited)
    copied = edited("copy", "@1", "--name", "Rainy Kyoto", "--json").document
    assert copied == {
        "schema_version": 1,
        "route": "rainy-kyoto",
        "number": 2,
        "revision": 1,
        "copied": "kyoto-2-days@1",
    }
    assert titles(edited, "rainy-kyoto") == titles(edited, "kyoto-2-days@1")
    saved(without_the_first, "edit")
    assert shown(edited) == before
    log = edited("log", "rainy-kyoto", "--json").document["revisions"]
    assert [line["command"] for line in log] == ["edit", "copy kyoto-2-days@1"]
    assert edited("copy", "kyoto-2-days").err == (
        "Copied kyoto-2-days, revision 3, as kyoto-2-days-2.\n"
    )


def test_the_last_change_and_any_two_revisions_are_compared(edited: Run) -> None:
    first, last = titles(edited, "@1")
    change = edited("diff")
    assert change.code == 0
    assert change.out.startswith("kyoto-2-days, revision 2 → 3\nDay 1\n ~ ")
    assert f"{last} (was" in change.out
    assert "now fixed" in change.out
    assert " ~ Pace: balanced, " in change.out
    assert f" {first}\n" not in change.out
    same = (("2", "3"), ("2",), ("kyoto",), ("kyoto", "2"), ("kyoto-2-days", "2", "3"))
    assert {edited("diff", *words).out for words in same} == {change.out}
    back = edited("diff", "3", "1").out
    assert f" + {span(edited, '@1')} {first}\n" in back
    assert "Sights" in back
    assert "no longer fixed" in " ".join(back.split())
    nothing = edited("diff", "1", "1")
    assert "No day and no wish is different." in nothing.out


def span(tripai: Run, reference: str) -> str:
    activity = json.loads(shown(tripai, reference))["days"][0]["activities"][0]
    return f"{activity['start'][11:16]}–{activity['end'][11:16]}"


def test_the_first_revision_has_nothing_before_it(edited: Run) -> None:
    assert [edited("undo").code for _ in range(2)] == [0, 0]
    outcome = edited("diff")
    assert (outcome.code, outcome.out) == (2, "")
    assert "is at its first revision: there is nothing before it" in outcome.err


def test_a_difference_as_markdown(edited: Run) -> None:
    first, _ = titles(edited, "@1")
    text = edited("diff", "1", "3", "--markdown").out
    assert text.startswith("# kyoto-2-days, revision 1 → 3\n\n## Day 1\n\n- removed: ")
    assert f"- removed: {span(edited, '@1')} {first}\n" in text
    assert "\n## Trip\n\n- changed: Pace: balanced, " in text
    assert "\n\n| | before | after |\n|---|---|---|\n| Days | 2 | 2 |\n" in text


def test_an_old_revision_is_exported_as_it_was(edited: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    assert edited("export", "@1", "--to", "json", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8") == shown(edited, "@1")
    with open_store() as store:
        assert [each.revision for each in store.exports(store.load())] == [1]


DOCUMENTS = {
    "log": ("log",),
    "diff": ("diff 1 3", "compare @1 kyoto"),
    "held": ("undo", "redo", "restore 2"),
    "copied": ("copy",),
    "now": ("now",),
}


def test_what_programs_read_keeps_its_schema(edited: Run) -> None:
    schemas = edited("schema").document["schemas"]
    for name, commands in DOCUMENTS.items():
        for words in commands:
            jsonschema.validate(edited(*words.split(), "--json").document, schemas[name])


def test_programs_learn_what_came_and_went(edited: Run) -> None:
    first, last = titles(edited, "@1")
    document = edited("diff", "1", "3", "--json").document
    assert [line["title"] for line in document["went"]] == [first]
    [moved] = document["moved"]
    assert (moved["after"]["title"], moved["after"]["locked"]) == (last, True)
    assert moved["before"]["start"] < moved["after"]["start"]
    assert (document["came"], document["brief"]) == ([], ["pace"])
    sides = [document[side] for side in ("before", "after")]
    assert [side["revision"] for side in sides] == [1, 3]
    assert edited("compare", "@1", "@3", "--json").document == document


def test_two_routes_stand_side_by_side(edited: Run) -> None:
    with open_store() as store:
        store.save(planned("1 day in Rome", start="2027-03-02"))
    page = edited("compare", "kyoto", "rome").out
    assert page.splitlines()[0].split() == ["kyoto-2-days", "rome-1-day"]
    assert "Rome, IT" in page
    assert "Day 1 · Tuesday 2 March" in page
    assert page.rstrip().endswith("* only on this side, ~ at another time or of another length")
    two = edited("compare", "kyoto@1", "kyoto@3").out
    first, _ = titles(edited, "kyoto@1")
    assert two.count("* ") == 2  # the first activity, and the legend
    assert f"{first}" in next(line for line in two.splitlines() if line.startswith("* "))
    assert two.count("~ ") == 3


SCREENS = ("log", "diff 1 3", "compare @1 @3", "now", "undo", "restore 1", "diff --help", "log -h")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_width_reads_well(edited: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    saved(lambda route: evil(with_the_last_later(route)), f"edit {EVIL}")
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in SCREENS:
        outcome = edited(*words.split())
        assert outcome.code == 0
        assert max(map(cell_len, outcome.out.splitlines())) <= columns
        assert not {"\x1b", "\x9b", "\u202e"} & set(outcome.out)


def test_no_word_is_lost_at_any_width(edited: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("log", "diff 1 3", "now"):
        words = set()
        for columns in (40, 60, 80, 120):
            monkeypatch.setenv("COLUMNS", str(columns))
            out = edited(*command.split()).out
            words.add(tuple(sorted(out.split())))
        assert len(words) == (2 if command == "log" else 1)  # a narrow table repeats its header


def evil(route: Route) -> Route:
    """Names from outside, with bytes that a terminal obeys and marks that Markdown does."""
    first, *others = route.days[0].activities
    return with_first_day(route, first.replaced(title=EVIL, place=None), *others)


def test_names_from_outside_are_data(edited: Run) -> None:
    saved(evil, f"edit {EVIL}")
    for words in ("log", "diff", "diff --markdown", "diff --json", "compare @1 @4", "log --json"):
        out = edited(*words.split()).out
        assert "evil" in out
        assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert r"\[bold red\]" in edited("diff", "--markdown").out
    assert r"\*x\*" in edited("diff", "--markdown").out


@pytest.mark.usefixtures("edited")
def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    screens = {}
    for colours in ("", "1"):
        monkeypatch.setenv("NO_COLOR", colours)
        with terminal([*TRIPAI, "diff", "1", "3"], 80, stderr=subprocess.DEVNULL) as screen:
            assert screen.end() == 0
        screens[colours] = screen.raw
    went, changed = (f"\x1b[1;{colour}m{mark}" for colour, mark in ((31, "-"), (33, "~")))
    assert went in screens[""]
    assert changed in screens[""]
    assert not {went, changed} & set(ESCAPE.findall(screens["1"]))
    plain = [ESCAPE.sub("", screen) for screen in screens.values()]
    assert plain[0] == plain[1]
