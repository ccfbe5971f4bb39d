"""The property tests with more random examples than the suite takes time for.

    python tests/benchmarks/examples.py [TIMES] [PYTEST ARGUMENT...]

Runs every test of Hypothesis with so many times the examples that it has in the suite, ten without a number: the whole suite's,
or those of the files that are named. The exit code is that of pytest.
"""

import sys

import pytest


class More:
    """Keeps the property tests alone, and multiplies their examples."""

    def __init__(self, times: int) -> None:
        self.times = times

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        from hypothesis import is_hypothesis_test, settings  # pytest wants to load plugins itself

        items[:] = [item for item in items if is_hypothesis_test(getattr(item, "obj", None))]
        functions = {getattr(item.obj, "__func__", item.obj) for item in items}  # type: ignore[attr-defined]
        for test in functions:
            own = test._hypothesis_internal_use_settings
            more = settings(own, max_examples=own.max_examples * self.times)
            test._hypothesis_internal_use_settings = more


def main(arguments: list[str]) -> int:
    times = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 10
    return pytest.main(["-n0", *arguments], plugins=[More(times)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
