"""The PDF as it looks: paper, maps, codes, and nothing over the edge."""

import io
import re
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import pypdf
import pytest
import sample_routes

from tripai.errors import InputError
from tripai.export import pdf
from tripai.export._links import day_links
from tripai.export._palette import day_colour
from tripai.export._pdf_code import modules
from tripai.export._pdf_layout import MARGIN, PAPERS
from tripai.model import Place
from tripai.publishing import export_route

SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
LONG = " ".join(f"word{n}" for n in range(1500))


def document(route, **options):
    return pypdf.PdfReader(io.BytesIO(pdf.render(route, **options)))


def text(page):
    return " ".join(page.extract_text().split())


def origins(page):
    """Where the runs of text of a page begin."""
    found = []

    def see(written, cm, tm, *_):
        if written.strip():
            found.append(_at(tm, cm))

    page.extract_text(visitor_text=see)
    return found


def _at(tm, cm):
    return (
        tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
        tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
    )


def longer(route, days):
    """The route with its days over and over, on dates of their own."""
    first = route.days[0].date
    chosen = [route.days[index % len(route.days)] for index in range(days)]
    return route.replaced(
        days=tuple(
            _moved(day, number, first + timedelta(number - 1))
            for number, day in enumerate(chosen, 1)
        )
    )


def _moved(day, number, date):
    by = date - day.date
    activities = tuple(
        activity.replaced(
            id=f"{activity.id}-{number}", start=activity.start + by, end=activity.end + by
        )
        for activity in day.activities
    )
    return day.replaced(number=number, date=date, activities=activities, sun=None)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_have_the_size_of_the_paper(lisbon, paper):
    found = document(lisbon, paper=paper)
    assert len(found.pages) == 5
    for page in found.pages:
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx(SIZES[paper], abs=0.01)


def test_a4_is_taken_unless_told(lisbon):
    assert pdf.render(lisbon) == pdf.render(lisbon, paper="a4")


def test_paper_that_there_is_not_is_refused(lisbon):
    with pytest.raises(InputError, match="There is no paper 'a5'") as refused:
        pdf.render(lisbon, paper="a5")
    assert refused.value.hint == "Choose a4 or letter."


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_all_text_begins_between_the_margins(city, paper, request):
    for page in document(request.getfixturevalue(city), paper=paper).pages:
        width, height = SIZES[paper]
        for x, y in origins(page):
            assert MARGIN - 1 <= x <= width - MARGIN
            assert 20 < y < height - 20


def test_lines_of_the_timetable_do_not_lie_on_each_other(lisbon):
    rail = 34 * 72 / 25.4 + MARGIN  # right of it stands what happens
    for page in document(lisbon).pages[1:4]:
        rows = sorted({round(y, 1) for x, y in origins(page) if x == pytest.approx(rail, abs=1)})
        assert len(rows) >= 8
        assert all(above - below >= 9 for below, above in pairwise(rows))


def test_a_map_has_a_scale_north_and_the_names_of_the_day(lisbon):
    for page, day in zip(document(lisbon).pages[1:4], lisbon.days, strict=True):
        found = text(page)
        places = [a.place.name for a in day.activities if isinstance(a.place, Place)]
        assert all(found.count(name) >= 2 for name in places)  # on the map and beside the times
        assert "straight lines, not streets" in found
        assert any(f" {bar} " in found for bar in ("1 km", "2 km"))
        assert " N " in found


def test_lines_are_drawn_as_on_the_html_page(lisbon):
    """Dotted on foot, solid by public transport."""
    content = _content(document(lisbon).pages[1])
    modes = {a.leg.mode for a in lisbon.days[0].activities if a.leg}
    assert modes == {"walk", "transit"}
    assert {"[.1 3.2] 0 d", "[] 0 d"} == set(re.findall(r"\[[^]]*\] 0 d", content))


def test_each_day_is_drawn_in_its_colour(lisbon):
    pages = document(lisbon).pages
    for number, page in ((2, pages[2]), (3, pages[3])):  # the colour of day 1 is the document's
        assert _painted(number) in _content(page)
        assert _painted(5 - number) not in _content(page)
        assert _painted(number) in _content(pages[0])


