"""Files of somebody who means harm, or of none of the formats: one sentence, soon, and in little memory."""

import io
import json
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.errors import InputError
from tripai.readers import LARGEST_FILE, MOST_ROWS, READERS, markup, read_rows
from tripai.readers.rows import Fault, Row

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE kml [<!ENTITY l0 "lol">{LAUGHS}]><kml><Placemark><name>&l9;</name></Placemark></kml>'
OUTSIDE = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&x;</name></Placemark></kml>'


def packed(name: str, data: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return found.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_rows(data)
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (BOMB.encode(), "defines XML entities"),
        (BOMB.replace("kml", "gpx").encode(), "defines XML entities"),
        (OUTSIDE.encode(), "defines XML entities"),
        (packed("doc.kml", BOMB.encode()), "defines XML entities"),
        (packed("doc.kml", b"\0" * (LARGEST_FILE + 1)), "more than 32 MB"),
        (packed("doc.txt", b"<kml/>"), "holds no KML file"),
        (packed("doc.kml", b"<kml/>")[:-9], "cannot be unpacked"),
        (b"x" * (LARGEST_FILE + 1), "more than 32 MB"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\x89PNG\r\n\0\0\0", "is no list of places"),
        (b"<html><body/></html>", "neither GPX nor KML"),
        (b"<kml><Placemark>", "is not valid XML"),
        (b'<?xml version="1.0" encoding="klingon"?><kml/>', "is not valid XML"),
        (b"<kml/>", "holds no place"),
        (b"<kml><NetworkLink><Link/></NetworkLink></kml>", "only a link to a map"),
        (b"<gpx><trk/></gpx>", "has no way-points"),
        (b"<kml " + b"a='' " * 2**20 + b"/>", "an XML element with more than 4 MB"),
        (b"<gpx>" + b"<wpt><name>" * 150_000, "nested too deeply"),
        (b"<kml><Placemark>" + b"<name>" * 150_000, "nested too deeply"),
        (b"{", "is not valid JSON"),
        (b'{"type": 9}', "no GeoJSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'[1' + b"1" * 10_000 + b"]", "is not valid JSON"),
        (b"\xff\xfeA", "begins as UTF-16"),
        (b"Dear diary, today I went to Lisbon.", "has no header"),
        (b"name,lat,lon\n", "holds no place"),
        (b"name,lat,lon\n\"A" + b"x" * 200_000, "cannot be read in line"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_folders_in_folders_are_read_or_refused() -> None:
    for depth in (50, 20_000):
        inside = (
            "<Placemark><name>A</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
        )
        data = f"<kml>{'<Folder>' * depth}{inside}{'</Folder>' * depth}</kml>".encode()
        if depth == 50:
            assert read_rows(data) == [Row("placemark 1", "A", 2, 1)]
        else:
            assert "nested too deeply" in refusal(data)


@pytest.mark.parametrize("form", ["kml", "gpx"])
def test_elements_without_end_are_not_gathered(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 1000)
    endless = f"<{form}>".encode() + b"<wpt/>" * 10**6
    tracemalloc.start()
    assert "more than 1,000 XML elements" in refusal(endless)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * len(endless)


def test_more_rows_than_anybody_has_seen() -> None:
    assert "more than 100,000 rows" in refusal(b"name,lat,lon\n" + b"A,1,2\n" * (MOST_ROWS + 1))


def test_names_are_data() -> None:
    names = ["\x1b[31mred\x07", "[bold]x[/bold]", "../../etc/passwd", "=1+1", "\u202eabc\nd"]
    text = "name,lat,lon\n" + "".join(f'"{name}",1,2\n' for name in names)
    found = [row.name for row in read_rows(text.encode())]
    assert found == ["[31mred", "[bold]x[/bold]", "../../etc/passwd", "=1+1", "abc d"]


@given(st.sampled_from(READERS.names()), st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_rows_or_a_sentence(form: str, data: bytes) -> None:
    with suppress(InputError):
        assert all(isinstance(row, Row | Fault) for row in read_rows(data, form))


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.just(10**400)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("type", "geometry", "coordinates", "properties", "name", "location")),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(("geojson", "takeout")), st.lists(json_values, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_features_give_rows_or_faults(form: str, features: list[object]) -> None:
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    if features:
        assert len(read_rows(data, form)) == len(features)
