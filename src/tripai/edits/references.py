"""Which activity or day of a route somebody means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from tripai.edits.answers import Choice, Question
from tripai.errors import NotFoundError
from tripai.model import Activity, Place, Route, RouteDay
from tripai.text import plain, words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALIKE = 84  # of 100, as rapidfuzz counts: from there on a name is a misspelling
NEAR = 60  # from which it is worth asking "did you mean ...?"
NEAREST = 3
_SMALL_WORDS = frozenset({"the", "a", "an", "our", "my", "of", "at", "in", "to"})
_INCIDENTAL = frozenset({"rest", "transfer", "lodging"})

Found = tuple[RouteDay, Activity]


def find_activity(
    route: Route, said: str, *, known: Callable[[], Iterable[Place]] = tuple, sure: bool = False
) -> Activity | Question:
    """Return the activity that somebody means, or a question when it may be several.

    By id, then by its whole name, then by some words of it or its kind ("the castle", "lunch",
    "museum"), then by a name that is spelled nearly so. A day behind an @ narrows it: "lunch @ 2".

    Args:
        route: The route that it is in.
        said: What somebody calls it.
        known: The places of the city, where they are at hand: what names another of them is no misspelling.
        sure: Whether a misspelling is asked about though it means one only, as before something is taken out.

    Raises:
        NotFoundError: There is none; the hint names the nearest.
    """
    called_so = any(_has_name(said, activity) for activity in route.activities)
    name, on = (said, "") if called_so else _with_day(said)
    day = find_day(route, on) if on else None
    if isinstance(day, Question):
        return _asked(day, name)
    pool = [(d, a) for d in route.days for a in d.activities if day in {None, d.number}]
    for matches in _LEVELS:
        found = [(d, a) for d, a in pool if matches(name.strip(), a)]
        if len(found) == 1:
            return found[0][1]
        if found:
            return _which(name.strip(), found)
    near = _misspelt(name.strip(), pool, known)
    if len(near) == 1 and not sure:
        return near[0][1]
    if near:
        return _which(name.strip(), near)
    raise _missing(name.strip(), pool, day)


def find_day(route: Route, said: str) -> int | Question:
    """Return the number of the day that somebody means: "2", "day 2", "Saturday", "2026-12-05", "last".

    Raises:
        NotFoundError: The route has no such day.
    """
    text = words(said).removeprefix("day ").strip()
    numbers = [day.number for day in route.days]
    if text in {"first", "last"}:
        return numbers[0] if text == "first" else numbers[-1]
    found = [day for day in route.days if _is_called(day, text, said.strip())]
    if len(found) == 1:
        return found[0].number
    if found:
        choices = (Choice(label=_day_words(day), value=str(day.number)) for day in found)
        return Question(question=f"Which {plain(said)} is meant?", choices=tuple(choices))
    raise NotFoundError(
        f"The route has no day {plain(said)!r}.",
        f"Its days are 1 to {numbers[-1]}, {route.days[0].date} to {route.days[-1].date}.",
    )


def _with_day(said: str) -> tuple[str, str]:
    name, at, on = said.rpartition("@")
    return (name, on.strip()) if at and on.strip() else (said, "")


def _is_called(day: RouteDay, text: str, said: str) -> bool:
    weekday = WEEKDAYS[day.date.weekday()]
    return (
        text == str(day.number)
        or (len(text) >= 3 and weekday.startswith(text))
        or said == day.date.isoformat()
    )


def _has_id(said: str, activity: Activity) -> bool:
    return activity.id == said


def _has_name(said: str, activity: Activity) -> bool:
    return words(said) in map(words, _names(activity))


def _has_words(said: str, activity: Activity) -> bool:
    wanted = _telling(said)
    if activity.kind in _INCIDENTAL or not wanted:
        return False
    kinds = {activity.place.category} if activity.place and activity.kind != "meal" else set()
    return wanted in map(_telling, kinds) or _is_in(wanted, _names(activity))


_LEVELS: tuple[Callable[[str, Activity], bool], ...] = (_has_id, _has_name, _has_words)


def _misspelt(
    said: str, pool: Sequence[Found], known: Callable[[], Iterable[Place]]
) -> Sequence[Found]:
    """Return what is spelled nearly as is said, unless another place is called so, or more nearly so."""
    likeness = {id(a): _likeness(said, _names(a)) for _, a in pool if a.kind not in _INCIDENTAL}
    near = [(d, a) for d, a in pool if likeness.get(id(a), 0) >= ALIKE]
    if not near:
        return near
    best = max(likeness.values())
    there = {a.place.ref for _, a in near if a.place}
    for place in known():
        if place.ref in there:
            continue
        names = place.all_names
        if _is_in(_telling(said), names) or _likeness(said, names) > best:
            return ()
    return near


def _names(activity: Activity) -> Iterator[str]:
    yield activity.title
    if activity.place and activity.kind != "meal":
        yield from activity.place.all_names


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    said = words(name).split()
    return frozenset(word for word in said if word not in _SMALL_WORDS)


def _is_in(wanted: frozenset[str], names: Iterable[str]) -> bool:
    return any(wanted <= _telling(name) for name in names)


def _likeness(said: str, names: Iterable[str]) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(words(said), words(name)) for name in names)


def _which(said: str, found: Sequence[Found]) -> Question:
    choices = (Choice(label=_activity_words(d, a), value=a.id) for d, a in found)
    one = f"Nothing is called {plain(said)!r}. What is meant?"
    question = f"Which {plain(said)!r} is meant?" if len(found) > 1 else one
    return Question(question=question, choices=tuple(choices))


def _asked(days: Question, name: str) -> Question:
    choices = (choice.replaced(value=f"{name.strip()} @ {choice.value}") for choice in days.choices)
    return days.replaced(choices=tuple(choices))


def _missing(said: str, pool: Sequence[Found], day: int | None) -> NotFoundError:
    where = f"On day {day}" if day else "In this route"
    near = sorted(
        ((_likeness(said, _names(a)), a.title) for _, a in pool if a.kind not in _INCIDENTAL),
        reverse=True,
    )
    titles = list(dict.fromkeys(title for likeness, title in near if likeness >= NEAR))[:NEAREST]
    hint = f"Did you mean {' or '.join(map(plain, titles))}?" if titles else "See it: tripai show."
    return NotFoundError(f"{where} nothing is called {plain(said)!r}.", hint)


def _activity_words(day: RouteDay, activity: Activity) -> str:
    return f"{plain(activity.title)}, {_day_words(day)}, {activity.start:%H:%M}"


def _day_words(day: RouteDay) -> str:
    return f"day {day.number} ({_weekday(day.date)})"


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()].capitalize()
