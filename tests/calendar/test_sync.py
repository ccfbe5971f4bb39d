"""A route in Google Calendar, through the real client against a server on loopback."""

import json
from datetime import datetime, timedelta

import pytest
from calendar_steps import Traveller, times
from google.oauth2.credentials import Credentials

from google_server import Google, problem
from loopback import Answer, Request
from tripai.calendar.google import GoogleCalendar
from tripai.calendar.moves import Moves, moves
from tripai.editing.applying import apply_edits
from tripai.errors import ServiceError, UnansweredError
from tripai.model import Activity, Route
from tripai.syncing import held, take_away, write_sync

HOUR = timedelta(hours=1)


def there(account: Google) -> list[tuple[str, float, float]]:
    """What is in the calendar, as `times` tells it of a route."""
    return sorted(
        (event["summary"], *(_seconds(event[end]) for end in ("start", "end")))
        for event in account.only()[1].live
    )


def _seconds(when: dict[str, str]) -> float:
    return datetime.fromisoformat(when["dateTime"]).timestamp()


def test_a_route_gets_a_calendar_with_its_events(traveller: Traveller) -> None:
    planned = traveller.plan()
    assert (planned.calendar, planned.name) == (None, traveller.route.title)
    assert traveller.account.server.requests == []
    calendar = write_sync(traveller.google, traveller.store.calendars, planned)
    assert there(traveller.account) == times(traveller.route)
    assert traveller.calendar.summary == traveller.route.title
    assert traveller.calendar.zone == "Europe/Lisbon"
    assert calendar == traveller.account.only()[0]


def test_an_event_says_what_a_traveller_wants_to_know(traveller: Traveller) -> None:
    traveller.sync(reminder=30)
    event = traveller.event("Oceanarium")
    [activity] = [a for a in traveller.route.activities if "Oceanarium" in a.title]
    assert activity.place
    assert event["location"] == f"{activity.place.name}, Lisbon"
    assert event["source"]["url"].startswith("https://www.openstreetmap.org/?mlat=38.7")
    assert event["source"]["url"] in event["description"]
    assert "Getting there: " in event["description"]
    assert event["start"]["timeZone"] == event["end"]["timeZone"] == "Europe/Lisbon"
    assert event["start"]["dateTime"] == activity.start.isoformat()
    assert event["reminders"] == {
        "useDefault": False,
        "overrides": [{"method": "popup", "minutes": 30}],
    }
    colours = {traveller.event(title)["colorId"] for title in ("Oceanarium", "Fado show")}
    assert len(colours) == 2
    assert event["transparency"] == "transparent"
    assert traveller.event("Fado show")["transparency"] == "opaque"


def test_nothing_is_written_when_nothing_changed(traveller: Traveller) -> None:
    traveller.sync()
    before = len(traveller.account.writes)
    planned = traveller.sync()
    assert len(traveller.account.writes) == before
    assert (planned.changes.count, planned.changes.kept) == (0, len(times(traveller.route)))


def test_reminders_stay_until_they_are_taken_away(traveller: Traveller) -> None:
    traveller.sync(reminder=15)
    first = traveller.route.days[0].activities[-1]
    traveller.change(first, title="Something else")
    planned = traveller.sync()
    assert (planned.changes.count, planned.reminded, planned.reminder) == (1, 15, 15)
    assert traveller.event("Something else")["reminders"]["overrides"][0]["minutes"] == 15
    traveller.event("Fado show")["reminders"] = {"useDefault": True}  # by hand, for one
    assert traveller.sync().changes.count == 0
    planned = traveller.sync(reminder=0)
    assert (planned.changes.count, planned.reminder) == (len(times(traveller.route)), None)
    assert not any(event["reminders"]["overrides"] for event in traveller.calendar.live)
    assert traveller.sync().changes.count == 0


