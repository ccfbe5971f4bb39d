"""Places of one's own, from a file to a plan, and away again."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from running import Outcome, Run, process

from map_extracts import MUSEUMS, write_extract

PLAN = ("plan", "2 days in Lisbon, relaxed", "--start", "2026-12-04", "--json")
LIST = """name,lat,lon,category,notes,hours
Grandma's house,38.7200,-9.1400,,where mum grew up,
Torre de Belém,38.6916,-9.2160,,go early,
Ramiro,38.7208,-9.1353,restaurant,seafood,
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "my list.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def imported(tripai: Run, file: Path, city: str = "Lisbon", *more: str) -> Any:
    outcome = tripai("places", "import", str(file), "--city", city, "--json", *more)
    assert outcome.code == 0, outcome.err
    return outcome.document


def kept(home: Path) -> dict[str, bytes]:
    files = (home / "places").rglob("*") if (home / "places").exists() else ()
    return {str(file): file.read_bytes() for file in files if file.is_file()}


def visits(route: Any) -> dict[str, dict[str, Any]]:
    stops = [a for day in route["days"] for a in day["activities"] if a["place"]]
    return {stop["place"]["name"]: stop for stop in stops}


def test_what_is_on_the_list_is_in_the_plan_first(tripai: Run, mine: Path) -> None:
    before = visits(tripai(*PLAN).document)
    assert "Grandma's house" not in before
    imported(tripai, mine)
    stops = visits(tripai(*PLAN).document)
    house, tower = stops["Grandma's house"], stops["Belém Tower"]
    assert house["place"]["ref"] == "own:lisbon/my-list-csv-90c8/grandmas-house"
    assert (house["place"]["provenance"]["source"], house["place"]["hours"]) == ("own", None)
    assert house["why"].startswith("from your list")
    assert "from your list" in tower["why"]
    assert tower["place"]["ref"] == "catalogue:lisbon/belem-tower"
    assert any(stop["title"].endswith(" at Ramiro") for stop in stops.values())


def test_the_plan_with_a_list_says_where_all_is_from(tripai: Run, mine: Path) -> None:
    imported(tripai, mine)
    slug = tripai(*PLAN).document["slug"]
    source = "your own list my list.csv"
    assert source in tripai("show", slug).out
    assert source in tripai("export", slug, "--to", "markdown", "-o", "-").out
    assert source in tripai("export", slug, "--to", "ics", "-o", "-").out.replace("\r\n ", "")
    assert "catalogue (MIT)" in tripai("show", slug).out


def test_what_became_of_a_file_is_told(tripai: Run, mine: Path) -> None:
    mine.write_text(LIST + "Far,48.85,2.35,,,\nBad,x,y,,,\nOdd,38.73,-9.15,,,nine to five\n")
    document = imported(tripai, mine)
    assert (document["file"], document["city"]["name"]) == ("my list.csv", "Lisbon")
    assert (len(document["places"]), document["known"], document["left_out"]) == (4, 1, 0)
    assert document["skipped"] == [
        {"where": "line 5", "name": "Far", "said": "it is 1,453 km from Lisbon"},
        {"where": "line 6", "name": "Bad", "said": "x, y is no position"},
    ]
    assert [remark["said"] for remark in document["remarks"]] == [
        "its hours 'nine to five' cannot be read: unknown"
    ]
    told = tripai("places", "import", str(mine), "--city", "Lisbon")
    assert told.out == ""
    assert told.err.splitlines() == [
        "4 places of Lisbon imported from my list.csv; 1 of them it had already.",
        "Skipped: line 5 (Far): it is 1,453 km from Lisbon.",
        "Skipped: line 6 (Bad): x, y is no position.",
        "Note: line 7 (Odd): its hours 'nine to five' cannot be read: unknown.",
    ]


