"""The names in edits, and the activities that they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from tripai.editing.days import day_of, meant
from tripai.editing.refusals import AmbiguousError
from tripai.edits import Edit, Move, Remove, Replace, Resume, find_activity
from tripai.errors import NotFoundError
from tripai.model import Activity, Place, Route
from tripai.now import today

NAMING = ("activity", "other", "before", "after")
"""Fields of edits that name an activity; of days that change places `other` is a number."""
LONGEST = 200  # characters of a name in an edit
Known = Callable[[], Iterable[Place]]
"""The places of the city."""


def by_id(route: Route, edit: Edit, known: Known) -> Edit:
    """Return an edit with the ids of the activities that it names.

    What takes something out asks about a misspelling, and is no guess.

    Raises:
        NotFoundError: There is no such activity; the hint names the nearest.
        AmbiguousError: It may be several.
    """
    ids: dict[str, Any] = {field: _meant(route, edit, field, known).id for field in _names_in(edit)}
    if isinstance(edit, Resume) and (day := today(route, edit.at)):
        find = partial(find_activity, known=known, sure=True)
        ids["done"] = tuple(meant(route, said, day.number, find).id for said in edit.done)
    return edit.replaced(**ids) if ids else edit


def as_shown(route: Route, edits: Sequence[Edit], known: Known) -> list[Edit]:
    """Return edits whose names mean what they do in the route as it is, before any of the edits is made.

    What is not in the route is left as it is said: an edit before may bring it.

    Raises:
        AmbiguousError: A name may mean several things.
    """
    found: list[Edit] = []
    for at, edit in enumerate(edits):
        lasting = {}
        try:
            for field in _names_in(edit):
                with suppress(NotFoundError):
                    lasting[field] = _lasting(route, _meant(route, edit, field, known))
        except AmbiguousError as error:
            raise error.about(edit, at) from error
        found.append(edit.replaced(**lasting) if lasting else edit)
    return found


def _names_in(edit: Edit) -> list[str]:
    return [field for field in NAMING if isinstance(getattr(edit, field, None), str)]


def _meant(route: Route, edit: Edit, field: str, known: Known) -> Activity:
    """What a field names: what something comes before or after, if it can be, on its day."""
    find = partial(find_activity, known=known, sure=isinstance(edit, Remove | Replace))
    day: int | None = None
    if field in {"before", "after"}:
        day = getattr(edit, "day", None)
        if day is None and isinstance(edit, Move):
            day = day_of(route, _meant(route, edit, "activity", known)).number
    return meant(route, getattr(edit, field), day, find)


def _lasting(route: Route, activity: Activity) -> str:
    """A name that other edits do not change: a meal is called by its area, and the id of a show tells its time."""
    title, day = activity.title, day_of(route, activity).number
    for name in (title, f"{title} @ {day}") if activity.kind != "meal" else ():
        if len(name) <= LONGEST and find_activity(route, name) is activity:
            return name
    return activity.id
