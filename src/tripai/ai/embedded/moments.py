"""Times in a request, and what happens then: arrival, departure, bookings, a day's start or end."""

import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Literal

from tripai.ai.embedded.bookings import EVENING, EVENT, RESERVED, length_after, title_of
from tripai.ai.embedded.calendar_words import DATE, WEEKDAY, to_date, weekday_number
from tripai.ai.embedded.clock import BARE, EXACT, VAGUE, leaves_half_open, to_time
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import NAMED, TAKEN, Sentence
from tripai.ai.reading import Assumption, BookingRead, LocalTime
from tripai.errors import InputError

Kind = Literal["arrive", "leave", "booking", "day_start", "day_end"]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_PART = "(?:morning|afternoon|evening|night)"
_DAY_OF_TRIP = (
    rf"\b(?:day {NUMBER}|(?:the |our |my )?(?:{'|'.join(_ORDINALS)}|last|final) (?:day|{_PART}))\b"
)
_DAY = rf"(?:(?:{_DAY_OF_TRIP}|{DATE})(?: (?:in the )?{_PART}\b)?)"
_BEFORE_BARE = "|".join(
    f"(?<={word} )"
    for word in ("at", "by", "@", "from", "before", "after", "than", "around", "about", "until")
)
_CLOCK = rf"(?:{EXACT}|(?:{_BEFORE_BARE}){BARE})"
_UNTIL = rf"(?: ?(?:-|to|until|till|and) ?(?P<until>{EXACT}|\b{BARE}))?"

# A time, with its day before or after it. Vague times come last.
_WHENS = (
    rf"(?P<day>{_DAY})(?: ?[,@])?(?: (?:at|around|about|by|from|@))* ?(?P<clock>{_CLOCK}){_UNTIL}",
    rf"(?P<clock>{_CLOCK}){_UNTIL}(?:,? (?:on )?(?P<day>{_DAY}))?",
    rf"(?P<day>{DATE}|{_DAY_OF_TRIP})? ?\b(?P<clock>{VAGUE})(?: (?:on|of) (?P<later>{_DAY}))?",
)

