"""Calls are recorded to the last digit, and no plan is lost when they cannot be."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_routes import NOW, naturals, route, texts

from tripai.calls import Call
from tripai.errors import StorageError
from tripai.storage import RecordedCall, open_store

CALL = Call(
    question="weigh",
    model="gpt-6.1-terra",
    server="api.openai.com",
    input_tokens=4_200,
    output_tokens=1_100,
    cached=False,
    seconds=3.25,
    price=Decimal("0.0097"),
    currency="USD",
)
calls = st.builds(
    Call,
    question=texts,
    model=texts,
    server=texts,
    input_tokens=naturals,
    output_tokens=naturals,
    cached=st.booleans(),
    seconds=st.floats(0, inf, exclude_max=True),
    price=st.none() | st.decimals(0, 10**9, allow_nan=False),
    currency=st.sampled_from((None, "USD", "EUR")),
)


@pytest.fixture(scope="module")
def times():
    """A clock that goes on a minute with every look."""
    return (NOW + timedelta(minutes=n) for n in count())


@pytest.fixture(scope="module")
def kept(tmp_path_factory, times):
    database = tmp_path_factory.mktemp("kept") / "tripai.db"
    with open_store(database, now=lambda: next(times)) as opened:
        yield opened


@given(st.lists(calls, min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_a_call_comes_back_as_it_was(kept, several):
    known = len(kept.calls())
    for call in several:
        kept.record_call(call)
    recorded = kept.calls()[known:]
    assert [each.call for each in recorded] == several
    moments = [each.called_at for each in recorded]
    assert moments == sorted(moments)
    assert kept.calls(moments[-1])[0].called_at == moments[-1]


def test_since_a_moment(database):
    times = [NOW - timedelta(days=2), NOW - timedelta(seconds=0.5), NOW]
    for moment in times:
        with open_store(database, now=lambda: moment) as store:  # noqa: B023 - used at once
            store.record_call(replace(CALL, seconds=(NOW - moment).total_seconds()))
    with open_store(database, now=lambda: NOW) as store:
        assert [each.called_at for each in store.calls()] == times
        assert [each.called_at for each in store.calls(NOW - timedelta(days=1))] == times[1:]
        elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
        assert [each.called_at for each in store.calls(elsewhere)] == times[2:]
        assert store.calls(NOW + timedelta(seconds=1)) == ()


def test_nothing_is_recorded_of_what_was_said(store, database):
    store.record_call(CALL)
    with closing(sqlite3.connect(database)) as connection:
        [row] = connection.execute("select * from ai_call").fetchall()
    assert row == (
        *(1, "2026-11-01T12:00:00+00:00", "weigh", "gpt-6.1-terra", "api.openai.com"),
        *(4200, 1100, 0, 3.25, "0.0097", "USD"),
    )


def test_a_call_that_cannot_be_recorded(owned_folder):
    database = owned_folder / "tripai.db"
    open_store(database, now=lambda: NOW).close()
    owned_folder.chmod(0o500)
    database.chmod(0o400)
    with open_store(database, now=lambda: NOW) as store:
        with pytest.raises(StorageError, match="read-only"):
            store.record_call(CALL)
        assert store.calls() == ()


@pytest.mark.parametrize(
    "damage", ["called_at = 'yesterday'", "price = 'cheap'", "called_at = x'00'"]
)
def test_a_damaged_call_is_named(store, database, damage):
    store.record_call(CALL)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"update ai_call set {damage}")
        connection.commit()
    with pytest.raises(StorageError, match=r"The calls in .* are damaged"):
        store.calls()


def test_calls_are_of_no_route(store):
    saved = store.save(route())
    store.record_call(CALL)
    store.delete(saved.slug)
    assert store.calls() == (RecordedCall(datetime(2026, 11, 1, 12, tzinfo=UTC), CALL),)
