"""What words of a wish may mean: the activities and days of its route, and the places of its city."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tripai.ai import Known
from tripai.ai.embedded.calendar_words import to_date
from tripai.ai.embedded.edit_words.marks import place_names
from tripai.ai.embedded.edit_words.spelling import has_words, nearly_has_words
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.grounding import Gazette, bare
from tripai.ai.names.phrases import Phrases, plural
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import kind_of_place
from tripai.edits import Choice, Impossible, Question, find_activity, find_day
from tripai.errors import NotFoundError
from tripai.model import MEAL_AREA, Activity, City, Place, Route, RouteDay
from tripai.text import plain

MOST_CHOICES = 5  # of places that are not in the route: more nobody reads
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_AROUND = re.compile(
    r"^(?:(?:the|a|an|our|my|this|that|all|of|to|at|in|into|visit|stop|trip|both|planned) )+"
    r"|(?: (?:visit|stop|tour|thing|one|part|sight))+$"
)
MEALS = frozenset({"lunch", "lunches", "dinner", "dinners", "breakfast", "meal", "meals"})


class Unclear(Exception):  # noqa: N818 - no error: it asks
    """Words may mean several things; `key` is what an answer is kept under."""

    def __init__(self, key: str, question: Question) -> None:
        super().__init__(question.question)
        self.key = key
        self.question = question


class CannotBe(Exception):  # noqa: N818 - no error: it is an answer
    """What is wished cannot be."""

    def __init__(self, reason: str, *ways: str) -> None:
        super().__init__(reason)
        self.answer = Impossible(reason=reason, ways=ways)


@dataclass(frozen=True)
class Scene:
    """A route and its city, for reading one wish.

    Attributes:
        route: The route to be changed.
        known: The names of cities and places, and the time.
        settled: By key which of several meanings was chosen: a choice's value.
        notes: How words were taken, in sentences; grows while the wish is read.
    """

    route: Route
    known: Known
    settled: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Remember how words were taken."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    @cached_property
    def city(self) -> City | None:
        """The city of the route, None when no source covers it any more."""
        stay = self.route.brief.stays[0]
        return self.known.covered(stay.city)

    @cached_property
    def gazette(self) -> Gazette:
        """The places of the city."""
        return Gazette(self.known.places(self.city) if self.city else ())

    @cached_property
    def names(self) -> Phrases[object]:
        """Every name that stands for an activity of the route (its id) or a place of the city."""
        titles = ((a.title, a.id) for a in self.route.activities if a.kind in {"event", "meal"})
        visited = ((n, p) for p in self._visited.values() for n in p.all_names)
        known = ((n, p) for p in self.gazette.places for n in p.all_names)
        return place_names((*titles, *visited, *known))

    @cached_property
    def _visited(self) -> Mapping[str, Place]:
        return {a.place.ref: a.place for a in self.route.activities if a.place and is_sight(a)}

    def activity(self, words: str, day: int | None = None) -> Activity:
        """Return the activity of the route that folded words mean.

        Raises:
            Unclear: They may mean several.
            NotFoundError: They mean none.
        """
        said = _AROUND.sub("", words.strip(" ,.!")) or words
        key = f"activity {said} {day or ''}"
        if key in self.settled:
            return find_only(self.route, self.settled[key])
        found = self._found(said, day)
        if isinstance(found, Question):
            raise Unclear(key, found)
        if not (has_words(said, _names(found)) or kind_of_place(said)):
            self.note(f'"{said}" is taken as {found.title}.')
        return found

    def _found(self, said: str, day: int | None) -> Activity | Question:
        at = f" @ {day}" if day else ""
        try:
            return self._called(f"{said}{at}")
        except NotFoundError:
            if (kind := kind_of_place(said)) and kind != said:
                return self._called(f"{kind}{at}")
            return self._misspelt(said, day)

    def _called(self, name: str) -> Activity | Question:
        return find_activity(self.route, name, known=lambda: self.gazette.places)

    def _misspelt(self, said: str, day: int | None) -> Activity | Question:
        near = [
            a
            for d in self.route.days
            for a in d.activities
            if day in {None, d.number} and is_sight(a) and nearly_has_words(said, _names(a))
        ]
        titles = list(dict.fromkeys(a.title for a in near))
        others = (p for p in self.gazette.sights if p.name not in titles)
        if len(titles) != 1 or any(has_words(said, p.all_names) for p in others):
            return self._called(f"{said} @ {day}" if day else said)  # says what is near
        return find_activity(self.route, f"{titles[0]} @ {day}" if day else titles[0])

    def so_called(self, activity: Activity, day: int | None) -> Activity:
        """Return what is called as an activity is, on the day that is said; ask where there are several."""
        own = next(d.number for d in self.route.days if activity in d.activities)
        same = [a for a in self.route.activities if a.title == activity.title]
        if len(same) == 1 and day in {None, own}:
            return activity
        try:
            return self.activity(activity.title, day)
        except NotFoundError:
            other = f"{activity.title} is on day {own}, not on day {day}."
            raise NotFoundError(other, "See the route: tripai show.") from None

    def visit_of(self, place: Place) -> tuple[RouteDay, Activity] | None:
        """Return the visit of a place in the route, and its day."""
        for day in self.route.days:
            for activity in day.activities:
                if is_sight(activity) and activity.place and activity.place.ref == place.ref:
                    return day, activity
        return None

    def of_kind(self, kind: str, day: int | None = None) -> Iterator[Activity]:
        """Yield the activities of a category or tag, of one day or all."""
        for each in self.route.days:
            if day in {None, each.number}:
                yield from (a for a in each.activities if is_sight(a) and is_of_kind(a.place, kind))

    def place(self, words: str) -> Place:
        """Return the place of the city that folded words mean and that the route has not.

        Raises:
            Unclear: They may mean several.
            CannotBe: The route has it.
            NotFoundError: They mean none.
        """
        said = bare(_AROUND.sub("", words.strip(" ,.!")))
        key = f"place {said}"
        if key in self.settled:
            return next(p for p in self.gazette.sights if p.ref == self.settled[key])
        named = self.gazette.named(said)
        found = (named,) if named else self._like(said)
        if not found:
            raise self._unknown(said)
        if len(found) > 1:
            raise Unclear(key, _which_place(said, found))
        if there := self.visit_of(found[0]):
            raise in_already(*there)
        return found[0]

    def _like(self, said: str) -> tuple[Place, ...]:
        """Return the places whose names have the words, or which are of that kind, the best known first."""
        pool = sorted(self.gazette.sights, key=lambda p: -p.popularity)
        by_words = [p for p in pool if has_words(said, p.all_names)]
        kind = kind_of_place(said)
        by_kind = [p for p in pool if kind and is_of_kind(p, kind)]
        of_category = [p for p in by_kind if p.category == kind]
        plainly = (
            of_category if said in {kind, plural(kind or "")} else []
        )  # a palace, and no Palace Square
        for found in (plainly, by_words, of_category, by_kind):
            new = [p for p in found if not self.visit_of(p)]
            if found:
                return tuple(new[:MOST_CHOICES] or found[:1])
        near = [p for p in pool if nearly_has_words(said, p.all_names)]
        near = near[:1] if len(near) == 1 else [p for p in (self.gazette.misspelt(said),) if p]
        if near:
            self.note(f'"{said}" is taken as {near[0].name}.')
        return tuple(near)

    def _unknown(self, said: str) -> NotFoundError:
        near = self.gazette.nearest(said)
        hint = (
            f"Did you mean {' or '.join(map(plain, near))}?" if near else "See: tripai places list."
        )
        return NotFoundError(
            f"{self.route.brief.stays[0].city} has no place called {plain(said)!r} that is known.", hint
        )  # fmt: skip

    def day(self, words: str) -> int:
        """Return the number of the day that folded words mean.

        Raises:
            Unclear: They may mean several.
            NotFoundError: The route has no such day.
            InputError: There is no such date.
        """
        key = f"day {words}"
        if key in self.settled:
            return int(self.settled[key])
        found = find_day(self.route, self._day_said(words.strip()))
        if isinstance(found, Question):
            raise Unclear(key, found)
        return found

    def _day_said(self, words: str) -> str:
        if numbered := re.fullmatch(rf"(?:days? )?({NUMBER})", words):
            return str(to_number(numbered[1]))
        if ordinal := re.fullmatch(r"(?:the )?(\w+) day|(first|last|final)", words):
            return _number_of(ordinal[1] or ordinal[2])
        if weekday := re.fullmatch(
            r"(?:this |next |on )?((?!today)[a-z]+day(?=s?$)"
            r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)s?",
            words,
        ):
            return weekday[1]
        return self.date(words, self.route.days[0].date).isoformat()

    def date(self, words: str, earliest: date | None = None) -> date:
        """Return the date that words mean; without a year the next one.

        Raises:
            InputError: There is no such date.
        """
        today = self.known.today(self.city)
        relative = re.fullmatch(r"(?:today|tonight|tomorrow|(?:the )?day after tomorrow)", words)
        return to_date(words, today if relative or earliest is None else earliest)


def find_only(route: Route, id_: str) -> Activity:
    """Return the activity that has an id."""
    return next(activity for activity in route.activities if activity.id == id_)


def day_of(route: Route, activity: Activity) -> RouteDay:
    """Return the day that an activity is on."""
    return next(day for day in route.days if activity in day.activities)


def in_already(day: RouteDay, activity: Activity) -> CannotBe:
    """Return that a place is in the route."""
    title = plain(activity.title)
    return CannotBe(
        f"{title} is in the route already, on day {day.number} at {activity.start:%H:%M}.",
        f'To have it elsewhere say: "move {title} to day 1".',
    )


def is_of_kind(place: Place | None, kind: str) -> bool:
    """Whether a place has a category or tag."""
    return place is not None and kind in {place.category, *place.tags}


def is_sight(activity: Activity) -> bool:
    """Whether an activity is the visit of a place."""
    return (
        activity.kind == "visit"
        and activity.place is not None
        and activity.place.category != MEAL_AREA
    )


def _names(activity: Activity) -> tuple[str, ...]:
    return (activity.title, *(activity.place.all_names if activity.place else ()))


def _number_of(word: str) -> str:
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    return "last" if word in {"last", "final"} else re.sub(r"\D", "", word)


def _which_place(said: str, found: Sequence[Place]) -> Question:
    choices = (
        Choice(label=f"{plain(place.name)} ({place.category})", value=place.ref) for place in found
    )
    return Question(question=f"Which {plain(fold(said))!r} is meant?", choices=tuple(choices))
