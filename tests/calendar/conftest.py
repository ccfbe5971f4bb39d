"""A route, an account at Google, and a database to remember which calendar is whose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from calendar_steps import NOW, Traveller, google_of

from google_server import Google, google_server
from real_routes import family
from tripai.calendar.google import GoogleCalendar
from tripai.storage import open_store


@pytest.fixture
def account() -> Iterator[Google]:
    with google_server() as google:
        yield google


@pytest.fixture
def google(account: Google) -> Iterator[GoogleCalendar]:
    with google_of(account) as calendar:
        yield calendar


@pytest.fixture
def traveller(google: GoogleCalendar, account: Google, tmp_path: Path) -> Iterator[Traveller]:
    """Somebody with a route of three days, saved."""
    with open_store(tmp_path / "tripai.db", now=lambda: NOW) as store:
        yield Traveller(google, account, store, store.save(family()))
