"""The story of a plan: read the request, gather the places, weigh them, solve, time, check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from tripai import itinerary
from tripai.ai import Guide, Judgement, Known, Reader, Story
from tripai.ai.brief import complete
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import Reading
from tripai.checking import check_route
from tripai.errors import InputError, NotFoundError, ScheduleError, ServiceError
from tripai.itinerary import Blueprint
from tripai.model import Brief, Candidate, City, Place, Rates, Recipe, Route, Traveller, Weather
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.places.gazetteer import Gazetteer
from tripai.places.version import data_version
from tripai.scheduling import Infeasible, Problem, Schedule, default_effort, less_idle, solve
from tripai.travel import TravelTimes
from tripai.travel.estimate import EstimatedTravel
from tripai.weather import WeatherSource
from tripai.weather.climate import Climate
from tripai.wording import count

# Of 250 candidates for 3 days the worthiest 100 give a score as good in a quarter of the time, for 7 days 180 in two thirds.
CANDIDATES, CANDIDATES_A_DAY = 40, 20
LONG_WAIT = 45  # minutes within a day from which another order is looked for,
DETOUR = 10  # which may take so many minutes more on the way
LONGEST_REQUEST = 4_000  # characters; a wish is a sentence, not a book
Progress = Callable[[int, int], None]


def read_request(
    words: str,
    *,
    now: datetime,
    options: Reading | None = None,
    traveller: Traveller | None = None,
    assistant: Reader | None = None,
    source: PlaceSource | None = None,
    rates: Rates | None = None,
) -> Brief:
    """Understand a request.

    Args:
        words: What the traveller says, in plain words.
        now: An aware time; the trip may not start before it.
        options: What is said outside of the words, and overrides them.
        traveller: Saved preferences, which the words override.
        assistant: Reads the words; the embedded one by default.
        source: Knows the cities and places; the bundled catalogue by default.
        rates: How much of a second currency one unit of a first is worth, and since when: {"USD/EUR": (rate, date)}.

    Raises:
        InputError: The request is empty, too long, contradicts itself, or asks for the impossible.
        NotFoundError: The city or a place is not known.
    """
    if len(words) > LONGEST_REQUEST:
        raise InputError(
            f"The request has {len(words):,} characters; at most {LONGEST_REQUEST:,} are read.",
            "Say it in a sentence or two.",
        )
    options = options or Reading()
    with Gazetteer() as gazetteer:
        known = known_names(source or Catalogue(), gazetteer, now, chosen=options.city)
        return complete(
            (assistant or EmbeddedAssistant()).read_request(words, known),
            options,
            request=words,
            traveller=traveller or Traveller(),
            known=known,
            rates=rates or {},
            choices=lambda name: tuple(gazetteer.label(city) for city in gazetteer.find(name)),
        )


def known_names(
    source: PlaceSource,
    gazetteer: Gazetteer,
    now: datetime,
    *,
    chosen: str | None = None,
    rates: Rates | None = None,
) -> Known:
    """Return the names that a reader may recognise; `chosen` is the city that an option names."""
    return Known(
        source.cities(),
        source.places,
        elsewhere=lambda name: tuple((city.lat, city.lon) for city in gazetteer.find(name)),
        now=now,
        chosen=chosen,
        rates=rates or {},
    )


def plan_route(  # noqa: PLR0913 - the public face: each is one thing that a caller may choose
    brief: Brief,
    *,
    source: PlaceSource | None = None,
    guide: Guide | None = None,
    travel: TravelTimes | None = None,
    weather: WeatherSource | None = None,
    seed: int = 0,
    effort: int | None = None,
    progress: Progress | None = None,
) -> Route:
    """Make a checked route of a brief: the same brief, places, weather, seed and effort give the same route.

    Args:
        brief: What is wanted.
        source: Where places come from; the bundled catalogue by default.
        guide: Says what each place is worth; the embedded assistant by default.
        travel: Travel times; estimated from distance by default.
        weather: Says what weather to expect; by default what is usual, in and around the cities of the box.
        seed: Another one searches another way.
        effort: Iterations of the search; grows with the size of the trip by default.
        progress: Called with (iterations done, iterations in all).

    Raises:
        NotFoundError: No source covers the city.
        ScheduleError: What is required cannot be timed; the message says what conflicts.
    """
    setting = setting_of(brief, source, guide, travel)
    city = setting.city
    expected = (weather or Climate()).expect(city.point, city.zone, _dates(brief))
    setting = replace(setting, weather=expected)
    notes = (
        *itinerary.fetched(city, setting.places),
        *itinerary.assumptions(brief, city),
        *itinerary.unread_hours(setting.candidates),
        *itinerary.thinness(brief, city, len(setting.candidates)),
        *setting.judgement.notes,
    )
    # A brief that is planned again has these already.
    brief = brief.replaced(assumptions=tuple(dict.fromkeys((*brief.assumptions, *notes))))
    setting, blueprint = _drawn(setting, brief)
    itinerary.refuse_impossible(blueprint)
    effort = default_effort(blueprint.problem) if effort is None else effort
    try:
        schedule = arranged(blueprint.problem, seed=seed, effort=effort, progress=progress)
    except Infeasible as error:
        ways = itinerary.remedies(blueprint, error, setting.draw)
        raise itinerary.conflict(blueprint, error, ways) from error
    route = itinerary.to_route(
        blueprint,
        schedule,
        slug=_slug(city, brief),
        title=_title(city, brief),
        seed=seed,
        effort=effort,
    )
    return _told(_checked(route.replaced(recipe=setting.recipe)), guide or EmbeddedAssistant())


def arranged(
    problem: Problem, *, seed: int, effort: int, progress: Progress | None = None
) -> Schedule:
    """Return the best schedule found, in an order that leaves no long wait where a short way spares it."""
    schedule = solve(problem, seed=seed, effort=effort, progress=progress)
    return less_idle(problem, schedule, long=LONG_WAIT, detour=DETOUR)


@dataclass(frozen=True)
class Setting:
    """Where a brief is planned: its city, what that has to see and to eat, how one gets around.

    Attributes:
        candidates: The places that the brief allows, each once, with what they are worth to it.
        judgement: What the guide said of them.
        travel: Travel times; None for those estimated for the party.
        weather: What is expected, by date.
    """

    city: City
    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...]
    judgement: Judgement
    travel: TravelTimes | None
    weather: Mapping[date, Weather] = field(default_factory=dict)

    @property
    def recipe(self) -> Recipe:
        """What a route that is planned here is made of."""
        return self.judgement.recipe.replaced(data=data_version(self.city, self.places))

    def draw(self, brief: Brief, also: Place | None = None) -> Blueprint:
        """Return the blueprint of the brief, or of one with other days or bookings; `also` is a place to be in it."""
        return itinerary.draw(
            brief,
            self.city,
            self.shortlist(brief.days, also),
            itinerary.meal_areas(self.places, brief.avoid),
            self.travel or EstimatedTravel.of(brief),
            self.weather,
        )

    def shortlist(self, days: int, also: Place | None = None) -> tuple[Candidate, ...]:
        """The worthiest, and what must be there: a fetched city has more than any plan takes, and each costs time."""
        most = CANDIDATES + CANDIDATES_A_DAY * days
        beyond = self.candidates[most:]
        asked = (c for c in beyond if c.required or (also and c.place.ref == also.ref))
        return (*self.candidates[:most], *asked)


def setting_of(
    brief: Brief,
    source: PlaceSource | None = None,
    guide: Guide | None = None,
    travel: TravelTimes | None = None,
) -> Setting:
    """Return where a brief is planned; the arguments are those of `plan_route`."""
    source = source or Catalogue()
    city = city_of(brief, source)
    places = source.places(city)
    judged = (guide or EmbeddedAssistant()).weigh(brief, places)
    return Setting(city, places, itinerary.without_twins(judged.candidates), judged, travel)


def city_of(brief: Brief, source: PlaceSource) -> City:
    """Return the source's city in which the brief stays.

    Raises:
        NotFoundError: The source does not cover it.
    """
    stay = brief.stays[0]
    for city in source.cities():
        if (city.name, city.country) == (stay.city, stay.country):
            return city
    raise NotFoundError(f"{stay.city} is not covered by any source of places.")


def _drawn(setting: Setting, brief: Brief) -> tuple[Setting, Blueprint]:
    """Draw; where the source of travel times fails, do without it, and say so."""
    try:
        return setting, setting.draw(brief)
    except ServiceError as error:
        note = f"Travel times are estimated from the distance: {error.message}"
        setting = replace(setting, travel=None)
        return setting, setting.draw(brief.replaced(assumptions=(*brief.assumptions, note)))


def _checked(route: Route) -> Route:
    """Return the route with what the checker finds; a route with an error is not handed out."""
    findings = check_route(route)
    errors = [finding.message for finding in findings if finding.severity == "error"]
    if errors:
        more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
        raise ScheduleError(
            f"The plan breaks a rule: {errors[0]}{more}",
            "Relax the brief: more days, fewer musts, a wider day, a larger budget.",
        )
    return route.replaced(findings=findings)


def _told(route: Route, guide: Guide) -> Route:
    """Return the route with its guide's words: a title, and a line for each day that has one."""
    story: Story = guide.explain(route)
    if not story.title and not story.lines:
        return route
    days = (day.replaced(summary=story.lines.get(day.number, "")) for day in route.days)
    return route.replaced(title=story.title or route.title, days=tuple(days))


def _dates(brief: Brief) -> list[date]:
    return [brief.start + timedelta(days=ahead) for ahead in range(brief.days)]


def _slug(city: City, brief: Brief) -> str:
    return f"{city.ref}-{count(brief.days, 'day')}".replace(" ", "-")


def _title(city: City, brief: Brief) -> str:
    return f"{count(brief.days, 'day')} in {city.name}"
