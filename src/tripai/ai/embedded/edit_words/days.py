"""Whole days and the whole trip: when days start and end, how full they are, more or fewer of them, other dates."""

import re
from datetime import datetime, time, timedelta

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, SPAN
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.habits import EARLY_START, LATE_START
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.edits import (
    AddDay,
    Choice,
    DropDay,
    Edit,
    Question,
    Replan,
    SetDayWindow,
    Shift,
)
from tripai.errors import InputError

_ON = r"(?:,? ?(?:on |for |of |at |in )?(?:the )?"
_EACH = r"(?: (?:(?:on )?(?:every|each|all|the|our|any) (?:single )?days?|daily|always|everyday))"
_DAYS = rf"(?:(?:{_ON}{DAY},?(?: and| &)?)|{_EACH})*"
_THE_DAY = rf"(?: (?:the|our|each|every) days?| days| sightseeing| us|{_EACH})?"
_START = rf"(?:starts?|starting|begins?|beginning|set off|head out|go out|get going|leave (?:the )?hotel|get up|wake up|out)"
_END = (
    r"(?:ends?|ending|finish(?:es|ed)?|stops?|be (?:back|home|done|finished|in bed)|(?:get |come )?back(?: home| (?:at|in|to) (?:the )?hotel)?"
    r"|home|return|go (?:back|home)|head (?:back|home)|wrap up|call it a day)"
)
_AT = r"(?: (?:at|from|by|before|around|about|not|no|only|later|earlier|than|the|latest|earliest|after|until|till|as))*"
_CAREFUL = r"(?:(?:never|not|nothing|dont|do not|no) )?"
_NUMBER = rf"(?P<n>{NUMBER}|an?|another|an? (?:extra|additional|further|whole|full))"
_TRIP = r"(?:everything|it all|all(?: of it| days)?|(?:the|our|this)? ?(?:whole |entire |complete )?(?:trip|route|plan|itinerary|holiday|vacation|journey|thing|dates))"
_LENGTH = rf"(?P<n>{NUMBER}|an?)(?: whole| full)? (?P<unit>days?|weeks?)"
_WAY = r"(?:earlier|sooner|forward|later|back)"