def test_lists_are_listed_shown_and_removed(tripai: Run, mine: Path, home: Path) -> None:
    bare = tripai("places", "list", "Lisbon").out
    imported(tripai, mine)
    assert tripai("places", "list", "--json").document["imported"] == [
        {"file": "my list.csv", "city": "Lisbon", "country": "PT", "places": 3}
    ]
    assert "my list.csv" in tripai("places", "list").out
    of_lisbon = tripai("places", "list", "lisboa").out
    assert "Grandma's house" in of_lisbon.splitlines()[1]
    assert " ".join(of_lisbon.split()).count("in your list my list.csv") == 3
    shown = tripai("places", "show", "grandmas house").out
    for fact in ("your own list my list.csv, taken on 2026-11-22", "where mum grew up", "unknown"):
        assert fact in shown
    assert "my list.csv" in tripai("places", "show", "Belém Tower").out
    assert "Eiffel Tower" in tripai("places", "show", "Paris").out
    done = tripai("places", "remove", "my list.csv", "--yes", "--json")
    assert done.document["removed"][0]["places"] == 3
    assert tripai("places", "list", "Lisbon").out == bare
    assert not list((home / "places" / "imported").iterdir())
    assert tripai("places", "remove", "my list.csv", "--yes").code == 3


def test_all_lists_of_a_city_are_removed_by_its_name(tripai: Run, mine: Path) -> None:
    imported(tripai, mine)
    other = mine.with_name("other.csv")
    other.write_text("name,lat,lon\nA,41.9,12.49\n", encoding="utf-8")
    imported(tripai, other, "Rome")
    assert tripai("places", "remove", "Lissabon", "--yes").code == 0
    [left] = tripai("places", "list", "--json").document["imported"]
    assert (left["file"], left["city"]) == ("other.csv", "Rome")


def test_nothing_is_removed_unasked(tripai: Run, mine: Path, home: Path) -> None:
    imported(tripai, mine)
    before = kept(home)
    assert tripai("places", "remove", "my list.csv").code == 2
    assert kept(home) == before


def test_the_same_file_again_replaces_what_it_gave(tripai: Run, mine: Path, home: Path) -> None:
    imported(tripai, mine)
    first = kept(home)
    imported(tripai, mine)
    assert kept(home) == first
    mine.write_text("name,lat,lon\nUncle,38.73,-9.15\n", encoding="utf-8")
    imported(tripai, mine)
    names = tripai("places", "list", "Lisbon").out
    assert "Uncle" in names
    assert "Grandma" not in names


def test_a_list_alone_covers_a_city(tripai: Run, tmp_path: Path) -> None:
    file = tmp_path / "bilbao.csv"
    rows = [f"Place {n},{43.26 + n / 500},{-2.93 + n / 700},,," for n in range(6)]
    eat = ["Jatetxea,43.262,-2.925,restaurant,,"]
    file.write_text("name,lat,lon,category,notes,hours\n" + "\n".join(rows + eat))
    assert tripai("plan", "2 days in Bilbao", "--start", "2027-03-02").code == 3
    imported(tripai, file, "Bilbao")
    route = tripai("plan", "2 days in Bilbao", "--start", "2027-03-02", "--json").document
    assert route["brief"]["stays"][0] == {
        "city": "Bilbao",
        "country": "ES",
        "zone": "Europe/Madrid",
        "days": 2,
    }
    assert sum(stop["kind"] == "visit" for stop in visits(route).values()) >= 4
    assert not [found for found in route["findings"] if found["severity"] == "error"]


def test_a_city_s_namesakes_are_told(tripai: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,lat,lon\nA,37.21,-93.29\n")
    outcome = tripai("places", "import", str(file), "--city", "Springfield")
    assert outcome.code == 0
    assert outcome.err.startswith("Springfield is taken to be Springfield, MO, US; others are '")
    file.write_text("name,lat,lon\nA,39.8,-89.64\n")
    other = tripai("places", "import", str(file), "--city", "Springfield, IL")
    assert other.err.startswith("1 place of Springfield, IL imported")


def test_a_list_is_no_way_around_hours_or_what_is_avoided(tripai: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "name,lat,lon,category,hours\nNever open,38.72,-9.14,museum,Mo 10:00-12:00\n"
        "Unwanted,38.721,-9.141,museum,24/7\nFriday,38.722,-9.142,museum,Fr 10:00-18:00\n"
    )
    imported(tripai, file)
    stops = visits(tripai(*PLAN, "--avoid", "Unwanted").document)
    assert stops.keys().isdisjoint({"Never open", "Unwanted"})
    assert stops["Friday"]["start"].startswith("2026-12-04")


def test_stdin_is_a_file_too(tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(LIST.encode("utf-16"))))
    assert tripai("places", "import", "-", "--city", "Lisbon").code == 0
    assert [Path(file).parent.name for file in kept(home)] == ["stdin"]


