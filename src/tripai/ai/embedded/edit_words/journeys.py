"""When one arrives and leaves: no edit changes that, so that it is said, and never half done as other hours of a day."""

import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import time
from typing import NoReturn
from zoneinfo import ZoneInfo

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, PART, SPAN
from tripai.ai.embedded.edit_words.scene import CannotBe
from tripai.model import Route
from tripai.text import plain

_RIDE = r"(?:flights?|planes?|train|ferry|coach|bus)"
_ON = rf"(?:,? ?(?:on |of |in )?(?:the )?(?:{DAY}|{PART}),?)"
_AT = (
    r"(?: (?:at|by|before|around|about|only|already|not|later|earlier|than|after|until|now|"
    r"from|the|city|town|here))*"
)
_OUR = rf"(?:the|our|my) (?:(?:return|outbound|inbound|home|first|last|morning|evening|{PART}|{DAY}) )?{_RIDE}"
_ARRIVE = (
    r"(?:(?:we|i) (?:are |will |only |just |have to |must )*)?"
    r"(?:arrive|arriving|land|landing|touch down|fly in|get in|get there|come in)"
)
_LEAVE = (
    r"(?:(?:we|i) (?:are |will |only |just |have to |must |need to )*)?"
    r"(?:leave|leaving|depart|departing|take off|fly (?:home|back|out|off)|flying (?:home|back|out))"
)
_DOES = r"(?:is|was|has|will|now|leaves?|leaving|departs?|goes|takes off|lands?|arrives?|gets in|comes|got)"
_COMES = re.compile(r"\b(?:arriv|land|touch|fly in|get in|gets in|get there|come in)")
_GOES = re.compile(r"\b(?:leav|depart|take|fly (?:home|back|out|off)|flying|back|return|goes)")


def ride(clause: Clause, found: re.Match[str]) -> NoReturn:
    """Say that a flight, or what one travels by, is not changed by an edit."""
    comes, goes = _COMES.search(found[0]), _GOES.search(found[0])
    ways = [way for way, meant in (("arrive", comes), ("leave", goes)) if meant]
    raise _planned_again(clause, ways or ["arrive", "leave"], _clock(clause))


def arrive(clause: Clause, _: re.Match[str]) -> NoReturn:
    """Say that the arrival is not changed by an edit."""
    raise _planned_again(clause, ["arrive"], _clock(clause))


def leave(clause: Clause, found: re.Match[str]) -> NoReturn:
    """Say that the departure is not changed by an edit; on another day than the last one leaves no city."""
    days, clock = clause.days(), _clock(clause)
    last = clause.scene.route.days[-1].number
    if days and days[0] != last:
        at = f" at {clock:%H:%M}" if clock else ""
        raise CannotBe(
            f'"{clause.said(clause.text)}": the trip ends on day {last}, not on day {days[0]}.',
            f'Say "start day {days[0]}{at}" or "end day {days[0]}{at}" for the hours of the day.',
        )
    more = []
    if clock and not re.search(r"\bfly|\btake off", found[0]):
        more = [f'Only to be done by then say: "end day {last} at {clock:%H:%M}".']
    raise _planned_again(clause, ["leave"], clock, *more)


def be_there(clause: Clause, _: re.Match[str]) -> NoReturn:
    """Say the same of when one is to be at the airport, which is not yet when one leaves."""
    raise _planned_again(clause, ["leave"], None)


def _clock(clause: Clause) -> time | None:
    """Return the one time that is said, if it is one."""
    marks = re.findall(CLOCK, clause.text)
    return clause.clock(marks[0], 0) if len(marks) == 1 else None


def _planned_again(clause: Clause, ways: Sequence[str], clock: time | None, *more: str) -> CannotBe:
    """Return that the trip is to be planned again, with the command for it."""
    route = clause.scene.route
    request = route.brief.request or f"{len(route.days)} days in {route.brief.stays[0].city}"
    plan = f"tripai plan {_quoted(plain(request))} --start {route.days[0].date}"
    commands = [" ".join((plan, *_options(route, way, clock))) for way in ways]
    return CannotBe(
        "The arrival or departure of a saved route cannot be changed by an edit.",
        *more,
        f"Plan again, with all else that was said: {' or '.join(commands)}",
    )


def _options(route: Route, changed: str, clock: time | None) -> Iterator[str]:
    """Yield the options for the new arrival or departure, for the one that stays, and for what is booked."""
    zone = ZoneInfo(route.brief.stays[0].zone)
    said = f"{clock:%H:%M}" if clock else "HH:MM"
    for way, day, now in (
        ("arrive", route.days[0].date, route.brief.arrive),
        ("leave", route.days[-1].date, route.brief.leave),
    ):
        if way == changed:
            yield f'--{way} "{day} {said}"'
        elif now:
            yield f'--{way} "{now.astimezone(zone):%Y-%m-%d %H:%M}"'
    for booking in route.brief.bookings:
        start = booking.start.astimezone(zone)
        named = f"{plain(booking.title)} @ {start:%Y-%m-%d %H:%M} / {booking.minutes}m"
        yield f"--booked {_quoted(named)}"


def _quoted(text: str) -> str:
    return shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'


_TIMED = rf"(?:.*(?:{CLOCK}|{SPAN}|{DAY}|{PART}|later|earlier|delayed|late))"
_GO_TO = r"(?:be at|get to|reach|leave for|head to|go to|go back to)"
RULES: tuple[Rule, ...] = (
    (rf"{_OUR}(?: home| back| out| there)? {_DOES}\b{_TIMED}.*", ride),
    (rf"(?:flight|plane)(?: home| back| out)? (?:{_DOES} )?(?:at|on|to)\b{_TIMED}.*", ride),
    (rf".*\b{_GO_TO} (?:the )?(?:airport|(?:train )?station)\b.*{CLOCK}.*", be_there),
    (rf"{_ARRIVE}{_ON}*{_AT} {CLOCK}{_ON}*", arrive),
    (rf"{_LEAVE}{_ON}*{_AT} {CLOCK}{_ON}*", leave),
    (rf"(?:our )?(?:arrival|landing)(?: time)?(?: is)?(?: now)?(?: at)? ?{CLOCK}{_ON}*", arrive),
    (rf"(?:our )?departure(?: time)?(?: is)?(?: now)?(?: at)? ?{CLOCK}{_ON}*", leave),
)
