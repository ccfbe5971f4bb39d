"""Whether an activity is when a phrase says that it is."""

from tripai.ai.embedded.edit_words.clause import Clause, Target
from tripai.errors import NotFoundError
from tripai.model import Activity

_ABOUT = 30  # minutes from its start by which something still is "at 10"


def as_said(clause: Clause, target: Target, activity: Activity) -> Activity:
    """Return an activity that is when the words say: "the zoo in the morning" is none that is in the afternoon.

    Raises:
        NotFoundError: It is at another time, or more is said than when it is.
    """
    if target.before or target.after or target.first or target.last or target.minutes:
        raise NotFoundError(f'"{clause.words}" is more than is read.', "Say one thing at a time.")
    part, hour = clause.part(target.part), activity.start.hour
    other_part = hour >= 12 if part == "morning" else part is not None and hour < 12
    said = clause.clock_for(target.start, activity) if target.start else activity.start.time()
    minutes = (said.hour - hour) * 60 + said.minute - activity.start.minute
    if other_part or abs(minutes) > _ABOUT:
        raise NotFoundError(f'"{clause.words}": it is not then.', "See the route: tripai show.")
    return activity
