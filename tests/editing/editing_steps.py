"""Edits of real routes, step by step, with all that must hold of each seen to."""

from random_edits import see_to
from real_routes import JOURNEYS, family, planned
from tripai.editing.applying import apply_edits
from tripai.editing.diff import RouteDiff, diff
from tripai.edits import Edit
from tripai.model import Activity, Route


def after(*edits: Edit, route: Route | None = None) -> Route:
    """The route after edits, of each of which all that must always hold has been seen to."""
    route = route or family()
    for edit in edits:
        changed = apply_edits(route, [edit])
        see_to(route, edit, changed)
        route = changed
    return route


def travelling() -> Route:
    return planned("3 days in Lisbon", **JOURNEYS)


def told(route: Route, before: Route | None = None) -> RouteDiff:
    return diff(before or family(), route)


def named(route: Route, title: str) -> Activity:
    return next(activity for activity in route.activities if activity.title == title)


def titles(route: Route, day: int) -> list[str]:
    return [a.title for a in route.days[day - 1].activities if a.kind != "rest"]
