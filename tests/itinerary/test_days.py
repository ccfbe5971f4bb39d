"""The days of a trip: elapsed minutes, and what arrival and departure leave of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_trip import BASE, CITY, FRIDAY, a_brief, frames, lisbon

from tripai.itinerary.days import (
    TripClock,
    activity_id,
    gateway_for,
    rounded_down,
    rounded_up,
    sun_of,
)
from tripai.model import DayTerms, Spot, Sun

ZONES = ["Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Africa/Cairo"]


def hhmm(day: int, clock: str) -> int:
    """The minute of a time on a numbered day without a change of the clock."""
    hours, minutes = clock.split(":")
    return (day - 1) * 1440 + int(hours) * 60 + int(minutes)


# The clock


@given(
    st.sampled_from(ZONES),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.integers(-600, 15 * 1440),
)
def test_a_minute_is_a_moment_and_back(zone: str, start: date, minute: int) -> None:
    clock = TripClock(start, zone)
    moment = clock.moment(minute)
    assert clock.minute(moment) == minute
    assert moment.tzinfo == ZoneInfo(zone)


@pytest.mark.parametrize(
    ("start", "length"),
    [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25), (date(2026, 12, 4), 24)],
)
def test_a_day_has_the_hours_it_has(start: date, length: int) -> None:
    clock = TripClock(start, "Europe/Lisbon")
    assert clock.at(start + timedelta(days=1), time()) == length * 60
    assert clock.at(start, time(0, 30)) == 30
    ten = clock.at(start, time(10))
    assert ten == (length - 14) * 60
    assert clock.moment(ten) == datetime.combine(start, time(10), ZoneInfo("Europe/Lisbon"))


def test_a_moment_of_another_zone_has_the_trip_s_date() -> None:
    clock = TripClock(FRIDAY, "Asia/Tokyo")
    assert clock.day_of(datetime(2026, 12, 3, 16, tzinfo=UTC)) == FRIDAY
    assert clock.minute(datetime(2026, 12, 3, 16, tzinfo=UTC)) == 60


@given(st.integers(-3000, 3000))
def test_rounding_to_five_minutes(minute: int) -> None:
    assert rounded_down(minute) <= minute <= rounded_up(minute)
    assert rounded_up(minute) - rounded_down(minute) == (0 if minute % 5 == 0 else 5)
    assert rounded_up(minute) % 5 == rounded_down(minute) % 5 == 0


def test_ids_are_derived() -> None:
    assert activity_id("visit", "a") == activity_id("visit", "a") == "60c81518ede5"
    assert len({activity_id("a", "b"), activity_id("ab"), activity_id("a", "b", "")}) == 3


# The frames


def test_each_day_has_the_brief_s_hours() -> None:
    found = frames(a_brief(day_start=time(9, 32), day_end=time(21, 34)))
    assert [(f.number, f.date.day, f.start, f.end) for f in found] == [
        (1, 4, hhmm(1, "09:35"), hhmm(1, "21:30")),
        (2, 5, hhmm(2, "09:35"), hhmm(2, "21:30")),
        (3, 6, hhmm(3, "09:35"), hhmm(3, "21:30")),
    ]
    assert all(f.share == 1 and not f.before and not f.after for f in found)


def test_a_day_may_have_hours_of_its_own() -> None:
    late = DayTerms(day=2, start=time(11), end=time(23))
    found = frames(a_brief(day_terms=(late, DayTerms(day=3, most_sights=1))))
    assert [(f.start, f.end) for f in found] == [
        (hhmm(1, "09:30"), hhmm(1, "21:30")),
        (hhmm(2, "11:00"), hhmm(2, "23:00")),
        (hhmm(3, "09:30"), hhmm(3, "21:30")),
    ]


def test_a_day_with_a_clock_change_starts_when_the_clock_says_so() -> None:
    spring = frames(a_brief(start=date(2027, 3, 27), days=3))
    assert [f.start for f in spring] == [570, 1440 + 510, 2880 + 510]
    assert {f.full for f in spring} == {720}


def test_an_arrival_by_air_leaves_time_for_the_way_and_the_bags() -> None:
    first, second, _ = frames(a_brief(arrive=lisbon("2026-12-04 14:32")))
    transfer, bags = first.before
    assert (transfer.kind, transfer.title) == ("transfer", "Airport to Baixa")
    assert (transfer.start, transfer.end) == (
        lisbon("2026-12-04 14:32"),
        lisbon("2026-12-04 16:10"),
    )
    assert transfer.why == "30 min to get out, then about 66 min on foot (test)"
    assert (bags.kind, bags.title) == ("lodging", "Drop the bags in Baixa")
    assert (bags.start, bags.end) == (lisbon("2026-12-04 16:10"), lisbon("2026-12-04 16:30"))
    assert (first.start, first.end) == (hhmm(1, "16:30"), hhmm(1, "21:30"))
    assert first.share == pytest.approx(5 / 12)
    assert (second.start, second.before) == (hhmm(2, "09:30"), ())


def test_an_arrival_by_train_is_at_the_station() -> None:
    first = frames(a_brief(arrive=lisbon("2026-12-04 14:30"), arrive_by="train"))[0]
    assert first.before[0].title == "Station to Baixa"
    assert first.start == hhmm(1, "15:30")  # 15 minutes out, 22 on the way, 20 for the bags


def test_a_departure_is_reached_in_time_with_the_bags() -> None:
    last = frames(a_brief(leave=lisbon("2026-12-06 17:03")))[-1]
    bags, transfer = last.after
    assert (transfer.title, transfer.end) == ("Baixa to Airport", lisbon("2026-12-06 15:33"))
    assert transfer.start == bags.end == lisbon("2026-12-06 14:25")
    assert bags.title == "Collect the bags in Baixa"
    assert bags.start == lisbon("2026-12-06 14:10")
    assert last.end == hhmm(3, "14:10")


def test_without_a_gateway_there_are_only_the_bags() -> None:
    brief = a_brief(arrive=lisbon("2026-12-04 14:30"), leave=lisbon("2026-12-06 17:00"))
    first, _, last = frames(brief, CITY.replaced(gateways=()))
    assert [a.title for a in (*first.before, *last.after)] == [
        "Drop the bags in Baixa",
        "Collect the bags in Baixa",
    ]
    assert (first.start, last.end) == (hhmm(1, "14:50"), hhmm(3, "16:45"))


def test_an_early_landing_does_not_start_the_day_early() -> None:
    first = frames(a_brief(arrive=lisbon("2026-12-04 05:00")))[0]
    assert first.start == hhmm(1, "09:30")
    assert first.before[-1].end == lisbon("2026-12-04 07:00")


def test_a_landing_after_the_day_s_end_leaves_nothing_of_it() -> None:
    first, second, _ = frames(a_brief(arrive=lisbon("2026-12-04 21:00")))
    assert (first.start, first.share) == (first.end, 0)
    assert second.share == 1


def test_a_take_off_before_the_day_s_start_leaves_nothing_of_it() -> None:
    last = frames(a_brief(leave=lisbon("2026-12-06 08:00")))[-1]
    assert (last.start, last.share) == (last.end, 0)
    assert last.after[-1].end == lisbon("2026-12-06 06:30")


def test_nothing_is_planned_on_days_before_the_arrival_or_after_the_departure() -> None:
    brief = a_brief(arrive=lisbon("2026-12-05 12:00"), leave=lisbon("2026-12-05 22:00"))
    shares = [frame.share for frame in frames(brief)]
    assert shares[0] == shares[2] == 0
    assert 0 < shares[1] < 0.6


def test_a_journey_over_midnight_is_on_the_day_it_begins() -> None:
    brief = a_brief(arrive=lisbon("2026-12-04 23:45"), leave=lisbon("2026-12-06 00:30"))
    first, second, third = frames(brief)
    assert [len(f.before) for f in (first, second, third)] == [2, 0, 0]
    assert [len(f.after) for f in (first, second, third)] == [0, 2, 0]
    assert second.after[0].start == lisbon("2026-12-05 21:35")
    assert third.share == 0
    assert second.start == hhmm(2, "09:45")  # in bed at 01:45, and eight hours of night


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Asia/Tokyo")])
def test_an_arrival_told_in_another_zone_is_the_same_arrival(zone: ZoneInfo) -> None:
    landing = lisbon("2026-12-04 20:00")
    assert frames(a_brief(arrive=landing.astimezone(zone))) == frames(a_brief(arrive=landing))


def test_a_day_without_five_minutes_has_no_share() -> None:
    [frame] = frames(a_brief(days=1, day_start=time(9, 31), day_end=time(9, 34)))
    assert (frame.start, frame.end, frame.share) == (575, 575, 0)


def test_gateways() -> None:
    assert gateway_for(CITY, None) == gateway_for(CITY, "flight") == CITY.gateways[0]
    assert gateway_for(CITY, "train") == CITY.gateways[1]
    assert gateway_for(CITY.replaced(gateways=CITY.gateways[:1]), "train") == CITY.gateways[0]
    assert gateway_for(CITY.replaced(gateways=()), "train") is None


# The sun


def test_the_sun_of_a_day() -> None:
    assert sun_of(FRIDAY, BASE, "Europe/Lisbon") == Sun(
        rises=lisbon("2026-12-04 07:38"), sets=lisbon("2026-12-04 17:15")
    )
    north = Spot(name="Tromsø", lat=69.65, lon=18.96)
    days = (date(2026, 12, 21), date(2027, 6, 21), date(2027, 3, 28))
    suns = [sun_of(day, north, "Europe/Oslo") for day in days]
    assert [sun.stays for sun in suns] == ["down", "up", None]