def test_a_change_of_the_route_is_one_of_the_calendar(traveller: Traveller) -> None:
    traveller.sync()
    before = len(traveller.account.writes)
    first = traveller.route.days[0].activities[-1]
    traveller.change(first, title="Something else")
    planned = traveller.sync()
    assert [update.event.title for update in planned.changes.update] == ["Something else"]
    assert len(traveller.account.writes) == before + 1
    day = traveller.route.days[1]
    gone = day.replaced(activities=day.activities[1:])
    days = tuple(gone if each is day else each for each in traveller.route.days)
    traveller.route = traveller.store.save(traveller.route.replaced(days=days))
    planned = traveller.sync()
    assert [each.title for each in planned.changes.delete] == [day.activities[0].title]
    assert there(traveller.account) == times(traveller.route)


def test_what_was_taken_out_and_comes_back_is_there_once(traveller: Traveller) -> None:
    whole = traveller.route
    day = whole.days[0]
    traveller.sync()
    short = whole.replaced(days=(day.replaced(activities=day.activities[1:]), *whole.days[1:]))
    traveller.route = traveller.store.save(short)
    traveller.sync()
    traveller.route = traveller.store.save(whole)
    traveller.sync()
    assert there(traveller.account) == times(whole)


def test_what_was_moved_in_google_is_put_back_and_named(traveller: Traveller) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    start = datetime.fromisoformat(event["start"]["dateTime"])
    traveller.account.move(event, start + HOUR, start + 2 * HOUR)
    planned = traveller.sync()
    [update] = planned.changes.put_back
    assert update.event.title == "Fado show"
    assert there(traveller.account) == times(traveller.route)


def test_one_that_was_made_to_last_all_day_is_put_back(traveller: Traveller) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    for end in ("start", "end"):
        event[end] = {"date": "2026-12-07"}
    traveller.account.stamp(event)
    traveller.sync()
    assert there(traveller.account) == times(traveller.route)


def test_what_somebody_wrote_into_an_event_stays(traveller: Traveller) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    event |= {"attendees": [{"email": "a@example.org"}], "description": "Seats 4 and 5"}
    traveller.account.stamp(event)
    assert traveller.sync().changes.count == 0
    assert traveller.event("Fado show")["description"] == "Seats 4 and 5"
    [show] = [a for a in traveller.route.activities if a.title == "Fado show"]
    traveller.change(show, why="a birthday")
    assert traveller.sync().changes.count == 1
    assert traveller.event("Fado show")["attendees"] == [{"email": "a@example.org"}]


def test_what_is_booked_keeps_its_event_when_a_move_is_followed(traveller: Traveller) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    event["attendees"] = [{"email": "a@example.org"}]
    start = datetime.fromisoformat(event["start"]["dateTime"])
    for later in (HOUR / 4, HOUR / 2):
        traveller.account.move(
            traveller.event("Fado show"), start + later, start + later + HOUR * 3 / 2
        )
        followed = apply_edits(traveller.route, sum(moves_of(traveller).edits, ()))
        traveller.route = traveller.store.save(followed)
        again = moves_of(traveller)
        assert (again.edits, again.untaken, again.missing) == ((), (), 0)
        planned = traveller.sync()
        assert not planned.changes.create + planned.changes.delete
        assert "Fado show" in [update.event.title for update in planned.changes.update]
        assert traveller.event("Fado show")["id"] == event["id"]
        assert traveller.event("Fado show")["attendees"] == event["attendees"]
        assert there(traveller.account) == times(traveller.route)
        assert traveller.sync().changes.count == 0


