import io
import re
import subprocess
import sys

import pypdf
import pytest
import sample_routes
import strange_routes
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai import wording
from tripai.export._pdf_fonts import typeface
from tripai.export.pdf import render

ACCENTS = "Přílíš žluťoučký kůň, İstanbul'da ğüşöç, col·lecció, Straße, Ōsaka, œuvre, Łódź, ação"


def pages(data):
    """The text of each page, as another program reads it."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def fonts(data):
    """Each font of a document with whether its glyphs are inside the file."""
    inside = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in (found.get_object() for found in page["/Resources"]["/Font"].values()):
            inside[font["/BaseFont"]] = "/FontFile2" in font.get("/FontDescriptor", {})
    return inside


def links(data):
    """Where the links of a document lead."""
    annotations = [
        annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots", [])
    ]
    return [a["/A"]["/URI"] for a in annotations if "/URI" in a.get("/A", {})]


def with_first_stop(route, **changes):
    """The route with its first activity changed; `place` holds changes of its place."""
    first, *others = route.days[0].activities
    place = first.place.replaced(**changes.pop("place", {}))
    day = route.days[0].replaced(activities=(first.replaced(place=place, **changes), *others))
    return route.replaced(days=(day, *route.days[1:]))


def test_a_cover_a_page_a_day_and_the_sources(lisbon):
    cover, *days, sources = pages(render(lisbon))
    assert len(days) == 3
    for words in (
        "3 days in Lisbon", "4 to 6 December 2026", "2 adults and 2 children (6 and 9)",
        "Known costs for all about 353 EUR", "budget 200 EUR a day", "tiles and seafood, easy pace",
        "National Tile Museum · São Jorge Castle", "Before you go", "The hours of Feira da Ladra",
        "Fri 4 December, 09:20", "Arrival", "Sat 5 December, 20:00", "Fado show",
        "To book ahead", "Lisbon Oceanarium, Sat 5 December, 11:10–13:10",
    ):  # fmt: skip
        assert words in cover
    for number, (text, weekday) in enumerate(
        zip(days, ("Friday", "Saturday", "Sunday"), strict=True), 1
    ):
        assert f"Day {number}\n{weekday}" in text
    assert "Museu Nacional do Azulejo" in sources
    assert (
        "Tue–Sun 10:00–18:00; 1 Jan, 1 May, 25 Dec closed (hours recalled, look them up, 2024)"
        in (" ".join(sources.split()))
    )
    assert "All times are local: Europe/Lisbon." in sources
    assert "No hotel was named" in sources
    assert "Places, hours and prices: catalogue (MIT), as of 2024." in sources
    assert "Travel times: estimated from the distance" in sources


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_every_stop_is_on_its_day_with_times_and_names(city, request):
    route = request.getfixturevalue(city)
    _, *days, _ = pages(render(route))
    for day, text in zip(route.days, days, strict=True):
        for activity in day.activities:
            assert wording.DASH.join(wording.span(activity)) in text
            assert activity.title in text
            if activity.place:
                assert activity.place.local_name in text
            if activity.leg:
                assert wording.leg(activity.leg) in text


def test_a_day_says_hours_prices_walking_and_costs(lisbon):
    friday, saturday = pages(render(lisbon))[1:3]
    for words in (
        "Tiles first, then Alfama *up to* the castle.",
        "From and to Baixa", "53 min on foot between the stops, 3.4 km", "about 163 EUR for all",
        "Open 10:00 to 18:00† · 8 EUR an adult (2024 price) · about 16 EUR for all",
        "† hours recalled and not confirmed by a source",
        "(made on 22 November 2026, Open-Meteo.com)",
        "from Baixa: public transport 24 min, 4.3 km (estimate)", "Tiles, which you asked for",
        "back to Baixa: walk 6 min", "straight lines, not streets",
    ):  # fmt: skip
        assert words in friday
    assert "Notes" in saturday
    assert "Always open · free entry" in friday
    assert "To check: The hours of Feira da Ladra are not known" in saturday
    assert "Hours unknown, check before you go" in saturday
    assert "Fado show Clube de Fado · fixed Booked" in " ".join(saturday.split())


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_all_fonts_are_inside_the_file(city, request):
    found = fonts(render(request.getfixturevalue(city)))
    assert all(found.values())
    assert any("SourceSansPro" in name for name in found)
    assert any("NotoSansJP" in name for name in found) == (city == "kyoto")


def test_every_accent_survives(lisbon):
    tiles = lisbon.days[0].activities[2].replaced(title=ACCENTS)
    day = lisbon.days[0].replaced(activities=(tiles,))
    text = pages(render(lisbon.replaced(days=(day, *lisbon.days[1:]))))[1]
    assert ACCENTS in " ".join(text.split())


def test_an_accent_written_as_two_characters_is_one(kyoto):
    assert "Café" in pages(render(with_first_stop(kyoto, title="Cafe\u0301")))[1]


def test_names_link_to_the_map(lisbon):
    spots = [a.place or wording.booked_spot(lisbon, a) for a in lisbon.activities]
    booked = "https://www.openstreetmap.org/?mlat=38.71000&mlon=-9.13190&zoom=17"
    found = [link for link in links(render(lisbon)) if "openstreetmap" in link]
    assert found == [booked, *(wording.map_url(s.lat, s.lon) for s in spots if s)]


def test_the_outline_leads_to_the_days(lisbon):
    outline = pypdf.PdfReader(io.BytesIO(render(lisbon))).outline
    assert [entry.title for entry in outline] == [
        *("Day 1: Friday 4 December", "Day 2: Saturday 5 December", "Day 3: Sunday 6 December"),
        "Places and sources",
    ]


def test_markup_in_names_is_only_text(kyoto):
    evil = '<b>Zoo</b> & <a href="http://x">l</a> <font size="80">big</font> &amp; <para> </para>'
    route = with_first_stop(kyoto, title=evil, why=evil, place={"about": evil + "!"})
    data = render(route.replaced(title=evil))
    cover, day, *_ = (" ".join(text.split()) for text in pages(data))
    assert evil in cover
    assert day.count(evil) == 3
    hosts = ("https://www.openstreetmap.org/", "https://www.google.com/maps/dir/")
    assert all(link.startswith(hosts) for link in links(data))


def test_a_script_without_a_font_shows_the_latin_name(kyoto):
    route = with_first_stop(kyoto, title="경복궁", place={"local_name": "경복궁"})
    text = "\n".join(pages(render(route)))
    assert "Kiyomizu-dera Temple" in text
    assert "경" not in text
    assert "?" not in text


def test_emoji_leave_no_mark(kyoto):
    route = with_first_stop(kyoto, title="Wine \N{WINE GLASS}\N{VARIATION SELECTOR-16} and cheese")
    assert "Wine and cheese" in " ".join(pages(render(route))[1].split())


@pytest.mark.parametrize(
    ("emoji", "left"),
    [
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", ""),  # a family: three joined
        ("\u2764\ufe0e", ""),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", ""),  # a flag by its tags
        ("1\ufe0f\u20e3", "1"),  # a keycap
    ],
)
def test_what_joins_emoji_goes_with_them(emoji, left):
    text = f"Wine {emoji}and cheese"
    assert typeface(text).markup(text) == f"Wine {left}and cheese"


def without(constant, route):
    """The PDF of a route in a process in which a font package is not installed."""
    code = (
        "import sys; from tripai.export import _pdf_fonts, pdf; from tripai.model import Route\n"
        f"_pdf_fonts.{constant} = ('no_such_package', '{{}}')\n"
        "sys.stdout.buffer.write(pdf.render(Route.model_validate_json(sys.stdin.read())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=route.model_dump_json(by_alias=True).encode(),
        capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    return done.stdout


def test_without_the_japanese_font_the_latin_names_remain(kyoto):
    data = without("NOTO_SANS_JP", kyoto)
    text = "".join(pages(data))
    assert "Kiyomizu-dera Temple" in text
    assert "清水寺" not in text
    assert "?" not in text
    assert all(fonts(data).values())


def test_without_the_latin_font_another_stands_in(kyoto):
    data = without("SOURCE_SANS", with_first_stop(kyoto, title="Hradčany & Příkopě"))
    assert re.search("Hradčany & P[rř]íkopě", pages(data)[1])  # the fonts differ in the ř
    assert "清水寺" in pages(data)[1]
    assert all(fonts(data).values())
    assert not any("SourceSans" in name for name in fonts(data))


def test_documents_with_other_characters_in_one_process_do_not_mix(kyoto):
    for name in ("東 福 寺", "Ⅷ ㌔ 龍", "清水寺"):
        assert name in pages(render(with_first_stop(kyoto, title=name)))[1]


def test_long_notes_flow_over_pages_and_nothing_is_lost(kyoto):
    notes = " ".join(f"note{n}" for n in range(3000))
    long_name = "Museu das Coleções Régias " * 7
    route = with_first_stop(kyoto, title=long_name, why=notes, place={"name": long_name})
    text = pages(render(route))
    assert len(text) > 6
    read = " ".join(text).lower().split()
    assert [word for word in read if word.startswith("note") and word != "notes"] == notes.split()
    assert "14:15" in "".join(text)


def test_a_japanese_title_is_on_the_cover_and_the_city_in_the_footer(kyoto):
    cover, first, *_ = pages(render(kyoto.replaced(title="京都の旅")))
    assert "京都の旅" in cover
    assert first.rstrip().endswith("Kyoto\nDay 1: Saturday 3 April\n2")


def test_an_empty_day_says_so(kyoto):
    empty = kyoto.days[1].replaced(activities=(), way_home=None)
    cover, _, second, _ = pages(render(kyoto.replaced(days=(kyoto.days[0], empty))))
    assert "Nothing planned" in cover
    assert "Nothing planned" in second


def test_a_long_request_does_not_fill_the_cover(kyoto):
    brief = kyoto.brief.replaced(request="temples and gardens " * 1000)
    assert len(pages(render(kyoto.replaced(brief=brief)))) == len(pages(render(kyoto)))


@settings(max_examples=12, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_makes_a_document_with_its_fonts(text):
    route = with_first_stop(
        sample_routes.kyoto(), title=text, why=text, place={"name": text, "local_name": text}
    )
    data = render(route.replaced(title=text))
    assert len(pages(data)) == 4
    assert all(fonts(data).values())


def test_a_title_of_nothing_but_emoji_shows_the_name_of_the_place(kyoto):
    route = with_first_stop(kyoto, title="\N{WINE GLASS}")
    assert "Kiyomizu-dera Temple" in pages(render(route))[1]


def test_an_hour_that_comes_twice_is_told_below_the_stop():
    words = " ".join(pages(render(strange_routes.an_hour_twice()))[1].split())
    assert "01:30 WEST–01:30 WET, as the clocks change" in words
