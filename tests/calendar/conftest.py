"""A route, an account at Google, and a database to remember which calendar is whose."""

import shutil
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


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database: to make one takes longer than all else."""
    file = tmp_path_factory.mktemp("empty") / "tripai.db"
    with open_store(file, now=lambda: NOW):
        return file


@pytest.fixture
def traveller(
    google: GoogleCalendar, account: Google, empty: Path, tmp_path: Path
) -> Iterator[Traveller]:
    """Somebody with a route of three days, saved."""
    file = Path(shutil.copy(empty, tmp_path))
    with open_store(file, now=lambda: NOW) as store:
        yield Traveller(google, account, store, store.save(family()))
