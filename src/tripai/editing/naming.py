"""The names in edits, and the activities that they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from functools import partial
from typing import Any

from tripai.editing.days import day_of, meant
from tripai.editing.refusals import AmbiguousError
from tripai.edits import Edit, Lock, Move, Remove, Replace, Resume, find_activity
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

    Locks come first, and so hold against the others, but for those that name what is to be locked.

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
    named = [each for edit in found for each in _named(route, edit)]
    days = {day_of(route, each).number for each in named}
    days |= {n for edit in found if not isinstance(edit, Lock) for n in _days_in(edit)}
    return sorted(found, key=lambda edit: not _protects(route, edit, named, days))


def _protects(route: Route, edit: Edit, named: Sequence[Activity], days: Set[int]) -> bool:
    """Whether an edit locks something that is there, and that no other edit is about."""
    if not isinstance(edit, Lock):
        return False
    if edit.day is not None:
        return edit.day not in days
    with suppress(NotFoundError):
        return find_activity(route, edit.activity or "") not in named
    return False


def _named(route: Route, edit: Edit) -> Iterator[Activity]:
    """Yield what an edit changes that leaves it there."""
    for field in () if isinstance(edit, Lock | Remove) else _names_in(edit):
        with suppress(NotFoundError):
            found = find_activity(route, getattr(edit, field))
            if isinstance(found, Activity):
                yield found


def _days_in(edit: Edit) -> Iterator[int]:
    for field in ("day", "other"):
        if isinstance(number := getattr(edit, field, None), int):
            yield number


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
