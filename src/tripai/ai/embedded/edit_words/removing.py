"""What is to go: activities, whole days, kinds of places. Only words that say so plainly take anything out."""

import re
from collections.abc import Iterable, Iterator

from tripai.ai.embedded.edit_words.clause import Clause, Rule, Target
from tripai.ai.embedded.edit_words.marks import ANY_MARK, DAY, NAME
from tripai.ai.embedded.edit_words.matching import as_said
from tripai.ai.embedded.edit_words.scene import MEALS, Unclear
from tripai.ai.embedded.edit_words.verbs import DISLIKE, NO_WISH, VERBS
from tripai.ai.names.grounding import bare
from tripai.ai.names.phrases import plural
from tripai.ai.names.vocabulary import kind_of_place
from tripai.edits import Avoid, Choice, DropDay, Edit, Question, Remove
from tripai.errors import NotFoundError
from tripai.text import plain

_ONE_OF = re.compile(r"(?:one|some|a few|a couple)(?: of)?(?: the| our| these)? (?P<what>.+)")
_ALL = r"^(?:(?:anything (?:to do with|like|related to)|all|any|every|more|other|of|the|too|many|such|those|these|so|much) )*"


def is_felt(text: str) -> bool:
    """Whether a clause tells what somebody does not like."""
    return re.match(rf"{DISLIKE} ", text) is not None


