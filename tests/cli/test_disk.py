"""Disks and databases that refuse: a sentence, exit code 6, and what was there is as it was."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running import PATIENCE, TRIPAI, Outcome, Run, process

ROME = ("plan", "a day in Rome", "--start", "2027-03-02")
NOBODY = 65534
LOG_INDEX = 32_768  # bytes of the file that SQLite keeps beside a database to read it
SMALL_FILES = """
import resource, signal, sys
from tripai.cli.app import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
main(sys.argv[1:])
"""


def digest(folder: Path) -> dict[str, str]:
    """What is in a folder, apart from the log."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "tripai.log")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def refused(outcome: Outcome) -> str:
    """The sentence of a command that the disk or the database refused."""
    assert (outcome.code, outcome.out) == (6, ""), outcome.err
    message, *hints = outcome.err.splitlines()
    assert message.endswith(".")
    assert len(hints) <= 1
    return message


def planned_but_refused(outcome: Outcome, title: str = "1 day in Rome") -> str:
    """The sentence of a plan that could not be saved: the person has it all the same."""
    assert outcome.out.startswith(f"{title}\n")
    return refused(Outcome(outcome.code, "", outcome.err))


@pytest.mark.parametrize("where", ["/proc/tripai", "file/below"])
def test_a_data_folder_that_cannot_be(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / where))
    for words in (("show",), ("list",), ("delete", "--yes"), ("profile", "--pace", "packed")):
        assert "cannot be made" in refused(tripai(*words))
    assert "cannot be made" in planned_but_refused(tripai(*ROME))
    assert tripai(*ROME, "--brief").code == tripai(*ROME, "--dry-run").code == 0
    assert "cannot be made" in refused(tripai("config", "set", "offline", "true"))
    assert tripai("places", "show", "Belem Tower").code == 0
    checks = tripai("doctor", "--json")
    assert checks.code == 6
    [bad] = [check for check in checks.document["checks"] if check["state"] == "error"]
    assert bad["name"] == "database"


def test_a_file_that_is_no_database(tripai: Run, home: Path) -> None:
    home.mkdir()
    (home / "tripai.db").write_bytes(b"SQLite format 3\x00" + b"nonsense" * 4000)
    before = digest(home)
    for words in (("show",), ("list", "--json"), ROME):
        outcome = tripai(*words)
        assert outcome.code == 6
        assert "tripai.db" in outcome.err
    assert digest(home) == before


