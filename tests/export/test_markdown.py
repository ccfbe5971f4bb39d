from datetime import time

import sample_routes
import strange_routes
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tripai.export.markdown import escaped, render
from tripai.readers.plans import read_plan
from tripai.text import plain


def test_the_notes_of_lisbon(lisbon, golden):
    golden("lisbon.md", render(lisbon))


def test_the_notes_of_kyoto(kyoto, golden):
    golden("kyoto.md", render(kyoto))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_shown_as_it_is(text):
    (paragraph,) = shown(f"x{escaped(text)}x")
    assert paragraph == f"x{plain(text)}x"
    assert shown(f"- {escaped('a' + text)}") == [plain("a" + text)]


def test_markup_in_names_is_inert():
    route = sample_routes.kyoto()
    name = "**Zoo** <script>alert(1)</script> [x](http://x) ![y](z) `c` &amp; # h\n\n# Heading"
    temple = route.days[0].activities[0]
    place = temple.place.replaced(name=name[:60], local_name=name[:60])
    temple = temple.replaced(title=name, why=name, place=place)
    day = route.days[0].replaced(activities=(temple,))
    text = render(route.replaced(title=name, days=(day,))).decode()
    html = MarkdownIt("commonmark").render(text)
    assert "<script" not in html
    assert html.count("<h1>") == 1
    assert html.count("<h2>") == 2  # the day and the sources: no assumption, no finding
    assert "http://x" not in [part.split('"')[0] for part in html.split('href="')[1:]]


def test_a_line_that_looks_like_a_list_starts_none():
    for text in ("1. first", "- item", "+ item", "12) twelve", "=== x", "# head", "> quote"):
        assert shown(f"- {escaped(text)}") == [text]


def shown(markdown):
    """The text of each paragraph as a Markdown program shows it."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    for token in inline:
        assert {child.type for child in token.children} <= {"text", "text_special"}
    return ["".join(child.content for child in token.children) for token in inline]


def test_an_hour_that_comes_twice_is_read_again_with_both_of_its_ends():
    (jazz,) = read_plan(render(strange_routes.an_hour_twice())).items
    assert (jazz.said, jazz.start, jazz.end) == ("Jazz", time(1, 30), time(1, 30))
