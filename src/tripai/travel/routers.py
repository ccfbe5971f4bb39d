"""The routers that settings can name."""

from __future__ import annotations

from tripai.travel.osrm import Osrm
from tripai.travel.tables import Router
from tripai.travel.valhalla import Valhalla


def find_router(osrm_url: str, valhalla_url: str) -> Router | None:
    """Return the router at the first of the addresses that is not empty."""
    if osrm_url:
        return Osrm(osrm_url)
    return Valhalla(valhalla_url) if valhalla_url else None
