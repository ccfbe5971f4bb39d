"""When one arrives and leaves, which is never half done as other hours of a day."""

import re
from datetime import time
from typing import NoReturn

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, PART, SPAN
from tripai.ai.embedded.edit_words.scene import CannotBe, Unclear
from tripai.edits import Choice, Edit, Question, SetJourneys

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


def ride(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Change when a flight, or what one travels by, arrives or leaves; ask which of them it is."""
    comes, goes = _COMES.search(found[0]), _GOES.search(found[0])
    ways = [way for way, meant in (("arrive", comes), ("leave", goes)) if meant]
    brief = clause.scene.route.brief
    ways = ways or [way for way in ("arrive", "leave") if getattr(brief, way)]
    return _changed(clause, ways[0] if len(ways) == 1 else _asked(clause))


def arrive(clause: Clause, _: re.Match[str]) -> list[Edit]:
    """Change when one arrives."""
    return _changed(clause, "arrive")


def leave(clause: Clause, _: re.Match[str]) -> list[Edit]:
    """Change when one leaves; on another day than the last one leaves no city."""
    return _changed(clause, "leave")


def be_there(_: Clause, __: re.Match[str]) -> NoReturn:
    """Say that when one is to be at the airport is not yet when one leaves."""
    raise _without_a_time("leave")


def _clock(clause: Clause) -> time | None:
    """Return the one time that is said, if it is one."""
    marks = re.findall(CLOCK, clause.text)
    return clause.clock(marks[0], 0) if len(marks) == 1 else None


def _asked(clause: Clause) -> str:
    key = "journey"
    if key not in clause.scene.settled:
        choices = (
            Choice(label="the arrival on the first day", value="arrive"),
            Choice(label="the departure on the last day", value="leave"),
        )
        raise Unclear(key, Question(question="Which journey is that?", choices=choices))
    return clause.scene.settled[key]


def _changed(clause: Clause, way: str) -> list[Edit]:
    """The edit for a time on the first day, or on the last one."""
    route, days, clock = clause.scene.route, clause.days(), _clock(clause)
    number = 1 if way == "arrive" else route.days[-1].number
    if days and days[0] != number:
        at = f" at {clock:%H:%M}" if clock else ""
        trip = f"the trip {'begins' if way == 'arrive' else 'ends'} on day {number}"
        raise CannotBe(
            f'"{clause.said(clause.text)}": {trip}, not on day {days[0]}.',
            f'Say "start day {days[0]}{at}" or "end day {days[0]}{at}" for the hours of the day.',
        )
    if clock is None:
        raise _without_a_time(way)
    return [SetJourneys(arrive=clock) if way == "arrive" else SetJourneys(leave=clock)]


def _without_a_time(way: str) -> CannotBe:
    does = "arrives" if way == "arrive" else "leaves"
    return CannotBe(
        f"It is not said at what time the flight or train {does}.",
        f'Say the time that is on the ticket: tripai edit "we {way} at 18:00".',
    )


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
