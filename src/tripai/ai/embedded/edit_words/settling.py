"""The edits of one wish as one: what says more of the same thing joined, in the order in which they are made."""

from collections.abc import Iterable, Iterator, Sequence

from tripai import wording
from tripai.ai.embedded.edit_words.scene import Scene, is_of_kind
from tripai.ai.embedded.edit_words.terms import joined
from tripai.edits import (
    Avoid,
    Edit,
    Prefer,
    Resume,
    SetDayWindow,
    SetPace,
    SetTransport,
    in_order,
)

_REMEDIES = ("remove", "set-day-window", "shorten", "move")
"""What a full day is a reason for."""


def without_reasons(found: Sequence[Edit], felt: Sequence[Edit], scene: Scene) -> Iterator[Edit]:
    """Yield the edits but those of what was only a reason.

    "drop the coach museum, we hate museums" is of no other museum, and "day 2 is too full, drop the zoo" of no other sight.

    Args:
        found: What was read.
        felt: What of it was said as somebody finds it, and not as a wish.
        scene: What the words may mean.
    """
    for edit in found:
        if edit in felt and isinstance(edit, Avoid) and _is_why_not(edit, found, scene):
            scene.note(f"Of what is {wording.listed(edit.names)} only what is named changes.")
        elif not (edit in felt and isinstance(edit, SetPace) and _is_remedied(edit, found, scene)):
            yield edit


def _is_why_not(felt: Avoid, found: Sequence[Edit], scene: Scene) -> bool:
    ids = {getattr(edit, "activity", None) for edit in found}
    places = [a.place for a in scene.route.activities if a.id in ids and a.place]
    return any(name == p.name or is_of_kind(p, name) for p in places for name in felt.names)


def _is_remedied(felt: SetPace, found: Sequence[Edit], scene: Scene) -> bool:
    """Whether something is done beside it for the day that is found too full."""
    days = {a.id: day.number for day in scene.route.days for a in day.activities}
    meant = [
        getattr(edit, "day", None) or days.get(getattr(edit, "activity", ""))
        for edit in found
        if edit.edit in _REMEDIES
    ]
    return felt.pace == "lighter" and bool(meant) and (felt.day is None or felt.day in meant)


def settled(found: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits, those that say more of the same thing as one."""
    merged: list[Edit] = []
    for edit in found:
        same = next((n for n, other in enumerate(merged) if type(other) is type(edit)), None)
        if same is None or (together := _together(merged[same], edit)) is None:
            merged.append(edit)
        else:
            merged[same] = together
    yield from in_order(merged)


def _together(one: Edit, other: Edit) -> Edit | None:
    match one, other:
        case SetDayWindow(), SetDayWindow() if one.day == other.day:
            return SetDayWindow(
                day=one.day, start=other.start or one.start, end=other.end or one.end
            )
        case SetTransport(), SetTransport():
            return SetTransport(modes=joined(one.modes, other.modes))
        case Avoid(), Avoid():
            return Avoid(names=tuple(dict.fromkeys((*one.names, *other.names))))
        case Prefer(), Prefer():
            return Prefer(interests={**one.interests, **other.interests})
        case Resume(), Resume():
            at = max(one.at, other.at)
            return Resume(at=at, done=(*one.done, *other.done), late=max(one.late, other.late))
    return one if one == other and one.edit not in {"add-day", "lengthen", "shorten"} else None
