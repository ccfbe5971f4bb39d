from urllib.parse import parse_qs, urlsplit

import strange_routes
from markdown_it import MarkdownIt

from tripai.export._links import MOST_BETWEEN, day_links, google_url, openstreetmap_url
from tripai.export.maps import render

BAIXA, BELEM = (38.7115, -9.1375), (38.6979, -9.2067)


def queries(route):
    """The query of every link to directions, as a browser would send it."""
    tokens = MarkdownIt("commonmark").parse(render(route).decode())
    links = [
        child.attrs["href"]
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]
    parts = [urlsplit(link) for link in links]
    return [
        (part.netloc, {name: each for name, [each] in parse_qs(part.query).items()})
        for part in parts
        if "/dir" in part.path
    ]


def test_a_day_is_one_link_and_each_way_one_or_two(kyoto):
    found = queries(kyoto)
    google = [query for host, query in found if host == "www.google.com"]
    osm = [query for host, query in found if host == "www.openstreetmap.org"]
    day, first, *_ = google
    assert day["api"] == "1"
    assert day["origin"] == day["destination"] == "35.003900,135.768500"
    assert day["waypoints"].split("|")[0] == "34.994900,135.785000"
    assert len(day["waypoints"].split("|")) == 4
    assert "travelmode" not in day  # some of it by public transport
    assert first["travelmode"] == "transit"
    assert first["destination"] == "34.994900,135.785000"
    assert osm[0] == {
        "engine": "fossgis_osrm_foot",
        "route": "34.994900,135.785000;34.996900,135.780800",
    }
    assert len(osm) == 3  # on foot: one on the first day, two on the second


def test_a_long_day_is_split_where_google_takes_no_more():
    day = strange_routes.names_of_all_kinds().days[0]
    temple = day.activities[0]
    spots = [
        temple.replaced(id=f"s{n}", place=temple.place.replaced(lat=35 + n / 100))
        for n in range(24)
    ]
    route = strange_routes.names_of_all_kinds()
    links = day_links(route, day.replaced(activities=tuple(spots)))
    assert [link.part for link in links] == [1, 2, 3]
    assert {link.parts for link in links} == {3}
    ends = []
    for link in links:
        query = parse_qs(urlsplit(link.url).query)
        assert len(query["waypoints"][0].split("|")) <= MOST_BETWEEN
        assert len(link.url) < 2048
        ends += [query["origin"], query["destination"]]
    assert ends[1] == ends[2]
    assert ends[3] == ends[4]


def test_a_day_on_foot_says_so_and_a_day_without_a_way_has_no_link(lisbon):
    walked = lisbon.days[2]
    legs = [a.replaced(leg=a.leg.replaced(mode="walk")) for a in walked.activities]
    home = walked.way_home.replaced(mode="walk")
    [link] = day_links(lisbon, walked.replaced(activities=tuple(legs), way_home=home))
    assert parse_qs(urlsplit(link.url).query)["travelmode"] == ["walking"]
    nowhere = strange_routes.nowhere()
    assert [day_links(nowhere, day) for day in nowhere.days] == [(), ()]
    assert queries(nowhere) == []


def test_addresses():
    assert google_url((BAIXA, BELEM), "drive") == (
        "https://www.google.com/maps/dir/?api=1&origin=38.711500%2C-9.137500"
        "&destination=38.697900%2C-9.206700&travelmode=driving"
    )
    assert openstreetmap_url(BAIXA, BELEM, "transit") == ""
    assert "fossgis_osrm_car" in openstreetmap_url(BAIXA, BELEM, "drive")


def test_sources_are_told(lisbon):
    assert "- Places, hours and prices: catalogue (MIT), as of 2024." in render(lisbon).decode()
