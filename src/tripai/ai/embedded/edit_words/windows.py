"""When days start and end."""

import re
from datetime import date, datetime, time, timedelta

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, PART, SPAN
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.habits import EARLY_START, LATE_START
from tripai.edits import Choice, Edit, Question, SetDayWindow
from tripai.errors import InputError

_ANY_DAY = date(2000, 1, 2)
_ON = r",? ?(?:on |for |of |at |in )?(?:the )?"
_EACH = rf"(?: (?:(?:on )?(?:every|each|all|the|our|any) (?:single )?(?:days?|{PART})|daily|always|everyday))"
_DAYS = rf"(?:(?:{_ON}{DAY},?(?: and| &)?)|{_EACH})*"
_THE_DAY = rf"(?: (?:the|our|each|every) days?| days| sightseeing| us|{_EACH})?"
_START = (
    r"(?:starts?|starting|begins?|beginning|set off|head out"
    r"|go out|get going|leave (?:the )?hotel|get up|wake up"
    r"|out)"
)
_END = (
    r"(?:ends?|ending|finish(?:es|ed)?|stops?|be (?:back"
    r"|home|done|finished|in bed|at (?:the |our )?hotel)|(?:get |come )?back(?: home"
    r"| (?:at|in|to) (?:the )?hotel)?"
    r"|home|return|go (?:back|home)|head (?:back|home)|wrap up|call it a day)"
)
_AT = (
    r"(?: (?:at|from|by|before|around|about|not|no|only"
    r"|later|earlier|than|the|latest|earliest|after|until"
    r"|till|as))*"
)
_NOTHING = (
    r"(?:have |plan |do )?(?:nothing|no (?:things?|sights?|stops?|plans?|activities|visits?|sightseeing)"
    r"|(?:not|(?:dont|do not|lets not|not) (?:have|plan|do)) anything)(?: planned| to do)?"
)
_SHIFT = r"(?:move|push|shift|start|do|have|make|bring)"
_CAREFUL = r"(?:(?:we|i) )?(?:(?:never|not|nothing|dont|do not|no|cant|cannot|can|only|wont) )*"


