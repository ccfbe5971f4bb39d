"""Plans of somebody who means harm, or of none of the formats: one sentence, or a plan, and soon."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.errors import InputError
from tripai.readers.plans import LARGEST_PLAN, PLAN_READERS, ForeignPlan, read_plan
from tripai.readers.route_json import read_route

BOMB = b'<!DOCTYPE gpx [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><gpx><wpt lat="1" lon="1"><name>&b;</name></wpt></gpx>'
EVENT = b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261204T090000Z\nEND:VEVENT\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"x" * (LARGEST_PLAN + 1), "more than 1 MB"),
        (b"\x89PNG\r\n\0\0\0", "is no plan that can be read"),
        (b"PK\x03\x04", "is no plan that can be read"),
        (b"<kml/>", "is no plan that can be read"),
        (b"<!DOCTYPE html>\n<h2>Day 1</h2>", "is no plan that can be read"),
        (b"\n<html lang='en'><li>09:00 Zoo</li>", "is no plan that can be read"),
        (BOMB, "defines XML entities"),
        (b"<gpx><trk/></gpx>", "no way-points and no routes"),
        (b"<gpx><wpt>", "is not valid XML"),
        (b"<gpx>" + b"<wpt><name>" * 50_000, "nested too deeply"),
        (b"BEGIN:VCALENDAR\nnothing", "cannot be read"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VTODO\n" * 5_000, "cannot be read"),
        (b"BEGIN:VCALENDAR\n" + EVENT * 501 + b"END:VCALENDAR", "more than 500 events"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "holds no plan"),
        (b"day,time,activity\n", "holds no plan"),
        (b"day,time,activity\n" + b"1,9:00,x y\n" * 501, "more than 500 things"),
        (b"day,time,activity\n" + b"\n" * 6_000 + b"1,9:00,x\n", "more than 500 things"),
        (b"day,time,activity\n1,9:00,\"A" + b"x" * 200_000, "cannot be read in line"),
        (b"# Day 1\n" + b"- 9:00 Castle\n" * 501, "more than 500 things"),
        (b"".join(b"# Day %d\n- Castle\n" % n for n in range(1, 33)), "more than 30 days"),
        (b"Dear diary,\nnothing happened.\n", "holds no plan"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_plan(data)
    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        b"- x " + b"1 000 " * 80,
        b"- " + b"[x](" * 120,
        b"- " + b"*a " * 160,
        b"- 9:00 " + b"1," * 240,
        b"- walk " * 80 + b"10 min",
        b"- Castle " + b"(" * 480,
        b"# " + b"4 December to " * 34,
        b"|" * 490,
    ],
    ids=lambda line: line[:12].decode(),
)
def test_lines_that_lead_nowhere_are_left_soon(line: bytes) -> None:
    """A hundred of them take a second of the processor at most; a catastrophic pattern takes minutes."""
    began = time.process_time()
    with suppress(InputError):
        read_plan(b"Day 1\n" + (line + b"\n") * 100)
    assert time.process_time() - began < 20


def test_what_is_said_is_data() -> None:
    [item] = read_plan(b"# Day 1\n- 9:00 \x1b[31mTower\x07 =1+1 <b>x</b> \xe2\x80\xaeabc\n").items
    assert item.said == "[31mTower =1+1 x abc"


@given(st.sampled_from(PLAN_READERS.names()), st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_plan_or_a_sentence(form: str, data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(read_plan(data, form), ForeignPlan)


PIECES = st.sampled_from(
    ["Day 1", "# Day 2: ", "- ", "  - ", "9:00 ", "9-11 AM", "Morning", ": ", "Castle", "|", "---", "**", "€5", " total ",
     "Friday, ", "December 4", "\n", "\n\n", "(2 hours)", "Lunch", " and ", "["]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_pieces_of_plans_are_a_plan_or_a_sentence(pieces: list[str]) -> None:
    with suppress(InputError):
        read_plan("".join(pieces).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "is not valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1]", "no route of tripai"),
        (b'{"days": [], "brief": {}}', "is no route of tripai: slug: Field required"),
        (b'{"days": [], "brief": {}, "schema_version": 2}', "is written in version 2"),
        (json.dumps({"days": [], "brief": {}, "x\x1b[31m": 1}).encode(), "is no route of tripai"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_route_of_ours(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_route(data)
    assert said in caught.value.message
    assert "\x1b" not in caught.value.message
