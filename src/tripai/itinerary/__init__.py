"""The one translator between a trip's dates and places and the solver's integers."""

from tripai.itinerary.blueprint import Blueprint, draw, meal_areas
from tripai.itinerary.remedies import remedies
from tripai.itinerary.route import to_route
from tripai.itinerary.terms import assumptions, conflict, fetched, refuse_impossible, thinness

__all__ = [
    "Blueprint",
    "assumptions",
    "conflict",
    "draw",
    "fetched",
    "meal_areas",
    "refuse_impossible",
    "remedies",
    "thinness",
    "to_route",
]
