"""One wish, clause by clause."""

import re
from collections.abc import Iterator, Sequence

from tripai.ai.embedded.edit_words import (
    ages,
    booked,
    days,
    delaying,
    excepting,
    exchanging,
    freeing,
    journeys,
    keeping,
    lasting,
    limits,
    live,
    pace,
    people,
    placing,
    removing,
    replanning,
    sleeping,
    terms,
    until,
    windows,
)
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import ANY_MARK, CLOCK, DAY, NAME, PART, Marked
from tripai.ai.embedded.edit_words.parts import (
    clauses,
    is_all_but,
    is_doubtful,
    is_no_wish,
    polite_off,
)
from tripai.ai.embedded.edit_words.pronouns import (
    after_that,
    placed_by,
    referent,
    takes_back,
    with_order,
    with_referent,
)
from tripai.ai.embedded.edit_words.scene import Scene, Unclear
from tripai.ai.embedded.edit_words.settling import settled, without_reasons
from tripai.ai.gaps.wishes import not_understood
from tripai.edits import Edit, SetDayWindow
from tripai.errors import InputError, NotFoundError, TripaiError

# Subjects whose words others know too come first: "don't drop" before "drop", "an hour more" before "more".
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(rule[0]), rule)
    for subject in (
        excepting,
        journeys,
        limits,
        freeing,
        keeping,
        live,
        days,
        pace,
        ages,
        people,
        until,
        lasting,
        terms,
        sleeping,
        booked,
        windows,
        exchanging,
        removing,
        replanning,
        delaying,
        placing,
    )
    for rule in subject.RULES
)
# What no day has of its own: "a taxi on Saturday" is not for all of the trip.
_OF_THE_TRIP = {build for subject in (ages, people, sleeping) for _, build in subject.RULES} | {
    terms.budget, terms.no_budget, terms.cheaper, terms.transport, terms.no_walking, terms.any_transport, terms.prefer
}  # fmt: skip
# What has been is no wish; what is to come of it is said beside.
_TOLD = re.compile(
    r"(?:we|i|they|she|he)(?: have| had)?(?: all| both)?(?: already)? (?:seen(?! (?:more than )?enough)"
    r"|been|visited|did|saw|done|knew|know|went)\b|(?:we"
    r"|i) (?:cant|couldnt) (?:get|book)\b"
)
_HEADING = re.compile(
    rf"(?:on |for |and )?(?:the )?(?P<day>{DAY})(?P<mark> ?[:,] ?| )(?P<rest>(?!and |with |[:,]).+)"
)
_TRAILING = re.compile(rf"(?P<rest>.+?),? (?:on |for |of )?(?:the |our )?(?P<day>{DAY})")
# A meal of no said day is that of all days, so that "every night" says nothing more.
_MEAL = re.compile(r"\b(?:lunch|dinner)(?:es|s)?\b")
_EACH_TIME = rf"(?:on )?(?:every|each|all)(?: single)? (?:days?|{PART})"
_EACH = re.compile(rf"^{_EACH_TIME},? |,? {_EACH_TIME}|,? daily\b")
_HOURS_TOLD = re.compile(
    rf"(?P<day>{DAY}) (?:(?P<starts>starts|begins)|ends|finishes|is|goes on)"
    r" (?:way |far |much |a bit |a little )?(?:too|so) (?:early|late|long)"
)
_BETTER = re.compile(rf"(?:make (?:it|that)|better|rather|say)(?: at)? (?P<clock>{CLOCK})")
_EACH_DAY = r"\b(?:every|each|all|any|daily|always|days|never|nothing)\b"
_ONE_MORE = re.compile(  # of a list: a name, and no sentence such as "the kids are tired"
    r"(?:the|our|my|a|an) (?!.*\b(?:is|are|was|were|has|have|had|can|cant|will|wont|want|wants|need|needs"
    r"|we|i|they|it|you|get|gets|do|does|dont|doesnt|like|likes|love|loves|hate|hates)\b)[\w-]+(?: [\w-]+){0,3}"
)
_ONE_NAMED = re.compile(  # is no reason for anything: it is half a wish that would be lost
    rf"(?:(?:the|our|to|visit|also) )*{NAME}(?: (?:after(?:wards| that)?|later|next|first|last|too))*"
    r"|(?:the |by |on |a )?(?:metro|bus(?:es)?|trams?|taxis?|cars?|trains?|bikes?|foot|walk(?:ing)?)"
)


