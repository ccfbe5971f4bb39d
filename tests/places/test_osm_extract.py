"""Extracts of OpenStreetMap: what is in them, where it is, and files that are none."""

from datetime import date
from pathlib import Path

import pytest

from map_extracts import BILBAO, MUSEUMS, write_extract
from tripai.errors import InputError
from tripai.geo import distance_m
from tripai.places import osm_extract
from tripai.places.osm_extract import read_extract
from tripai.places.osm_tags import Feature

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "bilbao.osm.pbf"
    write_extract(path, plain_nodes=2000)
    return path


@pytest.fixture(scope="module")
def features(extract: Path) -> dict[str, Feature]:
    found, _ = read_extract(extract, BILBAO, TODAY)
    return {f"{feature.kind}-{feature.number}": feature for feature in found}


def test_it_tells_of_which_day_it_is(extract: Path) -> None:
    assert read_extract(extract, BILBAO, TODAY)[1] == date(2019, 5, 1)


def test_nodes_ways_and_relations_are_found_with_their_true_ids(
    features: dict[str, Feature],
) -> None:
    museums = {
        ref: f.tags["name"] for ref, f in features.items() if f.tags.get("tourism") == "museum"
    }
    assert museums == {
        "node-101": MUSEUMS[0],
        "node-102": MUSEUMS[1],
        "node-106": "Museo de Horas Raras",
        "way-901": MUSEUMS[2],
        "way-902": MUSEUMS[3],
        "relation-77": MUSEUMS[4],
    }  # fmt: skip
    assert {features[ref].edited for ref in museums} == {2019}


def test_what_is_drawn_is_where_it_is_drawn(features: dict[str, Feature]) -> None:
    drawn = [f for f in features.values() if f.kind != "node"]
    assert len(drawn) == 4
    assert all(distance_m((f.lat, f.lon), BILBAO) < 1000 for f in drawn)
    assert len({(f.lat, f.lon) for f in drawn}) == 4


def test_what_is_far_away_or_no_place_is_left_out(features: dict[str, Feature]) -> None:
    names = {feature.tags["name"] for feature in features.values()}
    assert names.isdisjoint({"Louvre", "Ercilla"})
    assert len(features) == 400 + 6 + 4  # restaurants, other nodes, what is drawn


@pytest.mark.parametrize("kept", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_an_extract_that_is_cut_short_is_refused(
    extract: Path, tmp_path: Path, kept: float
) -> None:
    data = extract.read_bytes()
    short = tmp_path / "short.osm.pbf"
    short.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(InputError, match=r"^short\.osm\.pbf cannot be read as an OpenStreetMap"):
        read_extract(short, BILBAO, TODAY)


@pytest.mark.parametrize("data", [b"", b"hello " * 50, b"\0" * 500, b"\0\0\0\x0e\n\tOSMHeader"])
def test_what_is_no_extract_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "no.osm.pbf"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"cannot be read as an OpenStreetMap extract: .*\.$"):
        read_extract(file, BILBAO, TODAY)


def test_five_gigabytes_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "planet.osm.pbf"
    with file.open("wb") as opened:
        opened.truncate(5 * 1024**3)  # a hole: it takes no room on the disk
    with pytest.raises(InputError, match=r"more than 1 GB\.$"):
        read_extract(file, BILBAO, TODAY)


def test_memory_is_no_table_of_all_positions() -> None:
    """The file is read for what is wanted; `with_locations` and areas would keep every node."""
    source = Path(osm_extract.__file__).read_text(encoding="utf-8")
    assert "with_locations" not in source
    assert "with_areas" not in source
