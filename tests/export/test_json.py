import json

import jsonschema
import pytest

from tripai.export.json import render, schema
from tripai.model import Route


def test_the_json_of_a_route(lisbon, golden):
    golden("lisbon.json", render(lisbon))


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_it_fits_its_schema(city, request):
    route = json.loads(render(request.getfixturevalue(city)))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(route, schema())
    del route["schema_version"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(route, schema())


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_nothing_is_lost(city, request):
    route = request.getfixturevalue(city)
    written = json.loads(render(route))
    assert written.pop("schema_version") == 1
    assert Route.model_validate(written) == route


def test_names_are_readable_and_the_way_home_is_called_return(kyoto):
    text = render(kyoto).decode()
    assert "清水寺" in text
    assert text.endswith("}\n")
    assert json.loads(text)["days"][0]["return"]["minutes"] == 30
