"""tripai export: formats by name or by the end of a file, several at once, and each read back if told so."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from running import Run
from test_disk import LOG_INDEX, limited, refused

LISBON = ("plan", "2 days in Lisbon", "--start", "2026-12-04")
FILES = {
    "csv": "lisbon-2-days.csv", "geojson": "lisbon-2-days.geojson", "gpx": "lisbon-2-days.gpx", "html": "lisbon-2-days.html",
    "ics": "lisbon-2-days.ics", "json": "lisbon-2-days.json", "kml": "lisbon-2-days.kml", "maps": "lisbon-2-days-maps.md",
    "markdown": "lisbon-2-days.md", "pdf": "lisbon-2-days.pdf",
}  # fmt: skip

ENDS = {
    "trip.gpx": b"<?xml", "TRIP.KML": b"<?xml", "trip.htm": b"<!doctype html>", "trip.html": b"<!doctype html>",
    "trip.json": b"{\n", "trip.geojson": b"{\n", "my trip.csv": b"\xef\xbb\xbfday,", "trip.md": b"# 2 days in Lisbon\n",
    "trip.markdown": b"# 2 days in Lisbon\n", "trip-maps.md": b"# 2 days in Lisbon: directions\n", "trip.ics": b"BEGIN:VCALENDAR",
}  # fmt: skip


def test_every_format_at_once_read_back_and_compared(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    words = ("export", "--to", ",".join(FILES), "-o", f"{tmp_path}/", "--verify")
    done = tripai(*words)
    assert (done.code, done.out) == (0, "")
    agreed = "It agrees with the route in order, titles, day, end, point, start and zone."
    assert f"Wrote {tmp_path}/lisbon-2-days.kml. {agreed}\n" in done.err
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == set(FILES.values())
    again = tripai(
        "export", "--to", "gpx,maps", "-o", f"{tmp_path}/", "--verify", "--force", "--json"
    )
    Draft202012Validator(tripai("schema", "exports").document).validate(again.document)
    told = [(e["format"], Path(e["path"]).name, e["verified"]) for e in again.document["exports"]]
    assert told == [(name, FILES[name], True) for name in ("gpx", "maps")]


def test_the_end_of_a_name_tells_the_format(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    for name, begins in ENDS.items():
        assert tripai("export", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins), name


def test_what_names_no_format_is_asked_for_one(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    for words in ((), ("-o", "-"), ("-o", str(tmp_path)), ("-o", str(tmp_path / "trip.doc"))):
        refusal = tripai("export", *words)
        assert refusal.code == 2
        assert refusal.err.startswith(
            "No format is named, and no file that ends in one.\nChoose one"
        )
    assert tripai("export", "--to", "gpx", "-o", str(tmp_path / "trip.xml")).code == 0


def test_an_option_goes_with_its_format(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    page = tmp_path / "trip.html"
    assert tripai("export", "-o", str(page), "--tiles").code == 0
    assert b"unpkg.com" in page.read_bytes()
    refusal = tripai("export", "--to", "gpx,kml", "--tiles", "-o", str(tmp_path))
    assert (refusal.code, refusal.err) == (2, "tiles is for html, and not for gpx, kml.\n")
    both = tripai("export", "--to", "gpx,html", "--tiles", "-o", f"{tmp_path}/")
    assert both.code == 0


def test_the_paper_of_the_pdf_is_chosen(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    letter, a4 = tmp_path / "letter.pdf", tmp_path / "a4.pdf"
    assert tripai("export", "-o", str(letter), "--paper", "letter", "--verify").code == 0
    assert tripai("export", "-o", str(a4)).code == 0
    assert b"/MediaBox [ 0 0 612 792 ]" in letter.read_bytes()
    assert b"/MediaBox [ 0 0 595.2756 841.8898 ]" in a4.read_bytes()
    refusal = tripai("export", "-o", str(a4), "--paper", "a5", "--force")
    assert (refusal.code, refusal.err) == (2, "There is no paper 'a5'.\nChoose a4 or letter.\n")
    assert a4.read_bytes().startswith(b"%PDF-")


def test_stdout_holds_the_file_and_nothing_else(tripai: Run) -> None:
    tripai(*LISBON)
    done = tripai("export", "--to", "geojson", "-o", "-", "--verify")
    assert json.loads(done.out)["type"] == "FeatureCollection"
    table = tripai("export", "--to", "csv", "-o", "-")
    assert len(list(csv.reader(io.StringIO(table.out)))) > 8


def test_a_file_that_says_something_else_is_not_written(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tripai.export import kml

    tripai(*LISBON)
    older = tmp_path / "lisbon-2-days.kml"
    older.write_bytes(b"an older one")
    right = kml.render
    monkeypatch.setattr(kml, "render", lambda route: right(route).replace(b":15:", b":25:"))
    words = ("export", "--to", "gpx,kml", "-o", f"{tmp_path}/", "--force")
    differs = tripai(*words, "--verify", "--json")
    assert (differs.code, differs.out) == (4, "")
    error = json.loads(differs.err)
    assert error["code"] == "export-differs"
    assert error["message"].startswith("The kml file does not say what the route says. Day 2, ")
    assert older.read_bytes() == b"an older one"
    assert not (tmp_path / "lisbon-2-days.gpx").exists()
    assert tripai(*words).code == 0


def test_a_disk_that_fills_up_leaves_the_old_file(tripai: Run, tmp_path: Path) -> None:
    tripai("plan", "5 days in Rome", "--start", "2027-03-02", "--effort", "50")
    target = tmp_path / "out.html"
    target.write_bytes(b"an older one")
    full = limited(LOG_INDEX, "export", "-o", str(target), "--force")
    assert "cannot be written" in refused(full)
    assert target.read_bytes() == b"an older one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_formats_are_named_as_people_write_them(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    assert tripai("export", "--to", "CSV, md,htm,Maps", "-o", f"{tmp_path}/").code == 0
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written == {FILES[name] for name in ("csv", "markdown", "html", "maps")}
    refusal = tripai("export", "--to", "xyz", "-o", f"{tmp_path}/")
    assert (refusal.code, "'xyz'" in refusal.err) == (2, True)


def test_a_name_that_ends_as_another_format_is_refused(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    target = tmp_path / "trip.kml"
    refusal = tripai("export", "--to", "gpx", "-o", str(target))
    assert refusal.code == 2
    assert refusal.err.startswith(f"{target} is a name for kml, and --to says gpx.\n")
    assert not target.exists()
    for name, end in (("maps", "a.md"), ("geojson", "b.json"), ("markdown", "c.markdown")):
        assert tripai("export", "--to", name, "-o", str(tmp_path / end)).code == 0


def test_a_calendar_says_when_its_revision_was_saved(tripai: Run, tmp_path: Path) -> None:
    tripai(*LISBON)
    for name in ("a.ics", "b.ics"):
        assert tripai("export", "-o", str(tmp_path / name)).code == 0
    data = (tmp_path / "a.ics").read_bytes()
    assert data == (tmp_path / "b.ics").read_bytes()
    saved = datetime.fromisoformat(tripai("log", "--json").document["revisions"][0]["saved_at"])
    made = set(re.findall(r"DTSTAMP:(\w+)", data.decode()))
    assert made == {f"{saved.astimezone(UTC):%Y%m%dT%H%M%SZ}"}
