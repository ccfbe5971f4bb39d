import re
import subprocess
import sys

import pytest
import sample_routes

from tripai.errors import InputError, ServiceError
from tripai.export import EXPORTERS, SUFFIXES
from tripai.registry import Registry


def test_a_name_stands_for_what_it_imports():
    assert Registry({"root": "math:sqrt"}, what="function").load("root")(9) == 3


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(InputError, match="no export format 'docx'") as caught:
        EXPORTERS.load("docx")
    assert (
        caught.value.hint
        == "Choose one of: csv, geojson, gpx, html, ics, json, kml, maps, markdown, pdf."
    )


def test_a_missing_package_is_named_with_what_to_install():
    registry = Registry(
        {"odt": "no_such_package.writer:render"}, what="format", hints={"odt": "pip install odt"}
    )
    with pytest.raises(ServiceError, match=r"'odt' needs a package .*no_such_package") as caught:
        registry.load("odt")
    assert caught.value.hint == "pip install odt"


def test_a_fault_of_our_own_is_not_called_a_missing_package():
    with pytest.raises(ImportError, match=r"tripai\.nowhere"):
        Registry({"x": "tripai.nowhere:render"}, what="format").load("x")


def test_every_exporter_loads_and_has_a_suffix():
    assert set(EXPORTERS.names()) == set(SUFFIXES)
    for name in EXPORTERS.names():
        assert callable(EXPORTERS.load(name))
        assert re.fullmatch(r"(-[a-z]+)?\.[a-z]+", SUFFIXES[name])


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_the_same_route_gives_the_same_bytes_in_another_process(city, request):
    code = (
        "import sys, hashlib, json; from tripai.export import EXPORTERS\n"
        "from tripai.model import Route; data = json.load(sys.stdin); data.pop('schema_version')\n"
        "route = Route.model_validate(data)\n"
        "print([hashlib.sha256(EXPORTERS.load(n)(route)).hexdigest() for n in EXPORTERS.names()])"
    )
    route = EXPORTERS.load("json")(request.getfixturevalue(city))
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], input=route, capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(digests) == 1


def test_listing_the_formats_imports_none_of_their_libraries():
    code = (
        "import sys; from tripai.export import EXPORTERS; EXPORTERS.names()\n"
        "heavy = ('reportlab', 'icalendar', 'fontTools', 'pydantic')\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_file_is_written_without_what_reads_it_back_or_writes_others():
    code = (
        "import sys; from tripai import export_route; from tripai.model import Route\n"
        "route = Route.model_validate_json(sys.stdin.buffer.read())\n"
        "for name in ('html', 'gpx', 'kml', 'geojson', 'csv', 'maps', 'markdown'):\n"
        "    export_route(route, name)\n"
        "others = ('reportlab', 'icalendar', 'fontTools', 'pypdf', 'markdown_it', 'defusedxml')\n"
        "print([module for module in others if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=sample_routes.lisbon().model_dump_json(by_alias=True), capture_output=True,
        text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
