"""Tables and JSON, read back: csv by Python's reader, JSON by pydantic's parser (jiter), which did not write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pydantic_core import from_json

from tripai.export.verifying.told import Told
from tripai.geo import Point
from tripai.wording import DASH


def read_csv(data: bytes) -> Iterator[Told]:
    """Yield the rows of activities; those below that hold only a source have no day."""
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True):
        if row["day"]:
            yield Told(
                title=row["activity"],
                day=int(row["day"]),
                start=datetime.fromisoformat(row["starts at"]),
                end=datetime.fromisoformat(row["ends at"]),
                clock=f"{row['start']}{DASH}{row['end']}",
                zone=row["zone"],
                point=(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
            )


def read_geojson(data: bytes) -> Iterator[Told]:
    """Yield the features of activities; lines of days and bases have no start."""
    for feature in from_json(data)["features"]:
        facts = feature["properties"]
        if "start" in facts:
            yield Told(
                title=facts.get("title", ""),
                day=facts["day"],
                start=datetime.fromisoformat(facts["start"]),
                end=datetime.fromisoformat(facts["end"]),
                zone=facts["zone"],
                point=_point(feature["geometry"]),
            )


def _point(geometry: Mapping[str, Any] | None) -> Point | None:
    if geometry is None:
        return None
    lon, lat = geometry["coordinates"]
    return lat, lon


def read_json(data: bytes) -> Iterator[Told]:
    """Yield the activities."""
    whole = from_json(data)
    booked = {
        (booking["title"], datetime.fromisoformat(booking["start"])): booking["spot"]
        for booking in whole["brief"]["bookings"]
    }
    for day in whole["days"]:
        for facts in day["activities"]:
            start = datetime.fromisoformat(facts["start"])
            spot = facts["place"] or booked.get((facts["title"], start))
            yield Told(
                title=facts["title"],
                day=day["number"],
                start=start,
                end=datetime.fromisoformat(facts["end"]),
                zone=facts["zone"],
                point=(spot["lat"], spot["lon"]) if spot else None,
            )
