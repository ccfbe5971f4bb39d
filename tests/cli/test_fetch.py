"""Any city, from a network that speaks as OpenStreetMap's does: fetched, planned, kept."""

import re
import socket
from pathlib import Path

import pytest
from running import Run

from loopback import Answer, Request
from map_servers import asked, map_services, overpass, told
from osm_samples import node, town
from tripai.export import EXPORTERS
from tripai.network import Network

PLAN = ("plan", "2 days in Bilbao, art", "--start", "2027-03-02")
OSM = "© OpenStreetMap contributors"


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No test waits a second before it asks again."""
    monkeypatch.setitem(Network.__init__.__kwdefaults__, "pause", 0.01)
    return monkeypatch


def test_a_plan_fetches_what_it_needs_and_says_so(
    tripai: Run, patch: pytest.MonkeyPatch, home: Path
) -> None:
    with map_services(patch) as server:
        first = tripai(*PLAN)
        assert first.code == 0, first.err
        assert asked(server) == ["/overpass", "/wikidata"]
        assert "around:7000,43.26271" in server.requests[0].form["data"]
    said = first.err.splitlines()
    assert said[0] == "Bilbao is not covered yet: its places are fetched."
    assert said[1].startswith("Asking OpenStreetMap (127.0.0.1:")
    assert said[1].endswith(") what there is within 7 km of Bilbao ...")
    assert said[2] == "Asking Wikidata how well known 6 of them are ..."
    assert said[3] == (
        "Bilbao: 8 places to visit (museum 3, church 1, market 1, square 1 and park 1 ...), "
        "4 areas for meals; the hours of 7 are known."
    )
    words = " ".join(first.out.split())
    assert "Guggenheim Museum Bilbao" in words
    assert "The places of Bilbao are OpenStreetMap's of 2026-11-21" in words
    assert (
        f"{OSM}, https://www.openstreetmap.org/copyright (ODbL 1.0), taken on 2026-11-21" in words
    )
    assert "What a meal costs in Bilbao is not known" in words
    assert (home / "places" / "fetched" / "bilbao.toml").is_file()
    patch.setenv("TRIPAI_OFFLINE", "1")
    again = tripai(*PLAN, "--name", "again")
    assert "fetched" not in again.err
    assert again.out.replace("again", "bilbao-2-days").replace("no. 2", "no. 1") == first.out


def test_true_ids_and_the_licence_are_in_every_export(
    tripai: Run, patch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with map_services(patch):
        route = tripai(*PLAN, "--json").document
    visits = [a["place"] for day in route["days"] for a in day["activities"] if a["place"]]
    assert {"openstreetmap:bilbao/node-1", "openstreetmap:bilbao/node-2"} <= {
        v["ref"] for v in visits
    }
    assert {OSM in v["provenance"]["attribution"] for v in visits} == {True}
    assert [f for f in route["findings"] if f["severity"] == "error"] == []
    out = tmp_path / "out"
    out.mkdir()
    assert tripai("export", "--to", ",".join(EXPORTERS.names()), "-o", f"{out}/").code == 0
    files = list(out.iterdir())
    assert len(files) == len(EXPORTERS.names())
    for file in files:
        read = _words if file.suffix == ".pdf" else _unfolded
        assert OSM in read(file), file
        assert "ODbL 1.0" in read(file), file


def _unfolded(file: Path) -> str:
    return file.read_bytes().replace(b"\r\n ", b"").decode()


def _words(pdf: Path) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_fetch_and_then_look(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch) as server:
        assert tripai("places", "fetch", "Bilbao").code == 0
        again = tripai("places", "fetch", "bilbo")
        assert again.code == 0
        assert again.err == (
            "Bilbao is here already, of 2026-11-21, with 12 places: --refresh fetches it again.\n"
        )
        assert len(server.requests) == 2
        renewed = tripai("places", "fetch", "Bilbao", "--refresh", "--json")
        assert len(server.requests) == 4
    assert {place["category"] for place in renewed.document["places"]} >= {"museum", "meal-area"}
    shown = tripai("places", "show", "Guggenheim", "--city", "Bilbao").out
    assert "grade B: agrees with openstreetmap" in " ".join(shown.split())
    assert "2026-11-21" in shown
    listed = {tuple(line.split()) for line in tripai("places", "list").out.splitlines()}
    assert ("Bilbao", "ES", "EUR", "OpenStreetMap", "2026-11-21") in listed
    assert ("Lisbon", "Lisboa", "PT", "EUR", "in", "the", "box") in listed


def test_a_city_in_the_box_is_not_fetched(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch) as server:
        outcome = tripai("places", "fetch", "Lisboa")
    assert (outcome.code, server.requests) == (0, [])
    assert re.match(r"Lisbon is in the box, with \d+ places: nothing is fetched\.", outcome.err)


@pytest.mark.parametrize("command", [PLAN, ("places", "fetch", "Bilbao")], ids=" ".join)
def test_offline(tripai: Run, command: tuple[str, ...]) -> None:
    outcome = tripai(*command)
    assert outcome.code == (3 if command == PLAN else 5)
    if command == PLAN:
        assert outcome.err == (
            "Bilbao is not covered.\nFetch it from OpenStreetMap: tripai places fetch Bilbao; or "
            "bring your own places: tripai places import FILE --city Bilbao.\n"
        )


def test_the_option_offline_forbids_it_too(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch) as server:
        assert tripai(*PLAN, "--offline").code == 3
    assert server.requests == []


def test_nobody_answers(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        patch.delenv("TRIPAI_OFFLINE")
        patch.setenv("TRIPAI_OVERPASS_URL", f"{url}/a {url}/b")
        outcome = tripai(*PLAN)
        assert outcome.code == 3
        assert outcome.err.splitlines()[-2].startswith(
            "Bilbao is not covered, and its places cannot be fetched: OpenStreetMap cannot be asked: "
        )
        assert "Connection refused" in outcome.err
        assert "tripai places import FILE --city Bilbao" in outcome.err
        assert tripai("places", "fetch", "Bilbao").code == 5


def test_a_city_in_the_box_asks_nobody_for_places(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch) as server:
        patch.setenv("TRIPAI_WEATHER_URL", "")
        assert tripai("plan", "1 day in Lisbon", "--start", "2027-03-02").code == 0
    assert server.requests == []


def test_without_wikidata_only_fame_is_lost(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch, known=lambda _: Answer(status=500)) as server:
        outcome = tripai("places", "fetch", "Bilbao")
    assert outcome.code == 0
    assert asked(server) == ["/overpass", "/wikidata"]
    assert "Wikidata answered 500 Internal Server Error." in outcome.err
    assert "How well known 6 of them are is guessed from their tags." in outcome.err
    assert tripai(*PLAN, "--offline").code == 0


def test_nothing_there(tripai: Run, patch: pytest.MonkeyPatch, home: Path) -> None:
    with map_services(patch, lambda _: overpass([node(1, 0, 0, "amenity=cafe")])):
        outcome = tripai("places", "fetch", "Bilbao")
    assert outcome.code == 3
    assert outcome.err.splitlines()[-1] == "OpenStreetMap has nothing to see within 7 km of Bilbao."
    assert not (home / "places").exists()


def test_a_refresh_that_fails_leaves_what_was_there(
    tripai: Run, patch: pytest.MonkeyPatch, home: Path
) -> None:
    with map_services(patch):
        tripai("places", "fetch", "Bilbao")
    kept = (home / "places" / "fetched" / "bilbao.toml").read_bytes()
    with map_services(
        patch, lambda _: told({"elements": [], "remark": "runtime error: timed out"})
    ):
        assert tripai("places", "fetch", "Bilbao", "--refresh").code == 5
    assert (home / "places" / "fetched" / "bilbao.toml").read_bytes() == kept


@pytest.mark.parametrize(
    ("said", "name", "note"),
    [
        ("Springfield, IL", "Springfield, IL", "within 5 km of Springfield, IL"),
        ("Springfield", "Springfield", "is taken to be Springfield, MO, US; others are 'Springfield, MA, US', "),
        ("Köln", "Köln", "within 10 km of Köln"),
        ("St Petersburg", "Saint Petersburg", "is taken to be Saint Petersburg, RU; others are 'St. Petersburg, FL, US'."),
        ("Sankt-Peterburg", "Saint Petersburg", "within 15 km"),
    ],
)  # fmt: skip
def test_cities_by_the_names_people_use(
    tripai: Run, patch: pytest.MonkeyPatch, said: str, name: str, note: str
) -> None:
    def answer(request: Request) -> Answer:
        """A museum at the centre that was asked for."""
        found = re.search(r"around:\d+,([-.\d]+),([-.\d]+)\)", request.form["data"])
        assert found
        museum = {"type": "node", "id": 5, "lat": float(found[1]), "lon": float(found[2]),
                  "tags": {"tourism": "museum", "name": "Museum of Everything", "opening_hours": "10:00-18:00"}}  # fmt: skip
        return told({"elements": [museum]})

    with map_services(patch, answer) as server:
        outcome = tripai("plan", f"a day in {said}", "--start", "2027-03-02", "--json")
        assert outcome.code == 0, outcome.err
        assert outcome.document["brief"]["stays"][0]["city"] == name
        assert len(server.requests) == 1
        told_again = tripai(
            "plan",
            "a day, must see the Museum of Everything",
            "--city",
            said,
            "--start",
            "2027-03-02",
        )
        assert told_again.code == 0, told_again.err
        assert len(server.requests) == 1
        assert note in tripai("places", "fetch", said, "--refresh").err


def test_a_fetched_city_has_its_other_names_offline_too(
    tripai: Run, patch: pytest.MonkeyPatch, home: Path
) -> None:
    with map_services(patch):
        assert tripai("places", "fetch", "Bilbao").code == 0
    file = home / "places" / "fetched" / "bilbao.toml"
    file.write_text(re.sub("(?m)^names = .*$", "", file.read_text()))  # as if nobody had known them
    patch.setenv("TRIPAI_OFFLINE", "1")
    for said in ("Bilbau", "ビルバオ"):
        assert tripai("plan", "a day", "--city", said, "--start", "2027-03-02").code == 0
        assert said in file.read_text()


def test_a_village_that_the_gazetteer_does_not_know(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    museum = {"type": "way", "id": 5, "center": {"lat": 47.56, "lon": 13.65},
              "tags": {"tourism": "museum", "name": "Welterbemuseum"}}  # fmt: skip
    with map_services(patch, lambda _: told({"elements": [museum]})) as server:
        outcome = tripai("plan", "a day", "--city", "Hallstatt", "--start", "2027-03-02")
        assert outcome.code == 0, outcome.err
        assert asked(server) == ["/nominatim/search", "/overpass"]
        assert tripai("plan", "a day", "--city", "hallstatt", "--start", "2027-03-02").code == 0
        assert len(server.requests) == 2
        qualified = tripai(
            "plan", "a day", "--city", "Hallstatt, Salzkammergut", "--start", "2027-03-02"
        )
        assert qualified.code == 0, qualified.err
    assert "Hallstatt is taken to be Hallstatt, AT, near Europe/Vienna." in outcome.err
    assert "openstreetmap:hallstatt/way-5" in tripai("show", "1", "--json").out


def test_nobody_knows_such_a_city(tripai: Run, patch: pytest.MonkeyPatch) -> None:
    with map_services(patch, found=[]):
        outcome = tripai("plan", "a day", "--city", "Xyzzyville", "--start", "2027-03-02")
    assert outcome.code == 3
    assert "No city or village is known as 'Xyzzyville'." in outcome.err


@pytest.mark.parametrize("name", ["", "  ", "?!", "x" * 200])
def test_what_is_no_name(tripai: Run, patch: pytest.MonkeyPatch, name: str) -> None:
    with map_services(patch) as server:
        assert tripai("places", "fetch", name).code == 2
    assert server.requests == []


HOSTILE = "[bold red]Evil\x1b]0;x\x07\u202e & <b>*Museum*</b> =cmd|'/c'!A1 \\N {x} \u2028 end"


def test_hostile_names_do_nothing(tripai: Run, patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    evil = node(66, 100, 100, "tourism=museum wikidata=Q666", name=HOSTILE, opening_hours="24/7",
                **{"description:en": "\x1b[2J" + HOSTILE, "addr:street": "x" * 999})  # fmt: skip
    with map_services(patch, lambda _: overpass([*town(), evil])):
        plan = tripai("plan", "a day in Bilbao", "--start", "2027-03-02")
    assert plan.code == 0, plan.err
    assert "[bold red]Evil" in plan.out
    assert not set("\x1b\x07\u202e\u2028") & set(plan.out + plan.err)
    shown = tripai("places", "list", "Bilbao").out
    assert not set("\x1b\x07\u202e\u2028") & set(shown)
    formats = ",".join(EXPORTERS.names())
    verified = tripai("export", "--to", formats, "-o", f"{tmp_path}/", "--verify")
    assert verified.code == 0, verified.err
