"""Why a wish cannot be met, in a sentence, and what would help, each way tried out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from tripai import wording
from tripai.editing.affording import afforded
from tripai.editing.fitting import NoRoom
from tripai.editing.sheet import Sheet, is_booking, meal_of
from tripai.edits import Answer, Edit, Edits, Impossible, Question
from tripai.errors import InputError, ScheduleError
from tripai.itinerary.days import STEP
from tripai.model import Activity, Brief, Finding, Place, Route, RouteDay
from tripai.scheduling import Relaxation, relaxations

MOST_WAYS = 3
MOST_NAMED = 4
FORCE = "Or change it all the same: --force."


class AmbiguousError(InputError):
    """A wish may mean several things; `question` has them, `at` is which edit of a list it is about."""

    def __init__(self, question: Question, said: str = "", at: int | None = None) -> None:
        labels = "; ".join(choice.label for choice in question.choices)
        super().__init__(question.question, f"Say which: {labels}.")
        self.question = question
        self.said = said
        self.at = at

    def about(self, edit: Edit, at: int) -> AmbiguousError:
        """Return the error with what each choice leads to: the edit with the id instead of the name."""
        choices = (
            choice.replaced(edits=(_meaning(edit, self.said, choice.value),))
            for choice in self.question.choices
        )
        return AmbiguousError(self.question.replaced(choices=tuple(choices)), self.said, at)

    def answered(self, said: Answer | Sequence[Edit], number: int) -> Sequence[Edit]:
        """Return what was said with a choice in place of what was asked about: all of it, or one edit of several."""
        chosen = self.question.choices[number].edits
        if self.at is None or isinstance(said, Question | Impossible):
            return chosen
        edits = said.edits if isinstance(said, Edits) else said
        return (*edits[: self.at], *chosen, *edits[self.at + 1 :])


def _meaning(edit: Edit, said: str, value: str) -> Edit:
    """The edit with what is meant where the name was said."""
    fields = {name: getattr(edit, name) for name in type(edit).model_fields}
    meant: dict[str, object] = {name: value for name, field in fields.items() if field == said}
    if said in fields.get("done", ()):
        meant["done"] = tuple(value if name == said else name for name in fields["done"])
    return edit.replaced(**meant)


def locked_day(number: int) -> ScheduleError:
    """Return the refusal to change a locked day."""
    return ScheduleError(
        f"Day {number} is locked.", f'Unlock it first: tripai edit --unlock "day {number}".'
    )


def locked_activity(activity: Activity, brief: Brief) -> ScheduleError:
    """Return the refusal to leave out what is locked, or booked: that cannot be unlocked."""
    if is_booking(brief, activity):
        return ScheduleError(
            f"{activity.title} is booked: it stays at its time.",
            f'Take it out first: tripai edit --remove "{activity.title}".',
        )
    return ScheduleError(
        f"{activity.title} is locked.", f'Unlock it first: tripai edit --unlock "{activity.title}".'
    )


def closed(place: Place, days: Sequence[RouteDay], others: Sequence[int]) -> ScheduleError:
    """Return the refusal of a place that is closed; `others` are days on which it is open."""
    when = wording.listed(f"day {day.number} ({wording.weekday(day.date)})" for day in days)
    known = wording.known_hours(place)
    hours = f" (hours: {known})" if known else ""
    hint = f"There is time for it on day {wording.listed(map(str, others), 'or')}."
    return ScheduleError(
        f"{place.name} is closed on {when} whenever there is time for it{hours}.",
        hint if others else "Choose another place, or other dates: tripai edit --shift DATE.",
    )


def no_room(
    what: str,
    refused: NoRoom,
    *,
    where: str = "",
    meant: Sequence[Activity] = (),
    otherwise: str = "",
) -> ScheduleError:
    """Return the refusal of something for which a day has no room beside what must stay; empty: of what must stay.

    Args:
        what: For which there is no room.
        refused: What excludes each other.
        where: Before or after what it was to be: " after the show".
        meant: What was asked for by name: nobody is told to take that out.
        otherwise: What to do when no other way is known.
    """
    sheet, day = refused.bench.sheet, refused.bench.day
    said = {what, *(name for activity in meant for name in _called(activity))}
    named = (_title(sheet, refused.stops[v]) for v in sorted(refused.error.visits))
    others = [title for title in dict.fromkeys(named) if title not in said]
    ways = list(_ways(said, refused))[:MOST_WAYS]
    hint = f"{wording.capital(wording.listed(ways, 'or'))}." if ways else ""
    hint = hint or otherwise or _otherwise(what, meant)
    if not what:
        return ScheduleError(f"There is no time on day {day} for {_few(others)}.", hint)
    beside = f" beside {_few(others)}" if others else ""
    return ScheduleError(f"There is no room for {what}{where} on day {day}{beside}.", hint)


def _called(activity: Activity) -> Iterator[str]:
    """Yield what a refusal calls an activity, see `_title`."""
    yield from (name for name in (activity.title, meal_of(activity)) if name)


def _otherwise(what: str, meant: Sequence[Activity]) -> str:
    """What to do when nothing on the day can help; a meal is on no other."""
    if any(activity.kind == "meal" and activity.title == what for activity in meant):
        return "Say a time for it instead, or move the other one: tripai edit --move NAME=TIME."
    return "Choose another day."


def _few(titles: Sequence[str]) -> str:
    more = [f"{len(titles) - MOST_NAMED} more"] if len(titles) > MOST_NAMED else []
    return wording.listed([*titles[:MOST_NAMED], *more])


def _ways(said: Collection[str], refused: NoRoom) -> Iterator[str]:
    sheet, day = refused.bench.sheet, refused.bench.day
    for way in relaxations(refused.problem, refused.error.visits):
        match way.kind:
            case "earlier":
                at = _clock(sheet, sheet.shift(day).start - _steps(way))
                yield f"start day {day} at {at} (--set day-start@{day}={at})"
            case "later":
                at = _clock(sheet, sheet.shift(day).end + _steps(way))
                yield f"end day {day} at {at} (--set day-end@{day}={at})"
            case "drop":
                named = (_title(sheet, refused.stops[v]) for v in way.visits)
                names = list(dict.fromkeys(named))
                if not any(name in said for name in names):
                    yield f"take out {_few(names)}"


def _steps(way: Relaxation) -> int:
    return -(-way.amount // STEP) * STEP


def _clock(sheet: Sheet, minute: int) -> str:
    return f"{sheet.blueprint.clock.moment(minute):%H:%M}"


def _title(sheet: Sheet, stop: int) -> str:
    """What a stop is called; a meal that may be in several areas, by its name."""
    meant = sheet.blueprint.stops[stop]
    return meant.meal or meant.title


def broken(
    before: Route, route: Route, new: Sequence[Finding], standing: Collection[str]
) -> ScheduleError:
    """Return the refusal of a change that the check finds errors in, with what would mend the first.

    What the change would have taken for granted is said as well, for it may be why; what was `standing`
    before it, said or not, is not.
    """
    more = f" ({len(new) - 1} more)" if len(new) > 1 else ""
    known = {*before.brief.assumptions, *standing}
    taken = (sentence for sentence in route.brief.assumptions if sentence not in known)
    said = " ".join((f"The change breaks a rule: {new[0].message}{more}", *taken))
    return ScheduleError(said, f"{_mended(before, route, new[0])}{FORCE}")


def _mended(before: Route, route: Route, finding: Finding) -> str:
    """How a day would have to begin or end for what is on it, or what the budget would have to be."""
    if finding.rule == "budget":
        return afforded(before, route, finding)
    there = [a for day in route.days for a in day.activities if day.number == finding.day]
    if not there:
        return ""
    day = next(day for day in route.days if day.number == finding.day)
    if finding.rule == "before-day-start":
        way = timedelta(minutes=there[0].leg.minutes if there[0].leg else 0)
        at = there[0].start - way
        at -= timedelta(minutes=at.minute % STEP)
        return f"Start day {day.number} at {at:%H:%M} (--set day-start@{day.number}={at:%H:%M}). "
    if finding.rule in {"after-day-end", "return-late"}:
        at = there[-1].end + timedelta(minutes=day.way_home.minutes if day.way_home else 0)
        at += timedelta(minutes=-at.minute % STEP)
        return f"End day {day.number} at {at:%H:%M} (--set day-end@{day.number}={at:%H:%M}). "
    return ""
