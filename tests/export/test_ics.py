from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import sample_routes
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tripai.export.ics import render
from tripai.model import Activity


def events(data):
    """The events as a second parser reads them."""
    return vobject.readOne(data.decode()).vevent_list


def moved(route, day, *activities):
    """The route with its first day on another date and with other activities."""
    first = route.days[0].replaced(date=day, activities=activities)
    return route.replaced(days=(first,), brief=route.brief)


def at(start, end, zone, **more):
    return Activity(id="x", kind="visit", title="Walk", start=start, end=end, zone=zone, **more)


def test_the_calendar_of_lisbon(lisbon, golden):
    golden("lisbon.ics", render(lisbon))


def test_the_calendar_of_kyoto(kyoto, golden):
    golden("kyoto.ics", render(kyoto))


@pytest.mark.parametrize("city", ["lisbon", "kyoto"])
def test_another_program_reads_every_appointment_at_its_time(city, request):
    route = request.getfixturevalue(city)
    wanted = [a for a in route.activities if a.kind not in {"rest", "lodging"}]
    found = events(render(route))
    assert [e.summary.value for e in found] == [a.title for a in wanted]
    assert [e.dtstart.value for e in found] == [a.start for a in wanted]
    assert [e.dtend.value for e in found] == [a.end for a in wanted]


def test_an_event_says_where_why_and_how_to_get_there(lisbon):
    tiles = next(e for e in events(render(lisbon)) if "Tile" in e.summary.value)
    assert tiles.location.value == "National Tile Museum, Lisbon"
    assert tiles.geo.value == "38.72459;-9.11348"
    for words in (
        "tiles, which you asked for",
        "Local time: 11:15 to 12:45 (Europe/Lisbon)",
        "Getting there: public transport 24 min, 4.3 km (estimate)",
        "Museu Nacional do Azulejo",
        "Open 10:00 to 18:00.",
        "8 EUR an adult (2024 price).",
        "Cost for all: about 16 EUR",
        "Source: catalogue (MIT), as of 2024",
    ):
        assert words in tiles.description.value
    assert tiles.transp.value == "TRANSPARENT"
    assert tiles.categories.value == ["visit", "museum"]


def test_what_is_booked_is_busy_and_has_its_place(lisbon):
    fado = next(e for e in events(render(lisbon)) if e.summary.value == "Fado show")
    assert fado.transp.value == "OPAQUE"
    assert fado.location.value == "Clube de Fado, Lisbon"


def test_uids_are_unique_and_survive_a_new_revision(lisbon):
    before, after = events(render(lisbon)), events(render(lisbon.replaced(revision=3)))
    uids = [e.uid.value for e in before]
    assert len(set(uids)) == len(uids)
    assert uids == [e.uid.value for e in after]
    assert all(e.uid.value.endswith(".lisbon-3-days@tripai") for e in before)
    assert {e.sequence.value for e in before} == {"1"}
    assert {e.sequence.value for e in after} == {"2"}
    assert before[0].dtstamp.value < after[0].dtstamp.value


def test_events_were_made_when_the_revision_was_saved(lisbon):
    saved = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    made = {event.dtstamp.value for event in events(render(lisbon, saved_at=saved))}
    assert made == {saved.astimezone(UTC)}


@pytest.mark.parametrize(
    "zone", ["Europe/Lisbon", "Asia/Tokyo", "America/New_York", "Europe/Istanbul", "UTC"]
)
def test_every_hour_of_a_year_of_clock_changes_is_right(lisbon, zone):
    start = datetime(2027, 1, 1, tzinfo=UTC)
    hours = [(start + timedelta(hours=h)).astimezone(ZoneInfo(zone)) for h in range(0, 8760, 7)]
    hours += [start + timedelta(days=303, minutes=30 * m) for m in range(48)]  # 31 October 2027
    hours += [start + timedelta(days=310, minutes=30 * m) for m in range(48)]  # 7 November 2027
    hours = [h.astimezone(ZoneInfo(zone)) for h in hours]
    activities = [at(h, h + timedelta(minutes=90), zone) for h in hours]
    data = render(moved(lisbon, date(2027, 1, 1), *activities))
    meant = [(a.start.timestamp(), a.end.timestamp()) for a in activities]
    found = [(e.dtstart.value.timestamp(), e.dtend.value.timestamp()) for e in events(data)]
    assert (
        found == meant
    )  # as timestamps: Python calls times in a repeated hour unequal to their own UTC


def test_a_visit_over_the_repeated_hour_keeps_its_length(lisbon):
    zone = ZoneInfo("Europe/Lisbon")
    start = datetime(2027, 10, 31, 0, 30, tzinfo=UTC).astimezone(zone)  # 01:30 summer time
    end = datetime(2027, 10, 31, 1, 30, tzinfo=UTC).astimezone(zone)  # 01:30 again
    (event,) = events(render(moved(lisbon, date(2027, 10, 31), at(start, end, "Europe/Lisbon"))))
    assert event.dtend.value - event.dtstart.value == timedelta(hours=1)


@given(
    title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=120).filter(
        lambda text: bool(text.strip())
    )
)
def test_any_title_stays_one_summary(title):
    route = sample_routes.lisbon()
    tiles = route.days[0].activities[2].replaced(title=title, why=title)
    data = render(moved(route, route.days[0].date, tiles))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert not {c for c in str(event["summary"]) if ord(c) < 32}
    assert len(icalendar.Calendar.from_ical(data).walk()) == 2


def test_text_that_looks_like_a_calendar_is_only_text(lisbon):
    title = "Zoo; café, \\n bar\nEND:VEVENT\nBEGIN:VALARM"
    tiles = lisbon.days[0].activities[2].replaced(title=title)
    (event,) = events(render(moved(lisbon, lisbon.days[0].date, tiles)))
    assert event.summary.value == "Zoo; café, \\n bar END:VEVENT BEGIN:VALARM"