_VEHICLE = "(?:flight|plane|train|bus|ferry|eurostar)"
_HOTEL = "(?:the |our |my )?(?:hotel|house|apartment|flat|room|base)"
# What a time belongs to: the nearest cue before it, of equals the first in the table. The last
# column is what may stand between the two, where that is not free.
_CUES: tuple[tuple[Kind, str, str], ...] = (
    # landing at 14:30, our flight gets in at noon
    (
        "arrive",
        rf"(?:{_VEHICLE} )?(?:land(?:s|ing)?|arriv(?:e|es|ing|al))|fly(?:ing)? in(?:to)?"
        rf"|touch(?:ing)? down|get(?:ting|s)? in|{_VEHICLE} (?:comes )?in",
        "",
    ),
    # train leaves Sunday at 17:00, fly home at 6pm
    (
        "leave",
        rf"(?:{_VEHICLE} )?(?:leav(?:e|es|ing)(?! {_HOTEL})|depart(?:s|ing|ure)?)"
        rf"|fly(?:ing)? (?:home|back|out)|{_VEHICLE} (?:back )?(?:home|back|out)"
        r"|(?:head|go|return)(?:ing)? (?:back )?(?:home|back)|takes? off|return (?:flight|train)"
        r"|check(?:ing)?[ -]?out|(?:back|home|returning)(?= (?:on|with|by) the $)",
        "",
    ),
    # fado on Saturday at 20:00, dinner booked on day 2 at 7:30pm, tickets for the Louvre at 10am
    ("booking", rf"(?:{RESERVED}|{EVENT})(?: starts?| begins?| ends?)?", ""),
    # start at 10, not before 9:30, leave the hotel at 9
    (
        "day_start",
        r"start(?:s|ing)?|begin(?:s|ning)?|(?:not|nothing|never) before|no earlier than|earliest"
        r"|out by|up by|(?:get|wake) up"
        rf"|leave {_HOTEL}",
        r"(?: (?:at|around|about|by|from|each|every|the|our|day|days|morning|mornings|only|after"
        r"|before|not)){0,4} ?$",
    ),
    # back by 21:00, finish at 9pm, no later than 22:00
    (
        "day_end",
        rf"(?:back|return(?:ing)?)(?: (?:at|in|to) {_HOTEL})?|home|done|finish(?:ed|ing)?|ends?"
        r"|ending|in bed|no later than|(?:not|nothing) (?:later than|after)"
        r"|until|till|latest",
        r"(?: (?:at|around|about|by|in|to|each|every|the|our|day|days|evening|before|latest"
        r"|than)){0,4} ?$",
    ),
)
# The same after it: 14:30 arrival, 4pm flight home.
_CUES_AFTER: tuple[tuple[Kind, str], ...] = (
    ("arrive", rf" (?:arrival|landing|{_VEHICLE} in)\b"),
    ("leave", rf" (?:departure|{_VEHICLE} (?:home|back|out))\b"),
)
# No more than the vehicle: train at 07:00 on the last day. On the first day it arrives.
_VEHICLE_ALONE = (
    rf"\b(?:(?:our|my|the|early|late|night) )*(?P<alone>{_VEHICLE})(?: (?:is|at|on|of|,|for))*,? ?$"
)
_FIRST_DAY = r"(?:the |our |my )?(?:first (?:day|morning|afternoon|evening|night)|day (?:1|one))"
# The name of a place right before a day and a time: MoMA on Friday at 11am.
_NAMED_BEFORE = rf"{NAMED}+(?: (?:tour|visit|tickets?|is|booked|on|at|from|starts)){{0,3}} ?,? ?$"
_AND_AT = rf"(?<={TAKEN}) ?(?:, ?and|and|,|&|then)(?: (?:again|at|on|the))* ?$"
_LOOK_BACK = 120
# "6 hours layover from 10:00": the group is how many hours.
_HOURS_FROM = rf"\b(?P<n>{NUMBER})[ -]?(?:hours?|hrs?|h)\b[^.;!?\n]{{0,40}}\b(?:from|starting at|beginning at) $"
_LAST_MINUTE = time(23, 59)
_END_OF_CLAUSE = rf"[;!?\n{TAKEN}]|\. "
_WHOLE_DAY = 4 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, and what it is for. `day` is still as said, `begins` is where the words begin."""

    kind: Kind
    clock: str
    at: time
    day: str | None = None
    until: time | None = None
    by: Literal["flight", "train"] | None = None
    title: str = ""
    minutes: int | None = None
    begins: int | None = None
    guessed: str = ""
    quoted: str = ""

    def local_time(self, anchor: date) -> LocalTime:
        """Return when it is; a date without a year or month is the first on or after the anchor.

        Raises:
            InputError: The date does not exist.
        """
        return LocalTime(clock=self.at, by=self.by, **_day_fields(self.day, anchor))

    def booking(self, anchor: date) -> BookingRead:
        """Return it as something booked."""
        return BookingRead(title=self.title, at=self.local_time(anchor), minutes=self.minutes)

    @property
    def note(self) -> Assumption | None:
        """How an hour was taken that leaves its half of the day open, or a part of the day."""
        if self.at == _LAST_MINUTE and self.clock == "midnight":
            said = f'"{self.quoted}" is taken as 23:59 of that day.'
            return Assumption(about="leave", sentence=said)
        if self.guessed:
            return Assumption(about="leave", sentence=f'"{self.guessed}" is taken as a departure.')
        vague = re.fullmatch(VAGUE, self.clock)
        if not vague and (
            self.at.hour < 12
            or not leaves_half_open(self.clock)
            or self.clock[:2] == str(self.at.hour)
        ):
            return None
        return Assumption(about=self.kind, sentence=f'"{self.quoted}" is taken as {self.at:%H:%M}.')


def read_moments(sentence: Sentence) -> tuple[Moment, ...]:
    """Read the times that something happens at, and take their words out.

    Raises:
        InputError: There is no such time of day.
    """
    moments: dict[int, Moment] = {}  # by where its words end
    for pattern in _WHENS:
        for when in list(sentence.find(pattern)):
            cue = _cue(sentence.text, when)
            moment = _moment(sentence, when, cue) if cue else _again(sentence, when, moments)
            if moment is not None:
                end = when.end() + length_after(sentence.text, when.end())[1]
                begin, end = (
                    (min(cue.start, when.start()), max(cue.end, end))
                    if cue
                    else (when.start(), end)
                )
                sentence.blank(begin if moment.begins is None else min(moment.begins, begin), end)
                moments[end] = moment
    return tuple(moments.values())


def _again(sentence: Sentence, when: re.Match[str], moments: dict[int, Moment]) -> Moment | None:
    """Take "and at 21:30 on day 2" after a booking for one more of it."""
    joint = re.compile(_AND_AT).search(sentence.text, max(0, when.start() - 20), when.start())
    before = moments.get(joint.start()) if joint else None
    day = when.groupdict().get("day")
    if joint is None or before is None or before.kind != "booking" or not day:
        return None
    clock = when["clock"].strip()
    half = 12 if re.search(rf"\b{EVENING}\b", before.title.casefold()) else 0
    return replace(
        before, clock=clock, at=_time(clock, half), day=day, begins=joint.start(), quoted=clock
    )


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: Kind
    start: int
    end: int
    guessed: bool = False


def _cue(text: str, when: re.Match[str]) -> _Cue | None:
    begin = max(0, when.start() - _LOOK_BACK)
    for stop in re.compile(_END_OF_CLAUSE).finditer(text, begin, when.start()):
        begin = stop.end()
    nearest = None
    for kind, core, between in _CUES:
        for match in re.compile(rf"\b({core})\b{between}").finditer(text, begin, when.start()):
            if nearest is None or match.end(1) > nearest.end:
                nearest = _Cue(kind, match.start(1), match.end(1))
    if alone := _vehicle_alone(text, when, begin, nearest):
        return alone
    named = re.compile(_NAMED_BEFORE).search(text, begin, when.start())
    if named and when.groupdict().get("day") and (nearest is None or named.start() > nearest.end):
        return _Cue("booking", named.start(), named.end())
    return nearest or _cue_after(text, when) or _window_cue(text, when, begin)


def _vehicle_alone(text: str, when: re.Match[str], begin: int, nearest: _Cue | None) -> _Cue | None:
    """Take a vehicle right before a time for a departure, unless an arrival or departure is said."""
    said = re.compile(_VEHICLE_ALONE).search(text, begin, when.start())
    if said is None or re.compile(VAGUE).fullmatch(when["clock"].strip()):
        return None
    travels = nearest is not None and nearest.kind in ("arrive", "leave")
    if travels and nearest and "," not in text[nearest.end : said.start("alone")]:
        return None
    if _cue_after(text, when):
        return None
    day = (when.groupdict().get("day") or "").strip()
    kind: Kind = "arrive" if re.fullmatch(_FIRST_DAY, day) else "leave"
    sure = kind == "arrive" or re.search(r"\b(?:last|final) ", day)
    return _Cue(kind, said.start(), said.end(), guessed=not sure)


def _cue_after(text: str, when: re.Match[str]) -> _Cue | None:
    for kind, pattern in _CUES_AFTER:
        if match := re.compile(pattern).match(text, when.end()):
            return _Cue(kind, when.start(), match.end())
    return None


def _window_cue(text: str, when: re.Match[str], begin: int) -> _Cue | None:
    """Take "from 10 to 18", with hours apart, as the day's start and end."""
    said = when.groupdict()
    if re.search(_HOURS_FROM, text[begin : when.start()]) and not said.get("day"):
        return _Cue("day_start", when.start(), when.end())
    if (
        not said.get("until")
        or said.get("day")
        or not re.search(r"\b(?:from|between) $", text[begin : when.start()])
    ):
        return None
    return _Cue("day_start", when.start(), when.end())


