"""The head of a city that no file covers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tripai.errors import NotFoundError
from tripai.model import City
from tripai.places.city_header import city_header
from tripai.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as opened:
        yield opened


def head(gazetteer: Gazetteer, name: str) -> City:
    return city_header(gazetteer.find(name)[0], gazetteer)


def test_what_is_known_of_a_city(gazetteer: Gazetteer) -> None:
    city = head(gazetteer, "Bilbo")
    assert (city.ref, city.name, city.country, city.zone) == (
        "bilbao",
        "Bilbao",
        "ES",
        "Europe/Madrid",
    )
    assert (city.currency, city.lunch, city.dinner, city.subdivision) == ("EUR", None, None, None)
    assert city.base.name == "the centre of Bilbao"
    assert city.base.point == city.point


@pytest.mark.parametrize("said", ["Köln", "cologne", "KOLN", "Köln, DE", "ケルン"])
def test_it_is_called_as_people_call_it(gazetteer: Gazetteer, said: str) -> None:
    assert head(gazetteer, "Köln").is_called(said)


def test_namesakes_are_told_apart(gazetteer: Gazetteer) -> None:
    missouri, illinois = head(gazetteer, "Springfield"), head(gazetteer, "Springfield, IL")
    assert (missouri.name, missouri.subdivision) == ("Springfield", "MO")
    assert (illinois.name, illinois.ref) == ("Springfield, IL", "springfield-il")
    assert illinois.is_called("Springfield, IL")
    assert illinois.is_called("springfield, il, us")
    assert not illinois.is_called("Springfield")
    assert not missouri.is_called("Springfield, IL")
    texas = head(gazetteer, "Paris, TX")
    assert (texas.name, texas.is_called("Paris")) == ("Paris, TX", False)


def test_a_name_that_no_file_could_have(gazetteer: Gazetteer) -> None:
    found = replace(gazetteer.find("Bilbao")[0], name="ביליבאו")
    assert city_header(found, gazetteer).ref == "city-133263-177075"


def test_a_country_without_money(gazetteer: Gazetteer) -> None:
    with pytest.raises(NotFoundError, match="The currency of Bilbao, AQ, is not known"):
        city_header(replace(gazetteer.find("Bilbao")[0], country="AQ"), gazetteer)