def test_a_database_that_was_cut_short(tripai: Run, home: Path) -> None:
    assert tripai(*ROME).code == 0
    whole = (home / "tripai.db").read_bytes()
    (home / "tripai.db").write_bytes(whole[: len(whole) // 2])
    for left in home.glob("tripai.db-*"):
        left.unlink()
    assert "tripai.db" in refused(tripai("show"))


def test_a_database_of_a_newer_version(tripai: Run, home: Path) -> None:
    assert tripai(*ROME).code == 0
    with sqlite3.connect(home / "tripai.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    before = digest(home)
    for words in (("show",), ("list",), ROME, ("delete", "--yes"), ("export", "--to", "ics")):
        assert "newer version of tripai" in refused(tripai(*words))
    assert digest(home) == before


@pytest.fixture
def guest_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A TRIPAI_HOME that everyone may look into; modes do not bind the superuser, so a test steps down."""
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("TRIPAI_HOME", str(folder))
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@contextmanager
def a_guest(folder: Path) -> Iterator[None]:
    """Be somebody who may read a folder and write nothing in it."""
    for each in (*folder.iterdir(), folder):
        each.chmod(0o555 if each.is_dir() else 0o444)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


def test_a_database_that_may_only_be_read(tripai: Run, guest_home: Path) -> None:
    commands = ["list"], ["show"], ["show", "--json"], ["export", "--to", "ics", "-o", "-"]
    tripai(*ROME)
    shown = [tripai(*words).out for words in commands]
    before = digest(guest_home)
    with a_guest(guest_home):
        assert [tripai(*words).out for words in commands] == shown
        for words in (("delete", "--yes"), ("profile", "--pace", "packed")):
            assert "read-only" in refused(tripai(*words))
        assert "read-only" in planned_but_refused(tripai(*ROME))
        unsaved = tripai(*ROME, "--json")
        assert (unsaved.code, unsaved.document["number"]) == (6, None)
        assert "cannot be written" in refused(tripai("config", "set", "offline", "true"))
        assert tripai("doctor").code == 0
    assert digest(guest_home) == before


def test_a_file_needs_no_record_of_it(tripai: Run, guest_home: Path) -> None:
    tripai(*ROME)
    tripai("export", "--to", "ics", "-o", "-")
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o777)
        with a_guest(guest_home):
            exported = tripai("export", "--to", "ics", "-o", open_to_all)
        assert exported.code == 0
        assert "is not noted as an export" in exported.err
        assert (Path(open_to_all) / "rome-1-day.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_four_first_runs_at_once(home: Path) -> None:
    runs = [
        subprocess.Popen([*TRIPAI, *ROME, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ends = [(*run.communicate(timeout=PATIENCE), run.returncode) for run in runs]
    assert [(err, code) for _, err, code in ends] == [(b"", 0)] * 4
    routes = [json.loads(out) for out, _, _ in ends]
    assert sorted(route["number"] for route in routes) == [1, 2, 3, 4]
    assert sorted(line["slug"] for line in process("list", "--json").document["routes"]) == [
        *("rome-1-day", "rome-1-day-2", "rome-1-day-3", "rome-1-day-4"),
    ]
    assert len({json.dumps(route["days"]) for route in routes}) == 1
    assert home.stat().st_mode & 0o777 == 0o700


def limited(limit: int, *arguments: str) -> Outcome:
    """Run the program where no file may grow beyond a limit: the disk is full there."""
    code = SMALL_FILES.format(limit=limit)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, timeout=PATIENCE, check=False
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_disk_that_is_full_while_saving(tripai: Run, home: Path) -> None:
    assert tripai(*ROME).code == 0
    for left in home.glob("tripai.db-*"):
        left.unlink()
    full = limited(LOG_INDEX + 8_000, "plan", "3 days in Lisbon")
    assert "tripai.db" in planned_but_refused(full, "3 days in Lisbon")
    assert [line["slug"] for line in tripai("list", "--json").document["routes"]] == ["rome-1-day"]
    assert tripai("show").code == 0


def test_a_disk_that_is_full_while_exporting(tripai: Run, tmp_path: Path) -> None:
    assert tripai("plan", "2 days in Kyoto", "--start", "2027-03-02").code == 0
    target = tmp_path / "out" / "kyoto.pdf"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    full = limited(LOG_INDEX, "export", "--to", "pdf", "-o", str(target), "--force")
    assert "cannot be written" in refused(full)
    assert target.read_bytes() == b"an older one"
    assert list(target.parent.iterdir()) == [target]


def test_an_existing_file_is_kept(tripai: Run, tmp_path: Path) -> None:
    tripai(*ROME)
    target = tmp_path / "rome.ics"
    target.write_bytes(b"mine")
    target.chmod(0o640)
    kept = tripai("export", "--to", "ics", "-o", str(target))
    assert (kept.code, target.read_bytes()) == (2, b"mine")
    assert "--force" in kept.err
    assert tripai("export", "--to", "ics", "-o", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_one_existing_file_of_several_writes_none(tripai: Run, tmp_path: Path) -> None:
    tripai(*ROME)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "rome-1-day.md").write_bytes(b"mine")
    assert tripai("export", "--to", "ics,markdown", "-o", str(folder)).code == 2
    assert [path.name for path in folder.iterdir()] == ["rome-1-day.md"]


def test_a_link_stays_a_link(tripai: Run, tmp_path: Path) -> None:
    tripai(*ROME)
    (tmp_path / "file.ics").write_bytes(b"mine")
    (tmp_path / "link.ics").symlink_to("file.ics")
    assert tripai("export", "--to", "ics", "-o", str(tmp_path / "link.ics"), "--force").code == 0
    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "file.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("code", "output", "said"),
    [
        (3, "missing/rome.ics", "There is no folder"),
        (3, "missing/", "There is no folder"),
        (2, "/dev/null", "is not a file"),
        (6, "/proc/rome.ics", "cannot be written"),
        (6, "/sys/kernel/rome.ics", "cannot be written"),
        (6, "a" * 300, "too long"),
        (3, "file/rome.ics", "There is no folder"),
    ],
)
def test_where_nothing_can_be_written(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, output: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    tripai(*ROME)
    outcome = tripai("export", "--to", "ics", "-o", output, "--force")
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert Path("/dev/null").is_char_device()


def test_targets_are_judged_before_anything_is_rendered(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(_: object) -> bytes:
        raise AssertionError("rendered")

    tripai(*ROME)
    (tmp_path / "rome.ics").write_bytes(b"mine")
    monkeypatch.setattr("tripai.export.ics.render", render)
    for words in (("ics", "-o", str(tmp_path / "rome.ics")), ("ics,pdf", "-o", "-")):
        assert tripai("export", "--to", *words).code == 2
    assert tripai("export", "--to", "ics,doc", "-o", str(tmp_path)).code == 2


def test_output_names_that_mean_this_folder(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tripai(*ROME)
    for output in (".", "./", str(tmp_path)):
        folder = tmp_path / f"in{len(output)}"
        folder.mkdir()
        monkeypatch.chdir(folder if output.startswith(".") else tmp_path)
        done = tripai("export", "--to", "ics,ics", "-o", output, "--json")
        [exported] = done.document["exports"]
        assert Path(exported["path"]).is_file()
    long = "ü" * 120 + ".ics"
    assert tripai("export", "--to", "ics", "-o", long).code == 0


def test_a_log_that_cannot_be_written_hides_no_answer(tripai: Run, home: Path) -> None:
    """What is left of a line is written when the log is closed, and refused again."""
    assert tripai(*ROME).code == 0
    (home / "tripai.log").write_bytes(b"x" * 2 * LOG_INDEX)
    missing = limited(2 * LOG_INDEX, "show", "nowhere")
    assert missing.code == tripai("show", "nowhere").code
    assert "Traceback" not in missing.err
    assert "nowhere" in missing.err
