"""Our own JSON comes back equal, to the byte, whatever the route."""

from hypothesis import given, settings
from random_routes import routes

from tripai import export_route
from tripai.readers.route_json import read_route


@given(routes)
@settings(max_examples=12, deadline=None)
def test_a_route_comes_back_as_it_was_written(route):
    written = export_route(route, "json")
    found = read_route(written)
    assert found == route
    assert export_route(found, "json") == written
