import os
import shutil
import tempfile
from pathlib import Path

import pytest
from random_routes import NOW

from tripai.storage import migrate, open_store

NOBODY = 65534


@pytest.fixture
def database(tmp_path):
    return tmp_path / "tripai.db"


@pytest.fixture
def store(database):
    with open_store(database, now=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def owned_folder():
    """A folder of a user without privileges, who runs the test: modes do not bind the superuser."""
    assert migrate  # that user may be unable to read the installation, so it is loaded by now
    folder = Path(tempfile.mkdtemp())
    superuser = os.geteuid() == 0
    if superuser:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        for each in (folder, *folder.rglob("*")):
            each.chmod(0o700)
        shutil.rmtree(folder)
