import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from random_routes import NOW, activity, place, route

from tripai.errors import InputError, NotFoundError
from tripai.model import Finding, Party, Traveller
from tripai.storage import open_store


def rows(database, query):
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_a_new_route_gets_a_number_a_slug_and_its_first_revision(store):
    saved = store.save(route("lisbon-3-days"), "plan")
    assert (saved.number, saved.slug, saved.revision) == (1, "lisbon-3-days", 1)


def test_a_saved_route_gets_its_next_revision_and_earlier_ones_stay(store, database):
    first = store.save(route(), "plan")
    second = store.save(first.replaced(title="Slower"), "edit slower")
    assert (second.number, second.revision) == (1, 2)
    assert store.load() == second
    assert rows(database, "select revision, title, command, saved_at from revision") == [
        (1, "Lisbon, 1 day", "plan", "2026-11-01T12:00:00+00:00"),
        (2, "Slower", "edit slower", "2026-11-01T12:00:00+00:00"),
    ]


def test_a_taken_slug_gets_the_next_free_number(store):
    slugs = [store.save(route("kyoto-2-days")).slug for _ in range(3)]
    store.delete("kyoto-2-days-2")
    again = store.save(route("kyoto-2-days"))
    assert slugs == ["kyoto-2-days", "kyoto-2-days-2", "kyoto-2-days-3"]
    assert (again.slug, again.number) == ("kyoto-2-days-2", 4)


def test_a_long_taken_slug_stays_within_its_length(store):
    long = "-".join(["sight"] * 13) + "-2d"
    assert len(long) == 80
    assert store.save(route(long)).slug == long
    assert store.save(route(long)).slug == "-".join(["sight"] * 13) + "-2"


def test_a_taken_slug_can_be_refused_and_nothing_is_saved(store):
    store.save(route("tour"))
    with pytest.raises(InputError, match="There is a route tour already"):
        store.save(route("tour"), slug_taken="refuse")
    assert len(store.list_routes()) == 1


def test_a_route_keeps_its_slug_or_is_renamed(store):
    tour = store.save(route("tour"))
    store.save(route("walk"))
    assert store.save(tour).slug == "tour"
    assert store.save(tour.replaced(slug="stroll")).slug == "stroll"
    assert store.save(tour.replaced(slug="walk")).slug == "walk-2"
    with pytest.raises(NotFoundError):
        store.load("tour")


def test_a_number_is_never_given_twice(store):
    store.save(route("one"))
    two = store.save(route("two"))
    store.delete("two")
    assert two.number == 2
    assert store.save(route("three")).number == 3


def test_saving_a_deleted_route_says_so(store):
    saved = store.save(route())
    store.delete("1")
    assert store.list_routes() == ()
    with pytest.raises(NotFoundError, match="Route 1, lisbon-1-day, is not saved here"):
        store.save(saved)


def test_days_out_of_order_are_refused(store):
    (day,) = route().days
    with pytest.raises(InputError, match="not in the order of their numbers"):
        store.save(route(days=(day, day)))


def test_a_number_beyond_those_of_the_database_is_refused(store):
    huge = route().model_copy(update={"seed": 2**63})
    with pytest.raises(InputError, match="too large"):
        store.save(huge)
    assert store.list_routes() == ()


@pytest.mark.parametrize("reference", ["rome-4-days", "2", "rom", " Rome-4-DAYS "])
def test_a_route_is_found_by_slug_number_and_prefix(store, reference):
    store.save(route("lisbon-3-days"))
    rome = store.save(route("rome-4-days"))
    store.save(route("paris-1-day"))
    assert store.load(reference) == rome


def test_without_a_reference_it_is_the_route_saved_last(store):
    with pytest.raises(NotFoundError, match="No route is saved yet"):
        store.load()
    first = store.save(route("first"))
    second = store.save(route("second"))
    assert store.load() == second
    assert store.load() != (edited := store.save(first))
    assert store.load() == edited


def test_a_whole_slug_goes_before_a_number_and_a_number_before_a_prefix(store):
    named = store.save(route("2"))
    second = store.save(route("second"))
    longer = store.save(route("3-days"))
    third = store.save(route("4-days"))
    assert (second.number, longer.number, third.number) == (2, 3, 4)
    assert store.load("2") == named
    assert store.load("3") == longer
    assert store.load("4") == third


def test_a_prefix_of_several_is_ambiguous(store):
    store.save(route("lisbon-3-days"))
    store.save(route("lisbon-4-days"))
    with pytest.raises(InputError, match="'lis': lisbon-3-days, lisbon-4-days"):
        store.load("lis")


@pytest.mark.parametrize("reference", ["lisbon-3-dys", "%", "_isbon-3-days", "99", "9" * 30, "٣"])
def test_an_unknown_reference_is_not_found(store, reference):
    store.save(route("lisbon-3-days"))
    with pytest.raises(NotFoundError, match="There is no route"):
        store.load(reference)


