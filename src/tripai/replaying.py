"""The story of a plan made again: of the same brief, weather, seed and effort, and of the same places if they are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tripai.ai import Guide
from tripai.errors import NotKeptError
from tripai.model import Route
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.places.version import data_version
from tripai.planning import Progress, city_of, plan_route
from tripai.travel import TravelTimes
from tripai.weather.kept import KeptWeather


@dataclass(frozen=True, slots=True)
class Replay:
    """A route that was planned again, and in sentences what is not as it was then."""

    route: Route
    changes: tuple[str, ...]


def replay_route(  # noqa: PLR0913 - each is one thing that a caller may choose
    before: Route,
    *,
    source: PlaceSource | None = None,
    guide: Guide | None = None,
    travel: TravelTimes | None = None,
    seed: int | None = None,
    effort: int | None = None,
    frozen: bool = False,
    progress: Progress | None = None,
) -> Replay:
    """Plan once more what a route was made of: where nothing has changed since, the same route comes of it.

    Args:
        before: The route.
        source: Where places come from, as for `plan_route`.
        guide: Says what each place is worth; the one that judged for the route, if it is to come out the same.
        travel: Travel times.
        seed: Another than the route's.
        effort: Another than the route's.
        frozen: Refuse where the places have changed since.
        progress: Called with (iterations done, iterations in all).

    Raises:
        NotKeptError: They have.
        NotFoundError, ScheduleError: As `plan_route` does.
    """
    source = source or Catalogue()
    changes = tuple(_changes(before, source))
    if frozen and changes:
        version = before.recipe.data if before.recipe else "the route"
        raise NotKeptError(f"Version {version} of the places is")
    route = plan_route(
        before.brief,
        source=source,
        guide=guide,
        travel=travel,
        weather=KeptWeather(before),
        seed=before.seed if seed is None else seed,
        effort=before.effort if effort is None else effort,
        progress=progress,
    )
    return Replay(route, changes)


def _changes(before: Route, source: PlaceSource) -> Iterator[str]:
    city = city_of(before.brief, source)
    now = data_version(city, source.places(city))
    if before.recipe is None:
        yield "Nobody knows what that route was made of: this one may differ."
    elif before.recipe.data != now:
        yield f"The places have changed since ({before.recipe.data}, now {now}): the plan may differ."
