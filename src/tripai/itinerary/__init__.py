"""The one translator between a trip's dates and places and the solver's integers."""

from tripai.itinerary.blueprint import Blueprint, draw, meal_areas
from tripai.itinerary.reasons import days_open, left_out, ways, when
from tripai.itinerary.remedies import remedies
from tripai.itinerary.retrace import on_the_way, to_schedule
from tripai.itinerary.route import id_of, proved_gap, to_day, to_route
from tripai.itinerary.terms import (
    assumptions,
    conflict,
    fetched,
    refuse_impossible,
    thinness,
    unread_hours,
)
from tripai.itinerary.twins import twin_of, without_twins

__all__ = [
    "Blueprint",
    "assumptions",
    "conflict",
    "days_open",
    "draw",
    "fetched",
    "id_of",
    "left_out",
    "meal_areas",
    "on_the_way",
    "proved_gap",
    "refuse_impossible",
    "remedies",
    "thinness",
    "to_day",
    "to_route",
    "to_schedule",
    "twin_of",
    "unread_hours",
    "ways",
    "when",
    "without_twins",
]
