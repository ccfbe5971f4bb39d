"""What is to begin earlier or later by some minutes."""

import re
from datetime import timedelta

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import SPAN
from tripai.ai.embedded.edit_words.placing import MOVE
from tripai.edits import LONGER, Edit, Retime

_EARLIER = r"(?:earlier|sooner|forwards?|before)"
_LATER = r"(?:later|back|backwards?)"


def by_minutes(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Begin activities so many minutes earlier or later."""
    said = found.groupdict()
    target = clause.target(said.get("what") or said["what2"])
    if not target.what or target.start:
        return None
    minutes = clause.minutes(said.get("span")) or LONGER
    if said.get("span") is None:
        clause.scene.note(f"By how much is not said: {LONGER} minutes.")
    earlier = (
        re.fullmatch(_EARLIER, (said.get("way") or said.get("way2") or "later").strip()) is not None
    )
    day = clause.day(target.day) if target.day else None
    step = timedelta(minutes=-minutes if earlier else minutes)
    return [
        Retime(activity=a.id, start=(a.start + step).time().replace(tzinfo=None))
        for a in clause.activities(target.what, day)
    ]


RULES: tuple[Rule, ...] = (
    (
        rf"(?:{MOVE}|have|start|do) (?P<what>.+?)(?: back"
        rf"| forward)? by (?P<span>{SPAN})(?: (?P<way>{_EARLIER}"
        rf"|{_LATER}))?",
        by_minutes,
    ),
    (
        rf"(?:push|move|bring|pull) (?P<what>.+?) (?P<way>{_EARLIER}"
        rf"|{_LATER})(?: by)?(?: (?P<span>{SPAN}))?",
        by_minutes,
    ),
    (
        rf"(?:push|move|bring|pull) (?P<way>back|forward) (?P<what>.+?) by (?P<span>{SPAN})",
        by_minutes,
    ),
    (
        rf"(?:(?:{MOVE}|have|start|do) )?(?P<what>.+?),? (?P<span>{SPAN}) (?P<way>"
        rf"{_EARLIER}|later)",
        by_minutes,
    ),
    (rf"(?:{MOVE}|have|start|do) (?P<what>.+?) (?P<way>{_EARLIER}|later)", by_minutes),
    (
        rf"(?P<what>(?:lunch|dinner)) (?P<way>{_EARLIER}"
        r"|later)|(?:(?:have )?an? )?(?P<way2>earlier|later) (?P<what2>lunch"
        r"|dinner)",
        by_minutes,
    ),
)
