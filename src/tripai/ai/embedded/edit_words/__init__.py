"""Reading a wish to change a route: its clauses one by one, each by the rules of one subject after the other.

A clause is understood as a whole or not at all: a pattern has to match all of it. What may mean
several things is asked, what is not understood is said, and nothing is taken out on a guess.
"""

from tripai.ai import Known
from tripai.ai.embedded.edit_words.reading import EditReader
from tripai.ai.embedded.edit_words.scene import CannotBe, Scene, Unclear
from tripai.ai.embedded.edit_words.writing import (
    corrected,
    in_english_only,
    is_foreign,
    without_emoji,
    written_out,
)
from tripai.edits import Answer, Choice, Edits, Question
from tripai.errors import InputError, NotFoundError, TripaiError
from tripai.model import Route

MOST_CHOICES = 12  # of one question; where more are open a wish is better said in two


def read_edit(words: str, route: Route, known: Known) -> Answer:
    """Return what a wish to change a route means.

    Args:
        words: What the traveller says, in English.
        route: The route that is to be changed.
        known: The cities and their places, and the time.

    Raises:
        InputError: It is not understood.
        NotFoundError: It names what neither the route nor its city has.
    """
    notes: list[str] = []
    said = corrected(written_out(without_emoji(words)), notes)
    try:
        return _read(said, Scene(route, known, notes=notes))
    except CannotBe as impossible:
        return impossible.answer
    except (InputError, NotFoundError):
        if is_foreign(words):
            raise in_english_only() from None
        raise


def _read(words: str, scene: Scene) -> Answer:
    try:
        edits = EditReader(words, scene).edits()
    except Unclear as unclear:
        return _asked(words, scene, unclear)
    return Edits(edits=edits, assumptions=tuple(scene.notes))


def _asked(words: str, scene: Scene, unclear: Unclear) -> Answer:
    """Return the question with what each answer to it leads to."""
    choices: list[Choice] = []
    for choice in unclear.question.choices:
        settled = {**scene.settled, unclear.key: choice.value}
        try:
            meant = _read(words, Scene(scene.route, scene.known, settled))
        except (CannotBe, TripaiError):
            continue
        if isinstance(meant, Edits):
            choices.append(choice.replaced(edits=meant.edits))
        elif isinstance(meant, Question):
            choices += [c.replaced(label=f"{choice.label}; {c.label}") for c in meant.choices]
    if not choices or len(choices) > MOST_CHOICES:
        raise InputError(
            unclear.question.question, "Say one thing after the other, with its day or whole name."
        )
    return unclear.question.replaced(choices=tuple(choices))
