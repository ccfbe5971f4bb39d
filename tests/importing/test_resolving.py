"""From what a file says to a route: its city, its dates, its places, its times, and what had to be assumed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tripai import export_route, plan_route, read_request
from tripai.checking.claims import ASSUMED, ENDLESS
from tripai.errors import InputError, NotFoundError
from tripai.importing.plans import Resolved, Told, resolve
from tripai.model import Activity, Route
from tripai.places.catalogue import Catalogue

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()


def read(text: str | bytes, **told: object) -> Resolved:
    data = text.encode() if isinstance(text, str) else text
    return resolve(data, Told(**told), source=SOURCE, now=NOW)


def spans(plan: Resolved) -> list[tuple[str, str, str]]:
    return [
        (a.title, *(t.strftime("%H:%M") for t in (a.start, a.end))) for a in plan.route.activities
    ]


def named(plan: Resolved, title: str) -> Activity:
    return next(activity for activity in plan.route.activities if activity.title == title)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("# A weekend in Lisboa\n## Day 1\n- 9:00 Castle", "Lisbon"),
        ("Day 1\n- 9:00 Flight from London to Rome\n- 13:00 Trevi Fountain in Rome", "Rome"),
        ("Day 1\n- 9:00 Trevi Fountain\n- 10:00 Piazza Navona\n- 12:00 Spanish Steps", "Rome"),
        ('<gpx><wpt lat="48.86" lon="2.34"><name>Louvre</name></wpt></gpx>', "Paris"),
    ],
)
def test_the_city_is_the_one_that_is_named_or_seen(text: str, city: str) -> None:
    assert read(text).route.brief.stays[0].city == city


def test_a_city_that_nobody_names_is_asked_for() -> None:
    with pytest.raises(InputError, match="does not say which city") as caught:
        read("Day 1\n- 9:00 The old mill")
    assert "--city" in caught.value.hint
    assert read("Day 1\n- 9:00 The old mill", city="Porto").route.slug == "porto-1-day"
    with pytest.raises(NotFoundError, match="No city is called Xyzzy"):
        read("Day 1\n- 9:00 The old mill", city="Xyzzy")


def test_a_city_that_no_source_covers_has_no_places_that_are_known() -> None:
    plan = read("Day 1\n- 9:00 Guggenheim Museum Bilbao", city="Bilbao")
    assert plan.route.brief.stays[0].zone == "Europe/Madrid"
    assert [name.said for name in plan.claims.unknown] == ["Guggenheim Museum Bilbao"]


@pytest.mark.parametrize(
    ("headings", "told", "dates"),
    [
        (["Day 1: Friday, December 4", "Day 2: Saturday, December 5"], {}, ["2026-12-04", "2026-12-05"]),
        (["Day 1: Thursday, December 4"], {}, ["2025-12-04"]),
        (["Day 1: December 31, 2026", "Day 2: January 1"], {}, ["2026-12-31", "2027-01-01"]),
        (["Day 1", "Day 2"], {}, ["2026-11-23", "2026-11-24"]),
        (["Day 1 (Wednesday)", "Day 2"], {}, ["2026-11-25", "2026-11-26"]),
        (["Day 1", "Day 2"], {"start": date(2027, 3, 1)}, ["2027-03-01", "2027-03-02"]),
        (["Day 1: December 4", "Day 2: December 6"], {"start": date(2027, 3, 1)}, ["2027-03-01", "2027-03-03"]),
        (["Day 1: February 30"], {}, ["2026-11-23"]),
    ],
)  # fmt: skip
def test_dates(headings: list[str], told: dict[str, object], dates: list[str]) -> None:
    text = "# Lisbon\n" + "".join(f"## {heading}\n- 10:00 MAAT\n" for heading in headings)
    assert [day.date.isoformat() for day in read(text, **told).route.days] == dates


def test_what_is_assumed_is_said() -> None:
    notes = read("# Lisbon\n## Day 1\n- MAAT\n- 15:00 The Hall of Sighs").route.brief.assumptions
    assert notes == (
        "Read from plan (markdown).",
        "No date is said: the plan is taken to begin on 23 November 2026.",
        "The times of 1 of 2 things are not said: they follow on what is before them.",
        "Not known in Lisbon: Hall of Sighs.",
        "You are taken to sleep in Baixa, and ways are estimated.",
    )


def test_times_that_are_missing_follow_on_what_is_before_them() -> None:
    plan = read(
        "# Lisbon, 4 December 2026\n## Day 1\n- 10:00 Jerónimos Monastery\n- Lunch\n- MAAT\n- 16:00 National Coach Museum\n"
        "- Evening: Alfama\n"
    )
    assert spans(plan) == [
        ("Jerónimos Monastery", "10:00", "11:30"),
        ("Lunch", "12:30", "13:30"),
        ("MAAT", "13:50", "15:20"),
        ("National Coach Museum", "16:00", "17:15"),
        ("Alfama", "18:00", "19:30"),
    ]
    origins = [activity.origin for activity in plan.route.activities]
    assert origins == [ENDLESS, ASSUMED, ASSUMED, ENDLESS, ASSUMED]
    assert [one.finding.rule for one in plan.judged()] == ["meal-missing"][:0]


def test_a_place_is_not_entered_before_it_opens_nor_left_after_it_closes() -> None:
    plan = read(
        "# Lisbon, 4 December 2026\n## Day 1\n- MAAT\n## Day 2\n- 16:30 Jerónimos Monastery"
    )
    assert spans(plan) == [("MAAT", "11:00", "12:30"), ("Jerónimos Monastery", "16:30", "17:30")]


def test_of_a_thing_without_a_time_only_the_day_is_judged() -> None:
    text = "# Lisbon\n## Day 1: Monday, December 7, 2026\n- 10:00 Alfama\n- {}Jerónimos Monastery"
    said = [one.finding.message for one in read(text.format("")).judged()]
    assert len(said) == 1
    assert "is closed on that day" in said[0]
    tuesday = text.replace("Monday, December 7", "Wednesday, December 9")
    assert read(tuesday.format("Evening: ")).judged() == ()
    assert [one.finding.rule for one in read(tuesday.format("20:00 ")).judged()] == ["hours-closed"]


def test_a_line_may_name_several_sights_and_a_meal() -> None:
    plan = read(
        "# Lisbon, 4 December 2026\n## Day 1\n- 9:30-13:00 Belém Tower, the Hall of Sighs and then Jerónimos Monastery\n"
        "- Evening: Chiado and dinner in Bairro Alto\n- Jerónimos Monastery near the Belém Tower\n"
    )
    titles = [activity.title for activity in plan.route.activities]
    assert titles == [
        *("Belém Tower", "Hall of Sighs", "Jerónimos Monastery"),
        *("Chiado", "Dinner in Bairro Alto", "Jerónimos Monastery"),
    ]
    assert plan.route.activities[0].start.time() == time(9, 30)
    assert plan.route.activities[2].end.time() <= time(13)


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ("Visit the Gulbenkian", "visit", "Calouste Gulbenkian Museum"),
        ("Explore Castelo de São Jorge", "visit", "São Jorge Castle"),
        ("Jeronimos Monastry", "visit", "Jerónimos Monastery"),
        ("Guided tour of the National Pantheon", "visit", "National Pantheon"),
        ("Lunch at Time Out Market", "meal", "Time Out Market"),
        ("Dinner near the National Pantheon", "meal", None),
        ("Dinner in Alfama", "meal", "Alfama"),
        ("Check in at the hotel", "lodging", None),
        ("Free time", "rest", None),
        ("Fado show", "event", None),
        ("Explore the old town", "event", None),
        ("Flight to London", "transfer", None),
        ("Train from Rossio to Pena Palace", "transfer", None),
        ("Grab a bagel in Tribeca", "rest", None),
        ("Concert at the National Pantheon", "event", None),
        ("Café Versailles – lunch", "meal", None),
    ],
)
def test_what_a_line_names(line: str, kind: str, place: str | None) -> None:
    [activity] = read(f"# Lisbon\n## Day 1\n- 12:30 {line}").route.activities
    assert (activity.kind, activity.place.name if activity.place else None) == (kind, place)
    assert not read(f"# Lisbon\n## Day 1\n- 12:30 {line}").claims.unknown


def test_when_the_plane_lands_and_leaves() -> None:
    plan = read(
        "# Lisbon\n## Day 1: December 4, 2026\n- 11:20 Arrive at Lisbon Airport\n- 14:00 MAAT\n"
        "## Day 2\n- 10:00 Alfama\n- 2:00 PM Head to the airport for your 6:00 PM flight\n"
    )
    brief = plan.route.brief
    lisbon = ZoneInfo("Europe/Lisbon")
    assert (brief.arrive, brief.arrive_by) == (
        datetime(2026, 12, 4, 11, 20, tzinfo=lisbon),
        "flight",
    )
    assert (brief.leave, brief.leave_by) == (datetime(2026, 12, 5, 18, tzinfo=lisbon), "flight")
    last = plan.route.activities[-1]
    assert (last.start.hour, last.end.hour) == (14, 18)


def test_a_night_over_the_change_of_the_clock() -> None:
    plan = read(
        "# Lisbon\n## Day 1: March 27, 2027\n- 23:00-02:30 Bar\n## Day 2\n- 1:30 Walk home alone"
    )
    bar, walk = plan.route.activities
    assert (bar.end - bar.start).total_seconds() / 60 == 150  # an hour is left out
    assert walk.start.utcoffset() == walk.start.astimezone(ZoneInfo("Europe/Lisbon")).utcoffset()


def test_costs_are_in_the_citys_money_where_a_sign_may_mean_it() -> None:
    plan = read(
        "# Sydney\n## Day 1\n- 10:00 Sydney Opera House ($43)\n- 13:00 Lunch (€20 per person)"
    )
    costs = [(a.cost.amount, a.cost.currency) for a in plan.route.activities if a.cost]
    assert costs == [(43, "AUD"), (40, "EUR")]


def test_ids_are_those_of_a_plan_of_ours_and_each_is_given_once() -> None:
    ours = plan_route(
        read_request("1 day in Lisbon, must see MAAT, from 2026-12-04", now=NOW), effort=20
    )
    theirs = read("# Lisbon, 4 December 2026\n## Day 1\n- 11:00 MAAT\n- 13:00 Lunch\n- 15:00 MAAT")
    assert named(theirs, "MAAT").id == named_id(ours.activities, "MAAT")
    assert len({activity.id for activity in theirs.route.activities}) == 3


def named_id(activities: tuple[Activity, ...], title: str) -> str:
    return next(activity.id for activity in activities if activity.title == title)


@pytest.mark.parametrize("form", ["markdown", "ics"])
def test_what_we_export_comes_back_with_its_places_and_times(form: str) -> None:
    request = "3 days in Lisbon with two kids, from 2026-12-04, Fado booked at 2026-12-05 20:00"
    ours = plan_route(read_request(request, now=NOW), effort=200)
    theirs = read(export_route(ours, form))
    kept = {"visit", "meal", "event"}

    def told(activities: tuple[Activity, ...]) -> list[tuple[object, ...]]:
        return [(a.title, a.start, a.end) for a in activities if a.kind in kept]

    assert told(theirs.route.activities) == told(ours.activities)
    assert [day.date for day in theirs.route.days] == [day.date for day in ours.days]
    assert not [one for one in theirs.judged() if one.finding.severity == "error"]


def test_our_json_is_judged_as_it_is_and_tells_its_lines() -> None:
    ours = plan_route(read_request("1 day in Lisbon from 2026-12-04", now=NOW), effort=20)
    data = export_route(ours, "json")
    plan = read(data)
    assert plan.route == ours
    assert tuple(one.finding for one in plan.judged()) == ours.findings
    line = plan.lines[ours.activities[0].id]
    assert ours.activities[0].id in data.decode().splitlines()[line - 1]
    with pytest.raises(InputError, match="has its city and its dates"):
        read(data, city="Porto")


OWN = [
    "2 days in Lisbon, tiles, flight arrives at 10:00, flight leaves at 18:00",
    "2 days in Rome, jazz bars at night",
    "3 days in Tokyo with two children aged 4 and 7",
]


@pytest.fixture(scope="module")
def planned() -> list[Route]:
    return [
        plan_route(read_request(said, now=NOW), source=SOURCE, effort=100).replaced(
            slug=f"own-{number}"
        )
        for number, said in enumerate(OWN)
    ]


@pytest.mark.parametrize("form", ["csv", "gpx", "ics", "json", "markdown"])
def test_our_own_files_are_read_back_without_an_error(planned: list[Route], form: str) -> None:
    for route in planned:
        found = read(export_route(route, form), name=f"own.{form}")
        assert [day.date for day in found.route.days] == [day.date for day in route.days]
        assert [one.finding for one in found.judged() if one.finding.severity == "error"] == []
        sights = [a.title for a in route.activities if a.kind == "visit"]
        assert [a.title for a in found.route.activities if a.kind == "visit"] == sights


def test_what_has_no_time_is_on_the_day_of_what_is_before_it() -> None:
    points = (
        '<wpt lat="38.69" lon="-9.21"><name>Jardim</name></wpt>'
        '<wpt lat="38.70" lon="-9.22"><time>2026-12-05T11:00:00Z</time><name>Belém Tower</name></wpt>'
        '<wpt lat="38.71" lon="-9.23"><name>Moinho</name></wpt>'
        '<wpt lat="38.71" lon="-9.13"><time>2026-12-04T10:00:00Z</time><name>Padaria</name></wpt>'
    )
    days = read(f"<gpx>{points}</gpx>", city="Lisbon").route.days
    assert [[a.title for a in day.activities] for day in days] == [
        ["Padaria"],
        ["Jardim", "Belém Tower", "Moinho"],
    ]


def test_short_dates_and_times_without_colons_are_read() -> None:
    plan = read(
        "london\nmon 7/12\n0900 british museum\n1300 lunch soho\n1500-1630 tate modern\n"
        "tue 8/12\n1000 tower of london\n"
    )
    assert [day.date for day in plan.route.days] == [date(2026, 12, 7), date(2026, 12, 8)]
    assert [(title, start) for title, start, _ in spans(plan)] == [
        ("British Museum", "09:00"),
        ("Lunch soho", "13:00"),
        ("Tate Modern", "15:00"),
        ("Tower of London", "10:00"),
    ]


def test_a_year_before_a_name_is_no_time() -> None:
    plan = read("Lisbon\nDay 1\n- 9:00 Belém Tower\n- 1900 Bakery Hall\n")
    assert [(a.title, a.origin) for a in plan.route.activities][1] == ("1900 Bakery Hall", ASSUMED)


def test_words_of_other_languages_for_times_are_no_places() -> None:
    plan = read(
        "# Wien\n## Freitag, 4. Dezember 2026\n- 09:00 Uhr \u2013 Schloss Schönbrunn\n"
        "- 14 Uhr \u2013 15:30 Uhr: Stephansdom\n- Abends\n## 5. Dezember 2026\n- Vormittags: Hofburg\n"
        "- 15:00 h Belvedere\n"
    )
    assert (
        read("Lisbon\n4 de dezembro de 2026\n- MAAT (2 horas)\n").route.activities[0].start.hour > 8
    )
    assert [day.date.day for day in plan.route.days] == [4, 5]
    assert [span[1] for span in spans(plan)] == ["09:00", "14:00", "09:30", "15:00"]
    assert {a.kind for a in plan.route.activities} == {"visit"}
    assert plan.claims.unknown == ()


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("4 décembre 2026", ["Matin", "Après-midi", "Soir"]),
        ("viernes, 4 de diciembre de 2026", ["Por la mañana", "Tarde", "Noche"]),
        ("4 de dezembro de 2026", ["Manhã", "Tarde", "Noite"]),
    ],
)
def test_parts_of_the_day_and_months_of_other_languages(heading: str, parts: list[str]) -> None:
    names = ["Belém Tower", "MAAT", "Alfama"]
    lines = "".join(f"{part}: {name}\n" for part, name in zip(parts, names, strict=True))
    plan = read(f"Lisbon\n{heading}\n{lines}{parts[0]}\n- Time Out Market\n")
    assert plan.route.days[0].date == date(2026, 12, 4)
    assert [a.title for a in plan.route.activities][:3] == names
    assert [a.start.hour for a in plan.route.activities][:3] == [10, 13, 18]
    assert plan.claims.unknown == ()


def test_a_table_whose_day_is_said_once_has_the_dates_that_it_says() -> None:
    plan = read(
        "# Rome\n\n| Day | Time | Activity | Cost |\n|---|---|---|---|\n| 1 (2026-12-11) | 9:00 | Colosseum | €18 |\n"
        "| | 13:00 | Lunch in Monti | €30 |\n| 2 (2026-12-12) | 9:00 | Vatican Museums | €20 |\n"
        "| **Total** | | | €68 |\n\n**Total** €68\n\nTotal: 68\n"
    )
    dates = [(day.number, day.date.day, len(day.activities)) for day in plan.route.days]
    assert dates == [(1, 11, 2), (2, 12, 1)]
    assert [one.finding.rule for one in plan.judged()] == ["meal-missing"]


def test_a_train_that_leaves_in_the_morning_is_not_its_own_fault() -> None:
    plan = read(
        "# Rome\n## Day 1: Friday, December 11, 2026\n- 9:00-11:00 Colosseum\n## Day 2\n"
        "- 9:00 train departs Roma Termini\n"
    )
    assert spans(plan)[-1][1:] == ("08:30", "09:00")
    assert [one.finding for one in plan.judged()] == []


def test_a_plan_of_which_most_was_not_read_says_so() -> None:
    plan = read(
        "Lisbon\n\nDay 1\nWe land at some hour and wander down to the old quarter with the trams.\n"
        "Then some castle, and it should be quiet by then.\n- Alfama\n- some hidden corner\n"
    )
    assert plan.unread == 3
    assert "3 lines were not read as places: nothing in them was checked." in (
        plan.route.brief.assumptions
    )
    mostly = read("Lisbon\nDay 1\nAn easy start it will be.\n- Alfama\n- Belém Tower\n")
    assert mostly.unread == 0


def test_a_length_that_nobody_says_is_not_blamed() -> None:
    plan = read(
        "day,time,activity\n1,9:30,São Jorge Castle\n1,9:50,Rossio Square\n1,12:30,Lunch in Alfama\n",
        city="Lisbon",
    )
    castle = named(plan, "São Jorge Castle")
    assert (castle.minutes <= 20, castle.origin) == (True, ENDLESS)
    assert "visit-length" not in {one.finding.rule for one in plan.judged()}
