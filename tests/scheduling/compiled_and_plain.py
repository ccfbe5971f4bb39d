"""Random questions answered by the compiled kernel, and by the plain Python that it is made from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from plain_python import plain
from random_problems import Question, random_question

from tripai.scheduling import (
    Infeasible,
    Schedule,
    _insertion,
    _ruin,
    _search,
    _tours,
    conflict,
    explain,
    solve,
)

KERNELS = (_tours, _insertion, _ruin, _search)  # a class each, on top of the one before
EFFORT = 40


def question(seed: int) -> Question:
    """A question of 20 to 60 visits in two to five shifts."""
    return random_question(seed, 20 + seed % 41, 2 + seed % 4, 400)


def answer(question: Question) -> Schedule | frozenset[int]:
    try:
        return solve(
            question.problem,
            effort=EFFORT,
            pins=question.pins,  # type: ignore[arg-type]
            start=question.start,
            disturbance=question.disturbance,
        )
    except Infeasible as refusal:
        return refusal.visits


@contextmanager
def plain_search() -> Iterator[None]:
    """Solve with the kernel as plain Python, whatever is installed."""
    with pytest.MonkeyPatch.context() as patch:
        for kernel in KERNELS:
            patch.setitem(sys.modules, kernel.__name__, plain(kernel))
        search = sys.modules[_search.__name__].Search
        for module in (sys.modules["tripai.scheduling.solve"], explain, conflict):
            patch.setattr(module, "Search", search)
        yield


def differing(seeds: Iterable[int]) -> list[int]:
    """The seeds of the questions that are answered otherwise by plain Python."""
    questions = {seed: question(seed) for seed in seeds}
    fast = {seed: answer(each) for seed, each in questions.items()}
    with plain_search():
        return [seed for seed, each in questions.items() if answer(each) != fast[seed]]
