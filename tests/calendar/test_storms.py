"""Whatever happens between the syncs, the last one leaves exactly the route's events."""

from pathlib import Path

from storms import run_storms

STORMS = 15  # of the hundred of tests/benchmarks/calendar_storms.py


def test_the_last_sync_leaves_the_routes_events(tmp_path: Path) -> None:
    kills, requests = run_storms(tmp_path, range(STORMS))
    assert kills >= STORMS // 2
    assert requests > 10 * STORMS
