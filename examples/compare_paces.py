"""Plan the same trip at three paces and print how many sights each one holds."""

from datetime import UTC, datetime

from tripai import plan_route, read_request

now = datetime(2026, 11, 22, 12, tzinfo=UTC)
for pace in ("easy pace", "balanced", "packed"):
    brief = read_request(f"3 days in Prague, {pace}", now=now)
    route = plan_route(brief)
    sights = sum(activity.kind == "visit" for activity in route.activities)
    print(f"{pace}: {sights} sights")