def remove(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Take out activities, days, or all of a kind."""
    if of_kind := _ONE_OF.fullmatch(found["what"]):
        return fewer(clause, of_kind)
    if re.match(r"(?:to|ahead|by|off|over|in|into|at|round|around|on) ", found["what"]):
        return None  # "skip to day 3" drops nothing, nor does "drop in at the museum"
    if re.fullmatch(rf"take (?:the )?{DAY} off", found[0]):
        return None  # a day without sights is no day less
    return _all_gone(clause, _targets(clause, found["what"]))


def _all_gone(clause: Clause, targets: Iterable[Target]) -> list[Edit]:
    """Return what takes all of them out; what is not there is said before anything is asked."""
    edits: list[Edit] = []
    unclear: Unclear | None = None
    for target in targets:
        try:
            edits += _gone(clause, target)
        except Unclear as asks:
            unclear = unclear or asks
    if unclear:
        raise unclear
    return edits


def without(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Take out what "no ..." names: a kind of places for good, one place or meal from the route."""
    edits: list[Edit] = []
    for target in _targets(
        clause, found["what"].replace(" or ", " and ")
    ):  # of "no" both are meant
        word = _bare_kind(clause, target.what)
        kind = kind_of_place(word)
        one = target.what.startswith("the ") and not is_plural(target.what, word)
        if kind:
            _refuse_some_of(clause, target)
        if kind and not target.day and not one:
            edits.append(Avoid(names=with_like(clause, kind)))
        else:
            edits += _gone(clause, target)
    return edits


def avoid(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Leave out places for good."""
    names: list[str] = []
    for item in clause.items(found["what"]):
        word = _bare_kind(clause, item)
        kind = kind_of_place(word)
        one = item.strip().startswith("the ") and not is_plural(item, word)
        names += [_name(clause, item)] if one or kind is None else with_like(clause, kind)
    return [Avoid(names=tuple(names))]


def with_like(clause: Clause, kind: str) -> tuple[str, ...]:
    """Return a kind to avoid and what goes with it: to whom museums are too much, galleries are."""
    also = clause.scene.gazette.kinds_like(kind)
    for other in also:
        clause.scene.note(f"With the {plural(kind)} the {plural(other)} are left out, too.")
    return (kind, *also)


def fewer(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask which of a kind is to go: "fewer" says neither which nor how many."""
    target = clause.target(found["what"])
    word = _bare_kind(clause, target.what)
    kind = kind_of_place(word)
    if kind is None:
        return None
    key = f"fewer {kind}"
    if chosen := clause.scene.settled.get(key):
        return [Remove(activity=chosen)]
    day = clause.day(target.day) if target.day else None
    there = list(clause.scene.of_kind(kind, day))
    if not there:
        raise NotFoundError(f"The route has no {plain(plural(kind))}.", "See it: tripai show.")
    choices = tuple(Choice(label=plain(a.title), value=a.id) for a in there)
    raise Unclear(key, Question(question=f"Which {kind} is to go?", choices=choices))


def _targets(clause: Clause, text: str) -> tuple[Target, ...]:
    """Return what is to go, each with its own day: "the castle and the museum on day 3" names one day only."""
    if re.search(r" or (?!more|less|so)", text):
        text = _one_of(clause, text)
    parts = [clause.target(part) for part in clause.items(text)]
    last = parts[-1] if parts else None
    return tuple(
        Target(part.what, day=last.day)
        if last and not part.is_placed and not _is_found(clause, part.what)
        else part
        for part in parts
    )


def _one_of(clause: Clause, text: str) -> str:
    """Ask which of "the zoo or the castle" is to go: not both are."""
    items = clause.items(re.sub(r"^(?:either|one of) ", "", text))
    key = f"one of {text}"
    if chosen := clause.scene.settled.get(key):
        return items[int(chosen)]
    if not all(_is_found(clause, clause.target(item).what) for item in items):
        raise NotFoundError(
            f'"{clause.words}" does not say which is to go.', "Name one of them: tripai show."
        )
    choices = tuple(
        Choice(label=clause.marked.read(item).strip(), value=str(number))
        for number, item in enumerate(items)
    )
    raise Unclear(key, Question(question="Which of them is to go?", choices=choices))


def _is_found(clause: Clause, what: str) -> bool:
    try:
        clause.activities(what)
    except (Unclear, NotFoundError):
        return (
            bool(re.fullmatch(rf"(?:the )?{DAY}", what))
            or kind_of_place(_bare_kind(clause, what)) is not None
        )
    return True


def _gone(clause: Clause, target: Target) -> Iterator[Edit]:
    if not target.what and target.day and not target.is_limited:
        yield DropDay(day=clause.day(target.day))
        return
    if not target.what:
        raise NotFoundError(
            f'"{clause.words}" names nothing that could go.', "See it: tripai show."
        )
    day = clause.day(target.day) if target.day else None
    word = _bare_kind(clause, target.what)
    kind = kind_of_place(word)
    if kind and is_plural(target.what, word):
        _refuse_some_of(clause, target)
        yield from _of_kind(clause, kind, day)
        return
    if day is None and word in MEALS:
        yield Remove(activity=clause.scene.activity(word).id)  # which one is asked, not guessed
        return
    yield Remove(activity=as_said(clause, target, clause.activity(target.what, day)).id)


def _refuse_some_of(clause: Clause, target: Target) -> None:
    """Refuse to take out all of a kind for "no museums in the afternoon"."""
    if target.is_limited:
        raise NotFoundError(
            f'"{clause.words}" is of some of them only.', "Name those that are to go: tripai show."
        )


def _of_kind(clause: Clause, kind: str, day: int | None) -> Iterator[Edit]:
    if day is None:
        yield Avoid(names=with_like(clause, kind))
        return
    there = list(clause.scene.of_kind(kind, day))
    if not there:
        raise NotFoundError(f"Day {day} has no {plain(plural(kind))}.", "See it: tripai show.")
    for activity in there:
        yield Remove(activity=activity.id)


def is_plural(said: str, word: str) -> bool:
    """Whether all of a kind are meant: "the museums", "all shopping", and not "the zoo"."""
    return (
        re.match(r"(?:all|any|every|anything) ", said) is not None
        or (
            word.endswith("s")
            and kind_of_place(word) == kind_of_place(word.removesuffix("s").removesuffix("e"))
        )
        or (word.endswith("ies") and kind_of_place(f"{word[:-3]}y") is not None)
    )


def _bare_kind(clause: Clause, text: str) -> str:
    if re.search(ANY_MARK, text):
        return ""
    return bare(re.sub(_ALL, "", clause.marked.read(text).strip(" ,")))


def _name(clause: Clause, text: str) -> str:
    try:
        activity = clause.activity(text)
    except NotFoundError:
        return clause.place(text).name
    if activity.place is None:
        raise NotFoundError(f"{plain(activity.title)} is no place.", "Take it out: drop it.")
    return activity.place.name


RULES: tuple[Rule, ...] = (
    (rf"{VERBS} (?P<what>.+)", remove),
    (
        r"(?:take|leave|throw|cut|kick|strike) (?P<what>.+?) (?:out|off)(?: the (?:list|plan|route))?",
        remove,
    ),
    (r"give (?P<what>.+?) a miss", remove),
    (
        r"(?:get|cross) (?P<what>.+?) (?:out|off)(?: (?:of )?(?:there|the (?:list|plan|route)))?",
        remove,
    ),
    (
        r"(?P<what>.+?) (?:can|could|should|must|has to"
        r"|have to|may|needs to) (?:go|be (?:dropped|removed"
        r"|skipped|cancelled|left out|cut))",
        remove,
    ),
    (
        rf"(?P<what>{NAME}|.+?) (?:is|are) (?:out|cancelled|canceled|off)(?: the list)?",
        remove,
    ),
    (
        r"(?P<what>.+?) (?:is not|isnt|are not|arent) (?:really |strictly )?(?:needed|necessary)",
        remove,
    ),
    (rf"(?:(?:i|we|they) )?{NO_WISH} (?P<what>.+)", without),
    (rf"{DISLIKE} (?P<what>.+)", avoid),
    (
        r"(?:there are )?(?:fewer|less|not so many|not that many"
        r"|(?:far |way )?too many) (?P<what>.+)",
        fewer,
    ),
    (r"(?:no|without)(?: more| other| further)? (?P<what>.+)", without),
)
