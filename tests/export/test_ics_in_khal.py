"""A calendar program takes our file: khal imports it into its folder of events and shows it in two zones."""

import subprocess
import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import strange_routes

from tripai.export.ics import EXPORTED, render
from tripai.text import plain

CONFIG = """
[calendars]
[[trip]]
path = {folder}/trip
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
SHOWN = ("--once", "--format", "{start-long-full}|{end-long-full}|{title}", "--day-format", "")


def khal(folder, zone, *words):
    config = folder / "config"
    config.write_text(CONFIG.format(folder=folder, zone=zone), encoding="utf-8")
    command = [sys.executable, "-m", "khal", "-c", config, *words]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().splitlines()


def expected(route, zone):
    """What a calendar on the wall of that zone says."""
    for activity in route.activities:
        if activity.kind in EXPORTED:
            times = [f"{m.astimezone(zone):%Y-%m-%d %H:%M}" for m in (activity.start, activity.end)]
            yield "|".join([*times, plain(activity.title)])


@pytest.mark.parametrize("kind", ["kyoto", "spring forward", "fall back", "date line"])
def test_it_shows_the_same_times_where_the_place_is_and_elsewhere(kind, tmp_path):
    route = strange_routes.ROUTES[kind]()
    (tmp_path / "trip").mkdir()
    (tmp_path / "trip.ics").write_bytes(render(route))
    own = route.activities[0].zone
    khal(tmp_path, own, "import", "--batch", "-a", "trip", tmp_path / "trip.ics")
    first = min(day.date for day in route.days) - timedelta(2)
    for zone in (own, "America/St_Johns"):
        shown = khal(tmp_path, zone, "list", *SHOWN, str(first), "9d")
        assert sorted(shown) == sorted(expected(route, ZoneInfo(zone)))
