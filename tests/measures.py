"""What tests and benchmarks measure of a plan."""

from datetime import datetime, timedelta

from tripai.model import Route, RouteDay


def used(route: Route, day: RouteDay) -> float:
    """The part of a day, from its start to its end, that visits, meals, events and ways fill; free time does not."""
    busy = sum(a.minutes for a in day.activities if a.kind != "rest")
    busy += sum(a.leg.minutes for a in day.activities if a.leg)
    busy += day.way_home.minutes if day.way_home else 0
    start = datetime.combine(day.date, route.brief.day_start)
    end = datetime.combine(day.date, route.brief.day_end)
    return busy / ((end - start) / timedelta(minutes=1))


def travelled(day: RouteDay, *modes: str) -> int:
    """The minutes that a day's ways take in some modes."""
    legs = [*(a.leg for a in day.activities), day.way_home]
    return sum(leg.minutes for leg in legs if leg and leg.mode in modes)
