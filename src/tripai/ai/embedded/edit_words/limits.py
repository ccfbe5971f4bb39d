"""What no edit sets: what has steps, and how many sights a day has. What there is instead is said or asked."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY
from tripai.ai.embedded.edit_words.scene import CannotBe, Unclear, is_sight
from tripai.ai.embedded.habits import STEP_FREE, STROLLER
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import TAKEN
from tripai.edits import Choice, Edit, Question, SetPace
from tripai.model import Pace
from tripai.text import plain
from tripai.wording import count, listed

_AROUND = (
    r"(?:\b(?:we|i|us|have|has|need|want|are|is|with|an?|the|our|my|in|one|of|somebody|someone|travell?ing|bring|bringing"
    r"|take|will|got|please|make|it|trip|route|everything|must|should|be|to|too|only|places?|routes?|for|baby|there|uses?"
    rf"|mum|mom|mother|father|dad|grandma|grandpa|son|daughter|wife|husband|friend|partner)\b|{TAKEN}| )*"
)
_SLOWER: dict[Pace, tuple[Pace, ...]] = {
    "packed": ("balanced", "relaxed"),
    "balanced": ("relaxed",),
    "relaxed": (),
}


def step_free(clause: Clause, _: re.Match[str]) -> None:
    """Say what of the route has steps, and that a trip is made step-free when it is planned."""
    said = clause.sentence
    stroller = bool(said.take(STROLLER))
    if not (said.has(STEP_FREE) or stroller) or not re.fullmatch(_AROUND, f"{said.text.strip()} "):
        return
    raise _with_steps(clause, stroller)


def _with_steps(clause: Clause, stroller: bool) -> CannotBe:
    route = clause.scene.route
    places = (activity.place for activity in route.activities if is_sight(activity))
    names = [plain(place.name) for place in places if place and place.step_free is False]
    if route.brief.step_free:
        return CannotBe("The trip is step-free already.", "See it: tripai show.")
    known = f"{listed(names)} {'have' if len(names) > 1 else 'has'}" if names else "nothing has"
    return CannotBe(
        f'"{clause.words}": what has steps is left out when a trip is planned, by no edit. '
        f"Of what is planned {known} steps, as far as that is known.",
        *(f'Take it out: tripai edit "drop {name}".' for name in names),
        *(
            ['Walk less: tripai edit "no walking", or see less: tripai edit "make it lighter".']
            * stroller
        ),
        'Plan the trip anew without steps: tripai plan --step-free "...".',
    )


def most_sights(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Ask how days with more sights than that get fewer: the pace tells it, and no number.

    Raises:
        CannotBe: No day has more.
        Unclear: Some have.
    """
    most = to_number(found["n"])
    days = clause.days() or [day.number for day in clause.scene.route.days]
    over = [day for day in days if _sights(clause, day) > most]
    if not over:
        raise CannotBe(
            f"No day of these has more than {count(most, 'sight')}.", "See: tripai show."
        )
    key = f"most sights {clause.text}"
    if key not in clause.scene.settled:
        raise Unclear(key, _how(clause, over, most))
    chosen = clause.scene.settled[key]
    if chosen == "lighter":
        return [SetPace(pace="lighter", day=day) for day in over]
    return [SetPace(pace=pace) for pace in _paces(clause) if pace == chosen]


def _how(clause: Clause, over: list[int], most: int) -> Question:
    each = [f"day {day}, {_sights(clause, day)} now" for day in over]
    slower = (Choice(label=f"a {pace} pace on all days", value=pace) for pace in _paces(clause))
    return Question(
        question=f"The pace says how much a day has. What shall make it about {most} or fewer?",
        choices=(Choice(label=f"fewer sights on {listed(each)}", value="lighter"), *slower),
    )


def _paces(clause: Clause) -> tuple[Pace, ...]:
    return () if clause.days() else _SLOWER[clause.scene.route.brief.pace]


def _sights(clause: Clause, number: int) -> int:
    day = next(day for day in clause.scene.route.days if day.number == number)
    return sum(map(is_sight, day.activities))


_MOST = r"(?:no more than|not more than|at (?:the )?most|max(?:imum)?(?: of)?|a maximum of|up to|only|just)"
_SIGHTS = r"(?:sights?|places?|stops?|things?|visits?|activities|attractions?|items?)"
_A_DAY = rf"(?:(?: to (?:see|do|visit))?(?: (?:a|per|each|every) day| daily|(?: (?:on|for))?(?: the)? {DAY}(?: and {DAY})*))"
RULES: tuple[Rule, ...] = (
    (r".+", step_free),
    (
        rf"(?:(?:we |i )?(?:see|visit|do|plan|have|want|can do) )?{_MOST} (?P<n>{NUMBER}) {_SIGHTS}{_A_DAY}",
        most_sights,
    ),
    (
        rf"(?P<n>{NUMBER}) {_SIGHTS}{_A_DAY} (?:{_MOST}|is enough|are enough|is plenty|tops)",
        most_sights,
    ),
    (rf"{DAY}:? {_MOST} (?P<n>{NUMBER}) {_SIGHTS}", most_sights),
)
