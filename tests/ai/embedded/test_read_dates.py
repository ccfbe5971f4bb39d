"""When a trip is, and how long."""

import calendar
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from reading_samples import read
from small_world import small_world

from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Rome in 24h", {"city": "Rome", "days": 1}),
    ("36 hours in Rome", {"city": "Rome", "days": 2}),
    ("Rome, 3 nts", {"city": "Rome", "days": 4}),
    ("a single afternoon in Rome", {"city": "Rome", "days": 1}),
    ("Rome, 3 days, one evening in Trastevere", {"city": "Rome", "days": 3}),
    ("Rome for half a week", {"city": "Rome"}),
    ("5 nights and 7 days in Rome", {"city": "Rome", "days": 7}),
    (
        "Rome, fri 4 dec - sun 6 dec",
        {"city": "Rome", "start": date(2026, 12, 4), "end": date(2026, 12, 6)},
    ),
    (
        "Rome, 21/12 - 26/12",
        {"city": "Rome", "start": date(2026, 12, 21), "end": date(2026, 12, 26)},
    ),
    ("Rome Oct 1-4 2027", {"city": "Rome", "start": date(2027, 10, 1), "end": date(2027, 10, 4)}),
    (
        "Rome, leaving on 5 February and returning on the 9th",
        {"city": "Rome", "start": date(2027, 2, 5), "end": date(2027, 2, 9)},
    ),
    (
        "flying into Rome on 3rd April, flying out on the 14th",
        {"city": "Rome", "start": date(2027, 4, 3), "end": date(2027, 4, 14)},
    ),
    (
        "in 3 days I fly to Lisbon for a weekend",
        {"city": "Lisbon", "start": date(2026, 11, 25), "days": 2},
    ),
    (
        "we fly to Lisbon in 3 days for a week",
        {"city": "Lisbon", "start": date(2026, 11, 25), "days": 7},
    ),
    ("Rome, leaving in two weeks, 4 days", {"city": "Rome", "start": date(2026, 12, 6), "days": 4}),
    ("In 2 weeks' time, Rome, 3 days", {"city": "Rome", "start": date(2026, 12, 6), "days": 3}),
    ("in 3 days we want to see all of Rome", {"city": "Rome", "days": 3}),
    ("Rome in 3 days, we are flying from London", {"city": "Rome", "days": 3}),
    ("weekend in Paris", {"city": "Paris", "start": date(2026, 11, 28), "days": 2}),
    ("next weekend in Paris", {"city": "Paris", "start": date(2026, 11, 28), "days": 2}),
    ("long weekend in Rome", {"city": "Rome", "start": date(2026, 11, 27), "days": 3}),
    ("a weekend in Lisbon in December", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("weekend of 5 December in Lisbon", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("4 nights in Rome", {"city": "Rome", "days": 5}),
    ("3 days and 2 nights in Rome", {"city": "Rome", "days": 3}),
    ("3d2n Rome", {"city": "Rome", "days": 3}),
    ("day trip to Berlin", {"city": "Berlin", "days": 1}),
    ("one day in Lisbon", {"city": "Lisbon", "days": 1}),
    ("a week in Tokyo", {"city": "Tokyo", "days": 7}),
    ("two weeks in Tokyo", {"city": "Tokyo", "days": 14}),
    ("a fortnight in Tokyo", {"city": "Tokyo", "days": 14}),
    ("3-4 days in Lisbon", {"city": "Lisbon", "days": 4}),
    ("two and a half days in Lisbon", {"city": "Lisbon", "days": 3}),
    ("a couple of days in Lisbon", {"city": "Lisbon", "days": 2}),
    ("a few days in Lisbon", {"city": "Lisbon", "days": 3}),
    ("0 days in Lisbon", {"city": "Lisbon", "days": 0}),
    ("100 days in Lisbon", {"city": "Lisbon", "days": 100}),
    ("10000 days in Lisbon", {"city": "Lisbon", "days": 10000}),
    ("1000 nights in Lisbon", {"city": "Lisbon", "days": 1001}),
    (
        "3 days in Lisbon, one day for museums",
        {"city": "Lisbon", "days": 3, "interests": {"museum": 1}},
    ),
    (
        "Lisbon, 4-7 December",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon, Dec 4 to 7",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon, December 4 - 7, 2027",
        {"city": "Lisbon", "start": date(2027, 12, 4), "end": date(2027, 12, 7)},
    ),
    (
        "Lisbon from 2026-12-04 to 2026-12-06",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 6)},
    ),
    (
        "Lisbon between the 4th and the 7th of December",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon 30 December to 2 January",
        {"city": "Lisbon", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    ("Lisbon, December 4th for 2 days", {"city": "Lisbon", "start": date(2026, 12, 4), "days": 2}),
    (
        "2 days in Lisbon from Friday, 4 December 2026",
        {"city": "Lisbon", "start": date(2026, 12, 4), "days": 2},
    ),
    (
        "2 days in Lisbon starting tomorrow",
        {"city": "Lisbon", "start": date(2026, 11, 23), "days": 2},
    ),
    (
        "2 days in Lisbon from next Friday",
        {"city": "Lisbon", "start": date(2026, 11, 27), "days": 2},
    ),
    (
        "Friday to Sunday in Lisbon",
        {"city": "Lisbon", "start": date(2026, 11, 27), "end": date(2026, 11, 29)},
    ),
    ("2 days in Lisbon on the 5th", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("2 days in Lisbon on 5/12/2026", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("2 days in Lisbon on 25.12.2026", {"city": "Lisbon", "start": date(2026, 12, 25), "days": 2}),
    ("2 days in Lisbon on 12/25/2026", {"city": "Lisbon", "start": date(2026, 12, 25), "days": 2}),
    ("Lisbon until 7 December, 3 days", {"city": "Lisbon", "end": date(2026, 12, 7), "days": 3}),
    ("5 days in Lisbon in May", {"city": "Lisbon", "month": 5, "days": 5}),
    ("4 days in Lisbon in early May", {"city": "Lisbon", "start": date(2027, 5, 3), "days": 4}),
    ("4 days in Lisbon, end of March", {"city": "Lisbon", "start": date(2027, 3, 24), "days": 4}),
    ("3 days in Lisbon next week", {"city": "Lisbon", "start": date(2026, 11, 23), "days": 3}),
    ("3 days in Lisbon next month", {"city": "Lisbon", "month": 12, "days": 3}),
    ("3 days in Lisbon over Christmas", {"city": "Lisbon", "start": date(2026, 12, 24), "days": 3}),
    (
        "Christmas markets and 3 days in Berlin",
        {"city": "Berlin", "days": 3, "interests": {"markets": 1}},
    ),
    ("4 days in Rome over Easter", {"city": "Rome", "start": date(2027, 3, 26), "days": 4}),
    ("Rome 3 days in October 2027", {"city": "Rome", "days": 3, "month": 10}),
    ("Rome, March 2028, 4 days", {"city": "Rome", "days": 4, "start": date(2028, 3, 1)}),
    ("5 days Oct 2028 in Tokyo", {"city": "Tokyo", "days": 5, "start": date(2028, 10, 1)}),
    ("Rome in October 2025", {"city": "Rome", "start": date(2025, 10, 1)}),
    ("Rome March, 3 days", {"city": "Rome", "days": 3, "month": 3}),
    ("Tokyo 5 days, early April 2028", {"city": "Tokyo", "days": 5, "start": date(2028, 4, 3)}),
    ("weekend in Rome, May 2028", {"city": "Rome", "days": 2, "start": date(2028, 5, 6)}),
    ("Rome first week of June", {"city": "Rome", "start": date(2027, 6, 1)}),
    ("Rome on New Year's Day", {"city": "Rome", "start": date(2027, 1, 1)}),
    ("Rome over New Year's Day", {"city": "Rome", "start": date(2027, 1, 1)}),
    ("Rome over New Year's Eve", {"city": "Rome", "start": date(2026, 12, 30)}),
    ("London 1 day, Christmas Day", {"city": "London", "days": 1, "start": date(2026, 12, 25)}),
    ("Rome 3 days, Easter 2028", {"city": "Rome", "days": 3, "start": date(2028, 4, 14)}),
    ("Easter weekend in Rome", {"city": "Rome", "days": 3, "start": date(2027, 3, 26)}),
    ("Good Friday in Rome", {"city": "Rome", "start": date(2027, 3, 26)}),
    ("Paris 3 days, Bastille day", {"city": "Paris", "days": 3, "start": date(2027, 7, 14)}),
    ("Rome 3 days after Easter", {"city": "Rome", "days": 3}),
    (
        "Paris 30.12.-2.1.",
        {"city": "Paris", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    ("Rome 3 days starting yesterday", {"city": "Rome", "days": 3, "start": date(2026, 11, 21)}),
    ("Rome starting last Friday", {"city": "Rome", "start": date(2026, 11, 20)}),
    ("weekend after next in Berlin", {"city": "Berlin", "days": 2, "start": date(2026, 12, 5)}),
    ("Berlin 3 days, free day on Wednesday", {"city": "Berlin", "days": 3}),
    ("Rome 3 days, Sunday free", {"city": "Rome", "days": 3}),
    (
        "Paris Saturday and Sunday",
        {"city": "Paris", "start": date(2026, 11, 28), "end": date(2026, 11, 29)},
    ),
    (
        "Rome Friday, Saturday and Sunday",
        {"city": "Rome", "start": date(2026, 11, 27), "end": date(2026, 11, 29)},
    ),
    (
        "Rome, gallery on Tuesday, market on Wednesday",
        {
            "city": "Rome",
            "either": (date(2026, 11, 24), date(2026, 11, 25)),
            "interests": {"art": 1, "markets": 1},
        },
    ),
    ("Lisboa 2 dias", {"city": "Lisboa", "days": 2}),
    ("Roma, 2 giorni", {"city": "Roma", "days": 2}),
    ("4 Tage in Berlin", {"city": "Berlin", "days": 4}),
    ("東京 4日", {"city": "東京", "days": 4}),
    ("Rome, 2 Nächte", {"city": "Rome", "days": 3}),
    ("Rome in a day", {"city": "Rome", "days": 1}),
    ("half a day in Rome", {"city": "Rome", "days": 1}),
    ("48 hours in Rome", {"city": "Rome", "days": 2}),
    (
        "layover in London, 6 hours, tomorrow from 10:00 to 16:00",
        {
            "city": "London",
            "days": 1,
            "start": date(2026, 11, 23),
            "day_start": time(10),
            "day_end": time(16),
        },
    ),
    (
        "Paris this afternoon",
        {"city": "Paris", "days": 1, "start": date(2026, 11, 22), "day_start": time(13)},
    ),
    ("3 days in Lisbon, it may be cold", {"city": "Lisbon", "days": 3}),
    (
        "Lisbon 5/12 to 8/12",
        {"city": "Lisbon", "start": date(2026, 12, 5), "end": date(2026, 12, 8)},
    ),
    ("Rome 5-8/12", {"city": "Rome", "start": date(2026, 12, 5), "end": date(2026, 12, 8)}),
    ("Rome 25 to 28/12", {"city": "Rome", "start": date(2026, 12, 25), "end": date(2026, 12, 28)}),
    (
        "Rome, free only Thursday afternoon and Friday morning",
        {"city": "Rome", "start": date(2026, 11, 26), "end": date(2026, 11, 27)},
    ),
    (
        "Berlin, 48 hours, Friday night to Sunday night",
        {"city": "Berlin", "start": date(2026, 11, 27), "end": date(2026, 11, 29)},
    ),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    ("Rome 28-3/12", '"28-3/12" does not tell the month of the first day.'),
    (
        "3 days from 4 to 7 December in Lisbon",
        "3 days are asked for, but 4 December to 7 December is 4 days.",
    ),
    ("3 days or 5 days in Rome", "Both 3 days and 5 days are asked for."),
    ("3 days 5 nights in Rome", "3 days and 5 nights do not go together."),
    ("Lisbon, 31 November", "31 November does not exist: the month has 30 days."),
    ("Lisbon, 29 February 2027", "29 February 2027 does not exist: the month has 28 days."),
    ("Lisbon, 2026-02-30", "30 February 2026 does not exist: the month has 28 days."),
    ("Lisbon on the 35th, 2 days", "No month has a day 35."),
    ("Saturday, 4 December 2026 in Lisbon", "4 December 2026 is a Friday, not a Saturday."),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (
    (
        "Berlin, 48 hours, Friday night to Sunday night",
        "start",
        "27 November to 29 November is 3 days: the dates count, and not the hours said.",
    ),
    (
        "Rome, Thursday afternoon and Friday morning",
        "start",
        '"Thursday afternoon and Friday morning" is taken as whole days; --arrive and --leave set the hours.',
    ),
    ("Rome 5-8/12", "start", '"8/12" is taken as 8 December 2026, day first.'),
    ("4 nights in Rome", "days", "4 nights are taken as 5 days."),
    ("a weekend in Rome", "start", '"weekend" is taken as 2 days from Saturday, 2026-11-28.'),
    ("2 days in Rome from next Friday", "start", '"next Friday" is taken as Friday, 2026-11-27.'),
    ("Rome on 5/12/2026", "start", '"5/12/2026" is taken as 5 December 2026, day first.'),
    ("Rome in early May", "start", '"early may" is taken as a start on 2027-05-03.'),
    ("Rome over Christmas", "start", "Christmas is taken as a start on 2026-12-24."),
    ("a few days in Rome", "days", '"A few days" is taken as 3 days.'),
    ("3-4 days in Rome", "days", '"3-4 days" is planned as 4 days.'),
    ("Rome in May 2028", "start", '"May 2028" is taken as a start on 2028-05-01.'),
    ("Rome, Easter 2028", "start", "Easter is taken as a start on 2028-04-14."),
    (
        "half a day in Rome",
        "days",
        '"half a day" is planned as 1 day; say its hours too, such as "from 10:00 to 16:00".',
    ),
    (
        "Rome, free day on Wednesday",
        "",
        '"free day on Wednesday" is left aside: a plan has no day without plans yet; take the '
        "visits out of it.",
    ),
    (
        "Rome, market on Sunday",
        "",
        '"market on Sunday" keeps no place free on that day: say a time as well, or lock the visit '
        "later.",
    ),
    (
        "Paris, Louvre on Sunday",
        "",
        '"Louvre on Sunday" keeps no place free on that day: say a time as well, or lock the visit '
        "later.",
    ),
)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]


def test_a_weekday_is_read_from_the_day_of_reading() -> None:
    wednesday = small_world(now=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assistant = EmbeddedAssistant()
    assert assistant.read_request("Friday in Rome", wednesday).start == date(2026, 11, 27)
    assert assistant.read_request("next Friday in Rome", wednesday).start == date(2026, 12, 4)


THERE = (
    ("2 days in Tokyo from today", date(2026, 11, 23)),
    ("2 days in Tokyo from tomorrow", date(2026, 11, 24)),
    ("2 days in Tokyo, next Monday", date(2026, 11, 30)),
    ("2 days in New York, this Saturday", date(2026, 11, 28)),
    ("2 days from today", date(2026, 11, 22)),  # no city, no zone
)


@pytest.mark.parametrize(("words", "start"), THERE)
def test_today_is_the_date_at_the_destination(words: str, start: date) -> None:
    sunday_night = small_world(now=datetime(2026, 11, 22, 20, tzinfo=UTC))
    assert EmbeddedAssistant().read_request(words, sunday_night).start == start


def test_this_saturday_is_not_over_where_it_still_is_friday() -> None:
    friday_there = small_world(now=datetime(2026, 11, 28, 2, tzinfo=UTC))
    reading = EmbeddedAssistant().read_request("2 days in New York, this Saturday", friday_there)
    assert reading.start == date(2026, 11, 28)


def test_months_and_weekdays_are_english_whatever_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for names in (calendar.month_name, calendar.day_name):
        monkeypatch.setattr(type(names), "__getitem__", lambda *_: "?")
    assert read("Lisbon, Friday, 4 December 2026").start == date(2026, 12, 4)
    with pytest.raises(InputError, match="4 December 2026 is a Friday, not a Saturday"):
        read("Lisbon, Saturday, 4 December 2026")
