"""One clause of a wish, and what its phrases name: an activity or place, with when and where it is to be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import get_args

from tripai.ai.embedded.clock import to_time
from tripai.ai.embedded.edit_words.marks import ANY_MARK, CLOCK, DAY, NAME, PART, SPAN, Marked
from tripai.ai.embedded.edit_words.scene import MEALS, Scene, Unclear, find_only, is_sight
from tripai.ai.names.text import Sentence
from tripai.edits import Choice, Edit, Question
from tripai.errors import InputError, NotFoundError
from tripai.model import MEAL_AREA, Activity, Meal, PartOfDay, Place
from tripai.text import plain

Build = Callable[["Clause", re.Match[str]], Sequence[Edit] | None]
"""Makes the edits of a clause that a pattern matches; None: it means something else."""
Rule = tuple[str, Build]

_LIST = re.compile(r" ?, ?(?:and |or )?| and | or | ?& ?| plus | as well as ")
_TIMES = r"(?:on|onto|to|for|of|in|into|at|from|by|around|about|until|during|over|starting)"
_BEGINS = r"(?:at|from|by|around|about|for|to|on|of|in|starting(?: at| from)?|(?:no|not) later than|latest(?: at)?)"
# What may end a phrase, from its end to its start; `ref` is an activity.
_ENDS = (
    ("day", rf"[ ,]+(?:{_TIMES} )?(?:the |our )?(?P<day>{DAY})"),
    (
        "start",
        rf"(?<!\buntil)(?<!\btill)(?<!\bto)[ ,]+(?:{_BEGINS} |after )?(?P<start>{CLOCK})",
    ),  # no end
    ("part", rf"(?:[ ,]+(?:{_TIMES} )?(?:the |an? )?|(?<={DAY}) ?)(?P<part>{PART})"),
    ("minutes", rf"[ ,]+(?:for )?(?:about )?(?P<minutes>{SPAN})"),
    ("first", r"[ ,]+(?:as (?:the )?)?(?P<first>first(?: thing)?)"),
    (
        "last",
        r"(?<!\bthe)(?<!\bvery)[ ,]+(?:as (?:the )?)?(?P<last>last(?: (?:thing|of all))?|(?:at|to) the (?:very )?end)(?: of)?",
    ),
    ("before", r"[ ,]+(?:right |just |directly |to )?(?:before|ahead of) (?P<before>[^,]+)"),
    ("after", r"[ ,]+(?:right |just |directly |to )?(?:after|following) (?P<after>[^,]+)"),
)
_STARTS = (
    ("day", rf"(?:{_TIMES} )?(?:the )?(?P<day>{DAY}),? (?!{PART})"),
    ("start", rf"(?:at )?(?P<start>{CLOCK}),? "),
)
_AFTERNOON_BEFORE = {"lunch": 10, "dinner": 12}
_OF_DAY = re.compile(
    r"(?:the )?(?:very )?(?P<end>first|last|final) (?:thing|stop|sight|visit|place|activity|item|one)"
)
_VISITS = 7  # an hour below this one is in the afternoon: nobody sees a castle at 5 in the morning


@dataclass(frozen=True, slots=True)
class Target:
    """A phrase taken apart: what, and as far as it is said, when."""

    what: str
    day: str | None = None
    start: str | None = None
    part: str | None = None
    minutes: str | None = None
    before: str | None = None
    after: str | None = None
    first: str | None = None
    last: str | None = None

    @property
    def is_placed(self) -> bool:
        """Whether a time, a day or an order is said."""
        return any(
            (self.day, self.start, self.part, self.before, self.after, self.first, self.last)
        )

    @property
    def is_limited(self) -> bool:
        """Whether more is said than what, and its day."""
        return replace(self, day=None).is_placed or self.minutes is not None


@dataclass(frozen=True)
class Clause:
    """A clause of a wish.

    Attributes:
        scene: What its words may mean.
        marked: The wish that it is part of.
        text: The clause, folded and with marks, without polite words around it.
        context: The mark of the day that holds where the clause names none.
    """

    scene: Scene
    marked: Marked
    text: str
    context: str = ""

    @property
    def words(self) -> str:
        """The clause with the words that its marks stand for."""
        return self.marked.read(self.text)

    @property
    def sentence(self) -> Sentence:
        """The clause for the readers of requests."""
        return Sentence(self.words)

    def days(self, text: str | None = None) -> list[int]:
        """Return the numbers of the days that the clause or a text names."""
        named = re.findall(DAY, self.text if text is None else text)
        return [self.day(char) for char in named or ([self.context] if self.context else [])]

    def days_or_all(self) -> list[int | None]:
        """Return the numbers of the days that the clause names; None alone, for all days, when it names none."""
        return [*self.days()] or [None]

    def day(self, char: str) -> int:
        """Return the number of the day that a mark stands for."""
        return self.scene.day(self.marked.mark(char).words)

    def minutes(self, char: str | None) -> int | None:
        """Return the minutes that a mark stands for."""
        value = self.marked.mark(char).value if char else None
        return value if isinstance(value, int) else None

    def part(self, char: str | None) -> PartOfDay | None:
        """Return the part of the day that a mark stands for."""
        value = self.marked.mark(char).value if char else None
        return value if value in {"morning", "midday", "afternoon", "evening"} else None

    def clock(self, char: str, afternoon_before: int = _VISITS) -> time:
        """Return the time that a mark stands for.

        Raises:
            InputError: There is no such time.
        """
        words = self.marked.mark(char).words.strip()
        found = to_time(words, afternoon_before)
        if found is None:
            raise InputError(
                f'"{words}" is not a time of day.', "Write times such as 14:30 or 2:30 pm."
            )
        return found

    def clock_for(self, char: str, activity: Activity) -> time:
        """Return the time that a mark stands for when it is said of an activity: dinner at 8 is at 20:00."""
        meal = which_meal(activity)
        return self.clock(char, _AFTERNOON_BEFORE[meal] if meal else _VISITS)

    def target(self, text: str) -> Target:
        """Take a phrase apart."""
        found: dict[str, str] = {}
        text = text.strip(" ,")
        at = 0
        while at < len(_ENDS):
            kind, pattern = _ENDS[at]
            match = None if kind in found else re.search(rf"{pattern}$", f" {text}")
            if match and (match.start() > 0 or kind in {"day", "start", "part"}):
                found[kind] = match[kind].strip()
                text = text[: max(0, match.start() - 1)].strip(" ,")
                at = 0
            else:
                at += 1
        for kind, pattern in _STARTS:
            if kind not in found and (match := re.match(pattern, text)):
                found[kind] = match[kind]
                text = text[match.end() :].strip(" ,")
        return Target(text, **found)

    def targets(self, text: str) -> tuple[Target, ...]:
        """Take the phrases of a list apart; what is said behind the last holds for those without."""
        parts = [self.target(part) for part in _LIST.split(text) if part.strip()]
        if not parts:
            return ()
        last = parts[-1]
        return tuple(
            replace(last, what=part.what) if not part.is_placed else part for part in parts
        )

    def items(self, text: str) -> tuple[str, ...]:
        """Return the parts of a list."""
        return tuple(part for part in _LIST.split(text) if part.strip())

    def activity(self, text: str, day: int | None = None) -> Activity:
        """Return the activity of the route that a phrase means.

        Raises:
            Unclear: It may mean several.
            NotFoundError: It means none.
        """
        if day is None and self.context:
            day = self.day(self.context)
        if value := self._named(text):
            return self._of_name(value, text, day)
        if day is not None and (nth := _OF_DAY.fullmatch(text.strip())):
            return _at_end(self.scene, day, first=nth["end"] == "first")
        return self.scene.activity(self._plain(text), day)

    def activities(self, text: str, day: int | None = None) -> list[Activity]:
        """Return the activities that a phrase means: several for a meal of no said day.

        Raises:
            Unclear: It may mean several other ones.
            NotFoundError: It means none.
        """
        word = re.sub(r"^(?:the|our|all|every|each|have) ", "", text.strip()).removesuffix("s")
        if day is None and not self.context and word in MEALS:
            meals = [a for a in self.scene.route.activities if which_meal(a) == word]
            if len(meals) > 1:
                self.scene.note(f"No day is said: every {word} is meant.")
            if meals:
                return meals
        return [self.activity(text, day)]

    def place(self, text: str) -> Place:
        """Return the place that a phrase means and that the route has not.

        Raises:
            Unclear: It may mean several.
            CannotBe: The route has it.
            NotFoundError: It means none.
        """
        value = self._named(text)
        return self.scene.place(value.name if isinstance(value, Place) else self._plain(text))

    def said(self, text: str) -> str:
        """Return a part of the clause as it was written."""
        at = self.marked.text.find(text)
        return self.marked.said(at, at + len(text)) if at >= 0 else self.marked.read(text)

    def _named(self, text: str) -> object:
        """Return what the one name of a phrase stands for, None when there are other words."""
        bare = re.sub(
            r"^(?:(?:the|our|a|an|to|quick|short|(?:day ?)?trip|excursion|detour|visit|at|in|into|up|all|of) )+"
            r"| (?:visit|stop|tour)$",
            "",
            text.strip(),
        )
        return self.marked.mark(bare).value if re.fullmatch(NAME, bare) else None

    def _of_name(self, value: object, text: str, day: int | None) -> Activity:
        if not isinstance(value, Place):
            return self.scene.so_called(find_only(self.scene.route, str(value)), day)
        if there := self.scene.visit_of(value):
            return self.scene.so_called(there[1], day)
        if value.category != MEAL_AREA:
            raise NotFoundError(f"{value.name} is not in the route.", "See it: tripai show.")
        return self.scene.activity(self._plain(text), day)  # a meal there

    def _plain(self, text: str) -> str:
        """Return a phrase in words, if it is one that may name something."""
        if re.search(f"{DAY}|{CLOCK}|{SPAN}|{PART}", text):
            words = self.marked.read(text)
            raise NotFoundError(f'"{words}" names nothing in the route.', "See it: tripai show.")
        if not re.sub(
            r"\b(?:the|a|an|and|or|with|of|at|in|to|our|my|all|for|by)\b", "", text
        ).strip(" ,"):
            raise NotFoundError(f'"{self.words}" names nothing.', "See the route: tripai show.")
        return self.marked.read(text)


def _at_end(scene: Scene, day: int, *, first: bool) -> Activity:
    """Return the first or last thing of a day.

    Raises:
        Unclear: A meal or event is before the first sight, or after the last.
        NotFoundError: There is nothing on that day.
    """
    key = f"end {day} {first}"
    if key in scene.settled:
        return find_only(scene.route, scene.settled[key])
    there = next(d for d in scene.route.days if d.number == day).activities
    told = [a for a in there if a.kind in {"visit", "meal", "event"}]
    end = 0 if first else -1
    ids = {some[end].id for some in (told, [a for a in told if is_sight(a)]) if some}
    meant = [a for a in told if a.id in ids]
    if not meant:
        raise NotFoundError(f"Day {day} has nothing on it.", "See the route: tripai show.")
    if len(meant) > 1:
        choices = (Choice(label=f"{plain(a.title)}, {a.start:%H:%M}", value=a.id) for a in meant)
        raise Unclear(key, Question(question="Which is meant?", choices=tuple(choices)))
    return meant[0]


def which_meal(activity: Activity) -> Meal | None:
    """Return which meal an activity is, None for a breakfast as for a sight."""
    title = activity.title.casefold() if activity.kind == "meal" else ""
    return next((meal for meal in get_args(Meal) if title.startswith(meal)), None)


def marks_in(text: str) -> Iterator[str]:
    """Yield the marks of a text."""
    yield from re.findall(ANY_MARK, text)
