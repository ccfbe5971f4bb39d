"""What holds for every test."""

import os

import pytest


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
