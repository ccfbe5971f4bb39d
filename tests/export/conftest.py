import os
from pathlib import Path

import pytest
import sample_routes

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def lisbon():
    return sample_routes.lisbon()


@pytest.fixture
def kyoto():
    return sample_routes.kyoto()


@pytest.fixture
def golden():
    """Compare bytes with a golden file; `RENEW_GOLDEN=1 pytest tests/export` writes them anew."""

    def compare(name, content):
        path = GOLDEN / name
        if os.environ.get("RENEW_GOLDEN"):
            path.write_bytes(content)
        assert content.decode() == path.read_bytes().decode()

    return compare
