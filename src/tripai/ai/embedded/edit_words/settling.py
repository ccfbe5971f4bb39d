"""The edits of one wish as one: what says more of the same thing joined, in the order in which they are made."""

from collections.abc import Iterable, Iterator

from tripai.ai.embedded.edit_words.terms import joined
from tripai.edits import Avoid, DropDay, Edit, Prefer, Resume, SetDayWindow, SetTransport


def settled(found: Iterable[Edit]) -> Iterator[Edit]:
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