def window(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Set when days start, end, or both."""
    said = found.groupdict()
    start = clause.clock(said["start"], 4) if said.get("start") else None
    end = clause.clock(said["end"], 12) if said.get("end") else None
    return [SetDayWindow(day=day, start=start, end=end) for day in clause.days_or_all()]


def start_later(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Start days late or early, which is a time of the day."""
    start = EARLY_START if "earl" in found[0] else LATE_START
    clause.scene.note(f'"{clause.said(clause.text)}" is taken as a start at {start:%H:%M}.')
    return [SetDayWindow(day=day, start=start) for day in clause.days_or_all()]


def start_by(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Start or end days so many minutes later or earlier than they do."""
    minutes = clause.minutes(found["span"]) or 0
    step = timedelta(minutes=-minutes if "earlier" in found[0] else minutes)
    brief = clause.scene.route.brief
    edits: list[Edit] = []
    for day in clause.days_or_all():
        start, end = brief.hours_of(day) if day else (brief.day_start, brief.day_end)
        starts = re.match(r"start|begin", found[0]) is not None
        edits.append(
            SetDayWindow(day=day, start=_after(start, step))
            if starts
            else SetDayWindow(day=day, end=_after(end, step))
        )
    return edits


def all_by(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Start days so many minutes later or earlier of which all is to be: what fits then stays, in its order."""
    minutes = clause.minutes(found["span"]) or 0
    step = timedelta(minutes=-minutes if re.search("earlier|forward", found[0]) else minutes)
    brief = clause.scene.route.brief
    edits: list[Edit] = []
    for day in clause.days_or_all():
        start = _after(brief.hours_of(day)[0] if day else brief.day_start, step)
        clause.scene.note(f'"{clause.said(clause.text)}" is taken as a start at {start:%H:%M}.')
        edits.append(SetDayWindow(day=day, start=start))
    return edits


def end_early(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Ask when days end that are to end early: that is no time of the day."""
    days = clause.days_or_all()
    key = f"end early {days}"
    if chosen := clause.scene.settled.get(key):
        return [SetDayWindow(day=day, end=time.fromisoformat(chosen)) for day in days]
    brief = clause.scene.route.brief
    latest = brief.hours_of(days[0])[1] if days[0] else brief.day_end
    times = [_after(latest, -timedelta(hours=hours)) for hours in (1, 2, 3)]
    choices = tuple(Choice(label=f"at {one:%H:%M}", value=f"{one:%H:%M}") for one in times)
    question = f"When is it to end? Now it may go on until {latest:%H:%M}."
    raise Unclear(key, Question(question=question, choices=choices))


def _after(clock: time, step: timedelta) -> time:
    moment = datetime.combine(_ANY_DAY, clock) + step
    if moment.date() != _ANY_DAY:
        raise InputError("That is on another day.", "Name a time, such as 10:30.")
    return moment.time()


RULES: tuple[Rule, ...] = (
    (
        rf"{_CAREFUL}{_START}{_THE_DAY}{_DAYS}{_AT} (?P<start>{CLOCK}){_DAYS}",
        window,
    ),
    (
        rf"(?:have |make )?{DAY}(?: should| must| to)? {_START}{_AT} (?P<start>{CLOCK})",
        window,
    ),
    (
        rf"{_CAREFUL}{_END}{_THE_DAY}{_DAYS}{_AT} (?P<end>{CLOCK}){_DAYS}",
        window,
    ),
    (
        rf"{DAY}(?: should| must| has to)? {_END}{_AT} (?P<end>{CLOCK})",
        window,
    ),
    (
        rf"(?:{_NOTHING}{_DAYS} (?:before|earlier than) (?P<start>{CLOCK})){_DAYS}",
        window,
    ),
    (
        rf"(?:{_NOTHING}{_DAYS} (?:after|later than|past) (?P<end>{CLOCK})){_DAYS}",
        window,
    ),
    (
        rf"{DAY}(?: should)? (?:{_START} )?(?:at|from) (?P<start>{CLOCK}),? (?:and |but )?(?:{_END}|to|until|till)"
        rf"{_AT} (?P<end>{CLOCK})",
        window,
    ),
    (
        rf"(?:not|never) (?:before|earlier than) (?P<start>{CLOCK})s?{_DAYS}",
        window,
    ),
    (
        rf"(?:not|never) (?:after|later than|past) (?P<end>{CLOCK})s?{_DAYS}",
        window,
    ),
    (rf"{DAY} (?:only )?(?:not before|from|only after) (?P<start>{CLOCK})(?: on)?", window),
    (
        rf"{DAY}(?: only)? (?:until|till) (?P<end>{CLOCK})(?: only)?",
        window,
    ),
    (
        rf"(?:days? |sightseeing |be out |only )?{_DAYS}(?: only)? ?(?:from"
        rf"|between) (?P<start>{CLOCK}) (?:to|until|till"
        rf"|and|-) (?P<end>{CLOCK})(?: only)?{_DAYS}",
        window,
    ),
    (
        rf"(?:start|begin){_THE_DAY}{_DAYS} (?P<span>{SPAN}) (?:later|earlier){_DAYS}",
        start_by,
    ),
    (
        rf"(?:end|finish|stop|be back){_THE_DAY}{_DAYS} (?P<span>{SPAN}) (?:later|earlier){_DAYS}",
        start_by,
    ),
    (
        rf"(?:{_SHIFT} )?(?:(?:everything|it all|all of it|the whole day|all){_DAYS}|(?:all of )?(?:the )?{DAY})"
        rf"(?: by)? (?P<span>{SPAN}) (?:later|earlier){_DAYS}",
        all_by,
    ),
    (
        rf"{_SHIFT} (?:(?:everything|it all|all of it|the whole day){_DAYS}|(?:all of )?(?:the )?{DAY}) (?:back|forward)"
        rf"(?: by)? (?P<span>{SPAN}){_DAYS}",
        all_by,
    ),
    (
        rf"(?:(?:start|begin|get up){_THE_DAY}{_DAYS} (?:later"
        r"|earlier|late|early)|(?:an? )?(?:later|late|early"
        rf"|earlier) start){_DAYS}",
        start_later,
    ),
    (
        rf"cut (?:the )?{DAY} (?:a bit )?short(?:er)?|make {DAY} (?:a bit )?shorter"
        rf"|(?:an? )?(?:early (?:{PART}|finish|end)|shorter day){_DAYS}"
        rf"|{_END}{_THE_DAY}{_DAYS} (?:a bit |much )?(?:early|earlier|sooner){_DAYS}",
        end_early,
    ),
    (rf"(?:an? )?(?P<start>{CLOCK}) start{_DAYS}", window),
    (rf"(?:an? )?(?P<end>{CLOCK}) (?:finish|end){_DAYS}", window),
    (
        rf"(?:sleep in|lie in|sleep late|have a lie in|no early (?:starts?|mornings?)){_DAYS}",
        start_later,
    ),
)
