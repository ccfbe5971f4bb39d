"""Answers that are wrong, over HTTP and the real client; tests/benchmarks/wrong_answers.py gives a thousand and more."""

from collections.abc import Iterator

import pytest
from answered_wrongly import (
    Fuzzing,
    fuzzing_server,
    planned_wrongly,
    read_wrongly,
    told_wrongly,
    weighed_wrongly,
)

from tripai.ai.assistant import Assistant

TIMES, PLANS = 60, 4  # of each of the three questions; and whole plans, of three questions each


@pytest.fixture
def fuzzed() -> Iterator[tuple[Assistant, Fuzzing]]:
    with fuzzing_server() as both:
        yield both


def test_requests_that_are_read_wrongly(fuzzed: tuple[Assistant, Fuzzing]) -> None:
    assistant, fuzzing = fuzzed
    assert TIMES // 6 < read_wrongly(assistant, TIMES) < TIMES
    assert fuzzing.answers > TIMES


def test_places_that_are_weighed_wrongly(fuzzed: tuple[Assistant, Fuzzing]) -> None:
    assert TIMES // 6 < weighed_wrongly(fuzzed[0], TIMES) < TIMES


def test_routes_that_are_told_wrongly(fuzzed: tuple[Assistant, Fuzzing]) -> None:
    assert TIMES // 6 < told_wrongly(fuzzed[0], TIMES) < TIMES


def test_whole_plans_of_wrong_answers(fuzzed: tuple[Assistant, Fuzzing]) -> None:
    assistant, fuzzing = fuzzed
    assert planned_wrongly(assistant, PLANS) > PLANS // 3
    assert fuzzing.answers > 2 * PLANS
