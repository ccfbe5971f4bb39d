"""A city file of one's own makes its city plannable."""

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


def test_a_broken_file_is_named(tripai: Run, home: Path) -> None:
    (home / "places").mkdir(parents=True)
    (home / "places" / "broken.toml").write_text("[city", encoding="utf-8")
    outcome = tripai("plan", "2 days in Rome", "--start", "2027-03-02")
    assert outcome.code == 6
    assert "broken.toml" in outcome.err
