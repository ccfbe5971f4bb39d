"""Typed edits applied to a route, one after the other; the result is checked before it is handed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tripai import itinerary
from tripai.ai import Guide
from tripai.ai.brief.assumed import still_assumed
from tripai.checking import check_route
from tripai.editing import (
    adding,
    dating,
    exchanging,
    locking,
    moving,
    removing,
    resuming,
    swapping,
    terms,
    travelling,
)
from tripai.editing.asked import see_to_it
from tripai.editing.diff import new_findings
from tripai.editing.ground import ByBrief, Ground
from tripai.editing.naming import by_id
from tripai.editing.refusals import AmbiguousError, broken
from tripai.editing.sheet import draw
from tripai.edits import (
    AddDay,
    AddEvent,
    AddPlace,
    Answer,
    Avoid,
    DropDay,
    Edit,
    Edits,
    Impossible,
    Lengthen,
    Lock,
    Move,
    Prefer,
    Question,
    Remove,
    Replace,
    Replan,
    Resume,
    Retime,
    SetBase,
    SetBudget,
    SetDayWindow,
    SetJourneys,
    SetPace,
    SetParty,
    SetTransport,
    Shift,
    Shorten,
    SwapActivities,
    SwapDays,
    Unlock,
)
from tripai.errors import ScheduleError
from tripai.model import Brief, Route, RouteDay
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.planning import city_of
from tripai.scheduling import Schedule
from tripai.weather import WeatherSource
from tripai.weather.climate import Climate

Change = Callable[[Ground, Route, Any], Route]
CHANGES: dict[type[Any], Change] = {
    AddDay: dating.add_day,
    AddEvent: adding.add_event,
    AddPlace: adding.add_place,
    Avoid: terms.avoid,
    DropDay: dating.drop_day,
    Lengthen: moving.resize,
    Lock: locking.lock,
    Move: moving.move,
    Prefer: terms.prefer,
    Remove: removing.remove,
    Replace: removing.replace_activity,
    Replan: swapping.replan,
    Resume: resuming.resume,
    Retime: moving.retime,
    SetBase: terms.set_base,
    SetBudget: terms.set_budget,
    SetDayWindow: terms.set_day_window,
    SetJourneys: travelling.set_journeys,
    SetPace: terms.set_pace,
    SetParty: terms.set_party,
    SetTransport: terms.set_transport,
    Shift: dating.shift,
    Shorten: moving.resize,
    SwapActivities: exchanging.swap_activities,
    SwapDays: swapping.swap_days,
    Unlock: locking.unlock,
}
"""What makes each edit."""
_TIGHTER = frozenset({"must", "avoid", "assumptions"})
"""Fields of a brief with which no better route becomes possible, as long as they only grow."""


def apply_edits(
    route: Route,
    answer: Answer | Sequence[Edit],
    *,
    source: PlaceSource | None = None,
    guide: Guide | None = None,
    travel: ByBrief | None = None,
    weather: WeatherSource | None = None,
    force: bool = False,
) -> Route:
    """Return the route after edits: what they ask for is changed, and as little else as can be.

    What is locked stays, and so do days that no edit concerns; nothing that is a must is dropped.
    What has to leave for an edit can be seen in the `diff`.

    Args:
        route: The route as it is.
        answer: What a wish has become, or typed edits, which are made one after the other.
        source: Where places come from; the bundled catalogue by default.
        guide: Says what each place is worth; the embedded assistant by default.
        travel: Gives the travel times of a brief's party; estimated from distance by default.
        weather: Says what weather to expect on dates that are new to the route.
        force: Hand the result out even if the checker finds errors that the route had not.

    Raises:
        AmbiguousError: The answer is a question, or a name may mean several things.
        NotFoundError: A name or a day is not there.
        InputError: An edit makes no sense for this route.
        ScheduleError: It cannot be; the message says what conflicts, the hint what would help.
    """
    edits = _edits(answer)
    ground = Ground(source or Catalogue(), guide, travel or (lambda _: None), weather or Climate())
    after = route
    for at, edit in enumerate(edits):
        try:
            after = _changed(ground, after, edit)
        except AmbiguousError as error:
            raise error.about(edit, at) from error
    if after is route or after == route:
        return route
    after = _scored(ground, route, after)
    return _checked(ground, route, after, force=force)


def _edits(answer: Answer | Sequence[Edit]) -> Sequence[Edit]:
    if isinstance(answer, Question):
        raise AmbiguousError(answer)
    if isinstance(answer, Impossible):
        raise ScheduleError(answer.reason, " ".join(answer.ways))
    return answer.edits if isinstance(answer, Edits) else answer


def _changed(ground: Ground, route: Route, edit: Edit) -> Route:
    edit = by_id(route, edit, lambda: ground.source.places(city_of(route.brief, ground.source)))
    after = CHANGES[type(edit)](ground, route, edit)
    see_to_it(route, edit, after)
    return _assuming(ground, route.brief, after)


def _assuming(ground: Ground, before: Brief, after: Route) -> Route:
    """The route whose brief assumes what planning by it takes for granted, and no longer what it did before."""
    if after.brief == before:
        return after
    city = city_of(after.brief, ground.source)
    old, new = (tuple(itinerary.assumptions(brief, city)) for brief in (before, after.brief))
    kept = [s for s in still_assumed(before, after.brief) if s not in old or s in new]
    elsewhere = dating.moved_since(before, after.brief)
    kept = [s for s in kept if s not in before.assumptions or not s.startswith(elsewhere)]
    assumptions = tuple(dict.fromkeys((*kept, *new)))
    return after.replaced(brief=after.brief.replaced(assumptions=assumptions))


def _scored(ground: Ground, before: Route, after: Route) -> Route:
    """The route with the score of what is on it; a bound that was proved for less freedom is dropped."""
    days = [_with_meals_to_choose(day) for day in after.days]
    sheet = draw(ground.setting(after), after, days)
    score = itinerary.to_schedule(sheet.blueprint, after).score
    if (score, after.brief) == (before.score, before.brief):
        return after
    bound = before.bound if _is_tighter(before.brief, after.brief) else 0
    gap = itinerary.proved_gap(Schedule((), score, bound)) if score <= bound else 0.0
    return after.replaced(score=score, bound=bound, gap=gap)


def _with_meals_to_choose(day: RouteDay) -> RouteDay:
    """The day with meals that have a stop of their own, and so are worth what they were before they were locked."""
    activities = tuple(
        a.replaced(locked=False) if a.kind == "meal" and a.locked else a for a in day.activities
    )
    return day.replaced(activities=activities)


def _is_tighter(before: Brief, after: Brief) -> bool:
    """Whether no route by the later brief can score more than one by the earlier could."""
    changed = {name for name in Brief.model_fields if getattr(before, name) != getattr(after, name)}
    grows = all(
        set(getattr(before, name)) <= set(getattr(after, name)) for name in ("must", "avoid")
    )
    return changed <= _TIGHTER and grows


def _checked(ground: Ground, before: Route, after: Route, *, force: bool) -> Route:
    """The route with what the checker finds; with an error that was not there before it is not handed out."""
    after = after.replaced(findings=check_route(after))
    was = before.replaced(findings=check_route(before))
    new = [f for f in new_findings(was, after) if f.severity == "error"]
    if new and not force:
        standing = itinerary.assumptions(before.brief, city_of(before.brief, ground.source))
        raise broken(before, after, new, tuple(standing))
    return after