REFUSED = {
    "no such file": (None, 3, "There is no file"),
    "a folder": ("folder", 2, "is a folder"),
    "empty": (b"", 2, "is empty"),
    "no list": (b"\x89PNG\0\0\0\0", 2, "is no list of places"),
    "a bomb": (b'<!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>', 2, "defines XML entities"),
    "all far away": (b"name,lat,lon\nA,48.85,2.35\n", 2, "holds no place of Lisbon"),
    "too long": (b"name,lat,lon\n" + b"A,38.7,-9.1\n" * 100_001, 2, "more than 100,000 rows"),
    "an extract cut short": (b"\0\0\0\x0e\n\tOSMHeader\x18", 2, "cannot be read as an OpenStr"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_changes_nothing(tripai: Run, mine: Path, home: Path, case: str) -> None:
    imported(tripai, mine)
    before = kept(home)
    data, code, said = REFUSED[case]
    mine.unlink()
    if data == "folder":
        mine.mkdir()
    elif isinstance(data, bytes):
        mine.write_bytes(data)
    outcome = tripai("places", "import", str(mine), "--city", "Lisbon")
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert len(outcome.err.splitlines()) <= 2
    assert kept(home) == before


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--city", "Lisbon", "--format", "docx"), 2, "format of places 'docx'"),
        (("--city", "Lisbon", "--format", "kml"), 2, "is not valid XML"),
        (("--city", "Qwertzuiop"), 3, "No city is called Qwertzuiop"),
        ((), 2, "--city"),
    ],
)
def test_what_is_asked_wrongly(
    tripai: Run, mine: Path, options: tuple[str, ...], code: int, said: str
) -> None:
    outcome = tripai("places", "import", str(mine), *options)
    assert outcome.code == code
    assert said in outcome.err


def test_a_disk_that_refuses_is_a_sentence(tripai: Run, mine: Path, home: Path) -> None:
    (home / "places").mkdir(parents=True)
    (home / "places" / "imported").write_text("in the way", encoding="utf-8")
    outcome = tripai("places", "import", str(mine), "--city", "Lisbon")
    assert outcome.code == 6
    assert len(outcome.err.splitlines()) <= 2


def test_names_are_shown_as_they_are_and_obeyed_by_nobody(tripai: Run, tmp_path: Path) -> None:
    file = tmp_path / "[bold]a.csv"
    file.write_text('name,lat,lon\n"\x1b[31m[red]x[/red]\x07",38.72,-9.14\n../../y,38.73,-9.15\n')
    imported(tripai, file)
    out = tripai("places", "list", "Lisbon").out
    assert "[31m[red]x[/red]" in out
    assert "../../y" in out
    assert "\x1b" not in out
    slug = tripai(*PLAN).document["slug"]
    assert "\x1b" not in tripai("show", slug).out + tripai("places", "list").out


# An extract


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "bilbao.osm.pbf"
    write_extract(path)
    return path


def test_an_extract_makes_a_city_known(tripai: Run, extract: Path) -> None:
    document = imported(tripai, extract, "Bilbao")
    names = {place["name"] for place in document["places"]}
    assert set(MUSEUMS) <= names
    route = tripai("plan", "2 days in Bilbao, art", "--start", "2027-03-02", "--json").document
    stops = visits(route)
    refs = {stop["place"]["ref"] for stop in stops.values()}
    assert "openstreetmap:bilbao/node-101" in refs
    assert all(ref.startswith("openstreetmap:bilbao/") for ref in refs)
    assert not [found for found in route["findings"] if found["severity"] == "error"]
    facts = stops["Guggenheim"]["place"]["provenance"]
    assert (facts["licence"], facts["retrieved"], facts["as_of"]) == (
        "ODbL 1.0",
        "2019-05-01",
        2019,
    )
    assert facts["listed_in"] == ""
    assert {stop["kind"] for stop in stops.values()} == {"visit", "meal"}
    shown = tripai("show").out
    assert "OpenStreetMap contributors" in shown
    assert "ODbL" in shown
    told = tripai("places", "show", "Guggenheim", "--city", "Bilbao").out
    for fact in ("ODbL 1.0", "2019-05-01", "2019", "grade", "from your file bilbao.osm.pbf"):
        assert fact in " ".join(told.split())


