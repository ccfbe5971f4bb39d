"""One list of places in every format, and what each format has of its own."""

import io
import json
import zipfile
from contextlib import suppress
from decimal import Decimal

import pytest

from tripai.errors import InputError
from tripai.readers import READERS, format_of, read_rows
from tripai.readers.rows import Fault, Row

TOWER, CAFE = ("Torre de Belém", 38.6916, -9.216), ("Café, “Ação”", 38.71, -9.14)
CSV = """name,lat,lon,notes
Torre de Belém,38.6916,-9.2160,go early
"Café, “Ação”",38.71,-9.14,
"""
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>My map</name>
<Style id="s"/><Folder><name>Sights</name>
<Placemark><name>Torre de Belém</name><description><![CDATA[go&nbsp;<b>early</b><br>]]></description>
<Point><coordinates>
  -9.2160,38.6916,0
</coordinates></Point></Placemark></Folder>
<Placemark><name>Café, “Ação”</name><Point><coordinates>-9.14,38.71</coordinates></Point></Placemark>
</Document></kml>"""
GPX = """<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="38.6916" lon="-9.2160"><ele>3</ele><name>Torre de Belém</name><desc>go early</desc></wpt>
<wpt lat="38.71" lon="-9.14"><name>Café, “Ação”</name></wpt>
<trk><trkseg><trkpt lat="1" lon="1"><name>no</name></trkpt></trkseg></trk></gpx>"""


def feature(name: str, lat: float, lon: float, **said: object) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": {"name": name, **said}}


def collection(*features: object) -> bytes:
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False).encode()


def takeout(name: str, lat: float, lon: float, **said: object) -> dict[str, object]:
    location = {"address": "1 Street", "country_code": "PT", "name": name}
    own = {"google_maps_url": "http://maps.google.com/?cid=1", "location": location}
    return feature(name, lat, lon) | {"properties": own | {"date": "2024-05-01"} | said}


def kmz(text: str, name: str = "doc.kml") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("images/icon.png", b"\x89PNG")
        archive.writestr(name, text)
    return packed.getvalue()


def rows_or_nothing(data: bytes) -> list[Row | Fault]:
    """What a file says; nothing where it is refused, which is done in a sentence."""
    with suppress(InputError):
        return read_rows(data)
    return []


FILES = {
    "csv": CSV.encode(),
    "geojson": collection(feature(*TOWER, note="go early"), feature(*CAFE)),
    "gpx": GPX.encode(),
    "kml": KML.encode(),
    "kmz": kmz(KML),
    "takeout": collection(takeout(*TOWER, Comment="go early"), takeout(*CAFE)),
}


def test_every_format_is_tried() -> None:
    assert set(FILES) == set(READERS.names())


@pytest.mark.parametrize("form", FILES)
def test_one_list_in_every_format(form: str) -> None:
    data = FILES[form]
    assert format_of(data) == form
    tower, cafe = read_rows(data)
    assert isinstance(tower, Row)
    assert isinstance(cafe, Row)
    assert ((tower.name, tower.lat, tower.lon), (cafe.name, cafe.lat, cafe.lon)) == (TOWER, CAFE)
    assert (tower.note, cafe.note) == ("go early", "")
    assert (tower.hours, tower.notes, cafe.notes) == (None, (), ())


@pytest.mark.parametrize("form", FILES)
def test_a_file_of_a_format_may_be_called_something_else(form: str) -> None:
    others = set(FILES) - {form, "takeout", "geojson"}  # each of the two is the other as well
    for other in others:
        with pytest.raises(InputError):
            read_rows(FILES[form], other)


@pytest.mark.parametrize("form", FILES)
def test_a_file_that_is_cut_short_is_refused_or_read_as_far_as_it_goes(form: str) -> None:
    """At every length: a sentence or rows, and nothing else."""
    data = FILES[form]
    whole = read_rows(data)
    for length in range(0, len(data), 7):
        found = rows_or_nothing(data[:length])
        assert not found or (form == "csv" and len(found) <= len(whole))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_encodings_of_tables(encoding: str) -> None:
    text = "Name;Latitude;Longitude;Kind\nAção à l€œil;38,71;-9,14;café\n"
    if encoding == "latin-1":
        text = text.replace("€œ", "'o")
    [row] = read_rows(text.encode(encoding))
    assert isinstance(row, Row)
    assert (row.name, row.lat, row.lon, row.category) == (
        text.splitlines()[1].split(";")[0],
        38.71,
        -9.14,
        "café",
    )


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("name,latitude,longitude", "A,38.7,-9.1"),
        ("Title\tLat\tLng", "A\t38.7\t-9.1"),
        ("x|y|label", "-9.1|38.7|A"),
        ("WKT,name,description", '"POINT (-9.1 38.7)",A,'),
        ("name,coordinates", 'A,"38.7, -9.1"'),
        ("Title,Note,URL", 'A,,\"https://www.google.com/maps/search/38.7,-9.1\"'),
        ("Title,Note,URL", 'A,,\"https://www.google.com/maps/search/38.7%2C-9.1\"'),
        ("Title,Note,URL", 'A,,\"https://www.google.com/maps/place/A/@38.7,-9.1,17z/data=x\"'),
        ("Title,Note,URL", 'A,,\"https://www.google.com/maps/place/A/@1.0,1.0,17z/data=!8m2!3d38.7!4d-9.1\"'),
        ("Title,Note,URL", 'A,,\"https://maps.google.com/?q=38.7,-9.1\"'),
        ("A list of mine,,\n,,\nTitle,Note,URL", 'A,,\"https://maps.google.com/?q=38.7,-9.1\"'),
        ("name,lat,lon,unknown", "A,+38.70,-9.1"),
    ],
)  # fmt: skip
def test_the_tables_that_are_known(header: str, line: str) -> None:
    [row] = read_rows(f"{header}\n{line}\n".encode())
    assert isinstance(row, Row)
    assert (row.name, row.lat, row.lon) == ("A", 38.7, -9.1)


def test_a_saved_list_without_positions_gives_names() -> None:
    data = b"Title,Note,URL,Comment\nTorre,mine,https://www.google.com/maps/place/x/data=!4m2!3m1!1s0x1:0x2,\n"
    [row] = read_rows(data)
    assert row == Row("line 2", "Torre", None, None, note="mine")


def test_a_star_without_a_position_gives_a_name() -> None:
    older = {
        "Title": "B",
        "Google Maps URL": "http://maps.google.com/?cid=2",
        "Location": {
            "Business Name": "B bar",
            "Geo Coordinates": {"Latitude": "38.7", "Longitude": "-9.1"},
        },
    }
    rows = read_rows(collection(takeout("A", 0, 0), {"type": "Feature", "properties": older}))
    assert rows == [
        Row("feature 1", "A", None, None),
        Row("feature 2", "B bar", 38.7, -9.1),
    ]


def test_nothing_of_the_service_is_kept() -> None:
    said = {"rating": 5, "review_text": "SECRET", "hours": "24/7", "price": "3"}
    [row] = read_rows(collection(takeout("A", 38.7, -9.1, **said)))
    assert row == Row("feature 1", "A", 38.7, -9.1)


def test_what_a_row_says_beside() -> None:
    data = (
        b"name,lat,lon,category,opening_hours,minutes,price\n"
        b"A,1,2,museum,Tu-Su 10:00-18:00,90 min,8 EUR\nB,1,2,,24/7,45,free\nC,1,2,,,,7.50\n"
    )
    a, b, c = read_rows(data)
    assert isinstance(a, Row)
    assert isinstance(b, Row)
    assert isinstance(c, Row)
    assert (a.category, a.hours, a.minutes, a.price, a.currency) == (
        "museum",
        "Tu-Su 10:00-18:00",
        90,
        8,
        "EUR",
    )
    assert (b.hours, b.minutes, b.price) == ("24/7", 45, 0)
    assert (c.hours, c.minutes, c.price, c.currency) == (None, None, Decimal("7.50"), "")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("hours", "always", "its hours 'always' cannot be read: unknown"),
        ("hours", "Mo 09:00-10:00;" * 40, "cannot be read: unknown"),
        ("minutes", "5000", "its minutes '5000' are not 10 to 480"),
        ("minutes", "an hour", "are not 10 to 480"),
        ("price", "cheap", "its price 'cheap' is not understood"),
        ("name", "x" * 10_000, "its name is cut to 120 characters"),
    ],
)
def test_what_is_not_understood_is_said_and_left_unknown(
    column: str, value: str, said: str
) -> None:
    columns = {"name": "A", "hours": "", "minutes": "", "price": ""} | {column: value}
    text = f"lat,lon,{','.join(columns)}\n1,2,{','.join(columns.values())}\n"
    [row] = read_rows(text.encode())
    assert isinstance(row, Row)
    assert [said in note for note in row.notes] == [True]
    assert len(row.name) <= 120
    assert (row.hours, row.minutes, row.price) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",1,2", "it has no name"),
        ("\x1b\u202e,1,2", "it has no name"),
        ("A,north,2", "north, 2 is no position"),
        ("A,181,2", "181, 2 is no position"),
        ("A,nan,2", "nan, 2 is no position"),
        ("A,1e1,2", "1e1, 2 is no position"),
        ("A,1,", "1, nothing is no position"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(line: str, reason: str) -> None:
    bad, good = read_rows(f"name,lat,lon\n{line}\nB,1,2\n".encode())
    assert isinstance(bad, Fault)
    assert (bad.where, bad.reason) == ("line 2", reason)
    assert isinstance(good, Row)


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "it has no position"),
        ({"type": "Point"}, "it has no position"),
        ({"type": "Point", "coordinates": 3}, "it has no position"),
        ({"type": "LineString", "coordinates": [[1, 2]]}, "it is a LineString, and no point or area"),
        ({"type": "Polygon", "coordinates": []}, "it has no position"),
        ({"type": ["x"]}, "it has no position"),
        *(
            (
                {"type": "Polygon", "coordinates": [[[0, 0], [1, corner]]]},
                "a corner of its area is no position",
            )
            for corner in (10**400, -(10**400), float("nan"), float("inf"), 181, True)
        ),
        ({"type": "Point", "coordinates": [[1], {}]}, "nothing, nothing is no position"),
    ],
)  # fmt: skip
def test_a_feature_that_is_no_place(geometry: object, reason: str) -> None:
    bad, good = read_rows(
        collection({"type": "Feature", "geometry": geometry, "properties": {"name": "A"}},
                   feature("B", 1, 2))
    )  # fmt: skip
    assert isinstance(bad, Fault)
    assert bad.reason == reason
    assert isinstance(good, Row)


def test_an_area_is_at_its_middle() -> None:
    outline = [[[-9.2, 38.6], [-9.0, 38.6], [-9.0, 38.8], [-9.2, 38.8], [-9.2, 38.6]]]
    drawn = feature("A", 0, 0) | {"geometry": {"type": "Polygon", "coordinates": outline}}
    text = " ".join(f"{lon},{lat},0" for lon, lat in outline[0])
    polygon = f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{text}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
    mark = f"<kml><Placemark><name>A</name>{polygon}</Placemark></kml>".encode()
    for data in (collection(drawn), mark):
        [row] = read_rows(data)
        assert isinstance(row, Row)
        assert (row.lat, row.lon) == pytest.approx((38.7, -9.1))


def test_a_placemark_with_columns_of_its_own() -> None:
    data = b"""<kml><Folder><name>Museums</name><Placemark><name>A</name><ExtendedData>
        <Data name="hours"><value>Mo-Su 09:00-17:00</value></Data><Data name="note"><value>n</value></Data>
        </ExtendedData><Point><coordinates>1,2</coordinates></Point></Placemark></Folder></kml>"""
    [row] = read_rows(data)
    assert row == Row(
        "placemark 1", "A", 2, 1, note="n", category="Museums", hours="Mo-Su 09:00-17:00"
    )


def test_whose_a_file_is_is_kept() -> None:
    said = "The data is from www.openstreetmap.org, under ODbL."
    document = json.loads(collection(feature("A", 1, 2))) | {"generator": "x", "copyright": said}
    gpx = GPX.replace(
        "<wpt",
        '<metadata><copyright author="x"><license>CC0</license></copyright></metadata><wpt',
        1,
    )
    for data, licence in ((json.dumps(document).encode(), said), (gpx.encode(), "CC0")):
        assert {row.licence for row in read_rows(data) if isinstance(row, Row)} == {licence}
