"""A city file of one's own makes its city plannable."""

import re
from pathlib import Path

import pytest
from running import Run

from tripai.places.catalogue import BUNDLED


def own_city(home: Path) -> None:
    text = (BUNDLED / "lisbon.toml").read_text(encoding="utf-8")
    head = text.replace('name = "Lisbon"', 'name = "Bilbao"', 1).replace('"Lisboa"', '"Bilbo"', 1)
    (home / "places").mkdir(parents=True)
    (home / "places" / "bilbao.toml").write_text(head, encoding="utf-8")


def test_a_city_of_ones_own(tripai: Run, home: Path) -> None:
    assert tripai("plan", "2 days in Bilbao", "--start", "2027-03-02").code == 3
    own_city(home)
    route = tripai("plan", "2 days in Bilbao", "--start", "2027-03-02", "--json").document
    assert route["brief"]["stays"][0]["city"] == "Bilbao"
    refs = {a["place"]["ref"] for day in route["days"] for a in day["activities"] if a["place"]}
    assert all(ref.startswith("own:bilbao/") for ref in refs)
    names = [city["name"] for city in tripai("places", "list", "--json").document["cities"]]
    assert {"Bilbao", "Lisbon"} <= set(names)


def test_what_keeps_a_place_closed_and_what_cannot_be_read(tripai: Run, home: Path) -> None:
    own_city(home)
    file = home / "places" / "bilbao.toml"
    head, *rows = file.read_text(encoding="utf-8").split("[[place]]")
    first, second, *others = (row for row in rows if "\nhours = " in row)
    names = [row.split('name = "')[1].split('"')[0] for row in (first, second)]
    works = first.replace("\nhours = ", "\nclosed_until = 2027-05-01\nhours = ")
    spoilt = re.sub(r"\nhours = .*", '\nhours = "daily, ask inside"', second)
    file.write_text("[[place]]".join([head, works, spoilt, *others]), encoding="utf-8")
    shown = tripai("places", "show", names[0], "--city", "Bilbao").out
    assert "closed until 1 May 2027" in shown
    assert (
        tripai("places", "show", names[0], "--city", "Bilbao", "--json").document["places"][0][
            "closed_until"
        ]
        == "2027-05-01"
    )
    assert "daily, ask inside, which cannot be read" in " ".join(
        tripai("places", "show", names[1], "--city", "Bilbao").out.split()
    )
    plan = ("plan", "3 days in Bilbao", "--start", "2027-04-28", "--json", "--dry-run")
    route = tripai(*plan).document
    visited = {a["title"] for day in route["days"] for a in day["activities"]}
    assert names[0] not in visited
    said = f"The opening hours of {names[1]} cannot be read and count as unknown."
    assert said in route["brief"]["assumptions"]
    must = tripai(*plan, "--must", names[0])
    assert must.code == 4
    assert "closed until 1 May 2027" in must.err


@pytest.mark.parametrize("whole", [0, 40, 4000], ids=["empty", "in the head", "further down"])
@pytest.mark.parametrize("name", ["bilbao", "rome"])
def test_a_damaged_file_is_named_and_blocks_only_itself(
    tripai: Run, home: Path, name: str, whole: int
) -> None:
    """A city of one's own, one that was fetched, and a list: each damaged at once."""
    text = (BUNDLED / "rome.toml").read_text(encoding="utf-8")
    text = text if name == "rome" else text.replace('name = "Rome"', 'name = "Bilbao"', 1)
    folders = [home / "places", home / "places" / "fetched", home / "places" / "imported" / "a.csv"]
    files = [folder / f"{name}.toml" for folder in folders]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text[:whole] + "[city", encoding="utf-8")
    plan = tripai("plan", "1 day in Rome", "--start", "2027-03-02", "--dry-run")
    assert plan.code == 0, plan.err
    assert tripai("places", "list").code == 0
    assert tripai("places", "list", "Rome").code == 0
    shown = tripai("places", "show", "Colosseum")
    assert shown.code == 0
    for outcome in (plan, shown):
        named = [line for line in outcome.err.splitlines() if line.startswith("Left out: ")]
        assert len(named) == len(set(named))
    # the list, and what was fetched, shadow nothing that is whole: read only where nothing else is
    assert f"Left out: {files[0]} " in shown.err
    listed = tripai("places", "list").err
    assert f"Left out: {files[2]} " in listed
    [found] = [c for c in tripai("doctor", "--json").document["checks"] if c["name"] == "places"]
    assert found["state"] in {"warning", "error"}
    assert str(files[0]) in found["message"]


def test_a_damaged_list_is_mended_by_importing_or_removed(
    tripai: Run, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,lat,lon\nA,41.9,12.49\n", encoding="utf-8")
    again = ("places", "import", str(file), "--city", "Rome")
    assert tripai(*again).code == 0
    kept = home / "places" / "imported" / "a.csv" / "rome.toml"
    whole = kept.read_bytes()
    for damaged in (whole[:20], whole[:-9]):
        kept.write_bytes(damaged)
        assert tripai(*again).code == 0
        assert kept.read_bytes() == whole
    for damaged, target in ((whole[:20], "rome"), (whole[:-9], "a.csv")):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(damaged)
        outcome = tripai("places", "remove", target, "--yes")
        assert (outcome.code, outcome.err.splitlines()[-1].split(" (")[0]) == (0, "Removed a.csv")
        assert not kept.exists()


def test_what_was_fetched_is_removed_by_its_city_only(tripai: Run, home: Path) -> None:
    folder = home / "places" / "fetched"
    folder.mkdir(parents=True)
    for name in ("rome", "lisbon"):
        (folder / f"{name}.toml").write_bytes((BUNDLED / f"{name}.toml").read_bytes())
    assert tripai("places", "remove", "fetched", "--yes").code == 3
    assert tripai("places", "remove", "Roma", "--yes").code == 0
    assert [file.name for file in folder.iterdir()] == ["lisbon.toml"]
