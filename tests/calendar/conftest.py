"""A route, an account at Google, and a database to remember which calendar is whose."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from calendar_steps import Traveller
from google.oauth2.credentials import Credentials

from google_server import Google, google_server
from real_routes import family
from tripai.calendar.google import GoogleCalendar
from tripai.storage import open_store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def account() -> Iterator[Google]:
    with google_server() as google:
        yield google


@pytest.fixture
def google(account: Google) -> Iterator[GoogleCalendar]:
    with GoogleCalendar(account.endpoint, Credentials("good-token"), pause=0.001) as calendar:
        yield calendar


@pytest.fixture
def traveller(google: GoogleCalendar, account: Google, tmp_path: Path) -> Iterator[Traveller]:
    """Somebody with a route of three days, saved."""
    with open_store(tmp_path / "tripai.db", now=lambda: NOW) as store:
        yield Traveller(google, account, store, store.save(family()))
