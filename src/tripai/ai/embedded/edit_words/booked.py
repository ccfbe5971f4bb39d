"""What is booked for what the route has: a table for a meal, tickets for a sight."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, NAME, PART
from tripai.ai.embedded.edit_words.placing import placed_or_new
from tripai.ai.embedded.numerals import NUMBER
from tripai.edits import Edit, Retime

_BOOKED = r"(?:book|booked|reserve|reserved|reservations?|bookings?|tables?)"
_AROUND_A_TABLE = re.compile(
    rf"(?:(?:we|i|have|has|got|made|make|get|is|are|there|a|an|the|our|for|at|on|in|of|us|people|persons|now|only"
    rf"|{_BOOKED}|lunch|dinner|{NUMBER}|{CLOCK}|{DAY}|{PART}),? ?)+"
)
_HAVE = r"(?:(?:we|i|have|got|bought|booked|reserved|there are|a|some|our|the|timed|my) )*"
_TICKETS = r"(?:tickets?|reservations?|bookings?|slots?|entry|entrance)"


def table(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Begin the meal when the table is booked; with whom or where else it is makes it an event."""
    if not _AROUND_A_TABLE.fullmatch(clause.text) or len(re.findall(CLOCK, clause.text)) > 1:
        return None
    day = next(iter(clause.days()), None)
    meal = clause.scene.activity(found["meal"], day)
    return [Retime(activity=meal.id, start=clause.clock_for(found["start"], meal))]


def tickets(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put a sight where its tickets are for."""
    return placed_or_new(clause, clause.target(f"{found['name']} {found['when']}"))


RULES: tuple[Rule, ...] = (
    (
        rf"(?=.*\b{_BOOKED}\b)(?=.*\b(?P<meal>lunch|dinner)\b)(?=.*(?P<start>{CLOCK})).+",
        table,
    ),
    (
        rf"{_HAVE}(?P<name>{NAME}) (?:{_TICKETS}|(?:is|are) (?:now )?booked)(?: (?:is|are))?"
        rf"(?P<when> (?:for|at|on) .+)",
        tickets,
    ),
    (rf"{_HAVE}{_TICKETS} (?:for|to|at|of) (?:the )?(?P<name>{NAME})(?P<when>,? .+)", tickets),
)
