"""Opening hours: what is open, closed or unknown on real dates."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from tripai.hours import (
    HoursError,
    daylight,
    fault,
    is_public_holiday,
    spans,
    state_between,
    validate,
)
from tripai.model import Place, Provenance
from tripai.wording import known_hours, opening

MONDAY = date(2026, 12, 7)
HOLIDAY = date(2026, 12, 8)  # a Tuesday, the Immaculate Conception: a holiday in Portugal
TUESDAY = date(2026, 12, 15)
SUNDAY = date(2026, 12, 13)
UNKNOWN = ["00:00-24:00 ?"]
SPLIT = ["10:00-12:00", "15:00-16:00"]
TOURS = 'Mo 10:00-13:00, Mo 13:00-15:00 "tours"'
CITIES = {
    "lisbon": {"lat": 38.7139, "lon": -9.1394, "zone": "Europe/Lisbon", "country": "PT"},
    "tokyo": {"lat": 35.68, "lon": 139.76, "zone": "Asia/Tokyo", "country": "JP"},
    "cairo": {"lat": 30.04, "lon": 31.24, "zone": "Africa/Cairo", "country": "EG"},
    "tromso": {"lat": 69.65, "lon": 18.96, "zone": "Europe/Oslo", "country": "NO"},
    "barcelona": {"lat": 41.38, "lon": 2.17, "zone": "Europe/Madrid", "country": "ES"},
    "berlin": {"lat": 52.52, "lon": 13.4, "zone": "Europe/Berlin", "country": "DE"},
}


def a_place(hours: str | None, city: str = "lisbon", **facts: object) -> Place:
    fields = {
        "ref": "test:a/place",
        "name": "A place",
        "category": "museum",
        "provenance": Provenance(source="test", position_grade="C", hours_grade="C"),
        **CITIES[city],
        **facts,
    }
    return Place(hours=hours, **fields)


def told(place: Place, day: date) -> list[str]:
    """The spans of a date as one reads them: "10:00-18:00", with a question mark when unknown."""
    said = []
    for span in spans(place, day):
        end = f"{span.end:%H:%M}"
        if end == "00:00" and span.end.date() > day:
            end = "24:00"
        said.append(f"{span.start:%H:%M}-{end}" + (" ?" if span.state == "unknown" else ""))
    return said


def on(hours: str | None, day: date, city: str = "lisbon", **facts: object) -> list[str]:
    return told(a_place(hours, city, **facts), day)


def lisbon(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Lisbon"))


# Public holidays


@pytest.mark.parametrize(
    ("hours", "monday", "holiday", "sunday"),
    [
        ("Mo-Su 10:00-18:00; PH off", ["10:00-18:00"], [], ["10:00-18:00"]),
        ("Mo-Fr 09:00-12:00, PH off", ["09:00-12:00"], [], []),
        ("Mo-Fr 09:00-12:00,PH off", ["09:00-12:00"], [], []),
        ("Mo-Fr 09:00-12:00;PH closed", ["09:00-12:00"], [], []),
        ("Mo off, PH off; Tu-Su 10:00-18:00", [], ["10:00-18:00"], ["10:00-18:00"]),
        ("Mo-Sa 09:00-18:00; Su,PH 10:00-14:00", ["09:00-18:00"], ["10:00-14:00"], ["10:00-14:00"]),
        ("Mo-Sa 09:00-18:00; Su, PH 10:00-12:00", ["09:00-18:00"], *[["10:00-12:00"]] * 2),
        ("Mo-Sa 09:00-18:00; PH,Su 10:00-12:00", ["09:00-18:00"], ["10:00-12:00"], ["10:00-12:00"]),
        ("Mo-Sa 09:00-18:00, PH, Su 10:00-12:00", ["09:00-18:00"], *[["10:00-12:00"]] * 2),
        ("Mo,PH,Sa 09:00-18:00", ["09:00-18:00"], ["09:00-18:00"], []),
        ("Mo-Su 10:00-18:00; PH 10:00-12:00,15:00-16:00", ["10:00-18:00"], SPLIT, ["10:00-18:00"]),
        ("PH off; Mo-Su 10:00-18:00", ["10:00-18:00"], ["10:00-18:00"], ["10:00-18:00"]),
        ("Apr-Oct Su,PH 09:00-10:00; Nov-Mar Su,PH 11:00-12:00", [], *[["11:00-12:00"]] * 2),
        ("24/7; PH off", ["00:00-24:00"], [], ["00:00-24:00"]),
        ("24/7, PH off", ["00:00-24:00"], [], ["00:00-24:00"]),
        ('Mo-Su 10:00-18:00 "PH; by appointment"', *[["10:00-18:00 ?"]] * 3),
        ("PH off", [], [], []),
    ],
)  # fmt: skip
def test_holiday_rules(
    hours: str, monday: list[str], holiday: list[str], sunday: list[str]
) -> None:
    validate(hours)
    assert [on(hours, day) for day in (MONDAY, HOLIDAY, SUNDAY)] == [monday, holiday, sunday]


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Su 10:00-18:00; Dec 24, PH off",
        "Mo-Su 10:00-18:00; Dec 24,PH off",
        "Mo-Su 10:00-18:00; PH,Dec 24 off",
        "Mo-Su 10:00-18:00; PH Mo-Fr off",
        "Mo-Su 10:00-18:00; ph off",
        "Mo-Su 10:00-18:00; PH +1 day off",
    ],
)
def test_a_holiday_rule_that_cannot_be_read_leaves_every_day_unknown(hours: str) -> None:
    for day in (MONDAY, HOLIDAY, date(2026, 12, 24)):
        assert on(hours, day) == UNKNOWN
    with pytest.raises(HoursError):
        validate(hours)


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Fr 10:00-18:00; SH off",
        "Mo-Su 10:00-18:00; SH,PH off",
        "Mo-Su 10:00-18:00; PH-Mo off",
        "Mo-Su 10:00-18:00 || PH off",
        "Mo-Su 18:00+",
        "Mo-Su 18:00-22:00+; PH off",
    ],
)
def test_what_is_grammar_but_not_knowledge_is_unknown(hours: str) -> None:
    validate(hours)
    assert on(hours, MONDAY) == UNKNOWN
    assert on(hours, HOLIDAY) == UNKNOWN


def test_a_region_has_its_own_holidays() -> None:
    saint_anthony = date(2027, 6, 13)
    assert on("Mo-Su 10:00-18:00; PH off", saint_anthony, subdivision="11") == []
    assert on("Mo-Su 10:00-18:00; PH off", saint_anthony) == ["10:00-18:00"]
    assert is_public_holiday(date(2026, 12, 26), "ES", "CT") is True
    assert is_public_holiday(date(2026, 12, 26), "ES") is False


COUNTRIES = (
    "AE AR AT AU BE BR CH CZ DE DK EG ES FI FR GB GR HK HR HU ID "
    "IE IL IN IS IT JP KR MA MX NL NO PL PT SE SG TH TR TW US VN ZA"
)


@pytest.mark.parametrize("country", COUNTRIES.split())
def test_the_countries_of_the_cities_in_the_box_have_calendars(country: str) -> None:
    """By the year, lunar feasts included, and none of them every day."""
    for year in (2026, 2027, 2030):
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        assert 4 <= sum(bool(is_public_holiday(day, country)) for day in days) <= 40


@pytest.mark.parametrize(
    ("country", "region", "day"),
    [
        ("GB", "SCT", date(2026, 11, 30)),  # Saint Andrew
        ("DE", "BY", date(2027, 1, 6)),  # Epiphany
        ("ES", "MD", date(2026, 5, 2)),  # the day of Madrid
        ("AU", "NSW", date(2027, 10, 4)),  # Labour Day
        ("CH", "ZH", date(2027, 5, 1)),
        ("IN", "DL", date(2026, 11, 8)),  # Diwali
        ("HK", None, date(2027, 2, 8)),  # the Lunar New Year's third day
        ("TW", None, date(2027, 2, 5)),  # its eve
        ("TR", None, date(2027, 3, 9)),  # the end of Ramadan
    ],
)
def test_feasts_of_regions_and_of_the_moon(country: str, region: str | None, day: date) -> None:
    assert is_public_holiday(day, country, region) is True
    assert not is_public_holiday(day + timedelta(days=30), country, region)


def test_an_unheard_of_region_has_the_country_s_holidays() -> None:
    assert is_public_holiday(HOLIDAY, "PT", "nowhere") is True
    assert is_public_holiday(TUESDAY, "PT", "nowhere") is False


def test_a_country_without_a_calendar_leaves_holiday_rules_unknown() -> None:
    assert is_public_holiday(HOLIDAY, "ZZ") is None
    assert on("Mo-Su 10:00-18:00; PH off", MONDAY, country="ZZ") == UNKNOWN
    assert on("Mo-Su 10:00-18:00", MONDAY, country="ZZ") == ["10:00-18:00"]


def test_the_evening_before_a_holiday_lasts_into_it() -> None:
    bar = a_place("Mo-Su 18:00-02:00; PH off")
    assert told(bar, MONDAY) == ["18:00-02:00"]
    assert told(bar, HOLIDAY) == []
    assert state_between(bar, lisbon("2026-12-08 00:30"), lisbon("2026-12-08 01:30")) == "open"
    assert state_between(bar, lisbon("2026-12-09 00:30"), lisbon("2026-12-09 01:30")) == "closed"


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    """The library gives Friday's night to Saturday, and takes Thursday's away."""
    for hours in ("Mo-Su 18:00-02:00; Fr off", "18:00-26:00; Fr off", "Sa-Th 18:00-02:00"):
        bar = a_place(hours)
        assert told(bar, date(2026, 12, 10)) == ["18:00-02:00"]
        assert told(bar, date(2026, 12, 11)) == []
        assert state_between(bar, lisbon("2026-12-11 00:30"), lisbon("2026-12-11 01:30")) == "open"
        early = lisbon("2026-12-12 00:30"), lisbon("2026-12-12 01:30")
        assert state_between(bar, *early) == "closed"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("10:00-12:00,20:00-03:00; Tu 20:00-22:00", ["10:00-12:00", "20:00-03:00"]),
        ("18:00-02:00; Mo 20:00-21:00 off", ["18:00-20:00", "21:00-02:00"]),
        ("18:00-02:00; Mo 18:00-24:00", ["18:00-24:00"]),
        ("18:00-02:00; Mo 10:00-12:00", ["10:00-12:00"]),
        ("18:00-02:00, Mo 10:00-12:00", ["10:00-12:00", "18:00-02:00"]),
        ('18:00-02:00 "ring"; Tu off', ["18:00-02:00 ?"]),
        ("18:00-02:00 unknown", ["18:00-02:00 ?"]),
        ("00:00-26:00", ["00:00-02:00"]),
        ("20:00-00:00", ["20:00-24:00"]),
        ("20:00-10:00", ["20:00-10:00"]),
        ("Mo,PH 20:00-03:00; PH 20:00-01:00", ["20:00-03:00"]),
        ("Mo-Fr 18:00-02:00 || unknown", UNKNOWN),
    ],
)
def test_past_midnight(hours: str, expected: list[str]) -> None:
    assert on(hours, MONDAY) == expected


def test_a_night_that_the_sun_ends_or_begins() -> None:
    [span] = spans(a_place("sunset-02:00; Tu off"), MONDAY)
    assert (f"{span.start:%H:%M}", f"{span.end:%d %H:%M}") == ("17:15", "08 02:00")
    [span] = spans(a_place("22:00-(sunrise-01:00); Tu off"), MONDAY)
    assert f"{span.end:%d %H:%M}" in {"08 06:40", "08 06:41"}


# Conditions, faults, and works


def test_a_condition_is_told() -> None:
    tower = a_place(
        'Mo-Fr 10:00-12:00; Sa 14:00-16:00 "by appointment", Sa 16:00-17:00 "groups; PH"'
    )
    assert [span.note for span in spans(tower, MONDAY)] == [""]
    assert [span.note for span in spans(tower, date(2026, 12, 12))] == [
        "by appointment",
        "groups; PH",
    ]
    assert opening(tower, date(2026, 12, 12)) == (
        "open 14:00 to 16:00 (by appointment) and 16:00 to 17:00 (groups; PH)"
    )
    hidden = a_place('"by appointment\x1b[2J only"')
    assert opening(hidden, MONDAY) == "hours unknown (by appointment [2J only), check before you go"
    assert (
        state_between(hidden, lisbon("2026-12-07 10:00"), lisbon("2026-12-07 11:00")) == "unknown"
    )


def test_what_tells_nothing_is_said_to_be_unknown() -> None:
    for hours in (None, "rubbish", "SH 10:00-18:00", "18:00+"):
        assert opening(a_place(hours), MONDAY) == "hours unknown, check before you go"
    assert fault(a_place(None)) == fault(a_place("Tu off")) == fault(a_place('"ring"')) == ""
    assert "cannot be read at 'rubbish'" in fault(a_place("rubbish"))
    assert "school holidays" in fault(a_place("SH 10:00-18:00"))
    assert known_hours(a_place("rubbish")) == "rubbish, which cannot be read"


@pytest.mark.parametrize("hours", ["24/7", "10:00-18:00", None])
def test_a_place_that_is_closed_for_works(hours: str | None) -> None:
    museum = a_place(hours, closed_until=TUESDAY)
    assert on(hours, TUESDAY - timedelta(days=1), closed_until=TUESDAY) == []
    assert on(hours, TUESDAY, closed_until=TUESDAY) == on(hours, TUESDAY)
    start = lisbon("2026-12-14 11:00")
    assert state_between(museum, start, start + timedelta(hours=1)) == "closed"
    assert opening(museum, MONDAY) == "closed until 15 December 2026"
    assert known_hours(museum) == ", ".join(filter(None, (hours, "closed until 15 December 2026")))


# Selectors of days


def test_closing_day_of_tokyo_museums() -> None:
    """Closed on Mondays, open on a holiday Monday, and then closed on the day after."""
    hours = "Tu-Su 09:30-17:00; Jan,Oct Mo[2] +1 day off; PH 09:30-17:00; Dec 28-Jan 01 off"
    coming_of_age = date(2027, 1, 11)
    expected = {
        coming_of_age - timedelta(days=7): [],
        coming_of_age: ["09:30-17:00"],
        coming_of_age + timedelta(days=1): [],
        coming_of_age + timedelta(days=2): ["09:30-17:00"],
        coming_of_age + timedelta(days=8): ["09:30-17:00"],
        date(2026, 12, 31): [],
        date(2027, 1, 1): [],
    }
    assert {day: on(hours, day, "tokyo") for day in expected} == expected


@pytest.mark.parametrize(
    ("hours", "day", "expected"),
    [
        ("10:00-18:00; Mo[1] off", MONDAY, []),
        ("10:00-18:00; Mo[1] off", MONDAY + timedelta(days=7), ["10:00-18:00"]),
        ("10:00-18:00; Tu[1,3] off", TUESDAY, []),
        ("10:00-18:00; Jan,Dec Mo[1] off", MONDAY, []),
        ("10:00-18:00; Dec,Mar Mo[1] off", MONDAY, []),
        ("10:00-18:00; Dec,Mar Mo[1] off", TUESDAY, ["10:00-18:00"]),
        ("10:00-18:00; Nov-Dec,Mar Mo[1] off", TUESDAY, ["10:00-18:00"]),
        ("10:00-18:00; Mar,Nov-Dec Mo[1] off", MONDAY, []),
        ("10:00-18:00; Nov Th[4] off", date(2026, 11, 26), []),
        ("10:00-18:00; Su[-1] off", date(2026, 12, 27), []),
        ("10:00-18:00; easter off", date(2027, 3, 28), []),
        ("10:00-18:00; easter +1 day off", date(2027, 3, 29), []),
        ("10:00-18:00; easter +1 day off", date(2027, 3, 28), ["10:00-18:00"]),
        ("10:00-18:00; easter -2 days off", date(2027, 3, 26), []),
        ("Apr-Sep 09:00-19:00; Oct-Mar 09:00-17:00", MONDAY, ["09:00-17:00"]),
        ("Apr-Sep 09:00-19:00; Oct-Mar 09:00-17:00", date(2027, 9, 30), ["09:00-19:00"]),
        ("10:00-18:00; Dec 28-Jan 02 off", date(2027, 1, 2), []),
        ("10:00-18:00; Dec 28-Jan 02 off", date(2027, 1, 3), ["10:00-18:00"]),
        ("Th-Tu 10:00-18:00", date(2026, 12, 9), []),
        ("Mo-Su 10:00-13:00,15:00-18:00", MONDAY, ["10:00-13:00", "15:00-18:00"]),
        ("Mo-Su 10:00-13:00, 15:00-18:00", MONDAY, ["10:00-13:00", "15:00-18:00"]),
        ("Mo-Fr 10:00-12:00, Mo 14:00-16:00", MONDAY, ["10:00-12:00", "14:00-16:00"]),
        ("10:00-24:00", MONDAY, ["10:00-24:00"]),
        ("24/7", MONDAY, ["00:00-24:00"]),
        ("off", MONDAY, []),
        ("Mo-Su 18:00-02:00", MONDAY, ["18:00-02:00"]),
        ("Mo-Su 18:00-26:00", MONDAY, ["18:00-02:00"]),
        ("Mo-Su 22:00-06:00", MONDAY, ["22:00-06:00"]),
        ("Mo 10:00-12:00 open \"ring\"; Mo 13:00-14:00 off", MONDAY, ["10:00-12:00 ?"]),
        (TOURS, MONDAY, ["10:00-13:00", "13:00-15:00 ?"]),
        ("Mo 10:00-20:00 unknown", MONDAY, ["10:00-20:00 ?"]),
        ("rubbish", MONDAY, UNKNOWN),
        ("", MONDAY, UNKNOWN),
        (None, MONDAY, UNKNOWN),
    ],
)  # fmt: skip
def test_hours_of_a_date(hours: str | None, day: date, expected: list[str]) -> None:
    assert on(hours, day) == expected


@pytest.mark.parametrize(
    ("spaced", "day"),
    [
        ("10:00-18:00; Jan 01, Dec 25 off", date(2027, 1, 1)),
        ("Mo-Su 10:00-18:00; Mo, Tu off", MONDAY),
        ("Mo-Su 10:00-18:00; Oct, Dec off", MONDAY),
        ("10:00-18:00;  Mo , Tu off", MONDAY),
    ],
)
def test_a_space_in_a_list_does_not_open_its_first_items(spaced: str, day: date) -> None:
    assert on(spaced, day) == []


@pytest.mark.parametrize(
    ("hours", "fault"),
    [
        ("Mo-Fr 10:00-18:00; Xy off", "Xy off"),
        ("Mo-Fr 10:00-25", "at"),
        ("10:00-18:00; PH Mo-Fr off", "Mo-Fr off"),
        ("", "at their end"),
    ],
)
def test_a_fault_is_shown_in_one_line(hours: str, fault: str) -> None:
    with pytest.raises(HoursError) as caught:
        validate(hours)
    message = str(caught.value)
    assert repr(hours) in message
    assert fault in message.replace(repr(hours), "", 1)
    assert "\n" not in message


# The sun


@pytest.mark.parametrize(
    ("city", "day", "rise", "set_"),
    [  # almanac times, to five minutes
        ("lisbon", date(2026, 12, 7), "07:40", "17:15"),
        ("lisbon", date(2027, 6, 21), "06:12", "21:05"),
        ("tokyo", date(2026, 12, 7), "06:37", "16:28"),
        ("berlin", date(2026, 12, 21), "08:15", "15:54"),
    ],
)
def test_daylight_is_that_of_the_place(city: str, day: date, rise: str, set_: str) -> None:
    [span] = spans(a_place("sunrise-sunset", city), day)
    for told_time, moment in ((rise, span.start), (set_, span.end)):
        almanac = datetime.combine(day, datetime.strptime(told_time, "%H:%M").time(), moment.tzinfo)  # noqa: DTZ007
        assert abs(moment - almanac) <= timedelta(minutes=5)


def test_polar_night_and_midnight_sun() -> None:
    assert on("sunrise-sunset", date(2026, 12, 21), "tromso") == []
    assert on("sunrise-sunset", date(2027, 6, 21), "tromso") == ["00:00-24:00"]


def test_daylight_without_a_place() -> None:
    """The sun of a point, in the zone that the clocks there keep: east and west of the date line, and in the polar seasons."""

    def told(point: tuple[float, float], zone: str, day: date) -> tuple[str, ...]:
        light = daylight(point, zone, day)
        return (f"{light.start:%d %H:%M}", f"{light.end:%d %H:%M}") if light else ()

    midwinter, midsummer = date(2026, 12, 21), date(2027, 6, 21)
    assert told((-13.83, -171.76), "Pacific/Apia", midsummer) == ("21 06:49", "21 18:08")
    assert told((1.87, -157.4), "Pacific/Kiritimati", midsummer) == ("21 06:24", "21 18:38")
    assert told((39.47, 75.99), "Asia/Shanghai", midsummer) == ("21 07:28", "21 22:26")
    assert told((64.15, -21.94), "Atlantic/Reykjavik", midsummer) == ("21 02:54", "22 00:03")
    assert told((69.65, 18.96), "Europe/Oslo", midsummer) == ("21 00:00", "22 00:00")
    assert told((69.65, 18.96), "Europe/Oslo", midwinter) == ()


# Changes of the clock


def hours_long(place: Place, day: date) -> float:
    whole = sum(
        (s.end.astimezone(UTC) - s.start.astimezone(UTC) for s in spans(place, day)), timedelta()
    )
    return whole / timedelta(hours=1)


def test_days_with_a_clock_change_have_23_or_25_hours() -> None:
    always = a_place("24/7")
    assert hours_long(always, date(2027, 3, 27)) == 24
    assert hours_long(always, date(2027, 3, 28)) == 23
    assert hours_long(always, date(2026, 10, 25)) == 25
    assert hours_long(a_place(None), date(2027, 3, 28)) == 23
    assert hours_long(a_place("00:00-06:00"), date(2027, 3, 28)) == 5
    assert on("10:00-18:00", date(2027, 3, 28)) == ["10:00-18:00"]


def test_a_day_whose_midnight_does_not_exist() -> None:
    """In Cairo the clock goes from 00:00 to 01:00 on 30 April 2027."""
    day = date(2027, 4, 30)
    assert on("24/7", day, "cairo") == ["01:00-24:00"]
    assert on("09:00-17:00", day, "cairo") == ["09:00-17:00"]
    assert on("20:00-03:00", day - timedelta(days=1), "cairo") == ["20:00-03:00"]
    assert on("20:00-03:00", day, "cairo") == ["20:00-03:00"]


def test_a_closing_time_that_comes_twice() -> None:
    """In Lisbon 01:00 to 02:00 happens twice on 25 October 2026, told apart by the fold."""
    bar = a_place("20:00-01:30")
    inside, after = lisbon("2026-10-25 01:10"), lisbon("2026-10-25 01:40").replace(fold=1)
    assert state_between(bar, lisbon("2026-10-25 00:30"), inside) == "open"
    assert state_between(bar, inside, after) == "closed"


# A stay in a place


@pytest.mark.parametrize(
    ("hours", "start", "end", "expected"),
    [
        ("10:00-18:00", "2026-12-07 10:00", "2026-12-07 18:00", "open"),
        ("10:00-18:00", "2026-12-07 09:59", "2026-12-07 11:00", "closed"),
        ("10:00-18:00", "2026-12-07 17:00", "2026-12-07 18:01", "closed"),
        ("10:00-13:00,14:00-18:00", "2026-12-07 12:30", "2026-12-07 14:30", "closed"),
        (TOURS, "2026-12-07 12:00", "2026-12-07 14:00", "unknown"),
        (TOURS, "2026-12-07 12:00", "2026-12-07 13:00", "open"),
        (TOURS, "2026-12-07 14:00", "2026-12-07 16:00", "closed"),
        (None, "2026-12-07 03:00", "2026-12-07 04:00", "unknown"),
        (None, "2026-12-07 22:00", "2026-12-08 04:00", "unknown"),
        ("24/7", "2026-12-07 22:00", "2026-12-10 09:00", "open"),
        ("24/7; PH off", "2026-12-07 22:00", "2026-12-08 01:00", "closed"),
        ("Mo-Su 20:00-07:00", "2026-12-07 21:00", "2026-12-08 06:59", "open"),
        ("Mo-Su 20:00-06:00", "2026-12-07 21:00", "2026-12-08 06:00", "open"),
        ("Mo-Su 20:00-06:00", "2026-12-07 21:00", "2026-12-08 06:01", "closed"),
        ("Mo-Su 18:00-02:00", "2026-12-08 00:30", "2026-12-08 02:00", "open"),
        ("Mo-Su 18:00-02:00", "2026-12-08 01:30", "2026-12-08 02:30", "closed"),
        ("10:00-18:00", "2026-12-07 10:00", "2026-12-07 10:00", "open"),
        ("10:00-18:00", "2026-12-07 18:00", "2026-12-07 18:00", "closed"),
    ],
)  # fmt: skip
def test_state_between(hours: str | None, start: str, end: str, expected: str) -> None:
    assert state_between(a_place(hours), lisbon(start), lisbon(end)) == expected


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    museum = a_place("10:00-18:00", "tokyo")
    start = datetime(2026, 12, 7, 1, tzinfo=UTC)
    assert state_between(museum, start, start + timedelta(hours=8)) == "open"
    assert state_between(museum, start - timedelta(minutes=1), start) == "closed"


EXPRESSIONS = st.sampled_from(
    [
        "10:00-18:00",
        "Mo-Fr 10:00-13:00,14:00-18:00; Sa 18:00-02:00",
        "Mo-Su 20:00-01:30",
        "Mo-Su 00:00-24:00",
        "22:00-06:00",
        "Mo-Su 20:00-07:00; We off",
        'Mo-Su 10:00-14:00, Mo-Su 14:00-16:00 "tours"',
        "sunrise-sunset; Su off",
        "24/7",
    ]
)
MOMENTS = st.one_of(
    st.builds(lambda begin, minutes: begin + timedelta(minutes=minutes), st.just(begin), minutes)
    for begin, minutes in (
        (datetime(2026, 12, 4, tzinfo=UTC), st.integers(0, 6 * 1440)),
        (datetime(2026, 10, 24, 18, tzinfo=UTC), st.integers(0, 720)),  # the clock goes back
        (datetime(2027, 3, 27, 18, tzinfo=UTC), st.integers(0, 720)),  # and forward
    )
)
HOLIDAY_RULES = st.sampled_from(["", "; PH off", "; PH 11:00-12:00", ", PH off"])


@given(EXPRESSIONS, HOLIDAY_RULES, MOMENTS, st.integers(1, 700))
def test_a_stay_is_what_each_of_its_minutes_is(
    hours: str, rule: str, start: datetime, minutes: int
) -> None:
    place = a_place(hours + rule)
    end = start + timedelta(minutes=minutes)
    days = [(start + timedelta(days=n)).date() for n in range(-1, 3)]
    known = [
        (s.start.astimezone(UTC), s.end.astimezone(UTC), s.state)
        for day in days
        for s in spans(place, day)
    ]
    found = set()
    for n in range(minutes):
        minute = start + timedelta(minutes=n)
        found.add(next((state for s, e, state in known if s <= minute < e), "closed"))
    worst = next(state for state in ("closed", "unknown", "open") if state in found)
    assert state_between(place, start, end) == worst


@given(EXPRESSIONS, MOMENTS)
def test_without_holidays_each_minute_is_what_the_library_says(
    hours: str, moment: datetime
) -> None:
    assume("We off" not in hours)  # of nights before and after a day off it says the opposite
    zone = ZoneInfo("Europe/Lisbon")
    library = OpeningHours(hours, timezone=zone, coords=(38.7139, -9.1394), auto_country=False)
    ours = state_between(a_place(hours), moment, moment + timedelta(minutes=1))
    local = moment.astimezone(zone)
    assume(local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset())  # it has no fold
    later = (moment + timedelta(hours=2)).astimezone(zone)
    _, _, state, comment = next(library.intervals(local, later))
    expected = "closed" if str(state) == "closed" else "unknown" if comment else str(state)
    assert ours == expected


@given(EXPRESSIONS, HOLIDAY_RULES, st.dates(date(2026, 10, 20), date(2027, 4, 5)))
def test_spans_are_in_order_apart_and_begin_on_their_date(hours: str, rule: str, day: date) -> None:
    found = [
        span for n in range(2) for span in spans(a_place(hours + rule), day + timedelta(days=n))
    ]
    for span in found:
        assert span.start.astimezone(UTC) < span.end.astimezone(UTC)
        assert span.start.date() in (day, day + timedelta(days=1))
    for earlier, later in pairwise(found):
        assert earlier.end.astimezone(UTC) <= later.start.astimezone(UTC)
