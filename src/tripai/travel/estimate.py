"""Travel times estimated from distance alone: no network, no key, and always labelled an estimate.

Each mode is a fixed part (walking to the stop and waiting; parking) plus the distance, stretched by
a detour factor, at a door-to-door speed. Streets are about 1.2 to 1.4 times longer than the
straight line (Boeing, "OSMnx", 2017); adults walk about 1.3 m/s (Bohannon, "Comfortable and maximum
walking speed of adults", 1997), and slower with small children and while looking around.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import ceil

from tripai.geo import Point, distance_m
from tripai.model import Brief, Leg, Mode, Pace, Party


@dataclass(frozen=True, slots=True)
class ModeSpeed:
    """What one mode costs: minutes before and after, metres a minute, and the way's detour.

    The detour is how many times longer than the straight line the way is. What of the way goes beyond
    `IN_TOWN_M` is made at the speed of a regional train or a main road, `out_of_town`.
    """

    fixed_minutes: float
    metres_per_minute: float
    detour: float
    out_of_town: float

    def minutes(self, metres: float) -> float:
        """Return the minutes for a way of so many metres."""
        beyond = max(0.0, metres - IN_TOWN_M)
        moving = (metres - beyond) / self.metres_per_minute + beyond / self.out_of_town
        return self.fixed_minutes + moving


IN_TOWN_M = 8_000
WALK = ModeSpeed(0, 75, 1.3, 75)  # 4.5 km/h
SLOW_WALK = ModeSpeed(0, 60, 1.3, 60)  # 3.6 km/h
TRANSIT = ModeSpeed(10, 350, 1.35, 900)  # 21 km/h once aboard, 54 km/h out of town
DRIVE = ModeSpeed(8, 400, 1.4, 1000)  # 24 km/h in town and parking, 60 km/h out of town
STEP_FREE_MINUTES = 5  # lifts, ramps and the next low-floor vehicle
COMFORTABLE_WALK = {"relaxed": 20, "balanced": 25, "packed": 30}
COMFORTABLE_SLOW_WALK = 15
A_FEW_STEPS = 7  # minutes walked even by those who want to be driven
WORTH_RIDING = 6  # minutes that a ride must save before one leaves the street


@dataclass(frozen=True, slots=True)
class EstimatedTravel:
    """TravelTimes for one party: walks when it is short, rides when that saves real time."""

    party: Party = field(default_factory=Party)
    pace: Pace = "balanced"
    step_free: bool = False
    modes: tuple[Mode, ...] = ()

    @classmethod
    def of(cls, brief: Brief) -> EstimatedTravel:
        """Return the travel of a brief's party."""
        return cls(brief.party, brief.pace, brief.step_free, brief.transport)

    def matrix(self, points: Sequence[Point]) -> list[list[Leg]]:
        """Return the estimated leg from each point to each other point."""
        return [[self.leg(a, b) for b in points] for a in points]

    def leg(self, a: Point, b: Point) -> Leg:
        """Return the estimated leg between two points, by the mode that suits the party."""
        return self.choose(partial(self.leg_by, straight=distance_m(a, b)))

    def choose(self, leg_by: Callable[[Mode], Leg]) -> Leg:
        """Return the leg by the mode that suits the party, of those that `leg_by` gives for each mode."""
        walk = leg_by("walk")
        if self.vehicle is None or walk.minutes <= self._easy_minutes:
            return walk
        ride = leg_by(self.vehicle)
        saves_enough = walk.minutes - ride.minutes >= WORTH_RIDING
        return ride if saves_enough or not self._walks_far else walk

    def leg_by(self, mode: Mode, straight: float) -> Leg:
        """Return the estimated leg by a mode to what is so many metres away in a straight line."""
        speed = {
            "walk": SLOW_WALK if self.walks_slowly else WALK,
            "transit": TRANSIT,
            "drive": DRIVE,
        }[mode]
        metres = straight * speed.detour
        minutes = speed.minutes(metres)
        if mode == "transit" and self.step_free:
            minutes += STEP_FREE_MINUTES
        return Leg(mode=mode, minutes=ceil(minutes), metres=round(metres))

    @property
    def vehicle(self) -> Mode | None:
        """What the party rides where it does not walk; None when it walks everywhere."""
        if set(self.modes) == {"walk"}:
            return None
        return "drive" if "drive" in self.modes and "transit" not in self.modes else "transit"

    @property
    def walks_slowly(self) -> bool:
        """Whether the party needs longer on foot than most."""
        return self.party.walks_slowly or self.step_free

    @property
    def _walks_far(self) -> bool:
        return not self.modes or "walk" in self.modes

    @property
    def _easy_minutes(self) -> int:
        """How long a walk may be for the party not to think of riding."""
        if not self._walks_far:
            return A_FEW_STEPS
        return COMFORTABLE_SLOW_WALK if self.walks_slowly else COMFORTABLE_WALK[self.pace]