def test_the_nearest_slug_is_proposed(store):
    store.save(route("lisbon-3-days"))
    with pytest.raises(NotFoundError) as raised:
        store.load("lisboa-3-days")
    assert raised.value.hint == "Did you mean lisbon-3-days?"


def test_an_empty_reference_is_refused(store):
    store.save(route())
    with pytest.raises(InputError, match="empty"):
        store.load(" ")


def test_routes_are_listed_the_last_saved_first(database):
    clock = iter(NOW + timedelta(hours=hours) for hours in range(9))
    with open_store(database, now=lambda: next(clock)) as store:
        first = store.save(route("first"))
        store.save(route("second"))
        store.save(first.replaced(title="Edited"))
        listed = store.list_routes()
    assert [each.slug for each in listed] == ["first", "second"]
    assert (listed[0].title, listed[0].revision, listed[0].days) == ("Edited", 2, 1)
    assert listed[0].start.isoformat() == "2026-12-04"
    assert listed[0].saved_at == NOW + timedelta(hours=3)  # the first hour made the tables


def test_deleting_takes_everything_of_a_route_and_nothing_of_others(store, database):
    shared, own = place("Sé"), place("Castelo")
    kept = store.save(route("kept", where=shared))
    gone = store.save(route("gone", where=own, findings=(FINDING,)))
    gone = store.save(gone)
    store.record_export(gone, "pdf", "gone.pdf")
    summary = store.delete("gone")
    assert (summary.slug, summary.revision) == ("gone", 2)
    assert store.load() == kept
    assert rows(database, "select name from place") == [("Sé",)]
    for table in ("revision", "day", "activity", "finding", "export"):
        assert rows(database, f"select count(*) from {table} where route = 2") == [(0,)]


FINDING = Finding(rule="meals", severity="warning", day=1, activity="a1", message="No lunch.")


def test_equal_places_are_kept_once_and_changed_ones_apart(store, database):
    saved = store.save(route(visits=3))
    store.save(saved)
    assert rows(database, "select count(*) from place") == [(1,)]
    newer = store.save(route("newer", where=place(hours="24/7")))
    assert rows(database, "select count(*) from place") == [(2,)]
    assert store.load("lisbon-1-day").activities[0].place.hours == "Tu-Su 10:00-17:00"
    assert store.load("newer") == newer


def test_plain_sql_reads_a_route(store, database):
    store.save(route(visits=1, findings=(FINDING,)))
    query = """
        select title, start, end, leg_minutes, cost_amount, cost_currency, locked, name, lat, lon
        from activity join place on place.id = place_id where route = 1 and revision = 1
    """
    assert rows(database, query) == [
        (
            "Torre de Belém",
            "2026-12-04T10:00:00+00:00",
            "2026-12-04T11:00:00+00:00",
            9,
            "17",
            "EUR",
            0,
            "Torre de Belém",
            38.6916,
            -9.216,
        )
    ]
    assert rows(database, "select city, start from revision") == [("Lisbon", "2026-12-04")]
    assert rows(database, "select number, date, base_name from day") == [(1, "2026-12-04", "Baixa")]
    assert rows(database, "select rule, message from finding") == [("meals", "No lunch.")]


def test_the_hour_that_comes_twice_is_told_apart(store):
    at = activity(0, NOW.date(), place())
    starts = ("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00")
    twice = tuple(at.replaced(start=start, end=start) for start in starts)
    (day,) = route().days
    saved = store.save(route(days=(day.replaced(activities=twice),)))
    assert store.load() == saved
    assert tuple(each.start.isoformat() for each in store.load().activities) == starts


def test_names_are_readable_in_nested_columns(store, database):
    store.save(route(where=place(names=("Belém", "ベレンの塔"))))
    assert rows(database, "select names from place") == [('["Belém", "ベレンの塔"]',)]


def test_exports_are_recorded_with_their_revision(store):
    first = store.save(route())
    second = store.save(first)
    records = (
        store.record_export(first, "pdf", "trip.pdf"),
        store.record_export(second, "google", "a calendar"),
    )
    assert store.exports(second) == records
    assert [each.revision for each in records] == [1, 2]
    assert store.exports(store.save(route("other"))) == ()


def test_an_export_of_an_unsaved_route_is_not_recorded(store):
    with pytest.raises(InputError, match="not saved"):
        store.record_export(route(), "pdf", "trip.pdf")


def test_the_traveller_is_empty_at_first_and_then_replaced(store):
    assert store.traveller() == Traveller()
    store.save_traveller(Traveller(party=Party(adults=1), diet=("vegan",)))
    store.save_traveller(Traveller(pace="relaxed"))
    assert store.traveller() == Traveller(pace="relaxed")


def test_a_clock_without_a_zone_is_refused(database):
    with pytest.raises(ValueError, match="no zone"):
        open_store(database, now=lambda: datetime(2026, 1, 1))  # noqa: DTZ001 - on purpose
