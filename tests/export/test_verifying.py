"""Every format says what the route says, and a file that does not is found out."""

from datetime import timedelta
from functools import cache

import pytest
import strange_routes
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.errors import MismatchError
from tripai.export import EXPORTERS
from tripai.export.verifying import CARRIED, READERS, verify
from tripai.publishing import export_route, render_all

FORMATS = sorted(CARRIED)
QUARTER = timedelta(minutes=15)


@cache
def exported(kind, name):
    return export_route(strange_routes.ROUTES[kind](), name)


def test_every_format_has_a_row_in_the_table_and_a_reader():
    assert set(CARRIED) == set(EXPORTERS.names())
    assert set(READERS.names()) | {"pdf"} == set(CARRIED)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", strange_routes.ROUTES)
def test_every_format_agrees_with_every_route(kind, name):
    route = strange_routes.ROUTES[kind]()
    assert verify(route, name, export_route(route, name)) == ()


def changed(route, **changes):
    """The route with the museum of its first day changed; `lat` moves the place."""
    day = route.days[0]
    museum = day.activities[2]
    if "lat" in changes:
        changes["place"] = museum.place.replaced(lat=museum.place.lat + changes.pop("lat"))
    activities = tuple(museum.replaced(**changes) if a is museum else a for a in day.activities)
    return route.replaced(days=(day.replaced(activities=activities), *route.days[1:]))


@pytest.mark.parametrize("name", FORMATS)
def test_a_changed_title_is_found_out(lisbon, name):
    found = verify(changed(lisbon, title="National Coach Museum"), name, exported("lisbon", name))
    assert found
    assert "National Coach Museum" in found[0]


@pytest.mark.parametrize("name", FORMATS)
def test_a_changed_start_is_found_out(lisbon, name):
    start = lisbon.days[0].activities[2].start - QUARTER
    found = verify(changed(lisbon, start=start), name, exported("lisbon", name))
    fields = CARRIED[name].fields
    told = {"start", "clock"} & fields
    assert len(found) == len(told) > 0
    assert all("National Tile Museum" in sentence for sentence in found)


@pytest.mark.parametrize("name", FORMATS)
def test_a_changed_end_is_found_out_where_it_is_told(lisbon, name):
    end = lisbon.days[0].activities[2].end + QUARTER
    found = verify(changed(lisbon, end=end), name, exported("lisbon", name))
    assert len(found) == len({"end", "clock"} & CARRIED[name].fields)


@pytest.mark.parametrize("name", FORMATS)
def test_a_moved_place_is_found_out(lisbon, name):
    found = verify(changed(lisbon, lat=0.0001), name, exported("lisbon", name))
    assert len(found) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_another_zone_with_the_same_clock_is_found_out_where_it_is_told(lisbon, name):
    found = verify(changed(lisbon, zone="Europe/London"), name, exported("lisbon", name))
    assert len(found) == len({"zone"} & CARRIED[name].fields)


@pytest.mark.parametrize("name", FORMATS)
def test_another_order_is_found_out(kyoto, name):
    day = kyoto.days[0]
    first, second, *others = day.activities
    swapped = day.replaced(activities=(second, first, *others))
    assert verify(kyoto.replaced(days=(swapped, kyoto.days[1])), name, exported("kyoto", name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_day_more_or_less_is_found_out(lisbon, name):
    data, shorter = exported("lisbon", name), lisbon.replaced(days=lisbon.days[:2])
    assert verify(lisbon, name, export_route(shorter, name))
    if name != "pdf":  # of which the days that are asked for are looked at
        assert verify(shorter, name, data)


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"ics"}))
def test_an_activity_on_another_day_is_found_out(kyoto, name):
    """A calendar has no days, only times."""
    first, second = kyoto.days
    moved = second.replaced(activities=(first.activities[-1], *second.activities))
    days = (first.replaced(activities=first.activities[:-1]), moved)
    assert verify(kyoto.replaced(days=days), name, exported("kyoto", name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_is_cut_off_is_found_out(lisbon, name):
    data = exported("lisbon", name)
    assert verify(lisbon, name, data[: len(data) // 2])
    assert verify(lisbon, name, b"")


@settings(max_examples=15, deadline=None)
@given(title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
@pytest.mark.parametrize("name", sorted({*FORMATS} - {"pdf"}))
def test_every_format_agrees_whatever_something_is_called(name, title):
    route = strange_routes.lisbon()
    route = changed(route.replaced(days=route.days[:1]), title=title, why=title)
    assert verify(route, name, export_route(route, name)) == ()


def test_a_difference_is_an_error_and_nothing_is_handed_out(lisbon, monkeypatch):
    from tripai.export import gpx

    shown = gpx.render
    monkeypatch.setattr(gpx, "render", lambda route: shown(route).replace(b"Castle", b"Tower"))
    assert set(render_all(lisbon, ["gpx", "kml"], {})) == {"gpx", "kml"}
    with pytest.raises(
        MismatchError, match=r"The gpx file .*'São Jorge Tower'.*'São Jorge Castle'"
    ):
        render_all(lisbon, ["kml", "gpx"], {}, verify=True)
