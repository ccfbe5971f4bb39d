"""A city file of one's own makes its city plannable."""

import re
from pathlib import Path

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


def test_a_broken_file_is_named(tripai: Run, home: Path) -> None:
    (home / "places").mkdir(parents=True)
    (home / "places" / "broken.toml").write_text("[city", encoding="utf-8")
    outcome = tripai("plan", "2 days in Rome", "--start", "2027-03-02")
    assert outcome.code == 6
    assert "broken.toml" in outcome.err
