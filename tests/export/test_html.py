import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import strange_routes
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_routes import TILES

from tripai import wording
from tripai.export._html_look import style
from tripai.export._palette import DAYS
from tripai.export.html import render

LANDMARKS = {"header", "nav", "main", "footer"}
LIGHT, DARK = 0.0, 0.58  # how much white a day's colour is mixed with


class Page(HTMLParser):
    """What is in a page: its tags with their attributes in order, and its text."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, *names):
        return [attributes for tag, attributes in self.tags if tag in names]

    @property
    def policy(self):
        [found] = [m["content"] for m in self.all("meta") if "http-equiv" in m]
        return dict(rule.split(" ", 1) for rule in found.split("; "))


def test_the_days_and_what_is_known_of_each_stop(lisbon):
    page = Page(render(lisbon))
    for words in (
        "3 days in Lisbon", "Lisbon · 4 to 6 December 2026", "2 adults and 2 children (6 and 9) · relaxed pace",
        "Known costs for all about 353 EUR; budget 200 EUR a day.", "Tiles first, then Alfama *up to* the castle.",
        "Open 10:00 to 18:00 · 8 EUR an adult (2024 price) · about 16 EUR for all",
        "Weather: forecast of 22 November 2026 by Open-Meteo.com (CC BY 4.0).", "Times are those of Europe/Lisbon.",
        "To check: The hours of Feira da Ladra are not known", "Back to Baixa: walk 6 min, 390 m (estimate)",
        "Places, hours and prices: catalogue (MIT), as of 2024.", "Score for sights and meals: 912",
    ):  # fmt: skip
        assert words in page.text, words
    times = [each["datetime"] for each in page.all("time")]
    assert len(times) == 2 * len(lisbon.activities)
    assert times[:2] == ["2026-12-04T09:50:00+00:00", "2026-12-04T10:30:00+00:00"]
    assert [a.get("class") for a in page.all("span")].count("fixed") == 1
    pins = [a["href"] for a in page.all("a") if "mlat" in a.get("href", "")]
    assert pins[0] == wording.map_url(TILES.lat, TILES.lon)


def test_places_of_several_sources_name_theirs(lisbon):
    assert "Source: catalogue" not in Page(render(lisbon)).text
    mapped = TILES.provenance.replaced(
        source="overpass", attribution="© OpenStreetMap contributors", licence="ODbL 1.0"
    )
    day = lisbon.days[0]
    museum = day.activities[2].replaced(place=TILES.replaced(provenance=mapped))
    others = [museum if a.place is TILES else a for a in day.activities]
    text = Page(render(lisbon.replaced(days=(day.replaced(activities=others),)))).text
    assert "Source: © OpenStreetMap contributors (ODbL 1.0), as of 2024" in text
    assert "Places, hours and prices: © OpenStreetMap contributors (ODbL 1.0)" in text


@pytest.mark.parametrize("kind", strange_routes.ROUTES)
def test_the_page_can_be_read_and_walked_through_by_everyone(kind):
    route = strange_routes.ROUTES[kind]()
    page = Page(render(route))
    assert page.all("html") == [{"lang": "en"}]
    assert all(len(page.all(name)) == 1 for name in (*LANDMARKS, "h1"))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    meant = [attributes.get("aria-labelledby") for _, attributes in page.tags]
    meant += [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert set(filter(None, meant)) <= set(ids)
    assert {f"day-{day.number}" for day in route.days} <= set(meant)
    assert all(svg["role"] == "img" and svg["aria-labelledby"] for svg in page.all("svg"))
    assert not [tag for tag, attributes in page.tags if "style" in attributes]


@pytest.mark.parametrize("kind", strange_routes.ROUTES)
def test_nothing_is_loaded_and_nothing_runs(kind):
    data = render(strange_routes.ROUTES[kind]())
    page = Page(data)
    loading = {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "source",
        "base",
        "form",
        "image",
        "use",
    }
    assert loading.isdisjoint(tag for tag, _ in page.tags)
    assert not [name for _, a in page.tags for name in a if name.startswith("on") or name == "src"]
    assert all(a["href"].startswith(("#", "https://")) for a in page.all("a"))
    sheet = re.search(rb"<style>(.*?)</style>", data, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(sheet).digest()).decode()
    assert page.policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert b"url(" not in sheet
    assert b"@import" not in sheet


def test_tiles_are_loaded_from_where_the_page_says_and_nowhere_else(lisbon):
    data = render(lisbon, tiles=True)
    page = Page(data)
    assert "loaded from tile.openstreetmap.org and unpkg.com" in page.text
    at = [data.index(part) for part in (b"</figure>", b'<div id="loaded">', b'<div id="tiles">')]
    assert at == sorted(at)
    assert data.index(b"This map is loaded") > at[-1]
    loaded = [a for a in page.all("script", "link") if "integrity" in a]
    assert len(loaded) == 2
    assert len(page.all("script")) == 3
    own = re.search(rb"<script>(.*?)</script>", data, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(own).digest()).decode()
    assert page.policy["script-src"].split() == [f"'sha256-{digest}'", loaded[1]["src"]]
    assert page.policy["style-src"].split()[1:] == [loaded[0]["href"]]
    assert page.policy["img-src"] == "data: https://tile.openstreetmap.org"
    assert page.policy["default-src"] == "'none'"


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60), tiles=st.booleans())
def test_no_text_becomes_markup(text, tiles):
    plain, shown = (
        render(changed_everywhere(words), tiles=tiles) for words in ("x", f"x{text}</script><b>")
    )
    assert [tag for tag, _ in Page(shown).tags] == [tag for tag, _ in Page(plain).tags]


def changed_everywhere(text):
    """A day on which every text from outside is this one."""
    route = strange_routes.lisbon()
    day = route.days[0]
    sources = TILES.provenance.replaced(source=text, attribution=text, licence=text)
    place = TILES.replaced(name=text[:200], local_name=text, about=f"{text}.", provenance=sources)
    museum = day.activities[2].replaced(title=text, why=text, place=place)
    museum = museum.replaced(leg=museum.leg.replaced(source=text))
    words = {"words": text[:100], "source": text, "licence": text[:100]}
    told = day.replaced(
        activities=(museum,), base=day.base.replaced(name=text[:200]), summary=text,
        weather=day.weather.replaced(**words),
    )  # fmt: skip
    finding = route.findings[0].replaced(day=1, message=text)
    brief = route.brief.replaced(request=text, assumptions=(text,))
    return route.replaced(title=text, days=(told,), brief=brief, findings=(finding,))


def test_drawn_maps_show_each_stop_and_how_one_gets_there(kyoto):
    page = Page(render(kyoto))
    assert len(page.all("svg")) == 3
    ways = [a["class"] for a in page.all("path") if a["class"].startswith("way")]
    assert ways.count("way walk d1") == 2  # on the map of the trip and on the day's
    assert {tag for tag, _ in page.tags} >= {"svg", "title", "path", "rect", "text"}
    assert re.search(r"(200|500) m|\d km", page.text)


def test_a_trip_with_one_far_day_has_a_nearer_map(lisbon):
    assert "where most of it is" not in Page(render(lisbon)).text
    many = strange_routes.of_days(9)
    sintra = TILES.replaced(name="Sintra", lat=38.7925, lon=-9.3900)
    day = many.days[4]
    away = day.replaced(activities=(day.activities[0].replaced(place=sintra),))
    far = many.replaced(days=(*many.days[:4], away, *many.days[5:]))
    page = Page(render(far))
    assert "Nearer: where most of it is." in page.text
    assert len(page.all("svg")) == 2 + 9


def test_where_nothing_is_known_nothing_is_drawn():
    page = Page(render(strange_routes.nowhere()))
    assert page.all("svg", "figure") == []
    assert "The whole trip" not in page.text
    assert "Nothing planned" in page.text
    assert "Doctor" in page.text


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour, white):
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in parts)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_contrasts_are_those_of_wcag_aa(scheme):
    """4.5 for text (1.4.3), 3 for what is drawn (1.4.11)."""
    root = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#\w+)", root))
    full = {
        n: c if len(c) == 7 else "#" + "".join(d * 2 for d in c[1:]) for n, c in colours.items()
    }
    white = int(re.search(r"--mix: (\d+)%", root)[1]) / 100
    for ground in (full["paper"], full["ground"]):
        for name in ("ink", "quiet", "accent", "warn"):
            assert contrast(full[name], ground) >= 4.5, (name, ground)
        for day in DAYS:
            assert contrast(mixed(day, white), ground) >= 4.5, (day, ground)
    for day in DAYS:
        assert contrast(mixed(day, white), full["on"]) >= 4.5, day