def test_a_booking_at_the_time_of_one_that_moved_on_has_an_event_of_its_own(
    traveller: Traveller,
) -> None:
    traveller.sync()
    route = traveller.route
    [show] = [a for a in route.activities if a.title == "Fado show"]
    event = traveller.event("Fado show")
    traveller.account.move(event, show.start + HOUR, show.end + HOUR)
    later = show.replaced(id="later", start=show.start + HOUR, end=show.end + HOUR)
    for shows in ((later,), (show, later), (show,)):
        traveller.route = traveller.store.save(instead(route, show, shows))
        traveller.sync()
        assert there(traveller.account) == times(traveller.route)
        kept = traveller.calendar.events[event["id"]]
        assert (kept["status"] == "confirmed") == (later in shows)
        assert traveller.sync().changes.count == 0


def instead(route: Route, old: Activity, new: tuple[Activity, ...]) -> Route:
    days = [
        day.replaced(
            activities=tuple(x for a in day.activities for x in (new if a is old else (a,)))
        )
        for day in route.days
    ]
    return route.replaced(days=tuple(days))


def moves_of(traveller: Traveller) -> Moves:
    found = held(traveller.google, traveller.store.calendars, traveller.route)
    assert found
    return moves(traveller.route, found.events)


def test_foreign_events_are_not_touched(traveller: Traveller) -> None:
    traveller.sync()
    calendar = traveller.calendar
    own = traveller.event("Fado show")
    copy = {name: own[name] for name in ("summary", "extendedProperties", "start", "end")}
    foreign = [
        traveller.account.add(calendar, "Call mother"),
        traveller.account.add(calendar, "Fado show", **copy),
        traveller.account.add(
            calendar, "Theirs", extendedProperties={"private": {"tripaiRoute": "another"}}
        ),
    ]
    before = [dict(calendar.events[event["id"]]) for event in foreign]
    traveller.change(traveller.route.days[0].activities[0], title="Other")
    traveller.sync()
    assert [calendar.events[event["id"]] for event in foreign] == before
    found = held(traveller.google, traveller.store.calendars, traveller.route)
    assert found
    assert found.others == 3
    assert not take_away(traveller.google, traveller.store.calendars, traveller.route, found)
    assert [calendar.events[event["id"]] for event in foreign] == before
    assert len(calendar.live) == 3
    for event in foreign:
        del calendar.events[event["id"]]
    found = held(traveller.google, traveller.store.calendars, traveller.route)
    assert found
    assert take_away(traveller.google, traveller.store.calendars, traveller.route, found)
    assert traveller.account.calendars == {}
    assert held(traveller.google, traveller.store.calendars, traveller.route) is None


def test_two_routes_have_a_calendar_each(traveller: Traveller) -> None:
    traveller.sync()
    first = there(traveller.account)
    copy = traveller.route.replaced(number=None, revision=None, slug="copy")
    other = Traveller(
        traveller.google, traveller.account, traveller.store, traveller.store.save(copy)
    )
    other.sync(name="The copy")
    names = [calendar.summary for calendar in traveller.account.calendars.values()]
    assert names == [traveller.route.title, "The copy"]
    [mine, _] = traveller.account.calendars
    del traveller.account.calendars[mine]
    assert there(traveller.account) == first
    ids = [set(calendar.events) for calendar in traveller.account.calendars.values()]
    assert len(set.union(*ids)) == sum(map(len, ids))


def test_a_calendar_can_be_renamed(traveller: Traveller) -> None:
    traveller.sync(name="December")
    before = len(traveller.account.writes)
    traveller.sync()
    traveller.sync(name="December")
    assert len(traveller.account.writes) == before
    assert traveller.calendar.summary == "December"
    traveller.sync(name="Winter")
    assert traveller.calendar.summary == "Winter"


def test_a_calendar_that_was_deleted_in_google_is_made_anew(traveller: Traveller) -> None:
    traveller.sync()
    lost, _ = traveller.account.only()
    traveller.account.calendars.clear()
    planned = traveller.sync()
    assert (planned.calendar, planned.lost) == (None, lost)
    assert there(traveller.account) == times(traveller.route)


def failing(times_: int, answer: Answer, method: str = "") -> object:
    """A fault that comes so many times."""
    left = [times_]

    def fault(request: Request) -> Answer | None:
        if left[0] and request.method.startswith(method):
            left[0] -= 1
            return answer
        return None

    return fault