def _painted(number):
    parts = [int(day_colour(number)[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return " ".join(f"{part:.6f}".rstrip("0").removeprefix("0") for part in parts) + " rg"


def _content(page):
    return page.get_contents().get_data().decode("latin-1")


def test_a_day_without_a_known_place_has_no_map_and_no_code(kyoto):
    day = kyoto.days[0]
    nowhere = day.activities[0].replaced(place=None, leg=None, kind="rest", title="Rest")
    route = kyoto.replaced(days=(day.replaced(activities=(nowhere,), way_home=None),))
    cover, page, _ = document(route).pages
    assert "not streets" not in text(page) + text(cover)
    assert "Google" not in text(page)
    assert "Rest" in text(page)


def test_the_code_of_a_day_is_linked_to_the_day(lisbon):
    pages = document(lisbon).pages
    for page, day in zip(pages[1:4], lisbon.days, strict=True):
        (link,) = day_links(lisbon, day)
        assert link.url in [a.get_object().get("/A", {}).get("/URI") for a in page["/Annots"]]
        assert "The way in Google Maps" in text(page)


def test_a_day_of_many_stops_has_a_code_for_each_part(kyoto):
    day = kyoto.days[0]
    again = [
        activity.replaced(id=f"{activity.id}-{copy}", place=_north(activity.place, copy))
        for copy in range(4)
        for activity in day.activities
    ]
    found = text(document(kyoto.replaced(days=(day.replaced(activities=tuple(again)),))).pages[1])
    assert "part 1 of 2: scan or click" in found
    assert "part 2 of 2: scan or click" in found


def _north(place, steps):
    return place.replaced(lat=place.lat + steps / 1000)


def test_a_code_has_its_three_finders():
    rows = modules("https://www.openstreetmap.org/?mlat=38.71000&mlon=-9.13190&zoom=17")
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    size = len(rows)
    assert all(len(row) == size for row in rows)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        corner = [rows[top + y][left : left + 7] for y in range(7)]
        assert ["".join("01"[dark] for dark in row) for row in corner] == finder


def test_thirty_days_have_a_page_each(lisbon):
    found = document(longer(lisbon, 30), paper="letter")
    outline = {entry.title: found.get_destination_page_number(entry) for entry in found.outline}
    pages = [page for title, page in outline.items() if title.startswith("Day ")]
    assert len(pages) == 30
    assert all(later - earlier == 1 for earlier, later in pairwise(pages))
    assert len(found.pages) == pages[-1] + 2


def test_no_field_is_too_long_for_a_page(kyoto):
    stop = kyoto.days[0].activities[0]
    place = stop.place.replaced(
        name="Name " * 40, local_name="Local " * 400, about=LONG, hours=f"{LONG} off"
    )
    huge = stop.replaced(title="Title " * 50, why=f"Why {LONG}", place=place)
    day = kyoto.days[0].replaced(activities=(huge,), summary="Line " * 60)
    whole = " ".join(map(text, document(kyoto.replaced(title="Trip " * 60, days=(day,))).pages))
    assert whole.count("word1499") == 3
    assert whole.count("word0") == 3


def test_many_findings_flow_on(lisbon):
    found = lisbon.findings[0].replaced(
        message="The hours are not known; check before you go. " * 3
    )
    many = lisbon.replaced(findings=tuple(found for _ in range(60)))
    assert sum(text(page).count("check before you go") for page in document(many).pages) >= 360


def test_a_title_of_eighty_lines_in_another_script_does_not_break_the_cover(kyoto):
    assert "京都の旅" in text(document(kyoto.replaced(title="京都の旅" * 75)).pages[0])


def test_the_document_says_what_it_is(lisbon):
    found = document(lisbon)
    assert found.metadata.title == "3 days in Lisbon"
    assert found.metadata.author == "tripai"
    assert found.trailer["/Root"]["/Lang"] == "en"
    assert "Lisbon" in found.metadata["/Keywords"]


def test_what_ends_on_the_next_day_says_so(lisbon):
    day = lisbon.days[1]
    late = day.activities[-1].replaced(end=day.activities[-1].start + timedelta(hours=5))
    route = lisbon.replaced(
        days=(lisbon.days[0], day.replaced(activities=(*day.activities[:-1], late)))
    )
    found = text(document(route).pages[2])
    assert "20:00–01:00 Fado show" in found
    assert "Ends on the next day" in found


def test_the_zone_is_said_where_there_are_several(lisbon):
    stop = sample_routes.kyoto().days[0].activities[0]
    route = lisbon.replaced(days=(lisbon.days[0].replaced(activities=(stop,)), *lisbon.days[1:]))
    pages = document(route).pages
    assert "Asia/Tokyo time" in text(pages[1])
    assert "Europe/Lisbon time" in text(pages[2])
    assert "All times are local: Asia/Tokyo and Europe/Lisbon." in text(pages[-1])


def test_the_paper_is_asked_for_by_name(lisbon):
    assert export_route(lisbon, "pdf", paper="letter") == pdf.render(lisbon, paper="letter")


def test_the_same_route_gives_the_same_bytes_in_every_process(kyoto):
    stop = kyoto.days[0].activities[0]
    named = stop.replaced(place=stop.place.replaced(local_name="清水寺 القاهرة ירושלים"))
    route = kyoto.replaced(days=(kyoto.days[0].replaced(activities=(named,)),))
    code = (
        "import sys; from tripai.export import pdf; from tripai.model import Route\n"
        "sys.stdout.buffer.write(pdf.render(Route.model_validate_json(sys.stdin.read())))"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code], input=route.model_dump_json(by_alias=True).encode(),
            capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert written[0] == written[1] == pdf.render(route)