def test_an_extract_is_the_traveller_s_file_and_no_wish(
    tripai: Run, extract: Path, home: Path
) -> None:
    imported(tripai, extract, "Bilbao")
    [line] = tripai("places", "list", "--json").document["imported"]
    assert (line["file"], line["city"]) == ("bilbao.osm.pbf", "Bilbao")
    listed = tripai("places", "list", "Bilbao").out
    places = tripai("places", "list", "Bilbao", "--json").document["places"]
    assert " ".join(listed.split()).count("from your file bilbao.osm.pbf") == len(places)
    route = tripai("plan", "2 days in Bilbao", "--start", "2027-03-02", "--json").document
    assert not any("from your list" in (stop["why"] or "") for stop in visits(route).values())
    assert tripai("places", "remove", "bilbao.osm.pbf", "--yes").code == 0
    assert kept(home) == {}


def test_an_extract_and_a_list_join(tripai: Run, extract: Path, tmp_path: Path) -> None:
    imported(tripai, extract, "Bilbao")
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon\nGuggenheim,,\nAunt,43.263,-2.926\n")
    document = imported(tripai, file, "Bilbao")
    assert len(document["places"]) == 2, "a name is looked up among what the extract tells"
    route = tripai("plan", "2 days in Bilbao", "--start", "2027-03-02", "--json").document
    assert {"Guggenheim", "Aunt"} <= visits(route).keys()


def test_what_only_the_list_knows_is_shown_as_the_list_s(
    tripai: Run, extract: Path, tmp_path: Path
) -> None:
    imported(tripai, extract, "Bilbao")
    file = tmp_path / "mine.csv"
    file.write_text(
        "name,lat,lon,hours,price,note\nArkeologi Museoa,,,Tu-Su 10:00-14:00,4 EUR,ask for Ane\n"
        "Guggenheim,,,24/7,,\n"
    )
    told = imported(tripai, file, "Bilbao")["remarks"]
    assert "its hours are known as Tu-Su 10:00-19:00: kept" in [each["said"] for each in told]
    shown = tripai("places", "show", "Arkeologi Museoa", "--city", "Bilbao").out
    for fact in ("Tu-Su 10:00-14:00", "agrees with mine.csv", "4 EUR", "ask for Ane", "ODbL 1.0"):
        assert fact in shown
    assert "Tu-Su 10:00-19:00" in tripai("places", "show", "Guggenheim", "--city", "Bilbao").out


def test_without_the_package_an_extract_is_refused_in_a_sentence(
    home: Path, extract: Path, tmp_path: Path
) -> None:
    (tmp_path / "osmium.py").write_text("raise ImportError('No module named osmium')")
    environ = dict(os.environ) | {"PYTHONPATH": str(tmp_path)}
    outcome: Outcome = process(
        "places", "import", str(extract), "--city", "Bilbao", "--json", env=environ
    )
    assert outcome.code == 5
    assert "tripai[osm]" in json.loads(outcome.err)["hint"]
    assert kept(home) == {}


def test_what_a_removed_list_gave_is_still_known_to_its_route(tripai: Run, mine: Path) -> None:
    imported(tripai, mine)
    assert tripai("plan", "3 days in Lisbon", "--start", "2026-12-05").code == 0
    assert tripai("places", "remove", mine.name, "--yes").code == 0
    why = tripai("why", "Grandma's house")
    assert why.code == 0, why.err
    assert "It is no longer among the places that are known." in why.out