BUSY = {
    "403 rateLimitExceeded": problem(403, "rateLimitExceeded", "Rate Limit Exceeded"),
    "403 userRateLimitExceeded": problem(403, "userRateLimitExceeded", "User Rate Limit Exceeded"),
    "429": problem(429, "rateLimitExceeded", "Too Many Requests", **{"Retry-After": "0"}),
    "500": problem(500, "backendError", "Backend Error"),
    "503": Answer(b"<html>busy", 503),
}


@pytest.mark.parametrize("name", BUSY)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_a_busy_google_is_asked_again(traveller: Traveller, name: str, method: str) -> None:
    if method in {"PATCH", "DELETE"}:
        traveller.sync()
        day = traveller.route.days[0]
        changed = day.activities[1].replaced(title="Other")
        days = (day.replaced(activities=(changed, *day.activities[2:])), *traveller.route.days[1:])
        traveller.route = traveller.store.save(traveller.route.replaced(days=days))
    traveller.account.fault = failing(3, BUSY[name], method)
    traveller.sync()
    traveller.account.fault = lambda _: None
    assert there(traveller.account) == times(traveller.route)
    assert traveller.plan().changes.count == 0


def test_the_waits_grow_and_what_google_asks_for_is_heeded(account: Google) -> None:
    waits: list[float] = []
    who = Credentials("good-token")
    with GoogleCalendar(account.endpoint, who, pause=1, sleep=waits.append) as google:
        account.fault = failing(5, BUSY["500"])
        google.create("A", "UTC")
        assert waits == [1, 2, 4, 8, 16]
        account.fault = failing(1, problem(429, "rateLimitExceeded", "", **{"Retry-After": "7"}))
        google.create("A", "UTC")
        assert waits[5:] == [7]
        account.fault = failing(9, BUSY["500"])
        with pytest.raises(UnansweredError, match="answered 500 Internal Server Error: Backend"):
            google.create("A", "UTC")


@pytest.mark.parametrize("what", ["moved", "deleted"])
def test_an_event_that_changes_between_the_look_and_the_write(
    traveller: Traveller, what: str
) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    start = datetime.fromisoformat(event["start"]["dateTime"])
    [show] = [a for a in traveller.route.activities if a.title == "Fado show"]
    traveller.change(show, why="a birthday")
    planned = traveller.plan()
    if what == "moved":
        traveller.account.move(event, start + HOUR, start + 2 * HOUR)
    else:
        del traveller.calendar.events[event["id"]]
    write_sync(traveller.google, traveller.store.calendars, planned)
    assert there(traveller.account) == times(traveller.route)


@pytest.mark.parametrize("what", ["moved", "deleted", "purged"])
def test_an_event_that_changes_before_it_is_deleted(traveller: Traveller, what: str) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    start = datetime.fromisoformat(event["start"]["dateTime"])
    found = held(traveller.google, traveller.store.calendars, traveller.route)
    assert found
    [ours] = [each for each in found.events if each.title == "Fado show"]
    if what == "moved":
        traveller.account.move(event, start + HOUR, start + 2 * HOUR)
    elif what == "deleted":
        event["status"] = "cancelled"
    else:
        del traveller.calendar.events[event["id"]]
    traveller.google.drop(found.calendar, ours, traveller.route.slug)
    assert "Fado show" not in {event["summary"] for event in traveller.calendar.live}


def test_one_that_somebody_has_made_their_own_meanwhile_is_not_deleted(
    traveller: Traveller,
) -> None:
    traveller.sync()
    event = traveller.event("Fado show")
    found = held(traveller.google, traveller.store.calendars, traveller.route)
    assert found
    [ours] = [each for each in found.events if each.title == "Fado show"]
    del event["extendedProperties"]
    traveller.account.stamp(event)
    traveller.google.drop(found.calendar, ours, traveller.route.slug)
    assert traveller.event("Fado show")


