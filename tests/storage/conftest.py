import shutil

import pytest
from random_routes import NOW

from tripai.storage import migrate, open_store


@pytest.fixture
def database(tmp_path):
    return tmp_path / "tripai.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A new database, made by the migrations."""
    path = tmp_path_factory.mktemp("empty") / "tripai.db"
    with open_store(path, now=lambda: NOW):
        return path


@pytest.fixture
def store(empty, database):
    shutil.copy(empty, database)
    with open_store(database, now=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def owned_folder(owned_folder):
    assert migrate  # that user may be unable to read the installation, so it is loaded by now
    return owned_folder
