"""Answers of OSRM's table and Valhalla's matrix service, in their documented formats and with their usual limits."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from loopback import Answer, Request
from tripai.geo import Point
from tripai.model import Mode

Ways = Callable[[Mode, Point, Point], tuple[float, float] | None]
"""Seconds and metres by a mode from one point to another."""

Put = Callable[[Point], Point]
"""Where the nearest street is."""

OSRM_MODES: dict[str, Mode] = {"foot": "walk", "driving": "drive"}
VALHALLA_MODES: dict[str, Mode] = {"pedestrian": "walk", "auto": "drive"}
OSRM_MOST, VALHALLA_MOST_PAIRS = 100, 2500


def osrm(ways: Ways, put: Put = tuple) -> Callable[[Request], Answer]:
    """Speak as osrm-routed does."""

    def answer(request: Request) -> Answer:
        found = re.fullmatch(r"/table/v1/([a-z]+)/([-0-9.,;]+)", request.path)
        if not found or not set(request.query) <= {"annotations", "sources", "destinations"}:
            return document({"code": "InvalidQuery", "message": "Query string malformed"}, 400)
        pairs = [pair.split(",") for pair in found[2].split(";")]
        points = [(float(lat), float(lon)) for lon, lat in pairs]
        if len(points) > OSRM_MOST:
            return document({"code": "TooBig", "message": "Too many table coordinates"}, 400)
        sources = chosen(points, request.query.get("sources"))
        targets = chosen(points, request.query.get("destinations"))
        mode = OSRM_MODES[found[1]]
        rows = [[ways(mode, a, b) for b in targets] for a in sources]
        told = {
            "durations": [[way and round(way[0], 1) for way in row] for row in rows],
            "distances": [[way and round(way[1], 1) for way in row] for row in rows],
        }
        assert request.query["annotations"] == "duration,distance"
        ends = {"sources": waypoints(sources, put), "destinations": waypoints(targets, put)}
        return document({"code": "Ok", **told, **ends}, 200)

    return answer


def valhalla(ways: Ways, put: Put = tuple) -> Callable[[Request], Answer]:
    """Speak as valhalla_service does."""

    def answer(request: Request) -> Answer:
        asked = json.loads(request.body)
        assert (request.method, request.path) == ("POST", "/sources_to_targets")
        assert asked["units"] == "kilometers"
        sources, targets = (
            [(at["lat"], at["lon"]) for at in asked[end]] for end in ("sources", "targets")
        )
        if len(sources) * len(targets) > VALHALLA_MOST_PAIRS:
            failed = {
                "error_code": 150,
                "error": "Exceeded max locations: 2500",
                "status_code": 400,
            }
            return document(failed, 400)
        mode = VALHALLA_MODES[asked["costing"]]
        rows = [
            [cell(i, j, ways(mode, a, b)) for j, b in enumerate(targets)]
            for i, a in enumerate(sources)
        ]
        ends = {"sources": locations(sources, put), "targets": locations(targets, put)}
        told = {"algorithm": "costmatrix", "units": "kilometers"}
        return document({"sources_to_targets": rows, **ends, **told})

    return answer


def waypoints(points: Sequence[Point], put: Put) -> list[dict[str, Any]]:
    return [
        {"hint": "x", "distance": 4.2, "name": "Rua", "location": put(point)[::-1]}
        for point in points
    ]


def locations(points: Sequence[Point], put: Put) -> list[dict[str, float]]:
    return [dict(zip(("lat", "lon"), put(point), strict=True)) for point in points]


def cell(i: int, j: int, way: tuple[float, float] | None) -> dict[str, Any]:
    seconds, metres = way or (None, None)
    kilometres = None if metres is None else round(metres / 1000, 3)
    time = None if seconds is None else round(seconds)
    return {"from_index": i, "to_index": j, "distance": kilometres, "time": time}


def chosen(points: Sequence[Point], indices: str | None) -> list[Point]:
    return list(points) if indices is None else [points[int(n)] for n in indices.split(";")]


def document(content: object, status: int = 200) -> Answer:
    return Answer(json.dumps(content).encode(), status, {"Content-Type": "application/json"})