def test_an_event_that_never_rests(traveller: Traveller) -> None:
    traveller.sync()
    [show] = [a for a in traveller.route.activities if a.title == "Fado show"]
    traveller.change(show, why="a birthday")
    traveller.account.fault = failing(99, problem(412, "conditionNotMet", ""), "PATCH")
    with pytest.raises(ServiceError, match="Fado show changes in Google all the time"):
        traveller.sync()


def test_an_answer_that_is_lost_makes_no_second_calendar(traveller: Traveller) -> None:
    traveller.account.afterwards = failing(1, Answer(b"{", promised=99), "POST")
    with pytest.raises(UnansweredError):
        traveller.sync()
    assert len(traveller.account.calendars) == 1
    planned = traveller.plan()
    assert (planned.calendar, planned.lost) == (None, "")
    traveller.account.calendars.clear()
    traveller.sync()
    assert there(traveller.account) == times(traveller.route)


def test_a_calendar_that_was_refused_leaves_no_trace(traveller: Traveller) -> None:
    traveller.account.fault = failing(1, problem(403, "forbidden", "Forbidden"))
    with pytest.raises(ServiceError, match="answered 403 Forbidden: Forbidden"):
        traveller.sync()
    assert traveller.plan().lost is None


def test_of_two_runs_at_once_one_makes_the_calendar(traveller: Traveller) -> None:
    first, second = traveller.plan(), traveller.plan()
    write_sync(traveller.google, traveller.store.calendars, first)
    write_sync(traveller.google, traveller.store.calendars, second)
    assert there(traveller.account) == times(traveller.route)


def test_of_two_runs_that_make_a_calendar_one_keeps_it(traveller: Traveller) -> None:
    planned = traveller.plan()

    def meanwhile(request: Request) -> None:
        if request.path.endswith("/calendars"):
            traveller.store.calendars.keep(traveller.route, other)

    other = traveller.google.create("Made by the other run", "Europe/Lisbon")
    traveller.account.afterwards = meanwhile
    write_sync(traveller.google, traveller.store.calendars, planned)
    assert list(traveller.account.calendars) == [other]
    assert there(traveller.account) == times(traveller.route)


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{", b'"x"', b'{"items": 5}', b'{"items": [{}]}', b'{"items": [5]}', b"\xff",
     b'{"items": [{"id": "x", "extendedProperties": 5}]}', b"[" * 9999],
)  # fmt: skip
def test_an_answer_that_is_none(traveller: Traveller, body: bytes) -> None:
    traveller.sync()
    before = there(traveller.account)
    traveller.account.fault = lambda _: Answer(body, headers={"Content-Type": "application/json"})
    with pytest.raises(ServiceError):
        traveller.sync()
    traveller.account.fault = lambda _: None
    assert there(traveller.account) == before


def test_a_list_without_an_end(traveller: Traveller) -> None:
    traveller.sync()
    page = json.dumps({"items": [], "nextPageToken": "again"}).encode()
    traveller.account.fault = lambda _: Answer(page)
    with pytest.raises(ServiceError, match="does not end"):
        traveller.plan()


def test_the_servers_own_sync_tokens_work(traveller: Traveller) -> None:
    """What the client need not ask for, the server has all the same: one list tells all."""
    traveller.sync()
    api = traveller.google._events
    calendar, _ = traveller.account.only()
    traveller.account.page = 99
    token = api.list(calendarId=calendar).execute()["nextSyncToken"]
    traveller.account.move(
        traveller.event("Fado show"),
        *(datetime(2026, 12, 7, h, tzinfo=None).astimezone() for h in (8, 9)),
    )
    changed = api.list(calendarId=calendar, syncToken=token).execute()["items"]
    assert [event["summary"] for event in changed] == ["Fado show"]
