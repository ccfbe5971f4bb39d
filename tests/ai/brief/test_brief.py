"""What a brief makes of words and options: what is decided, said about it, and refused."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError
from small_world import small_world

from tripai.ai.brief import complete
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import Assumption, BookingRead, BudgetRead, LocalTime, Reading
from tripai.errors import InputError, NotCoveredError, NotFoundError, TripaiError
from tripai.model import Brief, Party, Traveller

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RATES = {"USD/EUR": (Decimal("0.92"), date(2026, 11, 20))}
CHOICES = {
    "Paris": ("Paris, FR", "Paris, TX, US"),
    "Berlin": ("Berlin, DE", "Véroia, GR"),
    "Roma": ("Rome, IT", "Rome, NY, US"),
}
SAID = {
    "adults": 2,
    "pace": "balanced",
    "day_start": time(9),
    "day_end": time(22),
    "start": date(2026, 12, 4),
    "days": 3,
    "city": "Lisbon",
}


def brief(
    words: str = "", now: datetime = NOW, traveller: Traveller | None = None, **options: Any
) -> Brief:
    known = small_world(now, chosen=options.get("city"))
    return complete(
        EmbeddedAssistant().read_request(words, known),
        Reading(**options),
        request=words,
        traveller=traveller or Traveller(),
        known=known,
        rates=RATES,
        choices=lambda name: CHOICES.get(name, ()),
    )


def all_said(**options: Any) -> Brief:
    """Return a brief for which nothing has to be assumed but what `options` leave open."""
    return brief(**(SAID | options))


def at(when: str, on: str | None = None, **more: Any) -> LocalTime:
    return LocalTime(clock=time.fromisoformat(when), on=on and date.fromisoformat(on), **more)


def test_nothing_is_assumed_when_everything_is_said() -> None:
    assert all_said().assumptions == ()


def test_a_city_alone_makes_a_whole_brief() -> None:
    made = brief("Lisbon")
    assert (made.start, made.days, made.party, made.pace) == (
        date(2026, 11, 23),
        3,
        Party(),
        "balanced",
    )
    assert (made.day_start, made.day_end) == (time(9), time(22))
    assert made.stays[0].city == "Lisbon"
    assert made.assumptions == (
        "No date was given: the trip starts tomorrow, 2026-11-23.",
        "No length was given: 3 days.",
        "Nothing was said about who travels: 2 adults.",
        "No pace was given: balanced.",
        "Days run from 09:00 to 22:00.",
    )


def test_tomorrow_is_tomorrow_at_the_destination() -> None:
    late = datetime(2026, 11, 22, 20, tzinfo=UTC)
    assert brief("Tokyo", now=late).start == date(2026, 11, 24)
    assert brief("New York", now=late).start == date(2026, 11, 23)


ASSUMED = (
    ({"start": None}, "No date was given: the trip starts tomorrow, 2026-11-23."),
    ({"days": None}, "No length was given: 3 days."),
    ({"start": None, "month": 5}, "Only the month was given: the trip starts on 2027-05-01."),
    ({"start": None, "month": 11}, "Only the month was given: the trip starts on 2026-11-23."),
    (
        {"start": None, "end": date(2026, 12, 6)},
        "No start was given: the trip starts on 2026-12-04 and ends on 2026-12-06.",
    ),
    (
        {"start": None, "arrive": at("14:00", "2026-12-04")},
        "The trip starts with the arrival, on 2026-12-04.",
    ),
    (
        {"start": None, "arrive": at("14:00", weekday=4)},
        "The trip starts with the arrival, on 2026-11-27.",
    ),
    (
        {"start": None, "leave": at("14:00", weekday=6)},
        "No start was given: the trip starts on 2026-11-27 and ends on 2026-11-29.",
    ),
    (
        {
            "start": None,
            "bookings": (BookingRead(title="Fado", at=at("20:00", weekday=5), minutes=90),),
        },
        "No date was given: the trip starts on 2026-11-28, the day of 'Fado'.",
    ),
    ({"adults": None, "seniors": 1}, "The number of adults was not given: 2."),
    ({"children": 1}, "The child's age was not given: 8 years."),
    (
        {"children": 3, "day_end": time(20)},
        "The children's ages were not given: 4, 7 and 10 years.",
    ),
    ({"pace": None}, "No pace was given: balanced."),
    ({"day_end": None}, "Days run from 09:00 to 22:00."),
    ({"day_end": None, "pace": "packed"}, "Days run from 09:00 to 22:30."),
    ({"day_start": None, "pace": "relaxed"}, "Days run from 09:30 to 22:00."),
    (
        {"day_end": None, "child_ages": (5,)},
        "Days run from 09:00 to 20:30, early for a child under 8.",
    ),
    ({"budget": BudgetRead(amount=90, per="day")}, "The budget's currency was not given: EUR."),
    (
        {"budget": BudgetRead(amount=90, currency="EUR")},
        "The budget is taken to be for the whole trip.",
    ),
    (
        {"budget": BudgetRead(amount=90, currency="EUR", per="day", per_person=True)},
        "90 EUR per person is 180 EUR for the party of 2.",
    ),
    (
        {"budget": BudgetRead(amount=900, currency="USD", per="trip")},
        "A budget of 900 USD is taken as 828 EUR, at 0.92 EUR for 1 USD (2026-11-20).",
    ),
    (
        {"bookings": (BookingRead(title="Fado", at=at("20:00", day=2)),)},
        "'Fado' is taken to last 90 minutes.",
    ),
    (
        {"city": "Paris"},
        "Paris is taken to be Paris, FR; for another write --city 'Paris, TX, US'.",
    ),
    (
        {"avoid": ("crowds",)},
        'Nothing in Lisbon is known as "crowds", so avoiding it changes nothing.',
    ),
    (
        {"interests": {"quidditch": 1.0}},
        '"quidditch" is no interest that places are known by, so it changes nothing.',
    ),
)


@pytest.mark.parametrize(
    ("options", "sentence"), ASSUMED, ids=[sentence for _, sentence in ASSUMED]
)
def test_what_was_decided_is_said(options: dict[str, Any], sentence: str) -> None:
    assert all_said(**options).assumptions == (sentence,)


REFUSED: tuple[tuple[dict[str, Any], type[TripaiError], str, str], ...] = (
    ({"words": "", "city": None}, InputError, "The request is empty.", "for example"),
    (
        {"words": "tiles and food", "city": None},
        InputError,
        'No city was found in "tiles and food".',
        "tripai places list",
    ),
    (
        {"words": f"{'x' * 90}", "city": None},
        InputError,
        f'No city was found in "{"x" * 60}...".',
        "--city",
    ),
    (
        {"words": "in Bilbao", "city": None},
        NotCoveredError,
        "Bilbao is not covered.",
        "tripai places fetch Bilbao; or bring your own places: tripai places import FILE --city Bilbao",
    ),
    ({"city": "Paris, TX"}, NotCoveredError, "Paris, TX is not covered.", "fetch 'Paris, TX'"),
    ({"city": "Lisbun"}, NotFoundError, 'No city is known as "Lisbun".', "Did you mean Lisbon?"),
    ({"days": 0}, InputError, "A trip lasts 1 to 30 days, and 0 were asked for.", ""),
    ({"days": 31}, InputError, "A trip lasts 1 to 30 days, and 31 were asked for.", ""),
    (
        {"end": date(2026, 12, 3), "days": None},
        InputError,
        "The trip ends on 2026-12-03, before it starts on 2026-12-04.",
        "",
    ),
    (
        {"end": date(2026, 12, 7)},
        InputError,
        "The trip is to last 3 days, but 2026-12-04 to 2026-12-07 is 4 days.",
        "one of them",
    ),
    (
        {"start": date(2026, 11, 21)},
        InputError,
        "The trip would start on 2026-11-21, which is past: today is 2026-11-22 there.",
        "--start",
    ),
    (
        {"arrive": at("12:00", "2026-12-03")},
        InputError,
        "The arrival on 2026-12-03 is outside the trip, which is from 2026-12-04 to 2026-12-06.",
        "--start",
    ),
    (
        {"leave": at("12:00", "2026-12-07")},
        InputError,
        "The departure on 2026-12-07 is outside the trip, which is from 2026-12-04 to 2026-12-06.",
        "--days",
    ),
    (
        {"arrive": at("18:00", day=3), "leave": at("12:00")},
        InputError,
        "The arrival at 2026-12-06 18:00 is after the departure at 2026-12-06 12:00.",
        "",
    ),
    (
        {"bookings": (BookingRead(title="Fado", at=at("20:00", "2026-12-09")),)},
        InputError,
        "'Fado' on 2026-12-09 is outside the trip, which is from 2026-12-04 to 2026-12-06.",
        "--start",
    ),
    (
        {"bookings": (BookingRead(title="Fado", at=at("20:00")),)},
        InputError,
        "'Fado' at 20:00 has no day.",
        "on day 2",
    ),
    (
        {
            "bookings": (
                BookingRead(title="Fado", at=at("20:00", day=1)),
                BookingRead(title="Dinner", at=at("21:00", day=1)),
            )
        },
        InputError,
        "'Fado' (2026-12-04 20:00 to 21:30) and 'Dinner' (2026-12-04 21:00 to 22:30) overlap.",
        "shorter",
    ),
    (
        {"arrive": at("21:00"), "bookings": (BookingRead(title="Fado", at=at("20:00", day=1)),)},
        InputError,
        "'Fado' on 2026-12-04 at 20:00 is before the arrival.",
        "",
    ),
    (
        {"budget": BudgetRead(amount=0)},
        InputError,
        "A budget of 0 is not one to plan with.",
        "above 0",
    ),
    (
        {"budget": BudgetRead(amount=-5)},
        InputError,
        "A budget of -5 is not one to plan with.",
        "above 0",
    ),
    (
        {"budget": BudgetRead(amount=9, currency="GBP")},
        InputError,
        "The budget is in GBP, prices are in EUR, and no rate from one to the other is set.",
        'tripai config set rates.GBP/EUR "RATE @ YYYY-MM-DD"',
    ),
    ({"adults": 51}, InputError, "A party has at most 50 people, and 51 are named.", ""),
    (
        {"children": 10**9},
        InputError,
        "A party has at most 50 people, and 1000000000 are named.",
        "",
    ),
    ({"adults": 0}, InputError, "A party needs at least one adult or senior.", "--adults"),
    ({"adults": -1, "seniors": 2}, InputError, "Nobody can be fewer than no people.", "--adults"),
    ({"child_ages": (18,)}, InputError, "A child is 0 to 17 years old, not 18.", "adults"),
    (
        {"day_start": time(22), "day_end": time(9)},
        InputError,
        "A day cannot start at 22:00 and end at 09:00.",
        "--day-end",
    ),
    (
        {"base": "Grand Hotel"},
        NotFoundError,
        'No place or area here is known as "Grand Hotel".',
        "--base 38.71,-9.14",
    ),
    (
        {"base": "-9.13,38.71"},
        InputError,
        "The base -9.13, 38.71 is 7262 km from Lisbon.",
        "latitude",
    ),
    (
        {"base": "138.71,-9.13"},
        InputError,
        "138.71, -9.13 is not a point on the globe.",
        "latitude",
    ),
    (
        {"must": ("Belem Palace",)},
        NotFoundError,
        'No place here is known as "Belem Palace".',
        "Did you mean Belém Tower",
    ),
    (
        {"must": ("Belem Tower",), "avoid": ("torre", "belem tower")},
        InputError,
        "Belém Tower is to be seen, and 'Belém Tower' is to be avoided.",
        "Drop one",
    ),
    (
        {"must": ("Tile Museum",), "avoid": ("museums",)},
        InputError,
        "National Tile Museum is to be seen, and 'museum' is to be avoided.",
        "Drop one",
    ),
    (
        {"must": ("São Jorge Castle",), "step_free": True},
        InputError,
        "São Jorge Castle is to be seen, but it has steps, and the trip is to be step-free.",
        "Drop one",
    ),
    *(
        (far, InputError, f"{day} is more than 10 years ahead.", "--start")
        for day, far in (
            ("2037-01-01", {"start": date(2037, 1, 1)}),
            ("9999-12-31", {"start": date.max}),
            ("9999-12-31", {"start": None, "end": date.max}),
            ("9999-12-31", {"start": None, "arrive": at("12:00", "9999-12-31")}),
            ("9999-12-31", {"start": None, "days": None, "leave": at("12:00", "9999-12-31")}),
        )
    ),
    (
        {"start": date.min},
        InputError,
        "The trip would start on 0001-01-01, which is past: today is 2026-11-22 there.",
        "--start",
    ),
    (
        {"start": None, "end": date.min},
        InputError,
        "The trip would end on 0001-01-01, which is past: today is 2026-11-22 there.",
        "--end",
    ),
    (
        {"start": None, "days": 10**9, "leave": at("12:00", weekday=2)},
        InputError,
        "A trip lasts 1 to 30 days, and 1,000,000,000 were asked for.",
        "",
    ),
    (
        {"start": date(2027, 3, 28), "days": 1, "arrive": at("01:30")},
        InputError,
        "01:30 on 2027-03-28 does not exist in Lisbon: the clocks skip it.",
        "",
    ),
)


@pytest.mark.parametrize(
    ("options", "kind", "message", "hint"), REFUSED, ids=[case[2] for case in REFUSED]
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    options: dict[str, Any], kind: type[TripaiError], message: str, hint: str
) -> None:
    with pytest.raises(TripaiError) as raised:
        all_said(**options)
    assert (type(raised.value), raised.value.message) == (kind, message)
    assert hint in raised.value.hint


def test_options_go_before_words_and_words_before_the_traveller() -> None:
    own = Traveller(
        party=Party(adults=1, child_ages=(7,)), pace="packed", diet=("vegan",), interests={"art": 1}
    )
    plain = brief("Lisbon", traveller=own)
    assert (plain.party, plain.pace, plain.diet, dict(plain.interests)) == (
        own.party,
        "packed",
        ("vegan",),
        {"art": 1},
    )
    worded = brief("Lisbon, easy pace, tiles, two kids", traveller=own)
    assert (worded.party, worded.pace, dict(worded.interests)) == (
        Party(adults=1, child_ages=(6, 9)),
        "relaxed",
        {"tiles": 1},
    )
    optioned = brief(
        "Lisbon, easy pace, two kids", traveller=own, pace="balanced", adults=3, child_ages=(2,)
    )
    assert (optioned.party, optioned.pace) == (Party(adults=3, child_ages=(2,)), "balanced")


DATES = (
    ("Rome 4-7 December", {"start": date(2027, 1, 8)}, date(2027, 1, 8), 4),
    ("Rome 4-7 December", {"days": 2}, date(2026, 12, 4), 2),
    ("Rome 4-7 December", {"end": date(2026, 12, 5)}, date(2026, 12, 4), 2),
    ("3 days in Rome from 4 December", {"end": date(2026, 12, 8)}, date(2026, 12, 4), 5),
    ("3 days in Rome", {"start": date(2027, 1, 8)}, date(2027, 1, 8), 3),
    ("3 days in Rome", {"end": date(2027, 1, 8)}, date(2027, 1, 6), 3),
    ("3 days in Rome in May", {"days": 5}, date(2027, 5, 1), 5),
    ("Rome until 7 December", {"start": date(2026, 12, 4)}, date(2026, 12, 4), 4),
    ("next weekend in Rome", {"start": date(2027, 1, 8)}, date(2027, 1, 8), 2),
    ("Rome", {"start": date(2027, 1, 8), "end": date(2027, 1, 9)}, date(2027, 1, 8), 2),
    ("Rome", {"end": date(2027, 1, 9), "days": 3}, date(2027, 1, 7), 3),
    ("Rome 4-7 December", {"end": date(2027, 1, 9), "days": 3}, date(2027, 1, 7), 3),
)


@pytest.mark.parametrize(("words", "options", "start", "days"), DATES)
def test_a_date_by_option_keeps_the_rest_of_the_words(
    words: str, options: dict[str, Any], start: date, days: int
) -> None:
    made = brief(words, **options)
    assert (made.start, made.days) == (start, days)


def test_an_option_takes_the_assumption_of_the_words_away() -> None:
    assert any("5/12/2026" in sentence for sentence in brief("Rome on 5/12/2026").assumptions)
    assert not any(
        "5/12/2026" in sentence
        for sentence in brief("Rome on 5/12/2026", start=date(2027, 1, 8)).assumptions
    )


def test_an_assumption_of_the_reader_is_kept() -> None:
    made = all_said(assumptions=(Assumption(sentence="So it was taken."),))
    assert made.assumptions == ("So it was taken.",)


def test_a_city_by_option_settles_which_of_two_is_meant() -> None:
    made = brief("2 days in Rome and Lisbon, must see the Tile Museum and Rossio", city="Lisbon")
    assert (made.stays[0].city, made.must) == ("Lisbon", ("National Tile Museum", "Rossio Square"))


def test_journeys_frame_the_trip() -> None:
    made = brief("Rome, landing on Friday at 14:30, train leaves Sunday at 17:00")
    assert made.arrive == datetime.fromisoformat("2026-11-27T14:30+01:00")
    assert made.leave == datetime.fromisoformat("2026-11-29T17:00+01:00")
    assert (made.start, made.days, made.arrive_by, made.leave_by) == (
        date(2026, 11, 27),
        3,
        "flight",
        "train",
    )


def test_of_two_sundays_one_leaves_on_the_last() -> None:
    made = brief(
        "8 days in Rome from 6 December, arriving on Sunday at 9:00, fly home on Sunday at 17:00"
    )
    assert made.arrive is not None
    assert made.arrive.date() == date(2026, 12, 6)
    assert made.leave is not None
    assert made.leave.date() == date(2026, 12, 13)


def test_a_booking_at_a_known_place_is_there() -> None:
    made = brief(
        "2 days in Lisbon from 4 December, tour of Belem Tower on day 2 at 10:00 for 1 hour"
    )
    (booking,) = made.bookings
    assert booking.start == datetime.fromisoformat("2026-12-05T10:00+00:00")
    assert booking.minutes == 60
    assert booking.spot is not None
    assert booking.spot.name == "Belém Tower"
    elsewhere = brief("2 days in Lisbon from 4 December, fado on day 2 at 20:00")
    assert elsewhere.bookings[0].spot is None


def test_a_day_that_ends_at_midnight_ends_just_before() -> None:
    assert brief("Rome, back by midnight").day_end == time(23, 59)


@pytest.mark.parametrize(
    ("said", "name", "lat"),
    [
        ("Alfama", "Alfama", 38.71),
        ("cais do sodre", "Cais do Sodré", 38.71),
        ("baixa", "Baixa", 38.7115),
        ("Lisbon Airport", "Lisbon Airport", 38.7742),
        ("38.72, -9.15", "38.72, -9.15", 38.72),
    ],
)
def test_a_base_is_a_place_an_area_a_gateway_or_a_point(said: str, name: str, lat: float) -> None:
    base = all_said(base=said).base
    assert base is not None
    assert (base.name, base.lat) == (name, lat)


def test_wishes_are_spelt_as_the_source_spells_them() -> None:
    made = all_said(
        must=("jeronimos monastry", "Jerónimos Monastery"),
        avoid=("zoos", "tram museum", "azulejos"),
    )
    assert made.must == ("Jerónimos Monastery",)
    assert made.avoid == ("zoo", "Carris Tram Museum", "tiles")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("museums", ("museum", "gallery")),
        ("mosques", ("mosque", "Old Mosque Waterfront")),
        ("Cais do Sodre", ("Cais do Sodré",)),  # an area for meals
        ("Graca", ("Miradouro da Graça", "Graça")),  # an area, and what is called after it
        ("Alfama", ("Alfama",)),
    ],
)
def test_what_is_avoided_takes_its_like_with_it(said: str, meant: tuple[str, ...]) -> None:
    made = all_said(avoid=(said,))
    assert made.avoid == meant


@pytest.mark.parametrize("said", ["Paris, FR", "paris", "Paris, fr"])
def test_a_city_may_name_its_country(said: str) -> None:
    assert all_said(city=said).stays[0].country == "FR"


SEEN = (
    ("Belém Tower", "Belém Tower"),
    ("Belem Towr", "Belém Tower"),
    ("Guided tour of Belem Tower", "Belém Tower"),
    ("Oceanarium tickets", "Lisbon Oceanarium"),
    ("Tour at the Oceanarium", "Lisbon Oceanarium"),
    ("Alfama walking tour", "Alfama"),
    ("Dinner in Alfama", ""),
    ("Fado in Alfama", ""),
    ("Alfama fado", ""),
    ("Tour near Belém Tower", ""),
    ("Tickets in Cais do Sodré", ""),  # an area to eat in
    ("Ramiro", ""),
)


@pytest.mark.parametrize(("title", "place"), SEEN)
def test_a_booking_tells_which_place_it_sees(title: str, place: str) -> None:
    (booking,) = all_said(bookings=(BookingRead(title=title, at=at("10:00", day=2)),)).bookings
    assert booking.place == place
    assert (booking.spot is None) == (title == "Ramiro")


def test_of_two_dates_named_an_option_tells_the_start() -> None:
    words = "Lisbon, 4 December, 9 December"
    with pytest.raises(InputError, match="Both 4 December and 9 December are named"):
        brief(words)
    assert brief(words, start=date(2026, 12, 4)).start == date(2026, 12, 4)


def test_a_ticket_for_what_has_steps_is_the_own_choice_of_who_goes_step_free() -> None:
    made = all_said(
        must=("São Jorge Castle",),
        step_free=True,
        bookings=(BookingRead(title="São Jorge Castle", at=at("10:00", day=2)),),
    )
    assert made.must == ("São Jorge Castle",)


def test_a_time_of_day_has_no_zone_and_no_seconds() -> None:
    for clock in (time(9, 30, 15), time(9, 30, tzinfo=UTC)):
        with pytest.raises(ValidationError, match="hours and minutes, without a zone"):
            Reading(day_start=clock)


def test_the_example_of_a_point_is_in_the_city_asked_for() -> None:
    with pytest.raises(NotFoundError) as raised:
        all_said(city="London", base="The Savoy Hotel")
    assert "--base 51.51,-0.13" in raised.value.hint


def test_a_base_in_words_that_nobody_knows_is_the_usual_quarter_and_is_said() -> None:
    made = brief("London 3 days, hotel near Paddington")
    assert made.base is not None
    assert made.base.name == "Soho"
    assert (
        "No place or area in London is known as Paddington: the days start and end in Soho; "
        "--base LAT,LON sets it." in made.assumptions
    )
    assert brief("London 3 days, hotel near Paddington", base="51.51,-0.17").base is not None


@pytest.mark.parametrize(
    ("city", "namesake"), [("Berlin", None), ("Roma", "Rome, NY, US"), ("Paris", "Paris, TX, US")]
)
def test_only_a_city_of_that_main_name_is_offered_as_another(
    city: str, namesake: str | None
) -> None:
    offered = [one for one in brief(f"3 days in {city}").assumptions if "for another" in one]
    assert len(offered) == bool(namesake)
    assert all(f"'{namesake}'" in one for one in offered)