class EditReader:
    """Reads one wish.

    Args:
        words: What is said.
        scene: What it may mean.
    """

    def __init__(self, words: str, scene: Scene) -> None:
        self._words = words
        self._scene = scene
        self._marked = Marked(words, scene.names)
        self._last = ""
        self._aside: list[str] = []
        self._heading = ""  # the day of "Saturday: lunch at 13:30, dinner at 20:00"
        self._made: set[str] = set()  # the kinds of what the clauses before meant
        self._felt: list[
            Edit
        ] = []  # what "we hate museums" means where nothing else is said of one
        self._edge = ""  # what of them was: "starts too early, make it 10:30"
        self._hours = ""  # the day whose hours were spoken of in the clause before
        self._day = ""  # the day that was named last
        self._placed = ""  # the id of what the clause before put somewhere

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits that are meant.

        Raises:
            Unclear: Words may mean several things.
            CannotBe: What is meant cannot be.
            InputError: It is not understood.
            NotFoundError: It names what is not there.
        """
        text = excepting.excepted(self._marked.text.strip(), self._scene.route)
        if is_all_but(text):
            raise InputError(
                "What is said of all but something is not read: nothing may go on a guess.",
                'Name what is to change, such as "drop the zoo and the park" or "lock the castle".',
            )
        if not text or is_no_wish(text):
            raise not_understood()
        found: list[Edit] = []
        for pieces in clauses(with_order(text)):
            meant = self._of_clause(pieces)
            found += meant
            head = polite_off(pieces[0])
            self._felt += meant if removing.is_felt(head) or pace.is_complaint(head) else ()
        if not found:
            raise not_understood()
        if any(map(is_doubtful, self._aside)):
            raise not_understood()
        self._note_aside()
        return tuple(settled(without_reasons(found, self._felt, self._scene)))

    def _of_clause(self, pieces: Sequence[str]) -> Sequence[Edit]:
        """Return the edits of a clause; what follows its head is left aside where it means nothing."""
        problem: TripaiError | None = None
        for number in range(len(pieces), 0, -1):
            text = self._with_referent(polite_off("".join(pieces[:number])))
            try:
                edits = self._of_text(text)
            except (InputError, NotFoundError) as error:
                problem = problem or error
                continue
            except Unclear:
                _refuse_to_lose(pieces, number, problem)
                raise
            if edits:
                _refuse_to_lose(pieces, number, problem)
                self._last = referent(text) or self._last
                self._made |= {edit.edit for edit in edits}
                self._hours = _day_of_hours(text, edits)
                self._placed = placed_by(edits)
                aside = [rest for piece in pieces[number:] if (rest := polite_off(piece))]
                if any(map(_ONE_NAMED.fullmatch, aside)):
                    raise not_understood()
                for rest in aside:
                    self._last = referent(rest) or self._last
                self._aside += aside
                return edits
        if problem is not None:
            raise problem
        self._last = referent(polite_off(pieces[0])) or self._last
        if told := _HOURS_TOLD.match(polite_off(pieces[0])):
            self._hours, self._edge = told["day"], "start" if told["starts"] else "end"
        self._aside += [rest for piece in pieces if (rest := polite_off(piece))]
        return ()

    def _of_text(self, text: str) -> Sequence[Edit]:
        """Return the edits of a clause, whose day may be said before it, behind it, or once for several."""
        if _TOLD.match(text):
            return ()
        problem: TripaiError | None = None
        for variant, day in self._variants(text):
            clause = Clause(self._scene, self._marked, variant, day)
            try:
                if variant != text:
                    clause.days()  # where there is no day 7, "the zoo on day 7" is no wish for the zoo
                edits = self._by_rules(clause)
            except (InputError, NotFoundError) as error:
                problem = problem or error
                continue
            if edits:
                self._day = next(iter(re.findall(DAY, text)), day or self._day)
                return edits
        if problem is not None:
            raise problem
        return ()

    def _variants(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a clause as it is and with its day in other places, beside the day that holds for what names none."""
        heading = _HEADING.fullmatch(text)
        if heading:
            self._heading = heading["day"] if heading["mark"].strip() else self._heading
            yield f"{heading['rest']} on {heading['day']}", heading["day"]
            yield heading["rest"], heading["day"]
        elif self._heading and not re.search(DAY, text):
            yield f"{text} on {self._heading}", self._heading
            yield text, self._heading
        meal = _MEAL.search(text) and not re.search(DAY, text)
        if meal and _EACH.search(text):
            yield _EACH.sub("", text), ""
            return
        yield text, self._hours if self._goes_on(text) else self._day if meal else ""
        if trailing := _TRAILING.fullmatch(text):
            yield trailing["rest"], trailing["day"]

    def _goes_on(self, text: str) -> bool:
        """Whether a text gives more hours of the day whose hours were said before: "..., start at 10"."""
        return (
            self._hours != ""
            and not re.search(rf"{DAY}|{_EACH_DAY}", text)
            and any(re.fullmatch(pattern, text) for pattern, _ in windows.RULES)
        )

    def _by_rules(self, clause: Clause) -> Sequence[Edit]:
        text = clause.text
        problem: TripaiError | None = None
        for pattern, (_, build) in _RULES:
            match = pattern.fullmatch(text)
            if match is None or (clause.context and build in _OF_THE_TRIP):
                continue
            try:
                edits = build(clause, match)
            except (InputError, NotFoundError) as error:
                problem = problem or error
                continue
            if edits:
                return edits
        if problem is not None:
            raise problem
        return ()

    def _with_referent(self, text: str) -> str:
        """Return a clause with what "it" stands for in its place.

        Raises:
            InputError: It takes back what was wished before ("drop the zoo. Forget it."), or is after nothing.
        """
        if takes_back(text, self._made):
            raise not_understood()
        text = after_that(text, self._placed and self._marked.that(self._placed))
        if self._edge and (better := _BETTER.fullmatch(text)):
            return f"{self._edge} at {better['clock']}"
        return with_referent(text, self._last)

    def _note_aside(self) -> None:
        left = [f'"{self._marked.read(piece)}"' for piece in self._aside]
        if left:
            self._scene.note(f"Not understood, and left aside: {', '.join(left)}.")


def _day_of_hours(text: str, edits: Sequence[Edit]) -> str:
    """Return the mark of the one day whose hours a clause sets, or complains of."""
    days = re.findall(DAY, text)
    of_hours = isinstance(edits[0], SetDayWindow) or _HOURS_TOLD.match(text)
    return days[0] if len(days) == len(edits) == 1 and of_hours else ""


def _refuse_to_lose(pieces: Sequence[str], number: int, problem: TripaiError | None) -> None:
    """Refuse to leave aside what names something: "drop the castle, the zoo on day 1" is not half a wish."""
    if problem is None or number == len(pieces):
        return
    rest = polite_off("".join(pieces[number:]))
    joined = "the " if re.search(r"\band\s*$", pieces[number - 1]) else ""
    if re.search(ANY_MARK, rest) or _ONE_MORE.fullmatch(joined + rest):
        raise problem
