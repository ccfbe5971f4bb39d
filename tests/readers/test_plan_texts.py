"""Plans as people and chat assistants write them: what is a day, what is a thing to do, and what is talk."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tripai.errors import InputError
from tripai.readers.plans import ForeignPlan, plan_format, read_plan


def read(text: str, form: str | None = None) -> ForeignPlan:
    return read_plan(text.encode(), form)


def said(text: str) -> list[list[str]]:
    return [[item.said for item in day.items] for day in read(text).days]


def test_a_chat_with_headings_bullets_and_a_tail() -> None:
    plan = read(
        "# Lisbon (December 4–5, 2026) 🎉\n\nHere you go!\n\n"
        "## Day 1: Friday, December 4\n"
        "### Morning (9:00 AM – 12:00 PM)\n"
        "- **[Belém Tower](https://example.org/a_(b))** – an icon, opens at 10:00\n"
        "  - Cost: €8 per person\n  - Tip: be early\n"
        "- **11:15 AM:** Walk to **Jerónimos Monastery** (about 1.5 hours)\n"
        "**Lunch (1:00 PM):** Pastéis de Belém (~€15)\n\n"
        "**Daily total:** €23\n\n"
        "## Day 2\n- 10:00 Castle\n\n## Tips\n- Buy a card\n\nEnjoy!\n"
    )
    first, second = plan.days
    assert (plan.title, plan.begins and plan.begins.year) == ("Lisbon (December 4–5, 2026)", 2026)
    assert [(i.said, i.start, i.minutes, i.line) for i in first.items] == [
        ("Belém Tower", time(9), None, 7),
        ("Walk to Jerónimos Monastery", time(11, 15), 90, 10),
        ("Lunch: Pastéis de Belém", time(13), None, 11),
    ]
    assert first.items[0].cost
    assert first.items[0].cost.each
    assert first.total
    assert first.total_line == 13
    assert [item.said for item in second.items] == ["Castle"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Day 1: Castle, Tower\nDay 2: Zoo", [["Castle, Tower"], ["Zoo"]]),
        ("DAY ONE\n9:00 Castle\n11:00 Tower", [["Castle", "Tower"]]),
        ("**Day 1**\n- Morning\n  - Castle\n- Evening: Fado", [["Castle", "Fado"]]),
        ("Saturday 5 December\n10:00 Castle\n\nSunday 6 December\n10:00 Zoo", [["Castle"], ["Zoo"]]),
        ("## Day 1\nSaturday, December 5\n1. Castle\n2. Tower", [["Castle", "Tower"]]),
        ("9:00 Castle\n11:00 Tower", [["Castle", "Tower"]]),
        ("SATURDAY\nCastle 9:00\nTower after that\ntrain home 19:05", [["Castle", "Tower after that", "train home 19:05"]]),
        ("Day 1\n9:00 Castle\n11:00 Tower\nA fine day", [["Castle", "Tower"]]),
        ("Day 1\nMorning: Visit the castle.\nAfternoon: the tower.", [["Visit the castle", "the tower"]]),
        ("# Day 1\nMorning — first one, then the other.\n- 9:00 Castle", [["Castle"]]),
        ("## Day 1\n- Castle\n## Before you go\n- Day 1: pack\n", [["Castle"]]),
        ("| Day | Morning | Evening |\n|---|---|---|\n| 1 | Castle | Fado |\n| 2 | Zoo | |", [["Castle", "Fado"], ["Zoo"]]),
        ("# Day 1\n|Time|Plan|\n|--|--|\n|9:00|Castle|\n# Day 2\n|Time|Plan|\n|--|--|\n|9:00|Zoo|", [["Castle"], ["Zoo"]]),
    ],
)  # fmt: skip
def test_shapes(text: str, days: list[list[str]]) -> None:
    assert said(text) == days


def test_headings_that_are_described_are_things_to_do_and_themes_are_none() -> None:
    text = (
        "# Day 1: Old Tokyo\n## Morning\n### Temple (浅草寺)\n- **Hours**: 6:00 AM - 5:00 PM\n- **What**: old\n"
        "### On the theme\nSome words.\n- Gate\n## Lunch\n- **Option 1**: Tempura\n- **Option 2**: Soba\n"
        "## Afternoon\n### Tower: the tall one\nA sentence on it.\n### 5:30 PM - 6:30 PM: Park\n## Dinner (7 PM)\n"
        "# Tips\n- Wear shoes\n"
    )
    [day] = read(text).days
    assert [(item.said, item.start and item.start.hour) for item in day.items] == [
        ("Temple", None),
        ("Gate", None),
        ("Lunch: Tempura", None),
        ("Tower", None),
        ("Park", 17),
        ("Dinner", 19),
    ]


def test_a_row_of_a_table_tells_times_and_costs() -> None:
    [day] = read(
        "## Day 1\n\n| Time | Activity | Cost (pp) |\n|:--|---|--:|\n| 9:00 – 10:45 | Colosseum | €18 |\n"
    ).days
    [item] = day.items
    assert (item.said, item.start, item.end) == ("Colosseum", time(9), time(10, 45))
    assert item.cost
    assert (item.cost.low, item.cost.each) == (18, True)


def test_a_table_of_a_spreadsheet() -> None:
    plan = read(
        "Date;Start;End;Place;Price;Lat;Lon\n"
        '2026-12-04;10:00;11:30;"Castle; the old one";15 €;38.7;-9.1\n'
        "2026-12-05;9:00;;Zoo;;;\n"
    )
    assert plan.form == "csv"
    first, second = plan.days
    assert (first.items[0].point, first.items[0].end, first.items[0].line) == (
        (38.7, -9.1),
        time(11, 30),
        2,
    )
    assert second.said
    assert second.said.day == 5


def test_a_calendar() -> None:
    events = (
        ("DTSTART;TZID=Asia/Tokyo:20261204T100000", "SUMMARY:Temple", "DURATION:PT90M"),
        ("DTSTART:20261204T030000Z", "SUMMARY:Lunch"),
        ("DTSTART:20261204T200000", "SUMMARY:Dinner"),
        ("DTSTART;VALUE=DATE:20261205", "SUMMARY:Museum day"),
        ("DTSTART;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261207", "SUMMARY:Hotel"),
        ("DTSTART:20261204T050000Z", "SUMMARY:Gone", "STATUS:CANCELLED"),
    )
    body = "".join(f"BEGIN:VEVENT\n{chr(10).join(event)}\nEND:VEVENT\n" for event in events)
    plan = read(f"BEGIN:VCALENDAR\nX-WR-CALNAME:Tokyo\n{body}END:VCALENDAR\n")
    tokyo = ZoneInfo("Asia/Tokyo")
    timed, whole = plan.days
    assert [(i.said, i.start, i.zone, i.line) for i in timed.items] == [
        ("Temple", datetime(2026, 12, 4, 10, tzinfo=tokyo), "Asia/Tokyo", 3),
        ("Lunch", datetime(2026, 12, 4, 3, tzinfo=UTC), "", 8),
        ("Dinner", datetime(2026, 12, 4, 20), "", 12),  # noqa: DTZ001 - a time without a zone is what is read
    ]
    assert timed.items[0].end == datetime(2026, 12, 4, 11, 30, tzinfo=tokyo)
    assert [(i.said, i.start) for i in whole.items] == [("Museum day", None)]
    assert plan.title == "Tokyo"


def test_routes_and_way_points() -> None:
    points = '<wpt lat="1" lon="2"><name>A</name></wpt>\n<wpt lat="1" lon="2"><name>B</name></wpt>'
    assert [i.line for i in read(f"<gpx>\n{points}</gpx>").items] == [2, 3]
    route = '<rte><name>Day 2</name><rtept lat="1" lon="2"><name>C</name></rtept></rte>'
    [day] = read(f"<gpx>{points}{route}</gpx>").days
    assert (day.number, [item.said for item in day.items]) == (2, ["C"])


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b'\xef\xbb\xbf{"days": []}', "json"),
        (b"begin:vcalendar\r\n", "ics"),
        (b"<?xml version='1.0'?><gpx/>", "gpx"),
        (b"Day,Time,Activity\n", "csv"),
        (b"Start\tPlace\n", "csv"),
        (b"# Day 1, with time and activity\n", "markdown"),
        (b"name,lat,lon\n", "csv"),
        ("Dag 1\n".encode("utf-16"), "markdown"),
    ],
)
def test_formats_are_known_by_what_is_in_them(data: bytes, form: str) -> None:
    assert plan_format(data) == form


def test_another_format_can_be_told_and_is_refused_where_it_is_none() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read("Day 1", "ics")
    with pytest.raises(InputError, match="There is no format of plans 'docx'"):
        read("Day 1", "docx")