def _moment(sentence: Sentence, when: re.Match[str], cue: _Cue) -> Moment | None:
    said = when.groupdict()
    clock, day = said["clock"].strip(), said.get("day") or said.get("later")
    vague = re.fullmatch(VAGUE, clock) is not None
    if vague and cue.kind not in ("arrive", "leave"):
        return None
    words = sentence.text[min(cue.start, when.start()) : max(cue.end, when.end())]
    if cue.kind == "booking":
        return _booking(sentence, when, cue, clock, day)
    half = {"day_end": 12, "day_start": 4}.get(cue.kind, 0 if ":" in clock else 7)
    at = _time(clock, half)
    until = _time(said["until"], 12) if said.get("until") else _hours_later(sentence, when, at)
    if cue.kind == "leave" and clock == "midnight":
        at = _LAST_MINUTE
    guessed = sentence.said(cue.start, when.end()).strip() if cue.guessed else ""
    return Moment(
        cue.kind, clock, at, day, until=until, by=_vehicle(words), guessed=guessed,
        quoted=sentence.quote(when, "clock"),
    )  # fmt: skip


def _hours_later(sentence: Sentence, when: re.Match[str], start: time) -> time | None:
    """Return the end of "6 hours from 10:00", if that is said before a time and ends that day."""
    found = re.search(_HOURS_FROM, sentence.text[: when.start()])
    if found is None or ("day" in when.groupdict() and when["day"]):
        return None
    end = start.hour * 60 + start.minute + 60 * to_number(found["n"])
    return time(*divmod(end, 60)) if end < 24 * 60 else None


