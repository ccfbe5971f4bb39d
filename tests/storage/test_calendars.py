import pytest
from random_routes import route

from tripai.errors import InputError


def test_a_calendar_is_begun_kept_and_forgotten(store):
    saved = store.save(route())
    assert store.calendars.of(saved) is None
    assert store.calendars.begin(saved, None) is None
    assert store.calendars.of(saved) == ""
    assert store.calendars.keep(saved, "mine") == "mine"
    assert store.calendars.keep(saved, "of another run") == "mine"
    assert store.calendars.begin(saved, None) == store.calendars.begin(saved, "older") == "mine"
    assert store.calendars.begin(saved, "mine") is None
    assert store.calendars.keep(saved, "a second") == store.calendars.of(saved) == "a second"
    store.calendars.forget(saved)
    store.calendars.forget(saved)
    assert store.calendars.of(saved) is None


def test_it_goes_with_its_route(store):
    saved = store.save(route())
    store.calendars.begin(saved, None)
    store.calendars.keep(saved, "mine")
    store.delete(saved.slug)
    assert store.calendars.of(saved) is None


def test_a_route_that_is_not_saved_has_none(store):
    with pytest.raises(InputError, match="is not saved"):
        store.calendars.begin(route(), None)
