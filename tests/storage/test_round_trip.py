import pytest
from hypothesis import given, settings
from random_routes import NOW, routes, travellers

from tripai.storage import open_store


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("kept") / "tripai.db", now=lambda: NOW) as opened:
        yield opened


@given(routes)
@settings(max_examples=24, deadline=None)
def test_a_route_comes_back_as_it_was_saved(kept, route):
    saved = kept.save(route, "plan")
    assert saved == route.replaced(number=saved.number, slug=saved.slug, revision=1)
    loaded = kept.load(saved.slug)
    assert loaded == saved
    assert loaded.model_dump_json() == saved.model_dump_json()


@given(travellers)
@settings(max_examples=40, deadline=None)
def test_the_traveller_comes_back(kept, traveller):
    kept.save_traveller(traveller)
    assert kept.traveller() == traveller