def window(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Set when days start, end, or both."""
    said = found.groupdict()
    start = clause.clock(said["start"], 4) if said.get("start") else None
    end = clause.clock(said["end"], 12) if said.get("end") else None
    return [SetDayWindow(day=day, start=start, end=end) for day in clause.days() or [None]]


def going_home(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """End the day that the party leaves on: the last, when none is said."""
    days = clause.days() or [clause.scene.route.days[-1].number]
    end = clause.clock(found["end"], 7)
    return [SetDayWindow(day=day, end=end) for day in days]


def start_later(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Start days late or early, which is a time of the day."""
    start = EARLY_START if "earl" in found[0] else LATE_START
    clause.scene.note(f'"{clause.said(clause.text)}" is taken as a start at {start:%H:%M}.')
    return [SetDayWindow(day=day, start=start) for day in clause.days() or [None]]


def start_by(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Start or end days so many minutes later or earlier than they do."""
    minutes = clause.minutes(found["span"]) or 0
    step = timedelta(minutes=-minutes if "earlier" in found[0] else minutes)
    brief = clause.scene.route.brief
    edits: list[Edit] = []
    for day in clause.days() or [None]:
        start, end = brief.hours_of(day) if day else (brief.day_start, brief.day_end)
        starts = re.match(r"start|begin", found[0]) is not None
        edits.append(
            SetDayWindow(day=day, start=_after(start, step))
            if starts
            else SetDayWindow(day=day, end=_after(end, step))
        )
    return edits


def _after(clock: time, step: timedelta) -> time:
    moment = datetime.combine(date(2000, 1, 2), clock) + step
    if moment.day != 2:
        raise InputError("That is on another day.", "Name a time, such as 10:30.")
    return moment.time()


def more_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Stay longer."""
    said = found.groupdict()
    after = None
    if said.get("where"):
        day = clause.day(said["where"])
        after = day - 1 if said["side"] == "before" else day
    if said.get("first") is not None:
        after = 0
    return [AddDay(after=after)] * _count(said.get("n"))


def leave_earlier(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Drop the last days."""
    number = clause.scene.route.days[-1].number
    wanted = _count(found["n"])
    return [DropDay(day=number - n) for n in range(wanted)] if wanted < number else None


def fewer_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask which day is to go: a number of days does not say that."""
    days = clause.scene.route.days
    said = found.groupdict()
    number = len(days) - _count(said["left"]) if said.get("left") else _count(said.get("n"))
    if not 0 < number < len(days):
        return None
    dropped = []
    for nth in range(number):
        key = f"fewer days {nth}"
        if key not in clause.scene.settled:
            choices = tuple(
                Choice(label=f"day {d.number} ({d.date:%A})", value=str(d.number))
                for d in days
                if d.number not in dropped
            )
            raise Unclear(key, Question(question="Which day is to go?", choices=choices))
        dropped.append(int(clause.scene.settled[key]))
    return [DropDay(day=day) for day in sorted(dropped, reverse=True)]


def arrive_later(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask whether the trip is then shorter, or as long and later."""
    number = _count(found["n"])
    key = "arrive later"
    if key not in clause.scene.settled:
        choices = (
            Choice(label="leave on the same day: the first is dropped", value="shorter"),
            Choice(label="stay as long: all dates move", value="shift"),
        )
        raise Unclear(key, Question(question="Is the trip shorter then?", choices=choices))
    if clause.scene.settled[key] == "shift":
        return [Shift(days=number)]
    return [DropDay(day=1)] * number


def shift(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Move all dates by some days."""
    said = found.groupdict()
    days = _count(said["n"]) * (7 if said["unit"].startswith("week") else 1)
    back = re.search(r"\b(?:earlier|sooner|forward)\b", found[0])
    return [Shift(days=-days if back else days)]


def shift_to(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Begin the trip on another date."""
    words = clause.marked.mark(found["date"]).words
    if re.search(r"\b(?:day \d|(?:first|last|second|third) day)", words):
        return None
    start = clause.scene.date(words.removeprefix("on "))
    return [Shift(start=start)] if start != clause.scene.route.days[0].date else None


def replan(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan days again, with what is there."""
    days = clause.days()
    afresh = re.search(
        r"\bfrom (?:scratch|zero)|\b(?:completely|totally|entirely|all)? ?(?:new|different)\b|\bafresh\b",
        found[0],
    )
    return [Replan(day=day, afresh=bool(afresh)) for day in days or [None]]


def afresh(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan days again, with other places."""
    return [Replan(day=day, afresh=True) for day in clause.days() or [None]]


def _count(said: str | None) -> int:
    return to_number((said or "a").split()[0])


_MORE = r"(?:more|extra|additional|longer)"
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
        rf"{DAY}(?: only)? (?:until|till) (?P<end>{CLOCK})(?: only)?",
        window,
    ),
    (
        rf"(?:we |i )?(?:leave|depart|check out|fly (?:home|back|out)|our (?:flight|train|bus) (?:leaves|departs|goes)){_DAYS}{_AT} (?P<end>{CLOCK}){_DAYS}",
        going_home,
    ),
    (
        rf"(?:days? |sightseeing |be out |only )?{_DAYS}(?: only)? ?(?:from|between) (?P<start>{CLOCK}) (?:to|until|till|and|-) (?P<end>{CLOCK})(?: only)?{_DAYS}",
        window,
    ),
    (
        rf"(?:start|begin){_THE_DAY}{_DAYS} (?P<span>{SPAN}) (?:later|earlier){_DAYS}",
        start_later,
    ),
    (
        rf"(?:end|finish|stop|be back){_THE_DAY}{_DAYS} (?P<span>{SPAN}) (?:later|earlier){_DAYS}",
        start_later,
    ),
    (
        rf"(?:(?:start|begin|get up){_THE_DAY}{_DAYS} (?:later|earlier|late|early)|(?:an? )?(?:later|late|early|earlier) start){_DAYS}",
        start_later,
    ),
    (rf"(?:sleep in|lie in|sleep late|have a lie in){_DAYS}", start_later),
    (
        rf"(?:we |i )?(?:arrive|get there|come|fly in) {_NUMBER} days? (?:earlier|sooner|before)(?P<first>)",
        lambda c, f: [AddDay(after=0)] * _count(f["n"]),
    ),
    (rf"(?:we |i )?(?:arrive|get there|fly in) {_NUMBER} days? later", arrive_later),
    (
        rf"(?:we |i )?(?:have to |must )?(?:leave|go home|fly (?:home|back)|go back|return|depart|finish|end) {_NUMBER} days? (?:earlier|sooner|early)",
        leave_earlier,
    ),
    (
        rf"(?:we |i )?(?:leave|go home|fly (?:home|back)|go back|return|depart) {_NUMBER} days? later",
        more_days,
    ),
    (
        rf"(?:add|stay|insert|have|put in|extend (?:{_TRIP}|it|our stay|the stay)? ?(?:by|for)?|make it)? ?{_NUMBER}(?: {_MORE})? days?(?: {_MORE})? (?:(?P<side>after|before) (?P<where>{DAY})|at the (?P<first>beginning|start)|at the end)",
        more_days,
    ),
    (
        rf"(?:add|stay|insert|extend (?:{_TRIP}|it|our stay|the stay)? ?(?:by|for)?) ?{_NUMBER}(?: {_MORE})? days?(?: {_MORE})?",
        more_days,
    ),
    (rf"(?:have |spend |there is |we have |make it )?{_NUMBER} {_MORE} days?", more_days),
    (rf"(?:make it |stay |have )?{_NUMBER} days? longer", more_days),
    (r"(?:another|an extra|an additional) day", more_days),
    (rf"(?:make it |stay |have |spend )?{_NUMBER} days? (?:less|fewer|shorter)", fewer_days),
    (rf"(?:make it |have |spend )?{_NUMBER} (?:less|fewer) days?", fewer_days),
    (rf"(?:shorten|cut) (?:{_TRIP}|it) by {_NUMBER} days?", fewer_days),
    (
        rf"(?:(?:we |i )?(?:only |just )?have |make it |stay |shorten {_TRIP} to )?(?:only |just )(?P<left>{NUMBER}) days?(?: left| in all)?",
        fewer_days,
    ),
    (rf"(?:shorten|cut) (?:{_TRIP}|it) (?:down )?to (?P<left>{NUMBER}) days?", fewer_days),
    (
        rf"(?:shift|move|postpone|delay|push|reschedule) {_TRIP}(?: {_WAY})? by {_LENGTH}(?: (?:earlier|later|back|forward))?",
        shift,
    ),
    (rf"(?:bring|pull) {_TRIP} forward by {_LENGTH}", shift),
    (
        rf"(?:shift|move|postpone|delay|push|start|do|have|make|begin) {_TRIP} {_LENGTH} {_WAY}",
        shift,
    ),
    (
        rf"(?:(?:we|i) (?:are )?(?:travel|go|come|fly|start)(?:ing)?|travel|go|come|fly|start|begin|{_TRIP}(?: is| starts?)?)? ?{_LENGTH} {_WAY}",
        shift,
    ),
    (
        rf"(?:shift|move|postpone|reschedule|push|bring) {_TRIP}(?: forward| back)? (?:to|on) (?:the )?(?:start (?:on )?)?(?P<date>{DAY})",
        shift_to,
    ),
    (
        rf"{_TRIP}(?: now)? (?:starts?|begins?|should start|must start)(?: on)?(?: the)? (?P<date>{DAY})",
        shift_to,
    ),
    (
        rf"(?:start|begin|travel|go|arrive|we arrive|we travel|we go)(?: {_TRIP})? (?:on |from )(?:the )?(?P<date>{DAY})",
        shift_to,
    ),
    (
        r"(?:start (?:all )?over|start (?:again|afresh|anew)|begin again)(?:,? (?:completely|from scratch|afresh))*",
        afresh,
    ),
    (
        rf"(?:start|begin|re-?do|re-?plan|plan|do) (?:{DAY}|{_TRIP})(?: (?:and|&|,) {DAY})*(?: over| again| anew)* ?(?:from scratch|afresh|completely new|all over(?: again)?)",
        afresh,
    ),
    (
        rf"(?:(?:give|show|make|plan|find|suggest) (?:us |me )?)?(?:an? )?(?:completely |totally |entirely |whole )?(?:different|new|other) (?:plans? (?:for )?)?(?:the )?{DAY}",
        afresh,
    ),
    (
        rf"(?:(?:give|show|make|plan|find|suggest|do) (?:us |me )?)?(?:something|other (?:things|places|sights)) (?:completely |totally )?(?:else |different |new )?(?:on|for) {DAY}",
        afresh,
    ),
    (rf"surprise (?:us|me)(?: (?:on|for) {DAY})?", afresh),
    (
        rf"(?:re-?plan|re-?do|re-?optimi[sz]e|optimi[sz]e|re-?order|re-?arrange|re-?organi[sz]e|re-?shuffle|shuffle|tidy up|improve|re-?calculate) (?:all of )?(?:{DAY}|{_TRIP})(?: ?(?:,|and|&) ?{DAY})*(?: again)?",
        replan,
    ),
    (rf"plan (?:{DAY}|{_TRIP})(?: ?(?:,|and|&) ?{DAY})* (?:again|anew|once more|better)", replan),
    (rf"(?:find |use )?a better order (?:for|on) {DAY}", replan),
)