def _booking(
    sentence: Sentence, when: re.Match[str], cue: _Cue, clock: str, day: str | None
) -> Moment | None:
    title, words, start = title_of(sentence, cue.start, when.start())
    reserved = re.search(rf"\b{RESERVED}\b", words) is not None
    if not (
        reserved
        or day
        or (
            len(words.split()) < 4
            and not re.search(r"\b(?:breakfast|brunch|lunch|dinner)\b", words)
        )
    ):
        return None
    half = 12 if re.search(rf"\b{EVENING}\b", f"{words} {when[0]}") else (0 if ":" in clock else 7)
    at = _time(clock, half)
    said_until = when.groupdict().get("until")
    until = _time(said_until, at.hour if at.hour > 12 else 0) if said_until else None
    minutes = length_after(sentence.text, when.end())[0]
    if until is not None and minutes is None:
        minutes = ((until.hour - at.hour) * 60 + until.minute - at.minute) % 1440 or None
    return Moment(
        "booking", clock, at, day, title=title, minutes=minutes, begins=start,
        quoted=sentence.quote(when, "clock"),
    )  # fmt: skip


def _time(clock: str, afternoon_before: int) -> time:
    at = to_time(clock, afternoon_before)
    if at is None:
        raise InputError(
            f'"{clock}" is not a time of day.', "Write times such as 14:30 or 2:30 pm."
        )
    return at


def _vehicle(words: str) -> Literal["flight", "train"] | None:
    if re.search(r"\b(?:flight|plane|fly|flying|land\w*|takes? off|touch\w* down)\b", words):
        return "flight"
    return "train" if re.search(r"\b(?:train|eurostar)\b", words) else None


def _day_fields(day: str | None, anchor: date) -> dict[str, Any]:
    if day is None:
        return {}
    said = re.sub(rf"(?: in the)? {_PART}$", "", day.strip())
    if numbered := re.fullmatch(rf"day ({NUMBER})", said):
        return {"day": max(1, min(30, to_number(numbered[1])))}
    if ordinal := re.fullmatch(rf"(?:the |our |my )?({'|'.join(_ORDINALS)})(?: day)?", said):
        return {"day": _ORDINALS.index(ordinal[1]) + 1}
    if re.fullmatch(r"(?:the |our |my )?(?:last|final)(?: day)?", said):
        return {"last": True}
    if re.fullmatch(r"[a-z]+", said) and re.fullmatch(
        WEEKDAY, said.replace("sun", "sunday") if said == "sun" else said
    ):
        return {"weekday": weekday_number(said)}
    return {"on": to_date(said, anchor)}
