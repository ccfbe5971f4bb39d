"""What "it" and "after that" stand for, and whether a clause takes back what was wished."""

import re
from collections.abc import Sequence, Set

from tripai.ai.embedded.edit_words.marks import DAY, NAME
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.ai.gaps.wishes import not_understood
from tripai.edits import Edit, Move, Retime

_PRONOUN = re.compile(
    r"^(?P<verb>[a-z]+(?: [a-z]+)?) (?P<it>it|that one"
    r"|this one|that|this|them)\b(?! (?:all|too|is)\b)(?! as (?!(?:it |they )?(?:is|are)\b))"
)
_SUBJECT = re.compile(
    r"^(?:the |our )?(?P<what>[\ue100-\ue2ff]|.+?) (?:is"
    r"|are|isnt|arent|doesnt|was|were|looks?|seems?|sounds?|stays)\b"
)
_OBJECT = re.compile(
    r"(?:we|i|they|the kids)(?: have| had)?(?: all| both| really| already)* (?:seen"
    r"|been to|visited|did|done|saw|know|love|like|hate) "
    r"(?:the |our )?(?P<what>[\ue100-\ue2ff]|.+?)(?: (?:already|before|twice|last (?:year|time|summer)|yesterday|a lot))*"
)
_TAKEN_BACK = re.compile(
    r"(?:forget|ignore|undo|scratch|cancel|strike) (?:it|that|this)(?: all)?|never ?mind.*|(?:just )?kidding"
)
_PACE = re.compile(r" it (?:easy|easier|slow|slower|slowly|calm|lighter|a day)\b")
_DROPPED = re.compile(r"(?:skip|drop) (?:it|that|this)(?: all)?")
# "the orsay at 10, then the tuileries": what comes next comes after what was placed in the clause before.
_SEE = r"(?:(?:see|visit|do|go to|have) )?"
_ONE = rf"(?P<what>(?:(?:the|our) )?{NAME}|(?:the|our) [a-z]+(?: [a-z]+){{0,2}}?|lunch|dinner)"
AFTER = r"(?:right |just |straight |directly )?(?:after(?:wards)?(?: (?:that|it|this))?|next)"
"""What says that something comes after what was spoken of. No groups."""
_THEN = re.compile(rf"(?<=\bthen ){_SEE}{_ONE}(?= ?(?:$|[,.;!]))")
_NEXT = re.compile(rf"{_SEE}{_ONE} {AFTER}")
_REFERENT = re.compile("[\ue100-\ue2ff]")


def with_referent(text: str, last: str) -> str:
    """Return a clause with what was spoken of last in the place of its pronoun."""
    found = _PRONOUN.match(text)
    if found is None or not last:
        return text
    is_day = re.fullmatch(DAY, last) is not None
    if is_day and re.fullmatch(VERBS, found["verb"]):
        return text  # a whole day goes by its name only
    if not is_day and _PACE.search(text):
        return text  # "take it easy" takes nothing anywhere
    return text[: found.start("it")] + last + text[found.end("it") :]


def referent(text: str) -> str:
    """Return what a clause speaks of, nothing if that is not seen."""
    if marks := _REFERENT.findall(text):
        return str(marks[0])
    subject = _SUBJECT.match(text) or _OBJECT.fullmatch(text)
    return subject["what"] if subject else ""


def takes_back(text: str, made: Set[str]) -> bool:
    """Whether a clause takes back what was wished before it: edits of these kinds."""
    if made and _TAKEN_BACK.fullmatch(text):
        return True
    return bool(made - {"remove"}) and _DROPPED.fullmatch(text) is not None


def with_order(text: str) -> str:
    """Return a wish in which "then the park" says that it is after that."""
    if re.search(r"\bfirst\b", text):
        return text  # "first the zoo, then the park" is an order of its own
    return _THEN.sub(r"\g<what> after that", text)


def placed_by(edits: Sequence[Edit]) -> str:
    """Return the id of the one activity that a clause puts somewhere, nothing if it puts none or several."""
    placed = {edit.activity for edit in edits if isinstance(edit, Move | Retime)}
    return placed.pop() if len(placed) == 1 else ""


def after_that(text: str, placed: str) -> str:
    """Return a clause such as "the park after that" with the mark of what was placed before it.

    Raises:
        InputError: Nothing was.
    """
    found = _NEXT.fullmatch(text)
    if found is None:
        return text
    if not placed:
        raise not_understood()
    return f"{found['what']} after {placed}"
