"""Two formats for maps, which GDAL has to open as we do."""

import json
from itertools import pairwise
from xml.etree import ElementTree

import pyogrio
import pytest
import strange_routes

from tripai.export import geojson, kml
from tripai.export._stops import stops

KML = {"": kml.NAMESPACE}


def layers(path):
    return [name for name, _ in pyogrio.list_layers(path)]


def opened(path, layer):
    """The fields of a layer as GDAL reads them, by name, and its shapes."""
    about, _, shapes, values = pyogrio.raw.read(path, layer=layer)
    return dict(zip(about["fields"], values, strict=True)), shapes


@pytest.mark.parametrize("kind", ["lisbon", "kyoto", "date line", "names", "nowhere"])
def test_gdal_opens_kml_with_a_layer_for_each_day(kind, tmp_path):
    route, path = strange_routes.ROUTES[kind](), tmp_path / "trip.kml"
    path.write_bytes(kml.render(route))
    assert len(layers(path)) == len(route.days)
    for layer, day in zip(layers(path), route.days, strict=True):
        fields, shapes = opened(path, layer)
        assert len(shapes) == len(stops(route, day)) + 2  # the base and the way
        titles = [" ".join(stop.activity.title.split()) for stop in stops(route, day)]
        assert [name.isprintable() for name in fields["Name"]] == [True] * len(shapes)
        if kind != "names":
            assert list(fields["Name"][1:-1]) == titles


@pytest.mark.parametrize("kind", ["lisbon", "kyoto", "date line", "names", "nowhere", "30 days"])
def test_gdal_opens_geojson_with_a_feature_for_each_activity(kind, tmp_path):
    route, path = strange_routes.ROUTES[kind](), tmp_path / "trip.geojson"
    path.write_bytes(geojson.render(route))
    fields, shapes = opened(path, "trip")
    kinds = [each for each in fields["kind"] if each not in {"day", "base"}]
    assert kinds == [activity.kind for activity in route.activities]
    assert len(shapes) == len(route.activities) + 2 * len(route.days)
    unplaced = sum(shape is None for shape in shapes)
    known = sum(len(stops(route, day)) for day in route.days)
    alone = sum(not stops(route, day) and not day.way_home for day in route.days)
    assert unplaced == len(route.activities) - known + alone


def features(route, kind):
    whole = json.loads(geojson.render(route))
    return [each for each in whole["features"] if each["properties"]["kind"] == kind]


def test_a_line_is_cut_at_the_date_line():
    [day] = features(strange_routes.across_the_date_line(), "day")
    assert day["geometry"]["type"] == "MultiLineString"
    first, *_, last = day["geometry"]["coordinates"]
    assert first[0] == [178.44, -18.14]
    assert last[-1] == [178.44, -18.14]
    for part in day["geometry"]["coordinates"]:
        assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(part))
    ends = [part[-1][0] for part in day["geometry"]["coordinates"][:-1]]
    starts = [part[0][0] for part in day["geometry"]["coordinates"][1:]]
    assert [-end for end in ends] == starts


def test_a_position_is_longitude_and_latitude(lisbon):
    [show] = features(lisbon, "event")
    assert show["geometry"] == {"type": "Point", "coordinates": [-9.1319, 38.71]}
    assert show["properties"]["locked"] is True


def test_both_say_where_the_facts_are_from(lisbon):
    told = "Places, hours and prices: catalogue (MIT), as of 2024."
    assert told in json.loads(geojson.render(lisbon))["sources"]
    document = ElementTree.fromstring(kml.render(lisbon)).find("Document", KML)
    assert told in document.findtext("description", None, KML)
    day = document.find("Folder", KML).findtext("description", None, KML)
    assert "Tiles first" in day
    assert "forecast of 22 November 2026" in day


def test_days_have_colours_and_times_their_offsets(kyoto):
    document = ElementTree.fromstring(kml.render(kyoto)).find("Document", KML)
    colours = [
        style.findtext("LineStyle/color", None, KML) for style in document.iterfind("Style", KML)
    ]
    assert colours[:2] == ["ff6b5617", "ff1f40b3"]
    assert colours[0][6:] + colours[0][4:6] + colours[0][2:4] == "17566b"
    begin = document.findtext("Folder/Placemark/TimeSpan/begin", None, KML)
    assert begin == "2027-04-03T09:45:00+09:00"


def test_a_description_is_read_and_not_obeyed():
    """Programs take descriptions for HTML."""
    document = ElementTree.fromstring(kml.render(strange_routes.names_of_all_kinds()))
    texts = [each.text for each in document.iter(f"{{{kml.NAMESPACE}}}description")]
    assert any("&lt;script&gt;alert('x')&lt;/script&gt;" in text for text in texts)
    assert not any("<script" in text for text in texts)
