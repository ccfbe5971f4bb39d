import csv
import io
import re

import pytest
import strange_routes
from hypothesis import given
from hypothesis import strategies as st

from tripai.export.csv import HEADER, defused, render
from tripai.readers import plan_csv
from tripai.text import plain

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def rows(route):
    return list(csv.DictReader(io.StringIO(render(route).decode("utf-8-sig"), newline="")))


def test_a_row_for_each_activity_and_below_them_the_sources(lisbon):
    found = rows(lisbon)
    assert [row["activity"] for row in found if row["day"]] == [a.title for a in lisbon.activities]
    museum = found[2]
    assert museum["opening"] == "open 10:00 to 18:00"
    assert museum["price"] == "8 EUR an adult (2024 price)"
    assert (museum["lat"], museum["lon"], museum["cost"]) == ("38.72459", "-9.11348", "16")
    assert museum["way source"] == "estimate"
    assert found[-5]["source"].startswith("Places, hours and prices: catalogue (MIT)")
    assert [name for name in HEADER if found[-1][name]] == ["source"]
    assert [row["fixed"] for row in found if row["activity"] == "Fado show"] == ["fixed"]


def test_spreadsheets_see_unicode_and_line_ends(lisbon):
    data = render(lisbon)
    assert data.startswith(b"\xef\xbb\xbfday,date,")
    assert data.count(b"\r\n") == data.count(b"\n") == len(rows(lisbon)) + 1


@pytest.mark.parametrize("kind", strange_routes.ROUTES)
def test_no_cell_is_a_formula(kind):
    table = csv.reader(io.StringIO(render(strange_routes.ROUTES[kind]()).decode("utf-8-sig")))
    cells = [cell for row in table for cell in row]
    assert len(cells) > 20
    for cell in cells:
        assert NUMBER.fullmatch(cell) or not cell.startswith(tuple("=+-@\t\r＝＋－＠"))  # noqa: RUF001 - what is tested


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_kept_and_computed_by_nobody(text):
    cell = defused(text)
    assert not cell.startswith(tuple("=+-@\t\r＝＋－＠"))  # noqa: RUF001 - what is tested
    assert cell in {plain(text), f"'{plain(text)}"}


def test_our_own_reader_finds_the_plan_in_it(lisbon):
    plan = plan_csv.read(render(lisbon))
    first = plan.days[0]
    titles = [a.title for a in lisbon.days[0].activities]
    assert [item.said for item in first.items][1:] == titles[1:]
