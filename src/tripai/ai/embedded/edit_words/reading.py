"""One wish, clause by clause."""

import re
from collections.abc import Iterator, Sequence

from tripai.ai.embedded.edit_words import (
    days,
    exchanging,
    journeys,
    keeping,
    lasting,
    live,
    pace,
    people,
    placing,
    removing,
    replanning,
    sleeping,
    terms,
    windows,
)
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import ANY_MARK, DAY, Marked
from tripai.ai.embedded.edit_words.parts import (
    clauses,
    is_all_but,
    is_doubtful,
    is_no_wish,
    polite_off,
)
from tripai.ai.embedded.edit_words.scene import Scene, Unclear
from tripai.ai.gaps.wishes import not_understood
from tripai.edits import Avoid, DropDay, Edit, Prefer, Resume, SetTransport
from tripai.errors import InputError, NotFoundError, TripaiError

# Subjects whose words others know too come first: "don't drop" before "drop", "an hour more" before "more".
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(rule[0]), rule)
    for subject in (
        journeys,
        keeping,
        live,
        days,
        pace,
        people,
        lasting,
        terms,
        sleeping,
        windows,
        exchanging,
        removing,
        replanning,
        placing,
    )
    for rule in subject.RULES
)
_PRONOUN = re.compile(
    r"^(?P<verb>[a-z]+(?: [a-z]+)?) (?P<it>it|that one"
    r"|this one|that|this|them)\b(?! (?:all|too|is|as)\b)"
)
_SUBJECT = re.compile(
    r"^(?:the |our )?(?P<what>[\ue100-\ue2ff]|.+?) (?:is"
    r"|are|isnt|arent|doesnt|was|were|looks?|seems?|sounds?|stays)\b"
)
# What has been is no wish; what is to come of it is said beside.
_TOLD = re.compile(
    r"(?:we|i|they|she|he)(?: have| had)?(?: all| both)?(?: already)? (?:seen"
    r"|been|visited|did|saw|done|knew|know|went)\b|(?:we"
    r"|i) (?:cant|couldnt) (?:get|book)\b"
)
_HEADING = re.compile(
    rf"(?:on |for |and )?(?:the )?(?P<day>{DAY})(?P<mark> ?[:,] ?| )(?P<rest>(?!and |with |[:,]).+)"
)
_TRAILING = re.compile(rf"(?P<rest>.+?),? (?:on |for |of )?(?:the )?(?P<day>{DAY})")
_ONE_MORE = re.compile(  # of a list: a name, and no sentence such as "the kids are tired"
    r"(?:the|our|my|a|an) (?!.*\b(?:is|are|was|were|has|have|had|can|cant|will|wont|want|wants|need|needs"
    r"|we|i|they|it|you|get|gets|do|does|dont|doesnt|like|likes|love|loves|hate|hates)\b)[\w-]+(?: [\w-]+){0,3}"
)
_REFERENT = re.compile("[\ue100-\ue2ff]")


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
        self._day = ""  # the day that was named last

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits that are meant.

        Raises:
            Unclear: Words may mean several things.
            CannotBe: What is meant cannot be.
            InputError: It is not understood.
            NotFoundError: It names what is not there.
        """
        text = self._marked.text.strip()
        if is_all_but(text):
            raise InputError(
                "What is said of all but something is not read: nothing may go on a guess.",
                'Name what is to change, such as "drop the zoo and the park" or "lock the castle".',
            )
        if not text or is_no_wish(text):
            raise not_understood()
        found: list[Edit] = []
        for pieces in clauses(text):
            found += self._of_clause(pieces)
        if not found:
            raise not_understood()
        if any(map(is_doubtful, self._aside)):
            raise not_understood()
        self._note_aside()
        return tuple(_settled(found))

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
                self._remember(text)
                self._aside += [rest for piece in pieces[number:] if (rest := polite_off(piece))]
                return edits
        if problem is not None:
            raise problem
        self._remember(polite_off(pieces[0]))
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
        meal = re.search(r"\b(?:lunch|dinner)\b", text) and not re.search(DAY, text)
        yield text, self._day if meal else ""
        if trailing := _TRAILING.fullmatch(text):
            yield trailing["rest"], trailing["day"]

    def _by_rules(self, clause: Clause) -> Sequence[Edit]:
        text = clause.text
        problem: TripaiError | None = None
        for pattern, (_, build) in _RULES:
            match = pattern.fullmatch(text)
            if match is None:
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
        """Return a clause with what "it" stands for in its place."""
        found = _PRONOUN.match(text)
        if found is None or not self._last:
            return text
        return text[: found.start("it")] + self._last + text[found.end("it") :]

    def _remember(self, text: str) -> None:
        marks = _REFERENT.findall(text)
        subject = _SUBJECT.match(text)
        if marks:
            self._last = marks[0]
        elif subject:
            self._last = subject["what"]

    def _note_aside(self) -> None:
        left = [f'"{self._marked.read(piece)}"' for piece in self._aside]
        if left:
            self._scene.note(f"Not understood, and left aside: {', '.join(left)}.")


def _refuse_to_lose(pieces: Sequence[str], number: int, problem: TripaiError | None) -> None:
    """Refuse to leave aside what names something: "drop the castle, the zoo on day 1" is not half a wish."""
    if problem is None or number == len(pieces):
        return
    rest = polite_off("".join(pieces[number:]))
    joined = "the " if re.search(r"\band\s*$", pieces[number - 1]) else ""
    if re.search(ANY_MARK, rest) or _ONE_MORE.fullmatch(joined + rest):
        raise problem


def _settled(found: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits, those that say more of the same thing as one."""
    merged: list[Edit] = []
    for edit in found:
        same = next((n for n, other in enumerate(merged) if type(other) is type(edit)), None)
        if same is None or (together := _together(merged[same], edit)) is None:
            merged.append(edit)
        else:
            merged[same] = together
    # Days are dropped last and from the end: else the numbers in the other edits would mean other days.
    dropped = [edit for edit in merged if isinstance(edit, DropDay)]
    yield from (edit for edit in merged if not isinstance(edit, DropDay))
    yield from sorted(dropped, key=lambda edit: -edit.day)


def _together(one: Edit, other: Edit) -> Edit | None:
    match one, other:
        case SetTransport(), SetTransport():
            return SetTransport(modes=terms.joined(one.modes, other.modes))
        case Avoid(), Avoid():
            return Avoid(names=tuple(dict.fromkeys((*one.names, *other.names))))
        case Prefer(), Prefer():
            return Prefer(interests={**one.interests, **other.interests})
        case Resume(), Resume():
            at = max(one.at, other.at)
            return Resume(at=at, done=(*one.done, *other.done), late=max(one.late, other.late))
    return one if one == other and one.edit not in {"add-day", "lengthen", "shorten"} else None
