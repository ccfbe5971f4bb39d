"""What holds for every test."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

NOBODY = 65534

# The tests start many processes, which want their byte code; so do those that collect 7,000 tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """Look no more for garbage among 7,000 tests, which took a fourteenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def owned_folder() -> Iterator[Path]:
    """A folder of a user without privileges, who runs the test: modes do not bind the superuser."""
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run in which nothing failed is a failure."""
    if _forbidden(terminalreporter):
        terminalreporter.section("Skipped tests are failures here (TRIPAI_NO_SKIPS=1)", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With TRIPAI_NO_SKIPS=1, as in CI, a test that is skipped fails the run: it proves nothing there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and exitstatus == pytest.ExitCode.OK and _forbidden(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _forbidden(reporter: pytest.TerminalReporter) -> bool:
    return os.environ.get("TRIPAI_NO_SKIPS") == "1" and bool(reporter.stats.get("skipped"))
