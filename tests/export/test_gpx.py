import math
from pathlib import Path
from xml.etree import ElementTree

import pytest
import strange_routes
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.export._xml import degrees
from tripai.export.gpx import NAMESPACE, render
from tripai.readers import plan_gpx

SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("gpx_1_1.xsd"))
IN = {"": NAMESPACE}


def parsed(route):
    return ElementTree.fromstring(render(route))


@pytest.mark.parametrize("kind", strange_routes.ROUTES)
def test_it_is_valid_by_the_schema(kind):
    SCHEMA.validate(render(strange_routes.ROUTES[kind]()))


@pytest.mark.parametrize(
    ("of", "to"),
    [
        (b"<gpx ", b'<gpx extra="" '),
        (b'version="1.1"', b'version="1.0"'),
        (b'lon="-9.1375"', b'lon="180"'),
        (b'lat="38.7115"', b'lat="1e-05"'),
        (b"<number>1</number>", b"<number>one</number>"),
        (b"<type>base</type>", b"<type>base</type><name>after it</name>"),
    ],
)
def test_the_schema_refuses_what_is_not_gpx(lisbon, of, to):
    assert not SCHEMA.is_valid(render(lisbon).replace(of, to))


def test_a_way_point_for_each_place_and_a_route_for_each_day(lisbon):
    gpx = parsed(lisbon)
    names = [point.findtext("name", None, IN) for point in gpx.iterfind("wpt", IN)]
    assert len(names) == len(set(names)) == 1 + 5 + 4 + 2
    routes = list(gpx.iterfind("rte", IN))
    assert [rte.findtext("name", None, IN) for rte in routes] == [
        "Day 1: Friday 4 December",
        "Day 2: Saturday 5 December",
        "Day 3: Sunday 6 December",
    ]
    points = [point.findtext("name", None, IN) for point in routes[2].iterfind("rtept", IN)]
    assert points == ["Baixa", "Jerónimos Monastery", "Lunch in Belém", "Baixa"]


def test_times_are_utc(kyoto):
    [first, *_] = parsed(kyoto).iterfind("rte/rtept[type='visit']", IN)
    assert first.findtext("time", None, IN) == "2027-04-03T00:45:00Z"


def test_sources_dates_and_what_is_on_no_map_are_told(lisbon):
    gpx = parsed(lisbon)
    about = gpx.findtext("metadata/desc", None, IN)
    assert "Places, hours and prices: catalogue (MIT), as of 2024." in about
    first = gpx.findtext("rte/desc", None, IN)
    assert "Weather: forecast of 22 November 2026 by Open-Meteo.com (CC BY 4.0)." in first
    assert "Not on the map: 09:50–10:30 Humberto Delgado Airport (LIS) to Baixa" in first
    assert "Tiles first, then Alfama *up to* the castle." in first
    [show] = gpx.iterfind("rte/rtept[type='event']", IN)
    assert "Fixed: it stays when the plan changes." in show.findtext("desc", None, IN)


def test_our_own_reader_finds_the_plan_in_it(lisbon):
    plan = plan_gpx.read(render(lisbon))
    said = [[item.said for item in day.items if item.said != "Baixa"] for day in plan.days]
    assert said[2] == ["Jerónimos Monastery", "Lunch in Belém"]
    assert [day.number for day in plan.days] == [1, 2, 3]


@settings(max_examples=200)
@given(st.floats(-180, 180))
def test_a_coordinate_is_a_decimal_number_to_a_centimetre(value):
    written = degrees(value)
    assert "e" not in written
    assert -180 <= float(written) < 180
    apart = abs(float(written) - value)
    assert min(apart, 360 - apart) <= 6e-8 or math.isclose(apart, 360, abs_tol=6e-8)
